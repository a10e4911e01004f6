"""The network of purchasers, pairs, suppliers and zones: minimum-cost flow, and its linear programme.

A unit of flow is a meeting: from the source through its purchaser, along its pair to its supplier,
through the zone to the sink. OR-Tools' cost-scaling push-relabel (Goldberg, 1997) solves it.

Interpreters tie pairs together that share neither company nor zone, which no flow can express. The
same network with them is a linear programme that GLOP (a revised simplex method) solves at a vertex,
where nearly all pairs are taken or not: its shares make proposals, its duals are prices. It works in floating point
and proves nothing; flows and the board turn it into a valid choice.
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
from sco_scheduler.engine.search.solvers import LinearProgram, LpColumn, LpRow

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
    profit
        [pair]: what choosing it brings.
    arcs
        The capacities of purchasers, suppliers and zones; a node without steps has none.

    Returns
    -------
    NDArray[bool_]
        [pair]: whether it is chosen.

    Raises
    ------
    ArithmeticError
        OR-Tools did not solve the flow.
    """
    if not len(profit):
        return np.zeros(0, bool_)
    layers = _layers(ends, profit, arcs, companies)
    units = int(arcs[0].capacity.sum())
    # The last arc takes what is not held from the source to the sink.
    layers.append(_ArcLayer(np.zeros(1, int64), np.ones(1, int64), np.array([units], int64), np.zeros(1, int64)))
    tails, heads, capacities, profits = (np.concatenate(parts) for parts in zip(*layers, strict=True))
    flow = min_cost_flow.SimpleMinCostFlow()
    numbers = flow.add_arcs_with_capacity_and_unit_cost(tails, heads, capacities, -profits)
    flow.set_nodes_supplies(np.array([0, 1], int64), np.array([units, -units], int64))
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise ArithmeticError(f"the flow ended as {status!r}")
    before = len(layers[0].tail)
    chosen: NDArray[bool_] = flow.flows(numbers[before : before + len(profit)]) > 0
    return chosen


class _ArcLayer(NamedTuple):
    """Arcs from one layer of nodes to the next: one entry an arc in each field."""

    tail: NDArray[int64]
    head: NDArray[int64]
    capacity: NDArray[int64]
    profit: NDArray[int64]


def _layers(ends: Ends, profit: NDArray[int64], arcs: Arcs, companies: int) -> list[_ArcLayer]:
    """The arcs to the purchasers, of the pairs, from the suppliers to their zones, and from the zones to the sink.

    The nodes are the source (0), the sink (1), the zones, then a purchaser and a supplier for each company.
    """
    purchaser, supplier, zone = ends
    purchasers, suppliers, zones = arcs
    zone_of = np.full(companies, -1, int64)
    zone_of[supplier] = zone
    wanted = zone_of[suppliers.node] >= 0
    first = 2 + int(zone.max()) + 1
    open_zones = zones.node < first - 2
    return [
        _ArcLayer(
            np.zeros(len(purchasers.node), int64), first + purchasers.node, purchasers.capacity, purchasers.profit
        ),
        _ArcLayer(first + purchaser, first + companies + supplier, np.ones(len(profit), int64), profit),
        _ArcLayer(
            (first + companies + suppliers.node)[wanted],
            2 + zone_of[suppliers.node[wanted]],
            suppliers.capacity[wanted],
            suppliers.profit[wanted],
        ),
        _ArcLayer(
            (2 + zones.node)[open_zones],
            np.ones(int(open_zones.sum()), int64),
            zones.capacity[open_zones],
            zones.profit[open_zones],
        ),
    ]


class Supply(NamedTuple):
    """Interpreters for kinds of need."""

    able: NDArray[bool_]
    """[kind, group]: whether the group can serve it; a group is interpreters who serve the same kinds."""
    slots: NDArray[int64]
    """[group]: how many meetings it can serve."""


class Advice(NamedTuple):
    """The primal and dual solution of the linear programme."""

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
    ends: Ends, profit: NDArray[int64], arcs: Arcs, kind: NDArray[int64], interpreters: Supply, budget: Budget
) -> Advice | None:
    """Solve the linear programme of the flow with interpreters counted.

    Parameters
    ----------
    profit
        [pair]: what choosing it brings.
    kind
        [pair]: the kind of interpreter that it needs, or NONE.
    interpreters
        How many serve which kinds.

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
        objective += [(step, worth * unit) for step, worth in _conserve(program, pairs, end, steps)]
    rows = _serve(program, pairs, kind, interpreters)
    if program.solve(objective, budget, maximise=True) is None:
        return None
    return Advice(
        np.array([pair.solution_value() for pair in pairs]), np.array([row.dual_value() for row in rows]) / unit
    )


def _conserve(
    program: LinearProgram, pairs: list[LpColumn], end: NDArray[int64], steps: Steps
) -> list[tuple[LpColumn, float]]:
    """Let as much flow through each node of a layer as its pairs take; return its steps as columns, with profits."""
    flow: dict[int, list[tuple[LpColumn, float]]] = {node: [] for node in np.unique(end).tolist()}
    for pair, node in zip(pairs, end.tolist(), strict=True):
        flow[node].append((pair, 1))
    found = []
    columns = (steps.node.tolist(), steps.capacity.tolist(), steps.profit.tolist())
    for node, capacity, worth in zip(*columns, strict=True):
        if node in flow:
            step = program.column(capacity)
            found.append((step, worth))
            flow[node].append((step, -1))
    for terms in flow.values():
        program.row(0, 0, terms)
    return found


def _serve(program: LinearProgram, pairs: list[LpColumn], kind: NDArray[int64], interpreters: Supply) -> list[LpRow]:
    """Serve each kind of need by the groups that can, each in its slots at most; return the row of each kind."""
    wanted: list[list[tuple[LpColumn, float]]] = [[] for _ in interpreters.able]
    for pair, need in zip(pairs, kind.tolist(), strict=True):
        if need != NONE:
            wanted[need].append((pair, 1))
    for group, slots in enumerate(interpreters.slots.tolist()):
        serving = []
        for need in np.flatnonzero(interpreters.able[:, group]).tolist():
            serving.append(program.column(math.inf))
            wanted[need].append((serving[-1], -1))
        program.row(-math.inf, slots, [(column, 1) for column in serving])
    return [program.row(-math.inf, 0, terms) for terms in wanted]
