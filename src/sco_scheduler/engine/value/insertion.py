"""Inserting one item into a draft of the first schedule: directly, by moving others, or by ejecting cheaper ones.

Each item goes to the slot with the most room. If there is none, others are moved: Kempe chains between two slots
(as in König's edge colouring), or one meeting to another slot; finally items that are worth less are ejected. See
Glover, "Ejection chains, reference structures and alternating path methods", 1996.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from operator import itemgetter

from sco_scheduler.engine.params import CONSTRUCTION_CHAIN, EJECTIONS, NEIGHBOUR_WORTH, VICTIMS
from sco_scheduler.engine.problem import ANY, NONE, Problem
from sco_scheduler.engine.value.draft import Draft, bits


class Insertion:
    """The moves that insert single items into a draft, with the worth of each item and the remaining work."""

    def __init__(self, problem: Problem, order: Sequence[str], work: int) -> None:
        self.problem = problem
        self.draft = Draft(problem)
        self.work = work
        self.worth, self.least = _weights(problem, order)
        self.frozen = [False] * len(problem.items)
        self.minima: list[list[int]] = [[] for _ in problem.items]
        self.missing = [target.limit for target in problem.minima]
        for k, target in enumerate(problem.minima):
            for i in target.items:
                self.minima[i].append(k)

    # Worth

    def short(self, i: int) -> int:
        """The number of unreached minimums that an item which is not held counts for."""
        missing = self.missing
        return sum([missing[k] > 0 for k in self.minima[i]])

    def gain(self, i: int) -> int:
        """The gain of holding a further item: its worth, and its contribution to minimums."""
        return self.worth[i] + self.least * self.short(i)

    def loss(self, i: int) -> int:
        """The loss of dropping a held item."""
        return self.worth[i] + self.least * sum(self.missing[k] >= 0 for k in self.minima[i])

    def place(self, i: int, m: int, t: int) -> bool:
        """Place an item in a mode and slot, if possible; return whether it was."""
        if not self.draft.put(i, m, t):
            return False
        for k in self.minima[i]:
            self.missing[k] -= 1
        return True

    def _remove(self, i: int) -> None:
        self.draft.take(i)
        for k in self.minima[i]:
            self.missing[k] += 1

    # Finding a slot

    def direct(self, i: int) -> bool:
        """Place an item in the best of its free slots; no other item moves."""
        draft = self.draft
        self.work -= 1
        if draft.full(i):
            return False
        free = [(m, mask) for m in range(len(draft.masks[i])) if (mask := draft.slots_for(i, m))]
        if not free:
            return False
        best = max([self._best(i, m, mask) for m, mask in free])
        if self.place(i, *best[1:]):
            return True
        others = sorted(((score, m, t) for m, mask in free for score, t in self._scores(i, m, mask)), reverse=True)
        return any(self.place(i, m, t) for _, m, t in others[1:])

    def _best(self, i: int, m: int, mask: int) -> tuple[float, int, int]:
        """The best slot by ``_scores`` with its score and the mode, the last of equals.

        Among the slots without a near meeting of either delegate, only the one with the most room can be best.
        """
        draft = self.draft
        zone, mode = self.problem.items[i].zone, self.problem.items[i].modes[m]
        share, near = draft.share[zone], draft.near
        best, at = -1.0, -1
        beside = mask & (draft.around[mode.purchaser_delegate] | draft.around[mode.supplier_delegate])
        if mask != beside:
            at = draft.roomiest(zone, mask & ~beside)
            best = share[at]
        if near is not None:
            one, two = ~draft.free[mode.purchaser_delegate], ~draft.free[mode.supplier_delegate]
            for t in bits(beside):
                score = share[t] + NEIGHBOUR_WORTH * ((near[t] & one).bit_count() + (near[t] & two).bit_count())
                if score > best or (score == best and t > at):
                    best, at = score, t
        return best, m, at

    def _scores(self, i: int, m: int, mask: int) -> list[tuple[float, int]]:
        """The score of each slot: the share of free tables; with walking, plus near meetings of both delegates."""
        draft = self.draft
        item = self.problem.items[i]
        share, near = draft.share[item.zone], draft.near
        if near is None:
            return [(share[t], t) for t in bits(mask)]
        one, two = (~draft.free[d] for d in item.modes[m][:2])
        return [
            (share[t] + NEIGHBOUR_WORTH * ((near[t] & one).bit_count() + (near[t] & two).bit_count()), t)
            for t in bits(mask)
        ]

    def by_chain(self, i: int) -> bool:
        """Place an item by moving others to other slots; none of them is dropped."""
        draft = self.draft
        if draft.full(i):
            return False
        item = self.problem.items[i]
        for m, mode in enumerate(item.modes):
            mask = draft.masks[i][m]
            one, two = draft.free[mode.purchaser_delegate] & mask, draft.free[mode.supplier_delegate] & mask
            both = one & two
            if both and item.table == ANY and self._by_room(i, m, draft.reachable_in_order(i, m, both)):
                return True
            for s in bits(one & ~both):
                for t in bits(two & ~both):
                    self.work -= 1
                    if self._by_kempe(i, m, s, t, mode.supplier_delegate):
                        return True
                    if self._by_kempe(i, m, t, s, mode.purchaser_delegate):
                        return True
            for t in bits((one | two) & ~both):
                self.work -= 1
                blocked = mode.supplier_delegate if one >> t & 1 else mode.purchaser_delegate
                if self._by_moving(i, m, t, draft.at[blocked][t]):
                    return True
        return False

    def _by_kempe(self, i: int, m: int, s: int, t: int, busy: int) -> bool:
        """Hold an item in slot ``s`` after swapping the Kempe chain between ``s`` and ``t`` from the busy delegate."""
        draft, items = self.draft, self.problem.items
        moves: list[tuple[int, int]] = []
        here, there, person = s, t, busy
        while True:
            j = draft.at[person].get(here)
            if j is None:
                break
            place = draft.where[j]
            if place is None or place[1] != here or self._stays(j, i) or len(moves) >= CONSTRUCTION_CHAIN:
                return False
            mode = items[j].modes[place[0]]
            if not draft.masks[j][place[0]] >> there & 1:
                return False
            moves.append((j, there))
            person = mode.supplier_delegate if mode.purchaser_delegate == person else mode.purchaser_delegate
            here, there = there, here
        self.work -= len(moves)
        mark = draft.mark()
        if not draft.shift(moves):
            return False
        if draft.slots_for(i, m) >> s & 1 and self.place(i, m, s):
            return True
        draft.rollback(mark)
        return False

    def _by_room(self, i: int, m: int, mask: int) -> bool:
        """If both delegates are free but no table or interpreter is, move another meeting out of such a slot."""
        draft = self.draft
        zone = self.problem.items[i].zone
        for t in bits(mask):
            full = draft.room[zone][t] <= 0
            others = draft.here[zone][t] if full else [j for z in draft.here for j in z[t] if j in draft.served_by]
            for j in list(others):
                self.work -= 1
                if self.work <= 0:
                    return False
                if self._by_moving(i, m, t, j):
                    return True
        return False

    def _by_moving(self, i: int, m: int, t: int, j: int) -> bool:
        """Hold an item in a slot after moving the one that blocks it to a free slot."""
        draft = self.draft
        place = draft.where[j]
        if place is None or place[1] != t or self._stays(j, i):
            return False
        elsewhere = [(k, self._slots_if_moved(j, k)) for k in range(len(draft.masks[j]))]
        if not any(mask for _, mask in elsewhere):
            return False
        mark = draft.mark()
        draft.take(j)
        if draft.slots_for(i, m) >> t & 1 and draft.put(i, m, t):
            scored = [(score, k, u) for k, mask in elsewhere for score, u in self._scores(j, k, mask)]
            scored.sort(key=itemgetter(0), reverse=True)
            for _, k, u in scored:
                if draft.slots_for(j, k) >> u & 1 and draft.put(j, k, u):
                    for target in self.minima[i]:
                        self.missing[target] -= 1
                    return True
        draft.rollback(mark)
        return False

    def _slots_if_moved(self, j: int, k: int) -> int:
        """Slots that a placed item could move to, as bits; walking and ``After`` are checked after its removal."""
        draft = self.draft
        item = self.problem.items[j]
        mode = item.modes[k]
        return (
            draft.masks[j][k]
            & draft.free[mode.purchaser_delegate]
            & draft.free[mode.supplier_delegate]
            & draft.open[item.zone]
        )

    def _stays(self, j: int, i: int) -> bool:
        """Whether an item may not be moved for another: past ones never, published ones only for a must or a pin."""
        if not self.frozen[j]:
            return False
        return self.problem.items[j].history or not (self.problem.items[i].must or self.problem.items[i].mandatory)

    # Ejection

    def by_ejection(self, i: int) -> list[int] | None:
        """Hold an item in place of others with less total worth; return the ejected ones, or None if impossible."""
        draft, gain = self.draft, self.gain(i)
        item = self.problem.items[i]
        found: list[tuple[int, int, int, tuple[int, ...]]] = []
        for m in range(len(item.modes)):
            mask = draft.in_order(i, draft.masks[i][m])  # items that are too near for walking are ejected
            for t in bits(mask):
                self.work -= 1
                for victims in self._victims(i, m, t):
                    loss = sum(self.loss(j) for j in victims)
                    if loss < gain:
                        found.append((loss, m, t, victims))
        found.sort()
        for _, m, t, victims in found[:EJECTIONS]:
            mark = draft.mark()
            for j in victims:
                self._remove(j)
            if not draft.full(i) and draft.slots_for(i, m) >> t & 1 and self.place(i, m, t):
                return [j for j in victims if not (self.direct(j) or self.by_chain(j))]
            draft.rollback(mark)
            for j in victims:
                for k in self.minima[j]:
                    self.missing[k] -= 1
        return None

    def _victims(self, i: int, m: int, t: int) -> list[tuple[int, ...]]:
        """Sets of items whose removal frees a slot for an item; several if a zone or a maximum is full."""
        draft, items = self.draft, self.problem.items
        item = items[i]
        first = self._blocking_meetings(i, m, t)
        for k in draft.full(i):
            if not any(k in draft.targets[j] for j in first):
                others = [j for j in self.problem.maxima[k].items if self._removable(j) and j not in first]
                if not others:
                    return []
                first.append(min(others, key=self.loss))
        if any(items[j].mandatory for j in first):
            return []
        need = item.modes[m].need
        if item.table != ANY and draft.claimed.get((item.zone, item.table), 0) >> t & 1:
            holder = next(j for j in draft.here[item.zone][t] if items[j].table == item.table)
            first += [holder] if holder not in first else []
            return [tuple(first)] if self._removable(holder) else []
        sets = [tuple(first)]
        if draft.room[item.zone][t] <= 0 and not any(j in draft.here[item.zone][t] for j in first):
            sets = [(*first, j) for j in self._cheapest(draft.here[item.zone][t])]
        if need != NONE and not draft.able[need][item.zone] & draft.obtainable(t):
            served = draft.could_relieve(draft.able[need][item.zone], t)
            if not any(j in first for j in served):
                more = self._cheapest(served)
                sets = [(*victims, j) for victims in sets[:1] for j in more if j not in victims]
                sets += [(*first, j) for j in more if self.problem.items[j].zone == item.zone]
        return sets

    def _blocking_meetings(self, i: int, m: int, t: int) -> list[int]:
        """The meetings of an item's delegates in a slot, or too near to it in another zone."""
        draft = self.draft
        item = self.problem.items[i]
        found: dict[int, None] = {}
        for d in item.modes[m][:2]:
            if t in draft.at[d]:
                found[draft.at[d][t]] = None
            if draft.near is not None:
                for u, j in draft.at[d].items():
                    if draft.near[t] >> u & 1 and self.problem.items[j].zone != item.zone:
                        found[j] = None
        return list(found)

    def _removable(self, j: int) -> bool:
        return self.draft.where[j] is not None and not self.problem.items[j].mandatory

    def _cheapest(self, items: Sequence[int] | dict[int, None]) -> list[int]:
        return heapq.nsmallest(VICTIMS, (j for j in items if self._removable(j)), key=self.loss)


def _weights(problem: Problem, order: Sequence[str]) -> tuple[list[int], int]:
    """The worth of each item and of a meeting missing to a minimum, so that the sum is lexicographic in the goals.

    Of goals that are not in the order only the value counts, after all others.
    """
    names = [name for name in order if name in {"musts", "kept", "minimums", "value"}]
    names += [] if "value" in names else ["value"]
    unit, total = {}, 1
    most = {
        "musts": len(problem.must_pairs),
        "kept": sum(item.counts_as_kept for item in problem.items),
        "minimums": sum(target.limit for target in problem.minima),
        "value": sum(item.value for item in problem.items) + len(problem.items),
    }
    for name in reversed(names):
        unit[name] = total
        total += total * most[name]
    musts = {items[0] for items in problem.must_pairs.values()}
    worth = [
        unit["value"] * item.value
        + unit.get("musts", 0) * (item.index in musts)
        + unit.get("kept", 0) * item.counts_as_kept
        + (1 if unit["value"] > 1 else 0)
        + total * item.mandatory
        for item in problem.items
    ]
    return worth, unit.get("minimums", 0)
