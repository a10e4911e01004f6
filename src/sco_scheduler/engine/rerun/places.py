"""Where the published meetings are, as far as they can still be there."""

from __future__ import annotations

from dataclasses import replace

from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import NONE, Problem
from sco_scheduler.engine.variables import Choice


def published_placement(problem: Problem) -> Placement:
    """The published meetings that are still possible where they are: where to start from."""
    taken = {}
    for item in problem.items:
        place = item.published
        if place is None or place.slot == NONE:
            continue
        for m, mode in enumerate(item.modes):
            same = (mode.purchaser_delegate, mode.supplier_delegate) == place[2:4]
            if place.slot in mode.slots and (same or item.index not in taken):
                taken[item.index] = Choice(item.index, m, place.slot)
                if same:
                    break
    return Placement(taken)


def staying(problem: Problem) -> Problem:
    """The same problem once it is known that no kept meeting has to move: each is where it was, or not held.

    Modes keep their numbers, so that placements mean the same in both.
    """
    items = []
    for item in problem.items:
        place = item.published
        if place is not None and item.counts_as_kept:
            here = tuple(mode._replace(slots=tuple(t for t in mode.slots if t == place.slot)) for mode in item.modes)
            items.append(replace(item, modes=here))
        else:
            items.append(item)
    return replace(problem, items=items)
