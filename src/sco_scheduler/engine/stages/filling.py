"""Filling places in a rerun: *minimums* and *value* at once, and if moves are allowed for them, the fewest of these.

Minimums and value are near each other: a schedule with the least missing to the minimums and the most
value is mostly the relaxed one, rounded. Asking for them one by one would relax the same model twice.
"""

from __future__ import annotations

from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.bounds import tighter, trivial_bound
from sco_scheduler.engine.course import HUGE, Course
from sco_scheduler.engine.pairs import Pair
from sco_scheduler.engine.placement import measure

_FILLING = ("minimums", "value")
_CHANGED = ("table_changes", "person_changes")

_SHARE = 0.8
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
            _fill(course, Pair.of(course.problem, *goals))
    if course.open_goals()[:1] == ("slot_moves",):
        _move_fewest(course)
    if course.open_goals()[:2] == _CHANGED:
        _change_fewest(course)


def _fill(course: Course, pair: Pair) -> None:
    began = course.clock.seconds
    course.tell(pair.first, None, course.outer_bounds.get(pair.first))
    bound = course.settle(pair.weights, course.clock.left * _SHARE)
    assert course.placement is not None
    values = measure(course.problem, course.placement, pair.goals)
    bounds: tuple[int | None, int | None] = (None, None) if bound is None else pair.bounds(bound, values[pair.first])
    spent = (course.clock.seconds - began) / 2
    for goal, known in zip(pair.goals, bounds, strict=True):
        outer = course.outer_bounds.get(goal)
        course.record(_result(goal, values[goal], tighter(goal, known, outer), spent))
        if values[goal] != outer:
            course.outer_bounds = {}  # those after it hold only where this one is reached


def _move_fewest(course: Course) -> None:
    """The fewest of the allowed moves that reach the same."""
    began = course.clock.seconds
    bound = course.settle((("slot_moves", 1),), course.clock.left * _SHARE_OF_CHANGES)
    course.record(_result("slot_moves", course.value("slot_moves"), bound, course.clock.seconds - began))


def _change_fewest(course: Course) -> None:
    began = course.clock.seconds
    pair = Pair.of(course.problem, *_CHANGED)
    bound = course.settle(pair.weights, course.clock.left * _SHARE_OF_CHANGES)
    values = [course.value(goal) for goal in pair.goals]
    bounds: tuple[int | None, int | None] = (None, None) if bound is None else pair.bounds(bound, values[0])
    spent = (course.clock.seconds - began) / 2
    for goal, value, known in zip(pair.goals, values, bounds, strict=True):
        course.record(_result(goal, value, known, spent))


def _result(goal: str, value: int, bound: int | None, seconds: float) -> GoalResult:
    bound = tighter(goal, bound, trivial_bound(goal))
    return GoalResult(goal, value, bound, value == bound, seconds)
