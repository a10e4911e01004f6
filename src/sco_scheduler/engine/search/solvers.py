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
"""Called about every 50 ms of a solve, on the caller's thread, with the latest value and bound of the objective."""


class _SolutionCallback(cp_model.CpSolverSolutionCallback):
    """Keeps the value of the latest solution; the values of its variables are read after the solve."""

    def __init__(self) -> None:
        super().__init__()
        self.found: int | None = None

    def on_solution_callback(self) -> None:
        """Called by the solver at each better solution."""
        self.found = round(self.objective_value)


def solver_without_signals() -> cp_model.CpSolver:
    """A solver that leaves Ctrl-C to the program.

    By default a solve takes the handler of the signal away for good: after it, Ctrl-C would end the process
    in the middle of whatever it does.
    """
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = False
    return solver


def new_solver(options: Options, budget: Budget) -> cp_model.CpSolver:
    """A solver that leaves Ctrl-C to the program, with the options' workers and seed.

    Parameters
    ----------
    options
        Workers, seed, and whether work is counted.
    budget
        What remains of it is the solver's limit.
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
        The solver, already limited.
    budget
        Asked often on this thread whether to stop; it is told of the work that was done.
    report
        Hears of each better solution and bound, on this thread.

    Returns
    -------
    cp_model.CpSolverStatus
        The status; an INFEASIBLE of one solve is not confirmed by it.
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
    """Do work in a thread of its own, and poll from this one until it is done.

    Parameters
    ----------
    work
        What to do; it should release the interpreter lock.
    poll
        Called every few hundredths of a second, and once at the end.

    Raises
    ------
    BaseException
        Whatever the work raised.
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
    """The simplex method to use: which one is faster depends on the objective, often tenfold."""

    PRIMAL = auto()
    """For objectives in which most solutions differ little, such as how many meetings are lost."""
    DUAL = auto()
    """For objectives that are 0 where everything stays as published, such as moves."""


_UNBOUNDED = 1e15
"""SCIP reports 1e20 as the bound while it has a solution and no bound yet; no goal has such values."""


class LinearProgram:
    """A linear programme built row by row, and kept warm from one objective to the next.

    GLOP (a revised simplex method) solves it or, with ``integer`` columns, SCIP (branch and bound).
    """

    def __init__(self, *, integer: bool = False, simplex: Simplex | None = None, presolve: bool = True) -> None:
        self.integer = integer
        self._solver = pywraplp.Solver.CreateSolver("SCIP" if integer else "GLOP")
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

    def hint(self, values: Iterable[tuple[LpColumn, float]]) -> None:
        """Tell the solver a solution, or a part of one, to start from.

        Parameters
        ----------
        values
            Columns with their values.
        """
        columns, amounts = zip(*values, strict=True)
        self._solver.SetHint(list(columns), list(amounts))

    def solve(self, objective: LpTerms | None, budget: Budget, *, maximise: bool = False) -> float | None:
        """Solve the programme.

        Parameters
        ----------
        objective
            Columns with their coefficients; None where it is that of the solve before.
        maximise
            Maximise instead of minimise.

        Returns
        -------
        float | None
            The optimum, or a valid bound of it where integer columns were not settled in time. None where nothing
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
