"""Which published meetings a late change can affect if none moves; these may have to be dropped, all others stay.

With every published meeting at its place, some rules are broken: a delegate is away, a zone has more meetings than
tables, an interpreter is missing. Consider a *best* schedule: one without moves that drops as few meetings as
possible. The affected meetings are the closure of those that take part in breaking a rule or have to be placed again,
adding those that block a place for an affected one and those that block meetings that stay in their
slot with other delegates. A dropped meeting outside this set could be restored to its place:
nothing that it needs is taken, except by meetings that no earlier goal counts. So a best schedule drops none of them.

``AffectedMeetings`` does not know where the new meetings will be placed, and therefore includes every meeting that
could block any place: a superset.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations

from sco_scheduler.engine.assignment.interpreters import can_be_served
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
from sco_scheduler.engine.problem import NONE, Choice, Item, Problem

METHOD = Method(
    title="Meetings affected by a late change",
    purpose="Which published meetings may have to be lost if nobody moves; all others are certain to stay.",
    when="The start of every rerun; a proof depends on it, so it takes in too many rather than too few.",
    honours=(*BASIC_RULES, *FURTHER_RULES, "musts", "kept", "slot_moves"),
    not_concerned=(
        *without(SELECTION_GOALS, "musts"),
        *TIMING_GOALS,
        *without(RERUN_GOALS, "kept", "slot_moves"),
        *TABLE_GOALS,
    ),
)
"""What this method does with each rule and goal."""


class AffectedMeetings:
    """The meetings that broken rules of a published placement can affect.

    ``base`` are the published meetings that are still possible at their places, by item.
    """

    def __init__(self, problem: Problem, base: Mapping[int, Choice]) -> None:
        self.problem = problem
        self.base = base
        self.displaced = frozenset(i.index for i in problem.items if i.counts_as_kept and i.index not in base)
        """Published meetings that are not possible at their places any more."""
        self.arriving = frozenset(self._arriving())
        """Items not in the published schedule that pins or musts require."""
        self._by_delegate: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._by_zone: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._by_table: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        self._interpreted: dict[int, list[int]] = defaultdict(list)
        for choice in base.values():
            item = problem.items[choice.item]
            mode = item.modes[choice.mode]
            for delegate in {mode.purchaser_delegate, mode.supplier_delegate}:
                self._by_delegate[delegate, choice.slot].append(item.index)
            if not item.history:
                self._by_zone[item.zone, choice.slot].append(item.index)
                if item.table >= 0:
                    self._by_table[item.zone, item.table, choice.slot].append(item.index)
            if mode.need != NONE:
                self._interpreted[choice.slot].append(item.index)
        self._near = [set(later) for later in problem.too_near]
        for slot, later in enumerate(problem.too_near):
            for other in later:
                self._near[other].add(slot)

    def _arriving(self) -> Iterator[int]:
        for item in self.problem.items:
            if item.mandatory and item.index not in self.base:
                yield item.index
        for items in self.problem.must_pairs.values():
            if self.base.keys().isdisjoint(items):
                yield from items

    @cached_property
    def found(self) -> frozenset[int]:
        """The affected published meetings; with a gap spread, all, since it couples all companies."""
        if self.problem.gap_spread is not None:
            return self.displaced | {i for i in self.base if not self.problem.items[i].history}
        newcomers = self._blockers(self.arriving, len(self.arriving))
        return self._with_blockers_of_kept(self.displaced | self._broken | newcomers)

    @cached_property
    def near(self) -> frozenset[int]:
        """The affected meetings and those that block one move of them: the first neighbourhood to search."""
        movers = self.found | self.arriving
        return self.found | self._blockers(movers, 1 + len(self.arriving))

    def _with_blockers_of_kept(self, found: frozenset[int]) -> frozenset[int]:
        """Add the meetings that block others which stay in their slot but change delegates, up to a fixed point."""
        while True:
            more = found | self._blockers(found, len(found), slot_kept=True)
            if more == found:
                return found
            found = more

    # Rules that the published meetings break

    @cached_property
    def _broken(self) -> frozenset[int]:
        """The meetings that take part in breaking a rule if all are at their places."""
        found: set[int] = set()
        for key, items in self._by_delegate.items():
            if len(items) > 1:
                found.update(items)
            found.update(self._too_far(*key, items))
        for (zone, slot), items in self._by_zone.items():
            if len(items) > self.problem.capacity[zone][slot]:
                found.update(items)
        for items in self._by_table.values():
            if len(items) > 1:
                found.update(items)
        for target in self.problem.maxima:
            held = [i for i in target.items if i in self.base]
            if len(held) > target.limit:
                found.update(held)
        for after in self.problem.afters:
            later, earlier = self.base.get(after.later), self.base.get(after.earlier)
            if later is not None and earlier is not None and later.slot <= earlier.slot:
                found.update((later.item, earlier.item))
        found.update(self._unserved())
        return self._not_past(found)

    def _too_far(self, delegate: int, slot: int, items: list[int]) -> Iterator[int]:
        """The meetings of a delegate in this and in other slots between which there is no time to walk."""
        zones = {self.problem.items[i].zone for i in items}
        for other in self.problem.too_near[slot]:
            there = self._by_delegate.get((delegate, other), [])
            if {self.problem.items[i].zone for i in there} - zones or (there and len(zones) > 1):
                yield from items
                yield from there

    def _unserved(self) -> Iterator[int]:
        """The meetings of slots that lack interpreters; of whole days if interpreters have to walk."""
        broken = [slot for slot in self._interpreted if not self._served(slot)]
        if self.problem.walking and not broken and not self._same_interpreters:
            broken = list(self._interpreted)
        for slot in broken:
            yield from self._interpreted_around(slot)

    def _served(self, slot: int) -> bool:
        return can_be_served(self.problem, [self.base[i] for i in self._interpreted[slot]])

    @cached_property
    def _same_interpreters(self) -> bool:
        """Whether the published interpreters can serve and walk as published."""
        rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for items in self._interpreted.values():
            for i in items:
                place, item = self.problem.items[i].published, self.problem.items[i]
                if place is None or place.interpreter < 0:
                    return False
                group = self.problem.class_of[place.interpreter]
                need = item.modes[self.base[i].mode].need
                able = self.problem.serves[need][item.zone]
                if group not in able or place.slot not in self.problem.classes[group].slots:
                    return False
                rows[place.interpreter].append((place.slot, item.zone))
        past = set(self.problem.interpreted_history)
        for person, slot, zone in past:
            rows[person].append((slot, zone))
        return not any(
            a == b or (there != here and b in self.problem.too_near[a])
            for person, own in rows.items()
            for (a, here), (b, there) in combinations(sorted(own), 2)
            if (person, b, there) not in past
        )

    def _interpreted_around(self, slot: int) -> list[int]:
        if not self.problem.walking:
            return self._interpreted[slot]
        day = self.problem.day_slots[self.problem.day[slot]]
        return [i for t in day for i in self._interpreted.get(t, ())]

    # Blocking meetings

    def _blockers(self, movers: Iterable[int], together: int, *, slot_kept: bool = False) -> frozenset[int]:
        """The published meetings that could block if up to ``together`` of the movers are placed again."""
        found: set[int] = set()
        coming: dict[tuple[int, int], set[int]] = defaultdict(set)
        interpreted: dict[int, dict[tuple[int, int], set[int]]] = defaultdict(lambda: defaultdict(set))
        movers = set(movers)
        for i in movers:
            item = self.problem.items[i]
            base = self.base.get(i)
            for choice in _choices(item):
                if choice == base or (slot_kept and (base is None or choice.slot != base.slot)):
                    continue
                mode = item.modes[choice.mode]
                for delegate in (mode.purchaser_delegate, mode.supplier_delegate):
                    found.update(self._by_delegate.get((delegate, choice.slot), ()))
                    for other in self._near[choice.slot]:
                        there = self._by_delegate.get((delegate, other), ())
                        found.update(j for j in there if self.problem.items[j].zone != item.zone)
                if item.table >= 0:
                    found.update(self._by_table.get((item.zone, item.table, choice.slot), ()))
                if base is None or base.slot != choice.slot:
                    coming[item.zone, choice.slot].add(i)
                if mode.need != NONE:
                    interpreted[choice.slot][mode.need, item.zone].add(i)
        found.update(self._crowded_out(coming, together))
        for slot, needs in interpreted.items():
            if self.problem.walking or self._may_lack_interpreters(slot, needs, together):
                found.update(self._interpreted_around(slot))
        if not slot_kept:
            found.update(self._in_order(movers))
            found.update(self._over_maximum(movers))
        return self._not_past(found)

    def _crowded_out(self, coming: Mapping[tuple[int, int], set[int]], together: int) -> Iterator[int]:
        for (zone, slot), items in coming.items():
            here = self._by_zone.get((zone, slot), [])
            if len(here) + min(len(items), together) > self.problem.capacity[zone][slot]:
                yield from here

    def _may_lack_interpreters(self, slot: int, needs: Mapping[tuple[int, int], set[int]], together: int) -> bool:
        """Whether the arriving meetings might compete for interpreters with others."""
        several = min(together, len(set().union(*needs.values())))
        for need, zone in needs:
            able = self._able(need, zone, slot)
            wanted = sum(not able.isdisjoint(self._able_for(i)) for i in self._interpreted.get(slot, ()))
            if wanted + several > sum(len(self.problem.classes[g].members) for g in able):
                return True
        return False

    def _able(self, need: int, zone: int, slot: int) -> set[int]:
        return {g for g in self.problem.serves[need][zone] if slot in self.problem.classes[g].slots}

    def _able_for(self, i: int) -> set[int]:
        choice, item = self.base[i], self.problem.items[i]
        return self._able(item.modes[choice.mode].need, item.zone, choice.slot)

    def _in_order(self, movers: set[int]) -> Iterator[int]:
        """The other meetings of ``After`` wishes, wherever the movers are placed."""
        for after in self.problem.afters:
            for mover, other in ((after.later, after.earlier), (after.earlier, after.later)):
                if mover in movers and other in self.base:
                    yield other

    def _over_maximum(self, movers: Iterable[int]) -> Iterator[int]:
        new = {i for i in movers if i not in self.base}
        for target in self.problem.maxima:
            held = [i for i in target.items if i in self.base]
            coming = sum(i in new for i in target.items)
            if len(held) + coming > target.limit:
                yield from held

    def _not_past(self, found: Iterable[int]) -> frozenset[int]:
        return frozenset(i for i in found if not self.problem.items[i].history)


def _choices(item: Item) -> Iterator[Choice]:
    for m, mode in enumerate(item.modes):
        for slot in mode.slots:
            yield Choice(item.index, m, slot)
