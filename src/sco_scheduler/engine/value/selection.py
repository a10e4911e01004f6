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

from collections.abc import Mapping

from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.goals import SELECTION_GOALS, leading, still_good, tighter
from sco_scheduler.engine.model.model import Model
from sco_scheduler.engine.model.variables import Choice
from sco_scheduler.engine.params import Options, SearchParams
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.problem import NONE, Problem
from sco_scheduler.engine.search.lexicographic import LexicographicSolver
from sco_scheduler.engine.state import SolveState
from sco_scheduler.engine.value import flow_problem
from sco_scheduler.engine.value.relaxation import RelaxationResult, blocks_by_session, relax_selection


def select_meetings(state: SolveState) -> None:
    """Record the goals of the order's head that depend only on which meetings are held."""
    lead = leading(state.open_goals(), SELECTION_GOALS)
    if not lead or state.placement is not None:
        return
    state.report(lead[0], None, None)
    if state.huge:
        _by_flows(state, lead, None)
        return
    if state.first is not None and state.budget.expired():
        _keep_first(state, lead, None)
        return
    params = state.params.selection
    began = state.budget.elapsed
    budget = state.budget.share(params.choosing_share)
    chosen = choose_pairs(state.problem, lead, budget, state.params, state.options.value_slack)
    if chosen is None:
        if not state.small:
            _by_flows(state, lead, None)
        return
    _report_first_open(state, lead, {}, chosen.bounds)
    if not state.small:
        state.prepare_code("annealing")
    budget = state.budget.share(params.share, params.placing_seconds)
    placement = place_pairs(state.problem, chosen, state.options, budget)
    if placement is not None:
        state.placement = placement
        state.record_against(lead, chosen.bounds, (state.budget.elapsed - began) / len(lead))
    elif state.small:
        _in_turn(state, lead, chosen)
    else:
        _by_flows(state, lead, chosen)


def choose_pairs(
    problem: Problem, goals: tuple[str, ...], budget: Budget, params: SearchParams, value_slack: float = 0.0
) -> RelaxationResult | None:
    """The relaxation's bounds and choice of pairs, whole ones where that can be had quickly.

    How quickly depends on the machine, and is not tried in a reproducible solve. None where even the
    first bound takes longer than the budget.
    """
    blocks = blocks_by_session(problem)
    relaxed = relax_selection(problem, goals, blocks, budget, value_slack=value_slack)
    if relaxed is None or budget.counted or relaxed.certain() == relaxed.possible() or budget.expired():
        return relaxed
    seconds = params.selection.whole_seconds
    whole = relax_selection(problem, goals, blocks, budget, whole_seconds=seconds, value_slack=value_slack)
    return whole if whole is not None and len(whole.bounds) == len(goals) else relaxed


def place_pairs(
    problem: Problem, chosen: RelaxationResult, options: Options, budget: Budget, hint: Placement | None = None
) -> Placement | None:
    """Place exactly the chosen pairs, near the hint if there is one; None where that cannot be or takes too long."""
    if budget.expired():
        return None
    certain = chosen.certain()
    model = Model(problem, chosen.possible())
    solver = LexicographicSolver(model, options)
    for i in certain:
        if not problem.items[i].mandatory:
            model.cp_model.add(model.variables.held(i) == 1)
    if certain != chosen.possible():
        for goal, bound in chosen.bounds.items():
            solver.lock(goal, still_good(goal, bound, options.value_slack))
    return solver.feasible(budget, hint).placement


def _in_turn(state: SolveState, lead: tuple[str, ...], relaxed: RelaxationResult) -> None:
    """Goal by goal on the complete model, where not all bounds can be reached at once."""
    state.take_first()
    state.relaxation_bounds = relaxed.bounds
    for k, goal in enumerate(lead):
        budget = state.budget.share(state.params.selection.share / (len(lead) - k))
        state.pursue(goal, budget, state.relaxation_bounds.get(goal))
        if state.placement is None:
            return


def _by_flows(state: SolveState, lead: tuple[str, ...], relaxed: RelaxationResult | None) -> None:
    """Flows, then local search, where the complete model is too large to solve from scratch.

    The first schedule is kept by an event that has a rule which flows cannot take, and where time ran out.
    """
    if not flow_problem.METHOD.can_take(state.problem) or not state.wait_for_code("board", lead[0]):
        _keep_first(state, lead, relaxed)
        return
    from sco_scheduler.engine.value.flows import solve_flows

    params = state.params.selection
    result = solve_flows(
        state.problem,
        state.budget.share(params.share),
        order=lead,
        moves=params.counted_moves if state.budget.counted else None,
        seed=state.options.seed,
        start=state.first,
        report=lambda values, bounds: _report_first_open(state, lead, values, bounds),
    )
    if not result.complete:
        _keep_first(state, lead, relaxed)
        return
    rows = zip(result.item.tolist(), result.mode.tolist(), result.slot.tolist(), strict=True)
    state.placement = Placement({i: Choice(i, m, t) for i, m, t in rows})
    serving = zip(result.item.tolist(), result.interpreter.tolist(), strict=True)
    state.interpreters = {i: person for i, person in serving if person != NONE}
    state.relaxation_bounds = {} if relaxed is None else relaxed.bounds
    for goal in lead:
        value = result.values[goal]
        bound = tighter(goal, result.bounds.get(goal), state.relaxation_bounds.get(goal))
        state.record(GoalResult(goal, value, bound, bound == value, result.seconds))


def _keep_first(state: SolveState, lead: tuple[str, ...], relaxed: RelaxationResult | None) -> None:
    """Go on with the first schedule, if there is one, and what the relaxation says of it."""
    state.take_first()
    if state.placement is not None:
        state.record_against(lead, {} if relaxed is None else relaxed.bounds)


def _report_first_open(
    state: SolveState, lead: tuple[str, ...], values: Mapping[str, int], bounds: Mapping[str, int | None]
) -> None:
    """Report the first goal that is not at its bound."""
    goal = next((g for g in lead if values.get(g) != bounds.get(g)), lead[-1])
    state.report(goal, values.get(goal), bounds.get(goal))
