"""Finds where meetings could be held with all others as they are, and what an added one would change.

``case_of`` says of a pair what its wishes, tables and people leave; whatever places a meeting, or tells why it cannot
be placed, starts from it. ``schedule`` has the meetings that are held, and ``hall`` who and what they take. ``company``
is an ID, ``pair`` the IDs of the purchaser and the supplier. ``table`` is the label of the table, where it has to be
that one. Of a gap spread, which only the whole schedule shows, nothing is asked.
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
from sco_scheduler.insight.hall import Hall, Slots, bound_tables, each, remembered, union
from sco_scheduler.verify.case import Case, gaps_by_company
from sco_scheduler.verify.verdict import GoalValues


@dataclass(frozen=True)
class DelegatePair:
    """A delegate of each side, with the slots in which both are present and the obstacles in them."""

    sides: tuple[Delegate, Delegate]
    present: Slots
    unspoken: Slots
    """Slots without a free interpreter, where the two need one."""
    far: Slots
    busy: Slots

    @property
    def free(self) -> Slots:
        """The slots in which both are present, without a meeting, and can walk there."""
        return self.present & ~self.far & ~self.busy


@dataclass(frozen=True)
class PairCase:
    """A pair that might meet, with the choices that its wishes, tables and people leave."""

    pair: Pair
    zone: Zone
    label: str | None
    """The only table that it may use; None for any."""
    choices: tuple[DelegatePair, ...]
    open: Slots
    """The slots that the wishes leave and in which somebody of both is present, whoever else meets then."""


def case_of(hall: Hall, pair: Pair, slots: Slots, taken_out: Collection[Pair] = ()) -> PairCase | Unmet:
    """What a pair could be met with in some slots, or why in none of them, whatever the others there do.

    Parameters
    ----------
    slots
        The slots that are looked at.
    taken_out
        Pairs whose published meeting was taken out, and stays out.

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
    """The pairs of delegates that the wishes allow, each with when both are present and what hinders them."""
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
    """The slots in a session that each side wishes and that break no ``After``."""
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
    """The open slots in which a choice needs no interpreter, or one who suits it is present, busy or not."""
    zone = case.zone.code
    return case.open & union(c.present & ~hall.unspoken(*c.sides, zone, busy_too=True) for c in case.choices)


def ways(hall: Hall, case: PairCase, slots: Slots) -> Iterator[Meeting]:
    """Yield the meetings that could be added, without their interpreter, one of each kind where only the table differs.

    A table matters only by being, or not being, one that a side already has on that day.
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

    ``wished``: a side asked for it; ``value`` is then that of the meeting.
    """

    company: str
    meeting: Meeting
    wished: bool
    value: int


def partners(schedule: Schedule, company: str, slot: Slot, hall: Hall | None = None) -> tuple[Partner, ...]:
    """List the companies that a company can meet in a slot without moving anybody.

    Returns
    -------
    tuple[Partner, ...]
        Unmet wishes first, the most valuable first; then others, first those whose zone the purchaser named and who
        have the fewest meetings.
    """
    event, hall = schedule.event, hall or Hall(schedule)
    found = []
    for other in event.companies:
        for pair in _pairs(event, company, other.id):
            meeting = possible_meeting(hall, pair, slot)
            if meeting is not None:
                wished = bool(event.wishes(pair))
                found.append(Partner(other.id, meeting, wished, pair_value(event, pair) if wished else 0))
                break
    return tuple(sorted(found, key=lambda partner: _order(schedule, partner)))


@dataclass(frozen=True, slots=True)
class UnmetWish:
    """A company that one side wishes to meet and does not, with the value of the meeting."""

    company: str
    value: int


def earliest_partners(
    schedule: Schedule, company: str, slots: Sequence[Slot], hall: Hall | None = None
) -> tuple[Partner, ...]:
    """List each company that a company can meet in one of some slots, in the first of them.

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
    """List the companies that a company or the other side wishes to meet and that could be, the most valuable first."""
    event = schedule.event
    found: dict[str, int] = {}
    for other in event.companies:
        for pair in _pairs(event, company, other.id):
            if event.wishes(pair) and _may_meet(schedule, pair):
                found[other.id] = pair_value(event, pair)
    return tuple(UnmetWish(other, value) for other, value in sorted(found.items(), key=lambda item: -item[1]))


def possible_meeting(hall: Hall, pair: Pair, slot: Slot, table: str | None = None) -> Meeting | None:
    """The meeting of a pair that could be held in a slot with everybody else as they are; None where none could.

    Whether somebody asked for it does not matter here; a refusal does.
    """
    return next(possible_meetings(hall, pair, slot, table), None)


def possible_meetings(
    hall: Hall, pair: Pair, slot: Slot, table: str | None = None, *, interpreted: bool = True
) -> Iterator[Meeting]:
    """Yield the meetings of a pair that could be held in a slot, one for each choice of two delegates.

    Parameters
    ----------
    table
        The label of the table, where it has to be that one.
    interpreted
        Whether an interpreter has to be free where the two need one; else none is given to them.
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
                # Who is seated has most meetings at one table.
                own = Counter(m.table for d in (a, b) for m in hall.meetings_of(d.key) if m.zone == zone)
                best = max(_free_tables(hall, case, label, slot.index), key=lambda free: own[free])
                yield Meeting(*pair, slot.start, slot.end, zone, best, a.key, b.key, interpreter or None)


@remembered
def _whole_case(hall: Hall, pair: Pair) -> PairCase | Unmet:
    return case_of(hall, pair, hall.every)


def _pairs(event: Event, company: str, other: str) -> Iterator[Pair]:
    """The roles that two companies can take, first those that somebody asked for."""
    both = [(company, other), (other, company)]
    known = [p for p in both if company != other and _has_roles(event, p)]
    yield from sorted(known, key=lambda pair: not event.wishes(pair))


def _has_roles(event: Event, pair: Pair) -> bool:
    purchaser, supplier = (event.company_by_id[company] for company in pair)
    return purchaser.purchaser is not None and supplier.supplier is not None


def _may_meet(schedule: Schedule, pair: Pair) -> bool:
    """Whether neither refuses, has cancelled, has met the other or is at its maximum, whichever way round they ask."""
    event = schedule.event
    for one in (pair, pair[::-1]):
        if one in schedule.by_pair or any(r.level is Level.NO for r in event.requests_by_pair.get(one, ())):
            return False
    return not any(event.company_by_id[company].cancelled for company in pair) and not companies_at_maximum(
        schedule, pair
    )


def companies_at_maximum(schedule: Schedule, pair: Pair) -> tuple[str, ...]:
    """The companies of a pair that may hold no further meeting in their role."""
    known = schedule.event.company_by_id
    sides = zip(pair, Role, strict=True)
    return tuple(company for company, role in sides if at_maximum(schedule, known[company], role))


def at_maximum(schedule: Schedule, company: Company, role: Role) -> bool:
    """Whether a company may hold no further meeting in a role."""
    terms = company.terms(role)
    if terms is None or terms.maximum is None:
        return terms is None
    return schedule.counts.get((company.id, role), 0) >= terms.maximum


def _interpreter(hall: Hall, a: Delegate, b: Delegate, zone: str, slot: Slot) -> str | None:
    """The ID of an interpreter who is free for two delegates; '' if they need none, None if none is free."""
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
    """A meeting placed, and the meetings of its slot that have another interpreter for it, before and after."""

    meeting: Meeting
    exchanged: tuple[tuple[Meeting, Meeting], ...] = ()

    def done(self, schedule: Schedule) -> Schedule:
        """Return the schedule with the meeting."""
        others = dict(self.exchanged)
        meetings = (*(others.get(m, m) for m in schedule.meetings), self.meeting)
        return Schedule(schedule.event, ordered(schedule.event, meetings))


def placings(hall: Hall, row: FixedMeeting, since: datetime | None = None) -> Iterator[Placing]:
    """Yield ways to hold a meeting with all others at their time and table, with their delegates.

    Ways in which nobody has another interpreter come first, each kind in the order of the slots.

    Parameters
    ----------
    row
        The pair, with what of time, table and interpreter is given.
    since
        Slots that begin earlier are not used; None for all.
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
    """Whether ``placings`` finds a way wherever there is one."""
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
    """The meeting with an interpreter, freed by the fewest exchanges in its slot.

    A shortest augmenting path between the meetings of the slot and the interpreters who could serve each.
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
    """The interpreters who could serve a meeting; none where a delegate is not registered any more."""
    first, second = (hall.event.delegate_by_key.get(key) for key in meeting.delegates)
    return hall.suitable(first, second, meeting.zone) if first is not None and second is not None else ()


def _named(event: Event, meeting: Meeting) -> bool:
    """Whether a row of Fixed says who interprets."""
    return any(row.pair == meeting.pair and row.interpreter is not None for row in event.fixed)


class Additions:
    """Evaluates additions to one schedule by the goals that were pursued and by the gap spread.

    No goal depends on who interprets, so that a meeting may be given without.
    """

    def __init__(self, schedule: Schedule, order: Sequence[str], published: Published | None) -> None:
        self._schedule = schedule
        self._order = order
        self._case = Case(schedule.event, schedule.meetings, published)

    @cached_property
    def _gaps(self) -> dict[str, int]:
        return self._gaps_with(self._case)

    def keeps_spread(self, way: Meeting) -> bool:
        """Whether the gap spread, if one is set, is still kept with the meeting added."""
        spread = self._schedule.event.settings.gap_spread
        if spread is None:
            return True
        after = self._gaps_with(self._case.with_meetings((*self._around(way), way)))
        counts = self._gaps | {company: after[company] for company in way.pair}
        return max(counts.values()) - min(counts.values()) <= spread

    def betters(self, way: Meeting) -> bool:
        """Whether the first goal that the meeting would change gets better.

        Every goal is a sum over pairs, companies or delegates, so that only the meetings of the two
        companies need to be counted, before and after. Goals about how a kept meeting changed cannot
        come first: where the pair was published, ``kept`` gets better before them.
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
