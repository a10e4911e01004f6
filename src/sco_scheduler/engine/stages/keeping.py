"""The first goals of a rerun: lose, move and change as little as can be."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.engine.course import HUGE, SMALL, Course
from sco_scheduler.engine.relaxation import RELAXED_GOALS, Relaxed, blocks_by_session, relax
from sco_scheduler.engine.rerun import hardly_open, keep_published
from sco_scheduler.engine.selection import choose, place

_SHARE = 0.7
"""The part of the time that is left which this stage may take."""

_RELAXING_SHARE = 0.2

_CHOOSING_SHARE = 0.3
_PLACING_SHARE = 0.4
"""Where any meeting may move: the parts of the time left for choosing pairs, and for placing them."""

_MUCH = 3_000
"""Choices left open from which on another relaxation, by which most of them are left out, is soon won back."""

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
    problem, goals = course.problem, _KEPT if allowed == 0 else _relaxed(course)

    @cache
    def relaxed() -> Relaxed | None:
        return relax(problem, goals, blocks_by_session(problem))

    def bounds() -> Mapping[str, int]:
        if course.stopped() or course.clock.left <= 0.0:
            return {}
        return {} if (found := relaxed()) is None else found.bounds

    kept = keep_published(problem, course.options, bounds, course.timer(course.clock.left * _SHARE), course.stopped)
    course.excluded = kept.excluded
    course.placement = kept.placement
    reached = {result.name: result.value for result in kept.results}
    if allowed is not None and "slot_moves" in reached:
        course.most_slot_moves = max(allowed, reached["slot_moves"])
    for result in kept.results:
        if allowed == 0 or result.name in _KEPT:
            course.record(result)
    whole = None
    if allowed != 0:
        whole = relaxed()
    elif kept.placement is not None:
        course.narrow(kept.problem)
        if course.problem.open_size > _MUCH and course.problem.size <= HUGE:
            course.narrow_to_results(course.clock.left * _RELAXING_SHARE)
        # Where something is lost, minimums and value are hardly ever at these bounds.
        whole = _relax_narrowed(course) if reached["kept"] == 0 else None
    if allowed is None and kept.placement is not None:
        _rearrange(course)
    reached |= {result.name: result.value for result in course.results}
    settled = {*_KEPT, *reached}
    if whole is not None and all(reached.get(goal) == whole.bounds[goal] for goal in settled & whole.bounds.keys()):
        course.outer_bounds = {goal: bound for goal, bound in whole.bounds.items() if goal not in reached}


def _rearrange(course: Course) -> None:
    """Where any number of meetings may move: choose pairs as in a first build, and place exactly these.

    The goals up to the moves are recorded if that is possible while no more is lost.
    """
    lead = course.order[2 : next((k for k, goal in enumerate(course.order) if k > 1 and goal in RERUN_ONLY), 2)]
    if course.problem.size > HUGE or not lead or any(goal not in RELAXED_GOALS for goal in lead):
        return
    chosen = choose(course.problem, (*_KEPT, *lead), course.clock.left * _CHOOSING_SHARE)
    reached = {result.name: result.value for result in course.results}
    if chosen is None or any(chosen.bounds.get(goal) != reached.get(goal) for goal in _KEPT):
        return
    seconds = course.clock.left * _PLACING_SHARE
    placement = place(course.problem, chosen, course.options, seconds, course.stopped, course.placement)
    if placement is None:
        return
    course.placement = placement
    course.record_against(lead, chosen.bounds)


def _relaxed(course: Course) -> tuple[str, ...]:
    """The goals of the order's head that the relaxation bounds, leaving out those of a rerun."""
    rest = tuple(goal for goal in course.order[1:] if goal not in RERUN_ONLY)
    end = next((k for k, goal in enumerate(rest) if goal not in RELAXED_GOALS), len(rest))
    return (*_KEPT, *rest[:end])


def _relax_narrowed(course: Course) -> Relaxed | None:
    """The relaxation of what is left open: slot by slot where few choices are, none where hardly any."""
    problem = course.problem
    if problem.size > HUGE or hardly_open(problem):
        return None
    few = problem.size <= SMALL
    blocks = [[slot.index] for slot in problem.slots] if few else blocks_by_session(problem)
    return relax(problem, _relaxed(course), blocks, seconds=course.clock.left * _RELAXING_SHARE)
