"""The flat arrays of the board, and the names of the numbers among them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy import bool_, int32, int64
from numpy.typing import NDArray

from sco_scheduler.engine.local_search.generator import seeded
from sco_scheduler.engine.value.flow_problem import FlowProblem

OUT = -1
"""No slot, mode, interpreter or item."""

# Places in ``Board.number``.
SCORE, MUSTS, SHORT, VALUE, SQUARES, HELD, PINS, NOTED, SERIAL = range(9)


class Board(NamedTuple):
    """The state of a search; changed in place."""

    slot: NDArray[int32]
    """[item], or OUT."""
    mode: NDArray[int32]
    """[item]: the mode (an index over all modes), or OUT."""
    interpreter: NDArray[int32]
    """[item], or OUT."""
    at: NDArray[int32]
    """[delegate, slot]: the item, or OUT."""
    seat_at: NDArray[int32]
    """[fixed table, slot]: the item, or OUT."""
    interpreter_at: NDArray[int32]
    """[interpreter, slot]: the item, or OUT."""
    idle: NDArray[int32]
    """[slot]: interpreters who are there and have no meeting."""
    used: NDArray[int32]
    """[zone, slot]: tables taken."""
    counts: NDArray[int32]
    """[side, company]: meetings held."""
    weight: NDArray[int64]
    """[item]: what holding it adds to the score."""
    rates: NDArray[int64]
    """[2]: what a meeting up to a minimum adds, and what a unit of the suppliers' squares takes."""
    number: NDArray[int64]
    """Single numbers, by the names above: the score and the goals it stands for."""
    noted: NDArray[int32]
    """[note, 4]: item, slot, mode and interpreter before the current move."""
    stamp: NDArray[int64]
    """[item]: the move that last noted it."""
    queue: NDArray[int32]
    """[interpreter, 2]: scratch of the matching: interpreters reached, and from which item."""
    chain: NDArray[int32]
    """[item, 3]: scratch of a chain: its items, each with the slot and mode that it had."""
    joined: NDArray[int64]
    """[item]: the move in whose chain it was last."""
    balance: NDArray[int32]
    """[zone]: scratch of a chain, 0 between uses: tables that it takes in one slot and frees in the other."""
    reached: NDArray[bool_]
    """[interpreter]: scratch of the matching."""
    random: NDArray[int64]
    """The state of the generator."""


def empty_board(problem: FlowProblem, weight: NDArray[int64], rates: NDArray[int64], seed: int) -> Board:
    """Make a board without meetings.

    Parameters
    ----------
    problem
        The event in arrays.
    weight
        [item]: what holding it adds to the score.
    rates
        [2]: what a meeting up to a minimum adds, and what a unit of the suppliers' squares takes.
    seed
        Of the random choices.
    """
    items, slots = problem.items, problem.slots
    number = np.zeros(9, int64)
    number[SHORT] = problem.minimum.sum()
    interpreters = len(problem.interpreter_there)
    return Board(
        slot=np.full(items, OUT, int32),
        mode=np.full(items, OUT, int32),
        interpreter=np.full(items, OUT, int32),
        at=np.full((len(problem.company_of), slots), OUT, int32),
        seat_at=np.full((problem.fixed_tables, slots), OUT, int32),
        interpreter_at=np.full((interpreters, slots), OUT, int32),
        idle=problem.interpreter_there.sum(axis=0, dtype=int32),
        used=np.zeros_like(problem.tables),
        counts=np.zeros((2, problem.companies), int32),
        weight=weight,
        rates=rates,
        number=number,
        noted=np.zeros((items, 4), int32),
        stamp=np.zeros(items, int64),
        queue=np.zeros((interpreters, 2), int32),
        chain=np.zeros((items, 3), int32),
        joined=np.zeros(items, int64),
        balance=np.zeros(len(problem.tables), int32),
        reached=np.zeros(interpreters, bool_),
        random=seeded(seed),
    )
