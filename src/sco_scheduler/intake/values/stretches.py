"""Arithmetic of hours of absence and of presence, in minutes since midnight, by days as they are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sco_scheduler.intake.values.clauses import DAY_END, Stretch

Away = dict[str, list[Stretch]]
"""The hours by day as it is written, '' for every day."""


def union(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches in order, those that meet as one."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def complement(hours: Away) -> Away:
    """The complement of hours on each day."""
    found: Away = {}
    for day, stretches in hours.items():
        ends = [0.0, *(bound for stretch in union(stretches) for bound in stretch), DAY_END]
        found[day] = [(a, b) for a, b in zip(ends[::2], ends[1::2], strict=True) if a < b]
    return found


def touches(one: Away, other: Away, day: str) -> bool:
    """Whether hours of a day overlap."""
    return any(a < d and c < b for a, b in one.get(day, []) for c, d in other.get(day, []))


def within(stretches: Sequence[Stretch], others: Sequence[Stretch]) -> bool:
    """Whether each stretch is inside of one of the others."""
    return all(any(a <= start and end <= b for a, b in union(others)) for start, end in stretches)
