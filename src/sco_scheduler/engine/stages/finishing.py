"""The end of a solve: interpreters and tables for the placement, and the schedule as people read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.domain.outcome import GoalResult, Outcome, Status
from sco_scheduler.engine.course import Course
from sco_scheduler.engine.finishing import to_schedule
from sco_scheduler.engine.interpreters import assign_interpreters
from sco_scheduler.engine.placement import Placement, measure
from sco_scheduler.engine.rerun.measuring import changes_made
from sco_scheduler.engine.tables import assign_tables

_LATER = (*RERUN_ONLY, "table_moves")
"""Goals that are not those of a placement alone."""

_LEAST_SECONDS = 0.5
"""Time for tables even where the goals before have used it all up."""

_MOST_SECONDS = 5.0


def finish(course: Course, *, with_table_moves: bool) -> Outcome:
    """The outcome of the course so far; ``with_table_moves`` says that the goal is one of the order."""
    if course.placement is None:
        return Outcome(Status.NO_SCHEDULE, goals=tuple(course.results), seconds=course.clock.seconds)
    problem = course.problem
    interpreters = course.interpreters
    if interpreters is None:
        interpreters = assign_interpreters(problem, course.placement, course.options)
    began = course.clock.seconds
    tabled = assign_tables(problem, course.placement, course.options, _table_seconds(course))
    if with_table_moves:
        seconds = course.clock.seconds - began
        scope = "slots and people given"
        course.results.append(
            GoalResult("table_moves", tabled.table_moves, tabled.bound, tabled.proved, seconds, scope)
        )
    course.results = _as_made(course, course.placement, tabled.tables, interpreters)
    schedule = to_schedule(problem, course.placement, tabled.tables, interpreters)
    if course.stopped():
        status = Status.INTERRUPTED
    elif all(result.proved for result in course.results):
        status = Status.OPTIMAL
    else:
        status = Status.FEASIBLE
    return Outcome(status, schedule, tuple(course.results), seconds=course.clock.seconds)


def _as_made(
    course: Course, placement: Placement, tables: Mapping[int, int], interpreters: Mapping[int, int]
) -> list[GoalResult]:
    """The results with the values that the schedule has.

    A goal that was not proved may have become better while later ones were pursued, and the claims of
    tables and interpreters that a solve grants are settled only when they are given.
    """
    names = [result.name for result in course.results if result.name not in _LATER]
    values = measure(course.problem, placement, names)
    if any(result.name in RERUN_ONLY for result in course.results):
        values |= changes_made(course.problem, placement, tables, interpreters)
    found = []
    for result in course.results:
        value = values.get(result.name, result.value)
        found.append(replace(result, value=value, proved=value == result.bound) if value != result.value else result)
    return found


def _table_seconds(course: Course) -> float:
    if course.stopped():
        return 0.0
    return max(_LEAST_SECONDS, min(_MOST_SECONDS, course.clock.left))
