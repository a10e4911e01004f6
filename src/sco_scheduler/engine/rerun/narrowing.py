"""A rerun's problem, narrowed to what is still open once it is known how few meetings are lost and moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import replace

from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import NONE, Item, Mode, Problem
from sco_scheduler.engine.rerun.reach import Reach


def settled(reach: Reach, moves: int, most_lost: int | None = None, leaving: int = 0) -> Problem:
    """The same problem for schedules that lose, and then move, as few meetings as can be: at most ``moves``.

    ``most_lost`` says, where it is known, that the best schedules lose no more than so many, and
    ``leaving`` how many are lost at least if nothing moves. Those beyond ``most_lost`` have to move
    then, which leaves fewer moves for who is in their way: of the meetings that take part in what is
    broken, so many cannot stay, since all others could be put back where they were. Published
    meetings out of reach are mandatory in their slot, those that may only be lost have no other slot,
    and nobody else has a choice that needs what is certain to be taken. Items and modes keep their
    numbers, so that placements mean the same in both.
    """
    loose, movable = _levels(reach, moves, most_lost, leaving)
    if most_lost == 0 and movable is not None:
        return _all_kept(_narrowed(reach, loose=movable, movable=movable))
    return _narrowed(reach, loose=loose, movable=movable)


def may_move_all(reach: Reach, moves: int, most_lost: int | None = None, leaving: int = 0) -> bool:
    """Whether ``settled`` leaves everything movable, so that more moves would add nothing to it."""
    _, movable = _levels(reach, moves, most_lost, leaving)
    return movable is not None and all(i in movable or reach.problem.items[i].history for i in reach.base)


def _levels(
    reach: Reach, moves: int, most_lost: int | None, leaving: int
) -> tuple[frozenset[int], frozenset[int] | None]:
    """Who may be lost, and who may move; nobody where no moves are allowed."""
    levels = reach.levels(moves)
    steps = moves
    leaving = max(leaving, len(reach.displaced))
    if most_lost is not None and leaving > most_lost:
        steps = max(0, min(moves, moves - (leaving - most_lost) + 1))
    return levels[steps], levels[steps - 1] if steps else None


def settled_in_free_places(reach: Reach) -> Problem:
    """The same problem for schedules in which meetings move only instead of being lost.

    These are the schedules in which the lost and the moved ones together are as many as have to be lost
    if nothing moves. Without those that moved, such a schedule is one of the best without moves: it loses
    only what those lose, and everybody else is in their place.
    """
    (found,) = reach.levels(0)
    return _narrowed(reach, loose=found, movable=found)


def in_their_slots(problem: Problem, placement: Placement) -> Problem:
    """The same problem for schedules that hold what this placement holds, each meeting in its slot."""
    slots = {choice.item: choice.slot for choice in placement.choices()}
    items = [replace(item, modes=_at(item, slots.get(item.index, NONE))) for item in problem.items]
    return replace(problem, items=items)


def _all_kept(problem: Problem) -> Problem:
    items = [replace(item, mandatory=True) if item.counts_as_kept else item for item in problem.items]
    return replace(problem, items=items)


def _narrowed(reach: Reach, loose: frozenset[int], movable: frozenset[int] | None) -> Problem:
    items = [_own_slot(item, reach, loose, movable) for item in reach.problem.items]
    certain = [item for item in items if item.index in reach.base and item.index not in loose]
    return replace(reach.problem, items=_Taken(reach, certain).pruned(items))


def _own_slot(item: Item, reach: Reach, loose: Collection[int], movable: Collection[int] | None) -> Item:
    base = reach.base.get(item.index)
    if item.history:
        return item
    if base is None:
        return item if movable is not None or not item.counts_as_kept else replace(item, modes=_at(item, NONE))
    if item.index in loose:
        return item if item.index in (movable or ()) else replace(item, modes=_at(item, base.slot))
    return replace(item, modes=_at(item, base.slot), mandatory=True)


def _at(item: Item, slot: int) -> tuple[Mode, ...]:
    return tuple(mode._replace(slots=(slot,) if slot in mode.slots else ()) for mode in item.modes)


class _Taken:
    """What the meetings that are certain take away: delegates, tables and interpreters, slot by slot."""

    def __init__(self, reach: Reach, certain: list[Item]) -> None:
        self._problem = problem = reach.problem
        self._certain = {item.index for item in certain}
        self._busy: set[tuple[int, int]] = set()
        self._fixed_tables: set[tuple[int, int, int]] = set()
        self._held: Counter[tuple[int, int]] = Counter()
        self._served: dict[int, list[set[int]]] = defaultdict(list)
        for item in certain:
            slot = reach.base[item.index].slot
            modes = [mode for mode in item.modes if slot in mode.slots]
            people = [{mode.purchaser_delegate, mode.supplier_delegate} for mode in modes]
            self._busy.update((delegate, slot) for delegate in set.intersection(*people))
            if not item.history:
                self._held[item.zone, slot] += 1
                if item.table >= 0:
                    self._fixed_tables.add((item.zone, item.table, slot))
            if all(mode.need != NONE for mode in modes):
                able = {g for mode in modes for g in problem.serves[mode.need][item.zone]}
                self._served[slot].append({g for g in able if slot in problem.classes[g].slots})

    def pruned(self, items: list[Item]) -> list[Item]:
        """All items; whoever is not certain has no choice left that cannot be."""
        return [item if item.index in self._certain or item.history else self._pruned(item) for item in items]

    def _pruned(self, item: Item) -> Item:
        modes = tuple(
            mode._replace(slots=tuple(slot for slot in mode.slots if self._possible(item, mode, slot)))
            for mode in item.modes
        )
        return replace(item, modes=modes)

    def _possible(self, item: Item, mode: Mode, slot: int) -> bool:
        if (mode.purchaser_delegate, slot) in self._busy or (mode.supplier_delegate, slot) in self._busy:
            return False
        if self._held[item.zone, slot] >= self._problem.capacity[item.zone][slot]:
            return False
        if item.table >= 0 and (item.zone, item.table, slot) in self._fixed_tables:
            return False
        return mode.need == NONE or self._interpreter_left(mode.need, item.zone, slot)

    def _interpreter_left(self, need: int, zone: int, slot: int) -> bool:
        classes = self._problem.classes
        able = {g for g in self._problem.serves[need][zone] if slot in classes[g].slots}
        taken = sum(own <= able for own in self._served[slot])
        return taken < sum(len(classes[g].members) for g in able)
