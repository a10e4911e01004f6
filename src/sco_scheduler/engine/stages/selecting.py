"""Which meetings are held: the goals *musts*, *minimums*, *value* and *balance* at the head of the order.

Three methods, by what the event allows: place exactly the pairs that the relaxation chooses; on
small events the complete statement, goal by goal; on large ones flows and local search, with the
relaxation's bounds.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.bounds import tighter
from sco_scheduler.engine.course import HUGE, Course
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import NONE
from sco_scheduler.engine.relaxation import RELAXED_GOALS, Relaxed
from sco_scheduler.engine.selection import choose, place
from sco_scheduler.engine.stages.warming import warm_up_beside
from sco_scheduler.engine.variables import Choice

if TYPE_CHECKING:
    from sco_scheduler.engine.flows.solve import FlowSight

_SHARE = 0.6
"""The part of the time that is left which deciding which meetings are held may take."""

_CHOOSING_SHARE = 0.4
"""The part of it for choosing them by the relaxation, which mostly takes a second."""

_PLACING_SECONDS = 8.0
"""Time for placing the pairs that the relaxation chose; it mostly answers within two seconds."""

_QUICK_SECONDS = 2.0

_REPRODUCIBLE_MOVES = 10_000_000
"""Moves of the local search where the same input has to give the same schedule."""

_OUT_OF_REACH = 3600.0
"""A time limit, in seconds, for what is limited in moves."""


def select(course: Course) -> None:
    """Record the goals of the order's head that depend only on which meetings are held."""
    lead = leading_goals(course.open_goals())
    if not lead or course.placement is not None:
        return
    course.tell(lead[0], None, None)
    if course.problem.size > HUGE:
        _by_flows(course, lead, None)
        return
    began = course.clock.seconds
    seconds = math.inf if course.options.reproducible else course.clock.left * _CHOOSING_SHARE
    chosen = choose(course.problem, lead, seconds, reproducible=course.options.reproducible)
    if chosen is None:
        if not course.small:
            _by_flows(course, lead, None)
        return
    _tell_first_open(course, lead, {}, dict(chosen.bounds))
    seconds = min(_PLACING_SECONDS, course.clock.left * _SHARE)
    warm_up_beside(course)
    placement = place(course.problem, chosen, course.options, seconds, course.stopped)
    if placement is not None:
        course.placement = placement
        course.record_against(lead, chosen.bounds, (course.clock.seconds - began) / len(lead))
    elif course.small:
        _in_turn(course, lead, chosen)
    else:
        _by_flows(course, lead, chosen)


def leading_goals(goals: tuple[str, ...]) -> tuple[str, ...]:
    """The goals at the head of the order that the relaxation bounds together."""
    lead: list[str] = []
    for goal in goals:
        if goal not in RELAXED_GOALS:
            break
        lead.append(goal)
    return tuple(lead)


def _in_turn(course: Course, lead: tuple[str, ...], relaxed: Relaxed) -> None:
    """Goal by goal on the complete statement, where not all bounds can be reached at once.

    A relaxed bound holds for a goal as long as the goals before it reached theirs.
    """
    valid = True
    for k, goal in enumerate(lead):
        share = course.clock.left * _SHARE / (len(lead) - k)
        course.pursue(goal, share, relaxed.bounds.get(goal) if valid else None)
        if course.placement is None:
            return
        valid = valid and course.results[-1].value == relaxed.bounds.get(goal)


def _by_flows(course: Course, lead: tuple[str, ...], relaxed: Relaxed | None) -> None:
    """Flows, then local search, where the complete statement is too large to solve from scratch."""
    from sco_scheduler.engine.flows.solve import solve_flows

    def told(sight: FlowSight) -> None:
        _tell_first_open(course, lead, sight.values, sight.bounds)

    result = solve_flows(
        course.problem,
        order=lead,
        time_limit=_OUT_OF_REACH if course.options.reproducible else course.clock.left * _SHARE,
        moves=_REPRODUCIBLE_MOVES if course.options.reproducible else None,
        seed=course.options.seed,
        on_progress=told,
        stopped=course.stopped,
    )
    if not result.complete:
        return
    rows = zip(result.item.tolist(), result.mode.tolist(), result.slot.tolist(), strict=True)
    course.placement = Placement({i: Choice(i, m, t) for i, m, t in rows})
    serving = zip(result.item.tolist(), result.interpreter.tolist(), strict=True)
    course.interpreters = {i: person for i, person in serving if person != NONE}
    valid = relaxed is not None
    for goal in lead:
        value, bound = result.values[goal], result.bounds.get(goal)
        if relaxed is not None and valid:
            bound = tighter(goal, bound, relaxed.bounds.get(goal))
            valid = value == relaxed.bounds.get(goal)
        course.record(GoalResult(goal, value, bound, bound == value, result.seconds))


def place_quickly(course: Course) -> None:
    """Some schedule, where the solve was stopped or out of time before it had any: what flows place in a moment."""
    from sco_scheduler.engine.flows.solve import solve_flows

    result = solve_flows(course.problem, time_limit=_QUICK_SECONDS, moves=0, seed=course.options.seed)
    if result.complete:
        rows = zip(result.item.tolist(), result.mode.tolist(), result.slot.tolist(), strict=True)
        course.placement = Placement({i: Choice(i, m, t) for i, m, t in rows})


def _tell_first_open(
    course: Course, lead: tuple[str, ...], values: dict[str, int], bounds: dict[str, int | None]
) -> None:
    goal = next((g for g in lead if values.get(g) != bounds.get(g)), lead[-1])
    course.tell(goal, values.get(goal), bounds.get(goal))
