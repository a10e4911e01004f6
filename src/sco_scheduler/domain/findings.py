"""Findings: faults that a check reports, each with its cell, the value found there and advice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import accumulate

from sco_scheduler.domain.messages import ENGLISH, Cell, Phrase, Said, Speech


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
    """A kind of finding: its code and severity.

    Its title, sentence and advice are in the catalogues under the code; sentence and advice have blanks for
    the finding's ``details``. English also has an example: a short account of a workbook that gives this finding.
    Among kinds of one severity those of greater ``weight`` come first: what is wrong with a file or a map, then
    with the meaning of a column, then with a sheet, then with a cell, since others may follow from it. ``default``
    tells that findings of the kind only say what holds where nothing is given.
    """

    code: str
    severity: Severity
    weight: int = 0
    default: bool = False

    def title_in(self, speech: Speech) -> str:
        """The title in a language."""
        return speech.text(f"{self.code}.title")


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault found in the input. ``cells`` are ordered most relevant first; ``suggestion`` is the likely value."""

    kind: FindingKind
    cells: tuple[Cell, ...] = ()
    details: Mapping[str, object] = field(default_factory=dict)
    suggestion: Said | None = None

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
        """The sentence in English: the value that was found and what was expected."""
        return self.message_in(ENGLISH)

    @property
    def advice(self) -> str:
        """The advice in English, with the likely value if there is one."""
        return self.advice_in(ENGLISH)

    def message_in(self, speech: Speech) -> str:
        """The sentence in a language."""
        return speech.fill(speech.text(f"{self.code}.sentence"), self.details)

    def advice_in(self, speech: Speech) -> str:
        """Return the advice in the language of ``speech``."""
        advice = speech.fill(speech.text(f"{self.code}.advice"), self.details)
        maybe = speech.say(Phrase("maybe")(suggestion=self.suggestion)) if self.suggestion else ""
        return speech.paragraph(advice, maybe)

    @property
    def where(self) -> str:
        """The cells, as the organizer reads them: ``Requests!C14, Requests!C20``."""
        return self.where_in(ENGLISH)

    def where_in(self, speech: Speech) -> str:
        """The cells in a language."""
        return speech.say(self.cells)


def by_importance(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, most serious first, then by weight of their kind, then by code, then by cell."""
    return tuple(sorted(findings, key=lambda f: (f.severity, -f.kind.weight, f.code, f.cells)))


def stops(findings: Iterable[Finding]) -> bool:
    """Whether any finding stops the work."""
    return any(f.severity is Severity.STOPS for f in findings)


_LONGEST = 400
"""The most characters of a detail that are shown."""


class Findings:
    """A list that collects findings, all of them, as a check goes on."""

    def __init__(self) -> None:
        self._found: list[Finding] = []

    def add(self, kind: FindingKind, *cells: Cell | None, suggestion: Said | None = None, **details: object) -> None:
        """Add a finding.

        Parameters
        ----------
        *cells
            The cells concerned, the most relevant first; None is left out.
        **details
            The values of the blanks of its text.
        """
        known = tuple(cell for cell in cells if cell is not None)
        shown = {key: _short(value) for key, value in details.items()}
        self._found.append(Finding(kind, known, shown, suggestion))

    def extend(self, others: Findings) -> None:
        """Add findings that were collected separately."""
        self._found += others._found

    def only_stopping(self, *, read: Collection[str] = ()) -> Findings:
        """Those that stop the work.

        Parameters
        ----------
        read
            Names of sheets that were read after all, so that nothing about them as a whole stops it.
        """
        few = Findings()
        few._found = [
            finding
            for finding in self._found
            if finding.severity is Severity.STOPS
            and not (finding.cells and all(c.sheet in read and not c.row for c in finding.cells))
        ]
        return few

    @property
    def stopped(self) -> bool:
        """Whether anything found so far stops the work."""
        return any(finding.severity is Severity.STOPS for finding in self._found)

    def all(self) -> tuple[Finding, ...]:
        """Everything found, in the order in which it was found."""
        return tuple(self._found)


def _short(value: object) -> object:
    """A detail as long as it is shown: of a long text its start, of a long list the first parts."""
    if isinstance(value, str):
        return value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
    if isinstance(value, Phrase):
        return value(**{key: _short(part) for key, part in value.blanks})
    if isinstance(value, (list, tuple)):
        parts = tuple(map(_short, value))
        fitting = sum(total <= _LONGEST for total in accumulate(len(str(part)) + 2 for part in parts))
        return parts if fitting == len(parts) else (*parts[: max(1, fitting)], "…")
    return value
