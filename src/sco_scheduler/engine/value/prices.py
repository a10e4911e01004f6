"""Prices of time: what a meeting is worth beyond the time, tables and people that it takes from others.

The Lagrangian relaxation of "no more meetings than there are slots" for companies, maxima, zones and
interpreters, by subgradients. Only a heuristic here: what is worth most at these prices is placed first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy import float64, int64
from numpy.typing import NDArray

from sco_scheduler.engine.problem import NONE, Problem

_ROUNDS = 60
_FIRST_STEP = 0.5
"""How far a price moves in the first round, in average values, where twice as much is asked for as there is."""
_SLOWING = 8.0
"""Rounds after which the steps are half as long."""


def reduced_values(problem: Problem, items: Sequence[int], goes_on: Callable[[], bool]) -> NDArray[float64]:
    """The value of each of the items less the prices of what it takes."""
    resources = _Resources(problem, items)
    values = np.array([problem.items[i].value for i in items], dtype=float64)
    item, resource = np.array(resources.item, dtype=int64), np.array(resources.resource, dtype=int64)
    sizes = np.array(resources.sizes, dtype=float64)
    prices = np.zeros(len(sizes))
    reduced = values
    for n in range(_ROUNDS):
        if not len(items) or not goes_on():
            break
        asked = np.bincount(resource, (reduced > 0.0)[item], len(sizes))
        step = _FIRST_STEP * values.mean() / (1.0 + n / _SLOWING)
        prices = np.maximum(0.0, prices + step * (asked - sizes) / np.maximum(1.0, sizes))
        reduced = values - np.bincount(item, prices[resource], len(items))
    return reduced


class _Resources:
    """What is scarce, how much there is of it, and which item takes one of which."""

    def __init__(self, problem: Problem, items: Sequence[int]) -> None:
        self.index: dict[tuple[str, int], int] = {}
        self.sizes: list[int] = []
        self.item: list[int] = []
        self.resource: list[int] = []
        companies = _slots_of_companies(problem, items)
        zones = [sum(row) for row in problem.capacity]
        everybody = sum(len(group.members) * len(group.slots) for group in problem.classes)
        maxima: dict[int, list[int]] = {}
        for k, target in enumerate(problem.maxima):
            for i in target.items:
                maxima.setdefault(i, []).append(k)
        for n, i in enumerate(items):
            item = problem.items[i]
            self._take(n, "company", item.purchaser, companies[item.purchaser])
            self._take(n, "company", item.supplier, companies[item.supplier])
            self._take(n, "zone", item.zone, zones[item.zone])
            for k in maxima.get(i, ()):
                self._take(n, "maximum", k, problem.maxima[k].limit)
            if all(mode.need != NONE for mode in item.modes):
                need = item.modes[0].need
                able = [problem.classes[g] for g in problem.serves[need][item.zone]]
                size = sum(len(group.members) * len(group.slots) for group in able)
                self._take(n, "need", need * len(zones) + item.zone, size)
                self._take(n, "interpreters", 0, everybody)

    def _take(self, n: int, kind: str, key: int, size: int) -> None:
        found = self.index.get((kind, key))
        if found is None:
            found = self.index[kind, key] = len(self.sizes)
            self.sizes.append(size)
        self.item.append(n)
        self.resource.append(found)


def _slots_of_companies(problem: Problem, items: Sequence[int]) -> list[int]:
    """How many slots each company's delegates have together in which they could meet at all."""
    usable: dict[int, set[tuple[int, ...]]] = {}
    for i in items:
        for mode in problem.items[i].modes:
            for d in mode[:2]:
                usable.setdefault(d, set()).add(mode.slots)
    count = {d: len(set().union(*sets)) for d, sets in usable.items()}
    return [sum(count.get(d, 0) for d in people) for people in problem.delegates_of]
