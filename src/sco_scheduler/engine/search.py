"""The search for one schedule: the goals in their order, each by the method that suits the event."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.domain.outcome import GoalResult, Outcome, Status
from sco_scheduler.engine.finishing import to_schedule
from sco_scheduler.engine.flows.solve import FlowSight, solve_flows
from sco_scheduler.engine.interpreters import assign_interpreters
from sco_scheduler.engine.lexicographic import Lexicographic, Reached
from sco_scheduler.engine.options import Options
from sco_scheduler.engine.placement import Placement, measure
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.relaxation import RELAXED_GOALS, Relaxed
from sco_scheduler.engine.rerun import is_rerun, keep_published
from sco_scheduler.engine.running import Sight
from sco_scheduler.engine.selection import choose, place
from sco_scheduler.engine.statement import Statement
from sco_scheduler.engine.variables import Choice
from sco_scheduler.engine.watch import Clock, Progress, Watch

_SELECTION_SHARE = 0.6
"""The part of the time limit that deciding which meetings are held may take."""

_PLACING_SECONDS = 8.0
"""Time for placing the pairs that the relaxation chose; it mostly answers within two seconds."""


_REPRODUCIBLE_MOVES = 20_000_000
"""Moves of the local search where the same input has to give the same schedule."""

_LARGE = 3_000
"""Choices (pair, delegates, slot) from which on the complete statement is not solved from scratch."""


class Search:
    """One solve: keeps the best placement, the results so far, and tells the watch."""

    def __init__(self, problem: Problem, order: tuple[str, ...], options: Options, watch: Watch, clock: Clock) -> None:
        self.problem = problem
        self.order = order
        self.options = options
        self.watch = watch
        self.clock = clock
        self.placement: Placement | None = None
        self.results: list[GoalResult] = []
        self.excluded = False
        self._statement: Lexicographic | None = None

    def run(self) -> Outcome:
        """Work through the goals and finish the schedule."""
        goals = [g for g in self.order if g != "table_moves"]
        lead = self._leading(goals)
        if is_rerun(self.order):
            self._keep()
        elif lead:
            self._select(lead)
        for goal in goals:
            if self.excluded:
                break
            if goal not in {r.name for r in self.results}:
                self._pursue(goal)
        if self.placement is None and not self.excluded:
            reached = self._lexicographic().feasible(self.clock.left, stopped=self.watch.stopped)
            self.placement, self.excluded = reached.placement, reached.infeasible
        return self._finish()

    # Which meetings are held

    def _leading(self, goals: list[str]) -> tuple[str, ...]:
        """The goals at the head of the order that the relaxation bounds together."""
        lead: list[str] = []
        for goal in goals:
            if goal not in RELAXED_GOALS:
                break
            lead.append(goal)
        return tuple(lead)

    def _select(self, lead: tuple[str, ...]) -> None:
        self._tell(lead[0], None, None)
        began = self.clock.seconds
        chosen = choose(self.problem, lead)
        if chosen is None:
            return
        self._tell_first_open(lead, {}, chosen)
        seconds = min(_PLACING_SECONDS, self.clock.left * _SELECTION_SHARE)
        placement = place(self.problem, chosen, self.options, seconds, self.watch.stopped)
        if placement is None:
            self._select_in_turn(lead, chosen)
            return
        self.placement = placement
        values = measure(self.problem, placement, lead)
        spent = (self.clock.seconds - began) / len(lead)
        for goal in lead:
            bound = chosen.bounds.get(goal)
            self._record(GoalResult(goal, values[goal], bound, values[goal] == bound, spent))

    def _select_in_turn(self, lead: tuple[str, ...], relaxed: Relaxed) -> None:
        """Where not all bounds can be reached at once: goal by goal on the complete statement.

        A relaxed bound holds for a goal as long as the goals before it reached theirs.
        """
        if self.problem.size > _LARGE:
            self._select_by_flows(lead, relaxed)
            return
        valid = True
        for k, goal in enumerate(lead):
            share = self.clock.left * _SELECTION_SHARE / (len(lead) - k)
            self._pursue(goal, share, relaxed.bounds.get(goal) if valid else None)
            if self.excluded or not self.results:
                return
            valid = valid and self.results[-1].value == relaxed.bounds.get(goal)

    def _select_by_flows(self, lead: tuple[str, ...], relaxed: Relaxed | None) -> None:
        """Where the complete statement is too large to solve from scratch: flows, then local search."""

        def told(sight: FlowSight) -> None:
            goal = next((g for g in lead if sight.values[g] != sight.bounds[g]), lead[-1])
            self._tell(goal, sight.values[goal], sight.bounds[goal])

        result = solve_flows(
            self.problem,
            order=lead,
            time_limit=self.clock.left * _SELECTION_SHARE,
            moves=_REPRODUCIBLE_MOVES if self.options.reproducible else None,
            seed=self.options.seed,
            on_progress=told,
            stopped=self.watch.stopped,
        )
        if not result.complete:
            return
        rows = zip(result.item.tolist(), result.mode.tolist(), result.slot.tolist(), strict=True)
        self.placement = Placement({i: Choice(i, m, t) for i, m, t in rows})
        valid = True
        for goal in lead:
            value, bound = result.values[goal], result.bounds.get(goal)
            if relaxed is not None and valid:
                bound = _tighter(goal, bound, relaxed.bounds.get(goal))
            self._record(GoalResult(goal, value, bound, bound == value, result.seconds))
            valid = valid and relaxed is not None and value == relaxed.bounds.get(goal)

    def _tell_first_open(self, lead: tuple[str, ...], values: Mapping[str, int], relaxed: Relaxed) -> None:
        goal = next((g for g in lead if values.get(g) != relaxed.bounds.get(g)), lead[-1])
        self._tell(goal, values.get(goal), relaxed.bounds.get(goal))

    # What was published

    def _keep(self) -> None:
        self._tell("kept", None, None)
        began = self.clock.seconds
        kept = keep_published(self.problem, self.options, self.clock.left * _SELECTION_SHARE, self.watch.stopped)
        self.excluded = kept.excluded
        if not kept.proved:
            self.placement = kept.placement
            return
        self.placement = kept.placement
        for goal, value in kept.values.items():
            self._record(GoalResult(goal, value, value, True, (self.clock.seconds - began) / len(kept.values)))

    # One goal

    def _pursue(self, goal: str, seconds: float | None = None, outer_bound: int | None = None) -> None:
        """Optimise one goal on the complete statement and lock what was reached."""
        began = self.clock.seconds
        allowed = self.clock.left if seconds is None else seconds
        if self.placement is not None and (allowed <= 0.01 or self.watch.stopped()):
            self._record(self._unpursued(goal, outer_bound))
            return
        reached = self._lexicographic().optimise(
            goal,
            allowed,
            self.placement,
            tell=self._teller(goal, outer_bound),
            stopped=self.watch.stopped,
            core="gaps" in goal,
        )
        self._take(goal, reached, outer_bound, self.clock.seconds - began)

    def _take(self, goal: str, reached: Reached, outer_bound: int | None, seconds: float) -> None:
        if reached.infeasible:
            if self.placement is None:
                self.excluded = True
            return
        if reached.placement is not None:
            self.placement = reached.placement
        if self.placement is None:
            return
        value = reached.value if reached.value is not None else self._value(goal)
        bound = _tighter(goal, reached.bound, outer_bound)
        if reached.proved:
            bound = value
        self._record(GoalResult(goal, value, bound, bound == value, seconds))
        self._lexicographic().lock(goal, value)

    def _unpursued(self, goal: str, outer_bound: int | None) -> GoalResult:
        value = self._value(goal)
        bound = _tighter(goal, _trivial_bound(goal), outer_bound)
        return GoalResult(goal, value, bound, bound == value)

    def _value(self, goal: str) -> int:
        assert self.placement is not None
        return measure(self.problem, self.placement, [goal]).get(goal, 0)

    def _lexicographic(self) -> Lexicographic:
        if self._statement is None:
            self._statement = Lexicographic(Statement(self.problem), self.options)
            for result in self.results:
                self._statement.lock(result.name, result.value)
        return self._statement

    # The end

    def _finish(self) -> Outcome:
        if self.placement is None:
            return Outcome(Status.NO_SCHEDULE, goals=tuple(self.results), seconds=self.clock.seconds)
        interpreters = assign_interpreters(self.problem, self.placement, self.options)
        tables = _any_tables(self.problem, self.placement)
        schedule = to_schedule(self.problem, self.placement, tables, interpreters)
        if self.watch.stopped():
            status = Status.INTERRUPTED
        elif all(r.proved for r in self.results):
            status = Status.OPTIMAL
        else:
            status = Status.FEASIBLE
        return Outcome(status, schedule, tuple(self.results), seconds=self.clock.seconds)

    def _record(self, result: GoalResult) -> None:
        self.results.append(result)
        self._tell(result.name, result.value, result.bound)

    def _teller(self, goal: str, outer_bound: int | None) -> Callable[[Sight], None]:
        def tell(sight: Sight) -> None:
            self._tell(goal, sight.value, _tighter(goal, sight.bound, outer_bound))

        return tell

    def _tell(self, goal: str, value: int | None, bound: int | None) -> None:
        self.watch.progress(Progress(goal, value, bound, self.clock.seconds, self.clock.left, tuple(self.results)))


def _trivial_bound(goal: str) -> int | None:
    """What is known of a goal without any work: no goal that is wanted small goes below 0."""
    return 0 if GOALS[goal].sense is Sense.LEAST else None


def _tighter(goal: str, a: int | None, b: int | None) -> int | None:
    """The stronger of two bounds of a goal."""
    known = [x for x in (a, b) if x is not None]
    if not known:
        return None
    return min(known) if GOALS[goal].sense is Sense.MOST else max(known)


def _any_tables(problem: Problem, placement: Placement) -> dict[int, int]:
    """Fixed tables first, then published ones that are free, then whatever is left, in order."""
    found: dict[int, int] = {}
    taken: set[tuple[int, int, int]] = set()

    def give(item: int, slot: int, table: int) -> None:
        found[item] = table
        taken.add((problem.items[item].zone, slot, table))

    choices = list(placement.choices())
    for choice in choices:
        item = problem.items[choice.item]
        if item.table >= 0:
            give(choice.item, choice.slot, item.table)
    for choice in choices:
        item, place = problem.items[choice.item], problem.items[choice.item].published
        if choice.item in found or place is None or place.table < 0 or place.slot != choice.slot:
            continue
        is_open = choice.slot in problem.table_open[item.zone][place.table]
        if is_open and (item.zone, choice.slot, place.table) not in taken:
            give(choice.item, choice.slot, place.table)
    for choice in choices:
        item = problem.items[choice.item]
        if choice.item not in found:
            tables = enumerate(problem.table_open[item.zone])
            free = (k for k, opened in tables if choice.slot in opened)
            give(choice.item, choice.slot, next(k for k in free if (item.zone, choice.slot, k) not in taken))
    return found
