"""Keeping a published schedule: the goals *musts*, *kept* and *slot_moves*, then tables and people.

Each group is one solve with weights that dominate each other, which is answered many times faster
than one solve a goal. New meetings can only take places away, so that the model needs to hold just
what was published, what is pinned and what is marked must; a gap spread is the exception, since a
new meeting may fill a gap.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sco_scheduler.engine.lexicographic import Lexicographic
from sco_scheduler.engine.options import Options
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import NONE, Problem
from sco_scheduler.engine.statement import Statement
from sco_scheduler.engine.variables import Choice

_GROUPS = (("musts", "kept", "slot_moves"), ("table_changes", "person_changes"))


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping reached: the goals' values, whether they are proved, and a placement with them."""

    values: dict[str, int]
    proved: bool
    placement: Placement | None
    excluded: bool = False


def keep_published(problem: Problem, options: Options, seconds: float, stopped: Callable[[], bool]) -> Kept:
    """Lose, move and change as few published meetings as the rules and the musts allow."""
    held = None if problem.gap_spread is not None else _concerned(problem)
    search = Lexicographic(Statement(problem, held), options)
    placement: Placement | None = published_placement(problem)
    values: dict[str, int] = {}
    proved = True
    most = 1 + sum(item.counts_as_kept for item in problem.items)
    for group in _GROUPS:
        weights = tuple((goal, most ** (len(group) - 1 - k)) for k, goal in enumerate(group))
        reached = search.optimise_weighted(weights, seconds / len(_GROUPS), placement, stopped=stopped)
        if reached.placement is None:
            return Kept(values, False, None if not values else placement, excluded=reached.infeasible)
        placement = reached.placement
        proved = proved and reached.proved
        for goal in group:
            values[goal] = search.evaluated(goal)
            search.lock(goal, values[goal])
    return Kept(values, proved, placement)


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


def _concerned(problem: Problem) -> list[int]:
    return [i.index for i in problem.items if i.counts_as_kept or i.mandatory or i.must]
