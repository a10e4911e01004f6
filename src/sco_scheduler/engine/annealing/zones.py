"""Zones: how often delegates change them, and whether they have the time to walk."""

from __future__ import annotations

from sco_scheduler.engine.annealing.arrays import CHAIN, COLUMN, DAY, END, FIRST, FREE, REACH, ROAMS, WAY, ZONE, Arrays
from sco_scheduler.engine.annealing.compiled import part


@part
def seen_at(s: Arrays, resource: int, column: int, here: int, there: int) -> int:
    """The resource's meeting in a column once those here and there are swapped."""
    if column == here:
        return int(s.at[resource, there])
    if column == there:
        return int(s.at[resource, here])
    return int(s.at[resource, column])


@part
def zone_moves_on(s: Arrays, resource: int, column: int, here: int, there: int) -> int:
    """Zone moves of a delegate on the day of a column, seen with two columns swapped (or one with itself)."""
    moves, last = 0, FREE
    for then in range(s.columns[column, FIRST], s.columns[column, END]):
        meeting = seen_at(s, resource, then, here, there)
        if meeting != FREE:
            zone = s.meeting[meeting, ZONE]
            if FREE != last != zone:
                moves += 1
            last = zone
    return moves


@part
def zone_move_change(s: Arrays, size: int, here: int, there: int) -> int:
    """How the zone moves of all delegates change when the chain is swapped."""
    change = 0
    one_day = s.columns[here, DAY] == s.columns[there, DAY]
    for i in range(size):
        member = s.scratch[CHAIN, i]
        for k in range(2):
            resource = s.way[s.meeting[member, WAY], k]
            if s.resource[resource, ROAMS] == 0 or (
                s.meeting[member, COLUMN] == there and s.at[resource, here] != FREE
            ):
                continue  # in one zone only, or its turn comes with its meeting here
            change += zone_moves_on(s, resource, here, here, there) - zone_moves_on(s, resource, here, here, here)
            if not one_day:
                change += zone_moves_on(s, resource, there, here, there) - zone_moves_on(s, resource, there, here, here)
    return change


@part
def can_walk(s: Arrays, size: int, here: int, there: int) -> bool:
    """Whether everybody in the chain can still walk from each meeting to the next once it is swapped."""
    if s.number[REACH] == 0:
        return True
    for i in range(size):
        member = s.scratch[CHAIN, i]
        for k in range(2):
            resource = s.way[s.meeting[member, WAY], k]
            if not reaches(s, resource, member, here + there - s.meeting[member, COLUMN], here, there):
                return False
    return True


@part
def reaches(s: Arrays, resource: int, meeting: int, target: int, here: int, there: int) -> bool:
    """Whether a delegate can walk to a meeting in ``target`` and from it, seen with two columns swapped."""
    if s.resource[resource, ROAMS] == 0:
        return True
    reach = s.number[REACH]
    for column in range(max(target - reach, 0), min(target + reach + 1, len(s.columns))):
        if s.near[target, column]:
            other = seen_at(s, resource, column, here, there)
            if FREE != other != meeting and s.meeting[other, ZONE] != s.meeting[meeting, ZONE]:
                return False
    return True
