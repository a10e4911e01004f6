"""The agenda of each delegate, and the index of all delegates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sco_scheduler.agendas.people import company_name, delegate_labels, interpreter_label
from sco_scheduler.agendas.timetable import RowKind, TimeRow, day_rows, days_of
from sco_scheduler.domain.event import Company, Delegate, Event, ProgrammeItem
from sco_scheduler.domain.schedule import Schedule


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A line of a delegate's agenda.

    ``zone`` and what follows it are filled for a meeting alone: where it is held, the company met
    (None where it is no longer registered), its delegate and the interpreter, by name. ``item`` is a line of
    the event's programme.
    """

    kind: RowKind
    start: datetime
    end: datetime
    zone: str = ""
    table: str = ""
    company: Company | None = None
    company_name: str = ""
    delegate: str = ""
    interpreter: str = ""
    item: ProgrammeItem | None = None


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """One day of an agenda."""

    date: date
    rows: tuple[AgendaRow, ...]


@dataclass(frozen=True, slots=True)
class DelegateAgenda:
    """What one delegate holds in the hand. ``meetings`` counts those of all days."""

    company: Company
    delegate: Delegate
    days: tuple[AgendaDay, ...]
    meetings: int


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A delegate in the index; ``first`` is the start of the first meeting, None where there is none."""

    company: Company
    delegate: Delegate
    meetings: int
    first: datetime | None

    @property
    def has_agenda(self) -> bool:
        """Whether the delegate gets an agenda: everyone does, except of companies that cancelled."""
        return not self.company.cancelled or self.meetings > 0


def index(schedule: Schedule) -> tuple[IndexEntry, ...]:
    """Every delegate, in the order of the registrations."""
    entries = []
    for company in schedule.event.companies:
        for delegate in company.delegates:
            meetings = schedule.by_delegate[delegate.key]
            entries.append(IndexEntry(company, delegate, len(meetings), meetings[0].start if meetings else None))
    return tuple(entries)


def delegate_agendas(schedule: Schedule, keys: Iterable[str]) -> Iterator[DelegateAgenda]:
    """The agendas of the delegates with these keys, in their order, one at a time."""
    event = schedule.event
    days = days_of(event)
    labels = delegate_labels(event)
    for key in keys:
        delegate = event.delegate_by_key[key]
        meetings = schedule.by_delegate[key]
        agenda = tuple(
            AgendaDay(day.date, _with_programme(event, day.date, [_row(event, labels, key, row) for row in rows]))
            for day in days
            for rows in (day_rows(day, meetings, delegate.absences),)
        )
        yield DelegateAgenda(event.company_of_delegate[key], delegate, agenda, len(meetings))


def _with_programme(event: Event, day: date, rows: list[AgendaRow]) -> tuple[AgendaRow, ...]:
    """The rows with the lines of the event's programme; a break that one of them lies in is left out for it."""
    items = [item for item in event.programme if item.start.date() == day]
    rows = [
        row
        for row in rows
        if row.kind is not RowKind.BREAK or not any(row.start <= item.start < row.end for item in items)
    ]
    rows += [AgendaRow(RowKind.PROGRAMME, item.start, item.end or item.start, item=item) for item in items]
    return tuple(sorted(rows, key=lambda row: (row.start, row.end)))


def _row(event: Event, labels: Mapping[str, str], key: str, row: TimeRow) -> AgendaRow:
    meeting = row.meeting
    if meeting is None:
        return AgendaRow(row.kind, row.start, row.end)
    purchaser_side = meeting.purchaser_delegate == key
    other = meeting.supplier if purchaser_side else meeting.purchaser
    other_delegate = meeting.supplier_delegate if purchaser_side else meeting.purchaser_delegate
    return AgendaRow(
        kind=row.kind,
        start=row.start,
        end=row.end,
        zone=meeting.zone,
        table=meeting.table,
        company=event.company_by_id.get(other),
        company_name=company_name(event, other),
        delegate=labels.get(other_delegate, other_delegate),
        interpreter=interpreter_label(event, meeting.interpreter),
    )
