"""The segments of a delegate's day: without a gap, all meetings of a day lie in one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from sco_scheduler.engine.problem import Mode, Problem

Segment = frozenset[int]
"""A maximal run of consecutive slots of one day in which a delegate could have a meeting."""


class Segments:
    """Looks up segments."""

    def __init__(self, problem: Problem) -> None:
        self._day_slots = problem.day_slots
        self._usable: dict[int, set[int]] = defaultdict(set)
        for item in problem.items:
            for mode in item.modes:
                self._usable[mode.purchaser_delegate].update(mode.slots)
                self._usable[mode.supplier_delegate].update(mode.slots)

    def of(self, delegate: int, day: int) -> list[Segment]:
        """The segments of a delegate's day, in order of time."""
        segments: list[list[int]] = []
        for t in self._day_slots[day]:
            if t in self._usable[delegate]:
                if segments and segments[-1][-1] == t - 1:
                    segments[-1].append(t)
                else:
                    segments.append([t])
        return [frozenset(segment) for segment in segments]


def restricted(problem: Problem, day: int, kept: Mapping[int, Segment]) -> Problem:
    """The problem in which some delegates meet on a day in one segment only."""
    that_day = frozenset(problem.day_slots[day])
    forbidden = {delegate: that_day - segment for delegate, segment in kept.items()}

    def left(mode: Mode) -> Mode:
        out = [forbidden[d] for d in (mode.purchaser_delegate, mode.supplier_delegate) if d in forbidden]
        if not out:
            return mode
        return mode._replace(slots=tuple(t for t in mode.slots if not any(t in slots for slots in out)))

    items = []
    for item in problem.items:
        modes = tuple(mode for mode in map(left, item.modes) if mode.slots)
        items.append(item if modes == item.modes else replace(item, modes=modes))
    return replace(problem, items=items)
