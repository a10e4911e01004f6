"""The problem for annealing (held meetings and the rules between them), built from a placement."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from math import gcd
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sco_scheduler.engine.methods import (
    BASIC_RULES,
    FURTHER_RULES,
    RERUN_GOALS,
    SELECTION_GOALS,
    TABLE_GOALS,
    TIMING_GOALS,
    Method,
)
from sco_scheduler.engine.problem import ANY, NONE, Choice, Item, Placement, Problem

METHOD = Method(
    title="Simulated annealing of slots",
    purpose="Fewer gaps and zone moves for the meetings that are held, by swapping Kempe chains of two slots.",
    when="After the meetings are chosen, where the complete model did not prove these goals.",
    honours=(*BASIC_RULES, *FURTHER_RULES, *TIMING_GOALS),
    not_concerned=(*SELECTION_GOALS, *RERUN_GOALS, *TABLE_GOALS),
)
"""What this method does with each rule and goal."""


IntArray = NDArray[np.int32]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class AnnealProblem:
    """A fixed set of meetings to be moved between slots and between delegates.

    ``day[t]`` is the day of slot t (slots in order of time), and ``too_near[t]`` lists the later
    slots of the day that cannot be reached from slot t in another zone in time.

    Each meeting m has one or several *ways*, rows ``way_start[m]`` to ``way_start[m + 1] - 1`` of
    ``delegates[w]`` (the two people), ``need[w]`` (the kind of interpreter they need, or NONE) and
    ``allowed[w, t]`` (whether slot t is allowed by the rules on single meetings: a
    pinned meeting is allowed in one slot). ``zone[m]`` is its zone, ``table[m]`` its fixed
    table (numbered over all zones) or NONE.

    ``room[z, t]`` counts the open tables. ``able[k, g]`` says whether interpreters of class g serve
    need k, and ``free[t, g]`` how many of them are available. ``orders`` holds pairs (earlier, later) of
    meetings. ``gap_group[d]`` is 0 for a delegate whose gaps count as purchasers', else 1;
    ``company[d]`` and ``gap_spread`` limit how far the gap counts of companies may differ.

    Lost time is an integer in units of ``unit`` weighted minutes:
    ``minutes[t]`` is the length of slot t, ``walk`` that of a walk, ``minute_weights`` the weight of each
    for the delegates of the two groups.
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
    minutes: tuple[int, ...] = ()
    walk: int = 0
    minute_weights: tuple[int, int] = (1, 1)
    unit: int = 1


@dataclass(frozen=True)
class AnnealResult:
    """The best placement found, and its counts.

    ``slots[m]`` is the slot of meeting m and ``ways[m]`` the way in which it is held, counted from 0.
    """

    slots: IntArray
    ways: IntArray
    gaps_purchasers: int
    gaps_suppliers: int
    zone_moves: int
    lost_time: int


@dataclass(frozen=True)
class Annealing:
    """An annealing problem with its current placement, and the item and mode of each meeting and way."""

    problem: AnnealProblem
    slots: IntArray
    ways: IntArray
    items: tuple[int, ...]
    modes: tuple[tuple[int, ...], ...]
    """[meeting][way, counted from 0]: the item's mode."""

    def placement(self, result: AnnealResult) -> Placement:
        """The placement of an annealing result."""
        return Placement(
            {
                item: Choice(item, self.modes[m][result.ways[m]], int(result.slots[m]))
                for m, item in enumerate(self.items)
            }
        )


def taken_twice(problem: Problem, placement: Placement) -> bool:
    """Whether a delegate or a table is in two past meetings at one time, which no rule forbids them."""
    taken: list[tuple[int, int, int]] = []
    for choice in placement.choices():
        item, slot = problem.items[choice.item], choice.slot
        if item.history:
            taken += [(NONE, delegate, slot) for delegate in item.modes[choice.mode][:2]]
            taken += [(item.zone, item.table, slot)] if item.table != ANY else []
    return len(taken) > len({*taken})


def annealing_from(
    problem: Problem,
    placement: Placement,
    *,
    interpreters: Mapping[int, int] | None = None,
    stay: Collection[int] = (),
    same_people: Collection[int] = (),
) -> Annealing:
    """Build the annealing problem of a placement.

    Parameters
    ----------
    interpreters
        The interpreter of each item, if interpreters may have to walk between zones. Each then keeps the zones of the
        placement in each slot, so that any matching within a slot leaves time to walk. None if only the numbers of
        interpreters matter.
    stay
        Items that keep their slot.
    same_people
        Items that keep their delegates.
    """
    keep_slot, keep_people = frozenset(stay), frozenset(same_people)
    choices = list(placement.choices())
    classes = _Classes(problem, choices, interpreters if problem.walking else None)
    ways = _Ways()
    for choice in choices:
        item = problem.items[choice.item]
        numbers = (choice.mode,) if item.index in keep_people else tuple(range(len(item.modes)))
        ways.add(item, choice, numbers, classes, stays=item.index in keep_slot)
    index = {choice.item: m for m, choice in enumerate(choices)}
    zone = [problem.items[c.item].zone for c in choices]
    first_table = np.concatenate([[0], np.cumsum([len(labels) for labels in problem.table_labels])])
    tables = [problem.items[c.item].table for c in choices]
    annealed = AnnealProblem(
        day=np.array(problem.day, np.int32),
        way_start=np.array(ways.start, np.int32),
        delegates=np.array(ways.delegates, np.int32).reshape(-1, 2),
        need=np.array(ways.needs, np.int32),
        allowed=_mask(ways.allowed, len(problem.slots)),
        zone=np.array(zone, np.int32),
        table=np.array([NONE if k == ANY else first_table[z] + k for z, k in zip(zone, tables, strict=True)], np.int32),
        room=np.array(problem.capacity, np.int32).reshape(len(problem.zones), len(problem.slots)),
        able=_mask(list(ways.kinds), len(classes.free)),
        free=np.array(classes.free, np.int32).reshape(-1, len(problem.slots)).T,
        gap_group=np.array(problem.gap_group, np.int32),
        company=np.array(problem.company_of, np.int32),
        too_near=problem.too_near,
        orders=tuple(
            (index[a.earlier], index[a.later]) for a in problem.afters if {a.earlier, a.later} <= index.keys()
        ),
        gap_spread=problem.gap_spread,
        **_lost_time(problem),
    )
    slots = np.array([c.slot for c in choices], np.int32)
    return Annealing(annealed, slots, np.array(ways.current, np.int32), tuple(index), tuple(ways.modes))


def _lost_time(problem: Problem) -> dict[str, Any]:
    """The fields for lost time, in the largest unit in which all values are integers."""
    walk, minutes = problem.event.settings.walk_minutes, problem.minutes
    time, weight = max(1, gcd(walk, *minutes)), max(1, gcd(*problem.side_weights))
    purchasers, suppliers = problem.side_weights
    return {
        "minutes": tuple(n // time for n in minutes),
        "walk": walk // time,
        "minute_weights": (purchasers // weight, suppliers // weight),
        "unit": time * weight,
    }


def _mask(rows: list[tuple[int, ...]], columns: int) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    mask = np.zeros((len(rows), columns), np.bool_)
    for r, row in enumerate(rows):
        mask[r, list(row)] = True
    return mask


@dataclass(frozen=True)
class _Ways:
    """The ways of the meetings in consecutive order; ``AnnealProblem`` describes the fields."""

    start: list[int] = field(default_factory=lambda: [0])
    delegates: list[tuple[int, int]] = field(default_factory=list)
    needs: list[int] = field(default_factory=list)
    allowed: list[tuple[int, ...]] = field(default_factory=list)
    kinds: dict[tuple[int, ...], int] = field(default_factory=dict)
    """The number of each kind of need, by the classes that can serve it."""
    modes: list[tuple[int, ...]] = field(default_factory=list)
    """[meeting][way, counted from 0]: the item's mode."""
    current: list[int] = field(default_factory=list)
    """[meeting]: the way in which it is held, counted from 0."""

    def add(self, item: Item, choice: Choice, modes: tuple[int, ...], classes: _Classes, *, stays: bool) -> None:
        """Add a meeting that may be held in these modes of its item; with ``stays``, only in its present slot."""
        for number in modes:
            mode = item.modes[number]
            self.delegates.append((mode.purchaser_delegate, mode.supplier_delegate))
            able = () if mode.need < 0 else classes.able(mode.need, item.zone)
            self.needs.append(NONE if mode.need < 0 else self.kinds.setdefault(able, len(self.kinds)))
            self.allowed.append(tuple(t for t in mode.slots if t == choice.slot) if stays else mode.slots)
        self.modes.append(modes)
        self.current.append(modes.index(choice.mode))
        self.start.append(len(self.delegates))


class _Classes:
    """The interpreter classes by slot: those of the problem or, if interpreters have to walk, one for each zone."""

    def __init__(self, problem: Problem, choices: list[Choice], interpreters: Mapping[int, int] | None) -> None:
        self._problem = problem
        count = len(problem.slots)
        self.free = [[len(c.members) * (t in c.slots) for t in range(count)] for c in problem.classes]
        """[class][slot]: the number of interpreters available."""
        self._in_zone: dict[tuple[int, int], int] = {}
        if interpreters is not None:
            self._bind(choices, interpreters)

    def able(self, need: int, zone: int) -> tuple[int, ...]:
        """The classes that can serve a need in a zone."""
        serving = self._problem.serves[need][zone]
        bound = (self._in_zone.get((g, zone)) for g in serving)
        return (*serving, *(b for b in bound if b is not None))

    def _bind(self, choices: list[Choice], interpreters: Mapping[int, int]) -> None:
        """Replace each class that works in several zones by one class for each zone, with the present assignment."""
        problem = self._problem
        busy: dict[int, list[tuple[int, int]]] = {}
        for choice in choices:
            person = interpreters.get(choice.item, ANY)
            if person != ANY and problem.classes[problem.class_of[person]].zone == ANY:
                busy.setdefault(person, []).append((choice.slot, problem.items[choice.item].zone))
        for g, group in enumerate(problem.classes):
            if group.zone == ANY:
                self.free[g] = [0] * len(problem.slots)
        for person, meetings in busy.items():
            own = problem.class_of[person]
            for slot, zone in self._whereabouts(sorted(meetings), problem.classes[own].slots):
                bound = self._in_zone.setdefault((own, zone), len(self.free))
                if bound == len(self.free):
                    self.free.append([0] * len(problem.slots))
                self.free[bound][slot] += 1

    def _whereabouts(self, meetings: list[tuple[int, int]], there: frozenset[int]) -> list[tuple[int, int]]:
        """The zone in which an interpreter can work in each slot: of the last meeting, while the next is reachable."""
        found = []
        for slot in sorted(there):
            before = [(t, z) for t, z in meetings if t <= slot]
            after = [(t, z) for t, z in meetings if t > slot]
            zone = before[-1][1] if before else after[0][1]
            if before and after and after[0][1] != zone and after[0][0] in self._problem.too_near[slot]:
                continue
            found.append((slot, zone))
        return found
