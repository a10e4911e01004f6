"""What one more meeting would do to a finished schedule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sco_scheduler.domain.event import Delegate, Event, Pair
from sco_scheduler.domain.goals import GOALS
from sco_scheduler.domain.schedule import Meeting, Published, Schedule
from sco_scheduler.domain.time import Slot
from sco_scheduler.verify.case import Case
from sco_scheduler.verify.gaps import gaps_by_company
from sco_scheduler.verify.goals import GoalValues


@dataclass(frozen=True)
class Addition:
    """A way to add a meeting: when, where and who attends. Its interpreter matters to no goal of adding."""

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
    """Judges additions to one schedule, by the goals pursued and by the gap spread."""

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

    def keeps_spread(self, way: Addition) -> bool:
        """Whether the gap spread, if one is set, still holds with the meeting added."""
        spread = self._schedule.event.settings.gap_spread
        if spread is None:
            return True
        after = self._gaps_with(self._case.with_meetings((*self._around(way), way.meeting)))
        counts = self._gaps | {company: after[company] for company in way.pair}
        return max(counts.values()) - min(counts.values()) <= spread

    def betters(self, way: Addition) -> bool:
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

    def _around(self, way: Addition) -> tuple[Meeting, ...]:
        by_company = self._schedule.by_company
        return tuple(dict.fromkeys(m for c in way.pair for m in by_company.get(c, ())))
