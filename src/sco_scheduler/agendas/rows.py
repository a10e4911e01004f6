"""Rows as readers see them: agendas and the index of delegates, tables, interpreters, companies, unmet requests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby, pairwise

from sco_scheduler.agendas.build_report import company_name, delegate_labels, hours, interpreter_label
from sco_scheduler.domain.event import (
    Company,
    Delegate,
    Event,
    Interpreter,
    Level,
    ProgrammeItem,
    Request,
    Slot,
    Span,
    Table,
    Zone,
)
from sco_scheduler.domain.outcome import Obstacle, Reason, Unmet
from sco_scheduler.domain.schedule import Meeting, Schedule, idle_time


class RowKind(StrEnum):
    """The kind of a row of a timetable: a meeting, free, away, a break, or an item of the event's programme."""

    MEETING = "meeting"
    FREE = "free"
    AWAY = "away"
    BREAK = "break"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A stretch of time; ``meeting`` is set only if the kind is MEETING, ``item`` only if it is PROGRAMME."""

    kind: RowKind
    start: datetime
    end: datetime
    meeting: Meeting | None = None
    item: ProgrammeItem | None = None


@dataclass(frozen=True, slots=True)
class EventDay:
    """A day of the event with its slots in time order."""

    date: date
    slots: tuple[Slot, ...]


def days_of(event: Event) -> tuple[EventDay, ...]:
    """The days of the event, first to last."""
    return tuple(EventDay(day, tuple(slots)) for day, slots in groupby(event.slots, key=lambda slot: slot.date))


def day_rows(
    day: EventDay, meetings: Sequence[Meeting], absences: Sequence[Span], programme: Iterable[ProgrammeItem] = ()
) -> tuple[TimeRow, ...]:
    """Make the rows of a person's timetable on one day, in time order.

    Parameters
    ----------
    meetings
        The person's meetings, of any day, in time order. Meetings outside the slots, such as one held before the
        sessions were changed, get rows too.
    absences
        A slot without a meeting is free, or away if it touches an absence.
    programme
        The items of the event's programme.

    Returns
    -------
    tuple[TimeRow, ...]
        Meetings, free slots, absences, the programme, and the breaks between sessions without a programme item.
    """
    items = [item for item in programme if item.start.date() == day.date]
    held = [meeting for meeting in meetings if meeting.start.date() == day.date]
    rows = [TimeRow(RowKind.MEETING, meeting.start, meeting.end, meeting) for meeting in held]
    for slot in day.slots:
        if any(meeting.overlaps(slot.start, slot.end) for meeting in held):
            continue
        away = any(span.overlaps(slot.start, slot.end) for span in absences)
        rows.append(TimeRow(RowKind.AWAY if away else RowKind.FREE, slot.start, slot.end))
    rows += [row for row in _breaks(day) if not any(row.start <= item.start < row.end for item in items)]
    rows += [TimeRow(RowKind.PROGRAMME, item.start, item.end or item.start, item=item) for item in items]
    return tuple(sorted(rows, key=lambda row: (row.start, row.end)))


def _breaks(day: EventDay) -> list[TimeRow]:
    """The pauses between the last slot of a session and the first of the next.

    There is no break between sessions that follow each other as closely as slots do.
    """
    rows = []
    for earlier, later in pairwise(day.slots):
        pause = later.start - earlier.end
        if earlier.session != later.session and pause >= earlier.end - earlier.start:
            rows.append(TimeRow(RowKind.BREAK, earlier.end, later.start))
    return rows


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A line of a delegate's agenda.

    ``zone`` and the fields after it are set for a meeting only: its zone, the partner company
    (None if it is no longer registered), its delegate and the interpreter, by name. ``item`` is an item of
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


def row_hours(row: AgendaRow | TimeRow) -> str:
    """The hours of a row: ``09:00–09:20``; of a programme item without an end only its start."""
    return f"{row.start:%H:%M}" if row.item is not None and row.item.end is None else hours(row.start, row.end)


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """One day of an agenda."""

    date: date
    rows: tuple[AgendaRow, ...]


@dataclass(frozen=True, slots=True)
class DelegateAgenda:
    """The agenda of one delegate. ``meetings`` counts those of all days.

    ``colleagues`` have all the company's meetings, as names with numbers, if this delegate has none.
    """

    company: Company
    delegate: Delegate
    days: tuple[AgendaDay, ...]
    meetings: int
    colleagues: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A delegate in the index; ``first`` is the start of the first meeting, None without meetings."""

    company: Company
    delegate: Delegate
    meetings: int
    first: datetime | None

    @property
    def has_agenda(self) -> bool:
        """Whether the delegate gets an agenda: all do, except those of companies that cancelled."""
        return not self.company.cancelled or self.meetings > 0


def index_rows(schedule: Schedule) -> tuple[IndexEntry, ...]:
    """The index entries of all delegates, in the order of the registrations."""
    entries = []
    for company in schedule.event.companies:
        for delegate in company.delegates:
            meetings = schedule.by_delegate[delegate.key]
            entries.append(IndexEntry(company, delegate, len(meetings), meetings[0].start if meetings else None))
    return tuple(entries)


def delegate_agendas(schedule: Schedule, keys: Iterable[str]) -> Iterator[DelegateAgenda]:
    """Make the agendas of delegates, lazily."""
    event = schedule.event
    days = days_of(event)
    labels = delegate_labels(event)
    for key in keys:
        delegate = event.delegate_by_key[key]
        meetings, company = schedule.by_delegate[key], event.company_of_delegate[key]
        held = {other.key: len(schedule.by_delegate[other.key]) for other in company.delegates}
        colleagues = () if meetings else tuple((labels[other], count) for other, count in held.items() if count)
        agenda = tuple(
            AgendaDay(day.date, tuple(_row(event, labels, key, row) for row in rows))
            for day in days
            for rows in (day_rows(day, meetings, delegate.absences, event.programme),)
        )
        yield DelegateAgenda(company, delegate, agenda, len(meetings), colleagues)


def on_paper(agenda: DelegateAgenda) -> DelegateAgenda:
    """Merge consecutive free slots into one row if colleagues have all meetings, since nothing is to be noted."""
    if not agenda.colleagues:
        return agenda
    return replace(agenda, days=tuple(replace(day, rows=tuple(_joined(day.rows))) for day in agenda.days))


def _joined(rows: Sequence[AgendaRow]) -> Iterator[AgendaRow]:
    for kind, some in groupby(rows, key=lambda row: row.kind):
        group = list(some)
        yield from [replace(group[0], end=group[-1].end)] if kind is RowKind.FREE else group


def _row(event: Event, labels: Mapping[str, str], key: str, row: TimeRow) -> AgendaRow:
    meeting = row.meeting
    if meeting is None:
        return AgendaRow(row.kind, row.start, row.end, item=row.item)
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


@dataclass(frozen=True, slots=True)
class TableSlot:
    """One table in one slot: in a meeting, free, or closed (the table or its zone)."""

    zone: Zone
    table: Table
    slot: Slot
    meeting: Meeting | None
    closed: bool


@dataclass(frozen=True, slots=True)
class InterpreterDay:
    """One day of an interpreter: meetings, free slots, absences, breaks and the programme in order."""

    day: EventDay
    rows: tuple[TimeRow, ...]


@dataclass(frozen=True, slots=True)
class InterpreterAgenda:
    """An interpreter's meetings, day by day; ``meetings`` counts those of all days."""

    interpreter: Interpreter
    days: tuple[InterpreterDay, ...]
    meetings: int


def table_slots(schedule: Schedule, zone: Zone) -> Iterator[tuple[TableSlot, ...]]:
    """Yield for each table of a zone, in the order of the sheet, its entry for each slot."""
    slots = schedule.event.slots
    taken = _taken(schedule, zone)
    for table in zone.tables:
        yield tuple(
            TableSlot(zone, table, slot, taken.get((table.label, slot.index)), is_closed(zone, table, slot))
            for slot in slots
        )


def is_closed(zone: Zone, table: Table, slot: Slot) -> bool:
    """Return whether the table, or its zone, is closed in the slot."""
    return any(span.overlaps(slot.start, slot.end) for span in (*zone.closed, *table.closed))


def _taken(schedule: Schedule, zone: Zone) -> Mapping[tuple[str, int], Meeting]:
    index = {slot.start: slot.index for slot in schedule.event.slots}
    return {
        (meeting.table, index[meeting.start]): meeting
        for meeting in schedule.meetings
        if meeting.zone == zone.code and meeting.start in index
    }


def interpreter_agendas(schedule: Schedule) -> tuple[InterpreterAgenda, ...]:
    """The agenda of every interpreter, in the order of the sheet; empty if the event has none."""
    event = schedule.event
    days = days_of(event)
    return tuple(
        InterpreterAgenda(
            interpreter,
            tuple(InterpreterDay(day, day_rows(day, held, interpreter.absences, event.programme)) for day in days),
            len(held),
        )
        for interpreter in event.interpreters or ()
        for held in (schedule.by_interpreter[interpreter.id],)
    )


TOP_RANK = 3
"""Ranks up to this one count as top wishes."""


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """The figures of one company.

    ``wishes_met`` of ``wishes_asked`` are its own requests that are met (without those that a side refused);
    ``top_met`` of ``top_asked`` are its musts and those of rank 1 to 3 among them; ``invited_met`` of ``invited`` are
    the requests of others for it. ``gaps`` and ``lost_minutes`` (waiting or walking between two meetings) are sums over
    its delegates.
    """

    company: Company
    as_purchaser: int
    as_supplier: int
    wishes_met: int
    wishes_asked: int
    top_met: int
    top_asked: int
    invited_met: int
    invited: int
    gaps: int
    lost_minutes: int


@dataclass(frozen=True, slots=True)
class UnmetRow:
    """An unmet pair, with the request of each side (None without one)."""

    unmet: Unmet
    purchaser: Request | None
    supplier: Request | None


def company_rows(schedule: Schedule) -> Iterator[CompanyRow]:
    """The figures of every company, in the order of the registrations."""
    event = schedule.event
    own: dict[str, list[Request]] = {}
    invitations: dict[str, list[Request]] = {}
    for request in event.requests:
        if event.is_allowed(request.pair):
            own.setdefault(request.asker, []).append(request)
            invitations.setdefault(request.target, []).append(request)
    met = schedule.by_pair.keys()
    for company in event.companies:
        wishes = own.get(company.id, [])
        top = [wish for wish in wishes if wish.level is Level.MUST or (wish.rank or TOP_RANK + 1) <= TOP_RANK]
        invited = invitations.get(company.id, [])
        meetings = schedule.by_company[company.id]
        idle = [idle_time(event, schedule.by_delegate[delegate.key]) for delegate in company.delegates]
        yield CompanyRow(
            company=company,
            as_purchaser=sum(meeting.purchaser == company.id for meeting in meetings),
            as_supplier=sum(meeting.supplier == company.id for meeting in meetings),
            wishes_met=sum(wish.pair in met for wish in wishes),
            wishes_asked=len(wishes),
            top_met=sum(wish.pair in met for wish in top),
            top_asked=len(top),
            invited_met=sum(wish.pair in met for wish in invited),
            invited=len(invited),
            gaps=sum(time.gaps for time in idle),
            lost_minutes=sum(time.lost_minutes for time in idle),
        )


class SlotReason(StrEnum):
    """The obstacle in all slots that both sides of an unmet request could use."""

    TABLES_FULL = "tables full"
    PURCHASER_FULL = "purchaser busy throughout"
    SUPPLIER_FULL = "supplier busy throughout"
    NEVER_FREE = "never free together"
    NO_INTERPRETER = "no interpreter free"
    TOO_FAR = "too far to walk"
    TABLES_AND_INTERPRETERS = "tables full, else no interpreter free"
    TABLES_AND_PEOPLE = "tables full, else busy"
    INTERPRETERS_AND_PEOPLE = "no interpreter free, else busy"
    TABLES_INTERPRETERS_AND_PEOPLE = "tables or interpreters taken, else busy"


_BY_OBSTACLES = {
    frozenset({Obstacle.TABLES_TAKEN}): SlotReason.TABLES_FULL,
    frozenset({Obstacle.NO_INTERPRETER}): SlotReason.NO_INTERPRETER,
    frozenset({Obstacle.CANNOT_WALK}): SlotReason.TOO_FAR,
    frozenset({Obstacle.TABLES_TAKEN, Obstacle.NO_INTERPRETER}): SlotReason.TABLES_AND_INTERPRETERS,
}

_BESIDE_PEOPLE = {
    frozenset({Obstacle.TABLES_TAKEN}): SlotReason.TABLES_AND_PEOPLE,
    frozenset({Obstacle.NO_INTERPRETER}): SlotReason.INTERPRETERS_AND_PEOPLE,
    frozenset({Obstacle.TABLES_TAKEN, Obstacle.NO_INTERPRETER}): SlotReason.TABLES_INTERPRETERS_AND_PEOPLE,
}


def slot_reason(unmet: Unmet) -> Reason | SlotReason:
    """Return the reason of an unmet request; if every slot is taken, the common obstacle of the slots."""
    if unmet.reason is not Reason.EVERY_SLOT_TAKEN or not unmet.obstacles:
        return unmet.reason
    kinds = frozenset(obstacle.obstacle for obstacle in unmet.obstacles)
    if kinds in _BY_OBSTACLES:
        return _BY_OBSTACLES[kinds]
    scarce = kinds & {Obstacle.TABLES_TAKEN, Obstacle.NO_INTERPRETER}
    if scarce:
        return _BESIDE_PEOPLE[scarce]
    if Obstacle.CANNOT_WALK in kinds:
        return SlotReason.TOO_FAR
    busy = [{side for meeting in slot.meetings for side in meeting.pair} for slot in unmet.obstacles]
    purchaser, supplier = (all(side in companies for companies in busy) for side in unmet.pair)
    if purchaser == supplier:
        return SlotReason.NEVER_FREE
    return SlotReason.PURCHASER_FULL if purchaser else SlotReason.SUPPLIER_FULL


def unmet_rows(event: Event, unmet: Sequence[Unmet]) -> Iterator[UnmetRow]:
    """Yield each unmet pair with the requests of both sides, in the given order."""
    for entry in unmet:
        requests = event.requests_by_pair.get(entry.pair, ())
        by_asker = {request.asker: request for request in requests}
        yield UnmetRow(entry, by_asker.get(entry.pair[0]), by_asker.get(entry.pair[1]))
