"""The steps of the gap proof, each alone."""

from dataclasses import replace

import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.proof import race
from sco_scheduler.engine.gaps.proof.model import SharedIncumbent
from sco_scheduler.engine.gaps.proof.problem import GapLimit
from sco_scheduler.engine.gaps.proof.race import at_most, first_placement, is_infeasible, minimise, shorten, try_gapless
from tests.engine.gaps.proof.brute import fewest_gaps, one_day, random_problem

FORCED = one_day([(0, 1), (0, 2)], 3, slots={0: {0}, 1: {2}})
EASY = one_day([(0, 1), (0, 2)], 3)


def incumbent(problem):
    return SharedIncumbent(problem, Budget(10.0, counted=True))


def test_first_placement_may_have_gaps_and_replaces_none():
    there = incumbent(FORCED)
    first_placement(there, 1.0, 0)
    assert (there.value, there.bound) == (1, 0)
    there = incumbent(EASY)
    there.offer([0, 1])
    first_placement(there, 1.0, 0)
    assert there.slots == (0, 1)


def test_first_placement_keeps_the_spread():
    alike = one_day([(0, 1), (0, 2), (3, 4), (3, 5)], 3, slots={0: {0}, 1: {2}}, company=(0, 0, 0, 1, 1, 1), spread=0)
    there = incumbent(alike)
    first_placement(there, 1.0, 0)
    assert there.value == 2


def test_first_placement_keeps_what_earlier_goals_have_reached():
    near = {0: {0, 8}, 1: {2, 7}, 2: {0, 8}, 3: {1, 6}}
    limits = (GapLimit(frozenset({0, 3}), 0),)
    there = incumbent(one_day([(0, 1), (0, 2), (3, 4), (3, 5)], 9, slots=near, limits=limits))
    first_placement(there, 1.0, 0)
    assert there.slots == (8, 7, 0, 1)


@pytest.mark.parametrize("seed", range(12))
def test_annealing_keeps_every_constraint_and_gets_no_worse(seed):
    problem = random_problem(seed)
    there = incumbent(problem)
    first_placement(there, 1.0, seed)
    before = there.value
    shorten(there, 0.003, seed)
    fewest = fewest_gaps(problem)
    assert (there.value is None) == (before is None) == (fewest is None)
    if fewest is not None:
        assert fewest <= there.value <= before


@pytest.mark.parametrize(("kept", "compiling", "gaps"), [(True, True, 0), (False, True, 1), (False, False, 0)])
def test_annealing_waits_for_no_compilation(kept, compiling, gaps, monkeypatch):
    """Unless nothing can be compiled in another process: then it is done at once."""
    monkeypatch.setattr(race, "is_kept", lambda _: kept)
    monkeypatch.setattr(race, "start_compiling", lambda _: (lambda: True) if compiling else None)
    there = SharedIncumbent(EASY, Budget(10.0))
    there.offer([0, 2])
    shorten(there, 1.0, 0)
    assert there.value == gaps


def test_gapless_decision_finds_a_placement():
    there = incumbent(EASY)
    try_gapless(there, 0)
    assert (there.value, there.bound, there.settled) == (0, 0, True)


def test_gapless_decision_raises_the_bound():
    there = incumbent(FORCED)
    try_gapless(there, 0)
    assert (there.value, there.bound) == (None, 1)


def test_first_steps_prove_how_many_gaps_a_slot_with_few_tables_makes():
    """Six people with two meetings each: without a gap all six are busy in slot 1, which has four seats."""
    problem = one_day([(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 0)], 3, tables=2)
    there = incumbent(problem)
    race._first_steps(there, problem, 0)
    assert there.bound == fewest_gaps(problem) == 2


def test_at_most_finds_or_raises():
    there = incumbent(FORCED)
    at_most(there, 0, 1.0, 0)
    assert there.bound == 1
    at_most(there, 1, 1.0, 0)
    assert there.value == 1


def test_minimise_variants_agree():
    for variant in (0, 1):
        there = incumbent(FORCED)
        minimise(there, 1.0, 0, variant=variant)
        assert (there.value, there.bound) == (1, 1)


def test_minimising_finds_what_is_at_the_bound():
    there = incumbent(replace(FORCED, bound=1))
    minimise(there, 1.0, 0)
    assert (there.value, there.bound, there.infeasible) == (1, 1, False)


def test_once_there_is_a_placement_time_is_left_for_annealing():
    there = incumbent(EASY)
    assert race._limit_before(there, 4.0, 8.0) == 8.0
    there.offer([0, 2])
    assert [race._limit_before(there, 4.0, limit) for limit in (8.0, 5.0)] == [6.0, 5.0]


def test_second_opinion_takes_a_wrong_verdict_back():
    there = incumbent(EASY)
    assert not is_infeasible(there, 1.0, 0)
    assert there.slots is not None


def test_second_opinion_is_of_a_solve_without_simplification(monkeypatch):
    there, looks = incumbent(EASY), []

    def solved(solver, model, limit):
        looks.append(solver.parameters.cp_model_presolve)
        return SharedIncumbent.solve(there, solver, model, limit)

    monkeypatch.setattr(there, "solve", solved)
    assert (is_infeasible(there, 1.0, 0), looks) == (False, [False])


@pytest.mark.parametrize("variant", [0, 1])
@pytest.mark.parametrize("seed", range(15))
def test_each_variant_of_minimising_settles_a_problem_alone(seed, variant):
    there, fewest = incumbent(random_problem(seed)), fewest_gaps(random_problem(seed))
    minimise(there, 5.0, 0, variant=variant)
    assert there.infeasible is (fewest is None)
    if fewest is not None:
        assert (there.value, there.bound) == (fewest, fewest)


@pytest.mark.parametrize("seed", range(15))
def test_at_most_settles_it_step_by_step(seed):
    problem, fewest = random_problem(seed), fewest_gaps(random_problem(seed))
    if fewest is None:
        assert is_infeasible(incumbent(problem), 5.0, 0)
        return
    there = incumbent(problem)
    for gaps in range(fewest + 1):
        assert not there.settled
        at_most(there, gaps, 5.0, 0)
    assert (there.value, there.bound) == (fewest, fewest)


@pytest.mark.parametrize("seed", range(15))
def test_a_day_without_gaps_is_found_or_excluded(seed):
    problem, fewest = random_problem(seed), fewest_gaps(random_problem(seed))
    there = incumbent(problem)
    try_gapless(there, 0)
    if there.value is not None:
        assert fewest is not None
    if fewest == 0 and problem.spread is None:
        assert (there.value, there.bound) == (0, 0)
    if fewest and problem.spread is None:
        assert there.bound == 1
