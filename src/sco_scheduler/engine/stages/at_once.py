"""What a rerun has left open where that is little: many goals in one solve.

A cancellation leaves a few hundred choices, and a solve of so few is nearly all preparation, the same
for each goal. So the goals are asked in as few weighted sums as numbers can hold.
"""

from __future__ import annotations

from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.course import Course
from sco_scheduler.engine.lexicographic import Way
from sco_scheduler.engine.ranked import Ranked
from sco_scheduler.engine.rerun import hardly_open
from sco_scheduler.engine.running import Sight

_SECONDS = 1.0
_SHARE = 0.3
"""The time for one solve, which mostly takes a tenth of a second, and the part of the time left that it may take."""


def settle_at_once(course: Course) -> None:
    """Record the goals that come next, as far as they are proved together; the others stay open."""
    while course.placement is not None and course.open_goals() and hardly_open(course.problem):
        ranked = Ranked.most_of(course.problem, course.open_goals())
        if course.stopped() or not ranked.whole or not _settled(course, ranked):
            return


def _settled(course: Course, ranked: Ranked) -> bool:
    """Whether the goals were proved together; a better placement is taken in any case."""
    assert course.placement is not None
    began = course.clock.seconds
    goal = ranked.goals[0]

    def tell(_: Sight) -> None:
        course.tell(goal, None, None)

    reached = course.complete().optimise_weighted(
        ranked.weights,
        min(_SECONDS, course.clock.left * _SHARE),
        course.placement,
        tell,
        course.stopped,
        Way.BOUNDING,
    )
    if reached.placement is None or reached.value is None:
        return False
    if not reached.proved:
        if reached.value < ranked.total([course.value(name) for name in ranked.goals]):
            course.placement, course.interpreters = reached.placement, None
        return False
    course.placement, course.interpreters = reached.placement, None
    spent = (course.clock.seconds - began) / len(ranked.goals)
    for name, value in zip(ranked.goals, ranked.values(reached.value), strict=True):
        if value != course.outer_bounds.get(name):
            course.outer_bounds = {}  # those after it hold only where this one is reached
        course.record(GoalResult(name, value, value, proved=True, seconds=spent))
    return True
