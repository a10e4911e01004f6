"""Who is likely to carry a gap: those who do in the placements that short annealings find.

A minute of search does not prove where the gaps have to be, but half a second of annealing gets within
a few gaps of the fewest, and whoever carries a gap in the best placement mostly carries one in some of
these as well. Decisions that allow gaps to the likely carriers alone are far smaller than the whole.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from ortools.sat.python import cp_model

from sco_scheduler.engine.gaps.proof.model import SlotModel
from sco_scheduler.engine.gaps.proof.problem import GapProblem, gaps_in
from sco_scheduler.engine.gaps.proof.shared import SharedIncumbent
from sco_scheduler.engine.local_search.compiled import is_kept, start_compiling
from sco_scheduler.engine.search.cp_sat import solver_without_signals

if TYPE_CHECKING:
    from sco_scheduler.engine.gaps.annealing_problem import AnnealProblem

_PLACING_LIMIT = 3.0
"""For a first placement, whatever its gaps, in seconds or units of work."""

_ANNEALING_SECONDS = 0.6
_ANNEALING_MOVES = 2_000_000
"""How long one annealing takes: by the clock or, where the run must be reproducible, in proposals."""

_TEMPERATURES = 0.3, 0.1
"""Between these an annealing of one gap at a time freezes; hotter ones undo more than they mend."""

_NONE = -1


class LikelyGapCandidates:
    """Counts, over several annealings, who carries a gap in the best placement of each."""

    def __init__(self, board: SharedIncumbent, seed: int) -> None:
        self.times: Counter[int] = Counter()
        """In how many of the placements a delegate of the goal has a gap."""
        self._board = board
        self._seed = seed
        self._start: list[int] | None = None
        self._impossible = False

    def look(self) -> None:
        """One more annealing; the board gets what it finds."""
        from sco_scheduler.engine.gaps.annealing import anneal

        board = self._board
        if not board.deterministic and not is_kept("annealing") and start_compiling("annealing") is not None:
            return  # compiling in this thread would take as long as the proof
        if self._start is None and not self._impossible:
            self._start = self._place()
            self._impossible = self._start is None
        if self._start is None or board.closed:
            return
        self._seed += 1
        problem = board.problem
        earlier = ("gaps_suppliers",) if problem.limits else ()
        done = anneal(
            annealing_problem(problem),
            np.array(self._start, np.int32),
            None,
            board.annealing_budget(_ANNEALING_SECONDS),
            moves=_ANNEALING_MOVES if board.deterministic else None,
            seed=self._seed,
            goals=(*earlier, "gaps_purchasers"),
            floors=(board.bound, 0, 0, 0),
            temperatures=_TEMPERATURES,
        )
        slots = [int(slot) for slot in done.slots]
        board.offer(slots)
        self.times.update(d for d, gaps in enumerate(gaps_in(problem, slots)) if gaps and d in problem.goal_delegates)

    def some(self, seed: int) -> frozenset[int]:
        """A random subset of the candidates, those with most gaps the most probably."""
        chance = random.Random(seed)
        most = max(self.times.values(), default=1)
        return frozenset(d for d, times in sorted(self.times.items()) if 2 * chance.random() < 1 + times / most)

    def _place(self) -> list[int] | None:
        if self._board.slots is not None:
            return list(self._board.slots)
        placement = SlotModel(self._board.problem)
        solver = solver_without_signals()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = self._seed
        status = self._board.solve(solver, placement.model, _PLACING_LIMIT)
        return placement.slots(solver) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None


def annealing_problem(problem: GapProblem) -> AnnealProblem:
    """The gap problem as one to anneal; the gaps of the goal's delegates count as purchasers'."""
    from sco_scheduler.engine.gaps.annealing_problem import AnnealProblem

    n = len(problem.meetings)
    allowed = np.zeros((n, problem.n_slots), np.bool_)
    for i, meeting in enumerate(problem.meetings):
        allowed[i, sorted(meeting.slots)] = True
    return AnnealProblem(
        day=np.array(problem.day, np.int32),
        way_start=np.arange(n + 1, dtype=np.int32),
        delegates=np.array([(m.a, m.b) for m in problem.meetings], np.int32).reshape(-1, 2),
        need=np.full(n, _NONE, np.int32),
        allowed=allowed,
        zone=np.array([m.zone for m in problem.meetings], np.int32),
        table=np.full(n, _NONE, np.int32),
        room=np.array(problem.capacity, np.int32),
        able=np.zeros((0, 0), np.bool_),
        free=np.zeros((problem.n_slots, 0), np.int32),
        gap_group=np.array([d not in problem.goal_delegates for d in range(len(problem.company))], np.int32),
        company=np.array(problem.company, np.int32),
        orders=problem.after,
        gap_spread=problem.spread,
    )
