"""The phase of lost time, gaps and zone moves: annealing of the held meetings, and the bounds of these goals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from sco_scheduler.background import available_cores
from sco_scheduler.engine.assignment.interpreters import assign_interpreters
from sco_scheduler.engine.gaps import annealing_problem, bounds
from sco_scheduler.engine.gaps.bounds import forced_gaps
from sco_scheduler.engine.methods import GAP_GROUPS, TIMING_GOALS, goal_result, leading, trivial_bound
from sco_scheduler.engine.placement import Placement, choices_by_delegate, measure, minutes_between
from sco_scheduler.engine.problem import Problem
from sco_scheduler.engine.state import SolveState
from sco_scheduler.engine.value.selection_relaxation import blocks_by_session, bound_given


def give_up_for_lost_time(problem: Problem, placement: Placement, value: int) -> Placement:
    """Drop meetings that save the most weighted minutes per point of value, down to ``value`` at least.

    Pins, musts, published meetings and what a company needs for its minimum stay. Nothing is dropped where a
    gap spread is set, which one meeting less might break.

    Parameters
    ----------
    placement
        A placement that keeps every rule.
    value
        The least value that has to be left, in points.

    Returns
    -------
    Placement
        The placement without the dropped meetings; all others stay where they are.
    """
    if problem.gap_spread is not None:
        return placement
    left = measure(problem, placement, ["value"])["value"] - value
    taken = dict(placement.taken)
    minima: dict[int, list[int]] = defaultdict(list)
    for k, target in enumerate(problem.minima):
        for i in target.items:
            minima[i].append(k)
    over = [sum(i in taken for i in target.items) - target.limit for target in problem.minima]
    stay = {i for items in problem.must_pairs.values() for i in items}
    stay |= {item.index for item in problem.items if item.mandatory or item.counts_as_kept}
    while True:
        saved = _saved(problem, Placement(taken))
        best = max(
            (
                (minutes / max(1, problem.items[i].value), -problem.items[i].value, i)
                for i, minutes in saved.items()
                if minutes > 0
                and i not in stay
                and problem.items[i].value <= left
                and all(over[k] > 0 for k in minima[i])
            ),
            default=None,
        )
        if best is None:
            return Placement(taken)
        dropped = best[2]
        del taken[dropped]
        left -= problem.items[dropped].value
        for k in minima[dropped]:
            over[k] -= 1


def _saved(problem: Problem, placement: Placement) -> Counter[int]:
    """The weighted minutes that would not be lost without each item, all others staying where they are."""
    minutes = minutes_between(problem)
    saved: Counter[int] = Counter()
    for delegate, rows in choices_by_delegate(problem, placement).items():
        weight = problem.side_weights[problem.gap_group[delegate]]
        for n, choice in enumerate(rows):
            before, after = rows[:n][-1:], rows[n + 1 : n + 2]
            lost = sum(minutes(a, choice) for a in before) + sum(minutes(choice, b) for b in after)
            saved[choice.item] += weight * (lost - sum(minutes(a, b) for a in before for b in after))
    return saved


def reduce_gaps(state: SolveState) -> None:
    """Record the goals of gaps and zone moves that come next in the order."""
    goals = leading(state.open_goals(), TIMING_GOALS)
    if not goals or state.placement is None:
        return
    if state.small or _mostly_kept(state):
        for k, goal in enumerate(goals):
            share = 1 / (len(goals) - k + 1)
            state.pursue(goal, state.budget.share(share, state.params.timing.proving_seconds))
        if _mostly_kept(state) or all(result.proved for result in state.results[-len(goals) :]):
            return
        state.withdraw(len(goals))
    began = state.budget.elapsed
    walks = _least_walks(state) if "lost_time" in goals else 0
    _anneal(state, goals)
    if "lost_time" in goals and _give_up(state):
        _anneal(state, goals)
    annealed = state.budget.elapsed - began
    for goal in goals:
        state.record(goal_result(goal, state.measure(goal), _bound(state, goal, walks), annealed))


def _give_up(state: SolveState) -> bool:
    """Drop meetings for lost time within the value slack; return whether any was dropped."""
    reached, before = state.reached, state.placement
    if state.options.value_slack == 0.0 or before is None or "value" not in reached:
        return False
    if not annealing_problem.METHOD.can_take(state.problem):
        return False
    interpreters = state.interpreters
    state.placement = give_up_for_lost_time(state.problem, before, reached["value"])
    state.interpreters = interpreters  # those of the meetings that stay; nobody else is needed
    return state.placement != before


def _bound(state: SolveState, goal: str, walks: int) -> int | None:
    """A lower bound of gaps or lost time over all schedules that reach the goals before; 0 where none is known."""
    if state.placement is None or state.huge or not bounds.METHOD.can_take(state.problem):
        return trivial_bound(goal)
    if goal == "lost_time":
        return walks + _least_waits(state)
    if goal not in GAP_GROUPS:
        return trivial_bound(goal)
    if state.budget.expired():
        return trivial_bound(goal)
    budget = state.budget.share(state.params.timing.bound_share)
    reached = list(state.reached.items())
    return forced_gaps(state.problem, state.placement, reached, GAP_GROUPS[goal], budget, state.params.timing).bound


def _least_walks(state: SolveState) -> int:
    """A lower bound of the weighted minutes of walking; computed before annealing, which uses up the time."""
    problem, params = state.problem, state.params.timing
    if state.huge or not bounds.METHOD.can_take(problem):
        return 0
    budget = state.budget.share(params.walks_share)
    return bound_given(problem, list(state.reached.items()), "lost_time", blocks_by_session(problem), budget) or 0


def _least_waits(state: SolveState) -> int:
    """Weighted minutes of the shortest wait for each gap that is forced."""
    assert state.placement is not None
    problem, params, reached = state.problem, state.params.timing, list(state.reached.items())
    lost = 0
    for group, weight in enumerate(problem.side_weights):
        budget = state.budget.share(params.bound_share)
        gaps = forced_gaps(problem, state.placement, reached, {group}, budget, params).bound
        lost += gaps * weight * min(problem.minutes)
    return lost


def _mostly_kept(state: SolveState) -> bool:
    """Whether a rerun leaves so little open that the complete model is asked, and nothing else."""
    placement = state.placement
    if placement is None or not any(item.counts_as_kept for item in state.problem.items):
        return False
    new = sum(not state.problem.items[i].counts_as_kept for i in placement.taken)
    return new <= state.params.timing.few_new


def _anneal(state: SolveState, goals: tuple[str, ...]) -> None:
    """Anneal the slots and delegates of the held meetings for the goals of timing, in a share of the time."""
    placement = state.placement
    assert placement is not None
    problem, options, params = state.problem, state.options, state.params.timing

    if not annealing_problem.METHOD.can_take(problem) or not state.wait_for_code("annealing", goals[0]):
        return
    from sco_scheduler.engine.gaps.annealing import anneal
    from sco_scheduler.engine.gaps.annealing_problem import annealing_from

    def seconds() -> float:
        """How long annealing may take, with time left for tables and interpreters."""
        left = state.budget.remaining()
        return max(0.0, min(left * params.annealing_share, left - len(placement.taken) * params.seconds_a_meeting))

    if problem.walking and state.interpreters is None:
        state.interpreters = assign_interpreters(problem, placement, options)
    kept = {item.index for item in problem.items if item.counts_as_kept and item.index in placement.taken}
    start = annealing_from(problem, placement, interpreters=state.interpreters, stay=kept, same_people=kept)

    def report(values: Mapping[str, int], _: Mapping[str, int | None]) -> None:
        state.report(goals[0], values[goals[0]], trivial_bound(goals[0]))

    budget = state.budget.within(seconds())
    moves = budget.moves(params.moves_a_unit, params.most_moves)
    result = anneal(
        start.problem,
        start.slots,
        start.ways,
        budget,
        moves=moves,
        seed=options.seed,
        goals=goals,
        chains=1 if state.budget.counted else max(1, min(options.workers, available_cores())),
        report=report,
    )
    budget.spend((moves or 0) / params.moves_a_unit)
    state.placement = start.placement(result)
