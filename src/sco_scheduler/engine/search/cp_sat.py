"""Running a solver so that the caller can watch and stop it.

The solver runs in a thread of its own while the caller's thread polls the watch: a signal handler
then runs at once, which it would not inside a call that takes half a minute.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from ortools.sat.python import cp_model

from sco_scheduler.background import BackgroundTask
from sco_scheduler.engine.params import Options

_POLL_SECONDS = 0.05

Result = TypeVar("Result")


@dataclass(slots=True)
class SolverProgress:
    """The latest value and bound that a running solver has told."""

    value: int | None = None
    bound: int | None = None


class _SolutionCallback(cp_model.CpSolverSolutionCallback):
    """Keeps the value of the latest solution; the values themselves are read after the solve."""

    def __init__(self, sight: SolverProgress) -> None:
        super().__init__()
        self._sight = sight

    def on_solution_callback(self) -> None:
        """Called by the solver at each better solution."""
        self._sight.value = round(self.objective_value)


def new_solver(options: Options, seconds: float, *, deterministic_per_second: float = 1.0) -> cp_model.CpSolver:
    """A solver with the options' workers and seed, limited in seconds or, if reproducible, in work."""
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.random_seed = options.seed
    parameters.num_workers = 1 if options.reproducible else options.workers
    parameters.catch_sigint_signal = False
    if options.reproducible:
        parameters.max_deterministic_time = max(0.01, seconds * deterministic_per_second)
    else:
        parameters.max_time_in_seconds = max(0.01, seconds)
    return solver


def run(
    solver: cp_model.CpSolver,
    model: cp_model.CpModel,
    tell: Callable[[SolverProgress], None] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> cp_model.CpSolverStatus:
    """Solve; ``tell`` hears of progress and ``stopped`` can end the solve, both on this thread."""
    sight = SolverProgress()
    teller = _SolutionCallback(sight)

    def note_bound(bound: float) -> None:
        sight.bound = round(bound)

    def attend() -> None:
        if tell is not None:
            tell(sight)
        if stopped is not None and stopped():
            solver.stop_search()

    if model.has_objective():
        solver.best_bound_callback = note_bound
    return run_interruptibly(lambda: solver.solve(model, teller), attend)


def run_interruptibly(work: Callable[[], Result], attend: Callable[[], None]) -> Result:
    """Do the work in a thread of its own, and ``attend`` to it from this one until it is done."""
    beside = BackgroundTask(work)
    while not beside.done(_POLL_SECONDS):
        attend()
    attend()
    return beside.result()
