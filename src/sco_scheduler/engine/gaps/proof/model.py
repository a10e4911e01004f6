"""The CP-SAT model of given meetings: slots, implied constraints, and gap literals.

Tables are counted, not indexed. Beside the rules the model holds constraints that follow from them
and that a solver needs to see: how busy each delegate is over all slots, how many delegates can be
busy in a slot (two a table; one a table of those who do not meet each other), how few can be without
overfilling the other slots, and that three delegates who all meet each other hold at most one of
their meetings in a slot. Meetings that no rule tells apart are placed as one bundle, which removes
their permutations from the search.

*Independent sets*: a slot with n tables has 2n busy delegates at most, but only n of a set in which
no two meet each other. The sets taken have as many meetings as can be: a maximum weight independent
set of the graph of who meets whom, then another that prefers the delegates who are in none yet.

*Gap literals*: three views of one delegate's day that strengthen each other. ``met[t]`` says that
the delegate has met by slot t, so that a gap ends where it is busy in t, idle in t - 1 and had met
before. ``coming[t]`` says that it meets in t or later; a delegate who has met, has yet to meet and is idle in t has
a gap. *Window*: a delegate whose number of meetings is known and who has no gap is busy
in exactly one window of that length.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from ortools.sat.python import cp_model

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.proof.problem import GapProblem, GapResult, GivenMeeting, counted_gaps, is_placement
from sco_scheduler.engine.model.variables import Literal, ever, gap_ends
from sco_scheduler.engine.params import GapProofParams
from sco_scheduler.engine.search.solvers import OnProgress, solver_without_signals


@dataclass(frozen=True)
class Bundle:
    """Meetings of one delegate that are interchangeable; most bundles hold a single meeting."""

    meetings: tuple[int, ...]
    example: GivenMeeting


def bundles_of(problem: GapProblem) -> list[Bundle]:
    """All meetings in bundles.

    Meetings are interchangeable where one delegate has them all, the others have no second one, and
    they share zone and slots and stand in no precedence.
    """
    ordered = {i for pair in problem.after for i in pair}
    groups: dict[object, list[int]] = defaultdict(list)
    for i, meeting in enumerate(problem.meetings):
        single = [d for d in (meeting.a, meeting.b) if len(problem.of_delegate[d]) == 1]
        if len(single) == 1 and i not in ordered:
            host = meeting.a + meeting.b - single[0]
            groups[host, meeting.zone, meeting.slots].append(i)
        else:
            groups[i].append(i)
    return [Bundle(tuple(group), problem.meetings[group[0]]) for group in groups.values()]


class SlotModel:
    """A CP-SAT model of where the meetings can go.

    ``at[k][t]`` says that a meeting of bundle k takes slot t; ``busy[d][t]`` that delegate d, who has
    two meetings or more, is in one of them in slot t. Both hold only the slots that are possible.
    ``independent`` are sets of delegates of whom no two meet each other.
    """

    def __init__(self, problem: GapProblem, independent: Iterable[Set[int]] = ()) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.bundles = bundles_of(problem)
        self.at: list[dict[int, Literal]] = []
        for bundle in self.bundles:
            row: dict[int, Literal] = {t: self.model.new_bool_var("") for t in sorted(bundle.example.slots)}
            self.at.append(row)
            if len(bundle.meetings) == 1:
                self.model.add_exactly_one(row.values())
            else:
                self.model.add(_sum(row.values()) == len(bundle.meetings))
        self._row_of = {i: k for k, bundle in enumerate(self.bundles) for i in bundle.meetings}
        self.busy = {d: self._busy(d) for d, held in enumerate(problem.of_delegate) if len(held) > 1}
        self._tables()
        self._people(None, 2)
        for delegates in independent:
            self._people(delegates, 1)
        self._triangles()
        self._precedences()

    def slots(self, solution: cp_model.CpSolver | cp_model.CpSolverSolutionCallback) -> list[int]:
        """The slot of each meeting in a solution."""
        slots = [0] * len(self.problem.meetings)
        for bundle, row in zip(self.bundles, self.at, strict=True):
            taken = [t for t, literal in row.items() if solution.boolean_value(literal)]
            for meeting, slot in zip(bundle.meetings, taken, strict=True):
                slots[meeting] = slot
        return slots

    def hint(self, slots: Sequence[int]) -> None:
        """Suggest a slot for each meeting."""
        self.model.clear_hints()
        for bundle, row in zip(self.bundles, self.at, strict=True):
            taken = {slots[i] for i in bundle.meetings}
            for t, literal in row.items():
                self.model.add_hint(literal, t in taken)

    def _rows_of(self, delegate: int) -> list[dict[int, Literal]]:
        rows = dict.fromkeys(self._row_of[i] for i in self.problem.of_delegate[delegate])
        return [self.at[k] for k in rows]

    def _busy(self, delegate: int) -> dict[int, Literal]:
        rows = self._rows_of(delegate)
        busy: dict[int, Literal] = {}
        for t in sorted({t for row in rows for t in row}):
            busy[t] = self.model.new_bool_var("")
            self.model.add_exactly_one([row[t] for row in rows if t in row] + [~busy[t]])
        self.model.add(_sum(busy.values()) == len(self.problem.of_delegate[delegate]))
        return busy

    def _tables(self) -> None:
        problem = self.problem
        for zone, capacity in enumerate(problem.capacity):
            rows = [row for row, bundle in zip(self.at, self.bundles, strict=True) if bundle.example.zone == zone]
            held = sum(meeting.zone == zone for meeting in problem.meetings)
            for t in range(problem.n_slots):
                least = max(0, held - sum(capacity) + capacity[t])
                self.model.add_linear_constraint(_sum(row[t] for row in rows if t in row), least, capacity[t])

    def _people(self, delegates: Set[int] | None, a_table: int) -> None:
        """Bound how many of the delegates (None: of all) are busy in a slot, when ``a_table`` of them fill a table."""
        problem, capacity = self.problem, self.problem.total_capacity
        counted = range(len(problem.company)) if delegates is None else delegates
        rows = [self.busy[d] for d in counted if d in self.busy]
        seats = sum(len(problem.of_delegate[d]) for d in counted if d in self.busy)
        for row, bundle in zip(self.at, self.bundles, strict=True):
            for singles in zip(*(self._singles(i) for i in bundle.meetings), strict=True):
                if all(d in counted for d in singles):
                    rows.append(row)
                    seats += len(singles)
        for t in range(problem.n_slots):
            elsewhere = a_table * (sum(capacity) - capacity[t])
            people = [row[t] for row in rows if t in row]
            self.model.add_linear_constraint(_sum(people), max(0, seats - elsewhere), a_table * capacity[t])

    def _singles(self, meeting: int) -> list[int]:
        """The delegates of a meeting who have no other."""
        held = self.problem.meetings[meeting]
        return [d for d in (held.a, held.b) if len(self.problem.of_delegate[d]) == 1]

    def _triangles(self) -> None:
        between: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for i, meeting in enumerate(self.problem.meetings):
            between[meeting.a][meeting.b].append(i)
            between[meeting.b][meeting.a].append(i)
        for a, partners in list(between.items()):
            for b in partners:
                for c in between[b].keys() & partners.keys():
                    if a < b < c:
                        self._one_a_slot(partners[b] + between[b][c] + partners[c])

    def _one_a_slot(self, meetings: Sequence[int]) -> None:
        rows = [self.at[self._row_of[i]] for i in meetings]
        for t in range(self.problem.n_slots):
            self.model.add_at_most_one(row[t] for row in rows if t in row)

    def _precedences(self) -> None:
        for earlier, later in self.problem.after:
            first, second = self.at[self._row_of[earlier]], self.at[self._row_of[later]]
            for t in second:
                before = _sum(first[s] for s in first if s < t)
                self.model.add(before >= _sum(second[s] for s in second if s <= t))


def _sum(literals: Iterable[Literal]) -> cp_model.LinearExprT:
    return cp_model.LinearExpr.sum(list(literals))


def independent_sets(problem: GapProblem, params: GapProofParams) -> Iterator[frozenset[int]]:
    """A few independent sets of delegates with many meetings.

    Returns
    -------
    Iterator[frozenset[int]]
        Sets of delegates of whom no two meet each other, each with many meetings in all.
    """
    meetings = [len(held) for held in problem.of_delegate]
    weights = [10 * n for n in meetings]
    for _ in range(params.independent_sets):
        chosen = _heaviest(problem, weights, params.independent_work)
        yield chosen
        if all(d in chosen or not n for d, n in enumerate(meetings)):
            return
        weights = [n if d in chosen else weight for d, (n, weight) in enumerate(zip(meetings, weights, strict=True))]


def _heaviest(problem: GapProblem, weights: list[int], work: float) -> frozenset[int]:
    model = cp_model.CpModel()
    inside = [model.new_bool_var("") for _ in weights]
    for a, b in sorted({(min(m.a, m.b), max(m.a, m.b)) for m in problem.meetings}):
        model.add_at_most_one([inside[a], inside[b]])
    model.maximize(cp_model.LinearExpr.weighted_sum(inside, weights))
    solver = solver_without_signals()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = work
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return frozenset()
    return frozenset(d for d, literal in enumerate(inside) if weights[d] and solver.boolean_value(literal))


class DelegateGaps:
    """The gaps of one delegate: ``ends`` holds a literal for every slot in which a gap can end."""

    def __init__(self, placement: SlotModel, delegate: int) -> None:
        self.ends: list[Literal] = []
        self.gapless: list[Literal] = []
        self._placement = placement
        self._model = placement.model
        self._busy = placement.busy.get(delegate, {})
        meetings = placement.problem.of_delegate[delegate]
        if len(meetings) > 1:
            possible = [day for day in placement.problem.days if any(t in self._busy for t in day)]
            for day in possible:
                self._day(day, len(meetings) if len(possible) == 1 else None)

    def _day(self, day: range, n_meetings: int | None) -> None:
        slots = range(next(t for t in day if t in self._busy), next(t for t in reversed(day) if t in self._busy) + 1)
        if len(slots) < 3:
            return
        gapless = self._model.new_bool_var("")
        self.gapless.append(gapless)
        nothing = self._model.new_constant(0)
        busy = [self._busy.get(t, nothing) for t in slots]
        met = [literal for literal in ever(self._model, busy) if literal is not None]  # all are: see ``nothing``
        coming = [literal for literal in ever(self._model, busy[::-1])[::-1] if literal is not None]
        ends = gap_ends(self._model, busy, met)
        self.ends += ends
        for end in ends:
            self._model.add_implication(end, ~gapless)
        self._model.add_bool_or([*ends, gapless])
        for k in range(1, len(busy) - 1):
            self._model.add_bool_or([~met[k - 1], ~coming[k + 1], busy[k], ~gapless])
        if n_meetings is not None:
            for k in range(n_meetings, len(busy)):
                self._model.add_bool_or([~gapless, ~met[k - n_meetings], ~coming[k]])
            add_windows(self._placement, slots, self._busy, n_meetings, gapless)


def add_windows(
    placement: SlotModel, slots: range, busy: dict[int, Literal], n_meetings: int, gapless: Literal | None = None
) -> None:
    """Let a delegate's busy slots be exactly one window, as long as the number of meetings.

    Parameters
    ----------
    slots
        The slots in which the window can be.
    busy
        [slot]: literals that say in which slots the delegate is busy.
    n_meetings
        The length of the window.
    gapless
        Enforce it only where this literal is true; None enforces it always.
    """
    model = placement.model
    covering: dict[int, list[Literal]] = defaultdict(list)
    windows = []
    for start in range(slots.start, slots.stop - n_meetings + 1):
        window = range(start, start + n_meetings)
        if all(t in busy for t in window):
            literal = model.new_bool_var("")
            windows.append(literal)
            for t in window:
                covering[t].append(literal)
    if gapless is None:
        model.add_exactly_one(windows)
        for t, is_busy in busy.items():
            model.add_exactly_one([*covering[t], ~is_busy])
        return
    model.add_exactly_one([*windows, ~gapless])
    for t, is_busy in busy.items():
        model.add_at_most_one([*covering[t], ~is_busy])
        model.add_bool_or([*covering[t], ~is_busy, ~gapless])


class GapModel:
    """The placement model with gaps counted, the spread and the limits kept, and the goal as ``goal``."""

    def __init__(self, placement: SlotModel) -> None:
        self.placement = placement
        problem = placement.problem
        self.gaps = {d: DelegateGaps(placement, d) for d in sorted(problem.measured)}
        self.goal = self._total(problem.goal_delegates)
        for limit in problem.limits:
            placement.model.add(self._total(limit.delegates) <= limit.most)
        if problem.spread is not None:
            self._spread(problem.spread)

    def _total(self, delegates: frozenset[int]) -> cp_model.LinearExprT:
        return cp_model.LinearExpr.sum([end for d in sorted(delegates) for end in self.gaps[d].ends])

    def _spread(self, spread: int) -> None:
        problem, model = self.placement.problem, self.placement.model
        members: dict[int, set[int]] = defaultdict(set)
        for delegate, meetings in enumerate(problem.of_delegate):
            if meetings:
                members[problem.company[delegate]].add(delegate)
        if len(members) > 1:
            least = model.new_int_var(0, len(problem.meetings), "")
            for delegates in members.values():
                total = self._total(frozenset(delegates))
                model.add(total >= least)
                model.add(total <= least + spread)


class SharedIncumbent:
    """What is known of a gap problem so far; safe to write to from several threads.

    In deterministic use time is the solver's own count of its work, so that the same attempts are
    cut off at the same point on every machine; else it is wall time.
    """

    def __init__(
        self,
        problem: GapProblem,
        budget: Budget,
        report: OnProgress | None = None,
        *,
        params: GapProofParams | None = None,
    ) -> None:
        self.problem = problem
        self.params = params or GapProofParams()
        # Without the caller's ``stopped``, which may only be called on the caller's thread.
        self.budget = Budget(budget.remaining(), counted=budget.counted)
        self.slots: tuple[int, ...] | None = None
        self.value: int | None = None
        self.bound = max(0, problem.bound)
        self.infeasible = False
        self.by_maxsat = False
        """Whether it was the MaxSAT solver that found the problem infeasible."""
        self._independent = tuple(independent_sets(problem, self.params))
        self._stopped = False
        self._report = report
        self._lock = threading.RLock()
        self._running: dict[cp_model.CpSolver, Callable[[], bool]] = {}

    def part(self, seconds: float) -> Budget:
        """A part of the time that is left, which ends when there is nothing left to find."""
        return self.budget.within(seconds, stopped=lambda: self.closed)

    @property
    def settled(self) -> bool:
        """Whether the answer is known: a placement that meets its bound, or that there is none."""
        return self.infeasible or (self.value is not None and self.value <= self.bound)

    @property
    def closed(self) -> bool:
        """Whether no attempt needs to go on."""
        return self._stopped or self.settled or self.budget.remaining() <= 0

    def placement(self) -> SlotModel:
        """A fresh placement model of the problem, with the best placement as its hint."""
        placement = SlotModel(self.problem, self._independent)
        if self.slots is not None:
            placement.hint(self.slots)
        return placement

    def stop(self) -> None:
        """Close the search, settled or not."""
        self._stopped = True

    def offer(self, slots: Sequence[int]) -> bool:
        """Take a placement if it keeps every constraint and is the best so far; whether it keeps them."""
        if not is_placement(self.problem, slots):
            return False
        value = counted_gaps(self.problem, slots)
        with self._lock:
            if self.value is None or value < self.value:
                self.slots, self.value = tuple(slots), value
                self._report_progress()
        return True

    def raise_bound(self, bound: int) -> None:
        """Take a lower bound that was proved."""
        with self._lock:
            if bound > self.bound:
                self.bound = bound
                self._report_progress()

    def find_infeasible(self, *, by_maxsat: bool = False) -> None:
        """Take the verdict that there is no placement, unless one is known; the first to say so is remembered."""
        with self._lock:
            if self.slots is None and not self.infeasible:
                self.infeasible, self.by_maxsat = True, by_maxsat

    def solve(
        self,
        solver: cp_model.CpSolver,
        model: cp_model.CpModel,
        limit: float,
        callback: cp_model.CpSolverSolutionCallback | None = None,
        pointless: Callable[[], bool] = lambda: False,
    ) -> cp_model.CpSolverStatus:
        """Solve a model within the limit and the time left.

        It is broken off when the search is closed, and when ``pointless`` says that others made it so.

        Parameters
        ----------
        solver
            The solver, with its parameters set.
        limit
            Seconds, or deterministic time where the budget is counted.
        callback
            Hears of solutions.
        pointless
            Whether what others found has made the solve needless; asked from another thread.
        """
        limit = max(0.0, min(limit, self.budget.remaining()))
        if self.budget.counted:
            solver.parameters.max_deterministic_time = limit
        else:
            solver.parameters.max_time_in_seconds = limit
        with self._lock:
            self._running[solver] = pointless
        try:
            status = solver.solve(model, callback)
        finally:
            with self._lock:
                self._running.pop(solver, None)
        with self._lock:
            self.budget.spend(solver.deterministic_time)
        return status

    def break_off(self) -> None:
        """Ask every solve that has nothing left to find to end; to be asked again and again.

        A request that comes before the solver has started is lost, which is why once is not enough.
        """
        with self._lock:
            for solver, pointless in self._running.items():
                if self.closed or pointless():
                    solver.stop_search()

    def result(self) -> GapResult:
        """What is known now."""
        bound = self.bound if self.value is None else min(self.bound, self.value)
        return GapResult(self.slots, self.value, bound, self.infeasible)

    def _report_progress(self) -> None:
        if self._report is not None:
            known = self.result()
            self._report(known.gaps, known.bound)
