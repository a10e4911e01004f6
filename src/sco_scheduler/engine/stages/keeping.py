"""The first goals of a rerun: lose, move and change as little as can be."""

from __future__ import annotations

from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.engine.course import HUGE, SMALL, Course
from sco_scheduler.engine.relaxation import RELAXED_GOALS, Relaxed, blocks_by_session, relax
from sco_scheduler.engine.rerun import keep_published

_SHARE = 0.7
"""The part of the time that is left which this stage may take."""

_RELAXING_SHARE = 0.2

_KEPT = ("musts", "kept")


def keep(course: Course) -> None:
    """Record *musts* and the goals of a rerun, if the order starts with them.

    What the relaxation says of the goals after them is left for the stages that pursue those. Where
    moves are allowed, only *musts* and *kept* are settled here, and the moves are bounded.
    """
    if course.order[:2] != _KEPT:
        return
    course.tell("kept", None, None)
    allowed = course.options.allow_moves
    whole = relax(course.problem, _KEPT if allowed == 0 else _relaxed(course), blocks_by_session(course.problem))
    bounds = whole.bounds if whole is not None else {}
    kept = keep_published(course.problem, course.options, bounds, course.clock.left * _SHARE, course.stopped)
    course.excluded = kept.excluded
    course.placement = kept.placement
    reached = {result.name: result.value for result in kept.results}
    if allowed is not None and "slot_moves" in reached:
        course.most_slot_moves = max(allowed, reached["slot_moves"])
    for result in kept.results:
        if allowed == 0 or result.name in _KEPT:
            course.record(result)
    if allowed == 0 and kept.placement is not None:
        course.narrow(kept.problem)
        whole = _relax_narrowed(course)
    if whole is not None and all(reached.get(goal) == whole.bounds.get(goal) for goal in _KEPT):
        course.outer_bounds = {goal: bound for goal, bound in whole.bounds.items() if goal not in reached}


def _relaxed(course: Course) -> tuple[str, ...]:
    """The goals of the order's head that the relaxation bounds, leaving out those of a rerun."""
    rest = tuple(goal for goal in course.order[1:] if goal not in RERUN_ONLY)
    end = next((k for k, goal in enumerate(rest) if goal not in RELAXED_GOALS), len(rest))
    return (*_KEPT, *rest[:end])


def _relax_narrowed(course: Course) -> Relaxed | None:
    """The relaxation of what is left open: slot by slot where few choices are."""
    problem = course.problem
    if problem.size > HUGE:
        return None
    few = problem.size <= SMALL
    blocks = [[slot.index] for slot in problem.slots] if few else blocks_by_session(problem)
    return relax(problem, _relaxed(course), blocks, seconds=course.clock.left * _RELAXING_SHARE)
