"""Running CP-SAT under a budget, so that the caller can watch and stop it.

The solver runs in a thread of its own while the caller's thread polls the budget: a signal handler
then runs at once, which it would not inside a call that takes half a minute.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

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
    """A solver with the options' workers and seed, limited to what remains of a budget."""
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
    """Solve a model; ``report`` hears of progress and the budget can stop the solve, both on this thread."""
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
    return run_interruptibly(lambda: solver.solve(model, callback), poll)


def run_interruptibly(work: Callable[[], Result], poll: Callable[[], None]) -> Result:
    """Do the work in a thread of its own, and call ``poll`` from this one until it is done.

    Raises:
        BaseException: whatever the work raised.

    """
    task = BackgroundTask(work)
    while not task.done(_POLL_SECONDS):
        poll()
    poll()
    return task.result()
