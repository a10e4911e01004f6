"""From the problem and a placement to the arrays of annealing, and the counts they start with."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sco_scheduler.engine.gaps.annealing_problem import AnnealProblem, IntArray
from sco_scheduler.engine.local_search.compiled import interpreted
from sco_scheduler.engine.local_search.generator import seeded
from sco_scheduler.engine.local_search.kempe_arrays import (
    BEST_COLUMN,
    BEST_WAY,
    COLUMN,
    COMPANY,
    COUNT,
    DAY,
    END,
    EXCESS,
    FIRST,
    FREE,
    GROUP,
    HOPE,
    MINUTES,
    NEED,
    NUMBERS,
    ORDERS,
    PRICE,
    REACH,
    SCRATCHES,
    SEVERAL_ZONES,
    SPREAD,
    TABLE,
    WALK,
    WAY,
    WAYS,
    ZONE,
    KempeState,
)
from sco_scheduler.engine.local_search.kempe_interpreters import serve
from sco_scheduler.engine.params import KEMPE_CHAIN
from sco_scheduler.engine.problem import NONE


class NotAPlacementError(ValueError):
    """The placement given breaks a hard rule, so that there is nothing to start from."""


def arrays_of(problem: AnnealProblem, slots: IntArray, ways: IntArray, seed: int) -> KempeState:
    """The arrays for a placement: a slot for each meeting and, counted from 0, one of its ways.

    Parameters
    ----------
    problem
        The meetings and the rules between them.
    slots
        [meeting]: its slot.
    ways
        [meeting]: the way in which it is held, counted from 0.
    seed
        Of the random numbers.

    Raises
    ------
    NotAPlacementError
        Two meetings of one delegate or fixed table are in one slot, a meeting is in a slot that it is not allowed in,
        or there are not enough interpreters.
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
    arrays.number[HOPE] = max(problem.minutes, default=1) * max(problem.prices)
    _place(arrays)
    _count(arrays, problem.gap_spread)
    return arrays


# What stays


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
    """The ways; fixed tables that any meeting has are numbered after the people."""
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
    resource[:, PRICE] = 0
    resource[:people, PRICE] = np.array(problem.prices, np.int32)[problem.gap_group]
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
    """A table of rows over slots as one over columns."""
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
    """The orders from the side of both meetings, sorted by that meeting."""
    rows = sorted([(a, b, 1) for a, b in problem.orders] + [(b, a, -1) for a, b in problem.orders])
    return np.ascontiguousarray(np.array(rows, np.int32).reshape(-1, 3)[:, 1:])


# The placement


def _place(s: KempeState) -> None:
    """Enter where and how the meetings are held into what is kept up to date with it."""
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
    np.maximum(s.room, 0, out=s.room)  # what is history may be at tables that are lost since
    for meeting in np.flatnonzero(s.way[way, NEED] != FREE):
        if not interpreted(serve)(s, int(column[meeting]), int(s.way[way[meeting], NEED])):
            raise NotAPlacementError("There are not enough interpreters in a slot.")


def _count(s: KempeState, spread: int | None) -> None:
    """Count runs, gaps, zone moves and the gaps of companies."""
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
    """Lost time of everybody on every day, and in all: one sweep over the columns of a day."""
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
        s.lost[:, d] = lost * s.resource[:, PRICE]
    s.number[COUNT + 3] = s.lost.sum()


def _zone_moves(s: KempeState) -> int:
    """Consecutive meetings of one delegate on one day in different zones."""
    moves = 0
    for d in range(s.runs.shape[1]):
        for row in s.at[np.ix_(s.resource[:, SEVERAL_ZONES] == 1, s.columns[:, DAY] == d)]:
            zones = s.meeting[row[row != FREE], ZONE]
            moves += int((zones[1:] != zones[:-1]).sum())
    return moves
