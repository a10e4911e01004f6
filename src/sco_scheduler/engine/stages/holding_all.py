"""Events where everything that can be held is to be held: then only the slots are open.

Where every meeting is a pin, or the goals before the gaps ask for every meeting and all of them fit,
the held meetings are given, and the fewest gaps can be proved by methods made for that
(``gap_proof``). This is the problem of the business-to-business meeting scheduling literature.
"""

from __future__ import annotations

from collections import Counter

from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.course import Course
from sco_scheduler.engine.gap_proof import Encounter, GapLimit, GapProblem, GapResult, solve_gaps
from sco_scheduler.engine.placement import Placement, measure
from sco_scheduler.engine.problem import ANY, NONE, Problem
from sco_scheduler.engine.relaxation import RELAXED_GOALS
from sco_scheduler.engine.variables import Choice

GAP_GOALS = ("gaps", "gaps_purchasers", "gaps_suppliers")
"""The goals that are proved here."""

_GROUPS = {"gaps": {0, 1}, "gaps_purchasers": {0}, "gaps_suppliers": {1}}

_SHARE = 0.5
"""The part of the time for an attempt to hold everything where not all meetings are pins."""


def all_pinned(problem: Problem) -> bool:
    """Whether every meeting is a pin whose only open part, if any, is its slot."""
    pinned = bool(problem.items) and all(item.mandatory for item in problem.items)
    return pinned and _only_slots_open(problem) and _within_maxima(problem)


def hold_all(course: Course) -> None:
    """Hold every meeting with the fewest gaps and record all goals up to those, where that settles them."""
    problem = course.problem
    head, gap_goals = _split(course.open_goals())
    pinned = all_pinned(problem)
    if not gap_goals or not (pinned or (_asked_for(problem, head) and _may_fit(problem))):
        return
    base = _gap_problem(problem)
    limits: list[GapLimit] = []
    results: list[GoalResult] = []
    slots: tuple[int, ...] | None = None
    for goal in gap_goals:
        began = course.clock.seconds
        found = _solve(course, base, goal, limits, slots, share=1.0 if pinned or slots is not None else _SHARE)
        if found.infeasible and not results:
            course.excluded, course.confirmed = pinned, found.confirmed
            return
        if found.slots is None or found.gaps is None:
            break
        slots = found.slots
        counted = frozenset(_counted(problem, goal))
        limits.append(GapLimit(counted, found.gaps))
        seconds = course.clock.seconds - began
        results.append(GoalResult(goal, found.gaps, found.gaps if found.proved else found.bound, found.proved, seconds))
    if slots is None:
        return
    course.placement = Placement({i: Choice(i, 0, t) for i, t in enumerate(slots)})
    values = measure(problem, course.placement, head)
    for goal in head:
        course.record(GoalResult(goal, values[goal], values[goal], True))
    for result in results:
        course.record(result)


def _split(goals: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The goals before the gaps, which holding everything settles, and those of the gaps."""
    start = next((k for k, goal in enumerate(goals) if goal in GAP_GOALS), len(goals))
    head = goals[:start]
    if any(goal not in RELAXED_GOALS for goal in head):
        return head, ()
    end = next((k for k in range(start, len(goals)) if goals[k] not in GAP_GOALS), len(goals))
    return head, goals[start:end]


def _only_slots_open(problem: Problem) -> bool:
    if problem.walking:
        return False
    return all(
        len(item.modes) == 1 and item.modes[0].need == NONE and item.table == ANY and not item.history
        for item in problem.items
    )


def _asked_for(problem: Problem, head: tuple[str, ...]) -> bool:
    """Whether the head's goals are at their best exactly where everything is held."""
    if not problem.items or not _only_slots_open(problem):
        return False
    for goal in head:
        if goal == "balance":  # fewer meetings are more even
            return False
        if goal == "musts" and all(item.must or item.mandatory for item in problem.items):
            return True
        if goal == "value" and all(item.value > 0 or item.mandatory for item in problem.items):
            return True
    return False


def _may_fit(problem: Problem) -> bool:
    """Whether numbers alone do not exclude holding everything."""
    busy: Counter[int] = Counter()
    slots: dict[int, set[int]] = {}
    in_zone: Counter[int] = Counter()
    for item in problem.items:
        mode = item.modes[0]
        in_zone[item.zone] += 1
        for delegate in (mode.purchaser_delegate, mode.supplier_delegate):
            busy[delegate] += 1
            slots.setdefault(delegate, set()).update(mode.slots)
    return (
        all(n <= len(slots[d]) for d, n in busy.items())
        and all(n <= sum(problem.capacity[zone]) for zone, n in in_zone.items())
        and _within_maxima(problem)
    )


def _within_maxima(problem: Problem) -> bool:
    return all(len(target.items) <= target.limit for target in problem.maxima)


def _counted(problem: Problem, goal: str) -> list[int]:
    return [d for d, group in enumerate(problem.gap_group) if group in _GROUPS[goal]]


def _gap_problem(problem: Problem) -> GapProblem:
    return GapProblem(
        meetings=tuple(
            Encounter(mode.purchaser_delegate, mode.supplier_delegate, item.zone, frozenset(mode.slots))
            for item in problem.items
            for mode in item.modes
        ),
        day=problem.day,
        capacity=problem.capacity,
        company=problem.company_of,
        after=tuple((after.earlier, after.later) for after in problem.afters),
        spread=problem.gap_spread,
    )


def _solve(
    course: Course,
    base: GapProblem,
    goal: str,
    limits: list[GapLimit],
    slots: tuple[int, ...] | None,
    *,
    share: float,
) -> GapResult:
    problem = GapProblem(
        base.meetings,
        base.day,
        base.capacity,
        base.company,
        base.after,
        base.spread,
        counted=frozenset(_counted(course.problem, goal)),
        limits=tuple(limits),
        hint=slots,
    )
    options = course.options
    return solve_gaps(
        problem,
        time_limit=course.clock.left * share,
        seed=options.seed,
        workers=options.workers,
        deterministic=options.reproducible,
        on_progress=lambda value, bound: course.tell(goal, value, bound),
        stopped=course.stopped,
    )
