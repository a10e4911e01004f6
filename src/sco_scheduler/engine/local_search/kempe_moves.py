"""Moves of annealing and its inner loop: Kempe chains and handovers, accepted by Metropolis' rule.

A *Kempe chain* (A. Kempe, 1879; in timetabling since J. Thompson and K. Dowsland, 1996) of two slots is a connected
component of the graph whose vertices are the meetings in these slots and whose edges join meetings that share a person
or a fixed table. Swapping the slots of all its meetings keeps every person in one meeting at a time.

A *handover* gives a meeting to another delegate of its company, in its slot; if that delegate has
a meeting in the slot, the two exchange them.

A proposal is accepted by Metropolis' rule (simulated annealing: S. Kirkpatrick, C. Gelatt and M. Vecchi, 1983) if no
rule is broken; cheap checks come first. Without numba the code runs interpreted with the same results: hence plain
integers, 32-bit random numbers, and acceptance by a precomputed table of thresholds.

Arguments are named as in ``kempe_effects``; in addition, ``meeting`` and ``other`` are meetings, ``way`` a choice of
delegates for a meeting, ``old`` and ``new`` the delegates of a handover, and ``need`` a kind of interpreter.
"""

from __future__ import annotations

from sco_scheduler.engine.local_search.compiled import entry, inlined, part
from sco_scheduler.engine.local_search.generator import draw, word
from sco_scheduler.engine.local_search.kempe_effects import (
    add_run_changes,
    can_walk,
    change_company,
    enter_lost,
    gap_changes,
    gaps_of,
    lost_by_meeting,
    lost_change,
    lost_on,
    reaches,
    runs_less,
    runs_more,
    spread_kept,
    zone_move_change,
    zone_moves_on,
)
from sco_scheduler.engine.local_search.kempe_state import (
    BEST,
    BEST_COLUMN,
    BEST_WAY,
    CHAIN,
    COLUMN,
    COMPANY,
    COUNT,
    DAY,
    FREE,
    GROUP,
    HOPE,
    KEY,
    NEED,
    NET_ZONE,
    ORDERS,
    OTHER,
    PENDING,
    REACH,
    SERIAL,
    SIGN,
    SPREAD,
    STAMP,
    WAY,
    WAYS,
    WEIGHT,
    ZONE,
    KempeState,
    reinterpret,
    release,
    serve,
)
from sco_scheduler.engine.params import KEMPE_HANDOVERS, KEMPE_MORE_CHAINS, KEMPE_TRIES


@inlined
def _collect_chain(s: KempeState, meeting: int, here: int, there: int) -> int:
    """Collect the Kempe chain of a meeting in the scratch row CHAIN; return its size, 0 if it may not be swapped."""
    s.number[SERIAL] += 1
    return _grow_chain(s, 0, meeting, here, there)


@inlined
def _grow_chain(s: KempeState, size: int, meeting: int, here: int, there: int) -> int:
    """Add the chain of another meeting to those collected; return the total size, 0 if one may not be swapped."""
    serial = s.number[SERIAL]
    if size == s.scratch.shape[1]:
        return 0
    s.scratch[CHAIN, size] = meeting
    s.meeting[meeting, STAMP] = serial
    done, size = size, size + 1
    while done < size:
        member = s.scratch[CHAIN, done]
        done += 1
        target = here + there - s.meeting[member, COLUMN]
        way = s.meeting[member, WAY]
        if s.allowed[way, target] == 0:
            return 0
        for k in range(3):
            resource = s.way[way, k]
            if resource == FREE:
                continue
            other = s.at[resource, target]
            if other == FREE or s.meeting[other, STAMP] == serial:
                continue
            if size == s.scratch.shape[1]:
                return 0
            s.meeting[other, STAMP] = serial
            s.scratch[CHAIN, size] = other
            size += 1
    return size


@inlined
def _overfull_zone(s: KempeState, size: int, here: int, there: int) -> int:
    """Find a zone with too few tables in one of the two slots if the chain is swapped.

    Returns twice the zone's index if ``there`` would be overfull, one more than that if ``here`` would be,
    and FREE if there is no such zone.
    """
    for i in range(size):
        member = s.scratch[CHAIN, i]
        s.scratch[NET_ZONE, s.meeting[member, ZONE]] += 1 if s.meeting[member, COLUMN] == here else -1
    found = FREE
    for i in range(size):
        zone = s.meeting[s.scratch[CHAIN, i], ZONE]
        net = s.scratch[NET_ZONE, zone]
        s.scratch[NET_ZONE, zone] = 0
        if net > s.room[zone, there]:
            found = 2 * zone
        elif -net > s.room[zone, here]:
            found = 2 * zone + 1
    return found


@inlined
def _collect_balanced(s: KempeState, meeting: int, here: int, there: int) -> int:
    """Collect the chain of a meeting, and others that free tables in its zones; return the size, 0 if that fails.

    If nearly all tables are in use, hardly any single chain can be swapped.
    """
    size = _collect_chain(s, meeting, here, there)
    for _ in range(KEMPE_MORE_CHAINS + 1):
        if size == 0:
            return 0
        overfull = _overfull_zone(s, size, here, there)
        if overfull == FREE:
            return size
        more = _meeting_in(s, overfull // 2, there if overfull % 2 == 0 else here)
        if more == FREE:
            return 0
        size = _grow_chain(s, size, more, here, there)
    return 0


@inlined
def _meeting_in(s: KempeState, zone: int, column: int) -> int:
    """Draw a meeting of a zone and column that is in no chain yet; FREE if a few tries find none."""
    resources = len(s.at)
    resource = draw(s.random, resources)
    for _ in range(min(resources, KEMPE_TRIES)):
        meeting = s.at[resource, column]
        if meeting != FREE and s.meeting[meeting, ZONE] == zone and s.meeting[meeting, STAMP] != s.number[SERIAL]:
            return int(meeting)
        resource = resource + 1 if resource + 1 < resources else 0
    return FREE


@part
def _chain_in_order(s: KempeState, size: int, here: int, there: int) -> bool:
    """Whether all ``After`` wishes of the meetings in the chain are met after the swap (rule R8)."""
    serial = s.number[SERIAL]
    for i in range(size):
        member = s.scratch[CHAIN, i]
        target = here + there - s.meeting[member, COLUMN]
        for j in range(s.meeting[member, ORDERS], s.meeting[member + 1, ORDERS]):
            other = s.order[j, OTHER]
            column = s.meeting[other, COLUMN]
            if s.meeting[other, STAMP] == serial:
                column = here + there - column
            if (column - target) * s.order[j, SIGN] <= 0:
                return False
    return True


@inlined
def _swap_chain(s: KempeState, size: int, here: int, there: int) -> None:
    """Swap the slots of all meetings of the chain, and update tables, runs and gaps."""
    for i in range(size):
        member = s.scratch[CHAIN, i]
        source = s.meeting[member, COLUMN]
        target = here + there - source
        s.room[s.meeting[member, ZONE], source] += 1
        s.room[s.meeting[member, ZONE], target] -= 1
        for k in range(2):
            resource = s.way[s.meeting[member, WAY], k]
            if s.at[resource, target] == FREE:
                add_run_changes(s, resource, source, target)
    for i in range(size):
        member = s.scratch[CHAIN, i]
        for k in range(3):
            resource = s.way[s.meeting[member, WAY], k]
            if resource != FREE:
                s.at[resource, s.meeting[member, COLUMN]] = FREE
    for i in range(size):
        member = s.scratch[CHAIN, i]
        target = here + there - s.meeting[member, COLUMN]
        s.meeting[member, COLUMN] = target
        for k in range(3):
            resource = s.way[s.meeting[member, WAY], k]
            if resource != FREE:
                s.at[resource, target] = member


@part
def _other_side(s: KempeState, meeting: int, way: int) -> int:
    """The side (0 or 1) on which another way has another delegate; FREE if both differ or it is not allowed."""
    now = s.meeting[meeting, WAY]
    if s.allowed[way, s.meeting[meeting, COLUMN]] == 0:
        return FREE
    side = 0 if s.way[way, 0] != s.way[now, 0] else 1
    return side if s.way[way, 1 - side] == s.way[now, 1 - side] else FREE


@part
def _way_in_exchange(s: KempeState, other: int, new: int, old: int) -> int:
    """The way of meeting ``other`` with delegate ``old`` in place of ``new``; FREE if none is allowed in its slot."""
    now = s.meeting[other, WAY]
    side = 0 if s.way[now, 0] == new else 1
    for way in range(s.meeting[other, WAYS], s.meeting[other + 1, WAYS]):
        if s.way[way, side] == old and s.way[way, 1 - side] == s.way[now, 1 - side]:
            return way if s.allowed[way, s.meeting[other, COLUMN]] else FREE
    return FREE


@part
def _handover_gaps(s: KempeState, old: int, new: int, column: int) -> int:
    """The change in gaps if delegate ``old`` hands a meeting over to ``new``, who is free in that column."""
    day = s.columns[column, DAY]
    before, other_before = s.runs[old, day], s.runs[new, day]
    after = before + runs_less(s, old, column)
    other_after = other_before + runs_more(s, new, column, FREE)
    return gaps_of(after) - gaps_of(before) + gaps_of(other_after) - gaps_of(other_before)


@part
def _zone_moves_of_two(s: KempeState, old: int, new: int, column: int) -> int:
    """The zone moves of two delegates on the day of a column."""
    return zone_moves_on(s, old, column, column, column) + zone_moves_on(s, new, column, column, column)


@part
def _hand_over(s: KempeState, meeting: int, way: int, other: int, other_way: int) -> None:
    """Change the way of a meeting and of the meeting that it is exchanged for, if any (else FREE)."""
    _occupy(s, meeting, FREE)
    if other != FREE:
        _occupy(s, other, FREE)
        s.meeting[other, WAY] = other_way
        _occupy(s, other, other)
    s.meeting[meeting, WAY] = way
    _occupy(s, meeting, meeting)


@part
def _occupy(s: KempeState, meeting: int, by: int) -> None:
    """Assign another meeting, or FREE, to the resources of a meeting at its time."""
    for k in range(2):
        s.at[s.way[s.meeting[meeting, WAY], k], s.meeting[meeting, COLUMN]] = by


@part
def _add_handover(s: KempeState, old: int, new: int, column: int) -> None:
    """Update runs and gaps for a handover without exchange."""
    if s.number[SPREAD] >= 0:
        change_company(s, s.resource[old, COMPANY], _handover_gaps(s, old, new, column))
    less = runs_less(s, old, column)
    more = runs_more(s, new, column, FREE)
    s.runs[old, s.columns[column, DAY]] += less
    s.runs[new, s.columns[column, DAY]] += more


@part
def _both_reach(s: KempeState, old: int, new: int, meeting: int, other: int) -> bool:
    """Whether the two delegates can walk to and from the exchanged meetings."""
    column = s.meeting[meeting, COLUMN]
    if not reaches(s, new, meeting, column, column, column):
        return False
    return other == FREE or reaches(s, old, other, column, column, column)


@part
def _need_of(s: KempeState, meeting: int) -> int:
    """The kind of interpreter that a meeting needs in its present way; FREE for no meeting."""
    return FREE if meeting == FREE else int(s.way[s.meeting[meeting, WAY], NEED])


@part
def _needs_served(s: KempeState, column: int, needs: tuple[int, int], after: tuple[int, int]) -> bool:
    """Serve two needs in place of two others in a column; if impossible, return False with the state unchanged."""
    if needs == after:
        return True
    for need in needs:
        if need != FREE:
            release(s, column, need, 1)
    served = 0
    for need in after:
        if need != FREE and not serve(s, column, need):
            break
        served += 1
    if served == 2:
        return True
    if served == 1 and after[0] != FREE:
        release(s, column, after[0], 1)
    for need in needs:
        if need != FREE:
            serve(s, column, need)
    return False


_LARGEST_SERIAL = 2**31 - 1


@inlined
def _within(s: KempeState, cost: int, luck: int) -> bool:
    """Whether Metropolis' rule accepts an increase of cost, given a random word of 32 bits."""
    return cost < 0 or (cost < len(s.threshold) and luck < int(s.threshold[cost]))


@inlined
def _accepted(s: KempeState, luck: int, purchasers: int, suppliers: int, zone_moves: int, lost: int) -> bool:
    """Metropolis' rule; before a change for the worse, a new best placement is copied."""
    cost = purchasers * s.number[WEIGHT + 0] + suppliers * s.number[WEIGHT + 1]
    cost += zone_moves * s.number[WEIGHT + 2] + lost * s.number[WEIGHT + 3]
    if not _within(s, cost, luck):
        return False
    worse = purchasers * s.number[KEY + 0] + suppliers * s.number[KEY + 1]
    worse += zone_moves * s.number[KEY + 2] + lost * s.number[KEY + 3]
    if worse > 0 and s.number[PENDING] == 1:
        _keep_best(s)
    return True


@inlined
def _lost_alone(s: KempeState) -> bool:
    """Whether lost time is the only goal."""
    return bool(s.number[KEY + 0] + s.number[KEY + 1] + s.number[KEY + 2] == 0 and s.number[KEY + 3] > 0)


@part
def _keep_best(s: KempeState) -> None:
    """Copy the best placement; done only before it gets worse, since improvements come in runs."""
    for meeting in range(len(s.meeting) - 1):
        s.meeting[meeting, BEST_COLUMN] = s.meeting[meeting, COLUMN]
        s.meeting[meeting, BEST_WAY] = s.meeting[meeting, WAY]
    s.number[PENDING] = 0


@inlined
def _count(s: KempeState, purchasers: int, suppliers: int, zone_moves: int, lost: int) -> None:
    """Add a change that was made to the counts."""
    s.number[COUNT + 0] += purchasers
    s.number[COUNT + 1] += suppliers
    s.number[COUNT + 2] += zone_moves
    s.number[COUNT + 3] += lost
    key = (
        s.number[COUNT + 0] * s.number[KEY + 0]
        + s.number[COUNT + 1] * s.number[KEY + 1]
        + s.number[COUNT + 2] * s.number[KEY + 2]
        + s.number[COUNT + 3] * s.number[KEY + 3]
    )
    if key < s.number[BEST]:
        s.number[BEST] = key
        s.number[PENDING] = 1


@inlined
def _next_to_meeting(s: KempeState, resource: int, here: int) -> int:
    """A column next to the delegate's previous or next meeting, seen from the one in ``here``; FREE if none."""
    step = 1 if draw(s.random, 2) == 0 else -1
    column = here + step
    while s.columns[column, DAY] != FREE and s.at[resource, column] == FREE:
        column += step
    if s.columns[column, DAY] == FREE:
        return FREE
    column += step if column == here + step or draw(s.random, 2) == 0 else -step
    return FREE if s.columns[column, DAY] == FREE else column


@inlined
def _propose_swap(s: KempeState) -> None:
    """Swap the Kempe chain of a random meeting and a random other slot, if that is accepted.

    If lost time is the only goal, the change of each delegate does not depend on the rest of the chain: the
    loss of the first meeting's two delegates is known before the chain is collected, and mostly exceeds
    what all others can be expected to gain (early rejection).
    """
    meeting = draw(s.random, len(s.meeting) - 1)
    here = s.meeting[meeting, COLUMN]
    there = FREE
    if s.number[KEY + 3] > 0 and draw(s.random, 2) == 0:
        there = _next_to_meeting(s, s.way[s.meeting[meeting, WAY], draw(s.random, 2)], here)
    if there == FREE:
        there = s.column_of[draw(s.random, len(s.column_of))]
    if here == there or s.allowed[s.meeting[meeting, WAY], there] == 0:
        return
    luck, lost_alone = word(s.random), _lost_alone(s)
    if lost_alone and not _within(s, lost_by_meeting(s, meeting, here, there) - s.number[HOPE], luck):
        return
    size = _collect_balanced(s, meeting, here, there)
    if size == 0:
        return
    purchasers, suppliers = (0, 0) if lost_alone else gap_changes(s, size, here, there)
    zone_moves = zone_move_change(s, size, here, there) if s.number[KEY + 2] > 0 else 0
    lost = lost_change(s, size, here, there) if s.number[KEY + 3] > 0 else 0
    if not _accepted(s, luck, purchasers, suppliers, zone_moves, lost):
        return
    if not (
        _chain_in_order(s, size, here, there) and can_walk(s, size, here, there) and reinterpret(s, size, here, there)
    ):
        return
    if lost_alone:
        purchasers, suppliers = gap_changes(s, size, here, there)
    _swap_chain(s, size, here, there)
    if s.number[SPREAD] >= 0 and not spread_kept(s):
        reinterpret(s, size, there, here)
        _swap_chain(s, size, there, here)
        return
    if s.number[KEY + 3] > 0:
        enter_lost(s, size, here, there)
    _count(s, purchasers, suppliers, zone_moves, lost)


@part
def _propose_handover(s: KempeState) -> None:
    """Hand a random meeting over to another delegate of one of its companies, if that is accepted."""
    meeting = s.several_ways[draw(s.random, len(s.several_ways))]
    now, column = s.meeting[meeting, WAY], s.meeting[meeting, COLUMN]
    way = s.meeting[meeting, WAYS] + draw(s.random, s.meeting[meeting + 1, WAYS] - s.meeting[meeting, WAYS])
    side = _other_side(s, meeting, way)
    if way == now or side == FREE:
        return
    old, new = s.way[now, side], s.way[way, side]
    other = s.at[new, column]
    other_way, other_now, gaps = FREE, FREE, 0
    if other == FREE:
        gaps = _handover_gaps(s, old, new, column)
    else:
        other_now = s.meeting[other, WAY]
        other_way = _way_in_exchange(s, other, new, old)
        if other_way == FREE:
            return
    zone_moves, lost, day = 0, 0, s.columns[column, DAY]
    if s.number[KEY + 2] > 0 or s.number[KEY + 3] > 0:
        zone_moves -= _zone_moves_of_two(s, old, new, column)
        _hand_over(s, meeting, way, other, other_way)
        zone_moves += _zone_moves_of_two(s, old, new, column)
        for person in (old, new):
            lost += lost_on(s, person, column, column, column) - s.lost[person, day]
        _hand_over(s, meeting, now, other, other_now)
    purchasers, suppliers = (gaps, 0) if s.resource[old, GROUP] == 0 else (0, gaps)
    if not _accepted(s, word(s.random), purchasers, suppliers, zone_moves, lost):
        return
    before = _need_of(s, meeting), _need_of(s, other)
    if other == FREE:
        _add_handover(s, old, new, column)
    _hand_over(s, meeting, way, other, other_way)
    after = _need_of(s, meeting), _need_of(s, other)
    walks = s.number[REACH] == 0 or _both_reach(s, old, new, meeting, other)
    if walks and _needs_served(s, column, before, after):
        if s.number[SPREAD] < 0 or spread_kept(s):
            for person in (old, new):
                s.lost[person, day] = lost_on(s, person, column, column, column)
            _count(s, purchasers, suppliers, zone_moves, lost)
            return
        _needs_served(s, column, after, before)
    _hand_over(s, meeting, now, other, other_now)
    if other == FREE:
        _add_handover(s, new, old, column)


@entry
def anneal_chunk(s: KempeState, proposals: int) -> None:
    """Make a number of proposals at the temperature of the table ``s.threshold``.

    Parameters
    ----------
    s
        The state of the annealing, changed in place.
    proposals
        The number of proposals.
    """
    if s.number[SERIAL] + proposals > _LARGEST_SERIAL:
        s.number[SERIAL] = 0
        for meeting in range(len(s.meeting)):
            s.meeting[meeting, STAMP] = 0
    for _ in range(proposals):
        if len(s.several_ways) > 0 and draw(s.random, KEMPE_HANDOVERS) == 0:
            _propose_handover(s)
        else:
            _propose_swap(s)
    if s.number[PENDING] == 1:
        _keep_best(s)
