"""Holds every meeting with a proved minimum of gaps: for events whose meetings are all pins or can all be held."""

from __future__ import annotations

from collections import Counter

from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.engine.gaps.proof.problem import GapLimit, GapProblem, GapResult, GivenMeeting
from sco_scheduler.engine.gaps.proof.race import solve_gaps
from sco_scheduler.engine.methods import (
    BASIC_RULES,
    FURTHER_RULES,
    RERUN_GOALS,
    SELECTION_GOALS,
    TABLE_GOALS,
    TIMING_GOALS,
    Method,
    goal_result,
    leading,
    without,
)
from sco_scheduler.engine.problem import GAP_GROUPS, Choice, Placement, Problem, measure
from sco_scheduler.engine.state import SolveState

METHOD = Method(
    title="Proofs of gaps",
    purpose="The fewest gaps, proved, where all meetings are held and only their slots are open.",
    when="Events whose meetings are all pins, or can all be held.",
    honours=(
        *without(BASIC_RULES, "supplier_zone"),
        *without(FURTHER_RULES, "walking_time", "interpreter_present"),
        *SELECTION_GOALS,
        *GAP_GROUPS,
    ),
    cannot_take=(
        "supplier_zone",
        "walking_time",
        "interpreter_present",
        *without(TIMING_GOALS, *GAP_GROUPS),
        *RERUN_GOALS,
        *TABLE_GOALS,
    ),
)
"""What this method does with each rule and goal."""


def all_pinned(problem: Problem) -> bool:
    """Whether every meeting is a pin in which at most the slot is open."""
    pinned = bool(problem.items) and all(item.mandatory for item in problem.items)
    return pinned and _only_slots_open(problem) and _within_maxima(problem)


def hold_all(state: SolveState) -> None:
    """Hold every meeting with the fewest gaps and record all goals up to the gaps, if that is proved optimal."""
    problem = state.problem
    head, gap_goals = _split(state.open_goals())
    pinned = all_pinned(problem)
    if not gap_goals or not (pinned or (_optimal_if_all_held(problem, head) and _may_fit(problem))):
        return
    base = _gap_problem(problem)
    limits: list[GapLimit] = []
    results: list[GoalResult] = []
    slots: tuple[int, ...] | None = None
    for goal in gap_goals:
        began = state.budget.elapsed
        share = 1.0 if pinned or slots is not None else state.params.holding_all.share
        found = _solve(state, base, goal, limits, slots, share=share)
        if found.infeasible and not results:
            state.excluded, state.confirmed = pinned, found.confirmed
            return
        if found.slots is None or found.gaps is None:
            break
        slots = found.slots
        counted = frozenset(_counted_delegates(problem, goal))
        limits.append(GapLimit(counted, found.gaps))
        seconds = state.budget.elapsed - began
        results.append(goal_result(goal, found.gaps, found.bound, seconds))
    if slots is None:
        return
    state.placement = Placement({i: Choice(i, 0, t) for i, t in enumerate(slots)})
    values = measure(problem, state.placement, head)
    for goal in head:
        state.record(goal_result(goal, values[goal], values[goal]))
    for result in results:
        state.record(result)


def _split(goals: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The goals before the gaps, which holding everything optimises, and the gap goals."""
    head = leading(goals, SELECTION_GOALS)
    return head, leading(goals[len(head) :], GAP_GROUPS)


def _only_slots_open(problem: Problem) -> bool:
    single = all(len(item.modes) == 1 and not item.history for item in problem.items)
    return single and METHOD.can_take(problem)


def _optimal_if_all_held(problem: Problem, head: tuple[str, ...]) -> bool:
    """Whether the goals before the gaps are optimal exactly if everything is held."""
    if not problem.items or not _only_slots_open(problem):
        return False
    for goal in head:
        if goal == "balance":  # fewer meetings improve balance
            return False
        if goal == "musts" and all(item.must or item.mandatory for item in problem.items):
            return True
        if goal == "value" and all(item.value > 0 or item.mandatory for item in problem.items):
            return True
    return False


def _may_fit(problem: Problem) -> bool:
    """Whether counting arguments leave it possible to hold everything."""
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


def _counted_delegates(problem: Problem, goal: str) -> list[int]:
    return [d for d, group in enumerate(problem.gap_group) if group in GAP_GROUPS[goal]]


def _gap_problem(problem: Problem) -> GapProblem:
    return GapProblem(
        meetings=tuple(
            GivenMeeting(mode.purchaser_delegate, mode.supplier_delegate, item.zone, frozenset(mode.slots))
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
    state: SolveState,
    base: GapProblem,
    goal: str,
    limits: list[GapLimit],
    slots: tuple[int, ...] | None,
    *,
    share: float,
) -> GapResult:
    """Minimise the gaps of one goal, with limits on the gaps of the goals before."""
    problem = GapProblem(
        base.meetings,
        base.day,
        base.capacity,
        base.company,
        base.after,
        base.spread,
        counted=frozenset(_counted_delegates(state.problem, goal)),
        limits=tuple(limits),
        hint=slots,
    )
    options = state.options
    return solve_gaps(
        problem,
        state.budget.share(share),
        seed=options.seed,
        workers=options.workers,
        params=options.params.gap_proof,
        report=lambda value, bound: state.report(goal, value, bound),
    )
