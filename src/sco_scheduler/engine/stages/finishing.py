"""The end of a solve: interpreters and tables for the placement, and the schedule as people read it."""

from __future__ import annotations

from sco_scheduler.domain.outcome import Outcome, Status
from sco_scheduler.engine.course import Course
from sco_scheduler.engine.finishing import any_tables, to_schedule
from sco_scheduler.engine.interpreters import assign_interpreters


def finish(course: Course) -> Outcome:
    """The outcome of the course so far."""
    if course.placement is None:
        return Outcome(Status.NO_SCHEDULE, goals=tuple(course.results), seconds=course.clock.seconds)
    problem = course.problem
    interpreters = course.interpreters
    if interpreters is None:
        interpreters = assign_interpreters(problem, course.placement, course.options)
    tables = any_tables(problem, course.placement)
    schedule = to_schedule(problem, course.placement, tables, interpreters)
    if course.stopped():
        status = Status.INTERRUPTED
    elif all(result.proved for result in course.results):
        status = Status.OPTIMAL
    else:
        status = Status.FEASIBLE
    return Outcome(status, schedule, tuple(course.results), seconds=course.clock.seconds)
