"""Meetings found by what they take: people, a table, an interpreter, a zone's time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, TypeVar

from sco_scheduler.domain.schedule import Meeting

T = TypeVar("T")


class Taken(Generic[T]):
    """Things in their order, by what the meeting of each takes; ``meeting_of`` gives the meeting of a thing."""

    def __init__(self, things: Iterable[T], meeting_of: Callable[[T], Meeting]) -> None:
        self._by_key: dict[Hashable, list[tuple[int, T]]] = defaultdict(list)
        for place, thing in enumerate(things):
            for key in _keys(meeting_of(thing)):
                self._by_key[key].append((place, thing))

    def first(self, keys: Iterable[Hashable], fits: Callable[[T], bool]) -> T | None:
        """The first thing, in the order given, that takes what one of the keys stands for and fits."""
        found = [entry for key in keys for entry in self._first_of(key, fits)]
        return min(found, key=lambda entry: entry[0])[1] if found else None

    def _first_of(self, key: Hashable, fits: Callable[[T], bool]) -> Iterator[tuple[int, T]]:
        for place, thing in self._by_key.get(key, ()):
            if fits(thing):
                yield place, thing
                return


def people(meeting: Meeting) -> tuple[Hashable, ...]:
    """The keys of those who attend the meeting."""
    return tuple(("person", key) for key in meeting.delegates)


def table(meeting: Meeting) -> tuple[Hashable, ...]:
    """The key of the table of the meeting."""
    return (("table", meeting.zone, meeting.table),)


def interpreter(meeting: Meeting) -> tuple[Hashable, ...]:
    """The key of the interpreter of the meeting; none where there is none."""
    return () if meeting.interpreter is None else (("interpreter", meeting.interpreter),)


def zone_then(meeting: Meeting) -> tuple[Hashable, ...]:
    """The key of the zone of the meeting at the time it starts."""
    return (("zone", meeting.zone, meeting.start),)


def _keys(meeting: Meeting) -> tuple[Hashable, ...]:
    return (*dict.fromkeys(people(meeting)), *table(meeting), *interpreter(meeting), *zone_then(meeting))
