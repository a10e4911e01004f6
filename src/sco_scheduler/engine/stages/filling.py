"""Filling places in a rerun: *minimums* and *value* at once, and if moves are allowed for them, the fewest of these.

Minimums and value are near each other: a schedule with the least missing to the minimums and the most
value is mostly the relaxed one, rounded. Asking for them one by one would relax the same model twice.
"""

from __future__ import annotations

from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.bounds import tighter, trivial_bound
from sco_scheduler.engine.course import HUGE, Course
from sco_scheduler.engine.ranked import Ranked

_FILLING = ("minimums", "value")
_CHANGED = ("table_changes", "person_changes")

_SHARE = 0.9
"""The part of the time left for minimums and value: what a request is worth matters more than gaps."""

_SHARE_OF_CHANGES = 0.6
"""The part of the time left for the fewest moves, and then for the fewest changes of tables and people."""


def fill(course: Course) -> None:
    """Record minimums and value, moves, tables and people, as far as these come next and are open."""
    if course.placement is None or course.problem.size > HUGE:
        return
    while course.open_goals():
        goals = course.open_goals()[:2]
        before = len(course.results)
        if goals == _CHANGED:
            _change_fewest(course)
        elif sorted(goals) == sorted(_FILLING):
            _fill(course, goals)
        elif goals[0] == "slot_moves":
            _move_fewest(course)
        if len(course.results) == before:
            return


def _fill(course: Course, goals: tuple[str, ...]) -> None:
    """Both at once; where that is not settled in its time, they stay open, to be pursued one by one from there."""
    if all(course.value(goal) == course.outer_bounds.get(goal) for goal in goals):
        course.record_against(goals, course.outer_bounds)
        return
    both = Ranked.of(course.problem, *goals)
    if not both.exact:
        return
    began = course.clock.seconds
    bound = course.settle(both.weights, course.clock.left * _SHARE)
    if bound is None:
        return
    reached = [course.value(goal) for goal in goals]
    bounds = both.bounds(bound, reached)
    if list(bounds) != reached:
        outer = tighter(goals[0], bounds[0], course.outer_bounds.get(goals[0]))
        course.outer_bounds |= {} if outer is None else {goals[0]: outer}
        return
    spent = (course.clock.seconds - began) / len(goals)
    for goal, value in zip(goals, reached, strict=True):
        if value != course.outer_bounds.get(goal):
            course.outer_bounds = {}  # those after it hold only where this one is reached
        course.record(GoalResult(goal, value, value, proved=True, seconds=spent))


def _move_fewest(course: Course) -> None:
    """The fewest of the allowed moves that reach the same."""
    began = course.clock.seconds
    bound = course.settle((("slot_moves", 1),), course.clock.left * _SHARE_OF_CHANGES)
    course.record(_result("slot_moves", course.value("slot_moves"), bound, course.clock.seconds - began))


def _change_fewest(course: Course) -> None:
    began = course.clock.seconds
    both = Ranked.of(course.problem, *_CHANGED)
    bound = course.settle(both.weights, course.clock.left * _SHARE_OF_CHANGES)
    values = [course.value(goal) for goal in both.goals]
    bounds: tuple[int | None, ...] = (None, None) if bound is None else both.bounds(bound, values)
    spent = (course.clock.seconds - began) / 2
    for goal, value, known in zip(both.goals, values, bounds, strict=True):
        course.record(_result(goal, value, known, spent))


def _result(goal: str, value: int, bound: int | None, seconds: float) -> GoalResult:
    bound = tighter(goal, bound, trivial_bound(goal))
    return GoalResult(goal, value, bound, value == bound, seconds)
