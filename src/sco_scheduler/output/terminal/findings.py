"""Findings in a table: how serious, where, what, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sco_scheduler.domain.findings import Finding, Severity, by_importance
from sco_scheduler.output.terminal.console import count, heading, plain, table

_WORDS = {Severity.STOPS: "stops", Severity.CHANGES: "changes", Severity.NOTE: "note"}
_STYLES = {Severity.STOPS: "bold red", Severity.CHANGES: "yellow", Severity.NOTE: "dim"}
_CELLS_NAMED = 3
_WIDE = 110
"""Columns from which on a table of four columns reads well."""


def severity_word(severity: Severity) -> str:
    """``stops``, ``changes`` or ``note``."""
    return _WORDS[severity]


def tally(findings: Sequence[Finding]) -> str:
    """``1 finding that stops the work, 3 that change what is built, 12 notes``."""
    found = Counter(f.severity for f in findings)
    stops, changes, notes = (found[s] for s in Severity)
    parts = []
    if stops:
        parts.append(f"{count(stops, 'finding')} that stop{'s' if stops == 1 else ''} the work")
    if changes:
        parts.append(f"{count(changes, 'finding')} that change{'s' if changes == 1 else ''} what is built")
    if notes:
        parts.append(count(notes, "note"))
    return ", ".join(parts) or "No findings"


def print_findings(console: Console, findings: Sequence[Finding], *, limit: int | None = None) -> None:
    """The findings, most serious first; beyond ``limit`` only their number is told."""
    ordered = by_importance(findings)
    shown = ordered if limit is None else ordered[:limit]
    if shown:
        console.print(heading(f"{tally(ordered)}:"))
        console.print(_table(shown, wide=console.width >= _WIDE))
    if len(shown) < len(ordered):
        console.print(f"And {len(ordered) - len(shown)} more: `schedule check` lists them all.")


def print_notes(console: Console, findings: Sequence[Finding]) -> None:
    """The titles of the notes among the findings, such as defaults that were used, in a paragraph."""
    titles = Counter(f.kind.title for f in by_importance(findings) if f.severity is Severity.NOTE)
    if titles:
        words = [title if number == 1 else f"{title} ({number})" for title, number in titles.items()]
        console.print(f"Notes: {'; '.join(words)}. `schedule check` tells more.")


def _table(findings: Sequence[Finding], *, wide: bool) -> Table:
    """In a narrow terminal what to do stands below what is there; cells are left out where there are none."""
    what = ("What is there", "What to do") if wide else ("What is there, and what to do",)
    with_cells = any(finding.cells for finding in findings)
    rows = table("Severity", *(["Cell"] if with_cells else []), *what, severity=8, cell=10)
    for finding in findings:
        texts = [plain(finding.message), plain(finding.advice)]
        if not wide:
            texts = ["\n-> ".join(text for text in texts if text)]
        where = [plain(_where(finding))] if with_cells else []
        rows.add_row(Text(_WORDS[finding.severity], style=_STYLES[finding.severity]), *where, *texts)
    return rows


def _where(finding: Finding) -> str:
    named = ", ".join(str(cell) for cell in finding.cells[:_CELLS_NAMED])
    more = len(finding.cells) - _CELLS_NAMED
    return f"{named} and {more} more" if more > 0 else named
