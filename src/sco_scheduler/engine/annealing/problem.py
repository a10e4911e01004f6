"""What is annealed: meetings that are held, and the rules that bind when and by whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NONE = -1
"""No fixed table, no need of an interpreter."""

IntArray = NDArray[np.int32]
BoolArray = NDArray[np.bool_]

ANNEALED_GOALS = ("gaps", "gaps_purchasers", "gaps_suppliers", "zone_moves")
"""The goals that an annealing can serve."""


@dataclass(frozen=True)
class AnnealProblem:
    """Meetings to be moved between slots and between delegates. Which are held is given.

    ``day[t]`` is the day of slot t (slots in order of time), and ``too_near[t]`` lists the later
    slots of the day to which one cannot walk from slot t into another zone.

    Each meeting m has one or several *ways*, rows ``way_start[m]`` to ``way_start[m + 1] - 1`` of
    ``delegates[w]`` (the two people), ``need[w]`` (the kind of interpreter they need, or NONE) and
    ``allowed[w, t]`` (whether they can meet in slot t as far as this meeting alone is concerned: a
    pinned meeting is allowed in one slot). ``zone[m]`` is its zone, ``table[m]`` the fixed table it
    has to be at (numbered over all zones) or NONE.

    ``room[z, t]`` counts the open tables. ``able[k, g]`` says whether interpreters of class g serve
    need k, and ``free[t, g]`` how many of them are there. ``orders`` holds pairs (earlier, later) of
    meetings. ``gap_group[d]`` is 0 for a delegate whose gaps count as purchasers', else 1;
    ``company[d]`` and ``gap_spread`` limit how far the gap counts of companies may differ.
    """

    day: IntArray
    way_start: IntArray
    delegates: IntArray
    need: IntArray
    allowed: BoolArray
    zone: IntArray
    table: IntArray
    room: IntArray
    able: BoolArray
    free: IntArray
    gap_group: IntArray
    company: IntArray
    too_near: tuple[tuple[int, ...], ...] = ()
    orders: tuple[tuple[int, int], ...] = ()
    gap_spread: int | None = None


@dataclass(frozen=True)
class AnnealResult:
    """The best placement found, what it counts, and the proposals made.

    ``slots`` gives each meeting's slot and ``ways`` which of its ways it is held in, counted from 0.
    ``spread_kept`` is False where a gap spread is set and the placement does not keep it; it is then
    no further from it than the one that was given.
    """

    slots: IntArray
    ways: IntArray
    gaps_purchasers: int
    gaps_suppliers: int
    zone_moves: int
    moves_done: int
    spread_kept: bool = True
