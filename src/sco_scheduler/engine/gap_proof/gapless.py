"""Decisions with almost everybody gapless: far easier than the goal, and they settle it.

A delegate that may have no gap is busy in one window of slots, which presolve turns into hard
facts; most such decisions take a tenth of a second where the goal as a whole takes minutes. So the
branching is done here, on *who carries a gap*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ortools.sat.python import cp_model

from sco_scheduler.engine.gap_proof.board import Board
from sco_scheduler.engine.gap_proof.gap_terms import DelegateGaps, add_windows
from sco_scheduler.engine.gap_proof.placement import Placement
from sco_scheduler.engine.gap_proof.problem import GapProblem

_FIRST_LIMIT = 2.0
"""The limit of the decision with everybody gapless; it seldom needs a tenth of it."""


def decide(board: Board, most: Mapping[int, int], limit: float, seed: int) -> cp_model.CpSolverStatus:
    """Whether delegates can do with at most so many gaps each; a placement found goes to the board.

    Delegates that ``most`` does not name may have any number. The spread is left out, so that
    infeasible holds with it all the more.
    """
    placement = Placement(board.problem)
    for limited in board.problem.limits:
        if limited.most == 0:
            most = {**dict.fromkeys(limited.delegates, 0), **most}
    for delegate, gaps in most.items():
        _restrict(placement, delegate, gaps)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.random_seed = seed
    status = board.solve(solver, placement.model, limit)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        board.offer(placement.slots(solver))
    return status


def _restrict(placement: Placement, delegate: int, most: int) -> None:
    problem = placement.problem
    meetings = problem.of_delegate[delegate]
    if len(meetings) < 2:
        return
    days = [day for day in problem.days if any(t in placement.busy[delegate] for t in day)]
    if most == 0 and len(days) == 1:
        add_windows(placement, days[0], placement.busy[delegate], len(meetings))
        return
    gaps = DelegateGaps(placement, delegate)
    placement.model.add(cp_model.LinearExpr.sum(gaps.ends) <= most)
    if most == 0:
        placement.model.add_bool_and(gaps.gapless)


def try_gapless(board: Board, seed: int) -> None:
    """Try to give nobody a gap; else the bound is one."""
    if board.bound > 0:
        return
    nobody = dict.fromkeys(board.problem.goal_delegates, 0)
    if decide(board, nobody, _FIRST_LIMIT, seed) == cp_model.INFEASIBLE:
        board.raise_bound(1)


@dataclass
class Carriers:
    """Who may be the one to carry the only gap; those that cannot be are struck off.

    When nobody is left, there are two gaps at least. The limits of single decisions grow from
    round to round, because how long one takes varies by a factor of a thousand.
    """

    board: Board
    left: list[int]

    @classmethod
    def of(cls, board: Board) -> Carriers:
        """All delegates that can have a gap, the busiest first."""
        problem = board.problem
        able = [d for d in problem.goal_delegates if len(problem.of_delegate[d]) > 1]
        return cls(board, sorted(able, key=lambda d: (-len(problem.of_delegate[d]), d)))

    def round(self, limit: float, seed: int) -> None:
        """Try each carrier that is left once."""
        problem: GapProblem = self.board.problem
        for carrier in tuple(self.left):
            if self.board.closed or self.board.bound != 1:
                return
            most = {d: int(d == carrier) for d in problem.goal_delegates}
            if decide(self.board, most, limit, seed) == cp_model.INFEASIBLE:
                self.left.remove(carrier)
        if not self.left:
            self.board.raise_bound(2)
