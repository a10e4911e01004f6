"""Assigns an interpreter to each meeting that needs one, slots and delegates given.

Interpreters keep their published meetings where possible, and change zones as rarely as possible. One
minimum-cost flow for each slot; if walking takes longer than the pause, one CP-SAT model for each day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from ortools.graph.python import min_cost_flow
from ortools.sat.python import cp_model

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.methods import (
    BASIC_RULES,
    FURTHER_RULES,
    RERUN_GOALS,
    SELECTION_GOALS,
    TABLE_GOALS,
    TIMING_GOALS,
    Method,
    without,
)
from sco_scheduler.engine.model.variables import add_up
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.problem import ANY, GONE, NONE, Choice, Placement, Problem
from sco_scheduler.engine.search.solvers import new_solver, run

METHOD = Method(
    title="Assignment of interpreters",
    purpose="An interpreter for each meeting that needs one: those who served before, and few walks.",
    when="At the end, slots and delegates given.",
    honours=("interpreter_present", "walking_time", "person_changes"),
    not_concerned=(
        *BASIC_RULES,
        *without(FURTHER_RULES, "interpreter_present", "walking_time"),
        *SELECTION_GOALS,
        *TIMING_GOALS,
        *without(RERUN_GOALS, "person_changes"),
        *TABLE_GOALS,
    ),
)
"""What this method does with each rule and goal."""


_CHANGES, _CHANGES_ANYWAY, _ELSEWHERE = 10**8, 10**4, 1
"""Costs of another interpreter than the published one (each outweighs all of the next kind in a slot), of the same for
a meeting whose table or delegates change anyway, and of an interpreter who was in another zone before."""


class NoAssignmentError(RuntimeError):
    """No assignment exists although the counts of rule R7 allow one, which is a bug of the engine."""


def assign_interpreters(problem: Problem, placement: Placement, options: Options) -> dict[int, int]:
    """Assign an interpreter to each held item that needs one.

    Parameters
    ----------
    options
        Workers, seed and limits of the constraint model for interpreters who have to walk.

    Returns
    -------
    dict[int, int]
        The interpreter (an index) of each item; items that need none are omitted.

    Raises
    ------
    NoAssignmentError
        If there is no assignment, which the model's rule R7 excludes.
    """
    by_slot: dict[int, list[Choice]] = defaultdict(list)
    for choice in placement.choices():
        if problem.items[choice.item].modes[choice.mode].need != NONE:
            by_slot[choice.slot].append(choice)
    found: dict[int, int] = {}
    if problem.walking:
        for day in problem.day_slots:
            found |= _day(problem, {t: by_slot[t] for t in day if t in by_slot}, options)
    else:
        last_zone: dict[int, int] = {}
        for slot in sorted(by_slot):
            found |= _slot(problem, by_slot[slot], last_zone)
    for item in problem.items:
        if item.history and item.published is not None and item.published.interpreter >= 0:
            found[item.index] = item.published.interpreter
    return found


def _able(problem: Problem, choice: Choice) -> list[int]:
    item = problem.items[choice.item]
    need = item.modes[choice.mode].need
    groups = [g for g in problem.serves[need][item.zone] if choice.slot in problem.classes[g].slots]
    return [i for g in groups for i in problem.classes[g].members]


def _interpreter_cost(problem: Problem, choice: Choice, interpreter: int) -> int:
    """The cost of another interpreter than the published one; lower if table or delegates change anyway."""
    item = problem.items[choice.item]
    place, mode = item.published, item.modes[choice.mode]
    if place is None or place.slot != choice.slot or place.interpreter in {ANY, GONE, interpreter}:
        return 0
    same_people = (mode.purchaser_delegate, mode.supplier_delegate) == place[2:4]
    opened = place.table != ANY and choice.slot in problem.table_open[item.zone][place.table]
    same_table = opened and item.table in {ANY, place.table}
    return _CHANGES if same_people and same_table else _CHANGES_ANYWAY


def _slot(problem: Problem, choices: list[Choice], last_zone: dict[int, int]) -> dict[int, int]:
    """Match the slot's meetings with interpreters at the least cost, by minimum-cost flow."""
    people = sorted({i for c in choices for i in _able(problem, c)})
    node = {i: len(choices) + k for k, i in enumerate(people)}
    source, sink = len(choices) + len(people), len(choices) + len(people) + 1
    arcs: list[tuple[int, int, int]] = [(source, k, 0) for k in range(len(choices))]
    for k, choice in enumerate(choices):
        zone = problem.items[choice.item].zone
        for i in _able(problem, choice):
            elsewhere = _ELSEWHERE if last_zone.get(i, zone) != zone else 0
            arcs.append((k, node[i], _interpreter_cost(problem, choice, i) + elsewhere))
    arcs += [(node[i], sink, 0) for i in people]
    table = np.array(arcs)
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(table[:, 0], table[:, 1], np.ones(len(arcs), dtype=int), table[:, 2])
    flow.set_node_supply(source, len(choices))
    flow.set_node_supply(sink, -len(choices))
    if flow.solve() != flow.OPTIMAL:
        raise NoAssignmentError(f"no interpreters for the {len(choices)} meetings of slot {choices[0].slot}")
    found: dict[int, int] = {}
    for arc in range(len(choices), len(arcs) - len(people)):
        if flow.flow(arc):
            choice, i = choices[arcs[arc][0]], people[arcs[arc][1] - len(choices)]
            found[choice.item] = i
            last_zone[i] = problem.items[choice.item].zone
    return found


def _day(problem: Problem, by_slot: dict[int, list[Choice]], options: Options) -> dict[int, int]:
    """The cheapest assignment of a whole day in which every interpreter can walk to the next meeting in time."""
    model = cp_model.CpModel()
    serves: dict[tuple[int, int], cp_model.IntVar] = {}
    work: dict[tuple[int, int], list[tuple[int, cp_model.IntVar]]] = defaultdict(list)
    costs = []
    for slot, choices in by_slot.items():
        for choice in choices:
            able = _able(problem, choice)
            for i in able:
                literal = model.new_bool_var(f"serve{choice.item}.{i}")
                serves[choice.item, i] = literal
                work[i, slot].append((problem.items[choice.item].zone, literal))
                costs.append(literal * _interpreter_cost(problem, choice, i))
            model.add_exactly_one([serves[choice.item, i] for i in able])
    for i, slot, zone in problem.interpreted_history:
        for next_slot in problem.too_near[slot]:
            model.add_bool_and([~x for z, x in work.get((i, next_slot), []) if z != zone])
    for (i, slot), here in work.items():
        model.add_at_most_one([literal for _, literal in here])
        for next_slot in problem.too_near[slot]:
            there = work.get((i, next_slot), [])
            for zone in {z for z, _ in here}:
                clash = [x for z, x in here if z == zone] + [x for z, x in there if z != zone]
                model.add_at_most_one(clash)
    model.minimize(add_up(costs))
    budget = Budget(options.params.finishing.interpreter_seconds, counted=options.reproducible)
    solver = new_solver(options, budget)
    if run(solver, model, budget) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        raise NoAssignmentError("no interpreters can walk to the day's meetings")
    return {item: i for (item, i), literal in serves.items() if solver.boolean_value(literal)}


def can_be_served(problem: Problem, choices: Iterable[Choice]) -> bool:
    """Whether every one of these meetings can have an interpreter of its own.

    Bipartite matching by augmenting paths (Kuhn's algorithm); a class of interpreters has a capacity of its members.

    Parameters
    ----------
    choices
        Meetings of one slot that each need an interpreter.
    """
    serving: dict[int, list[Choice]] = {}

    def place(choice: Choice, seen: set[int]) -> bool:
        item = problem.items[choice.item]
        for g in problem.serves[item.modes[choice.mode].need][item.zone]:
            group = problem.classes[g]
            if g in seen or choice.slot not in group.slots:
                continue
            seen.add(g)
            own = serving.setdefault(g, [])
            if len(own) < len(group.members):
                own.append(choice)
                return True
            for k, other in enumerate(own):
                if place(other, seen):
                    own[k] = choice
                    return True
        return False

    return all(place(choice, set()) for choice in choices)
