"""The flat arrays for annealing, built from the problem and a placement, and the matching of interpreters.

Slots are represented as *columns*: the slots of all days in order, with a blank column before, between and
after the days. No meeting is ever in a blank column, so that a delegate's neighbouring slots are
looked up without checking for the end of the day.

A *resource* is anything that can be in one meeting at a time: a delegate, or a fixed table. A *way* is a
choice of delegates for a meeting; each meeting has one or several, and is held in one of them.

The data of one meeting, way, resource or column are one row of a few numbers: they are used
together, and numba compiles faster with fewer arrays.

While meetings move, each slot stores how many interpreters of a class serve which need; changes use augmenting
paths (C. Berge, 1957). Single interpreters are assigned after the search (``assignment``).

Throughout, ``s`` is the state of the annealing, changed in place, and ``need`` a kind of interpreter. The other
arguments are named as in ``kempe_effects``; a chain is given as before its swap.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy import int32, int64, uint8
from numpy.typing import NDArray

from sco_scheduler.engine.gaps.annealing_problem import AnnealProblem, IntArray
from sco_scheduler.engine.local_search.compiled import interpreted, part
from sco_scheduler.engine.local_search.generator import seeded
from sco_scheduler.engine.params import KEMPE_CHAIN
from sco_scheduler.engine.problem import NONE

FREE = -1
"""No meeting, no resource, no need, no day, no company, no spread."""

ZONE, COLUMN, WAY, BEST_COLUMN, BEST_WAY, STAMP, WAYS, ORDERS = range(8)
"""Columns of ``meeting``: its zone; its present column and way, and those in the best placement; the last chain
that it was in; where its ways and its orders begin (they end where the next meeting's begin)."""

TABLE, NEED = 2, 3
"""Columns of ``way``, after its two delegates (0 and 1): the fixed table; the kind of interpreter needed."""

GROUP, SEVERAL_ZONES, COMPANY, MINUTE_WEIGHT = range(4)
"""Columns of ``resource``: the count that its gaps belong to (FREE for a table, which has none); whether it can be in
more than one zone; its company; the weight of a lost minute."""

DAY, FIRST, END, MINUTES = range(4)
"""Columns of ``columns``: the day (FREE for a blank), that day's first column, the one after its last, and the slot's
length in the unit of lost time."""

OTHER, SIGN = range(2)
"""Columns of ``order``: the other meeting; 1 if that has to be later, -1 if earlier."""

SERIAL, BEST, PENDING, SPREAD, EXCESS, REACH, WALK, HOPE, COUNT = range(9)
"""Indices of ``number``: the serial number of the chain; the best key so far; whether the best placement is still to be
copied; the gap spread or FREE; the excess of the companies' gaps over it; the largest distance in columns at
which walking can matter; the length of a walk in the unit of lost time; the largest gain expected of
the other meetings of a chain; and the first of the four counts (gaps of the two groups, zone moves, lost
time), followed by the four weights of the energy and the four of the key by which placements are
compared."""

COUNTS = 4
WEIGHT, KEY, NUMBERS = COUNT + COUNTS, COUNT + 2 * COUNTS, COUNT + 3 * COUNTS

CHAIN, QUEUE, NEEDS, NEED_SEEN, NET_NEED, NET_ZONE, NEED_VIA, CLASS_VIA, SCRATCHES = range(9)
"""Rows of scratch memory. NET_NEED and NET_ZONE are 0 between uses."""


class KempeState(NamedTuple):
    """The state of an annealing run: data of meetings, ways, resources and columns, and the counts."""

    meeting: NDArray[int32]
    """[meeting, ZONE …]; one more row than there are meetings."""
    way: NDArray[int32]
    """[way, 0 … NEED]."""
    resource: NDArray[int32]
    """[resource, GROUP …]."""
    columns: NDArray[int32]
    """[column, DAY …]."""
    order: NDArray[int32]
    """[order, OTHER …], from the side of both meetings."""
    number: NDArray[int64]
    """[SERIAL …]."""
    column_of: NDArray[int32]
    """[slot]: its column."""
    several_ways: NDArray[int32]
    """The meetings with several ways."""
    allowed: NDArray[uint8]
    """[way, column]: whether the meeting may be held in this way and column."""
    near: NDArray[uint8]
    """[column, column]: whether there is no time to walk to another zone between these, in either order."""
    able: NDArray[uint8]
    """[need, class]: whether these interpreters can serve it."""
    at: NDArray[int32]
    """[resource, column]: its meeting, or FREE."""
    runs: NDArray[int32]
    """[resource, day]: the number of maximal runs of meetings."""
    lost: NDArray[int32]
    """[resource, day]: its weighted lost time; kept up to date if lost time is a goal."""
    room: NDArray[int32]
    """[zone, column]: number of open tables without a meeting."""
    serving: NDArray[int32]
    """[column, need, class]: number of interpreters of the class who serve the need."""
    spare: NDArray[int32]
    """[column, class]: number of free interpreters of the class."""
    company_gaps: NDArray[int32]
    """[company]: its number of gaps."""
    companies_with: NDArray[int32]
    """[gaps]: number of companies with meetings that have this number of gaps."""
    threshold: NDArray[int64]
    """[increase of cost]: accepted if a random 32-bit word is smaller; rejected beyond the end of the array."""
    random: NDArray[int64]
    """The state of the random number generator."""
    scratch: NDArray[int32]
    """[CHAIN …, place]."""


@part
def serve(s: KempeState, column: int, need: int) -> bool:
    """Serve one more meeting of a need; if impossible, return False with the state unchanged.

    Breadth-first search for an augmenting path: from the need to the classes that can serve it, and from a class
    without a free member to the needs that it serves. It can run interpreted, since it calls no other compiled
    function.
    """
    for i in range(len(s.able)):
        s.scratch[NEED_VIA, i] = FREE
    for i in range(s.able.shape[1]):
        s.scratch[CLASS_VIA, i] = FREE
    s.scratch[QUEUE, 0] = need
    size, done = 1, 0
    while done < size:
        asking = s.scratch[QUEUE, done]
        done += 1
        for group in range(s.able.shape[1]):
            if s.able[asking, group] == 0 or s.scratch[CLASS_VIA, group] != FREE:
                continue
            s.scratch[CLASS_VIA, group] = asking
            if s.spare[column, group] > 0:
                s.spare[column, group] -= 1
                s.serving[column, asking, group] += 1
                while asking != need:  # back along the path: each need passes its interpreter on
                    given_up = s.scratch[NEED_VIA, asking]
                    s.serving[column, asking, given_up] -= 1
                    asking = s.scratch[CLASS_VIA, given_up]
                    s.serving[column, asking, given_up] += 1
                return True
            for served in range(len(s.able)):
                if s.serving[column, served, group] > 0 and served != need and s.scratch[NEED_VIA, served] == FREE:
                    s.scratch[NEED_VIA, served] = group
                    s.scratch[QUEUE, size] = served
                    size += 1
    return False


@part
def release(s: KempeState, column: int, need: int, meetings: int) -> None:
    """Free the interpreters of a number of meetings of a need in a column.

    Parameters
    ----------
    s
        The state of the annealing; the services in the column are changed.
    column
        The column.
    need
        The kind of interpreter.
    meetings
        The number of served meetings of the need that give up their interpreter.
    """
    group = 0
    for _ in range(meetings):
        while s.serving[column, need, group] == 0:
            group += 1
        s.serving[column, need, group] -= 1
        s.spare[column, group] += 1


@part
def reinterpret(s: KempeState, size: int, here: int, there: int) -> bool:
    """Serve the needs of both columns after the swap; if impossible, return False with the state unchanged."""
    needs = 0
    for i in range(size):
        member = s.scratch[CHAIN, i]
        need = s.way[s.meeting[member, WAY], NEED]
        if need != FREE:
            if s.scratch[NEED_SEEN, need] == 0:
                s.scratch[NEED_SEEN, need] = 1
                s.scratch[NEEDS, needs] = need
                needs += 1
            s.scratch[NET_NEED, need] += 1 if s.meeting[member, COLUMN] == here else -1
    for i in range(needs):  # releases first, which makes room for the other needs
        net = s.scratch[NET_NEED, s.scratch[NEEDS, i]]
        release(s, here if net > 0 else there, s.scratch[NEEDS, i], abs(net))
    served, suffice = 0, True
    for i in range(needs):
        net = s.scratch[NET_NEED, s.scratch[NEEDS, i]]
        for _ in range(abs(net)):
            if suffice and serve(s, there if net > 0 else here, s.scratch[NEEDS, i]):
                served += 1
            else:
                suffice = False
    if not suffice:
        _take_back(s, needs, served, here, there)
    for i in range(needs):
        s.scratch[NEED_SEEN, s.scratch[NEEDS, i]] = 0
        s.scratch[NET_NEED, s.scratch[NEEDS, i]] = 0
    return suffice


@part
def _take_back(s: KempeState, needs: int, served: int, here: int, there: int) -> None:
    """Undo the first ``served`` services of a change, and then all of its releases."""
    for i in range(needs):
        net = s.scratch[NET_NEED, s.scratch[NEEDS, i]]
        undone = min(abs(net), served)
        served -= undone
        release(s, there if net > 0 else here, s.scratch[NEEDS, i], undone)
    for i in range(needs):
        net = s.scratch[NET_NEED, s.scratch[NEEDS, i]]
        for _ in range(abs(net)):
            serve(s, here if net > 0 else there, s.scratch[NEEDS, i])


class NotAPlacementError(ValueError):
    """The given placement breaks a hard rule, so that annealing cannot start from it."""


def arrays_of(problem: AnnealProblem, slots: IntArray, ways: IntArray, seed: int) -> KempeState:
    """Build the arrays for a placement.

    Parameters
    ----------
    problem
        The meetings and the rules between them.
    slots
        [meeting]: its slot.
    ways
        [meeting]: the way in which it is held, counted from 0.
    seed
        Seed of the random numbers.

    Raises
    ------
    NotAPlacementError
        If two meetings of one delegate or fixed table are in one slot, a meeting is in a slot that it is not allowed
        in, or there are not enough interpreters.
    """
    count, days = len(problem.day), int(problem.day.max(initial=-1)) + 1
    column_of = (np.arange(count) + problem.day + 1).astype(np.int32)
    columns = count + days + 1
    people = len(problem.gap_group)
    way = _ways(problem, people)
    resources = max(int(way[:, TABLE].max(initial=FREE)) + 1, people)
    needs, groups = problem.able.shape
    arrays = KempeState(
        meeting=_meetings(problem, column_of[slots], ways),
        way=way,
        resource=_resources(problem, resources),
        columns=_columns(problem, column_of, columns),
        order=_orders(problem),
        number=np.zeros(NUMBERS, np.int64),
        column_of=column_of,
        several_ways=np.flatnonzero(np.diff(problem.way_start) > 1).astype(np.int32),
        allowed=_by_column(problem.allowed.astype(np.uint8), column_of, columns),
        near=_near(problem, column_of, columns),
        able=problem.able.astype(np.uint8),
        at=np.full((resources, columns), FREE, np.int32),
        runs=np.zeros((resources, max(days, 1)), np.int32),
        lost=np.zeros((resources, max(days, 1)), np.int32),
        room=_by_column(problem.room.astype(np.int32), column_of, columns),
        serving=np.zeros((columns, needs, groups), np.int32),
        spare=np.ascontiguousarray(_by_column(problem.free.T.astype(np.int32), column_of, columns).T),
        company_gaps=np.zeros(int(problem.company.max(initial=0)) + 1, np.int32),
        companies_with=np.zeros(int(np.bincount(problem.company, minlength=1).max()) * (count + 1) + 1, np.int32),
        threshold=np.zeros(1, np.int64),
        random=seeded(seed),
        scratch=np.zeros((SCRATCHES, max(KEMPE_CHAIN, needs + 1, groups, len(problem.room))), np.int32),
    )
    arrays.number[WALK] = problem.walk
    arrays.number[HOPE] = max(problem.minutes, default=1) * max(problem.minute_weights)
    _place(arrays)
    _count(arrays, problem.gap_spread)
    return arrays


# Constant arrays


def _meetings(problem: AnnealProblem, columns: IntArray, ways: IntArray) -> IntArray:
    meeting = np.zeros((len(problem.zone) + 1, 8), np.int32)
    meeting[:-1, ZONE] = problem.zone
    meeting[:-1, COLUMN] = meeting[:-1, BEST_COLUMN] = columns
    meeting[:-1, WAY] = meeting[:-1, BEST_WAY] = problem.way_start[:-1] + ways
    meeting[:, WAYS] = problem.way_start
    first = [earlier for earlier, _ in problem.orders] + [later for _, later in problem.orders]
    meeting[:, ORDERS] = np.searchsorted(np.sort(np.array(first, np.int32)), np.arange(len(meeting)))
    return meeting


def _ways(problem: AnnealProblem, people: int) -> IntArray:
    """The ways; fixed tables in use are numbered after the people."""
    _, table = np.unique(problem.table, return_inverse=True)
    if (problem.table == NONE).any():
        table = table - 1  # NONE is the least of the numbers
    table = np.repeat(table, np.diff(problem.way_start))
    way = np.empty((len(problem.delegates), 4), np.int32)
    way[:, :2] = problem.delegates
    way[:, TABLE] = np.where(table < 0, FREE, table + people)
    way[:, NEED] = problem.need
    return way


def _resources(problem: AnnealProblem, resources: int) -> IntArray:
    people = len(problem.gap_group)
    resource = np.full((resources, 4), FREE, np.int32)
    resource[:people, GROUP] = problem.gap_group
    resource[:, MINUTE_WEIGHT] = 0
    resource[:people, MINUTE_WEIGHT] = np.array(problem.minute_weights, np.int32)[problem.gap_group]
    resource[:people, COMPANY] = problem.company
    least = np.full(resources, np.iinfo(np.int32).max, np.int64)
    most = np.full(resources, -1, np.int64)
    zone = np.repeat(problem.zone, np.diff(problem.way_start))
    for side in range(2):
        np.minimum.at(least, problem.delegates[:, side], zone)
        np.maximum.at(most, problem.delegates[:, side], zone)
    resource[:, SEVERAL_ZONES] = most > least
    return resource


def _columns(problem: AnnealProblem, column_of: IntArray, columns: int) -> IntArray:
    table = np.zeros((columns, 4), np.int32)
    table[:, DAY] = FREE
    table[column_of, DAY] = problem.day
    table[column_of, MINUTES] = problem.minutes or 1
    for d in np.unique(problem.day):
        of_day = column_of[problem.day == d]
        table[of_day, FIRST] = of_day[0]
        table[of_day, END] = of_day[-1] + 1
    return table


def _by_column(by_slot: NDArray[Any], column_of: IntArray, columns: int) -> NDArray[Any]:
    """Convert a table of rows over slots into one over columns."""
    table = np.zeros((by_slot.shape[0], columns), by_slot.dtype)
    table[:, column_of] = by_slot
    return table


def _near(problem: AnnealProblem, column_of: IntArray, columns: int) -> NDArray[np.uint8]:
    near = np.zeros((columns, columns), np.uint8)
    for t, later in enumerate(problem.too_near):
        for u in later:
            near[column_of[t], column_of[u]] = near[column_of[u], column_of[t]] = 1
    return near


def _orders(problem: AnnealProblem) -> IntArray:
    """The orders, entered for both meetings, sorted by the first."""
    rows = sorted([(a, b, 1) for a, b in problem.orders] + [(b, a, -1) for a, b in problem.orders])
    return np.ascontiguousarray(np.array(rows, np.int32).reshape(-1, 3)[:, 1:])


# Arrays of the placement


def _place(s: KempeState) -> None:
    """Fill the arrays that depend on the placement."""
    zone, column, way = s.meeting[:-1, ZONE], s.meeting[:-1, COLUMN], s.meeting[:-1, WAY]
    if not s.allowed[way, column].all():
        raise NotAPlacementError("A meeting is in a slot that it is not allowed in.")
    for side in (0, 1, TABLE):
        held = np.flatnonzero(s.way[way, side] != FREE)
        where = s.way[way[held], side], column[held]
        if (s.at[where] != FREE).any():
            raise NotAPlacementError("A delegate or a fixed table has two meetings in one slot.")
        s.at[where] = held
        if (s.at[where] != held).any():
            raise NotAPlacementError("A delegate or a fixed table has two meetings in one slot.")
    np.subtract.at(s.room, (zone, column), 1)
    np.maximum(s.room, 0, out=s.room)  # past meetings may be at tables that were removed since
    for meeting in np.flatnonzero(s.way[way, NEED] != FREE):
        if not interpreted(serve)(s, int(column[meeting]), int(s.way[way[meeting], NEED])):
            raise NotAPlacementError("There are not enough interpreters in a slot.")


def _count(s: KempeState, spread: int | None) -> None:
    """Count runs, gaps, zone moves and the companies' gaps."""
    busy = s.at != FREE
    starts = busy.copy()
    starts[:, 1:] &= ~busy[:, :-1]
    for d in range(s.runs.shape[1]):
        s.runs[:, d] = starts[:, s.columns[:, DAY] == d].sum(axis=1)
    gaps = np.maximum(s.runs - 1, 0).sum(axis=1)
    for group in range(2):
        s.number[COUNT + group] = gaps[s.resource[:, GROUP] == group].sum()
    s.number[COUNT + 2] = _zone_moves(s)
    _count_lost(s)
    s.number[REACH] = int(np.abs(np.subtract(*np.nonzero(s.near))).max(initial=0))
    s.number[SPREAD] = FREE
    if spread is not None:
        company = s.resource[:, COMPANY]
        np.add.at(s.company_gaps, company[company != FREE], gaps[company != FREE].astype(np.int32))
        meet = np.unique(company[s.way[s.meeting[:-1, WAY], :2]])
        np.add.at(s.companies_with, s.company_gaps[meet], 1)
        s.number[SPREAD] = spread
        s.number[EXCESS] = max(int(np.ptp(s.company_gaps[meet])) - spread, 0) if len(meet) else 0


def _count_lost(s: KempeState) -> None:
    """Compute the lost time of every resource and day, and its total, in one sweep over the columns of a day."""
    zones = np.append(s.meeting[:-1, ZONE], FREE)  # FREE is the last index, too
    for d in range(s.runs.shape[1]):
        last = np.full(len(s.at), FREE, np.int32)
        idle, lost = np.zeros((2, len(s.at)), np.int32)
        for column in np.flatnonzero(s.columns[:, DAY] == d):
            zone = zones[s.at[:, column]]
            busy, between = zone != FREE, last != FREE
            lost += np.where(busy & between, idle + s.number[WALK] * (zone != last), 0)
            idle = np.where(busy, 0, idle + s.columns[column, MINUTES] * between)
            last = np.where(busy, zone, last)
        s.lost[:, d] = lost * s.resource[:, MINUTE_WEIGHT]
    s.number[COUNT + 3] = s.lost.sum()


def _zone_moves(s: KempeState) -> int:
    """The number of consecutive meetings of a delegate on a day in different zones."""
    moves = 0
    for d in range(s.runs.shape[1]):
        for row in s.at[np.ix_(s.resource[:, SEVERAL_ZONES] == 1, s.columns[:, DAY] == d)]:
            zones = s.meeting[row[row != FREE], ZONE]
            moves += int((zones[1:] != zones[:-1]).sum())
    return moves
