"""The whole goal at once: core-guided search from below, and asking for at most as many as the bound."""

from __future__ import annotations

from collections.abc import Callable

from ortools.sat.python import cp_model

from sco_scheduler.engine.gap_proof.board import Board
from sco_scheduler.engine.gap_proof.gap_terms import GapModel
from sco_scheduler.engine.gap_proof.placement import Placement


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Hands every placement to the board as it is found."""

    def __init__(self, board: Board, placement: Placement) -> None:
        super().__init__()
        self._board = board
        self._placement = placement

    def on_solution_callback(self) -> None:
        """Called by the solver."""
        self._board.offer(self._placement.slots(self))


def _solver(seed: int) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.random_seed = seed
    return solver


def minimise(
    board: Board, limit: float, seed: int, *, variant: int = 0, pointless: Callable[[], bool] = lambda: False
) -> None:
    """Core-guided search for the fewest gaps, without LP: its bound rises until it meets a placement.

    Variant 0 was the fastest on most events; variant 1 inprocesses and minimises cores less, and is
    often fast where the other is slow.
    Source: Andres, Kaufmann, Matheis, Schaub, "Unsatisfiability-based optimization in clasp",
    ICLP 2012, as CP-SAT's ``optimize_with_core`` does it.
    """
    placement = board.placement()
    model = GapModel(placement)
    placement.model.minimize(model.goal)
    if board.bound:
        placement.model.add(model.goal >= board.bound)
    solver = _solver(seed)
    solver.parameters.optimize_with_core = True
    if variant % 2 == 0:
        solver.parameters.symmetry_level = 0
        solver.parameters.core_minimization_level = 2
        solver.parameters.use_sat_inprocessing = False
    if not board.deterministic:
        solver.best_bound_callback = lambda bound: board.raise_bound(round(bound))
    status = board.solve(solver, placement.model, limit, _Watcher(board, placement), pointless)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        board.offer(placement.slots(solver))
    if status == cp_model.INFEASIBLE:
        board.find_infeasible()
    elif abs(solver.best_objective_bound) <= len(board.problem.meetings):
        board.raise_bound(round(solver.best_objective_bound))


def at_most(board: Board, gaps: int, limit: float, seed: int) -> None:
    """Look for a placement with at most so many gaps; where there is none, the bound rises by one."""
    placement = board.placement()
    model = GapModel(placement)
    placement.model.add(model.goal <= gaps)
    solver = _solver(seed)
    status = board.solve(solver, placement.model, limit, pointless=lambda: board.bound > gaps)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        board.offer(placement.slots(solver))
    elif status == cp_model.INFEASIBLE:
        board.raise_bound(gaps + 1)


def is_infeasible(board: Board, limit: float, seed: int) -> bool:
    """Whether a search without presolve, with LP and two workers also finds that there is no placement.

    A presolve of OR-Tools 9.15 has called a feasible model infeasible, so the verdict is never
    given on one solve. A placement found instead goes to the board.
    """
    placement = board.placement()
    GapModel(placement)
    solver = _solver(seed + 1)
    solver.parameters.cp_model_presolve = False
    solver.parameters.linearization_level = 1
    if not board.deterministic:
        solver.parameters.num_workers = 2
    status = board.solve(solver, placement.model, limit)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        board.offer(placement.slots(solver))
    return status == cp_model.INFEASIBLE
