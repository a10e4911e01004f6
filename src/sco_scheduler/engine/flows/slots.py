"""What is open in one slot, and proposals made there by one flow."""

from __future__ import annotations

import numpy as np
from numpy import int32, int64
from numpy.typing import NDArray

from sco_scheduler.engine.flows.board import OUT, Board, place, remove
from sco_scheduler.engine.flows.case import Case
from sco_scheduler.engine.flows.compiled import jit
from sco_scheduler.engine.flows.network import Arcs, most_profitable
from sco_scheduler.engine.flows.problem import PURCHASER, SUPPLIER, FlowProblem
from sco_scheduler.engine.flows.program import LARGEST, advise, supply
from sco_scheduler.engine.problem import NONE

_SOME = 0.01
"""The smallest share of an item that counts as a proposal."""


@jit
def _room(p: FlowProblem, b: Board, slot: int, room: NDArray[int32]) -> None:
    """[company, zone]: delegates without a meeting in the slot, who can walk to the zone."""
    room[:] = 0
    for delegate in range(len(p.company_of)):
        if b.at[delegate, slot] != OUT:
            continue
        only = OUT
        several = False
        for near in range(p.near[slot, 0], p.near[slot, 1] + 1):
            other = b.at[delegate, near]
            if other != OUT:
                zone = p.item_zone[other]
                several |= only != OUT and only != zone  # noqa: PLR1714  # numba would build a set
                only = zone
        for zone in range(room.shape[1]):
            if not several and only in (OUT, zone):
                room[p.company_of[delegate], zone] += 1


@jit
def place_all(p: FlowProblem, b: Board, items: NDArray[int64], slot: int) -> int:
    """Place what can be placed, in the order given; how many were."""
    placed = 0
    for item in items:
        if place(p, b, item, slot):
            placed += 1
    return placed


@jit
def remove_all(p: FlowProblem, b: Board, items: NDArray[int64]) -> None:
    """Take held items off the board."""
    for item in items:
        remove(p, b, item)


class Room:
    """Who is free in a slot, as the board stands."""

    def __init__(self, problem: FlowProblem, board: Board, slot: int) -> None:
        self.delegates = np.zeros((problem.companies, len(problem.tables)), int32)
        _room(problem, board, slot, self.delegates)
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


def propose(case: Case, slot: int, items: NDArray[int64], profit: NDArray[int64], arcs: Arcs) -> NDArray[int64]:
    """The most profitable of the items that fit into one slot, best first.

    ``arcs`` are the capacities of purchasers, suppliers and zones. Interpreters count where any of
    the items needs one, unless these are too many.
    """
    problem, needs = case.problem, case.needs
    ends = problem.ends(items)
    kind = needs.of_item[items]
    if len(items) <= LARGEST and (kind != NONE).any():
        there = problem.interpreter_there[:, slot].astype(int64)
        advice = advise(ends, profit, arcs, kind, supply(needs.able, there))
        if advice is not None:
            some = np.flatnonzero(advice.share > _SOME)
            surest = items[some[np.lexsort((-profit[some], -advice.share[some].round(3)))]]
            return np.asarray(surest, int64)
    chosen = np.flatnonzero(most_profitable(ends, profit, arcs, problem.companies))
    return np.asarray(items[chosen[np.argsort(-profit[chosen], kind="stable")]], int64)
