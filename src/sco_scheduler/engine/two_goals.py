"""Two goals as one weighted sum, in which a unit of the first outweighs all of the second."""

from __future__ import annotations

from dataclasses import dataclass

from sco_scheduler.domain.goals import GOALS
from sco_scheduler.engine.lexicographic import Weights
from sco_scheduler.engine.problem import Problem

_EXACT = 10**12
"""Up to here a rounded number of 15 digits has three left for what solvers do to it."""


@dataclass(frozen=True, slots=True)
class TwoGoals:
    """Two goals, the first before the second: how large the first can be, and what the loss of the second can be."""

    first: str
    second: str
    largest: int
    least: int
    most: int

    @classmethod
    def of(cls, problem: Problem, first: str, second: str) -> TwoGoals:
        """With ranges that hold for every schedule."""
        largest = _largest(problem, second)
        least, most = (-largest, 0) if GOALS[second].loss(1) < 0 else (0, largest)
        return cls(first, second, _largest(problem, first), least, most)

    @property
    def goals(self) -> tuple[str, str]:
        """Both, in order."""
        return self.first, self.second

    @property
    def exact(self) -> bool:
        """Whether solvers that reckon in rounded numbers can tell single units of the second apart."""
        return self.weights[0][1] * (1 + self.largest) < _EXACT

    @property
    def weights(self) -> Weights:
        """What a unit of each weighs."""
        return (self.first, 1 + self.most - self.least), (self.second, 1)

    def values(self, total: int) -> tuple[int, int]:
        """The values of which this is the weighted sum of losses."""
        first, _ = self.bounds(total, 0)
        return first, self.bounds(total, first)[1]

    def bounds(self, bound: int, first: int) -> tuple[int, int]:
        """What a bound of the sum says of the first goal, and of the second where the first has this value."""
        weight = self.weights[0][1]
        loss = -((self.most - bound) // weight)
        rest = max(self.least, bound - weight * GOALS[self.first].loss(first))
        return GOALS[self.first].loss(loss), GOALS[self.second].loss(rest)


def _largest(problem: Problem, goal: str) -> int:
    if goal == "value":
        return sum(item.value for item in problem.items)
    if goal == "minimums":
        return sum(target.limit for target in problem.minima)
    return sum(item.counts_as_kept for item in problem.items)
