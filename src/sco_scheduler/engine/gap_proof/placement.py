"""The placement model: a slot for every meeting, nobody in two at once, tables counted.

Tables are counted, not indexed. Beside the rules the model holds constraints that follow from them
and that a solver needs to see: how busy each delegate is over all slots, how many delegates can be
busy in a slot (two a table; one a table of those who do not meet each other), how few can be without
overfilling the other slots, and that three delegates who all meet each other hold at most one of
their meetings in a slot. Meetings that no rule tells apart are placed as one bundle, so that no search
goes through their permutations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from ortools.sat.python import cp_model

from sco_scheduler.engine.gap_proof.problem import Encounter, GapProblem

Literal = cp_model.BoolVarT


@dataclass(frozen=True)
class Bundle:
    """Meetings of one delegate that are interchangeable; most bundles hold a single meeting."""

    meetings: tuple[int, ...]
    example: Encounter


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


class Placement:
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
