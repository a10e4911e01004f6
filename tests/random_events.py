"""Tiny random events, and published schedules for them, that a brute force can still solve.

``random_event(seed)`` gives the same event for the same seed; ``tiny_events()`` is the same thing for
hypothesis, which can then shrink what fails.
Only fixed rows and a gap spread can make the rules of such an event conflict; ``pins=False``
leaves both out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import strategies as st

from sco_scheduler.domain.event import (
    Company,
    Event,
    FixedMeeting,
    Interpreter,
    Level,
    Request,
    Seated,
    Session,
    Settings,
    Span,
    Zone,
)
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, Published, PublishedMeeting
from tests.events import at, block, company, table_choice, zone

_TONGUES = ("ru", "zh", "en")
_MOST_PAIRS = 10  # what a brute force solves in a moment

_LONG = frozenset({21, 54})
"""Seeds of events, and of reruns, that take a brute force ten seconds each."""


def seeds(start: int, stop: int) -> list[int]:
    """The seeds from ``start`` to below ``stop`` whose events a brute force solves in a moment."""
    return [seed for seed in range(start, stop) if seed not in _LONG]


def tiny_events(*, pins: bool = True) -> st.SearchStrategy[Event]:
    """Valid events of 2 to 4 companies a side, 2 to 5 slots and 1 or 2 zones."""
    return st.randoms(use_true_random=False).map(lambda rng: draw_event(rng, pins=pins))


def random_event(seed: int, *, pins: bool = True) -> Event:
    """The tiny event of that seed."""
    return draw_event(Random(seed), pins=pins)


def random_rerun(seed: int, *, pins: bool = True) -> tuple[Event, Published]:
    """The tiny event of that seed and a published schedule, made before something changed."""
    return draw_rerun(Random(seed), pins=pins)


def draw_event(rng: Random, *, pins: bool = True) -> Event:
    """A tiny event, every choice in it made by ``rng``."""
    sessions = _sessions(rng)
    zones = _zones(rng, sessions)
    companies = _companies(rng, sessions, zones)
    settings = Settings(
        name="Tiny",
        walk_minutes=rng.choice((5, 5, 10)),  # the pause between slots is 5
        seated=rng.choice(tuple(Seated)),
        mutual_bonus=rng.choice((0, 10)),
        gap_spread=rng.choice((None, None, None, 0, 1)) if pins else None,
    )
    interpreters = _interpreters(rng, sessions, zones) if _chance(rng, 40) else None
    event = Event(settings, sessions, zones, companies, _requests(rng, companies, sessions), interpreters)
    return replace(event, fixed=_fixed(rng, event)) if pins and _chance(rng, 30) else event


def draw_rerun(rng: Random, *, pins: bool = True) -> tuple[Event, Published]:
    """A tiny event and the schedule that was published before a table, company or person was lost."""
    before = draw_event(rng, pins=pins)
    before = replace(before, fixed=before.fixed[:1])
    pinned = {row.pair for row in before.fixed}
    rows = tuple(
        PublishedMeeting(
            meeting,
            locked=pins and _chance(rng, 12),
            status=MeetingStatus.NO_SHOW if _chance(rng, 8) and meeting.pair not in pinned else MeetingStatus.HELD,
        )
        for meeting in draw_meetings(rng, before)
    )
    after = before
    for _ in range(rng.randint(0, 2)):
        after = _late_change(rng, after)
    musts = {r.pair for r in before.requests if r.level is Level.MUST}
    unmet = musts - {row.meeting.pair for row in rows}
    until = None
    if pins and _chance(rng, 15):
        # History stays whatever the rules say, which leaves little meaning to pins against it.
        until = rng.choice(before.slots).start
        after = replace(after, fixed=(), settings=replace(after.settings, gap_spread=None))
    return after, Published(rows, frozenset(unmet), until)


def draw_meetings(rng: Random, event: Event) -> tuple[Meeting, ...]:
    """A schedule that asks for no optimum: pairs in random order, each in a place that is free.

    It keeps to people, tables, absences, zones, refusals, maxima and, where one is free, interpreters. Pins,
    walking, wishes and the gap spread are left aside, as by an organizer who edits by hand.
    """
    refused = {r.pair for r in event.requests if r.level is Level.NO}
    pairs = [p for p in dict.fromkeys(r.pair for r in event.requests) if p not in refused]
    rng.shuffle(pairs)
    taken: set[tuple[str, int]] = set()
    held: list[Meeting] = []
    for buyer, seller in pairs:
        purchaser, supplier = event.company_by_id[buyer], event.company_by_id[seller]
        if purchaser.cancelled or supplier.cancelled or _full(purchaser, supplier, held):
            continue
        places = [
            (slot, table.label, d, e)
            for slot in event.slots
            for table in event.zone_by_code[supplier.supplier.zone].tables
            for d in purchaser.delegates
            for e in supplier.delegates
            if not {(d.key, slot.index), (e.key, slot.index), (_place(supplier, table.label), slot.index)} & taken
            and not any(a.overlaps(slot.start, slot.end) for a in (*d.absences, *e.absences, *table.closed))
        ]
        if not places:
            continue
        slot, label, d, e = rng.choice(places)
        taken |= {(d.key, slot.index), (e.key, slot.index), (_place(supplier, label), slot.index)}
        code = supplier.supplier.zone
        speaker = None
        if d.languages and e.languages and not d.languages & e.languages:
            free = [
                i.id
                for i in event.interpreters or ()
                if i.languages & d.languages
                and i.languages & e.languages
                and i.zone in (None, code)
                and (i.id, slot.index) not in taken
                and not any(a.overlaps(slot.start, slot.end) for a in i.absences)
            ]
            speaker = rng.choice(free) if free else None
            taken.add((speaker or "nobody", slot.index))
        number = f"M{len(held) + 1:03}"
        held.append(Meeting(buyer, seller, slot.start, slot.end, code, label, d.key, e.key, speaker, number))
    return tuple(sorted(held, key=lambda m: (m.start, m.zone, m.table)))


def _place(supplier: Company, label: str) -> str:
    return f"{supplier.supplier.zone}/{label}"


def _full(purchaser: Company, supplier: Company, held: list[Meeting]) -> bool:
    as_purchaser, as_supplier = purchaser.purchaser, supplier.supplier
    bought = sum(m.purchaser == purchaser.id for m in held)
    sold = sum(m.supplier == supplier.id for m in held)
    return bool(
        (as_purchaser and as_purchaser.maximum is not None and bought >= as_purchaser.maximum)
        or (as_supplier and as_supplier.maximum is not None and sold >= as_supplier.maximum)
    )


def _chance(rng: Random, percent: int) -> bool:
    return rng.randrange(100) < percent


def _sessions(rng: Random) -> tuple[Session, ...]:
    shape = rng.choice(("one", "two", "days"))
    if shape == "one":
        return (block(rng.randint(2, 5), name="Morning"),)
    first, second = rng.randint(1, 2), rng.randint(1, 2)
    if shape == "two":
        return (block(first, name="Morning"), block(second, "14:00", name="Afternoon"))
    return (block(first, name="Morning"), block(second, day=2, name="Morning"))


def _stretch(rng: Random, sessions: tuple[Session, ...]) -> Span:
    """One slot of the event, a minute longer than that, or a whole day."""
    session = rng.choice(sessions)
    if _chance(rng, 20):
        day = (session.date - at("00:00").date()).days + 1
        return Span(at("00:00", day), at("00:00", day + 1))
    start = session.start + rng.randrange(3) * timedelta(minutes=25)
    return Span(start, start + timedelta(minutes=rng.choice((20, 25, 26))))


def _zones(rng: Random, sessions: tuple[Session, ...]) -> tuple[Zone, ...]:
    made = []
    for code in ("A", "B")[: rng.randint(1, 2)]:
        one = zone(code, rng.randint(1, 3))
        if _chance(rng, 15):
            one = replace(one, closed=(_stretch(rng, sessions),))
        if _chance(rng, 15):
            first = replace(one.tables[0], closed=(_stretch(rng, sessions),))
            one = replace(one, tables=(first, *one.tables[1:]))
        made.append(one)
    return tuple(made)


def _companies(rng: Random, sessions: tuple[Session, ...], zones: tuple[Zone, ...]) -> tuple[Company, ...]:
    ids = [f"P{n + 1}" for n in range(rng.randint(2, 4))]
    if _chance(rng, 20):
        ids[-1] = "B1"
    ids += [f"S{n + 1}" for n in range(rng.randint(1 if "B1" in ids else 2, 4))]
    made = []
    for code in ids:
        least = rng.choice((0, 0, 1, 2))
        most = rng.choice((None, None, None, least + rng.randint(0, 1)))
        where = rng.choice(zones)
        label = rng.choice((*where.tables, None, None, None, None))
        one = company(
            code,
            zone=where.code,
            delegates=rng.choice((1, 1, 1, 2)),
            minimum=least,
            maximum=most,
            vip=_chance(rng, 15),
            table=None if label is None else rng.choice((label.label, f"{where.code}/{label.label}")),
            languages=rng.sample(_TONGUES, rng.choice((0, 1, 1, 2))),
            away=(_stretch(rng, sessions),) if _chance(rng, 20) else (),
            cancelled=_chance(rng, 4),
        )
        if len(one.delegates) > 1 and _chance(rng, 40):
            second = replace(one.delegates[1], languages=frozenset({rng.choice(_TONGUES)}))
            one = replace(one, delegates=(one.delegates[0], second))
        made.append(one)
    return tuple(made)


def _requests(rng: Random, companies: tuple[Company, ...], sessions: tuple[Session, ...]) -> tuple[Request, ...]:
    kept = [c for c in companies if not c.cancelled]
    made: list[Request] = []
    for buyer in (c for c in kept if c.purchaser):
        for seller in (c for c in kept if c.supplier and c.id != buyer.id):
            asking = rng.choice(((), (buyer,), (buyer,), (seller,), (buyer, seller)))
            for asker in asking:
                others = [c.id for c in kept if c.id != asker.id]
                level = rng.choice((Level.MUST, Level.WANT, Level.WANT, Level.WANT, Level.MAYBE, Level.NO))
                people = [d.key for d in (*buyer.delegates, *seller.delegates)]
                made.append(
                    Request(
                        asker.id,
                        buyer.id,
                        seller.id,
                        level,
                        rng.choice((None, 1, 2, 3, 12)),
                        sessions=(rng.choice(sessions).name,) if _chance(rng, 12) else (),
                        delegate=rng.choice(people) if _chance(rng, 10) else None,
                        after=(rng.choice(others),) if _chance(rng, 12) else (),
                    )
                )
    few = rng.sample(list(dict.fromkeys(r.pair for r in made)), min(_MOST_PAIRS, len({r.pair for r in made})))
    return tuple(r for r in made if r.pair in few)


def _interpreters(rng: Random, sessions: tuple[Session, ...], zones: tuple[Zone, ...]) -> tuple[Interpreter, ...]:
    return tuple(
        Interpreter(
            f"I{n + 1}",
            f"Interpreter {n + 1}",
            frozenset(rng.sample(_TONGUES, rng.randint(2, 3))),
            rng.choice((None, None, rng.choice(zones).code)),
            (_stretch(rng, sessions),) if _chance(rng, 15) else (),
        )
        for n in range(rng.randint(1, 2))
    )


def _fixed(rng: Random, event: Event) -> tuple[FixedMeeting, ...]:
    """One or two fixed rows; mostly such as can be held, now and then any, or one pair twice."""
    meetings = list(draw_meetings(rng, event))
    if _chance(rng, 20):
        kept = [c for c in event.companies if not c.cancelled]
        pairs = [(p, s) for p in kept if p.purchaser for s in kept if s.supplier and s.id != p.id]
        chosen = [FixedMeeting(p.id, s.id) for p, s in rng.sample(pairs, min(len(pairs), 1))]
        return tuple(chosen * rng.choice((1, 1, 2)))
    rows = []
    for m in rng.sample(meetings, min(len(meetings), rng.randint(1, 2))):
        day, clock = rng.choice(((None, None), (m.start.date(), None), (m.start.date(), m.start.time())))
        table = rng.choice((None, None, f"{m.zone}/{m.table}", m.table))
        speaker = rng.choice((None, m.interpreter))
        rows.append(FixedMeeting(m.purchaser, m.supplier, day, clock, table_choice(table), speaker))
    return tuple(rows)


def _late_change(rng: Random, event: Event) -> Event:
    kind = rng.choice(("cancel", "away", "table", "refuse", "ask"))
    companies, requests = list(event.companies), list(event.requests)
    n = rng.randrange(len(companies))
    if kind == "cancel":
        gone = companies[n].id
        companies[n] = replace(companies[n], cancelled=True)
        requests = [r for r in requests if gone not in r.pair]
    elif kind == "away":
        away = _stretch(rng, event.sessions)
        people = tuple(replace(d, absences=(*d.absences, away)) for d in companies[n].delegates)
        companies[n] = replace(companies[n], delegates=people)
    elif kind == "table":
        first = event.zones[0]
        tables = tuple(replace(t, closed=(_stretch(rng, event.sessions),)) for t in first.tables[:1])
        return replace(event, zones=(replace(first, tables=tables + first.tables[1:]), *event.zones[1:]))
    elif requests:
        m = rng.randrange(len(requests))
        requests[m] = replace(requests[m], level=Level.NO if kind == "refuse" else Level.MUST)
    return replace(event, companies=tuple(companies), requests=tuple(requests))
