"""The way into the engine: one event in, one outcome out; which method runs is decided by the event."""

from __future__ import annotations

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.goals import rerun_order
from sco_scheduler.domain.outcome import Conflict, GoalResult, Outcome, Status
from sco_scheduler.domain.schedule import Published
from sco_scheduler.engine.bounds import trivial_bound
from sco_scheduler.engine.conflicts import conflict_of_gap_spread, conflict_of_pins
from sco_scheduler.engine.course import HUGE, SMALL, Course
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.options import Options
from sco_scheduler.engine.relaxation import RELAXED_GOALS, blocks_by_session, bound_given, relax
from sco_scheduler.engine.stages.at_once import settle_at_once
from sco_scheduler.engine.stages.filling import fill
from sco_scheduler.engine.stages.finishing import finish
from sco_scheduler.engine.stages.holding_all import all_pinned, hold_all
from sco_scheduler.engine.stages.keeping import keep
from sco_scheduler.engine.stages.selecting import leading_goals, place_quickly, select
from sco_scheduler.engine.stages.smoothing import smooth
from sco_scheduler.engine.stages.warming import warm_up_beside
from sco_scheduler.engine.watch import Clock, Unwatched, Watch

_EXPLAINING_SECONDS = 10.0
"""Time for narrowing a conflict down to few rows; few pins take a fraction of a second."""

_SHARE_IN_A_RERUN = 0.5
"""The part of the time left for each of a rerun's goals that are no gaps: what a request is worth matters more."""


def solve(
    event: Event, published: Published | None = None, options: Options | None = None, watch: Watch | None = None
) -> Outcome:
    """The best schedule of an event that the time limit allows.

    With a published schedule the goals come in the order of a rerun, and what it holds is kept.
    """
    options = options or Options()
    clock = Clock(options.time_limit, steady=options.reproducible)
    order = options.goals or event.settings.goals
    if published is not None:
        order = rerun_order(order, moves_allowed=options.allow_moves != 0)
    problem = index(event, published)
    slots_and_people = tuple(goal for goal in order if goal != "table_moves")
    course = Course(problem, slots_and_people, options, watch or Unwatched(), clock)
    if all_pinned(problem):
        hold_all(course)  # answers sooner than a look for conflicts among so many pins
    elif any(item.mandatory for item in problem.items):
        conflict = conflict_of_pins(event, published, options, clock)
        if conflict is not None:
            return Outcome(Status.CONFLICT, conflict=conflict, seconds=clock.seconds)
    if not course.excluded:
        _run(course)
    if not course.excluded:
        return finish(course, with_table_moves="table_moves" in order)
    return Outcome(Status.CONFLICT, conflict=_explain(course, event, published), seconds=clock.seconds)


def _explain(course: Course, event: Event, published: Published | None) -> Conflict:
    """Why there is no schedule, as far as it can be narrowed down in a short while."""
    if not course.options.explain:
        return Conflict((), minimal=False, confirmed=course.confirmed)
    clock = Clock(min(_EXPLAINING_SECONDS, course.clock.left))  # which rows are named may depend on time
    if all_pinned(course.problem):
        conflict = conflict_of_pins(event, published, course.options, clock)
        if conflict is not None:
            return conflict
    return conflict_of_gap_spread(event, published, course.options, clock)


def value_bound(event: Event) -> int | None:
    """The most value that any first build of the event could reach, given its goals before value.

    From the linear relaxation alone: about a tenth of a second at full size. None where the order of
    goals does not reach value first, or the pins conflict.
    """
    lead = leading_goals(event.settings.goals)
    if "value" not in lead:
        return None
    problem = index(event)
    relaxed = relax(problem, lead[: lead.index("value") + 1], blocks_by_session(problem))
    return None if relaxed is None else relaxed.bounds.get("value")


def _record_as_it_is(course: Course) -> None:
    """Say of every goal that was not pursued what the placement has, and no more than is known anyway."""
    for goal in course.open_goals():
        value, bound = course.value(goal), trivial_bound(goal)
        course.record(GoalResult(goal, value, bound, value == bound))


def _run(course: Course) -> None:
    """Work through the goals: stage by stage where a stage knows the goals that come next."""
    published = any(item.counts_as_kept for item in course.problem.items)
    keep(course)
    if course.problem.size > HUGE:
        warm_up_beside(course)
    if course.placement is None:
        hold_all(course)
    select(course)
    if published:
        settle_at_once(course)
        fill(course)
    while course.open_goals() and not course.excluded:
        before = len(course.results)
        smooth(course)
        if len(course.results) == before:
            goal = course.open_goals()[0]
            outer = course.outer_bounds.get(goal)
            if outer is None and goal in RELAXED_GOALS and HUGE >= course.problem.size > SMALL:
                given = [(result.name, result.value) for result in course.results]
                outer = bound_given(course.problem, given, goal, blocks_by_session(course.problem), course.clock.left)
            share = _SHARE_IN_A_RERUN if published else 1 / (1 + len(course.open_goals()))
            course.pursue(goal, course.clock.left * share, outer)
            if course.results and course.results[-1].value != outer:
                course.outer_bounds = {}  # those after it hold only where this one is reached
        if course.placement is None:
            break
    if course.placement is None and not course.excluded:
        if not course.stopped() and course.clock.left > 0.0 and course.problem.size <= HUGE:
            reached = course.complete().feasible(course.clock.left, stopped=course.stopped)
            course.placement, course.excluded = reached.placement, reached.infeasible
        if course.placement is None and not course.excluded:
            place_quickly(course)
        if course.placement is not None:
            _record_as_it_is(course)
