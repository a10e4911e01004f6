"""The end of a build, to be read aloud: what was held, for whom, how full, how good, and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sco_scheduler.agendas.people import company_name
from sco_scheduler.agendas.report import BuildReport, Summary, WishesMet
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.outcome import Status, Unmet
from sco_scheduler.output.terminal.console import count, heading, plain, table
from sco_scheduler.output.terminal.goals import goal_table
from sco_scheduler.output.terminal.heat import Heat, HeatMap

_COMPANIES_NAMED = 8
_RANKS_SHOWN = 8


def print_summary(
    console: Console, report: BuildReport, written: Sequence[Path] = (), history: Path | None = None
) -> None:
    """The summary of a build, the files written, and the folder that keeps what was replaced."""
    event, summary = report.schedule.event, report.summary
    console.print(heading(f"{plain(event.settings.name)}: {count(summary.meetings, 'meeting')}"))
    for line in (_ended(report), _held(summary), _musts(summary)):
        console.print(line)
    _list(console, _unmet_musts(event, report.unmet))
    console.print(_minimums(summary))
    _list(console, _below(event, summary))
    console.print(_gaps(summary))
    if summary.purchaser_wishes or summary.supplier_wishes:
        console.print(_wishes(summary))
    console.print(occupancy(summary))
    console.print()
    if report.goals:
        console.print(heading("How good it is, goal by goal, each given the goals above it"))
        console.print(goal_table(report.goals))
    for path in written[:1]:
        console.print(f"Written to {plain(str(path))}", soft_wrap=True)
    if len(written) > 1:
        console.print(f"with {count(len(written) - 1, 'further workbook')} of agendas beside it")
    if history is not None:
        console.print(f"The workbook that was there is kept in {plain(str(history))}", soft_wrap=True)


def occupancy(summary: Summary) -> HeatMap:
    """Zones by slots: the share of the open tables that have a meeting."""
    cells = [Heat(o.zone, o.start, o.meetings, o.tables) for o in summary.occupancy]
    return HeatMap("Occupancy of the zones, in % of the open tables", cells)


def _ended(report: BuildReport) -> str:
    proved = sum(g.proved for g in report.goals)
    if report.status is Status.OPTIMAL:
        return f"Every goal is proved, after {report.seconds:.1f} s of solving."
    took = f"after {report.seconds:.1f} s" if report.status is Status.INTERRUPTED else f"in {report.seconds:.1f} s"
    lead = "Stopped by you" if report.status is Status.INTERRUPTED else "Solved"
    return f"{lead} {took}: {proved} of {count(len(report.goals), 'goal')} proved."


def _held(summary: Summary) -> str:
    pairs = count(summary.pairs_asked, "requested pair")
    verb = "meet" if summary.pairs_held != 1 else "meets"
    return f"{summary.pairs_held:,} of {pairs} {verb}; together they are worth {summary.value:,}."


def _musts(summary: Summary) -> str:
    if summary.musts_asked == 0:
        return "No meeting is marked must."
    if summary.musts_held == summary.musts_asked:
        return f"All {count(summary.musts_asked, 'must')} are held." if summary.musts_asked > 1 else "The must is held."
    return f"{summary.musts_held:,} of {count(summary.musts_asked, 'must')} are held. Not held:"


def _unmet_musts(event: Event, unmet: Iterable[Unmet]) -> list[str]:
    return [
        f"{company_name(event, u.pair[0])} with {company_name(event, u.pair[1])}: {u.text}" for u in unmet if u.must
    ]


def _minimums(summary: Summary) -> str:
    missed = {m.company for m in summary.minimums_missed}
    if not missed:
        return "No company stays below its minimum."
    verb = "stays below its" if len(missed) == 1 else "stay below their"
    return f"{count(len(missed), 'company', 'companies')} {verb} minimum:"


def _below(event: Event, summary: Summary) -> list[str]:
    return [
        f"{company_name(event, m.company)} ({m.company}): {m.held} of {m.minimum} as a {m.role}"
        for m in summary.minimums_missed
    ]


def _list(console: Console, lines: Sequence[str]) -> None:
    for line in lines[:_COMPANIES_NAMED]:
        console.print(Padding(Text(f"- {plain(line)}"), (0, 0, 0, 2)))
    if len(lines) > _COMPANIES_NAMED:
        console.print(f"  and {len(lines) - _COMPANIES_NAMED} more, in the workbook")


def _gaps(summary: Summary) -> str:
    return (
        f"{count(summary.gaps_purchasers, 'gap')} for purchasers, {summary.gaps_suppliers:,} for the others; "
        f"{count(summary.zone_moves, 'move')} to another zone, {summary.table_moves:,} to another table."
    )


def _wishes(summary: Summary) -> Table:
    """The share of requests met by rank, late ranks together, those without a rank last."""
    sides = (summary.purchaser_wishes, summary.supplier_wishes)
    ranks = sorted({w.rank for side in sides for w in side if w.rank is not None})
    single = ranks if len(ranks) <= _RANKS_SHOWN else ranks[: _RANKS_SHOWN - 1]
    late = ranks[len(single) :]
    rows = table("Wishes met", "Purchasers", "Suppliers", right=(1, 2))
    for rank in single:
        rows.add_row(f"rank {rank}", *(_met(w for w in side if w.rank == rank) for side in sides))
    if late:
        rows.add_row(f"rank {late[0]} and later", *(_met(w for w in side if w.rank in late) for side in sides))
    if any(w.rank is None for side in sides for w in side):
        rows.add_row("without a rank", *(_met(w for w in side if w.rank is None) for side in sides))
    rows.add_row("all", *(_met(side) for side in sides))
    return rows


def _met(wishes: Iterable[WishesMet]) -> str:
    """``28 of 31, 90%``; a dash where nothing was asked."""
    rows = list(wishes)
    met, asked = sum(w.met for w in rows), sum(w.asked for w in rows)
    return f"{met:,} of {asked:,}, {100 * met // asked:3}%" if asked else "-"
