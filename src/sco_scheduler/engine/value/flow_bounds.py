"""The flow problem under one order of goals, and bounds of those goals.

For any weights >= 0, no schedule's weighted sum exceeds the relaxation's. Given what was reached for
the goals before it, that bounds a goal: what the sum leaves after those, divided by its own weight.
Weights that dominate bound best where the goals before are at their bounds; where one fell short,
milder weights (a Lagrange multiplier for "not worse than reached") do better. All are tried, the
best counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy import bool_
from numpy.typing import NDArray

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.params import MILD_RATIOS
from sco_scheduler.engine.value.flow_problem import FlowProblem
from sco_scheduler.engine.value.flow_relaxation import PINS, GoalWeights, goal_weights
from sco_scheduler.engine.value.interpreter_duals import GRAIN, InterpreterDuals, Needs, evaluate, needs_of_items


@dataclass(frozen=True)
class FlowCase:
    """What stays the same throughout a run."""

    problem: FlowProblem
    order: tuple[str, ...]
    """The goals pursued, most important first."""
    weighing: GoalWeights
    """Weights that make one sum of the goals, exactly."""
    mild: GoalWeights
    """Weights of few digits, for what is decided slot by slot or in floating point."""
    needs: Needs
    allowed: NDArray[bool_]
    """[slot, item]: whether some mode of the item allows the slot."""


def prepare_case(problem: FlowProblem, order: tuple[str, ...]) -> FlowCase:
    """The case of a problem and an order of goals: weights, needs, and the slots of each item."""
    weighing = goal_weights(problem, order)
    return FlowCase(problem, order, weighing, weighing.mild(problem), needs_of_items(problem), _slots_of_items(problem))


def _slots_of_items(problem: FlowProblem) -> NDArray[bool_]:
    """[slot, item]: the slots of an item's first mode, and of the others where there are any."""
    allowed = np.zeros((problem.items, problem.slots), bool_)
    modes = np.diff(problem.mode_start)
    item_of = np.repeat(np.arange(problem.items), modes)
    first = problem.mode_start[:-1][modes > 0]
    allowed[item_of[first]] = problem.patterns[problem.mode_pattern[first]]
    further = np.setdiff1d(np.arange(len(item_of)), first, assume_unique=True)
    np.logical_or.at(allowed, item_of[further], problem.patterns[problem.mode_pattern[further]])
    return np.ascontiguousarray(allowed.T)


def flow_bound(
    case: FlowCase, priced: InterpreterDuals | None, goal: str, reached: dict[str, int], budget: Budget
) -> int:
    """Bound a goal, given what was reached for the goals before it.

    Parameters
    ----------
    priced
        Prices of interpreters, where any are scarce.
    reached
        The values of the pins and of all goals of the order.
    budget
        Asked between relaxations whether to stop.

    Returns
    -------
    int
        The best that the goal could still be.
    """
    before = case.order[: case.order.index(goal)]
    strict = goal_weights(case.problem, (*before, goal))
    best = _bound(case, priced, strict, goal, reached)
    last = None
    for ratio in MILD_RATIOS if before else ():
        if best == reached[goal] or budget.stopped():
            break
        unit = getattr(strict, goal)
        found = _bound(case, priced, replace(strict, **dict.fromkeys(before, ratio * unit)), goal, reached)
        best = found if GOALS[goal].better(best, found) else best
        if last is not None and GOALS[goal].better(found, last):
            break
        last = found
    return best


def _bound(
    case: FlowCase, priced: InterpreterDuals | None, weighing: GoalWeights, goal: str, reached: dict[str, int]
) -> int:
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
