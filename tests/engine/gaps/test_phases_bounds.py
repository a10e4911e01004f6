"""Gaps that nobody can avoid, counted; and none that somebody could."""

from dataclasses import replace

import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps.phases import _RelaxationOracle, forced_gaps, restricted
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.params import TimingParams
from sco_scheduler.engine.search.lexicographic import LexicographicSolver
from tests.brute_force import optimum
from tests.engine.held import ONE_WORKER
from tests.events import block, company, event, span
from tests.random_events import random_event


def _bound(case, groups):
    problem = index(case)
    search = LexicographicSolver(Model(problem), ONE_WORKER)
    value = search.optimise("value", Budget(20.0))
    return forced_gaps(problem, value.placement, [("value", value.value)], groups, Budget(20.0), TimingParams())


def test_a_day_cut_in_two_forces_a_gap_where_everything_is_wanted():
    away = [span("09:50", "10:10")]
    cut = event(purchasers=[company("P1", away=away)], suppliers=4, slots=5, tables=2)
    found = _bound(cut, {0})
    assert (found.bound, found.complete) == (1, True)


def test_a_part_of_the_day_that_is_long_enough_forces_none():
    away = [span("09:50", "10:10")]
    assert _bound(event(purchasers=[company("P1", away=away)], suppliers=2, slots=5, tables=2), {0}).bound == 0


def test_the_other_side_is_counted_apart():
    away = [span("09:50", "10:10")]
    cut = event(purchasers=4, suppliers=[company("S1", away=away)], slots=5, tables=2)
    assert _bound(cut, {0}).bound == 0
    assert _bound(cut, {1}).bound == 1


def test_no_time_claims_nothing():
    away = [span("09:50", "10:10")]
    problem = index(event(purchasers=[company("P1", away=away)], suppliers=4, slots=5, tables=2))
    placement = LexicographicSolver(Model(problem), ONE_WORKER).optimise("value", Budget(20.0)).placement
    found = forced_gaps(problem, placement, [("value", 16)], {0}, Budget(0.0), TimingParams())
    assert (found.bound, found.complete) == (0, False)


GAPS_FIRST = ("musts", "minimums", "value", "gaps_purchasers")


@pytest.mark.parametrize("seed", range(400, 430))
def test_the_bound_is_never_above_the_optimum(seed):
    drawn = random_event(seed, pins=False)
    tiny = replace(drawn, settings=replace(drawn.settings, goals=GAPS_FIRST))
    best = optimum(tiny)
    problem = index(tiny)
    search = LexicographicSolver(Model(problem), ONE_WORKER)
    before = [(goal, best.goals[goal]) for goal in GAPS_FIRST[:-1]]
    for goal, value in before:
        search.lock(goal, value)
    placement = search.feasible(Budget(20.0)).placement
    found = forced_gaps(problem, placement, before, {0}, Budget(20.0), TimingParams())
    assert found.bound <= best.goals["gaps_purchasers"]


def test_two_delegates_whose_days_are_cut_force_a_gap_of_one_of_them():
    # Each alone could keep to one half of the day, but then six suppliers do not find room with both.
    away = [span("09:50", "10:10")]
    people = company("P1", delegates=2, away=away)
    cut = event(purchasers=[people], suppliers=6, slots=5, tables=2)
    found = _bound(cut, {0})
    best = optimum(replace(cut, settings=replace(cut.settings, goals=("value", "gaps_purchasers"))))
    assert best is not None
    assert (found.bound, best.goals["gaps_purchasers"]) == (1, 1)


def test_who_keeps_to_a_part_of_a_day_meets_on_other_days_as_before():
    problem = index(event(purchasers=2, suppliers=1, slots=[block(3), block(3, day=2)]))
    mine = problem.delegates.index("P1#1")
    slots = {item.pair[0]: item.modes[0].slots for item in restricted(problem, 0, {mine: frozenset({1, 2})}).items}
    assert slots == {"P1": (1, 2, 3, 4, 5), "P2": (0, 1, 2, 3, 4, 5)}


@pytest.mark.parametrize(
    ("short", "excluded"), [([True, True], True), ([True, False], False), ([False, True], False), ([False], False)]
)
def test_a_gap_is_forced_only_where_no_choice_of_segments_is_long_enough(monkeypatch, short, excluded):
    problem = index(event(purchasers=1, suppliers=1))
    judge = _RelaxationOracle(problem, [("value", 9)], Budget(20.0), TimingParams())
    monkeypatch.setattr("sco_scheduler.engine.gaps.phases.restricted", lambda problem, day, choice: choice)
    monkeypatch.setattr(judge, "_short", lambda choice: short[choice["of"]])
    assert judge.excludes(0, [{"of": n} for n in range(len(short))]) is excluded
