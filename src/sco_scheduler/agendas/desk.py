"""Rows for the information desk: availability of people and tables by slot, and the list of arrivals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sco_scheduler.agendas.build_report import company_name, delegate_labels
from sco_scheduler.agendas.collation import Script, initial, sort_key, sorting_script
from sco_scheduler.agendas.rows import EventDay, RowKind, days_of, table_slots
from sco_scheduler.domain.event import Company, Delegate, Interpreter, Slot, Span, Zone
from sco_scheduler.domain.names import shared_starts, without_start
from sco_scheduler.domain.schedule import Meeting, Schedule


@dataclass(frozen=True, slots=True)
class DeskCell:
    """One person or company in one slot: free, away, or in a meeting."""

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
    """The number of free tables of a zone in each slot of the day."""

    zone: Zone
    free: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DeskDay:
    """One day as a grid of people and slots. A company in both roles is among the purchasers."""

    day: EventDay
    purchasers: tuple[DelegateLine, ...]
    suppliers: tuple[DelegateLine, ...]
    interpreters: tuple[InterpreterLine, ...]
    zones: tuple[ZoneLine, ...]


def desk_days(schedule: Schedule) -> tuple[DeskDay, ...]:
    """Make the grid of each day of the event, without companies that cancelled."""
    return tuple(_day(schedule, day) for day in days_of(schedule.event))


def _day(schedule: Schedule, day: EventDay) -> DeskDay:
    event = schedule.event
    lines = [
        DelegateLine(company, delegate, _cells(day, schedule.by_delegate[delegate.key], delegate.absences))
        for company in event.companies
        if not company.cancelled
        for delegate in company.delegates
    ]
    return DeskDay(
        day,
        tuple(line for line in lines if line.company.purchaser is not None),
        tuple(line for line in lines if line.company.purchaser is None),
        tuple(
            InterpreterLine(i, _cells(day, schedule.by_interpreter[i.id], i.absences)) for i in event.interpreters or ()
        ),
        tuple(ZoneLine(zone, _free_tables(schedule, zone, day)) for zone in event.zones),
    )


def _cells(day: EventDay, meetings: Sequence[Meeting], absences: Sequence[Span]) -> tuple[DeskCell, ...]:
    return tuple(_cell(slot, meetings, absences) for slot in day.slots)


def _cell(slot: Slot, meetings: Sequence[Meeting], absences: Sequence[Span]) -> DeskCell:
    for meeting in meetings:
        if meeting.overlaps(slot.start, slot.end):
            return DeskCell(RowKind.MEETING, meeting)
    away = any(span.overlaps(slot.start, slot.end) for span in absences)
    return DeskCell(RowKind.AWAY if away else RowKind.FREE)


def _free_tables(schedule: Schedule, zone: Zone, day: EventDay) -> tuple[int, ...]:
    grid = tuple(table_slots(schedule, zone))
    return tuple(sum(row[s.index].meeting is None and not row[s.index].closed for row in grid) for s in day.slots)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A line of the list of arrivals: ``name`` is the sorted name, ``other`` the company's or person's other one.

    A company's name is sorted without a leading city or other first word that many share: ``sorted_from`` is the
    position after it. ``first`` is the first meeting, None without one.
    """

    script: Script
    initial: str
    name: str
    other: str
    company: Company
    delegate: str
    first: Meeting | None
    sorted_from: int = 0


def arrivals_by_company(schedule: Schedule) -> tuple[Arrival, ...]:
    """Make a line for each delegate under the company's name, once for each script of the company's names."""
    return tuple(sorted(_by_company(schedule), key=lambda a: (sort_key(a.name[a.sorted_from :]), a.company.id)))


def arrivals_by_delegate(schedule: Schedule) -> tuple[Arrival, ...]:
    """Make a line of the list of arrivals for each delegate who has a name, sorted by it."""
    found = []
    for company in _expected(schedule):
        label = company_name(schedule.event, company.id)
        for delegate in company.delegates:
            if delegate.name:
                first = next(iter(schedule.by_delegate[delegate.key]), None)
                letter = initial(delegate.name, person=True)
                script = sorting_script(delegate.name)
                found.append(Arrival(script, letter, delegate.name, label, company, delegate.title, first))
    return tuple(sorted(found, key=lambda a: (sort_key(a.name, person=True), a.company.id)))


def _by_company(schedule: Schedule) -> Iterator[Arrival]:
    labels = delegate_labels(schedule.event)
    every = [name for company in _expected(schedule) for name in (company.name, company.local_name) if name]
    shared = shared_starts(every)
    for company in _expected(schedule):
        names = {sorting_script(name): name for name in (company.local_name, company.name) if name}
        for script, name in (names or {Script.LATIN: company.id}).items():
            start = len(name) - len(without_start(name, shared))
            other = " / ".join(text for text in (company.name, company.local_name) if text and text != name)
            for delegate in company.delegates:
                first = next(iter(schedule.by_delegate[delegate.key]), None)
                who = (company, labels[delegate.key], first)
                yield Arrival(script, initial(name[start:]), name, other, *who, start)


def _expected(schedule: Schedule) -> Iterator[Company]:
    """The companies that have not cancelled."""
    return (company for company in schedule.event.companies if not company.cancelled)
