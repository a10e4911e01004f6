"""One event under one order of goals, with what every step of the method looks up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy import bool_
from numpy.typing import NDArray

from sco_scheduler.engine.flows.interpreters import Needs, needs_of_items
from sco_scheduler.engine.flows.problem import FlowProblem
from sco_scheduler.engine.flows.relaxation import Weights, weights


@dataclass(frozen=True)
class Case:
    """What stays the same throughout a run."""

    problem: FlowProblem
    order: tuple[str, ...]
    """The goals pursued, most important first."""
    weighing: Weights
    """Weights that make one sum of the goals, exactly."""
    mild: Weights
    """Weights of few digits, for what is decided slot by slot or in floating point."""
    needs: Needs
    allowed: NDArray[bool_]
    """[slot, item]: whether some mode of the item allows the slot."""


def prepare(problem: FlowProblem, order: tuple[str, ...]) -> Case:
    """The case of a problem and the goals to pursue."""
    weighing = weights(problem, order)
    return Case(problem, order, weighing, weighing.mild(problem), needs_of_items(problem), _slots_of_items(problem))


def _slots_of_items(problem: FlowProblem) -> NDArray[bool_]:
    """[slot, item]: the slots of an item's first mode, and of the others where there are any."""
    allowed = np.zeros((problem.items, problem.slots), bool_)
    modes = np.diff(problem.mode_start)
    item_of = np.repeat(np.arange(problem.items), modes)
    first = problem.mode_start[:-1][modes > 0]
    allowed[item_of[first]] = problem.patterns[problem.mode_pattern[first]]
    further = np.setdiff1d(np.arange(len(item_of)), first, assume_unique=True)
    np.logical_or.at(allowed, item_of[further], problem.patterns[problem.mode_pattern[further]])
    return np.ascontiguousarray(allowed.T)
