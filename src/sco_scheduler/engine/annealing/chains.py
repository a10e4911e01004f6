"""Kempe chains: the meetings that have to change places together.

A *Kempe chain* (A. Kempe, 1879; in timetabling since J. Thompson and K. Dowsland, 1996) of two slots
is a connected component of the graph whose vertices are the meetings in these slots and whose edges
join meetings that share a person or a fixed table. Swapping the slots of all its meetings keeps
everybody in one meeting at a time.
"""

from __future__ import annotations

from sco_scheduler.engine.annealing.arrays import (
    CHAIN,
    COLUMN,
    FREE,
    NET_ZONE,
    ORDERS,
    OTHER,
    SERIAL,
    SIGN,
    STAMP,
    WAY,
    ZONE,
    Arrays,
)
from sco_scheduler.engine.annealing.compiled import part
from sco_scheduler.engine.annealing.gaps import add_run_changes


@part
def collect_chain(s: Arrays, meeting: int, here: int, there: int) -> int:
    """Collect the chain of a meeting in the row CHAIN; its size, or 0 where a meeting may not be swapped."""
    s.number[SERIAL] += 1
    serial = s.number[SERIAL]
    s.scratch[CHAIN, 0] = meeting
    s.meeting[meeting, STAMP] = serial
    size, done = 1, 0
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


@part
def tables_suffice(s: Arrays, size: int, here: int, there: int) -> bool:
    """Whether every zone has tables enough in both slots once the chain is swapped."""
    for i in range(size):
        member = s.scratch[CHAIN, i]
        s.scratch[NET_ZONE, s.meeting[member, ZONE]] += 1 if s.meeting[member, COLUMN] == here else -1
    suffice = True
    for i in range(size):
        zone = s.meeting[s.scratch[CHAIN, i], ZONE]
        net = s.scratch[NET_ZONE, zone]
        s.scratch[NET_ZONE, zone] = 0
        if net > s.room[zone, there] or -net > s.room[zone, here]:
            suffice = False
    return suffice


@part
def in_order(s: Arrays, size: int, here: int, there: int) -> bool:
    """Whether the meetings of the chain are still before and after those that they have to be."""
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


@part
def swap_chain(s: Arrays, size: int, here: int, there: int) -> None:
    """Move every meeting of the chain to its other slot."""
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
