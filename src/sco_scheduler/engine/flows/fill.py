"""Filling: make one slot as good as it can be while all others stay.

The meetings of the slot and all items that are not held compete in one flow for its tables and
people. What minimums, maxima and balance make of one more meeting is in the arcs, so the flow
gains the most that any change of this slot alone can (``After`` and the like aside, which the board
then looks after). The outcome is kept if the score rises.
"""

from __future__ import annotations

import numpy as np
from numpy import int64
from numpy.typing import NDArray

from sco_scheduler.engine.flows.board import OUT, SCORE, Board, begin, take_back
from sco_scheduler.engine.flows.case import Case
from sco_scheduler.engine.flows.network import Steps, steps
from sco_scheduler.engine.flows.problem import PURCHASER, SUPPLIER
from sco_scheduler.engine.flows.slots import Room, place_all, propose, remove_all


def fill(case: Case, board: Board, slot: int, price: NDArray[int64]) -> bool:
    """Improve a slot; whether it did. ``price``, in the mild weights' units, is taken off each item's worth."""
    problem = case.problem
    before = int(board.number[SCORE])
    begin(board)
    own = np.flatnonzero(board.slot == slot)
    remove_all(problem, board, own)
    room = Room(problem, board, slot)
    items = room.open_to(problem, np.flatnonzero((board.slot == OUT) & case.allowed[slot]))
    profit = case.mild.of_items(problem)[items] - price[items]
    arcs = _marginal(case, board, room, PURCHASER), _marginal(case, board, room, SUPPLIER), steps((room.of_zone, 0))
    place_all(problem, board, propose(case, slot, items, profit, arcs), slot)
    place_all(problem, board, own[board.slot[own] == OUT], slot)
    if board.number[SCORE] > before:
        return True
    take_back(problem, board)
    return False


def _marginal(case: Case, board: Board, room: Room, side: int) -> Steps:
    """What one more meeting of each company brings beside the item's own worth."""
    held = board.counts[side].astype(int64)
    units = room.of_company[side].astype(int64)
    short = np.clip(case.problem.minimum[side] - held, 0, units)
    cost = (2 * held + 1) * case.mild.balance if side == SUPPLIER else np.zeros(1, int64)
    return steps((short, case.mild.minimums - cost), (units - short, -cost))
