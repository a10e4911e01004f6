"""Which tables a finished schedule leaves free. Answers are remembered, since many pairs ask the same."""

from __future__ import annotations

from datetime import datetime

from sco_scheduler.domain.event import Zone
from sco_scheduler.verify.case import Case, SlotTime, first_overlapping
from tests.oracles.reasons.in_the_way import InTheWay
from tests.oracles.reasons.slots import Slots, Starts, overlaps

_Place = tuple[str, str | None]
"""A zone, and the label of the one table that is asked for, None where any will do."""


class FreeTables:
    """The tables of the zones, slot by slot. A ``label`` stands for that table alone, None for all of the zone."""

    def __init__(self, case: Case, slots: Slots) -> None:
        self._by_table = case.by_table
        self._slots = slots
        self._free: dict[tuple[_Place, datetime], list[str]] = {}
        self._taken: dict[_Place, Starts] = {}
        self._in_the_way: dict[tuple[_Place, datetime], InTheWay] = {}

    def free(self, zone: Zone, label: str | None, slot: SlotTime) -> list[str]:
        """The tables that are open throughout the slot and at which no meeting overlaps it."""
        key = ((zone.code, label), slot.start)
        if key not in self._free:
            self._free[key] = [
                table.label
                for table in zone.tables
                if label in (None, table.label)
                and first_overlapping(table.closed, slot.start, slot.end) is None
                and not any(overlaps(slot, m) for m in self._by_table.get((zone.code, table.label), ()))
            ]
        return self._free[key]

    def taken(self, zone: Zone, label: str | None) -> Starts:
        """The slots in which no table is free."""
        key = (zone.code, label)
        if key not in self._taken:
            self._taken[key] = self._slots.where(lambda slot: not self.free(zone, label, slot))
        return self._taken[key]

    def in_the_way(self, zone: Zone, label: str | None, slot: SlotTime) -> InTheWay:
        """For each table that is taken in the slot, the meetings there."""
        key = ((zone.code, label), slot.start)
        if key not in self._in_the_way:
            tables = [t.label for t in zone.tables if label in (None, t.label)]
            groups = [[m for m in self._by_table.get((zone.code, t), ()) if overlaps(slot, m)] for t in tables]
            self._in_the_way[key] = InTheWay([group for group in groups if group])
        return self._in_the_way[key]
