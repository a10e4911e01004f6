"""All schedules of a tiny event, and whether any of them contradicts what the program claims of its own.

``Model`` lists every way to hold every meeting of a tiny event; ``Model.refute`` looks at every schedule that
could contradict what is claimed. Nothing here comes from the program's package.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.attack.goals import LARGE, gaps_of, goals, table_moves_of
from benchmarks.attack.meetings import Held, Pair, Row, allowed, delegates, least_and_most, value_of
from benchmarks.attack.rules import alone, as_locked, attending, keeps, matching, together, zone_of
from benchmarks.attack.spec import Spec


class TooMany(Exception):
    """There are too many schedules to look at all."""


@dataclass(frozen=True)
class _Unit:
    """A meeting that may be held once, and every way to hold it."""

    pair: Pair
    ways: tuple[Held, ...]
    must_be: bool


def ways_of(spec: Spec, pair: Pair) -> Iterator[Held]:
    """Every way to hold a meeting of a pair alone."""
    purchaser, supplier = spec.company(pair[0]), spec.company(pair[1])
    if supplier.supplier is None:
        return
    zone = zone_of(spec, supplier.supplier.zone)
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
                        if not any(alone(spec, way)):
                            yield way


def can_join(spec: Spec, pair: Pair, meetings: Sequence[Held]) -> bool:
    """Whether a meeting of a pair fits somewhere beside all others as they are, maxima left aside."""
    return any(all(together(spec, way, m) is None for m in meetings) for way in ways_of(spec, pair))


class Model:
    """All schedules of a tiny event, and of a rerun of it.

    Parameters
    ----------
    spec
        The event.
    published
        The rows that a rerun starts from; None for a first build.
    old_musts
        The musts that were not held when it was published.
    most
        The most schedules, whole or in part, to look at.
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
            sum(1 << j for j, (m, b) in enumerate(ways) if n != m and together(spec, a, b) is None) for n, a in ways
        ]
        self.worth = {unit.pair: value_of(spec, unit.pair) for unit in self.units}
        self.is_must = {pair for pair, rows in spec.asked.items() if any(r.level == "must" for r in rows)} - old_musts

    def _units(self) -> Iterator[_Unit]:
        spec = self.spec
        gone = {row.held.pair for row in self.published if not row.open}
        listed = {(f.purchaser, f.supplier) for f in spec.fixed}
        asks = spec.asked
        for f in spec.fixed:
            pair = (f.purchaser, f.supplier)
            refused = any(r.level == "no" for r in asks.get(pair, []))
            ways = () if refused else tuple(m for m in ways_of(spec, pair) if keeps(m, f))
            yield _Unit(pair, ways, must_be=True)
        for pair in allowed(spec):
            if pair not in listed and pair not in gone:
                locks = [row.held for row in self.published if row.locked and row.open and row.held.pair == pair]
                ways = tuple(m for m in ways_of(spec, pair) if all(as_locked(m, old) for old in locks))
                yield _Unit(pair, ways, must_be=bool(locks))

    def _merged(self, n: int, unit: _Unit) -> _Unit:
        """The unit with ways that differ in the table alone made one, where no goal looks at single tables."""
        if self.by_table:
            return unit
        for way in unit.ways:
            self.labels.setdefault((n, replace(way, table="")), []).append(way.table)
        return replace(unit, ways=tuple(way for m, way in self.labels if m == n))

    def _schedules(self, hopeless: object = None) -> Iterator[tuple[Held, ...]]:
        yield from self._extend(0, (1 << len(self.ways)) - 1, (), hopeless)

    def _seats(self, held: Sequence[Held], units: Sequence[int]) -> bool:
        """Whether the last of the meetings and all beside it find a table each."""
        new = held[-1]
        return self.by_table or matching(
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

        Parameters
        ----------
        claims
            For each goal in order: its name, value, bound (None where none is told) and whether it is proved.
            ``table_moves``, which is minimised over tables alone, is left to ``fewest_table_moves``.
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


def fewest_table_moves(spec: Spec, meetings: Sequence[Held], most: int = 20_000) -> int:
    """The fewest table moves over all tables, slots and people given.

    Raises
    ------
    TooMany
        There are too many ways, or a pair meets more than once, so that its rows of Fixed may be for either meeting.
    """
    if len({m.pair for m in meetings}) < len(meetings):
        raise TooMany
    choices = [
        [
            w
            for w in ways_of(spec, m.pair)
            if (w.slot, w.purchaser, w.supplier, w.interpreter) == (m.slot, m.purchaser, m.supplier, m.interpreter)
        ]
        for m in meetings
    ]
    for f in spec.fixed:
        for n, m in enumerate(meetings):
            if m.pair == (f.purchaser, f.supplier) and f.table is not None:
                choices[n] = [w for w in choices[n] if keeps(w, f) or w.slot != m.slot]
    found: list[int] = []
    left = most

    def place(n: int, chosen: list[Held]) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise TooMany
        if n == len(choices):
            found.append(table_moves_of(spec, chosen))
            return
        for way in choices[n]:
            if not any(m.slot == way.slot and (m.zone, m.table) == (way.zone, way.table) for m in chosen):
                place(n + 1, [*chosen, way])

    place(0, [])
    return min(found)


def _better(name: str, one: int, other: int) -> bool:
    return one > other if name in LARGE else one < other
