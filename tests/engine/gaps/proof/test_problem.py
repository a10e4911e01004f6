"""Slots that are excluded before any search."""

from itertools import product

import pytest

from sco_scheduler.engine.gaps.proof.problem import GapLimit, GapProblem, is_placement, restrict_slots
from tests.engine.gaps.proof.brute import one_day, random_problem


@pytest.mark.parametrize("seed", range(60))
def test_no_placement_is_lost(seed):
    problem = random_problem(seed)
    narrowed = restrict_slots(problem)
    for slots in product(*(sorted(meeting.slots) for meeting in problem.meetings)):
        if is_placement(problem, slots):
            assert is_placement(narrowed, slots)


def slots_left(problem):
    return [set(meeting.slots) for meeting in restrict_slots(problem).meetings]


def test_settled_meeting_keeps_its_delegates_busy():
    assert slots_left(one_day([(0, 1), (0, 2), (3, 4)], 3, slots={0: {1}})) == [{1}, {0, 2}, {0, 1, 2}]


def test_settled_meeting_fills_a_table():
    assert slots_left(one_day([(0, 1), (2, 3)], 2, tables=1, slots={0: {1}})) == [{1}, {0}]


def test_order_cuts_both_ends_and_goes_on():
    assert slots_left(one_day([(0, 1), (0, 2), (0, 3)], 4, after=((0, 1), (1, 2)))) == [{0, 1}, {1, 2}, {2, 3}]


def test_order_may_be_left_out_so_that_delegates_stay_alike():
    problem = one_day([(0, 1), (0, 2)], 3, after=((0, 1),))
    assert restrict_slots(problem, by_order=False) == problem


def test_contradiction_leaves_a_meeting_without_a_slot():
    assert set() in slots_left(one_day([(0, 1), (0, 2)], 2, slots={0: {0}, 1: {0}}))
    assert slots_left(one_day([(0, 1), (2, 3)], 2, slots={0: set()}, after=((0, 1), (1, 0)))) == [set(), {0, 1}]


def test_nothing_to_hold_is_a_placement():
    assert is_placement(GapProblem((), day=(0, 0), capacity=((1, 1),), company=(), spread=0), ())


@pytest.mark.parametrize(
    ("slots", "more"),
    [
        ((0, 2), {}),
        ((0, 2, 3), {}),
        ((0, 0, 1), {}),
        ((0, 2, 0), {"tables": 1}),
        ((0, 2, 1), {"after": ((1, 2),)}),
        ((0, 2, 1), {"limits": (GapLimit(frozenset({0}), 0),)}),
        ((0, 2, 1), {"spread": 0}),
    ],
    ids=["one too few", "not in its slots", "two at once", "no table", "too early", "one gap too many", "uneven gaps"],
)
def test_what_breaks_one_constraint_is_no_placement(slots, more):
    problem = one_day([(0, 1), (0, 2), (3, 4)], 4, slots={2: {0, 1, 2}}, **more)
    assert not is_placement(problem, slots)
    assert is_placement(problem, (0, 1, 2))
