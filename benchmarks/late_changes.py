"""Seeded late changes of every kind that organizers report, to an event or to its published schedule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from sco_scheduler.domain.event import Company, Delegate, Event, Level, Request, Terms
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, Published, PublishedMeeting, Schedule
from sco_scheduler.domain.time import Span


@dataclass(frozen=True)
class Late:
    """The registrations as they are now, the published schedule, and what it was ``printed`` from."""

    event: Event
    published: Published
    printed: tuple[Meeting, ...]
    before: Event


Change = Callable[[Random, Late], Late]


def published_from(schedule: Schedule) -> Published:
    """A schedule as it is published, with the musts that it does not hold."""
    musts = {r.pair for r in schedule.event.requests if r.level is Level.MUST}
    rows = tuple(PublishedMeeting(meeting) for meeting in schedule.meetings)
    return Published(rows, frozenset(musts - schedule.by_pair.keys()))


def _with_company(state: Late, company: Company) -> Late:
    companies = tuple(company if c.id == company.id else c for c in state.event.companies)
    return replace(state, event=replace(state.event, companies=companies))


def _some(rng: Random, state: Late, *, purchaser: bool) -> Company:
    """A company of that role that has not cancelled and holds meetings."""
    held = {c for row in state.published.meetings for c in row.meeting.pair}
    found = [
        c
        for c in state.event.companies
        if c.id in held and not c.cancelled and (c.purchaser if purchaser else c.supplier) is not None
    ]
    return rng.choice(found)


def _without_requests(state: Late, company: str) -> Late:
    requests = tuple(r for r in state.event.requests if company not in r.pair)
    fixed = tuple(row for row in state.event.fixed if company not in row.pair)
    return replace(state, event=replace(state.event, requests=requests, fixed=fixed))


def purchaser_cancels(rng: Random, state: Late) -> Late:
    company = _some(rng, state, purchaser=True)
    return _without_requests(_with_company(state, replace(company, cancelled=True)), company.id)


def supplier_cancels(rng: Random, state: Late) -> Late:
    company = _some(rng, state, purchaser=False)
    return _without_requests(_with_company(state, replace(company, cancelled=True)), company.id)


def supplier_registers(rng: Random, state: Late) -> Late:
    """A new supplier that asks six purchasers and is asked by three of them."""
    event = state.event
    code = f"L{sum(c.id.startswith('L') for c in event.companies) + 1:03d}"
    zone = rng.choice(event.zones).code
    company = Company(code, f"Latecomer {code}", supplier=Terms(zone=zone), delegates=(Delegate(f"{code}#1", ""),))
    buyers = [c.id for c in event.companies if c.purchaser is not None and not c.cancelled]
    wanted = rng.sample(buyers, min(6, len(buyers)))
    asks = [Request(code, buyer, code, rank=n) for n, buyer in enumerate(wanted, start=1)]
    asked = [Request(buyer, buyer, code, rank=9) for buyer in wanted[:3]]
    changed = replace(event, companies=(*event.companies, company), requests=(*event.requests, *asks, *asked))
    return replace(state, event=changed)


def interpreter_falls_ill(rng: Random, state: Late) -> Late:
    event = state.event
    if not event.interpreters:
        return flight_is_delayed(rng, state)
    sick = rng.choice(event.interpreters)
    day = Span(event.slots[0].start, event.slots[-1].end)
    people = tuple(replace(i, absences=(*i.absences, day)) if i is sick else i for i in event.interpreters)
    return replace(state, event=replace(event, interpreters=people))


def tables_are_lost(rng: Random, state: Late) -> Late:
    """Two tables of one zone close for good."""
    event = state.event
    zone = max(event.zones, key=lambda z: (len(z.tables) > 2, rng.random()))
    lost = set(rng.sample(range(len(zone.tables)), min(2, len(zone.tables) - 1)))
    fewer = replace(zone, tables=tuple(t for n, t in enumerate(zone.tables) if n not in lost))
    return replace(state, event=replace(event, zones=tuple(fewer if z is zone else z for z in event.zones)))


def flight_is_delayed(rng: Random, state: Late) -> Late:
    """A purchaser misses the first slots of a day."""
    company, event = _some(rng, state, purchaser=True), state.event
    day = rng.choice(sorted({slot.date for slot in event.slots}))
    slots = [slot for slot in event.slots if slot.date == day]
    away = Span(slots[0].start, slots[min(rng.randint(1, 4), len(slots)) - 1].end)
    people = tuple(replace(d, absences=(*d.absences, away)) for d in company.delegates)
    return _with_company(state, replace(company, delegates=people))


def one_more_meeting(rng: Random, state: Late) -> Late:
    """Somebody insists on a meeting that was asked for and is not held."""
    held = {row.meeting.pair for row in state.published.meetings}
    open_rows = [r for r in state.event.requests if r.pair not in held and r.level is not Level.NO]
    possible = [r for r in open_rows if not any(q.level is Level.NO for q in state.event.requests_by_pair[r.pair])]
    if not possible:
        return supplier_registers(rng, state)
    wish = rng.choice(possible)
    requests = tuple(replace(r, level=Level.MUST) if r is wish else r for r in state.event.requests)
    stale = state.published.unmet_musts - {wish.pair}
    published = replace(state.published, unmet_musts=stale)
    return replace(state, event=replace(state.event, requests=requests), published=published)


def side_says_no(rng: Random, state: Late) -> Late:
    wish = rng.choice([r for r in state.event.requests if r.level is not Level.NO])
    requests = tuple(replace(r, level=Level.NO) if r is wish else r for r in state.event.requests)
    fixed = tuple(row for row in state.event.fixed if row.pair != wish.pair)
    return replace(state, event=replace(state.event, requests=requests, fixed=fixed))


def edited_by_hand(rng: Random, state: Late) -> Late:
    """One row is moved to another slot, whoever is busy there, one is cancelled and one is locked."""
    rows = list(state.published.meetings)
    free = [n for n, row in enumerate(rows) if row.status is MeetingStatus.HELD and not _is_fixed(state, row)]
    moved, taken_out, locked = rng.sample(free, 3)
    slot = rng.choice(state.event.slots)
    there = replace(rows[moved].meeting, start=slot.start, end=slot.end)
    rows[moved] = replace(rows[moved], meeting=there)
    rows[taken_out] = replace(rows[taken_out], status=MeetingStatus.CANCELLED)
    rows[locked] = replace(rows[locked], locked=True)
    return replace(state, published=replace(state.published, meetings=tuple(rows)))


def the_day_has_begun(rng: Random, state: Late) -> Late:
    """A purchaser cancels when the third slot has started: what is over stays."""
    event = state.event
    after = purchaser_cancels(rng, state)
    until = event.slots[min(2, len(event.slots) - 1)].end
    return replace(after, published=replace(after.published, history_until=until))


def _is_fixed(state: Late, row: PublishedMeeting) -> bool:
    return any(fixed.pair == row.meeting.pair for fixed in state.event.fixed)


KINDS: dict[str, Change] = {
    "purchaser cancels": purchaser_cancels,
    "supplier cancels": supplier_cancels,
    "supplier registers": supplier_registers,
    "interpreter falls ill": interpreter_falls_ill,
    "two tables are lost": tables_are_lost,
    "flight is delayed": flight_is_delayed,
    "one more meeting": one_more_meeting,
    "a side says no": side_says_no,
    "edited by hand": edited_by_hand,
    "the day has begun": the_day_has_begun,
}
