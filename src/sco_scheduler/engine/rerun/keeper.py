"""Keeping a published schedule: the goals *musts*, *kept* and *slot_moves*, then tables and people.

Most late changes are answered at once: the best that can be done with every meeting where it was, or
not held, loses no more than the relaxation says has to be lost. Otherwise one move is allowed for what
it can reach, then two, then three; whatever cannot be reached stays, so that these are small problems,
and the first one that reaches the relaxation's bounds has the fewest moves. Only if none does, one
solve of everything is asked, with weights that dominate each other. New meetings can only take places
away, so that the model needs to hold just what was published, what is pinned and what is marked must;
a gap spread is the exception, since a new meeting may fill a gap.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.bounds import tighter, trivial_bound
from sco_scheduler.engine.lexicographic import Lexicographic, Reached
from sco_scheduler.engine.options import Options
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.rerun.measuring import changes
from sco_scheduler.engine.rerun.narrowing import in_their_slots, may_move_all, settled, settled_in_free_places
from sco_scheduler.engine.rerun.places import published_placement, staying
from sco_scheduler.engine.rerun.reach import Reach
from sco_scheduler.engine.running import Sight
from sco_scheduler.engine.statement import Statement

_SHARE = 0.5
"""The part of the time that is left which one solve may take."""

_STEPS = 3
"""Moves that are allowed one by one before everything is asked at once."""

_LEAST_SECONDS = 0.5
"""With less time left, no further solve is begun."""

_FIRST = ("musts", "kept", "slot_moves")
_REST = ("table_changes", "person_changes")


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping reached: a result for each of its goals, and a placement with these values.

    Without a placement there are no results, and ``excluded`` says whether none exists. ``problem`` has
    all the schedules that reach the first three goals, and may have fewer choices than the whole.
    """

    results: tuple[GoalResult, ...]
    placement: Placement | None
    problem: Problem
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
        self.options = options
        self.bounds = dict(bounds)
        self.left = left
        self.stopped = stopped
        self.base = published_placement(problem)
        self.reach = Reach(problem, self.base.taken)
        self.results: list[GoalResult] = []
        self.placement: Placement | None = None
        self.excluded = False
        self.fewest_moves = 0
        """Moves without which the bounds of *musts* and *kept* are known to be out of reach."""
        self.proved = False
        self.least_lost_in_place: int | None = None
        """How many meetings are lost at least if none moves."""

    def run(self) -> Kept:
        self._first_three()
        if self.placement is None:
            return Kept((), None, self.problem, self.excluded)
        narrowed = self._narrowed(self.placement)
        self._tables_and_people(narrowed, self.placement)
        return Kept(tuple(self.results), self.placement, narrowed)

    def _narrowed(self, placement: Placement) -> Problem:
        """The problem, with the choices of schedules that keep as much as this placement."""
        values = self._values(placement)
        moves = values["slot_moves"]
        if self.proved:
            narrowed = settled(self.reach, moves, values["kept"], self._leaving)
            if moves > 0 and moves + values["kept"] == self.least_lost_in_place:
                narrowed = min(narrowed, settled_in_free_places(self.reach), key=lambda problem: problem.size)
            return narrowed
        return staying(self.problem) if moves == 0 else self.problem

    # Musts, kept and slot moves

    def _first_three(self) -> None:
        """Settle the first three goals: by staying, by a few moves, or by the whole problem."""
        best = self._step_by_step()
        self.proved = self._settled(best, 0)
        if not self.proved and not self._out_of_time():
            best = self._whole_problem(best)
            self.proved = self.proved or self._settled(best, 0)
        if best is None:
            return
        self.placement = best
        reached = True
        for goal, value in self._values(best).items():
            bound = self._bound(goal) if reached else trivial_bound(goal)
            reached = reached and value == bound
            self.results.append(_result(goal, value, value if self.proved else bound, 0.0))

    def _step_by_step(self) -> Placement | None:
        """The best placement with no moves, with one, and so on, until it is known to be the best of all.

        What needs no more moves than meetings are spared by them moves into free places, whatever their
        number, so that these are tried before one move.
        """
        best: Placement | None = None
        for moves in range(_STEPS + 1):
            if self._out_of_time():
                return best
            if moves < self.fewest_moves and self._loses_least(best):
                continue
            search = self._search(settled(self.reach, moves, self._most_lost(best), self._leaving))
            best, known = self._better(search, best)
            if self._settled(best, moves) or not known:
                return best
            self.fewest_moves = max(self.fewest_moves, moves + 1)
            if moves == 0:
                self._count_lost(search, best)
                if self.least_lost_in_place is not None and not self._out_of_time():
                    best, _ = self._better(self._search(settled_in_free_places(self.reach)), best)
                if not self._settled(best, moves):
                    best = self._with_least_lost(best)
            if self._settled(best, moves):
                return best
        return best

    def _with_least_lost(self, best: Placement | None) -> Placement | None:
        """The best placement once it is tried to lose no more than the relaxation says, with few moves, then more.

        If the others have to be kept, those that cannot be where they were have to move, which takes
        most of the few moves: these are far smaller problems than those in which any may be lost.
        """
        steps = 0
        while not (self._settled(best, 0) or self._out_of_time() or steps > _STEPS):
            steps += 1
            musts, kept = self._bound("musts"), self._bound("kept")
            if musts is None or kept is None or self.problem.gap_spread is not None or self._most_lost(best) is None:
                return best
            moves = self.fewest_moves = max(self.fewest_moves, self._leaving - kept)
            search = self._search(settled(self.reach, moves, kept, self._leaving))
            search.lock("musts", musts)
            search.lock("kept", kept)
            fewer = self._values(best)["slot_moves"] - 1 if best is not None and self._loses_least(best) else None
            if fewer is not None:
                search.lock("slot_moves", fewer)
            seconds = self.left() * _SHARE
            reached = search.optimise("slot_moves", seconds, stopped=self.stopped, linear=True)
            if reached.placement is not None and (best is None or self._key(reached.placement) < self._key(best)):
                best = reached.placement
            if not (reached.proved or reached.infeasible):
                return best
            everything = may_move_all(self.reach, moves, kept, self._leaving)
            if reached.infeasible and fewer is not None:
                self.fewest_moves = (fewer if everything else min(moves, fewer)) + 1
            elif reached.infeasible and everything:
                self.bounds["kept"] = kept + 1  # if no must is lost
                self.fewest_moves = max(0, (self.least_lost_in_place or 0) - kept - 1)
            elif reached.value is None or (reached.value > moves and not everything):
                self.fewest_moves = moves + 1
            else:
                self.fewest_moves = reached.value
        return best

    def _better(self, search: Lexicographic, best: Placement | None) -> tuple[Placement | None, bool]:
        """The best placement after one more solve, and whether that solve was carried to its end."""
        reached = self._weighed(search, best)
        found = reached.placement
        if found is not None and (best is None or self._key(found) < self._key(best)):
            best = found
        return best, reached.proved or reached.infeasible

    def _count_lost(self, search: Lexicographic, start: Placement | None) -> None:
        """Every meeting that would be lost if none moved, and that need not be lost, has to move."""
        spared = self.bounds.get("kept")
        if spared is None or self.problem.gap_spread is not None:
            return  # with a gap spread, dropping a meeting can break a rule
        seconds = self.left() * _SHARE
        reached = search.optimise("kept", seconds, start, stopped=self.stopped, linear=True)
        if reached.bound is not None:
            self.least_lost_in_place = reached.bound
            self.fewest_moves = max(self.fewest_moves, reached.bound - spared)

    def _loses_least(self, best: Placement | None) -> bool:
        """Whether no more is lost than has to be, so that a better schedule is one with fewer moves."""
        return best is not None and self._most_lost(best) == self._bound("kept")

    @property
    def _leaving(self) -> int:
        """How many published meetings cannot stay where they were, as far as it is known."""
        return max(len(self.reach.displaced), self.least_lost_in_place or 0)

    def _most_lost(self, best: Placement | None) -> int | None:
        """How many meetings the best schedules lose at most, as the best one so far shows; None if it does not."""
        if best is None:
            return None
        values = self._values(best)
        return values["kept"] if values["musts"] == self._bound("musts") else None

    def _whole_problem(self, start: Placement | None) -> Placement | None:
        """One solve of everything that a better schedule could reach; its result, or the start where that is better.

        Where the start loses no more than has to be lost, a better schedule is one with fewer moves.
        """
        problem, most_moves = self.problem, None
        if start is not None and self._loses_least(start):
            most_moves = self._values(start)["slot_moves"]
            problem = settled(self.reach, most_moves - 1, self._most_lost(start), self._leaving)
        reached = self._weighed(self._search(problem), None if most_moves is not None else start)
        self.excluded = reached.infeasible and start is None
        self.proved = reached.proved or (reached.infeasible and start is not None)
        if reached.bound is not None:
            moves = self._moves_in(reached.bound)
            self.fewest_moves = max(self.fewest_moves, moves if most_moves is None else min(moves, most_moves))
        found = reached.placement
        if found is None or (start is not None and self._key(start) < self._key(found)):
            self.proved = self.proved and most_moves is not None
            return start
        return found

    def _moves_in(self, bound: int) -> int:
        """The fewest moves that a bound of the weighted sum leaves, the other goals being at their bounds."""
        musts, kept = self._bound("musts"), self._bound("kept")
        (_, must), (_, lost), _ = self._weights(_FIRST)
        return 0 if musts is None or kept is None else bound + must * musts - lost * kept

    def _weighed(self, search: Lexicographic, start: Placement | None) -> Reached:
        seconds = self.left() * _SHARE
        return search.optimise_weighted(self._weights(_FIRST), seconds, start, *self._until_settled(), linear=True)

    def _search(self, problem: Problem) -> Lexicographic:
        concerned = None if problem.gap_spread is not None else _concerned(problem)
        return Lexicographic(Statement(problem, concerned), self.options)

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

    def _bound(self, goal: str) -> int | None:
        """A bound of a goal of the first three, where those before it are at theirs."""
        if goal == "slot_moves":
            return self.fewest_moves
        return tighter(goal, self.bounds.get(goal), trivial_bound(goal))

    def _key(self, placement: Placement) -> tuple[int, int, int]:
        values = self._values(placement)
        return -values["musts"], values["kept"], values["slot_moves"]

    def _settled(self, placement: Placement | None, moves: int) -> bool:
        """Whether nothing better exists, all schedules with so many moves having been looked at."""
        if placement is None:
            return False
        values = self._values(placement)
        if any(values[goal] != self._bound(goal) for goal in ("musts", "kept")):
            return False
        return values["slot_moves"] <= max(moves, self.fewest_moves)

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

    def _out_of_time(self) -> bool:
        return self.stopped() or self.left() < _LEAST_SECONDS

    # Tables and people

    def _tables_and_people(self, problem: Problem, start: Placement) -> None:
        """First with every meeting in its slot, then one solve for both; where time runs out, what is really kept."""
        began = time.perf_counter()
        if self._values(start)["slot_moves"]:
            start = self._in_their_slots(start)
            self.placement = start
            if self._none_changed(start):
                self.results += [_result(goal, 0, 0, (time.perf_counter() - began) / len(_REST)) for goal in _REST]
                return
        search = self._search(problem)
        for goal, value in self._values(start).items():
            search.lock(goal, value)
        reached = search.optimise_weighted(self._weights(_REST), self.left(), start, stopped=self.stopped, linear=True)
        spent = (time.perf_counter() - began) / len(_REST)
        if reached.proved and reached.placement is not None:
            self.placement = reached.placement
            self.results += [_result(goal, search.evaluated(goal), search.evaluated(goal), spent) for goal in _REST]
            return
        kept = changes(problem, start, self.options)
        if reached.placement is not None:
            other = changes(problem, reached.placement, self.options)
            if [other[goal] for goal in _REST] < [kept[goal] for goal in _REST]:
                self.placement, kept = reached.placement, other
        self.results += [_result(goal, kept[goal], trivial_bound(goal), spent) for goal in _REST]

    def _in_their_slots(self, start: Placement) -> Placement:
        """The placement with as few changes of table and people as its slots allow, as far as time allows."""
        search = self._search(in_their_slots(self.problem, start))
        for goal, value in self._values(start).items():
            search.lock(goal, value)
        seconds = self.left() * _SHARE
        reached = search.optimise_weighted(self._weights(_REST), seconds, start, stopped=self.stopped, linear=True)
        return reached.placement if reached.placement is not None else start

    def _none_changed(self, placement: Placement) -> bool:
        changed = changes(self.problem, placement, self.options)
        return all(changed[goal] == trivial_bound(goal) for goal in _REST)


def _result(goal: str, value: int, bound: int | None, seconds: float) -> GoalResult:
    return GoalResult(goal, value, bound, value == bound, seconds)


def _concerned(problem: Problem) -> list[int]:
    return [i.index for i in problem.items if i.counts_as_kept or i.mandatory or i.must]
