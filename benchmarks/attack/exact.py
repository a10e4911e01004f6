"""Every rule and goal once more, on specs, and all schedules of a tiny event: what the program's claims are held to.

Nothing here comes from the program's package. ``Model`` lists every way to hold every meeting of a tiny
event, ``broken`` says which rules a schedule breaks, ``goals`` counts it, and ``Model.refute`` looks at every
schedule that could contradict what is claimed of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from benchmarks.attack.spec import Company, Delegate, Fixed, Interpreter, Request, Slot, Spec, Terms, Zone

Pair = tuple[str, str]
Person = tuple[str, int]

LARGE = {"musts", "value"}
"""The goals of which more is better."""

RERUN_ONLY = ("kept", "slot_moves", "table_changes", "person_changes")


class TooMany(Exception):
    """There are too many schedules to look at all."""


@dataclass(frozen=True)
class Held:
    """A meeting as it is held: the pair, its slot and table, and who attends, each person as (company, number)."""

    pair: Pair
    slot: Slot
    zone: str
    table: str
    purchaser: Person
    supplier: Person
    interpreter: str | None = None

    @property
    def people(self) -> tuple[Person, ...]:
        """All who have to be there."""
        extra = ((self.interpreter, -1),) if self.interpreter is not None else ()
        return (self.purchaser, self.supplier, *extra)


@dataclass(frozen=True)
class Row:
    """A meeting of the published schedule; ``open`` False: it was cancelled, deleted or nobody came."""

    held: Held
    locked: bool = False
    open: bool = True


def delegates(company: Company) -> tuple[Delegate, ...]:
    """Those who attend for a company: at least one."""
    return company.delegates or (Delegate(company.contact),)


def pair_of(spec: Spec, request: Request) -> Pair:
    """Which of the two is the purchaser of the meeting that a request asks for."""
    asker, other = spec.company(request.asker), spec.company(request.other)
    if asker.purchaser and other.supplier and not (asker.supplier and other.purchaser):
        return asker.id, other.id
    if not (asker.purchaser and other.supplier):
        return other.id, asker.id
    both = {asker.id, other.id}
    first = next((r for r in spec.requests if {r.asker, r.other} == both and r.level != "no"), request)
    return first.asker, first.other


def asked(spec: Spec) -> dict[Pair, list[Request]]:
    """What counts of the requests, by pair: one for each asking side, refusals included; none of who is cancelled."""
    found: dict[Pair, dict[str, Request]] = {}
    for r in spec.requests:
        if spec.company(r.asker).cancelled or spec.company(r.other).cancelled:
            continue
        sides = found.setdefault(pair_of(spec, r), {})
        if r.asker not in sides or (r.level == "no" and sides[r.asker].level != "no"):
            sides[r.asker] = r
    return {pair: list(sides.values()) for pair, sides in found.items()}


def allowed(spec: Spec) -> dict[Pair, list[Request]]:
    """The pairs that may meet, each with the requests for it."""
    return {pair: rows for pair, rows in asked(spec).items() if all(r.level != "no" for r in rows)}


def value_of(spec: Spec, pair: Pair) -> int:
    """The value of a meeting."""
    total, mutual = 0, 0
    for r in asked(spec).get(pair, []):
        points = {"must": 20, "maybe": 1, "no": 0}.get(r.level, 2 if r.rank is None else max(2, 11 - r.rank))
        company = spec.company(r.asker)
        terms = company.purchaser if r.asker == pair[0] else company.supplier
        weight = spec.weights[0] if r.asker == pair[0] else spec.weights[1]
        total += points * weight * (2 if terms is not None and terms.vip else 1)
        mutual += r.level in ("must", "want")
    return total + (spec.bonus if mutual == 2 else 0)


def least_and_most(spec: Spec, company: Company, role: int) -> tuple[int, int | None]:
    """The minimum and maximum of a company as purchaser (0) or supplier (1); none where it has no such role."""
    terms: Terms | None = (company.purchaser, company.supplier)[role]
    if terms is None:
        return 0, None
    least = spec.minimums[role] if terms.minimum is None else terms.minimum
    return least, spec.maximums[role] if terms.maximum is None else terms.maximum


# ---------------------------------------------------------------------------------------------------------------------
# Goals


def goals(
    spec: Spec, meetings: Sequence[Held], published: Sequence[Row] = (), old_musts: frozenset[Pair] = frozenset()
) -> dict[str, int]:
    """The value of every goal."""
    asks = asked(spec)
    bought, sold = _counts(meetings)
    found = dict.fromkeys(("gaps_purchasers", "gaps_suppliers", "zone_moves", "lost_time", "table_moves"), 0)
    musts = {m.pair for m in meetings if any(r.level == "must" for r in asks.get(m.pair, []))}
    found["musts"] = len(musts - old_musts)
    found["minimums"] = sum(
        max(0, least_and_most(spec, c, role)[0] - count.get(c.id, 0))
        for c in spec.companies
        if not c.cancelled
        for role, count in ((0, bought), (1, sold))
    )
    found["value"] = sum(value_of(spec, m.pair) for m in meetings)
    found["balance"] = sum(n * n for n in sold.values())
    slots = spec.slots
    for (company, _), day in _days(meetings):
        buys = spec.company(company).purchaser is not None
        for a, b in pairwise(day):
            idle = [s for s in slots if s.day == a.slot.day and a.slot.index < s.index < b.slot.index]
            moved = a.zone != b.zone
            found["gaps_purchasers" if buys else "gaps_suppliers"] += bool(idle)
            found["zone_moves"] += moved
            lost = sum(s.end - s.start for s in idle) + spec.walk * moved
            found["lost_time"] += lost * spec.weights[0 if buys else 1]
    found["gaps"] = found["gaps_purchasers"] + found["gaps_suppliers"]
    found["table_moves"] = _table_moves(spec, meetings)
    now = {m.pair: m for m in meetings}
    still = allowed(spec)
    rows = [row for row in published if row.open and row.held.pair in still]
    found["kept"] = sum(row.held.pair not in now for row in rows)
    for name in RERUN_ONLY[1:]:
        found[name] = 0
    for row in rows:
        old, new = row.held, now.get(row.held.pair)
        if new is None:
            continue
        if old.slot.index != new.slot.index:
            found["slot_moves"] += 1
        elif (old.zone, old.table) != (new.zone, new.table):
            found["table_changes"] += 1
        elif (old.purchaser, old.supplier, old.interpreter) != (new.purchaser, new.supplier, new.interpreter):
            found["person_changes"] += 1
    return found


def gaps_of(spec: Spec, meetings: Sequence[Held]) -> dict[str, int]:
    """The gaps of each company that holds a meeting."""
    found = {name: 0 for m in meetings for name in m.pair}
    for (company, _), day in _days(meetings):
        found[company] += sum(b.slot.index - a.slot.index > 1 for a, b in pairwise(day))
    return found


def _table_moves(spec: Spec, meetings: Sequence[Held]) -> int:
    if spec.seated == "nobody":
        return 0
    moves = 0
    for person, day in _days(meetings):
        last: dict[str, str] = {}
        for m in day:
            if (m.purchaser if spec.seated == "purchasers" else m.supplier) != person:
                last.clear()  # it goes to somebody else's table
                continue
            moves += m.zone in last and last[m.zone] != m.table
            last[m.zone] = m.table
    return moves


def _counts(meetings: Sequence[Held]) -> tuple[dict[str, int], dict[str, int]]:
    bought: dict[str, int] = {}
    sold: dict[str, int] = {}
    for m in meetings:
        bought[m.pair[0]] = bought.get(m.pair[0], 0) + 1
        sold[m.pair[1]] = sold.get(m.pair[1], 0) + 1
    return bought, sold


def _days(meetings: Sequence[Held]) -> Iterator[tuple[Person, list[Held]]]:
    """Each delegate's meetings of each day, in order of time."""
    found: dict[tuple[Person, int], list[Held]] = {}
    for m in sorted(meetings, key=lambda m: m.slot.index):
        for person in (m.purchaser, m.supplier):
            found.setdefault((person, m.slot.day), []).append(m)
    for (person, _), day in found.items():
        yield person, day


# ---------------------------------------------------------------------------------------------------------------------
# Rules


def broken(spec: Spec, meetings: Sequence[Held], published: Sequence[Row] = ()) -> list[str]:
    """What rules a schedule breaks, in words; empty where it keeps all."""
    found = [text for m in meetings for text in _alone(spec, m)]
    for n, a in enumerate(meetings):
        found += [text for b in meetings[n + 1 :] if (text := _together(spec, a, b)) is not None]
    bought, sold = _counts(meetings)
    for c in spec.companies:
        for role, count in ((0, bought), (1, sold)):
            most = least_and_most(spec, c, role)[1]
            if most is not None and count.get(c.id, 0) > most:
                found.append(f"{c.id} has {count[c.id]} meetings, at most {most}")
    found += [*_pairs(spec, meetings, published), *_fixed(spec, meetings), *_standing(spec, meetings, published)]
    if spec.spread is not None:
        counts = gaps_of(spec, meetings).values()
        if counts and max(counts) - min(counts) > spec.spread:
            found.append(f"gaps {sorted(counts)} are further apart than {spec.spread}")
    return found


def _pairs(spec: Spec, meetings: Sequence[Held], published: Sequence[Row]) -> Iterator[str]:
    """Pairs that meet too often, or that nobody asked for."""
    pinned = {row.held.pair for row in published if row.locked and row.open}
    may = allowed(spec)
    for pair in dict.fromkeys(m.pair for m in meetings):
        listed = sum((f.purchaser, f.supplier) == pair for f in spec.fixed)
        if sum(m.pair == pair for m in meetings) > max(1, listed):
            yield f"{pair} meets more than {max(1, listed)} times"
        if pair not in may and not (listed and pair not in asked(spec)) and pair not in pinned:
            yield f"{pair} is not to meet"


def _standing(spec: Spec, meetings: Sequence[Held], published: Sequence[Row]) -> Iterator[str]:
    """Locked rows that are not as they were, and cancelled ones that are held."""
    for row in published:
        same = [m for m in meetings if m.pair == row.held.pair]
        if row.locked and row.open and not any(_as_locked(m, row.held) for m in same):
            yield f"locked {row.held.pair} is not as it was"
        if not row.open and not any((f.purchaser, f.supplier) == row.held.pair for f in spec.fixed):
            yield from (f"{m.pair} was cancelled" for m in same)


def _as_locked(new: Held, old: Held) -> bool:
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
        if not _matching([[n for n, m in enumerate(here) if _keeps(m, f)] for f in rows]):
            found.append(f"Fixed {pair} is not kept")
    return found


def _keeps(m: Held, f: Fixed) -> bool:
    return (
        f.day in (None, m.slot.day)
        and f.start in (None, m.slot.start)
        and (f.table is None or f.table in (m.table, f"{m.zone}/{m.table}"))
        and f.interpreter in (None, m.interpreter)
    )


def _matching(choices: Sequence[Sequence[object]]) -> bool:
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


def _alone(spec: Spec, m: Held) -> Iterator[str]:  # noqa: PLR0912  # one rule after another
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
    for r in asked(spec).get(m.pair, []):
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


def _zone(spec: Spec, code: str) -> Zone:
    return next(z for z in spec.zones if z.code == code)


def table_open(spec: Spec, code: str, label: str, slot: Slot) -> bool:
    """Whether a table is there and open; without the sheet Zones any is."""
    if not spec.zones_given:
        return True
    zone = _zone(spec, code)
    shut = dict(zone.shut).get(label, ())
    return label in zone.tables and not any(w.touches(slot) for w in (*zone.closed, *shut))


def table_fits(spec: Spec, terms: Terms, code: str, label: str) -> bool:
    """Whether a company's fixed table leaves it this one: it binds in the zones that have a table of that label."""
    if terms.table is None:
        return True
    where, _, wanted = terms.table.rpartition("/")
    if (where and where != code) or wanted not in _zone(spec, code).tables:
        return True
    return label == wanted


def _together(spec: Spec, a: Held, b: Held) -> str | None:
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
    for r in asked(spec).get(pair, []):
        if r.level != "no":
            found |= {p for other in r.after for p in ((r.asker, other), (other, r.asker))}
    return found - {pair}


# ---------------------------------------------------------------------------------------------------------------------
# All schedules


@dataclass(frozen=True)
class _Unit:
    """A meeting that may be held once, and every way to hold it."""

    pair: Pair
    ways: tuple[Held, ...]
    must_be: bool


class Model:
    """All schedules of a tiny event, and of a rerun of it.

    Args:
        spec: the event.
        published: the rows that a rerun starts from; None for a first build.
        old_musts: the musts that were not held when it was published.
        most: the most schedules, whole or in part, to look at.

    """

    def __init__(
        self,
        spec: Spec,
        published: Sequence[Row] | None = None,
        old_musts: frozenset[Pair] = frozenset(),
        most: int = 60_000,
    ) -> None:
        self.spec, self.published, self.old_musts = spec, published or (), old_musts
        self.by_table = published is not None
        self.left = most
        self.labels: dict[tuple[int, Held], list[str]] = {}
        self.units = [self._merged(n, unit) for n, unit in enumerate(self._units())]
        ways = [(n, way) for n, unit in enumerate(self.units) for way in unit.ways]
        if len(ways) > 400:
            raise TooMany
        self.number = {(n, way): i for i, (n, way) in enumerate(ways)}
        self.ways = [way for _, way in ways]
        self.fits = [
            sum(1 << j for j, (m, b) in enumerate(ways) if n != m and _together(spec, a, b) is None) for n, a in ways
        ]
        self.worth = {unit.pair: value_of(spec, unit.pair) for unit in self.units}
        self.is_must = {pair for pair, rows in asked(spec).items() if any(r.level == "must" for r in rows)} - old_musts

    def _units(self) -> Iterator[_Unit]:
        spec = self.spec
        gone = {row.held.pair for row in self.published if not row.open}
        listed = {(f.purchaser, f.supplier) for f in spec.fixed}
        asks = asked(spec)
        for f in spec.fixed:
            pair = (f.purchaser, f.supplier)
            refused = any(r.level == "no" for r in asks.get(pair, []))
            ways = () if refused else tuple(m for m in self._ways(pair) if _keeps(m, f))
            yield _Unit(pair, ways, must_be=True)
        for pair in allowed(spec):
            if pair not in listed and pair not in gone:
                locks = [row.held for row in self.published if row.locked and row.open and row.held.pair == pair]
                ways = tuple(m for m in self._ways(pair) if all(_as_locked(m, old) for old in locks))
                yield _Unit(pair, ways, must_be=bool(locks))

    def _merged(self, n: int, unit: _Unit) -> _Unit:
        """The unit with ways that differ in the table alone made one, where no goal looks at single tables."""
        if self.by_table:
            return unit
        for way in unit.ways:
            self.labels.setdefault((n, replace(way, table="")), []).append(way.table)
        return replace(unit, ways=tuple(way for m, way in self.labels if m == n))

    def _ways(self, pair: Pair) -> Iterator[Held]:
        spec = self.spec
        purchaser, supplier = spec.company(pair[0]), spec.company(pair[1])
        if supplier.supplier is None:
            return
        zone = _zone(spec, supplier.supplier.zone)
        labels = zone.tables if spec.zones_given else tuple(str(n + 1) for n in range(len(spec.companies)))
        speakers = [None, *(i.id for i in spec.interpreters or ())]
        for slot in spec.slots:
            for p in range(len(delegates(purchaser))):
                for s in range(len(delegates(supplier))):
                    one, other = attending(spec, (pair[0], p))[1], attending(spec, (pair[1], s))[1]
                    needs = spec.interpreters is not None and one and other and not one & other
                    for speaker in speakers[1:] if needs else speakers[:1]:
                        for label in labels:
                            way = Held(pair, slot, zone.code, label, (pair[0], p), (pair[1], s), speaker)
                            if not any(_alone(spec, way)):
                                yield way

    def _schedules(self, hopeless: object = None) -> Iterator[tuple[Held, ...]]:
        yield from self._extend(0, (1 << len(self.ways)) - 1, (), hopeless)

    def _seats(self, held: Sequence[Held], units: Sequence[int]) -> bool:
        """Whether the last of the meetings and all beside it find a table each."""
        new = held[-1]
        return self.by_table or _matching(
            [self.labels[n, m] for n, m in zip(units, held, strict=True) if (m.slot, m.zone) == (new.slot, new.zone)]
        )

    def _extend(
        self, n: int, free: int, held: tuple[Held, ...], hopeless: object, units: tuple[int, ...] = ()
    ) -> Iterator[tuple[Held, ...]]:
        self.left -= 1
        if self.left < 0:
            raise TooMany
        if callable(hopeless) and hopeless(n, held):
            return
        if n == len(self.units):
            if self._whole(held):
                yield held
            return
        unit = self.units[n]
        if not self._full(unit.pair, held):
            for way in unit.ways:
                i = self.number[n, way]
                if free >> i & 1 and self._seats((*held, way), (*units, n)):
                    yield from self._extend(n + 1, free & self.fits[i], (*held, way), hopeless, (*units, n))
        if not unit.must_be:
            yield from self._extend(n + 1, free, held, hopeless, units)

    def _full(self, pair: Pair, held: Sequence[Held]) -> bool:
        for role in (0, 1):
            most = least_and_most(self.spec, self.spec.company(pair[role]), role)[1]
            if most is not None and sum(m.pair[role] == pair[role] for m in held) >= most:
                return True
        return False

    def _whole(self, held: Sequence[Held]) -> bool:
        if self.spec.spread is None:
            return True
        counts = gaps_of(self.spec, held).values()
        return not counts or max(counts) - min(counts) <= self.spec.spread

    def feasible(self) -> bool:
        """Whether any schedule keeps all rules."""
        return next(self._schedules(), None) is not None

    def refute(self, claims: Sequence[tuple[str, int, int | None, bool]]) -> list[str]:
        """What some schedule shows to be false of the claims.

        Args:
            claims: for each goal in order: its name, value, bound (None where none is told) and whether it is
                proved. ``table_moves``, which is minimised over tables alone, is left to ``fewest_table_moves``.

        """
        claims = [claim for claim in claims if claim[0] != "table_moves"]
        found = [
            f"{name} {value} is proved, with the bound {bound}"
            for name, value, bound, proved in claims
            if proved and bound not in (None, value)
        ]
        names = [name for name, *_ in claims]
        found_better: dict[str, str] = {}

        def hopeless(n: int, held: Sequence[Held]) -> bool:
            """Whether nothing that begins so can be as good as what was reached for all goals before another."""
            for name, value, bound, _ in claims:
                best = self._at_best(name, n, held)
                if best is None or (bound is not None and _better(name, best, bound)):
                    return False
                if _better(name, value, best):
                    return True
            return False

        for schedule in self._schedules(hopeless):
            counted = goals(self.spec, schedule, self.published, self.old_musts)
            for name, value, bound, proved in claims:
                limit = value if proved else bound
                if limit is not None and _better(name, counted[name], limit):
                    ways = [(m.pair, m.slot.index, m.table) for m in schedule]
                    how = "proved" if proved else "bounded"
                    text = f"{name} is said to be {how} at {limit}, and {counted[name]} is possible with {ways}"
                    found_better.setdefault(name, text)
                if _better(name, value, counted[name]):
                    break
        return found + [found_better[name] for name in names if name in found_better]

    def _at_best(self, name: str, n: int, held: Sequence[Held]) -> int | None:
        """The best that a goal can still become once the first ``n`` meetings are decided; None where unknown."""
        rest = [unit.pair for unit in self.units[n:] if unit.ways]
        if name == "musts":
            return len({m.pair for m in held} & self.is_must) + len(set(rest) & self.is_must)
        if name == "value":
            return sum(self.worth[m.pair] for m in held) + sum(self.worth[pair] for pair in rest)
        if name == "minimums":
            missing = 0
            for role in (0, 1):
                for c in self.spec.companies:
                    least = 0 if c.cancelled else least_and_most(self.spec, c, role)[0]
                    if least:
                        here = sum(m.pair[role] == c.id for m in held) + sum(pair[role] == c.id for pair in rest)
                        missing += max(0, least - here)
            return missing
        if name == "kept":
            may = {m.pair for m in held} | set(rest)
            still = allowed(self.spec)
            return sum(r.open and r.held.pair in still and r.held.pair not in may for r in self.published)
        if name == "slot_moves":
            before = {r.held.pair: r.held.slot.index for r in self.published if r.open}
            return sum(before.get(m.pair, m.slot.index) != m.slot.index for m in held)
        return None

    def can_join(self, pair: Pair, meetings: Sequence[Held]) -> bool:
        """Whether a meeting of a pair fits somewhere beside all others as they are, maxima left aside."""
        return any(all(_together(self.spec, way, m) is None for m in meetings) for way in self._ways(pair))


def fewest_table_moves(spec: Spec, meetings: Sequence[Held], most: int = 20_000) -> int:
    """The fewest table moves over all tables, slots and people given."""
    model = Model(spec)
    choices = [
        [
            w
            for w in model._ways(m.pair)
            if (w.slot, w.purchaser, w.supplier, w.interpreter) == (m.slot, m.purchaser, m.supplier, m.interpreter)
        ]
        for m in meetings
    ]
    for f in spec.fixed:
        for n, m in enumerate(meetings):
            if m.pair == (f.purchaser, f.supplier) and f.table is not None:
                choices[n] = [w for w in choices[n] if _keeps(w, f) or w.slot != m.slot]
    found: list[int] = []
    left = most

    def place(n: int, chosen: list[Held]) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise TooMany
        if n == len(choices):
            found.append(_table_moves(spec, chosen))
            return
        for way in choices[n]:
            if not any(m.slot == way.slot and (m.zone, m.table) == (way.zone, way.table) for m in chosen):
                place(n + 1, [*chosen, way])

    place(0, [])
    return min(found)


def _better(name: str, one: int, other: int) -> bool:
    return one > other if name in LARGE else one < other


def by_name(claims: Sequence[tuple[str, int, int | None, bool]]) -> Mapping[str, int]:
    """The claimed value of each goal."""
    return {name: value for name, value, *_ in claims}
