"""Repair of the gap spread (R9) in a draft: move meetings into gaps, then drop those that leave too many.

The construction keeps all other rules with every step. The spread compares companies, so that it can be judged and
repaired only once a whole draft is there.
"""

from __future__ import annotations

from collections.abc import Callable

from sco_scheduler.engine.value.draft import Draft, bits


def keep_spread(draft: Draft, loss: Callable[[int], int]) -> bool:
    """Make the gap counts of any two companies that meet differ by no more than the event's gap spread.

    Parameters
    ----------
    draft
        A draft that keeps all other rules; it is changed.
    loss
        What is lost with an item.

    Returns
    -------
    bool
        Whether that was possible without dropping pins.
    """
    repair = _Repair(draft)
    while (excess := repair.excess()) > 0:
        if repair.by_moving(excess):
            continue
        if not repair.by_dropping(loss):
            return False
    return True


class _Repair:
    """The gap counts of the companies in a draft, and the changes that may bring them together."""

    def __init__(self, draft: Draft) -> None:
        problem = draft.problem
        self._draft = draft
        self._spread = problem.gap_spread or 0
        self._days = [sum(1 << t for t in slots) for slots in problem.day_slots]

    def excess(self) -> int:
        """By how much companies together have more gaps than the least of them and the spread allow."""
        counts = [gaps for c in range(len(self._draft.problem.companies)) if (gaps := self._gaps(c)) is not None]
        allowed = min(counts, default=0) + self._spread
        return sum(max(0, gaps - allowed) for gaps in counts)

    def by_moving(self, excess: int) -> bool:
        """Move one meeting of a company with too many gaps to a slot where the excess is smaller."""
        draft = self._draft
        for i in self._at_ends():
            if draft.problem.items[i].mandatory or draft.problem.items[i].counts_as_kept:
                continue
            mark = draft.mark()
            m, t = draft.take(i)
            for u in bits(draft.slots_for(i, m) & ~(1 << t)):
                placed = draft.changes
                if draft.put(i, m, u) and self.excess() < excess:
                    return True
                draft.rollback(placed)
            draft.rollback(mark)
        return False

    def by_dropping(self, loss: Callable[[int], int]) -> bool:
        """Drop the meeting that leaves the least excess, and of these the one with the least loss."""
        draft = self._draft
        best: tuple[int, int, int] | None = None
        for i in self._at_ends():
            if draft.problem.items[i].mandatory:
                continue
            mark = draft.mark()
            draft.take(i)
            found = (self.excess(), loss(i), i)
            draft.rollback(mark)
            best = found if best is None else min(best, found)
        if best is None:
            return False
        draft.take(best[2])
        return True

    def _gaps(self, company: int) -> int | None:
        """The gap count of a company; None where it does not meet."""
        busy = [~self._draft.free[d] & self._draft.every for d in self._draft.problem.delegates_of[company]]
        if not any(busy):
            return None
        return sum(
            max(0, (mine & ~(mine << 1)).bit_count() - 1)
            for mask in busy
            for day in self._days
            for mine in (mask & day,)
        )

    def _at_ends(self) -> list[int]:
        """The meetings at both ends of each day with a gap, of companies that have more gaps than allowed."""
        problem = self._draft.problem
        counts = {c: gaps for c in range(len(problem.companies)) if (gaps := self._gaps(c)) is not None}
        allowed = min(counts.values(), default=0) + self._spread
        found: dict[int, None] = {}
        for c, gaps in counts.items():
            for d in problem.delegates_of[c] if gaps > allowed else ():
                for day in self._days:
                    mine = ~self._draft.free[d] & day
                    if (mine & ~(mine << 1)).bit_count() > 1:
                        slots = list(bits(mine))
                        found[self._draft.at[d][slots[0]]] = found[self._draft.at[d][slots[-1]]] = None
        return list(found)
