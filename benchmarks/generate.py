"""Seeded events to measure the engine on: full-size trade events of many shapes, and growing ones.

The same shape, seed and version of this file give an equal event anywhere. Purchasers are modelled
on companies from SCO states, suppliers on Chongqing's; who asks whom is skewed as in real
registrations: a few suppliers are wanted by many, purchasers ask within one or two zones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random

from benchmarks.shapes import LARGEST, SHAPES, Shape
from sco_scheduler.domain.event import (
    Company,
    Delegate,
    Event,
    FixedMeeting,
    Interpreter,
    Level,
    Request,
    Session,
    Settings,
    Slot,
    Span,
    Table,
    TableChoice,
    Terms,
    Zone,
)

FIRST_DAY = date(2025, 6, 12)

COUNTRIES = (
    # country, how many of a hundred purchasers, mother tongue, share (%) that also speaks Russian, English
    ("Russia", 38, "ru", 100, 40),
    ("Kazakhstan", 18, "kk", 90, 40),
    ("Uzbekistan", 14, "uz", 75, 40),
    ("Kyrgyzstan", 8, "ky", 85, 30),
    ("Armenia", 6, "hy", 70, 35),
    ("Mongolia", 6, "mn", 30, 30),
    ("Tajikistan", 4, "tg", 75, 15),
    ("Pakistan", 3, "ur", 0, 80),
    ("Iran", 3, "fa", 0, 45),
)
INTERPRETED = (("ru", 62), ("kk", 9), ("uz", 9), ("mn", 7), ("ky", 4), ("hy", 4), ("fa", 3), ("ur", 2))

_PATIENCE = 200
"""Draws in vain before a purchaser asks in any zone."""


def full_size(seed: int, shape: str = "standard", **changes: object) -> Event:
    """The full-size event of a shape of ``SHAPES``, with single features of it changed."""
    return generate(replace(SHAPES[shape], **changes), f"{shape}-{seed}", f"{shape}, seed {seed}")


def growth(factor: int, seed: int, interpreters: bool | None = None) -> Event:
    """The standard event with ``factor`` times as much of everything but slots.

    Interpreters are left out above ten times, unless asked for.
    """
    if interpreters is None:
        interpreters = factor <= 10
    one = SHAPES["standard"]
    shape = replace(
        one,
        purchasers=one.purchasers * factor,
        suppliers=one.suppliers * factor,
        pairs=one.pairs * factor,
        tables=one.tables * factor,
        zones=min(10, one.zones + factor // 3),
        interpreters=18 * factor if interpreters else None,
    )
    return generate(shape, f"growth-{factor}-{seed}", f"{factor}x, seed {seed}")


def largest(seed: int, **changes: object) -> Event:
    """An event at the scale of the largest, with single features of it changed."""
    return generate(replace(LARGEST, **changes), f"largest-{seed}", f"largest, seed {seed}")


def generate(shape: Shape, seed: str, name: str) -> Event:
    """The event of a shape and a seed."""
    rng = Random(seed)
    settings = Settings(
        name=name,
        slot_minutes=shape.slot_minutes,
        changeover_minutes=shape.changeover_minutes,
        walk_minutes=shape.walk_minutes,
    )
    event = Event(settings, _sessions(shape), _zones(shape))
    companies = _companies(rng, shape, event)
    requests = _requests(rng, shape, companies)
    if shape.wishes:
        requests = _with_wishes(rng, shape, event, companies, requests)
    interpreters = None if shape.interpreters is None else _interpreters(rng, shape, event)
    event = replace(event, companies=companies, requests=tuple(requests), interpreters=interpreters)
    return replace(event, fixed=_fixed(rng, shape.fixed, event))


def _sessions(shape: Shape) -> tuple[Session, ...]:
    """A morning and an afternoon a day, with an hour between them."""
    step = shape.slot_minutes + shape.changeover_minutes
    made = []
    for day in range(shape.days):
        start = datetime.combine(FIRST_DAY + timedelta(days=day), time(9))
        for name, slots in (("Morning", shape.slots - shape.slots // 2), ("Afternoon", shape.slots // 2)):
            end = start + timedelta(minutes=slots * step - shape.changeover_minutes)
            made.append(Session(name, start, end, shape.slot_minutes, shape.changeover_minutes))
            start = end + timedelta(minutes=60)
    return tuple(made)


def _zones(shape: Shape) -> tuple[Zone, ...]:
    """Zones A, B, …: the first is the largest, the last the smallest."""
    weights = [shape.zones + 3 - n for n in range(shape.zones)]
    counts = [shape.tables * w // sum(weights) for w in weights]
    for n in range(shape.tables - sum(counts)):
        counts[n % shape.zones] += 1
    return tuple(
        Zone(chr(ord("A") + n), f"Zone {n + 1}", tables=tuple(Table(str(t + 1)) for t in range(count)))
        for n, count in enumerate(counts)
    )


def _chance(rng: Random, percent: float) -> bool:
    return rng.random() * 100 < percent


def _absence(rng: Random, shape: Shape, event: Event) -> tuple[Span, ...]:
    if not _chance(rng, shape.away):
        return ()
    if shape.half_day:
        session = rng.choice(event.sessions)
        return (Span(session.start, session.end),)
    first = rng.choice(event.slots)
    last = event.slots[min(first.index + rng.randrange(4), len(event.slots) - 1)]
    return (Span(first.start, last.end if last.date == first.date else first.end),)


def _companies(rng: Random, shape: Shape, event: Event) -> tuple[Company, ...]:
    made = [_purchaser(rng, shape, event, n + 1) for n in range(shape.purchasers)]
    codes = [z.code for z in event.zones]
    spread = [len(z.tables) for z in event.zones]
    homes = rng.choices(codes, spread, k=shape.suppliers)
    made += [_supplier(rng, shape, event, n, home) for n, home in enumerate(homes, 1)]
    for n in range(shape.both):
        one = made[shape.purchasers + n]
        made[shape.purchasers + n] = replace(one, purchaser=Terms(rng.choice(codes), minimum=1, maximum=6))
    if shape.fixed_tables:
        # Seated purchasers that meet in one zone alone keep one table there.
        for n, zone in zip(range(shape.fixed_tables), event.zones * shape.fixed_tables, strict=False):
            terms = made[n].purchaser or Terms()
            label = zone.tables[n // len(event.zones)].label
            made[n] = replace(made[n], purchaser=replace(terms, zone=zone.code, table=TableChoice(label)))
    return tuple(made)


def _purchaser(rng: Random, shape: Shape, event: Event, number: int) -> Company:
    country, _, tongue, russian, english = rng.choices(COUNTRIES, [c[1] for c in COUNTRIES])[0]
    languages = {tongue} | ({"ru"} if _chance(rng, russian) else set()) | ({"en"} if _chance(rng, english) else set())
    terms = Terms(
        zone=rng.choices([z.code for z in event.zones], [len(z.tables) for z in event.zones])[0],
        minimum=shape.purchaser_minimum,
        maximum=_maximum(rng, shape.purchaser_maximum, 10, (8, 12)),
        vip=_chance(rng, shape.vips),
    )
    people = rng.choice((2, 2, 3)) if _chance(rng, shape.several) else 1
    code = f"P{number:04}"
    delegates = _delegates(rng, code, people, languages, _absence(rng, shape, event))
    return Company(code, f"Purchaser {number}", country=country, purchaser=terms, delegates=delegates)


def _supplier(rng: Random, shape: Shape, event: Event, number: int, zone: str) -> Company:
    languages = {"zh"} | ({"en"} if _chance(rng, 45) else set()) | ({"ru"} if _chance(rng, 30) else set())
    terms = Terms(
        zone=zone,
        minimum=shape.supplier_minimum,
        maximum=_maximum(rng, shape.supplier_maximum, 20, (4, 8)),
        vip=_chance(rng, shape.vips / 2),
    )
    people = 2 if _chance(rng, shape.several / 3) else 1
    code = f"S{number:04}"
    delegates = _delegates(rng, code, people, languages, _absence(rng, shape, event))
    return Company(code, f"Supplier {number}", country="China", supplier=terms, delegates=delegates)


def _maximum(rng: Random, everyone: tuple[int, int] | None, some: int, then: tuple[int, int]) -> int | None:
    if everyone is not None:
        return rng.randint(*everyone)
    return rng.randint(*then) if _chance(rng, some) else None


def _delegates(
    rng: Random, company: str, people: int, languages: Iterable[str], away: tuple[Span, ...]
) -> tuple[Delegate, ...]:
    """The company's people; one in three of the further ones speaks fewer languages than the first."""
    own = sorted(languages)
    made = []
    for n in range(people):
        spoken = frozenset(own if n == 0 or not _chance(rng, 33) else own[:1])
        made.append(Delegate(f"{company}#{n + 1}", f"Delegate {n + 1} of {company}", languages=spoken, absences=away))
    return tuple(made)


def _requests(rng: Random, shape: Shape, companies: Sequence[Company]) -> list[Request]:
    """Distinct pairs, ``shape.pairs`` of them; about a quarter is asked for by both sides."""
    buyers = [c for c in companies if c.purchaser is not None]
    in_zone: dict[str, list[str]] = {}
    for c in companies:
        if c.supplier is not None:
            in_zone.setdefault(c.supplier.zone, []).append(c.id)
    # A supplier's place among its zone's n says how popular it is: the k-th is wanted in proportion to 1/(k + n/5).
    popularity = {z: list(accumulate(1 / (k + len(ids) / 5) for k in range(len(ids)))) for z, ids in in_zone.items()}
    interests = {b.id: _interests(rng, b, list(in_zone)) for b in buyers}
    eager = list(accumulate(0.4 + rng.random() for _ in buyers))
    asked_by: dict[tuple[str, str], set[str]] = {}
    if shape.pairs > len(buyers) * shape.suppliers // 2:
        raise ValueError(
            f"{len(buyers)} purchasers and {shape.suppliers} suppliers are too few for {shape.pairs} pairs"
        )
    vain = 0
    while len(asked_by) < shape.pairs:
        buyer = rng.choices(buyers, cum_weights=eager)[0]
        # In a small event purchasers run out of suppliers in the zones of their interest, and ask elsewhere.
        zone = rng.choice(interests[buyer.id] if vain < _PATIENCE else list(in_zone))
        seller = rng.choices(in_zone[zone], cum_weights=popularity[zone])[0]
        if seller == buyer.id or (seller, buyer.id) in asked_by or (buyer.id, seller) in asked_by:
            vain += 1
            continue
        vain = 0
        chance = rng.random()
        asked_by[buyer.id, seller] = {buyer.id} if chance < 0.5 else {seller} if chance < 0.75 else {buyer.id, seller}
    wanted: dict[str, list[tuple[str, str]]] = {}
    for pair, askers in asked_by.items():
        for asker in pair:
            if asker in askers:
                wanted.setdefault(asker, []).append(pair)
    made = []
    for asker in sorted(wanted):
        ranked = _chance(rng, 80)
        for n, (buyer_id, seller_id) in enumerate(wanted[asker], 1):
            rank = n if ranked else None
            made.append(Request(asker, buyer_id, seller_id, _level(rng, shape), rank))
    return made


def _interests(rng: Random, buyer: Company, zones: Sequence[str]) -> list[str]:
    """The zones that a purchaser asks in, its own more often; those with a fixed table ask there alone."""
    terms = buyer.purchaser or Terms()
    own = terms.zone if terms.zone in zones else rng.choice(zones)
    if terms.table is not None:
        return [own]
    return [own, own, own, rng.choice(zones)] if _chance(rng, 60) else [own]


def _level(rng: Random, shape: Shape) -> Level:
    chance = rng.random() * 100
    for level, share in ((Level.MUST, shape.musts), (Level.MAYBE, shape.maybes), (Level.NO, shape.refusals)):
        if chance < share:
            return level
        chance -= share
    return Level.WANT


def _with_wishes(
    rng: Random, shape: Shape, event: Event, companies: Sequence[Company], requests: Sequence[Request]
) -> list[Request]:
    people = {c.id: c.delegates for c in companies}
    names = sorted({s.name for s in event.sessions})
    made = []
    for row in requests:
        kind = rng.choice(("session", "delegate", "after"))
        if row.level is Level.NO or not _chance(rng, shape.wishes):
            made.append(row)
        elif kind == "session":
            made.append(replace(row, sessions=(rng.choice(names),)))
        elif kind == "delegate":
            made.append(replace(row, delegate=rng.choice(people[row.asker]).key))
        else:
            others = [r.target for r in made if r.asker == row.asker]
            made.append(replace(row, after=(rng.choice(others),)) if others else row)
    return made


def _interpreters(rng: Random, shape: Shape, event: Event) -> tuple[Interpreter, ...]:
    made = []
    for n in range(shape.interpreters or 0):
        # The first of every eight cover the rarer languages in turn, so that none is without.
        first = INTERPRETED[n // 2 % len(INTERPRETED)][0] if n % 2 else "ru"
        second = rng.choices(INTERPRETED, [share for _, share in INTERPRETED])[0][0]
        languages = frozenset({"zh", first, second} | ({"en"} if _chance(rng, 25) else set()))
        zone = rng.choice(event.zones).code if _chance(rng, 25) else None
        away = _absence(rng, shape, event)
        made.append(Interpreter(f"I{n + 1:03}", f"Interpreter {n + 1}", languages, zone, away))
    return tuple(made)


def _fixed(rng: Random, rows: int, event: Event) -> tuple[FixedMeeting, ...]:
    """Rows of Fixed that cannot conflict: companies that share a language, are there, and in no other row."""
    if not rows:
        return ()
    refused = {r.pair for r in event.requests if r.level is Level.NO}
    bound = {r.pair for r in event.requests if r.sessions or r.delegate or r.after}
    pairs = [pair for pair in event.requests_by_pair if pair not in refused | bound]
    rng.shuffle(pairs)
    made: list[FixedMeeting] = []
    busy: set[str] = set()
    for buyer, seller in pairs:
        slot = rng.choice(event.slots)
        if len(made) == rows:
            break
        if {buyer, seller} & busy or not _could_meet(event, (buyer, seller), slot):
            continue
        timed = _chance(rng, 70)
        start = slot.start.time() if timed else None
        made.append(FixedMeeting(buyer, seller, slot.date if timed else None, start))
        busy |= {buyer, seller}
    return tuple(made)


def _could_meet(event: Event, pair: tuple[str, str], slot: Slot) -> bool:
    people = [event.company_by_id[c].delegates[0] for c in pair]
    there = not any(a.overlaps(slot.start, slot.end) for d in people for a in d.absences)
    return there and bool(people[0].languages & people[1].languages)
