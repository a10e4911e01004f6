"""Prices of what is scarce, by subgradients of a Lagrangian relaxation: the values by which items are placed first.

The only part of the construction that works in floating point; it proposes the order in which items are placed.
Source: M. Held and R. Karp, "The traveling-salesman problem and minimum spanning trees: part II", 1971.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

import numpy as np
from numpy import float64, int64
from numpy.typing import NDArray

from sco_scheduler.engine.params import PRICE_ROUNDS, PRICE_SLOWING, PRICE_STEP
from sco_scheduler.engine.problem import NONE, Problem


def reduced_values(problem: Problem, items: Sequence[int], goes_on: Callable[[], bool]) -> NDArray[float64]:
    """The value of each item less the prices of what it takes, by subgradients of a Lagrangian relaxation.

    Parameters
    ----------
    goes_on
        Asked before each round.

    Returns
    -------
    NDArray[float64]
        [item]: reduced values, in points.
    """
    resources = _Resources(problem, items)
    values = np.array([problem.items[i].value for i in items], dtype=float64)
    item, resource, sizes = resources.item, resources.resource, resources.sizes
    prices = np.zeros(len(sizes))
    reduced = values
    for n in range(PRICE_ROUNDS):
        if not len(items) or not goes_on():
            break
        asked = np.bincount(resource, (reduced > 0.0)[item], len(sizes))
        step = PRICE_STEP * values.mean() / (1.0 + n / PRICE_SLOWING)
        prices = np.maximum(0.0, prices + step * (asked - sizes) / np.maximum(1.0, sizes))
        reduced = values - np.bincount(item, prices[resource], len(items))
    return reduced


class _Resources:
    """What is scarce: ``sizes[r]``, how much there is of it; row by row, item ``item[n]`` takes one of ``resource[n]``.

    Companies' slots, zones' tables, maxima, and interpreters: those able to serve a need in a zone, and all together.
    """

    def __init__(self, problem: Problem, items: Sequence[int]) -> None:
        wanted = [problem.items[i] for i in items]
        everybody = sum(len(group.members) * len(group.slots) for group in problem.classes)
        self._sizes: list[int] = []
        self._rows: list[tuple[Sequence[int] | NDArray[int64], Sequence[int] | NDArray[int64]]] = []
        every = np.arange(len(items))
        companies = self._more(_slots_of_companies(problem, items))
        self._rows.append((every, companies + np.array([item.purchaser for item in wanted], dtype=int64)))
        self._rows.append((every, companies + np.array([item.supplier for item in wanted], dtype=int64)))
        zones = self._more([sum(row) for row in problem.capacity])
        self._rows.append((every, zones + np.array([item.zone for item in wanted], dtype=int64)))
        maxima = self._more([target.limit for target in problem.maxima])
        place = np.full(len(problem.items), -1, dtype=int64)
        place[np.asarray(items, dtype=int64)] = every
        taking = place[np.fromiter(chain.from_iterable(target.items for target in problem.maxima), dtype=int64)]
        limits = np.repeat(np.arange(len(problem.maxima)), [len(target.items) for target in problem.maxima])
        self._rows.append((taking[taking >= 0], maxima + limits[taking >= 0]))
        able = [
            sum(len(problem.classes[g].members) * len(problem.classes[g].slots) for g in groups)
            for by_zone in problem.serves
            for groups in by_zone
        ]
        needs = self._more(able)
        needing = [n for n, item in enumerate(wanted) if all(mode.need != NONE for mode in item.modes)]
        asked = [wanted[n].modes[0].need * len(problem.capacity) + wanted[n].zone for n in needing]
        self._rows.append((needing, needs + np.array(asked, dtype=int64)))
        self._rows.append((needing, [self._more([everybody])] * len(needing)))
        item = np.concatenate([np.asarray(rows, dtype=int64) for rows, _ in self._rows])
        resource = np.concatenate([np.asarray(taken, dtype=int64) for _, taken in self._rows])
        order = np.argsort(item, kind="stable")
        self.item, self.resource = item[order], resource[order]
        self.sizes = np.array(self._sizes, dtype=float64)

    def _more(self, sizes: Sequence[int]) -> int:
        """Add resources; the index of the first."""
        first = len(self._sizes)
        self._sizes += sizes
        return first


def _slots_of_companies(problem: Problem, items: Sequence[int]) -> list[int]:
    """How many slots each company's delegates have together in which they could meet at all."""
    usable: dict[int, dict[int, tuple[int, ...]]] = {}  # by delegate and the identity of slots, which many items share
    for i in items:
        for mode in problem.items[i].modes:
            for d in mode[:2]:
                usable.setdefault(d, {})[id(mode.slots)] = mode.slots
    count = {d: len(set().union(*slots.values())) for d, slots in usable.items()}
    return [sum(count.get(d, 0) for d in people) for people in problem.delegates_of]
