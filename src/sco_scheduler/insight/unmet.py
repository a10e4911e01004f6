"""Finds the reason of each unmet request: the first that is true of the finished schedule.

A reason is about adding this one meeting to the schedule with nobody moved. The reasons come in the
order of ``domain.outcome.Reason``; the obstacle of a slot is the one that excludes the last choice of
delegates, in the order of ``Obstacle``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from sco_scheduler.domain.event import Company, Delegate, Event, Level, Pair, Request, Role, Slot, Terms, Zone
from sco_scheduler.domain.goals import GOALS, rerun_order
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.outcome import Obstacle, Reason, SlotObstacle, Tally, Unmet, tallied, untold
from sco_scheduler.domain.schedule import Meeting, Published, Schedule
from sco_scheduler.domain.values import is_must, pair_value
from sco_scheduler.insight.hall import Hall, Slots, bound_tables, each, union
from sco_scheduler.insight.sentences import WhyNot
from sco_scheduler.verify.case import Case
from sco_scheduler.verify.goals import GoalValues, gaps_by_company

LOOKED_AT = Phrase("pairs-looked-at")
"""What is counted while requests that are not met are explained."""


@dataclass(frozen=True)
class Insertion:
    """A way to add a meeting: slot, table and delegates. No goal of adding depends on its interpreter."""

    pair: Pair
    slot: Slot
    zone: str
    table: str
    sides: tuple[Delegate, Delegate]

    @property
    def meeting(self) -> Meeting:
        """The meeting that would be held."""
        a, b = self.sides
        return Meeting(*self.pair, self.slot.start, self.slot.end, self.zone, self.table, a.key, b.key)


class Additions:
    """Evaluates additions to one schedule by the goals that were pursued and by the gap spread."""

    def __init__(self, schedule: Schedule, order: Sequence[str], published: Published | None) -> None:
        self._schedule = schedule
        self._order = order
        self._case = Case(schedule.event, schedule.meetings, published)

    @property
    def event(self) -> Event:
        """The event of the schedule."""
        return self._schedule.event

    @cached_property
    def _gaps(self) -> dict[str, int]:
        return self._gaps_with(self._case)

    def keeps_spread(self, way: Insertion) -> bool:
        """Whether the gap spread, if one is set, is still kept with the meeting added."""
        spread = self._schedule.event.settings.gap_spread
        if spread is None:
            return True
        after = self._gaps_with(self._case.with_meetings((*self._around(way), way.meeting)))
        counts = self._gaps | {company: after[company] for company in way.pair}
        return max(counts.values()) - min(counts.values()) <= spread

    def betters(self, way: Insertion) -> bool:
        """Whether the first goal that the meeting would change gets better.

        Every goal is a sum over pairs, companies or delegates, so that only the meetings of the two
        companies need to be counted, before and after. Goals about how a kept meeting changed cannot
        come first: where the pair was published, ``kept`` gets better before them.
        """
        event = self._schedule.event
        companies = [event.company_by_id[c] for c in way.pair]
        around = self._around(way)
        before = GoalValues(self._case.with_meetings(around), companies)
        after = GoalValues(self._case.with_meetings((*around, way.meeting)), companies)
        for name in self._order:
            if name in before.names and before.of(name) != after.of(name):
                return GOALS[name].better(after.of(name), before.of(name))
        return False

    @staticmethod
    def _gaps_with(case: Case) -> dict[str, int]:
        return gaps_by_company(case.event, case.by_delegate, case.clock)

    def _around(self, way: Insertion) -> tuple[Meeting, ...]:
        by_company = self._schedule.by_company
        return tuple(dict.fromkeys(m for c in way.pair for m in by_company.get(c, ())))


@dataclass(frozen=True)
class DelegatePair:
    """A delegate of each side, with the slots in which both are present and the obstacles in them."""

    sides: tuple[Delegate, Delegate]
    present: Slots
    unspoken: Slots
    """Slots without a free interpreter, where the two need one."""
    far: Slots
    busy: Slots


@dataclass(frozen=True)
class PairCase:
    """A pair that might meet, with all that its reason depends on."""

    pair: Pair
    zone: Zone
    label: str | None
    choices: tuple[DelegatePair, ...]
    open: Slots


def ways(hall: Hall, case: PairCase, slots: Slots) -> Iterator[Insertion]:
    """Yield the ways to add a meeting, one of each kind where only the table differs.

    A table matters only by being, or not being, one that a side already has on that day.
    """
    for i in each(slots):
        slot = hall.event.slots[i]
        for choice in case.choices:
            if (choice.present & ~choice.unspoken & ~choice.far & ~choice.busy) >> i & 1:
                own = {m.table for d in choice.sides for m in hall.meetings_of(d.key)}
                for label in _kinds_of_tables(hall, case, i, own):
                    yield Insertion(case.pair, slot, case.zone.code, label, choice.sides)


def _kinds_of_tables(hall: Hall, case: PairCase, slot: int, own: Collection[str]) -> Iterator[str]:
    """The tables free in the slot that are among ``own``, and the first that is not."""
    zone, other = case.zone, False
    for label in (table.label for table in zone.tables if case.label in {None, table.label}):
        if (label in own or not other) and hall.free_at(zone.code, label) >> slot & 1:
            other = other or label not in own
            yield label


def explain(
    schedule: Schedule,
    published: Published | None = None,
    *,
    order: Sequence[str] | None = None,
    tell: Tally = untold,
    of: Collection[str] | None = None,
    searched: bool = True,
) -> tuple[Unmet, ...]:
    """Find the reason of every requested pair that the schedule does not hold, with a sentence.

    Parameters
    ----------
    published
        The schedule that the build started from, if it was a rerun.
    order
        The goals that were pursued; by default those of the event.
    tell
        Called with the number of requests examined so far.
    of
        The IDs of the companies whose requests are looked at; None for all.
    searched
        Whether a search made the schedule, whose time ran out where something could be added; not at the desk.

    Returns
    -------
    tuple[Unmet, ...]
        The unmet requests, musts first, then the most valuable.
    """
    order = order or _pursued(schedule.event, published)
    explainer = _Explainer(schedule, order, published, searched=searched)
    everything = schedule.event.requests_by_pair.items()
    asked = [(pair, requests) for pair, requests in everything if of is None or pair[0] in of or pair[1] in of]
    rows = [
        explainer.unmet(pair)
        for pair, requests in tallied(asked, LOOKED_AT, tell)
        if pair not in schedule.by_pair and any(r.level is not Level.NO for r in requests)
    ]
    rows.sort(key=lambda u: (not u.must, -u.value))
    return tuple(rows)


def fits_but_for_interpreters(schedule: Schedule, pair: Pair, published: Published | None = None) -> bool:
    """Whether a meeting could be added without moving another one if interpreters could be exchanged at will.

    Parameters
    ----------
    published
        The published schedule, whose past stays.
    """
    explainer = _Explainer(schedule, _pursued(schedule.event, published), published)
    return explainer.fits_but_for_interpreters(pair)


class _Explainer:
    def __init__(
        self, schedule: Schedule, order: Sequence[str], published: Published | None, *, searched: bool = True
    ) -> None:
        self.schedule, self.searched = schedule, searched
        self.event: Event = schedule.event
        self.hall = Hall(schedule)
        self.additions = Additions(schedule, order, published)
        rows = published.meetings if published is not None else ()
        self.taken_out = {r.meeting.pair for r in rows if not r.is_held}
        until = published.history_until if published is not None else None
        ahead = sum(1 << s.index for s in self.event.slots if until is None or s.start >= until)
        # After the event it is asked why a meeting was not held at all.
        self.considered, self.over = ahead or self.hall.every, not ahead
        self.held = {
            Role.PURCHASER: Counter(meeting.purchaser for meeting in schedule.meetings),
            Role.SUPPLIER: Counter(meeting.supplier for meeting in schedule.meetings),
        }
        self.naming: dict[tuple[str, str], list[Pair]] = defaultdict(list)
        for request in self.event.requests:
            if request.level is not Level.NO:
                for other in request.after:
                    self.naming[(request.asker, other)].append(request.pair)

    def unmet(self, pair: Pair) -> Unmet:
        """The pair with its reason, in words too."""
        requests = self.event.requests_by_pair[pair]
        found = replace(
            self._reason(pair, requests),
            value=pair_value(self.event, pair),
            must=is_must(self.event, pair),
            cells=tuple(r.cell for r in requests if r.cell is not None),
        )
        return replace(found, text=WhyNot(self.hall, found))

    def fits_but_for_interpreters(self, pair: Pair) -> bool:
        """Whether some slot has delegates of both and a table, whether or not an interpreter is free."""
        case = self._case(pair, self.event.requests_by_pair[pair])
        if isinstance(case, Unmet):
            return False
        free = union(c.present & ~c.far & ~c.busy for c in case.choices)
        return bool(case.open & ~self.hall.full(case.zone, case.label) & free)

    def _reason(self, pair: Pair, requests: Sequence[Request]) -> Unmet:
        case = self._case(pair, requests)
        return case if isinstance(case, Unmet) else self._in_the_way(case)

    def _case(self, pair: Pair, requests: Sequence[Request]) -> PairCase | Unmet:  # noqa: PLR0911  # one a reason
        """What a request could be met with, its open slots and pairs of delegates; or the reason why it cannot."""
        refusing = tuple(dict.fromkeys(r.asker for r in requests if r.level is Level.NO))
        if refusing:
            return Unmet(pair, Reason.REFUSED, refusing)
        purchaser, supplier = (self.event.company_by_id[c] for c in pair)
        gone = tuple(c.id for c in (purchaser, supplier) if c.cancelled)
        if gone or pair in self.taken_out:
            return Unmet(pair, Reason.CANCELLED, gone)
        zone = self.event.zone_by_code.get(supplier.supplier.zone if supplier.supplier is not None else "")
        if zone is None:
            return Unmet(pair, Reason.NO_COMMON_SLOT)
        labels = bound_tables(purchaser, supplier, zone)
        if len(labels) > 1:
            return Unmet(pair, Reason.DIFFERENT_TABLES, pair)
        common = self.considered & self.hall.zone(zone.code)
        common &= self.hall.company(purchaser) & self.hall.company(supplier)
        if not common:
            return Unmet(pair, Reason.NO_COMMON_SLOT)
        choices = self._choices(purchaser, supplier, zone, requests)
        slots = common & union(c.present for c in choices) & self._wished(pair, requests)
        if not slots:
            return Unmet(pair, Reason.WISHES)
        spoken = (c.present & ~self.hall.unspoken(*c.sides, zone.code, busy_too=True) for c in choices)
        if not slots & union(spoken):
            return Unmet(pair, Reason.NO_INTERPRETER)
        full = tuple(
            company.id
            for company, role in ((purchaser, Role.PURCHASER), (supplier, Role.SUPPLIER))
            if self._at_maximum(company, role)
        )
        if full:
            return Unmet(pair, Reason.AT_MAXIMUM, full)
        return PairCase(pair, zone, next(iter(labels), None), choices, slots)

    # What the wishes leave

    def _choices(
        self, purchaser: Company, supplier: Company, zone: Zone, requests: Sequence[Request]
    ) -> tuple[DelegatePair, ...]:
        """The pairs of delegates that the wishes allow, each with when both are present and what hinders them."""
        named = {r.delegate for r in requests if r.delegate is not None}
        hall = self.hall
        return tuple(
            DelegatePair(
                (a, b),
                hall.person(a) & hall.person(b),
                self.hall.unspoken(a, b, zone.code),
                hall.too_far(a.key, zone.code) | hall.too_far(b.key, zone.code),
                hall.busy(a.key) | hall.busy(b.key),
            )
            for a in purchaser.delegates
            for b in supplier.delegates
            if named <= {a.key, b.key}
        )

    def _wished(self, pair: Pair, requests: Sequence[Request]) -> Slots:
        """The slots in a session that each side wishes and that break no ``After``."""
        found = self.hall.every
        for request in requests:
            if request.sessions:
                found &= self.hall.sessions(request.sessions)
            for other in request.after:
                met = self._meetings(request.asker, other)
                if met:
                    found &= self._from(max(m.end for m in met))
        for asker, named in (pair, pair[::-1]):
            later = [m for p in self.naming.get((asker, named), ()) for m in self.schedule.by_pair.get(p, ())]
            if later:
                found &= self._until(min(m.start for m in later))
        return found

    def _meetings(self, a: str, b: str) -> tuple[Meeting, ...]:
        return (*self.schedule.by_pair.get((a, b), ()), *self.schedule.by_pair.get((b, a), ()))

    def _from(self, moment: datetime) -> Slots:
        return sum(1 << s.index for s in self.event.slots if s.start >= moment)

    def _until(self, moment: datetime) -> Slots:
        return sum(1 << s.index for s in self.event.slots if s.end <= moment)

    def _at_maximum(self, company: Company, role: Role) -> bool:
        terms: Terms | None = company.terms(role)
        return terms is not None and terms.maximum is not None and self.held[role][company.id] >= terms.maximum

    # What stands in the way, slot by slot

    def _in_the_way(self, case: PairCase) -> Unmet:
        """The reason of a request that has open slots: what stands in the way in each of them."""
        full = self.hall.full(case.zone, case.label)
        idle = union(c.present & ~c.busy for c in case.choices)
        reached = union(c.present & ~c.busy & ~c.far for c in case.choices)
        spoken = union(c.present & ~c.busy & ~c.far & ~c.unspoken for c in case.choices)
        left = case.open & ~full
        if left & spoken:
            return Unmet(case.pair, self._could_be_added(case, left & spoken))
        obstacles = []
        for i in each(case.open):
            slot, bit = self.event.slots[i], 1 << i
            if not idle & bit:
                obstacle, meetings = Obstacle.BUSY, self._busy(case, slot)
            elif not reached & bit:
                obstacle, meetings = Obstacle.CANNOT_WALK, self._too_far(case, slot)
            elif full & bit:
                obstacle, meetings = Obstacle.TABLES_TAKEN, self.hall.at_tables(case.zone, case.label, slot)
            else:
                obstacle, meetings = Obstacle.NO_INTERPRETER, self._kept_interpreters(case, slot)
            obstacles.append(SlotObstacle(slot.start, obstacle, meetings))
        return Unmet(case.pair, Reason.EVERY_SLOT_TAKEN, obstacles=tuple(obstacles))

    def _busy(self, case: PairCase, slot: Slot) -> tuple[Meeting, ...]:
        struck = [c for c in case.choices if (c.present & c.busy) >> slot.index & 1]
        found = (self.hall.busy_with(d.key, slot) for c in struck for d in c.sides)
        return tuple(dict.fromkeys(m for m in found if m is not None))

    def _too_far(self, case: PairCase, slot: Slot) -> tuple[Meeting, ...]:
        struck = [c for c in case.choices if (c.present & ~c.busy & c.far) >> slot.index & 1]
        found = (self.hall.too_far_from(d.key, case.zone.code, slot) for c in struck for d in c.sides)
        return tuple(dict.fromkeys(m for m in found if m is not None))

    def _kept_interpreters(self, case: PairCase, slot: Slot) -> tuple[Meeting, ...]:
        struck = [c.sides for c in case.choices if (c.present & ~c.busy & ~c.far & c.unspoken) >> slot.index & 1]
        return self.hall.all_kept(struck, case.zone.code, slot)

    # Nothing stands in the way of the meeting itself

    def _could_be_added(self, case: PairCase, slots: Slots) -> Reason:
        if self.over:
            return Reason.OVER
        reason = Reason.GAP_SPREAD
        for way in ways(self.hall, case, slots):
            if self.additions.keeps_spread(way):
                if self.additions.betters(way):
                    return Reason.TIME_RAN_OUT if self.searched else Reason.CAN_BE_ADDED
                reason = Reason.GOALS
        return reason


def _pursued(event: Event, published: Published | None) -> tuple[str, ...]:
    """The goals of the event in their order, with those of a rerun where the build is one."""
    return rerun_order(event.settings.goals) if published is not None else event.settings.goals
