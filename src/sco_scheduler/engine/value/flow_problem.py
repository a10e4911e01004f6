"""The event in flat arrays, for the network flows and the local search, which handle 280,000 pairs.

The words are those of ``engine.problem``: an *item* is a meeting that may be held, a *mode* one
choice of delegates for it, a *need* the kind of interpreter that a mode asks for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy import bool_, int32, int64
from numpy.typing import NDArray

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

METHOD = Method(
    title="Flows and local search on the board",
    purpose="Chooses meetings by minimum-cost flow, places them slot by slot, and improves them by chains of moves.",
    when="Larger events whose chosen pairs cannot be placed exactly, and all from some 60,000 choices on.",
    honours=(*BASIC_RULES, *without(FURTHER_RULES, "gap_spread"), *SELECTION_GOALS),
    cannot_take=("gap_spread", *TIMING_GOALS, *RERUN_GOALS, *TABLE_GOALS),
)
"""What this method does with each rule and goal."""


UNLIMITED = 1 << 30
"""A company's maximum where it has none."""

PURCHASER, SUPPLIER = 0, 1


class FlowProblem(NamedTuple):
    """An event in arrays. All entries are indices or numbers; NONE (-1) stands for nothing.

    The shape of an array is given as ``[a, b]``: indexed by a, then by b. A *side* is PURCHASER (0) or SUPPLIER (1).
    Lists of different lengths are kept end to end, with an array of where each begins.
    """

    mode_start: NDArray[int32]
    """[item + 1]: where the item's modes begin."""
    mode_delegates: NDArray[int32]
    """[mode, side]: the delegates, of the purchaser and of the supplier."""
    mode_pattern: NDArray[int32]
    """[mode]: which row of ``patterns`` says when both can attend."""
    mode_need: NDArray[int32]
    """[mode]: which row of ``able`` can interpret, or NONE."""
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
    """[item]: whether a pin demands it."""
    item_table: NDArray[int32]
    """[item]: the fixed table (an index over all zones), or NONE."""
    company_of: NDArray[int32]
    """[delegate]: the company."""
    people: NDArray[int32]
    """[company, slot]: how many of its delegates have a mode that allows the slot."""
    maximum: NDArray[int32]
    """[side, company]: the most meetings, UNLIMITED without a maximum."""
    minimum: NDArray[int32]
    """[side, company]: the meetings that it is to have at least, 0 without a minimum."""
    tables: NDArray[int32]
    """[zone, slot]: open tables."""
    fixed_tables: int
    """How many tables somebody is bound to."""
    interpreter_there: NDArray[bool_]
    """[interpreter, slot]: whether the interpreter is present."""
    able_start: NDArray[int32]
    """[need + 1]: where the need's interpreters begin in ``able``."""
    able: NDArray[int32]
    """The interpreters of all needs, end to end."""
    near: NDArray[int32]
    """[slot, 2]: the first and the last slot from which (to which) one cannot walk to another zone."""
    earlier_start: NDArray[int32]
    """[item + 1]: where the items begin that have to end before this one, if both are held."""
    earlier: NDArray[int32]
    """These items, end to end."""
    later_start: NDArray[int32]
    """[item + 1]: the same for items that have to start after this one."""
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
    """Make the arrays of an indexed event."""
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
    """The modes of all items: where each item's begin, [mode, 2 delegates, pattern, need], the patterns, the needs."""
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
    """Number the tables that somebody is bound to, over all zones: how many there are, and [item]: its own or NONE."""
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
    """Collect for each item the second entries of the pairs whose first it is, end to end, with where each begins."""
    others: dict[int, list[int]] = {}
    for item, other in pairs:
        others.setdefault(item, []).append(other)
    return _rows(others.get(i, ()) for i in range(items))


def _limits(targets: Iterable[Target], companies: int, without: int) -> NDArray[int32]:
    """[side, company]: the limit of meetings, ``without`` where there is none."""
    limits = np.full((2, companies), without, int32)
    for target in targets:
        limits[PURCHASER if target.role == "purchaser" else SUPPLIER, target.company] = target.limit
    return limits


def _rows(lists: Iterable[Iterable[int]]) -> tuple[NDArray[int32], NDArray[int32]]:
    """Concatenate lists of different lengths; return where each begins ([list + 1]) and the entries."""
    start, flat = [0], list[int]()
    for one in lists:
        flat.extend(one)
        start.append(len(flat))
    return np.array(start, int32), np.array(flat, int32)


def _people(
    modes: NDArray[int32], patterns: NDArray[bool_], company_of: NDArray[int32], companies: int
) -> NDArray[int32]:
    """[company, slot]: the number of delegates that have a mode which allows the slot."""
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
