"""Linear programmes: what they say where time runs out."""

from unittest.mock import Mock

from ortools.linear_solver import pywraplp

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.search.solvers import LinearProgram


def interrupted_at(bound: float) -> float | None:
    """What a solve says that was stopped with a solution and this bound."""
    solver = Mock()
    solver.Solve.return_value = pywraplp.Solver.FEASIBLE
    solver.Objective.return_value.BestBound.return_value = bound
    programme = LinearProgram(integer=True)
    programme._solver = solver
    return programme.solve((), Budget(1.0), maximise=True)


def test_a_bound_without_any_is_none():
    assert interrupted_at(9_041.5) == 9_041.5
    assert interrupted_at(1e20) is None
    assert interrupted_at(-1e20) is None


def test_integer_columns_are_settled():
    programme = LinearProgram(integer=True)
    columns = [programme.column(integer=True) for _ in range(3)]
    programme.row(0.0, 1.5, [(column, 1.0) for column in columns])
    assert programme.solve([(column, 2.0) for column in columns], Budget(10.0), maximise=True) == 2.0
