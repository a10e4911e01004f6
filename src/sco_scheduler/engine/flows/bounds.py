"""Bounds of the goals that depend only on which meetings are held.

For any weights >= 0, no schedule's weighted sum exceeds the relaxation's. Given what was reached for
the goals before it, that bounds a goal: what the sum leaves after those, divided by its own weight.
Weights that dominate bound best where the goals before are at their bounds; where one fell short,
milder weights (a Lagrange multiplier for "not worse than reached") do better. All are tried, the
best counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.engine.flows.case import Case
from sco_scheduler.engine.flows.interpreters import GRAIN, Priced, evaluate
from sco_scheduler.engine.flows.relaxation import PINS, Weights, weights

_MILDER = (0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
"""What a unit of the goals before is worth, in units of the goal. The bound is a concave function of it."""


def bound_of(case: Case, priced: Priced | None, goal: str, reached: dict[str, int], go_on: Callable[[], bool]) -> int:
    """The best that a goal could still be, given what was reached for the goals before it."""
    before = case.order[: case.order.index(goal)]
    strict = weights(case.problem, (*before, goal))
    best = _bound(case, priced, strict, goal, reached)
    last = None
    for ratio in _MILDER if before else ():
        if best == reached[goal] or not go_on():
            break
        unit = getattr(strict, goal)
        found = _bound(case, priced, replace(strict, **dict.fromkeys(before, ratio * unit)), goal, reached)
        best = found if GOALS[goal].better(best, found) else best
        if last is not None and GOALS[goal].better(found, last):
            break
        last = found
    return best


def _bound(case: Case, priced: Priced | None, weighing: Weights, goal: str, reached: dict[str, int]) -> int:
    """The bound from one weighing, without prices and, where there are any, with them."""
    before = case.order[: case.order.index(goal)]
    given = weighing.total({PINS: reached[PINS], **{name: reached[name] for name in before}})
    unit: int = getattr(weighing, goal)
    sums = [evaluate(case.problem, weighing, case.needs, np.zeros(len(case.needs.able), np.int64)).bound]
    if priced is not None and weighing.value:
        fine = weighing.scaled(GRAIN)
        sums.append(evaluate(case.problem, fine, case.needs, priced.grains * weighing.value).bound // GRAIN)
    left = min(sums) - given
    return left // unit if GOALS[goal].sense is Sense.MOST else max(0, -(left // unit))
