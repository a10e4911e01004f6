"""The relaxation: which meetings one would choose if slots did not matter.

Each company has as many meetings as slots (times delegates) it is there, up to its maximum, each
zone as many as tables × slots. Whatever a schedule holds is such a choice, so the best choice
bounds every schedule. It is a flow, hence integral and quick at any size; balance, a sum of
squares, is a convex cost and so a row of unit arcs.

Goals are lexicographic: one flow maximises a weighted sum. Its optimum has no improving cycle in
the residual network (Klein, 1967), and a simple cycle passes each node once, so a weight dominates
if it outweighs whatever *one cycle* can change of the goals after it. That keeps weights small
enough for 64 bits, where outweighing the whole sums would not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy import bool_, int64
from numpy.typing import NDArray

from sco_scheduler.engine.methods import SELECTION_GOALS
from sco_scheduler.engine.value.flow_network import Arcs, Steps, most_profitable, steps
from sco_scheduler.engine.value.flow_problem import PURCHASER, SUPPLIER, FlowProblem

_MILD_VALUE = 64

PINS = "pins"
"""Before all goals: the meetings that pins demand."""


@dataclass(frozen=True, slots=True)
class GoalWeights:
    """What a unit of each goal is worth in the weighted sum; 0 where a goal is not pursued."""

    pins: int
    musts: int
    minimums: int
    value: int
    balance: int

    def of_items(self, problem: FlowProblem) -> NDArray[int64]:
        """What holding each item is worth, minimums and balance aside."""
        return (
            self.pins * problem.item_mandatory.astype(int64)
            + self.musts * problem.item_must.astype(int64)
            + self.value * problem.item_value
        )

    def mild(self, problem: FlowProblem) -> GoalWeights:
        """The same goals with weights of few digits, for advice in floating point."""
        top = max(1, int(problem.item_value.max(initial=0)))
        unit = {PINS: 100 * top, "musts": 30 * top, "minimums": 5 * top, "value": 1}
        return GoalWeights(
            **{name: _MILD_VALUE * worth * (getattr(self, name) > 0) for name, worth in unit.items()},
            balance=int(self.balance > 0),
        )

    def scaled(self, factor: int) -> GoalWeights:
        """All weights times a factor."""
        return GoalWeights(**{name: factor * getattr(self, name) for name in (PINS, *SELECTION_GOALS)})

    def total(self, values: dict[str, int]) -> int:
        """The weighted sum for given values of the goals."""
        sign = {"minimums": -1, "balance": -1}
        return sum(sign.get(name, 1) * getattr(self, name) * value for name, value in values.items())


def goal_weights(problem: FlowProblem, order: tuple[str, ...]) -> GoalWeights:
    """Weights for which the flow is lexicographic in the goals of an order, pins before them all."""
    zones, companies = len(problem.tables), problem.companies
    pairs_in_cycle = 2 * companies + 2
    limit = int(capacities(problem)[SUPPLIER].max(initial=0))
    change = {
        PINS: pairs_in_cycle,
        "musts": pairs_in_cycle,
        "minimums": 2 * zones + 2,
        "value": pairs_in_cycle * int(problem.item_value.max(initial=0)),
        "balance": 2 * (zones + 1) * (2 * limit + 1),
    }
    found = dict.fromkeys((PINS, *SELECTION_GOALS), 0)
    outweighed = 0
    for goal in reversed((PINS, *order)):
        found[goal] = outweighed + 1
        outweighed += found[goal] * change[goal]
    return GoalWeights(**found)


def capacities(problem: FlowProblem) -> NDArray[int64]:
    """[side, company]: the most meetings it can have in that role, slots and maximum considered."""
    there = problem.people.sum(axis=1, dtype=int64)
    asked = np.stack(
        [np.bincount(problem.item_company[:, side], minlength=problem.companies) for side in (PURCHASER, SUPPLIER)]
    )
    return np.asarray(np.minimum(np.minimum(problem.maximum, there), asked), int64)


def choose_items(problem: FlowProblem, weighing: GoalWeights, price: NDArray[int64] | None = None) -> NDArray[bool_]:
    """Choose items as if slots did not matter: the optimum of the flow relaxation.

    Parameters
    ----------
    price
        [item]: what is taken off each item's worth.

    Returns
    -------
    NDArray[bool_]
        [item]: whether it is chosen.
    """
    profit = weighing.of_items(problem)
    if price is not None:
        profit = profit - price
    # An item whose price exceeds its worth is never chosen; the flow decides about the rest.
    hopeful = np.flatnonzero(profit + 2 * weighing.minimums > 0)
    chosen = np.zeros(problem.items, bool_)
    chosen[hopeful] = most_profitable(
        problem.ends(hopeful), profit[hopeful], network_arcs(problem, weighing), problem.companies
    )
    return chosen


def network_arcs(problem: FlowProblem, weighing: GoalWeights) -> Arcs:
    """The capacities of purchasers, suppliers and zones, with what the goals make of each unit."""
    caps = capacities(problem)
    wanted = np.minimum(problem.minimum, caps)
    return (
        steps((wanted[PURCHASER], weighing.minimums), (caps[PURCHASER] - wanted[PURCHASER], 0)),
        _squares(caps[SUPPLIER], wanted[SUPPLIER], weighing),
        steps((problem.tables.sum(axis=1, dtype=int64), 0)),
    )


def _squares(caps: NDArray[int64], wanted: NDArray[int64], weighing: GoalWeights) -> Steps:
    """The suppliers' arcs: the k-th meeting adds 2k - 1 to the squares, and may count to a minimum."""
    if weighing.balance == 0:
        return steps((wanted, weighing.minimums), (caps - wanted, 0))
    node = np.repeat(np.arange(len(caps)), caps)
    first = np.repeat(np.cumsum(caps) - caps, caps)
    k = np.arange(len(node)) - first
    profit = -weighing.balance * (2 * k + 1) + weighing.minimums * (k < wanted[node])
    return Steps(node, np.ones(len(node), int64), profit)


def values_of_choice(problem: FlowProblem, chosen: NDArray[bool_]) -> dict[str, int]:
    """The values of the goals for a choice of items.

    Parameters
    ----------
    chosen
        [item]: whether it is held.
    """
    counts = [
        np.bincount(problem.item_company[chosen, side], minlength=problem.companies) for side in (PURCHASER, SUPPLIER)
    ]
    short = sum(int(np.maximum(problem.minimum[side] - counts[side], 0).sum()) for side in (PURCHASER, SUPPLIER))
    return {
        PINS: int(problem.item_mandatory[chosen].sum()),
        "musts": int(problem.item_must[chosen].sum()),
        "minimums": short,
        "value": int(problem.item_value[chosen].sum()),
        "balance": int((counts[SUPPLIER] ** 2).sum()),
    }
