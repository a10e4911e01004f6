"""Fewest gaps, against every placement tried."""

import threading
import time
from dataclasses import replace

import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.proof import race
from sco_scheduler.engine.gaps.proof.model import SharedIncumbent
from sco_scheduler.engine.gaps.proof.problem import GapLimit, counted_gaps, is_placement
from sco_scheduler.engine.gaps.proof.race import solve_gaps
from sco_scheduler.engine.params import GapProofParams
from tests.engine.gaps.proof.brute import fewest_gaps, one_day, random_problem

CHAIN = [(0, 1), (0, 2), (0, 3), (1, 2)]


def solve(problem, budget=None, **options):
    return solve_gaps(problem, budget or Budget(20.0), **{"workers": 1, **options})


@pytest.mark.parametrize("seed", range(120))
def test_random_problems_equal_brute_force(seed):
    problem = random_problem(seed)
    fewest = fewest_gaps(problem)
    result = solve(problem)
    if fewest is None:
        assert (result.infeasible, result.confirmed, result.slots) == (True, True, None)
    else:
        assert (result.gaps, result.bound, result.proved, result.confirmed) == (fewest, fewest, True, False)
        assert is_placement(problem, result.slots)
        assert counted_gaps(problem, result.slots) == fewest


@pytest.mark.parametrize("seed", range(15))
def test_two_workers_find_the_same_value(seed):
    problem = random_problem(seed)
    assert solve(problem, workers=2).gaps == fewest_gaps(problem)


@pytest.mark.parametrize("seed", range(20))
def test_bound_is_never_beyond_the_optimum_however_short_the_time(seed):
    problem = random_problem(seed)
    told = []
    result = solve(problem, Budget(0.01, counted=True), report=lambda *both: told.append(both))
    fewest = fewest_gaps(problem)
    if fewest is not None:
        told.append((result.gaps, result.bound))
        assert all(bound <= fewest and (value is None or value >= fewest) for value, bound in told)


def test_forced_gap_is_counted():
    problem = one_day([(0, 1), (0, 2)], 3, slots={0: {0}, 1: {2}})
    assert solve(problem).gaps == 1


def test_night_between_two_days_is_no_gap():
    problem = one_day([(0, 1), (0, 2)], 4, slots={0: {0}, 1: {3}}, day=(0, 0, 1, 1))
    assert solve(problem).gaps == 0


def test_gap_in_a_slot_where_the_delegate_is_away_counts():
    problem = one_day([(0, 1), (0, 2), (0, 3)], 4, slots={0: {0, 1, 3}, 1: {0, 1, 3}, 2: {0, 1, 3}})
    assert solve(problem).gaps == 1


def test_precedence_costs_a_gap():
    # delegate 0's second meeting has to wait for the last of a chain elsewhere
    problem = one_day([(0, 1), (0, 2), (2, 3), (2, 4)], 4, after=((2, 1), (3, 1)), slots={0: {0}})
    assert fewest_gaps(problem) == solve(problem).gaps == 1


def test_precedence_in_a_circle_is_infeasible_and_confirmed():
    problem = one_day(CHAIN, 4, after=((0, 1), (1, 0)))
    result = solve(problem)
    assert (result.infeasible, result.confirmed) == (True, True)


def test_too_few_tables_are_infeasible():
    assert solve(one_day(CHAIN, 3, tables=1)).infeasible


def test_meeting_without_a_slot_is_infeasible():
    assert solve(one_day(CHAIN, 3, slots={0: set()})).infeasible


def test_spread_can_cost_gaps():
    free = one_day([(0, 1), (0, 2), (0, 3), (4, 5)], 5, slots={0: {0}, 1: {2}, 2: {4}})
    assert solve(free).gaps == 2
    assert solve(replace(free, spread=2)).gaps == 2
    assert solve(replace(free, spread=1)).infeasible


def test_only_counted_delegates_count():
    problem = one_day([(0, 1), (0, 2)], 3, slots={0: {0}, 1: {2}}, counted=frozenset({1, 2}))
    assert solve(problem).gaps == 0


def test_limit_keeps_an_earlier_goal():
    # either delegate 0 or delegate 3 has to have a gap
    problem = one_day([(0, 1), (0, 3), (3, 4)], 3, slots={0: {0, 2}, 1: {2}, 2: {0}}, after=((0, 1),))
    assert solve(replace(problem, counted=frozenset({3}))).gaps == 1
    assert solve(replace(problem, limits=(GapLimit(frozenset({3}), 0),))).infeasible


def test_hint_is_taken_and_improved():
    problem = one_day([(0, 1), (0, 2)], 3)
    told = []
    result = solve(replace(problem, hint=(0, 2)), report=lambda value, bound: told.append(value))
    assert told[0] == 1
    assert result.gaps == 0


def test_useless_hint_is_ignored():
    assert solve(one_day([(0, 1), (0, 2)], 3, hint=(1, 1))).gaps == 0


@pytest.mark.parametrize(("share", "gaps"), [(0.0, 4), (0.25, 1)])
def test_what_no_proof_settles_is_annealed_in_the_end(monkeypatch, share, gaps):
    monkeypatch.setattr(race, "_first_steps", lambda incumbent, *_: incumbent.offer(incumbent.problem.hint))
    for name in ("minimise", "at_most"):
        monkeypatch.setattr(race, name, lambda incumbent, *_, **__: incumbent.budget.spend(0.02))
    forced = one_day([(0, 1), (0, 2), (3, 4), (3, 5), (6, 7), (6, 8), (9, 10), (9, 11)], 3, slots={0: {0}, 1: {2}})
    params = GapProofParams(last_annealing_share=share)
    result = solve(replace(forced, hint=(0, 2) * 4), Budget(0.2, counted=True), params=params)
    assert (result.gaps, result.proved) == (gaps, False)


def test_given_bound_ends_the_search_at_once():
    result = solve(one_day([(0, 1), (0, 2)], 3, slots={0: {0}, 1: {2}}, bound=1, hint=(0, 2)))
    assert (result.gaps, result.proved) == (1, True)


def test_stopped_before_it_starts_says_what_it_knows():
    result = solve(random_problem(3), Budget(20.0, stopped=lambda: True))
    assert not result.infeasible


def test_interchangeable_meetings_are_held_in_different_slots():
    problem = one_day([(0, k) for k in range(1, 6)], 5, tables=1)
    result = solve(problem)
    assert sorted(result.slots) == [0, 1, 2, 3, 4]
    assert result.gaps == 0


def test_same_seed_gives_the_same_placement_by_one_worker_at_a_time(monkeypatch):
    solve_model, workers = SharedIncumbent.solve, []

    def noted(incumbent, solver, *more, **named):
        workers.append(solver.parameters.num_workers)
        return solve_model(incumbent, solver, *more, **named)

    monkeypatch.setattr(SharedIncumbent, "solve", noted)
    for seed in range(4):
        problem = random_problem(seed)
        results = [solve(problem, Budget(20.0, counted=True), seed=7).slots for _ in range(2)]
        assert results[0] == results[1]
    assert {*workers} == {1}


def test_counted_work_is_told_to_the_budget_that_was_given():
    budget = Budget(20.0, counted=True)
    assert solve(one_day(CHAIN, 4), budget).proved
    assert 0.0 < budget.spent < 20.0


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_one_method_ends_all_and_is_raised(monkeypatch, workers):
    def fail(*_, **__):
        raise ArithmeticError

    monkeypatch.setattr(race, "try_gapless", fail)
    with pytest.raises(ArithmeticError):
        solve(one_day(CHAIN, 4), workers=workers)


def test_whoever_breaks_off_leaves_nothing_running(monkeypatch):
    ended = threading.Event()

    def by_turns(incumbent, *_):
        while not incumbent.closed:
            time.sleep(0.001)
        ended.set()

    def pressed():
        raise KeyboardInterrupt

    monkeypatch.setattr(race, "_by_turns", by_turns)
    with pytest.raises(KeyboardInterrupt):
        solve(one_day(CHAIN, 4), Budget(20.0, stopped=pressed))
    assert ended.wait(5.0)


def test_a_verdict_that_is_refuted_is_taken_back(monkeypatch):
    monkeypatch.setattr(race, "_by_turns", lambda incumbent, *_: incumbent.find_infeasible())
    result = solve(one_day(CHAIN, 4))
    assert (result.infeasible, result.slots is None) == (False, False)


def test_on_one_worker_both_kinds_of_minimising_take_turns(monkeypatch):
    """Even variants are the fastest on most events, and odd ones on those where these are slow."""
    asked = []

    def minimise(incumbent, limit, seed, *, variant):
        asked.append(variant % 2)
        if len(asked) == 4:
            incumbent.stop()

    monkeypatch.setattr(race, "minimise", minimise)
    for method in ("_first_steps", "first_placement", "_decide_at_bound", "shorten"):
        monkeypatch.setattr(race, method, lambda *_: None)
    solve(one_day(CHAIN, 4))
    assert asked == [1, 0, 1, 0]


def test_stop_keeps_the_hint():
    result = solve(one_day([(0, 1), (0, 2)], 3, hint=(0, 1)), Budget(20.0, stopped=lambda: True))
    assert (result.slots, result.gaps) == ((0, 1), 0)


APART = one_day([(0, 1), (0, 2), (0, 3), (4, 5)], 5, slots={0: {0}, 1: {2}, 2: {4}})


@pytest.mark.parametrize(
    "impossible",
    [
        pytest.param(one_day(CHAIN, 3, tables=1), id="tables"),
        pytest.param(replace(APART, spread=1), id="spread"),
        pytest.param(replace(APART, limits=(GapLimit(frozenset({0}), 1),)), id="earlier goal"),
    ],
)
def test_verdict_of_either_solver_is_confirmed_by_another(monkeypatch, impossible):
    by_maxsat, calls = race.prove_by_maxsat, list[int]()

    def only_to_confirm(incumbent):  # which of the two is first in the race else depends on the machine
        calls.append(1)
        return len(calls) > 1 and by_maxsat(incumbent)

    for missing, other in (("is_infeasible", only_to_confirm), ("", lambda *_: False)):
        with monkeypatch.context() as patched:
            patched.setattr(race, "prove_by_maxsat", other)
            if missing:
                patched.setattr(race, missing, lambda *_: False)
            result = solve(impossible, workers=2)
        assert (result.infeasible, result.confirmed) == (True, True)


def test_maxsat_does_not_confirm_itself(monkeypatch):
    race = "sco_scheduler.engine.gaps.proof.race"
    monkeypatch.setattr(f"{race}.is_infeasible", lambda *_: False)
    monkeypatch.setattr(f"{race}.minimise", lambda *_, **__: time.sleep(0.02))
    monkeypatch.setattr(f"{race}._first_steps", lambda *_: None)
    monkeypatch.setattr(f"{race}.first_placement", lambda *_: None)
    result = solve(one_day(CHAIN, 3, tables=1), workers=2)
    assert (result.infeasible, result.confirmed) == (True, False)


@pytest.mark.parametrize(("cores", "at_once"), [(2, False), (3, True)])
def test_maxsat_waits_for_what_is_quick_where_no_core_is_left_for_it(monkeypatch, cores, at_once):
    race, order = "sco_scheduler.engine.gaps.proof.race", []
    begun = threading.Event()

    def first_steps(incumbent, *_):
        begun.wait(0.5)
        order.append("quick")
        incumbent.offer((0, 1))

    def maxsat(_):
        order.append("maxsat")
        begun.set()

    monkeypatch.setattr(f"{race}.available_cores", lambda: cores)
    monkeypatch.setattr(f"{race}.minimise", lambda *_, **__: None)
    monkeypatch.setattr(f"{race}._first_steps", first_steps)
    monkeypatch.setattr(f"{race}.prove_by_maxsat", maxsat)
    assert solve(one_day([(0, 1), (0, 2)], 3), workers=2).proved
    assert order == (["maxsat", "quick"] if at_once else ["quick", "maxsat"])
