"""The MaxSAT encoding against every placement tried, and the process that solves it."""

from __future__ import annotations

import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.proof.maxsat import clauses, prove_by_maxsat, solve_clauses
from sco_scheduler.engine.gaps.proof.model import SharedIncumbent
from sco_scheduler.engine.gaps.proof.problem import GapLimit, counted_gaps, is_placement
from tests.engine.gaps.proof.brute import fewest_gaps, one_day, random_problem


@pytest.mark.parametrize("seed", range(80))
def test_the_fewest_gaps_are_those_of_every_placement_tried(seed):
    problem = random_problem(seed)
    best, found = fewest_gaps(problem), solve_clauses(clauses(problem))
    assert found["gaps"] == best
    if best is not None:
        assert is_placement(problem, found["slots"])
        assert counted_gaps(problem, found["slots"]) == best


def test_an_earlier_goal_is_kept():
    meetings = [(0, 2), (0, 3), (1, 2), (1, 3)]
    apart = one_day(meetings, 4, slots={0: {0}, 1: {3}})
    assert solve_clauses(clauses(apart))["gaps"] == fewest_gaps(apart)
    limited = one_day(meetings, 4, slots={0: {0}, 1: {3}}, limits=(GapLimit(frozenset({0}), 0),))
    assert solve_clauses(clauses(limited))["slots"] is None


def test_the_process_settles_the_board():
    board = SharedIncumbent(one_day([(0, 2), (0, 3), (1, 2)], 4, slots={0: {0}, 1: {2}}), Budget(60.0))
    prove_by_maxsat(board)
    assert board.settled
    assert board.value == board.bound == 1


def test_the_process_ends_when_nobody_needs_it():
    board = SharedIncumbent(one_day([(0, 2), (0, 3), (1, 2)], 4), Budget(60.0))
    board.stop()
    prove_by_maxsat(board)
    assert not board.settled
