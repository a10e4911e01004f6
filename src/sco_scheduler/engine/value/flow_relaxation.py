"""The flow relaxation of choosing meetings: all rules about slots are replaced by total capacities.

Each company can have as many meetings as the slots in which its delegates are present, up to its maximum, each
zone as many as tables × slots. Every schedule is such a choice, so the best choice is a
bound of every schedule. It is a flow, hence integral and quick at any size; balance, a sum of
squares, is a convex cost and so a row of unit arcs.

Goals are lexicographic: one flow maximises a weighted sum. Its optimum has no improving cycle in
the residual network (Klein, 1967), and a simple cycle passes each node once, so a weight dominates
if it outweighs the change that *one cycle* can make to the goals after it. That keeps weights small
enough for 64 bits, where outweighing the total sums would not.

*Interpreters.* That the meetings of each kind of need do not exceed the interpreters' slots cannot be part
of a flow. It is relaxed with Lagrange multipliers: a meeting pays the price of its kind, and every slot of
an interpreter earns the highest price that they can serve. For any prices >= 0 the flow's optimum plus
these earnings is a bound of every schedule (Geoffrion, 1974); if demand meets supply the bound is tight, and
meetings are chosen by these prices. They are the dual values of the linear programme of flow and
interpreters together. If that programme is too large, one price for all kinds is found by
bisection: demand falls as the price rises.

*Bounds.* For any weights >= 0, no schedule's weighted sum exceeds the relaxation's. Given the values
of the goals before, that bounds a goal: the rest of the sum after those, divided by its own weight.
Dominating weights bound best if the goals before are at their bounds; if one fell short, smaller
weights (a Lagrange multiplier for "not worse than reached") do better. All are tried, and the best bound is used.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy import bool_, int64
from numpy.typing import NDArray

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.methods import SELECTION_GOALS
from sco_scheduler.engine.params import LARGEST_ADVICE, MILD_RATIOS
from sco_scheduler.engine.problem import NONE
from sco_scheduler.engine.value.flow_problem import (
    PURCHASER,
    SUPPLIER,
    Arcs,
    FlowProblem,
    Steps,
    advise,
    most_profitable,
    steps,
    supply,
)

_MILD_VALUE = 64

PINS = "pins"
"""The goal before all others: the meetings that pins require."""


@dataclass(frozen=True, slots=True)
class GoalWeights:
    """The weight of a unit of each goal in the weighted sum; 0 if a goal is not pursued."""

    pins: int
    musts: int
    minimums: int
    value: int
    balance: int

    def of_items(self, problem: FlowProblem) -> NDArray[int64]:
        """[item]: the worth of holding it, without minimums and balance."""
        return (
            self.pins * problem.item_mandatory.astype(int64)
            + self.musts * problem.item_must.astype(int64)
            + self.value * problem.item_value
        )

    def mild(self, problem: FlowProblem) -> GoalWeights:
        """Weights of few digits for the same goals, for floating point."""
        top = max(1, int(problem.item_value.max(initial=0)))
        unit = {PINS: 100 * top, "musts": 30 * top, "minimums": 5 * top, "value": 1}
        return GoalWeights(
            **{name: _MILD_VALUE * worth * (getattr(self, name) > 0) for name, worth in unit.items()},
            balance=int(self.balance > 0),
        )

    def scaled(self, factor: int) -> GoalWeights:
        """All weights times a factor."""
        return GoalWeights(**{name: factor * getattr(self, name) for name in (PINS, *SELECTION_GOALS)})

    def total(self, values: dict[str, int]) -> int:
        """The weighted sum for given values of the goals."""
        sign = {"minimums": -1, "balance": -1}
        return sum(sign.get(name, 1) * getattr(self, name) * value for name, value in values.items())


def goal_weights(problem: FlowProblem, order: tuple[str, ...]) -> GoalWeights:
    """Weights that make the flow lexicographic in the goals of an order, with pins before all."""
    zones, companies = len(problem.tables), problem.companies
    pairs_in_cycle = 2 * companies + 2
    limit = int(capacities(problem)[SUPPLIER].max(initial=0))
    change = {
        PINS: pairs_in_cycle,
        "musts": pairs_in_cycle,
        "minimums": 2 * zones + 2,
        "value": pairs_in_cycle * int(problem.item_value.max(initial=0)),
        "balance": 2 * (zones + 1) * (2 * limit + 1),
    }
    found = dict.fromkeys((PINS, *SELECTION_GOALS), 0)
    outweighed = 0
    for goal in reversed((PINS, *order)):
        found[goal] = outweighed + 1
        outweighed += found[goal] * change[goal]
    return GoalWeights(**found)


def capacities(problem: FlowProblem) -> NDArray[int64]:
    """[side, company]: the most meetings it can have in that role, given its slots and maximum."""
    there = problem.people.sum(axis=1, dtype=int64)
    asked = np.stack(
        [np.bincount(problem.item_company[:, side], minlength=problem.companies) for side in (PURCHASER, SUPPLIER)]
    )
    return np.asarray(np.minimum(np.minimum(problem.maximum, there), asked), int64)


def choose_items(problem: FlowProblem, weighing: GoalWeights, price: NDArray[int64] | None = None) -> NDArray[bool_]:
    """Choose items without regard to slots: the optimum of the flow relaxation.

    Parameters
    ----------
    price
        [item]: the price subtracted from its worth.

    Returns
    -------
    NDArray[bool_]
        [item]: whether it is chosen.
    """
    profit = weighing.of_items(problem)
    if price is not None:
        profit = profit - price
    # An item whose price exceeds its worth is never chosen; the flow decides on the rest.
    hopeful = np.flatnonzero(profit + 2 * weighing.minimums > 0)
    chosen = np.zeros(problem.items, bool_)
    chosen[hopeful] = most_profitable(
        problem.ends(hopeful), profit[hopeful], network_arcs(problem, weighing), problem.companies
    )
    return chosen


def network_arcs(problem: FlowProblem, weighing: GoalWeights) -> Arcs:
    """The capacities of purchasers, suppliers and zones, with the profit of each unit from the goals."""
    caps = capacities(problem)
    wanted = np.minimum(problem.minimum, caps)
    return (
        steps((wanted[PURCHASER], weighing.minimums), (caps[PURCHASER] - wanted[PURCHASER], 0)),
        _squares(caps[SUPPLIER], wanted[SUPPLIER], weighing),
        steps((problem.tables.sum(axis=1, dtype=int64), 0)),
    )


def _squares(caps: NDArray[int64], wanted: NDArray[int64], weighing: GoalWeights) -> Steps:
    """The suppliers' arcs: the k-th meeting adds 2k - 1 to the squares, and may count to a minimum."""
    if weighing.balance == 0:
        return steps((wanted, weighing.minimums), (caps - wanted, 0))
    node = np.repeat(np.arange(len(caps)), caps)
    first = np.repeat(np.cumsum(caps) - caps, caps)
    k = np.arange(len(node)) - first
    profit = -weighing.balance * (2 * k + 1) + weighing.minimums * (k < wanted[node])
    return Steps(node, np.ones(len(node), int64), profit)


def values_of_choice(problem: FlowProblem, chosen: NDArray[bool_]) -> dict[str, int]:
    """The values of the goals for a choice of items.

    Parameters
    ----------
    chosen
        [item]: whether it is held.
    """
    counts = [
        np.bincount(problem.item_company[chosen, side], minlength=problem.companies) for side in (PURCHASER, SUPPLIER)
    ]
    short = sum(int(np.maximum(problem.minimum[side] - counts[side], 0).sum()) for side in (PURCHASER, SUPPLIER))
    return {
        PINS: int(problem.item_mandatory[chosen].sum()),
        "musts": int(problem.item_must[chosen].sum()),
        "minimums": short,
        "value": int(problem.item_value[chosen].sum()),
        "balance": int((counts[SUPPLIER] ** 2).sum()),
    }


GRAIN = 8
"""Prices are multiples of 1/8 point, so that the flow's costs are integers."""

_HELD = 0.5
"""From this primal value on a meeting of the linear programme's solution is chosen."""


@dataclass(frozen=True)
class Needs:
    """The interpreters that items need, in any slot.

    ``of_item`` is the kind of interpreter that an item cannot be held without, or NONE; kinds differ in
    the interpreters who can serve them, ``able[kind, interpreter]``. An item with a mode without a need has none.
    """

    of_item: NDArray[int64]
    able: NDArray[bool_]
    slots: NDArray[int64]
    """[interpreter]: number of slots in which the interpreter is present."""

    @property
    def bind(self) -> bool:
        """Whether any item needs an interpreter."""
        return len(self.able) > 0


@dataclass(frozen=True)
class InterpreterDuals:
    """Prices of interpreters, and a choice of items whose demand for them about equals the supply."""

    grains: NDArray[int64]
    """[kind]: the price in units of 1/``GRAIN`` point."""
    chosen: NDArray[bool_]


@dataclass(frozen=True)
class FlowBound:
    """An upper bound of any schedule's weighted sum, and the choice of items that attains it."""

    bound: int
    chosen: NDArray[bool_]


def needs_of_items(problem: FlowProblem) -> Needs:
    """The interpreters that a problem's items need in every mode."""
    interpreters = len(problem.interpreter_there)
    single = np.zeros((len(problem.able_start) - 1, interpreters), bool_)
    single[np.repeat(np.arange(len(single)), np.diff(problem.able_start)), problem.able] = True
    of_item = np.full(problem.items, NONE, int64)
    kinds: dict[bytes, int] = {}
    of_needs: dict[frozenset[int], int] = {}
    start = problem.mode_start.tolist()
    need = problem.mode_need.tolist()
    for item in range(problem.items):
        wanted = frozenset(need[start[item] : start[item + 1]])
        if not wanted or NONE in wanted:
            continue
        if wanted not in of_needs:
            who = np.logical_or.reduce(single[list(wanted)], axis=0)
            of_needs[wanted] = kinds.setdefault(who.tobytes(), len(kinds))
        of_item[item] = of_needs[wanted]
    able = np.array([np.frombuffer(who, bool_) for who in kinds], bool_).reshape(len(kinds), interpreters)
    return Needs(of_item, able, problem.interpreter_there.sum(axis=1, dtype=int64))


def evaluate(problem: FlowProblem, weighing: GoalWeights, needs: Needs, prices: NDArray[int64]) -> FlowBound:
    """Solve the flow relaxation at given prices of interpreters (a Lagrangian bound).

    Parameters
    ----------
    prices
        [kind]: in units of the weighted sum.
    """
    pays = np.append(prices, 0)[needs.of_item]
    chosen = choose_items(problem, weighing, pays)
    earned = int(((needs.able * prices[:, None]).max(axis=0, initial=0) * needs.slots).sum())
    return FlowBound(weighing.total(values_of_choice(problem, chosen)) - int(pays[chosen].sum()) + earned, chosen)


def find_duals(problem: FlowProblem, weighing: GoalWeights, needs: Needs, budget: Budget) -> InterpreterDuals:
    """Find prices of interpreters at which demand meets supply (Lagrange multipliers).

    Parameters
    ----------
    budget
        Limit of the search; when it is used up the prices found so far are returned.
    """
    if problem.items <= LARGEST_ADVICE:
        found = _by_program(problem, weighing, needs, budget)
        if found is not None:
            return found
    return _by_bisection(problem, weighing, needs, budget)


def _by_program(problem: FlowProblem, weighing: GoalWeights, needs: Needs, budget: Budget) -> InterpreterDuals | None:
    """The linear programme's dual values, and its own choice, rounded."""
    mild = weighing.mild(problem)
    advice = advise(
        problem.ends(np.arange(problem.items)),
        mild.of_items(problem),
        network_arcs(problem, mild),
        needs.of_item,
        supply(needs.able, needs.slots),
        budget,
    )
    if advice is None:
        return None
    unit = max(1, mild.value)
    return InterpreterDuals(np.rint(np.maximum(advice.price, 0) * GRAIN / unit).astype(int64), advice.share > _HELD)


def _by_bisection(problem: FlowProblem, weighing: GoalWeights, needs: Needs, budget: Budget) -> InterpreterDuals:
    """One price for all kinds: the lowest at which demand does not exceed supply."""
    fine = weighing.scaled(GRAIN)
    slots = int(needs.slots[needs.able.any(axis=0)].sum())

    def at(price: int) -> NDArray[bool_]:
        return evaluate(problem, fine, needs, np.full(len(needs.able), price * weighing.value, int64)).chosen

    def fits(chosen: NDArray[bool_]) -> bool:
        return int((needs.of_item[chosen] != NONE).sum()) <= slots

    low, high = -1, GRAIN * int(problem.item_value.max(initial=0)) + 1
    best = at(0)
    if fits(best):
        high = 0
    while high - low > 1 and not budget.expired():
        middle = (low + high) // 2
        chosen = at(middle)
        if fits(chosen):
            high, best = middle, chosen
        else:
            low = middle
    return InterpreterDuals(np.full(len(needs.able), high, int64), best)


@dataclass(frozen=True)
class FlowCase:
    """The constants of a run."""

    problem: FlowProblem
    order: tuple[str, ...]
    """The goals pursued, most important first."""
    weighing: GoalWeights
    """Weights that combine the goals exactly in one sum."""
    mild: GoalWeights
    """Weights of few digits, for decisions slot by slot or in floating point."""
    needs: Needs
    allowed: NDArray[bool_]
    """[slot, item]: whether some mode of the item allows the slot."""


def prepare_case(problem: FlowProblem, order: tuple[str, ...]) -> FlowCase:
    """Prepare a problem and an order of goals: weights, needs, and the slots of each item."""
    weighing = goal_weights(problem, order)
    return FlowCase(problem, order, weighing, weighing.mild(problem), needs_of_items(problem), _slots_of_items(problem))


def _slots_of_items(problem: FlowProblem) -> NDArray[bool_]:
    """[slot, item]: the slots of all modes of the item."""
    allowed = np.zeros((problem.items, problem.slots), bool_)
    modes = np.diff(problem.mode_start)
    item_of = np.repeat(np.arange(problem.items), modes)
    first = problem.mode_start[:-1][modes > 0]
    allowed[item_of[first]] = problem.patterns[problem.mode_pattern[first]]
    further = np.setdiff1d(np.arange(len(item_of)), first, assume_unique=True)
    np.logical_or.at(allowed, item_of[further], problem.patterns[problem.mode_pattern[further]])
    return np.ascontiguousarray(allowed.T)


def flow_bound(
    case: FlowCase, priced: InterpreterDuals | None, goal: str, reached: dict[str, int], budget: Budget
) -> int:
    """Bound a goal, given the values of the goals before it.

    Parameters
    ----------
    priced
        Prices of interpreters, if any are scarce.
    reached
        The values of the pins and of all goals of the order.
    budget
        Polled between relaxations for a stop.

    Returns
    -------
    int
        The bound.
    """
    before = case.order[: case.order.index(goal)]
    strict = goal_weights(case.problem, (*before, goal))
    best = _bound(case, priced, strict, goal, reached)
    last = None
    for ratio in MILD_RATIOS if before else ():
        if best == reached[goal] or budget.stopped():
            break
        found = _bound(case, priced, replace(strict, **dict.fromkeys(before, ratio)), goal, reached)
        best = found if GOALS[goal].better(best, found) else best
        if last is not None and GOALS[goal].better(found, last):
            break
        last = found
    return best


def _bound(
    case: FlowCase, priced: InterpreterDuals | None, weighing: GoalWeights, goal: str, reached: dict[str, int]
) -> int:
    """The bound from one set of weights, in which the goal has 1; the better of those without and with prices."""
    before = case.order[: case.order.index(goal)]
    given = weighing.total({PINS: reached[PINS], **{name: reached[name] for name in before}})
    sums = [evaluate(case.problem, weighing, case.needs, np.zeros(len(case.needs.able), np.int64)).bound]
    if priced is not None and weighing.value:
        fine = weighing.scaled(GRAIN)
        sums.append(evaluate(case.problem, fine, case.needs, priced.grains * weighing.value).bound // GRAIN)
    left = min(sums) - given
    return left if GOALS[goal].sense is Sense.MOST else max(0, -left)
