"""Filling places in a rerun: minimums and value at once, and the fewest moves where moves are allowed."""

from dataclasses import replace

import pytest

from sco_scheduler.domain.goals import GOALS, rerun_order
from sco_scheduler.engine import Options, solve
from sco_scheduler.engine.rerun import least, narrowing
from sco_scheduler.verify import verify
from tests.brute_force import optimum
from tests.engine.both_ways import solved_both_ways
from tests.engine.held import ONE_WORKER
from tests.random_events import random_rerun

FILLING = ("minimums", "value")
relax = least.Lexicographic.relax


@pytest.fixture(autouse=True)
def much_is_open(monkeypatch):
    """Tiny events leave so little open that all goals would be asked together."""
    monkeypatch.setattr(narrowing, "FEW", -1)


@pytest.mark.parametrize("order", [FILLING, FILLING[::-1]])
@pytest.mark.parametrize("seed", [*range(200, 240), 22420])
def test_it_reaches_what_brute_force_reaches(seed, order):
    """In rerun 22420 the relaxed minimums are out of reach, so that the relaxed value bounds nothing."""
    tiny, rows = random_rerun(seed)
    goals = ("musts", "kept", "slot_moves", "table_changes", "person_changes", *order)
    if (both := solved_both_ways(tiny, rows, Options(workers=1, goals=order), goals)) is None:
        return
    reached, outcome, best = both
    assert {goal: reached[goal] for goal in order} == {goal: best.goals[goal] for goal in order}
    assert all(g.proved and g.bound == g.value for g in outcome.goals)


@pytest.mark.parametrize("weight", [10**6, 10**12])
@pytest.mark.parametrize("seed", range(240, 250))
def test_values_too_large_for_rounded_numbers_are_told_apart(seed, weight):
    tiny, rows = random_rerun(seed)
    tiny = replace(tiny, settings=replace(tiny.settings, purchaser_weight=weight, supplier_weight=weight + 1))
    if (both := solved_both_ways(tiny, rows)) is None:
        return
    reached, _, best = both
    assert {goal: reached[goal] for goal in FILLING} == {goal: best.goals[goal] for goal in FILLING}


@pytest.mark.parametrize("allowed", [None, 1, 2])
@pytest.mark.parametrize("seed", range(300, 330))
def test_with_moves_allowed_no_more_meetings_move_than_that_takes(seed, allowed):
    tiny, rows = random_rerun(seed)
    order = rerun_order(tiny.settings.goals, moves_allowed=True)
    if (both := solved_both_ways(tiny, rows, Options(workers=1, allow_moves=allowed), order)) is None:
        return
    reached, outcome, best = both
    assert all(g.proved and g.bound == g.value for g in outcome.goals)
    if allowed is None or best.goals["slot_moves"] <= allowed:
        assert {goal: reached[goal] for goal in best.goals} == dict(best.goals)
    else:
        assert reached["value"] <= best.goals["value"] or reached["minimums"] > best.goals["minimums"]


def test_where_nothing_is_found_in_time_nothing_is_claimed(monkeypatch):
    """The relaxation has an idea, and no time is left to place it."""
    monkeypatch.setattr(least, "LEAST_SECONDS", 1e9)
    monkeypatch.setattr(least.Lexicographic, "relax", lambda self, *a, **k: replace(relax(self, *a, **k), answer=None))
    tiny, rows = random_rerun(201)
    outcome = solve(tiny, rows, ONE_WORKER)
    assert outcome.schedule is not None
    told = {g.name: g for g in outcome.goals}
    found = verify(tiny, outcome.schedule.meetings, rows).goals
    assert {goal: told[goal].value for goal in FILLING} == {goal: found[goal] for goal in FILLING}
    best = optimum(tiny, rows)
    assert best is not None
    for goal in FILLING:
        bound = told[goal].bound
        assert bound is None or bound == best.goals[goal] or GOALS[goal].better(bound, best.goals[goal])
