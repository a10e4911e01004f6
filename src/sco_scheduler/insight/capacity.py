"""The capacity of zones, slots and interpreters against the requests, computed before solving.

A minimum that is reported out of reach certainly is: nearly all rules are relaxed, and the company
has the hall to itself. The demand of a slot assumes an even spread: each meeting is divided equally over the
slots that both sides could use. It shows which slots will be tight.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, reduce
from itertools import combinations

from sco_scheduler.domain.event import Company, Delegate, Event, Pair, Role
from sco_scheduler.domain.messages import Phrase, each_language
from sco_scheduler.insight.hall import (
    Availability,
    Slots,
    bound_tables,
    each,
    languages_nobody_interprets,
    maximum_matching,
    union,
)

BELOW_LANGUAGES = Phrase("below-languages")

NOBODY_ASKED = Phrase("nobody-asked")

_ASKED = {Role.PURCHASER: Phrase("asked-as-purchaser"), Role.SUPPLIER: Phrase("asked-as-supplier")}
_ONLY_ASKED = {Role.PURCHASER: Phrase("only-asked-as-purchaser"), Role.SUPPLIER: Phrase("only-asked-as-supplier")}


@dataclass(frozen=True, slots=True)
class Load:
    """The demand for a zone's tables, or for interpreters of two languages, in one slot."""

    name: str
    start: datetime
    room: int
    asked: float


@dataclass(frozen=True, slots=True)
class Total:
    """The demand for a zone or a pair of languages over the whole event, in meetings; ``room`` is its capacity."""

    name: str
    room: int
    asked: int


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """A company that cannot reach its minimum in a role; ``reachable`` is an upper bound of its meetings."""

    company: str
    role: Role
    minimum: int
    reachable: int
    why: Phrase


@dataclass(frozen=True, slots=True)
class Capacity:
    """The capacity of an event against its requests.

    ``pairs_asked`` are the pairs requested by either side or fixed; ``pairs_possible`` of them have a slot, and nobody
    asked for ``pairs_unasked``.
    ``languages`` and ``language_totals`` are named ``ru-zh`` by the two languages to interpret between;
    if a side speaks several, a meeting counts under the two that most interpreters speak. Both
    are empty if languages are ignored or no meeting needs an interpreter; their last entry, ``all``, is
    for all interpreters together.
    """

    pairs_asked: int
    pairs_possible: int
    zones: tuple[Load, ...]
    zone_totals: tuple[Total, ...]
    out_of_reach: tuple[OutOfReach, ...]
    languages: tuple[Load, ...] = ()
    language_totals: tuple[Total, ...] = ()
    pairs_unasked: int = 0


ALL_LANGUAGES = "all"
"""The name of the entry for all interpreters together."""


def capacity(event: Event) -> Capacity:
    """Compute the capacity of the event's zones, slots and interpreters against the requests."""
    return _Counter(event).capacity()


class _Counter:
    def __init__(self, event: Event) -> None:
        self.event = event
        self.presence = Availability(event)
        wished = [pair for pair in event.requests_by_pair if event.is_allowed(pair)]
        # Fixed meetings without requests count as requested, as in the summary of a build.
        unasked = [f.pair for f in event.fixed if f.pair not in event.requests_by_pair]
        gone = {company.id for company in event.companies if company.cancelled}
        self.asked = [*wished, *(pair for pair in dict.fromkeys(unasked) if not gone & set(pair))]
        self.there: dict[Pair, Slots] = {}
        self.slots: dict[Pair, Slots] = {}
        for pair in self.asked:
            self.there[pair], self.slots[pair] = self._slots(pair)

    def capacity(self) -> Capacity:
        """Compute all parts of the capacity."""
        zones, zone_totals = self._zones()
        languages, language_totals = self._languages()
        return Capacity(
            pairs_asked=len(self.asked),
            pairs_possible=sum(1 for slots in self.slots.values() if slots),
            zones=zones,
            zone_totals=zone_totals,
            out_of_reach=tuple(self._out_of_reach()),
            languages=languages,
            language_totals=language_totals,
            pairs_unasked=sum(pair not in self.event.requests_by_pair for pair in self.asked),
        )

    def _slots(self, pair: Pair) -> tuple[Slots, Slots]:
        """The slots in which both sides could be at a table, and those of them in which they could also talk.

        Both as if the pair had the hall and all interpreters to itself.
        """
        purchaser, supplier = (self.event.company_by_id[c] for c in pair)
        zone = self.event.zone_by_code.get(self.event.zone_of(pair))
        if zone is None:
            return 0, 0
        labels = bound_tables(purchaser, supplier, zone)
        if len(labels) > 1:
            return 0, 0
        usable = [t.label for t in zone.tables if not labels or t.label in labels]
        seats = union(self.presence.table(zone.code, label) for label in usable)
        requests = self.event.requests_by_pair.get(pair, ())
        for request in requests:
            if request.sessions:
                seats &= self.presence.sessions(request.sessions)
        named = {r.delegate for r in requests if r.delegate is not None}
        there, talking = 0, 0
        for a in purchaser.delegates:
            for b in supplier.delegates:
                if named <= {a.key, b.key}:
                    both = self.presence.person(a) & self.presence.person(b)
                    there |= both
                    talking |= both & self._spoken(a, b, zone.code)
        return seats & there, seats & talking

    def _spoken(self, a: Delegate, b: Delegate, zone: str) -> Slots:
        """The slots in which two delegates share a language or an interpreter for them is present."""
        if not self.presence.needs_interpreter(a, b):
            return self.presence.every
        able = self.presence.suitable(a, b, zone)
        return union(self.presence.person(i) for i in able)

    # Tables

    def _zones(self) -> tuple[tuple[Load, ...], tuple[Total, ...]]:
        asked = self._spread((self.event.zone_of(pair), slots) for pair, slots in self.slots.items())
        pairs = Counter(self.event.zone_of(pair) for pair, slots in self.slots.items() if slots)
        loads: list[Load] = []
        totals: list[Total] = []
        for zone in self.event.zones:
            tables = [self.presence.table(zone.code, t.label) for t in zone.tables]
            room = [sum(t >> slot.index & 1 for t in tables) for slot in self.event.slots]
            loads.extend(Load(zone.code, s.start, room[s.index], asked[(zone.code, s.index)]) for s in self.event.slots)
            totals.append(Total(zone.code, sum(room), pairs[zone.code]))
        return tuple(loads), tuple(totals)

    @staticmethod
    def _spread(rows: Iterable[tuple[str, Slots]]) -> Mapping[tuple[str, int], float]:
        found: dict[tuple[str, int], float] = defaultdict(float)
        for (name, slots), count in Counter(rows).items():  # many pairs have the same slots
            for i in each(slots):
                found[(name, i)] += count / slots.bit_count()
        return found

    # Interpreters

    def _languages(self) -> tuple[tuple[Load, ...], tuple[Total, ...]]:
        """The demand for each pair of languages against the interpreters present, by slot and in total."""
        if self.event.interpreters is None:
            return (), ()
        needs: dict[tuple[str, ...], list[Slots]] = defaultdict(list)
        for pair in self.asked:
            two = self._need(pair)
            if two:
                # Pairs without any suitable interpreter have no slot, but count in the demand.
                needs[two].append(self.slots[pair])
        if not needs:
            return (), ()
        rows = [("-".join(two), two, many) for two, many in sorted(needs.items(), key=lambda n: (-len(n[1]), n[0]))]
        rows.append((ALL_LANGUAGES, (), [slots for _, _, many in rows for slots in many]))
        asked = self._spread((name, slots) for name, _, many in rows for slots in many)
        loads: list[Load] = []
        totals: list[Total] = []
        for name, two, many in rows:
            people = [self.presence.person(i) for i in self.event.interpreters if i.languages.issuperset(two)]
            room = [sum(p >> slot.index & 1 for p in people) for slot in self.event.slots]
            loads.extend(Load(name, s.start, room[s.index], asked[(name, s.index)]) for s in self.event.slots)
            totals.append(Total(name, sum(room), len(many)))
        return tuple(loads), tuple(totals)

    def _need(self, pair: Pair) -> tuple[str, ...]:
        """The two languages between which a pair needs interpreting; empty if some delegates need none.

        If a side speaks several, the two that most interpreters speak.
        """
        purchaser, supplier = (self.event.company_by_id[c] for c in pair)
        choices = [(a, b) for a in purchaser.delegates for b in supplier.delegates]
        if not choices or not all(self.presence.needs_interpreter(a, b) for a, b in choices):
            return ()
        spoken = {(x, y) for a, b in choices for x in a.languages for y in b.languages}
        best = min(spoken, key=lambda two: (-self._speakers[frozenset(two)], sorted(two)))
        return tuple(sorted(best))

    @cached_property
    def _speakers(self) -> Counter[frozenset[str]]:
        """The number of interpreters for each pair of languages."""
        people = self.event.interpreters or ()
        return Counter(frozenset(two) for i in people for two in combinations(sorted(i.languages), 2))

    # Minimums

    def _out_of_reach(self) -> Iterable[OutOfReach]:
        """The companies whose minimum no schedule can reach, with an upper bound of their meetings and the cause."""
        by_side: dict[tuple[str, Role], list[Pair]] = defaultdict(list)
        for pair in self.event.requests_by_pair:
            by_side[(pair[0], Role.PURCHASER)].append(pair)
            by_side[(pair[1], Role.SUPPLIER)].append(pair)
        fixed = Counter(side for f in self.event.fixed for side in zip(f.pair, Role, strict=True))
        for company in self.event.companies:
            for role in Role:
                terms = company.terms(role)
                if terms is None or terms.minimum == 0 or company.cancelled:
                    continue
                pairs = by_side[(company.id, role)]
                most = self._most(company, pairs) + fixed[(company.id, role)]
                if most < terms.minimum:
                    why = self._why(company, role, pairs, most)
                    yield OutOfReach(company.id, role, terms.minimum, most, why)

    def _most(self, company: Company, pairs: Iterable[Pair]) -> int:
        """The largest number of the pairs that fit into the slots of the company's delegates (maximum matching)."""
        people = [self.presence.person(d) for d in company.delegates]

        def possible(pair: Pair) -> Iterator[tuple[int, int]]:
            """The slots of the pair, each with a delegate who is present."""
            return ((i, k) for i in each(self.slots.get(pair, 0)) for k, there in enumerate(people) if there >> i & 1)

        return len(maximum_matching(pairs, possible))

    def _why(self, company: Company, role: Role, pairs: Iterable[Pair], most: int) -> Phrase:
        """Why a company cannot have more meetings in a role: no requests, refusals, no common slot, no interpreter."""
        rows = list(pairs)
        if not rows:
            return NOBODY_ASKED
        refused = sum(1 for p in rows if p not in self.slots)
        never = sum(1 for p in rows if p in self.slots and not self.there[p])
        silent = sum(1 for p in rows if p in self.slots and self.there[p] and not self.slots[p])
        able = len(rows) - refused - never - silent
        if silent and not able and (languages := languages_nobody_interprets(self.event, company)):
            return BELOW_LANGUAGES(languages=each_language(languages))
        asked = _ONLY_ASKED if len(rows) == most else _ASKED
        parts = [asked[role](count=len(rows))]
        if refused:
            parts.append(Phrase("refused-or-cancelled")(count=refused))
        if never:
            parts.append(Phrase("never-together")(count=never))
        if silent:
            parts.append(Phrase("no-interpreter")(count=silent))
        if able > most:
            parts.append(Phrase("share-slots")(others=able, count=most))
        *others, last = parts
        told = reduce(lambda one, other: Phrase("clause-and-clause")(one=one, other=other), others) if others else None
        return Phrase("and-of-clauses")(listed=told, last=last) if told is not None else last
