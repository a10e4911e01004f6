"""The partners that a company could meet in one slot with nobody moved, each with a table and an interpreter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sco_scheduler.domain.event import Company, Delegate, Event, Level, Pair, Request, Role, Slot
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.domain.values import pair_value
from sco_scheduler.insight.hall import Hall, bound_table


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

    Parameters
    ----------
    schedule
        The meetings that are held.
    company
        The company's ID.
    slot
        The slot.
    hall
        Who and what is taken by these meetings, if that is known already.

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

    Parameters
    ----------
    schedule
        The meetings that are held.
    company
        The company's ID.
    slots
        The slots, in order of time.
    hall
        Who and what is taken by these meetings, if that is known already.

    Returns
    -------
        Wishes first, the most valuable first; then others, the earliest first, in the order of ``partners``.
    """
    found: dict[str, Partner] = {}
    for slot in slots:
        for partner in partners(schedule, company, slot, hall):
            found.setdefault(partner.company, partner)
    return tuple(sorted(found.values(), key=lambda p: (not p.wished, -p.value, p.meeting.start)))


def unmet_wishes(schedule: Schedule, company: str) -> tuple[UnmetWish, ...]:
    """List the companies that a company or the other side wishes to meet and that could be, the most valuable first.

    Parameters
    ----------
    schedule
        The schedule.
    company
        The company's ID.
    """
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

    Parameters
    ----------
    hall
        Who and what is taken.
    pair
        Purchaser and supplier.
    slot
        when.
    table
        The label of the table, where it has to be that one.
    """
    return next(possible_meetings(hall, pair, slot, table), None)


def possible_meetings(
    hall: Hall, pair: Pair, slot: Slot, table: str | None = None, *, interpreted: bool = True
) -> Iterator[Meeting]:
    """Yield the meetings of a pair that could be held in a slot, one for each choice of two delegates.

    Parameters
    ----------
    hall
        Who and what is taken.
    pair
        Purchaser and supplier.
    slot
        When.
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
    labels = {bound_table(purchaser.purchaser, zone), bound_table(supplier.supplier, zone), table} - {None}
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
                own = {m.table for d in (a, b) for m in hall.meetings_of(d.key) if m.zone == zone.code}
                label = next((label for label in free if label in own), free[0])
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
    return not (_at_maximum(schedule, purchaser, Role.PURCHASER) or _at_maximum(schedule, supplier, Role.SUPPLIER))


def _at_maximum(schedule: Schedule, company: Company, role: Role) -> bool:
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
