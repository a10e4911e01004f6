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

from sco_scheduler.domain.goals import GOALS
from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.assignment.interpreters import assign_interpreters
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.methods import (
    SELECTION_GOALS,
    leading,
    still_good,
    tighter,
)
from sco_scheduler.engine.model.model import Model
from sco_scheduler.engine.model.variables import Choice
from sco_scheduler.engine.params import Options, SearchParams
from sco_scheduler.engine.placement import Placement, measure
from sco_scheduler.engine.problem import NONE, Problem
from sco_scheduler.engine.search.lexicographic import LexicographicSolver
from sco_scheduler.engine.state import SolveState
from sco_scheduler.engine.value import flow_problem
from sco_scheduler.engine.value.construct import Construction
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
    choose = choose_visits if state.problem.walking and not state.small else choose_pairs
    chosen = choose(state.problem, lead, budget, state.params, state.options.value_slack)
    if chosen is None:
        if not state.small:
            _by_flows(state, lead, None)
        return
    _report_first_open(state, lead, {}, chosen.bounds)
    if not state.small:
        state.prepare_code("annealing")
    budget = state.budget.share(params.placing_share, params.placing_seconds)
    placement = place_pairs(state.problem, chosen, state.options, budget)
    if placement is not None and (state.small or _at_bounds(state, placement, lead, chosen)):
        state.placement = placement
        state.record_against(lead, chosen.bounds, (state.budget.elapsed - began) / len(lead))
    elif state.small:
        _in_turn(state, lead, chosen)
    else:
        if placement is not None and _better(state, lead, placement):
            state.first = Construction(placement, assign_interpreters(state.problem, placement, state.options))
        _by_flows(state, lead, chosen)


def _at_bounds(state: SolveState, placement: Placement, lead: tuple[str, ...], chosen: RelaxationResult) -> bool:
    """Whether all goals are at their bounds, or as near as they have to be."""
    values, slack = measure(state.problem, placement, lead), state.options.value_slack
    return chosen.bounds.keys() == set(lead) and not any(
        GOALS[goal].better(still_good(goal, bound, slack), values[goal]) for goal, bound in chosen.bounds.items()
    )


def _better(state: SolveState, lead: tuple[str, ...], placement: Placement) -> bool:
    """Whether a placement is better than the first schedule, in the order of the goals."""
    if state.first is None:
        return True
    new, old = (measure(state.problem, p, lead) for p in (placement, state.first.placement))
    return [GOALS[goal].loss(new[goal]) for goal in lead] < [GOALS[goal].loss(old[goal]) for goal in lead]


def choose_pairs(
    problem: Problem, goals: tuple[str, ...], budget: Budget, params: SearchParams, value_slack: float = 0.0
) -> RelaxationResult | None:
    """The relaxation's bounds and choice of pairs, whole ones where that can be had quickly.

    How quickly depends on the machine, and is not tried in a reproducible solve.

    Args:
        problem: the indexed event.
        goals: the goals to bound, in their order.
        budget: for the whole.
        params: the parameters of the search.
        value_slack: what of the value, in percent, may be given up for the goals after it.

    Returns:
        None where even the first bound takes longer than the budget.

    """
    blocks = blocks_by_session(problem)
    relaxed = relax_selection(problem, goals, blocks, budget, value_slack=value_slack)
    if relaxed is None or budget.counted or relaxed.certain() == relaxed.possible() or budget.expired():
        return relaxed
    seconds = params.selection.whole_seconds
    whole = relax_selection(problem, goals, blocks, budget, whole_seconds=seconds, value_slack=value_slack)
    return whole if whole is not None and len(whole.bounds) == len(goals) else relaxed


def choose_visits(
    problem: Problem, goals: tuple[str, ...], budget: Budget, params: SearchParams, value_slack: float = 0.0
) -> RelaxationResult | None:
    """Bounds and a choice of pairs where walking takes longer than a pause: whole visits of zones, and pairs within.

    Which zones everybody is in during a session is chosen first, and whole, since the linear relaxation halves
    it. The choice may be below its bounds, and goals after value may have none. Arguments and result are those of
    ``choose_pairs``.
    """
    blocks = blocks_by_session(problem)
    relaxed = relax_selection(problem, goals, blocks, budget, value_slack=value_slack)
    if relaxed is None or budget.counted or budget.expired():
        return relaxed
    seconds = params.selection.walking_seconds
    whole = relax_selection(problem, goals, blocks, budget, whole_seconds=seconds, value_slack=value_slack)
    return whole if whole is not None and ("value" in whole.bounds or len(whole.bounds) == len(goals)) else relaxed


def place_pairs(
    problem: Problem, chosen: RelaxationResult, options: Options, budget: Budget, hint: Placement | None = None
) -> Placement | None:
    """Place exactly the chosen pairs: a feasibility problem for CP-SAT.

    Args:
        problem: the indexed event.
        chosen: the pairs, as a relaxation holds them; where it halves some, its bounds are to be reached.
        options: workers and seed.
        budget: for the solve.
        hint: a placement to start from.

    Returns:
        None where that cannot be, or takes too long.

    """
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
        state.budget.share(params.share if state.huge else params.flows_share),
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
