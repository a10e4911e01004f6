"""What an annealing goes for, and when: weights, temperatures and phases from the order of the goals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sco_scheduler.engine.annealing.problem import ANNEALED_GOALS

_COUNTED = {"gaps": (0, 1), "gaps_purchasers": (0,), "gaps_suppliers": (1,), "zone_moves": (2,)}
"""Which of the three counts make up a goal."""

_AHEAD = 20
"""How many times more a goal weighs in the walk than the one after it."""

_AHEAD_OF_ZONE_MOVES = 4
"""The same for the last of the gaps before zone moves."""

_SURELY_AHEAD = 10**6
"""More than any count: what makes the choice of the best lexicographic."""

_SHARE_OF_ZONE_MOVES = 0.35
"""The share of time and proposals that zone moves get, where they come after the gaps."""

Three = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the annealing: its share of the whole, and what it minimises.

    ``weight`` is what the walk minimises, ``key`` what the best is chosen by; both weigh the gaps of
    the two groups and the zone moves. The walk cools geometrically from ``hot`` to ``cold``.
    """

    share: float
    weight: Three
    key: Three
    hot: float = 1.5
    cold: float = 0.15

    def thresholds(self, progress: float) -> NDArray[np.int64]:
        """The chance of accepting each increase of cost, times 2^32, at a progress between 0 and 1."""
        temperature = self.hot * (self.cold / self.hot) ** progress
        increases = np.arange(int(temperature * np.log(2.0**32)) + 1)
        chances: NDArray[np.int64] = np.floor(np.exp(-increases / temperature) * 2.0**32).astype(np.int64)
        return chances


def phases_for(goals: Sequence[str]) -> tuple[Phase, ...]:
    """The phases for an order of goals; those that annealing cannot serve are passed over.

    Zone moves that come after the gaps have a phase of their own at the end: counting them makes a
    proposal twice as dear, and gaps are better reduced without them.
    """
    heeded = [goal for goal in goals if goal in ANNEALED_GOALS]
    if not heeded:
        return ()
    if heeded[-1] != "zone_moves" or len(heeded) == 1:
        return (Phase(1.0, _weights(heeded, _AHEAD), _weights(heeded, _SURELY_AHEAD)),)
    gaps = heeded[:-1]
    weight = _weights(gaps, _AHEAD)
    return (
        Phase(1.0 - _SHARE_OF_ZONE_MOVES, weight, _weights(gaps, _SURELY_AHEAD)),
        Phase(
            _SHARE_OF_ZONE_MOVES,
            (weight[0] * _AHEAD_OF_ZONE_MOVES, weight[1] * _AHEAD_OF_ZONE_MOVES, 1),
            _weights(heeded, _SURELY_AHEAD),
        ),
    )


def _weights(goals: Sequence[str], ahead: int) -> Three:
    """Weights of the three counts, each goal's so many times the next one's, the last one's 1."""
    weights = [0, 0, 0]
    for place, goal in enumerate(reversed(goals)):
        for count in _COUNTED[goal]:
            weights[count] += ahead**place
    return weights[0], weights[1], weights[2]
