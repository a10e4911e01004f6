"""Findings: faults that a check reports, each with its cell, the value found there and advice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import accumulate

from sco_scheduler.domain.messages import ENGLISH, Cell, Phrase, Said, Speech


class Severity(IntEnum):
    """The importance of a finding; smaller is more serious."""

    STOPS = 1
    """Stops the work: no event can be built until it is corrected."""
    CHANGES = 2
    """Changes the result: a request is left out, or read in one of two possible ways."""
    NOTE = 3
    """Information: a default that was used, a row that was skipped."""


@dataclass(frozen=True, slots=True)
class FindingKind:
    """A kind of finding: its code and severity.

    Its title, sentence and advice are in the catalogues under the code; sentence and advice have blanks for
    the finding's ``details``. English also has an example: a short account of a workbook that gives this finding.
    Among kinds of one severity those of greater ``weight`` come first: faults of a file or a map, then
    of the meaning of a column, then of a sheet, then of a cell, since earlier ones may cause later ones. ``default``
    says that findings of the kind only state a default.
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
        """The severity of the finding's kind."""
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
        """The cells as shown to the organizer: ``Requests!C14, Requests!C20``."""
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
"""The largest number of characters shown of a detail."""


class Findings:
    """A list that collects all findings of a check."""

    def __init__(self) -> None:
        self._found: list[Finding] = []

    def add(self, kind: FindingKind, *cells: Cell | None, suggestion: Said | None = None, **details: object) -> None:
        """Add a finding.

        Parameters
        ----------
        *cells
            The cells concerned, the most relevant first; None is skipped.
        suggestion
            The likely value, if any.
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
        """The findings that stop the work.

        Parameters
        ----------
        read
            Names of sheets that were read in spite of findings about them as a whole, which then do not count.
        """
        few = Findings()
        few._found = [
            finding
            for finding in self._found
            if finding.severity is Severity.STOPS
            and not (finding.cells and all(c.sheet in read and not c.row for c in finding.cells))
        ]
        return few

    def without(self, is_void: Callable[[Finding], bool]) -> Findings:
        """The findings but for the void ones."""
        few = Findings()
        few._found = [finding for finding in self._found if not is_void(finding)]
        return few

    def take(self, *kinds: FindingKind) -> tuple[Finding, ...]:
        """Remove the findings of kinds, and return them."""
        taken = tuple(finding for finding in self._found if finding.kind in kinds)
        self._found = [finding for finding in self._found if finding.kind not in kinds]
        return taken

    @property
    def stopped(self) -> bool:
        """Whether anything found so far stops the work."""
        return any(finding.severity is Severity.STOPS for finding in self._found)

    def all(self) -> tuple[Finding, ...]:
        """All findings, in the order in which they were added."""
        return tuple(self._found)


def _short(value: object) -> object:
    """Shorten a detail for display: the start of a long text, the first parts of a long list."""
    if isinstance(value, str):
        return value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
    if isinstance(value, Phrase):
        return value(**{key: _short(part) for key, part in value.blanks})
    if isinstance(value, (list, tuple)):
        parts = tuple(map(_short, value))
        fitting = sum(total <= _LONGEST for total in accumulate(len(str(part)) + 2 for part in parts))
        return parts if fitting == len(parts) else (*parts[: max(1, fitting)], "…")
    return value
