"""Simulated annealing of the gaps and zone moves of held meetings: phases, time limit, progress.

The order of the goals determines weights, temperatures and phases; a phase runs in chunks of proposals
(``local_search.kempe_moves``), between which the clock is read, progress is reported and a stop is checked.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sco_scheduler.engine.budget import Budget, OnValues
from sco_scheduler.engine.gaps.annealing_problem import AnnealProblem, AnnealResult, IntArray
from sco_scheduler.engine.local_search.kempe_state import (
    BEST,
    BEST_COLUMN,
    BEST_WAY,
    COUNT,
    COUNTS,
    FREE,
    KEY,
    WAYS,
    WEIGHT,
    KempeState,
    arrays_of,
)
from sco_scheduler.engine.methods import TIMING_GOALS
from sco_scheduler.engine.params import (
    AHEAD,
    AHEAD_OF_ZONE_MOVES,
    ANNEALING_CHUNK_SECONDS,
    ANNEALING_COMPARISONS,
    ANNEALING_FIRST_CHUNK,
    ANNEALING_LARGEST_CHUNK,
    ANNEALING_STEPS,
    GAPS_COLD,
    GAPS_HOT,
    LOST_COLD,
    LOST_HOT,
    ZONE_MOVES_SHARE,
)


def anneal(
    problem: AnnealProblem,
    slots: IntArray,
    ways: IntArray | None,
    budget: Budget,
    *,
    moves: int | None = None,
    seed: int = 0,
    goals: Sequence[str] = TIMING_GOALS[2:],
    floors: Four = (0, 0, 0, 0),
    chains: int = 1,
    report: OnValues | None = None,
) -> AnnealResult:
    """Reduce the lost time, gaps and zone moves of a placement by simulated annealing.

    Several chains with separate random numbers run in parallel, each in a thread. During the cooling, chains that
    lag behind restart from the placement of the best ("go with the winners", D. Aldous and U. Vazirani, 1994).

    Parameters
    ----------
    problem
        The held meetings and the rules between them.
    slots
        [meeting]: its slot, in a placement that keeps every rule.
    ways
        [meeting]: the way in which it is held, counted from 0; None for the first of each.
    budget
        Limit and stop; polled about every 30 ms on this thread.
    moves
        A number of proposals. The temperature then depends on the proposals instead of the clock, and the result
        depends on the seed alone unless the budget runs out.
    goals
        The goals in order; the temperatures and weights follow from it.
    floors
        Lower bounds of the four counts (gaps of the two groups, zone moves, lost time), at which the search ends.
    chains
        Number of parallel chains.
    report
        Receives the counts about every 30 ms on this thread.

    Returns
    -------
    AnnealResult
        A placement that keeps every rule and is not worse in the order of ``goals``.

    Raises
    ------
    NotAPlacementError
        If the given placement breaks a rule.
    """
    run = _Annealer(problem, budget, moves, seed, floors, chains, report)
    placed = np.asarray(slots, np.int32), np.zeros(len(slots), np.int32) if ways is None else np.asarray(ways, np.int32)
    for number, phase in enumerate(phases_for(goals, problem)):
        placed = run.phase(phase, number, *placed)
    final = arrays_of(problem, *placed, seed)
    purchasers, suppliers, moved, lost = (int(n) for n in final.number[COUNT : COUNT + COUNTS])
    return AnnealResult(*placed, purchasers, suppliers, moved, lost * problem.unit)


@dataclass
class _Annealer:
    """The state of an annealing run: its limits, whether it has ended, and the number of proposals in a chunk."""

    problem: AnnealProblem
    budget: Budget
    moves: int | None
    seed: int
    floors: Four
    chains: int
    report: OnValues | None
    ended: bool = False
    chunk: int = ANNEALING_FIRST_CHUNK

    def phase(self, phase: Phase, number: int, slots: IntArray, ways: IntArray) -> tuple[IntArray, IntArray]:
        """Run one phase from a placement; return the best placement that any chain visited."""
        seeds = [self.seed + 7919 * number + 104_729 * k for k in range(self.chains)]
        states = [arrays_of(self.problem, slots, ways, seed) for seed in seeds]
        for s in states:
            s.number[WEIGHT : WEIGHT + COUNTS], s.number[KEY : KEY + COUNTS] = phase.weight, phase.key
            s.number[BEST] = s.number[COUNT : COUNT + COUNTS] @ s.number[KEY : KEY + COUNTS]
        lowest = sum(floor * key for floor, key in zip(self.floors, phase.key, strict=True))
        s = states[0]
        with ThreadPoolExecutor(max(1, self.chains - 1)) as pool:
            if self.moves is None:
                self._by_clock(states, pool, phase, lowest)
            else:
                self._by_proposals(states, pool, phase, lowest, int(self.moves * phase.share))
        slot_at = np.full(len(s.columns), FREE, np.int32)
        slot_at[s.column_of] = np.arange(len(s.column_of))
        best = min(states, key=_best_key).meeting[:-1]
        return slot_at[best[:, BEST_COLUMN]], best[:, BEST_WAY] - best[:, WAYS]

    def _by_clock(self, states: list[KempeState], pool: ThreadPoolExecutor, phase: Phase, lowest: int) -> None:
        begin = self.budget.elapsed
        length = phase.share / (phase.share + self._share_after(phase)) * self.budget.remaining()
        compared = 0
        while _best_key(min(states, key=_best_key)) > lowest and not self.ended:
            progress = (self.budget.elapsed - begin) / max(length, 1e-9)
            if progress >= 1.0:
                return
            if int(progress * ANNEALING_COMPARISONS) > compared:
                compared = int(progress * ANNEALING_COMPARISONS)
                _follow_best(states)
            self._propose(states, pool, phase.thresholds(progress), self.chunk)

    def _share_after(self, phase: Phase) -> float:
        return 1.0 - phase.share if phase.key[2] == 0 else 0.0

    def _by_proposals(
        self, states: list[KempeState], pool: ThreadPoolExecutor, phase: Phase, lowest: int, proposals: int
    ) -> None:
        end = 0
        for step in range(ANNEALING_STEPS):
            if step % (ANNEALING_STEPS // ANNEALING_COMPARISONS) == 0:
                _follow_best(states)
            begin, end = end, proposals * (step + 1) // ANNEALING_STEPS
            while begin < end:
                if _best_key(min(states, key=_best_key)) <= lowest or self.ended:
                    return
                size = min(self.chunk, end - begin)
                self._propose(states, pool, phase.thresholds(step / ANNEALING_STEPS), size)
                begin += size

    def _propose(
        self, states: list[KempeState], pool: ThreadPoolExecutor, threshold: NDArray[np.int64], size: int
    ) -> None:
        """Make a chunk of proposals on every chain, adapt the size of the next chunk to the time taken, and report."""
        from sco_scheduler.engine.local_search.kempe_moves import anneal_chunk

        states[:] = [s._replace(threshold=threshold) for s in states]
        begin = time.perf_counter()
        others = [pool.submit(anneal_chunk, s, size) for s in states[1:]]
        anneal_chunk(states[0], size)
        for other in others:
            other.result()
        took = time.perf_counter() - begin
        factor = min(ANNEALING_CHUNK_SECONDS / max(took, 1e-6), 2.0)
        self.chunk = min(max(int(size * factor), 100), ANNEALING_LARGEST_CHUNK)
        if self.report is not None:
            number = min(states, key=_best_key).number
            counts = [int(n) for n in number[COUNT : COUNT + COUNTS]]
            counts[_LOST] *= self.problem.unit
            self.report({goal: sum(counts[k] for k in _COUNTED[goal]) for goal in TIMING_GOALS}, {})
        self.ended = self.budget.expired()


def _best_key(s: KempeState) -> int:
    return int(s.number[BEST])


def _cost(s: KempeState) -> int:
    """The energy of the annealing."""
    return int(s.number[COUNT : COUNT + COUNTS] @ s.number[WEIGHT : WEIGHT + COUNTS])


def _follow_best(states: Sequence[KempeState]) -> None:
    """Restart the chains that are worse than the best one from its placement.

    They keep their random numbers and the best placements they have visited.
    """
    leader = min(states, key=_cost)
    for s in states:
        if _cost(s) > _cost(leader):
            best, key = s.meeting[:, [BEST_COLUMN, BEST_WAY]], _best_key(s)
            for name in _CHANGING:
                getattr(s, name)[...] = getattr(leader, name)
            s.meeting[:, [BEST_COLUMN, BEST_WAY]], s.number[BEST] = best, key


_CHANGING = ("meeting", "number", "at", "runs", "lost", "room", "serving", "spare", "company_gaps", "companies_with")
"""The arrays of a state that moves change, without scratch memory."""


_LOST = 3
_COUNTED = {"gaps": (0, 1), "gaps_purchasers": (0,), "gaps_suppliers": (1,), "zone_moves": (2,), "lost_time": (_LOST,)}
"""The indices of the counts that add up to a goal."""

_SURELY_AHEAD = 10**6
"""Larger than any count: weights in this ratio make the comparison of placements lexicographic."""

Four = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the annealing: its share of the whole, and its objective.

    ``weight`` gives the energy, ``key`` compares placements to choose the best; both weigh the gaps of
    the two groups, the zone moves and the lost time. The temperature falls geometrically from ``hot`` to ``cold``.
    """

    share: float
    weight: Four
    key: Four
    hot: float = GAPS_HOT
    cold: float = GAPS_COLD

    def thresholds(self, progress: float) -> NDArray[np.int64]:
        """Metropolis acceptance probabilities, times 2^32, by increase of energy, at a progress between 0 and 1."""
        temperature = self.hot * (self.cold / self.hot) ** progress
        increases = np.arange(int(temperature * np.log(2.0**32)) + 1)
        chances: NDArray[np.int64] = np.floor(np.exp(-increases / temperature) * 2.0**32).astype(np.int64)
        return chances


def phases_for(goals: Sequence[str], problem: AnnealProblem) -> tuple[Phase, ...]:
    """The phases of annealing for an order of goals; goals that annealing does not pursue are skipped.

    Zone moves that come after the gaps have a separate phase at the end: counting them makes a
    proposal twice as expensive, and gaps are reduced better without them. Lost time has one phase with a weighted sum
    of all goals.

    Parameters
    ----------
    problem
        The problem to anneal; its slot lengths and weights scale the temperatures of lost time.
    """
    heeded = [goal for goal in goals if goal in TIMING_GOALS]
    if not heeded:
        return ()
    if "lost_time" in heeded:
        return (_phase_of_lost_time(heeded, problem),)
    if heeded[-1] != "zone_moves" or len(heeded) == 1:
        return (Phase(1.0, _weights(heeded, AHEAD), _weights(heeded, _SURELY_AHEAD)),)
    gaps = heeded[:-1]
    weight = _weights(gaps, AHEAD)
    return (
        Phase(1.0 - ZONE_MOVES_SHARE, weight, _weights(gaps, _SURELY_AHEAD)),
        Phase(
            ZONE_MOVES_SHARE,
            (weight[0] * AHEAD_OF_ZONE_MOVES, weight[1] * AHEAD_OF_ZONE_MOVES, 1, 0),
            _weights(heeded, _SURELY_AHEAD),
        ),
    )


def _phase_of_lost_time(goals: Sequence[str], problem: AnnealProblem) -> Phase:
    """The phase for lost time: goals before it in the order weigh more than any wait, goals after it less."""
    waits, walk = problem.minutes or (1,), max(1, problem.walk)
    longest = max(waits) * max(problem.minute_weights)
    before = goals[: goals.index("lost_time")]
    weight = [0, 0, 0, 1]
    for place, goal in enumerate(reversed(before)):
        for count in _COUNTED[goal]:
            weight[count] += AHEAD ** (place + 1) * longest
    least = max(1, min(problem.minute_weights))
    hot = max(1.0, LOST_HOT * min(waits) * least)
    cold = min(hot, max(0.15, LOST_COLD * min(walk, *waits) * least))
    a, b, c, d = weight
    return Phase(1.0, (a, b, c, d), _weights(goals, _SURELY_AHEAD), hot, cold)


def _weights(goals: Sequence[str], ahead: int) -> Four:
    """Weights of the four counts that make the sum lexicographic; the least important goal has weight 1."""
    weights = [0, 0, 0, 0]
    for place, goal in enumerate(reversed(goals)):
        for count in _COUNTED[goal]:
            weights[count] += ahead**place
    return weights[0], weights[1], weights[2], weights[3]


def load_compiled() -> None:
    """Call the compiled functions on a small problem whose arrays have the types of every problem's arrays."""
    problem = AnnealProblem(
        day=np.zeros(2, np.int32),
        way_start=np.array([0, 1], np.int32),
        delegates=np.array([[0, 1]], np.int32),
        need=np.array([-1], np.int32),
        allowed=np.ones((1, 2), np.bool_),
        zone=np.zeros(1, np.int32),
        table=np.array([-1], np.int32),
        room=np.ones((1, 2), np.int32),
        able=np.zeros((0, 0), np.bool_),
        free=np.zeros((2, 0), np.int32),
        gap_group=np.array([0, 1], np.int32),
        company=np.array([0, 1], np.int32),
    )
    # The single meeting has no gap: a negative bound keeps the search from ending at once.
    below_any = -1, 0, 0, 0
    anneal(problem, np.zeros(1, np.int32), None, Budget(counted=True), moves=2, floors=below_any)
