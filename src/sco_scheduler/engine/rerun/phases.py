"""Phases of a rerun: keep the published schedule, solve together what is left, fill freed places.

*Keep*: the goals *musts*, *kept*, *slot_moves*, *table_changes* and *person_changes*.

*Together*: a cancellation leaves a few hundred choices, and a solve of so few is nearly all
preparation, the same for each goal. So the goals are solved in as few weighted sums as numbers can
hold.

*Fill*: *minimums* and *value* at once and, if moves are allowed for them, the fewest of these. A
schedule with the least missing to the minimums and the most value is mostly the relaxed one,
rounded, so one relaxation serves both goals.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.placement import tighter, trivial_bound
from sco_scheduler.engine.rerun.fixing import few_choices_open
from sco_scheduler.engine.rerun.solver import solve_rerun
from sco_scheduler.engine.search.cp_sat import SolverProgress
from sco_scheduler.engine.search.lexicographic import SearchStrategy
from sco_scheduler.engine.search.weighted_sum import WeightedSum
from sco_scheduler.engine.state import HUGE, SMALL, SolveState
from sco_scheduler.engine.value.relaxation import RELAXED_GOALS, RelaxationResult, blocks_by_session, relax_selection
from sco_scheduler.engine.value.selection import choose_pairs, place_pairs

_KEEPING_SHARE = 0.7
"""The part of the time that is left which this stage may take."""

_RELAXING_SHARE = 0.2

_CHOOSING_SHARE = 0.3
_PLACING_SHARE = 0.4
"""Where any meeting may move: the parts of the time left for choosing pairs, and for placing them."""

_MUCH = 3_000
"""Choices left open from which on another relaxation, by which most of them are left out, is soon won back."""

_KEPT = ("musts", "kept")


def keep_published(state: SolveState) -> None:
    """Record *musts* and the goals of a rerun, if the order starts with them.

    What the relaxation says of the goals after them is left for the stages that pursue those. Where
    moves are allowed, only *musts* and *kept* are settled here, and the moves are bounded.
    """
    if state.order[:2] != _KEPT:
        return
    state.tell("kept", None, None)
    allowed = state.options.allow_moves
    problem, goals = state.problem, _KEPT if allowed == 0 else _relaxed(state)

    @cache
    def relaxed() -> RelaxationResult | None:
        return relax_selection(problem, goals, blocks_by_session(problem))

    def bounds() -> Mapping[str, int]:
        if state.stopped() or state.clock.left <= 0.0:
            return {}
        return {} if (found := relaxed()) is None else found.bounds

    kept = solve_rerun(problem, state.options, bounds, state.timer(state.clock.left * _KEEPING_SHARE), state.stopped)
    state.excluded = kept.excluded
    state.placement = kept.placement
    reached = {result.name: result.value for result in kept.results}
    if allowed is not None and "slot_moves" in reached:
        state.most_slot_moves = max(allowed, reached["slot_moves"])
    for result in kept.results:
        if allowed == 0 or result.name in _KEPT:
            state.record(result)
    whole = None
    if allowed != 0:
        whole = relaxed()
    elif kept.placement is not None:
        state.restrict_to(kept.problem)
        if state.problem.open_size > _MUCH and state.problem.size <= HUGE:
            state.fix_by_results(state.clock.left * _RELAXING_SHARE)
        # Where something is lost, minimums and value are hardly ever at these bounds.
        whole = _relax_narrowed(state) if reached["kept"] == 0 else None
    if allowed is None and kept.placement is not None:
        _rearrange(state)
    reached |= {result.name: result.value for result in state.results}
    settled = {*_KEPT, *reached}
    if whole is not None and all(reached.get(goal) == whole.bounds[goal] for goal in settled & whole.bounds.keys()):
        state.relaxation_bounds = {goal: bound for goal, bound in whole.bounds.items() if goal not in reached}


def _rearrange(state: SolveState) -> None:
    """Where any number of meetings may move: choose pairs as in a first build, and place exactly these.

    The goals up to the moves are recorded if that is possible while no more is lost.
    """
    lead = state.order[2 : next((k for k, goal in enumerate(state.order) if k > 1 and goal in RERUN_ONLY), 2)]
    if state.problem.size > HUGE or not lead or any(goal not in RELAXED_GOALS for goal in lead):
        return
    chosen = choose_pairs(state.problem, (*_KEPT, *lead), state.clock.left * _CHOOSING_SHARE)
    reached = {result.name: result.value for result in state.results}
    if chosen is None or any(chosen.bounds.get(goal) != reached.get(goal) for goal in _KEPT):
        return
    seconds = state.clock.left * _PLACING_SHARE
    placement = place_pairs(state.problem, chosen, state.options, seconds, state.stopped, state.placement)
    if placement is None:
        return
    state.placement = placement
    state.record_against(lead, chosen.bounds)


def _relaxed(state: SolveState) -> tuple[str, ...]:
    """The goals of the order's head that the relaxation bounds, leaving out those of a rerun."""
    rest = tuple(goal for goal in state.order[1:] if goal not in RERUN_ONLY)
    end = next((k for k, goal in enumerate(rest) if goal not in RELAXED_GOALS), len(rest))
    return (*_KEPT, *rest[:end])


def _relax_narrowed(state: SolveState) -> RelaxationResult | None:
    """The relaxation of what is left open: slot by slot where few choices are, none where hardly any."""
    problem = state.problem
    if problem.size > HUGE or few_choices_open(problem):
        return None
    few = problem.size <= SMALL
    blocks = [[slot.index] for slot in problem.slots] if few else blocks_by_session(problem)
    return relax_selection(problem, _relaxed(state), blocks, seconds=state.clock.left * _RELAXING_SHARE)


_TOGETHER_SECONDS = 1.0
_TOGETHER_SHARE = 0.3
"""The time for one solve, which mostly takes a tenth of a second, and the part of the time left that it may take."""


def solve_together(state: SolveState) -> None:
    """Record the goals that come next, as far as they are proved together; the others stay open."""
    while state.placement is not None and state.open_goals() and few_choices_open(state.problem):
        ranked = WeightedSum.most_of(state.problem, state.open_goals())
        if state.stopped() or not ranked.whole or not _proved_together(state, ranked):
            return


def _proved_together(state: SolveState, ranked: WeightedSum) -> bool:
    """Whether the goals were proved together; a better placement is taken in any case."""
    assert state.placement is not None
    began = state.clock.seconds
    goal = ranked.goals[0]

    def tell(_: SolverProgress) -> None:
        state.tell(goal, None, None)

    reached = state.complete().optimise_weighted(
        ranked.weights,
        min(_TOGETHER_SECONDS, state.clock.left * _TOGETHER_SHARE),
        state.placement,
        tell,
        state.stopped,
        SearchStrategy.BOUNDING,
    )
    if reached.placement is None or reached.value is None:
        return False
    if not reached.proved:
        if reached.value < ranked.total([state.value(name) for name in ranked.goals]):
            state.placement, state.interpreters = reached.placement, None
        return False
    state.placement, state.interpreters = reached.placement, None
    spent = (state.clock.seconds - began) / len(ranked.goals)
    for name, value in zip(ranked.goals, ranked.values(reached.value), strict=True):
        if value != state.relaxation_bounds.get(name):
            state.relaxation_bounds = {}  # those after it hold only where this one is reached
        state.record(GoalResult(name, value, value, proved=True, seconds=spent))
    return True


_FILLING = ("minimums", "value")
_CHANGED = ("table_changes", "person_changes")

_FILLING_SHARE = 0.9
"""The part of the time left for minimums and value: what a request is worth matters more than gaps."""

_SHARE_OF_CHANGES = 0.6
"""The part of the time left for the fewest moves, and then for the fewest changes of tables and people."""


def fill_freed_places(state: SolveState) -> None:
    """Record minimums and value, moves, tables and people, as far as these come next and are open."""
    if state.placement is None or state.problem.size > HUGE:
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
    """Both at once; where that is not settled in its time, they stay open, to be pursued one by one from there."""
    if all(state.value(goal) == state.relaxation_bounds.get(goal) for goal in goals):
        state.record_against(goals, state.relaxation_bounds)
        return
    both = WeightedSum.of(state.problem, *goals)
    if not both.exact:
        return
    began = state.clock.seconds
    bound = state.settle(both.weights, state.clock.left * _FILLING_SHARE)
    if bound is None:
        return
    reached = [state.value(goal) for goal in goals]
    bounds = both.bounds(bound, reached)
    if list(bounds) != reached:
        outer = tighter(goals[0], bounds[0], state.relaxation_bounds.get(goals[0]))
        state.relaxation_bounds |= {} if outer is None else {goals[0]: outer}
        return
    spent = (state.clock.seconds - began) / len(goals)
    for goal, value in zip(goals, reached, strict=True):
        if value != state.relaxation_bounds.get(goal):
            state.relaxation_bounds = {}  # those after it hold only where this one is reached
        state.record(GoalResult(goal, value, value, proved=True, seconds=spent))


def _move_fewest(state: SolveState) -> None:
    """The fewest of the allowed moves that reach the same."""
    began = state.clock.seconds
    bound = state.settle((("slot_moves", 1),), state.clock.left * _SHARE_OF_CHANGES)
    state.record(_result("slot_moves", state.value("slot_moves"), bound, state.clock.seconds - began))


def _change_fewest(state: SolveState) -> None:
    began = state.clock.seconds
    both = WeightedSum.of(state.problem, *_CHANGED)
    bound = state.settle(both.weights, state.clock.left * _SHARE_OF_CHANGES)
    values = [state.value(goal) for goal in both.goals]
    bounds: tuple[int | None, ...] = (None, None) if bound is None else both.bounds(bound, values)
    spent = (state.clock.seconds - began) / 2
    for goal, value, known in zip(both.goals, values, bounds, strict=True):
        state.record(_result(goal, value, known, spent))


def _result(goal: str, value: int, bound: int | None, seconds: float) -> GoalResult:
    bound = tighter(goal, bound, trivial_bound(goal))
    return GoalResult(goal, value, bound, value == bound, seconds)
