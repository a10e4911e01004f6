"""Every rule once more: what a schedule breaks, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.attack.goals import gaps_of
from benchmarks.attack.meetings import Held, Pair, Person, Row, allowed, counts, delegates, least_and_most
from benchmarks.attack.spec import Delegate, Fixed, Interpreter, Slot, Spec, Terms, Zone


def broken(spec: Spec, meetings: Sequence[Held], published: Sequence[Row] = ()) -> list[str]:
    """What rules a schedule breaks, in words; empty where it keeps all."""
    found = [text for m in meetings for text in alone(spec, m)]
    for n, a in enumerate(meetings):
        found += [text for b in meetings[n + 1 :] if (text := together(spec, a, b)) is not None]
    bought, sold = counts(meetings)
    for c in spec.companies:
        for role, count in ((0, bought), (1, sold)):
            most = least_and_most(spec, c, role)[1]
            if most is not None and count.get(c.id, 0) > most:
                found.append(f"{c.id} has {count[c.id]} meetings, at most {most}")
    found += [*_pairs(spec, meetings, published), *_fixed(spec, meetings), *_standing(spec, meetings, published)]
    if spec.spread is not None:
        gaps = gaps_of(spec, meetings).values()
        if gaps and max(gaps) - min(gaps) > spec.spread:
            found.append(f"gaps {sorted(gaps)} are further apart than {spec.spread}")
    return found


def _pairs(spec: Spec, meetings: Sequence[Held], published: Sequence[Row]) -> Iterator[str]:
    """Pairs that meet too often, or that nobody asked for."""
    pinned = {row.held.pair for row in published if row.locked and row.open}
    may = allowed(spec)
    for pair in dict.fromkeys(m.pair for m in meetings):
        listed = sum((f.purchaser, f.supplier) == pair for f in spec.fixed)
        most = max(1, listed, sum(row.held.pair == pair for row in published if row.locked and row.open))
        if sum(m.pair == pair for m in meetings) > most:
            yield f"{pair} meets more than {most} times"
        if pair not in may and not (listed and pair not in spec.asked) and pair not in pinned:
            yield f"{pair} is not to meet"


def _standing(spec: Spec, meetings: Sequence[Held], published: Sequence[Row]) -> Iterator[str]:
    """Locked rows that are not as they were, and cancelled ones that are held."""
    for row in published:
        same = [m for m in meetings if m.pair == row.held.pair]
        if row.locked and row.open and not any(as_locked(m, row.held) for m in same):
            yield f"locked {row.held.pair} is not as it was"
        if not row.open and not any((f.purchaser, f.supplier) == row.held.pair for f in spec.fixed):
            yield from (f"{m.pair} was cancelled" for m in same)


def as_locked(new: Held, old: Held) -> bool:
    return (new.slot.index, new.zone, new.table, new.purchaser, new.supplier) == (
        old.slot.index,
        old.zone,
        old.table,
        old.purchaser,
        old.supplier,
    )


def _fixed(spec: Spec, meetings: Sequence[Held]) -> list[str]:
    """Rows of Fixed that no meeting of their own keeps."""
    found = []
    for pair in dict.fromkeys((f.purchaser, f.supplier) for f in spec.fixed):
        rows = [f for f in spec.fixed if (f.purchaser, f.supplier) == pair]
        here = [m for m in meetings if m.pair == pair]
        if not matching([[n for n, m in enumerate(here) if keeps(m, f)] for f in rows]):
            found.append(f"Fixed {pair} is not kept")
    return found


def keeps(m: Held, f: Fixed) -> bool:
    return (
        f.day in (None, m.slot.day)
        and f.start in (None, m.slot.start)
        and (f.table is None or f.table in (m.table, f"{m.zone}/{m.table}"))
        and f.interpreter in (None, m.interpreter)
    )


def matching(choices: Sequence[Sequence[object]]) -> bool:
    """Whether everybody can have a choice of his own."""
    owner: dict[object, int] = {}

    def give(n: int, seen: set[object]) -> bool:
        for choice in choices[n]:
            if choice not in seen:
                seen.add(choice)
                if choice not in owner or give(owner[choice], seen):
                    owner[choice] = n
                    return True
        return False

    return all(give(n, set()) for n in range(len(choices)))


def alone(spec: Spec, m: Held) -> Iterator[str]:  # noqa: PLR0912  # one rule after another
    """What is wrong with a meeting whatever the others are."""
    purchaser, supplier = spec.company(m.pair[0]), spec.company(m.pair[1])
    name = f"{m.pair} at {m.slot.begins:%d %H:%M}"
    if purchaser.purchaser is None or supplier.supplier is None or purchaser is supplier:
        yield f"{name}: wrong roles"
        return
    if m.zone != supplier.supplier.zone:
        yield f"{name}: in zone {m.zone}"
        return
    if not table_open(spec, m.zone, m.table, m.slot):
        yield f"{name}: table {m.zone}/{m.table} is closed or unknown"
    for terms in (purchaser.purchaser, supplier.supplier):
        if not table_fits(spec, terms, m.zone, m.table):
            yield f"{name}: not at table {terms.table}"
    people = (attending(spec, m.purchaser), attending(spec, m.supplier))
    for company, (who, _) in zip((purchaser, supplier), people, strict=True):
        if any(w.touches(m.slot) for w in (*company.away, *who.away)):
            yield f"{name}: {who.name} of {company.id} is away"
        if company.cancelled:
            yield f"{name}: {company.id} is cancelled"
    needed = spec.interpreters is not None and all(tongues for _, tongues in people) and not people[0][1] & people[1][1]
    if needed:
        speaker = next((i for i in spec.interpreters or () if i.id == m.interpreter), None)
        if speaker is None or not interprets(speaker, people[0][1], people[1][1], m.zone, m.slot):
            yield f"{name}: no interpreter who can"
    for r in spec.asked.get(m.pair, []):
        if r.level == "no":
            continue
        if r.sessions and m.slot.session not in r.sessions:
            yield f"{name}: not in {r.sessions}"
        if r.delegate is not None and r.delegate not in (people[0][0].name, people[1][0].name):
            yield f"{name}: without {r.delegate}"


def attending(spec: Spec, person: Person) -> tuple[Delegate, set[str]]:
    """A delegate with the languages that count."""
    company = spec.company(person[0])
    delegate = delegates(company)[person[1]]
    return delegate, set(company.languages if delegate.languages is None else delegate.languages)


def interprets(speaker: Interpreter, one: set[str], other: set[str], zone: str, slot: Slot) -> bool:
    """Whether an interpreter speaks to both sides, works in the zone and is there."""
    tongues = set(speaker.languages)
    there = speaker.zone in (None, zone) and not any(w.touches(slot) for w in speaker.away)
    return bool(tongues & one and tongues & other and there)


def zone_of(spec: Spec, code: str) -> Zone:
    return next(z for z in spec.zones if z.code == code)


def table_open(spec: Spec, code: str, label: str, slot: Slot) -> bool:
    """Whether a table is there and open; without the sheet Zones any is."""
    if not spec.zones_given:
        return True
    zone = zone_of(spec, code)
    shut = dict(zone.shut).get(label, ())
    return label in zone.tables and not any(w.touches(slot) for w in (*zone.closed, *shut))


def table_fits(spec: Spec, terms: Terms, code: str, label: str) -> bool:
    """Whether a company's fixed table leaves it this one: it binds in the zones that have a table of that label."""
    if terms.table is None:
        return True
    where, _, wanted = terms.table.rpartition("/")
    if (where and where != code) or wanted not in zone_of(spec, code).tables:
        return True
    return label == wanted


def together(spec: Spec, a: Held, b: Held) -> str | None:
    """What keeps two meetings from being held both, or None."""
    if b.slot.index < a.slot.index:
        a, b = b, a
    if a.slot.index == b.slot.index:
        if set(a.people) & set(b.people):
            return f"{a.pair} and {b.pair} share a person at {a.slot.begins:%d %H:%M}"
        if a.table and (a.zone, a.table) == (b.zone, b.table):
            return f"{a.pair} and {b.pair} share table {a.zone}/{a.table}"
    elif set(a.people) & set(b.people) and _too_near(spec, a, b):
        return f"{a.pair} and {b.pair} are too near to walk"
    for m, n in ((a, b), (b, a)):
        if n.pair in _waits_for(spec, m.pair) and (n.slot.day, n.slot.end) > (m.slot.day, m.slot.start):
            return f"{n.pair} was to come before {m.pair}"
    return None


def _too_near(spec: Spec, a: Held, b: Held) -> bool:
    """Whether nobody can walk from the one meeting to the later other one in time."""
    return a.zone != b.zone and a.slot.day == b.slot.day and b.slot.start - a.slot.end < spec.walk


def _waits_for(spec: Spec, pair: Pair) -> set[Pair]:
    found: set[Pair] = set()
    for r in spec.asked.get(pair, []):
        if r.level != "no":
            found |= {p for other in r.after for p in ((r.asker, other), (other, r.asker))}
    return found - {pair}
