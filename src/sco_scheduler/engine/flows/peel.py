"""Peeling: give the chosen meetings their slots, one slot after the other.

A bipartite graph of degree n can be coloured with n colours (König, 1916), here slots, by taking a
matching off that covers every node of full degree, n times. Each slot's matching is one flow in
which a unit that cannot wait is worth more: a company with ``degree - capacity of the slots left``
such units, a zone likewise (de Werra, 1971, for bounded colour classes). Where nobody is away and
nothing else binds this places every meeting; otherwise some stay over, and filling goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy import bool_, int64
from numpy.typing import NDArray

from sco_scheduler.engine.flows.board import OUT, Board
from sco_scheduler.engine.flows.case import Case
from sco_scheduler.engine.flows.network import Arcs, Steps, steps
from sco_scheduler.engine.flows.problem import PURCHASER, SUPPLIER, FlowProblem
from sco_scheduler.engine.flows.slots import Room, place_all, propose

_URGENT = 100
"""What a unit that cannot wait is worth, in items of the greatest value."""
_SCARCE = 20
"""What a pair's last slot is worth, likewise; shared out over the slots that it has left."""


class _Left:
    """What remains for the slots after the current one."""

    def __init__(self, case: Case, board: Board, order: Sequence[int]) -> None:
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
        """The slot is now the current one."""
        self.people -= self.free_people[:, slot]
        self.tables -= self.free_tables[:, slot]
        self.slots -= self.allowed[slot]


def peel(case: Case, board: Board, chosen: NDArray[bool_], order: Sequence[int], go_on: Callable[[], bool]) -> None:
    """Place the chosen items, slot after slot in the order given, as far as that goes."""
    problem, allowed = case.problem, case.allowed
    top = max(1, int(problem.item_value.max(initial=0)))
    left = _Left(case, board, order)
    waiting = np.flatnonzero(chosen & (board.slot == OUT))
    for slot in order:
        if not go_on():
            return
        profit = np.zeros(problem.items, int64)
        profit[waiting] = 2 * top + problem.item_value[waiting] + _SCARCE * top // np.maximum(left.slots[waiting], 1)
        left.leave(slot)
        # The second round is for what the board turned down, and for people it left without a meeting.
        for _ in range(2 if case.needs.bind else 1):
            room = Room(problem, board, slot)
            items = room.open_to(problem, waiting[allowed[slot, waiting]])
            arcs = _arcs(problem, left, waiting, room, top)
            proposal = propose(case, slot, items, profit[items], arcs)
            placed = place_all(problem, board, proposal, slot)
            waiting = waiting[board.slot[waiting] == OUT]
            if placed == len(proposal):
                break


def _arcs(problem: FlowProblem, left: _Left, waiting: NDArray[int64], room: Room, top: int) -> Arcs:
    """Capacities in the slot, with what cannot wait on arcs of its own."""
    found = []
    for side in (PURCHASER, SUPPLIER):
        degree = np.bincount(problem.item_company[waiting, side], minlength=problem.companies)
        found.append(_urgent_first(degree - left.people, room.of_company[side], top))
    in_zone = np.bincount(problem.item_zone[waiting], minlength=len(problem.tables))
    return found[PURCHASER], found[SUPPLIER], _urgent_first(in_zone - left.tables, room.of_zone, top)


def _urgent_first(surplus: NDArray[int64], room: NDArray[int64], top: int) -> Steps:
    urgent = np.clip(surplus, 0, room)
    return steps((urgent, _URGENT * top), (room - urgent, 0))
