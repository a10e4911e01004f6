"""The phase of lost time, gaps and zone moves: annealing of the held meetings, and lower bounds of these goals.

The lower bound of gaps counts delegates for whom a gap is unavoidable, whichever meetings are held. Absences and
closures cut a delegate's day into segments, and without a gap all of the day's meetings lie in one of them. If the
linear relaxation of *which meetings can be held* shows for every segment that the goals before the gaps cannot then
keep their values, every schedule with these values gives that delegate a gap on that day. Gaps of different delegates
and days are different gaps, so their number is a lower bound. If a company can shift meetings between its delegates,
they are considered together, and one gap is counted if no choice of segments is possible. Only delegates who have a gap
in the present placement need to be examined: the placement shows that the others need none.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product, takewhile

from sco_scheduler.background import available_cores
from sco_scheduler.domain.goals import GOALS
from sco_scheduler.engine.assignment.interpreters import assign_interpreters
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps import annealing_problem
from sco_scheduler.engine.methods import (
    RERUN_GOALS,
    SELECTION_GOALS,
    TABLE_GOALS,
    TIMING_GOALS,
    Method,
    goal_result,
    leading,
    trivial_bound,
    without,
)
from sco_scheduler.engine.params import TimingParams
from sco_scheduler.engine.problem import (
    GAP_GROUPS,
    Mode,
    Placement,
    Problem,
    choices_by_delegate,
    measure,
    minutes_between,
)
from sco_scheduler.engine.state import SolveState
from sco_scheduler.engine.value.selection_relaxation import blocks_by_session, bound_given, relax_selection

METHOD = Method(
    title="Bounds of gaps by segments of the day",
    purpose="Counts delegates who cannot do without a gap, whichever meetings are held.",
    when="After annealing, for the bounds of the gap goals.",
    honours=("pair_meets_once", "supplier_zone", "company_maximum"),
    relaxes=(
        "delegate_one_meeting",
        "table_one_meeting",
        "walking_time",
        "interpreter_present",
        "pins_and_wishes",
        "gap_spread",
        *GAP_GROUPS,
        "lost_time",
    ),
    cannot_take=(*SELECTION_GOALS, *without(TIMING_GOALS, *GAP_GROUPS, "lost_time"), *RERUN_GOALS, *TABLE_GOALS),
)
"""What the bounds of gaps do with each rule and goal."""


def give_up_for_lost_time(problem: Problem, placement: Placement, value: int) -> Placement:
    """Drop meetings that save the most weighted minutes per point of value, down to ``value`` at least (greedy).

    Pins, musts, published meetings and meetings that a company needs for its minimum stay. Nothing is dropped if a
    gap spread is set, which a dropped meeting might break.

    Parameters
    ----------
    placement
        A placement that keeps every rule.
    value
        The least remaining value, in points.

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
    """The weighted minutes that would be saved by dropping each item, all others staying at their places."""
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
    """Record the timing goals (lost time, gaps, zone moves) that come next in the order."""
    goals = leading(state.open_goals(), TIMING_GOALS)
    if not goals or state.placement is None:
        return
    if state.small or _few_choices_open(state):
        for k, goal in enumerate(goals):
            share = 1 / (len(goals) - k + 1)
            state.pursue(goal, state.budget.share(share, state.params.timing.proving_seconds))
        if _few_choices_open(state) or all(result.proved for result in state.results[-len(goals) :]):
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
    can_take = annealing_problem.METHOD.can_take(state.problem)
    if state.options.value_slack == 0.0 or before is None or "value" not in reached or not can_take:
        return False
    interpreters = state.interpreters
    state.placement = give_up_for_lost_time(state.problem, before, reached["value"])
    state.interpreters = interpreters  # the remaining meetings keep theirs
    return state.placement != before


def _bound(state: SolveState, goal: str, walks: int) -> int | None:
    """A lower bound of gaps or lost time over all schedules that attain the goals before; 0 if none is known."""
    if state.placement is None or state.huge or not METHOD.can_take(state.problem):
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
    if state.huge or not METHOD.can_take(problem):
        return 0
    budget = state.budget.share(params.walks_share)
    return bound_given(problem, list(state.reached.items()), "lost_time", blocks_by_session(problem), budget) or 0


def _least_waits(state: SolveState) -> int:
    """The weighted minutes of the shortest possible wait for each unavoidable gap."""
    assert state.placement is not None
    problem, params, reached = state.problem, state.params.timing, list(state.reached.items())
    lost = 0
    for group, weight in enumerate(problem.side_weights):
        budget = state.budget.share(params.bound_share)
        gaps = forced_gaps(problem, state.placement, reached, {group}, budget, params).bound
        lost += gaps * weight * min(problem.minutes)
    return lost


def _few_choices_open(state: SolveState) -> bool:
    """Whether a rerun leaves so few choices open that only the complete model is used."""
    placement = state.placement
    if placement is None or not any(item.counts_as_kept for item in state.problem.items):
        return False
    new = sum(not state.problem.items[i].counts_as_kept for i in placement.taken)
    return new <= state.params.timing.few_new


def _anneal(state: SolveState, goals: tuple[str, ...]) -> None:
    """Anneal the slots and delegates of the held meetings for the timing goals, within a share of the time."""
    placement = state.placement
    assert placement is not None
    problem, options, params = state.problem, state.options, state.params.timing

    if not annealing_problem.METHOD.can_take(problem) or annealing_problem.taken_twice(problem, placement):
        return
    if not state.wait_for_code("annealing", goals[0]):
        return
    from sco_scheduler.engine.gaps.annealing import anneal
    from sco_scheduler.engine.gaps.annealing_problem import annealing_from

    def seconds() -> float:
        """The limit of annealing, with time left for tables and interpreters."""
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


@dataclass(frozen=True, slots=True)
class ForcedGaps:
    """A lower bound of the gaps of a group of delegates, given the values of the goals before.

    ``complete`` is False if time ran out before all delegates were examined.
    """

    bound: int
    complete: bool


def forced_gaps(
    problem: Problem,
    placement: Placement,
    reached: Sequence[tuple[str, int]],
    groups: Iterable[int],
    budget: Budget,
    params: TimingParams,
) -> ForcedGaps:
    """Count the gaps of some delegates that occur in every schedule that attains the goals before.

    Parameters
    ----------
    placement
        A schedule that attains them; delegates without a gap in it are not examined.
    reached
        The goals before, in order, with their values in ``placement``. The list is cut at the first goal that does not
        depend on which meetings are held; a bound given fewer goals remains valid.
    groups
        The groups of delegates (``Problem.gap_group``) whose gaps count.
    budget
        Limit of all relaxations together.
    params
        Sizes and shares of these relaxations.
    """
    wanted = frozenset(groups)
    people: dict[tuple[int, int], list[int]] = defaultdict(list)
    for delegate, day in _with_gaps(problem, placement):
        if problem.gap_group[delegate] in wanted:
            people[problem.company_of[delegate], day].append(delegate)
    if not people or problem.size > params.largest_bounded:
        return ForcedGaps(0, complete=not people)
    segments = Segments(problem)
    questions = [_Question(problem, segments, company, day, asked, params) for (company, day), asked in people.items()]
    judge = _RelaxationOracle(problem, _relaxable(reached), budget, params)
    return ForcedGaps(sum(question.answer(judge) for question in questions), complete=not judge.ended)


class _Question:
    """How many gaps are unavoidable for the delegates of a company on a day."""

    def __init__(
        self, problem: Problem, segments: Segments, company: int, day: int, people: Sequence[int], params: TimingParams
    ) -> None:
        self._day = day
        self._alone = [[{d: s} for s in segments.of(d, day)] for d in people if len(segments.of(d, day)) > 1]
        cut = [(d, segments.of(d, day)) for d in problem.delegates_of[company]]
        several = [(d, of_day) for d, of_day in cut if len(of_day) > 1]
        choices = math.prod(len(of_day) for _, of_day in several)
        shared = len(cut) > 1 and 1 < choices <= params.most_segment_choices
        self._together = (
            [dict(zip((d for d, _ in several), c, strict=True)) for c in product(*(of_day for _, of_day in several))]
            if shared
            else []
        )

    def answer(self, judge: _RelaxationOracle) -> int:
        """The number of unavoidable gaps: one on each of several delegates, or else one on all of them together."""
        forced = sum(judge.excludes(self._day, choices) for choices in self._alone)
        if forced == 0 and self._together:
            return int(judge.excludes(self._day, self._together))
        return forced


def _relaxable(reached: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The goals before the first that the relaxation does not model."""
    return list(takewhile(lambda pair: pair[0] in (*SELECTION_GOALS, "kept"), reached))


def _with_gaps(problem: Problem, placement: Placement) -> list[tuple[int, int]]:
    """The delegates with a gap on a day, as (delegate, day)."""
    found = {
        (delegate, problem.day[a.slot])
        for delegate, rows in choices_by_delegate(problem, placement).items()
        for a, b in pairwise(rows)
        if problem.day[a.slot] == problem.day[b.slot] and b.slot > a.slot + 1
    }
    return sorted(found)


class _RelaxationOracle:
    """Decides by the linear relaxation whether the values of the earlier goals force a gap on some delegates."""

    def __init__(self, problem: Problem, reached: list[tuple[str, int]], budget: Budget, params: TimingParams) -> None:
        self._problem = problem
        self._reached = reached
        self._budget = budget
        self._work = params.work_a_relaxation
        self._blocks = blocks_by_session(problem)  # finer blocks take far longer, and found no more
        self.ended = False

    def excludes(self, day: int, choices: Iterable[Mapping[int, Segment]]) -> bool:
        """Whether the relaxation proves every one of these choices of segments infeasible."""
        return all(self._short(restricted(self._problem, day, choice)) for choice in choices)

    def _short(self, problem: Problem) -> bool:
        """Whether the relaxation cannot attain the goals' values any more."""
        self.ended = self.ended or self._budget.expired()
        if self.ended:
            return False
        relaxed = relax_selection(problem, tuple(goal for goal, _ in self._reached), self._blocks, self._budget)
        self._budget.spend(self._work)
        if relaxed is None:
            return False  # nothing is concluded if the programme was not solved
        for goal, value in self._reached:
            if goal not in relaxed.bounds or GOALS[goal].better(relaxed.bounds[goal], value):
                return False  # this goal can still improve, and the later bounds hold only if it does
            if GOALS[goal].better(value, relaxed.bounds[goal]):
                return True
        return False


Segment = frozenset[int]
"""A maximal run of consecutive slots of one day in which a delegate could have a meeting."""


class Segments:
    """The segments of the days of all delegates."""

    def __init__(self, problem: Problem) -> None:
        self._day_slots = problem.day_slots
        self._usable: dict[int, set[int]] = defaultdict(set)
        for item in problem.items:
            for mode in item.modes:
                self._usable[mode.purchaser_delegate].update(mode.slots)
                self._usable[mode.supplier_delegate].update(mode.slots)

    def of(self, delegate: int, day: int) -> list[Segment]:
        """The segments of a delegate's day, in order of time."""
        segments: list[list[int]] = []
        for t in self._day_slots[day]:
            if t in self._usable[delegate]:
                if segments and segments[-1][-1] == t - 1:
                    segments[-1].append(t)
                else:
                    segments.append([t])
        return [frozenset(segment) for segment in segments]


def restricted(problem: Problem, day: int, kept: Mapping[int, Segment]) -> Problem:
    """The problem in which some delegates meet on one day within one segment only.

    Parameters
    ----------
    day
        The index of the day.
    kept
        The segment of each of these delegates.
    """
    that_day = frozenset(problem.day_slots[day])
    forbidden = defaultdict(frozenset[int], {delegate: that_day - segment for delegate, segment in kept.items()})

    def left(mode: Mode) -> Mode:
        out = forbidden[mode.purchaser_delegate] | forbidden[mode.supplier_delegate]
        return mode._replace(slots=tuple(t for t in mode.slots if t not in out)) if out else mode

    items = []
    for item in problem.items:
        modes = tuple(mode for mode in map(left, item.modes) if mode.slots)
        items.append(item if modes == item.modes else replace(item, modes=modes))
    return replace(problem, items=items)
