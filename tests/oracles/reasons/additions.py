"""Whether an unmet meeting could be added to a finished schedule, and whether that would make it better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from sco_scheduler.domain.goals import GOALS
from sco_scheduler.domain.schedule import Meeting, Published
from sco_scheduler.verify.case import Case, count_gaps, gaps_by_company
from sco_scheduler.verify.verdict import GoalValues
from tests.oracles.reasons.obstacles import choices_left
from tests.oracles.reasons.prospects import Prospect
from tests.oracles.reasons.room import Room


class Additions:
    """Meetings that could be added, one at a time, to the schedule of a room."""

    def __init__(self, room: Room, order: Sequence[str]) -> None:
        self._room = room
        self._case = room.case
        self._order = order

    def ways(self, prospect: Prospect) -> Iterator[Meeting]:
        """Every way of adding the pair's meeting: slot, choice and table.

        No interpreter is named, even where one is needed (and free): no goal of adding depends on who.
        """
        for start in sorted(prospect.open):
            slot = self._room.slots.at[start]
            for one, other in choices_left(self._room, prospect, start):
                for table in self._room.tables.free(prospect.zone, prospect.label, slot):
                    yield Meeting(*prospect.pair, slot.start, slot.end, prospect.zone.code, table, one.key, other.key)

    def kinds_of_ways(self, prospect: Prospect) -> Iterator[Meeting]:
        """The ways, and of those at tables where neither delegate has a meeting only the first of each time and choice.

        What is said of that one holds for the others: tables matter only where a delegate changes between them.
        """
        new: set[tuple[datetime, tuple[str, str]]] = set()
        for way in self.ways(prospect):
            at = (way.zone, way.table)
            if not any((m.zone, m.table) == at for key in way.delegates for m in self._case.by_delegate.get(key, ())):
                if (way.start, way.delegates) in new:
                    continue
                new.add((way.start, way.delegates))
            yield way

    def keeps_gap_spread(self, meeting: Meeting) -> bool:
        """Whether the gap counts of companies that meet stay within the gap spread with the meeting added."""
        spread = self._case.event.settings.gap_spread
        if spread is None:
            return True
        gaps = dict(self._gaps)
        for company, key in zip(meeting.pair, meeting.delegates, strict=True):
            before = self._case.by_delegate.get(key, [])
            more = count_gaps([*before, meeting], self._case.clock) - count_gaps(before, self._case.clock)
            gaps[company] = gaps.get(company, 0) + more
        return max(gaps.values()) - min(gaps.values()) <= spread

    def betters(self, meeting: Meeting) -> bool:
        """Whether the first goal that changes with the meeting added, in the order pursued, gets better.

        Each goal is a sum over companies, their delegates, or pairs. So a schedule of the meetings of
        the two companies alone, with and without the new one, differs as the whole schedule would.
        """
        sides = dict.fromkeys(
            m
            for company in meeting.pair
            for group in (self._case.as_purchaser, self._case.as_supplier)
            for m in group.get(company, ())
        )
        before = GoalValues(self._part(meeting, tuple(sides)))
        after = GoalValues(self._part(meeting, (*sides, meeting)))
        for name in self._order:
            if name in before.names and after.of(name) != before.of(name):
                return GOALS[name].better(after.of(name), before.of(name))
        return False

    def _part(self, meeting: Meeting, meetings: tuple[Meeting, ...]) -> Case:
        """A case of these meetings in which only the pair's own companies, requests and pins are known."""
        case, pair = self._case, meeting.pair
        event = replace(
            case.event,
            companies=tuple(case.event.company_by_id[c] for c in pair),
            requests=case.event.requests_by_pair.get(pair, ()),
            fixed=tuple(case.pairs.fixed.get(pair, ())),
        )
        published: Published | None = case.published
        if published is not None:
            published = replace(published, meetings=tuple(case.pairs.published.get(pair, ())))
        return Case(event, meetings, published)

    @cached_property
    def _gaps(self) -> dict[str, int]:
        return gaps_by_company(self._case.event, self._case.by_delegate, self._case.clock)
