"""The end of a solve: interpreters and tables for the placement, and the schedule of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.domain.outcome import GoalResult, Outcome, Status
from sco_scheduler.domain.schedule import Meeting, Schedule, ordered
from sco_scheduler.engine.assignment.interpreters import assign_interpreters
from sco_scheduler.engine.assignment.tables import assign_tables
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.placement import Placement, measure
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.rerun.changes import changes_made
from sco_scheduler.engine.state import SolveState

_LATER = (*RERUN_ONLY, "table_moves")
"""Goals that are not those of a placement alone."""


def finish(state: SolveState, *, with_table_moves: bool) -> Outcome:
    """The outcome of a solve; ``with_table_moves`` says that the goal is one of the order."""
    budget = state.budget
    if state.placement is None:
        return Outcome(Status.NO_SCHEDULE, goals=state.results, seconds=budget.elapsed)
    problem = state.problem
    interpreters = state.interpreters
    if interpreters is None:
        interpreters = assign_interpreters(problem, state.placement, state.options)
    began = budget.elapsed
    tabled = assign_tables(problem, state.placement, state.options, _table_budget(state))
    results = list(state.results)
    if with_table_moves:
        seconds = budget.elapsed - began
        scope = "slots and people given"
        results.append(GoalResult("table_moves", tabled.table_moves, tabled.bound, tabled.proved, seconds, scope))
    results = _as_made(problem, results, state.placement, tabled.tables, interpreters)
    schedule = to_schedule(problem, state.placement, tabled.tables, interpreters)
    if budget.stopped():
        status = Status.INTERRUPTED
    elif all(result.proved for result in results):
        status = Status.OPTIMAL
    else:
        status = Status.FEASIBLE
    return Outcome(status, schedule, tuple(results), seconds=budget.elapsed)


def _as_made(
    problem: Problem,
    results: Sequence[GoalResult],
    placement: Placement,
    tables: Mapping[int, int],
    interpreters: Mapping[int, int],
) -> list[GoalResult]:
    """The results with the values that the schedule has.

    A goal that was not proved may have become better while later ones were pursued, and the claims of
    tables and interpreters that a solve grants are settled only when they are given.
    """
    names = [result.name for result in results if result.name not in _LATER]
    values = measure(problem, placement, names)
    if any(result.name in RERUN_ONLY for result in results):
        values |= changes_made(problem, placement, tables, interpreters)
    found = []
    for result in results:
        value = values.get(result.name, result.value)
        found.append(replace(result, value=value, proved=value == result.bound) if value != result.value else result)
    return found


def _table_budget(state: SolveState) -> Budget:
    """A little time for tables even where the goals before have used it all up; none where it was stopped."""
    params = state.params.finishing
    least = max(0.0, params.least_seconds - state.budget.overdue())
    seconds = max(least, min(params.most_seconds, state.budget.remaining()))
    return Budget(0.0 if state.budget.stopped() else seconds, counted=state.budget.counted)


def to_schedule(
    problem: Problem, placement: Placement, tables: Mapping[int, int], interpreters: Mapping[int, int]
) -> Schedule:
    """The schedule of a placement; ``tables`` and ``interpreters`` are indices by item.

    A meeting keeps the number that it was published under; new ones have none yet.
    """
    meetings = []
    order = sorted(placement.choices(), key=lambda c: (c.slot, problem.items[c.item].zone, tables.get(c.item, -1)))
    for choice in order:
        item = problem.items[choice.item]
        if item.history and item.published_row is not None:
            meetings.append(item.published_row.meeting)  # what is past stays to the letter
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
