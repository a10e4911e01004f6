"""Rows for the hall and for lists of the whole event: tables, interpreters, companies and unmet requests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sco_scheduler.agendas.delegates import EventDay, TimeRow, day_rows, days_of
from sco_scheduler.domain.event import Company, Event, Interpreter, Level, Request, Slot, Table, Zone
from sco_scheduler.domain.outcome import Obstacle, Reason, Unmet
from sco_scheduler.domain.schedule import Meeting, Schedule, idle_time


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
    """Where an interpreter works, day by day; ``meetings`` counts those of all days."""

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
    """The agenda of every interpreter, in the order of the sheet; empty where the event has none."""
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

    ``wishes_met`` of ``wishes_asked`` are its own requests (those that a side refused aside) that are met; ``top_met``
    of ``top_asked`` are its musts and those of rank 1 to 3 among them; ``invited_met`` of ``invited``
    are the requests of others for it. ``gaps`` and ``lost_minutes`` (waiting or walking between two
    meetings) are sums over its delegates.
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
    """A pair that does not meet, with the request of each side (None without one)."""

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
    """What takes all the slots that both sides of an unmet request could use."""

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
    """Return the reason of an unmet request; if every slot is taken, what takes them."""
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
    """Yield each unmet pair with the request of either side, in the order given."""
    for entry in unmet:
        requests = event.requests_by_pair.get(entry.pair, ())
        by_asker = {request.asker: request for request in requests}
        yield UnmetRow(entry, by_asker.get(entry.pair[0]), by_asker.get(entry.pair[1]))
