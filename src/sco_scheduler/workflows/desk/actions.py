"""The actions of the desk: what happened or is asked for, worked out as a step to another day.

Every action takes the day as it stands and returns a ``Step``: the day as it would be, what changes, and whom it
disturbs; nothing is written. What breaks no rule and disturbs nobody else is done as asked, and the verifier judges it;
otherwise the published schedule is repaired at the least cost (``workflows.repair``), with what was asked for as a pin.
What cannot be done as asked for raises ``Refused``, with the reason and the cheapest way to do it all the same if there
is one. Delegates are given by their keys, meetings by their numbers, companies, zones and interpreters by their IDs;
``desk`` is who works there, with the time limit of repairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sco_scheduler.agendas.report import delegate_labels
from sco_scheduler.domain.event import (
    Company,
    Delegate,
    Event,
    FixedMeeting,
    Level,
    Pair,
    Request,
    Role,
    Span,
    Terms,
)
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.record import DeskRecord, Notice, Presence, with_desk
from sco_scheduler.domain.schedule import Meeting, MeetingOutcome, MeetingStatus, PublishedMeeting
from sco_scheduler.insight.partners import possible_meeting
from sco_scheduler.workflows.desk import phrases
from sco_scheduler.workflows.desk.day import Day, Refused, Step, faults, stepped
from sco_scheduler.workflows.desk.refusals import (
    known_table,
    later_slot,
    other_slots,
    pair_in_roles,
    refuse_pair,
    table_choice,
    why_not,
    zone_of,
)
from sco_scheduler.workflows.desk.repairs import AT_THE_DESK, Desk, cheapest_way, repaired_if_needed

# People


def arrived(day: Day, delegates: Iterable[str], desk: Desk = AT_THE_DESK) -> Step:
    """Note that delegates are there; meetings taken out for their absence come back where that breaks no rule."""
    keys = tuple(delegates)
    known = {key: day.presence(key) for key in keys}
    after = _with_presence(day, dict.fromkeys(keys, Presence.ARRIVED))
    company = day.event.company_of_delegate[keys[0]]
    away = {Presence.NO_SHOW, Presence.LEFT}
    back = any(presence in away for presence in known.values())
    text = phrases.BACK if back else phrases.ARRIVED
    if back or any(span.start <= day.now < span.end for key in keys for span in day.desk.absences.get(key, ())):
        after = _without_absence_now(after, keys)
        after = _restored(after, keys)
    return stepped(day, after, text(who=_people(day, keys)), about=[company.id], desk=desk.name)


def no_show(day: Day, delegates: Iterable[str], desk: Desk = AT_THE_DESK) -> Step:
    """Note that delegates have not come: their meetings from the running slot on are taken out."""
    keys = tuple(delegates)
    company = day.event.company_of_delegate[keys[0]]
    out = [
        row.meeting.number
        for row in day.rows
        if row.status is MeetingStatus.HELD and row.meeting.end > day.now and set(keys) & set(row.meeting.delegates)
    ]
    after = _with_status(_with_presence(day, dict.fromkeys(keys, Presence.NO_SHOW)), out, MeetingStatus.NO_SHOW)
    text = phrases.NO_SHOW(who=_people(day, keys), count=len(out))
    return replace(stepped(day, after, text, about=[company.id], desk=desk.name), disturbed=())


def leaves(
    day: Day,
    delegates: Iterable[str],
    at: datetime | None = None,
    until: datetime | None = None,
    desk: Desk = AT_THE_DESK,
) -> Step:
    """Note that delegates are away, from now or a time on, for good or until a time; what they cannot hold is repaired.

    Raises
    ------
    Refused
        The time ends before it begins, or no repair was found.
    """
    keys = tuple(delegates)
    company = day.event.company_of_delegate[keys[0]]
    start = at or day.now
    end = until or max((slot.end for slot in day.event.slots if slot.date == start.date()), default=start)
    spans = (_span(start, end),) if until is not None or end > start else ()
    absences = dict(day.desk.absences) | {key: (*day.desk.absences.get(key, ()), *spans) for key in keys}
    gone = until is None and start <= day.now
    marked = _with_presence(day, dict.fromkeys(keys, Presence.LEFT)) if gone else day
    after = _with_record(marked, replace(marked.desk, absences=absences))
    who = _people(day, keys)
    text = phrases.LEFT(who=who, time=f"{start:%H:%M}")
    if until is not None:
        text = phrases.AWAY(who=who, start=f"{start:%H:%M}", end=f"{end:%H:%M}")
    return repaired_if_needed(day, after, text, [company.id], desk)


# Meetings


def held(day: Day, number: str, took_place: bool, desk: Desk = AT_THE_DESK) -> Step:
    """Note that a meeting took place, or did not."""
    row = day.row(number)
    text = (phrases.HELD if took_place else phrases.NOT_HELD)(meeting=day.meeting_named(row.meeting))
    return _noted(day, row, replace(row.outcome, held=took_place), text, desk)


def noted(day: Day, number: str, outcome: MeetingOutcome, desk: Desk = AT_THE_DESK) -> Step:
    """Note what came of a meeting."""
    row = day.row(number)
    return _noted(day, row, outcome, phrases.NOTED(meeting=day.meeting_named(row.meeting)), desk)


def outcomes(day: Day, said: Mapping[str, MeetingOutcome], source: str, desk: Desk = AT_THE_DESK) -> Step:
    """Note what a form says came of meetings, by their numbers; what it leaves blank stays."""
    rows = tuple(
        replace(row, outcome=said[row.meeting.number]) if row.meeting.number in said else row for row in day.rows
    )
    text = phrases.OUTCOMES(count=len(said), file=source)
    return stepped(day, replace(day, rows=rows), text, about=(), desk=desk.name)


def cancel(day: Day, number: str, desk: Desk = AT_THE_DESK) -> Step:
    """Take a meeting out; its table and people are free then."""
    row = held_later(day, number)
    after = _with_status(day, [row.meeting.number], MeetingStatus.CANCELLED)
    text = phrases.CANCELLED(meeting=day.meeting_named(row.meeting))
    return stepped(day, after, text, about=row.meeting.pair, desk=desk.name)


def held_later(day: Day, number: str) -> PublishedMeeting:
    """The row of a meeting that is held and has not begun.

    Raises
    ------
    Refused
        There is none, or it is not.
    """
    row = day.row(number)
    if row.status is not MeetingStatus.HELD:
        raise Refused(phrases.IS_OUT(meeting=day.meeting_named(row.meeting)))
    if row.meeting.start < day.now:
        raise Refused(phrases.HAS_BEGUN(meeting=day.meeting_named(row.meeting)))
    return row


def move(day: Day, number: str, start: datetime, table: str | None = None, desk: Desk = AT_THE_DESK) -> Step:
    """Move a meeting to another slot, or to another table of its zone.

    Raises
    ------
    Refused
        It has begun, there is no such slot or table, or it cannot be there as things stand.
    """
    row = held_later(day, number)
    slot = later_slot(day, start)
    meeting = row.meeting
    known_table(day, meeting.zone, table)
    others = tuple(other for other in day.rows if other is not row)
    without = replace(day, rows=others)
    wanted = table or (meeting.table if slot.start == meeting.start else None)
    found = possible_meeting(without.hall, meeting.pair, slot, wanted)
    if found is not None:
        new = replace(row, meeting=replace(found, number=meeting.number), locked=False, cell=None)
        after = replace(day, rows=(*others, new))
        text = _moved(day, meeting, new.meeting)
        if not faults(after, day):
            return stepped(day, after, text, about=meeting.pair, desk=desk.name)
    fixed = FixedMeeting(*meeting.pair, slot.date, slot.start.time(), table_choice(meeting.zone, table))
    way = cheapest_way(day, fixed, lambda held: _moved(day, meeting, held), meeting.pair, desk, without)
    raise Refused(why_not(day, without, meeting.pair, slot, table), way)


def swap(day: Day, number: str, other: str, desk: Desk = AT_THE_DESK) -> Step:
    """Let two meetings change their tables; of two slots each keeps its own.

    Raises
    ------
    Refused
        A rule forbids it, or somebody else sits there.
    """
    one, two = held_later(day, number), held_later(day, other)
    tables = {one.meeting.number: two.meeting.table, two.meeting.number: one.meeting.table}
    rows = tuple(
        replace(row, meeting=replace(row.meeting, table=tables[row.meeting.number]), locked=False, cell=None)
        if row.meeting.number in tables
        else row
        for row in day.rows
    )
    after = replace(day, rows=rows)
    broken = faults(after, day)
    if one.meeting.zone != two.meeting.zone or broken:
        reason = broken[0] if broken else phrases.NO_SUCH_TABLE(table=two.meeting.table, zone=one.meeting.zone)
        raise Refused(reason)
    text = phrases.SWAPPED(one=day.meeting_named(one.meeting), other=day.meeting_named(two.meeting))
    return stepped(day, after, text, about=(*one.meeting.pair, *two.meeting.pair), desk=desk.name)


def book(
    day: Day, company: str, other: str, start: datetime | None, table: str | None = None, desk: Desk = AT_THE_DESK
) -> Step:
    """Book a meeting of two companies in a slot, or in the first one that suits; a wish that nobody has is added.

    Raises
    ------
    Refused
        One refuses the other, they meet already, or it cannot be held as things stand.
    """
    pair = pair_in_roles(day.event, company, other)
    refuse_pair(day, pair)
    day_with = _with_request(day, company, pair)
    zone = zone_of(day.event, pair)
    known_table(day, zone, table)
    slot = later_slot(day, start) if start is not None else None
    slots = [slot] if slot is not None else [s for s in day.event.slots if s.start >= day.now]
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
        raise Refused(phrases.NEVER_BOTH_FREE(one=day.named(pair[0]), other=day.named(pair[1])), way)
    raise Refused(why_not(day_with, day_with, pair, slot, table), way, other_slots(day_with, pair, table))


def close_table(day: Day, zone: str, table: str, start: datetime, end: datetime, desk: Desk = AT_THE_DESK) -> Step:
    """Close a table for a time; meetings there go elsewhere."""
    known_table(day, zone, table)
    place = f"{zone}/{table}"
    closed = dict(day.desk.closed) | {place: (*day.desk.closed.get(place, ()), _span(start, end))}
    after = _with_record(day, replace(day.desk, closed=closed))
    text = phrases.TABLE_CLOSED(table=place, start=f"{start:%H:%M}", end=f"{end:%H:%M}")
    return repaired_if_needed(day, after, text, (), desk)


def interpreter_away(day: Day, interpreter: str, start: datetime, end: datetime, desk: Desk = AT_THE_DESK) -> Step:
    """Note that an interpreter is away for a time; others take over, or meetings move."""
    if interpreter not in day.event.interpreter_by_id:
        raise Refused(phrases.NO_SUCH_PERSON(name=interpreter))
    absences = dict(day.desk.absences)
    absences[interpreter] = (*absences.get(interpreter, ()), _span(start, end))
    after = _with_record(day, replace(day.desk, absences=absences))
    name = day.event.interpreter_by_id[interpreter].name or interpreter
    text = phrases.INTERPRETER_AWAY(name=name, start=f"{start:%H:%M}", end=f"{end:%H:%M}")
    return repaired_if_needed(day, after, text, (), desk)


def walk_in(
    day: Day,
    name: str,
    role: Role,
    zone: str,
    languages: frozenset[str] = frozenset(),
    wishes: Sequence[str] = (),
    *,
    person: str = "",
    phone: str = "",
    desk: Desk = AT_THE_DESK,
) -> Step:
    """Register a company that comes without a registration, with whom it wishes to meet; meetings are booked apart.

    Raises
    ------
    Refused
        It has no name, or one that somebody has; or there is no such zone.
    """
    event = day.event
    if not name.strip():
        raise Refused(phrases.NAMELESS)
    if any(name.strip().casefold() in {c.name.casefold(), c.id.casefold()} for c in event.companies):
        raise Refused(phrases.NAME_TAKEN(name=name.strip()))
    if zone not in event.zone_by_code and (zone or role is Role.SUPPLIER):
        raise Refused(phrases.NO_SUCH_ZONE(zone=zone, zones=tuple(event.zone_by_code)))
    company_id, terms = _free_id(event, role), Terms(zone=zone)
    company = Company(
        company_id,
        name.strip(),
        purchaser=terms if role is Role.PURCHASER else None,
        supplier=terms if role is Role.SUPPLIER else None,
        delegates=(Delegate(f"{company_id}#1", person, languages=languages),),
        contact=person,
        phone=phone,
    )
    record = replace(
        day.desk,
        walk_ins=(*day.desk.walk_ins, company),
        presence=dict(day.desk.presence) | {f"{company_id}#1": Presence.ARRIVED},
    )
    after = _with_record(day, record)
    for rank, other in enumerate(wishes, start=1):
        pair = pair_in_roles(after.event, company_id, other)
        after = _with_request(after, company_id, pair, rank)
    text = phrases.WALKED_IN(name=company.name, id=company_id, zone=zone)
    return stepped(day, after, text, about=[company_id], desk=desk.name)


def _free_id(event: Event, role: Role) -> str:
    """The first ID of the form P001 or S001 that no company has."""
    letter = "P" if role is Role.PURCHASER else "S"
    ids = (f"{letter}{n:03d}" for n in range(1, len(event.companies) + 2))
    return next(company_id for company_id in ids if company_id not in event.company_by_id)


def told(day: Day, notices: Sequence[Notice], desk: Desk = AT_THE_DESK) -> Step:
    """Tick off that a company was told of changes.

    Raises
    ------
    Refused
        It was told of all of them already, or they were taken back.
    """
    company = notices[0].company
    found = [notice for notice in notices if notice in day.desk.notices]
    if not found:
        raise Refused(phrases.TOLD_ALREADY(who=day.named(company)))
    ticked = tuple(replace(n, told_at=day.now) if n in found else n for n in day.desk.notices)
    after = replace(day, desk=replace(day.desk, notices=ticked))
    return stepped(day, after, phrases.TOLD(who=day.named(company)), about=[company], desk=desk.name)


# Parts


def _with_record(day: Day, record: DeskRecord) -> Day:
    return replace(day, desk=record, event=with_desk(day.event, record))


def _with_presence(day: Day, presence: Mapping[str, Presence]) -> Day:
    return replace(day, desk=replace(day.desk, presence=dict(day.desk.presence) | dict(presence)))


def _with_status(day: Day, numbers: Sequence[str], status: MeetingStatus) -> Day:
    rows = tuple(replace(row, status=status) if row.meeting.number in numbers else row for row in day.rows)
    return replace(day, rows=rows)


def _with_request(day: Day, asker: str, pair: Pair, rank: int | None = None) -> Day:
    """The day with a wish for the pair, unless there is one."""
    if any(request.level is not Level.NO for request in day.event.requests_by_pair.get(pair, ())):
        return day
    request = Request(asker, *pair, Level.WANT, rank)
    return _with_record(day, replace(day.desk, requests=(*day.desk.requests, request)))


def _without_absence_now(day: Day, keys: Sequence[str]) -> Day:
    """The day without the absence of these people that the desk knows of and that goes on now."""
    gone = {span for key in keys for span in day.desk.absences.get(key, ()) if span.start <= day.now < span.end}
    absences = {
        key: tuple(span for span in spans if key not in keys or span not in gone)
        for key, spans in day.desk.absences.items()
    }
    companies = tuple(
        replace(
            company,
            delegates=tuple(
                replace(d, absences=tuple(span for span in d.absences if span not in gone)) if d.key in keys else d
                for d in company.delegates
            ),
        )
        for company in day.event.companies
    )
    return replace(day, event=replace(day.event, companies=companies), desk=replace(day.desk, absences=absences))


def _restored(day: Day, keys: Sequence[str]) -> Day:
    """The day with the meetings held again that these people's absence took out, where that breaks no rule."""
    out = [
        row
        for row in day.rows
        if row.status is MeetingStatus.NO_SHOW
        and row.meeting.start >= day.now
        and set(keys) & set(row.meeting.delegates)
    ]
    # Mostly all can come back; only otherwise each is looked at by itself.
    together = _held_again(day, out)
    if not faults(together, day):
        return together
    for row in out:
        tried = _held_again(day, [row])
        if not faults(tried, day):
            day = tried
    return day


def _held_again(day: Day, out: Sequence[PublishedMeeting]) -> Day:
    numbers = {row.meeting.number for row in out}
    rows = tuple(replace(r, status=MeetingStatus.HELD) if r.meeting.number in numbers else r for r in day.rows)
    return replace(day, rows=rows)


def _noted(day: Day, row: PublishedMeeting, outcome: MeetingOutcome, text: Phrase, desk: Desk) -> Step:
    rows = tuple(replace(r, outcome=outcome) if r is row else r for r in day.rows)
    return stepped(day, replace(day, rows=rows), text, about=row.meeting.pair, desk=desk.name)


def _span(start: datetime, end: datetime) -> Span:
    """The time from a moment to another.

    Raises
    ------
    Refused
        The other is not later.
    """
    if end <= start:
        raise Refused(phrases.ENDS_BEFORE(start=f"{start:%H:%M}", end=f"{end:%H:%M}"))
    return Span(start, end)


def _booked(day: Day, meeting: Meeting) -> Phrase:
    place = f"{meeting.zone}/{meeting.table}"
    one, other = (day.named(company) for company in meeting.pair)
    return phrases.BOOKED(one=one, other=other, time=f"{meeting.start:%H:%M}", place=place)


def _moved(day: Day, before: Meeting, after: Meeting) -> Phrase:
    place = f"{after.zone}/{after.table}"
    return phrases.MOVED(meeting=day.meeting_named(before), time=f"{after.start:%H:%M}", place=place)


def _people(day: Day, keys: Sequence[str]) -> tuple[str, ...]:
    labels = delegate_labels(day.event)
    return tuple(labels.get(key, key) for key in keys)
