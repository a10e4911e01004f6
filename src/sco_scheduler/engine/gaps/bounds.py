"""Lower bounds of gaps: delegates who cannot do without one, whichever meetings are held.

Absences and closures cut a delegate's day into segments, and without a gap all of the day's meetings
lie in one of them. If the linear relaxation of *which meetings can be held* says for every segment
that the goals before the gaps cannot then be what they are, every schedule with these goals gives
that delegate a gap on that day. Gaps of different delegates and days are different gaps, so their
number is a lower bound. Where a company can shift meetings between its delegates, all of them are
taken together, and one gap is counted if no choice of segments will do.

Only delegates who have a gap in the placement at hand need to be asked about: the placement shows
that the others can do without.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product, takewhile

from sco_scheduler.domain.goals import GOALS
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.methods import (
    GAP_GROUPS,
    RERUN_GOALS,
    SELECTION_GOALS,
    TABLE_GOALS,
    TIMING_GOALS,
    Method,
    without,
)
from sco_scheduler.engine.params import TimingParams
from sco_scheduler.engine.placement import Placement, choices_by_delegate
from sco_scheduler.engine.problem import Mode, Problem
from sco_scheduler.engine.value.selection_relaxation import blocks_by_session, relax_selection

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
"""What this method does with each rule and goal."""


@dataclass(frozen=True, slots=True)
class ForcedGaps:
    """A lower bound for the gaps of a group of delegates, given the values of the goals before.

    ``complete`` is False where time ran out before everybody was asked about.
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
    """Count the gaps of some delegates that every schedule has which reaches the goals before.

    Parameters
    ----------
    placement
        A schedule that reaches them; delegates without a gap in it are not asked about.
    reached
        The goals before, in order, with their values in ``placement``. Those that say nothing about which meetings are
        held end the list: a bound without them holds all the more.
    groups
        The groups of delegates (``Problem.gap_group``) whose gaps count.
    budget
        For all relaxations together.
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
    """How many gaps the people of a company cannot avoid on a day."""

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
        """The gaps that are forced: on each of some people, or else on one of them all."""
        forced = sum(judge.excludes(self._day, choices) for choices in self._alone)
        if forced == 0 and self._together:
            return int(judge.excludes(self._day, self._together))
        return forced


def _relaxable(reached: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The goals up to the first that the relaxation does not know."""
    return list(takewhile(lambda pair: pair[0] in (*SELECTION_GOALS, "kept"), reached))


def _with_gaps(problem: Problem, placement: Placement) -> list[tuple[int, int]]:
    """The delegates who have a gap on a day, with the day."""
    found = {
        (delegate, problem.day[a.slot])
        for delegate, rows in choices_by_delegate(problem, placement).items()
        for a, b in pairwise(rows)
        if problem.day[a.slot] == problem.day[b.slot] and b.slot > a.slot + 1
    }
    return sorted(found)


class _RelaxationOracle:
    """Decides by the linear relaxation whether the goals reached force a gap on some delegates."""

    def __init__(self, problem: Problem, reached: list[tuple[str, int]], budget: Budget, params: TimingParams) -> None:
        self._problem = problem
        self._reached = reached
        self._budget = budget
        self._work = params.work_a_relaxation
        self._blocks = blocks_by_session(problem)  # finer ones take far longer, and found no more
        self.ended = False

    def excludes(self, day: int, choices: Iterable[Mapping[int, Segment]]) -> bool:
        """Whether the relaxation proves every one of these choices of segments impossible."""
        return all(self._short(restricted(self._problem, day, choice)) for choice in choices)

    def _short(self, problem: Problem) -> bool:
        """Whether the relaxation cannot reach the goals any more."""
        self.ended = self.ended or self._budget.expired()
        if self.ended:
            return False
        relaxed = relax_selection(problem, tuple(goal for goal, _ in self._reached), self._blocks, self._budget)
        self._budget.spend(self._work)
        if relaxed is None:
            return False  # nothing is claimed where the programme was not solved
        for goal, value in self._reached:
            if goal not in relaxed.bounds or GOALS[goal].better(relaxed.bounds[goal], value):
                return False  # this goal can still get better, and the later bounds hold only if it does
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
    """The problem in which some delegates meet on one day in one segment of it only.

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
