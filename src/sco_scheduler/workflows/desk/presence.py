"""Actions of the desk on people and places: arrivals, departures, walk-ins and closed tables.

They work like those of ``actions``. ``start`` and ``end`` limit a period; with ``meetings_too`` meetings
that were cancelled or given up are restored if that breaks no rule and moves no others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count

from sco_scheduler.agendas.build_report import ChangeRow, delegate_labels, interpreter_label
from sco_scheduler.domain.event import Company, Delegate, Event, Role, Span, Terms
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.names import fold
from sco_scheduler.domain.record import Presence
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, PublishedMeeting
from sco_scheduler.insight.changes import DROPPED, MOVED
from sco_scheduler.workflows.companies import pair_in_roles
from sco_scheduler.workflows.desk.actions import NO_SUCH_ZONE, OUT_OF_ARRIVED, known_table
from sco_scheduler.workflows.desk.day import Day, Step, faults, with_record, with_request, with_status
from sco_scheduler.workflows.desk.repairs import AT_THE_DESK, Desk, repaired_if_needed, with_given_up
from sco_scheduler.workflows.desk.steps import retold, stepped
from sco_scheduler.workflows.errors import NO_SUCH_PERSON, Refused


def arrived(day: Day, delegates: Iterable[str], desk: Desk = AT_THE_DESK, *, meetings_too: bool = True) -> Step:
    """Note that delegates have arrived; meetings cancelled for their absence are restored if that breaks no rule."""
    keys = tuple(delegates)
    known = {key: day.presence(key) for key in keys}
    after = _with_presence(day, keys, Presence.ARRIVED)
    company = day.event.company_of_delegate[keys[0]]
    away = {Presence.NO_SHOW, Presence.LEFT}
    back = any(presence in away for presence in known.values())
    returned = Phrase("desk-back") if len(keys) == 1 else Phrase("desk-back-several")
    text = returned if back else Phrase("desk-arrived")
    if back or any(span.start <= day.now < span.end for key in keys for span in day.desk.absences.get(key, ())):
        after = _without_absence_now(after, keys)
        after = with_given_up(_restored(after, keys)) if meetings_too else after
    step = _again(day, after, text(who=_people(day, keys)), desk, [company.id])
    if not back:
        return step
    # The printed agenda shows the restored meetings; notices are needed for those not restored, or held elsewhere.
    lost = [row.meeting for row in _out_of(step.day, keys)]
    lost += [m for m in day.desk.given_up if company.id in m.pair and m.start >= day.now]
    return retold(step, company.id, list(_different(step.day, lost)))


def _different(day: Day, before: Iterable[Meeting]) -> Iterator[ChangeRow]:
    """Yield the changes of meetings that are on a printed agenda and are not held as printed."""
    for meeting in before:
        held = next(iter(day.schedule.by_pair.get(meeting.pair, ())), None)
        if held is None:
            yield ChangeRow(DROPPED, *meeting.pair, meeting)
        elif (held.start, held.place) != (meeting.start, meeting.place):
            yield ChangeRow(MOVED, *meeting.pair, meeting, held)


def no_show(day: Day, delegates: Iterable[str], desk: Desk = AT_THE_DESK) -> Step:
    """Note that delegates have not come: their meetings from the running slot on are cancelled.

    They count as absent until they arrive, so that nothing else is scheduled with them.
    """
    keys = tuple(delegates)
    company = day.event.company_of_delegate[keys[0]]
    out = [
        row.meeting.number
        for row in day.rows
        if row.is_held and row.meeting.end > day.now and set(keys) & set(row.meeting.delegates)
    ]
    marked = _with_presence(day, keys, Presence.NO_SHOW)
    end = max((slot.end for slot in day.event.slots), default=day.now)
    if end > day.now:
        marked = _with_absences(marked, keys, Span(day.now, end))
    after = with_status(marked, out, MeetingStatus.NO_SHOW)
    who = _people(day, keys)
    text = Phrase("desk-no-show")(who=who, count=len(out))
    step = stepped(day, after, text, about=[company.id], desk=desk.name)
    there = [key for key in keys if day.is_there(key)]
    if not desk.careful or (len(out) < 2 and not (out and there)):
        return replace(step, disturbed=())
    asked = OUT_OF_ARRIVED(who=_people(day, there), count=len(out))
    return replace(step, question=asked if there else Phrase("desk-take-out")(who=who, count=len(out)))


def leaves(
    day: Day,
    delegates: Iterable[str],
    at: datetime | None = None,
    until: datetime | None = None,
    desk: Desk = AT_THE_DESK,
) -> Step:
    """Note that delegates are away, from now or a later time, for good or until a time; their meetings are repaired.

    Parameters
    ----------
    delegates
        The keys of delegates of one company.
    at
        When they leave; None for now.
    until
        When they come back; None for never.

    Raises
    ------
    Refused
        If the time ends before it begins, or no repair was found.
    """
    keys = tuple(delegates)
    company = day.event.company_of_delegate[keys[0]]
    start = at or day.now
    end = until or max((slot.end for slot in day.event.slots if slot.date == start.date()), default=start)
    spans = (_span(day, start, end),) if until is not None or end > start else ()
    gone = until is None and start <= day.now
    marked = _with_presence(day, keys, Presence.LEFT) if gone else day
    after = _with_absences(marked, keys, *spans)
    who = _people(day, keys)
    left = Phrase("desk-left") if len(keys) == 1 else Phrase("desk-left-several")
    text = left(who=who, when=day.at(start))
    if until is not None:
        text = Phrase("desk-away")(who=who, start=day.clock(start), end=day.until(start, end))
    return repaired_if_needed(day, after, text, [company.id], desk)


def close_table(day: Day, zone: str, table: str, start: datetime, end: datetime, desk: Desk = AT_THE_DESK) -> Step:
    """Close a table for a time; meetings there go elsewhere.

    Raises
    ------
    Refused
        If there is no such table, the time ends before it begins, or no repair was found.
    """
    known_table(day, zone, table)
    place = f"{zone}/{table}"
    closed = dict(day.desk.closed) | {place: (*day.desk.closed.get(place, ()), _span(day, start, end))}
    after = with_record(day, replace(day.desk, closed=closed))
    text = Phrase("desk-table-closed")(table=place, start=day.clock(start), end=day.until(start, end))
    return repaired_if_needed(day, after, text, (), desk)


def interpreter_away(day: Day, interpreter: str, start: datetime, end: datetime, desk: Desk = AT_THE_DESK) -> Step:
    """Note that an interpreter is away for a time; others take over, or meetings move.

    Raises
    ------
    Refused
        If there is no such interpreter, the time ends before it begins, or no repair was found.
    """
    if interpreter not in day.event.interpreter_by_id:
        raise Refused(NO_SUCH_PERSON(name=interpreter))
    after = _with_absences(day, [interpreter], _span(day, start, end))
    name = interpreter_label(day.event, interpreter)
    text = Phrase("desk-interpreter-away")(name=name, start=day.clock(start), end=day.until(start, end))
    return repaired_if_needed(day, after, text, (), desk)


def interpreter_back(day: Day, interpreter: str, desk: Desk = AT_THE_DESK, *, meetings_too: bool = True) -> Step:
    """Note that an interpreter is back: an absence that the desk noted ends now."""
    noted = day.desk.absences.get(interpreter, ())
    interpreters = tuple(
        replace(i, absences=_until_now(i.absences, noted, day)) if i.id == interpreter else i
        for i in day.event.interpreters or ()
    )
    absences = {**day.desk.absences, interpreter: _until_now(noted, noted, day)}
    after = replace(day, event=replace(day.event, interpreters=interpreters), desk=replace(day.desk, absences=absences))
    after = with_given_up(after) if meetings_too else after
    name = interpreter_label(day.event, interpreter)
    return _again(day, after, Phrase("desk-interpreter-back")(name=name), desk)


def open_table(day: Day, zone: str, table: str, desk: Desk = AT_THE_DESK, *, meetings_too: bool = True) -> Step:
    """Open a table again that the desk has closed.

    Raises
    ------
    Refused
        If the desk has not closed it, or no longer.
    """
    place = f"{zone}/{table}"
    noted = day.desk.closed.get(place, ())
    if all(span.end <= day.now for span in noted):
        raise Refused(Phrase("desk-not-closed")(table=place))
    zones = tuple(
        replace(
            known,
            tables=tuple(
                replace(t, closed=_until_now(t.closed, noted, day)) if t.label == table else t for t in known.tables
            ),
        )
        if known.code == zone
        else known
        for known in day.event.zones
    )
    closed = {**day.desk.closed, place: _until_now(noted, noted, day)}
    after = replace(day, event=replace(day.event, zones=zones), desk=replace(day.desk, closed=closed))
    after = with_given_up(after) if meetings_too else after
    return _again(day, after, Phrase("desk-table-open")(table=place), desk)


def _again(before: Day, after: Day, done: Phrase, desk: Desk, about: Sequence[str] = ()) -> Step:
    """The step that restores meetings, with their number: those without a delivered notice have no new one."""
    count = sum(row.is_held for row in after.rows) - sum(row.is_held for row in before.rows)
    if not count:
        return stepped(before, after, done, about=about, desk=desk.name)
    told = Phrase("desk-with-meetings")(what=done, count=count)
    step = stepped(before, after, told, about=about, desk=desk.name)
    who = tuple(before.short[company] for company in step.disturbed)
    return replace(step, question=Phrase("desk-hold-again")(what=done, count=count, who=who))


def _until_now(spans: Iterable[Span], noted: Collection[Span], day: Day) -> tuple[Span, ...]:
    """The absences or closings, with those that the desk noted ending now."""
    ended = (replace(span, end=min(span.end, day.now)) if span in noted else span for span in spans)
    return tuple(span for span in ended if span.start < span.end)


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
    """Register a company without a registration, and its wishes; meetings are booked separately.

    Parameters
    ----------
    zone
        The code of its zone, optional for a purchaser.
    wishes
        The IDs of companies, the most wanted first.

    Raises
    ------
    Refused
        If it has no name, or a name in use; or if there is no such zone.
    """
    event = day.event
    check_name(event, name)
    check_zone(event, zone, role)
    company_id = _free_id(event)
    company = Company(
        company_id,
        name.strip(),
        delegates=(Delegate(f"{company_id}#1", person, languages=languages),),
        contact=person,
        phone=phone,
    ).with_terms(role, Terms(zone=zone))
    record = replace(
        day.desk,
        walk_ins=(*day.desk.walk_ins, company),
        presence=dict(day.desk.presence) | {f"{company_id}#1": Presence.ARRIVED},
    )
    after = with_record(day, record)
    for rank, other in enumerate(wishes, start=1):
        pair = pair_in_roles(after.event, company_id, other)
        after = with_request(after, company_id, pair, rank)
    text = Phrase("desk-walked-in")(name=company.name, id=company_id)
    if zone:
        text = Phrase("desk-walked-into")(name=company.name, id=company_id, zone=zone)
    return replace(stepped(day, after, text, about=[company_id], desk=desk.name), company=company_id)


def check_name(event: Event, name: str) -> None:
    """Check the name of a company without a registration.

    Raises
    ------
    Refused
        If it is blank or in use.
    """
    if not name.strip():
        raise Refused(Phrase("desk-nameless"))
    if any(fold(name) in {fold(c.name), fold(c.id)} for c in event.companies):
        raise Refused(Phrase("desk-name-taken")(name=name.strip()))


def check_zone(event: Event, zone: str, role: Role) -> None:
    """Check the zone of a company without a registration.

    Raises
    ------
    Refused
        If there is no such zone.
    """
    zones = tuple(event.zone_by_code)
    if not zone and role is Role.SUPPLIER:
        raise Refused(Phrase("desk-zone-needed")(zones=zones))
    if zone and zone not in zones:
        raise Refused(NO_SUCH_ZONE(zone=zone, zones=zones))


def _free_id(event: Event) -> str:
    """The first free ID of the form ``W1``; registrations could later introduce one like ``P001``."""
    return next(id_ for n in count(1) if (id_ := f"W{n}") not in event.company_by_id)


def _with_presence(day: Day, keys: Iterable[str], presence: Presence) -> Day:
    return replace(day, desk=replace(day.desk, presence={**day.desk.presence, **dict.fromkeys(keys, presence)}))


def _with_absences(day: Day, keys: Iterable[str], *spans: Span) -> Day:
    """The day with these people away, in addition to the absences noted before."""
    absences = dict(day.desk.absences)
    for key in keys:
        absences[key] = (*absences.get(key, ()), *spans)
    return with_record(day, replace(day.desk, absences=absences))


def _without_absence_now(day: Day, keys: Sequence[str]) -> Day:
    """The day without the present absence of these people that the desk noted."""
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
    """The day with the meetings restored that these people's absence cancelled, if that breaks no rule."""
    out = _out_of(day, keys)
    # Mostly all can be restored; only otherwise each is checked separately.
    together = with_status(day, {row.meeting.number for row in out}, MeetingStatus.HELD)
    if not faults(together, day):
        return together
    for row in out:
        tried = with_status(day, {row.meeting.number}, MeetingStatus.HELD)
        if not faults(tried, day):
            day = tried
    return day


def _out_of(day: Day, keys: Sequence[str]) -> list[PublishedMeeting]:
    """The rows of these people that were cancelled for their absence and have not begun."""
    return [
        row
        for row in day.rows
        if row.status is MeetingStatus.NO_SHOW
        and row.meeting.start >= day.now
        and set(keys) & set(row.meeting.delegates)
    ]


def _span(day: Day, start: datetime, end: datetime) -> Span:
    """The period from a moment to a later one; ``Refused`` if it is not later."""
    if end <= start:
        raise Refused(Phrase("desk-ends-before")(start=day.clock(start), end=day.clock(end)))
    return Span(start, end)


def _people(day: Day, keys: Sequence[str]) -> tuple[str, ...]:
    """The names of these people with their company, since names may not be unique; else the company alone."""
    labels, found = delegate_labels(day.event), []
    for key in keys:
        label, company = labels.get(key, key), day.event.company_of_delegate[key].id
        named = day.event.delegate_by_key[key].name and day.short[company] not in label
        found.append(f"{label} ({day.short[company]})" if named else label or day.named(company))
    return tuple(found)
