"""Choosing and placing meetings by flows: the method for events of any size.

Bound, choose, peel, fill, improve. It stops as soon as every goal is at its bound; then the schedule
is proved optimal in them, which is usual for large events and takes seconds.

*Peeling* assigns the chosen meetings to slots, one slot after the other. A bipartite graph of degree
n can be edge-coloured with n colours (König, 1916), here slots, by removing a matching that covers every
node of full degree, n times. Each slot's matching is one flow in which a unit that cannot wait is
worth more: a company with ``degree - capacity of the remaining slots`` such units, a zone likewise (de
Werra, 1971, for bounded colour classes). If nobody is absent and nothing else binds, this places
every meeting; otherwise some remain, and refilling continues.

*Refilling* optimises one slot while all others stay. The meetings of the slot and
all items that are not held compete in one flow for its tables and people. The effect of one more meeting on
minimums, maxima and balance is in the arcs, so the flow gains the most that any change of this
slot alone can (except ``After`` and walking, which the board checks). The result is kept if the score
rises.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy import bool_, int32, int64
from numpy.typing import NDArray

from sco_scheduler.engine.budget import Budget, OnValues
from sco_scheduler.engine.local_search.board import (
    OUT,
    SCORE,
    Board,
    begin,
    count_free_delegates,
    empty_board,
    place_all,
    remove_all,
    restore,
    take_back,
)
from sco_scheduler.engine.local_search.moves import BestBoard, improve_board, values_on_board
from sco_scheduler.engine.methods import SELECTION_GOALS, leading
from sco_scheduler.engine.params import ADVISED_SHARE, BOARD_CHUNK, FILLS, LARGEST_ADVICE, SCARCE_WORTH, URGENT_WORTH
from sco_scheduler.engine.problem import NONE, Problem
from sco_scheduler.engine.value.construct import Construction
from sco_scheduler.engine.value.flow_problem import (
    PURCHASER,
    SUPPLIER,
    Arcs,
    FlowProblem,
    Steps,
    advise,
    flow_problem,
    most_profitable,
    steps,
    supply,
)
from sco_scheduler.engine.value.flow_relaxation import (
    GRAIN,
    PINS,
    FlowCase,
    InterpreterDuals,
    choose_items,
    find_duals,
    flow_bound,
    prepare_case,
)


@dataclass(frozen=True)
class FlowResult:
    """A valid schedule of the items in ``item``, and its bounds.

    ``mode`` is the index within the item's modes; ``interpreter`` is NONE for meetings without one.
    ``bounds[goal]`` holds given the values of the goals before it, ``proved`` says which
    goals are at their bounds. ``complete`` is False if a pinned meeting could not be
    placed: such an event needs another method.
    """

    item: NDArray[int32]
    mode: NDArray[int32]
    slot: NDArray[int32]
    interpreter: NDArray[int32]
    values: dict[str, int]
    bounds: dict[str, int]
    proved: dict[str, bool]
    complete: bool
    seconds: float


def solve_flows(
    problem: Problem,
    budget: Budget,
    *,
    order: Sequence[str] = SELECTION_GOALS,
    moves: int | None = None,
    seed: int = 0,
    start: Construction | None = None,
    report: OnValues | None = None,
) -> FlowResult:
    """Find the best schedule within the limit, for the leading selection goals of ``order``.

    Parameters
    ----------
    budget
        Limit and stop; when it ends, the best schedule so far is returned.
    order
        An order of goals; the leading ones of ``SELECTION_GOALS`` are pursued.
    moves
        Limit of local-search moves; with a counted budget the result then depends on the problem
        and the seed alone.
    seed
        Seed of the random choices.
    start
        A schedule; the result is at least as good.
    report
        Receives the values and bounds so far.
    """
    case = prepare_case(flow_problem(problem), leading(order, SELECTION_GOALS))
    return _Solver(case, seed, budget, moves, start, report).run()


class _Solver:
    """One run of the method."""

    def __init__(
        self,
        case: FlowCase,
        seed: int,
        budget: Budget,
        moves: int | None,
        start: Construction | None,
        report: OnValues | None,
    ) -> None:
        self.start = start
        self.case = case
        self.budget = budget
        self.moves = moves
        self.report = report
        rates = np.array([case.weighing.minimums, case.weighing.balance], int64)
        self.board = empty_board(case.problem, case.weighing.of_items(case.problem), rates, seed)
        self.best = BestBoard(case.order)
        self.priced: InterpreterDuals | None = None
        self.bounds: dict[str, int | None] = dict.fromkeys(case.order)
        self.bounded: dict[str, tuple[int, ...]] = {}
        self.bounding_seconds = 0.0

    def run(self) -> FlowResult:
        """Bound, choose, peel, fill, improve."""
        if self.start is not None:
            self._offer_start(self.start)
        chosen = self._choose()
        self._place_pins()
        peel(self.case, self.board, chosen, range(self.case.problem.slots), self.budget, self._report)
        self._offer()
        self._bound()
        if not self._proved():
            self._fill()
        if not self._proved():
            self._bound()
            self._improve()
        return self._result()

    def _offer_start(self, start: Construction) -> None:
        """Store a given schedule as the best so far; the board is empty before and after."""
        problem = self.case.problem
        slot, mode, person = (np.full(problem.items, OUT, int32) for _ in range(3))
        for i, choice in start.placement.taken.items():
            slot[i], mode[i] = choice.slot, problem.mode_start[i] + choice.mode
        for i, interpreter in start.interpreters.items():
            person[i] = interpreter
        nobody = np.full(problem.items, OUT, int32)
        restore(problem, self.board, slot, mode, person)
        self._offer()
        restore(problem, self.board, nobody, nobody, nobody)

    def _choose(self) -> NDArray[bool_]:
        """The items to hold according to the flow relaxation."""
        case = self.case
        if case.needs.bind:
            self.priced = find_duals(case.problem, case.weighing, case.needs, self.budget)
            return self.priced.chosen
        return choose_items(case.problem, case.weighing)

    def _place_pins(self) -> None:
        """Place pinned items, those with the fewest slots first."""
        pinned = np.flatnonzero(self.case.problem.item_mandatory)
        freedom = self.case.allowed[:, pinned].sum(axis=0)
        for item in pinned[np.argsort(freedom, kind="stable")]:
            for slot in np.flatnonzero(self.case.allowed[:, item]).tolist():
                if place_all(self.case.problem, self.board, np.array([item], int64), slot):
                    break

    def _fill(self) -> None:
        """Refill every slot a few times, first with the interpreters' duals subtracted, then without."""
        case = self.case
        price = free = np.zeros(case.problem.items, int64)
        if self.priced is not None:
            price = np.append(self.priced.grains, 0)[case.needs.of_item] * case.mild.value // GRAIN
        for prices in (price, *[free] * (FILLS - 1)):
            for slot in range(case.problem.slots):
                if self.budget.expired():
                    return
                refill_slot(case, self.board, slot, prices, self.budget)
            self._offer()

    def _improve(self) -> None:
        """Search until the time for improvement is used up or all goals are proved."""
        chunks, reported = 0, self.best.key

        def go_on() -> bool:
            nonlocal chunks, reported
            if self.best.key != reported:
                reported = self.best.key
                self._report()
            chunks += 1
            if self.moves is not None and chunks * BOARD_CHUNK > self.moves:
                return False
            return not self.budget.expired(self.bounding_seconds) and not self._proved()

        if not self.case.problem.walking:
            self.best.put_back(self.case.problem, self.board)
        # If people have to walk, continuing from the board that flows filled gives better results than from the first
        # schedule, even if that is better now; it is kept as the best so far.
        improve_board(self.case.problem, self.board, self.best, max(1, self.case.weighing.value), go_on)

    def _bound(self) -> None:
        """Compute the bounds given the values of the best so far; bounds that still hold are kept."""
        start = self.budget.elapsed
        figures = self.best.figures
        for n, goal in enumerate(self.case.order):
            given = tuple(figures[name] for name in (PINS, *self.case.order[:n]))
            if self.bounded.get(goal) == given:
                continue
            self.bounds[goal] = flow_bound(self.case, self.priced, goal, figures, self.budget)
            self.bounded[goal] = given
            self._report()
        self.bounding_seconds = self.budget.elapsed - start

    def _proved(self) -> bool:
        return all(self.best.figures[goal] == self.bounds[goal] for goal in self.case.order)

    def _offer(self) -> None:
        self.best.offer(self.board)
        self._report()

    def _report(self) -> None:
        if self.report is not None:
            figures = self.best.figures or values_on_board(self.board)
            self.report({goal: figures[goal] for goal in self.case.order}, dict(self.bounds))

    def _result(self) -> FlowResult:
        """The best board, with the bounds that hold for its values."""
        problem, board, figures = self.case.problem, self.board, self.best.figures
        self.best.put_back(problem, board)
        self._bound()
        held = np.flatnonzero(board.slot != OUT).astype(int32)
        bounds = {goal: bound for goal, bound in self.bounds.items() if bound is not None}
        return FlowResult(
            item=held,
            mode=board.mode[held] - problem.mode_start[held],
            slot=board.slot[held],
            interpreter=board.interpreter[held],
            values={goal: figures[goal] for goal in self.case.order},
            bounds=bounds,
            proved={goal: figures[goal] == bounds[goal] for goal in self.case.order},
            complete=figures[PINS] == int(problem.item_mandatory.sum()),
            seconds=self.budget.elapsed,
        )


class SlotCapacity:
    """The free people and tables in a slot of the board."""

    def __init__(self, problem: FlowProblem, board: Board, slot: int) -> None:
        self.delegates = np.zeros((problem.companies, len(problem.tables)), int32)
        count_free_delegates(problem, board, slot, self.delegates)
        there = self.delegates.max(axis=1, initial=0)
        self.of_company = np.minimum(np.minimum(there, problem.people[:, slot]), problem.maximum - board.counts)
        """[side, company]: number of further meetings it can take."""
        self.of_zone = problem.tables[:, slot] - board.used[:, slot]
        """[zone]: number of free tables."""

    def open_to(self, problem: FlowProblem, items: NDArray[int64]) -> NDArray[int64]:
        """The items whose companies are free and whose zone has a table."""
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
    """Choose the most profitable items that fit into one slot, best first.

    Interpreters are counted if any of the items needs one and there are not too many items.

    Parameters
    ----------
    items
        Indices of items that are open to the slot.
    profit
        [index in ``items``]: the profit of holding it.
    arcs
        The capacities of purchasers, suppliers and zones in the slot.
    budget
        Limit of the linear programme with interpreters.
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
    """The remaining capacity of the slots after the current one."""

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
        """Subtract a slot from the remaining capacity, before it is filled."""
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
        Checked before each slot.
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
        # The second round is for items that the board rejected, and for people they left without a meeting.
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
    """Capacities in the slot, with separate arcs for units that cannot wait."""
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
    """Optimise one slot with all others fixed, and keep the result if the score rises.

    Parameters
    ----------
    price
        [item]: the price subtracted from its worth, in units of the mild weights.

    Returns
    -------
    bool
        Whether the score rose.
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
    """The marginal profit of one more meeting of each company, without the item's own value."""
    held = board.counts[side].astype(int64)
    units = room.of_company[side].astype(int64)
    short = np.clip(case.problem.minimum[side] - held, 0, units)
    cost = (2 * held + 1) * case.mild.balance if side == SUPPLIER else np.zeros(1, int64)
    return steps((short, case.mild.minimums - cost), (units - short, -cost))
