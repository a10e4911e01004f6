"""The inner loop: propose a change, judge it, make it.

A proposal swaps a Kempe chain of two random slots, or hands a meeting over to another delegate. It is
accepted by Metropolis' rule (simulated annealing: S. Kirkpatrick, C. Gelatt and M. Vecchi, 1983) if
no rule is broken; the cheap checks come first.

The code runs the same, only slower, where numba is missing: hence plain integers, 32-bit random
numbers, and acceptance by a table of thresholds that is computed outside.
"""

from __future__ import annotations

from collections.abc import Callable

from sco_scheduler.engine.annealing.arrays import (
    BEST,
    BEST_COLUMN,
    BEST_WAY,
    COLUMN,
    COUNT,
    FREE,
    GROUP,
    KEY,
    PENDING,
    RANDOM_A,
    RANDOM_B,
    REACH,
    SERIAL,
    SPREAD,
    STAMP,
    WAY,
    WAYS,
    WEIGHT,
    Arrays,
)
from sco_scheduler.engine.annealing.chains import collect_chain, in_order, swap_chain, tables_suffice
from sco_scheduler.engine.annealing.compiled import digest_of_sources, entry, part
from sco_scheduler.engine.annealing.gaps import gap_changes, spread_kept
from sco_scheduler.engine.annealing.handover import (
    add_handover,
    both_reach,
    hand_over,
    handover_gaps,
    need_of,
    needs_served,
    other_side,
    way_in_exchange,
    zone_moves_of_two,
)
from sco_scheduler.engine.annealing.interpreting import reinterpret
from sco_scheduler.engine.annealing.zones import can_walk, zone_move_change

_LOW_32 = 0xFFFFFFFF

_LARGEST_SERIAL = 2**31 - 1

_HANDOVERS = 16
"""One proposal in so many is a handover, where any meeting has several ways."""


def _loop(sources: int) -> Callable[[Arrays, int], None]:
    """The loop, compiled for these sources."""

    @entry
    def anneal_chunk(s: Arrays, proposals: int) -> None:
        """Make so many proposals at the temperature that ``s.threshold`` stands for."""
        if sources < 0:  # never: it ties what numba keeps to the digest of the sources
            return
        if s.number[SERIAL] + proposals > _LARGEST_SERIAL:
            s.number[SERIAL] = 0
            for meeting in range(len(s.meeting)):
                s.meeting[meeting, STAMP] = 0
        for _ in range(proposals):
            if len(s.choosy) > 0 and _draw(s, _HANDOVERS) == 0:
                _propose_handover(s)
            else:
                _propose_swap(s)
        if s.number[PENDING] == 1:
            _keep_best(s)

    return anneal_chunk


@part
def _word(s: Arrays) -> int:
    """A random word of 32 bits: xoroshiro64* (D. Blackman and S. Vigna, 2018)."""
    a, b = int(s.number[RANDOM_A]), int(s.number[RANDOM_B])
    product = (a * 0x9E3779BB) & _LOW_32
    b ^= a
    s.number[RANDOM_A] = (((a << 26) | (a >> 6)) & _LOW_32) ^ b ^ ((b << 9) & _LOW_32)
    s.number[RANDOM_B] = ((b << 13) | (b >> 19)) & _LOW_32
    return product


@part
def _draw(s: Arrays, bound: int) -> int:
    """A random integer in [0, bound)."""
    return (_word(s) * int(bound)) >> 32


@part
def _accepted(s: Arrays, purchasers: int, suppliers: int, zone_moves: int) -> bool:
    """Metropolis' rule. If the change is for the worse, the best that it leaves is copied in time."""
    cost = purchasers * s.number[WEIGHT + 0] + suppliers * s.number[WEIGHT + 1] + zone_moves * s.number[WEIGHT + 2]
    if cost >= 0 and (cost >= len(s.threshold) or _word(s) >= s.threshold[cost]):
        return False
    worse = purchasers * s.number[KEY + 0] + suppliers * s.number[KEY + 1] + zone_moves * s.number[KEY + 2]
    if worse > 0 and s.number[PENDING] == 1:
        _keep_best(s)
    return True


@part
def _keep_best(s: Arrays) -> None:
    """Copy the present placement; put off until it is about to get worse, since bests come in rows."""
    for meeting in range(len(s.meeting) - 1):
        s.meeting[meeting, BEST_COLUMN] = s.meeting[meeting, COLUMN]
        s.meeting[meeting, BEST_WAY] = s.meeting[meeting, WAY]
    s.number[PENDING] = 0


@part
def _count(s: Arrays, purchasers: int, suppliers: int, zone_moves: int) -> None:
    """Enter a change that was made into the counts."""
    s.number[COUNT + 0] += purchasers
    s.number[COUNT + 1] += suppliers
    s.number[COUNT + 2] += zone_moves
    key = (
        s.number[COUNT + 0] * s.number[KEY + 0]
        + s.number[COUNT + 1] * s.number[KEY + 1]
        + s.number[COUNT + 2] * s.number[KEY + 2]
    )
    if key < s.number[BEST]:
        s.number[BEST] = key
        s.number[PENDING] = 1


@part
def _propose_swap(s: Arrays) -> None:
    """Swap the Kempe chain of a random meeting and a random other slot, if that is accepted."""
    meeting = _draw(s, len(s.meeting) - 1)
    here = s.meeting[meeting, COLUMN]
    there = s.column_of[_draw(s, len(s.column_of))]
    if here == there or s.allowed[s.meeting[meeting, WAY], there] == 0:
        return
    size = collect_chain(s, meeting, here, there)
    if size == 0 or not tables_suffice(s, size, here, there):
        return
    purchasers, suppliers = gap_changes(s, size, here, there)
    zone_moves = zone_move_change(s, size, here, there) if s.number[KEY + 2] > 0 else 0
    if not _accepted(s, purchasers, suppliers, zone_moves):
        return
    if not (in_order(s, size, here, there) and can_walk(s, size, here, there) and reinterpret(s, size, here, there)):
        return
    swap_chain(s, size, here, there)
    if s.number[SPREAD] >= 0 and not spread_kept(s):
        reinterpret(s, size, there, here)
        swap_chain(s, size, there, here)
        return
    _count(s, purchasers, suppliers, zone_moves)


@part
def _propose_handover(s: Arrays) -> None:
    """Hand a random meeting over to another delegate of one of its companies, if that is accepted."""
    meeting = s.choosy[_draw(s, len(s.choosy))]
    now, column = s.meeting[meeting, WAY], s.meeting[meeting, COLUMN]
    way = s.meeting[meeting, WAYS] + _draw(s, s.meeting[meeting + 1, WAYS] - s.meeting[meeting, WAYS])
    side = other_side(s, meeting, way)
    if way == now or side == FREE:
        return
    old, new = s.way[now, side], s.way[way, side]
    other = s.at[new, column]
    other_way, other_now, gaps = FREE, FREE, 0
    if other == FREE:
        gaps = handover_gaps(s, old, new, column)
    else:
        other_now = s.meeting[other, WAY]
        other_way = way_in_exchange(s, other, new, old)
        if other_way == FREE:
            return
    zone_moves = 0
    if s.number[KEY + 2] > 0:
        zone_moves -= zone_moves_of_two(s, old, new, column)
        hand_over(s, meeting, way, other, other_way)
        zone_moves += zone_moves_of_two(s, old, new, column)
        hand_over(s, meeting, now, other, other_now)
    purchasers, suppliers = (gaps, 0) if s.resource[old, GROUP] == 0 else (0, gaps)
    if not _accepted(s, purchasers, suppliers, zone_moves):
        return
    before = need_of(s, meeting), need_of(s, other)
    if other == FREE:
        add_handover(s, old, new, column)
    hand_over(s, meeting, way, other, other_way)
    after = need_of(s, meeting), need_of(s, other)
    walks = s.number[REACH] == 0 or both_reach(s, old, new, meeting, other)
    if walks and needs_served(s, column, before, after):
        if s.number[SPREAD] < 0 or spread_kept(s):
            _count(s, purchasers, suppliers, zone_moves)
            return
        needs_served(s, column, after, before)
    hand_over(s, meeting, now, other, other_now)
    if other == FREE:
        add_handover(s, new, old, column)


anneal_chunk = _loop(digest_of_sources())
"""The loop: ``anneal_chunk(arrays, proposals)``."""
