"""Linear programmes: their optimum, their duals, integers, and what they say without a solution or without time."""

from __future__ import annotations

import math
import threading
from unittest.mock import Mock

import pytest
from ortools.linear_solver import pywraplp

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.search.solvers import LinearProgram, Simplex, run_interruptibly


def _knapsack(**how):
    """Four units of room for things of 3, 2 and 2 units that bring 5, 3 and 3."""
    program = LinearProgram(**how)
    things = [program.column(integer=True) for _ in range(3)]
    room = program.row(-math.inf, 4, zip(things, (3, 2, 2), strict=True))
    return program, things, room, list(zip(things, (5, 3, 3), strict=True))


@pytest.mark.parametrize("how", [{}, *({"simplex": s, "presolve": p} for s in Simplex for p in (True, False))])
def test_a_relaxation_takes_parts_and_prices_the_room(how):
    program, things, room, objective = _knapsack(**how)
    assert program.solve(objective, Budget(20.0), maximise=True) == pytest.approx(6.5)
    assert things[0].solution_value() == pytest.approx(1)
    assert room.dual_value() == pytest.approx(1.5)


def test_integers_take_whole_things():
    program, things, _, objective = _knapsack(integer=True)
    assert program.solve(objective, Budget(20.0), maximise=True) == pytest.approx(6)
    assert [round(thing.solution_value()) for thing in things] == [0, 1, 1]


def test_a_programme_is_solved_again_for_another_objective():
    program, things, _, objective = _knapsack()
    program.solve(objective, Budget(20.0), maximise=True)
    assert program.solve([(things[2], 1)], Budget(20.0), maximise=True) == pytest.approx(1)
    assert program.solve([(things[2], 1)], Budget(20.0)) == pytest.approx(0)


def test_bounds_of_columns_and_rows_hold():
    program = LinearProgram()
    one, other = program.column(5, -2), program.column(math.inf)
    program.row(3, 3, [(one, 1), (other, 1)])
    assert program.solve([(other, 1)], Budget(20.0)) == pytest.approx(0)
    assert program.solve([(other, 1)], Budget(20.0), maximise=True) == pytest.approx(5)
    assert program.solve([(one, 1)], Budget(20.0)) == pytest.approx(-2)


@pytest.mark.parametrize("integer", [False, True])
def test_rows_that_contradict_each_other_have_no_optimum(integer):
    program = LinearProgram(integer=integer)
    column = program.column()
    program.row(2, math.inf, [(column, 1)])
    assert program.solve([(column, 1)], Budget(20.0)) is None


def test_work_that_runs_beside_gives_its_result():
    asked = []
    assert run_interruptibly(lambda: 6 * 7, lambda: asked.append(1)) == 42
    assert asked, "once more at the end, so that what came last is told"
    waited = threading.Event()
    assert run_interruptibly(lambda: waited.wait(20), waited.set), "while it runs, too"


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
