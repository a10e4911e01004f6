"""Interpreters in the relaxation, priced by Lagrange multipliers.

That the meetings of each kind of need do not outnumber the interpreters' slots is no part of a
flow. It is relaxed: a meeting pays the price of its kind, and every slot of an interpreter earns
the highest price that they can serve. For any prices >= 0 the flow's optimum plus these earnings
bounds every schedule (Geoffrion, 1974); where demand meets supply the bound is tight, and the
prices are what to choose meetings by.

The prices are the dual values of the linear program that the flow and the interpreters make
together. Where that program is too large, one price for all kinds is found by bisection: demand
falls as the price rises.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy import bool_, int64
from numpy.typing import NDArray

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.params import LARGEST_ADVICE
from sco_scheduler.engine.problem import NONE
from sco_scheduler.engine.value.flow_network import advise, supply
from sco_scheduler.engine.value.flow_problem import FlowProblem
from sco_scheduler.engine.value.flow_relaxation import GoalWeights, choose_items, network_arcs, values_of_choice

GRAIN = 8
"""Prices are whole eighths of a point, to keep the flow's costs whole."""

_HELD = 0.5
"""From which share on a meeting of the linear program's solution is chosen."""


@dataclass(frozen=True)
class Needs:
    """What items need, slots aside.

    ``of_item`` is the kind of interpreter that an item cannot do without, or NONE; kinds differ by
    who can serve them, ``able[kind, interpreter]``. An item with a mode that needs nobody has none.
    """

    of_item: NDArray[int64]
    able: NDArray[bool_]
    slots: NDArray[int64]
    """[interpreter]: in how many slots they are there."""

    @property
    def bind(self) -> bool:
        """Whether any item needs an interpreter."""
        return len(self.able) > 0


@dataclass(frozen=True)
class InterpreterDuals:
    """Prices of interpreters, and a choice of items that asks for about as many as there are."""

    grains: NDArray[int64]
    """[kind]: the price in ``GRAIN``-th points."""
    chosen: NDArray[bool_]


@dataclass(frozen=True)
class FlowBound:
    """What no schedule's weighted sum exceeds, and the choice of items that goes with it."""

    bound: int
    chosen: NDArray[bool_]


def needs_of_items(problem: FlowProblem) -> Needs:
    """The needs of a problem's items, whatever delegates attend."""
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
            who = np.logical_or.reduce(single[sorted(wanted)], axis=0)
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
    """Find prices of interpreters at which demand meets supply.

    Parameters
    ----------
    budget
        For the search; without any left the prices found so far are returned.
    """
    if problem.items <= LARGEST_ADVICE:
        found = _by_program(problem, weighing, needs, budget)
        if found is not None:
            return found
    return _by_bisection(problem, weighing, needs, budget)


def _by_program(problem: FlowProblem, weighing: GoalWeights, needs: Needs, budget: Budget) -> InterpreterDuals | None:
    """The linear program's dual values, and its own choice, rounded."""
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
    """One price for all kinds: the lowest at which no more is asked for than there is."""
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
