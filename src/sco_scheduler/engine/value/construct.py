"""A first schedule within half a second: greedy construction and ejection chains, in plain Python.

Needs no solver, compiled code or thread, so that it works even if those fail. Meetings are placed in order of their
reduced value: the value less the Lagrange multipliers of the companies, zones and interpreters that they use. The
multipliers are found by subgradients (M. Held and R. Karp, "The traveling-salesman problem and minimum spanning trees:
part II", 1971), the only part in floating point. Items without a free slot move or eject others (``insertion``).

All rules but the gap spread (R9) are kept with every step. The spread compares companies, so it can be checked and
repaired only when a whole draft exists: meetings are moved into gaps, then meetings that leave too many are dropped.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy import float64, int64
from numpy.typing import NDArray

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.methods import (
    BASIC_RULES,
    FURTHER_RULES,
    RERUN_GOALS,
    SELECTION_GOALS,
    TABLE_GOALS,
    TIMING_GOALS,
    Method,
    without,
)
from sco_scheduler.engine.params import CONSTRUCTION_STEPS, PRICE_ROUNDS, PRICE_SLOWING, PRICE_STEP
from sco_scheduler.engine.problem import NONE, Placement, Problem
from sco_scheduler.engine.value.draft import Draft, bits
from sco_scheduler.engine.value.insertion import Insertion

METHOD = Method(
    title="First schedule",
    purpose="A valid schedule in milliseconds, by greedy construction and ejection chains in plain Python.",
    when="At the start of every solve; everything after it only improves it.",
    honours=(*BASIC_RULES, *FURTHER_RULES, *without(SELECTION_GOALS, "balance")),
    not_concerned=("balance", *TIMING_GOALS, *RERUN_GOALS, *TABLE_GOALS),
)
"""What this method does with each rule and goal."""


_CLOCK = 64
"""Steps between two checks of the clock."""


@dataclass(frozen=True, slots=True)
class Construction:
    """A valid placement, and the interpreter of each item that needs one."""

    placement: Placement
    interpreters: dict[int, int]


def construct(
    problem: Problem, order: Sequence[str], budget: Budget | None = None, work: int | None = None
) -> Construction | None:
    """Build a schedule that keeps every rule and is good for the selection goals.

    Parameters
    ----------
    problem
        The indexed event; published meetings keep their places where possible.
    order
        The names of the goals, the most important first.
    budget
        When it is used up, the placement so far is returned, but never without pins. Unlimited if None.
    work
        The limit of steps, for results that do not depend on time.

    Returns
    -------
    Construction | None
        The schedule; None if this method finds none that keeps the pins, or the gap spread, which does not prove
        that none exists.
    """
    search = _Search(
        problem, order, budget or Budget(), CONSTRUCTION_STEPS * len(problem.items) if work is None else work
    )
    return search.run()


class _Search(Insertion):
    """One construction: pins, published meetings, then all others within the limits."""

    def __init__(self, problem: Problem, order: Sequence[str], budget: Budget, work: int) -> None:
        super().__init__(problem, order, work)
        self.budget = budget
        self._asked, self._late = 0, False

    def run(self) -> Construction | None:
        """Place pins, published meetings, then all others by reduced value, and use ejection chains for the rest."""
        if not self._place_pins():
            return None
        self._place_published()
        waiting = [item.index for item in self.problem.items if self.draft.where[item.index] is None and item.modes]
        reduced = reduced_values(self.problem, waiting, self._continues)
        waiting = [waiting[n] for n in np.lexsort((np.asarray(waiting), reduced))[::-1].tolist()]
        self._fill(waiting)
        if any(item.counts_as_kept for item in self.problem.items):
            # A published schedule is nearly optimal: chains for all others would take as long as the next solve.
            waiting = [i for i in waiting if self.problem.items[i].must]
        self._improve(waiting)
        if self.problem.gap_spread is not None and not keep_spread(self.draft, self.loss):
            return None
        return Construction(self.draft.placement(), dict(self.draft.served_by))

    def _continues(self) -> bool:
        self._asked += 1
        if self._asked % _CLOCK == 1:  # reading the clock takes as long as a step
            self._late = self.budget.remaining() <= 0.0
        return self.work > 0 and not self._late

    def _place_pins(self) -> bool:
        """Place the mandatory items: the past, then the other pins, those with the fewest slots first."""
        items = self.problem.items
        for item in items:
            if item.history:
                if not item.modes:
                    return False
                self.place(item.index, 0, item.modes[0].slots[0])
        pins = [item.index for item in items if item.mandatory and not item.history]
        pins.sort(key=lambda i: sum(len(mode.slots) for mode in items[i].modes))
        self.frozen = [item.history for item in items]
        for i in pins:
            if not (self.direct(i) or self.by_chain(i) or self.by_ejection(i) is not None):
                return False
        return all(self.draft.where[i] is not None for i in pins)

    def _place_published(self) -> None:
        """Place published meetings where they were; those that do not fit are placed elsewhere."""
        kept = [item for item in self.problem.items if item.counts_as_kept and self.draft.where[item.index] is None]
        kept.sort(key=lambda item: (-item.must, -item.value, item.index))
        for item in kept:
            place = item.published
            for m, mode in enumerate(item.modes):
                if place is None or (mode.purchaser_delegate, mode.supplier_delegate) != place[2:4]:
                    continue
                if self._fits(item.index, m, place.slot) and self.place(item.index, m, place.slot):
                    self.frozen[item.index] = True
                    break
        for item in kept:
            if self.draft.where[item.index] is None and (self.direct(item.index) or self.by_chain(item.index)):
                self.frozen[item.index] = True

    def _fits(self, i: int, m: int, t: int) -> bool:
        return t >= 0 and self.draft.slots_for(i, m) >> t & 1 == 1 and not self.draft.full(i)

    def _fill(self, waiting: Sequence[int]) -> None:
        """Place items that find a slot: first musts and items missing to minimums, then all in order."""
        first = [i for i in waiting if self.problem.items[i].must or self.minima[i]]
        for i in first:
            if self.problem.items[i].must or self.short(i):
                self.direct(i)
        where, left, targets = self.draft.where, self.draft.left, self.draft.targets
        for i in waiting:
            if where[i] is not None:
                continue
            for k in targets[i]:
                if left[k] <= 0:
                    self.work -= 1
                    break
            else:
                if not self.direct(i) and self._continues():
                    self.by_chain(i)

    def _improve(self, waiting: Sequence[int]) -> None:
        """Place unplaced items by ejection chains, the most valuable first; ejected items are queued again."""
        if self.budget.remaining() <= 0.0:
            return
        queue = [(-self.gain(i), i) for i in waiting if self.draft.where[i] is None]
        heapq.heapify(queue)
        while queue and self._continues():
            out: list[int] = []
            improved = False
            while queue and self._continues():
                _, i = heapq.heappop(queue)
                if self.draft.where[i] is not None:
                    continue
                if self.direct(i) or self.by_chain(i):
                    improved = True
                    continue
                ejected = self.by_ejection(i)
                if ejected is None:
                    out.append(i)
                    continue
                improved = True
                for j in ejected:
                    heapq.heappush(queue, (-self.gain(j), j))
            if not improved:
                return
            queue = [(-self.gain(i), i) for i in out]
            heapq.heapify(queue)


def reduced_values(problem: Problem, items: Sequence[int], goes_on: Callable[[], bool]) -> NDArray[float64]:
    """The value of each item less the multipliers of its resources (Lagrangian relaxation, subgradient method).

    Parameters
    ----------
    goes_on
        Called before each round; the method ends when it returns False.

    Returns
    -------
    NDArray[float64]
        [item]: reduced values, in points.
    """
    resources = _Resources(problem, items)
    values = np.array([problem.items[i].value for i in items], dtype=float64)
    item, resource, sizes = resources.item, resources.resource, resources.sizes
    prices = np.zeros(len(sizes))
    reduced = values
    for n in range(PRICE_ROUNDS):
        if not len(items) or not goes_on():
            break
        asked = np.bincount(resource, (reduced > 0.0)[item], len(sizes))
        step = PRICE_STEP * values.mean() / (1.0 + n / PRICE_SLOWING)
        prices = np.maximum(0.0, prices + step * (asked - sizes) / np.maximum(1.0, sizes))
        reduced = values - np.bincount(item, prices[resource], len(items))
    return reduced


class _Resources:
    """The resources: ``sizes[r]`` is the capacity of resource r; for each n, ``item[n]`` uses one of ``resource[n]``.

    Companies' slots, zones' tables, maxima, and interpreters: those able to serve a need in a zone, and all together.
    """

    def __init__(self, problem: Problem, items: Sequence[int]) -> None:
        wanted = [problem.items[i] for i in items]
        everybody = sum(len(group.members) * len(group.slots) for group in problem.classes)
        self._sizes: list[int] = []
        self._rows: list[tuple[Sequence[int] | NDArray[int64], Sequence[int] | NDArray[int64]]] = []
        every = np.arange(len(items))
        companies = self._add(_slots_of_companies(problem, items))
        self._rows.append((every, companies + np.array([item.purchaser for item in wanted], dtype=int64)))
        self._rows.append((every, companies + np.array([item.supplier for item in wanted], dtype=int64)))
        zones = self._add([sum(row) for row in problem.capacity])
        self._rows.append((every, zones + np.array([item.zone for item in wanted], dtype=int64)))
        maxima = self._add([target.limit for target in problem.maxima])
        place = np.full(len(problem.items), -1, dtype=int64)
        place[np.asarray(items, dtype=int64)] = every
        taking = place[np.fromiter(chain.from_iterable(target.items for target in problem.maxima), dtype=int64)]
        limits = np.repeat(np.arange(len(problem.maxima)), [len(target.items) for target in problem.maxima])
        self._rows.append((taking[taking >= 0], maxima + limits[taking >= 0]))
        able = [
            sum(len(problem.classes[g].members) * len(problem.classes[g].slots) for g in groups)
            for by_zone in problem.serves
            for groups in by_zone
        ]
        needs = self._add(able)
        needing = [n for n, item in enumerate(wanted) if NONE not in [mode.need for mode in item.modes]]
        asked = [wanted[n].modes[0].need * len(problem.capacity) + wanted[n].zone for n in needing]
        self._rows.append((needing, needs + np.array(asked, dtype=int64)))
        self._rows.append((needing, [self._add([everybody])] * len(needing)))
        item = np.concatenate([np.asarray(rows, dtype=int64) for rows, _ in self._rows])
        resource = np.concatenate([np.asarray(taken, dtype=int64) for _, taken in self._rows])
        order = np.argsort(item, kind="stable")
        self.item, self.resource = item[order], resource[order]
        self.sizes = np.array(self._sizes, dtype=float64)

    def _add(self, sizes: Sequence[int]) -> int:
        """Add resources of these sizes; return the index of the first."""
        first = len(self._sizes)
        self._sizes += sizes
        return first


def _slots_of_companies(problem: Problem, items: Sequence[int]) -> list[int]:
    """The total number of slots in which each company's delegates could meet at all."""
    usable: list[dict[int, tuple[int, ...]]] = [{} for _ in problem.delegates]
    for i in items:  # keyed by the identity of the slots tuples, which many items share: merging each one takes longer
        for one, two, slots, _ in problem.items[i].modes:
            usable[one][id(slots)] = usable[two][id(slots)] = slots
    count = [len(set().union(*slots.values())) for slots in usable]
    return [sum(count[d] for d in people) for people in problem.delegates_of]


def keep_spread(draft: Draft, loss: Callable[[int], int]) -> bool:
    """Make the gap counts of any two companies with meetings differ by at most the event's gap spread.

    Parameters
    ----------
    draft
        A draft that keeps all other rules; it is changed.
    loss
        The loss of dropping an item.

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
    """The gap counts of the companies in a draft, and the changes that reduce their differences."""

    def __init__(self, draft: Draft) -> None:
        problem = draft.problem
        self._draft = draft
        self._spread = problem.gap_spread or 0
        self._days = [sum(1 << t for t in slots) for slots in problem.day_slots]

    def excess(self) -> int:
        """The total excess of the companies' gaps over the smallest count plus the spread."""
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
        """Drop the meeting that leaves the least excess, ties broken by the least loss."""
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
        """The gap count of a company; None if it has no meetings."""
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
        """The first and last meetings of each day with a gap, of companies with more gaps than allowed."""
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
