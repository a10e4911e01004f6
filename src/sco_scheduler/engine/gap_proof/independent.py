"""Independent delegates: people of whom no two meet each other, so that each who is busy fills a table.

A slot with n tables has 2n busy delegates at most, but only n of an independent set. A solver that
sees meetings one by one does not find that out by propagation. The sets taken have as many
meetings as can be: a maximum weight independent set of the graph of who meets whom, then another
that prefers the delegates who are in none yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from ortools.sat.python import cp_model

from sco_scheduler.engine.gap_proof.problem import GapProblem

_SETS = 2
_WORK = 1.0
"""The limit of one search, in units of the solver's work; any independent set will do."""


def independent_sets(problem: GapProblem) -> Iterator[frozenset[int]]:
    """A few independent sets of delegates with many meetings."""
    meetings = [len(held) for held in problem.of_delegate]
    weights = [10 * n for n in meetings]
    for _ in range(_SETS):
        chosen = _heaviest(problem, weights)
        yield chosen
        if all(d in chosen or not n for d, n in enumerate(meetings)):
            return
        weights = [n if d in chosen else weight for d, (n, weight) in enumerate(zip(meetings, weights, strict=True))]


def _heaviest(problem: GapProblem, weights: list[int]) -> frozenset[int]:
    model = cp_model.CpModel()
    inside = [model.new_bool_var("") for _ in weights]
    for a, b in sorted({(min(m.a, m.b), max(m.a, m.b)) for m in problem.meetings}):
        model.add_at_most_one([inside[a], inside[b]])
    model.maximize(cp_model.LinearExpr.weighted_sum(inside, weights))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = _WORK
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return frozenset()
    return frozenset(d for d, literal in enumerate(inside) if weights[d] and solver.boolean_value(literal))
