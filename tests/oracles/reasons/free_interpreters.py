"""Which interpreters a finished schedule leaves free. Answers are remembered, since many pairs ask the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sco_scheduler.domain.event import Delegate, Zone
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.verify.case import Case, SlotTime, first_overlapping
from sco_scheduler.verify.rules.interpreter_present import speaks_to_both
from tests.oracles.reasons.in_the_way import InTheWay
from tests.oracles.reasons.slots import Slots, Starts, overlaps

_Languages = tuple[frozenset[str], frozenset[str]]
"""Those of two delegates; whoever speaks the same needs the same interpreters."""


class FreeInterpreters:
    """The interpreters, slot by slot."""

    def __init__(self, case: Case, slots: Slots) -> None:
        self._case = case
        self._slots = slots
        self._holding: dict[tuple[str, str, datetime], list[Meeting]] = {}
        self._kept: dict[tuple[_Languages, str, datetime], dict[str, list[Meeting]]] = {}
        self._nobody: dict[tuple[_Languages, str], Starts] = {}
        self._in_the_way: dict[tuple[tuple[_Languages, ...], str, datetime], InTheWay] = {}

    def nobody_for(self, one: Delegate, other: Delegate, zone: Zone) -> Starts:
        """The slots in which no interpreter is free for these two."""
        key = ((one.languages, other.languages), zone.code)
        if key not in self._nobody:
            self._nobody[key] = self._slots.where(lambda slot: all(self._kept_from(one, other, zone, slot).values()))
        return self._nobody[key]

    def in_the_way(self, choices: Sequence[tuple[Delegate, Delegate]], zone: Zone, slot: SlotTime) -> InTheWay:
        """For each interpreter who suits one of the choices, the meetings that keep them from it in the slot."""
        key = (tuple((a.languages, b.languages) for a, b in choices), zone.code, slot.start)
        if key not in self._in_the_way:
            found: dict[str, list[Meeting]] = {}
            for one, other in choices:
                found |= self._kept_from(one, other, zone, slot)
            self._in_the_way[key] = InTheWay(list(found.values()))
        return self._in_the_way[key]

    def _kept_from(self, one: Delegate, other: Delegate, zone: Zone, slot: SlotTime) -> dict[str, list[Meeting]]:
        """For each suitable interpreter, by ID, the meetings that keep them from these two in the slot.

        Suitable is who speaks a language of either, works in the zone, and is present.
        """
        key = ((one.languages, other.languages), zone.code, slot.start)
        if key not in self._kept:
            self._kept[key] = {
                i.id: self._held_by(i.id, zone, slot)
                for i in self._case.event.interpreters or ()
                if i.zone in (None, zone.code)
                and speaks_to_both(i, one, other)
                and first_overlapping(i.absences, slot.start, slot.end) is None
            }
        return self._kept[key]

    def _held_by(self, interpreter: str, zone: Zone, slot: SlotTime) -> list[Meeting]:
        """The interpreter's meetings that leave no room for another one in the zone in that slot."""
        key = (interpreter, zone.code, slot.start)
        if key not in self._holding:
            meetings = self._case.by_interpreter.get(interpreter, ())
            near = [m for m in meetings if overlaps(slot, m) or self._slots.no_time_to_walk(slot, zone, m)]
            self._holding[key] = near
        return self._holding[key]
