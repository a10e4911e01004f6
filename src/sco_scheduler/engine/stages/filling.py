"""Filling places in a rerun: *minimums* and *value* at once, and if moves are allowed for them, the fewest of these.

Minimums and value are near each other: a schedule with the least missing to the minimums and the most
value is mostly the relaxed one, rounded. Asking for them one by one would relax the same model twice.
"""

from __future__ import annotations

from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.bounds import tighter, trivial_bound
from sco_scheduler.engine.course import HUGE, Course
from sco_scheduler.engine.placement import measure
from sco_scheduler.engine.two_goals import TwoGoals

_FILLING = ("minimums", "value")
_CHANGED = ("table_changes", "person_changes")

_SHARE = 0.85
"""The part of the time left for minimums and value: what a request is worth matters more than gaps."""

_SHARE_OF_CHANGES = 0.6
"""The part of the time left for the fewest moves, and then for the fewest changes of tables and people."""


def fill(course: Course) -> None:
    """Record minimums and value, if they come next and are not settled already; then what they cost in moves."""
    if course.placement is None or course.problem.size > HUGE:
        return
    goals = course.open_goals()[:2]
    if sorted(goals) == sorted(_FILLING):
        if all(course.value(goal) == course.outer_bounds.get(goal) for goal in goals):
            course.record_against(goals, course.outer_bounds)
        else:
            _fill(course, TwoGoals.of(course.problem, *goals))
    if course.open_goals()[:1] == ("slot_moves",):
        _move_fewest(course)
    if course.open_goals()[:2] == _CHANGED:
        _change_fewest(course)


def _fill(course: Course, both: TwoGoals) -> None:
    """Both at once; where that is not settled in its time, they stay open, to be pursued one by one from there."""
    if not both.exact:
        return
    began = course.clock.seconds
    bound = course.settle(both.weights, course.clock.left * _SHARE)
    assert course.placement is not None
    values = measure(course.problem, course.placement, both.goals)
    if bound is None:
        return
    bounds = both.bounds(bound, values[both.first])
    if bounds != (values[both.first], values[both.second]):
        outer = tighter(both.first, bounds[0], course.outer_bounds.get(both.first))
        course.outer_bounds |= {} if outer is None else {both.first: outer}
        return
    spent = (course.clock.seconds - began) / 2
    for goal in both.goals:
        if values[goal] != course.outer_bounds.get(goal):
            course.outer_bounds = {}  # those after it hold only where this one is reached
        course.record(GoalResult(goal, values[goal], values[goal], proved=True, seconds=spent))


def _move_fewest(course: Course) -> None:
    """The fewest of the allowed moves that reach the same."""
    began = course.clock.seconds
    bound = course.settle((("slot_moves", 1),), course.clock.left * _SHARE_OF_CHANGES)
    course.record(_result("slot_moves", course.value("slot_moves"), bound, course.clock.seconds - began))


def _change_fewest(course: Course) -> None:
    began = course.clock.seconds
    both = TwoGoals.of(course.problem, *_CHANGED)
    bound = course.settle(both.weights, course.clock.left * _SHARE_OF_CHANGES)
    values = [course.value(goal) for goal in both.goals]
    bounds: tuple[int | None, int | None] = (None, None) if bound is None else both.bounds(bound, values[0])
    spent = (course.clock.seconds - began) / 2
    for goal, value, known in zip(both.goals, values, bounds, strict=True):
        course.record(_result(goal, value, known, spent))


def _result(goal: str, value: int, bound: int | None, seconds: float) -> GoalResult:
    bound = tighter(goal, bound, trivial_bound(goal))
    return GoalResult(goal, value, bound, value == bound, seconds)
