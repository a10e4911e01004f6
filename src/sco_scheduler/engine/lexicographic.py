"""One goal after the other: optimise, lock what was reached, go on.

Each goal is optimised with the values of the goals before it locked as whole-number bounds, starting
from the best placement so far, which is kept here: a time-out inside the solver loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.engine.expressions import Expression, add_up
from sco_scheduler.engine.options import Options
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.running import Sight, new_solver, run
from sco_scheduler.engine.statement import Statement


@dataclass(frozen=True, slots=True)
class Reached:
    """What one solve reached for a goal. ``placement`` is None where nothing was found.

    ``infeasible`` says that the solver excluded every placement under the locks.
    """

    placement: Placement | None
    value: int | None
    bound: int | None
    proved: bool
    infeasible: bool = False


class Lexicographic:
    """A statement whose goals are optimised and locked in turn."""

    def __init__(self, statement: Statement, options: Options) -> None:
        self.statement = statement
        self.options = options
        self._solver: cp_model.CpSolver | None = None

    def lock(self, goal: str, value: int) -> None:
        """From now on the goal may not be worse than ``value``."""
        expression = self.statement.objectives.expression(goal)
        if GOALS[goal].sense is Sense.MOST:
            self.statement.model.add(expression >= value)
        else:
            self.statement.model.add(expression <= value)

    def evaluated(self, goal: str) -> int:
        """The value of a goal in the solution found last."""
        assert self._solver is not None
        return round(self._solver.value(self.statement.objectives.expression(goal)))

    def feasible(
        self, seconds: float, hint: Placement | None = None, stopped: Callable[[], bool] | None = None
    ) -> Reached:
        """Any placement that keeps the rules and the locks."""
        self.statement.model.clear_objective()
        return self._solve(seconds, hint, None, stopped)

    def optimise(
        self,
        goal: str,
        seconds: float,
        hint: Placement | None = None,
        tell: Callable[[Sight], None] | None = None,
        stopped: Callable[[], bool] | None = None,
        *,
        core: bool = False,
        linear: bool = False,
    ) -> Reached:
        """The best value of a goal under the rules and locks, or what time allowed to know of it.

        ``core`` searches from the bound's side: unsatisfiable cores over the goal's literals, without
        the linear relaxation, which says little about gaps. ``linear`` asks for the full linear
        relaxation instead: where most meetings are settled it leaves next to nothing to search.
        """
        expression = self.statement.objectives.expression(goal)
        model = self.statement.model
        model.clear_objective()
        if GOALS[goal].sense is Sense.MOST:
            model.maximize(expression)
        else:
            model.minimize(expression)
        reached = self._solve(seconds, hint, tell, stopped, core=core, linear=linear)
        model.clear_objective()
        return reached

    def optimise_weighted(
        self,
        goals: tuple[tuple[str, int], ...],
        seconds: float,
        hint: Placement | None = None,
        tell: Callable[[Sight], None] | None = None,
        stopped: Callable[[], bool] | None = None,
        *,
        linear: bool = False,
    ) -> Reached:
        """One solve of several goals at once: the weighted sum of their losses, least.

        The caller chooses weights that dominate each other; an optimum is then optimal goal by goal.
        ``linear`` is as in ``optimise``.
        """
        model = self.statement.model
        total: Expression = add_up([])
        for goal, weight in goals:
            sign = -1 if GOALS[goal].sense is Sense.MOST else 1
            total = total + self.statement.objectives.expression(goal) * (sign * weight)
        model.clear_objective()
        model.minimize(total)
        reached = self._solve(seconds, hint, tell, stopped, linear=linear)
        model.clear_objective()
        return reached

    def _solve(
        self,
        seconds: float,
        hint: Placement | None,
        tell: Callable[[Sight], None] | None,
        stopped: Callable[[], bool] | None,
        *,
        core: bool = False,
        linear: bool = False,
    ) -> Reached:
        model = self.statement.model
        if hint is not None:
            self.statement.hint(hint)
        solver = new_solver(self.options, seconds)
        if self.options.reproducible and not model.has_objective():
            # All search strategies in turn on one worker: placing given pairs needs feasibility jump.
            solver.parameters.interleave_search = True
        if not model.has_objective():
            # Placing given pairs needs little presolve: probing and a second round take a third of the time.
            solver.parameters.cp_model_probing_level = 0
            solver.parameters.max_presolve_iterations = 1
        if core:
            solver.parameters.optimize_with_core = True
            solver.parameters.linearization_level = 0
            solver.parameters.num_workers = 1
        if linear:
            _relax_fully(solver)
        status = run(solver, model, tell, stopped)
        self._solver = solver
        if status == cp_model.INFEASIBLE:
            return Reached(None, None, None, proved=False, infeasible=True)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return Reached(None, None, None, proved=False)  # the bound of a solve that found nothing may be no bound
        bounded = model.has_objective()
        bound = round(solver.best_objective_bound) if bounded else None
        value = round(solver.objective_value) if bounded else None
        return Reached(self.statement.placement(solver), value, bound, proved=status == cp_model.OPTIMAL)


def _relax_fully(solver: cp_model.CpSolver) -> None:
    """Every constraint into the linear relaxation, and beside it a search that leans on conflicts.

    Probing would take longer than all the rest, and finds little that the relaxation does not say.
    """
    solver.parameters.cp_model_probing_level = 0
    if solver.parameters.num_workers == 1:
        solver.parameters.linearization_level = 2
    else:
        solver.parameters.num_workers = 2
        solver.parameters.subsolvers.extend(["max_lp", "quick_restart"])
