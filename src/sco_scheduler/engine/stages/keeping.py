"""The first goals of a rerun: lose, move and change as little as can be."""

from __future__ import annotations

from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.engine.course import Course
from sco_scheduler.engine.relaxation import RELAXED_GOALS, Relaxed, blocks_by_session, relax
from sco_scheduler.engine.rerun import keep_published, staying

_SHARE = 0.6
"""The part of the time that is left which this stage may take."""


def keep(course: Course) -> None:
    """Record *musts* and the goals of a rerun, if the order starts with them.

    What the relaxation says of the goals after them is left for the stages that pursue those. Where
    moves are allowed, only *musts* and *kept* are settled here, and the moves are bounded.
    """
    if course.order[:2] != ("musts", "kept"):
        return
    course.tell("kept", None, None)
    relaxed = _relax(course)
    bounds = relaxed.bounds if relaxed is not None else {}
    kept = keep_published(course.problem, course.options, bounds, course.clock.left * _SHARE, course.stopped)
    course.excluded = kept.excluded
    course.placement = kept.placement
    reached = {result.name: result.value for result in kept.results}
    allowed = course.options.allow_moves
    if allowed is not None and "slot_moves" in reached:
        course.most_slot_moves = max(allowed, reached["slot_moves"])
    for result in kept.results:
        if allowed == 0 or result.name in {"musts", "kept"}:
            course.record(result)
    if allowed == 0 and reached.get("slot_moves") == 0:
        course.narrow(staying(course.problem))
    if all(reached.get(goal) == bounds.get(goal) for goal in ("musts", "kept")):
        course.outer_bounds = {goal: bound for goal, bound in bounds.items() if goal not in reached}


def _relax(course: Course) -> Relaxed | None:
    rest = tuple(goal for goal in course.order[1:] if goal not in RERUN_ONLY)
    end = next((k for k, goal in enumerate(rest) if goal not in RELAXED_GOALS), len(rest))
    return relax(course.problem, ("musts", "kept", *rest[:end]), blocks_by_session(course.problem))
