"""What room a finished schedule leaves: who is there and who is taken in which slot.

Slots are told by the moment they start at. Answers are remembered, since many pairs ask the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import TypeVar

from sco_scheduler.domain.event import Delegate, Interpreter, Zone
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.domain.time import Span
from sco_scheduler.verify.case import Case
from sco_scheduler.verify.clock import SlotTime, first_overlapping, overlap
from sco_scheduler.verify.in_the_way import InTheWay
from sco_scheduler.verify.rules.interpreter_present import speaks_to_both

Starts = frozenset[datetime]
"""Slots, by the moment they start at."""

_Key = TypeVar("_Key")
_Languages = tuple[frozenset[str], frozenset[str]]
"""Those of the delegates of a choice."""


class Room:
    """The room of one schedule; on a rerun with history, in what is not history."""

    def __init__(self, case: Case) -> None:
        self.case = case
        until = case.published.history_until if case.published is not None else None
        self.slots = [slot for slot in case.clock.slots if until is None or slot.start >= until]
        self.walk = timedelta(minutes=case.event.settings.walk_minutes)
        self._present: dict[str, Starts] = {}
        self._open: dict[str, Starts] = {}
        self._busy: dict[str, Starts] = {}
        self._far: dict[tuple[str, str], Starts] = {}
        self._taken: dict[tuple[str, str | None], Starts] = {}
        self._free: dict[tuple[str, str | None, datetime], list[str]] = {}
        self._at_tables: dict[tuple[str, str | None, datetime], InTheWay] = {}
        self._held_back: dict[tuple[str, str, datetime], list[Meeting]] = {}
        self._kept: dict[tuple[_Languages, str, datetime], dict[str, list[Meeting]]] = {}
        self._all_kept: dict[tuple[tuple[_Languages, ...], str, datetime], InTheWay] = {}
        self._interpreted: dict[tuple[frozenset[str], frozenset[str], str], Starts] = {}

    @cached_property
    def slot_at(self) -> dict[datetime, SlotTime]:
        """The slot that starts at a moment."""
        return {slot.start: slot for slot in self.slots}

    # Presence

    def present(self, delegate: Delegate) -> Starts:
        """The slots that none of the delegate's absences overlaps."""
        return _remembered(self._present, delegate.key, lambda: self._clear_of(delegate.absences))

    def zone_open(self, zone: Zone) -> Starts:
        """The slots in which the zone is open."""
        return _remembered(self._open, zone.code, lambda: self._clear_of(zone.closed))

    def _clear_of(self, spans: Sequence[Span]) -> Starts:
        return self._where(lambda slot: first_overlapping(spans, slot.start, slot.end) is None)

    # Tables

    def open_tables(self, zone: Zone, label: str | None, slot: SlotTime) -> list[str]:
        """The tables of the zone (or that one of them) that are open throughout the slot."""
        tables = [t for t in zone.tables if label in (None, t.label)]
        return [t.label for t in tables if first_overlapping(t.closed, slot.start, slot.end) is None]

    def free_tables(self, zone: Zone, label: str | None, slot: SlotTime) -> list[str]:
        """Those of the open tables at which no meeting overlaps the slot."""
        key = (zone.code, label, slot.start)
        if key not in self._free:
            at = self.case.by_table
            self._free[key] = [
                table
                for table in self.open_tables(zone, label, slot)
                if not any(overlaps(slot, m) for m in at.get((zone.code, table), ()))
            ]
        return self._free[key]

    def tables_taken(self, zone: Zone, label: str | None) -> Starts:
        """The slots in which the zone has no free table, or that one is not free."""
        return _remembered(
            self._taken, (zone.code, label), lambda: self._where(lambda slot: not self.free_tables(zone, label, slot))
        )

    def at_tables(self, zone: Zone, label: str | None, slot: SlotTime) -> InTheWay:
        """For each table of the zone (or that one of them) that is taken in the slot, the meetings there."""
        key = (zone.code, label, slot.start)
        if key not in self._at_tables:
            tables = [t.label for t in zone.tables if label in (None, t.label)]
            groups = [[m for m in self.case.by_table.get((zone.code, t), ()) if overlaps(slot, m)] for t in tables]
            self._at_tables[key] = InTheWay([group for group in groups if group])
        return self._at_tables[key]

    # Delegates

    def busy(self, key: str) -> Starts:
        """The slots that a meeting of the delegate overlaps."""
        meetings = self.case.by_delegate.get(key, [])
        return _remembered(self._busy, key, lambda: self._where(lambda slot: any(overlaps(slot, m) for m in meetings)))

    def too_far(self, key: str, zone: Zone) -> Starts:
        """The slots that leave the delegate no time to walk between them, in this zone, and some meeting elsewhere."""
        meetings = self.case.by_delegate.get(key, [])
        return _remembered(
            self._far,
            (key, zone.code),
            lambda: self._where(lambda slot: any(self.no_time_to_walk(slot, zone, m) for m in meetings)),
        )

    def no_time_to_walk(self, slot: SlotTime, zone: Zone, meeting: Meeting) -> bool:
        """Whether the meeting is in another zone on the day of the slot, too close to it, but not in it."""
        if meeting.zone == zone.code or meeting.start.date() != slot.start.date():
            return False
        between = max(slot.start - meeting.end, meeting.start - slot.end)
        return timedelta(0) <= between < self.walk

    # Interpreters

    def suitable(self, one: Delegate, other: Delegate, zone: Zone, slot: SlotTime) -> Iterator[Interpreter]:
        """Interpreters who speak a language of either delegate, work in the zone, and are present in the slot."""
        for interpreter in self.case.event.interpreters or ():
            here = interpreter.zone in (None, zone.code) and speaks_to_both(interpreter, one, other)
            if here and first_overlapping(interpreter.absences, slot.start, slot.end) is None:
                yield interpreter

    def _holding(self, interpreter: str, zone: Zone, slot: SlotTime) -> list[Meeting]:
        """The interpreter's meetings that leave no room for another one in the zone in that slot."""
        key = (interpreter, zone.code, slot.start)
        if key not in self._held_back:
            meetings = self.case.by_interpreter.get(interpreter, ())
            near = [m for m in meetings if overlaps(slot, m) or self.no_time_to_walk(slot, zone, m)]
            self._held_back[key] = near
        return self._held_back[key]

    def keeping_interpreters(
        self, one: Delegate, other: Delegate, zone: Zone, slot: SlotTime
    ) -> dict[str, list[Meeting]]:
        """For each suitable interpreter, by ID, the meetings that keep them from these two in the slot."""
        key = ((one.languages, other.languages), zone.code, slot.start)
        if key not in self._kept:
            able = self.suitable(one, other, zone, slot)
            self._kept[key] = {i.id: self._holding(i.id, zone, slot) for i in able}
        return self._kept[key]

    def interpreters_kept(self, choices: Sequence[tuple[Delegate, Delegate]], zone: Zone, slot: SlotTime) -> InTheWay:
        """For each interpreter who suits one of the choices, the meetings that keep them from it in the slot."""
        key = (tuple((a.languages, b.languages) for a, b in choices), zone.code, slot.start)
        if key not in self._all_kept:
            found: dict[str, list[Meeting]] = {}
            for one, other in choices:
                found |= self.keeping_interpreters(one, other, zone, slot)
            self._all_kept[key] = InTheWay(list(found.values()))
        return self._all_kept[key]

    def no_interpreter(self, one: Delegate, other: Delegate, zone: Zone) -> Starts:
        """The slots in which no interpreter is free for these two."""

        def nobody(slot: SlotTime) -> bool:
            return all(self.keeping_interpreters(one, other, zone, slot).values())

        key = (one.languages, other.languages, zone.code)
        return _remembered(self._interpreted, key, lambda: self._where(nobody))

    def _where(self, holds: Callable[[SlotTime], bool]) -> Starts:
        return frozenset(slot.start for slot in self.slots if holds(slot))


def overlaps(slot: SlotTime, meeting: Meeting) -> bool:
    """Whether the meeting overlaps the slot."""
    return overlap(slot.start, slot.end, meeting.start, meeting.end)


def _remembered(known: dict[_Key, Starts], key: _Key, find: Callable[[], Starts]) -> Starts:
    if key not in known:
        known[key] = find()
    return known[key]
