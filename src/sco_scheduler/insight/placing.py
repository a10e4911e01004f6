"""Finds where meetings could be held with all others as they are: of a pair, or of one company with any partner.

``schedule`` has the meetings that are held, and ``hall`` who and what they take. ``company`` is an ID, ``pair`` the IDs
of the purchaser and the supplier. ``table`` is the label of the table, where it has to be that one.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from sco_scheduler.domain.event import (
    Company,
    Delegate,
    Event,
    FixedMeeting,
    Interpreter,
    Level,
    Pair,
    Request,
    Role,
    Slot,
)
from sco_scheduler.domain.schedule import Meeting, Schedule, ordered
from sco_scheduler.domain.values import pair_value
from sco_scheduler.insight.hall import Hall, bound_tables


@dataclass(frozen=True, slots=True)
class Partner:
    """A company that could be met in a slot, and the meeting that could be held.

    ``wished``: a side asked for it; ``value`` is then that of the meeting.
    """

    company: str
    meeting: Meeting
    wished: bool
    value: int


def partners(schedule: Schedule, company: str, slot: Slot, hall: Hall | None = None) -> tuple[Partner, ...]:
    """List the companies that a company can meet in a slot without moving anybody.

    Returns
    -------
    tuple[Partner, ...]
        Unmet wishes first, the most valuable first; then others, first those whose zone the purchaser named and who
        have the fewest meetings.
    """
    event, hall = schedule.event, hall or Hall(schedule)
    found = []
    for other in event.companies:
        for pair in _pairs(event, company, other.id):
            meeting = possible_meeting(hall, pair, slot)
            if meeting is not None:
                wished = bool(event.wishes(pair))
                found.append(Partner(other.id, meeting, wished, pair_value(event, pair) if wished else 0))
                break
    return tuple(sorted(found, key=lambda partner: _order(schedule, partner)))


@dataclass(frozen=True, slots=True)
class UnmetWish:
    """A company that one side wishes to meet and does not, with the value of the meeting."""

    company: str
    value: int


def earliest_partners(
    schedule: Schedule, company: str, slots: Sequence[Slot], hall: Hall | None = None
) -> tuple[Partner, ...]:
    """List each company that a company can meet in one of some slots, in the first of them.

    Returns
    -------
    tuple[Partner, ...]
        Wishes first, the most valuable first; then others, the earliest first, in the order of ``partners``.
    """
    found: dict[str, Partner] = {}
    for slot in slots:
        for partner in partners(schedule, company, slot, hall):
            found.setdefault(partner.company, partner)
    return tuple(sorted(found.values(), key=lambda p: (not p.wished, -p.value, p.meeting.start)))


def unmet_wishes(schedule: Schedule, company: str) -> tuple[UnmetWish, ...]:
    """List the companies that a company or the other side wishes to meet and that could be, the most valuable first."""
    event = schedule.event
    found: dict[str, int] = {}
    for other in event.companies:
        for pair in _pairs(event, company, other.id):
            requests = event.requests_by_pair.get(pair, ())
            purchaser, supplier = (event.company_by_id[side] for side in pair)
            if event.wishes(pair) and _may_meet(schedule, purchaser, supplier, requests):
                found[other.id] = pair_value(event, pair)
    return tuple(UnmetWish(other, value) for other, value in sorted(found.items(), key=lambda item: -item[1]))


def possible_meeting(hall: Hall, pair: Pair, slot: Slot, table: str | None = None) -> Meeting | None:
    """The meeting of a pair that could be held in a slot with everybody else as they are; None where none could.

    Whether somebody asked for it does not matter here; a refusal does.
    """
    return next(possible_meetings(hall, pair, slot, table), None)


def possible_meetings(
    hall: Hall, pair: Pair, slot: Slot, table: str | None = None, *, interpreted: bool = True
) -> Iterator[Meeting]:
    """Yield the meetings of a pair that could be held in a slot, one for each choice of two delegates.

    Parameters
    ----------
    table
        The label of the table, where it has to be that one.
    interpreted
        Whether an interpreter has to be free where the two need one; else none is given to them.
    """
    event = hall.event
    purchaser, supplier = (event.company_by_id[company] for company in pair)
    requests = event.requests_by_pair.get(pair, ())
    if not _may_meet(hall.schedule, purchaser, supplier, requests):
        return
    zone = event.zone_by_code.get(event.zone_of(pair))
    if zone is None or not hall.zone(zone.code) >> slot.index & 1:
        return
    labels = bound_tables(purchaser, supplier, zone) | ({table} if table is not None else set())
    if len(labels) > 1 or any(r.sessions and slot.session not in r.sessions for r in requests):
        return
    tables = [t.label for t in zone.tables if not labels or t.label in labels]
    free = [label for label in tables if hall.free_at(zone.code, label) >> slot.index & 1]
    if not free:
        return
    for a in _free(hall, purchaser, zone.code, slot, requests):
        for b in _free(hall, supplier, zone.code, slot, requests):
            interpreter = _interpreter(hall, a, b, zone.code, slot) if interpreted else ""
            if interpreter is not None:
                # Who is seated has most meetings at one table.
                own = Counter(m.table for d in (a, b) for m in hall.meetings_of(d.key) if m.zone == zone.code)
                label = max(free, key=lambda label: own[label])
                yield Meeting(*pair, slot.start, slot.end, zone.code, label, a.key, b.key, interpreter or None)


def _pairs(event: Event, company: str, other: str) -> Iterator[Pair]:
    """The roles that two companies can take, first those that somebody asked for."""
    both = [(company, other), (other, company)]
    known = [p for p in both if company != other and _has_roles(event, p)]
    yield from sorted(known, key=lambda pair: not event.wishes(pair))


def _has_roles(event: Event, pair: Pair) -> bool:
    purchaser, supplier = (event.company_by_id[company] for company in pair)
    return purchaser.purchaser is not None and supplier.supplier is not None


def _may_meet(schedule: Schedule, purchaser: Company, supplier: Company, requests: Sequence[Request]) -> bool:
    """Whether neither refuses, has cancelled, has met the other or is at its maximum."""
    pair = purchaser.id, supplier.id
    back = schedule.event.requests_by_pair.get((supplier.id, purchaser.id), ())
    if purchaser.cancelled or supplier.cancelled or any(r.level is Level.NO for r in (*requests, *back)):
        return False
    if pair in schedule.by_pair or (supplier.id, purchaser.id) in schedule.by_pair:
        return False
    return not (at_maximum(schedule, purchaser, Role.PURCHASER) or at_maximum(schedule, supplier, Role.SUPPLIER))


def at_maximum(schedule: Schedule, company: Company, role: Role) -> bool:
    """Whether a company may hold no further meeting in a role."""
    terms = company.terms(role)
    if terms is None or terms.maximum is None:
        return terms is None
    meetings = schedule.by_company.get(company.id, ())
    return sum(meeting.company(role) == company.id for meeting in meetings) >= terms.maximum


def _free(hall: Hall, company: Company, zone: str, slot: Slot, requests: Sequence[Request]) -> Iterator[Delegate]:
    """The delegates of a company who are free in a slot and can walk there; only those named by requests, if any."""
    named = {request.delegate for request in requests if request.delegate is not None}
    own = {delegate.key for delegate in company.delegates}
    for delegate in company.delegates:
        if named & own and delegate.key not in named:
            continue
        slots = hall.person(delegate) & ~hall.busy(delegate.key) & ~hall.too_far(delegate.key, zone)
        if slots >> slot.index & 1:
            yield delegate


def _interpreter(hall: Hall, a: Delegate, b: Delegate, zone: str, slot: Slot) -> str | None:
    """The ID of an interpreter who is free for two delegates; '' if they need none, None if none is free."""
    if not hall.needs_interpreter(a, b):
        return ""
    suitable = hall.suitable(a, b, zone)
    return next((i.id for i in suitable if hall.interpreter_free(i, zone) >> slot.index & 1), None)


def _order(schedule: Schedule, partner: Partner) -> tuple[object, ...]:
    event, meeting = schedule.event, partner.meeting
    purchaser = event.company_by_id[meeting.purchaser].purchaser
    near = purchaser is not None and purchaser.zone == meeting.zone
    return (not partner.wished, -partner.value, not near, len(schedule.by_company[partner.company]), partner.company)


@dataclass(frozen=True)
class Placing:
    """A meeting placed, and the meetings of its slot that have another interpreter for it, before and after."""

    meeting: Meeting
    exchanged: tuple[tuple[Meeting, Meeting], ...] = ()

    def done(self, schedule: Schedule) -> Schedule:
        """Return the schedule with the meeting."""
        others = dict(self.exchanged)
        meetings = (*(others.get(m, m) for m in schedule.meetings), self.meeting)
        return Schedule(schedule.event, ordered(schedule.event, meetings))


def placings(hall: Hall, row: FixedMeeting, since: datetime | None = None) -> Iterator[Placing]:
    """Yield ways to hold a meeting with all others at their time and table, with their delegates.

    Ways in which nobody has another interpreter come first, each kind in the order of the slots. Of the wishes that
    tie meetings to each other (``After``, a gap spread) nothing is asked.

    Parameters
    ----------
    row
        The pair, with what of time, table and interpreter is given.
    since
        Slots that begin earlier are not used; None for all.
    """
    slots = [slot for slot in hall.event.slots if _fits(row, slot) and (since is None or slot.start >= since)]
    label = row.table.label if row.table is not None else None
    for slot in slots:
        meeting = possible_meeting(hall, row.pair, slot, label)
        if meeting is not None and row.interpreter in {None, meeting.interpreter}:
            yield Placing(meeting)
    if row.interpreter is None:
        for slot in slots:
            for meeting in possible_meetings(hall, row.pair, slot, label, interpreted=False):
                found = _exchanged(hall, meeting, slot, since) if _interpreted(hall, meeting) else None
                if found is not None:
                    yield found
                    break


def all_placings(event: Event, row: FixedMeeting) -> bool:
    """Whether ``placings`` finds a way wherever there is one that breaks no wish which ties meetings to each other."""
    if event.settings.gap_spread is not None or (row.table, row.interpreter) != (None, None):
        return False
    if not event.interpreters:
        return True
    slots = event.slots
    pauses = [(later.start - slot.end).total_seconds() for slot, later in pairwise(slots) if slot.date == later.date]
    return all(60 * event.settings.walk_minutes <= pause for pause in pauses)


def _fits(row: FixedMeeting, slot: Slot) -> bool:
    return row.date in {None, slot.date} and row.start in {None, slot.start.time()}


def _exchanged(hall: Hall, meeting: Meeting, slot: Slot, since: datetime | None) -> Placing | None:
    """The meeting with an interpreter, freed by the fewest exchanges in its slot.

    A shortest augmenting path between the meetings of the slot and the interpreters who could serve each.
    """
    came_from: dict[str, Meeting] = {}
    waiting = deque([meeting])
    while waiting:
        lacking = waiting.popleft()
        for interpreter in _able(hall, lacking):
            if interpreter.id in came_from or interpreter.id == lacking.interpreter:
                continue
            busy = hall.interpreting(interpreter.id, slot)
            if len(busy) > 1 or not hall.interpreter_free(interpreter, lacking.zone, busy) >> slot.index & 1:
                continue
            if busy and (_named(hall.event, busy[0]) or (since is not None and busy[0].start < since)):
                continue
            came_from[interpreter.id] = lacking
            if not busy:
                return _along(meeting, interpreter.id, came_from)
            waiting.append(busy[0])
    return None


def _along(meeting: Meeting, free: str, came_from: dict[str, Meeting]) -> Placing:
    exchanged: list[tuple[Meeting, Meeting]] = []
    taking = free
    while True:
        lacking = came_from[taking]
        if lacking is meeting:
            return Placing(replace(meeting, interpreter=taking), tuple(exchanged))
        exchanged.append((lacking, replace(lacking, interpreter=taking)))
        assert lacking.interpreter is not None, "it was met as an interpreter's meeting"
        taking = lacking.interpreter


def _interpreted(hall: Hall, meeting: Meeting) -> bool:
    first, second = (hall.event.delegate_by_key[key] for key in meeting.delegates)
    return hall.needs_interpreter(first, second)


def _able(hall: Hall, meeting: Meeting) -> tuple[Interpreter, ...]:
    """The interpreters who could serve a meeting; none where a delegate is not registered any more."""
    first, second = (hall.event.delegate_by_key.get(key) for key in meeting.delegates)
    return hall.suitable(first, second, meeting.zone) if first is not None and second is not None else ()


def _named(event: Event, meeting: Meeting) -> bool:
    """Whether a row of Fixed says who interprets."""
    return any(row.pair == meeting.pair and row.interpreter is not None for row in event.fixed)
