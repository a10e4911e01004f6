"""Selection phase: which meetings are held (*musts*, *minimums*, *value*, *balance*).

Three methods, by what the event allows: place exactly the pairs that the relaxation chooses; on
small events the complete model, goal by goal; on large ones flows and local search, with the
relaxation's bounds.

The relaxation's optimum says how good these goals can be, and almost always names whole pairs. Then
what is left is to place exactly these, a feasibility problem without any goal, which CP-SAT answers
in about a second (by feasibility jump, mostly) where optimising takes minutes; a yes proves all four
goals at once. A no says nothing of the whole event, since other pairs may be as good.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.methods import (
    RERUN_GOALS,
    SELECTION_GOALS,
    TABLE_GOALS,
    TIMING_GOALS,
    Method,
    leading,
    still_good,
    tighter,
    without,
)
from sco_scheduler.engine.model.model import Model
from sco_scheduler.engine.model.variables import Choice
from sco_scheduler.engine.params import Options, SearchParams
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import NONE, Problem
from sco_scheduler.engine.search.lexicographic import LexicographicSolver
from sco_scheduler.engine.search.solvers import Column, LinearProgram
from sco_scheduler.engine.state import SolveState
from sco_scheduler.engine.value import flow_problem

METHOD = Method(
    title="Relaxation over blocks of slots (GLOP)",
    purpose="Bounds which meetings can be held, and mostly names whole pairs.",
    when="First builds up to some 60,000 choices; reruns that lose or fill something.",
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
    budget: Budget,
    *,
    whole_seconds: float = 0.0,
    value_slack: float = 0.0,
) -> RelaxationResult | None:
    """Relax the goals in their order.

    Args:
        problem: the problem.
        goals: goals of ``SELECTION_GOALS``, or *kept*.
        blocks: any partition of the slots. A coarser one is solved sooner and bounds less tightly;
            every partition gives valid bounds.
        budget: limits the whole; goals for which it does not suffice have no bound.
        value_slack: what of the value, in percent, may be given up for the goals after it.
        whole_seconds: if above 0, pairs are held wholly or not at all, for at most so long a goal.

    Returns:
        None where even the first goal was not solved: nothing follows from it.

    """
    program = _SelectionLp(problem, blocks, whole=whole_seconds > 0.0)
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
    """A bound of a goal over all schedules that are as good as ``reached`` in some others; None if not solved."""
    program = _SelectionLp(problem, blocks, whole=False)
    for name, value in reached:
        if name in (*SELECTION_GOALS, "kept"):
            program.lock(name, value)
    optimum = program.optimise(goal, budget)
    return None if optimum is None else _rounded(goal, optimum)


def _rounded(goal: str, optimum: float) -> int:
    most = GOALS[goal].sense is Sense.MOST
    return math.floor(optimum + _TOLERANCE) if most else math.ceil(optimum - _TOLERANCE)


class _SelectionLp:
    """The linear programme of a problem's choices over blocks of slots."""

    def __init__(self, problem: Problem, blocks: list[list[int]], *, whole: bool) -> None:
        self._problem = problem
        self._blocks = blocks
        self._program = LinearProgram(integer=whole)
        self._y: list[list[Column]] = [[] for _ in problem.items]
        self._values: list[float] = []
        self._expressions: dict[str, list[tuple[Column, float]]] = {}
        self._offsets: dict[str, float] = defaultdict(float)
        self._constrain()

    def _constrain(self) -> None:
        problem, blocks = self._problem, self._blocks
        block_of = {t: b for b, slots in enumerate(blocks) for t in slots}
        by_delegate: dict[tuple[int, int], list[Column]] = defaultdict(list)
        by_zone: dict[tuple[int, int], list[Column]] = defaultdict(list)
        by_table: dict[tuple[int, int, int], list[Column]] = defaultdict(list)
        by_need: dict[tuple[int, int, int], list[Column]] = defaultdict(list)
        usable: dict[int, set[int]] = defaultdict(set)
        taken: set[tuple[int, int]] = set()
        for item in problem.items:
            for mode in item.modes:
                usable[mode.purchaser_delegate].update(mode.slots)
                usable[mode.supplier_delegate].update(mode.slots)
                for b in dict.fromkeys(block_of[t] for t in mode.slots):
                    y = self._program.column(integer=True)
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

    def _row(self, ys: list[Column], low: float, high: float) -> None:
        if (not ys and low <= 0.0) or (low <= 0.0 and len(ys) <= high):
            return
        self._program.row(low, float(high), [(y, 1.0) for y in ys])

    def _interpret(self, blocks: list[list[int]], by_need: dict[tuple[int, int, int], list[Column]]) -> None:
        problem = self._problem
        by_class: dict[tuple[int, int], list[Column]] = defaultdict(list)
        for (need, zone, b), ys in by_need.items():
            terms = [(y, 1.0) for y in ys]
            for g in problem.serves[need][zone]:
                if not problem.classes[g].slots.isdisjoint(blocks[b]):
                    served = self._program.column(math.inf)
                    terms.append((served, -1.0))
                    by_class[g, b].append(served)
            self._program.row(0.0, 0.0, terms)
        for (g, b), counts in by_class.items():
            group = problem.classes[g]
            high = len(group.members) * len(group.slots.intersection(blocks[b]))
            self._program.row(0.0, float(high), [(count, 1.0) for count in counts])

    # Goals

    def _expression(self, goal: str) -> list[tuple[Column, float]]:
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

    def _musts(self) -> list[tuple[Column, float]]:
        items = self._problem.items
        terms: list[tuple[Column, float]] = []
        for indices in self._problem.must_pairs.values():
            if any(items[i].mandatory for i in indices):
                self._offsets["musts"] += 1.0
            else:
                terms += [(y, 1.0) for i in indices for y in self._y[i]]
        return terms

    def _kept(self) -> list[tuple[Column, float]]:
        kept = [item for item in self._problem.items if item.counts_as_kept]
        self._offsets["kept"] = float(len(kept))
        return [(y, -1.0) for item in kept for y in self._y[item.index]]

    def _minimums(self) -> list[tuple[Column, float]]:
        terms = []
        for target in self._problem.minima:
            short = self._program.column(math.inf)
            held = [(y, 1.0) for i in target.items for y in self._y[i]]
            self._program.row(float(target.limit), math.inf, [(short, 1.0), *held])
            terms.append((short, 1.0))
        return terms

    def _value(self) -> list[tuple[Column, float]]:
        return [(y, float(item.value)) for item in self._problem.items for y in self._y[item.index]]

    def _balance(self) -> list[tuple[Column, float]]:
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

    def _walks(self) -> list[tuple[Column, float]]:
        """Weighted minutes of walks that nobody can do without: on each day, a walk for each zone but one.

        No waiting is counted. The blocks have to be of one day each.
        """
        problem, blocks = self._problem, self._blocks
        block_of = {t: b for b, slots in enumerate(blocks) for t in slots}
        visits: dict[tuple[int, int], dict[int, dict[int, list[Column]]]] = defaultdict(lambda: defaultdict(dict))
        for item in problem.items:
            ys = iter(self._y[item.index])
            for mode in item.modes:
                for b in dict.fromkeys(block_of[t] for t in mode.slots):
                    y, day = next(ys), problem.day[blocks[b][0]]
                    for delegate in mode[:2]:
                        visits[delegate, day][item.zone].setdefault(item.index, []).append(y)
        terms = []
        for (delegate, _), by_zone in visits.items():
            minutes = problem.event.settings.walk_minutes * problem.side_weights[problem.gap_group[delegate]]
            if len(by_zone) < 2 or minutes == 0:
                continue
            there = {zone: self._program.column() for zone in by_zone}
            for zone, by_item in by_zone.items():
                for ys_of_item in by_item.values():
                    self._program.row(-math.inf, 0.0, [*((y, 1.0) for y in ys_of_item), (there[zone], -1.0)])
            walks = self._program.column(math.inf)
            self._program.row(-math.inf, 1.0, [*((visited, 1.0) for visited in there.values()), (walks, -1.0)])
            terms.append((walks, float(minutes)))
        return terms

    def optimise(self, goal: str, budget: Budget) -> float | None:
        """The relaxed optimum of a goal, or a bound of it; None where the budget did not suffice."""
        maximise = GOALS[goal].sense is Sense.MOST
        optimum = self._program.solve(self._expression(goal), budget, maximise=maximise)
        if optimum is None:
            return None
        self._values = [sum(y.solution_value() for y in ys) for ys in self._y]
        return optimum + self._offsets[goal]

    def lock(self, goal: str, value: int) -> None:
        """The goal may from now on not be worse than ``value``."""
        limit = value - self._offsets[goal]
        low, high = (limit, math.inf) if GOALS[goal].sense is Sense.MOST else (-math.inf, limit)
        self._program.row(low, high, self._expression(goal))

    def held(self) -> list[float]:
        """How far each item is held in the latest optimum."""
        return self._values


def blocks_by_session(problem: Problem) -> list[list[int]]:
    """Slots grouped by day and session: few blocks, whatever the absences."""
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for slot in problem.slots:
        groups[problem.day[slot.index], slot.session].append(slot.index)
    return list(groups.values())


def select_meetings(state: SolveState) -> None:
    """Record the goals of the order's head that depend only on which meetings are held."""
    lead = leading(state.open_goals(), SELECTION_GOALS)
    if not lead or state.placement is not None:
        return
    state.report(lead[0], None, None)
    if state.huge:
        _by_flows(state, lead, None)
        return
    if state.first is not None and state.budget.expired():
        _keep_first(state, lead, None)
        return
    params = state.params.selection
    began = state.budget.elapsed
    budget = state.budget.share(params.choosing_share)
    chosen = choose_pairs(state.problem, lead, budget, state.params, state.options.value_slack)
    if chosen is None:
        if not state.small:
            _by_flows(state, lead, None)
        return
    _report_first_open(state, lead, {}, chosen.bounds)
    if not state.small:
        state.prepare_code("annealing")
    budget = state.budget.share(params.placing_share, params.placing_seconds)
    placement = place_pairs(state.problem, chosen, state.options, budget)
    if placement is not None:
        state.placement = placement
        state.record_against(lead, chosen.bounds, (state.budget.elapsed - began) / len(lead))
    elif state.small:
        _in_turn(state, lead, chosen)
    else:
        _by_flows(state, lead, chosen)


def choose_pairs(
    problem: Problem, goals: tuple[str, ...], budget: Budget, params: SearchParams, value_slack: float = 0.0
) -> RelaxationResult | None:
    """The relaxation's bounds and choice of pairs, whole ones where that can be had quickly.

    How quickly depends on the machine, and is not tried in a reproducible solve. None where even the
    first bound takes longer than the budget.
    """
    blocks = blocks_by_session(problem)
    relaxed = relax_selection(problem, goals, blocks, budget, value_slack=value_slack)
    if relaxed is None or budget.counted or relaxed.certain() == relaxed.possible() or budget.expired():
        return relaxed
    seconds = params.selection.whole_seconds
    whole = relax_selection(problem, goals, blocks, budget, whole_seconds=seconds, value_slack=value_slack)
    return whole if whole is not None and len(whole.bounds) == len(goals) else relaxed


def place_pairs(
    problem: Problem, chosen: RelaxationResult, options: Options, budget: Budget, hint: Placement | None = None
) -> Placement | None:
    """Place exactly the chosen pairs, near the hint if there is one; None where that cannot be or takes too long."""
    if budget.expired():
        return None
    certain = chosen.certain()
    model = Model(problem, chosen.possible())
    solver = LexicographicSolver(model, options)
    for i in certain:
        if not problem.items[i].mandatory:
            model.cp_model.add(model.variables.held(i) == 1)
    if certain != chosen.possible():
        for goal, bound in chosen.bounds.items():
            solver.lock(goal, still_good(goal, bound, options.value_slack))
    return solver.feasible(budget, hint).placement


def _in_turn(state: SolveState, lead: tuple[str, ...], relaxed: RelaxationResult) -> None:
    """Goal by goal on the complete model, where not all bounds can be reached at once."""
    state.take_first()
    state.relaxation_bounds = relaxed.bounds
    for k, goal in enumerate(lead):
        budget = state.budget.share(state.params.selection.share / (len(lead) - k))
        state.pursue(goal, budget, state.relaxation_bounds.get(goal))
        if state.placement is None:
            return


def _by_flows(state: SolveState, lead: tuple[str, ...], relaxed: RelaxationResult | None) -> None:
    """Flows, then local search, where the complete model is too large to solve from scratch.

    The first schedule is kept by an event that has a rule which flows cannot take, and where time ran out.
    """
    if not flow_problem.METHOD.can_take(state.problem) or not state.wait_for_code("board", lead[0]):
        _keep_first(state, lead, relaxed)
        return
    from sco_scheduler.engine.value.flows import solve_flows

    params = state.params.selection
    result = solve_flows(
        state.problem,
        state.budget.share(params.share if state.huge else params.flows_share),
        order=lead,
        moves=params.counted_moves if state.budget.counted else None,
        seed=state.options.seed,
        start=state.first,
        report=lambda values, bounds: _report_first_open(state, lead, values, bounds),
    )
    if not result.complete:
        _keep_first(state, lead, relaxed)
        return
    rows = zip(result.item.tolist(), result.mode.tolist(), result.slot.tolist(), strict=True)
    state.placement = Placement({i: Choice(i, m, t) for i, m, t in rows})
    serving = zip(result.item.tolist(), result.interpreter.tolist(), strict=True)
    state.interpreters = {i: person for i, person in serving if person != NONE}
    state.relaxation_bounds = {} if relaxed is None else relaxed.bounds
    for goal in lead:
        value = result.values[goal]
        bound = tighter(goal, result.bounds.get(goal), state.relaxation_bounds.get(goal))
        state.record(GoalResult(goal, value, bound, bound == value, result.seconds))


def _keep_first(state: SolveState, lead: tuple[str, ...], relaxed: RelaxationResult | None) -> None:
    """Go on with the first schedule, if there is one, and what the relaxation says of it."""
    state.take_first()
    if state.placement is not None:
        state.record_against(lead, {} if relaxed is None else relaxed.bounds)


def _report_first_open(
    state: SolveState, lead: tuple[str, ...], values: Mapping[str, int], bounds: Mapping[str, int | None]
) -> None:
    """Report the first goal that is not at its bound."""
    goal = next((g for g in lead if values.get(g) != bounds.get(g)), lead[-1])
    state.report(goal, values.get(goal), bounds.get(goal))
