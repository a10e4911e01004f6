"""The goals as the engine groups them, and the arithmetic of their bounds."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import takewhile

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.domain.outcome import GoalResult

SELECTION_GOALS = ("musts", "minimums", "value", "balance")
"""Goals that depend only on which meetings are held."""

GAP_GROUPS = {"gaps": frozenset({0, 1}), "gaps_purchasers": frozenset({0}), "gaps_suppliers": frozenset({1})}
"""The goals that count gaps, each with the groups of delegates (``Problem.gap_group``) whose gaps it counts."""

TIMING_GOALS = ("lost_time", *GAP_GROUPS, "zone_moves")
"""Goals that depend on when the held meetings take place."""


def leading(goals: Iterable[str], group: Collection[str]) -> tuple[str, ...]:
    """The goals at the head of an order that belong to a group."""
    return tuple(takewhile(lambda goal: goal in group, goals))


def tighter(goal: str, a: int | None, b: int | None) -> int | None:
    """The stronger of two bounds of a goal."""
    known = [x for x in (a, b) if x is not None]
    if not known:
        return None
    return min(known) if GOALS[goal].sense is Sense.MOST else max(known)


def trivial_bound(goal: str) -> int | None:
    """What is known of a goal without any work: no goal that is minimised goes below 0."""
    return 0 if GOALS[goal].sense is Sense.LEAST else None


def still_good(goal: str, best: int, value_slack: float) -> int:
    """The value of a goal that still counts as its best: of the value, a part (in percent) may be given up."""
    return best - int(best * value_slack / 100) if goal == "value" else best


def goal_result(goal: str, value: int, bound: int | None, seconds: float = 0.0) -> GoalResult:
    """The result of a goal with the tighter of a bound and the trivial one, proved where the value is at it."""
    bound = tighter(goal, bound, trivial_bound(goal))
    return GoalResult(goal, value, bound, value == bound, seconds)
