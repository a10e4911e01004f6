"""What the desk needs when something goes wrong: who is free when, and where everybody else is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sco_scheduler.agendas.hall import table_slots
from sco_scheduler.agendas.timetable import EventDay, RowKind, days_of
from sco_scheduler.domain.event import Company, Delegate, Interpreter, Zone
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.domain.time import Slot, Span


@dataclass(frozen=True, slots=True)
class DeskCell:
    """Somebody in one slot: free, away, or in a meeting."""

    kind: RowKind
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class DelegateLine:
    """A delegate, slot by slot of the day."""

    company: Company
    delegate: Delegate
    cells: tuple[DeskCell, ...]


@dataclass(frozen=True, slots=True)
class InterpreterLine:
    """An interpreter, slot by slot of the day."""

    interpreter: Interpreter
    cells: tuple[DeskCell, ...]


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """How many open tables of a zone are free, slot by slot of the day."""

    zone: Zone
    free: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DeskDay:
    """A day at the desk; a company in both roles stands among the purchasers, people as in the registrations."""

    day: EventDay
    purchasers: tuple[DelegateLine, ...]
    suppliers: tuple[DelegateLine, ...]
    interpreters: tuple[InterpreterLine, ...]
    zones: tuple[ZoneLine, ...]


def desk_days(schedule: Schedule) -> tuple[DeskDay, ...]:
    """The days of the event as the desk sees them; who cancelled is not there."""
    return tuple(_day(schedule, day) for day in days_of(schedule.event))


def _day(schedule: Schedule, day: EventDay) -> DeskDay:
    event = schedule.event
    lines = [
        DelegateLine(company, delegate, _cells(day, schedule.by_delegate[delegate.key], delegate.absences))
        for company in event.companies
        if not company.cancelled
        for delegate in company.delegates
    ]
    working = _by_interpreter(schedule)
    return DeskDay(
        day,
        tuple(line for line in lines if line.company.purchaser is not None),
        tuple(line for line in lines if line.company.purchaser is None),
        tuple(InterpreterLine(i, _cells(day, working.get(i.id, ()), i.absences)) for i in event.interpreters or ()),
        tuple(ZoneLine(zone, _free_tables(schedule, zone, day)) for zone in event.zones),
    )


def _cells(day: EventDay, meetings: Sequence[Meeting], absences: Sequence[Span]) -> tuple[DeskCell, ...]:
    return tuple(_cell(slot, meetings, absences) for slot in day.slots)


def _cell(slot: Slot, meetings: Sequence[Meeting], absences: Sequence[Span]) -> DeskCell:
    for meeting in meetings:
        if meeting.start < slot.end and slot.start < meeting.end:
            return DeskCell(RowKind.MEETING, meeting)
    away = any(span.overlaps(slot.start, slot.end) for span in absences)
    return DeskCell(RowKind.AWAY if away else RowKind.FREE)


def _by_interpreter(schedule: Schedule) -> Mapping[str, list[Meeting]]:
    found: dict[str, list[Meeting]] = {}
    for meeting in schedule.meetings:
        if meeting.interpreter is not None:
            found.setdefault(meeting.interpreter, []).append(meeting)
    return found


def _free_tables(schedule: Schedule, zone: Zone, day: EventDay) -> tuple[int, ...]:
    grid = tuple(table_slots(schedule, zone))
    return tuple(sum(row[s.index].meeting is None and not row[s.index].closed for row in grid) for s in day.slots)
