"""The lexicographic optimum of a tiny event, by trying everything.

A dynamic programme over the slots in time order: in each slot, every set of meetings that could be
held there at once is tried after every state that the slots before could leave. A state is all that
matters later: which meetings were held, where everybody last was, and gap counts where a gap spread
is set. Of two ways to one state the lexicographically better stays; since what comes later adds the
same to both, nothing is lost, and the answer is exact. Nothing here is shared with the engine or the
verifier.

``table_moves`` is no part of the vector: it is minimised over tables alone, with slots and people
given, by ``fewest_table_moves``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import product

from sco_scheduler.domain.event import Event, Level, Pair, Role, Seated, Slot
from sco_scheduler.domain.goals import GOALS, Sense, rerun_order
from sco_scheduler.domain.schedule import Meeting, Published
from tests.brute_places import Unit, units

Cost = tuple[int, ...]
"""A number per goal, in the order of goals; smaller is better (goals wanted large are negated)."""

Last = tuple[int, str] | None
"""Where a person was last on this day: the slot's index and the zone."""

_EARLIER = -1
"""A slot's index where all that still matters is that it was not the slot before."""


@dataclass(frozen=True)
class Optimum:
    """The best value of every goal, given those before it, and a schedule that has them all."""

    goals: Mapping[str, int]
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True)
class _Key:
    """What matters later: the bits of the meetings held, people's last places, companies' gaps."""

    held: int = 0
    last: tuple[Last, ...] = ()
    gaps: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Group:
    """Meetings held at once in one slot, and what the published schedule makes them cost."""

    held: int
    meetings: tuple[Meeting, ...]
    cost: Cost


@dataclass(frozen=True)
class _Way:
    """The best way to a state: its cost, and the groups slot by slot, the last first."""

    cost: Cost
    group: _Group | None = None
    before: _Way | None = None

    def meetings(self) -> tuple[Meeting, ...]:
        earlier = self.before.meetings() if self.before is not None else ()
        return earlier + (self.group.meetings if self.group is not None else ())


def optimum(event: Event, published: Published | None = None, goals: Sequence[str] | None = None) -> Optimum | None:
    """The optimum over all schedules that keep the rules; None where the pins conflict.

    ``goals`` is the order; without it that of the event, or on a published schedule that of a rerun.
    """
    order = goals or (event.settings.goals if published is None else rerun_order(event.settings.goals))
    return _Search(event, published or Published(), [g for g in order if g != "table_moves"]).run()


def value(event: Event, pair: Pair) -> int:
    """The value of a meeting of the pair."""
    s = event.settings
    total, mutual = 0, 0
    for r in event.requests_by_pair.get(pair, ()):
        if r.level is Level.NO:
            continue
        if r.level is Level.MUST:
            points = 20
        elif r.level is Level.MAYBE:
            points = 1
        else:
            points = 2 if r.rank is None else max(2, 11 - r.rank)
        terms = event.company_by_id[r.asker].terms(r.role)
        weight = s.purchaser_weight if r.role is Role.PURCHASER else s.supplier_weight
        total += points * weight * (2 if terms is not None and terms.vip else 1)
        mutual += r.level in (Level.MUST, Level.WANT)
    return total + (s.mutual_bonus if mutual == 2 else 0)


def fewest_table_moves(event: Event, meetings: Sequence[Meeting]) -> int:
    """The least ``table_moves`` over all tables that the meetings could be at, slots and people given."""
    ways: dict[tuple[tuple[str, str, str], ...], int] = {(): 0}
    day = None
    for slot in event.slots:
        here = [m for m in meetings if m.start == slot.start]
        if slot.date != day:
            ways, day = {(): min(ways.values())}, slot.date
        choices = [_tables(event, m) for m in here]
        found: dict[tuple[tuple[str, str, str], ...], int] = {}
        for labels in product(*choices):
            if len({(m.zone, label) for m, label in zip(here, labels, strict=True)}) < len(here):
                continue
            for last, moves in ways.items():
                now = {(person, zone): label for person, zone, label in last}
                more = 0
                for m, label in zip(here, labels, strict=True):
                    person = _seated(event, m)
                    more += now.get((person, m.zone), label) != label
                    if person:
                        now[person, m.zone] = label
                name = tuple(sorted((p, z, t) for (p, z), t in now.items()))
                found[name] = min(found.get(name, moves + more), moves + more)
        ways = found
    return min(ways.values())


def _seated(event: Event, meeting: Meeting) -> str:
    if event.settings.seated is Seated.NOBODY:
        return ""
    return meeting.delegates[0 if event.settings.seated is Seated.PURCHASERS else 1]


def _tables(event: Event, meeting: Meeting) -> list[str]:
    for unit in units(event, Published()):
        labels = {
            m.table
            for m in unit.places
            if (m.start, m.delegates, m.interpreter) == (meeting.start, meeting.delegates, meeting.interpreter)
            and unit.pair == meeting.pair
        }
        if labels:
            return sorted(labels)
    return [meeting.table]


class _Search:
    def __init__(self, event: Event, published: Published, goals: Sequence[str]) -> None:
        self.event, self.published, self.goals = event, published, goals
        self.units = units(event, published)
        self.where = {name: n for n, name in enumerate(goals)}
        self.waits = {u.bit: sum(v.bit for v in self.units if v.pair in u.after) for u in self.units if u.after}
        self.people = [d.key for c in event.companies for d in c.delegates] + [i.id for i in event.interpreters or ()]
        self.index = {person: n for n, person in enumerate(self.people)}
        self.companies = [c.id for c in event.companies]
        self.walk = timedelta(minutes=event.settings.walk_minutes)
        pauses = [b.start - a.end for a, b in zip(event.slots, event.slots[1:], strict=False)]
        self.walk_matters = len(event.zones) > 1 and any(p < self.walk for p in pauses)
        self.zones_matter = self.walk_matters or not {"zone_moves", "lost_time"}.isdisjoint(goals)
        self.waits_matter = "lost_time" in goals
        self.lasts = [(slot.end - slot.start) // timedelta(minutes=1) for slot in event.slots]
        self.walk_is_long = any(s.end - s.start < self.walk for s in event.slots)
        self.fits = cache(self._fits)

    def run(self) -> Optimum | None:
        start = _Key(0, (None,) * len(self.people), (0,) * len(self.companies))
        ways = {start: _Way((0,) * len(self.goals))}
        for slot, after in zip(self.event.slots, (*self.event.slots[1:], None), strict=True):
            groups = list(self._groups(slot))
            found: dict[_Key, _Way] = {}
            for key, way in ways.items():
                others = [self._blurred(n, was, slot) for n, was in enumerate(key.last)]
                for group in groups:
                    if key.held & group.held:
                        continue  # asked here, where it is asked most often
                    step = self._step(key, others, group, slot, after)
                    if step is None:
                        continue
                    then, walked = step
                    cost = tuple(a + b + c for a, b, c in zip(way.cost, group.cost, walked, strict=True))
                    if then not in found or cost < found[then].cost:
                        found[then] = _Way(cost, group, way)
            ways = found
        ends = [(whole, way) for key, way in ways.items() if (whole := self._whole(key, way.cost)) is not None]
        if not ends:
            return None
        cost, way = min(ends, key=lambda end: end[0])
        values = {g: -v if GOALS[g].sense is Sense.MOST else v for g, v in zip(self.goals, cost, strict=True)}
        return Optimum(values, way.meetings())

    def _groups(self, slot: Slot) -> Iterator[_Group]:
        """Every set of meetings that people, tables and interpreters allow in the slot at once.

        Of sets that differ in tables alone only the cheapest stays: tables matter in no other slot.
        """
        best: dict[tuple[object, ...], _Group] = {}
        here = [(u, [m for m in u.places if m.start == slot.start]) for u in self.units]
        for chosen in _compatible([(u, places) for u, places in here if places], frozenset()):
            who = tuple((u.bit, m.delegates, m.interpreter) for u, m in chosen)
            group = _Group(sum(u.bit for u, _ in chosen), tuple(m for _, m in chosen), self._changes(chosen))
            if who not in best or group.cost < best[who].cost:
                best[who] = group
        yield from best.values()

    def _changes(self, chosen: Sequence[tuple[Unit, Meeting]]) -> Cost:
        cost = [0] * len(self.goals)
        for unit, m in chosen:
            old = unit.before
            if old is None:
                continue
            if m.start != old.start:
                name = "slot_moves"
            elif (m.zone, m.table) != (old.zone, old.table):
                name = "table_changes"
            elif (m.delegates, m.interpreter) != (old.delegates, old.interpreter):
                name = "person_changes"
            else:
                continue
            if name in self.where:
                cost[self.where[name]] += 1
        return tuple(cost)

    def _step(
        self, key: _Key, others: list[Last], group: _Group, slot: Slot, after: Slot | None
    ) -> tuple[_Key, Cost] | None:
        """The state after the slot, and what waiting and walking cost; None where a rule forbids it.

        ``others`` are the last places as they are known of who does not meet in this slot.
        """
        held = key.held | group.held
        if not self.fits(held):
            return None
        if any(bit & held and waits & group.held for bit, waits in self.waits.items()):
            return None  # the one that should come first is held now, not before
        cost = [0] * len(self.goals)
        last, gaps = list(others), list(key.gaps)
        for meeting in group.meetings:
            for person in (*meeting.delegates, meeting.interpreter):
                if person is None:
                    continue
                n = self.index[person]
                was = key.last[n]
                if was is not None:
                    index, zone = was
                    moved = self.zones_matter and zone != meeting.zone
                    if moved and index != _EARLIER and not self.published.is_history(meeting):
                        pause = slot.start - self.event.slots[index].end
                        if pause < self.walk:
                            return None
                    waits = sum(self.lasts[index + 1 : slot.index]) if self.waits_matter else 0
                    self._count(person, gap=index != slot.index - 1, moved=moved, cost=cost, gaps=gaps)
                    self._lose(person, waits, moved=moved, cost=cost)
                last[n] = self._blurred(n, (slot.index, meeting.zone if self.zones_matter else ""), slot)
        if after is None or after.date != slot.date:
            last = [None] * len(last)
        return _Key(held, tuple(last), tuple(gaps)), tuple(cost)

    def _blurred(self, person: int, was: Last, slot: Slot) -> Last:
        """What is still worth knowing of a last place, so that states which differ in nothing else are one."""
        if was is None or self.walk_is_long:
            return was
        index, zone = was
        interprets = self.people[person] in self.event.interpreter_by_id
        if self.waits_matter and not interprets:
            return was  # each slot until the next meeting counts
        if interprets and (index != slot.index or not self.walk_matters):
            return None
        return was if index == slot.index else (_EARLIER, zone)

    def _count(self, person: str, *, gap: bool, moved: bool, cost: list[int], gaps: list[int]) -> None:
        if person not in self.event.company_of_delegate:
            return
        company = self.event.company_of_delegate[person]
        side = "gaps_suppliers" if company.purchaser is None else "gaps_purchasers"
        for name, here in (("gaps", gap), (side, gap), ("zone_moves", moved)):
            if here and name in self.where:
                cost[self.where[name]] += 1
        if gap and self.event.settings.gap_spread is not None:
            gaps[self.companies.index(company.id)] += 1

    def _lose(self, person: str, waits: int, *, moved: bool, cost: list[int]) -> None:
        """Count the minutes of slots that a delegate waits through, and those of a walk, by the weight of the side."""
        if "lost_time" not in self.where or person not in self.event.company_of_delegate:
            return
        settings = self.event.settings
        buys = self.event.company_of_delegate[person].purchaser is not None
        minutes = waits + (settings.walk_minutes if moved and len(self.event.zones) > 1 else 0)
        cost[self.where["lost_time"]] += minutes * (settings.purchaser_weight if buys else settings.supplier_weight)

    def _counts(self, held: int) -> tuple[dict[str, int], dict[str, int]]:
        bought = dict.fromkeys(self.companies, 0)
        sold = dict.fromkeys(self.companies, 0)
        for u in self.units:
            if u.bit & held:
                bought[u.pair[0]] += 1
                sold[u.pair[1]] += 1
        return bought, sold

    def _fits(self, held: int) -> bool:
        """Whether no company has more meetings than its maxima."""
        bought, sold = self._counts(held)
        return not any(
            terms is not None and terms.maximum is not None and count[c.id] > terms.maximum
            for c in self.event.companies
            for terms, count in ((c.purchaser, bought), (c.supplier, sold))
        )

    def _whole(self, key: _Key, cost: Cost) -> Cost | None:
        """The cost of a finished schedule; None where it breaks a rule that only the whole shows."""
        if any(u.must_be and not u.bit & key.held for u in self.units):
            return None
        bought, sold = self._counts(key.held)
        spread = self.event.settings.gap_spread
        counts = [gaps for c, gaps in zip(self.companies, key.gaps, strict=True) if bought[c] or sold[c]]
        if spread is not None and counts and max(counts) - min(counts) > spread:
            return None
        held = [u for u in self.units if u.bit & key.held]
        missing = [
            max(0, terms.minimum - count[c.id])
            for c in self.event.companies
            for terms, count in ((c.purchaser, bought), (c.supplier, sold))
            if terms is not None and not c.cancelled
        ]
        musts = {
            u.pair for u in held if any(r.level is Level.MUST for r in self.event.requests_by_pair.get(u.pair, ()))
        }
        wholes = {
            "musts": -len(musts - self.published.unmet_musts),
            "kept": sum(u.before is not None and not u.bit & key.held for u in self.units),
            "minimums": sum(missing),
            "value": -sum(value(self.event, u.pair) for u in held),
            "balance": sum(n * n for n in sold.values()),
        }
        return tuple(c + wholes.get(goal, 0) for goal, c in zip(self.goals, cost, strict=True))


def _compatible(
    rest: Sequence[tuple[Unit, Sequence[Meeting]]], taken: frozenset[str]
) -> Iterator[tuple[tuple[Unit, Meeting], ...]]:
    """Every choice of meetings of which no two share a person or a table."""
    if not rest:
        yield ()
        return
    (unit, places), others = rest[0], rest[1:]
    yield from _compatible(others, taken)
    for m in places:
        needs = {*m.delegates, m.interpreter or f"nobody for {unit.bit}", f"{m.zone}/{m.table}"}
        if not needs & taken:
            yield from (((unit, m), *more) for more in _compatible(others, taken | needs))
