"""Finds the reason of each unmet request: the first that is true of the finished schedule.

A reason is about adding this one meeting to the schedule with nobody moved. The reasons come in the
order of ``domain.outcome.Reason``; the obstacle of a slot is the one that excludes the last choice of
delegates, in the order of ``Obstacle``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property

from sco_scheduler.domain.event import Event, Level, Pair, Slot
from sco_scheduler.domain.goals import GOALS, rerun_order
from sco_scheduler.domain.messages import Phrase, Tally, no_tally, tallied
from sco_scheduler.domain.outcome import Obstacle, Reason, SlotObstacle, Unmet
from sco_scheduler.domain.schedule import Meeting, Published, Schedule, is_must, pair_value
from sco_scheduler.insight.hall import Hall, Slots, each, union
from sco_scheduler.insight.placing import PairCase, case_of, companies_at_maximum, interpretable, ways
from sco_scheduler.insight.sentences import WhyNot
from sco_scheduler.verify.case import Case
from sco_scheduler.verify.goals import GoalValues, gaps_by_company

LOOKED_AT = Phrase("pairs-looked-at")
"""What is counted while requests that are not met are explained."""


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
        for pair, requests in tallied(asked, LOOKED_AT, tally)
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
    hall = Hall(schedule)
    case = case_of(hall, pair, _ahead(hall, published) or hall.every, _taken_out(published))
    if isinstance(case, Unmet) or companies_at_maximum(schedule, pair) or not interpretable(hall, case):
        return False
    return bool(case.open & ~hall.full(case.zone, case.label) & union(choice.free for choice in case.choices))


def _ahead(hall: Hall, published: Published | None) -> Slots:
    """The slots that are no history."""
    until = published.history_until if published is not None else None
    return hall.every if until is None else hall.since(until)


def _taken_out(published: Published | None) -> frozenset[Pair]:
    """The pairs whose published meeting is marked as not to be held."""
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
        # After the event it is asked why a meeting was not held at all.
        self.considered, self.over = ahead or self.hall.every, not ahead

    def unmet(self, pair: Pair) -> Unmet:
        """The pair with its reason, in words too."""
        requests = self.event.requests_by_pair[pair]
        found = replace(
            self._reason(pair),
            value=pair_value(self.event, pair),
            must=is_must(self.event, pair),
            cells=tuple(r.cell for r in requests if r.cell is not None),
        )
        return replace(found, text=WhyNot(self.hall, found))

    def _reason(self, pair: Pair) -> Unmet:
        case = case_of(self.hall, pair, self.considered, self.taken_out)
        if isinstance(case, Unmet):
            return case
        if not interpretable(self.hall, case):
            return Unmet(pair, Reason.NO_INTERPRETER)
        full = companies_at_maximum(self.schedule, pair)
        return Unmet(pair, Reason.AT_MAXIMUM, full) if full else self._in_the_way(case)

    # What stands in the way, slot by slot

    def _in_the_way(self, case: PairCase) -> Unmet:
        """The reason of a request that has open slots: what stands in the way in each of them."""
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
