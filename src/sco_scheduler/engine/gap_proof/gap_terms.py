"""What a gap is, in literals: three views of one delegate's day that strengthen each other.

*Held by*: ``h[t]`` says that the delegate has met by slot t, so that a gap ends where it is busy in
t, idle in t - 1 and had met before. *Yet to come*: ``r[t]`` says that it meets in t or later; who has
met, has yet to meet and is idle between has a gap. *Window*: a delegate whose number of meetings is
known and who has no gap is busy in exactly one window of that length.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ortools.sat.python import cp_model

from sco_scheduler.engine.gap_proof.placement import Literal, Placement


class DelegateGaps:
    """The gaps of one delegate: ``ends`` holds a literal for every slot in which a gap can end."""

    def __init__(self, placement: Placement, delegate: int) -> None:
        self.ends: list[Literal] = []
        self.gapless: list[Literal] = []
        self._placement = placement
        self._model = placement.model
        self._busy = placement.busy.get(delegate, {})
        meetings = placement.problem.of_delegate[delegate]
        if len(meetings) > 1:
            possible = [day for day in placement.problem.days if any(t in self._busy for t in day)]
            for day in possible:
                self._day(day, len(meetings) if len(possible) == 1 else None)

    def _day(self, day: range, n_meetings: int | None) -> None:
        slots = range(next(t for t in day if t in self._busy), next(t for t in reversed(day) if t in self._busy) + 1)
        if len(slots) < 3:
            return
        gapless = self._model.new_bool_var("")
        self.gapless.append(gapless)
        nothing = self._model.new_constant(0)
        busy = [self._busy.get(t, nothing) for t in slots]
        met = self._chain(busy)
        coming = self._chain(busy[::-1])[::-1]
        ends = [self._end(busy[k], busy[k - 1], met[k - 1]) for k in range(2, len(busy))]
        self.ends += ends
        for end in ends:
            self._model.add_implication(end, ~gapless)
        self._model.add_bool_or([*ends, gapless])
        for k in range(1, len(busy) - 1):
            self._model.add_bool_or([~met[k - 1], ~coming[k + 1], busy[k], ~gapless])
        if n_meetings is not None:
            for k in range(n_meetings, len(busy)):
                self._model.add_bool_or([~gapless, ~met[k - n_meetings], ~coming[k]])
            add_windows(self._placement, slots, self._busy, n_meetings, gapless)

    def _chain(self, busy: Sequence[Literal]) -> list[Literal]:
        """Whether any of the literals up to each place is true."""
        chain = [busy[0]]
        for literal in busy[1:]:
            reached = self._model.new_bool_var("")
            self._model.add_implication(literal, reached)
            self._model.add_implication(chain[-1], reached)
            self._model.add_bool_or([literal, chain[-1], ~reached])
            chain.append(reached)
        return chain

    def _end(self, busy: Literal, busy_before: Literal, met_before: Literal) -> Literal:
        end = self._model.new_bool_var("")
        self._model.add_implication(end, busy)
        self._model.add_implication(end, ~busy_before)
        self._model.add_implication(end, met_before)
        self._model.add_bool_or([end, ~busy, busy_before, ~met_before])
        return end


def add_windows(
    placement: Placement, slots: range, busy: dict[int, Literal], n_meetings: int, gapless: Literal | None = None
) -> None:
    """Let the delegate be busy in exactly one window of slots; only where ``gapless`` if that is given."""
    model = placement.model
    covering: dict[int, list[Literal]] = defaultdict(list)
    windows = []
    for start in range(slots.start, slots.stop - n_meetings + 1):
        window = range(start, start + n_meetings)
        if all(t in busy for t in window):
            literal = model.new_bool_var("")
            windows.append(literal)
            for t in window:
                covering[t].append(literal)
    if gapless is None:
        model.add_exactly_one(windows)
        for t, is_busy in busy.items():
            model.add_exactly_one([*covering[t], ~is_busy])
        return
    model.add_exactly_one([*windows, ~gapless])
    for t, is_busy in busy.items():
        model.add_at_most_one([*covering[t], ~is_busy])
        model.add_bool_or([*covering[t], ~is_busy, ~gapless])


class GapModel:
    """The placement model with gaps counted, the spread and the limits kept, and the goal as ``goal``."""

    def __init__(self, placement: Placement) -> None:
        self.placement = placement
        problem = placement.problem
        self.gaps = {d: DelegateGaps(placement, d) for d in sorted(problem.measured)}
        self.goal = self._total(problem.goal_delegates)
        for limit in problem.limits:
            placement.model.add(self._total(limit.delegates) <= limit.most)
        if problem.spread is not None:
            self._spread(problem.spread)

    def _total(self, delegates: frozenset[int]) -> cp_model.LinearExprT:
        return cp_model.LinearExpr.sum([end for d in sorted(delegates) for end in self.gaps[d].ends])

    def _spread(self, spread: int) -> None:
        problem, model = self.placement.problem, self.placement.model
        members: dict[int, set[int]] = defaultdict(set)
        for delegate, meetings in enumerate(problem.of_delegate):
            if meetings:
                members[problem.company[delegate]].add(delegate)
        if len(members) > 1:
            least = model.new_int_var(0, len(problem.meetings), "")
            for delegates in members.values():
                total = self._total(frozenset(delegates))
                model.add(total >= least)
                model.add(total <= least + spread)
