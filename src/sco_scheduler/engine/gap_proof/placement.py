"""The placement model: a slot for every meeting, nobody in two at once, tables counted.

Tables are counted, not indexed. Beside the rules the model holds constraints that follow from them
and that a solver needs to see: how busy each delegate is over all slots, how many delegates can be
busy in a slot (two a table), how few can be without overfilling the other slots, and that three
delegates who all meet each other hold at most one of their meetings in a slot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ortools.sat.python import cp_model

from sco_scheduler.engine.gap_proof.problem import GapProblem

Literal = cp_model.BoolVarT


class Placement:
    """A CP-SAT model of where the meetings can go.

    ``at[i][t]`` says that meeting i takes slot t; ``busy[d][t]`` that delegate d is in a meeting
    in slot t. Both hold only the slots that are possible.
    """

    def __init__(self, problem: GapProblem) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.at: list[dict[int, Literal]] = [
            {t: self.model.new_bool_var("") for t in sorted(meeting.slots)} for meeting in problem.meetings
        ]
        for row in self.at:
            self.model.add_exactly_one(row.values())
        self.busy = [self._busy(meetings) for meetings in problem.of_delegate]
        self._tables()
        self._triangles()
        self._precedences()

    def slots(self, value: Mapping[Literal, bool] | cp_model.CpSolver | cp_model.CpSolverSolutionCallback) -> list[int]:
        """The slot of each meeting in a solution."""
        read = value.boolean_value if not isinstance(value, Mapping) else value.__getitem__
        return [next(t for t, literal in row.items() if read(literal)) for row in self.at]

    def hint(self, slots: Sequence[int]) -> None:
        """Suggest a slot for each meeting."""
        self.model.clear_hints()
        for row, slot in zip(self.at, slots, strict=True):
            for t, literal in row.items():
                self.model.add_hint(literal, t == slot)

    def _busy(self, meetings: Sequence[int]) -> dict[int, Literal]:
        if len(meetings) == 1:
            return self.at[meetings[0]]
        busy: dict[int, Literal] = {}
        for t in sorted({t for i in meetings for t in self.at[i]}):
            busy[t] = self.model.new_bool_var("")
            self.model.add_exactly_one([self.at[i][t] for i in meetings if t in self.at[i]] + [~busy[t]])
        if meetings:
            self.model.add(cp_model.LinearExpr.sum(list(busy.values())) == len(meetings))
        return busy

    def _tables(self) -> None:
        problem = self.problem
        held = [0] * len(problem.capacity)
        for meeting in problem.meetings:
            held[meeting.zone] += 1
        for t in range(problem.n_slots):
            least = 0
            for zone, capacity in enumerate(problem.capacity):
                here = [row[t] for row, m in zip(self.at, problem.meetings, strict=True) if m.zone == zone and t in row]
                elsewhere = sum(capacity) - capacity[t]
                least_here = max(0, held[zone] - elsewhere)
                least += least_here
                self.model.add_linear_constraint(cp_model.LinearExpr.sum(here), least_here, capacity[t])
            people = [row[t] for row in self.busy if t in row]
            self.model.add_linear_constraint(cp_model.LinearExpr.sum(people), 2 * least, 2 * problem.total_capacity[t])

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
        for t in range(self.problem.n_slots):
            self.model.add_at_most_one(self.at[i][t] for i in meetings if t in self.at[i])

    def _precedences(self) -> None:
        for earlier, later in self.problem.after:
            for t, literal in self.at[later].items():
                before = [self.at[earlier][s] for s in self.at[earlier] if s < t]
                upto = [self.at[later][s] for s in self.at[later] if s <= t]
                if before:
                    self.model.add(cp_model.LinearExpr.sum(before) >= cp_model.LinearExpr.sum(upto))
                else:
                    self.model.add_bool_and([~literal])
