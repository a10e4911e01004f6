"""Attempts at the fewest gaps: core-guided search on the whole goal, and decisions with few gap candidates.

*The whole goal*: core-guided search from below, and asking for at most as many gaps as the bound.

*Few candidates*: a delegate that may have no gap is busy in one window of slots, and presolve, which
probes window by window, turns that into fixed literals; most such decisions take a tenth of a second
where the goal as a whole takes minutes. So the branching is done here, on *who has a gap*.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from ortools.sat.python import cp_model

from sco_scheduler.engine.gaps.proof.model import DelegateGaps, GapModel, Literal, SlotModel, add_windows
from sco_scheduler.engine.gaps.proof.shared import SharedIncumbent
from sco_scheduler.engine.search.cp_sat import solver_without_signals


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Hands every placement to the board as it is found."""

    def __init__(self, board: SharedIncumbent, placement: SlotModel) -> None:
        super().__init__()
        self._board = board
        self._placement = placement

    def on_solution_callback(self) -> None:
        """Called by the solver."""
        self._board.offer(self._placement.slots(self))


def _solver(seed: int) -> cp_model.CpSolver:
    solver = solver_without_signals()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.random_seed = seed
    return solver


def minimise(
    board: SharedIncumbent, limit: float, seed: int, *, variant: int = 0, pointless: Callable[[], bool] = lambda: False
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


def at_most(board: SharedIncumbent, gaps: int, limit: float, seed: int) -> None:
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


def is_infeasible(board: SharedIncumbent, limit: float, seed: int) -> bool:
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


_FIRST_LIMIT = 3.0
"""The limit of the decision with everybody gapless; it seldom needs a tenth of it."""

_GROUP = 8
"""How many carriers are tried at once at first."""

_LIKELY = 16
_LIKELY_LIMIT = 0.8
"""How many likely carriers are tried alone before any group, and the limit of each."""

_GROUP_LIMIT = 0.3
_GROWTH = 1.5
_GROWTH_ALONE = 4.0
"""The first limit of a group, in seconds or units of work; by what it grows with each halving, and after."""


def decide(
    board: SharedIncumbent, carriers: Iterable[int], gaps: int, limit: float, seed: int
) -> cp_model.CpSolverStatus:
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
    solver = solver_without_signals()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.random_seed = seed
    if seed % 2:  # neither way is the faster one on all
        solver.parameters.symmetry_level = 0
        solver.parameters.use_sat_inprocessing = False
    bound = board.bound
    status = board.solve(solver, placement.model, limit, pointless=lambda: board.bound > bound)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        board.offer(placement.slots(solver))
    return status


def _forbid_gaps(placement: SlotModel, delegate: int) -> None:
    busy = placement.busy[delegate]
    days = [day for day in placement.problem.days if any(t in busy for t in day)]
    if len(days) == 1:
        add_windows(placement, days[0], busy, len(placement.problem.of_delegate[delegate]))
    else:
        placement.model.add_bool_and(DelegateGaps(placement, delegate).gapless)


def try_gapless(board: SharedIncumbent, seed: int) -> None:
    """Decide whether all delegates can be gapless; if not, the bound is one."""
    if board.bound == 0 and decide(board, (), 0, _FIRST_LIMIT, seed) == cp_model.INFEASIBLE:
        board.raise_bound(1)


class GapCandidates:
    """Who may be the one to carry the only gap; those that cannot be are struck off.

    They are tried in groups, and a group that is not settled within its limit is halved and put back
    with a longer one, because how long one decision takes varies by a factor of a thousand. When
    nobody is left, there are two gaps at least. Several threads may try groups side by side. The
    likeliest are tried first, each alone: ``likely`` says how often one was seen with a gap.
    """

    def __init__(self, board: SharedIncumbent, likely: Mapping[int, int] | None = None) -> None:
        problem, times = board.problem, likely or {}
        able = [d for d in problem.goal_delegates if len(problem.of_delegate[d]) > 1]
        able.sort(key=lambda d: (-times.get(d, 0), -len(problem.of_delegate[d]), d))
        alone = sum(d in times for d in able[:_LIKELY])
        self._board = board
        self._lock = threading.Lock()
        self._waiting = [_Task(0.0, k, able[k : k + 1], _LIKELY_LIMIT) for k in range(alone)]
        starts = range(alone, len(able), _GROUP)
        self._waiting += [_Task(_GROUP_LIMIT, k, able[k : k + _GROUP], _GROUP_LIMIT) for k in starts]
        self._under_way = 0
        heapify(self._waiting)

    @property
    def turn(self) -> float:
        """When the next group has its turn: its limit, which grows from round to round; 0 for likely ones."""
        with self._lock:
            return self._waiting[0].turn if self._waiting else 0.0

    def try_next(self, seed: int) -> bool:
        """Try one group, the one with the shortest limit; False where none is waiting."""
        with self._lock:
            if not self._waiting or self._board.bound != 1:
                return False
            task = heappop(self._waiting)
            self._under_way += 1
        status = decide(self._board, task.group, 1, task.limit, seed)
        with self._lock:
            self._under_way -= 1
            if status != cp_model.INFEASIBLE:
                for part in task.parts():
                    heappush(self._waiting, part)
            nobody = not self._waiting and not self._under_way
        if nobody:
            self._board.raise_bound(2)
        return True


@dataclass(frozen=True, order=True)
class _Task:
    """A group of carriers to be tried: when, the rank of its first (the likeliest is 0), who, and the limit."""

    turn: float
    rank: int
    group: Sequence[int]
    limit: float

    def parts(self) -> list[_Task]:
        """The group in two halves, or alone again, with a longer limit, by which they have their turn."""
        half = (len(self.group) + 1) // 2
        limit = self.limit * (_GROWTH if len(self.group) > 1 else _GROWTH_ALONE)
        parts = ((self.rank, self.group[:half]), (self.rank + half, self.group[half:]))
        return [_Task(limit, rank, part, limit) for rank, part in parts if part]
