"""Keeping a published schedule: the goals *musts*, *kept* and *slot_moves*, then tables and people.

For most late changes the first strategy suffices: the best placement without moves (every meeting at its place, or
not held) loses no more than the relaxation's bound. Otherwise the other ``STRATEGIES`` follow, each of which may find a
better placement or raise a bound. New meetings can only take places away, so the models contain only items
that are published, pinned or marked must; with a gap spread all items, since a new meeting may fill a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.methods import goal_result, tighter, trivial_bound
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.problem import Placement, Problem, published_placement
from sco_scheduler.engine.rerun.affected import AffectedMeetings
from sco_scheduler.engine.rerun.changes import fewest_changes
from sco_scheduler.engine.rerun.fixing import (
    MinimisationResult,
    few_choices_open,
    fix_by_reduced_costs,
    fix_published,
    keep_slots,
    minimise_with_reduced_cost_fixing,
    restrict_to_neighbourhood,
    without_moves,
)
from sco_scheduler.engine.rerun.slot_search import SlotSearch
from sco_scheduler.engine.search.lexicographic import (
    LexicographicSolver,
    SearchStrategy,
    SolveResult,
    WeightedGoals,
    WeightedSum,
)
from sco_scheduler.engine.search.solvers import Simplex

_MOVES: WeightedGoals = (("slot_moves", 1),)
"""The goal of the solves that lock *musts* and *kept*."""

_FIRST = ("musts", "kept", "slot_moves")
"""The goals that the strategies pursue."""

_LOSSES = ("musts", "kept")

_REST = ("table_changes", "person_changes")
"""The goals after them, solved together on the restricted problem."""


@dataclass(frozen=True, slots=True)
class RerunResult:
    """The results of the goals, and a placement with these values.

    Tables and people have no result if so few choices are open that they can be solved together with the goals after
    them. Without a placement there are no results, and ``excluded`` says whether infeasibility is proved. ``problem``
    contains all schedules with these values, and may have fewer choices than the original.
    """

    results: tuple[GoalResult, ...]
    placement: Placement | None
    problem: Problem
    excluded: bool = False


class RerunSolver:
    """Drops, moves and changes as few published meetings as the rules and the musts allow; ``run`` is called once.

    The strategies share and extend this state: ``bounds`` of *musts* and *kept*, ``fewest_moves``, whether the
    best placement is ``proved`` optimal in these goals or every placement is ``excluded``, and the
    ``remaining`` problem.

    Parameters
    ----------
    problem
        The problem, with published places.
    bounds
        Gives the relaxation's bounds for *musts* and *kept*; each holds if the ones before it are attained.
        Called only if some meeting has to be dropped or moved.
    """

    def __init__(
        self, problem: Problem, options: Options, bounds: Callable[[], Mapping[str, int]], budget: Budget
    ) -> None:
        self.problem = problem
        self.options = options
        self.params = options.params.rerun
        self.budget = budget
        self.base = published_placement(problem)
        self.affected = AffectedMeetings(problem, self.base.taken)
        self.excluded = False
        self.fewest_moves = 0
        """A lower bound of the moves, given the bounds of *musts* and *kept*."""
        self.proved = False
        self.remaining: Problem | None = None
        """The problem restricted to schedules with the values of the first three goals, if known."""
        self._relaxed_bounds = bounds

    @cached_property
    def bounds(self) -> dict[str, int]:
        """Bounds of *musts* and *kept*; that of *kept* holds if *musts* is at its bound."""
        return dict(self._relaxed_bounds())

    def run(self) -> RerunResult:
        """Optimise *musts*, *kept* and *slot_moves*, then tables and people."""
        best = self._fewest_lost_and_moved()
        if best is None:
            return RerunResult((), None, self.problem, self.excluded)
        self.proved = self.proved or self.settled(best)
        results = self._first_results(best)
        restricted = self._restricted(self.values(best))
        if self.out_of_time():
            values = fewest_changes(self.problem, best, self.options)
            results += [goal_result(goal, values[goal], None) for goal in _REST]
        elif not few_choices_open(restricted, self.params):
            best, restricted, rest = self._tables_and_people(restricted, best)
            results += rest
        return RerunResult(tuple(results), best, restricted)

    def _fewest_lost_and_moved(self) -> Placement | None:
        """Work through the strategies, with patience beyond the limit."""
        limit = self.budget.remaining()
        patience = self.params.patience_share * self.options.patience
        self.budget.lengthen(patience)
        best = stay(self)
        for strategy in STRATEGIES:
            if self.proved or self.excluded or self.settled(best) or self.out_of_time():
                break
            if strategy.applies(self, best):
                best = strategy.run(self, best)
        if patience:
            left = self.budget.remaining()
            self.budget.lengthen(max(left - patience, min(limit, self.params.people_seconds)) - left)
        return best

    def _first_results(self, best: Placement) -> list[GoalResult]:
        results = []
        reached = True
        for goal, value in self.values(best).items():
            bound = value if self.proved else self.bound(goal) if reached else None
            results.append(goal_result(goal, value, bound))
            reached = reached and results[-1].proved
        return results

    def _restricted(self, values: Mapping[str, int]) -> Problem:
        """The problem restricted to schedules with these values of the first goals."""
        if self.remaining is not None:
            return self.remaining
        if values["slot_moves"] == 0:
            return fix_published(self.affected) if self.proved else without_moves(self.problem)
        if self.out_of_time():
            return self.problem
        solver = self.solver_of(self.problem)
        for goal in ("musts", "kept"):
            solver.lock(goal, values[goal])
        relaxed = solver.relax(_MOVES, self.budget.share(self.params.solve_share))
        if relaxed is None:
            return self.problem
        return fix_by_reduced_costs(self.problem, solver.model.variables, relaxed, values["slot_moves"])

    # Shared by the strategies

    def out_of_time(self) -> bool:
        """Whether there is too little time to start another solve."""
        return self.budget.stopped() or self.budget.remaining() < self.params.least_seconds

    def solver_of(self, problem: Problem) -> LexicographicSolver:
        """The complete model of the items that the first goals depend on."""
        items = [i.index for i in problem.items if i.counts_as_kept or i.mandatory or i.must]
        return LexicographicSolver(Model(problem, None if problem.gap_spread is not None else items), self.options)

    def values(self, placement: Placement) -> dict[str, int]:
        """The values of the first three goals."""
        musts = sum(any(i in placement.taken for i in items) for items in self.problem.must_pairs.values())
        published = [item for item in self.problem.items if item.counts_as_kept]
        lost = sum(item.index not in placement.taken for item in published)
        moved = sum(
            placement.taken[item.index].slot != item.published.slot
            for item in published
            if item.index in placement.taken and item.published is not None
        )
        return {"musts": musts, "kept": lost, "slot_moves": moved}

    def bound(self, goal: str) -> int | None:
        """The bound of one of the first three goals, given that those before it are at theirs."""
        if goal == "slot_moves":
            return self.fewest_moves
        return tighter(goal, self.bounds.get(goal), trivial_bound(goal))

    def locks(self) -> dict[str, int] | None:
        """The bounds of *musts* and *kept* as locks; None if one is not known."""
        musts, kept = self.bound("musts"), self.bound("kept")
        return None if musts is None or kept is None else {"musts": musts, "kept": kept}

    def better(self, best: Placement | None, found: Placement | None) -> bool:
        """Whether a placement was found that is better in the first three goals.

        Parameters
        ----------
        found
            The new placement; None if none was found.
        """
        return found is not None and (best is None or self.key(found) < self.key(best))

    def key(self, placement: Placement) -> tuple[int, int, int]:
        """The losses of the first three goals, by which placements are compared."""
        values = self.values(placement)
        return -values["musts"], values["kept"], values["slot_moves"]

    def settled(self, placement: Placement | None) -> bool:
        """Whether a placement is known to be optimal in the first three goals: each is at its bound."""
        return (
            placement is not None
            and self.loses_least(placement)
            and self.values(placement)["slot_moves"] <= self.fewest_moves
        )

    def loses_least(self, best: Placement | None) -> bool:
        """Whether no fewer meetings can be dropped, so that only schedules with fewer moves are better."""
        if best is None:
            return False
        values = self.values(best)
        if (values["musts"], values["kept"]) == (self.most_musts, 0):
            return True
        return all(values[goal] == self.bound(goal) for goal in ("musts", "kept"))

    @property
    def most_musts(self) -> int:
        """The number of pairs that count as musts."""
        return len(self.problem.must_pairs)

    @cached_property
    def weighted(self) -> WeightedSum:
        """The first three goals as one weighted sum."""
        return WeightedSum.of(self.problem, *_FIRST)

    def weighted_solve(
        self, solver: LexicographicSolver, start: Placement | None, bounds: Sequence[int | None]
    ) -> SolveResult:
        """Optimise the first three goals as one weighted sum; the solve ends once each is at its bound.

        Parameters
        ----------
        bounds
            The bounds of the goals; None for an unknown one.
        """
        known = [bound for bound in bounds if bound is not None]
        least = self.weighted.total(known) if len(known) == len(bounds) else None
        return solver.optimise_weighted(
            self.weighted.weights,
            self.budget.share(self.params.solve_share),
            start,
            strategy=SearchStrategy.RELAXED,
            enough=lambda value: least is not None and value <= least,
        )

    def minimise_moves(
        self, problem: Problem, locks: Mapping[str, int], share: float, best: Placement | None = None
    ) -> MinimisationResult:
        """Find the fewest moves under locks on the goals before, by reduced-cost fixing.

        Parameters
        ----------
        locks
            Upper limits of the goals before, by name.
        best
            A placement to improve, if it keeps the locks.
        """
        budget = self.budget.share(share)
        known = self.values(best)["slot_moves"] if best is not None and self.loses_least(best) else None
        start = self.base if known is None else best
        return minimise_with_reduced_cost_fixing(
            problem, locks, _MOVES, self.solver_of, budget, self.params, start, known=known, always=False
        )

    def bounds_raised(self, *, excluded: bool) -> bool:
        """Raise the first bound that the linear relaxation shows to be too low.

        Parameters
        ----------
        excluded
            Whether the bounds are known to be unattainable together; then one more meeting has to be lost if
            no other bound rises.

        Returns
        -------
        bool
            Whether a bound was raised.
        """
        solver = self.solver_of(self.problem)
        for goal in _LOSSES:
            known = self.bound(goal)
            relaxed = solver.relax(((goal, 1),), self.budget.share(self.params.solve_share), Simplex.PRIMAL)
            if known is None or relaxed is None:
                break
            bound = -relaxed.least if goal == "musts" else relaxed.least
            if tighter(goal, known, bound) != known:
                self.bounds[goal] = bound
                if goal == "musts":
                    self.bounds.pop("kept", None)  # it held only with the old bound of musts
                return True
            solver.lock(goal, known)
        if excluded:
            self.bounds["kept"] = (self.bound("kept") or 0) + 1  # valid if no must is lost
        return excluded

    def bounds_proved(self, weighted: WeightedSum, total: int) -> None:
        """Adopt the bounds of the first goals that follow from a bound of their weighted sum.

        Parameters
        ----------
        weighted
            The sum of *musts*, *kept* and maybe *slot_moves*.
        total
            A lower bound of the sum.
        """
        known = self.locks()
        if known is None:
            return
        attained: list[int] = []  # each bound holds if those before it are attained
        for goal, before in known.items():
            since = trivial_bound(goal) if attained != list(known.values())[: len(attained)] else before
            bound = tighter(goal, since, weighted.bounds(total, attained)[len(attained)])
            attained.append(before if bound is None else bound)
        if attained != list(known.values()):
            self.bounds |= dict(zip(known, attained, strict=True))
            self.fewest_moves = 0  # the bound of moves held only with the bounds before
        if len(weighted.goals) > len(attained):
            self.fewest_moves = max(self.fewest_moves, weighted.bounds(total, attained)[-1])

    # Tables and people

    def _tables_and_people(self, problem: Problem, start: Placement) -> tuple[Placement, Problem, list[GoalResult]]:
        """The fewest changes of both, and the problem restricted to them.

        If time runs out, the results state what the placement keeps.
        """
        began = self.budget.elapsed
        both = WeightedSum.of(self.problem, *_REST)
        budget = self.budget.share(self.params.people_share)
        near = self._changed_near(problem, start, both, budget.share(self.params.solve_share))
        start = near.placement or start
        if near.value == both.total((0, 0)):
            found = MinimisationResult(near.value, near.value, start, problem, proved=True)
        else:
            locks = self.values(start)
            found = minimise_with_reduced_cost_fixing(
                problem, locks, both.weights, self.solver_of, budget, self.params, start, known=near.value
            )
        best = start
        bounds: tuple[int | None, ...] = (None, None)
        if found.proved and found.placement is not None and found.value is not None:
            best = found.placement
            values, bounds = both.values(found.value), both.values(found.value)
        else:
            kept = fewest_changes(problem, start, self.options)
            if found.placement is not None:
                other = fewest_changes(problem, found.placement, self.options)
                if [other[goal] for goal in _REST] < [kept[goal] for goal in _REST]:
                    best, kept = found.placement, other
            values = kept["table_changes"], kept["person_changes"]
            if found.bound is not None:
                bounds = both.bounds(found.bound, values)
        spent = (self.budget.elapsed - began) / len(_REST)
        rows = zip(_REST, values, bounds, strict=True)
        return best, found.problem, [goal_result(goal, value, bound, spent) for goal, value, bound in rows]

    def _changed_near(self, problem: Problem, start: Placement, both: WeightedSum, budget: Budget) -> SolveResult:
        """The fewest changes of both if meetings stay in their slots, which leaves a small problem."""
        solver = self.solver_of(keep_slots(problem, start))
        for goal, value in self.values(start).items():
            solver.lock(goal, value)
        return solver.optimise_weighted(both.weights, budget, start)


# Strategies


def stay(s: RerunSolver) -> Placement | None:
    """The best placement without moves: the first strategy of every rerun."""
    reached = s.weighted_solve(s.solver_of(fix_published(s.affected)), s.base, (s.most_musts, 0, 0))
    if (reached.proved or reached.infeasible) and not s.settled(reached.placement):
        s.fewest_moves = 1
    return reached.placement


def move_neighbourhood(s: RerunSolver, best: Placement | None) -> Placement | None:
    """The best placement if only the neighbourhood of broken rules may move; fast in large events."""
    locks = s.locks()
    part = restrict_to_neighbourhood(s.affected)
    if locks is None or part.size > s.params.nearly_all * s.problem.size:
        return best  # the next strategy searches the whole problem
    found = s.minimise_moves(part, locks, s.params.neighbourhood_share)
    return found.placement if s.better(best, found.placement) else best


def move_fewest(s: RerunSolver, best: Placement | None) -> Placement | None:
    """The best placement with the fewest moves, given the bounds of losses.

    If the bounds are unattainable, they are raised: once, or up to a limit in large events, which are not searched as a
    whole next.
    """
    large = s.problem.size > s.params.large
    for _ in range(s.params.raises if large else 1):
        locks = s.locks()
        if locks is None or s.settled(best) or s.out_of_time():
            return best
        share = s.params.moves_share if large or s.loses_least(best) else s.params.first_moves_share
        found = s.minimise_moves(s.problem, locks, share, best)
        s.fewest_moves = max(s.fewest_moves, found.bound or 0)
        if found.proved and found.placement is not None:
            s.remaining = found.problem
        if s.better(best, found.placement):
            best = found.placement
        if found.placement is not None or not s.bounds_raised(excluded=found.proved):
            return best
        s.fewest_moves = 0  # the bound of moves held only with the bounds that were just raised
    return best


def search_slots(s: RerunSolver, best: Placement | None) -> Placement | None:
    """A better placement by many small solves, in each of which only the meetings of some slots may change."""
    if best is None:
        return None

    def solve(part: Problem, start: Placement, budget: Budget) -> SolveResult:
        return s.solver_of(part).optimise_weighted(s.weighted.weights, budget, start, strategy=SearchStrategy.RELAXED)

    search = SlotSearch(s.problem, solve, s.key, s.params, s.options.seed)
    return search.run(best, s.budget.share(s.params.slots_share), s.settled)


def lose_fewest(s: RerunSolver, best: Placement | None) -> Placement | None:
    """A placement that loses fewer, searched from the best one down; then the bound of losses.

    Where losses are above the relaxation's bounds, to exclude each number below the fewest takes far longer than to
    find a placement that has it.
    """
    best = solve_whole(s, best)
    if best is None or s.settled(best) or s.out_of_time():
        return best
    both = WeightedSum.of(s.problem, *_LOSSES)
    reached = s.solver_of(s.problem).optimise_weighted(
        both.weights, s.budget.share(s.params.solve_share), best, strategy=SearchStrategy.RELAXED
    )
    if reached.bound is not None:
        s.bounds_proved(both, reached.bound)
    return reached.placement if s.better(best, reached.placement) else best


def solve_whole(s: RerunSolver, best: Placement | None) -> Placement | None:
    """Solve everything as one weighted sum whose weights dominate each other; return the better placement."""
    reached = s.weighted_solve(s.solver_of(s.problem), best, [s.bound(goal) for goal in _FIRST])
    s.excluded = reached.infeasible
    s.proved = reached.proved
    if reached.bound is not None:
        s.bounds_proved(s.weighted, reached.bound)
    return reached.placement if s.better(best, reached.placement) else best


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way to find a better placement, and the condition under which to try it."""

    applies: Callable[[RerunSolver, Placement | None], bool]
    run: Callable[[RerunSolver, Placement | None], Placement | None]


STRATEGIES = (
    Strategy(lambda s, _: s.params.large < s.problem.size <= s.params.largest, move_neighbourhood),
    Strategy(lambda s, _: s.problem.size <= s.params.largest, move_fewest),
    Strategy(lambda s, _: s.problem.size <= s.params.large, search_slots),
    Strategy(lambda s, best: s.problem.size <= s.params.large and not s.loses_least(best), lose_fewest),
    Strategy(lambda s, best: s.problem.size <= s.params.large and s.loses_least(best), move_fewest),
    Strategy(lambda s, best: best is None or s.problem.size <= s.params.largest, solve_whole),
)
"""Tried in this order until the best placement is settled or time runs out."""
