"""Selection phase: which meetings are held (*musts*, *minimums*, *value*, *balance*).

Three methods, by what the event allows: place exactly the pairs that the relaxation chooses; on
small events the complete model, goal by goal; on large ones flows and local search, with the
relaxation's bounds.

The relaxation's optimum says how good these goals can be, and almost always names whole pairs. Then
what is left is to place exactly these, a feasibility problem without any goal, which CP-SAT answers
in about a second (by feasibility jump, mostly) where optimising takes minutes; a yes proves all four
goals at once. A no says nothing of the whole event, since other pairs may be as good.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.gaps.phase import precompile_in_background
from sco_scheduler.engine.model.variables import Choice
from sco_scheduler.engine.placement import Placement, tighter
from sco_scheduler.engine.problem import NONE
from sco_scheduler.engine.state import HUGE, SolveState
from sco_scheduler.engine.value.relaxation import RELAXED_GOALS, RelaxationResult

if TYPE_CHECKING:
    from sco_scheduler.engine.value.flows import FlowProgress
import time
from collections.abc import Callable

from sco_scheduler.engine.model.model import Model
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.search.lexicographic import LexicographicSolver
from sco_scheduler.engine.value.relaxation import blocks_by_session, relax_selection

_SHARE = 0.6
"""The part of the time that is left which deciding which meetings are held may take."""

_CHOOSING_SHARE = 0.4
"""The part of it for choosing them by the relaxation, which mostly takes a second."""

_PLACING_SECONDS = 8.0
"""Time for placing the pairs that the relaxation chose; it mostly answers within two seconds."""

_REPRODUCIBLE_MOVES = 10_000_000
"""Moves of the local search where the same input has to give the same schedule."""

_OUT_OF_REACH = 3600.0
"""A time limit, in seconds, for what is limited in moves."""


def select_meetings(state: SolveState) -> None:
    """Record the goals of the order's head that depend only on which meetings are held."""
    lead = leading_goals(state.open_goals())
    if not lead or state.placement is not None:
        return
    state.tell(lead[0], None, None)
    if state.problem.size > HUGE:
        _by_flows(state, lead, None)
        return
    began = state.clock.seconds
    seconds = math.inf if state.options.reproducible else state.clock.left * _CHOOSING_SHARE
    chosen = choose_pairs(state.problem, lead, seconds, reproducible=state.options.reproducible)
    if chosen is None:
        if not state.small:
            _by_flows(state, lead, None)
        return
    _tell_first_open(state, lead, {}, dict(chosen.bounds))
    seconds = min(_PLACING_SECONDS, state.clock.left * _SHARE)
    precompile_in_background(state)
    placement = place_pairs(state.problem, chosen, state.options, seconds, state.stopped)
    if placement is not None:
        state.placement = placement
        state.record_against(lead, chosen.bounds, (state.clock.seconds - began) / len(lead))
    elif state.small:
        _in_turn(state, lead, chosen)
    else:
        _by_flows(state, lead, chosen)


def leading_goals(goals: tuple[str, ...]) -> tuple[str, ...]:
    """The goals at the head of the order that the relaxation bounds together."""
    lead: list[str] = []
    for goal in goals:
        if goal not in RELAXED_GOALS:
            break
        lead.append(goal)
    return tuple(lead)


def _in_turn(state: SolveState, lead: tuple[str, ...], relaxed: RelaxationResult) -> None:
    """Goal by goal on the complete statement, where not all bounds can be reached at once.

    A relaxed bound holds for a goal as long as the goals before it reached theirs.
    """
    state.take_first()
    valid = True
    for k, goal in enumerate(lead):
        share = state.clock.left * _SHARE / (len(lead) - k)
        state.pursue(goal, share, relaxed.bounds.get(goal) if valid else None)
        if state.placement is None:
            return
        valid = valid and state.results[-1].value == relaxed.bounds.get(goal)


def _by_flows(state: SolveState, lead: tuple[str, ...], relaxed: RelaxationResult | None) -> None:
    """Flows, then local search, where the complete statement is too large to solve from scratch."""
    from sco_scheduler.engine.value.flows import solve_flows

    def told(sight: FlowProgress) -> None:
        _tell_first_open(state, lead, sight.values, sight.bounds)

    result = solve_flows(
        state.problem,
        order=lead,
        time_limit=_OUT_OF_REACH if state.options.reproducible else state.clock.left * _SHARE,
        moves=_REPRODUCIBLE_MOVES if state.options.reproducible else None,
        seed=state.options.seed,
        on_progress=told,
        stopped=state.stopped,
        start=state.first,
    )
    if not result.complete:
        return
    rows = zip(result.item.tolist(), result.mode.tolist(), result.slot.tolist(), strict=True)
    state.placement = Placement({i: Choice(i, m, t) for i, m, t in rows})
    serving = zip(result.item.tolist(), result.interpreter.tolist(), strict=True)
    state.interpreters = {i: person for i, person in serving if person != NONE}
    valid = relaxed is not None
    for goal in lead:
        value, bound = result.values[goal], result.bounds.get(goal)
        if relaxed is not None and valid:
            bound = tighter(goal, bound, relaxed.bounds.get(goal))
            valid = value == relaxed.bounds.get(goal)
        state.record(GoalResult(goal, value, bound, bound == value, result.seconds))


def _tell_first_open(
    state: SolveState, lead: tuple[str, ...], values: dict[str, int], bounds: dict[str, int | None]
) -> None:
    goal = next((g for g in lead if values.get(g) != bounds.get(g)), lead[-1])
    state.tell(goal, values.get(goal), bounds.get(goal))


_WHOLE_SECONDS = 2.0
"""Time a goal for choosing whole pairs where the linear relaxation halves some."""


def choose_pairs(
    problem: Problem, goals: tuple[str, ...], seconds: float = math.inf, *, reproducible: bool = False
) -> RelaxationResult | None:
    """The relaxation's bounds and choice of pairs, whole ones where that can be had quickly.

    How quickly depends on the machine, and is not tried where the result may not. None where even the
    first bound takes longer than ``seconds``.
    """
    began = time.perf_counter()
    blocks = blocks_by_session(problem)
    relaxed = relax_selection(problem, goals, blocks, seconds=seconds)
    if relaxed is None or reproducible or relaxed.certain() == relaxed.possible():
        return relaxed
    left = seconds - (time.perf_counter() - began)
    if left <= 0.0:
        return relaxed
    whole = relax_selection(problem, goals, blocks, whole_seconds=_WHOLE_SECONDS, seconds=left)
    return whole if whole is not None and len(whole.bounds) == len(goals) else relaxed


def place_pairs(
    problem: Problem,
    chosen: RelaxationResult,
    options: Options,
    seconds: float,
    stopped: Callable[[], bool],
    hint: Placement | None = None,
) -> Placement | None:
    """Place exactly the chosen pairs, near the hint if there is one; None where that cannot be or takes too long."""
    certain = chosen.certain()
    statement = Model(problem, chosen.possible())
    search = LexicographicSolver(statement, options)
    for i in certain:
        if not problem.items[i].mandatory:
            statement.model.add(statement.variables.held(i) == 1)
    if certain != chosen.possible():
        for goal, bound in chosen.bounds.items():
            search.lock(goal, bound)
    return search.feasible(seconds, hint, stopped).placement
