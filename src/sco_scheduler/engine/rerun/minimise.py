"""The least of a weighted sum of a rerun's goals: relax, fix by reduced costs, solve what is left, widen.

The linear relaxation of a rerun is nearly in whole numbers: most published meetings cost nothing where
they are, and its bound is mostly the optimum. Choices whose reduced cost exceeds what is between that
bound and a limit are in no schedule within the limit, so that few are left to solve. Only if none of
these is within the limit, the limit is raised: to what was found, or step by step until something is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.rerun.fixing import fix_by_reduced_costs
from sco_scheduler.engine.search.cp_sat import SolverProgress
from sco_scheduler.engine.search.lexicographic import LexicographicSolver, SearchStrategy, WeightedGoals
from sco_scheduler.engine.search.lp import LpResult

_SHARE = 0.7
"""The part of the time that is left which the relaxation may take: without it hardly anything is reached."""

_SOLVING_SHARE = 0.7
"""The part of what is left then which one solve may take."""

_WIDENING = 16
"""How many times as much room each further limit leaves above the bound, until something is found."""

LEAST_SECONDS = 0.05
"""With less time left, nothing more is begun."""


@dataclass(frozen=True, slots=True)
class MinimisationResult:
    """What is known of the least sum.

    ``bound`` is None where nothing was solved. ``placement`` has ``value``. With ``proved`` this is the
    least, and ``problem`` has every placement with it; or there is no placement at all (without
    ``proved``, this says only that none was found).
    """

    bound: int | None
    value: int | None
    placement: Placement | None
    problem: Problem
    proved: bool


def minimise_with_reduced_cost_fixing(
    problem: Problem,
    locks: Mapping[str, int],
    goals: WeightedGoals,
    search: Callable[[Problem], LexicographicSolver],
    left: Callable[[], float],
    stopped: Callable[[], bool],
    start: Placement | None = None,
    *,
    always: bool = True,
) -> MinimisationResult:
    """The least weighted sum of goals under the locks.

    ``search`` states a problem, and ``left`` says how many seconds are left. There is no relaxation
    where nothing keeps the locks, or where it is too slow or too rough; then all is solved as it is,
    from the ``start``, unless ``always`` is false.
    """

    def stated(part: Problem) -> LexicographicSolver:
        lexicographic = search(part)
        for goal, value in locks.items():
            lexicographic.lock(goal, value)
        return lexicographic

    whole = stated(problem)
    linear = whole.relax(goals, left() * _SHARE, stopped=stopped)
    best = MinimisationResult(None, None, None, problem, proved=False)
    if linear is None:
        return _as_it_is(whole, goals, left() * _SOLVING_SHARE, stopped, start) if always else best
    bound, room = linear.least, 0
    if linear.answer == bound:
        narrowed = fix_by_reduced_costs(problem, whole.statement.variables, linear, bound)
        return MinimisationResult(bound, bound, _rounded(whole, linear), narrowed, proved=True)
    seen = None
    while left() > LEAST_SECONDS and not stopped():
        limit = bound + room if best.value is None else best.value
        narrowed = fix_by_reduced_costs(problem, whole.statement.variables, linear, limit)
        if best.value is None and _open(narrowed) == seen:
            bound, room = limit + 1, _WIDENING * room + 1
            continue  # as before, so there is nothing within this limit either
        seen = _open(narrowed)
        part, sight = stated(narrowed), _StopAtBound(bound, stopped)
        # Where nothing was found, a wider limit may follow; what proves that nothing is better comes last.
        seconds, way = left() * _SOLVING_SHARE, SearchStrategy.DIVING
        if best.placement is not None:
            part.limit(goals, limit)  # without it a proof takes several times as long
            seconds, way = left(), SearchStrategy.BOUNDING
        reached = part.optimise_weighted(goals, seconds, best.placement, sight.tell, sight.enough, way)
        if best.placement is not None and reached.infeasible:
            break  # what was found is within the limit: the solver is mistaken, and proves nothing
        if reached.value is not None and (best.value is None or reached.value < best.value):
            best = replace(best, value=reached.value, placement=reached.placement)
        if reached.proved or reached.infeasible:
            bound = limit + 1 if reached.value is None or reached.value > limit else reached.value
        elif best.value is None or best.value > bound:
            break
        if best.value is not None and best.value <= bound:
            narrowed = fix_by_reduced_costs(problem, whole.statement.variables, linear, best.value)
            return replace(best, bound=best.value, problem=narrowed, proved=True)
        if reached.infeasible and narrowed is problem:
            return MinimisationResult(bound, None, None, problem, proved=True)
        room = _WIDENING * room + 1
    return replace(best, bound=bound)


def _as_it_is(
    whole: LexicographicSolver,
    goals: WeightedGoals,
    seconds: float,
    stopped: Callable[[], bool],
    start: Placement | None,
) -> MinimisationResult:
    reached = whole.optimise_weighted(goals, seconds, start, None, stopped, SearchStrategy.DIVING)
    settled = reached.proved or reached.infeasible
    return MinimisationResult(reached.bound, reached.value, reached.placement, whole.statement.problem, proved=settled)


def _open(problem: Problem) -> tuple[int, int]:
    """Two problems narrowed from one, the second by a wider limit, are the same if these numbers are."""
    return problem.size, sum(item.mandatory for item in problem.items)


class _StopAtBound:
    """Follows a solve, and ends it once it is known that there is nothing better."""

    def __init__(self, bound: int, stopped: Callable[[], bool]) -> None:
        self._bound = bound
        self._stopped = stopped
        self._value: int | None = None

    def tell(self, sight: SolverProgress) -> None:
        self._value = sight.value

    def enough(self) -> bool:
        return self._stopped() or (self._value is not None and self._value <= self._bound)


def _rounded(whole: LexicographicSolver, linear: LpResult) -> Placement:
    """The relaxed solution, each choice rounded."""
    x = whole.statement.variables.x
    return Placement({choice.item: choice for choice, literal in x.items() if round(linear.values[literal.index])})
