"""Goals optimised and locked in turn end at the optimum of all of them in their order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.problem import Placement, measure
from sco_scheduler.engine.search.lexicographic import _CONFIGURE, LexicographicSolver, SearchStrategy, SolveResult
from sco_scheduler.engine.search.solvers import new_solver
from tests.engine.held import ONE_WORKER
from tests.events import company, event, zone
from tests.random_events import random_event

ORDER = ("musts", "value", "gaps_purchasers", "gaps_suppliers")


def _solver(case):
    problem = index(case)
    return problem, LexicographicSolver(Model(problem), ONE_WORKER)


@pytest.mark.parametrize("seed", range(700, 715))
def test_locks_hold_what_was_reached_while_later_goals_are_optimised(seed):
    problem, solver = _solver(random_event(seed, pins=False))
    reached = {}
    for goal in ORDER:
        found = solver.optimise(goal, Budget(20.0))
        assert found.proved
        assert found.value == found.bound
        reached[goal] = found.value
        values = measure(problem, found.placement, tuple(reached))
        assert values == reached, "a later goal costs nothing of an earlier one"
        solver.lock(goal, found.value)


@pytest.mark.parametrize("strategy", SearchStrategy)
def test_every_strategy_finds_the_optimum(strategy):
    case = event(purchasers=3, suppliers=[company("S1", maximum=2), company("S2")], slots=3, tables=[zone("A", 1)])
    for goal, best in (("value", 12), ("balance", 0)):
        _, solver = _solver(case)
        found = solver.optimise(goal, Budget(20.0), strategy=strategy)
        assert (found.value, found.proved) == (best, True)


def test_a_lock_beyond_the_optimum_is_infeasible():
    for goal, step in (("value", 1), ("gaps_suppliers", -1)):
        _, solver = _solver(event(purchasers=2, suppliers=2, slots=2))
        best = solver.optimise(goal, Budget(20.0)).value
        assert (GOALS[goal].sense is Sense.MOST) == (step > 0)
        solver.lock(goal, best + step)
        assert solver.feasible(Budget(20.0)).infeasible


def test_a_weighted_sum_is_limited_by_its_losses():
    """The loss of a goal that is maximised is its value with the sign changed."""
    _, solver = _solver(event(purchasers=2, suppliers=2, slots=2, tables=2))
    value = solver.optimise("value", Budget(20.0)).value
    weights = (("value", 3), ("balance", 1))
    reached = solver.optimise_weighted(weights, Budget(20.0))
    found = measure(solver.model.problem, reached.placement, ("value", "balance"))
    assert reached.value == reached.bound == found["balance"] - 3 * found["value"]
    solver.limit((("value", 1),), -value)
    solver.limit(weights, reached.value)
    assert solver.feasible(Budget(20.0)).placement is not None
    solver.limit(weights, reached.value - 1)
    assert solver.feasible(Budget(20.0)).infeasible


@pytest.mark.parametrize(
    "before",
    [
        lambda solver: solver.optimise("value", Budget(20.0)),
        lambda solver: solver.optimise_weighted((("value", 1),), Budget(20.0)),
        lambda solver: solver.relax((("value", 1),), Budget(20.0)),
        lambda solver: solver.begin_relaxation((("value", 1),), Placement({}), []),
    ],
)
def test_any_placement_is_as_good_whatever_was_optimised_before(before):
    _, solver = _solver(event(purchasers=1, suppliers=1, slots=1))
    before(solver)
    found = solver.feasible(Budget(20.0))
    assert (found.placement is not None, found.value, found.bound) == (True, None, None)


def test_whoever_is_stopped_at_once_has_nothing_and_claims_nothing():
    _, solver = _solver(event(purchasers=4, suppliers=4, slots=4))
    found = solver.optimise("value", Budget(20.0, stopped=lambda: True))
    if found.placement is None:
        assert (found.value, found.bound, found.proved, found.infeasible) == (None, None, False, False)
    else:
        assert found.value <= found.bound


def test_a_feasible_placement_has_no_value():
    problem, solver = _solver(event(slots=2))
    solver.lock("value", 4)
    found = solver.feasible(Budget(20.0))
    assert (found.value, found.bound) == (None, None)
    assert measure(problem, found.placement, ("value",))["value"] >= 4


def test_a_search_by_cores_has_one_worker():
    solver = new_solver(replace(ONE_WORKER, workers=4, reproducible=False), Budget(20.0))
    _CONFIGURE[SearchStrategy.CORES](solver)
    assert solver.parameters.num_workers == 1


def test_a_relaxation_bounds_every_schedule():
    _, solver = _solver(event(purchasers=3, suppliers=2, slots=2, tables=2))
    weights = (("value", 1),)
    relaxed = solver.relax(weights, Budget(20.0))
    best = solver.optimise("value", Budget(20.0)).value
    assert relaxed.least <= -best
    assert not solver.model.cp_model.has_objective()


@pytest.mark.parametrize(("workers", "level", "used"), [(1, 2, 1), (4, 1, 2)])
def test_a_solve_that_relaxes_fully_does_so_in_its_one_worker_or_leaves_it_to_two(workers, level, used):
    solver = new_solver(replace(ONE_WORKER, workers=workers), Budget(20.0))
    _CONFIGURE[SearchStrategy.RELAXED](solver)
    assert (solver.parameters.linearization_level, solver.parameters.num_workers) == (level, used)
    assert list(solver.parameters.subsolvers) == (["max_lp"] if workers > 1 else [])


@pytest.mark.parametrize(("enough", "ends"), [(None, False), (lambda value: value <= 7, True)])
def test_a_search_ends_once_its_sum_is_good_enough(monkeypatch, enough, ends):
    search, told, stopped = LexicographicSolver(Model(index(event())), ONE_WORKER), [], []

    def solve(budget, hint, report, strategy):
        for value in (None, 10, 7):
            report(value, 3)
            stopped.append(budget.stopped())
        return SolveResult(hint, 7, 3, proved=False)

    monkeypatch.setattr(search, "_solve", solve)
    search.optimise_weighted((("value", 1),), Budget(20.0), report=lambda *both: told.append(both), enough=enough)
    assert stopped == [False, False, ends]
    assert told == [(None, 3), (10, 3), (7, 3)]
