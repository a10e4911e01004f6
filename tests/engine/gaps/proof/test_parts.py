"""The parts of the gap proof, each alone."""

from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.proof.model import GapModel, SharedIncumbent, SlotModel, bundles_of, independent_sets
from sco_scheduler.engine.gaps.proof.problem import counted_gaps, gaps_in, is_placement
from sco_scheduler.engine.gaps.proof.race import at_most, first_placement, is_infeasible, minimise, shorten, try_gapless
from sco_scheduler.engine.params import GapProofParams
from tests.engine.gaps.proof.brute import fewest_gaps, one_day, random_problem

FORCED = one_day([(0, 1), (0, 2)], 3, slots={0: {0}, 1: {2}})
EASY = one_day([(0, 1), (0, 2)], 3)


def incumbent(problem):
    return SharedIncumbent(problem, Budget(10.0, counted=True))


def solver():
    made = cp_model.CpSolver()
    made.parameters.num_workers = 1
    return made


@pytest.mark.parametrize("seed", range(40))
def test_gap_model_counts_what_the_placement_has(seed):
    problem = random_problem(seed)
    placement = SlotModel(problem)
    model = GapModel(placement)
    found = solver()
    if found.solve(placement.model) == cp_model.OPTIMAL:
        slots = placement.slots(found)
        assert is_placement(problem, slots)
        assert found.value(model.goal) == counted_gaps(problem, slots)


@pytest.mark.parametrize("seed", range(40))
def test_implied_constraints_exclude_nothing(seed):
    problem = random_problem(seed)
    fewest = fewest_gaps(problem)
    placement = SlotModel(problem, independent_sets(problem, GapProofParams()))
    GapModel(placement)
    assert (solver().solve(placement.model) == cp_model.INFEASIBLE) == (fewest is None)


def test_independent_delegates_do_not_meet_each_other():
    for seed in range(20):
        problem = random_problem(seed)
        sets = list(independent_sets(problem, GapProofParams()))
        assert sets
        assert not any({m.a, m.b} <= chosen for m in problem.meetings for chosen in sets)


def test_meetings_that_nothing_tells_apart_are_one_bundle():
    problem = one_day([(0, 1), (0, 2), (0, 3), (4, 5)], 4, slots={2: {0, 1}})
    assert [bundle.meetings for bundle in bundles_of(problem)] == [(0, 1), (2,), (3,)]


def test_precedence_tells_meetings_apart():
    problem = one_day([(0, 1), (0, 2)], 4, after=((0, 1),))
    assert [bundle.meetings for bundle in bundles_of(problem)] == [(0,), (1,)]


def test_first_placement_may_have_gaps_and_replaces_none():
    there = incumbent(FORCED)
    first_placement(there, 1.0, 0)
    assert (there.value, there.bound) == (1, 0)
    there = incumbent(EASY)
    there.offer([0, 1])
    first_placement(there, 1.0, 0)
    assert there.slots == (0, 1)


def test_first_placement_keeps_the_spread():
    there = incumbent(replace(one_day([(0, 1), (0, 2), (3, 4), (3, 5)], 9), spread=0))
    first_placement(there, 1.0, 0)
    assert there.slots is not None


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


def test_gapless_decision_finds_a_placement():
    there = incumbent(EASY)
    try_gapless(there, 0)
    assert (there.value, there.bound, there.settled) == (0, 0, True)


def test_gapless_decision_raises_the_bound():
    there = incumbent(FORCED)
    try_gapless(there, 0)
    assert (there.value, there.bound) == (None, 1)


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


def test_second_opinion_takes_a_wrong_verdict_back():
    there = incumbent(EASY)
    assert not is_infeasible(there, 1.0, 0)
    assert there.slots is not None


def test_board_refuses_what_breaks_a_rule():
    there = incumbent(EASY)
    assert not there.offer([1, 1])
    assert there.offer([0, 2])
    assert there.offer([0, 1])
    assert there.value == 0


def test_a_worse_placement_does_not_replace_a_better_one():
    there = incumbent(EASY)
    there.offer([0, 1])
    there.offer([0, 2])
    assert (there.slots, there.value) == ((0, 1), 0)


def test_gaps_are_counted_by_delegate():
    assert gaps_in(FORCED, [0, 2]) == [1, 0, 0]
