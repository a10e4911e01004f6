"""What the verifier says, in a table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.goals import GOALS
from sco_scheduler.output.terminal.console import count, heading, plain, table
from sco_scheduler.output.terminal.goals import title
from sco_scheduler.verify import Verdict


def print_verdict(console: Console, verdict: Verdict, cells: Sequence[Sequence[Cell]]) -> None:
    """Every violation with the cells it stands in (one entry of ``cells`` a violation), and every goal's value."""
    if verdict.ok:
        console.print(heading("Every rule is kept."))
    else:
        console.print(heading(f"{count(len(verdict.violations), 'violation')} of the rules:"))
        rows = table("Rule", "Cell", "What is wrong", rule=4, cell=10)
        for violation, where in zip(verdict.violations, cells, strict=True):
            rows.add_row(violation.rule.code, ", ".join(str(c) for c in where), plain(violation.text))
        console.print(rows)
    console.print(_goals(verdict))


def _goals(verdict: Verdict) -> Table:
    rows = table("Goal", "Value", "What it counts", right=(1,))
    for name, value in verdict.goals.items():
        rows.add_row(title(name), f"{value:,}", GOALS[name].sentence if name in GOALS else "")
    return rows
