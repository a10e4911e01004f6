"""The first goals of a rerun: lose, move and change as little as can be."""

from __future__ import annotations

from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.course import Course
from sco_scheduler.engine.rerun import keep_published

_SHARE = 0.6
"""The part of the time that is left which this stage may take."""


def keep(course: Course) -> None:
    """Record *musts* and the goals of a rerun, if the order starts with them."""
    if course.order[: 1 + len(RERUN_ONLY)] != ("musts", *RERUN_ONLY):
        return
    course.tell("kept", None, None)
    began = course.clock.seconds
    kept = keep_published(course.problem, course.options, course.clock.left * _SHARE, course.stopped)
    course.excluded = kept.excluded
    course.placement = kept.placement
    if not kept.proved:
        return
    for goal, value in kept.values.items():
        course.record(GoalResult(goal, value, value, True, (course.clock.seconds - began) / len(kept.values)))
