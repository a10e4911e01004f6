"""Matches the meetings of two schedules, so that each is continued by one at most."""

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
    """Match the meetings of two schedules within each pair.

    A pair meets several times only if Fixed lists it so. Its meetings are then matched first with those
    that are equal, then with those at the same time and place, then at the same time.

    Parameters
    ----------
    before
        The meetings of the older schedule.
    after
        Those of the newer one.

    Returns
    -------
    list[Match]
        Every meeting of either schedule once.
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
    """Group meetings by a key, in their order.

    Parameters
    ----------
    meetings
        The meetings.
    key
        The key of a meeting.
    """
    found: dict[_Key, list[Meeting]] = {}
    for meeting in meetings:
        found.setdefault(key(meeting), []).append(meeting)
    return found
