"""Matches the meetings of two schedules, pair by pair."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from sco_scheduler.domain.event import Pair
from sco_scheduler.domain.schedule import Meeting

Match = tuple[Meeting | None, Meeting | None]
"""(meeting of the older schedule, meeting that continues it); None on one side if dropped or added."""

_NEARNESS: tuple[Callable[[Meeting], Hashable], ...] = (
    lambda m: (m.slot_and_table, m.delegates, m.interpreter),
    lambda m: m.slot_and_table,
    lambda m: m.start,
    lambda m: m.pair,
)


def matched(before: Iterable[Meeting], after: Iterable[Meeting]) -> list[Match]:
    """Match the meetings of two schedules within each pair.

    A pair meets several times only if Fixed lists it so. Then equal meetings are matched first,
    then those at the same time and place, then those at the same time.

    Returns
    -------
    list[Match]
        Every meeting of either schedule exactly once.
    """
    by_pair: dict[Pair, tuple[list[Meeting], list[Meeting]]] = {}
    for side, meetings in enumerate((before, after)):
        for meeting in meetings:
            by_pair.setdefault(meeting.pair, ([], []))[side].append(meeting)
    return [match for left, right in by_pair.values() for match in _matched_pair(left, right)]


def _matched_pair(left: list[Meeting], right: list[Meeting]) -> list[Match]:
    found: list[Match] = []
    for part in _NEARNESS:
        for one in list(left):
            other = next((m for m in right if part(m) == part(one)), None)
            if other is not None:
                left.remove(one)
                right.remove(other)
                found.append((one, other))
    return found + [(one, None) for one in left] + [(None, other) for other in right]
