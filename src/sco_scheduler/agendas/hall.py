"""The hall: what happens at each table, and which interpreter is where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sco_scheduler.agendas.timetable import EventDay, TimeRow, day_rows, days_of
from sco_scheduler.domain.event import Event, Interpreter, Table, Zone
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.domain.time import Slot


@dataclass(frozen=True, slots=True)
class TableSlot:
    """One table in one slot: a meeting, or free, or closed (the table or its zone)."""

    zone: Zone
    table: Table
    slot: Slot
    meeting: Meeting | None
    closed: bool


@dataclass(frozen=True, slots=True)
class InterpreterDay:
    """One day of an interpreter: meetings, free slots, absences and breaks in order."""

    day: EventDay
    rows: tuple[TimeRow, ...]


@dataclass(frozen=True, slots=True)
class InterpreterAgenda:
    """Where an interpreter works, day by day; ``meetings`` counts those of all days."""

    interpreter: Interpreter
    days: tuple[InterpreterDay, ...]
    meetings: int


def table_slots(schedule: Schedule, zone: Zone) -> Iterator[tuple[TableSlot, ...]]:
    """For each table of the zone, in the order of the sheet, its row of the grid: one entry a slot."""
    slots = schedule.event.slots
    taken = _taken(schedule, zone)
    for table in zone.tables:
        yield tuple(
            TableSlot(zone, table, slot, taken.get((table.label, slot.index)), is_closed(zone, table, slot))
            for slot in slots
        )


def is_closed(zone: Zone, table: Table, slot: Slot) -> bool:
    """Whether the table cannot be used in the slot, since it or its zone is closed."""
    return any(span.overlaps(slot.start, slot.end) for span in (*zone.closed, *table.closed))


def _taken(schedule: Schedule, zone: Zone) -> Mapping[tuple[str, int], Meeting]:
    index = {slot.start: slot.index for slot in schedule.event.slots}
    return {
        (meeting.table, index[meeting.start]): meeting
        for meeting in schedule.meetings
        if meeting.zone == zone.code and meeting.start in index
    }


def interpreter_agendas(schedule: Schedule) -> tuple[InterpreterAgenda, ...]:
    """The agenda of every interpreter, in the order of the sheet; empty where the event has none."""
    event = schedule.event
    days = days_of(event)
    meetings_of = _by_interpreter(event, schedule)
    return tuple(
        InterpreterAgenda(
            interpreter,
            tuple(InterpreterDay(day, day_rows(day, held, interpreter.absences)) for day in days),
            len(held),
        )
        for interpreter in event.interpreters or ()
        for held in (meetings_of[interpreter.id],)
    )


def _by_interpreter(event: Event, schedule: Schedule) -> Mapping[str, list[Meeting]]:
    found: dict[str, list[Meeting]] = {interpreter.id: [] for interpreter in event.interpreters or ()}
    for meeting in sorted(schedule.meetings, key=lambda m: m.start):
        if meeting.interpreter in found:
            found[meeting.interpreter].append(meeting)
    return found
