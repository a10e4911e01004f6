"""A lower bound of gaps from busy patterns: a relaxation that ignores which delegates meet each other.

Delegates with the same numbers of meetings over the same slots form a class. A *pattern* is a set of slots in which
a delegate is busy: one window (no gap) or a split one (one gap). An integer programme chooses how many of each class
follow which pattern, so that every slot has an even number of busy delegates within its tables; the split
patterns are its cost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ortools.sat.python import cp_model

from sco_scheduler.engine.gaps.proof.model import SharedIncumbent
from sco_scheduler.engine.gaps.proof.problem import GapProblem
from sco_scheduler.engine.search.solvers import solver_without_signals


@dataclass(frozen=True)
class _Class:
    """Interchangeable delegates: the number of their meetings for each set of slots, and whether their gaps count."""

    meetings: tuple[tuple[frozenset[int], int], ...]
    counted: bool

    @property
    def n_meetings(self) -> int:
        return sum(n for _, n in self.meetings)

    @property
    def slots(self) -> frozenset[int]:
        return frozenset().union(*(slots for slots, _ in self.meetings))

    def fits(self, busy: frozenset[int]) -> bool:
        """Whether the meetings could fill exactly these slots, by Hall's condition on the given sets (necessary)."""
        if not busy <= self.slots:
            return False
        for slots, _ in self.meetings:
            within = sum(n for other, n in self.meetings if other <= slots)
            if len(busy & slots) < within:
                return False
        return True

    def windows(self, n_slots: int) -> Iterator[frozenset[int]]:
        """Patterns without a gap."""
        n = self.n_meetings
        for start in range(n_slots - n + 1):
            yield frozenset(range(start, start + n))

    def split_windows(self, n_slots: int) -> Iterator[frozenset[int]]:
        """Patterns with one gap."""
        n = self.n_meetings
        for start in range(n_slots):
            for first in range(1, n):
                for end in range(start + n + 1, n_slots + 1):
                    yield frozenset(range(start, start + first)) | frozenset(range(end - n + first, end))


def _classes(problem: GapProblem) -> Counter[_Class]:
    found: Counter[_Class] = Counter()
    for delegate, meetings in enumerate(problem.of_delegate):
        if meetings:
            kinds = Counter(problem.meetings[i].slots for i in meetings)
            ordered = tuple(sorted(kinds.items(), key=lambda item: sorted(item[0])))
            found[_Class(ordered, delegate in problem.goal_delegates)] += 1
    return found


def raise_by_profile(incumbent: SharedIncumbent, problem: GapProblem, seed: int) -> None:
    """Raise the bound to the fewest gaps with which the classes can fill the slots.

    Only for events of one day with a limited number of patterns. A delegate with two or more gaps may be
    busy in any slots.

    Parameters
    ----------
    incumbent
        Receives the bound.
    problem
        The problem of the incumbent, or a relaxation of it with more slots.
    """
    params = incumbent.params
    classes = _classes(problem)
    if len(problem.days) != 1 or sum(problem.n_slots**2 * c.n_meetings / 2 for c in classes) > 4 * params.most_patterns:
        return
    model = cp_model.CpModel()
    busy: list[list[cp_model.IntVar]] = [[] for _ in range(problem.n_slots)]
    costs: list[cp_model.LinearExprT] = []
    n_patterns = 0
    for alike, size in classes.items():
        n_patterns += _add_class(model, alike, size, busy, costs)
    if n_patterns > params.most_patterns:
        return
    for t, people in enumerate(busy):
        least = max(0, len(problem.meetings) - sum(problem.total_capacity) + problem.total_capacity[t])
        tables = model.new_int_var(least, max(least, problem.total_capacity[t]), "")
        model.add(cp_model.LinearExpr.sum(people) == 2 * tables)
    model.minimize(cp_model.LinearExpr.sum(costs))
    solver = solver_without_signals()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = seed
    status = incumbent.solve(solver, model, params.profile_limit)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        incumbent.raise_bound(round(solver.best_objective_bound))


def _add_class(
    model: cp_model.CpModel,
    alike: _Class,
    size: int,
    busy: list[list[cp_model.IntVar]],
    costs: list[cp_model.LinearExprT],
) -> int:
    """Add the numbers of delegates of a class that follow each pattern; return the number of patterns."""
    following: list[cp_model.IntVar] = []
    patterns = [(slots, 0) for slots in alike.windows(len(busy))]
    if alike.counted:
        patterns += [(slots, 1) for slots in alike.split_windows(len(busy))]
    for slots, gaps in patterns:
        if alike.fits(slots):
            number = model.new_int_var(0, size, "")
            following.append(number)
            for t in slots:
                busy[t].append(number)
            if gaps:
                costs.append(number)
    others = model.new_int_var(0, size, "")
    if alike.counted:
        costs.append(2 * others)
    anywhere = []
    for t in sorted(alike.slots):
        number = model.new_int_var(0, size, "")
        model.add(number <= others)
        busy[t].append(number)
        anywhere.append(number)
    model.add(cp_model.LinearExpr.sum(anywhere) == alike.n_meetings * others)
    model.add(cp_model.LinearExpr.sum([*following, others]) == size)
    return len(following)
