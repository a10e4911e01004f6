"""Why a request was not met: the first reason that is true of the finished schedule.

Nobody is moved to find it: a reason says what stands in the way of adding this one meeting to the
schedule as it is. The reasons come in the order of ``domain.outcome.Reason``; the obstacle of a slot
is the one that strikes out the last choice of delegates, in the order of ``Obstacle``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import reduce
from operator import or_

from sco_scheduler.domain.event import Company, Delegate, Event, Level, Pair, Request, Role, Terms, Zone
from sco_scheduler.domain.goals import rerun_order
from sco_scheduler.domain.outcome import GoalResult, Obstacle, Reason, SlotObstacle, Unmet
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, Published, Schedule
from sco_scheduler.domain.tally import Tally, tallied, untold
from sco_scheduler.domain.time import Slot
from sco_scheduler.domain.values import is_must, pair_value
from sco_scheduler.insight import phrases
from sco_scheduler.insight.additions import Additions
from sco_scheduler.insight.hall import Hall, Slots, bound_table, each
from sco_scheduler.insight.sentences import WhyNot
from sco_scheduler.insight.ways import Case, Choice, ways


def explain(
    schedule: Schedule,
    outcome_goals: Sequence[GoalResult] = (),
    published: Published | None = None,
    *,
    order: Sequence[str] | None = None,
    tell: Tally = untold,
) -> tuple[Unmet, ...]:
    """Every pair that a side asked for and the schedule does not hold, with its reason and a sentence.

    The goals that were pursued, in their order, are those of ``order``, else those of the results
    ``outcome_goals``, else those of the event. Most valuable first, musts before all others. ``tell``
    hears how many requests are looked at.
    """
    order = order or pursued(schedule.event, [g.name for g in outcome_goals], published)
    explainer = _Explainer(schedule, order, published)
    asked = schedule.event.requests_by_pair.items()
    rows = [
        explainer.unmet(pair)
        for pair, requests in tallied(asked, phrases.LOOKED_AT, tell)
        if pair not in schedule.by_pair and any(r.level is not Level.NO for r in requests)
    ]
    rows.sort(key=lambda u: (not u.must, -u.value))
    return tuple(rows)


def explain_pair(schedule: Schedule, pair: Pair, published: Published | None = None) -> Unmet:
    """The reason of one pair that somebody asked for and the schedule does not hold."""
    return _Explainer(schedule, pursued(schedule.event, (), published), published).unmet(pair)


class _Explainer:
    def __init__(self, schedule: Schedule, order: Sequence[str], published: Published | None) -> None:
        self.schedule = schedule
        self.event: Event = schedule.event
        self.hall = Hall(schedule)
        self.additions = Additions(schedule, order, published)
        rows = published.meetings if published is not None else ()
        self.taken_out = {r.meeting.pair for r in rows if r.status is not MeetingStatus.HELD}
        self.considered = self.hall.every
        until = published.history_until if published is not None else None
        if until is not None:
            self.considered = sum(1 << s.index for s in self.event.slots if s.start >= until)
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

    def _reason(self, pair: Pair, requests: Sequence[Request]) -> Unmet:  # noqa: PLR0911  # one return a reason
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
        labels = {bound_table(purchaser.purchaser, zone), bound_table(supplier.supplier, zone)} - {None}
        if len(labels) > 1:
            return Unmet(pair, Reason.DIFFERENT_TABLES, pair)
        common = self.considered & self.hall.zone(zone.code)
        common &= self.hall.company(purchaser) & self.hall.company(supplier)
        if not common:
            return Unmet(pair, Reason.NO_COMMON_SLOT)
        choices = self._choices(purchaser, supplier, zone, requests)
        slots = common & reduce(or_, (c.present for c in choices), 0) & self._wished(pair, requests)
        if not slots:
            return Unmet(pair, Reason.WISHES)
        full = tuple(
            company.id
            for company, role in ((purchaser, Role.PURCHASER), (supplier, Role.SUPPLIER))
            if self._at_maximum(company, role)
        )
        if full:
            return Unmet(pair, Reason.AT_MAXIMUM, full)
        return self._in_the_way(Case(pair, zone, next(iter(labels), None), choices, slots))

    # What the wishes leave

    def _choices(
        self, purchaser: Company, supplier: Company, zone: Zone, requests: Sequence[Request]
    ) -> tuple[Choice, ...]:
        named = {r.delegate for r in requests if r.delegate is not None}
        hall = self.hall
        return tuple(
            Choice(
                (a, b),
                hall.person(a) & hall.person(b),
                self._unspoken(a, b, zone),
                hall.too_far(a.key, zone.code) | hall.too_far(b.key, zone.code),
                hall.busy(a.key) | hall.busy(b.key),
            )
            for a in purchaser.delegates
            for b in supplier.delegates
            if named <= {a.key, b.key}
        )

    def _unspoken(self, a: Delegate, b: Delegate, zone: Zone) -> Slots:
        if not self.hall.needs_interpreter(a, b):
            return 0
        able = self.hall.suitable(a, b, zone.code)
        free = reduce(or_, (self.hall.interpreter_free(i, zone.code) for i in able), 0)
        return self.hall.every & ~free

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
        if terms is None or terms.maximum is None:
            return False
        side = 0 if role is Role.PURCHASER else 1
        held = sum(1 for m in self.schedule.by_company.get(company.id, ()) if m.pair[side] == company.id)
        return held >= terms.maximum

    # What stands in the way, slot by slot

    def _in_the_way(self, case: Case) -> Unmet:
        full = self.hall.full(case.zone, case.label)
        spoken = reduce(or_, (c.present & ~c.unspoken for c in case.choices))
        reached = reduce(or_, (c.present & ~c.unspoken & ~c.far for c in case.choices))
        idle = reduce(or_, (c.present & ~c.unspoken & ~c.far & ~c.busy for c in case.choices))
        left = case.open & ~full
        if left & idle:
            return Unmet(case.pair, self._could_be_added(case, left & idle))
        obstacles = []
        for i in each(case.open):
            slot, bit = self.event.slots[i], 1 << i
            if full & bit:
                obstacle, meetings = Obstacle.TABLES_TAKEN, self.hall.at_tables(case.zone, case.label, slot)
            elif not spoken & bit:
                obstacle, meetings = Obstacle.NO_INTERPRETER, self._kept_interpreters(case, slot)
            elif not reached & bit:
                obstacle, meetings = Obstacle.CANNOT_WALK, self._too_far(case, slot)
            else:
                obstacle, meetings = Obstacle.BUSY, self._busy(case, slot)
            obstacles.append(SlotObstacle(slot.start, obstacle, meetings))
        return Unmet(case.pair, Reason.EVERY_SLOT_TAKEN, obstacles=tuple(obstacles))

    def _kept_interpreters(self, case: Case, slot: Slot) -> tuple[Meeting, ...]:
        struck = [c for c in case.choices if (c.present & c.unspoken) >> slot.index & 1]
        found = [self.hall.interpreters_kept(*c.sides, case.zone.code, slot) for c in struck]
        return found[0] if len(found) == 1 else tuple(dict.fromkeys(m for kept in found for m in kept))

    def _too_far(self, case: Case, slot: Slot) -> tuple[Meeting, ...]:
        struck = [c for c in case.choices if (c.present & ~c.unspoken & c.far) >> slot.index & 1]
        found = (self.hall.too_far_from(d.key, case.zone.code, slot) for c in struck for d in c.sides)
        return tuple(dict.fromkeys(m for m in found if m is not None))

    def _busy(self, case: Case, slot: Slot) -> tuple[Meeting, ...]:
        struck = [c for c in case.choices if (c.present & ~c.unspoken & ~c.far & c.busy) >> slot.index & 1]
        found = (self.hall.busy_with(d.key, slot) for c in struck for d in c.sides)
        return tuple(dict.fromkeys(m for m in found if m is not None))

    # Nothing stands in the way of the meeting itself

    def _could_be_added(self, case: Case, slots: Slots) -> Reason:
        reason = Reason.GAP_SPREAD
        for way in ways(self.hall, case, slots):
            if self.additions.keeps_spread(way):
                if self.additions.betters(way):
                    return Reason.TIME_RAN_OUT
                reason = Reason.GOALS
        return reason


def pursued(event: Event, names: Sequence[str], published: Published | None) -> tuple[str, ...]:
    """The goals in the order in which they are pursued: as they were reported, else the event's own order."""
    if names:
        return tuple(names)
    return rerun_order(event.settings.goals) if published is not None else event.settings.goals
