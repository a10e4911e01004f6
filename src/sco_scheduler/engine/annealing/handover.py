"""Handing a meeting over to another delegate of the company, in its slot.

Where the other delegate has a meeting then, the two exchange them. Together with Kempe chains this
reaches every distribution of a company's meetings over its people.
"""

from __future__ import annotations

from sco_scheduler.engine.annealing.arrays import COLUMN, COMPANY, DAY, FREE, NEED, SPREAD, WAY, WAYS, Arrays
from sco_scheduler.engine.annealing.compiled import part
from sco_scheduler.engine.annealing.gaps import change_company, gaps_of, runs_less, runs_more
from sco_scheduler.engine.annealing.interpreting import release, serve
from sco_scheduler.engine.annealing.zones import reaches, zone_moves_on


@part
def other_side(s: Arrays, meeting: int, way: int) -> int:
    """The side on which two ways of a meeting differ; FREE where they do on both or the slot is not allowed."""
    now = s.meeting[meeting, WAY]
    if s.allowed[way, s.meeting[meeting, COLUMN]] == 0:
        return FREE
    side = 0 if s.way[way, 0] != s.way[now, 0] else 1
    return side if s.way[way, 1 - side] == s.way[now, 1 - side] else FREE


@part
def way_in_exchange(s: Arrays, other: int, new: int, old: int) -> int:
    """The way in which ``other`` can be held by ``old`` in place of ``new``; FREE without one."""
    now = s.meeting[other, WAY]
    side = 0 if s.way[now, 0] == new else 1
    for way in range(s.meeting[other, WAYS], s.meeting[other + 1, WAYS]):
        if s.way[way, side] == old and s.way[way, 1 - side] == s.way[now, 1 - side]:
            return way if s.allowed[way, s.meeting[other, COLUMN]] else FREE
    return FREE


@part
def handover_gaps(s: Arrays, old: int, new: int, column: int) -> int:
    """How the gaps change when ``old`` gives a meeting to ``new``, who is free in that column."""
    day = s.columns[column, DAY]
    before, other_before = s.runs[old, day], s.runs[new, day]
    after = before + runs_less(s, old, column)
    other_after = other_before + runs_more(s, new, column, FREE)
    return gaps_of(after) - gaps_of(before) + gaps_of(other_after) - gaps_of(other_before)


@part
def zone_moves_of_two(s: Arrays, old: int, new: int, column: int) -> int:
    """The zone moves of two delegates on the day of a column."""
    return zone_moves_on(s, old, column, column, column) + zone_moves_on(s, new, column, column, column)


@part
def hand_over(s: Arrays, meeting: int, way: int, other: int, other_way: int) -> None:
    """Hold a meeting in another way and, unless it is FREE, the one that it is exchanged for too."""
    column = s.meeting[meeting, COLUMN]
    for k in range(2):
        s.at[s.way[s.meeting[meeting, WAY], k], column] = FREE
    if other != FREE:
        for k in range(2):
            s.at[s.way[s.meeting[other, WAY], k], column] = FREE
        s.meeting[other, WAY] = other_way
        for k in range(2):
            s.at[s.way[other_way, k], column] = other
    s.meeting[meeting, WAY] = way
    for k in range(2):
        s.at[s.way[way, k], column] = meeting


@part
def add_handover(s: Arrays, old: int, new: int, column: int) -> None:
    """Count the runs, and the gaps of the company, as they will be after a handover without exchange."""
    if s.number[SPREAD] >= 0:
        change_company(s, s.resource[old, COMPANY], handover_gaps(s, old, new, column))
    less = runs_less(s, old, column)
    more = runs_more(s, new, column, FREE)
    s.runs[old, s.columns[column, DAY]] += less
    s.runs[new, s.columns[column, DAY]] += more


@part
def both_reach(s: Arrays, old: int, new: int, meeting: int, other: int) -> bool:
    """Whether the two delegates can walk to the meetings that they have exchanged, and from them."""
    column = s.meeting[meeting, COLUMN]
    if not reaches(s, new, meeting, column, column, column):
        return False
    return other == FREE or reaches(s, old, other, column, column, column)


@part
def need_of(s: Arrays, meeting: int) -> int:
    """The kind of interpreter that a meeting needs as it is held now; FREE for no meeting."""
    return FREE if meeting == FREE else int(s.way[s.meeting[meeting, WAY], NEED])


@part
def needs_served(s: Arrays, column: int, needs: tuple[int, int], after: tuple[int, int]) -> bool:
    """Serve two needs in place of two others in a column; if impossible, False and as before."""
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
