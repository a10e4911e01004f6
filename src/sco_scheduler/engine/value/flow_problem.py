"""The event in flat arrays for the network flows and the local search (up to 280,000 pairs), and its flow network.

The terms are those of ``engine.problem``: an *item* is a meeting that may be held, a *mode* one
choice of delegates for it, a *need* the kind of interpreter that a mode requires.

In the network of purchasers, pairs, suppliers and zones a unit of flow is a meeting: from the source through its
purchaser, along its pair to its supplier, through the zone to the sink. OR-Tools' cost-scaling push-relabel (Goldberg,
1997) finds the minimum-cost flow. Interpreters couple pairs that share neither company nor zone, which no flow
can model. The same network with them is a linear programme that GLOP (a revised simplex method) solves at a vertex,
where nearly all pairs are 0 or 1: its primal values make proposals, its duals are prices. It works in floating point
and proves nothing; flows and the board turn it into a feasible choice.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy import bool_, float64, int32, int64
from numpy.typing import ArrayLike, NDArray
from ortools.graph.python import min_cost_flow

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.methods import (
    BASIC_RULES,
    FURTHER_RULES,
    RERUN_GOALS,
    SELECTION_GOALS,
    TABLE_GOALS,
    TIMING_GOALS,
    Method,
    without,
)
from sco_scheduler.engine.problem import ANY, NONE, Item, Problem, Target
from sco_scheduler.engine.search.solvers import LinearProgram, LpColumn, LpRow

METHOD = Method(
    title="Flows and local search on the board",
    purpose="Chooses meetings by minimum-cost flow, places them slot by slot, and improves them by chains of moves.",
    when="Larger events whose chosen pairs cannot be placed exactly, and all from some 60,000 choices on.",
    honours=(*BASIC_RULES, *without(FURTHER_RULES, "gap_spread"), *SELECTION_GOALS),
    cannot_take=("gap_spread", *TIMING_GOALS, *RERUN_GOALS, *TABLE_GOALS),
)
"""What this method does with each rule and goal."""


UNLIMITED = 1 << 30
"""The maximum of a company without one."""

PURCHASER, SUPPLIER = 0, 1


class FlowProblem(NamedTuple):
    """An event in arrays. All entries are indices or numbers; NONE (-1) means no index.

    The shape of an array is given as ``[a, b]``: indexed by a, then by b. A *side* is PURCHASER (0) or SUPPLIER (1).
    Ragged lists are stored end to end, with an array of the start of each.
    """

    mode_start: NDArray[int32]
    """[item + 1]: where the item's modes begin."""
    mode_delegates: NDArray[int32]
    """[mode, side]: the delegates, of the purchaser and of the supplier."""
    mode_pattern: NDArray[int32]
    """[mode]: the row of ``patterns`` with the slots in which both can attend."""
    mode_need: NDArray[int32]
    """[mode]: the row of ``able`` with the interpreters who can serve it, or NONE."""
    patterns: NDArray[bool_]
    """[pattern, slot]: whether a mode with this pattern can be held in the slot."""
    item_company: NDArray[int32]
    """[item, side]: its companies."""
    item_zone: NDArray[int32]
    """[item]: its zone."""
    item_value: NDArray[int64]
    """[item]: its value, in points."""
    item_must: NDArray[bool_]
    """[item]: whether holding it adds one to the goal *musts*."""
    item_mandatory: NDArray[bool_]
    """[item]: whether a pin requires it."""
    item_table: NDArray[int32]
    """[item]: the fixed table (an index over all zones), or NONE."""
    company_of: NDArray[int32]
    """[delegate]: the company."""
    people: NDArray[int32]
    """[company, slot]: the number of its delegates with a mode that allows the slot."""
    maximum: NDArray[int32]
    """[side, company]: the maximum of meetings, UNLIMITED if none."""
    minimum: NDArray[int32]
    """[side, company]: the minimum of meetings, 0 if none."""
    tables: NDArray[int32]
    """[zone, slot]: number of open tables."""
    fixed_tables: int
    """Number of tables that are a fixed table of some item."""
    interpreter_there: NDArray[bool_]
    """[interpreter, slot]: whether the interpreter is present."""
    able_start: NDArray[int32]
    """[need + 1]: where the need's interpreters begin in ``able``."""
    able: NDArray[int32]
    """The interpreters of all needs, end to end."""
    near: NDArray[int32]
    """[slot, 2]: the first and the last slot between which and this one there is no time to walk to another zone."""
    earlier_start: NDArray[int32]
    """[item + 1]: start of the items that have to end before this one, if both are held."""
    earlier: NDArray[int32]
    """These items, end to end."""
    later_start: NDArray[int32]
    """[item + 1]: start of the items that have to start after this one, if both are held."""
    later: NDArray[int32]
    """These items, end to end."""

    @property
    def items(self) -> int:
        """The number of items."""
        return len(self.item_zone)

    def ends(self, items: NDArray[int64]) -> tuple[NDArray[int64], NDArray[int64], NDArray[int64]]:
        """The purchasers, suppliers and zones of items."""
        company = self.item_company[items].astype(int64)
        return company[:, PURCHASER], company[:, SUPPLIER], self.item_zone[items].astype(int64)

    @property
    def slots(self) -> int:
        """The number of slots."""
        return int(self.tables.shape[1])

    @property
    def companies(self) -> int:
        """The number of companies."""
        return int(self.people.shape[0])

    @property
    def walking(self) -> bool:
        """Whether walking takes longer than some pause."""
        return bool((self.near[:, 0] != self.near[:, 1]).any())


def flow_problem(problem: Problem) -> FlowProblem:
    """Build the arrays of an indexed event."""
    slots, zones = len(problem.slots), len(problem.zones)
    companies, delegates = len(problem.companies), len(problem.delegates)
    items = problem.items
    start, modes, patterns, needs = _modes(problem)
    fixed_tables, item_table = _fixed_tables(items)
    must_items = {indices[0] for indices in problem.must_pairs.values()}
    company_of = np.array(problem.company_of, int32).reshape(delegates)
    able_start, able = _rows([i for g in groups for i in problem.classes[g].members] for groups in needs)
    earlier_start, earlier = _by_item(len(items), ((rule.later, rule.earlier) for rule in problem.afters))
    later_start, later = _by_item(len(items), ((rule.earlier, rule.later) for rule in problem.afters))
    return FlowProblem(
        mode_start=start,
        mode_delegates=np.ascontiguousarray(modes[:, :2]),
        mode_pattern=np.ascontiguousarray(modes[:, 2]),
        mode_need=np.ascontiguousarray(modes[:, 3]),
        patterns=patterns,
        item_company=np.array([(i.purchaser, i.supplier) for i in items], int32).reshape(-1, 2),
        item_zone=np.array([i.zone for i in items], int32),
        item_value=np.array([i.value for i in items], int64),
        item_must=np.array([i.index in must_items for i in items], bool_),
        item_mandatory=np.array([i.mandatory for i in items], bool_),
        item_table=item_table,
        company_of=company_of,
        people=_people(modes, patterns, company_of, companies),
        maximum=_limits(problem.maxima, companies, UNLIMITED),
        minimum=_limits(problem.minima, companies, 0),
        tables=np.array(problem.capacity, int32).reshape(zones, slots),
        fixed_tables=fixed_tables,
        interpreter_there=_interpreters_there(problem),
        able_start=able_start,
        able=able,
        near=_near(problem.too_near),
        earlier_start=earlier_start,
        earlier=earlier,
        later_start=later_start,
        later=later,
    )


def _modes(problem: Problem) -> tuple[NDArray[int32], NDArray[int32], NDArray[bool_], list[tuple[int, ...]]]:
    """The modes of all items: start of each item's, [mode, 2 delegates, pattern, need], the patterns, the needs."""
    rows: dict[tuple[int, ...], int] = {}
    needs: dict[tuple[int, ...], int] = {}
    modes: list[tuple[int, int, int, int]] = []
    start = np.zeros(len(problem.items) + 1, int32)
    for item in problem.items:
        for mode in item.modes:
            need = NONE
            if mode.need != NONE:
                need = needs.setdefault(problem.serves[mode.need][item.zone], len(needs))
            row = rows.setdefault(mode.slots, len(rows))
            modes.append((mode.purchaser_delegate, mode.supplier_delegate, row, need))
        start[item.index + 1] = len(modes)
    patterns = np.zeros((max(1, len(rows)), len(problem.slots)), bool_)
    for pattern, row in rows.items():
        patterns[row, list(pattern)] = True
    return start, np.array(modes, int32).reshape(-1, 4), patterns, list(needs)


def _fixed_tables(items: Iterable[Item]) -> tuple[int, NDArray[int32]]:
    """Number the fixed tables over all zones: how many there are, and [item]: its own or NONE."""
    numbers: dict[tuple[int, int], int] = {}
    table = [NONE if i.table == ANY else numbers.setdefault((i.zone, i.table), len(numbers)) for i in items]
    return len(numbers), np.array(table, int32)


def _interpreters_there(problem: Problem) -> NDArray[bool_]:
    """[interpreter, slot]: whether the interpreter is present."""
    there = np.zeros((len(problem.interpreters), len(problem.slots)), bool_)
    for group in problem.classes:
        for member in group.members:
            there[member, sorted(group.slots)] = True
    return there


def _by_item(items: int, pairs: Iterable[tuple[int, int]]) -> tuple[NDArray[int32], NDArray[int32]]:
    """Group the second entries of pairs by the first, an item, end to end, with the start of each group."""
    others: dict[int, list[int]] = {}
    for item, other in pairs:
        others.setdefault(item, []).append(other)
    return _rows(others.get(i, ()) for i in range(items))


def _limits(targets: Iterable[Target], companies: int, without: int) -> NDArray[int32]:
    """[side, company]: the limit of meetings, ``without`` if there is none."""
    limits = np.full((2, companies), without, int32)
    for target in targets:
        limits[PURCHASER if target.role == "purchaser" else SUPPLIER, target.company] = target.limit
    return limits


def _rows(lists: Iterable[Iterable[int]]) -> tuple[NDArray[int32], NDArray[int32]]:
    """Concatenate lists of different lengths; return the start of each ([list + 1]) and the entries."""
    start, flat = [0], list[int]()
    for one in lists:
        flat.extend(one)
        start.append(len(flat))
    return np.array(start, int32), np.array(flat, int32)


def _people(
    modes: NDArray[int32], patterns: NDArray[bool_], company_of: NDArray[int32], companies: int
) -> NDArray[int32]:
    """[company, slot]: the number of delegates with a mode that allows the slot."""
    useful = np.zeros((len(company_of), patterns.shape[1]), bool_)
    for side in (PURCHASER, SUPPLIER):
        for delegate, pattern in np.unique(modes[:, [side, 2]], axis=0):
            useful[delegate] |= patterns[pattern]
    people = np.zeros((companies, patterns.shape[1]), int32)
    np.add.at(people, company_of, useful.astype(int32))
    return people


def _near(too_near: tuple[tuple[int, ...], ...]) -> NDArray[int32]:
    """[slot, 2]: the first and the last slot that is too near to walk between zones."""
    near = np.array([(t, t) for t in range(len(too_near))], int32).reshape(-1, 2)
    for slot, others in enumerate(too_near):
        for other in others:
            near[slot, 1] = max(near[slot, 1], other)
            near[other, 0] = min(near[other, 0], slot)
    return near


Ends = tuple[NDArray[int64], NDArray[int64], NDArray[int64]]
"""The purchaser, the supplier and the zone of each pair."""


class Steps(NamedTuple):
    """Parallel arcs of a node towards source or sink, with profits that decrease from arc to arc.

    ``node``, ``capacity`` and ``profit`` have one entry per arc; profits may only decrease from one
    arc of a node to the next, for the flow to use them in this order.
    """

    node: NDArray[int64]
    capacity: NDArray[int64]
    profit: NDArray[int64]


Arcs = tuple[Steps, Steps, Steps]
"""The capacities of purchasers, suppliers (both by company) and zones."""


def steps(*layers: tuple[ArrayLike, ArrayLike]) -> Steps:
    """Stack layers of (capacity of each node, profit of a unit: one for all or one each), the best first."""
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
        [pair]: the profit of choosing it.
    arcs
        The capacities of purchasers, suppliers and zones; a node without steps has capacity 0.

    Returns
    -------
    NDArray[bool_]
        [pair]: whether it is chosen.

    Raises
    ------
    ArithmeticError
        If OR-Tools does not solve the flow.
    """
    if not len(profit):
        return np.zeros(0, bool_)
    layers = _layers(ends, profit, arcs, companies)
    units = int(arcs[0].capacity.sum())
    # The last arc bypasses the network from the source to the sink, for units that are not used.
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
    """Arcs from one layer of nodes to the next: one entry per arc in each field."""

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
    """Interpreters in groups, for kinds of need."""

    able: NDArray[bool_]
    """[kind, group]: whether the group can serve it; a group is all interpreters who serve the same kinds."""
    slots: NDArray[int64]
    """[group]: number of meetings it can serve."""


class Advice(NamedTuple):
    """The primal and dual solution of the linear programme."""

    share: NDArray[float64]
    """[pair]: its primal value, from 0 to 1."""
    price: NDArray[float64]
    """[kind]: the dual value of its interpreters."""


def supply(able: NDArray[bool_], slots: NDArray[int64]) -> Supply:
    """Group interpreters who can serve the same kinds of need.

    Parameters
    ----------
    able
        [kind, interpreter]: whether the interpreter can serve the kind.
    slots
        [interpreter]: number of slots in which the interpreter is present.
    """
    groups, member = np.unique(able, axis=1, return_inverse=True)
    return Supply(groups, np.bincount(member.reshape(-1), slots, groups.shape[1]).astype(int64))


def advise(
    ends: Ends, profit: NDArray[int64], arcs: Arcs, kind: NDArray[int64], interpreters: Supply, budget: Budget
) -> Advice | None:
    """Solve the linear programme of the flow with limits on the numbers of interpreters.

    Parameters
    ----------
    profit
        [pair]: the profit of choosing it.
    kind
        [pair]: the kind of interpreter that it needs, or NONE.
    interpreters
        The interpreters in groups.

    Returns
    -------
    Advice | None
        The primal values of the pairs, and the duals of the kinds; None if GLOP gives up.
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
    """Add flow conservation at each node of a layer; return its steps as columns, with profits."""
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
    """Serve each kind of need by the groups that can, within their slots; return the row of each kind."""
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
