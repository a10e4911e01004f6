"""What a rerun has left open where that is little: many goals in one solve."""

from dataclasses import replace

import pytest

from sco_scheduler.domain.goals import rerun_order
from sco_scheduler.domain.outcome import Status
from sco_scheduler.engine import Options, solve
from sco_scheduler.engine.stages import at_once
from sco_scheduler.verify import verify
from tests.brute_force import optimum
from tests.engine.held import ONE_WORKER
from tests.random_events import random_rerun


@pytest.fixture
def asked(monkeypatch):
    """The goals of each solve of this stage that proved them."""
    goals = []
    settled = at_once._settled

    def note(course, ranked):
        proved = settled(course, ranked)
        if proved:
            goals.append(ranked.goals)
        return proved

    monkeypatch.setattr(at_once, "_settled", note)
    return goals


def test_all_goals_of_a_small_rerun_take_two_solves_at_most(asked):
    tiny, rows = random_rerun(0)
    outcome = solve(tiny, rows, ONE_WORKER)
    assert outcome.status is Status.OPTIMAL
    assert 1 <= len(asked) <= 2
    assert {*asked[0]} > {"table_changes", "person_changes", "minimums", "value"}


@pytest.mark.parametrize("weight", [10**6, 10**12])
@pytest.mark.parametrize("seed", range(500, 515))
def test_goals_that_no_sum_can_hold_are_asked_apart(seed, weight, asked):
    tiny, rows = random_rerun(seed)
    tiny = replace(tiny, settings=replace(tiny.settings, purchaser_weight=weight, supplier_weight=weight + 1))
    best = optimum(tiny, rows)
    outcome = solve(tiny, rows, ONE_WORKER)
    if best is None:
        assert outcome.status is Status.CONFLICT
        return
    assert {g.name: g.value for g in outcome.goals if g.name in best.goals} == dict(best.goals)
    assert sum(map(len, asked)) + 3 == len(outcome.goals) - 1  # the first three came before, tables come after


@pytest.mark.parametrize("allowed", [None, 1, 2])
@pytest.mark.parametrize("seed", range(520, 535))
def test_moves_that_are_allowed_are_counted_with_the_rest(seed, allowed):
    tiny, rows = random_rerun(seed)
    best = optimum(tiny, rows, rerun_order(tiny.settings.goals, moves_allowed=True))
    outcome = solve(tiny, rows, Options(workers=1, allow_moves=allowed))
    if best is None:
        assert outcome.status is Status.CONFLICT
        return
    reached = {g.name: g.value for g in outcome.goals}
    assert verify(tiny, outcome.schedule.meetings, rows).ok
    if allowed is None or best.goals["slot_moves"] <= allowed:
        assert {goal: reached[goal] for goal in best.goals} == dict(best.goals)


@pytest.mark.parametrize("seed", range(540, 555))
def test_what_is_not_proved_together_is_asked_one_by_one(seed, monkeypatch):
    monkeypatch.setattr(at_once, "_settled", lambda *_: False)
    tiny, rows = random_rerun(seed)
    best = optimum(tiny, rows)
    outcome = solve(tiny, rows, ONE_WORKER)
    if best is None:
        assert outcome.status is Status.CONFLICT
        return
    assert {g.name: g.value for g in outcome.goals if g.name in best.goals} == dict(best.goals)
    assert all(g.proved for g in outcome.goals)
