"""Lexicographic optimisation: optimise one goal after the other, each with the earlier values locked.

The values are locked as integer bounds, and each solve starts from
the best placement so far, which is kept here: a time-out inside the solver loses nothing.

A ``WeightedSum`` combines several goals in one, in which a unit of each outweighs all of those after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from ortools.sat.python import cp_model

from sco_scheduler.domain.goals import GOALS, RERUN_ONLY, Sense
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.model.variables import Expression, add_up
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.problem import GAP_GROUPS, Choice, Item, Placement, Problem
from sco_scheduler.engine.search.model_relaxation import (
    BegunRelaxation,
    LpResult,
    relaxation_begun_at,
    solve_relaxation,
)
from sco_scheduler.engine.search.solvers import OnProgress, Simplex, new_solver, run

WeightedGoals = tuple[tuple[str, int], ...]
"""Goals with the weight of one unit of each."""


class SearchStrategy(Enum):
    """How CP-SAT searches for a goal, if one strategy is known to be better than its portfolio."""

    MIXED = auto()
    CORES = auto()
    """Core-guided: unsatisfiable cores over the goal's literals raise the bound. Without the linear relaxation,
    which is weak for gaps."""
    RELAXED = auto()
    """With the full linear relaxation: one worker raises its bound, the other looks for solutions near it. If most
    meetings are settled, bound and solution soon meet."""


@dataclass(frozen=True, slots=True)
class SolveResult:
    """The result of one solve for a goal. ``placement`` is None if none was found.

    ``infeasible`` says that the solver proved the locks infeasible.
    """

    placement: Placement | None
    value: int | None
    bound: int | None
    proved: bool
    infeasible: bool = False


class LexicographicSolver:
    """A model whose goals are optimised and locked in turn."""

    def __init__(self, model: Model, options: Options) -> None:
        self.model = model
        self.options = options

    def lock(self, goal: str, value: int) -> None:
        """Add the constraint that the goal is not worse than ``value``.

        Parameters
        ----------
        value
            The upper limit; for a maximised goal, the lower limit.
        """
        expression = self.model.objectives.expression(goal)
        if GOALS[goal].sense is Sense.MOST:
            self.model.cp_model.add(expression >= value)
        else:
            self.model.cp_model.add(expression <= value)

    def limit(self, goals: WeightedGoals, most: int) -> None:
        """Add the constraint that the weighted sum of the goals' losses is at most ``most``.

        Parameters
        ----------
        most
            The upper limit of the sum.
        """
        self.model.cp_model.add(self._total(goals) <= most)

    def feasible(self, budget: Budget, hint: Placement | None = None) -> SolveResult:
        """Find any placement that keeps the rules and the locks."""
        return self._solve(budget, hint)

    def optimise(
        self,
        goal: str,
        budget: Budget,
        hint: Placement | None = None,
        report: OnProgress | None = None,
        strategy: SearchStrategy = SearchStrategy.MIXED,
    ) -> SolveResult:
        """Optimise one goal under the rules and locks.

        Parameters
        ----------
        report
            Receives values and bounds.

        Returns
        -------
        SolveResult
            The best placement, and the bound found within the budget.
        """
        expression = self.model.objectives.expression(goal)
        model = self.model.cp_model
        if GOALS[goal].sense is Sense.MOST:
            model.maximize(expression)
        else:
            model.minimize(expression)
        reached = self._solve(budget, hint, report, strategy)
        model.clear_objective()
        return reached

    def optimise_weighted(
        self,
        goals: WeightedGoals,
        budget: Budget,
        hint: Placement | None = None,
        report: OnProgress | None = None,
        strategy: SearchStrategy = SearchStrategy.MIXED,
        enough: Callable[[int], bool] | None = None,
    ) -> SolveResult:
        """Minimise the weighted sum of several goals' losses in one solve.

        With weights that dominate each other, an optimum is optimal goal by goal.

        Parameters
        ----------
        report
            Receives values and bounds of the sum.
        enough
            Whether a sum is good enough to end the search.
        """
        latest: list[int | None] = [None]

        def hear(value: int | None, bound: int | None) -> None:
            latest[0] = value
            if report is not None:
                report(value, bound)

        def settled() -> bool:
            return enough is not None and latest[0] is not None and enough(latest[0])

        self._minimise(goals)
        reached = self._solve(budget.within(budget.remaining(), stopped=settled), hint, hear, strategy)
        self.model.cp_model.clear_objective()
        return reached

    def relax(
        self, goals: WeightedGoals, budget: Budget, simplex: Simplex = Simplex.DUAL, start: Placement | None = None
    ) -> LpResult | None:
        """Solve the linear relaxation of the same weighted sum under the rules and locks.

        Parameters
        ----------
        simplex
            The variant of the simplex method.
        start
            A placement near the best one to start the simplex method from. It may break rules.

        Returns
        -------
        LpResult | None
            The optimum with its duals; None if the budget did not suffice.
        """
        self._minimise(goals)
        x = self.model.variables.x
        taken = () if start is None else [x[choice].index for choice in start.choices() if choice in x]
        result = solve_relaxation(self.model.cp_model, budget, simplex, taken)
        self.model.cp_model.clear_objective()
        return result

    def begin_relaxation(
        self, goals: WeightedGoals, start: Placement, groups: Sequence[Sequence[Choice]]
    ) -> BegunRelaxation:
        """Build the same relaxation for repeated solves, each with one group of choices enabled.

        Parameters
        ----------
        start
            A placement near the best ones; it may break rules.
        groups
            Sets of choices; each solve enables one of them, and fixes the others to 0.
        """
        self._minimise(goals)
        x = self.model.variables.x
        taken = [x[choice].index for choice in start.choices() if choice in x]
        columns = [[x[choice].index for choice in group] for group in groups]
        result = relaxation_begun_at(self.model.cp_model, taken, columns)
        self.model.cp_model.clear_objective()
        return result

    def rounded(self, relaxed: LpResult) -> Placement:
        """The relaxed solution of this model, with each choice rounded."""
        x = self.model.variables.x
        return Placement({choice.item: choice for choice, literal in x.items() if round(relaxed.values[literal.index])})

    def _minimise(self, goals: WeightedGoals) -> None:
        self.model.cp_model.minimize(self._total(goals))

    def _total(self, goals: WeightedGoals) -> Expression:
        total: Expression = add_up([])
        for goal, weight in goals:
            total = total + self.model.objectives.expression(goal) * GOALS[goal].loss(weight)
        return total

    def _solve(
        self,
        budget: Budget,
        hint: Placement | None,
        report: OnProgress | None = None,
        strategy: SearchStrategy = SearchStrategy.MIXED,
    ) -> SolveResult:
        model = self.model.cp_model
        if hint is not None:
            self.model.hint(hint)
        solver = new_solver(self.options, budget)
        if not model.has_objective():
            _configure_for_placing(solver, self.options)
        elif strategy is not SearchStrategy.MIXED:
            _CONFIGURE[strategy](solver)
        status = run(solver, model, budget, report)
        if status == cp_model.INFEASIBLE:
            return SolveResult(None, None, None, proved=False, infeasible=True)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            # the bound of a solve that found nothing may not be valid
            return SolveResult(None, None, None, proved=False)
        bounded = model.has_objective()
        bound = round(solver.best_objective_bound) if bounded else None
        value = round(solver.objective_value) if bounded else None
        return SolveResult(self.model.placement(solver), value, bound, proved=status == cp_model.OPTIMAL)


def _configure_for_placing(solver: cp_model.CpSolver, options: Options) -> None:
    """Configure the search for placing given pairs without a goal: little presolve, which takes a third of the time."""
    if options.reproducible:
        solver.parameters.interleave_search = True  # all strategies in turn on one worker, for feasibility jump
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.max_presolve_iterations = 1


def _search_cores(solver: cp_model.CpSolver) -> None:
    solver.parameters.optimize_with_core = True
    solver.parameters.linearization_level = 0
    solver.parameters.num_workers = 1


def _relax_fully(solver: cp_model.CpSolver) -> None:
    """Put every constraint into the linear relaxation.

    Probing, symmetries and a second round of presolve find little beyond it, and take as long as all the
    rest.
    """
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    solver.parameters.max_presolve_iterations = 1
    if solver.parameters.num_workers == 1:
        solver.parameters.linearization_level = 2
    else:
        solver.parameters.num_workers = 2
        solver.parameters.subsolvers.append("max_lp")


_CONFIGURE = {SearchStrategy.CORES: _search_cores, SearchStrategy.RELAXED: _relax_fully}

_EXACT = 10**12
"""Largest sum for floating point: of 15 decimal digits three are left for the rounding errors of solvers."""

_WHOLE = 10**15
"""Largest sum that CP-SAT reports exactly: its objective is a double, which has 53 bits."""


@dataclass(frozen=True, slots=True)
class WeightedSum:
    """Goals, and the range of the loss of each."""

    goals: tuple[str, ...]
    losses: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, problem: Problem, *goals: str) -> WeightedSum:
        """The weighted sum with ranges of losses that hold for every schedule.

        Parameters
        ----------
        *goals
            The goals, the most important first.
        """
        return cls(goals, tuple(_losses(problem, goal) for goal in goals))

    @classmethod
    def most_of(cls, problem: Problem, goals: Sequence[str]) -> WeightedSum:
        """The weighted sum of the longest prefix of these goals (at least one) that CP-SAT can represent exactly.

        Parameters
        ----------
        goals
            The goals, the most important first.
        """
        ranked = cls.of(problem, *goals)
        while len(ranked.goals) > 1 and ranked._most >= _WHOLE:
            ranked = cls(ranked.goals[:-1], ranked.losses[:-1])
        return ranked

    @property
    def exact(self) -> bool:
        """Whether single units of the last goal are significant in floating point, as linear programming needs."""
        return self._most < _EXACT

    @property
    def whole(self) -> bool:
        """Whether the sum fits into CP-SAT's integers down to single units of the last goal."""
        return self._most < _WHOLE

    @property
    def _most(self) -> int:
        """The largest absolute value of the sum."""
        weights = [weight for _, weight in self.weights]
        return sum(weight * max(-least, most) for weight, (least, most) in zip(weights, self.losses, strict=True))

    @property
    def weights(self) -> WeightedGoals:
        """The weight of a unit of each goal."""
        weights: list[int] = []
        outweighed = 0
        for least, most in reversed(self.losses):
            weights.insert(0, 1 + outweighed)
            outweighed += weights[0] * (most - least)
        return tuple(zip(self.goals, weights, strict=True))

    def total(self, values: Sequence[int]) -> int:
        """The weighted sum of the losses of these values."""
        return sum(w * GOALS[goal].loss(value) for (goal, w), value in zip(self.weights, values, strict=True))

    def values(self, total: int) -> tuple[int, ...]:
        """The goals' values that give this weighted sum of losses."""
        values: list[int] = []
        for _ in self.goals:
            values.append(self._bound(total, values))
        return tuple(values)

    def bounds(self, bound: int, values: Sequence[int]) -> tuple[int, ...]:
        """The bound of each goal that a bound of the sum implies, given these values of the goals before it.

        Parameters
        ----------
        bound
            A lower bound of the sum.
        values
            The values reached for the goals, in order.

        Returns
        -------
        tuple[int, ...]
            One bound for each goal, given the values of those before it.
        """
        return tuple(self._bound(bound, values[:k]) for k in range(len(self.goals)))

    def _bound(self, total: int, before: Sequence[int]) -> int:
        """The least loss of the next goal, as a value, if the sum is at least ``total``."""
        weights = [weight for _, weight in self.weights]
        k = len(before)
        rest = total - sum(w * GOALS[g].loss(v) for w, g, v in zip(weights, self.goals, before, strict=False))
        after = sum(w * most for w, (_, most) in zip(weights[k + 1 :], self.losses[k + 1 :], strict=True))
        return GOALS[self.goals[k]].loss(max(self.losses[k][0], -((after - rest) // weights[k])))


def _losses(problem: Problem, goal: str) -> tuple[int, int]:
    largest = _largest(problem, goal)
    return (-largest, 0) if GOALS[goal].sense is Sense.MOST else (0, largest)


def _largest(problem: Problem, goal: str) -> int:
    """An upper bound of a goal's value over all schedules; it need not be tight."""
    largest: Mapping[str, Callable[[], int]] = {
        "musts": lambda: len(problem.must_pairs),
        "value": lambda: sum(item.value for item in problem.items),
        "minimums": lambda: sum(target.limit for target in problem.minima),
        "balance": lambda: sum(n**2 for n in _most_supplied(problem).values()),
        **{name: partial(_most_gaps, problem, groups) for name, groups in GAP_GROUPS.items()},
        "lost_time": lambda: _most_lost_time(problem),
        "zone_moves": lambda: len(problem.delegates) * len(problem.slots) + 2 * len(_past(problem)),
        **dict.fromkeys(RERUN_ONLY, lambda: sum(item.counts_as_kept for item in problem.items)),
    }
    return largest[goal]()


def _most_lost_time(problem: Problem) -> int:
    """An upper bound of lost time: all slots for every delegate, and a walk before each slot and past meeting."""
    walk, heaviest = problem.event.settings.walk_minutes, max(problem.side_weights)
    each = sum(problem.minutes) + walk * len(problem.slots)
    return heaviest * (each * len(problem.delegates) + 2 * walk * len(_past(problem)))


def _most_gaps(problem: Problem, groups: frozenset[int]) -> int:
    """An upper bound of gaps: one for every second slot of every delegate of the groups."""
    return sum(group in groups for group in problem.gap_group) * (len(problem.slots) // 2)


def _most_supplied(problem: Problem) -> Counter[int]:
    """An upper bound of each supplier's meetings: the items, at most one by delegate and slot, and past meetings."""
    free = [len(delegates) * len(problem.slots) for delegates in problem.delegates_of]
    asked = Counter(item.supplier for item in problem.items)
    past = Counter(item.supplier for item in _past(problem))
    return Counter({supplier: min(n, free[supplier] + past[supplier]) for supplier, n in asked.items()})


def _past(problem: Problem) -> list[Item]:
    """The past meetings, several of which a delegate may have in one slot."""
    return [item for item in problem.items if item.history]
