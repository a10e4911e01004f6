"""Finds the reason of each unmet request in the finished schedule, and states it in a sentence.

A reason is about adding this one meeting to the schedule without moving others. The first of
``domain.outcome.Reason`` that applies is given; the obstacle of a slot is the one that excludes the last pair of
delegates, in the order of ``Obstacle``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sco_scheduler.agendas.build_report import at_times, clock_time, company_name
from sco_scheduler.domain.event import Event, Level, Pair, Role, Slot
from sco_scheduler.domain.goals import rerun_order
from sco_scheduler.domain.messages import (
    SENTENCE,
    Clauses,
    Languages,
    Phrase,
    Said,
    SaidOnce,
    Sayable,
    Sentence,
    Sentences,
    Speech,
    Tally,
    all_of,
    in_brackets,
    no_tally,
    one_of,
    tallied,
)
from sco_scheduler.domain.outcome import Obstacle, Reason, SlotObstacle, Unmet
from sco_scheduler.domain.schedule import Meeting, Published, Schedule, is_must, pair_value
from sco_scheduler.insight.hall import Hall, Slots, bound_table, bound_tables, each, union
from sco_scheduler.insight.placing import Additions, PairCase, case_of, companies_at_maximum, interpretable, ways

LOOKED_AT = Phrase("pairs-looked-at")
"""The unit of progress while unmet requests are explained."""


def explain(
    schedule: Schedule,
    published: Published | None = None,
    *,
    order: Sequence[str] | None = None,
    tally: Tally = no_tally,
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
    tally
        Called with the number of requests examined so far.
    of
        The IDs of the companies whose requests are explained; None for all.
    searched
        Whether the schedule is the result of a search, which may have run out of time; False at the desk.

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
        for pair, requests in tallied(asked, LOOKED_AT, tally)
        if pair not in schedule.by_pair and any(r.level is not Level.NO for r in requests)
    ]
    rows.sort(key=lambda u: (not u.must, -u.value))
    return tuple(rows)


def fits_but_for_interpreters(schedule: Schedule, pair: Pair, published: Published | None = None) -> bool:
    """Whether a meeting could be added without moving others if interpreters could be exchanged freely.

    Parameters
    ----------
    published
        The published schedule, whose past meetings stay.
    """
    hall = Hall(schedule)
    case = case_of(hall, pair, _ahead(hall, published) or hall.every, _taken_out(published))
    if isinstance(case, Unmet) or companies_at_maximum(schedule, pair) or not interpretable(hall, case):
        return False
    return bool(case.open & ~hall.full(case.zone, case.label) & union(choice.free for choice in case.choices))


def _ahead(hall: Hall, published: Published | None) -> Slots:
    """The slots that are not past."""
    until = published.history_until if published is not None else None
    return hall.every if until is None else hall.since(until)


def _taken_out(published: Published | None) -> frozenset[Pair]:
    """The pairs whose published meeting is marked cancelled or no-show."""
    rows = published.meetings if published is not None else ()
    return frozenset(row.meeting.pair for row in rows if not row.is_held)


class _Explainer:
    def __init__(
        self, schedule: Schedule, order: Sequence[str], published: Published | None, *, searched: bool = True
    ) -> None:
        self.schedule, self.searched = schedule, searched
        self.event: Event = schedule.event
        self.hall = Hall(schedule)
        self.additions = Additions(schedule, order, published)
        self.taken_out = _taken_out(published)
        ahead = _ahead(self.hall, published)
        # After the event all slots are candidate_slots, to explain why a meeting was not held at all.
        self.candidate_slots, self.over = ahead or self.hall.every, not ahead

    def unmet(self, pair: Pair) -> Unmet:
        """The pair with its reason, also as a sentence."""
        requests = self.event.requests_by_pair[pair]
        found = replace(
            self._reason(pair),
            value=pair_value(self.event, pair),
            must=is_must(self.event, pair),
            cells=tuple(r.cell for r in requests if r.cell is not None),
        )
        return replace(found, text=WhyNot(self.hall, found))

    def _reason(self, pair: Pair) -> Unmet:
        case = case_of(self.hall, pair, self.candidate_slots, self.taken_out)
        if isinstance(case, Unmet):
            return case
        if not interpretable(self.hall, case):
            return Unmet(pair, Reason.NO_INTERPRETER)
        full = companies_at_maximum(self.schedule, pair)
        return Unmet(pair, Reason.AT_MAXIMUM, full) if full else self._obstacles(case)

    # Obstacles, slot by slot

    def _obstacles(self, case: PairCase) -> Unmet:
        """The reason of a request with open slots: the obstacle in each of them."""
        full = self.hall.full(case.zone, case.label)
        idle = union(c.present & ~c.busy for c in case.choices)
        reached = union(c.free for c in case.choices)
        spoken = union(c.free & ~c.unspoken for c in case.choices)
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
        struck = [c.sides for c in case.choices if (c.free & c.unspoken) >> slot.index & 1]
        return self.hall.all_kept(struck, case.zone.code, slot)

    # No obstacle to the meeting itself

    def _could_be_added(self, case: PairCase, slots: Slots) -> Reason:
        if self.over:
            return Reason.OVER
        reason = Reason.GAP_SPREAD
        for way in ways(self.hall, case, slots):
            if self.additions.keeps_spread(way):
                if self.additions.improves(way):
                    return Reason.TIME_RAN_OUT if self.searched else Reason.CAN_BE_ADDED
                reason = Reason.GOALS
        return reason


def _pursued(event: Event, published: Published | None) -> tuple[str, ...]:
    """The goals of the event in their order, including those of a rerun if the build is one."""
    return rerun_order(event.settings.goals) if published is not None else event.settings.goals


AT_MAXIMUM = {Role.PURCHASER: Phrase("unmet-maximum-purchaser"), Role.SUPPLIER: Phrase("unmet-maximum-supplier")}

_AT_ANY = Phrase("unmet-at-any")
_WORTH = Phrase("unmet-worth")

_LISTED = 3
"""Up to this number times or meetings are listed; beyond, only their number and range."""

_ALIKE = {
    Reason.GOALS: Phrase("unmet-goals"),
    Reason.TIME_RAN_OUT: Phrase("unmet-time-ran-out"),
    Reason.CAN_BE_ADDED: Phrase("unmet-can-be-added"),
    Reason.OVER: Phrase("unmet-over"),
}
"""Reasons whose sentence is the same for every pair."""


@dataclass(frozen=True, slots=True)
class WhyNot(Sayable):
    """The sentence of an unmet request, composed on demand, since a large event has many."""

    hall: Hall = field(repr=False, compare=False)
    unmet: Unmet

    def said_in(self, speech: Speech) -> str:
        """The sentence, or two, in a language."""
        return speech.say(_Speaker(self.hall, self.unmet).text())


def times(event: Event, moments: Iterable[datetime]) -> Said:
    """Format moments as ``at_times`` does, or if there are many ``at 9 times from 09:00 to 16:30``."""
    ordered = sorted(set(moments))
    if len(ordered) > _LISTED:
        first, last = clock_time(event, ordered[0]), clock_time(event, ordered[-1])
        return Phrase("at-many-times")(count=len(ordered), first=first, last=last)
    return at_times(event, ordered)


class _Speaker:
    def __init__(self, hall: Hall, unmet: Unmet) -> None:
        self.hall = hall
        self.event = hall.event
        self.unmet = unmet
        self.purchaser, self.supplier = (self.event.company_by_id[c] for c in unmet.pair)
        self.names = tuple(company_name(self.event, c) for c in unmet.pair)
        self.zone = self.event.zone_by_code.get(self.event.zone_of(unmet.pair))
        self.requests = self.event.requests_by_pair.get(unmet.pair, ())

    def text(self) -> Said:
        """The sentence of the reason."""
        if self.unmet.reason in _ALIKE:
            return _ALIKE[self.unmet.reason]
        return {
            Reason.REFUSED: self._refused,
            Reason.CANCELLED: self._cancelled,
            Reason.DIFFERENT_TABLES: self._different_tables,
            Reason.NO_COMMON_SLOT: self._no_common_slot,
            Reason.WISHES: self._wishes,
            Reason.NO_INTERPRETER: self._no_interpreter_at_all,
            Reason.AT_MAXIMUM: self._at_maximum,
            Reason.EVERY_SLOT_TAKEN: self._every_slot_taken,
            Reason.GAP_SPREAD: self._gap_spread,
        }[self.unmet.reason]()

    def _companies_concerned(self) -> Said:
        return all_of([company_name(self.event, c) for c in self.unmet.who])

    def _refused(self) -> Said:
        cells = tuple(r.cell for r in self.requests if r.level is Level.NO and r.cell is not None)
        return Phrase("unmet-said-no")(who=self._companies_concerned(), at=in_brackets(*cells))

    def _cancelled(self) -> Said:
        if not self.unmet.who:
            return Phrase("unmet-taken-out")
        told = Phrase("unmet-have-cancelled") if len(self.unmet.who) > 1 else Phrase("unmet-has-cancelled")
        return told(who=self._companies_concerned())

    def _different_tables(self) -> Said:
        assert self.zone is not None, "two tables differ only within a zone"
        first = bound_table(self.purchaser.purchaser, self.zone)
        second = bound_table(self.supplier.supplier, self.zone)
        return Phrase("unmet-two-tables")(purchaser=self.names[0], first=first, supplier=self.names[1], second=second)

    def _no_common_slot(self) -> Said:
        if self.zone is None:
            return Phrase("unmet-no-such-zone")(supplier=self.names[1])
        there = [self.hall.company(c) for c in (self.purchaser, self.supplier)]
        both = there[0] & there[1]
        if both & self.hall.zone(self.zone.code):
            return Phrase("unmet-all-begun")
        if both:
            return Sentence(Phrase("unmet-zone-closed")(times=self._times(both), zone=self.zone.code))
        for slots, name in zip(there, self.names, strict=True):
            if not slots:
                return Phrase("unmet-never-there")(company=name)
        shortest = min(range(2), key=lambda i: there[i].bit_count())
        return Phrase("unmet-never-both")(company=self.names[shortest], times=self._times(there[shortest]))

    def _wishes(self) -> Said:
        parts: list[Said] = []
        for request in self.event.wishes(self.unmet.pair):
            asker = company_name(self.event, request.asker)
            if request.sessions:
                parts.append(Phrase("unmet-wants-session")(asker=asker, sessions=one_of(request.sessions)))
            if request.delegate is not None:
                parts.append(Phrase("unmet-wants-delegate")(asker=asker, person=self._person(request.delegate)))
            if request.after:
                others = all_of([company_name(self.event, c) for c in request.after])
                parts.append(Phrase("unmet-wants-before")(asker=asker, others=others))
        return Phrase("unmet-wishes")(wishes=Clauses(tuple(parts))) if parts else Phrase("unmet-comes-before")

    def _person(self, key: str) -> Said:
        delegate = self.event.delegate_by_key.get(key)
        return delegate.name if delegate is not None and delegate.name else Phrase("unmet-any-delegate")

    def _no_interpreter_at_all(self) -> Said:
        assert self.zone is not None, "a slot can be used only where there is a zone"
        one, other = self._languages()
        return Phrase("unmet-no-interpreter")(zone=self.zone.code, one=one, other=other)

    def _languages(self) -> tuple[Said, Said]:
        """The languages of each side, over all its delegates."""
        sides = (self.purchaser, self.supplier)
        one, other = (Languages(tuple(sorted(company.languages))) for company in sides)
        return one, other

    def _at_maximum(self) -> Said:
        parts: list[Said] = []
        for company, role in ((self.purchaser, Role.PURCHASER), (self.supplier, Role.SUPPLIER)):
            terms = company.terms(role)
            if company.id in self.unmet.who and terms is not None:
                name = company_name(self.event, company.id)
                parts.append(AT_MAXIMUM[role](company=name, count=terms.maximum))
        return SENTENCE(text=all_of(parts))

    def _gap_spread(self) -> Said:
        return Phrase("unmet-gap-spread")(spread=self.event.settings.gap_spread)

    # Slot by slot

    def _every_slot_taken(self) -> Said:
        """The obstacle in each slot, grouped by kind, and the value of the meeting compared with theirs."""
        groups: dict[Obstacle, list[SlotObstacle]] = defaultdict(list)
        for obstacle in self.unmet.obstacles:
            groups[obstacle.obstacle].append(obstacle)
        tell = {
            Obstacle.BUSY: self._busy,
            Obstacle.TABLES_TAKEN: self._tables_taken,
            Obstacle.NO_INTERPRETER: self._no_interpreter,
            Obstacle.CANNOT_WALK: self._cannot_walk,
        }
        why = Clauses(tuple(part for kind, speak in tell.items() if kind in groups for part in speak(groups[kind])))
        count = len(self.unmet.obstacles)
        taken = Phrase("unmet-one-slot")(why=why) if count == 1 else Phrase("unmet-no-slot")(count=count, why=why)
        if self.unmet.must:
            return Sentences((taken, Phrase("unmet-is-must")))
        # The value of this meeting, for comparison with the meetings that block it.
        return (
            Sentences((taken, Phrase("unmet-is-worth")(value=self.unmet.value))) if Obstacle.BUSY in groups else taken
        )

    def _tables_taken(self, obstacles: Sequence[SlotObstacle]) -> list[Said]:
        assert self.zone is not None, "a slot can be used only where there is a zone"
        label = next(iter(bound_tables(self.purchaser, self.supplier, self.zone)), None)
        found: list[Said] = []
        # A slot without meetings at tables has no tables, or all are closed.
        for taken in (True, False):
            here = [obstacle for obstacle in obstacles if bool(obstacle.meetings) is taken]
            if not here:
                continue
            when = self._when(here, Phrase("unmet-at-all") if taken or label is not None else _AT_ANY)
            if label is None:
                told = Phrase("unmet-tables-taken") if taken else Phrase("unmet-no-table-open")
                found.append(told(zone=self.zone.code, when=when))
            else:
                told = Phrase("unmet-table-taken") if taken else Phrase("unmet-table-closed")
                found.append(told(table=label, zone=self.zone.code, when=when))
        return found

    def _no_interpreter(self, obstacles: Sequence[SlotObstacle]) -> list[Said]:
        one, other = self._languages()
        # If no meeting occupies an interpreter, there is none who could serve.
        kept = any(o.meetings for o in obstacles)
        told = Phrase("unmet-no-free-interpreter") if kept else Phrase("unmet-no-such-interpreter")
        return [told(one=one, other=other, when=self._when(obstacles, _AT_ANY))]

    def _when(self, obstacles: Sequence[SlotObstacle], throughout: Said) -> Said:
        """The times of the obstacles, or the words for all of them if they are many."""
        if _LISTED < len(obstacles) == len(self.unmet.obstacles):
            return throughout
        return times(self.event, (o.start for o in obstacles))

    def _cannot_walk(self, obstacles: Sequence[SlotObstacle]) -> list[Said]:
        return [
            Phrase("unmet-cannot-walk")(
                company=name,
                zones=all_of(zones),
                count=len(zones),
                when=times(self.event, (start for start, _ in rows)),
            )
            for name, rows in self._by_side(obstacles)
            for zones in (sorted({m.zone for _, m in rows}),)
        ]

    def _busy(self, obstacles: Sequence[SlotObstacle]) -> list[Said]:
        return [
            Phrase("unmet-meets")(company=name, meetings=self._meetings(name, [m for _, m in rows]))
            for name, rows in self._by_side(obstacles)
        ]

    def _by_side(self, obstacles: Sequence[SlotObstacle]) -> list[tuple[str, list[tuple[datetime, Meeting]]]]:
        """Group obstacles by the side whose meetings they are, one side for each slot."""
        counts = [sum(c in m.pair for o in obstacles for m in o.meetings) for c in self.unmet.pair]
        first = 0 if counts[0] >= counts[1] else 1
        rows: dict[str, list[tuple[datetime, Meeting]]] = {}
        for obstacle in obstacles:
            for i in (first, 1 - first):
                mine = [m for m in obstacle.meetings if self.unmet.pair[i] in m.pair]
                if mine:
                    rows.setdefault(self.names[i], []).extend((obstacle.start, m) for m in mine)
                    break
        return list(rows.items())

    def _meetings(self, name: str, meetings: Sequence[Meeting]) -> Said:
        """The meetings of a company that are in the way, composed once: most of its unmet requests have the same."""
        key: tuple[str | Pair, ...] = (name, *(meeting.pair for meeting in meetings))
        told = self.hall.told.get(key)
        if told is None:
            told = self.hall.told[key] = SaidOnce(self._listed(name, meetings))
        return told

    def _listed(self, name: str, meetings: Iterable[Meeting]) -> Said:
        rows = list(dict.fromkeys(meetings))
        if len(rows) <= _LISTED:
            return all_of([self._meeting(name, m) for m in rows])
        worths = [(is_must(self.event, m.pair), pair_value(self.event, m.pair), m.start) for m in rows]
        musts = sum(must for must, _, _ in worths)
        values = sorted(value for _, value, _ in worths)
        worth = _WORTH(value=values[0])
        if values[0] != values[-1]:
            worth = Phrase("unmet-worth-from-to")(first=values[0], last=values[-1])
        if musts:
            worth = Phrase("unmet-and-musts")(worth=worth, count=musts)
        least = rows[worths.index(min(worths))]
        when = times(self.event, (m.start for m in rows))
        return Phrase("unmet-others")(when=when, worth=worth, least=self._meeting(name, least))

    def _meeting(self, name: str, meeting: Meeting) -> Said:
        names = [company_name(self.event, c) for c in meeting.pair]
        other = names[1] if names[0] == name else names[0]
        must = is_must(self.event, meeting.pair)
        worth = Phrase("unmet-must") if must else _WORTH(value=pair_value(self.event, meeting.pair))
        return Phrase("unmet-meeting-at")(company=other, when=at_times(self.event, [meeting.start]), worth=worth)

    def _times(self, slots: Slots) -> Said:
        return times(self.event, (self.event.slots[i].start for i in each(slots)))
