"""Keeping a published schedule: the goals *musts*, *kept* and *slot_moves*, then tables and people.

Most late changes are answered at once: the best that can be done with every meeting where it was, or
not held, loses no more than the relaxation says has to be lost. Otherwise the fewest moves are asked
with *musts* and *kept* at these bounds; in large events first of those near what is broken. If the
bounds are out of reach, they are raised, a few times; then one solve of everything is asked, with
weights that dominate each other. New meetings can only take places away, so that the model
needs to hold just what was published, what is pinned and what is marked must; a gap spread is the
exception, since a new meeting may fill a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.model.model import Model
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.placement import Placement, tighter, trivial_bound
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.rerun.affected import AffectedMeetings
from sco_scheduler.engine.rerun.changes import fewest_changes
from sco_scheduler.engine.rerun.fixing import (
    few_choices_open,
    fix_by_reduced_costs,
    fix_published,
    near,
    published_placement,
    without_moves,
)
from sco_scheduler.engine.rerun.minimise import minimise_with_reduced_cost_fixing
from sco_scheduler.engine.search.cp_sat import SolverProgress
from sco_scheduler.engine.search.lexicographic import LexicographicSolver, SearchStrategy, SolveResult, WeightedGoals
from sco_scheduler.engine.search.lp import Simplex
from sco_scheduler.engine.search.weighted_sum import WeightedSum

_SHARE = 0.5
"""The part of the time that is left which one solve may take."""

_NEAR_SHARE = 0.4
_MOVING_SHARE = 0.8
_REST_SHARE = 0.8
"""The parts of the time that is left: for the fewest moves of those near what is broken, of all, and for the rest."""

_RAISES = 3
"""How often the fewest moves are asked, with other bounds of *musts* and *kept*, before everything is asked at once."""

_LEAST_SECONDS = 0.5
"""With less time left, no further solve is begun."""

_LARGE = 60_000
"""Choices from which on it is first tried what moves of those near do: all of them take seconds to state."""

_NEARLY_ALL = 0.8
"""The part of all choices from which on those near are not tried first: that would take as long as all."""

_LARGEST = 400_000
"""Choices from which on nobody moves for another: stating them all takes longer than anybody waits."""

_MOVES: WeightedGoals = (("slot_moves", 1),)
_FIRST = ("musts", "kept", "slot_moves")
_REST = ("table_changes", "person_changes")


@dataclass(frozen=True, slots=True)
class RerunResult:
    """What keeping reached: a result for each of its goals, and a placement with these values.

    There is none for tables and people where so little is open that they can be asked with the goals
    after them. Without a placement there are no results, and ``excluded`` says whether none exists. ``problem`` has
    all the schedules that reach these values, and may have fewer choices than the whole.
    """

    results: tuple[GoalResult, ...]
    placement: Placement | None
    problem: Problem
    excluded: bool = False


def solve_rerun(
    problem: Problem,
    options: Options,
    bounds: Callable[[], Mapping[str, int]],
    left: Callable[[], float],
    stopped: Callable[[], bool],
) -> RerunResult:
    """Lose, move and change as few published meetings as the rules and the musts allow.

    ``bounds`` are those of the relaxation for *musts* and *kept*; each holds where the ones before it
    are reached. They are asked for only where something has to be lost or to move. ``left`` says how many
    seconds are left.
    """
    return RerunSolver(problem, options, bounds, left, stopped).run()


class RerunSolver:
    """Solves the first goals of a rerun; ``run`` is called once."""

    def __init__(
        self,
        problem: Problem,
        options: Options,
        bounds: Callable[[], Mapping[str, int]],
        left: Callable[[], float],
        stopped: Callable[[], bool],
    ) -> None:
        self.problem = problem
        self.options = options
        self._relaxed_bounds = bounds
        self.left = left
        self.stopped = stopped
        self.base = published_placement(problem)
        self.reach = AffectedMeetings(problem, self.base.taken)
        self.results: list[GoalResult] = []
        self.placement: Placement | None = None
        self.excluded = False
        self.fewest_moves = 0
        """Moves without which the bounds of *musts* and *kept* are known to be out of reach."""
        self.proved = False
        self.remaining: Problem | None = None
        """The problem narrowed to the schedules that reach the first three goals, where that is at hand."""

    @cached_property
    def bounds(self) -> dict[str, int]:
        """What is known of *musts* and *kept*, the second where the first is at its bound."""
        return dict(self._relaxed_bounds())

    def run(self) -> RerunResult:
        """The three goals *musts*, *kept* and *slot_moves*, then tables and people."""
        self._first_three()
        if self.placement is None:
            return RerunResult((), None, self.problem, self.excluded)
        values = self._values(self.placement)
        narrowed = self._narrowed(values)
        if self._out_of_time():
            self._record_as_it_is(self.placement)
        elif not few_choices_open(narrowed):
            narrowed = self._tables_and_people(narrowed, self.placement)
        return RerunResult(tuple(self.results), self.placement, narrowed)

    def _narrowed(self, values: Mapping[str, int]) -> Problem:
        """The problem, with the choices of schedules that keep as much as this."""
        if self.remaining is not None:
            return self.remaining
        if values["slot_moves"] == 0:
            return fix_published(self.reach) if self.proved else without_moves(self.problem)
        if self._out_of_time():
            return self.problem
        search = self._search(self.problem)
        for goal in ("musts", "kept"):
            search.lock(goal, values[goal])
        linear = search.relax(_MOVES, self.left() * _SHARE, stopped=self.stopped)
        if linear is None:
            return self.problem
        return fix_by_reduced_costs(self.problem, search.statement.variables, linear, values["slot_moves"])

    # Musts, kept and slot moves

    def _first_three(self) -> None:
        """Settle the first three goals: by staying, by the fewest moves, or by the whole problem."""
        best = self._staying()
        if _LARGE < self.problem.size <= _LARGEST:
            best = self._moving_near(best)
        if self.problem.size <= _LARGEST and not self._settled(best) and not self._out_of_time():
            best = self._moving(best)
        self.proved = self._settled(best)
        if not self.proved and not self._out_of_time() and (best is None or self.problem.size <= _LARGEST):
            best = self._whole_problem(best)
            self.proved = self.proved or self._settled(best)
        if best is None:
            return
        self.placement = best
        reached = True
        for goal, value in self._values(best).items():
            if self.proved:
                self.results.append(_result(goal, value, value, 0.0))
                continue
            bound = self._bound(goal) if reached else trivial_bound(goal)
            reached = reached and value == bound
            self.results.append(_result(goal, value, bound, 0.0))

    def _staying(self) -> Placement | None:
        """The best placement in which nobody moves."""
        reached = self._weighed(self._search(fix_published(self.reach)), self.base, (self._most_musts, 0, 0))
        if (reached.proved or reached.infeasible) and not self._settled(reached.placement):
            self.fewest_moves = 1
        return reached.placement

    def _moving_near(self, best: Placement | None) -> Placement | None:
        """The best placement if only those near what is broken may move; in large events that takes a moment."""
        if self._settled(best) or self._out_of_time():
            return best
        musts, kept = self._bound("musts"), self._bound("kept")
        if musts is None or kept is None:
            return best
        locks = {"musts": musts, "kept": kept}
        part = near(self.reach)
        if part.size > _NEARLY_ALL * self.problem.size:
            return best  # all of them are asked at once
        found = minimise_with_reduced_cost_fixing(
            part, locks, _MOVES, self._search, self._part_left(_NEAR_SHARE), self.stopped, always=False
        )
        return found.placement if self._better(best, found.placement) else best

    def _moving(self, best: Placement | None) -> Placement | None:
        """The best placement with the fewest moves, while no more is lost than the bounds say."""
        for _ in range(_RAISES):
            musts, kept = self._bound("musts"), self._bound("kept")
            if musts is None or kept is None or self._settled(best) or self._out_of_time():
                return best
            locks = {"musts": musts, "kept": kept}
            left = self._part_left(_MOVING_SHARE)
            found = minimise_with_reduced_cost_fixing(
                self.problem, locks, _MOVES, self._search, left, self.stopped, always=False
            )
            self.fewest_moves = max(self.fewest_moves, found.bound or 0)
            if found.proved and found.placement is not None:
                self.remaining = found.problem
            if self._better(best, found.placement):
                best = found.placement
            if found.placement is not None or not self._bounds_raised(excluded=found.proved):
                return best
            self.fewest_moves = 0  # what was known of moves is known for the bounds before
        return best

    def _bounds_raised(self, *, excluded: bool) -> bool:
        """Whether more has to be lost than was known; ``excluded`` says that the bounds cannot be reached together."""
        search = self._search(self.problem)
        for goal in ("musts", "kept"):
            known = self._bound(goal)
            linear = search.relax(((goal, 1),), self.left() * _SHARE, Simplex.PRIMAL, self.stopped)
            if known is None or linear is None:
                break
            bound = -linear.least if goal == "musts" else linear.least
            if tighter(goal, known, bound) != known:
                self.bounds[goal] = bound
                if goal == "musts":
                    self.bounds.pop("kept", None)  # it held for more musts
                return True
            search.lock(goal, known)
        if excluded:
            self.bounds["kept"] = (self._bound("kept") or 0) + 1  # if no must is lost
        return excluded

    def _better(self, best: Placement | None, found: Placement | None) -> bool:
        return found is not None and (best is None or self._key(found) < self._key(best))

    def _loses_least(self, best: Placement) -> bool:
        """Whether no more is lost than has to be, so that a better schedule is one with fewer moves."""
        values = self._values(best)
        if (values["musts"], values["kept"]) == (self._most_musts, 0):
            return True
        return all(values[goal] == self._bound(goal) for goal in ("musts", "kept"))

    def _whole_problem(self, start: Placement | None) -> Placement | None:
        """One solve of everything; its result, or the start where that is better."""
        reached = self._weighed(self._search(self.problem), start, [self._bound(goal) for goal in _FIRST])
        self.excluded = reached.infeasible and start is None
        self.proved = reached.proved
        if reached.bound is not None:
            self.fewest_moves = max(self.fewest_moves, self._moves_in(reached.bound))
        return reached.placement if self._better(start, reached.placement) else start

    def _moves_in(self, bound: int) -> int:
        """The fewest moves that a bound of the weighted sum leaves, the other goals being at their bounds."""
        musts, kept = self._bound("musts"), self._bound("kept")
        return 0 if musts is None or kept is None else self._ranked.bounds(bound, (musts, kept))[-1]

    def _weighed(
        self, search: LexicographicSolver, start: Placement | None, bounds: Sequence[int | None]
    ) -> SolveResult:
        """The best of the first three goals; the solve ends once each is at its bound."""
        seconds = self.left() * _SHARE
        return search.optimise_weighted(
            self._ranked.weights, seconds, start, *self._until(bounds), SearchStrategy.DIVING
        )

    def _search(self, problem: Problem) -> LexicographicSolver:
        concerned = None if problem.gap_spread is not None else _concerned(problem)
        return LexicographicSolver(Model(problem, concerned), self.options)

    def _until(self, bounds: Sequence[int | None]) -> tuple[Callable[[SolverProgress], None], Callable[[], bool]]:
        """Who is told of progress, and who stops the solve: once every goal is at its bound."""
        known = [bound for bound in bounds if bound is not None]
        enough = self._ranked.total(known) if len(known) == len(bounds) else None
        reached: list[int | None] = [None]

        def tell(sight: SolverProgress) -> None:
            reached[0] = sight.value

        def stopped() -> bool:
            return self.stopped() or (reached[0] is not None and enough is not None and reached[0] <= enough)

        return tell, stopped

    def _bound(self, goal: str) -> int | None:
        """A bound of a goal of the first three, where those before it are at theirs."""
        if goal == "slot_moves":
            return self.fewest_moves
        return tighter(goal, self.bounds.get(goal), trivial_bound(goal))

    def _key(self, placement: Placement) -> tuple[int, int, int]:
        values = self._values(placement)
        return -values["musts"], values["kept"], values["slot_moves"]

    def _settled(self, placement: Placement | None) -> bool:
        """Whether nothing better exists."""
        return (
            placement is not None
            and self._loses_least(placement)
            and self._values(placement)["slot_moves"] <= self.fewest_moves
        )

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

    @property
    def _most_musts(self) -> int:
        return len(self.problem.must_pairs)

    @cached_property
    def _ranked(self) -> WeightedSum:
        return WeightedSum.of(self.problem, *_FIRST)

    def _part_left(self, share: float) -> Callable[[], float]:
        rest = self.left() * (1 - share)
        return lambda: self.left() - rest

    def _out_of_time(self) -> bool:
        return self.stopped() or self.left() < _LEAST_SECONDS

    # Tables and people

    def _record_as_it_is(self, placement: Placement) -> None:
        kept = fewest_changes(self.problem, placement, self.options)
        self.results += [_result(goal, kept[goal], trivial_bound(goal), 0.0) for goal in _REST]

    def _tables_and_people(self, problem: Problem, start: Placement) -> Problem:
        """The fewest changes of both; the problem narrowed to them. Where time runs out, what is really kept."""
        began = self.left()
        both = WeightedSum.of(self.problem, *_REST)
        locks, left = self._values(start), self._part_left(_REST_SHARE)
        found = minimise_with_reduced_cost_fixing(problem, locks, both.weights, self._search, left, self.stopped, start)
        bounds: tuple[int | None, ...] = (None, None)
        if found.proved and found.placement is not None and found.value is not None:
            self.placement = found.placement
            values, bounds = both.values(found.value), both.values(found.value)
        else:
            kept = fewest_changes(problem, start, self.options)
            if found.placement is not None:
                other = fewest_changes(problem, found.placement, self.options)
                if [other[goal] for goal in _REST] < [kept[goal] for goal in _REST]:
                    self.placement, kept = found.placement, other
            values = kept["table_changes"], kept["person_changes"]
            if found.bound is not None:
                bounds = both.bounds(found.bound, values)
        spent = (began - self.left()) / len(_REST)
        for goal, value, bound in zip(_REST, values, bounds, strict=True):
            self.results.append(_result(goal, value, tighter(goal, bound, trivial_bound(goal)), spent))
        return found.problem


def _result(goal: str, value: int, bound: int | None, seconds: float) -> GoalResult:
    return GoalResult(goal, value, bound, value == bound, seconds)


def _concerned(problem: Problem) -> list[int]:
    return [i.index for i in problem.items if i.counts_as_kept or i.mandatory or i.must]
