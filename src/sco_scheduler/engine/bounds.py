"""Bounds of goals: which of two says more, and what is known without any work."""

from __future__ import annotations

from sco_scheduler.domain.goals import GOALS, Sense


def tighter(goal: str, a: int | None, b: int | None) -> int | None:
    """The stronger of two bounds of a goal."""
    known = [x for x in (a, b) if x is not None]
    if not known:
        return None
    return min(known) if GOALS[goal].sense is Sense.MOST else max(known)


def trivial_bound(goal: str) -> int | None:
    """What is known of a goal without any work: no goal that is wanted small goes below 0."""
    return 0 if GOALS[goal].sense is Sense.LEAST else None
