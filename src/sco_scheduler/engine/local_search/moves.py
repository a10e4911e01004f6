"""Moves of the local search on the board, and the annealing that makes them.

*Swap*: the meetings of a Kempe chain of two slots exchange these slots (Thompson and Dowsland, 1998). *Lead in*: an
item whose two sides are free in different slots is held after the swap of a chain has made both free in one, the step
by which König (1916) colours the edges of a bipartite graph. *Push in*: an item replaces those that block it, for which
another place is sought (an ejection chain: Glover, 1996). Moves that reduce the score are accepted by Metropolis' rule.

The temperature falls geometrically over a cycle and restarts with a cycle twice as long, so that
a run that is cut short has completed a few cycles (Kirkpatrick, Gelatt and Vecchi, 1983). The best
board so far is stored.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy import bool_, int32, int64
from numpy.typing import NDArray

from sco_scheduler.engine.local_search.board import (
    MUSTS,
    OUT,
    PINS,
    SCORE,
    SERIAL,
    SHORT,
    SQUARES,
    VALUE,
    Board,
    begin,
    count_free_delegates,
    empty_board,
    place,
    place_all,
    place_by,
    remove,
    remove_all,
    restore,
    take_back,
)
from sco_scheduler.engine.local_search.compiled import entry, part
from sco_scheduler.engine.local_search.generator import draw
from sco_scheduler.engine.params import BOARD_CHAIN, BOARD_CHUNK, BOARD_COLD, BOARD_CYCLE, BOARD_HOT, BOARD_TRIES
from sco_scheduler.engine.value.flow_problem import FlowProblem
from sco_scheduler.engine.value.flow_relaxation import PINS as PINS_GOAL


@entry
def anneal_board(p: FlowProblem, b: Board, moves: int, temperature: float) -> None:
    """Propose moves, and accept each by Metropolis' rule.

    Parameters
    ----------
    p
        The event in arrays.
    b
        The board, changed in place.
    moves
        The number of moves to propose.
    temperature
        In units of the score; at 0 only moves that do not reduce the score are accepted.
    """
    items, slots = len(b.slot), b.at.shape[1]
    for _ in range(moves):
        item, slot = draw(b.random, items), draw(b.random, slots)
        modes = p.mode_start[item + 1] - p.mode_start[item]
        if modes == 0 or slot == b.slot[item]:
            continue
        mode = b.mode[item] if b.slot[item] != OUT else p.mode_start[item] + draw(b.random, modes)
        if not p.patterns[p.mode_pattern[mode], slot]:
            continue
        before = b.number[SCORE]
        begin(b)
        if b.slot[item] != OUT:
            made = _swap(p, b, item, slot)
        elif draw(b.random, 2) == 0:
            made = _lead_in(p, b, item, mode, slot)
        else:
            made = _push_in(p, b, item, mode, slot)
        loss = float(before - b.number[SCORE])
        if not made or (loss > 0 and (temperature <= 0 or loss > -temperature * math.log(_share(b)))):
            take_back(p, b)


@part
def _share(b: Board) -> float:
    """Draw a random number in (0, 1]."""
    return (draw(b.random, 1 << 30) + 1) / (1 << 30)


@part
def _swap(p: FlowProblem, b: Board, item: int, there: int) -> bool:
    """Swap the Kempe chain of a held item with another slot; return whether that was possible.

    If not, the board may be partly changed and has to be restored by ``take_back``. Checks that need no change of the
    board come first: most chains fail.
    """
    here = b.slot[item]
    size = _collect(p, b, item, here, there)
    if size == 0 or not _enough_tables(p, b, size, here, there) or not _can_walk(p, b, size, here, there):
        return False
    for k in range(size):
        remove(p, b, b.chain[k, 0])
    for k in range(size):
        if not place_by(p, b, b.chain[k, 0], b.chain[k, 2], here + there - b.chain[k, 1]):
            return False
    return True


@part
def _collect(p: FlowProblem, b: Board, item: int, here: int, there: int) -> int:
    """Collect the Kempe chain of an item in ``b.chain``; return its size, 0 if it may not be swapped."""
    size, done = _join(b, item, 0), 0
    while done < size:
        mode, target = b.chain[done, 2], here + there - b.chain[done, 1]
        if not p.patterns[p.mode_pattern[mode], target] or size > BOARD_CHAIN:
            return 0
        for side in range(2):
            size = _join(b, b.at[p.mode_delegates[mode, side], target], size)
        seat = p.item_table[b.chain[done, 0]]
        if seat != OUT:
            size = _join(b, b.seat_at[seat, target], size)
        done += 1
    return size


@part
def _join(b: Board, item: int, size: int) -> int:
    """Append an item to the chain unless it is OUT or in it already; return the size of the chain."""
    if item == OUT or b.joined[item] == b.number[SERIAL]:
        return size
    b.joined[item] = b.number[SERIAL]
    b.chain[size, 0] = item
    b.chain[size, 1] = b.slot[item]
    b.chain[size, 2] = b.mode[item]
    return size + 1


@part
def _enough_tables(p: FlowProblem, b: Board, size: int, here: int, there: int) -> bool:
    """Whether no zone has more meetings than tables in either slot after the swap."""
    for k in range(size):
        b.balance[p.item_zone[b.chain[k, 0]]] += 1 if b.chain[k, 1] == here else -1
    enough = True
    for k in range(size):
        zone = p.item_zone[b.chain[k, 0]]
        more = b.balance[zone]
        b.balance[zone] = 0
        if more > 0:
            enough &= b.used[zone, there] + more <= p.tables[zone, there]
        elif more < 0:
            enough &= b.used[zone, here] - more <= p.tables[zone, here]
    return enough


@part
def _can_walk(p: FlowProblem, b: Board, size: int, here: int, there: int) -> bool:
    """Whether all delegates of the chain can walk to and from their meetings after the swap."""
    for k in range(size):
        zone, target = p.item_zone[b.chain[k, 0]], here + there - b.chain[k, 1]
        for near in range(p.near[target, 0], p.near[target, 1] + 1):
            if near == target:
                continue
            swapped = near == here or near == there
            then = here + there - near if swapped else near
            for side in range(2):
                other = b.at[p.mode_delegates[b.chain[k, 2], side], then]
                if other != OUT and p.item_zone[other] != zone:
                    return False
    return True


@part
def _lift(p: FlowProblem, b: Board, item: int, size: int) -> int:
    """Remove an item, if it is not OUT, and append it to the chain; return the size of the chain."""
    if item == OUT:
        return size
    b.chain[size, 0] = item
    b.chain[size, 1] = b.slot[item]
    b.chain[size, 2] = b.mode[item]
    remove(p, b, item)
    return size + 1


@part
def _lead_in(p: FlowProblem, b: Board, item: int, mode: int, slot: int) -> bool:
    """Hold an item in a slot in which one of its delegates is free, after swapping a chain that frees the other."""
    one, two = p.mode_delegates[mode, 0], p.mode_delegates[mode, 1]
    if b.at[one, slot] != OUT and b.at[two, slot] != OUT:
        return False
    busy = one if b.at[one, slot] != OUT else two
    if b.at[busy, slot] != OUT:
        slots = b.at.shape[1]
        other, first = OUT, draw(b.random, slots)
        for k in range(slots):
            if b.at[busy, (first + k) % slots] == OUT:
                other = (first + k) % slots
                break
        if other == OUT or not _swap(p, b, b.at[busy, slot], other):
            return False
    return place_by(p, b, item, mode, slot)


@part
def _push_in(p: FlowProblem, b: Board, item: int, mode: int, slot: int) -> bool:
    """Hold an item in a slot in place of those that block it, and re-place these if possible (ejection chain)."""
    size = _make_room(p, b, item, mode, slot)
    if not place_by(p, b, item, mode, slot):
        size = _free_somebody(p, b, mode, slot, size)
        if not place_by(p, b, item, mode, slot):
            return False
    slots = b.at.shape[1]
    for k in range(size):
        first = draw(b.random, slots)
        for step in range(slots):
            if place(p, b, b.chain[k, 0], (first + step) % slots):
                break
    return True


@part
def _make_room(p: FlowProblem, b: Board, item: int, mode: int, slot: int) -> int:
    """Remove the items that block a place, except by interpreters; return how many were removed."""
    zone, seat = p.item_zone[item], p.item_table[item]
    size = 0
    for side, delegate in enumerate(p.mode_delegates[mode]):
        for near in range(p.near[slot, 0], p.near[slot, 1] + 1):
            other = b.at[delegate, near]
            if other != OUT and (near == slot or p.item_zone[other] != zone):
                size = _lift(p, b, other, size)
        company = p.item_company[item, side]
        if b.counts[side, company] >= p.maximum[side, company]:
            size = _lift(p, b, _some_meeting(p, b, delegate, side, company), size)
    if seat != OUT:
        size = _lift(p, b, b.seat_at[seat, slot], size)
    if b.used[zone, slot] >= p.tables[zone, slot]:
        size = _lift(p, b, _some_neighbour(p, b, zone, slot), size)
    return size


@part
def _free_somebody(p: FlowProblem, b: Board, mode: int, slot: int, size: int) -> int:
    """Remove the meeting of a random interpreter who could serve a mode; return the new length of the chain."""
    need = p.mode_need[mode]
    if need == OUT or p.able_start[need] == p.able_start[need + 1]:
        return size
    able = p.able[p.able_start[need] + draw(b.random, p.able_start[need + 1] - p.able_start[need])]
    return _lift(p, b, b.interpreter_at[able, slot], size)


@part
def _some_meeting(p: FlowProblem, b: Board, delegate: int, side: int, company: int) -> int:
    """A random meeting of a delegate in which the company is on the given side."""
    slots = b.at.shape[1]
    first = draw(b.random, slots)
    for k in range(slots):
        item = b.at[delegate, (first + k) % slots]
        if item != OUT and p.item_company[item, side] == company:
            return int(item)
    return OUT


@part
def _some_neighbour(p: FlowProblem, b: Board, zone: int, slot: int) -> int:
    """A random meeting in a zone and slot; OUT if a few tries find none."""
    for _ in range(BOARD_TRIES):
        item = b.at[draw(b.random, b.at.shape[0]), slot]
        if item != OUT and p.item_zone[item] == zone:
            return int(item)
    return OUT


def values_on_board(board: Board) -> dict[str, int]:
    """The values of the goals on the board."""
    places = {PINS_GOAL: PINS, "musts": MUSTS, "minimums": SHORT, "value": VALUE, "balance": SQUARES}
    return {name: int(board.number[place]) for name, place in places.items()}


@dataclass
class BestBoard:
    """The best board so far, compared lexicographically by goals (not by weights, which might not dominate)."""

    order: tuple[str, ...]
    key: tuple[int, ...] = ()
    kept: tuple[NDArray[int32], NDArray[int32], NDArray[int32]] | None = None
    figures: dict[str, int] = field(default_factory=dict)

    def offer(self, board: Board) -> bool:
        """Store the board if it is better; return whether it was."""
        figures = values_on_board(board)
        sign = {"minimums": -1, "balance": -1}
        key = tuple(sign.get(name, 1) * figures[name] for name in (PINS_GOAL, *self.order))
        if self.kept is not None and key <= self.key:
            return False
        self.key, self.figures = key, figures
        self.kept = board.slot.copy(), board.mode.copy(), board.interpreter.copy()
        return True

    def put_back(self, problem: FlowProblem, board: Board) -> None:
        """Restore the best board.

        Parameters
        ----------
        problem
            The event in arrays.
        board
            The board, changed in place; unchanged if none was offered yet.
        """
        if self.kept is not None:
            restore(problem, board, *self.kept)


def temperatures() -> Iterator[float]:
    """Temperatures of the chunks, in points: cooling cycles, each twice as long as the one before."""
    length = BOARD_CYCLE
    while True:
        for step in range(length):
            yield BOARD_HOT * (BOARD_COLD / BOARD_HOT) ** (step / (length - 1))
        yield 0.0
        length *= 2


def improve_board(problem: FlowProblem, board: Board, best: BestBoard, point: int, go_on: Callable[[], bool]) -> None:
    """Anneal the board until ``go_on`` returns False, and leave the board at the best one found.

    Parameters
    ----------
    board
        The board to start from.
    best
        Receives the best board.
    point
        The score of a point of value.
    go_on
        Called before each chunk of moves.
    """
    for temperature in temperatures():
        if not go_on():
            break
        anneal_board(problem, board, BOARD_CHUNK, temperature * point)
        best.offer(board)
    best.put_back(problem, board)


def load_compiled() -> None:
    """Call the compiled functions of the board and its moves on an empty problem."""
    problem = _empty_problem()
    nothing = np.zeros(0, int64)
    board = empty_board(problem, nothing, np.zeros(2, int64), 0)
    begin(board)
    place_all(problem, board, nothing, 0)
    remove_all(problem, board, nothing)
    take_back(problem, board)
    count_free_delegates(problem, board, 0, np.zeros((problem.companies, 1), np.int32))
    restore(problem, board, board.slot.copy(), board.mode.copy(), board.interpreter.copy())
    anneal_board(problem, board, 0, 0.0)


def _empty_problem() -> FlowProblem:
    """A problem without items, with one zone and one slot; its arrays have the types of every problem's."""
    none, one = np.zeros(0, int32), np.zeros(1, int32)
    return FlowProblem(
        mode_start=one,
        mode_delegates=np.zeros((0, 2), int32),
        mode_pattern=none,
        mode_need=none,
        patterns=np.zeros((1, 1), bool_),
        item_company=np.zeros((0, 2), int32),
        item_zone=none,
        item_value=np.zeros(0, int64),
        item_must=np.zeros(0, bool_),
        item_mandatory=np.zeros(0, bool_),
        item_table=none,
        company_of=none,
        people=np.zeros((0, 1), int32),
        maximum=np.zeros((2, 0), int32),
        minimum=np.zeros((2, 0), int32),
        tables=np.zeros((1, 1), int32),
        fixed_tables=0,
        interpreter_there=np.zeros((0, 1), bool_),
        able_start=one,
        able=none,
        near=np.zeros((1, 2), int32),
        earlier_start=one,
        earlier=none,
        later_start=one,
        later=none,
    )
