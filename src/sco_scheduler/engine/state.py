"""The state of a solve: what its phases share, with one way to record results."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sco_scheduler.domain.goals import GOALS, RERUN_ONLY, GoalResult
from sco_scheduler.engine.budget import Budget, NullWatch, Progress, Watch
from sco_scheduler.engine.methods import goal_result, still_good, tighter, trivial_bound
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.params import Options, SearchParams
from sco_scheduler.engine.problem import Placement, Problem, measure
from sco_scheduler.engine.rerun.changes import fewest_changes
from sco_scheduler.engine.rerun.fixing import fix_by_reduced_costs, minimise_with_reduced_cost_fixing
from sco_scheduler.engine.search.lexicographic import LexicographicSolver, SearchStrategy, SolveResult, WeightedGoals
from sco_scheduler.engine.search.solvers import Simplex
from sco_scheduler.engine.value import construct
from sco_scheduler.engine.value.construct import Construction

if TYPE_CHECKING:
    from sco_scheduler.engine.local_search.compiled import Compilation


_POLL_SECONDS = 0.05
_LEAST_SAMPLE = 0.05
"""Seconds needed to measure the process's share of the processor; also the least share that is assumed."""


@dataclass(frozen=True)
class SolveContext:
    """The constants of a solve: the order of its goals, options, budget and listener."""

    order: tuple[str, ...]
    options: Options
    budget: Budget
    watch: Watch = field(default_factory=NullWatch)

    @property
    def params(self) -> SearchParams:
        """The parameters of the search."""
        return self.options.params


class SolveState:
    """The best placement so far and what is known of its goals.

    Phases improve ``placement`` and ``record`` a result for each goal. ``interpreters`` is an
    assignment (by item) for this placement if a phase has made one; setting another placement clears
    it. ``excluded`` says that the solver found the problem infeasible, ``confirmed`` that a second
    solve under other settings did so too. ``most_slot_moves`` is how many published meetings may move.
    ``relaxation_bounds`` are bounds of the next goals; they hold only while every goal
    before them equals its own bound, which ``record`` ensures.
    """

    def __init__(self, context: SolveContext, problem: Problem) -> None:
        self.context = context
        self.problem = problem
        self.first: Construction | None = None
        """The schedule built before any solver, thread or compiled code starts."""
        self._placement: Placement | None = None
        self.interpreters: dict[int, int] | None = None
        self.relaxation_bounds: Mapping[str, int] = {}
        self.most_slot_moves: int | None = None
        self.excluded = False
        self.confirmed = False
        self.little_open = False
        """Whether a rerun has left few open choices."""
        self._code: dict[str, Compilation] = {}
        self._results: list[GoalResult] = []
        self._older_musts = len({i.pair for i in problem.items if i.must and i.pair not in problem.must_pairs})
        self._solver: LexicographicSolver | None = None
        self._changes: tuple[Placement, dict[str, int]] | None = None

    # The context

    @property
    def options(self) -> Options:
        """What the caller chose."""
        return self.context.options

    @property
    def params(self) -> SearchParams:
        """The parameters of the search."""
        return self.context.params

    @property
    def budget(self) -> Budget:
        """The budget of the whole solve."""
        return self.context.budget

    @property
    def small(self) -> bool:
        """Whether the problem is small enough to solve the complete model from scratch."""
        return self.problem.size <= self.params.size.small

    @property
    def huge(self) -> bool:
        """Whether the problem is too large for a model of all choices."""
        return self.problem.size > self.params.size.huge

    # Placement and results

    @property
    def placement(self) -> Placement | None:
        """The best placement so far."""
        return self._placement

    @placement.setter
    def placement(self, placement: Placement | None) -> None:
        self._placement, self.interpreters = placement, None

    @property
    def results(self) -> tuple[GoalResult, ...]:
        """The results so far, in the order of the goals."""
        return tuple(self._results)

    @property
    def reached(self) -> dict[str, int]:
        """The values to lock of the goals with results, after subtracting what may be given up for later goals."""
        return {result.name: self._still_good(result) for result in self._results}

    def _still_good(self, result: GoalResult) -> int:
        if result.name != "value":
            return result.value
        best = result.value if result.bound is None else result.bound
        return min(result.value, still_good(result.name, best, self.options.value_slack))

    def open_goals(self) -> tuple[str, ...]:
        """The goals without a result yet, in order."""
        done = self.reached
        return tuple(goal for goal in self.context.order if goal not in done)

    def record(self, result: GoalResult) -> None:
        """Store the result of a goal; the goals after it are optimised given its value.

        If the value differs from the goal's relaxation bound, bounds of later goals are dropped, since they
        hold only given that bound.
        """
        if result.name == "musts":
            result = replace(result, older_musts=self._older_musts)
        bounds = dict(self.relaxation_bounds)
        at_bound = bounds.pop(result.name, None) == result.value
        self.relaxation_bounds = bounds if at_bound else {}
        self._results.append(result)
        if self._solver is not None:
            self._solver.lock(result.name, self._still_good(result))
        self.report(result.name, result.value, result.bound)

    def record_against(self, goals: Sequence[str], bounds: Mapping[str, int], seconds: float = 0.0) -> None:
        """Record the placement's values of goals that a relaxation bounds together, in their order.

        A bound is recorded only while all goals before it equal theirs.
        """
        assert self.placement is not None
        values = measure(self.problem, self.placement, goals)
        valid = True
        for goal in goals:
            bound = bounds.get(goal) if valid else None
            enough = bound is not None and values[goal] >= still_good(goal, bound, self.options.value_slack)
            valid = valid and (values[goal] == bound or (goal == "value" and enough))
            self.record(goal_result(goal, values[goal], bound, seconds))

    def withdraw(self, count: int) -> None:
        """Remove the last results, to pursue their goals by another method."""
        if count:
            del self._results[-count:]
            self._solver = None

    def restrict_to(self, problem: Problem) -> None:
        """Continue with a problem that has the same solutions, given the results so far, and fewer choices."""
        self.little_open |= problem.size < self.problem.size
        self.problem = problem
        self._solver = None

    def report(self, goal: str, value: int | None, bound: int | None, note: str = "") -> None:
        """Report progress to the listener.

        Parameters
        ----------
        note
            A further remark on the current step.
        """
        budget = self.budget
        self.context.watch.progress(
            Progress(goal, value, bound, budget.elapsed, budget.remaining(), self.results, note)
        )

    def measure(self, goal: str) -> int:
        """Compute the value of a goal in the placement; goals of a rerun need short solves, cached by placement."""
        assert self.placement is not None
        if goal not in RERUN_ONLY:
            return measure(self.problem, self.placement, [goal])[goal]
        if self._changes is None or self._changes[0] is not self.placement:
            self._changes = self.placement, fewest_changes(self.problem, self.placement, self.options)
        return self._changes[1][goal]

    # The first schedule

    def build_first(self) -> None:
        """Build a first schedule, to fall back on if later methods find none.

        Its limit is in seconds of processor time: on a busy machine it may take several times as long by the clock. No
        other method gives a schedule as soon.
        """
        params, order = self.params.selection, self.context.order
        seconds = params.first_seconds + params.first_seconds_an_item * len(self.problem.items)
        began, worked = self.budget.elapsed, time.process_time()
        if construct.METHOD.can_take(self.problem):
            share = self.budget.share(params.first_share)
            given = share.within(seconds) if share.counted else share.working(seconds)
            self.first = construct.construct(self.problem, order, given)
        self._keep_back(self.budget.elapsed - began, time.process_time() - worked)
        if self.first is not None and order:
            goal = "value" if "value" in order else order[0]
            values = measure(self.problem, self.first.placement, [goal])
            self.report(goal, values.get(goal), None)

    def _keep_back(self, seconds: float, worked: float) -> None:
        """Reserve time for the end of the solve if other processes keep the machine busy.

        Parameters
        ----------
        seconds
            What the first schedule took by the clock.
        worked
            The processor time that it took.
        """
        params = self.params.finishing
        if seconds > _LEAST_SAMPLE:
            slower = seconds / max(worked, _LEAST_SAMPLE * seconds) - 1.0
            most = params.most_kept_back * self.options.time_limit
            self.budget.keep_back(min(most, params.work_seconds * max(0.0, slower)))

    def take_first(self) -> None:
        """Continue from the first schedule, if there is one."""
        if self.first is not None:
            self.placement = self.first.placement
            self.interpreters = self.first.interpreters

    # Compiled code

    def prepare_code(self, name: str) -> None:
        """Start loading, or compiling, a part of the compiled code in the background.

        Loading takes half a second of Python code, so it is best started while a solver runs.
        """
        from sco_scheduler.engine.local_search.compiled import Compilation

        if name not in self._code:
            self._code[name] = Compilation(name)

    def wait_for_code(self, name: str, goal: str) -> bool:
        """Wait for a part of the compiled code; return whether it can be called.

        The first time on a machine it has to be compiled. That is reported, and the time
        waited is added to the time limit; a stop ends the wait. If the limit has passed it is not
        waited for, since the code could hardly be used any more and a first schedule exists.

        Parameters
        ----------
        name
            Which part: ``annealing``, or ``board`` with its moves.
        goal
            The goal that progress reports as waiting.
        """
        if self.budget.expired(self.params.compiling_worth) and self.first is not None:
            return name in self._code and self._code[name].ready(0.0)
        self.prepare_code(name)
        code = self._code[name]
        began = added = self.budget.elapsed
        while not code.ready(_POLL_SECONDS):
            now = self.budget.elapsed
            if self.budget.stopped() or (not self.budget.counted and now - began > self.params.compiling_seconds):
                return False
            if not code.kept:  # added bit by bit, so that the reported time left stays the same meanwhile
                self.budget.extend(now - added)
                added = now
                self.report(goal, None, None, note="compiling")
        if not code.kept:
            self.budget.extend(self.budget.elapsed - added)
        return True

    # The complete model

    def solver(self) -> LexicographicSolver:
        """The complete model, with every result so far locked; built once."""
        if self._solver is None:
            self._solver = self._solver_of(self.problem)
            for goal, value in self.reached.items():
                self._solver.lock(goal, value)
            if self.most_slot_moves is not None:
                self._solver.lock("slot_moves", self.most_slot_moves)
        return self._solver

    def _solver_of(self, problem: Problem) -> LexicographicSolver:
        return LexicographicSolver(Model(problem), self.options)

    def fix_by_results(self, budget: Budget) -> None:
        """Reduced-cost fixing: remove the choices that are in no schedule as good as the results so far.

        For instance a place for a new meeting that would displace a published one, when the results allow no further
        loss or move. Weights that double from goal to goal combine the results in one sum.
        """
        reached = self.reached
        goals = tuple((goal, 2**k) for k, goal in enumerate(reversed(reached)))
        solver = self.solver()
        relaxed = solver.relax(goals, budget, Simplex.PRIMAL)
        if relaxed is not None:
            limit = sum(weight * GOALS[goal].loss(reached[goal]) for goal, weight in goals)
            self.restrict_to(fix_by_reduced_costs(self.problem, solver.model.variables, relaxed, limit))

    def minimise(self, goals: WeightedGoals, budget: Budget) -> int | None:
        """Minimise a weighted sum of goals, and restrict the problem to its optima if they are proved.

        Returns
        -------
        int | None
            A bound of the sum given the results so far; None if none is known.
        """
        assert self.placement is not None
        if budget.expired(self.params.rerun.least_left):
            return None
        locks = self.reached
        if self.most_slot_moves is not None:
            locks.setdefault("slot_moves", self.most_slot_moves)
        goal, known = goals[0][0], self.relaxation_bounds.get(goals[0][0])

        def stopped() -> bool:
            self.report(goal, None, known)
            return False

        budget = budget.within(budget.remaining(), stopped=stopped)
        found = minimise_with_reduced_cost_fixing(
            self.problem, locks, goals, self._solver_of, budget, self.params.rerun, self.placement
        )
        if found.placement is None or found.value is None:
            return found.bound
        if found.proved or found.value < sum(w * GOALS[goal].loss(self.measure(goal)) for goal, w in goals):
            self.placement = found.placement
        if found.proved:
            self.restrict_to(found.problem)
        return found.bound

    def pursue(self, goal: str, budget: Budget, known_bound: int | None = None) -> None:
        """Optimise a goal on the complete model, and record its result.

        Parameters
        ----------
        known_bound
            A valid bound from another method, if any.
        """
        result = self._attempt(goal, budget, known_bound)
        if result is not None:
            self.record(result)

    def _attempt(self, goal: str, budget: Budget, known_bound: int | None) -> GoalResult | None:
        """Optimise a goal on the complete model and return its result; None if there is no placement."""
        began = self.budget.elapsed
        bound = tighter(goal, trivial_bound(goal), known_bound)
        if self.placement is not None:
            value = self.measure(goal)
            if value == bound or budget.expired(0.01):
                return goal_result(goal, value, bound)

        def report(value: int | None, found: int | None) -> None:
            self.report(goal, value, tighter(goal, found, bound))

        reached = self.solver().optimise(goal, budget, self.placement, report, self._strategy(goal))
        return self._taken(goal, reached, bound, self.budget.elapsed - began)

    def _strategy(self, goal: str) -> SearchStrategy:
        if not self.little_open:
            return SearchStrategy.CORES if "gaps" in goal else SearchStrategy.MIXED
        return SearchStrategy.RELAXED

    def _taken(self, goal: str, reached: SolveResult, bound: int | None, seconds: float) -> GoalResult | None:
        """Adopt the placement of a solve if it is better, and return the goal's result; None if there is no placement.

        The value is measured on the placement: a solve that was cut short may have a better value than its literals
        say.
        """
        if reached.infeasible and self.placement is None:
            self.excluded = True
        before, interpreters = self.placement, self.interpreters
        if reached.placement is not None:
            self.placement = reached.placement
        if self.placement is None:
            return None
        value = self.measure(goal)
        if before is not None and before is not self.placement and not reached.proved:
            value = self._better_of(goal, before, value)
        if self.placement is before:
            self.interpreters = interpreters
        known = reached.value if reached.proved else tighter(goal, reached.bound, bound)
        return goal_result(goal, value, known, seconds)

    def _better_of(self, goal: str, before: Placement, value: int) -> int:
        """Keep the better of the present placement and the one before; return its value of the goal."""
        found, self.placement = self.placement, before
        earlier = self.measure(goal)
        if GOALS[goal].better(earlier, value):
            return earlier
        self.placement = found
        return value
