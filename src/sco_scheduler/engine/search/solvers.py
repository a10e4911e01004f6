"""Running the solvers: CP-SAT in a thread that can be interrupted, and linear programmes built row by row."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from enum import Enum, auto
from typing import TypeAlias, TypeVar

from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model

from sco_scheduler.background import BackgroundTask
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.params import Options

_POLL_SECONDS = 0.05

Result = TypeVar("Result")


OnProgress = Callable[[int | None, int | None], None]
"""Called about every 50 ms during a solve, on the caller's thread, with the latest value and bound of the objective."""


class _SolutionCallback(cp_model.CpSolverSolutionCallback):
    """Keeps the value of the latest solution; the values of its variables are read after the solve."""

    def __init__(self) -> None:
        super().__init__()
        self.found: int | None = None

    def on_solution_callback(self) -> None:
        """Called by the solver at each better solution."""
        self.found = round(self.objective_value)


def solver_without_signals() -> cp_model.CpSolver:
    """A solver that does not replace the program's handler of Ctrl-C.

    By default a solve removes the signal handler for good: later, Ctrl-C would end the process
    at any point.
    """
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = False
    return solver


def new_solver(options: Options, budget: Budget) -> cp_model.CpSolver:
    """A solver that leaves Ctrl-C to the program, with workers, seed and limit set.

    Parameters
    ----------
    options
        Workers, seed, and whether work is counted.
    budget
        Its remainder is the solver's limit.
    """
    solver = solver_without_signals()
    parameters = solver.parameters
    parameters.random_seed = options.seed
    parameters.num_workers = 1 if options.reproducible else options.workers
    limit = max(0.01, budget.remaining())
    if budget.counted:
        parameters.max_deterministic_time = limit
    else:
        parameters.max_time_in_seconds = limit
    return solver


def run(
    solver: cp_model.CpSolver, model: cp_model.CpModel, budget: Budget, report: OnProgress | None = None
) -> cp_model.CpSolverStatus:
    """Solve a model in a thread, so that the budget can stop it.

    Parameters
    ----------
    solver
        The solver, with its limit set.
    budget
        Polled on this thread for a stop; the work done is reported to it.
    report
        Receives each better solution and bound, on this thread.

    Returns
    -------
    cp_model.CpSolverStatus
        The status; INFEASIBLE is not confirmed by a second solve here.
    """
    callback = _SolutionCallback()
    latest: list[int | None] = [None]

    def note_bound(bound: float) -> None:
        latest[0] = round(bound)

    def poll() -> None:
        if report is not None:
            report(callback.found, latest[0])
        if budget.stopped():
            solver.stop_search()

    if model.has_objective():
        solver.best_bound_callback = note_bound
    status = run_interruptibly(lambda: solver.solve(model, callback), poll)
    budget.spend(solver.deterministic_time)
    return status


def run_interruptibly(work: Callable[[], Result], poll: Callable[[], None]) -> Result:
    """Run work in a thread of its own, and poll from this one until it is done.

    Parameters
    ----------
    work
        The function to run; it should release the global interpreter lock.
    poll
        Called every few hundredths of a second, and once at the end.

    Raises
    ------
    BaseException
        Any exception that the work raised.
    """
    task = BackgroundTask(work)
    while not task.done(_POLL_SECONDS):
        poll()
    poll()
    return task.result()


LpColumn: TypeAlias = pywraplp.Variable
LpRow: TypeAlias = pywraplp.Constraint
LpTerms: TypeAlias = Iterable[tuple[LpColumn, float]]


class Simplex(Enum):
    """The simplex method to use; which one is faster depends on the objective, often tenfold."""

    PRIMAL = auto()
    """For objectives whose values differ little between solutions, such as the number of lost meetings."""
    DUAL = auto()
    """For objectives that are 0 if everything stays as published, such as moves."""


_UNBOUNDED = 1e15
"""SCIP reports 1e20 as the bound if it has a solution and no bound yet; no goal has such values."""


class LinearProgram:
    """A linear programme built row by row, re-solved from its last basis for each objective.

    GLOP (a revised simplex method) solves it or, with ``integer`` columns, SCIP (branch and bound).
    """

    def __init__(self, *, integer: bool = False, simplex: Simplex | None = None, presolve: bool = True) -> None:
        self.integer = integer
        self._solver = pywraplp.Solver.CreateSolver("SCIP" if integer else "GLOP")
        if integer:  # by default SCIP takes Ctrl-C itself while it solves, and the program never hears of it
            self._solver.SetSolverSpecificParametersAsString("misc/catchctrlc = FALSE")
        if simplex is not None:
            dual, before = (str(yes).lower() for yes in (simplex is Simplex.DUAL, presolve))
            self._solver.SetSolverSpecificParametersAsString(f"use_dual_simplex: {dual} use_preprocessing: {before}")

    def column(self, high: float = 1.0, low: float = 0.0, *, integer: bool = False) -> LpColumn:
        """Add a variable between two bounds.

        Parameters
        ----------
        integer
            Whether it has to be an integer, in a programme with integer columns.
        """
        return self._solver.Var(low, high, integer and self.integer, "")

    def row(self, low: float, high: float, terms: LpTerms) -> LpRow:
        """Add a constraint: low <= the sum of coefficients times columns <= high.

        Parameters
        ----------
        low
            The lower bound, ``-math.inf`` for none.
        high
            The upper bound, ``math.inf`` for none.
        """
        row = self._solver.Constraint(low, high)
        for column, coefficient in terms:
            row.SetCoefficient(column, coefficient)
        return row

    def solve(self, objective: LpTerms | None, budget: Budget, *, maximise: bool = False) -> float | None:
        """Solve the programme.

        Parameters
        ----------
        objective
            Columns with their coefficients; None to reuse the previous objective.
        maximise
            Maximise instead of minimise.

        Returns
        -------
        float | None
            The optimum, or a valid bound of it if integer columns were not settled in time. None if nothing
            was solved within the budget, or there is no solution.
        """
        target = self._solver.Objective()
        if objective is not None:
            target.Clear()
            for column, coefficient in objective:
                target.SetCoefficient(column, coefficient)
        if maximise:
            target.SetMaximization()
        else:
            target.SetMinimization()
        seconds = budget.seconds()
        if seconds < math.inf:
            self._solver.SetTimeLimit(max(1, round(1000 * seconds)))

        def poll() -> None:
            if budget.stopped():
                self._solver.InterruptSolve()

        status = run_interruptibly(self._solver.Solve, poll)
        if status == pywraplp.Solver.FEASIBLE and self.integer:
            bound = float(target.BestBound())
            return bound if abs(bound) < _UNBOUNDED else None
        return float(target.Value()) if status == pywraplp.Solver.OPTIMAL else None
