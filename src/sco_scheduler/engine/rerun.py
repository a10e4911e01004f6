"""Keeping a published schedule: the goals *musts*, *kept* and *slot_moves*, then tables and people.

Most late changes are answered at once: the best that can be done with every meeting where it was, or
not held, loses no more than the relaxation says has to be lost. Otherwise the relaxation's bounds are
tried as they are, with the fewest moves; and only if they cannot be reached, each group of goals is
one solve with weights that dominate each other. New meetings can only take places away, so that the
model needs to hold just what was published, what is pinned and what is marked must; a gap spread is
the exception, since a new meeting may fill a gap.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.bounds import tighter, trivial_bound
from sco_scheduler.engine.lexicographic import Lexicographic
from sco_scheduler.engine.options import Options
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import NONE, Problem
from sco_scheduler.engine.statement import Statement
from sco_scheduler.engine.variables import Choice

_SHARE = 0.5

_EVALUATION_SECONDS = 5.0
"""Far more than it takes to see what a given placement keeps."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping reached: a result for each of its goals, and a placement with these values.

    Without a placement there are no results, and ``excluded`` says whether none exists.
    """

    results: tuple[GoalResult, ...]
    placement: Placement | None
    excluded: bool = False


def keep_published(
    problem: Problem, options: Options, bounds: Mapping[str, int], seconds: float, stopped: Callable[[], bool]
) -> Kept:
    """Lose, move and change as few published meetings as the rules and the musts allow.

    ``bounds`` are those of the relaxation for *musts* and *kept*; each holds where the ones before it
    are reached.
    """
    began = time.perf_counter()
    keeper = _Keeper(problem, options, bounds, lambda: seconds - (time.perf_counter() - began), stopped)
    return keeper.run()


class _Keeper:
    def __init__(
        self,
        problem: Problem,
        options: Options,
        bounds: Mapping[str, int],
        left: Callable[[], float],
        stopped: Callable[[], bool],
    ) -> None:
        self.problem = problem
        self.bounds = bounds
        self.left = left
        self.stopped = stopped
        held = None if problem.gap_spread is not None else _concerned(problem)
        self.options = options
        self.search = Lexicographic(Statement(problem, held), options)
        self.results: list[GoalResult] = []
        self.placement: Placement | None = None

    def run(self) -> Kept:
        start = self._stay_or_drop()
        if start is not None and self._settled(start):
            self.placement = start
            for goal, value in self._reached(start).items():
                self._record(goal, value, value, 0.0)
        elif not self._fewest_moves_at_bounds(start, self.left() * _SHARE):
            self._weighted(("musts", "kept", "slot_moves"), start, self.left() * _SHARE)
        if self.placement is not None:
            self._weighted(("table_changes", "person_changes"), self.placement, self.left())
        excluded = self.placement is None and self._excluded
        return Kept(tuple(self.results), self.placement, excluded)

    _excluded = False

    def _stay_or_drop(self) -> Placement | None:
        """The best placement in which every published meeting is where it was, or not held."""
        stays = published_placement(self.problem).taken
        others = {i.index for i in self.problem.items if (i.mandatory or i.must) and i.index not in stays}
        search = Lexicographic(Statement(self.problem, others | set(stays), placed=stays), self.options)
        weights = self._weights(("musts", "kept"))
        return search.optimise_weighted(weights, self.left() * _SHARE, stopped=self.stopped).placement

    def _fewest_moves_at_bounds(self, start: Placement | None, seconds: float) -> bool:
        """Move as few meetings as can be while musts and kept are at their bounds; whether that is settled."""
        if not {"musts", "kept"} <= self.bounds.keys():
            return False
        search = Lexicographic(self.search.statement.again(), self.options)
        for goal in ("musts", "kept"):
            search.lock(goal, self.bounds[goal])
        reached = search.optimise("slot_moves", seconds, start, stopped=self.stopped)
        if reached.placement is None or reached.value is None:
            return False
        self.placement = reached.placement
        for goal in ("musts", "kept"):
            self._record(goal, self.bounds[goal], self.bounds[goal], 0.0)
        self._record("slot_moves", reached.value, reached.value if reached.proved else reached.bound, seconds)
        return True

    def _reached(self, placement: Placement) -> dict[str, int]:
        musts = sum(any(i in placement.taken for i in items) for items in self.problem.must_pairs.values())
        published = [item for item in self.problem.items if item.counts_as_kept]
        lost = sum(item.index not in placement.taken for item in published)
        moved = sum(
            placement.taken[item.index].slot != item.published.slot
            for item in published
            if item.index in placement.taken and item.published is not None
        )
        return {"musts": musts, "kept": lost, "slot_moves": moved}

    def _settled(self, placement: Placement) -> bool:
        """Whether nothing better exists: musts and kept are at their bounds, and nothing moved."""
        reached = self._reached(placement)
        at_bounds = all(reached[goal] == self.bounds.get(goal) for goal in ("musts", "kept"))
        return at_bounds and reached["slot_moves"] == 0

    def _weights(self, goals: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        most = 1 + sum(item.counts_as_kept for item in self.problem.items)
        return tuple((goal, most ** (len(goals) - 1 - k)) for k, goal in enumerate(goals))

    def _weighted(self, goals: tuple[str, ...], start: Placement | None, seconds: float) -> None:
        """One solve of a group of goals. If time runs out, what the bounds say of each is kept."""
        began = time.perf_counter()
        reached = self.search.optimise_weighted(self._weights(goals), seconds, start, stopped=self.stopped)
        spent = (time.perf_counter() - began) / len(goals)
        if reached.placement is None:
            self._excluded = reached.infeasible
            return
        self.placement = reached.placement
        valid = True
        for goal in goals:
            value = self.search.evaluated(goal)
            known = self.bounds.get(goal) if valid else None
            bound = value if reached.proved else tighter(goal, known, trivial_bound(goal))
            valid = valid and value == bound
            self._record(goal, value, bound, spent)

    def _record(self, goal: str, value: int, bound: int | None, seconds: float) -> None:
        self.results.append(GoalResult(goal, value, bound, value == bound, seconds))
        self.search.lock(goal, value)


def changes(problem: Problem, placement: Placement, options: Options) -> dict[str, int]:
    """The goals of a rerun for a placement, with tables and interpreters kept as far as it allows."""
    placed = placement.taken
    search = Lexicographic(Statement(problem, placed, placed=placed, with_gap_spread=False), options)
    for i in placed:
        search.statement.model.add(search.statement.variables.held(i) == 1)
    values: dict[str, int] = {}
    for goal in RERUN_ONLY:
        reached = search.optimise(goal, _EVALUATION_SECONDS, placement)
        if reached.value is not None:
            values[goal] = reached.value
            search.lock(goal, reached.value)
    return values


def staying(problem: Problem) -> Problem:
    """The same problem once it is known that no kept meeting has to move: each is where it was, or not held.

    Modes keep their numbers, so that placements mean the same in both.
    """
    items = []
    for item in problem.items:
        place = item.published
        if place is not None and item.counts_as_kept:
            here = tuple(mode._replace(slots=tuple(t for t in mode.slots if t == place.slot)) for mode in item.modes)
            items.append(replace(item, modes=here))
        else:
            items.append(item)
    return replace(problem, items=items)


def published_placement(problem: Problem) -> Placement:
    """The published meetings that are still possible where they are: where to start from."""
    taken = {}
    for item in problem.items:
        place = item.published
        if place is None or place.slot == NONE:
            continue
        for m, mode in enumerate(item.modes):
            same = (mode.purchaser_delegate, mode.supplier_delegate) == place[2:4]
            if place.slot in mode.slots and (same or item.index not in taken):
                taken[item.index] = Choice(item.index, m, place.slot)
                if same:
                    break
    return Placement(taken)


def _concerned(problem: Problem) -> list[int]:
    return [i.index for i in problem.items if i.counts_as_kept or i.mandatory or i.must]
