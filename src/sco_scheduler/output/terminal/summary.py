"""Prints the summary of a build: meetings held, requests met, occupancy, files, and goals with their quality."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from sco_scheduler.agendas.build_report import (
    PAIRS_UNASKED,
    BuildReport,
    Summary,
    WishesMet,
    company_name,
    percent,
    rank_groups,
)
from sco_scheduler.domain.event import Event, Role
from sco_scheduler.domain.goals import GOALS, GoalResult, Sense
from sco_scheduler.domain.messages import ENGLISH, Clauses, Phrase, Said, Speech
from sco_scheduler.domain.outcome import Reason, Status, Unmet
from sco_scheduler.domain.record import Unfinished
from sco_scheduler.output import phrases as common
from sco_scheduler.output.phrases import OLDER_MUSTS, SCOPES
from sco_scheduler.output.terminal.console import (
    NARROW,
    WRITTEN_TO,
    Heat,
    HeatMap,
    Prose,
    plain,
    print_path,
    print_said,
    table,
)
from sco_scheduler.output.texts.words import day_name, goal_title

_MINIMUM_MISSED = {Role.PURCHASER: Phrase("minimum-missed-purchaser"), Role.SUPPLIER: Phrase("minimum-missed-supplier")}

_STOPPED = {Unfinished.FIRST: Phrase("stopped-first"), Unfinished.RERUN: Phrase("stopped-rerun")}

_COMPANIES_NAMED = 8


def print_summary(
    console: Console,
    report: BuildReport,
    written: Sequence[Path] = (),
    history: Path | None = None,
    speech: Speech = ENGLISH,
) -> None:
    """Print the summary of a build.

    Parameters
    ----------
    history
        The folder with copies of replaced files, if any.
    """
    event, summary = report.schedule.event, report.summary
    title = Phrase("meetings-of")(event=event.settings.name, count=summary.meetings)
    print_said(console, title, speech, style="bold")
    for told in (_ended(report), *_held(summary), _musts(summary)):
        print_said(console, told, speech)
    _list(console, _unmet_musts(event, report.unmet, refused=False), speech)
    if refused := _unmet_musts(event, report.unmet, refused=True):
        print_said(console, Phrase("musts-refused")(count=len(refused)), speech)
        _list(console, refused, speech)
    print_said(console, _minimums(summary), speech)
    _list(console, _below(event, summary), speech)
    lost = Phrase("lost-time")(purchasers=summary.lost_purchasers, suppliers=summary.lost_suppliers)
    print_said(console, lost, speech)
    print_said(console, _gaps(summary), speech)
    if summary.purchaser_wishes or summary.supplier_wishes:
        console.print(_wishes(summary, speech, narrow=console.width < NARROW))
    console.print(occupancy(summary, speech))
    console.print()
    if report.goals:
        print_said(console, Phrase("heading-goal-by-goal"), speech, style="bold")
        print_goals(console, report.goals, speech)
    _print_files(console, written, history, speech)
    if report.unfinished:
        print_said(console, _STOPPED[report.unfinished], speech, style="bold")
        print_open(console, [goal.name for goal in report.goals if not goal.proved], speech)


def print_open(console: Console, goals: Sequence[str], speech: Speech = ENGLISH) -> None:
    """Print which goals are not proved; nothing if all are."""
    if goals:
        print_said(console, Phrase("goals-open")(goals=tuple(goal_title(name, speech) for name in goals)), speech)


def _print_files(console: Console, written: Sequence[Path], history: Path | None, speech: Speech) -> None:
    told: list[Phrase] = [WRITTEN_TO(path=str(path)) for path in written[:1]]
    if len(written) > 1:
        told.append(Phrase("further-workbooks")(count=len(written) - 1))
    if history is not None:
        told.append(Phrase("kept-in")(folder=str(history)))
    for each in told:
        print_path(console, each, speech)


def occupancy(summary: Summary, speech: Speech = ENGLISH) -> HeatMap:
    """Return a heat map of zones by slots: the share of the open tables with a meeting."""
    cells = [Heat(o.zone, o.start, o.meetings, o.tables) for o in summary.occupancy]
    return HeatMap(speech.say(Phrase("heading-occupancy")), cells, partial(day_name, speech=speech))


def _ended(report: BuildReport) -> Phrase:
    proved, seconds = sum(g.proved_outright for g in report.goals), report.seconds
    if report.status is Status.OPTIMAL:
        return Phrase("all-goals-proved")(seconds=seconds)
    told = Phrase("stopped-after") if report.status is Status.INTERRUPTED else Phrase("solved-in")
    return told(seconds=seconds, proved=proved, count=len(report.goals))


def _held(summary: Summary) -> list[Phrase]:
    meet = Phrase("pairs-meet")(held=summary.pairs_held, count=summary.pairs_asked, value=summary.value)
    return [meet, *([PAIRS_UNASKED(count=summary.pairs_unasked)] if summary.pairs_unasked else [])]


def _musts(summary: Summary) -> Phrase:
    if summary.musts_asked == 0:
        return Phrase("no-must")
    if summary.musts_held < summary.musts_asked:
        return Phrase("some-musts")(held=summary.musts_held, count=summary.musts_asked)
    return Phrase("all-musts")(count=summary.musts_asked) if summary.musts_asked > 1 else Phrase("the-must")


def _unmet_musts(event: Event, unmet: Iterable[Unmet], *, refused: bool) -> list[Said]:
    """The unmet musts: with ``refused`` those that a side refused, which do not count as musts, else all others."""
    return [
        Phrase("must-unmet")(
            purchaser=company_name(event, u.pair[0]), supplier=company_name(event, u.pair[1]), why=u.text
        )
        for u in unmet
        if u.must and (u.reason is Reason.REFUSED) == refused
    ]


def _minimums(summary: Summary) -> Phrase:
    missed = {m.company for m in summary.minimums_missed}
    return Phrase("minimums-missed")(count=len(missed)) if missed else Phrase("no-minimum-missed")


def _below(event: Event, summary: Summary) -> list[Said]:
    found: list[Said] = []
    for m in summary.minimums_missed:
        name = company_name(event, m.company)
        told = _MINIMUM_MISSED[m.role](company=name, id=m.company, held=m.held, minimum=m.minimum)
        found.append(Clauses((told, m.why)) if m.why else told)
    return found


def _list(console: Console, lines: Sequence[Said], speech: Speech) -> None:
    for line in lines[:_COMPANIES_NAMED]:
        print_said(console, line, speech, hang="  - ")
    if len(lines) > _COMPANIES_NAMED:
        told = Phrase("more-in-workbook")(count=len(lines) - _COMPANIES_NAMED)
        print_said(console, told, speech, hang="  ")


def _gaps(summary: Summary) -> Phrase:
    return Phrase("gaps-and-moves")(
        gaps=summary.gaps_purchasers,
        others=summary.gaps_suppliers,
        zones=summary.zone_moves,
        tables=summary.table_moves,
    )


def _wishes(summary: Summary, speech: Speech, *, narrow: bool) -> Table:
    """The share of requests met by rank, late ranks together, those without a rank last."""
    say = speech.say
    sides = (summary.purchaser_wishes, summary.supplier_wishes)
    columns = (Phrase("heading-wishes-met"), Phrase("heading-purchasers"), Phrase("heading-suppliers"))
    rows = table(*map(say, columns), right=(1, 2))

    def row(label: Phrase, wanted: Sequence[int | None] | None) -> None:
        met = ([w for w in side if wanted is None or w.rank in wanted] for side in sides)
        rows.add_row(Prose(say(label)), *(say(_met(wishes, narrow=narrow)) for wishes in met))

    for ranks in rank_groups(sides):
        first = ranks[0]
        if first is None:
            row(Phrase("no-rank"), ranks)
        else:
            row((Phrase("rank") if len(ranks) == 1 else Phrase("rank-and-later"))(rank=first), ranks)
    row(Phrase("all-ranks"), None)
    return rows


def _met(wishes: Iterable[WishesMet], *, narrow: bool) -> Said:
    """``28 of 31, 90%``, without the share if narrow; a dash if there are no requests."""
    rows = list(wishes)
    met, asked = sum(w.met for w in rows), sum(w.asked for w in rows)
    if not asked:
        return "-"
    told = Phrase("wishes-met")(met=met, asked=asked)
    return told if narrow else Phrase("wishes-share")(met=told, share=f"{percent(met, asked):3}")


# Goals

_PROVED_OF = {name: Phrase(f"proved-{name.replace('_', '-')}") for name in GOALS}
"""The text of each goal's proof."""

_IN_SCOPE = Phrase("quality-scope")
"""The text of a scope to which a bound is restricted, by the engine's terms."""


def quality(result: GoalResult, speech: Speech = ENGLISH) -> str:
    """Describe a result: ``proved: no schedule has more value``, or ``good: at most 3 fewer are possible``."""
    told = _quality(result)
    if result.scope:
        told = _IN_SCOPE(quality=told, scope=SCOPES.get(result.scope, plain(result.scope)))
    if result.older_musts:
        told = _IN_SCOPE(quality=told, scope=OLDER_MUSTS(count=result.older_musts))
    return speech.say(told)


def _quality(result: GoalResult) -> Said:
    goal = GOALS.get(result.name)
    if result.proved:
        return Phrase("quality-proved")(why=_PROVED_OF.get(result.name, Phrase("proved-any")))
    if result.bound is None or goal is None or result.says_nothing:
        return Phrase("quality-unknown")
    most = goal.sense is Sense.MOST
    room = max(0, result.bound - result.value if most else result.value - result.bound)
    if room == 0:
        return Phrase("quality-no-better")
    return Phrase("quality-more")(room=room) if most else Phrase("quality-fewer")(room=room)


def goal_line(result: GoalResult, speech: Speech = ENGLISH) -> str:
    """Describe a goal on one line, for output without a terminal."""
    goal, how_good = goal_title(result.name, speech), quality(result, speech)
    told = Phrase("goal-line")(goal=goal, value=result.value, quality=how_good, seconds=result.seconds)
    return speech.say(told)


def print_goals(console: Console, goals: Sequence[GoalResult], speech: Speech = ENGLISH) -> None:
    """Print every goal with its value and quality, each given the goals above it."""
    if console.width < NARROW:
        for result in goals:
            print_goal(console, result.name, result.value, quality(result, speech), speech, _style(result))
        console.print()
        return
    columns = (common.GOAL, common.VALUE, Phrase("heading-how-good"))
    rows = table(*map(speech.say, columns), right=(1,))
    for result in goals:
        how_good = Prose(quality(result, speech), style=_style(result))
        rows.add_row(Prose(goal_title(result.name, speech)), speech.number(result.value), how_good)
    console.print(rows)


def print_goal(console: Console, name: str, value: int, below: str, speech: Speech, style: str = "") -> None:
    """Print a goal with its value in a narrow terminal, with a text below."""
    told = Phrase("labelled")(label=goal_title(name, speech), text=speech.number(value))
    print_said(console, told, speech)
    console.print(Prose(below, hang="  ", style=style))


def _style(result: GoalResult) -> str:
    return "green" if result.proved else "yellow"
