"""The CP-SAT model of given meetings: slots, implied constraints, and gap literals.

Tables are counted, not indexed. Besides the rules the model holds implied constraints
that help the solver: the number of busy slots of each delegate, the maximum of delegates
busy in a slot (two per table; one per table of delegates who do not meet each other), the minimum that does not
overfill the other slots, and that three delegates who all meet each other hold at most one of
their meetings in a slot. Meetings that no rule distinguishes are placed as one bundle, which removes
their permutations from the search (symmetry).

*Independent sets*: a slot with n tables has 2n busy delegates at most, but only n of a set in which
no two meet each other. The sets chosen have as many meetings as possible: a maximum weight independent
set of the graph of delegates and meetings, then another that prefers delegates who are in none yet.

*Gap literals*: three views of one delegate's day that strengthen each other. ``met[t]`` says that the delegate has met
by slot t, so that a gap ends where the delegate is busy in t, idle in t - 1 and had met before. ``coming[t]`` says that
a meeting follows in t or later; a delegate who has met, has yet to meet and is idle in t has a gap. *Window*: a
delegate without a gap whose number of meetings is known is busy in exactly one window of that length.
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
    """Partition the meetings into bundles.

    Meetings are interchangeable if one delegate has them all, their other delegates have only this one, they share
    zone and slots, and they are in no precedence.
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
    """A CP-SAT model of the meetings' slots.

    ``at[k][t]`` says that a meeting of bundle k takes slot t; ``busy[d][t]`` that delegate d, who has at least
    two meetings, is in one of them in slot t. Both contain only possible slots.
    ``independent`` are sets of delegates no two of whom meet each other.
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
        """Hint a slot for each meeting."""
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
        """Bound the number of busy delegates (None: all) in a slot, with at most ``a_table`` of them at a table."""
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
            least, most = max(0, seats - elsewhere), a_table * capacity[t]
            self.model.add_linear_constraint(_sum(people), least, most)

    def _singles(self, meeting: int) -> list[int]:
        """The delegates of a meeting who have no other meeting."""
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
        Sets of delegates no two of whom meet each other, with many meetings in total.
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
        met = [literal for literal in ever(self._model, busy) if literal is not None]  # none is None: see ``nothing``
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
    """Constrain a delegate's busy slots to be exactly one window of the length of the number of meetings.

    Parameters
    ----------
    slots
        The slots in which the window can be.
    busy
        [slot]: literals that say in which slots the delegate is busy.
    n_meetings
        The length of the window.
    gapless
        The enforcement literal; None enforces the window always.
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
    """The placement model with gap counts, spread and limits, and the goal's expression as ``goal``."""

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
    """The best placement and bound of a gap problem; thread-safe.

    In deterministic use time is the solver's count of its work, so that attempts
    are cut off at the same point on every machine; otherwise it is wall time.
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
        # Without the caller's ``stopped``, which may be called on the caller's thread only.
        self.budget = Budget(budget.remaining(), counted=budget.counted)
        self.slots: tuple[int, ...] | None = None
        self.value: int | None = None
        self.bound = max(0, problem.bound)
        self.infeasible = False
        self.by_maxsat = False
        """Whether the MaxSAT solver found the problem infeasible."""
        self._independent = tuple(independent_sets(problem, self.params))
        self._stopped = False
        self._report = report
        self._lock = threading.RLock()
        self._running: dict[cp_model.CpSolver, Callable[[], bool]] = {}

    def part(self, seconds: float) -> Budget:
        """A part of the remaining time, which ends early when the search is closed."""
        return self.budget.within(seconds, stopped=lambda: self.closed)

    @property
    def settled(self) -> bool:
        """Whether the answer is known: a placement equal to the bound, or infeasibility."""
        return self.infeasible or (self.value is not None and self.value <= self.bound)

    @property
    def closed(self) -> bool:
        """Whether all attempts should end."""
        return self._stopped or self.settled or self.budget.remaining() <= 0

    def placement(self) -> SlotModel:
        """A new placement model of the problem, with the best placement as hint."""
        placement = SlotModel(self.problem, self._independent)
        if self.slots is not None:
            placement.hint(self.slots)
        return placement

    def stop(self) -> None:
        """Close the search, whether settled or not."""
        self._stopped = True

    def offer(self, slots: Sequence[int]) -> bool:
        """Store a placement if it is feasible and the best so far; return whether it is feasible."""
        if not is_placement(self.problem, slots):
            return False
        value = counted_gaps(self.problem, slots)
        with self._lock:
            if self.value is None or value < self.value:
                self.slots, self.value = tuple(slots), value
                self._report_progress()
        return True

    def raise_bound(self, bound: int) -> None:
        """Store a proved lower bound."""
        with self._lock:
            if bound > self.bound:
                self.bound = bound
                self._report_progress()

    def find_infeasible(self, *, by_maxsat: bool = False) -> None:
        """Store the verdict of infeasibility, unless a placement is known; the first method to find it is recorded."""
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
        """Solve a model within the limit and the remaining time.

        The solve is interrupted when the search is closed, and when ``pointless`` returns True.

        Parameters
        ----------
        solver
            The solver, with its parameters set.
        limit
            Seconds, or deterministic time if the budget is counted.
        callback
            Receives solutions.
        pointless
            Whether results of others made this solve needless; called from another thread.
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
        """Interrupt every solve that has nothing left to find; to be called repeatedly.

        A request that comes before the solver has started is lost.
        """
        with self._lock:
            for solver, pointless in self._running.items():
                if self.closed or pointless():
                    solver.stop_search()

    def result(self) -> GapResult:
        """The present result."""
        bound = self.bound if self.value is None else min(self.bound, self.value)
        return GapResult(self.slots, self.value, bound, self.infeasible)

    def _report_progress(self) -> None:
        if self._report is not None:
            known = self.result()
            self._report(known.gaps, known.bound)
