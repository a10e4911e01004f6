"""The network of purchasers, pairs, suppliers and zones: minimum-cost flow, and its linear programme.

A unit of flow is a meeting: from the source through its purchaser, along its pair to its supplier,
through the zone to the sink. OR-Tools' cost-scaling push-relabel (Goldberg, 1997) solves it.

Interpreters tie pairs together that share neither company nor zone, which no flow can express. The
same network with them is a linear programme that GLOP (a revised simplex method) solves at a vertex,
where nearly all pairs are taken or not: its shares make proposals, its duals are prices. It works in
floating point, so nothing is concluded from it; flows and the board make its advice exact.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy import bool_, float64, int64
from numpy.typing import ArrayLike, NDArray
from ortools.graph.python import min_cost_flow

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.problem import NONE
from sco_scheduler.engine.search.solvers import Column, LinearProgram

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
    """Choose pairs for the greatest total profit within the capacities: one minimum-cost flow.

    Parameters
    ----------
    ends
        The purchaser, supplier and zone of each pair.
    profit
        [pair]: what choosing it brings.
    arcs
        The capacities of purchasers, suppliers and zones; a node without steps has none.
    companies
        How many companies there are.

    Returns
    -------
    NDArray[bool_]
        [pair]: whether it is chosen.
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


class Supply(NamedTuple):
    """Interpreters for kinds of need."""

    able: NDArray[bool_]
    """[kind, group]: whether the group can serve it; a group is interpreters who serve the same kinds."""
    slots: NDArray[int64]
    """[group]: how many meetings it can serve."""


class Advice(NamedTuple):
    """What the program says."""

    share: NDArray[float64]
    """[pair]: how much of it to hold, from 0 to 1."""
    price: NDArray[float64]
    """[kind]: what one more interpreter for it would bring."""


def supply(able: NDArray[bool_], slots: NDArray[int64]) -> Supply:
    """Group interpreters who can serve the same kinds of need.

    Parameters
    ----------
    able
        [kind, interpreter]: who can serve what.
    slots
        [interpreter]: in how many slots each is there.
    """
    groups, member = np.unique(able, axis=1, return_inverse=True)
    return Supply(groups, np.bincount(member.reshape(-1), slots, groups.shape[1]).astype(int64))


def advise(
    ends: Ends,
    profit: NDArray[int64],
    arcs: Arcs,
    kind: NDArray[int64],
    interpreters: Supply,
    budget: Budget,
) -> Advice | None:
    """Solve the linear programme of the flow with interpreters counted.

    Parameters
    ----------
    ends
        The purchaser, supplier and zone of each pair.
    profit
        [pair]: what choosing it brings.
    arcs
        The capacities of purchasers, suppliers and zones.
    kind
        [pair]: the kind of interpreter that it needs, or NONE.
    interpreters
        How many serve which kinds.
    budget
        For the programme.

    Returns
    -------
    Advice | None
        How far each pair is chosen, and the duals of the kinds; None where GLOP gives up.
    """
    program = LinearProgram()
    unit = 1.0 / max(1, int(np.abs(profit).max(initial=1)))
    pairs = [program.column() for _ in profit]
    objective = list(zip(pairs, (profit * unit).tolist(), strict=True))
    for end, steps in zip(ends, arcs, strict=True):
        flow: dict[int, list[tuple[Column, float]]] = {node: [] for node in np.unique(end).tolist()}
        for pair, node in zip(pairs, end.tolist(), strict=True):
            flow[node].append((pair, 1))
        columns = (steps.node.tolist(), steps.capacity.tolist(), steps.profit.tolist())
        for node, capacity, worth in zip(*columns, strict=True):
            if node in flow:
                step = program.column(capacity)
                objective.append((step, worth * unit))
                flow[node].append((step, -1))
        for terms in flow.values():
            program.row(0, 0, terms)
    wanted: list[list[tuple[Column, float]]] = [[] for _ in interpreters.able]
    for pair, need in zip(pairs, kind.tolist(), strict=True):
        if need != NONE:
            wanted[need].append((pair, 1))
    for group, slots in enumerate(interpreters.slots.tolist()):
        serving = []
        for need in np.flatnonzero(interpreters.able[:, group]).tolist():
            serving.append(program.column(math.inf))
            wanted[need].append((serving[-1], -1))
        program.row(-math.inf, slots, [(column, 1) for column in serving])
    rows = [program.row(-math.inf, 0, terms) for terms in wanted]
    if program.solve(objective, budget, maximise=True) is None:
        return None
    return Advice(
        np.array([pair.solution_value() for pair in pairs]),
        np.array([row.dual_value() for row in rows]) / unit,
    )
