"""Literals for gaps: where an idle run between two meetings of a delegate ends.

For each delegate and slot, ``met`` says that there was a meeting on that day by then (a full
equivalence, which propagates both ways), and a gap ends in a slot that is used, after an unused one,
with a meeting before it. The number of gaps of a delegate is the number of these literals.
"""

from __future__ import annotations

from ortools.sat.python import cp_model

from sco_scheduler.engine.variables import Variables


class GapLiterals:
    """Gap literals of the delegates that are asked for, made once."""

    def __init__(self, v: Variables) -> None:
        self._v = v
        self._of: dict[int, list[cp_model.IntVar]] = {}

    def of(self, delegate: int) -> list[cp_model.IntVar]:
        """The literals whose sum is the delegate's number of gaps."""
        if delegate not in self._of:
            self._of[delegate] = [g for day in self._v.problem.day_slots for g in self._on_day(delegate, day)]
        return self._of[delegate]

    def _on_day(self, delegate: int, day: tuple[int, ...]) -> list[cp_model.IntVar]:
        v, model = self._v, self._v.model
        used = [v.used(delegate, t) for t in day]
        gaps: list[cp_model.IntVar] = []
        met: cp_model.IntVar | None = None  # a meeting before the previous slot
        for k in range(1, len(day)):
            if k >= 2:
                met = self._or(met, used[k - 2], f"met{delegate}.{day[k - 2]}")
            now, before = used[k], used[k - 1]
            if met is None or now is None:
                continue
            idle = [] if before is None else [before.negated()]
            gap = model.new_bool_var(f"gap{delegate}.{day[k]}")
            model.add_bool_or([gap, now.negated(), met.negated(), *(literal.negated() for literal in idle)])
            for part in (now, met, *idle):
                model.add_implication(gap, part)
            gaps.append(gap)
        return gaps

    def _or(self, a: cp_model.IntVar | None, b: cp_model.IntVar | None, name: str) -> cp_model.IntVar | None:
        if a is None or b is None:
            return a if b is None else b
        either = self._v.model.new_bool_var(name)
        self._v.model.add_implication(a, either)
        self._v.model.add_implication(b, either)
        self._v.model.add_bool_or([either.negated(), a, b])
        return either
