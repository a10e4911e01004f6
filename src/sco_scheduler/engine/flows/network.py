"""One shape of network for everything: purchasers, pairs, suppliers, zones.

A unit of flow is a meeting: from the source through its purchaser, along its pair to its supplier,
through the zone to the sink. OR-Tools' cost-scaling push-relabel (Goldberg, 1997) solves it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy import bool_, int64
from numpy.typing import ArrayLike, NDArray
from ortools.graph.python import min_cost_flow

Ends = tuple[NDArray[int64], NDArray[int64], NDArray[int64]]
"""The purchaser, the supplier and the zone of each pair."""


class Steps(NamedTuple):
    """Parallel arcs of a node towards source or sink: the first units may be worth more than the next.

    ``node``, ``capacity`` and ``profit`` have one entry an arc; profits may only fall from one
    arc of a node to the next, for the flow to use them in this order.
    """

    node: NDArray[int64]
    capacity: NDArray[int64]
    profit: NDArray[int64]


Arcs = tuple[Steps, Steps, Steps]
"""The capacities of purchasers, suppliers (both by company) and zones."""


def steps(*layers: tuple[ArrayLike, ArrayLike]) -> Steps:
    """Layers of (capacity of each node, profit of a unit, one for all or each its own), best first."""
    node, capacity, profit = [], [], []
    for given, worth in layers:
        units = np.asarray(given, int64)
        some = np.flatnonzero(units > 0)
        node.append(some)
        capacity.append(units[some])
        profit.append(np.broadcast_to(np.asarray(worth, int64), units.shape)[some])
    return Steps(np.concatenate(node), np.concatenate(capacity), np.concatenate(profit))


def most_profitable(ends: Ends, profit: NDArray[int64], arcs: Arcs, companies: int) -> NDArray[bool_]:
    """Which pairs to choose for the greatest total profit within the capacities.

    A node without steps has no capacity; ``companies`` is how many there are.
    """
    if not len(profit):
        return np.zeros(0, bool_)
    purchaser, supplier, zone = ends
    purchasers, suppliers, zones = arcs
    zone_of = np.full(companies, -1, int64)
    zone_of[supplier] = zone
    wanted = zone_of[suppliers.node] >= 0
    # Nodes: source, sink, zones, then a purchaser and a supplier for each company.
    first = 2 + int(zone.max()) + 1
    open_zones = zones.node < first - 2
    tails = [
        np.zeros(len(purchasers.node), int64),
        first + purchaser,
        (first + companies + suppliers.node)[wanted],
        (2 + zones.node)[open_zones],
        np.zeros(1, int64),
    ]
    heads = [
        first + purchasers.node,
        first + companies + supplier,
        2 + zone_of[suppliers.node[wanted]],
        np.ones(int(open_zones.sum()), int64),
        np.ones(1, int64),
    ]
    supply = int(purchasers.capacity.sum())
    capacities = [
        purchasers.capacity,
        np.ones(len(profit), int64),
        suppliers.capacity[wanted],
        zones.capacity[open_zones],
        np.array([supply], int64),
    ]
    profits = [purchasers.profit, profit, suppliers.profit[wanted], zones.profit[open_zones], np.zeros(1, int64)]
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        np.concatenate(tails), np.concatenate(heads), np.concatenate(capacities), -np.concatenate(profits)
    )
    flow.set_nodes_supplies(np.array([0, 1], int64), np.array([supply, -supply], int64))
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise ArithmeticError(f"the flow ended as {status!r}")
    pairs = arcs[len(purchasers.node) : len(purchasers.node) + len(profit)]
    chosen: NDArray[bool_] = flow.flows(pairs) > 0
    return chosen
