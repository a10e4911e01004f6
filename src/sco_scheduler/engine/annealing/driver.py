"""The course of an annealing: phases, chunks, the clock, and who may stop it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sco_scheduler.engine.annealing.arrays import (
    BEST,
    BEST_COLUMN,
    BEST_WAY,
    COUNT,
    EXCESS,
    FREE,
    KEY,
    WAYS,
    WEIGHT,
    Arrays,
)
from sco_scheduler.engine.annealing.phases import Phase, phases_for
from sco_scheduler.engine.annealing.problem import ANNEALED_GOALS, AnnealProblem, AnnealResult, IntArray
from sco_scheduler.engine.annealing.state import arrays_of

_STEPS = 300
"""Temperatures of a phase that is limited in proposals."""

_CHUNK_SECONDS = 0.03
_FIRST_CHUNK = 300
_LARGEST_CHUNK = 1 << 22


@dataclass(frozen=True, slots=True)
class Told:
    """What a running annealing tells: the counts where it stands, and the seconds it has taken."""

    gaps_purchasers: int
    gaps_suppliers: int
    zone_moves: int
    seconds: float


def anneal(
    problem: AnnealProblem,
    slots: IntArray,
    ways: IntArray | None = None,
    *,
    time_limit: float,
    moves: int | None = None,
    seed: int = 0,
    goals: Sequence[str] = ANNEALED_GOALS[1:],
    floors: tuple[int, int, int] = (0, 0, 0),
    temperatures: tuple[float, float] | None = None,
    on_progress: Callable[[Told], None] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> AnnealResult:
    """Reduce the gaps and zone moves of a placement by simulated annealing.

    ``slots`` (and ``ways``, by default the first of each meeting) is a placement that keeps every
    rule; so does the result, which is never worse in the order of ``goals``. ``time_limit`` is in
    seconds. With ``moves``, a number of proposals, the temperature follows the proposals instead of
    the clock, and the result depends on the seed alone unless the time runs out. ``floors`` are lower
    bounds of the three counts at which there is nothing left to do. ``temperatures`` are the first and
    the last one, if not those of ``phases``. ``on_progress`` and ``stopped``
    are called about every 30 ms on this thread.

    Raises:
        NotAPlacementError: The placement that was given breaks a rule.

    """
    run = _Run(problem, time_limit, moves, seed, floors, on_progress, stopped)
    placed = np.asarray(slots, np.int32), np.zeros(len(slots), np.int32) if ways is None else np.asarray(ways, np.int32)
    for number, phase in enumerate(phases_for(goals)):
        if temperatures is not None:
            phase = replace(phase, hot=temperatures[0], cold=temperatures[1])  # noqa: PLW2901  # the same phase, cooler
        placed = run.phase(phase, number, *placed)
    final = arrays_of(problem, *placed, seed)
    purchasers, suppliers, moved = (int(n) for n in final.number[COUNT : COUNT + 3])
    kept = bool(final.number[EXCESS] == 0)
    return AnnealResult(*placed, purchasers, suppliers, moved, moves_done=run.done, spread_kept=kept)


class _Run:
    """One annealing under way: its limits, and the proposals made so far."""

    def __init__(
        self,
        problem: AnnealProblem,
        time_limit: float,
        moves: int | None,
        seed: int,
        floors: tuple[int, int, int],
        on_progress: Callable[[Told], None] | None,
        stopped: Callable[[], bool] | None,
    ) -> None:
        self.problem, self.seed, self.floors = problem, seed, floors
        self.time_limit, self.moves = time_limit, moves
        self.on_progress, self.stopped = on_progress, stopped
        self.start = time.perf_counter()
        self.done = 0
        self.ended = False
        self._chunk = _FIRST_CHUNK

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.start

    def phase(self, phase: Phase, number: int, slots: IntArray, ways: IntArray) -> tuple[IntArray, IntArray]:
        """One phase from a placement; the best placement that it met."""
        s = arrays_of(self.problem, slots, ways, self.seed + 7919 * number)
        s.number[WEIGHT : WEIGHT + 3], s.number[KEY : KEY + 3] = phase.weight, phase.key
        s.number[BEST] = s.number[COUNT : COUNT + 3] @ s.number[KEY : KEY + 3]
        lowest = sum(floor * key for floor, key in zip(self.floors, phase.key, strict=True))
        if len(slots) == 0 or len(s.column_of) < 2:
            return slots, ways
        if self.moves is None:
            self._by_clock(s, phase, lowest)
        else:
            self._by_proposals(s, phase, lowest, int(self.moves * phase.share))
        slot_at = np.full(len(s.columns), FREE, np.int32)
        slot_at[s.column_of] = np.arange(len(s.column_of))
        best = s.meeting[:-1]
        return slot_at[best[:, BEST_COLUMN]], best[:, BEST_WAY] - best[:, WAYS]

    def _by_clock(self, s: Arrays, phase: Phase, lowest: int) -> None:
        begin = self.seconds
        length = phase.share / (phase.share + self._share_after(phase)) * (self.time_limit - begin)
        while s.number[BEST] > lowest and not self.ended:
            progress = (self.seconds - begin) / max(length, 1e-9)
            if progress >= 1.0:
                return
            s = s._replace(threshold=phase.thresholds(progress))
            self._propose(s, self._chunk)

    def _share_after(self, phase: Phase) -> float:
        return 1.0 - phase.share if phase.key[2] == 0 else 0.0

    def _by_proposals(self, s: Arrays, phase: Phase, lowest: int, proposals: int) -> None:
        end = 0
        for step in range(_STEPS):
            s = s._replace(threshold=phase.thresholds(step / _STEPS))
            begin, end = end, proposals * (step + 1) // _STEPS
            while begin < end:
                if s.number[BEST] <= lowest or self.ended:
                    return
                size = min(self._chunk, end - begin)
                self._propose(s, size)
                begin += size

    def _propose(self, s: Arrays, size: int) -> None:
        """A chunk of proposals, a size for the next one that takes about as long as it may, and the news."""
        from sco_scheduler.engine.annealing.kernel import anneal_chunk

        begin = time.perf_counter()
        anneal_chunk(s, size)
        took = time.perf_counter() - begin
        self.done += size
        factor = min(_CHUNK_SECONDS / max(took, 1e-6), 2.0)
        self._chunk = min(max(int(size * factor), 100), _LARGEST_CHUNK)
        if self.on_progress is not None:
            purchasers, suppliers, moved = (int(n) for n in s.number[COUNT : COUNT + 3])
            self.on_progress(Told(purchasers, suppliers, moved, self.seconds))
        self.ended = self.seconds >= self.time_limit or (self.stopped is not None and self.stopped())
