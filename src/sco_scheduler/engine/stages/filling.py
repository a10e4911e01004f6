"""Filling places in a rerun: *minimums* and *value* in one solve.

The two are near each other: a schedule with the least missing to the minimums and the most value is
mostly the relaxed one, rounded. Asking for them one by one would build and relax the same model twice.
"""

from __future__ import annotations

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.bounds import tighter, trivial_bound
from sco_scheduler.engine.course import HUGE, Course
from sco_scheduler.engine.lexicographic import Way, Weights
from sco_scheduler.engine.placement import Placement, measure
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.running import Sight

_FILLING = ("minimums", "value")

_SHARE = 0.8
"""The part of the time left that this may take: what a request is worth matters more than gaps."""


def fill(course: Course) -> None:
    """Record both goals, if they come next and are not settled already."""
    goals = course.open_goals()[:2]
    if course.placement is None or course.problem.size > HUGE or sorted(goals) != sorted(_FILLING):
        return
    if all(course.value(goal) == course.outer_bounds.get(goal) for goal in goals):
        course.record_against(goals, course.outer_bounds)
        return
    pair = _Pair(course.problem, *goals)
    began = course.clock.seconds
    outer = course.outer_bounds.get(pair.first)

    def tell(sight: Sight) -> None:
        course.tell(pair.first, None, tighter(pair.first, pair.bounds(sight.bound, 0)[0], outer))

    seconds = course.clock.left * _SHARE
    reached = course.complete().optimise_weighted(
        pair.weights, seconds, course.placement, tell, course.stopped, Way.BOUNDING
    )
    if reached.placement is not None and pair.loss(reached.placement) < pair.loss(course.placement):
        course.placement, course.interpreters = reached.placement, None
    values = measure(course.problem, course.placement, goals)
    first, second = (values[goal] for goal in goals)
    bounds = pair.bounds(reached.bound, first)
    spent = (course.clock.seconds - began) / 2
    course.record(_result(pair.first, first, tighter(pair.first, bounds[0], outer), spent))
    if first != outer:
        course.outer_bounds = {}  # those after it hold only where this one is reached
    outer = course.outer_bounds.get(pair.second)
    course.record(_result(pair.second, second, tighter(pair.second, bounds[1], outer), spent))
    if second != outer:
        course.outer_bounds = {}


def _result(goal: str, value: int, bound: int | None, seconds: float) -> GoalResult:
    bound = tighter(goal, bound, trivial_bound(goal))
    return GoalResult(goal, value, bound, value == bound, seconds)


class _Pair:
    """The two goals as one sum of losses, in which a unit of the first outweighs all of the second.

    The loss of a goal that is wanted large is its value with the sign changed.
    """

    def __init__(self, problem: Problem, first: str, second: str) -> None:
        self._problem = problem
        self.first = first
        self.second = second
        if second == "value":
            self._least, self._most = -sum(item.value for item in problem.items), 0
        else:
            self._least, self._most = 0, sum(target.limit for target in problem.minima)
        self._weight = 1 + self._most - self._least

    @property
    def weights(self) -> Weights:
        return (self.first, self._weight), (self.second, 1)

    def loss(self, placement: Placement) -> int:
        values = measure(self._problem, placement, (self.first, self.second))
        return sum(weight * _signed(goal, values[goal]) for goal, weight in self.weights)

    def bounds(self, bound: int | None, first: int) -> tuple[int | None, int | None]:
        """What a bound of the sum says of the first goal, and of the second where the first has this value."""
        if bound is None:
            return None, None
        least = -((self._most - bound) // self._weight)
        rest = bound - self._weight * _signed(self.first, first)
        return _signed(self.first, least), _signed(self.second, rest)


def _signed(goal: str, value: int) -> int:
    return -value if GOALS[goal].sense is Sense.MOST else value
