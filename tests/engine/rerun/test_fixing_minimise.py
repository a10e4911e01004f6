"""The least of a weighted sum: the relaxation, what it leaves to solve, and its limit when that is not enough."""

from copy import copy
from dataclasses import replace
from itertools import pairwise

import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.params import RerunParams
from sco_scheduler.engine.problem import Placement, Problem
from sco_scheduler.engine.rerun import fixing
from sco_scheduler.engine.rerun.fixing import MinimisationResult, minimise_with_reduced_cost_fixing
from sco_scheduler.engine.search.lexicographic import LexicographicSolver, SolveResult
from tests.engine.held import ONE_WORKER
from tests.random_events import random_rerun

relax = fixing.LexicographicSolver.relax
WEIGHTS = (("kept", 100), ("slot_moves", 1))


def find(
    problem: Problem, locks: dict[str, int] | None = None, seconds: float = 20.0, *, always: bool = True
) -> MinimisationResult:
    """The least of lost and moved meetings, the lost ones first."""
    return minimise_with_reduced_cost_fixing(
        problem,
        locks or {},
        WEIGHTS,
        lambda part: LexicographicSolver(Model(part), ONE_WORKER),
        Budget(seconds),
        RerunParams(),
        always=always,
    )


def solved(problem: Problem) -> int | None:
    """The same by the complete statement."""
    reached = LexicographicSolver(Model(problem), ONE_WORKER).optimise_weighted(WEIGHTS, Budget(20.0))
    assert reached.proved or reached.infeasible
    return reached.value


@pytest.mark.parametrize("seed", range(60))
def test_it_is_what_the_complete_statement_says(seed):
    problem = index(*random_rerun(seed))
    found = find(problem)
    assert found.value == solved(problem)
    assert found.proved


@pytest.mark.parametrize("seed", range(60, 80))
def test_a_loose_relaxation_only_takes_longer(seed, monkeypatch):
    """The bound is lowered by 3 here, so that the limit has to be raised until something is within it."""
    real = fixing.LexicographicSolver.relax

    def loosely(self, goals, budget, **more):
        linear = real(self, goals, budget, **more)
        return linear and replace(linear, bound=linear.bound - 3, answer=None)

    monkeypatch.setattr(fixing.LexicographicSolver, "relax", loosely)
    problem = index(*random_rerun(seed))
    found = find(problem)
    assert found.value == solved(problem)
    assert found.proved
    assert found.value is None or found.bound == found.value


@pytest.mark.parametrize("seed", range(80, 100))
def test_the_problem_it_leaves_has_every_placement_with_that_sum(seed):
    problem = index(*random_rerun(seed))
    found = find(problem)
    if found.value is None:
        return
    for goal in ("table_changes", "value"):
        optima = []
        for part in (problem, found.problem):
            search = LexicographicSolver(Model(part), ONE_WORKER)
            objectives = search.model.objectives
            search.model.cp_model.add(sum(w * objectives.expression(g) for g, w in WEIGHTS) <= found.value)
            optima.append(search.optimise(goal, Budget(20.0)).value)
        assert optima[0] == optima[1]


def test_locks_that_nothing_keeps_leave_nothing():
    problem = index(*random_rerun(3))
    assert find(problem, {"kept": -1}).value is None


@pytest.mark.parametrize("seed", range(100, 120))
def test_without_a_relaxation_all_is_solved_as_it_is(seed, monkeypatch):
    monkeypatch.setattr(fixing.LexicographicSolver, "relax", lambda *_, **__: None)
    problem = index(*random_rerun(seed))
    found = find(problem)
    assert (found.value, found.proved) == (solved(problem), True)
    assert found.problem is problem


def test_without_a_relaxation_nothing_is_known_where_only_that_was_asked(monkeypatch):
    monkeypatch.setattr(fixing.LexicographicSolver, "relax", lambda *_, **__: None)
    found = find(index(*random_rerun(3)), always=False)
    assert (found.bound, found.value, found.proved) == (None, None, False)


def test_without_time_only_the_bound_is_known(monkeypatch):
    real = fixing.LexicographicSolver.relax
    monkeypatch.setattr(
        fixing.LexicographicSolver,
        "relax",
        lambda self, *_, **__: replace(real(self, WEIGHTS, Budget(9.0)), answer=None),
    )
    found = find(index(*random_rerun(3)), seconds=0.0)
    assert found.bound is not None
    assert (found.value, found.proved) == (None, False)


def test_what_was_found_above_the_limit_is_not_lost_when_time_runs_out(monkeypatch):
    """The bound is 3 too low, and no second round has time."""
    real = fixing.LexicographicSolver.relax

    def loosely(self, *rest, **more):
        linear = real(self, *rest, **more)
        return replace(linear, bound=linear.bound - 3, answer=None)

    monkeypatch.setattr(fixing.LexicographicSolver, "relax", loosely)
    monkeypatch.setattr(fixing, "fix_by_reduced_costs", lambda problem, *_: problem)
    clock, solve = [0.0], fixing.LexicographicSolver.optimise_weighted

    def slowly(self, *rest, **more):
        reached = solve(self, *rest, **more)
        clock[0] += 100.0
        return reached

    monkeypatch.setattr(fixing.LexicographicSolver, "optimise_weighted", slowly)
    problem = index(*random_rerun(3))
    found = minimise_with_reduced_cost_fixing(
        problem,
        {},
        WEIGHTS,
        lambda part: LexicographicSolver(Model(part), ONE_WORKER),
        Budget(20.0, now=lambda: clock[0]),
        RerunParams(),
    )
    assert found.value == solved(problem)
    assert found.placement is not None
    assert not found.proved


def test_a_solver_that_denies_what_was_found_proves_nothing(monkeypatch):
    """The second solve has what was found within its limit; some presolves have excluded what is possible."""
    real, times = fixing.LexicographicSolver.optimise_weighted, iter(range(9))

    def mistaken(self, *rest, **more):
        if next(times):
            return SolveResult(None, None, None, proved=False, infeasible=True)
        return real(self, *rest, **more)

    def loosely(self, goals, budget, **more):
        linear = relax(self, goals, budget, **more)
        return linear and replace(linear, bound=linear.bound - 3, answer=None)

    monkeypatch.setattr(fixing.LexicographicSolver, "optimise_weighted", mistaken)
    monkeypatch.setattr(fixing.LexicographicSolver, "relax", loosely)
    monkeypatch.setattr(fixing, "fix_by_reduced_costs", lambda problem, *_: problem)
    problem = index(*random_rerun(3))
    found = find(problem)
    assert found.placement is not None
    assert not found.proved
    assert found.bound is not None
    assert found.bound < found.value


def test_what_lies_at_the_bound_is_proved_though_its_search_was_ended_there(monkeypatch):
    problem = index(*random_rerun(3))
    least = solved(problem)
    solve = fixing.LexicographicSolver.optimise_weighted
    ended = {"proved": False, "infeasible": False, "bound": None}
    monkeypatch.setattr(
        fixing.LexicographicSolver, "optimise_weighted", lambda *given, **more: replace(solve(*given, **more), **ended)
    )
    monkeypatch.setattr(
        fixing.LexicographicSolver, "relax", lambda *given, **more: replace(relax(*given, **more), answer=None)
    )
    found = find(problem)
    assert (found.value, found.bound, found.proved) == (least, least, True)


def test_that_there_is_nothing_is_proved_though_the_relaxation_does_not_know(monkeypatch):
    problem = index(*random_rerun(3))
    linear = replace(relax(LexicographicSolver(Model(problem), ONE_WORKER), WEIGHTS, Budget(20.0)), answer=None)
    monkeypatch.setattr(fixing.LexicographicSolver, "relax", lambda *_, **__: linear)
    found = find(problem, {"kept": -1})
    assert (found.value, found.proved) == (None, True)


def test_a_limit_holds_from_then_on():
    problem = index(*random_rerun(3))
    search = LexicographicSolver(Model(problem), ONE_WORKER)
    value = search.optimise_weighted(WEIGHTS, Budget(20.0)).value
    search.limit(WEIGHTS, value)
    assert search.optimise_weighted(WEIGHTS, Budget(20.0)).value == value
    search.limit(WEIGHTS, value - 1)
    assert search.optimise_weighted(WEIGHTS, Budget(20.0)).infeasible


def test_a_solve_that_finds_and_proves_nothing_in_its_time_is_the_last(monkeypatch):
    solves = []

    def too_short(self, *_, **__):
        solves.append(self)
        return SolveResult(None, None, None, proved=False, infeasible=False)

    monkeypatch.setattr(fixing.LexicographicSolver, "optimise_weighted", too_short)
    monkeypatch.setattr(
        fixing.LexicographicSolver, "relax", lambda *given, **more: replace(relax(*given, **more), answer=None)
    )
    found = find(index(*random_rerun(3)))
    assert (len(solves), found.value, found.proved) == (1, None, False)
    assert found.bound is not None


def test_choices_that_were_searched_are_not_searched_again_within_a_wider_limit(monkeypatch):
    """The bound is 40 too low: the limit is widened until it leaves something new to choose from."""
    solves, solve = [], fixing.LexicographicSolver.optimise_weighted

    def counted(self, *rest, **more):
        solves.append(self)
        return solve(self, *rest, **more)

    def loosely(self, *rest, **more):
        linear = relax(self, *rest, **more)
        return replace(linear, bound=linear.bound - 40, answer=None)

    monkeypatch.setattr(fixing.LexicographicSolver, "optimise_weighted", counted)
    monkeypatch.setattr(fixing.LexicographicSolver, "relax", loosely)
    problem = index(*random_rerun(3))
    found = find(problem)
    assert len(solves) <= 4
    assert (found.value, found.proved) == (solved(problem), True)


def test_limits_that_free_nothing_more_widen_ever_faster_without_a_solve(monkeypatch):
    """The bound is 90 too low, and nothing is free below the least sum: there the only solve denies all."""
    problem = index(*random_rerun(3))
    least = solved(problem)
    assert least is not None
    limits, solves, real = [], [], fixing.LexicographicSolver.optimise_weighted

    def fixed(whole, *rest):
        limits.append(rest[-1])
        return copy(whole) if rest[-1] < least else whole

    def denying(self, *rest, **more):
        solves.append(limits[-1])
        if limits[-1] < least:
            return SolveResult(None, None, None, proved=False, infeasible=True)
        return real(self, *rest, **more)

    def loosely(self, *rest, **more):
        linear = relax(self, *rest, **more)
        return replace(linear, bound=linear.bound - 90, answer=None)

    monkeypatch.setattr(fixing, "fix_by_reduced_costs", fixed)
    monkeypatch.setattr(fixing, "_open", lambda part: part is problem)
    monkeypatch.setattr(fixing.LexicographicSolver, "optimise_weighted", denying)
    monkeypatch.setattr(fixing.LexicographicSolver, "relax", loosely)
    found = find(problem)
    steps = [after - before for before, after in pairwise(limits[:4])]
    assert 0 < steps[0] < steps[1] < steps[2]
    assert solves == [least - 90, limits[3]]
    assert (found.value, found.proved) == (least, True)


@pytest.mark.parametrize(("above", "known", "proved"), [(0, True, True), (1, True, False), (0, False, False)])
def test_a_sum_that_is_known_is_kept_and_proved_where_it_is_at_the_bound(above, known, proved, monkeypatch):
    """At the bound no solve is needed; where no sum is known the start need not keep the rules, and is no result."""
    problem = index(*random_rerun(3))
    least = solved(problem)
    start = Placement({})  # whatever has this sum
    monkeypatch.setattr(
        fixing.LexicographicSolver,
        "relax",
        lambda *given, **more: replace(relax(*given, **more), answer=None, bound=float(least - above)),
    )
    nothing, solves = SolveResult(None, None, None, proved=False), []
    monkeypatch.setattr(
        fixing.LexicographicSolver, "optimise_weighted", lambda *_, **__: solves.append(nothing) or nothing
    )
    found = minimise_with_reduced_cost_fixing(
        problem,
        {},
        WEIGHTS,
        lambda part: LexicographicSolver(Model(part), ONE_WORKER),
        Budget(20.0),
        RerunParams(),
        start,
        known=least if known else None,
    )
    assert (found.placement, found.value) == ((start, least) if known else (None, None))
    assert (found.bound, found.proved, bool(solves)) == (least - above, proved, not proved)
