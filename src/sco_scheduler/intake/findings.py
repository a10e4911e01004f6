"""Collects all findings of reading a workbook."""

from __future__ import annotations

from collections.abc import Collection
from itertools import accumulate

from sco_scheduler.domain.findings import Finding, FindingKind, Severity
from sco_scheduler.domain.messages import Cell, Phrase, Said

_LONGEST = 400
"""The most characters of a detail that are shown."""


class Findings:
    """A growing list of findings."""

    def __init__(self) -> None:
        self._found: list[Finding] = []

    def add(self, kind: FindingKind, *cells: Cell | None, suggestion: Said | None = None, **details: object) -> None:
        """Add a finding.

        Parameters
        ----------
        kind
            Its kind.
        *cells
            The cells concerned, the most relevant first; None is left out.
        suggestion
            The likely value.
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
