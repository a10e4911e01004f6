"""Adds pins to a published schedule at the least loss: of musts, then of value, of meetings, and of moves.

A rerun drops as few meetings as possible, whatever they are worth. Here the least valuable are dropped: the same
complete model, with the order of goals *musts*, *value*, *kept*, *slot_moves* in one weighted sum. Its relaxation,
started from the published schedule, is mostly integral, and then proves the result. Otherwise schedules without moves
are searched first, then moves near the pins; reduced costs leave little of the rest to be searched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from sco_scheduler.domain.event import Event, Pair
from sco_scheduler.domain.schedule import Published
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.problem import Placement, Problem, published_placement
from sco_scheduler.engine.rerun.affected import AffectedMeetings
from sco_scheduler.engine.rerun.fixing import fix_by_reduced_costs, fix_published, restrict_to_neighbourhood
from sco_scheduler.engine.search.lexicographic import LexicographicSolver, SearchStrategy, WeightedSum
from sco_scheduler.engine.search.model_relaxation import LpResult

LEAST_VALUE_GOALS = ("musts", "value", "kept", "slot_moves")


@dataclass(frozen=True)
class LeastValue:
    """The published pairs that are given up, and the times of meetings that are new or moved.

    ``proved`` says that no schedule loses less, goal by goal; of the moves only if nothing is given up.
    ``given_up`` is None if no schedule was found, and ``excluded`` says that none exists.
    """

    given_up: frozenset[Pair] | None
    times: tuple[tuple[Pair, datetime], ...] = ()
    proved: bool = False
    excluded: bool = False


def give_up_least_value(event: Event, published: Published, options: Options) -> LeastValue:
    """Find which published meetings to give up for the fixed ones of an event, at the least loss.

    Parameters
    ----------
    event
        The event. Only published and fixed meetings have to be held; other requests may be.
    options
        Limits in time or work, seed and workers.
    """
    return _Search(index(event, published), options).run()


class SharedLeastValue:
    """The least loss for each of several pairs, from one relaxation that they share.

    The pairs are requested in the event and not published. ``hold`` gives an answer if the relaxation is
    integral, as it mostly is, and None otherwise; then use ``give_up_least_value``.
    """

    def __init__(self, event: Event, published: Published, pairs: Sequence[Pair], options: Options) -> None:
        self._problem = index(event, published)
        self._options = options
        self._base = published_placement(self._problem)
        self._small = self._problem.size <= options.params.rerun.large
        asked = set(pairs)
        items = {i.pair: i.index for i in self._problem.items if i.pair in asked and i.published is None and i.modes}
        self._groups = {pair: k for k, pair in enumerate(items)}
        if self._small and items:
            solver = LexicographicSolver(Model(self._problem), options)
            self._choices = tuple(solver.model.variables.x)
            self._columns = np.array([column.index for column in solver.model.variables.x.values()], dtype=int)
            choices = [solver.model.variables.by_item[i] for i in items.values()]
            weights = WeightedSum.of(self._problem, *LEAST_VALUE_GOALS).weights
            self._relaxation = solver.begin_relaxation(weights, self._base, choices)

    def hold(self, pair: Pair) -> LeastValue | None:
        """What is given up if the pair is held; None if the relaxation does not decide it."""
        if not self._small or pair not in self._groups:
            return None
        budget = Budget(self._options.time_limit, counted=self._options.reproducible)
        relaxed = self._relaxation.solved(budget, self._groups[pair])
        if relaxed is None or relaxed.answer != relaxed.least:
            return None
        chosen = np.flatnonzero(np.round(relaxed.values[self._columns])).tolist()
        taken = {choice.item: choice for choice in map(self._choices.__getitem__, chosen)}
        return _given_up(self._problem, self._base, Placement(taken), proved=True)


def _given_up(problem: Problem, base: Placement, found: Placement, *, proved: bool) -> LeastValue:
    """The published pairs that a placement does not hold, and the times of its new and moved meetings."""
    held = {problem.items[i].pair for i in found.taken}
    lost = frozenset(item.pair for item in problem.items if item.counts_as_kept and item.pair not in held)
    times = tuple(
        (problem.items[i].pair, problem.slots[choice.slot].start)
        for i, choice in found.taken.items()
        if i not in base.taken or base.taken[i].slot != choice.slot
    )
    return LeastValue(lost, times, proved)


class _Search:
    """One search for the least loss; ``run`` is called once."""

    def __init__(self, problem: Problem, options: Options) -> None:
        self._problem = problem
        self._options = options
        self._budget = Budget(options.time_limit, counted=options.reproducible)
        self._base = published_placement(problem)
        self._weighted = WeightedSum.of(problem, *LEAST_VALUE_GOALS)
        self._best: Placement | None = None
        self._value: int | None = None

    def run(self) -> LeastValue:
        """Relax the open problem, then search near the pins, then wherever a better schedule is possible."""
        params = self._options.params.rerun
        affected = AffectedMeetings(self._problem, self._base.taken)
        if self._problem.size > params.large:
            self._solve(restrict_to_neighbourhood(affected), None, 1.0)
            return self._result(None)
        solver = LexicographicSolver(Model(self._problem), self._options)
        relaxed = solver.relax(self._weighted.weights, self._budget, start=self._base)
        if relaxed is None:
            reached = solver.optimise_weighted(self._weighted.weights, self._budget, self._base)
            self._best, self._value = reached.placement, reached.value
            return LeastValue(None, excluded=True) if reached.infeasible else self._result(reached.bound)
        if relaxed.answer == relaxed.least:
            self._best, self._value = solver.rounded(relaxed), relaxed.least
            return self._result(relaxed.least)
        self._solve(fix_published(affected), relaxed.least, self._options.params.rerun.least_value_share)
        self._solve_better(restrict_to_neighbourhood(affected), solver, relaxed)
        bound = self._solve_better(self._problem, solver, relaxed)
        return self._result(max(relaxed.least, bound or relaxed.least))

    def _solve_better(self, part: Problem, solver: LexicographicSolver, relaxed: LpResult) -> int | None:
        """Search for a better schedule in a part of the problem, after reduced-cost fixing."""
        if self._proved(relaxed.least) or self._budget.expired(self._options.params.rerun.least_left):
            return None
        if self._value is not None:
            part = fix_by_reduced_costs(part, solver.model.variables, relaxed, self._value)
        return self._solve(part, relaxed.least, self._options.params.rerun.least_value_share)

    def _solve(self, part: Problem, bound: int | None, share: float) -> int | None:
        """Search a part of the problem within a share of the remaining budget; return a bound of that part."""
        solver = LexicographicSolver(Model(part), self._options)
        if self._value is not None:
            solver.limit(self._weighted.weights, self._value)
        reached = solver.optimise_weighted(
            self._weighted.weights,
            self._budget.share(share),
            self._best,
            strategy=SearchStrategy.RELAXED,
            enough=lambda value: bound is not None and self._close(value, bound),
        )
        if reached.value is not None and (self._value is None or reached.value < self._value):
            self._best, self._value = reached.placement, reached.value
        return reached.bound

    def _close(self, value: int, bound: int) -> bool:
        """Whether musts, value and meetings are at their bounds, and the moves too if nothing is given up."""
        reached, least = self._weighted.values(value), self._weighted.values(bound)
        return reached == least or (reached[:3] == least[:3] and reached[2] > 0)

    def _proved(self, bound: int) -> bool:
        return self._value is not None and self._close(self._value, bound)

    def _result(self, bound: int | None) -> LeastValue:
        if self._best is None or self._value is None:
            return LeastValue(None)
        proved = bound is not None and self._proved(bound)
        return _given_up(self._problem, self._base, self._best, proved=proved)
