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
from sco_scheduler.engine.running import Sight
from sco_scheduler.engine.statement import Statement
from sco_scheduler.engine.variables import Choice

_SHARE = 0.5
_WIDTHS = 3
_STAYING_SECONDS = 2.0
_FIRST = ("musts", "kept", "slot_moves")

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
        self._first_three()
        if self.placement is not None:
            self._tables_and_people(self.placement)
        excluded = self.placement is None and self._excluded
        return Kept(tuple(self.results), self.placement, excluded)

    _excluded = False

    # Musts, kept and slot moves

    def _first_three(self) -> None:
        """Settle the first three goals: by staying, by moving a few, or by the whole model."""
        best = self._stay_or_drop()
        if best is not None and not self._settled(best):
            self.most_moves_saved = self._least_lost_staying(best)
            for width in range(_WIDTHS):
                if self._settled(best) or self.stopped() or self.left() < 1.0:
                    break
                best = self._with_some_free(best, width)
        if best is None or not self._settled(best):
            best = self._whole_model(best)
        if best is None:
            return
        self.placement = best
        valid = True
        for goal, value in self._values(best).items():
            bound = self._bound(goal) if valid else trivial_bound(goal)
            valid = valid and value == bound
            self._record(goal, value, value if self._whole_proved else bound, 0.0)

    most_moves_saved: int | None = None
    """What is lost at least if no meeting moves; every meeting less than that has to move instead."""
    _whole_proved = False

    def _stay_or_drop(self) -> Placement | None:
        """The best placement in which every published meeting is where it was, or not held."""
        return self._solve_with(published_placement(self.problem).taken, None, self.left() * _SHARE)

    def _with_some_free(self, best: Placement, width: int) -> Placement:
        """Free what is lost, then whoever meets the same people, then whoever meets those."""
        free = {i.index for i in self.problem.items if i.counts_as_kept and i.index not in best.taken}
        free |= {i for items in self.problem.must_pairs.values() for i in items if i not in best.taken}
        for _ in range(width):
            people = {d for i in free for mode in self.problem.items[i].modes for d in mode[:2]}
            free |= {i for i in best.taken if not people.isdisjoint(self._people_of(best.taken[i]))}
        stays = {i: choice for i, choice in best.taken.items() if i not in free}
        found = self._solve_with(stays, best, self.left() * _SHARE)
        return found if found is not None and self._key(found) < self._key(best) else best

    def _people_of(self, choice: Choice) -> tuple[int, ...]:
        return self.problem.items[choice.item].modes[choice.mode][:2]

    def _solve_with(self, placed: Mapping[int, Choice], start: Placement | None, seconds: float) -> Placement | None:
        """The best placement in which these are where they are, or not held, and all others are free."""
        items = {i.index for i in self.problem.items if i.counts_as_kept or i.mandatory or i.must}
        if start is None:
            items = {i for i in items if i in placed or not self.problem.items[i].counts_as_kept}
        search = Lexicographic(Statement(self.problem, items | set(placed), placed=placed), self.options)
        return search.optimise_weighted(self._weights(_FIRST), seconds, start, *self._until_settled()).placement

    def _until_settled(self) -> tuple[Callable[[Sight], None], Callable[[], bool]]:
        """Who is told of progress, and who stops the solve: once every goal is at its bound."""
        bounds = [self._bound(goal) for goal in _FIRST]
        reached: list[int | None] = [None]

        def tell(sight: Sight) -> None:
            reached[0] = sight.value

        def stopped() -> bool:
            if self.stopped():
                return True
            if reached[0] is None or None in bounds:
                return False
            signs = (-1, 1, 1)
            terms = zip(signs, self._weights(_FIRST), bounds, strict=True)
            return reached[0] <= sum(sign * weight * (bound or 0) for sign, (_, weight), bound in terms)

        return tell, stopped

    def _least_lost_staying(self, start: Placement) -> int | None:
        """How many published meetings are lost at least if none moves, whatever becomes of the musts."""
        if self.problem.gap_spread is not None:
            return None  # dropping a meeting can then break a rule
        still = staying(self.problem)
        items = [replace(item, mandatory=item.mandatory and not item.counts_as_kept) for item in still.items]
        concerned = [item.index for item in items if item.counts_as_kept or item.mandatory]
        search = Lexicographic(Statement(replace(still, items=items), concerned), self.options)
        reached = search.optimise("kept", min(self.left() * _SHARE, _STAYING_SECONDS), start, stopped=self.stopped)
        return None if reached.bound is None else max(0, reached.bound)

    def _whole_model(self, start: Placement | None) -> Placement | None:
        """One solve of everything that is concerned; its result, or the start where that is better."""
        seconds = self.left() * _SHARE
        reached = self.search.optimise_weighted(self._weights(_FIRST), seconds, start, *self._until_settled())
        self._excluded = reached.infeasible and start is None
        found = reached.placement
        if found is None or (start is not None and self._key(start) < self._key(found)):
            return start
        self._whole_proved = reached.proved
        return found

    def _bound(self, goal: str) -> int | None:
        """A bound of a goal of the first three, where those before it are at theirs."""
        if goal == "slot_moves":
            spared = self.bounds.get("kept")
            known = self.most_moves_saved
            return max(0, known - spared) if known is not None and spared is not None else 0
        return tighter(goal, self.bounds.get(goal), trivial_bound(goal))

    def _key(self, placement: Placement) -> tuple[int, int, int]:
        values = self._values(placement)
        return -values["musts"], values["kept"], values["slot_moves"]

    def _settled(self, placement: Placement) -> bool:
        """Whether nothing better exists: every goal is at its bound."""
        return all(value == self._bound(goal) for goal, value in self._values(placement).items())

    def _values(self, placement: Placement) -> dict[str, int]:
        musts = sum(any(i in placement.taken for i in items) for items in self.problem.must_pairs.values())
        published = [item for item in self.problem.items if item.counts_as_kept]
        lost = sum(item.index not in placement.taken for item in published)
        moved = sum(
            placement.taken[item.index].slot != item.published.slot
            for item in published
            if item.index in placement.taken and item.published is not None
        )
        return {"musts": musts, "kept": lost, "slot_moves": moved}

    def _weights(self, goals: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        most = 1 + sum(item.counts_as_kept for item in self.problem.items)
        return tuple((goal, most ** (len(goals) - 1 - k)) for k, goal in enumerate(goals))

    # Tables and people

    def _tables_and_people(self, start: Placement) -> None:
        """One solve for both; where time runs out, what the placement really keeps."""
        goals = ("table_changes", "person_changes")
        began = time.perf_counter()
        reached = self.search.optimise_weighted(self._weights(goals), self.left(), start, stopped=self.stopped)
        spent = (time.perf_counter() - began) / len(goals)
        if reached.proved and reached.placement is not None:
            self.placement = reached.placement
            for goal in goals:
                value = self.search.evaluated(goal)
                self._record(goal, value, value, spent)
            return
        kept = changes(self.problem, start, self.options)
        if reached.placement is not None:
            other = changes(self.problem, reached.placement, self.options)
            if [other[goal] for goal in goals] < [kept[goal] for goal in goals]:
                self.placement, kept = reached.placement, other
        for goal in goals:
            self._record(goal, kept[goal], trivial_bound(goal), spent)

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
