"""Two goals as one weighted sum, in which a unit of the first outweighs all of the second."""

from __future__ import annotations

from dataclasses import dataclass

from sco_scheduler.domain.goals import GOALS
from sco_scheduler.engine.lexicographic import Weights
from sco_scheduler.engine.problem import Problem


@dataclass(frozen=True, slots=True)
class Pair:
    """Two goals, the first before the second, and how much the loss of the second can be."""

    first: str
    second: str
    least: int
    most: int

    @classmethod
    def of(cls, problem: Problem, first: str, second: str) -> Pair:
        """The pair with a range of the second's loss that holds for every schedule."""
        if second == "value":
            return cls(first, second, -sum(item.value for item in problem.items), 0)
        if second == "minimums":
            return cls(first, second, 0, sum(target.limit for target in problem.minima))
        return cls(first, second, 0, sum(item.counts_as_kept for item in problem.items))

    @property
    def goals(self) -> tuple[str, str]:
        """Both, in order."""
        return self.first, self.second

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
        rest = bound - weight * GOALS[self.first].loss(first)
        return GOALS[self.first].loss(loss), GOALS[self.second].loss(rest)
