"""What stands in the way of a meeting that is asked for at the desk: slot, table, pair, and who is not free.

``pair`` is the purchaser and the supplier, ``day`` the day as it stands, without a meeting that is to move, and
``table`` the label of the table that is wanted; None is any.
"""

from __future__ import annotations

from datetime import datetime

from sco_scheduler.domain.event import Level, Pair, Role, Slot, TableChoice, Zone
from sco_scheduler.domain.messages import Phrase, Said, in_brackets
from sco_scheduler.insight.hall import bound_table
from sco_scheduler.insight.placing import at_maximum, possible_meeting, possible_meetings
from sco_scheduler.workflows.desk.day import Day
from sco_scheduler.workflows.errors import Refused

AT_MAXIMUM = Phrase("desk-at-maximum")

NOT_FREE = Phrase("desk-not-free")

OUT_OF_ARRIVED = Phrase("desk-out-of-arrived")

NO_SUCH_ZONE = Phrase("desk-no-such-zone")


def later_slot(day: Day, start: datetime) -> Slot:
    """Return the slot of a time, which has not begun.

    Raises
    ------
    Refused
        There is no such slot, or it has begun.
    """
    slot = day.slot(start)
    if slot.start < day.now:
        raise day.no_slot(start)
    return slot


def known_table(day: Day, zone: str, table: str | None) -> None:
    """Check the zone, and the table if one is named.

    Raises
    ------
    Refused
        There is no such zone or table.
    """
    known = day.event.zone_by_code.get(zone)
    if known is None:
        raise Refused(NO_SUCH_ZONE(zone=zone, zones=tuple(day.event.zone_by_code)))
    if table is not None and all(t.label != table for t in known.tables):
        raise Refused(Phrase("desk-no-such-table")(table=table, zone=zone))


def table_choice(zone: str, table: str | None) -> TableChoice | None:
    """Return the choice of a table for a pin, None where none is named."""
    return TableChoice(table, zone) if table is not None else None


def refuse_pair(day: Day, pair: Pair) -> None:
    """Check that a pair may still meet.

    Raises
    ------
    Refused
        They meet already, one refuses the other, or one has cancelled.
    """
    for company in pair:
        refuse_cancelled(day, company)
    meetings = [m for m in day.schedule.meetings if set(m.pair) == set(pair)]
    if meetings:
        raise Refused(Phrase("desk-have-met")(meeting=day.meeting_named(meetings[0])))
    for request in (r for p in (pair, pair[::-1]) for r in day.event.requests_by_pair.get((p[0], p[1]), ())):
        if request.level is Level.NO:
            raise Refused(Phrase("desk-refuses")(one=day.named(request.asker), other=day.named(request.target)))


def refuse_cancelled(day: Day, company: str) -> None:
    """Check that a company has not cancelled.

    Raises
    ------
    Refused
        It has.
    """
    known = day.event.company_by_id[company]
    if known.cancelled:
        at = in_brackets(known.cancelled_cell or known.cell)
        raise Refused(Phrase("desk-company-cancelled")(company=day.named(company), at=at))


def why_not(day: Day, without: Day, pair: Pair, slot: Slot, table: str | None) -> Phrase:
    """Why a meeting cannot be held in a slot as things stand: who or what is not free then.

    Parameters
    ----------
    without
        The day without the meeting that is to move.
    """
    event, hall = day.event, without.hall
    full = full_companies(without, pair)
    if full:
        return AT_MAXIMUM(who=full)
    zone = event.zone_by_code[event.zone_of(pair)]
    if table is not None and (bound := _bound_elsewhere(day, pair, zone, table)):
        return bound
    busy: list[Said] = [told for company in pair if (told := busy_company(without, company, slot))]
    if not busy and hall.full(zone, table) >> slot.index & 1:
        busy.append(f"{zone.code}/{table}" if table is not None else Phrase("desk-tables-of")(zone=zone.code))
    if not busy and next(possible_meetings(hall, pair, slot, table, interpreted=False), None) is not None:
        one, other = (day.named(company) for company in pair)
        return Phrase("desk-no-interpreter-then")(when=day.at(slot.start), one=one, other=other)
    return NOT_FREE(when=day.at(slot.start), who=tuple(busy) or tuple(map(day.named, pair)))


def _bound_elsewhere(day: Day, pair: Pair, zone: Zone, table: str) -> Phrase | None:
    """That a company has all its meetings in a zone at a table that is another one; None where neither has."""
    for company, role in zip(pair, (Role.PURCHASER, Role.SUPPLIER), strict=True):
        own = bound_table(day.event.company_by_id[company].terms(role), zone)
        if own is not None and own != table:
            place = f"{zone.code}/{own}"
            return Phrase("desk-bound-table")(column="Table", company=day.named(company), table=place)
    return None


def full_companies(day: Day, pair: Pair) -> tuple[str, ...]:
    """The companies of a pair that may hold no further meeting, by name."""
    roles = zip(pair, (Role.PURCHASER, Role.SUPPLIER), strict=True)
    known = day.event.company_by_id
    return tuple(day.named(id_) for id_, role in roles if at_maximum(day.schedule, known[id_], role))


def busy_company(day: Day, company: str, slot: Slot) -> Said:
    """A company of whose delegates none is free in a slot, with a meeting that one of them has then; '' if one is."""
    hall, delegates = day.hall, day.event.company_by_id[company].delegates
    if any((hall.person(d) & ~hall.busy(d.key)) >> slot.index & 1 for d in delegates):
        return ""
    taken = next((hall.busy_with(d.key, slot) for d in delegates if hall.busy_with(d.key, slot)), None)
    if taken is None:
        return day.named(company)
    return Phrase("desk-busy-with")(company=day.named(company), meeting=day.meeting_named(taken))


def other_slots(day: Day, pair: Pair, table: str | None) -> tuple[Phrase, ...]:
    """The slots in which the pair could meet as things stand, for who is flexible."""
    free = [
        slot
        for slot in day.event.slots
        if slot.start >= day.now and possible_meeting(day.hall, pair, slot, table) is not None
    ]
    return (Phrase("desk-other-slot")(when=day.at(*(slot.start for slot in free[:6]))),) if free else ()
