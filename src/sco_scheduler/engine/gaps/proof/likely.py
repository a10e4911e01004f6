"""Who is likely to carry a gap: those who do in the placements that short annealings find.

A minute of search does not prove where the gaps have to be, but half a second of annealing gets within
a few gaps of the fewest, and whoever carries a gap in the best placement mostly carries one in some of
these as well. Decisions that allow gaps to the likely carriers alone are far smaller than the whole.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from ortools.sat.python import cp_model

from sco_scheduler.engine.gaps.proof.model import SharedIncumbent, SlotModel
from sco_scheduler.engine.gaps.proof.problem import GapProblem, gaps_in
from sco_scheduler.engine.local_search.compiled import is_kept, start_compiling
from sco_scheduler.engine.search.solvers import solver_without_signals

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


_MOST_PATTERNS = 4000
"""With more patterns than this the bound takes longer than it is worth."""


@dataclass(frozen=True)
class _Class:
    """Delegates that are alike: how many meetings they have of each set of slots, and if they count."""

    meetings: tuple[tuple[frozenset[int], int], ...]
    counted: bool

    @property
    def n_meetings(self) -> int:
        return sum(n for _, n in self.meetings)

    @property
    def slots(self) -> frozenset[int]:
        return frozenset().union(*(slots for slots, _ in self.meetings))

    def fits(self, busy: frozenset[int]) -> bool:
        """Whether the meetings could fill exactly these slots, as far as Hall's condition on the given sets says."""
        if not busy <= self.slots:
            return False
        for slots, _ in self.meetings:
            within = sum(n for other, n in self.meetings if other <= slots)
            if len(busy & slots) < within or len(busy - slots) > self.n_meetings - within:
                return False
        return True

    def windows(self, n_slots: int) -> Iterator[frozenset[int]]:
        """Patterns without a gap."""
        n = self.n_meetings
        for start in range(n_slots - n + 1):
            yield frozenset(range(start, start + n))

    def split_windows(self, n_slots: int) -> Iterator[frozenset[int]]:
        """Patterns with one gap."""
        n = self.n_meetings
        for start in range(n_slots):
            for first in range(1, n):
                for end in range(start + n + 1, n_slots + 1):
                    yield frozenset(range(start, start + first)) | frozenset(range(end - n + first, end))


def _classes(problem: GapProblem) -> Counter[_Class]:
    found: Counter[_Class] = Counter()
    for delegate, meetings in enumerate(problem.of_delegate):
        if meetings:
            kinds = Counter(problem.meetings[i].slots for i in meetings)
            ordered = tuple(sorted(kinds.items(), key=lambda item: sorted(item[0])))
            found[_Class(ordered, delegate in problem.goal_delegates)] += 1
    return found


def raise_by_profile(board: SharedIncumbent, problem: GapProblem, limit: float, seed: int) -> None:
    """Raise the bound by the fewest gaps with which the classes can fill the slots.

    ``problem`` is the board's problem, or one with more slots, whose bound holds for it too. For
    events of one day; a delegate with two gaps or more may be busy in any of its slots.
    """
    classes = _classes(problem)
    if len(problem.days) != 1 or sum(problem.n_slots**2 * c.n_meetings / 2 for c in classes) > 4 * _MOST_PATTERNS:
        return
    model = cp_model.CpModel()
    busy: list[list[cp_model.IntVar]] = [[] for _ in range(problem.n_slots)]
    costs: list[cp_model.LinearExprT] = []
    n_patterns = 0
    for alike, size in classes.items():
        n_patterns += _add_class(model, alike, size, busy, costs)
    if n_patterns > _MOST_PATTERNS:
        return
    for t, people in enumerate(busy):
        least = max(0, len(problem.meetings) - sum(problem.total_capacity) + problem.total_capacity[t])
        tables = model.new_int_var(least, max(least, problem.total_capacity[t]), "")
        model.add(cp_model.LinearExpr.sum(people) == 2 * tables)
    model.minimize(cp_model.LinearExpr.sum(costs))
    solver = solver_without_signals()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = seed
    status = board.solve(solver, model, limit)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        board.raise_bound(round(solver.best_objective_bound))


def _add_class(
    model: cp_model.CpModel,
    alike: _Class,
    size: int,
    busy: list[list[cp_model.IntVar]],
    costs: list[cp_model.LinearExprT],
) -> int:
    """Say how many of a class follow each pattern; the number of patterns."""
    following: list[cp_model.IntVar] = []
    patterns = [(slots, 0) for slots in alike.windows(len(busy))]
    if alike.counted:
        patterns += [(slots, 1) for slots in alike.split_windows(len(busy))]
    for slots, gaps in patterns:
        if alike.fits(slots):
            number = model.new_int_var(0, size, "")
            following.append(number)
            for t in slots:
                busy[t].append(number)
            if gaps:
                costs.append(number)
    others = model.new_int_var(0, size, "")
    if alike.counted:
        costs.append(2 * others)
    anywhere = []
    for t in sorted(alike.slots):
        number = model.new_int_var(0, size, "")
        model.add(number <= others)
        busy[t].append(number)
        anywhere.append(number)
    model.add(cp_model.LinearExpr.sum(anywhere) == alike.n_meetings * others)
    model.add(cp_model.LinearExpr.sum([*following, others]) == size)
    return len(following)
