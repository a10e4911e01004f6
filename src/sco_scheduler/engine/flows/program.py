"""The network with interpreters, as a linear program.

Interpreters tie pairs together that share neither company nor zone, which no flow can express. The
same network with them is a linear program that GLOP (a revised simplex method) solves at a vertex,
where nearly all pairs are taken or not: its shares make proposals, its dual values prices. It works
in floating point, so nothing is concluded from it; flows and the board make its advice exact.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy import bool_, float64, int64
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from sco_scheduler.engine.flows.network import Arcs, Ends
from sco_scheduler.engine.problem import NONE

LARGEST = 60_000
"""How many pairs are worth a linear program; beyond, it takes longer than it helps."""


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
    """Group interpreters who serve the same kinds; arrays are [kind, interpreter] and [interpreter]."""
    groups, member = np.unique(able, axis=1, return_inverse=True)
    return Supply(groups, np.bincount(member.reshape(-1), slots, groups.shape[1]).astype(int64))


def advise(
    ends: Ends,
    profit: NDArray[int64],
    arcs: Arcs,
    kind: NDArray[int64],
    interpreters: Supply,
) -> Advice | None:
    """Solve the program; None where GLOP gives up.

    ``ends`` are each pair's purchaser, supplier and zone, ``arcs`` the capacities of the three, and
    ``kind`` what kind of interpreter each pair needs, or NONE.
    """
    solver = pywraplp.Solver.CreateSolver("GLOP")
    objective = solver.Objective()
    objective.SetMaximization()
    unit = 1.0 / max(1, int(np.abs(profit).max(initial=1)))
    pairs = [solver.NumVar(0, 1, "") for _ in profit]
    for pair, worth in zip(pairs, (profit * unit).tolist(), strict=True):
        objective.SetCoefficient(pair, worth)
    for end, steps in zip(ends, arcs, strict=True):
        rows = {node: solver.Constraint(0, 0) for node in np.unique(end).tolist()}
        for pair, node in zip(pairs, end.tolist(), strict=True):
            rows[node].SetCoefficient(pair, 1)
        columns = (steps.node.tolist(), steps.capacity.tolist(), steps.profit.tolist())
        for node, capacity, worth in zip(*columns, strict=True):
            if node in rows:
                step = solver.NumVar(0, capacity, "")
                objective.SetCoefficient(step, worth * unit)
                rows[node].SetCoefficient(step, -1)
    wants = [solver.Constraint(-solver.infinity(), 0) for _ in interpreters.able]
    for pair, need in zip(pairs, kind.tolist(), strict=True):
        if need != NONE:
            wants[need].SetCoefficient(pair, 1)
    for group, slots in enumerate(interpreters.slots.tolist()):
        has = solver.Constraint(-solver.infinity(), slots)
        for need in np.flatnonzero(interpreters.able[:, group]).tolist():
            serves = solver.NumVar(0, solver.infinity(), "")
            has.SetCoefficient(serves, 1)
            wants[need].SetCoefficient(serves, -1)
    if solver.Solve() != solver.OPTIMAL:
        return None
    return Advice(
        np.array([pair.solution_value() for pair in pairs]),
        np.array([row.dual_value() for row in wants]) / unit,
    )
