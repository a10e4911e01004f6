"""The end of a solve: interpreters and tables for the placement, and the schedule as people read it."""

from __future__ import annotations

from sco_scheduler.domain.outcome import GoalResult, Outcome, Status
from sco_scheduler.engine.course import Course
from sco_scheduler.engine.finishing import to_schedule
from sco_scheduler.engine.interpreters import assign_interpreters
from sco_scheduler.engine.tables import assign_tables

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
    schedule = to_schedule(problem, course.placement, tabled.tables, interpreters)
    if course.stopped():
        status = Status.INTERRUPTED
    elif all(result.proved for result in course.results):
        status = Status.OPTIMAL
    else:
        status = Status.FEASIBLE
    return Outcome(status, schedule, tuple(course.results), seconds=course.clock.seconds)


def _table_seconds(course: Course) -> float:
    if course.stopped():
        return 0.0
    return max(_LEAST_SECONDS, min(_MOST_SECONDS, course.clock.left))
