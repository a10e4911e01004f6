"""Actions of the desk on meetings and notices, each computed as a step to another day.

Every action takes the present day and returns a ``Step``: the resulting day, the changes, and the companies
disturbed; nothing is written. An action that breaks no rule and disturbs no one else is done as requested and verified;
otherwise the published schedule is repaired at the least cost (``workflows.repair``), with the request as a pin.
An impossible action raises ``Refused``, with the reason (slot, table, pair, or busy people) and the
cheapest alternative if there is one. Delegates are given by their keys, meetings by their numbers,
companies, zones and interpreters by their IDs; ``pair`` is the purchaser and the supplier, and ``desk`` is the name of
the desk with the time limit of repairs. Actions on people and places are in ``presence``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sco_scheduler.domain.event import FixedMeeting, Level, Pair, Role, Slot, TableChoice, Zone
from sco_scheduler.domain.messages import Phrase, Said, in_brackets
from sco_scheduler.domain.record import Notice
from sco_scheduler.domain.schedule import Meeting, MeetingOutcome, MeetingStatus, PublishedMeeting
from sco_scheduler.insight.hall import bound_table
from sco_scheduler.insight.placing import at_maximum, possible_meeting, possible_meetings
from sco_scheduler.intake.phrases import OUTCOMES as OUTCOME_WORDS
from sco_scheduler.workflows.companies import pair_in_roles
from sco_scheduler.workflows.desk.day import Day, Step, faults, held_elsewhere, with_request, with_status
from sco_scheduler.workflows.desk.repairs import AT_THE_DESK, Desk, cheapest_way
from sco_scheduler.workflows.desk.steps import stepped, told_nobody
from sco_scheduler.workflows.errors import Refused
from sco_scheduler.workflows.phrases import CANCELLED

AT_MAXIMUM = Phrase("desk-at-maximum")

NOT_FREE = Phrase("desk-not-free")

OUT_OF_ARRIVED = Phrase("desk-out-of-arrived")

NO_SUCH_ZONE = Phrase("desk-no-such-zone")


def later_slot(day: Day, start: datetime) -> Slot:
    """Return the slot that starts at a time, which has not begun.

    Raises
    ------
    Refused
        If there is no such slot, or it has begun.
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
        If there is no such zone or table.
    """
    known = day.event.zone_by_code.get(zone)
    if known is None:
        raise Refused(NO_SUCH_ZONE(zone=zone, zones=tuple(day.event.zone_by_code)))
    if table is not None and all(t.label != table for t in known.tables):
        raise Refused(Phrase("desk-no-such-table")(table=table, zone=zone))


def table_choice(zone: str, table: str | None) -> TableChoice | None:
    """Return the choice of a table for a pin, None if no table is named."""
    return TableChoice(table, zone) if table is not None else None


def refuse_pair(day: Day, pair: Pair) -> None:
    """Check that a pair may still meet.

    Raises
    ------
    Refused
        If they meet already, one refuses the other, or one has cancelled.
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
        If it has.
    """
    known = day.event.company_by_id[company]
    if known.cancelled:
        at = in_brackets(known.cancelled_cell or known.cell)
        raise Refused(Phrase("desk-company-cancelled")(company=day.named(company), at=at))


def why_not(day: Day, without: Day, pair: Pair, slot: Slot, table: str | None) -> Phrase:
    """Why a meeting cannot be held in a slot without moving others: the people or tables that are not free.

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
    if table is not None and (bound := _has_other_fixed_table(day, pair, zone, table)):
        return bound
    busy: list[Said] = [told for company in pair if (told := busy_company(without, company, slot))]
    if not busy and hall.full(zone, table) >> slot.index & 1:
        busy.append(f"{zone.code}/{table}" if table is not None else Phrase("desk-tables-of")(zone=zone.code))
    if not busy and next(possible_meetings(hall, pair, slot, table, interpreted=False), None) is not None:
        one, other = (day.named(company) for company in pair)
        return Phrase("desk-no-interpreter-then")(when=day.at(slot.start), one=one, other=other)
    return NOT_FREE(when=day.at(slot.start), who=tuple(busy) or tuple(map(day.named, pair)))


def _has_other_fixed_table(day: Day, pair: Pair, zone: Zone, table: str) -> Phrase | None:
    """The refusal if a company has another fixed table in the zone; None if neither has one."""
    for company, role in zip(pair, (Role.PURCHASER, Role.SUPPLIER), strict=True):
        own = bound_table(day.event.company_by_id[company].terms(role), zone)
        if own is not None and own != table:
            place = f"{zone.code}/{own}"
            return Phrase("desk-bound-table")(column="Table", company=day.named(company), table=place)
    return None


def full_companies(day: Day, pair: Pair) -> tuple[str, ...]:
    """The names of the companies of a pair that are at their maximum."""
    roles = zip(pair, (Role.PURCHASER, Role.SUPPLIER), strict=True)
    known = day.event.company_by_id
    return tuple(day.named(id_) for id_, role in roles if at_maximum(day.schedule, known[id_], role))


def busy_company(day: Day, company: str, slot: Slot) -> Said:
    """A company without a free delegate in a slot, with a meeting that one of them has then; '' if both have one."""
    hall, delegates = day.hall, day.event.company_by_id[company].delegates
    if any((hall.person(d) & ~hall.busy(d.key)) >> slot.index & 1 for d in delegates):
        return ""
    taken = next((hall.busy_with(d.key, slot) for d in delegates if hall.busy_with(d.key, slot)), None)
    if taken is None:
        return day.named(company)
    return Phrase("desk-busy-with")(company=day.named(company), meeting=day.meeting_named(taken))


def other_slots(day: Day, pair: Pair, table: str | None) -> tuple[Phrase, ...]:
    """The slots in which the pair could meet without moving others, as alternatives."""
    free = [
        slot
        for slot in day.event.slots
        if slot.start >= day.now and possible_meeting(day.hall, pair, slot, table) is not None
    ]
    return (Phrase("desk-other-slot")(when=day.at(*(slot.start for slot in free[:6]))),) if free else ()


OUTCOMES = Phrase("desk-outcomes")

_NO_OTHER_WAY = Phrase("desk-no-other-way")


def held(day: Day, number: str, took_place: bool, desk: Desk = AT_THE_DESK) -> Step:
    """Note that a meeting took place, or did not.

    Raises
    ------
    Refused
        If there is no such meeting, or it has not begun.
    """
    row = _begun(day, number)
    text = (Phrase("desk-held") if took_place else Phrase("desk-not-held"))(meeting=day.meeting_named(row.meeting))
    return _noted(day, row, replace(row.outcome, held=took_place), text, desk, there=took_place)


def noted(day: Day, number: str, outcome: MeetingOutcome, desk: Desk = AT_THE_DESK) -> Step:
    """Note the outcome of a meeting.

    Parameters
    ----------
    outcome
        The outcome, which replaces the previous notes.

    Raises
    ------
    Refused
        If there is no such meeting; or the outcome is not blank and the meeting has not begun.
    """
    row = day.row(number)
    remark = replace(outcome, notes="") == replace(row.outcome, notes="")
    if not remark:
        _begun(day, number)
    there = not remark and outcome.held is not False and (outcome.held is True or outcome.tells_of_it)
    return _noted(day, row, outcome, _noted_line(day, row, outcome), desk, there=there)


NOT_HELD = Phrase("desk-ui-was-not-held")


def _noted_line(day: Day, row: PublishedMeeting, outcome: MeetingOutcome) -> Phrase:
    """The new notes on a meeting, in a line for the log."""
    was, new = row.outcome, list[Said]()
    if outcome.held is False and was.held is not False:
        new.append(NOT_HELD)
    if outcome.outcome and outcome.outcome != was.outcome:
        new.append(OUTCOME_WORDS.get(outcome.outcome, outcome.outcome))
    if outcome.amount is not None and (outcome.amount, outcome.currency) != (was.amount, was.currency):
        new.append(f"{outcome.amount:f}".rstrip("0").rstrip(".") + f" {outcome.currency}".rstrip())
    if outcome.rating is not None and outcome.rating != was.rating:
        new.append(Phrase("desk-rating")(rating=outcome.rating))
    if outcome.notes and outcome.notes != was.notes:
        new.append(outcome.notes)
    meeting = day.meeting_named(row.meeting)
    return Phrase("desk-noted-what")(meeting=meeting, what=tuple(new)) if new else Phrase("desk-noted")(meeting=meeting)


def _begun(day: Day, number: str) -> PublishedMeeting:
    row = day.row(number)
    if row.meeting.start > day.now:
        raise Refused(Phrase("desk-not-begun")(meeting=day.meeting_named(row.meeting)))
    return row


def outcomes(day: Day, said: Mapping[str, MeetingOutcome], source: str, desk: Desk = AT_THE_DESK) -> Step:
    """Note the outcomes that a form gives for meetings, by their numbers; blank entries change nothing.

    Parameters
    ----------
    said
        The outcomes, by number of the meeting.
    source
        The form's name, for the log.
    """
    rows = tuple(
        replace(row, outcome=said[row.meeting.number]) if row.meeting.number in said else row for row in day.rows
    )
    text = OUTCOMES(count=len(said), file=source)
    return stepped(day, replace(day, rows=rows), text, about=(), desk=desk.name)


def cancel(day: Day, number: str, desk: Desk = AT_THE_DESK) -> Step:
    """Cancel a meeting, which frees its table and people.

    Raises
    ------
    Refused
        If it is not held, or has begun.
    """
    row = held_later(day, number)
    after = with_status(day, [row.meeting.number], MeetingStatus.CANCELLED)
    text = CANCELLED(meeting=day.meeting_named(row.meeting))
    step = stepped(day, after, text, about=row.meeting.pair, desk=desk.name)
    sides = zip(row.meeting.pair, row.meeting.delegates, strict=True)
    there = tuple(company for company, key in sides if day.is_there(key))
    if not (desk.careful and there):
        return step
    asked = OUT_OF_ARRIVED(who=tuple(map(day.named, there)), count=1)
    return replace(step, disturbed=row.meeting.pair, question=asked)


def held_later(day: Day, number: str) -> PublishedMeeting:
    """The row of a meeting that is held and has not begun.

    Raises
    ------
    Refused
        If no meeting has the number, or the meeting is not held or has begun.
    """
    row = day.row(number)
    if not row.is_held:
        raise Refused(Phrase("desk-is-out")(meeting=day.meeting_named(row.meeting)))
    if row.meeting.start < day.now:
        raise Refused(Phrase("desk-has-begun")(meeting=day.meeting_named(row.meeting)))
    return row


def move(day: Day, number: str, start: datetime, table: str | None = None, desk: Desk = AT_THE_DESK) -> Step:
    """Move a meeting to another slot, or to another table of its zone.

    Parameters
    ----------
    table
        The table's label; None for the present one, or in another slot for any.

    Raises
    ------
    Refused
        If it has begun, there is no such slot or table, or it cannot be held there without moving others.
    """
    row = held_later(day, number)
    slot = later_slot(day, start)
    meeting = row.meeting
    known_table(day, meeting.zone, table)
    others = tuple(other for other in day.rows if other is not row)
    without = replace(day, rows=others)
    wanted = table or (meeting.table if slot.start == meeting.start else None)
    at_fault = any(meeting in violation.meetings for violation in day.violations)
    if (slot.start, wanted) == (meeting.start, meeting.table) and not at_fault:
        raise Refused(Phrase("desk-is-there")(meeting=day.meeting_named(meeting)))
    found = possible_meeting(without.hall, meeting.pair, slot, wanted)
    if found is not None:
        new = held_elsewhere(row, found)
        after = replace(day, rows=(*others, new))
        text = _unlocked(day, _moved(day, meeting, new.meeting), row)
        if not faults(after, day):
            return stepped(day, after, text, about=meeting.pair, desk=desk.name)
    fixed = FixedMeeting(*meeting.pair, slot.date, slot.start.time(), table_choice(meeting.zone, table))
    way = cheapest_way(
        day, fixed, lambda held: _unlocked(day, _moved(day, meeting, held), row), meeting.pair, desk, without
    )
    raise Refused(why_not(day, without, meeting.pair, slot, table), way, () if way else (_NO_OTHER_WAY,))


def swap(day: Day, number: str, other: str, desk: Desk = AT_THE_DESK) -> Step:
    """Exchange the tables of two meetings; each keeps its slot.

    Raises
    ------
    Refused
        If both are one meeting, a rule forbids it, or another meeting occupies the table.
    """
    one, two = held_later(day, number), held_later(day, other)
    if one is two:
        raise Refused(Phrase("desk-one-meeting")(meeting=day.meeting_named(one.meeting)))
    if one.meeting.zone != two.meeting.zone:
        raise Refused(
            Phrase("desk-other-zones")(one=day.meeting_named(one.meeting), other=day.meeting_named(two.meeting))
        )
    if one.meeting.table == two.meeting.table:
        both = {"one": day.meeting_named(one.meeting), "other": day.meeting_named(two.meeting)}
        raise Refused(Phrase("desk-same-table")(**both, place=one.meeting.place))
    tables = {one.meeting.number: two.meeting.table, two.meeting.number: one.meeting.table}
    rows = tuple(
        held_elsewhere(row, replace(row.meeting, table=tables[row.meeting.number]))
        if row.meeting.number in tables
        else row
        for row in day.rows
    )
    after = replace(day, rows=rows)
    for broken in faults(after, day):
        raise Refused(broken)
    swapped = Phrase("desk-swapped")(one=day.meeting_named(one.meeting), other=day.meeting_named(two.meeting))
    text = _unlocked(day, swapped, one, two)
    return stepped(day, after, text, about=(*one.meeting.pair, *two.meeting.pair), desk=desk.name)


def book(
    day: Day, company: str, other: str, start: datetime | None, table: str | None = None, desk: Desk = AT_THE_DESK
) -> Step:
    """Book a meeting of two companies in a slot, or in the first possible one; a missing wish is added.

    Parameters
    ----------
    company
        The ID of one company, which has the wish.
    start
        When the slot starts; None for the first possible one.
    table
        The table's label; None for any.

    Raises
    ------
    Refused
        If one refuses the other, they meet already, or it cannot be held without moving others.
    """
    pair = pair_in_roles(day.event, company, other)
    refuse_pair(day, pair)
    day_with = with_request(day, company, pair)
    zone = day.event.zone_of(pair)
    known_table(day, zone, table)
    slot = later_slot(day, start) if start is not None else None
    slots = [slot] if slot is not None else day.ahead()
    if not slots:
        raise Refused(day.over)
    for possible in slots:
        found = possible_meeting(day_with.hall, pair, possible, table)
        if found is not None:
            after = replace(day_with, rows=(*day_with.rows, PublishedMeeting(found)))
            if not faults(after, day):
                return stepped(day, after, _booked(day, found), about=pair, desk=desk.name)
    fixed = FixedMeeting(*pair, table=table_choice(zone, table))
    if slot is not None:
        fixed = replace(fixed, date=slot.date, start=slot.start.time())
    way = cheapest_way(day, fixed, lambda held: _booked(day_with, held), pair, desk, day_with)
    if slot is None:
        full = full_companies(day, pair)
        both = Phrase("desk-never-both-free")(one=day.named(pair[0]), other=day.named(pair[1]))
        reason = AT_MAXIMUM(who=full) if full else both
        raise Refused(reason, way, () if way else (_NO_OTHER_WAY,))
    others = other_slots(day_with, pair, table)
    raise Refused(why_not(day_with, day_with, pair, slot, table), way, others if way or others else (_NO_OTHER_WAY,))


def told(day: Day, notices: Sequence[Notice], desk: Desk = AT_THE_DESK) -> Step:
    """Mark notices of a company as delivered.

    Raises
    ------
    Refused
        If all were delivered already, or were withdrawn.
    """
    company = notices[0].company
    found = [notice for notice in notices if notice in day.desk.notices]
    if not found:
        raise Refused(Phrase("desk-told-already")(who=day.named(company)))
    ticked = tuple(replace(n, told_at=day.now) if n in found else n for n in day.desk.notices)
    after = replace(day, desk=replace(day.desk, notices=ticked))
    return stepped(day, after, Phrase("desk-told")(who=day.named(company)), about=[company], desk=desk.name)


def _noted(day: Day, row: PublishedMeeting, outcome: MeetingOutcome, text: Phrase, desk: Desk, *, there: bool) -> Step:
    """The step that notes an outcome; with ``there`` a cancelled meeting counts as held after all.

    That is possible if its table and people had no other meeting; no notices are needed.
    """
    back = day
    if there and not row.is_held:
        if taken := _instead_of(day, row.meeting):
            raise Refused(NOT_FREE(when=day.at(row.meeting.start), who=(day.meeting_named(taken),)))
        back = with_status(day, {row.meeting.number}, MeetingStatus.HELD)
        for broken in faults(back, day):
            raise Refused(broken)
    after = _with_outcome(back, back.row(row.meeting.number), outcome)
    return told_nobody(stepped(day, after, text, about=row.meeting.pair, desk=desk.name))


def _instead_of(day: Day, meeting: Meeting) -> Meeting | None:
    """A held meeting that has the time and the table or people of one that is not held.

    The rules do not tell, since they do not hold between meetings of the past.
    """

    def taken(of: Meeting) -> set[str | None]:
        return {of.place, *of.delegates, of.interpreter} - {None}

    then = (m for m in day.schedule.meetings if m.overlaps(meeting.start, meeting.end))
    return next((m for m in then if taken(m) & taken(meeting)), None)


def _with_outcome(day: Day, row: PublishedMeeting, outcome: MeetingOutcome) -> Day:
    return replace(day, rows=tuple(replace(r, outcome=outcome) if r is row else r for r in day.rows))


def _booked(day: Day, meeting: Meeting) -> Phrase:
    one, other = (day.named(company) for company in meeting.pair)
    return Phrase("desk-booked")(one=one, other=other, time=day.clock(meeting.start), place=meeting.place)


def _moved(day: Day, before: Meeting, after: Meeting) -> Phrase:
    time = day.until(before.start, after.start)
    return Phrase("desk-moved")(meeting=day.meeting_named(before), time=time, place=after.place)


def _unlocked(day: Day, text: Phrase, *rows: PublishedMeeting) -> Phrase:
    """The text, with the numbers of the meetings that were locked where they are no longer held."""
    locked = tuple(row.meeting.number for row in rows if row.locked)
    return Phrase("desk-unlocked")(what=text, meetings=locked) if locked else text
