"""One flow for one slot: proposals, peeling the chosen meetings over the slots, refilling a slot.

*Peeling* gives the chosen meetings their slots, one slot after the other. A bipartite graph of degree
n can be coloured with n colours (König, 1916), here slots, by taking a matching off that covers every
node of full degree, n times. Each slot's matching is one flow in which a unit that cannot wait is
worth more: a company with ``degree - capacity of the slots left`` such units, a zone likewise (de
Werra, 1971, for bounded colour classes). Where nobody is away and nothing else binds this places
every meeting; otherwise some stay over, and refilling goes on.

*Refilling* makes one slot as good as it can be while all others stay. The meetings of the slot and
all items that are not held compete in one flow for its tables and people. What minimums, maxima and
balance make of one more meeting is in the arcs, so the flow gains the most that any change of this
slot alone can (``After`` and walking aside, which the board checks). The outcome is kept if the score
rises.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy import bool_, int32, int64
from numpy.typing import NDArray

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.local_search.board import begin, count_free_delegates, place_all, remove_all, take_back
from sco_scheduler.engine.local_search.board_arrays import OUT, SCORE, Board
from sco_scheduler.engine.params import ADVISED_SHARE, LARGEST_ADVICE, SCARCE_WORTH, URGENT_WORTH
from sco_scheduler.engine.problem import NONE
from sco_scheduler.engine.value.flow_bounds import FlowCase
from sco_scheduler.engine.value.flow_network import Arcs, Steps, advise, most_profitable, steps, supply
from sco_scheduler.engine.value.flow_problem import PURCHASER, SUPPLIER, FlowProblem


class SlotCapacity:
    """Who is free in a slot, on the board."""

    def __init__(self, problem: FlowProblem, board: Board, slot: int) -> None:
        self.delegates = np.zeros((problem.companies, len(problem.tables)), int32)
        count_free_delegates(problem, board, slot, self.delegates)
        there = self.delegates.max(axis=1, initial=0)
        self.of_company = np.minimum(np.minimum(there, problem.people[:, slot]), problem.maximum - board.counts)
        """[side, company]: meetings that it can take on."""
        self.of_zone = problem.tables[:, slot] - board.used[:, slot]
        """[zone]: tables that are free."""

    def open_to(self, problem: FlowProblem, items: NDArray[int64]) -> NDArray[int64]:
        """Those of the items whose companies are free and whose zone has a table."""
        zone = problem.item_zone[items]
        buyer, seller = problem.item_company[items, PURCHASER], problem.item_company[items, SUPPLIER]
        free = (
            (self.of_zone[zone] > 0)
            & (self.of_company[PURCHASER, buyer] > 0)
            & (self.of_company[SUPPLIER, seller] > 0)
            & (self.delegates[buyer, zone] > 0)
            & (self.delegates[seller, zone] > 0)
        )
        kept: NDArray[int64] = items[free]
        return kept


def propose(
    case: FlowCase, slot: int, items: NDArray[int64], profit: NDArray[int64], arcs: Arcs, budget: Budget
) -> NDArray[int64]:
    """Choose the most profitable of the items that fit into one slot, best first.

    Interpreters count where any of the items needs one, unless these are too many.

    Parameters
    ----------
    items
        Indices of items that are open to the slot.
    profit
        [item of ``items``]: what holding it brings.
    arcs
        The capacities of purchasers, suppliers and zones in the slot.
    budget
        For the linear programme that knows interpreters.
    """
    problem, needs = case.problem, case.needs
    ends = problem.ends(items)
    kind = needs.of_item[items]
    if len(items) <= LARGEST_ADVICE and (kind != NONE).any():
        there = problem.interpreter_there[:, slot].astype(int64)
        advice = advise(ends, profit, arcs, kind, supply(needs.able, there), budget)
        if advice is not None:
            some = np.flatnonzero(advice.share > ADVISED_SHARE)
            surest = items[some[np.lexsort((-profit[some], -advice.share[some].round(3)))]]
            return np.asarray(surest, int64)
    chosen = np.flatnonzero(most_profitable(ends, profit, arcs, problem.companies))
    return np.asarray(items[chosen[np.argsort(-profit[chosen], kind="stable")]], int64)


class _Left:
    """What remains for the slots after the current one."""

    def __init__(self, case: FlowCase, board: Board, order: Sequence[int]) -> None:
        problem, allowed = case.problem, case.allowed
        self.free_people = problem.people.astype(int64)
        held = np.flatnonzero(board.slot != OUT)
        for side in (PURCHASER, SUPPLIER):
            np.subtract.at(self.free_people, (problem.item_company[held, side], board.slot[held]), 1)
        self.free_tables = problem.tables - board.used
        self.people = self.free_people[:, order].sum(axis=1)
        self.tables = self.free_tables[:, order].sum(axis=1)
        self.allowed = allowed
        self.slots = allowed[order].sum(axis=0)

    def leave(self, slot: int) -> None:
        """Take a slot out of what remains: it is filled now."""
        self.people -= self.free_people[:, slot]
        self.tables -= self.free_tables[:, slot]
        self.slots -= self.allowed[slot]


def peel(
    case: FlowCase,
    board: Board,
    chosen: NDArray[bool_],
    order: Sequence[int],
    budget: Budget,
    report: Callable[[], None],
) -> None:
    """Place the chosen items slot after slot, by one flow for each slot; some may be left unplaced.

    Parameters
    ----------
    chosen
        [item]: whether it is to be held.
    order
        The slots in the order in which they are filled.
    budget
        Asked before each slot.
    report
        Called before each slot.
    """
    problem, allowed = case.problem, case.allowed
    top = int(problem.item_value.max(initial=1))
    left = _Left(case, board, order)
    waiting = np.flatnonzero(chosen & (board.slot == OUT))
    for slot in order:
        report()
        if budget.expired():
            return
        profit = np.zeros(problem.items, int64)
        profit[waiting] = (
            2 * top + problem.item_value[waiting] + SCARCE_WORTH * top // np.maximum(left.slots[waiting], 1)
        )
        left.leave(slot)
        # The second round is for what the board turned down, and for people it left without a meeting.
        for _ in range(2 if case.needs.bind else 1):
            room = SlotCapacity(problem, board, slot)
            items = room.open_to(problem, waiting[allowed[slot, waiting]])
            arcs = _arcs(problem, left, waiting, room, top)
            proposal = propose(case, slot, items, profit[items], arcs, budget)
            placed = place_all(problem, board, proposal, slot)
            waiting = waiting[board.slot[waiting] == OUT]
            if placed == len(proposal):
                break


def _arcs(problem: FlowProblem, left: _Left, waiting: NDArray[int64], room: SlotCapacity, top: int) -> Arcs:
    """Capacities in the slot, with what cannot wait on arcs of its own."""
    found = []
    for side in (PURCHASER, SUPPLIER):
        degree = np.bincount(problem.item_company[waiting, side], minlength=problem.companies)
        found.append(_urgent_first(degree - left.people, room.of_company[side], top))
    in_zone = np.bincount(problem.item_zone[waiting], minlength=len(problem.tables))
    return found[PURCHASER], found[SUPPLIER], _urgent_first(in_zone - left.tables, room.of_zone, top)


def _urgent_first(surplus: NDArray[int64], room: NDArray[int64], top: int) -> Steps:
    urgent = np.clip(surplus, 0, room)
    return steps((urgent, URGENT_WORTH * top), (room - urgent, 0))


def refill_slot(case: FlowCase, board: Board, slot: int, price: NDArray[int64], budget: Budget) -> bool:
    """Fill one slot anew as well as all others allow, and keep that if the score rises.

    Parameters
    ----------
    price
        [item]: what is taken off each item's worth, in units of the mild weights.

    Returns
    -------
    bool
        Whether the slot is better than before.
    """
    problem = case.problem
    before = int(board.number[SCORE])
    begin(board)
    own = np.flatnonzero(board.slot == slot)
    remove_all(problem, board, own)
    room = SlotCapacity(problem, board, slot)
    items = room.open_to(problem, np.flatnonzero((board.slot == OUT) & case.allowed[slot]))
    profit = case.mild.of_items(problem)[items] - price[items]
    arcs = _marginal(case, board, room, PURCHASER), _marginal(case, board, room, SUPPLIER), steps((room.of_zone, 0))
    place_all(problem, board, propose(case, slot, items, profit, arcs, budget), slot)
    place_all(problem, board, own[board.slot[own] == OUT], slot)
    if board.number[SCORE] > before:
        return True
    take_back(problem, board)
    return False


def _marginal(case: FlowCase, board: Board, room: SlotCapacity, side: int) -> Steps:
    """The marginal profit of one more meeting of each company, the item's own value aside."""
    held = board.counts[side].astype(int64)
    units = room.of_company[side].astype(int64)
    short = np.clip(case.problem.minimum[side] - held, 0, units)
    cost = (2 * held + 1) * case.mild.balance if side == SUPPLIER else np.zeros(1, int64)
    return steps((short, case.mild.minimums - cost), (units - short, -cost))
