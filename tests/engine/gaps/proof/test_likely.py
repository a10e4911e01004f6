"""Annealing for who is likely to carry a gap: what it finds is valid, counted right, and repeatable."""

import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.proof.likely import LikelyGapCandidates
from sco_scheduler.engine.gaps.proof.model import SharedIncumbent
from sco_scheduler.engine.gaps.proof.problem import GapLimit, counted_gaps, gaps_in, is_placement
from sco_scheduler.engine.gaps.proof.race import GapCandidates
from tests.engine.gaps.proof.brute import fewest_gaps, one_day, random_problem

FORCED = one_day([(0, 1), (0, 2), (3, 4)], 3, slots={0: {0}, 1: {2}})


def board(problem):
    return SharedIncumbent(problem, Budget(60.0, counted=True))


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr("sco_scheduler.engine.gaps.proof.likely._ANNEALING_MOVES", 3000)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_found_keeps_every_constraint_and_is_no_better_than_the_best(seed):
    problem = random_problem(seed)
    there = board(problem)
    LikelyGapCandidates(there, seed).look()
    fewest = fewest_gaps(problem)
    if fewest is None:
        assert there.slots is None
    elif there.slots is not None:
        assert is_placement(problem, there.slots)
        assert there.value == counted_gaps(problem, there.slots) >= fewest


def test_who_has_a_gap_is_counted_once_a_look():
    there = board(FORCED)
    likely = LikelyGapCandidates(there, 0)
    likely.look()
    likely.look()
    assert likely.times == {0: 2}
    assert likely.some(0) == {0}
    assert gaps_in(FORCED, there.slots) == [1, 0, 0, 0, 0]


def test_only_those_whose_gaps_count_are_likely():
    there = board(one_day([(0, 1), (0, 2), (3, 4)], 3, slots={0: {0}, 1: {2}}, counted=frozenset({3, 4})))
    likely = LikelyGapCandidates(there, 0)
    likely.look()
    assert likely.times == {}
    assert there.value == 0


def test_a_limit_of_an_earlier_goal_is_kept():
    problem = one_day(
        [(0, 1), (0, 2)], 3, slots={0: {0}}, counted=frozenset({1, 2}), limits=(GapLimit(frozenset({0}), 0),)
    )
    there = board(problem)
    LikelyGapCandidates(there, 1).look()
    assert there.slots == (0, 1)


def test_without_a_placement_there_is_nothing_to_look_at():
    there = board(one_day([(0, 1), (0, 2)], 3, slots={0: {0}, 1: {0}}))
    likely = LikelyGapCandidates(there, 0)
    likely.look()
    likely.look()
    assert (there.slots, likely.times, likely.some(0)) == (None, {}, frozenset())


def test_the_same_seed_finds_the_same():
    problem = random_problem(3)
    first, again = board(problem), board(problem)
    for there in (first, again):
        LikelyGapCandidates(there, 5).look()
    assert first.slots == again.slots


def test_likely_carriers_are_tried_first_and_alone():
    there = board(FORCED)
    there.raise_bound(1)
    carriers = GapCandidates(there, {0: 4})
    assert carriers.turn == 0.0
    assert carriers.try_next(0)
    assert (there.value, there.settled) == (1, True)


def test_where_the_likely_ones_cannot_be_the_others_are_tried():
    problem = one_day([(0, 1), (0, 2), (3, 4), (3, 5)], 3, slots={0: {0}, 1: {2}, 2: {0}, 3: {2}})
    there = board(problem)
    there.raise_bound(1)
    carriers = GapCandidates(there, {0: 2, 3: 1})
    while carriers.try_next(0):
        pass
    assert (there.value, there.bound) == (None, 2)
