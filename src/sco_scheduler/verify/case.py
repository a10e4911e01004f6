"""The case that is judged: an event, the meetings, and the published schedule that a rerun started from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from sco_scheduler.domain.event import Event, Pair
from sco_scheduler.domain.schedule import Meeting, Published
from sco_scheduler.verify.clock import Clock
from sco_scheduler.verify.pairs import Pairs
from sco_scheduler.verify.words import Words

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True)
class Case:
    """A schedule to be judged, with its meetings by person, pair and company."""

    event: Event
    meetings: tuple[Meeting, ...]
    published: Published | None = None

    def with_meetings(self, meetings: Iterable[Meeting]) -> Case:
        """The same case with other meetings; what does not depend on them is not worked out again."""
        other = Case(self.event, tuple(meetings), self.published)
        vars(other).update(clock=self.clock, pairs=self.pairs)
        return other

    @cached_property
    def clock(self) -> Clock:
        """When the event has slots."""
        return Clock(self.event.sessions)

    @cached_property
    def pairs(self) -> Pairs:
        """Who asked, who refused, what is pinned."""
        return Pairs(self.event, self.published, self.clock)

    @cached_property
    def words(self) -> Words:
        """Names for sentences, with dates where more than one day is about."""
        days = self.clock.days | {m.start.date() for m in self.meetings}
        return Words(self.event, with_dates=len(days) > 1)

    @cached_property
    def by_delegate(self) -> Mapping[str, list[Meeting]]:
        """The meetings of each delegate that has any, in order of time."""
        return _grouped(self.meetings, lambda m: m.delegates)

    @cached_property
    def by_interpreter(self) -> Mapping[str, list[Meeting]]:
        """The meetings of each interpreter that has any, in order of time."""
        return _grouped(self.meetings, lambda m: () if m.interpreter is None else (m.interpreter,))

    @cached_property
    def by_table(self) -> Mapping[tuple[str, str], list[Meeting]]:
        """The meetings at each table that has any, by zone and label, in order of time."""
        return _grouped(self.meetings, lambda m: ((m.zone, m.table),))

    @cached_property
    def as_purchaser(self) -> Mapping[str, list[Meeting]]:
        """The meetings of each company as purchaser, in order of time."""
        return _grouped(self.meetings, lambda m: (m.purchaser,))

    @cached_property
    def as_supplier(self) -> Mapping[str, list[Meeting]]:
        """The meetings of each company as supplier, in order of time."""
        return _grouped(self.meetings, lambda m: (m.supplier,))

    @cached_property
    def by_pair(self) -> Mapping[Pair, list[Meeting]]:
        """The meetings of each pair that meets, in order of time."""
        return _grouped(self.meetings, lambda m: (m.pair,))

    def is_history(self, meeting: Meeting) -> bool:
        """Whether the meeting started before the moment from which a rerun may change things.

        History is judged only by being unchanged: it is exempt from every other rule, but what comes
        later must be in keeping with it.
        """
        until = self.published.history_until if self.published is not None else None
        return until is not None and meeting.start < until

    def between(self, company: str, other: str) -> list[Meeting]:
        """The meetings of two companies with each other, whoever is the purchaser."""
        return self.by_pair.get((company, other), []) + self.by_pair.get((other, company), [])


def _grouped(meetings: Iterable[Meeting], keys: Callable[[Meeting], Iterable[_Key]]) -> dict[_Key, list[Meeting]]:
    """The meetings under each of their keys, in order of time."""
    found: dict[_Key, list[Meeting]] = defaultdict(list)
    for meeting in sorted(meetings, key=lambda m: m.start):
        for key in dict.fromkeys(keys(meeting)):
            found[key].append(meeting)
    return dict(found)
