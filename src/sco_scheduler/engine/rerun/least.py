"""The least of a weighted sum of a rerun's goals: relax, fix by reduced costs, solve what is left, widen.

The linear relaxation of a rerun is nearly in whole numbers: most published meetings cost nothing where
they are, and its bound is mostly the optimum. Choices whose reduced cost exceeds what is between that
bound and a limit are in no schedule within the limit, so that few are left to solve. Only if none of
these is within the limit, the limit is raised: to what was found above it, or step by step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sco_scheduler.engine.lexicographic import Lexicographic, Way, Weights
from sco_scheduler.engine.linear import Linear
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.rerun.narrowing import within
from sco_scheduler.engine.running import Sight

_SHARE = 0.5
"""The part of the time that is left which the relaxation may take."""

_SOLVING_SHARE = 0.7
"""The part of what is left then which one solve may take."""

_LEAST_SECONDS = 0.05
"""With less time left, nothing more is begun."""


@dataclass(frozen=True, slots=True)
class Least:
    """What is known of the least sum.

    ``bound`` is None where nothing was solved. ``placement`` has ``value``. With
    ``proved`` this is the least, and ``problem`` has every placement with it; or there is no
    placement at all (without ``proved``, this says only that none was found).
    """

    bound: int | None
    value: int | None
    placement: Placement | None
    problem: Problem
    proved: bool


def find_least(
    problem: Problem,
    locks: Mapping[str, int],
    goals: Weights,
    search: Callable[[Problem], Lexicographic],
    left: Callable[[], float],
    stopped: Callable[[], bool],
    *,
    always: bool = True,
) -> Least:
    """The least weighted sum of goals under the locks.

    ``search`` states a problem, and ``left`` says how many seconds are left. There is no relaxation
    where nothing keeps the locks, or where it is too slow or too rough; then all is solved as it is,
    unless ``always`` is false.
    """

    def stated(part: Problem) -> Lexicographic:
        lexicographic = search(part)
        for goal, value in locks.items():
            lexicographic.lock(goal, value)
        return lexicographic

    whole = stated(problem)
    linear = whole.relax(goals, left() * _SHARE, stopped=stopped)
    nothing = Least(None, None, None, problem, proved=False)
    if linear is None:
        return _as_it_is(whole, goals, left() * _SOLVING_SHARE, stopped) if always else nothing
    bound, room, above = linear.least, 0, None
    relaxed = _rounded(whole, linear)
    narrowed = within(problem, whole.statement.variables, linear, bound)
    if linear.solved == bound:
        return Least(bound, bound, relaxed, narrowed, proved=True)
    while left() > _LEAST_SECONDS and not stopped():
        limit = bound + room if above is None else above
        narrowed = within(problem, whole.statement.variables, linear, limit)
        sight = _Sight(bound, stopped)
        seconds = left() * _SOLVING_SHARE
        reached = stated(narrowed).optimise_weighted(goals, seconds, relaxed, sight.tell, sight.enough, Way.DIVING)
        least = reached.proved or (reached.value is not None and reached.value <= bound)
        if least and reached.value is not None and reached.value <= limit:
            narrowed = within(problem, whole.statement.variables, linear, reached.value)
            return Least(reached.value, reached.value, reached.placement, narrowed, proved=True)
        if not (least or reached.infeasible):
            return Least(bound, reached.value, reached.placement, problem, proved=False)
        if reached.infeasible and narrowed is problem:
            return Least(bound, None, None, problem, proved=True)
        bound, room, above = limit + 1, 2 * room + 1, reached.value  # within what was found there is something
    return Least(bound, None, None, problem, proved=False)


def _as_it_is(whole: Lexicographic, goals: Weights, seconds: float, stopped: Callable[[], bool]) -> Least:
    reached = whole.optimise_weighted(goals, seconds, None, None, stopped, Way.DIVING)
    settled = reached.proved or reached.infeasible
    return Least(reached.bound, reached.value, reached.placement, whole.statement.problem, proved=settled)


class _Sight:
    """Follows a solve, and ends it once it is known that there is nothing better."""

    def __init__(self, bound: int, stopped: Callable[[], bool]) -> None:
        self._bound = bound
        self._stopped = stopped
        self._value: int | None = None

    def tell(self, sight: Sight) -> None:
        self._value = sight.value

    def enough(self) -> bool:
        return self._stopped() or (self._value is not None and self._value <= self._bound)


def _rounded(whole: Lexicographic, linear: Linear) -> Placement:
    """The relaxed solution, each choice rounded."""
    x = whole.statement.variables.x
    return Placement({choice.item: choice for choice, literal in x.items() if round(linear.values[literal.index])})
