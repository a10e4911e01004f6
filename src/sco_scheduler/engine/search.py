"""The search for one schedule: the goals in their order, each by the method that suits the event."""

from __future__ import annotations

from collections.abc import Callable

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.domain.outcome import GoalResult, Outcome, Status
from sco_scheduler.engine.finishing import to_schedule
from sco_scheduler.engine.interpreters import assign_interpreters
from sco_scheduler.engine.lexicographic import Lexicographic, Reached
from sco_scheduler.engine.options import Options
from sco_scheduler.engine.placement import Placement, measure
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.relaxation import RELAXED_GOALS, Relaxed, blocks_by_session, relax
from sco_scheduler.engine.rerun import is_rerun, keep_published
from sco_scheduler.engine.running import Sight
from sco_scheduler.engine.selection import select_at_bounds
from sco_scheduler.engine.statement import Statement
from sco_scheduler.engine.watch import Clock, Progress, Watch

_SELECTION_SHARE = 0.6
"""The part of the time limit that deciding which meetings are held may take."""


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
        relaxed = relax(self.problem, lead, blocks_by_session(self.problem))
        if relaxed is None:
            return
        selected = select_at_bounds(
            self.problem, relaxed, self.options, self.clock.left * _SELECTION_SHARE, self.watch.stopped
        )
        if selected.placement is not None:
            self.placement = selected.placement
            values = measure(self.problem, selected.placement, lead)
            spent = (self.clock.seconds - began) / len(lead)
            for goal in lead:
                self._record(GoalResult(goal, values[goal], relaxed.bounds[goal], True, spent))
        else:
            self._select_in_turn(lead, relaxed)

    def _select_in_turn(self, lead: tuple[str, ...], relaxed: Relaxed) -> None:
        """Where not all bounds can be reached at once: goal by goal on the complete statement.

        A relaxed bound holds for a goal as long as the goals before it reached theirs.
        """
        valid = True
        for goal in lead:
            share = self.clock.left * _SELECTION_SHARE
            self._pursue(goal, share, relaxed.bounds.get(goal) if valid else None)
            if self.excluded or not self.results:
                return
            valid = valid and self.results[-1].value == relaxed.bounds.get(goal)

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
        least = 0 if GOALS[goal].sense is Sense.LEAST else None
        bound = _tighter(goal, least, outer_bound)
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
