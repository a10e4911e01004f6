"""The linear relaxation of the choice of meetings over blocks of slots: bounds, and mostly whole pairs.

Slots are grouped into blocks, within which only numbers count: a column says to what part an item
is held in a block, rows count delegates' slots, tables, fixed tables, interpreters and maxima. If walking takes
longer than a pause, further columns say in which zones a person is during a block, and each zone but one uses the
slots of a walk. With integer columns that is a mixed-integer programme (visits of zones by session first, pairs within)
whose bound takes walking into account; its linear relaxation splits people between zones and hardly does.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.methods import (
    RERUN_GOALS,
    SELECTION_GOALS,
    TABLE_GOALS,
    TIMING_GOALS,
    Method,
    still_good,
    without,
)
from sco_scheduler.engine.problem import NONE, Problem
from sco_scheduler.engine.search.solvers import LinearProgram, LpColumn

METHOD = Method(
    title="Relaxation over blocks of slots (GLOP)",
    purpose="Bounds which meetings can be held, and mostly names whole pairs.",
    when="First builds up to some 60,000 choices (where walking takes longer than a pause, beside the local search and "
    "with whole visits of zones, by SCIP); reruns that lose or fill something.",
    honours=("pair_meets_once", "supplier_zone", "company_maximum", *SELECTION_GOALS, "kept"),
    relaxes=(
        "delegate_one_meeting",
        "table_one_meeting",
        "walking_time",
        "interpreter_present",
        "pins_and_wishes",
        "gap_spread",
        "lost_time",
    ),
    cannot_take=(*without(TIMING_GOALS, "lost_time"), *without(RERUN_GOALS, "kept"), *TABLE_GOALS),
)
"""What this method does with each rule and goal."""


_TOLERANCE = 1e-3
"""Tolerance for the rounding of the programme's optimum: it may loosen a bound, never invalidate it."""

_ITEMS_A_LOOK = 64
"""Number of items between checks of the budget while the programme is built."""

_WHOLE = 1e-6
"""Distance from 0 or 1 within which a pair counts as decided by the relaxation."""


@dataclass(frozen=True, slots=True)
class RelaxationResult:
    """Bounds goal by goal, each given the bounds before it, and the part to which each item is held (0 to 1)."""

    bounds: dict[str, int]
    held: list[float]

    def certain(self) -> set[int]:
        """Items with the relaxed value 1."""
        return {i for i, y in enumerate(self.held) if y > 1 - _WHOLE}

    def possible(self) -> set[int]:
        """Items with a positive relaxed value."""
        return {i for i, y in enumerate(self.held) if y > _WHOLE}


def relax_selection(
    problem: Problem,
    goals: tuple[str, ...],
    blocks: list[list[int]],
    budget: Budget,
    *,
    whole_seconds: float = 0.0,
    value_slack: float = 0.0,
) -> RelaxationResult | None:
    """Relax the goals in their order.

    Parameters
    ----------
    goals
        Goals of ``SELECTION_GOALS``, or *kept*.
    blocks
        Any partition of the slots. A coarser one is solved faster with weaker bounds; every partition gives valid
        bounds.
    budget
        Limit of the whole; goals for which it does not suffice have no bound.
    value_slack
        The percentage of the value that may be given up for the goals after it.
    whole_seconds
        If above 0, pairs are integral, with this time limit for each goal.

    Returns
    -------
    RelaxationResult | None
        None if even the first goal was not solved: nothing follows from that.
    """
    program = _SelectionLp(problem, blocks, budget, whole=whole_seconds > 0.0)
    if not program.complete:
        return None
    bounds: dict[str, int] = {}
    for goal in goals:
        optimum = program.optimise(goal, budget.within(whole_seconds) if whole_seconds > 0.0 else budget)
        if optimum is None:
            return None if not bounds else RelaxationResult(bounds, program.held())
        bounds[goal] = _rounded(goal, optimum)
        program.lock(goal, still_good(goal, bounds[goal], value_slack))
    return RelaxationResult(bounds, program.held())


def bound_given(
    problem: Problem, reached: Iterable[tuple[str, int]], goal: str, blocks: list[list[int]], budget: Budget
) -> int | None:
    """Bound a goal over all schedules that attain the values of some other goals.

    Parameters
    ----------
    reached
        Goals with their values; goals that the relaxation does not model are ignored.

    Returns
    -------
    int | None
        The bound; None if it was not solved.
    """
    program = _SelectionLp(problem, blocks, budget, whole=False)
    if not program.complete:
        return None
    for name, value in reached:
        if name in (*SELECTION_GOALS, "kept"):
            program.lock(name, value)
    optimum = program.optimise(goal, budget)
    return None if optimum is None else _rounded(goal, optimum)


def bounds_as_good(
    problem: Problem, goals: Iterable[str], reached: Mapping[str, int], blocks: list[list[int]], budget: Budget
) -> dict[str, int]:
    """Bound goals over all schedules that are as good, in the order of the goals, as one that is known.

    A goal is locked at what the known schedule reaches, never at its own bound, which perhaps no schedule reaches. Once
    a bound is better than what is reached, a better schedule may be worse in every goal after it: none is locked.

    Parameters
    ----------
    reached
        The goals' values in the known schedule; if empty, the bounds hold for every schedule.

    Returns
    -------
    dict[str, int]
        The bound of each goal up to the first that was not solved.
    """
    program = _SelectionLp(problem, blocks, budget, whole=False)
    bounds: dict[str, int] = {}
    as_good = True
    for goal in goals if program.complete else ():
        optimum = program.optimise(goal, budget)
        if optimum is None:
            break
        bounds[goal] = _rounded(goal, optimum)
        value = reached.get(goal)
        if not as_good or value is None or GOALS[goal].better(value, bounds[goal]):
            as_good = False
            continue
        program.lock(goal, value)
        as_good = value == bounds[goal]
    return bounds


def _used_up(budget: Budget) -> bool:
    """Whether the budget is used up; counted work does not limit a linear programme."""
    return budget.seconds() <= 0.0 or budget.stopped()


def _rounded(goal: str, optimum: float) -> int:
    most = GOALS[goal].sense is Sense.MOST
    return math.floor(optimum + _TOLERANCE) if most else math.ceil(optimum - _TOLERANCE)


class _SelectionLp:
    """The linear programme of a problem's choices over blocks; ``complete`` is False if building it ran out of time.

    On a busy machine building it may take longer than a short limit.
    """

    def __init__(self, problem: Problem, blocks: list[list[int]], budget: Budget, *, whole: bool) -> None:
        self._problem = problem
        self._blocks = blocks
        self._program = LinearProgram(integer=whole)
        self._block_of = {t: b for b, slots in enumerate(blocks) for t in slots}
        self._y: list[list[LpColumn]] = [[] for _ in problem.items]
        self._ways: list[list[tuple[int, int]]] = [[] for _ in problem.items]  # mode and block of each column
        self._values: list[float] = []
        self._expressions: dict[str, list[tuple[LpColumn, float]]] = {}
        self._offsets: dict[str, float] = defaultdict(float)
        self._delegate_visits: dict[tuple[int, int], dict[int, LpColumn]] = {}
        self._class_visits: dict[tuple[int, int], dict[int, LpColumn]] = {}
        self.complete = self._constrain(budget)

    def _constrain(self, budget: Budget) -> bool:
        """Add a column for each mode in each block, and the rows of pins, tables, people, maxima and interpreters."""
        problem, blocks = self._problem, self._blocks
        by_delegate: dict[tuple[int, int], list[LpColumn]] = defaultdict(list)
        by_zone: dict[tuple[int, int], list[LpColumn]] = defaultdict(list)
        by_table: dict[tuple[int, int, int], list[LpColumn]] = defaultdict(list)
        by_need: dict[tuple[int, int, int], list[LpColumn]] = defaultdict(list)
        usable: dict[int, set[int]] = defaultdict(set)
        taken: set[tuple[int, int]] = set()
        for item in problem.items:
            if not item.index % _ITEMS_A_LOOK and _used_up(budget):
                return False
            for m, mode in enumerate(item.modes):
                usable[mode.purchaser_delegate].update(mode.slots)
                usable[mode.supplier_delegate].update(mode.slots)
                for b in dict.fromkeys(self._block_of[t] for t in mode.slots):
                    y = self._program.column(integer=True)
                    self._y[item.index].append(y)
                    self._ways[item.index].append((m, b))
                    if item.history:
                        taken.update((delegate, mode.slots[0]) for delegate in mode[:2])
                        continue  # past meetings are exempt from rules, and only use their people's time
                    by_delegate[mode.purchaser_delegate, b].append(y)
                    by_delegate[mode.supplier_delegate, b].append(y)
                    by_zone[item.zone, b].append(y)
                    if item.table >= 0:
                        by_table[item.zone, item.table, b].append(y)
                    if mode.need != NONE:
                        by_need[mode.need, item.zone, b].append(y)
            self._row(self._y[item.index], 1.0 if item.mandatory else 0.0, 1.0)
        for (delegate, b), ys in by_delegate.items():
            self._row(ys, 0.0, sum((delegate, t) not in taken for t in usable[delegate].intersection(blocks[b])))
        for (zone, b), ys in by_zone.items():
            self._row(ys, 0.0, sum(problem.capacity[zone][t] for t in blocks[b]))
        for (zone, table, b), ys in by_table.items():
            self._row(ys, 0.0, len(problem.table_open[zone][table].intersection(blocks[b])))
        self._interpret(blocks, by_need)
        if problem.walking:
            self._walk(usable)
        for target in problem.maxima:
            past = sum(problem.items[i].history for i in target.items)
            self._row([y for i in target.items for y in self._y[i]], 0.0, max(target.limit, past))
        return not _used_up(budget)

    def _row(self, ys: list[LpColumn], low: float, high: float) -> None:
        if low <= 0.0 and len(ys) <= high:
            return
        self._program.row(low, float(high), [(y, 1.0) for y in ys])

    def _interpret(self, blocks: list[list[int]], by_need: dict[tuple[int, int, int], list[LpColumn]]) -> None:
        """Add the rows of interpreters: classes serve every need, within the slots of their members."""
        problem = self._problem
        by_class: dict[tuple[int, int], dict[int, list[LpColumn]]] = defaultdict(lambda: defaultdict(list))
        for (need, zone, b), ys in by_need.items():
            terms = [(y, 1.0) for y in ys]
            for g in problem.serves[need][zone]:
                if not problem.classes[g].slots.isdisjoint(blocks[b]):
                    served = self._program.column(math.inf)
                    terms.append((served, -1.0))
                    by_class[g, b][zone].append(served)
            self._program.row(0.0, 0.0, terms)
        for (g, b), by_zone in by_class.items():
            group = problem.classes[g]
            members, slots = len(group.members), group.slots.intersection(blocks[b])
            served = [(count, 1.0) for counts in by_zone.values() for count in counts]
            self._program.row(0.0, float(members * len(slots)), served)
            lost, free = _lost_by_walking(problem, slots)
            if lost and len(by_zone) > 1:
                there = {zone: self._program.column(members, integer=True) for zone in by_zone}
                self._class_visits[g, b] = there
                for zone, counts in by_zone.items():
                    own = [(count, 1.0) for count in counts]
                    self._program.row(-math.inf, 0.0, [*own, (there[zone], -float(len(slots)))])
                walks = [(visits, float(lost)) for visits in there.values()]
                high = members * (len(slots) + lost * (1 + free))
                self._program.row(-math.inf, float(high), [*served, *walks])

    def _walk(self, usable: Mapping[int, set[int]]) -> None:
        """Subtract the slots lost by walking from every person: in each block a walk for each zone visited but one."""
        problem, blocks = self._problem, self._blocks
        for (delegate, b), by_zone in self._visits(range(len(blocks))).items():
            slots = usable[delegate].intersection(blocks[b])
            lost, free = _lost_by_walking(problem, slots)
            if not lost or len(by_zone) < 2:
                continue
            there = self._delegate_visits[delegate, b] = self._there(by_zone)
            held = [(y, 1.0) for by_item in by_zone.values() for ys in by_item.values() for y in ys]
            walks = [(visits, float(lost)) for visits in there.values()]
            self._program.row(-math.inf, float(len(slots) + lost * (1 + free)), [*held, *walks])

    def _visits(
        self, part_of_block: Sequence[int], *, past: bool = False
    ) -> dict[tuple[int, int], dict[int, dict[int, list[LpColumn]]]]:
        """[delegate, part][zone][item]: the columns of holding it there, with each block in a part of the event.

        Past meetings, which may break rules, are included only if ``past`` is True.
        """
        visits: dict[tuple[int, int], dict[int, dict[int, list[LpColumn]]]] = defaultdict(lambda: defaultdict(dict))
        for item in self._problem.items:
            if item.history and not past:
                continue
            for y, (m, b) in zip(self._y[item.index], self._ways[item.index], strict=True):
                for delegate in item.modes[m][:2]:
                    visits[delegate, part_of_block[b]][item.zone].setdefault(item.index, []).append(y)
        return visits

    def _there(self, by_zone: Mapping[int, Mapping[int, Sequence[LpColumn]]]) -> dict[int, LpColumn]:
        """For each zone a column that says whether a delegate is there at all: an upper bound of all meetings there."""
        there = {zone: self._program.column(integer=True) for zone in by_zone}
        for zone, by_item in by_zone.items():
            for ys in by_item.values():
                self._program.row(-math.inf, 0.0, [*((y, 1.0) for y in ys), (there[zone], -1.0)])
        return there

    # Goals

    def _expression(self, goal: str) -> list[tuple[LpColumn, float]]:
        if goal not in self._expressions:
            makers = {
                "musts": self._musts,
                "kept": self._kept,
                "minimums": self._minimums,
                "value": self._value,
                "balance": self._balance,
                "lost_time": self._walks,
            }
            self._expressions[goal] = makers[goal]()
        return self._expressions[goal]

    def _musts(self) -> list[tuple[LpColumn, float]]:
        items = self._problem.items
        terms: list[tuple[LpColumn, float]] = []
        for indices in self._problem.must_pairs.values():
            if any(items[i].mandatory for i in indices):
                self._offsets["musts"] += 1.0
            else:
                terms += [(y, 1.0) for i in indices for y in self._y[i]]
        return terms

    def _kept(self) -> list[tuple[LpColumn, float]]:
        kept = [item for item in self._problem.items if item.counts_as_kept]
        self._offsets["kept"] = float(len(kept))
        return [(y, -1.0) for item in kept for y in self._y[item.index]]

    def _minimums(self) -> list[tuple[LpColumn, float]]:
        terms = []
        for target in self._problem.minima:
            short = self._program.column(math.inf)
            held = [(y, 1.0) for i in target.items for y in self._y[i]]
            self._program.row(float(target.limit), math.inf, [(short, 1.0), *held])
            terms.append((short, 1.0))
        return terms

    def _value(self) -> list[tuple[LpColumn, float]]:
        return [(y, float(item.value)) for item in self._problem.items for y in self._y[item.index]]

    def _balance(self) -> list[tuple[LpColumn, float]]:
        supplied: dict[int, list[int]] = defaultdict(list)
        for item in self._problem.items:
            supplied[item.supplier].append(item.index)
        terms = []
        for indices in supplied.values():
            steps = [self._program.column() for _ in indices]
            held = [(y, 1.0) for i in indices for y in self._y[i]]
            self._program.row(0.0, 0.0, [*held, *((step, -1.0) for step in steps)])
            terms += [(step, 2.0 * k + 1.0) for k, step in enumerate(steps)]
        return terms

    def _walks(self) -> list[tuple[LpColumn, float]]:
        """A lower bound of the weighted minutes of walking: on each day, a walk for each zone but one.

        Waiting is not counted. Each block has to lie within one day.
        """
        problem = self._problem
        terms = []
        days = [problem.day[slots[0]] for slots in self._blocks]
        for (delegate, _), by_zone in self._visits(days, past=True).items():
            minutes = problem.event.settings.walk_minutes * problem.side_weights[problem.gap_group[delegate]]
            if len(by_zone) < 2 or minutes == 0:
                continue
            there = self._there(by_zone)
            walks = self._program.column(math.inf)
            self._program.row(-math.inf, 1.0, [*((visited, 1.0) for visited in there.values()), (walks, -1.0)])
            terms.append((walks, float(minutes)))
        return terms

    def optimise(self, goal: str, budget: Budget) -> float | None:
        """The relaxed optimum of a goal, or a bound of it; None if the budget did not suffice."""
        maximise = GOALS[goal].sense is Sense.MOST
        optimum = self._program.solve(self._expression(goal), budget, maximise=maximise)
        if optimum is None:
            return None
        self._values = [sum(y.solution_value() for y in ys) for ys in self._y]
        return optimum + self._offsets[goal]

    def lock(self, goal: str, value: int) -> None:
        """Add the row that the goal is not worse than ``value``."""
        limit = value - self._offsets[goal]
        low, high = (limit, math.inf) if GOALS[goal].sense is Sense.MOST else (-math.inf, limit)
        self._program.row(low, high, self._expression(goal))

    def held(self) -> list[float]:
        """The relaxed value of each item in the latest optimum."""
        return self._values


def _lost_by_walking(problem: Problem, slots: Collection[int]) -> tuple[int, int]:
    """The slots that a walk to another zone takes from a person who can meet in these slots of one block.

    Returns
    -------
    tuple[int, int]
        The fewest slots that a walk takes if it takes any, 0 if none does; and the number of slots after which a walk
        takes none, because a pause is long enough or the person is away.
    """
    lost = [len(set(slots).intersection(problem.too_near[t])) for t in sorted(slots)[:-1]]
    return min(filter(None, lost), default=0), lost.count(0)


def blocks_by_session(problem: Problem) -> list[list[int]]:
    """Slots grouped by day and session: few blocks, whatever the absences."""
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for slot in problem.slots:
        groups[problem.day[slot.index], slot.session].append(slot.index)
    return list(groups.values())
