"""Selection phase: which meetings are held (*musts*, *minimums*, *value*, *balance*).

Which method runs depends on the event: placing exactly the pairs that the relaxation chooses; on small events
the complete model, goal by goal; on large ones, and if walking takes longer than a pause, flows and local
search, with the relaxation's bounds.

The relaxation's optimum bounds these goals, and almost always consists of whole pairs. Then
it remains to place exactly these, a feasibility problem without any goal, which CP-SAT answers
in about a second (by feasibility jump, mostly) where optimising takes minutes; if it is feasible, all four goals
are proved at once. Infeasibility proves nothing for the whole event, since other pairs may be as good.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sco_scheduler.background import BackgroundTask
from sco_scheduler.domain.goals import GOALS
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.methods import SELECTION_GOALS, goal_result, leading, still_good, tighter
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.params import Options, SearchParams
from sco_scheduler.engine.problem import NONE, Choice, Placement, Problem, measure
from sco_scheduler.engine.search.lexicographic import LexicographicSolver
from sco_scheduler.engine.state import SolveState
from sco_scheduler.engine.value import flow_problem
from sco_scheduler.engine.value.selection_relaxation import RelaxationResult, blocks_by_session, relax_selection

if TYPE_CHECKING:
    from sco_scheduler.engine.value.flows import FlowResult


def select_meetings(state: SolveState) -> None:
    """Record the leading goals that depend only on which meetings are held."""
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
    if state.problem.walking and not state.small:
        _with_walks(state, lead)
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
    budget = state.budget.share(params.placing_share, params.placing_seconds)
    # A choice of pairs is used only if all goals were bounded in time.
    complete = chosen.bounds.keys() >= {*lead}
    placement = place_pairs(state.problem, chosen, state.options, budget) if complete else None
    first = state.first.placement if state.first is not None else None
    if placement is not None and no_worse(state, lead, placement, first):
        state.placement = placement
        state.record_against(lead, chosen.bounds, (state.budget.elapsed - began) / len(lead))
    elif state.small:
        _in_turn(state, lead, chosen)
    else:
        _by_flows(state, lead, chosen)


def choose_pairs(
    problem: Problem, goals: tuple[str, ...], budget: Budget, params: SearchParams, value_slack: float = 0.0
) -> RelaxationResult | None:
    """The relaxation's bounds and choice of pairs, integral ones if they can be computed quickly.

    Whether they can depends on the machine, so this is not tried in a reproducible solve.

    Parameters
    ----------
    value_slack
        The percentage of the value that may be given up for the goals after it.

    Returns
    -------
    RelaxationResult | None
        None if even the first bound takes longer than the budget.
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
    """Place exactly the chosen pairs: a feasibility problem for CP-SAT.

    Parameters
    ----------
    chosen
        The relaxation's choice; if it is fractional, its bounds are to be attained.

    Returns
    -------
    Placement | None
        None if that is infeasible, or takes too long.
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


def no_worse(state: SolveState, lead: tuple[str, ...], placement: Placement, than: Placement | None) -> bool:
    """Whether a placement is as good as another in the order of the goals, given the value that may be given up.

    Integral pairs that a relaxation chose may be far from its bounds if its time ran out.

    Parameters
    ----------
    lead
        The goals, the most important first.
    placement
        The placement to assess.
    than
        The placement to compare with, if any.
    """
    if than is None:
        return True
    new, old = (measure(state.problem, p, lead) for p in (placement, than))
    for goal in lead:
        least = still_good(goal, old[goal], state.options.value_slack)
        if GOALS[goal].better(least, new[goal]):
            return False
        if GOALS[goal].better(new[goal], old[goal]):
            return True
    return True


def _in_turn(state: SolveState, lead: tuple[str, ...], relaxed: RelaxationResult) -> None:
    """Optimise goal by goal on the complete model, if not all bounds can be attained at once."""
    state.take_first()
    state.relaxation_bounds = relaxed.bounds
    for k, goal in enumerate(lead):
        budget = state.budget.share(state.params.selection.share / (len(lead) - k))
        state.pursue(goal, budget, state.relaxation_bounds.get(goal))
        if state.placement is None:
            return


def _with_walks(state: SolveState, lead: tuple[str, ...]) -> None:
    """Local search on an event with long walks, with the bound of the integral relaxation in a second thread.

    The pairs of the linear relaxation can hardly ever be placed there: it splits people between zones.
    The relaxation with integral visits of zones takes walking into account, and if local search ends below its
    choice of pairs, that is placed.
    """
    problem, params, slack = state.problem, state.params.selection, state.options.value_slack
    blocks = blocks_by_session(problem)
    relaxed = relax_selection(problem, lead, blocks, state.budget.share(params.choosing_share), value_slack=slack)
    if relaxed is None:
        _by_flows(state, lead, None)
        return
    _report_first_open(state, lead, {}, relaxed.bounds)
    state.prepare_code("annealing")
    if state.budget.counted:  # the result of the integral relaxation depends on the machine
        _by_flows(state, lead, relaxed)
        return
    settled = False
    budget = state.budget.share(params.walking_share)
    limit = budget.within(budget.remaining(), stopped=lambda: settled)
    choice = BackgroundTask(
        lambda: relax_selection(problem, lead, blocks, limit, whole_seconds=limit.remaining(), value_slack=slack)
    )
    result = _flows(state, lead, params.walking_share)
    settled = result is not None and all(result.proved.values())
    whole = choice.result()
    if whole is None:
        _take_flows(state, lead, relaxed, result)
        return
    chosen = RelaxationResult(_tighter_of_each(lead, relaxed.bounds, whole.bounds), whole.held)
    _take_flows(state, lead, chosen, result)
    if "value" in whole.bounds:
        _place_if_better(state, lead, chosen)


def _tighter_of_each(lead: tuple[str, ...], one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """The tighter bounds of two relaxations; those of ``one`` hold only as long as its bounds are the tightest."""
    bounds: dict[str, int] = {}
    for goal in lead:
        same = all(bounds[before] == one.get(before) for before in bounds)
        bound = tighter(goal, one.get(goal) if same else None, other.get(goal))
        if bound is None:
            break
        bounds[goal] = bound
    return bounds


def _place_if_better(state: SolveState, lead: tuple[str, ...], chosen: RelaxationResult) -> None:
    """Adopt the chosen pairs if they are better than the present placement and can be placed."""
    items, params = state.problem.items, state.params.selection
    value = sum(items[i].value for i in chosen.certain())
    if state.placement is not None and value <= state.measure("value"):
        return
    budget = state.budget.share(params.placing_share, params.placing_seconds)
    placement = place_pairs(state.problem, chosen, state.options, budget)
    if placement is not None and _better(state, lead, placement):
        state.withdraw(len(lead) if state.placement is not None else 0)
        state.placement = placement
        state.record_against(lead, chosen.bounds)


def _better(state: SolveState, lead: tuple[str, ...], placement: Placement) -> bool:
    """Whether a placement is better than the present one, in the order of the goals."""
    if state.placement is None:
        return True
    new, old = (measure(state.problem, p, lead) for p in (placement, state.placement))
    return [GOALS[goal].loss(new[goal]) for goal in lead] < [GOALS[goal].loss(old[goal]) for goal in lead]


def _by_flows(state: SolveState, lead: tuple[str, ...], relaxed: RelaxationResult | None) -> None:
    """Flows, then local search, if the complete model is too large to solve from scratch."""
    params = state.params.selection
    _take_flows(state, lead, relaxed, _flows(state, lead, params.share if state.huge else params.flows_share))


def _flows(state: SolveState, lead: tuple[str, ...], share: float) -> FlowResult | None:
    """The result of flows and local search in a share of the time; None if they cannot take or hold the event."""
    if not flow_problem.METHOD.can_take(state.problem) or not state.wait_for_code("board", lead[0]):
        return None
    from sco_scheduler.engine.value.flows import solve_flows

    budget, params = state.budget.share(share), state.params.selection
    moves = budget.moves(params.moves_a_unit, params.most_moves)
    result = solve_flows(
        state.problem,
        budget,
        order=lead,
        moves=moves,
        seed=state.options.seed,
        start=state.first,
        report=lambda values, bounds: _report_first_open(state, lead, values, bounds),
    )
    budget.spend((moves or 0) / params.moves_a_unit)
    return result if result.complete else None


def _take_flows(
    state: SolveState, lead: tuple[str, ...], relaxed: RelaxationResult | None, result: FlowResult | None
) -> None:
    """Record the result of flows, against the tighter of their bounds and the relaxation's.

    The first schedule is used if the event has a rule that flows cannot take, or if time ran out.
    """
    if result is None:
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
        state.record(goal_result(goal, value, bound, result.seconds))


def _keep_first(state: SolveState, lead: tuple[str, ...], relaxed: RelaxationResult | None) -> None:
    """Continue with the first schedule, if there is one, and the relaxation's bounds."""
    state.take_first()
    if state.placement is not None:
        state.record_against(lead, {} if relaxed is None else relaxed.bounds)


def _report_first_open(
    state: SolveState, lead: tuple[str, ...], values: Mapping[str, int], bounds: Mapping[str, int | None]
) -> None:
    """Report the first goal that is not at its bound."""
    goal = next((g for g in lead if values.get(g) != bounds.get(g)), lead[-1])
    state.report(goal, values.get(goal), bounds.get(goal))
