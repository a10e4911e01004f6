"""What the attempts at a gap problem share: the incumbent, the bound, and whether to go on."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Sequence

from ortools.sat.python import cp_model

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.proof.model import SlotModel, independent_sets
from sco_scheduler.engine.gaps.proof.problem import GapProblem, GapResult, counted_gaps, is_placement
from sco_scheduler.engine.search.cp_sat import OnProgress


class SharedIncumbent:
    """What is known of a gap problem so far; safe to write to from several threads.

    In deterministic use time is the solver's own count of its work, so that the same attempts are
    cut off at the same point on every machine; else it is wall time.
    """

    def __init__(self, problem: GapProblem, budget: Budget, report: OnProgress | None = None) -> None:
        self.problem = problem
        self._budget = Budget(budget.remaining(), counted=budget.counted)  # threads may not ask the caller to stop
        self.slots: tuple[int, ...] | None = None
        self.value: int | None = None
        self.bound = max(0, problem.bound)
        self.infeasible = False
        self._independent = tuple(independent_sets(problem))
        self._stopped = False
        self._report = report
        self._lock = threading.RLock()
        self._running: dict[cp_model.CpSolver, Callable[[], bool]] = {}

    @property
    def deterministic(self) -> bool:
        """Whether the limits count work instead of seconds."""
        return self._budget.counted

    @property
    def time_left(self) -> float:
        """Seconds, or units of the solver's work, until the time limit."""
        return self._budget.remaining()

    def annealing_budget(self, seconds: float) -> Budget:
        """A budget for annealing, which ends when there is nothing left to find."""
        return self._budget.within(math.inf if self.deterministic else seconds, stopped=lambda: self.closed)

    @property
    def settled(self) -> bool:
        """Whether the answer is known: a placement that meets its bound, or that there is none."""
        return self.infeasible or (self.value is not None and self.value <= self.bound)

    @property
    def closed(self) -> bool:
        """Whether no attempt needs to go on."""
        return self._stopped or self.settled or self.time_left <= 0

    def placement(self) -> SlotModel:
        """A fresh placement model of the problem, with the best placement as its hint."""
        placement = SlotModel(self.problem, self._independent)
        if self.slots is not None:
            placement.hint(self.slots)
        return placement

    def stop(self) -> None:
        """Close the board, settled or not."""
        self._stopped = True

    def offer(self, slots: Sequence[int]) -> bool:
        """Take a placement if it keeps every constraint and is the best so far; whether it keeps them."""
        if not is_placement(self.problem, slots):
            return False
        value = counted_gaps(self.problem, slots)
        with self._lock:
            if self.value is None or value < self.value:
                self.slots, self.value = tuple(slots), value
                self._report_progress()
        return True

    def raise_bound(self, bound: int) -> None:
        """Take a lower bound that was proved."""
        with self._lock:
            if bound > self.bound:
                self.bound = bound
                self._report_progress()

    def find_infeasible(self) -> None:
        """Take the verdict that there is no placement, unless one is known."""
        with self._lock:
            self.infeasible = self.slots is None

    def solve(
        self,
        solver: cp_model.CpSolver,
        model: cp_model.CpModel,
        limit: float,
        callback: cp_model.CpSolverSolutionCallback | None = None,
        pointless: Callable[[], bool] = lambda: False,
    ) -> cp_model.CpSolverStatus:
        """Solve a model within the limit and the time left.

        It is broken off when the board closes, and when ``pointless`` says that others made it so.
        """
        limit = max(0.0, min(limit, self.time_left))
        if self.deterministic:
            solver.parameters.max_deterministic_time = limit
        else:
            solver.parameters.max_time_in_seconds = limit
        with self._lock:
            self._running[solver] = pointless
        try:
            status = solver.solve(model, callback)
        finally:
            with self._lock:
                self._running.pop(solver, None)
        with self._lock:
            self._budget.spend(solver.deterministic_time)
        return status

    def break_off(self) -> None:
        """Ask every solve that has nothing left to find to end; to be asked again and again.

        A request that comes before the solver has started is lost, which is why once is not enough.
        """
        with self._lock:
            for solver, pointless in self._running.items():
                if self.closed or pointless():
                    solver.stop_search()

    def result(self, *, confirmed: bool = False) -> GapResult:
        """What is known now."""
        proved = self.value is not None and self.value <= self.bound
        bound = self.bound if self.value is None else min(self.bound, self.value)
        return GapResult(self.slots, self.value, bound, proved, self.infeasible, confirmed)

    def _report_progress(self) -> None:
        if self._report is not None:
            self._report(self.value, self.bound if self.value is None else min(self.bound, self.value))
