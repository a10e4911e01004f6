"""Which meetings are held: the goals *musts*, *minimums*, *value* and *balance* in one stroke.

The relaxation's optimum says how good these goals can be. Placing meetings *at* these values is then
a question of feasibility, which CP-SAT answers much faster than it optimises; where it says yes, all
four goals are proved at once. Pairs that the relaxation decides are fixed first: that answers sooner,
and a no then says nothing of the whole event, so it is asked again without.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sco_scheduler.engine.lexicographic import Lexicographic
from sco_scheduler.engine.options import Options
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.relaxation import Relaxed
from sco_scheduler.engine.statement import Statement

_QUICK_SECONDS = 6.0
"""Time for an attempt with fixed pairs; it answers in about one second or hardly ever."""


@dataclass(frozen=True, slots=True)
class Selected:
    """A placement that reaches every bound of the relaxation, or None; and whether none exists."""

    placement: Placement | None
    excluded: bool = False


def select_at_bounds(
    problem: Problem, relaxed: Relaxed, options: Options, seconds: float, stopped: Callable[[], bool]
) -> Selected:
    """Look for a placement whose goals equal the relaxation's bounds."""
    quick = min(seconds, _QUICK_SECONDS)
    certain, possible = relaxed.certain(), relaxed.possible()
    narrowed = _at_bounds(problem, relaxed, options, possible)
    for i in certain:
        if not problem.items[i].mandatory:
            narrowed.statement.model.add(narrowed.statement.variables.held(i) == 1)
    reached = narrowed.feasible(quick, stopped=stopped)
    if reached.placement is not None or stopped():
        return Selected(reached.placement)
    reached = _at_bounds(problem, relaxed, options, None).feasible(quick, stopped=stopped)
    return Selected(reached.placement, excluded=reached.infeasible)


def _at_bounds(problem: Problem, relaxed: Relaxed, options: Options, only: set[int] | None) -> Lexicographic:
    lexicographic = Lexicographic(Statement(problem, only), options)
    for goal, bound in relaxed.bounds.items():
        lexicographic.lock(goal, bound)
    return lexicographic
