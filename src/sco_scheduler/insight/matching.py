"""Which meeting of one schedule continues which of another: pair by pair, nearest first."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from sco_scheduler.domain.event import Pair
from sco_scheduler.domain.schedule import Meeting

_Key = TypeVar("_Key", bound=Hashable)

Match = tuple[Meeting | None, Meeting | None]
"""(a meeting of the older schedule, the one that continues it); None where there is none."""

_NEARNESS: tuple[Callable[[Meeting], Hashable], ...] = (
    lambda m: (m.start, m.zone, m.table, m.delegates, m.interpreter),
    lambda m: (m.start, m.zone, m.table),
    lambda m: m.start,
    lambda m: m.pair,
)


def matched(before: Iterable[Meeting], after: Iterable[Meeting]) -> list[Match]:
    """Every meeting of either schedule once, matched within its pair.

    A pair meets several times only where Fixed lists it so. Its meetings are then matched so that
    first those are set against each other that are the same in everything, then in time and place,
    then in time.
    """
    old, new = grouped(before, lambda m: m.pair), grouped(after, lambda m: m.pair)
    found: list[Match] = []
    for pair in dict.fromkeys([*old, *new]):
        found += _matched_pair(pair, old, new)
    return found


def _matched_pair(pair: Pair, old: dict[Pair, list[Meeting]], new: dict[Pair, list[Meeting]]) -> list[Match]:
    left, right = list(old.get(pair, [])), list(new.get(pair, []))
    found: list[Match] = []
    for part in _NEARNESS:
        for one in list(left):
            other = next((m for m in right if part(m) == part(one)), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                found.append((one, other))
    return found + [(one, None) for one in left] + [(None, other) for other in right]


def grouped(meetings: Iterable[Meeting], key: Callable[[Meeting], _Key]) -> dict[_Key, list[Meeting]]:
    """The meetings under their keys, in order."""
    found: dict[_Key, list[Meeting]] = {}
    for meeting in meetings:
        found.setdefault(key(meeting), []).append(meeting)
    return found
