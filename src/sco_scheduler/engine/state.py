"""One solve under way: the best placement so far, what is known of its goals, and who is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sco_scheduler.background import BackgroundTask
from sco_scheduler.domain.goals import GOALS, RERUN_ONLY
from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.budget import Clock, Progress, Watch
from sco_scheduler.engine.model.model import Model
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.placement import Placement, measure, tighter, trivial_bound
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.rerun.changes import fewest_changes
from sco_scheduler.engine.rerun.fixing import fix_by_reduced_costs
from sco_scheduler.engine.rerun.minimise import LEAST_SECONDS, minimise_with_reduced_cost_fixing
from sco_scheduler.engine.search.cp_sat import SolverProgress
from sco_scheduler.engine.search.lexicographic import LexicographicSolver, SearchStrategy, SolveResult, WeightedGoals
from sco_scheduler.engine.search.lp import Simplex
from sco_scheduler.engine.value.construct import Construction, construct

SMALL = 3_000
"""Choices (pair, delegates, slot) up to which the complete statement is solved from scratch."""


HUGE = 60_000
"""Choices from which on no model and no linear programme is built that has all of them, unless they are published."""


_FIRST_SECONDS, _FIRST_SECONDS_AN_ITEM = 0.3, 1.5e-5
"""Time for improving the first schedule: a third of a second at full size, five seconds at the largest."""

_MANY_DELEGATES = 1_000
"""Delegates from which on the relaxed solution of what is left is followed down sooner than its bound is raised."""


class SolveState:
    """What the stages of a solve share. Stages improve ``placement`` and record a result for each goal.

    ``excluded`` says that the solver excluded every schedule, ``confirmed`` that a second solve of
    another kind did so too. ``interpreters`` is an assignment (by
    item) that goes with the placement, where a stage has made one. ``outer_bounds`` are bounds from a
    relaxation for goals that come next. ``most_slot_moves`` is how many published meetings may move.
    """

    def __init__(self, problem: Problem, order: tuple[str, ...], options: Options, watch: Watch, clock: Clock) -> None:
        self.problem = problem
        self.order = order
        self.options = options
        self.watch = watch
        self.clock = clock
        self.first: Construction | None = None
        """The schedule that stood before any solver, thread or compiled code began."""
        self.placement: Placement | None = None
        self.interpreters: dict[int, int] | None = None
        self.results: list[GoalResult] = []
        self.relaxation_bounds: dict[str, int] = {}
        self.most_slot_moves: int | None = None
        self.excluded = False
        self.confirmed = False
        self.precompilation: BackgroundTask[None] | None = None
        """Who loads annealing, once that has begun."""
        self.little_open = False
        """Whether a rerun has left little open."""
        self._complete: LexicographicSolver | None = None

    @property
    def small(self) -> bool:
        """Whether the complete statement can be solved from scratch."""
        return self.problem.size <= SMALL

    def stopped(self) -> bool:
        """Whether somebody asked to end the solve now."""
        return self.watch.stopped()

    def open_goals(self) -> tuple[str, ...]:
        """The goals without a result yet, in order."""
        done = {result.name for result in self.results}
        return tuple(goal for goal in self.order if goal not in done)

    def restrict_to(self, problem: Problem) -> None:
        """Go on with a problem that has the same solutions, given the results so far, and fewer choices."""
        self.little_open |= problem.size < self.problem.size
        self.problem = problem
        self._complete = None

    # Telling

    def tell(self, goal: str, value: int | None, bound: int | None, note: str = "") -> None:
        """Let the watch know where the solve stands."""
        clock = self.clock
        self.watch.progress(Progress(goal, value, bound, clock.seconds, clock.left, tuple(self.results), note))

    def record(self, result: GoalResult) -> None:
        """Keep the result of a goal; the goals after it are optimised given its value."""
        self.results.append(result)
        if self._complete is not None:
            self._complete.lock(result.name, result.value)
        self.tell(result.name, result.value, result.bound)

    def record_against(self, goals: Sequence[str], bounds: Mapping[str, int], seconds: float = 0.0) -> None:
        """Record what the placement has of goals that a relaxation bounds together, in their order.

        A bound holds only where the goals before it are at theirs; ``seconds`` is what each goal took.
        """
        assert self.placement is not None
        values = measure(self.problem, self.placement, goals)
        valid = True
        for goal in goals:
            bound = bounds.get(goal) if valid else None
            valid = valid and values[goal] == bound
            self.record(GoalResult(goal, values[goal], bound, values[goal] == bound, seconds))

    # The first schedule

    def build_first(self) -> None:
        """Build a first schedule, which stands whatever happens to the methods that begin after it."""
        seconds = _FIRST_SECONDS + _FIRST_SECONDS_AN_ITEM * len(self.problem.items)
        self.first = construct(self.problem, self.order, self.timer(seconds))
        if self.first is not None and self.order:
            goal = "value" if "value" in self.order else self.order[0]
            values = measure(self.problem, self.first.placement, [goal])
            self.tell(goal, values.get(goal), None)

    def take_first(self) -> None:
        """Go on with the first schedule, where there is one."""
        if self.first is not None:
            self.placement, self.interpreters = self.first.placement, self.first.interpreters

    # Measuring

    def value(self, goal: str) -> int:
        """The value of a goal in the placement so far."""
        assert self.placement is not None
        if goal in RERUN_ONLY:
            return fewest_changes(self.problem, self.placement, self.options)[goal]
        return measure(self.problem, self.placement, [goal])[goal]

    # The complete statement

    def complete(self) -> LexicographicSolver:
        """The complete statement, with every result so far locked."""
        if self._complete is None:
            self._complete = self._stated(self.problem)
            for result in self.results:
                self._complete.lock(result.name, result.value)
            if self.most_slot_moves is not None:
                self._complete.lock("slot_moves", self.most_slot_moves)
        return self._complete

    def fix_by_results(self, seconds: float) -> None:
        """Leave out choices that no schedule has which is as good as the results so far, as far as prices tell.

        A place for somebody new that would take a published meeting's costs one that is lost or moved,
        and no more of these are left. With doubling weights none of the results hides behind another.
        """
        reached = {result.name: result.value for result in self.results}
        goals = tuple((goal, 2**k) for k, goal in enumerate(reversed(reached)))
        search = self.complete()
        linear = search.relax(goals, seconds, Simplex.PRIMAL, self.stopped)
        if linear is not None:
            limit = sum(weight * GOALS[goal].loss(reached[goal]) for goal, weight in goals)
            self.restrict_to(fix_by_reduced_costs(self.problem, search.statement.variables, linear, limit))

    def settle(self, goals: WeightedGoals, seconds: float) -> int | None:
        """Take the least weighted sum of goals that is found, and narrow the problem to it if it is the least.

        Returns a bound of the sum given the results so far; None if nothing is known of it.
        """
        assert self.placement is not None
        if seconds <= LEAST_SECONDS or self.stopped():
            return None
        locks = {result.name: result.value for result in self.results}
        if self.most_slot_moves is not None:
            locks.setdefault("slot_moves", self.most_slot_moves)
        goal, outer = goals[0][0], self.relaxation_bounds.get(goals[0][0])

        def attended() -> bool:
            self.tell(goal, None, outer)
            return self.stopped()

        left, start = self.timer(seconds), self.placement
        found = minimise_with_reduced_cost_fixing(self.problem, locks, goals, self._stated, left, attended, start)
        if found.placement is None or found.value is None:
            return found.bound
        if found.proved or found.value < sum(w * GOALS[goal].loss(self.value(goal)) for goal, w in goals):
            self.placement, self.interpreters = found.placement, None
        if found.proved:
            self.restrict_to(found.problem)
        return found.bound

    def _stated(self, problem: Problem) -> LexicographicSolver:
        return LexicographicSolver(Model(problem), self.options)

    def timer(self, seconds: float) -> Callable[[], float]:
        """Counts down from so many seconds; where the clock is steady it stands still."""
        end = self.clock.seconds + seconds
        return lambda: seconds if self.clock.steady else end - self.clock.seconds

    def pursue(self, goal: str, seconds: float, known_bound: int | None = None) -> None:
        """Optimise a goal on the complete statement for so long, and record what is known then.

        ``outer_bound`` is a valid bound from elsewhere.
        """
        result = self.attempt(goal, seconds, known_bound)
        if result is not None:
            self.record(result)

    def attempt(self, goal: str, seconds: float, known_bound: int | None = None) -> GoalResult | None:
        """Like ``pursue``, but the result is not recorded. None where there is no placement yet."""
        began = self.clock.seconds
        bound = tighter(goal, trivial_bound(goal), known_bound)
        if self.placement is not None:
            value = self.value(goal)
            if value == bound or seconds <= 0.01 or self.stopped():
                return GoalResult(goal, value, bound, value == bound)

        def tell(sight: SolverProgress) -> None:
            self.tell(goal, sight.value, tighter(goal, sight.bound, bound))

        reached = self.complete().optimise(goal, seconds, self.placement, tell, self.stopped, self._way(goal))
        return self._taken(goal, reached, bound, self.clock.seconds - began)

    def _way(self, goal: str) -> SearchStrategy:
        if not self.little_open:
            return SearchStrategy.CORES if "gaps" in goal else SearchStrategy.MIXED
        return SearchStrategy.BOUNDING if len(self.problem.delegates) <= _MANY_DELEGATES else SearchStrategy.DIVING

    def _taken(self, goal: str, reached: SolveResult, bound: int | None, seconds: float) -> GoalResult | None:
        if reached.infeasible and self.placement is None:
            self.excluded = True
        before = self.placement
        if reached.placement is not None:
            self.placement = reached.placement
        if self.placement is None:
            return None
        value = self.value(goal)  # a solve that was cut short may have found better than its literals say
        if before is not None and before is not self.placement and not reached.proved:
            value = self._better_of(goal, before, value)
        if self.placement is not before:
            self.interpreters = None
        known = reached.value if reached.proved else tighter(goal, reached.bound, bound)
        return GoalResult(goal, value, known, known == value, seconds)

    def _better_of(self, goal: str, before: Placement, value: int) -> int:
        """Go back to the placement before, where that is the better one for the goal; the better value."""
        found, self.placement = self.placement, before
        earlier = self.value(goal)
        if GOALS[goal].better(earlier, value):
            return earlier
        self.placement = found
        return value
