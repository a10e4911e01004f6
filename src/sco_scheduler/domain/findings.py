"""Findings: what a check reports, each with its cell, what stands there and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from sco_scheduler.domain.cells import Cell


class Severity(IntEnum):
    """How much a finding matters; smaller is more serious."""

    STOPS = 1
    """Stops the work: no event can be built until it is mended."""
    CHANGES = 2
    """Changes what is built: something that was asked for is left out or read in one of two ways."""
    NOTE = 3
    """Worth knowing: a default that was used, a row that was skipped."""


@dataclass(frozen=True, slots=True)
class FindingKind:
    """An entry of the catalogue: a code, its severity, a title and the sentence with its blanks.

    ``sentence`` and ``advice`` are format strings over the finding's ``details``. ``example`` is a
    short account of a workbook that gives this finding.
    """

    code: str
    severity: Severity
    title: str
    sentence: str
    advice: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check found. ``cells`` are most telling first; ``suggestion`` is the likely value."""

    kind: FindingKind
    cells: tuple[Cell, ...] = ()
    details: Mapping[str, object] = field(default_factory=dict)
    suggestion: str | None = None

    @property
    def code(self) -> str:
        """The code of the finding's kind."""
        return self.kind.code

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.kind.severity

    @property
    def message(self) -> str:
        """The sentence: what is there and what was expected."""
        return self.kind.sentence.format_map(_Blanks(self.details))

    @property
    def advice(self) -> str:
        """What to do, with the likely value where there is one."""
        text = self.kind.advice.format_map(_Blanks(self.details))
        return f"{text} Maybe {self.suggestion}?".strip() if self.suggestion else text

    @property
    def where(self) -> str:
        """The cells, as the organizer reads them: ``Requests!C14, Requests!C20``."""
        return ", ".join(str(cell) for cell in self.cells)


class _Blanks(dict[str, object]):
    """Details for a format string; a blank that nobody filled shows its name instead of failing."""

    def __init__(self, details: Mapping[str, object]) -> None:
        super().__init__(details)

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def by_importance(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, most serious first, then by code, then by cell."""
    return tuple(sorted(findings, key=lambda f: (f.severity, f.code, f.cells)))


def stops(findings: Iterable[Finding]) -> bool:
    """Whether any finding stops the work."""
    return any(f.severity is Severity.STOPS for f in findings)
