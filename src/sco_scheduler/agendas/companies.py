"""What each company got out of the schedule, and which requests it did not get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from sco_scheduler.agendas.timetable import days_of, gap_count, lost_minutes
from sco_scheduler.domain.event import Company, Event, Level, Request
from sco_scheduler.domain.outcome import Obstacle, Reason, Unmet
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.domain.time import Slot

TOP_RANK = 3
"""Ranks up to this one count as top wishes."""


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """The figures of one company.

    ``wishes_met`` of ``wishes_asked`` are its own requests (refusals aside) that are met; ``top_met``
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
    """A pair that does not meet, with what each side asked for (None: nothing)."""

    unmet: Unmet
    purchaser: Request | None
    supplier: Request | None


def company_rows(schedule: Schedule) -> Iterator[CompanyRow]:
    """The figures of every company, in the order of the registrations."""
    event = schedule.event
    own: dict[str, list[Request]] = {}
    invitations: dict[str, list[Request]] = {}
    for request in event.requests:
        if request.level is not Level.NO:
            own.setdefault(request.asker, []).append(request)
            invitations.setdefault(request.target, []).append(request)
    met = schedule.by_pair.keys()
    slots = _slots_by_day(event)
    for company in event.companies:
        wishes = own.get(company.id, [])
        top = [wish for wish in wishes if wish.level is Level.MUST or (wish.rank or TOP_RANK + 1) <= TOP_RANK]
        invited = invitations.get(company.id, [])
        meetings = schedule.by_company[company.id]
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
            gaps=company_gaps(schedule, company, slots),
            lost_minutes=company_lost_minutes(schedule, company, slots),
        )


def _slots_by_day(event: Event) -> Mapping[date, Sequence[Slot]]:
    return {day.date: day.slots for day in days_of(event)}


def company_gaps(schedule: Schedule, company: Company, slots: Mapping[date, Sequence[Slot]]) -> int:
    """The gaps of a company, given the slots of each day: the sum over its delegates."""
    total = 0
    for delegate in company.delegates:
        for day, meetings in groupby(schedule.by_delegate[delegate.key], key=lambda m: m.start.date()):
            total += gap_count(slots.get(day, ()), tuple(meetings))
    return total


def company_lost_minutes(schedule: Schedule, company: Company, slots: Mapping[date, Sequence[Slot]]) -> int:
    """The minutes that a company's delegates wait or walk between their meetings, given the slots of each day."""
    total, walk = 0, schedule.event.settings.walk_minutes
    for delegate in company.delegates:
        for day, meetings in groupby(schedule.by_delegate[delegate.key], key=lambda m: m.start.date()):
            total += lost_minutes(slots.get(day, ()), tuple(meetings), walk)
    return total


class SlotReason(StrEnum):
    """What takes the slots that both sides could use, where every one of them is taken."""

    TABLES_FULL = "tables full"
    PURCHASER_FULL = "purchaser busy throughout"
    SUPPLIER_FULL = "supplier busy throughout"
    NEVER_FREE = "never free together"
    NO_INTERPRETER = "no interpreter free"
    TOO_FAR = "too far to walk"
    TABLES_AND_PEOPLE = "tables full, else busy"


def slot_reason(unmet: Unmet) -> Reason | SlotReason:
    """The reason of an unmet request; of one whose every slot is taken, what takes them."""
    if unmet.reason is not Reason.EVERY_SLOT_TAKEN or not unmet.obstacles:
        return unmet.reason
    kinds = {obstacle.obstacle for obstacle in unmet.obstacles}
    alone = {
        Obstacle.TABLES_TAKEN: SlotReason.TABLES_FULL,
        Obstacle.NO_INTERPRETER: SlotReason.NO_INTERPRETER,
        Obstacle.CANNOT_WALK: SlotReason.TOO_FAR,
    }
    if len(kinds) == 1 and kinds <= alone.keys():
        return alone[kinds.pop()]
    if Obstacle.TABLES_TAKEN in kinds:
        return SlotReason.TABLES_AND_PEOPLE
    if kinds != {Obstacle.BUSY}:
        return SlotReason.NO_INTERPRETER if Obstacle.NO_INTERPRETER in kinds else SlotReason.TOO_FAR
    busy = [{side for meeting in slot.meetings for side in meeting.pair} for slot in unmet.obstacles]
    purchaser, supplier = (all(side in companies for companies in busy) for side in unmet.pair)
    if purchaser == supplier:
        return SlotReason.NEVER_FREE
    return SlotReason.PURCHASER_FULL if purchaser else SlotReason.SUPPLIER_FULL


def unmet_rows(event: Event, unmet: Sequence[Unmet]) -> Iterator[UnmetRow]:
    """Each unmet pair with the request of either side, in the order given."""
    for entry in unmet:
        requests = event.requests_by_pair.get(entry.pair, ())
        by_asker = {request.asker: request for request in requests}
        yield UnmetRow(entry, by_asker.get(entry.pair[0]), by_asker.get(entry.pair[1]))
