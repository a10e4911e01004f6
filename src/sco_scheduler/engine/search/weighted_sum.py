"""Goals in their order as one weighted sum, in which a unit of each outweighs all of those after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sco_scheduler.domain.goals import GOALS, RERUN_ONLY, Sense
from sco_scheduler.engine.methods import GAP_GROUPS
from sco_scheduler.engine.problem import Item, Problem
from sco_scheduler.engine.search.lexicographic import WeightedGoals

_EXACT = 10**12
"""Largest sum for floating point: of 15 decimal digits three are left for the rounding of solvers."""

_WHOLE = 10**15
"""Largest sum that CP-SAT reports exactly: its objective is a double, which has 53 bits."""


@dataclass(frozen=True, slots=True)
class WeightedSum:
    """The goals, and the least and the most that the loss of each can be."""

    goals: tuple[str, ...]
    losses: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, problem: Problem, *goals: str) -> WeightedSum:
        """The weighted sum with ranges of losses that hold for every schedule.

        Parameters
        ----------
        *goals
            The goals, the most important first.
        """
        return cls(goals, tuple(_losses(problem, goal) for goal in goals))

    @classmethod
    def most_of(cls, problem: Problem, goals: Sequence[str]) -> WeightedSum:
        """The weighted sum of the longest head of these goals (at least one) that CP-SAT can represent exactly.

        Parameters
        ----------
        goals
            The goals, the most important first.
        """
        ranked = cls.of(problem, *goals)
        while len(ranked.goals) > 1 and ranked._most >= _WHOLE:
            ranked = cls(ranked.goals[:-1], ranked.losses[:-1])
        return ranked

    @property
    def exact(self) -> bool:
        """Whether single units of the last goal are significant in floating point, so for linear programming too."""
        return self._most < _EXACT

    @property
    def whole(self) -> bool:
        """Whether the sum fits into CP-SAT's integers down to single units of the last goal."""
        return self._most < _WHOLE

    @property
    def _most(self) -> int:
        """The most that the sum can be, whatever its sign."""
        weights = [weight for _, weight in self.weights]
        return sum(weight * max(-least, most) for weight, (least, most) in zip(weights, self.losses, strict=True))

    @property
    def weights(self) -> WeightedGoals:
        """What a unit of each weighs."""
        weights: list[int] = []
        outweighed = 0
        for least, most in reversed(self.losses):
            weights.insert(0, 1 + outweighed)
            outweighed += weights[0] * (most - least)
        return tuple(zip(self.goals, weights, strict=True))

    def total(self, values: Sequence[int]) -> int:
        """The weighted sum of the losses of these values."""
        return sum(w * GOALS[goal].loss(value) for (goal, w), value in zip(self.weights, values, strict=True))

    def values(self, total: int) -> tuple[int, ...]:
        """The values of which this is the weighted sum of losses."""
        values: list[int] = []
        for _ in self.goals:
            values.append(self._bound(total, values))
        return tuple(values)

    def bounds(self, bound: int, values: Sequence[int]) -> tuple[int, ...]:
        """What a bound of the sum says of each goal where those before it have these values.

        Parameters
        ----------
        bound
            A lower bound of the sum.
        values
            What was reached for each goal, in their order.

        Returns
        -------
        tuple[int, ...]
            One bound for each goal, given the values of those before it.
        """
        return tuple(self._bound(bound, values[:k]) for k in range(len(self.goals)))

    def _bound(self, total: int, before: Sequence[int]) -> int:
        """The least loss of the next goal, as a value, if the sum is at least ``total``."""
        weights = [weight for _, weight in self.weights]
        k = len(before)
        rest = total - sum(w * GOALS[g].loss(v) for w, g, v in zip(weights, self.goals, before, strict=False))
        after = sum(w * most for w, (_, most) in zip(weights[k + 1 :], self.losses[k + 1 :], strict=True))
        return GOALS[self.goals[k]].loss(max(self.losses[k][0], -((after - rest) // weights[k])))


def _losses(problem: Problem, goal: str) -> tuple[int, int]:
    largest = _largest(problem, goal)
    return (-largest, 0) if GOALS[goal].sense is Sense.MOST else (0, largest)


def _largest(problem: Problem, goal: str) -> int:
    """An upper bound of a goal's value over all schedules; it need not be tight."""
    largest: Mapping[str, Callable[[], int]] = {
        "musts": lambda: len(problem.must_pairs),
        "value": lambda: sum(item.value for item in problem.items),
        "minimums": lambda: sum(target.limit for target in problem.minima),
        "balance": lambda: sum(n**2 for n in _most_supplied(problem).values()),
        **{name: partial(_most_gaps, problem, groups) for name, groups in GAP_GROUPS.items()},
        "lost_time": lambda: _most_lost_time(problem),
        "zone_moves": lambda: len(problem.delegates) * len(problem.slots) + 2 * len(_past(problem)),
        **dict.fromkeys(RERUN_ONLY, lambda: sum(item.counts_as_kept for item in problem.items)),
    }
    return largest[goal]()


def _most_lost_time(problem: Problem) -> int:
    """An upper bound of lost time: all slots for every delegate, a walk before each and before each past meeting."""
    walk, heaviest = problem.event.settings.walk_minutes, max(problem.side_weights)
    each = sum(problem.minutes) + walk * len(problem.slots)
    return heaviest * (each * len(problem.delegates) + 2 * walk * len(_past(problem)))


def _most_gaps(problem: Problem, groups: frozenset[int]) -> int:
    """An upper bound of gaps: one for every second slot of every delegate of the groups."""
    return sum(group in groups for group in problem.gap_group) * (len(problem.slots) // 2)


def _most_supplied(problem: Problem) -> Counter[int]:
    """An upper bound of each supplier's meetings: those asked for, one at most by delegate and slot, and history."""
    free = [len(delegates) * len(problem.slots) for delegates in problem.delegates_of]
    asked = Counter(item.supplier for item in problem.items)
    past = Counter(item.supplier for item in _past(problem))
    return Counter({supplier: min(n, free[supplier] + past[supplier]) for supplier, n in asked.items()})


def _past(problem: Problem) -> list[Item]:
    """The meetings of the past, of which a delegate may have several in one slot."""
    return [item for item in problem.items if item.history]
