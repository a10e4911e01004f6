"""Decisions with almost everybody gapless: far easier than the goal, and they settle it.

A delegate that may have no gap is busy in one window of slots, and presolve, which tries out window
by window, turns that into hard facts; most such decisions take a tenth of a second where the goal as
a whole takes minutes. So the branching is done here, on *who carries a gap*.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from sco_scheduler.engine.gap_proof.board import Board
from sco_scheduler.engine.gap_proof.gap_terms import DelegateGaps, add_windows
from sco_scheduler.engine.gap_proof.placement import Literal, Placement

_FIRST_LIMIT = 3.0
"""The limit of the decision with everybody gapless; it seldom needs a tenth of it."""

_GROUP = 8
"""How many carriers are tried at once at first."""


def decide(board: Board, carriers: Iterable[int], gaps: int, limit: float, seed: int) -> cp_model.CpSolverStatus:
    """Whether the goal's delegates can do with so many gaps, all of them carried by some few.

    A placement found goes to the board. The spread is left out, so that infeasible holds with it
    all the more.
    """
    placement = board.placement()
    may = frozenset(carriers)
    ends: list[Literal] = []
    for delegate in sorted(board.problem.goal_delegates & placement.busy.keys()):
        if delegate in may:
            ends += DelegateGaps(placement, delegate).ends
        else:
            _forbid_gaps(placement, delegate)
    placement.model.add(cp_model.LinearExpr.sum(ends) <= gaps)
    for limited in board.problem.limits:
        ends = [end for d in sorted(limited.delegates) for end in DelegateGaps(placement, d).ends]
        placement.model.add(cp_model.LinearExpr.sum(ends) <= limited.most)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.random_seed = seed
    bound = board.bound
    status = board.solve(solver, placement.model, limit, pointless=lambda: board.bound > bound)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        board.offer(placement.slots(solver))
    return status


def _forbid_gaps(placement: Placement, delegate: int) -> None:
    busy = placement.busy[delegate]
    days = [day for day in placement.problem.days if any(t in busy for t in day)]
    if len(days) == 1:
        add_windows(placement, days[0], busy, len(placement.problem.of_delegate[delegate]))
    else:
        placement.model.add_bool_and(DelegateGaps(placement, delegate).gapless)


def try_gapless(board: Board, seed: int) -> None:
    """Try to give nobody a gap; else the bound is one."""
    if board.bound == 0 and decide(board, (), 0, _FIRST_LIMIT, seed) == cp_model.INFEASIBLE:
        board.raise_bound(1)


@dataclass
class Carriers:
    """Who may be the one to carry the only gap; those that cannot be are struck off.

    They are tried in groups, and a group that is not settled within the limit is halved. When
    nobody is left, there are two gaps at least. The limit grows from round to round, because how
    long one decision takes varies by a factor of a thousand.
    """

    board: Board
    groups: list[list[int]]

    @classmethod
    def of(cls, board: Board) -> Carriers:
        """All delegates that can have a gap, the busiest first."""
        problem = board.problem
        able = [d for d in problem.goal_delegates if len(problem.of_delegate[d]) > 1]
        able.sort(key=lambda d: (-len(problem.of_delegate[d]), d))
        return cls(board, [able[k : k + _GROUP] for k in range(0, len(able), _GROUP)])

    def round(self, limit: float, seed: int) -> None:
        """Try each group that is left once."""
        left: list[list[int]] = []
        for group in self.groups:
            if self.board.closed or self.board.bound != 1:
                return
            if decide(self.board, group, 1, limit, seed) != cp_model.INFEASIBLE:
                half = (len(group) + 1) // 2
                left += [part for part in (group[:half], group[half:]) if part]
        self.groups = left
        if not left:
            self.board.raise_bound(2)
