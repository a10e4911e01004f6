"""Running the solver: told, stopped, and failing on the caller's thread."""

import threading

import pytest
from ortools.sat.python import cp_model

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.search.solvers import new_solver, run, run_interruptibly


def _knapsack(size=12):
    model = cp_model.CpModel()
    chosen = [model.new_bool_var(f"x{k}") for k in range(size)]
    model.add(sum((7 * k % 11 + 3) * x for k, x in enumerate(chosen)) <= 3 * size)
    model.maximize(sum((5 * k % 7 + 1) * x for k, x in enumerate(chosen)))
    return model


def test_the_last_sight_is_the_optimum():
    solver = new_solver(Options(workers=1), Budget(20.0))
    assert run(solver, _knapsack(), Budget(20.0)) == cp_model.OPTIMAL
    assert solver.objective_value == solver.best_objective_bound


def test_a_stop_ends_the_solve():
    model = cp_model.CpModel()
    cells = [[model.new_int_var(0, 60, f"{i}.{j}") for j in range(40)] for i in range(40)]
    for line in [*cells, *map(list, zip(*cells, strict=True))]:
        model.add_all_different(line)
        model.add(sum(line) == 1203)
    solver = new_solver(Options(workers=1), Budget(600.0))
    polls = iter(range(10**6))
    status = run(solver, model, Budget(600.0, stopped=lambda: next(polls) > 2))
    assert status in {cp_model.UNKNOWN, cp_model.FEASIBLE, cp_model.OPTIMAL}
    assert solver.wall_time < 500.0


def test_a_failure_in_the_solver_reaches_the_caller(monkeypatch):
    solver = new_solver(Options(workers=1), Budget(1.0))

    def fail(model, callback):
        raise MemoryError("no room")

    monkeypatch.setattr(solver, "solve", fail)
    with pytest.raises(MemoryError, match="no room"):
        run(solver, cp_model.CpModel(), Budget(1.0))


def test_reproducible_solves_are_limited_in_work_on_one_worker():
    parameters = new_solver(Options(reproducible=True, workers=8), Budget(3.0, counted=True)).parameters
    assert parameters.num_workers == 1
    assert parameters.max_deterministic_time == 3.0


def test_work_is_attended_from_the_thread_that_asked_for_it():
    seen = []
    done = threading.Event()

    def attend() -> None:
        seen.append(threading.current_thread())
        done.set()

    assert (
        run_interruptibly(lambda: (done.wait(10), threading.current_thread())[1], attend)
        is not threading.current_thread()
    )
    assert set(seen) == {threading.current_thread()}


def test_a_failure_of_the_work_is_the_caller_s():
    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        run_interruptibly(fail, lambda: None)
