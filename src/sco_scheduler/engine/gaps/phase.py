"""Gap reduction phase: when the held meetings take place (goals of gaps and zone moves).

On small events the complete model proves these goals. Everywhere else simulated annealing finds
good values for the meetings that are held; the bound reported is the one that was proved. The
compiled code of annealing is loaded, or compiled on a machine's first run, in a background thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.assignment.interpreters import assign_interpreters
from sco_scheduler.engine.gaps.bounds import forced_gaps
from sco_scheduler.engine.placement import trivial_bound
from sco_scheduler.engine.state import HUGE, SolveState

if TYPE_CHECKING:
    from sco_scheduler.engine.gaps.annealing import AnnealingProgress
from sco_scheduler.background import BackgroundTask

SMOOTHED_GOALS = ("gaps", "gaps_purchasers", "gaps_suppliers", "zone_moves")
"""The goals of this stage."""

_PROVING_SECONDS = 3.0
"""Time a goal for the complete statement on small events before annealing is tried."""

_ANNEALING_SHARE = 0.7
_SECONDS_A_MEETING = 5e-5
"""For what comes after annealing: interpreters and tables, and the schedule as people read it."""

_BOUND_SECONDS = 5.0
_BOUND_SHARE = 0.5
"""The part of the time left after annealing for a bound of the gaps; it mostly takes a second or two."""

_REPRODUCIBLE_MOVES = 30_000_000
_OUT_OF_REACH = 3600.0
_FEW_NEW = 100
"""Meetings that are not kept ones, up to which a rerun's gaps are left to the complete statement."""


def reduce_gaps(state: SolveState) -> None:
    """Record the goals of this stage that come next in the order."""
    goals = _next(state.open_goals())
    if not goals or state.placement is None:
        return
    if state.small or _mostly_kept(state):
        for k, goal in enumerate(goals):
            state.pursue(goal, min(_PROVING_SECONDS, state.clock.left / (len(goals) - k + 1)))
        if _mostly_kept(state) or all(result.proved for result in state.results[-len(goals) :]):
            return
        del state.results[-len(goals) :]
    began = state.clock.seconds
    _anneal(state, goals)
    annealed = state.clock.seconds - began
    for goal in goals:
        value, bound = state.value(goal), _bound(state, goal)
        state.record(GoalResult(goal, value, bound, value == bound, annealed))


_GROUPS = {"gaps": {0, 1}, "gaps_purchasers": {0}, "gaps_suppliers": {1}}


def _bound(state: SolveState, goal: str) -> int | None:
    """What is known of the fewest gaps over all schedules that reach the goals before; else 0."""
    if goal not in _GROUPS or state.placement is None or state.problem.size > HUGE:
        return trivial_bound(goal)
    reached = [(result.name, result.value) for result in state.results]
    seconds = state.clock.left * _BOUND_SHARE if not state.options.reproducible else _BOUND_SECONDS
    forced = forced_gaps(state.problem, state.placement, reached, _GROUPS[goal], seconds=seconds, stopped=state.stopped)
    return forced.bound


def _mostly_kept(state: SolveState) -> bool:
    """Whether a rerun leaves so little open that the complete statement is asked, and nothing else."""
    placement = state.placement
    if placement is None or not any(item.counts_as_kept for item in state.problem.items):
        return False
    new = sum(not state.problem.items[i].counts_as_kept for i in placement.taken)
    return new <= _FEW_NEW


def _next(goals: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for goal in goals:
        if goal not in SMOOTHED_GOALS:
            break
        found.append(goal)
    return tuple(found)


def _annealing_seconds(state: SolveState, meetings: int) -> float:
    """How long annealing may take, so that the schedule is finished in time."""
    left = state.clock.left
    return max(0.0, min(left * _ANNEALING_SHARE, left - meetings * _SECONDS_A_MEETING))


def _anneal(state: SolveState, goals: tuple[str, ...]) -> None:
    from sco_scheduler.engine.gaps.annealing import anneal
    from sco_scheduler.engine.gaps.annealing_problem import annealing_from

    placement = state.placement
    assert placement is not None
    problem, options = state.problem, state.options
    if not is_compiled(state, _annealing_seconds(state, len(placement.taken))):
        return  # compiling takes longer than there is time, the first time on a machine
    if problem.walking and state.interpreters is None:
        state.interpreters = assign_interpreters(problem, placement, options)
    kept = {item.index for item in problem.items if item.counts_as_kept and item.index in placement.taken}
    start = annealing_from(problem, placement, interpreters=state.interpreters, stay=kept, same_people=kept)

    def told(sight: AnnealingProgress) -> None:
        values = {
            "gaps": sight.gaps_purchasers + sight.gaps_suppliers,
            "gaps_purchasers": sight.gaps_purchasers,
            "gaps_suppliers": sight.gaps_suppliers,
            "zone_moves": sight.zone_moves,
        }
        state.tell(goals[0], values[goals[0]], trivial_bound(goals[0]))

    result = anneal(
        start.problem,
        start.slots,
        start.ways,
        time_limit=_OUT_OF_REACH if options.reproducible else _annealing_seconds(state, len(placement.taken)),
        moves=_REPRODUCIBLE_MOVES if options.reproducible else None,
        seed=options.seed,
        goals=goals,
        on_progress=told,
        stopped=state.stopped,
    )
    state.placement = start.placement(result)
    state.interpreters = None


def precompile_in_background(state: SolveState) -> None:
    """Load the compiled loop beside what comes next, once a solve; small events do without.

    Compiling it takes some seconds, the first time on a machine. Loading it takes half a second of Python,
    so that it is better begun when the solver works than when a model is made.
    """
    if state.small or state.precompilation is not None:
        return
    state.precompilation = BackgroundTask(_precompile)


def is_compiled(state: SolveState, seconds: float) -> bool:
    """Whether annealing is loaded, or never had to be, after waiting so long at most."""
    return state.precompilation is None or state.precompilation.done(None if state.options.reproducible else seconds)


def _precompile() -> None:
    from sco_scheduler.engine.gaps.annealing import precompile

    precompile()
