"""The model of given meetings, and what is known of a gap problem: each against every placement tried."""

import threading
from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.proof import model
from sco_scheduler.engine.gaps.proof.model import GapModel, SharedIncumbent, SlotModel, bundles_of, independent_sets
from sco_scheduler.engine.gaps.proof.problem import counted_gaps, gaps_in, is_placement
from sco_scheduler.engine.params import GapProofParams
from sco_scheduler.engine.search.solvers import solver_without_signals
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


def test_two_people_may_sit_at_each_of_many_tables():
    """Three meet three others at three tables, and all six are busy in every slot."""
    problem = one_day([(a, b) for a in range(3) for b in range(3, 6)], 3, tables=3)
    placement = SlotModel(problem, independent_sets(problem, GapProofParams()))
    assert solver().solve(placement.model) == cp_model.OPTIMAL


def test_independent_delegates_do_not_meet_each_other():
    for seed in range(20):
        problem = random_problem(seed)
        sets = list(independent_sets(problem, GapProofParams()))
        assert sets
        assert not any({m.a, m.b} <= chosen for m in problem.meetings for chosen in sets)


def test_sets_of_delegates_are_found_by_one_worker_with_limited_work_and_are_the_same_each_time(monkeypatch):
    made = []

    def noted():
        made.append(solver_without_signals())
        return made[-1]

    monkeypatch.setattr(model, "solver_without_signals", noted)
    params, problem = GapProofParams(), random_problem(3)
    assert list(independent_sets(problem, params)) == list(independent_sets(problem, params))
    used = {(one.parameters.num_workers, one.parameters.max_deterministic_time) for one in made}
    assert used == {(1, params.independent_work)}


def test_meetings_that_nothing_tells_apart_are_one_bundle():
    problem = one_day([(0, 1), (0, 2), (0, 3), (4, 5)], 4, slots={2: {0, 1}})
    assert [bundle.meetings for bundle in bundles_of(problem)] == [(0, 1), (2,), (3,)]


def test_precedence_tells_meetings_apart():
    problem = one_day([(0, 1), (0, 2)], 4, after=((0, 1),))
    assert [bundle.meetings for bundle in bundles_of(problem)] == [(0,), (1,)]


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


@pytest.mark.parametrize("independent", [False, True])
@pytest.mark.parametrize("seed", range(30))
def test_the_least_of_the_model_is_that_of_every_placement_tried(seed, independent):
    problem, fewest = random_problem(seed), fewest_gaps(random_problem(seed))
    placement = SlotModel(problem, independent_sets(problem, GapProofParams()) if independent else ())
    model = GapModel(placement)
    placement.model.minimize(model.goal)
    found = solver()
    status = found.solve(placement.model)
    assert (status == cp_model.INFEASIBLE) == (fewest is None)
    if fewest is not None:
        assert (status, found.objective_value) == (cp_model.OPTIMAL, fewest)
        assert counted_gaps(problem, placement.slots(found)) == fewest


def test_a_hint_is_the_placement_that_is_known():
    there = incumbent(one_day([(0, 1), (0, 2), (3, 4)], 4))
    there.offer([1, 0, 3])
    placement = there.placement()
    found = solver()
    found.parameters.fix_variables_to_their_hinted_value = True
    assert found.solve(placement.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    assert tuple(placement.slots(found)) in {(1, 0, 3), (0, 1, 3)}  # the first two are one bundle


def test_what_is_known_is_told_only_where_it_is_better():
    told = []
    there = SharedIncumbent(FORCED, Budget(10.0, counted=True), lambda *both: told.append(both))
    there.raise_bound(0)
    assert told == []
    there.offer([0, 2])
    there.offer([0, 2])
    there.raise_bound(1)
    there.raise_bound(1)
    assert told == [(1, 0), (1, 1)]
    assert (there.settled, there.closed) == (True, True)
    known = there.result()
    assert (known.slots, known.gaps, known.bound, known.proved, known.infeasible) == ((0, 2), 1, 1, True, False)


def test_a_bound_above_what_was_found_is_told_as_what_was_found():
    there = incumbent(EASY)
    there.offer([0, 2])
    there.raise_bound(3)
    assert (there.result().gaps, there.result().bound, there.result().proved) == (1, 1, True)
    given = SharedIncumbent(replace(EASY, bound=-4), Budget(10.0, counted=True))
    assert (given.bound, given.result().proved) == (0, False)


def test_that_there_is_no_placement_is_taken_unless_one_is_known_and_by_whom_first():
    there = incumbent(EASY)
    there.offer([0, 1])
    there.find_infeasible()
    assert not there.infeasible
    for first in (True, False):
        there = incumbent(EASY)
        there.find_infeasible(by_maxsat=first)
        there.find_infeasible(by_maxsat=not first)
        assert (there.infeasible, there.by_maxsat, there.settled) == (True, first, True)


def test_a_search_is_closed_when_it_is_stopped_or_out_of_time():
    there = incumbent(EASY)
    assert not there.closed
    there.stop()
    assert (there.closed, there.settled) == (True, False)
    late = SharedIncumbent(EASY, Budget(0.0, counted=True))
    assert (late.closed, late.budget.remaining()) == (True, 0.0)
    assert late.part(5.0).expired()


def test_the_work_of_solves_is_counted_and_one_that_is_pointless_is_broken_off():
    there = incumbent(random_problem(3))
    placement = there.placement()
    assert there.budget.spent == 0.0
    there.solve(solver(), placement.model, 5.0)
    assert 0.0 <= there.budget.spent < 10.0
    assert there.budget.remaining() == pytest.approx(10.0 - there.budget.spent)
    asked = threading.Event()

    class Slow:
        parameters = solver().parameters
        deterministic_time = 0.25

        def solve(self, *_):
            there.break_off()
            return cp_model.UNKNOWN

        def stop_search(self):
            asked.set()

    there.solve(Slow(), placement.model, 5.0)
    assert not asked.is_set()
    there.solve(Slow(), placement.model, 5.0, pointless=lambda: True)
    assert asked.is_set()
