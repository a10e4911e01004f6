"""The way into the engine: one event in, one outcome out; which method runs is decided by the event."""

from __future__ import annotations

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.goals import rerun_order
from sco_scheduler.domain.outcome import Conflict, GoalResult, Outcome, Status
from sco_scheduler.domain.schedule import Published
from sco_scheduler.engine.budget import Clock, NullWatch, Watch
from sco_scheduler.engine.conflicts.explain import conflict_of_gap_spread, conflict_of_pins
from sco_scheduler.engine.gaps.holding_all import all_pinned, hold_all
from sco_scheduler.engine.gaps.phase import precompile_in_background, reduce_gaps
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.outcome import finish
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.placement import trivial_bound
from sco_scheduler.engine.rerun.phases import fill_freed_places, keep_published, solve_together
from sco_scheduler.engine.state import HUGE, SMALL, SolveState
from sco_scheduler.engine.value.relaxation import RELAXED_GOALS, blocks_by_session, bound_given, relax_selection
from sco_scheduler.engine.value.selection import leading_goals, select_meetings

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
    state = SolveState(problem, slots_and_people, options, watch or NullWatch(), clock)
    state.build_first()
    if all_pinned(problem):
        hold_all(state)  # answers sooner than a look for conflicts among so many pins
    elif state.first is None and any(item.mandatory for item in problem.items):
        conflict = conflict_of_pins(event, published, options, clock)
        if conflict is not None:
            return Outcome(Status.CONFLICT, conflict=conflict, seconds=clock.seconds)
    if not state.excluded:
        _run(state)
    if not state.excluded:
        return finish(state, with_table_moves="table_moves" in order)
    return Outcome(Status.CONFLICT, conflict=_explain(state, event, published), seconds=clock.seconds)


def _explain(state: SolveState, event: Event, published: Published | None) -> Conflict:
    """Why there is no schedule, as far as it can be narrowed down in a short while."""
    if not state.options.explain:
        return Conflict((), minimal=False, confirmed=state.confirmed)
    clock = Clock(min(_EXPLAINING_SECONDS, state.clock.left))  # which rows are named may depend on time
    if all_pinned(state.problem):
        conflict = conflict_of_pins(event, published, state.options, clock)
        if conflict is not None:
            return conflict
    return conflict_of_gap_spread(event, published, state.options, clock)


def value_bound(event: Event) -> int | None:
    """The most value that any first build of the event could reach, given its goals before value.

    From the linear relaxation alone: about a tenth of a second at full size. None where the order of
    goals does not reach value first, or the pins conflict.
    """
    lead = leading_goals(event.settings.goals)
    if "value" not in lead:
        return None
    problem = index(event)
    relaxed = relax_selection(problem, lead[: lead.index("value") + 1], blocks_by_session(problem))
    return None if relaxed is None else relaxed.bounds.get("value")


def _record_as_it_is(state: SolveState) -> None:
    """Say of every goal that was not pursued what the placement has, and no more than is known anyway."""
    for goal in state.open_goals():
        value, bound = state.value(goal), trivial_bound(goal)
        state.record(GoalResult(goal, value, bound, value == bound))


def _run(state: SolveState) -> None:
    """Work through the goals: stage by stage where a stage knows the goals that come next."""
    published = any(item.counts_as_kept for item in state.problem.items)
    keep_published(state)
    if state.problem.size > HUGE:
        precompile_in_background(state)
    if state.placement is None:
        hold_all(state)
    select_meetings(state)
    if published:
        solve_together(state)
        fill_freed_places(state)
    while state.open_goals() and not state.excluded:
        before = len(state.results)
        reduce_gaps(state)
        if len(state.results) == before:
            goal = state.open_goals()[0]
            outer = state.relaxation_bounds.get(goal)
            if outer is None and goal in RELAXED_GOALS and HUGE >= state.problem.size > SMALL:
                given = [(result.name, result.value) for result in state.results]
                outer = bound_given(state.problem, given, goal, blocks_by_session(state.problem), state.clock.left)
            share = _SHARE_IN_A_RERUN if published else 1 / (1 + len(state.open_goals()))
            state.pursue(goal, state.clock.left * share, outer)
            if state.results and state.results[-1].value != outer:
                state.relaxation_bounds = {}  # those after it hold only where this one is reached
        if state.placement is None:
            break
    if state.placement is None and not state.excluded:
        state.take_first()
        if state.placement is None and not state.stopped() and state.problem.size <= HUGE:
            reached = state.complete().feasible(state.clock.left, stopped=state.stopped)
            state.placement, state.excluded = reached.placement, reached.infeasible
        if state.placement is not None:
            _record_as_it_is(state)
