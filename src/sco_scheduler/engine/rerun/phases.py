"""Phases of a rerun: keep the published schedule, solve together what is left, fill freed places.

*Keep*: the goals *musts*, *kept*, *slot_moves*, *table_changes* and *person_changes*.

*Together*: a cancellation leaves a few hundred choices, and solving so few is nearly all
preparation, the same for each goal. So the goals are solved in as few weighted sums as integers can
represent.

*Fill*: *minimums* and *value* at once and, if moves are allowed for them, the fewest of these. A
schedule with the least missing to the minimums and the most value is mostly the rounded
relaxation, so one relaxation serves both goals.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import takewhile

from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.methods import SELECTION_GOALS, goal_result, leading, tighter
from sco_scheduler.engine.rerun.fixing import few_choices_open
from sco_scheduler.engine.rerun.solver import RerunResult, RerunSolver
from sco_scheduler.engine.search.lexicographic import SearchStrategy, WeightedSum
from sco_scheduler.engine.state import SolveState
from sco_scheduler.engine.value.selection import choose_pairs, no_worse, place_pairs
from sco_scheduler.engine.value.selection_relaxation import RelaxationResult, blocks_by_session, relax_selection

_KEPT = ("musts", "kept")
_PATIENT = (*_KEPT, "slot_moves")
_FILLING = ("minimums", "value")
_CHANGED = ("table_changes", "person_changes")


def keep_published(state: SolveState) -> None:
    """Record *musts* and the goals of a rerun, if the order starts with them.

    The relaxation's bounds of later goals are stored for the phases that pursue them. If
    moves are allowed, only *musts* and *kept* are settled here, and the number of moves is limited.
    """
    if state.context.order[:2] != _KEPT:
        return
    state.report("kept", None, None)
    params = state.params.rerun
    allowed = state.options.allow_moves
    problem, goals = state.problem, _KEPT if allowed == 0 else _relaxed_goals(state)
    unlimited = Budget(counted=state.budget.counted, stopped=state.budget.stopped)

    @cache
    def relaxed() -> RelaxationResult | None:
        return relax_selection(problem, goals, blocks_by_session(problem), unlimited)

    def bounds() -> Mapping[str, int]:
        if state.budget.expired():
            return {}
        return {} if (found := relaxed()) is None else found.bounds

    kept = RerunSolver(problem, state.options, bounds, state.budget.share(params.share)).run()
    if not all(result.proved for result in kept.results if result.name in _PATIENT):
        state.budget.lengthen((1.0 - params.patience_share) * state.options.patience)
    reached = {result.name: result.value for result in kept.results}
    _take_over(state, kept)
    whole = None
    if allowed != 0:
        whole = relaxed()
    elif kept.placement is not None:
        state.restrict_to(kept.problem)
        if state.problem.open_size > params.refixing_size and not state.huge:
            state.fix_by_results(state.budget.share(params.relaxing_share))
        # If a meeting is lost, minimums and value hardly ever reach these bounds.
        whole = _relax_restricted(state) if reached["kept"] == 0 else None
    if allowed is None and kept.placement is not None:
        _rearrange(state)
    reached |= state.reached
    settled = {*_KEPT, *reached}
    if whole is not None and all(reached.get(goal) == whole.bounds[goal] for goal in settled & whole.bounds.keys()):
        state.relaxation_bounds = {goal: bound for goal, bound in whole.bounds.items() if goal not in reached}


def _take_over(state: SolveState, kept: RerunResult) -> None:
    """Adopt the rerun's placement, the number of moves still allowed, and the settled goals."""
    allowed = state.options.allow_moves
    state.excluded = kept.excluded
    state.placement = kept.placement
    if allowed is not None:
        for result in kept.results:
            if result.name == "slot_moves":
                state.most_slot_moves = max(allowed, result.value)
    for result in kept.results:
        if allowed == 0 or result.name in _KEPT:
            state.record(result)


def _rearrange(state: SolveState) -> None:
    """If any number of meetings may move: choose pairs as in a first build, and place exactly these.

    The goals up to the moves are recorded if that loses no more meetings.
    """
    params = state.params.rerun
    lead = tuple(takewhile(lambda goal: goal not in RERUN_ONLY, state.context.order[2:]))
    if state.huge or not lead or leading(lead, SELECTION_GOALS) != lead:
        return
    chosen = choose_pairs(state.problem, (*_KEPT, *lead), state.budget.share(params.choosing_share), state.params)
    if chosen is None or any(chosen.bounds.get(goal) != state.reached.get(goal) for goal in _KEPT):
        return
    if not chosen.bounds.keys() >= {*lead}:
        return  # time ran out before all goals were bounded
    budget = state.budget.share(params.placing_share)
    placement = place_pairs(state.problem, chosen, state.options, budget, state.placement)
    if placement is None or not no_worse(state, lead, placement, state.placement):
        return
    state.placement = placement
    state.record_against(lead, chosen.bounds)


def _relaxed_goals(state: SolveState) -> tuple[str, ...]:
    """The leading goals that the relaxation bounds, without those of a rerun."""
    rest = (goal for goal in state.context.order[1:] if goal not in RERUN_ONLY)
    return (*_KEPT, *leading(rest, SELECTION_GOALS))


def _relax_restricted(state: SolveState) -> RelaxationResult | None:
    """The relaxation of the restricted problem: slot by slot if few choices are open; None if hardly any."""
    problem, params = state.problem, state.params.rerun
    if state.huge or few_choices_open(problem, params):
        return None
    blocks = [[slot.index] for slot in problem.slots] if state.small else blocks_by_session(problem)
    return relax_selection(problem, _relaxed_goals(state), blocks, state.budget.share(params.relaxing_share))


# Solving the remaining goals together


def solve_together(state: SolveState) -> None:
    """Solve the next goals as one weighted sum, and record those that are proved; the others stay open."""
    while state.placement is not None and state.open_goals() and few_choices_open(state.problem, state.params.rerun):
        weighted = WeightedSum.most_of(state.problem, state.open_goals())
        if state.budget.stopped() or not weighted.whole or not _proved_together(state, weighted):
            return


def _proved_together(state: SolveState, weighted: WeightedSum) -> bool:
    """Whether the goals were proved together; a better placement is adopted in any case."""
    assert state.placement is not None
    began = state.budget.elapsed
    goal = weighted.goals[0]

    def report(*_: int | None) -> None:
        state.report(goal, None, None)

    params = state.params.rerun
    budget = state.budget.share(params.together_share, params.together_seconds)
    reached = state.solver().optimise_weighted(
        weighted.weights, budget, state.placement, report, SearchStrategy.RELAXED
    )
    if reached.placement is None or reached.value is None:
        return False
    if reached.proved or reached.value < weighted.total([state.measure(name) for name in weighted.goals]):
        state.placement = reached.placement
    if not reached.proved:
        return False
    spent = (state.budget.elapsed - began) / len(weighted.goals)
    for name, value in zip(weighted.goals, weighted.values(reached.value), strict=True):
        state.record(goal_result(name, value, value, spent))
    return True


# Filling freed places


def fill_freed_places(state: SolveState) -> None:
    """Fill freed places: record minimums, value, moves, tables and people where they come next in the order."""
    if state.placement is None or state.huge:
        return
    while state.open_goals():
        goals = state.open_goals()[:2]
        before = len(state.results)
        if goals == _CHANGED:
            _change_fewest(state)
        elif sorted(goals) == sorted(_FILLING):
            _minimums_and_value(state, goals)
        elif goals[0] == "slot_moves":
            _move_fewest(state)
        if len(state.results) == before:
            return


def _minimums_and_value(state: SolveState, goals: tuple[str, ...]) -> None:
    """Optimise both as one weighted sum; goals not proved in time stay open and are pursued one by one."""
    if all(state.measure(goal) == state.relaxation_bounds.get(goal) for goal in goals):
        state.record_against(goals, state.relaxation_bounds)
        return
    both = WeightedSum.of(state.problem, *goals)
    if not both.exact:
        return
    began = state.budget.elapsed
    bound = state.minimise(both.weights, state.budget.share(state.params.rerun.filling_share))
    if bound is None:
        return
    reached = [state.measure(goal) for goal in goals]
    bounds = both.bounds(bound, reached)
    if list(bounds) != reached:
        relaxed = state.relaxation_bounds.get(goals[0])
        known = tighter(goals[0], bounds[0], relaxed)
        if known is not None and known != relaxed:
            state.relaxation_bounds = {goals[0]: known}  # those of later goals hold only given the relaxed one
        return
    spent = (state.budget.elapsed - began) / len(goals)
    for goal, value in zip(goals, reached, strict=True):
        state.record(goal_result(goal, value, value, spent))


def _move_fewest(state: SolveState) -> None:
    """Keep the goals' values with the fewest of the allowed moves."""
    began = state.budget.elapsed
    bound = state.minimise((("slot_moves", 1),), state.budget.share(state.params.rerun.changes_share))
    spent = state.budget.elapsed - began
    state.record(goal_result("slot_moves", state.measure("slot_moves"), bound, spent))


def _change_fewest(state: SolveState) -> None:
    began = state.budget.elapsed
    both = WeightedSum.of(state.problem, *_CHANGED)
    bound = state.minimise(both.weights, state.budget.share(state.params.rerun.changes_share))
    values = [state.measure(goal) for goal in both.goals]
    bounds: tuple[int | None, ...] = (None, None) if bound is None else both.bounds(bound, values)
    spent = (state.budget.elapsed - began) / 2
    for goal, value, known in zip(both.goals, values, bounds, strict=True):
        state.record(goal_result(goal, value, known, spent))
