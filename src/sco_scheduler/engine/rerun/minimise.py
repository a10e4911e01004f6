"""Minimises a weighted sum of a rerun's goals by reduced-cost variable fixing with an increasing cutoff.

The linear relaxation of a rerun is nearly integral: most published meetings cost nothing where they are, and its
bound is mostly the optimum. A choice whose reduced cost exceeds the difference between that bound and a cutoff is in
no schedule within the cutoff, so that few choices are left to solve. If no schedule is within the cutoff, it is
raised: to the value that was found, or step by step until something is found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.params import RerunParams
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.rerun.fixing import fix_by_reduced_costs
from sco_scheduler.engine.search.lexicographic import LexicographicSolver, SearchStrategy, SolveResult, WeightedGoals
from sco_scheduler.engine.search.model_relaxation import LpResult


@dataclass(frozen=True, slots=True)
class MinimisationResult:
    """What is known of the least sum.

    ``bound`` is None where nothing was solved. ``placement`` has ``value``. With ``proved`` this is the
    least, and ``problem`` has every placement with it; or there is no placement at all (without
    ``proved``, this says only that none was found).
    """

    bound: int | None
    value: int | None
    placement: Placement | None
    problem: Problem
    proved: bool


def minimise_with_reduced_cost_fixing(
    problem: Problem,
    locks: Mapping[str, int],
    goals: WeightedGoals,
    solver_of: Callable[[Problem], LexicographicSolver],
    budget: Budget,
    params: RerunParams,
    start: Placement | None = None,
    *,
    known: int | None = None,
    always: bool = True,
) -> MinimisationResult:
    """Minimise a weighted sum of goals by reduced-cost variable fixing with an increasing cutoff.

    Parameters
    ----------
    locks
        Goals that may not be worse than these values.
    solver_of
        States a problem as a complete model.
    params
        Shares of the budget, and the widening of the cutoff.
    start
        A placement near the best one.
    known
        The sum of ``start``, where it keeps the locks and all rules; None where that is not known.
    always
        Whether all is solved as it is where there is no relaxation: nothing keeps the locks, or it is too slow or too
        imprecise.
    """

    def stated(part: Problem) -> LexicographicSolver:
        solver = solver_of(part)
        for goal, value in locks.items():
            solver.lock(goal, value)
        return solver

    whole = stated(problem)
    relaxed = whole.relax(goals, budget.share(params.relaxation_share), start=start)
    if relaxed is None:
        if always:
            return _unrestricted(whole, goals, budget.share(params.restricted_share), start)
        return MinimisationResult(None, None, None, problem, proved=False)
    if relaxed.answer == relaxed.least:
        fixed = fix_by_reduced_costs(problem, whole.model.variables, relaxed, relaxed.least)
        return MinimisationResult(relaxed.least, relaxed.least, whole.rounded(relaxed), fixed, proved=True)
    best = MinimisationResult(None, known, start if known is not None else None, problem, proved=False)
    if known is not None and known <= relaxed.least:
        fixed = fix_by_reduced_costs(problem, whole.model.variables, relaxed, known)
        return replace(best, bound=known, problem=fixed, proved=True)
    return _with_cutoffs(best, goals, stated, relaxed, whole, budget, params)


def _with_cutoffs(
    best: MinimisationResult,
    goals: WeightedGoals,
    stated: Callable[[Problem], LexicographicSolver],
    relaxed: LpResult,
    whole: LexicographicSolver,
    budget: Budget,
    params: RerunParams,
) -> MinimisationResult:
    """Solve what is left within a cutoff, and raise the cutoff until something is found and proved."""
    problem = best.problem
    bound, room = relaxed.least, 0
    solved_size = None
    while not budget.expired(params.least_left):
        cutoff = bound + room if best.value is None else best.value
        part = fix_by_reduced_costs(problem, whole.model.variables, relaxed, cutoff)
        if best.value is None and _open(part) == solved_size:
            bound, room = cutoff + 1, params.widening * room + 1
            continue  # the same choices as before, so there is nothing within this cutoff either
        solved_size = _open(part)
        reached = _solve_part(stated(part), goals, best, cutoff, bound, budget, params)
        if best.placement is not None and reached.infeasible:
            break  # what was found is within the cutoff: the solver is mistaken, and proves nothing
        if reached.value is not None and (best.value is None or reached.value < best.value):
            best = replace(best, value=reached.value, placement=reached.placement)
        if reached.proved or reached.infeasible:
            bound = cutoff + 1 if reached.value is None or reached.value > cutoff else reached.value
        elif best.value is None or best.value > bound:
            break
        if best.value is not None and best.value <= bound:
            fixed = fix_by_reduced_costs(problem, whole.model.variables, relaxed, best.value)
            return replace(best, bound=best.value, problem=fixed, proved=True)
        if reached.infeasible and part is problem:
            return MinimisationResult(bound, None, None, problem, proved=True)
        room = params.widening * room + 1
    return replace(best, bound=bound)


def _solve_part(
    solver: LexicographicSolver,
    goals: WeightedGoals,
    best: MinimisationResult,
    cutoff: int,
    bound: int,
    budget: Budget,
    params: RerunParams,
) -> SolveResult:
    """One solve of the restricted problem, ended once it is at the bound.

    Where nothing was found, a wider cutoff may follow; what proves that nothing is better comes last.
    """
    part, strategy = budget.share(params.restricted_share), SearchStrategy.DIVING
    if best.placement is not None:
        solver.limit(goals, cutoff)  # without it a proof takes several times as long
        part, strategy = budget, SearchStrategy.BOUNDING
    return solver.optimise_weighted(goals, part, best.placement, strategy=strategy, enough=lambda value: value <= bound)


def _unrestricted(
    whole: LexicographicSolver, goals: WeightedGoals, budget: Budget, start: Placement | None
) -> MinimisationResult:
    """One solve of the problem as it is."""
    reached = whole.optimise_weighted(goals, budget, start, strategy=SearchStrategy.DIVING)
    settled = reached.proved or reached.infeasible
    return MinimisationResult(reached.bound, reached.value, reached.placement, whole.model.problem, proved=settled)


def _open(problem: Problem) -> tuple[int, int]:
    """The numbers of choices and of mandatory items, by which two fixings with growing limits are compared."""
    return problem.size, sum(item.mandatory for item in problem.items)
