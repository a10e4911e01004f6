"""Bounds on which meetings can be held: a linear relaxation over blocks of slots.

Slots in which the same choices are possible and the same tables and interpreters are there form a
*block*; within one, only numbers count. Dropping walking, ``After`` and whole numbers leaves a small
linear programme whose optimum bounds the goals *musts*, *minimums*, *value* and *balance*. Without
walking and interpreters the blocks are exact: a bipartite multigraph of maximum degree d splits into
d matchings of equal size (König; de Werra's equitable colourings), so the only loss is integrality.
"""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ortools.linear_solver import pywraplp

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.engine.problem import NONE, Problem

RELAXED_GOALS = ("musts", "minimums", "value", "balance")
"""The goals that depend only on which meetings are held."""

_TOLERANCE = 1e-3
"""Slack for the rounding of the programme's optimum: a bound may be loose by this, never wrong."""

_WHOLE = 1e-6
"""How near to 0 or 1 a pair counts as decided by the relaxation."""


@dataclass(frozen=True, slots=True)
class RelaxationResult:
    """Bounds goal by goal, each given the bounds before it, and how far each item is held (0 to 1)."""

    bounds: dict[str, int]
    held: list[float]

    def certain(self) -> set[int]:
        """Items that the relaxation holds wholly."""
        return {i for i, y in enumerate(self.held) if y > 1 - _WHOLE}

    def possible(self) -> set[int]:
        """Items that the relaxation holds at least in part."""
        return {i for i, y in enumerate(self.held) if y > _WHOLE}


def relax_selection(
    problem: Problem,
    goals: tuple[str, ...],
    blocks: list[list[int]],
    *,
    whole_seconds: float = 0.0,
    seconds: float = math.inf,
) -> RelaxationResult | None:
    """Relax the goals in their order. None where even the first was not solved: nothing follows from it.

    ``goals`` are of ``RELAXED_GOALS``, or *kept*. ``blocks`` is any partition of the slots: a coarser one is
    solved sooner and bounds less tightly, and every partition gives valid bounds. With
    ``whole_seconds``, pairs are held wholly or not at all, which takes at most so long a goal.
    ``seconds`` limits the whole; goals for which it does not suffice have no bound.
    """
    began = time.perf_counter()
    programme = _SelectionLp(problem, blocks, whole=whole_seconds > 0.0)
    bounds: dict[str, int] = {}
    for goal in goals:
        left = seconds - (time.perf_counter() - began)
        optimum = programme.optimise(goal, min(left, whole_seconds) if whole_seconds > 0.0 else left)
        if optimum is None:
            return None if not bounds else RelaxationResult(bounds, programme.held())
        most = GOALS[goal].sense is Sense.MOST
        bounds[goal] = math.floor(optimum + _TOLERANCE) if most else math.ceil(optimum - _TOLERANCE)
        programme.lock(goal, bounds[goal])
    return RelaxationResult(bounds, programme.held())


def bound_given(
    problem: Problem, reached: Iterable[tuple[str, int]], goal: str, blocks: list[list[int]], seconds: float
) -> int | None:
    """A bound of a goal over all schedules that are as good as ``reached`` in some others; None if not solved."""
    programme = _SelectionLp(problem, blocks, whole=False)
    for name, value in reached:
        if name in (*RELAXED_GOALS, "kept"):
            programme.lock(name, value)
    optimum = programme.optimise(goal, seconds)
    if optimum is None:
        return None
    most = GOALS[goal].sense is Sense.MOST
    return math.floor(optimum + _TOLERANCE) if most else math.ceil(optimum - _TOLERANCE)


class _SelectionLp:
    """The linear programme, kept warm from one goal to the next."""

    def __init__(self, problem: Problem, blocks: list[list[int]], *, whole: bool) -> None:
        self._problem = problem
        self._blocks = blocks
        self._whole = whole
        self._solver = pywraplp.Solver.CreateSolver("SCIP" if self._whole else "GLOP")
        self._infinity = self._solver.infinity()
        self._y: list[list[pywraplp.Variable]] = [[] for _ in problem.items]
        self._values: list[float] = []
        self._expressions: dict[str, list[tuple[pywraplp.Variable, float]]] = {}
        self._offsets: dict[str, float] = defaultdict(float)
        self._constrain()

    def _constrain(self) -> None:
        problem, solver = self._problem, self._solver
        blocks = self._blocks
        block_of = {t: b for b, slots in enumerate(blocks) for t in slots}
        by_delegate: dict[tuple[int, int], list[pywraplp.Variable]] = defaultdict(list)
        by_zone: dict[tuple[int, int], list[pywraplp.Variable]] = defaultdict(list)
        by_table: dict[tuple[int, int, int], list[pywraplp.Variable]] = defaultdict(list)
        by_need: dict[tuple[int, int, int], list[pywraplp.Variable]] = defaultdict(list)
        usable: dict[int, set[int]] = defaultdict(set)
        taken: set[tuple[int, int]] = set()
        for item in problem.items:
            for mode in item.modes:
                usable[mode.purchaser_delegate].update(mode.slots)
                usable[mode.supplier_delegate].update(mode.slots)
                for b in dict.fromkeys(block_of[t] for t in mode.slots):
                    y = solver.Var(0.0, 1.0, self._whole, "")
                    self._y[item.index].append(y)
                    if item.history:
                        taken.update((delegate, mode.slots[0]) for delegate in mode[:2])
                        continue  # what is past is exempt, and only takes its people's time
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
        for target in problem.maxima:
            past = sum(problem.items[i].history for i in target.items)
            self._row([y for i in target.items for y in self._y[i]], 0.0, max(target.limit, past))

    def _row(self, ys: list[pywraplp.Variable], low: float, high: float) -> None:
        if (not ys and low <= 0.0) or (low <= 0.0 and len(ys) <= high):
            return
        row = self._solver.Constraint(low, float(high))
        for y in ys:
            row.SetCoefficient(y, 1.0)

    def _interpret(self, blocks: list[list[int]], by_need: dict[tuple[int, int, int], list[pywraplp.Variable]]) -> None:
        problem, solver = self._problem, self._solver
        by_class: dict[tuple[int, int], list[pywraplp.Variable]] = defaultdict(list)
        for (need, zone, b), ys in by_need.items():
            balance = solver.Constraint(0.0, 0.0)
            for y in ys:
                balance.SetCoefficient(y, 1.0)
            for g in problem.serves[need][zone]:
                if not problem.classes[g].slots.isdisjoint(blocks[b]):
                    served = solver.NumVar(0.0, self._infinity, "")
                    balance.SetCoefficient(served, -1.0)
                    by_class[g, b].append(served)
        for (g, b), counts in by_class.items():
            self._row_of_counts(
                counts, len(problem.classes[g].members) * len(problem.classes[g].slots.intersection(blocks[b]))
            )

    def _row_of_counts(self, counts: list[pywraplp.Variable], high: float) -> None:
        row = self._solver.Constraint(0.0, float(high))
        for count in counts:
            row.SetCoefficient(count, 1.0)

    # Goals

    def _expression(self, goal: str) -> list[tuple[pywraplp.Variable, float]]:
        if goal not in self._expressions:
            makers = {
                "musts": self._musts,
                "kept": self._kept,
                "minimums": self._minimums,
                "value": self._value,
                "balance": self._balance,
            }
            self._expressions[goal] = makers[goal]()
        return self._expressions[goal]

    def _musts(self) -> list[tuple[pywraplp.Variable, float]]:
        items = self._problem.items
        terms: list[tuple[pywraplp.Variable, float]] = []
        for indices in self._problem.must_pairs.values():
            if any(items[i].mandatory for i in indices):
                self._offsets["musts"] += 1.0
            else:
                terms += [(y, 1.0) for i in indices for y in self._y[i]]
        return terms

    def _kept(self) -> list[tuple[pywraplp.Variable, float]]:
        kept = [item for item in self._problem.items if item.counts_as_kept]
        self._offsets["kept"] = float(len(kept))
        return [(y, -1.0) for item in kept for y in self._y[item.index]]

    def _minimums(self) -> list[tuple[pywraplp.Variable, float]]:
        terms = []
        for target in self._problem.minima:
            short = self._solver.NumVar(0.0, self._infinity, "")
            row = self._solver.Constraint(float(target.limit), self._infinity)
            row.SetCoefficient(short, 1.0)
            for i in target.items:
                for y in self._y[i]:
                    row.SetCoefficient(y, 1.0)
            terms.append((short, 1.0))
        return terms

    def _value(self) -> list[tuple[pywraplp.Variable, float]]:
        return [(y, float(item.value)) for item in self._problem.items for y in self._y[item.index]]

    def _balance(self) -> list[tuple[pywraplp.Variable, float]]:
        supplied: dict[int, list[int]] = defaultdict(list)
        for item in self._problem.items:
            supplied[item.supplier].append(item.index)
        terms = []
        for indices in supplied.values():
            row = self._solver.Constraint(0.0, 0.0)
            for i in indices:
                for y in self._y[i]:
                    row.SetCoefficient(y, 1.0)
            for k in range(len(indices)):
                step = self._solver.NumVar(0.0, 1.0, "")
                row.SetCoefficient(step, -1.0)
                terms.append((step, 2.0 * k + 1.0))
        return terms

    def optimise(self, goal: str, seconds: float) -> float | None:
        """The relaxed optimum of a goal; None where the programme was not solved in the time."""
        if seconds < math.inf:
            self._solver.SetTimeLimit(max(1, int(seconds * 1000)))
        terms = self._expression(goal)
        objective = self._solver.Objective()
        objective.Clear()
        for variable, weight in terms:
            objective.SetCoefficient(variable, weight)
        if GOALS[goal].sense is Sense.MOST:
            objective.SetMaximization()
        else:
            objective.SetMinimization()
        status = self._solver.Solve()
        if status == pywraplp.Solver.FEASIBLE and self._whole:
            # Time ran out: the bound holds, and the pairs are a good choice.
            self._values = [sum(y.solution_value() for y in ys) for ys in self._y]
            return float(objective.BestBound()) + self._offsets[goal]
        if status != pywraplp.Solver.OPTIMAL:
            return None
        self._values = [sum(y.solution_value() for y in ys) for ys in self._y]
        return float(objective.Value()) + self._offsets[goal]

    def lock(self, goal: str, value: int) -> None:
        """The goal may from now on not be worse than ``value``."""
        limit = value - self._offsets[goal]
        low, high = (limit, self._infinity) if GOALS[goal].sense is Sense.MOST else (-self._infinity, limit)
        row = self._solver.Constraint(low, high)
        for variable, weight in self._expression(goal):
            row.SetCoefficient(variable, weight)

    def held(self) -> list[float]:
        """How far each item is held in the latest optimum."""
        return self._values


def blocks_by_session(problem: Problem) -> list[list[int]]:
    """Slots grouped by day and session: few blocks, whatever the absences."""
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for slot in problem.slots:
        groups[problem.day[slot.index], slot.session].append(slot.index)
    return list(groups.values())


def exact_blocks(problem: Problem) -> list[list[int]]:
    """Slots grouped by what is possible in them: the tightest of these relaxations."""
    masks: dict[tuple[int, ...], int] = {}
    for item in problem.items:
        for mode in item.modes:
            masks.setdefault(mode.slots, len(masks))
    signature: list[list[int]] = [[] for _ in problem.slots]
    for slots, mask in masks.items():
        for t in slots:
            signature[t].append(mask)
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for t in range(len(problem.slots)):
        tables = tuple(zone[t] for zone in problem.capacity)
        people = tuple(t in group.slots for group in problem.classes)
        groups[tuple(signature[t]), tables, people].append(t)
    return list(groups.values())
