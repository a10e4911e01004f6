"""The profile bound of gaps against every placement tried."""

from __future__ import annotations

from random import Random

import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.proof.model import SharedIncumbent
from sco_scheduler.engine.gaps.proof.problem import GapProblem
from sco_scheduler.engine.gaps.proof.profile import _Class, raise_by_profile
from sco_scheduler.engine.params import GapProofParams
from tests.engine.gaps.proof.brute import fewest_gaps, one_day, random_problem


def _bound(problem: GapProblem, params: GapProofParams | None = None) -> int:
    incumbent = SharedIncumbent(problem, Budget(60.0, counted=True), params=params)
    raise_by_profile(incumbent, problem, 0)
    return incumbent.bound


def _crowded(seed: int) -> GapProblem:
    """One day with hardly any table or slot to spare, absences, and sometimes people whose gaps do not count."""
    rng = Random(seed)
    n_delegates, n_slots = rng.randint(4, 6), rng.randint(4, 6)
    pairs = [(a, b) for a in range(n_delegates) for b in range(a + 1, n_delegates)]
    meetings = sorted([*rng.sample(pairs, rng.randint(3, 5)), (n_delegates - 2, n_delegates - 1)])
    slots = {i: set(rng.sample(range(n_slots), rng.randint(2, n_slots))) for i in range(len(meetings))}
    counted = frozenset(d for d in range(n_delegates) if rng.random() < 0.8) if rng.random() < 0.4 else None
    tables = tuple(rng.randint(0, 2) for _ in range(n_slots))
    return one_day(meetings, n_slots, slots=slots, counted=counted, capacity=(tables,))


@pytest.mark.parametrize("first", range(0, 120, 10))
def test_no_placement_has_fewer_gaps_than_the_bound(first):
    for seed in range(first, first + 10):
        problem = _crowded(seed)
        fewest = fewest_gaps(problem)
        if fewest is not None:
            assert _bound(problem) <= fewest, seed


def test_the_bound_is_mostly_the_fewest_where_slots_are_scarce():
    found = [(_bound(problem), fewest_gaps(problem)) for problem in map(_crowded, range(120))]
    forced = [(bound, fewest) for bound, fewest in found if fewest]
    assert len(forced) > 10
    assert 2 * sum(bound == fewest for bound, fewest in forced) > len(forced)


@pytest.mark.parametrize("seed", range(60))
def test_the_bound_holds_beside_all_other_rules(seed):
    problem = random_problem(seed)
    fewest = fewest_gaps(problem)
    assert fewest is None or _bound(problem) <= fewest


def test_a_full_slot_in_the_middle_makes_gaps():
    """Six people with two meetings each: without a gap all six are busy in slot 1, which has four seats."""
    problem = one_day([(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 0)], 3, tables=2)
    assert _bound(problem) == 2 == fewest_gaps(problem)


def test_two_people_who_share_one_table_make_a_gap():
    """Two each meet in the first and the last of three slots, since the only table is taken between."""
    problem = one_day([(0, 1), (2, 3), (0, 1)], 3, tables=1, slots={1: {1}})
    assert _bound(problem) == 2 == fewest_gaps(problem)


def test_slots_without_a_table_make_a_gap():
    problem = one_day([(0, 1), (0, 2)], 3, capacity=((1, 0, 1),))
    assert _bound(problem) == 1 == fewest_gaps(problem)


def test_people_whose_gaps_do_not_count_raise_nothing():
    problem = one_day([(0, 1), (0, 2)], 3, capacity=((1, 0, 1),), counted=frozenset({1, 2}))
    assert _bound(problem) == 0 == fewest_gaps(problem)


def test_who_has_two_gaps_or_more_counts_as_two():
    problem = one_day([(0, 1), (0, 2), (0, 3), (0, 4)], 7, capacity=((1, 0, 1, 0, 1, 0, 1),))
    assert fewest_gaps(problem) == 3
    assert _bound(problem) == 2


def test_events_of_several_days_are_left_alone():
    problem = one_day([(0, 1), (0, 2)], 3, capacity=((1, 0, 1),), day=(0, 0, 1))
    assert _bound(problem) == 0


def test_too_many_patterns_are_left_alone():
    problem = one_day([(0, 1), (0, 2)], 3, capacity=((1, 0, 1),))
    assert _bound(problem, GapProofParams(most_patterns=1)) == 0


@pytest.mark.parametrize(
    ("busy", "fits"),
    [({0, 1, 2}, True), ({0, 1, 4}, True), ({0, 3, 4}, False), ({2, 3, 4}, False), ({0, 1, 5}, False)],
)
def test_a_day_has_to_have_slots_for_each_meeting_that_is_bound_to_some(busy, fits):
    """Two meetings are bound to the first three slots, and one is free."""
    alike = _Class(((frozenset({0, 1, 2}), 2), (frozenset(range(5)), 1)), counted=True)
    assert alike.fits(frozenset(busy)) is fits
