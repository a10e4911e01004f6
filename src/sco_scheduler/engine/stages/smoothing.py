"""Gaps and zone moves: when the held meetings take place.

On small events the complete statement proves these goals. Everywhere else simulated annealing finds
good values for the meetings that are held, and what is known of the bound is said as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.bounds import trivial_bound
from sco_scheduler.engine.course import HUGE, Course
from sco_scheduler.engine.gap_bounds import forced_gaps
from sco_scheduler.engine.interpreters import assign_interpreters
from sco_scheduler.engine.stages.warming import is_warm

if TYPE_CHECKING:
    from sco_scheduler.engine.annealing import Told

SMOOTHED_GOALS = ("gaps", "gaps_purchasers", "gaps_suppliers", "zone_moves")
"""The goals of this stage."""

_PROVING_SECONDS = 3.0
"""Time a goal for the complete statement on small events before annealing is tried."""

_ANNEALING_SHARE = 0.7
_SECONDS_A_MEETING = 5e-5
"""For what comes after annealing: interpreters and tables, and the schedule as people read it."""

_BOUND_SECONDS = 5.0
_BOUND_SHARE = 0.5
"""The part of the time left after annealing for a bound of the gaps; it mostly takes a second or two."""

_REPRODUCIBLE_MOVES = 30_000_000
_OUT_OF_REACH = 3600.0
_FEW_NEW = 100
"""Meetings that are not kept ones, up to which a rerun's gaps are left to the complete statement."""


def smooth(course: Course) -> None:
    """Record the goals of this stage that come next in the order."""
    goals = _next(course.open_goals())
    if not goals or course.placement is None:
        return
    if course.small or _mostly_kept(course):
        for k, goal in enumerate(goals):
            course.pursue(goal, min(_PROVING_SECONDS, course.clock.left / (len(goals) - k + 1)))
        if _mostly_kept(course) or all(result.proved for result in course.results[-len(goals) :]):
            return
        del course.results[-len(goals) :]
    began = course.clock.seconds
    _anneal(course, goals)
    annealed = course.clock.seconds - began
    for goal in goals:
        value, bound = course.value(goal), _bound(course, goal)
        course.record(GoalResult(goal, value, bound, value == bound, annealed))


_GROUPS = {"gaps": {0, 1}, "gaps_purchasers": {0}, "gaps_suppliers": {1}}


def _bound(course: Course, goal: str) -> int | None:
    """What is known of the fewest gaps over all schedules that reach the goals before; else 0."""
    if goal not in _GROUPS or course.placement is None or course.problem.size > HUGE:
        return trivial_bound(goal)
    reached = [(result.name, result.value) for result in course.results]
    seconds = course.clock.left * _BOUND_SHARE if not course.options.reproducible else _BOUND_SECONDS
    forced = forced_gaps(
        course.problem, course.placement, reached, _GROUPS[goal], seconds=seconds, stopped=course.stopped
    )
    return forced.bound


def _mostly_kept(course: Course) -> bool:
    """Whether a rerun leaves so little open that the complete statement is asked, and nothing else."""
    placement = course.placement
    if placement is None or not any(item.counts_as_kept for item in course.problem.items):
        return False
    new = sum(not course.problem.items[i].counts_as_kept for i in placement.taken)
    return new <= _FEW_NEW


def _next(goals: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for goal in goals:
        if goal not in SMOOTHED_GOALS:
            break
        found.append(goal)
    return tuple(found)


def _annealing_seconds(course: Course, meetings: int) -> float:
    """How long annealing may take, so that the schedule is finished in time."""
    left = course.clock.left
    return max(0.0, min(left * _ANNEALING_SHARE, left - meetings * _SECONDS_A_MEETING))


def _anneal(course: Course, goals: tuple[str, ...]) -> None:
    from sco_scheduler.engine.annealing import anneal, annealing_of

    placement = course.placement
    assert placement is not None
    problem, options = course.problem, course.options
    if not is_warm(course, _annealing_seconds(course, len(placement.taken))):
        return  # compiling takes longer than there is time, the first time on a machine
    if problem.walking and course.interpreters is None:
        course.interpreters = assign_interpreters(problem, placement, options)
    kept = {item.index for item in problem.items if item.counts_as_kept and item.index in placement.taken}
    start = annealing_of(problem, placement, interpreters=course.interpreters, stay=kept, same_people=kept)

    def told(sight: Told) -> None:
        values = {
            "gaps": sight.gaps_purchasers + sight.gaps_suppliers,
            "gaps_purchasers": sight.gaps_purchasers,
            "gaps_suppliers": sight.gaps_suppliers,
            "zone_moves": sight.zone_moves,
        }
        course.tell(goals[0], values[goals[0]], trivial_bound(goals[0]))

    result = anneal(
        start.problem,
        start.slots,
        start.ways,
        time_limit=_OUT_OF_REACH if options.reproducible else _annealing_seconds(course, len(placement.taken)),
        moves=_REPRODUCIBLE_MOVES if options.reproducible else None,
        seed=options.seed,
        goals=goals,
        on_progress=told,
        stopped=course.stopped,
    )
    course.placement = start.placement(result)
    course.interpreters = None
