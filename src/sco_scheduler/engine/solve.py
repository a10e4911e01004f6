"""The entry to the engine: solves an event phase by phase and returns the outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sco_scheduler.background import gc_paused
from sco_scheduler.domain.event import Event, Pair
from sco_scheduler.domain.goals import RERUN_ONLY, GoalResult, rerun_order
from sco_scheduler.domain.outcome import Conflict, Outcome, Status
from sco_scheduler.domain.schedule import Meeting, Published, Schedule, ordered
from sco_scheduler.engine.assignment.delegates import spread_over_delegates
from sco_scheduler.engine.assignment.interpreters import assign_interpreters
from sco_scheduler.engine.assignment.tables import assign_tables
from sco_scheduler.engine.budget import Budget, NullWatch, Progress, Watch
from sco_scheduler.engine.conflicts import conflict_of_gap_spread, conflict_of_pins
from sco_scheduler.engine.gaps import holding_all
from sco_scheduler.engine.gaps.holding_all import all_pinned, hold_all
from sco_scheduler.engine.gaps.phases import reduce_gaps
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.methods import SELECTION_GOALS, goal_result, leading
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.problem import Placement, Problem, measure
from sco_scheduler.engine.rerun.changes import changes_made
from sco_scheduler.engine.rerun.phases import fill_freed_places, keep_published, solve_together
from sco_scheduler.engine.state import SolveContext, SolveState
from sco_scheduler.engine.value.selection import select_meetings
from sco_scheduler.engine.value.selection_relaxation import (
    blocks_by_session,
    bound_given,
    bounds_as_good,
    relax_selection,
)

_NEEDING_ASSIGNMENT = (*RERUN_ONLY, "table_moves")
"""Goals that depend on tables and interpreters, and not on the placement alone."""


def finish(state: SolveState, *, with_table_moves: bool, published: Published | None = None) -> Outcome:
    """Assign tables and interpreters, spread meetings over delegates if wished, and build the outcome of a solve.

    Whoever attends in the end, what is told of the tables is about them: where spreading changed people, tables are
    assigned once more.

    Parameters
    ----------
    state
        The state after the last phase.
    with_table_moves
        Whether *table_moves* is one of the goals.
    published
        The published schedule that the solve started from, whose people stay.
    """
    budget = state.budget
    if state.placement is None:
        return Outcome(Status.NO_SCHEDULE, goals=state.results, seconds=budget.elapsed)
    problem = state.problem
    interpreters = state.interpreters
    if interpreters is None:
        served = bool(problem.event.interpreters)
        interpreters = assign_interpreters(problem, state.placement, state.options) if served else {}
    began = budget.elapsed
    placement, tables_budget = state.placement, _table_budget(state, proving=with_table_moves)
    tabled = assign_tables(problem, placement, state.options, tables_budget)
    schedule = to_schedule(problem, placement, tabled.tables, interpreters)
    if state.options.spread_delegates:
        spread = spread_over_delegates(schedule, published)
        people = _attended_as_in(spread, problem, placement)
        if people != placement:
            placement = people
            again = _table_budget(state, proving=with_table_moves, spent=tables_budget)
            tabled = assign_tables(problem, placement, state.options, again, tabled)
            schedule = to_schedule(problem, placement, tabled.tables, interpreters)
    results = list(state.results)
    if with_table_moves:
        seconds = budget.elapsed - began
        scope = "slots and people given" if tabled.table_moves else ""  # 0 is optimal for any slots and people
        results.append(goal_result("table_moves", tabled.table_moves, tabled.bound, seconds, scope))
    results = _with_final_values(problem, results, placement, tabled.tables, interpreters)
    if budget.stopped():
        status = Status.INTERRUPTED
    elif all(result.proved_outright for result in results):
        status = Status.OPTIMAL
    else:
        status = Status.FEASIBLE
    return Outcome(status, schedule, tuple(results), seconds=budget.elapsed)


def _with_final_values(
    problem: Problem,
    results: Sequence[GoalResult],
    placement: Placement,
    tables: Mapping[int, int],
    interpreters: Mapping[int, int],
) -> list[GoalResult]:
    """Recompute the results' values from the finished schedule.

    A goal that was not proved may have improved while later ones were optimised or people spread, and the claims of
    tables and interpreters that a solve grants are decided only by the assignment.
    """
    names = [result.name for result in results if result.name not in _NEEDING_ASSIGNMENT]
    values = measure(problem, placement, names)
    if any(result.name in RERUN_ONLY for result in results):  # a first build has nothing that could change
        values |= changes_made(problem, placement, tables, interpreters)
    found = []
    for result in results:
        value = values.get(result.name, result.value)
        found.append(replace(result, value=value, proved=value == result.bound))
    return found


def _attended_as_in(schedule: Schedule, problem: Problem, placement: Placement) -> Placement:
    """The placement with the delegates of a schedule of the same meetings at the same times."""
    held = {(meeting.pair, meeting.start): meeting.delegates for meeting in schedule.meetings}
    taken = dict(placement.taken)
    for choice in placement.choices():
        item = problem.items[choice.item]
        if item.history:
            continue  # taken over unchanged
        people = held[item.pair, problem.slots[choice.slot].start]
        modes = [tuple(problem.delegates[d] for d in mode[:2]) for mode in item.modes]
        if modes[choice.mode] != people:
            taken[choice.item] = choice._replace(mode=modes.index(people))
    return Placement(taken)


def _table_budget(state: SolveState, *, proving: bool, spent: Budget | None = None) -> Budget:
    """A little time for tables even if the goals before have used up the limit; none if the solve was stopped.

    Without ``proving`` nobody asked for the fewest moves, and no more than the least is spent on them. The second time,
    the most is what is left of what was ``spent`` the first time.
    """
    params = state.params.finishing
    least = max(0.0, params.least_seconds - state.budget.overdue())
    most = params.most_seconds if proving else params.least_seconds
    if spent is not None:
        most = spent.remaining()
    seconds = max(least, min(most, state.budget.remaining()))
    return Budget(0.0 if state.budget.stopped() else seconds, counted=state.budget.counted)


def to_schedule(
    problem: Problem, placement: Placement, tables: Mapping[int, int], interpreters: Mapping[int, int]
) -> Schedule:
    """Turn a placement into a schedule.

    A meeting keeps its published number; new ones have none yet.

    Parameters
    ----------
    tables
        The index of each held item's table in its zone.
    interpreters
        The index of the interpreter of each item that has one.
    """
    meetings = []
    for choice in placement.choices():
        item = problem.items[choice.item]
        if item.history and item.published_row is not None:
            meetings.append(item.published_row.meeting)  # history is taken over unchanged
            continue
        mode = item.modes[choice.mode]
        slot = problem.slots[choice.slot]
        interpreter = interpreters.get(item.index)
        meetings.append(
            Meeting(
                purchaser=item.pair[0],
                supplier=item.pair[1],
                start=slot.start,
                end=slot.end,
                zone=problem.zones[item.zone],
                table=problem.table_labels[item.zone][tables[item.index]],
                purchaser_delegate=problem.delegates[mode.purchaser_delegate],
                supplier_delegate=problem.delegates[mode.supplier_delegate],
                interpreter=None if interpreter is None else problem.interpreters[interpreter],
                number=item.published_row.meeting.number if item.published_row is not None else "",
            )
        )
    return Schedule(problem.event, ordered(problem.event, tuple(meetings)))


def solve(
    event: Event, published: Published | None = None, options: Options | None = None, watch: Watch | None = None
) -> Outcome:
    """Find the best schedule of an event within the time limit.

    Parameters
    ----------
    published
        A published schedule. The goals then come in the order of a rerun, and its meetings are kept where possible.
    options
        Limits, seed, workers and goals; the defaults if None.
    watch
        A listener that receives progress and may stop the solve.

    Returns
    -------
    Outcome
        The schedule with the result of each goal, or the conflict that excludes every schedule.
    """
    options = options or Options()
    watch = watch or NullWatch()
    budget = Budget(options.time_limit, counted=options.reproducible, stopped=watch.stopped)
    order = tuple(options.goals or event.settings.goals)
    if published is not None:
        order = rerun_order(order, moves_allowed=options.allow_moves != 0)
    slots_and_people = tuple(goal for goal in order if goal != "table_moves")
    with gc_paused():
        problem = index(event, published)
        state = SolveState(SolveContext(slots_and_people, options, budget, watch), problem)
        state.build_first()
    if holding_all.METHOD.can_take(problem) and all_pinned(problem):
        hold_all(state)  # faster than looking for conflicts among so many pins
    elif state.first is None and any(item.mandatory for item in problem.items):
        conflict = conflict_of_pins(event, published, options, budget)
        if conflict is not None:
            return Outcome(Status.CONFLICT, conflict=conflict, seconds=budget.elapsed)
    if not state.excluded:
        _run_phases(state)
    if not state.excluded:
        outcome = finish(state, with_table_moves="table_moves" in order, published=published)
        watch.progress(Progress("", None, None, outcome.seconds, 0.0, outcome.goals, ended=True))
        return outcome
    return Outcome(Status.CONFLICT, conflict=_explain(state, event, published), seconds=budget.elapsed)


def _explain(state: SolveState, event: Event, published: Published | None) -> Conflict:
    """Find the conflict that excludes every schedule, narrowed down within the limit for explanations."""
    if not state.options.explain:
        return Conflict((), minimal=False, confirmed=state.confirmed)
    seconds = min(state.params.conflicts.seconds, state.budget.remaining())
    if seconds <= 0.0:
        return Conflict((), minimal=False, confirmed=state.confirmed)
    budget = Budget(seconds, stopped=state.budget.stopped)  # so which rows are named may depend on time
    if all_pinned(state.problem):
        conflict = conflict_of_pins(event, published, state.options, budget)
        if conflict is not None:
            return conflict
    return conflict_of_gap_spread(event, published, state.options, budget)


def value_bound(event: Event, reached: Mapping[str, int] | None = None) -> int | None:
    """An upper bound of the value of the best first build of the event, by its own goals up to value.

    From the linear relaxation alone: about a tenth of a second at full size. None if value is not among the goals that
    the relaxation bounds, or if the pins conflict.

    Parameters
    ----------
    reached
        The values of these goals in a schedule of the event; without one, the bound holds for every schedule.
    """
    lead = leading(event.settings.goals, SELECTION_GOALS)
    if "value" not in lead:
        return None
    found = relaxation_bounds(event, lead[: lead.index("value") + 1], reached)
    return None if found is None else found.get("value")


def relaxation_bounds(
    event: Event, goals: Sequence[str], reached: Mapping[str, int] | None = None
) -> Mapping[str, int] | None:
    """Bounds of the selection goals of a first build, over all schedules that are as good as one that is known.

    From the linear relaxation alone: about a tenth of a second at full size.

    Parameters
    ----------
    goals
        Some of musts, minimums, value and balance, in the order in which they are pursued.
    reached
        Their values in a schedule of the event; without one, each bound holds for every schedule.

    Returns
    -------
    Mapping[str, int] | None
        A bound of each goal; None if the pins conflict.
    """
    problem = index(event)
    return bounds_as_good(problem, goals, reached or {}, blocks_by_session(problem), Budget()) or None


def relaxed_unmet(event: Event, goals: Sequence[str]) -> Mapping[Pair, float]:
    """The part of each pair that the relaxation leaves unmet, 0 to 1; empty if pins conflict.

    Parameters
    ----------
    goals
        As for ``relaxation_bounds``, each relaxed given the bounds of those before it.
    """
    problem = index(event)
    relaxed = relax_selection(problem, tuple(goals), blocks_by_session(problem), Budget())
    held = relaxed.held if relaxed is not None else ()
    return {item.pair: max(0.0, 1.0 - part) for item, part in zip(problem.items, held, strict=False)}


def _run_phases(state: SolveState) -> None:
    """Work through the goals: by a phase where one handles the next goals, else one by one on the complete model."""
    published = any(item.counts_as_kept for item in state.problem.items)
    if "kept" in state.context.order:
        keep_published(state)
    if state.huge:
        state.prepare_code("board")
        state.prepare_code("annealing")
    if state.placement is None and holding_all.METHOD.can_take(state.problem):
        hold_all(state)
    select_meetings(state)
    if published:
        solve_together(state)
        fill_freed_places(state)
    if state.placement is None and state.budget.expired():
        state.take_first()
    while state.open_goals() and not state.excluded:
        before = len(state.results)
        reduce_gaps(state)
        if len(state.results) == before:
            _pursue_next(state, rerun=published)
        if state.placement is None:
            break
    if state.placement is None and not state.excluded:
        _place_anything(state)


def _pursue_next(state: SolveState, *, rerun: bool) -> None:
    """Optimise the next goal on the complete model."""
    goal = state.open_goals()[0]
    known = state.relaxation_bounds.get(goal)
    if known is None and goal in SELECTION_GOALS and not state.huge and not state.small:
        known = bound_given(state.problem, state.reached.items(), goal, blocks_by_session(state.problem), state.budget)
    share = state.params.rerun.goal_share if rerun else 1 / (1 + len(state.open_goals()))
    state.pursue(goal, state.budget.share(share), known)


def _place_anything(state: SolveState) -> None:
    """Find any schedule if the phases found none; its values are recorded with trivial bounds."""
    state.take_first()
    if state.placement is None and not state.budget.stopped() and not state.huge:
        reached = state.solver().feasible(state.budget)
        state.placement, state.excluded = reached.placement, reached.infeasible
    if state.placement is not None:
        for goal in state.open_goals():
            state.record(goal_result(goal, state.measure(goal), None))
