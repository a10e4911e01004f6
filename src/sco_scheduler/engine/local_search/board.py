"""The board of the local search for value: which items are held where, with every rule checked before a change.

An item is placed only if delegates, table, interpreter, walking, maxima and ``After`` allow it, so that the board
is a valid schedule at any moment, whatever a flow proposes. Changes are recorded, so that a compound move can be
evaluated by its result and undone.

Interpreters are matched individually. If none is free, an augmenting path in the slot's matching (C. Berge, 1957)
frees one if others can take over.

All functions that are compiled together are in this file and ``moves``; both run interpreted without numba.
Throughout, ``p`` is the event in arrays and ``b`` the board, changed in place. Items, modes, slots, zones and delegates
are indices.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy import bool_, int32, int64
from numpy.typing import NDArray

from sco_scheduler.engine.local_search.compiled import entry, part
from sco_scheduler.engine.local_search.generator import seeded
from sco_scheduler.engine.value.flow_problem import SUPPLIER, FlowProblem

OUT = -1
"""No slot, mode, interpreter or item."""

# Indices of ``Board.number``.
SCORE, MUSTS, SHORT, VALUE, SQUARES, HELD, PINS, NOTED, SERIAL = range(9)


class Board(NamedTuple):
    """The state of a search; changed in place."""

    slot: NDArray[int32]
    """[item]: its slot, or OUT."""
    mode: NDArray[int32]
    """[item]: the mode (an index over all modes), or OUT."""
    interpreter: NDArray[int32]
    """[item]: its interpreter, or OUT."""
    at: NDArray[int32]
    """[delegate, slot]: the item, or OUT."""
    seat_at: NDArray[int32]
    """[fixed table, slot]: the item, or OUT."""
    interpreter_at: NDArray[int32]
    """[interpreter, slot]: the item, or OUT."""
    idle: NDArray[int32]
    """[slot]: number of interpreters present without a meeting."""
    used: NDArray[int32]
    """[zone, slot]: number of tables in use."""
    counts: NDArray[int32]
    """[side, company]: number of meetings held."""
    weight: NDArray[int64]
    """[item]: what holding it adds to the score."""
    rates: NDArray[int64]
    """[2]: what a meeting up to a minimum adds to the score, and what a unit of the suppliers' squares subtracts."""
    number: NDArray[int64]
    """Scalars, by the names above: the score and the values of its goals."""
    noted: NDArray[int32]
    """[record, 4]: item, slot, mode and interpreter before the current move."""
    stamp: NDArray[int64]
    """[item]: the move that last recorded it."""
    queue: NDArray[int32]
    """[interpreter, 2]: scratch of the matching: interpreters reached, and the item each was reached from."""
    chain: NDArray[int32]
    """[item, 3]: scratch of a chain: its items, each with its previous slot and mode."""
    joined: NDArray[int64]
    """[item]: the last move in whose chain it was."""
    balance: NDArray[int32]
    """[zone]: scratch of a chain, 0 between uses: tables that it takes in one slot and frees in the other."""
    reached: NDArray[bool_]
    """[interpreter]: scratch of the matching."""
    random: NDArray[int64]
    """The state of the random number generator."""


def empty_board(problem: FlowProblem, weight: NDArray[int64], rates: NDArray[int64], seed: int) -> Board:
    """Make a board without meetings.

    Parameters
    ----------
    problem
        The event in arrays.
    weight
        [item]: what holding it adds to the score.
    rates
        [2]: what a meeting up to a minimum adds to the score, and what a unit of the suppliers' squares subtracts.
    seed
        Seed of the random choices.
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


@entry
def begin(b: Board) -> None:
    """Start a move: ``take_back`` undoes all changes from here on."""
    b.number[NOTED] = 0
    b.number[SERIAL] += 1


@entry
def take_back(p: FlowProblem, b: Board) -> None:
    """Undo all changes since the last ``begin``."""
    notes = b.number[NOTED]
    for n in range(notes):
        if b.slot[b.noted[n, 0]] != OUT:
            _clear(p, b, b.noted[n, 0])
    for n in range(notes):
        if b.noted[n, 1] != OUT:
            _set(p, b, b.noted[n, 0], b.noted[n, 2], b.noted[n, 1], b.noted[n, 3])


@entry
def restore(p: FlowProblem, b: Board, slot: NDArray[int32], mode: NDArray[int32], interpreter: NDArray[int32]) -> None:
    """Set the board to a placement that was copied from it earlier.

    Parameters
    ----------
    slot
        [item]: its slot, or OUT.
    mode
        [item]: its mode, or OUT.
    interpreter
        [item]: its interpreter, or OUT.
    """
    for item in range(len(slot)):
        if b.slot[item] != OUT:
            _clear(p, b, item)
    for item in range(len(slot)):
        if slot[item] != OUT:
            _set(p, b, item, mode[item], slot[item], interpreter[item])
    begin(b)


@part
def remove(p: FlowProblem, b: Board, item: int) -> None:
    """Remove a held item and record its place, so that ``take_back`` can restore it."""
    _record(b, item)
    _clear(p, b, item)


@part
def place(p: FlowProblem, b: Board, item: int, slot: int) -> bool:
    """Hold an item in a slot by the first of its modes that every rule allows.

    Returns
    -------
    bool
        Whether the item was placed.
    """
    if not _open_to(p, b, item, slot):
        return False
    for mode in range(p.mode_start[item], p.mode_start[item + 1]):
        if _place_by(p, b, item, mode, slot):
            return True
    return False


@part
def place_by(p: FlowProblem, b: Board, item: int, mode: int, slot: int) -> bool:
    """Hold an item in a slot by one mode if every rule allows it.

    Parameters
    ----------
    item
        An item that is not held.
    mode
        One of its modes, an index over all modes.

    Returns
    -------
    bool
        Whether the item was placed.
    """
    return _open_to(p, b, item, slot) and _place_by(p, b, item, mode, slot)


@part
def _open_to(p: FlowProblem, b: Board, item: int, slot: int) -> bool:
    """Whether tables, maxima and ``After`` allow an item in a slot, with any delegates."""
    zone, seat = p.item_zone[item], p.item_table[item]
    if b.used[zone, slot] >= p.tables[zone, slot] or (seat != OUT and b.seat_at[seat, slot] != OUT):
        return False
    for side in range(2):
        company = p.item_company[item, side]
        if b.counts[side, company] >= p.maximum[side, company]:
            return False
    return keeps_afters(p, b, item, slot)


@part
def _place_by(p: FlowProblem, b: Board, item: int, mode: int, slot: int) -> bool:
    """Hold an item if its delegates and an interpreter are available."""
    zone = p.item_zone[item]
    if not p.patterns[p.mode_pattern[mode], slot]:
        return False
    for side in range(2):
        if not can_attend(p, b, p.mode_delegates[mode, side], zone, slot):
            return False
    interpreter = OUT
    if p.mode_need[mode] != OUT:
        interpreter = _free_interpreter(p, b, p.mode_need[mode], zone, slot)
        if interpreter == OUT:
            return False
    _record(b, item)
    _set(p, b, item, mode, slot, interpreter)
    return True


@part
def can_attend(p: FlowProblem, b: Board, delegate: int, zone: int, slot: int) -> bool:
    """Whether a delegate is free in a slot and can walk there from the meetings around it (rules R1 and R5)."""
    if b.at[delegate, slot] != OUT:
        return False
    for near in range(p.near[slot, 0], p.near[slot, 1] + 1):
        other = b.at[delegate, near]
        if other != OUT and p.item_zone[other] != zone:
            return False
    return True


@part
def keeps_afters(p: FlowProblem, b: Board, item: int, slot: int) -> bool:
    """Whether the ``After`` wishes that concern an item are met if it is held in a slot (rule R8)."""
    for k in range(p.earlier_start[item], p.earlier_start[item + 1]):
        if b.slot[p.earlier[k]] >= slot:
            return False
    for k in range(p.later_start[item], p.later_start[item + 1]):
        if OUT < b.slot[p.later[k]] <= slot:
            return False
    return True


@part
def _can_serve(p: FlowProblem, b: Board, interpreter: int, zone: int, slot: int) -> bool:
    """Whether an interpreter is present in a slot and can walk there; a meeting in the slot itself is ignored."""
    if not p.interpreter_there[interpreter, slot]:
        return False
    for near in range(p.near[slot, 0], p.near[slot, 1] + 1):
        other = b.interpreter_at[interpreter, near]
        if near != slot and other != OUT and p.item_zone[other] != zone:
            return False
    return True


@part
def _free_interpreter(p: FlowProblem, b: Board, need: int, zone: int, slot: int) -> int:
    """Find an interpreter for a need, by an augmenting path in the matching of the slot; OUT if there is none."""
    if b.idle[slot] == 0:
        return OUT
    for k in range(p.able_start[need], p.able_start[need + 1]):
        if b.interpreter_at[p.able[k], slot] == OUT and _can_serve(p, b, p.able[k], zone, slot):
            return int(p.able[k])
    b.reached[:] = False
    ends = _reach(p, b, need, zone, slot, 0, OUT)
    done = 0
    while done < ends:
        item = b.interpreter_at[b.queue[done, 0], slot]
        if item == OUT:
            return _shift(p, b, done, slot)
        ends = _reach(p, b, p.mode_need[b.mode[item]], p.item_zone[item], slot, ends, done)
        done += 1
    return OUT


@part
def _reach(p: FlowProblem, b: Board, need: int, zone: int, slot: int, ends: int, origin: int) -> int:
    """Append to the queue the interpreters who can serve a need and are not yet in it; return its new length."""
    for k in range(p.able_start[need], p.able_start[need + 1]):
        interpreter = p.able[k]
        if not b.reached[interpreter] and _can_serve(p, b, interpreter, zone, slot):
            b.reached[interpreter] = True
            b.queue[ends, 0] = interpreter
            b.queue[ends, 1] = origin
            ends += 1
    return ends


@part
def _shift(p: FlowProblem, b: Board, place_in_queue: int, slot: int) -> int:
    """Reassign the items along an augmenting path; return the interpreter who becomes free."""
    here = place_in_queue
    while b.queue[here, 1] != OUT:
        before = b.queue[here, 1]
        item = b.interpreter_at[b.queue[before, 0], slot]
        _record(b, item)
        b.interpreter_at[b.queue[here, 0], slot] = item
        b.interpreter[item] = b.queue[here, 0]
        b.interpreter_at[b.queue[before, 0], slot] = OUT
        here = before
    return int(b.queue[here, 0])


@part
def _record(b: Board, item: int) -> None:
    """Record an item's place before its first change in a move."""
    if b.stamp[item] == b.number[SERIAL]:
        return
    b.stamp[item] = b.number[SERIAL]
    note = b.number[NOTED]
    b.noted[note, 0] = item
    b.noted[note, 1] = b.slot[item]
    b.noted[note, 2] = b.mode[item]
    b.noted[note, 3] = b.interpreter[item]
    b.number[NOTED] += 1


@part
def _set(p: FlowProblem, b: Board, item: int, mode: int, slot: int, interpreter: int) -> None:
    """Add an item to all arrays of the board."""
    b.slot[item] = slot
    b.mode[item] = mode
    b.interpreter[item] = interpreter
    for side in range(2):
        b.at[p.mode_delegates[mode, side], slot] = item
    if p.item_table[item] != OUT:
        b.seat_at[p.item_table[item], slot] = item
    if interpreter != OUT:
        b.interpreter_at[interpreter, slot] = item
        b.idle[slot] -= 1
    b.used[p.item_zone[item], slot] += 1
    _score(p, b, item, 1)


@part
def _clear(p: FlowProblem, b: Board, item: int) -> None:
    """Remove an item from all arrays of the board."""
    slot, mode, interpreter = b.slot[item], b.mode[item], b.interpreter[item]
    for side in range(2):
        b.at[p.mode_delegates[mode, side], slot] = OUT
    if p.item_table[item] != OUT:
        b.seat_at[p.item_table[item], slot] = OUT
    if interpreter != OUT:
        b.interpreter_at[interpreter, slot] = OUT
        b.idle[slot] += 1
    b.used[p.item_zone[item], slot] -= 1
    b.slot[item] = OUT
    b.mode[item] = OUT
    b.interpreter[item] = OUT
    _score(p, b, item, -1)


@part
def _score(p: FlowProblem, b: Board, item: int, sign: int) -> None:
    """Add an item to (sign 1) or subtract it from (sign -1) the score and the values of the goals."""
    score = b.weight[item]
    for side in range(2):
        company = p.item_company[item, side]
        fewer = b.counts[side, company] if sign > 0 else b.counts[side, company] - 1
        b.counts[side, company] += sign
        if fewer < p.minimum[side, company]:
            b.number[SHORT] -= sign
            score += b.rates[0]
        if side == SUPPLIER:
            b.number[SQUARES] += sign * (2 * fewer + 1)
            score -= (2 * fewer + 1) * b.rates[1]
    b.number[SCORE] += sign * score
    b.number[VALUE] += sign * p.item_value[item]
    b.number[HELD] += sign
    if p.item_must[item]:
        b.number[MUSTS] += sign
    if p.item_mandatory[item]:
        b.number[PINS] += sign


# Operations for the flows


@entry
def count_free_delegates(p: FlowProblem, b: Board, slot: int, room: NDArray[int32]) -> None:
    """Count the delegates of each company that can attend a meeting of a zone in a slot.

    Parameters
    ----------
    room
        [company, zone]: output array of the counts.
    """
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
                several |= only != OUT and only != zone
                only = zone
        for zone in range(room.shape[1]):
            if not several and only in (OUT, zone):
                room[p.company_of[delegate], zone] += 1


@entry
def place_all(p: FlowProblem, b: Board, items: NDArray[int64], slot: int) -> int:
    """Place as many of the items as possible, in the given order.

    Parameters
    ----------
    items
        Items that are not held.

    Returns
    -------
    int
        The number of items placed.
    """
    placed = 0
    for item in items:
        if place(p, b, item, slot):
            placed += 1
    return placed


@entry
def remove_all(p: FlowProblem, b: Board, items: NDArray[int64]) -> None:
    """Remove held items."""
    for item in items:
        remove(p, b, item)
