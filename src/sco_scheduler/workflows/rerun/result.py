"""Describes a finished rerun: where it started from, what keeping costs, what moves would gain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sco_scheduler.agendas.report import Price, Rerun, company_with_id
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.domain.outcome import Status
from sco_scheduler.domain.schedule import Schedule, held_schedule
from sco_scheduler.insight.summary import TabularSchedule, minimums_missed
from sco_scheduler.verify import verify
from sco_scheduler.workflows.build import Build, goals_of
from sco_scheduler.workflows.errors import OwnResultRefused
from sco_scheduler.workflows.options import BuildOptions
from sco_scheduler.workflows.rerun.published import RerunStart

PRICED_MOVES = (1, 3, 10)
"""The numbers of further moves whose gain ``prices`` finds."""


_PRICED = ("minimums", "value")
"""The goals that have a price; what comes after them in the order need not be pursued for it."""


def describe_start(earlier: RerunStart, *, bound: int | None = None, prices: tuple[Price, ...] = ()) -> Rerun:
    """Describe where a rerun started from.

    Parameters
    ----------
    bound
        The most value of a schedule that keeps nothing, if known.
    """
    built, printed = earlier.read.record.built, earlier.printed
    known = next((goal.value for goal in earlier.read.record.goals if goal.name == "value"), None)
    return Rerun(
        source=earlier.path.name,
        revision=built.revision if built is not None else None,
        built_at=built.time if built is not None else None,
        meetings=sum(row.is_held for row in earlier.published.meetings),
        value=verify(printed.event, printed.meetings).goals["value"] if known is None else known,
        history_until=earlier.published.history_until,
        value_bound=bound,
        prices=prices,
    )


def as_it_stands(earlier: RerunStart, event: Event) -> Build:
    """Return the published schedule as the result of a build that had nothing to do: nothing is lost or moved."""
    goals = tuple(
        replace(goal, value=0, bound=0, proved=True) if goal.name in RERUN_ONLY else goal
        for goal in earlier.read.record.goals
    )
    proved = bool(goals) and all(goal.proved_outright for goal in goals)
    schedule = TabularSchedule.of(held_schedule(event, earlier.published.meetings))
    return Build(event, Status.OPTIMAL if proved else Status.FEASIBLE, schedule=schedule, goals=goals)


def priced(
    earlier: RerunStart, options: BuildOptions, base: Build, solved: Callable[[BuildOptions], Build]
) -> tuple[Price, ...]:
    """Find the gain of 1, 3 and 10 further moves, each by a solve of its own.

    Without a limit on moves there is nothing to price, and a schedule that the verifier refuses gives no price.

    Parameters
    ----------
    solved
        Solves the event with other options: that many moves allowed, a share of the seconds, and the goals that have a
        price with those before them.
    """
    if options.allow_moves is None or base.schedule is None:
        return ()
    found = [_price(earlier, 0, base, base.schedule)]
    already = max(options.allow_moves, found[0].moved)
    order = goals_of(earlier.event, options)
    goals = order[: 1 + max((k for k, goal in enumerate(order) if goal in _PRICED), default=len(order))]
    for moves in PRICED_MOVES:
        try:
            seconds = options.price_seconds / len(PRICED_MOVES)
            done = solved(replace(options, allow_moves=already + moves, time_limit=seconds, goals=goals))
        except OwnResultRefused:
            continue
        if done.schedule is not None:
            price = _price(earlier, moves, done, done.schedule)
            found.append(replace(price, nearer=_nearer(base.schedule, done.schedule)))
    return tuple(found)


def _price(earlier: RerunStart, moves: int, done: Build, schedule: Schedule) -> Price:
    goals = {goal.name: goal for goal in done.goals}
    values = verify(done.event, schedule.meetings, earlier.published).goals
    proved = all(goals[name].proved for name in _PRICED if name in goals)
    return Price(moves, values["slot_moves"], values["minimums"], values["value"], proved)


def _nearer(before: Schedule, after: Schedule) -> tuple[str, ...]:
    """The companies that miss less to a minimum in the second schedule than in the first."""
    event = after.event
    left = {(company.id, role): missing for company, role, missing in minimums_missed(event, after.meetings)}
    nearer = [
        company.id
        for company, role, missing in minimums_missed(event, before.meetings)
        if left.get((company.id, role), 0) < missing
    ]
    return tuple(company_with_id(event, company) for company in dict.fromkeys(nearer))
