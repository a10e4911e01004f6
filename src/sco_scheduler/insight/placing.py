"""Finds places for meetings with all others fixed, and the effect of an added meeting.

``case_of`` gives the slots, tables and people that a pair's wishes and the event allow; every function that places a
meeting, or explains why it cannot be placed, starts from it. ``schedule`` has the held meetings, and ``hall`` the
people and tables that they use. ``company`` is an ID, ``pair`` the IDs of the purchaser and the supplier. ``table`` is
the label of the required table; None is any. The gap spread, which depends on the whole schedule, is ignored.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import pairwise

from sco_scheduler.domain.event import (
    Company,
    Delegate,
    Event,
    FixedMeeting,
    Interpreter,
    Level,
    Pair,
    Role,
    Slot,
    Zone,
)
from sco_scheduler.domain.goals import GOALS
from sco_scheduler.domain.outcome import Reason, Unmet
from sco_scheduler.domain.schedule import Meeting, Published, Schedule, ordered, pair_value
from sco_scheduler.insight.hall import Hall, Slots, bound_tables, cached_by_arguments, each, union
from sco_scheduler.verify.case import Case, gaps_by_company
from sco_scheduler.verify.verdict import GoalValues


@dataclass(frozen=True)
class DelegatePair:
    """A delegate of each side, with the slots in which both are present and the obstacles in them."""

    sides: tuple[Delegate, Delegate]
    present: Slots
    unspoken: Slots
    """Slots without a free interpreter, if the two need one."""
    far: Slots
    busy: Slots

    @property
    def free(self) -> Slots:
        """The slots in which both are present, have no meeting, and have time to walk to it."""
        return self.present & ~self.far & ~self.busy


@dataclass(frozen=True)
class PairCase:
    """A pair that might meet, with the tables, delegates and slots that its wishes allow."""

    pair: Pair
    zone: Zone
    label: str | None
    """The only table that it may use; None for any."""
    choices: tuple[DelegatePair, ...]
    open: Slots
    """The slots that the wishes allow and in which delegates of both are present, whether busy or not."""


def case_of(hall: Hall, pair: Pair, slots: Slots, taken_out: Collection[Pair] = ()) -> PairCase | Unmet:
    """The tables, delegates and slots in which a pair could meet, without regard to other meetings, or why it cannot.

    Parameters
    ----------
    slots
        The slots to consider.
    taken_out
        Pairs whose published meeting was cancelled and stays cancelled.

    Returns
    -------
    PairCase | Unmet
        The case; or the pair with one of the first reasons of ``Reason``, up to ``WISHES``.
    """
    event = hall.event
    refusing = tuple(dict.fromkeys(r.asker for r in event.requests_by_pair.get(pair, ()) if r.level is Level.NO))
    if refusing:
        return Unmet(pair, Reason.REFUSED, refusing)
    gone = tuple(company for company in pair if event.company_by_id[company].cancelled)
    if gone or pair in taken_out:
        return Unmet(pair, Reason.CANCELLED, gone)
    zone = event.zone_by_code.get(event.zone_of(pair))
    if zone is None:
        return Unmet(pair, Reason.NO_COMMON_SLOT)
    purchaser, supplier = (event.company_by_id[company] for company in pair)
    labels = bound_tables(purchaser, supplier, zone)
    if len(labels) > 1:
        return Unmet(pair, Reason.DIFFERENT_TABLES, pair)
    common = slots & hall.zone(zone.code) & hall.company(purchaser) & hall.company(supplier)
    if not common:
        return Unmet(pair, Reason.NO_COMMON_SLOT)
    choices = tuple(_delegate_pairs(hall, purchaser, supplier, zone.code))
    left = common & union(choice.present for choice in choices) & _wished(hall, pair)
    return PairCase(pair, zone, next(iter(labels), None), choices, left) if left else Unmet(pair, Reason.WISHES)


def _delegate_pairs(hall: Hall, purchaser: Company, supplier: Company, zone: str) -> Iterator[DelegatePair]:
    """The pairs of delegates that the wishes allow, each with the slots in which both are present, and obstacles."""
    requests = hall.event.requests_by_pair.get((purchaser.id, supplier.id), ())
    named = {r.delegate for r in requests if r.delegate is not None}
    for a in purchaser.delegates:
        for b in supplier.delegates:
            if named <= {a.key, b.key}:
                yield DelegatePair(
                    (a, b),
                    hall.person(a) & hall.person(b),
                    hall.unspoken(a, b, zone),
                    hall.too_far(a.key, zone) | hall.too_far(b.key, zone),
                    hall.busy(a.key) | hall.busy(b.key),
                )


def _wished(hall: Hall, pair: Pair) -> Slots:
    """The slots in the sessions that both sides wish and that satisfy every ``After``."""
    event, by_pair = hall.event, hall.schedule.by_pair
    found = hall.every
    for request in event.requests_by_pair.get(pair, ()):
        if request.sessions:
            found &= hall.sessions(request.sessions)
        for other in request.after:
            met = (*by_pair.get((request.asker, other), ()), *by_pair.get((other, request.asker), ()))
            if met:
                found &= hall.since(max(m.end for m in met))
    for asker, named in (pair, pair[::-1]):
        later = [m for p in event.pairs_after.get((asker, named), ()) for m in by_pair.get(p, ())]
        if later:
            found &= hall.until(min(m.start for m in later))
    return found


def interpretable(hall: Hall, case: PairCase) -> Slots:
    """The open slots in which two delegates need no interpreter, or a suitable one is present, busy or not."""
    zone = case.zone.code
    return case.open & union(c.present & ~hall.unspoken(*c.sides, zone, busy_too=True) for c in case.choices)


def ways(hall: Hall, case: PairCase, slots: Slots) -> Iterator[Meeting]:
    """Yield the meetings that could be added, without their interpreter; of equivalent tables only the first.

    Tables differ only in whether a side already has one on that day.
    """
    for i in each(slots):
        slot = hall.event.slots[i]
        for choice in case.choices:
            if (choice.free & ~choice.unspoken) >> i & 1:
                a, b = choice.sides
                own = {m.table for d in choice.sides for m in hall.meetings_of(d.key)}
                for label in _kinds_of_tables(hall, case, i, own):
                    yield Meeting(*case.pair, slot.start, slot.end, case.zone.code, label, a.key, b.key)


def _kinds_of_tables(hall: Hall, case: PairCase, slot: int, own: Collection[str]) -> Iterator[str]:
    """The tables free in the slot that are among ``own``, and the first that is not."""
    other = False
    for label in _free_tables(hall, case, case.label, slot):
        if label in own or not other:
            other = other or label not in own
            yield label


def _free_tables(hall: Hall, case: PairCase, label: str | None, slot: int) -> Iterator[str]:
    zone = case.zone.code
    return (t.label for t in case.zone.tables if label in {None, t.label} and hall.free_at(zone, t.label) >> slot & 1)


@dataclass(frozen=True, slots=True)
class Partner:
    """A company that could be met in a slot, and the meeting that could be held.

    ``wished``: a side requested it; ``value`` is then that of the meeting.
    """

    company: str
    meeting: Meeting
    wished: bool
    value: int


def partners(schedule: Schedule, company: str, slot: Slot, hall: Hall | None = None) -> tuple[Partner, ...]:
    """List the companies that a company can meet in a slot without moving other meetings.

    Returns
    -------
    tuple[Partner, ...]
        Unmet wishes first, the most valuable first; then others, first those in a zone that the purchaser named with
        the fewest meetings.
    """
    event, hall = schedule.event, hall or Hall(schedule)
    found = []
    for other in event.companies:
        pair = event.pair_of(company, other.id)
        meeting = possible_meeting(hall, pair, slot) if pair is not None else None
        if pair is not None and meeting is not None:
            found.append(Partner(other.id, meeting, bool(event.wishes(pair)), pair_value(event, pair)))
    return tuple(sorted(found, key=lambda partner: _order(schedule, partner)))


@dataclass(frozen=True, slots=True)
class UnmetWish:
    """A company that one side wishes to meet and does not, with the value of the meeting."""

    company: str
    value: int


def earliest_partners(
    schedule: Schedule, company: str, slots: Sequence[Slot], hall: Hall | None = None
) -> tuple[Partner, ...]:
    """List each company that a company can meet in one of several slots, with the earliest of them.

    Returns
    -------
    tuple[Partner, ...]
        Wishes first, the most valuable first; then others, the earliest first, in the order of ``partners``.
    """
    found: dict[str, Partner] = {}
    for slot in slots:
        for partner in partners(schedule, company, slot, hall):
            found.setdefault(partner.company, partner)
    return tuple(sorted(found.values(), key=lambda p: (not p.wished, -p.value, p.meeting.start)))


def unmet_wishes(schedule: Schedule, company: str) -> tuple[UnmetWish, ...]:
    """List the companies with an unmet wish of either side that are still allowed, the most valuable first."""
    event = schedule.event
    found: dict[str, int] = {}
    for other in event.companies:
        pair = event.pair_of(company, other.id)
        if pair is not None and event.wishes(pair) and _may_meet(schedule, pair):
            found[other.id] = pair_value(event, pair)
    return tuple(UnmetWish(other, value) for other, value in sorted(found.items(), key=lambda item: -item[1]))


def possible_meeting(hall: Hall, pair: Pair, slot: Slot, table: str | None = None) -> Meeting | None:
    """A meeting of a pair that could be held in a slot with all others fixed; None if there is none.

    It need not have been requested; a refusal excludes it.
    """
    return next(possible_meetings(hall, pair, slot, table), None)


def possible_meetings(
    hall: Hall, pair: Pair, slot: Slot, table: str | None = None, *, interpreted: bool = True
) -> Iterator[Meeting]:
    """Yield the meetings of a pair that could be held in a slot, one for each choice of two delegates.

    Parameters
    ----------
    table
        The label of the required table; None for any.
    interpreted
        Whether an interpreter has to be free if the two need one; if False, none is assigned.
    """
    if not _may_meet(hall.schedule, pair):
        return
    case = _whole_case(hall, pair)
    if isinstance(case, Unmet) or table not in {None, case.label or table}:
        return
    zone, label = case.zone.code, table or case.label
    left = case.open & ~hall.full(case.zone, label)
    for choice in case.choices:
        if (left & choice.free) >> slot.index & 1:
            a, b = choice.sides
            interpreter = _interpreter(hall, a, b, zone, slot) if interpreted else ""
            if interpreter is not None:
                # Seated companies have most of their meetings at one table.
                own = Counter(m.table for d in (a, b) for m in hall.meetings_of(d.key) if m.zone == zone)
                best = max(_free_tables(hall, case, label, slot.index), key=lambda free: own[free])
                yield Meeting(*pair, slot.start, slot.end, zone, best, a.key, b.key, interpreter or None)


@cached_by_arguments
def _whole_case(hall: Hall, pair: Pair) -> PairCase | Unmet:
    return case_of(hall, pair, hall.every)


def _may_meet(schedule: Schedule, pair: Pair) -> bool:
    """Whether neither refuses, has cancelled, has met the other or is at its maximum, whoever asked."""
    event = schedule.event
    for one in (pair, pair[::-1]):
        if one in schedule.by_pair or any(r.level is Level.NO for r in event.requests_by_pair.get(one, ())):
            return False
    return not any(event.company_by_id[company].cancelled for company in pair) and not companies_at_maximum(
        schedule, pair
    )


def companies_at_maximum(schedule: Schedule, pair: Pair) -> tuple[str, ...]:
    """The companies of a pair that are at the maximum of their role."""
    known = schedule.event.company_by_id
    sides = zip(pair, Role, strict=True)
    return tuple(company for company, role in sides if at_maximum(schedule, known[company], role))


def at_maximum(schedule: Schedule, company: Company, role: Role) -> bool:
    """Whether a company is at the maximum of a role."""
    terms = company.terms(role)
    if terms is None or terms.maximum is None:
        return terms is None
    return schedule.counts.get((company.id, role), 0) >= terms.maximum


def _interpreter(hall: Hall, a: Delegate, b: Delegate, zone: str, slot: Slot) -> str | None:
    """The ID of a free interpreter for two delegates; '' if they need none, None if none is free."""
    if not hall.needs_interpreter(a, b):
        return ""
    suitable = hall.suitable(a, b, zone)
    return next((i.id for i in suitable if hall.interpreter_free(i, zone) >> slot.index & 1), None)


def _order(schedule: Schedule, partner: Partner) -> tuple[object, ...]:
    event, meeting = schedule.event, partner.meeting
    purchaser = event.company_by_id[meeting.purchaser].purchaser
    near = purchaser is not None and purchaser.zone == meeting.zone
    return (not partner.wished, -partner.value, not near, len(schedule.by_company[partner.company]), partner.company)


@dataclass(frozen=True)
class Placing:
    """A placed meeting, and the meetings of its slot that change interpreters for it, before and after."""

    meeting: Meeting
    exchanged: tuple[tuple[Meeting, Meeting], ...] = ()

    def done(self, schedule: Schedule) -> Schedule:
        """Return the schedule with the meeting added."""
        others = dict(self.exchanged)
        meetings = (*(others.get(m, m) for m in schedule.meetings), self.meeting)
        return Schedule(schedule.event, ordered(schedule.event, meetings))


def placings(hall: Hall, row: FixedMeeting, since: datetime | None = None) -> Iterator[Placing]:
    """Yield places for a meeting with all others at their time and table, with their delegates.

    Places that change no interpreter of other meetings come first, each kind in the order of the slots.

    Parameters
    ----------
    row
        The pair, with the required time, table and interpreter, if any.
    since
        Slots that start earlier are not used; None for all.
    """
    slots = [slot for slot in hall.event.slots if _fits(row, slot) and (since is None or slot.start >= since)]
    label = row.table.label if row.table is not None else None
    for slot in slots:
        meeting = possible_meeting(hall, row.pair, slot, label)
        if meeting is not None and row.interpreter in {None, meeting.interpreter}:
            yield Placing(meeting)
    if row.interpreter is None:
        for slot in slots:
            for meeting in possible_meetings(hall, row.pair, slot, label, interpreted=False):
                found = _exchanged(hall, meeting, slot, since) if _interpreted(hall, meeting) else None
                if found is not None:
                    yield found
                    break


def all_placings(event: Event, row: FixedMeeting) -> bool:
    """Whether ``placings`` finds a place whenever one exists."""
    if event.settings.gap_spread is not None or (row.table, row.interpreter) != (None, None):
        return False
    if not event.interpreters:
        return True
    slots = event.slots
    pauses = [(later.start - slot.end).total_seconds() for slot, later in pairwise(slots) if slot.date == later.date]
    return all(60 * event.settings.walk_minutes <= pause for pause in pauses)


def _fits(row: FixedMeeting, slot: Slot) -> bool:
    return row.date in {None, slot.date} and row.start in {None, slot.start.time()}


def _exchanged(hall: Hall, meeting: Meeting, slot: Slot, since: datetime | None) -> Placing | None:
    """Place the meeting with an interpreter who is freed by the fewest exchanges in its slot.

    A shortest augmenting path in the matching of the slot's meetings with interpreters.
    """
    came_from: dict[str, Meeting] = {}
    waiting = deque([meeting])
    while waiting:
        lacking = waiting.popleft()
        for interpreter in _able(hall, lacking):
            if interpreter.id in came_from or interpreter.id == lacking.interpreter:
                continue
            busy = hall.interpreting(interpreter.id, slot)
            if len(busy) > 1 or not hall.interpreter_free(interpreter, lacking.zone, busy) >> slot.index & 1:
                continue
            if busy and (_named(hall.event, busy[0]) or (since is not None and busy[0].start < since)):
                continue
            came_from[interpreter.id] = lacking
            if not busy:
                return _along(meeting, interpreter.id, came_from)
            waiting.append(busy[0])
    return None


def _along(meeting: Meeting, free: str, came_from: dict[str, Meeting]) -> Placing:
    exchanged: list[tuple[Meeting, Meeting]] = []
    taking = free
    while True:
        lacking = came_from[taking]
        if lacking is meeting:
            return Placing(replace(meeting, interpreter=taking), tuple(exchanged))
        exchanged.append((lacking, replace(lacking, interpreter=taking)))
        assert lacking.interpreter is not None, "it was met as an interpreter's meeting"
        taking = lacking.interpreter


def _interpreted(hall: Hall, meeting: Meeting) -> bool:
    first, second = (hall.event.delegate_by_key[key] for key in meeting.delegates)
    return hall.needs_interpreter(first, second)


def _able(hall: Hall, meeting: Meeting) -> tuple[Interpreter, ...]:
    """The interpreters who could serve a meeting; none if a delegate is no longer registered."""
    first, second = (hall.event.delegate_by_key.get(key) for key in meeting.delegates)
    return hall.suitable(first, second, meeting.zone) if first is not None and second is not None else ()


def _named(event: Event, meeting: Meeting) -> bool:
    """Whether a row of Fixed names the interpreter."""
    return any(row.pair == meeting.pair and row.interpreter is not None for row in event.fixed)


class Additions:
    """Evaluates additions to one schedule by its goals and by the gap spread.

    No goal depends on the interpreter, so a meeting may be given without one.
    """

    def __init__(self, schedule: Schedule, order: Sequence[str], published: Published | None) -> None:
        self._schedule = schedule
        self._order = order
        self._case = Case(schedule.event, schedule.meetings, published)

    @cached_property
    def _gaps(self) -> dict[str, int]:
        return self._gaps_with(self._case)

    def keeps_spread(self, way: Meeting) -> bool:
        """Whether the gap spread, if set, is still satisfied with the meeting added."""
        spread = self._schedule.event.settings.gap_spread
        if spread is None:
            return True
        after = self._gaps_with(self._case.with_meetings((*self._around(way), way)))
        counts = self._gaps | {company: after[company] for company in way.pair}
        return max(counts.values()) - min(counts.values()) <= spread

    def improves(self, way: Meeting) -> bool:
        """Whether the first goal that the meeting would change improves.

        Every goal is a sum over pairs, companies or delegates, so only the meetings of the two
        companies need to be counted, before and after. Goals about changes of a kept meeting cannot
        come first: if the pair was published, ``kept`` improves before them.
        """
        event = self._schedule.event
        companies = [event.company_by_id[c] for c in way.pair]
        around = self._around(way)
        before = GoalValues(self._case.with_meetings(around), companies)
        after = GoalValues(self._case.with_meetings((*around, way)), companies)
        for name in self._order:
            if name in before.names and before.of(name) != after.of(name):
                return GOALS[name].better(after.of(name), before.of(name))
        return False

    @staticmethod
    def _gaps_with(case: Case) -> dict[str, int]:
        return gaps_by_company(case.event, case.by_delegate, case.clock)

    def _around(self, way: Meeting) -> tuple[Meeting, ...]:
        by_company = self._schedule.by_company
        return tuple(dict.fromkeys(m for c in way.pair for m in by_company.get(c, ())))
