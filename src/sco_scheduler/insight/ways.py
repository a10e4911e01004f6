"""A pair that might meet, and the ways in which its meeting could be added to a finished schedule."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sco_scheduler.domain.event import Delegate, Pair, Zone
from sco_scheduler.insight.additions import Addition
from sco_scheduler.insight.hall import Hall, Slots, each


@dataclass(frozen=True)
class Choice:
    """A delegate of each side, with the slots in which both are present and what hits them."""

    sides: tuple[Delegate, Delegate]
    present: Slots
    unspoken: Slots
    """Slots without a free interpreter, where the two need one."""
    far: Slots
    busy: Slots


@dataclass(frozen=True)
class Case:
    """A pair that might meet, with all that its reason depends on."""

    pair: Pair
    zone: Zone
    label: str | None
    choices: tuple[Choice, ...]
    open: Slots


def ways(hall: Hall, case: Case, slots: Slots) -> Iterator[Addition]:
    """The ways to add the meeting in these slots; of those that differ in the table alone, one of each kind.

    A table matters only by being, or not being, one that a side has on that day.
    """
    for i in each(slots):
        slot = hall.event.slots[i]
        for choice in case.choices:
            if (choice.present & ~choice.unspoken & ~choice.far & ~choice.busy) >> i & 1:
                own = {m.table for d in choice.sides for m in hall.meetings_of(d.key)}
                for label in _kinds_of_tables(hall, case, i, own):
                    yield Addition(case.pair, slot, case.zone.code, label, choice.sides)


def _kinds_of_tables(hall: Hall, case: Case, slot: int, own: Collection[str]) -> Iterator[str]:
    """The tables free in the slot that are among ``own``, and the first that is not."""
    zone, other = case.zone, False
    for label in (table.label for table in zone.tables if case.label in {None, table.label}):
        if (label in own or not other) and hall.free_at(zone.code, label) >> slot & 1:
            other = other or label not in own
            yield label
