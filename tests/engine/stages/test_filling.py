"""Filling places in a rerun: minimums and value at once, and what a bound of their sum says of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.domain.goals import GOALS, Sense
from sco_scheduler.domain.outcome import Status
from sco_scheduler.engine import Options, solve
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.lexicographic import Lexicographic, Reached
from sco_scheduler.engine.stages.filling import _Pair
from tests.brute_force import optimum
from tests.engine.held import ONE_WORKER
from tests.events import company, event, meeting, published
from tests.random_events import random_rerun

FILLING = ("minimums", "value")


@pytest.mark.parametrize("order", [FILLING, FILLING[::-1]])
@pytest.mark.parametrize("seed", [*range(200, 240), 22420])
def test_it_reaches_what_brute_force_reaches(seed, order):
    """In rerun 22420 the relaxed minimums are out of reach, so that the relaxed value bounds nothing."""
    tiny, rows = random_rerun(seed)
    goals = ("musts", "kept", "slot_moves", "table_changes", "person_changes", *order)
    best = optimum(tiny, rows, goals)
    outcome = solve(tiny, rows, Options(workers=1, goals=order))
    if best is None:
        assert outcome.status is Status.CONFLICT
        return
    reached = {g.name: g.value for g in outcome.goals}
    assert {goal: reached[goal] for goal in order} == {goal: best.goals[goal] for goal in order}
    assert all(g.proved and g.bound == g.value for g in outcome.goals)


@given(st.integers(0, 30), st.integers(0, 6), st.integers(0, 40), st.booleans())
def test_a_bound_of_the_sum_bounds_both(value, short, slack, value_first):
    """Whatever a schedule has, what is told of its goals is not better than what it has."""
    case = event(purchasers=[company("P1", minimum=6)], slots=3, requests=["P1 > S1 #1", "P1 > S2 #2"])
    problem = index(case, published(meeting(case, "P1", "S1", 0)))
    pair = _Pair(problem, *(FILLING[::-1] if value_first else FILLING))
    has = {"value": value, "minimums": short}
    loss = sum(w * (-has[g] if GOALS[g].sense is Sense.MOST else has[g]) for g, w in pair.weights)
    bounds = pair.bounds(loss - slack, has[pair.first])
    for goal, bound in zip((pair.first, pair.second), bounds, strict=True):
        assert bound == has[goal] or GOALS[goal].better(bound, has[goal])
    if not slack:
        assert bounds == (has[pair.first], has[pair.second])


def test_where_nothing_is_found_in_time_nothing_is_claimed(monkeypatch):
    case = event(slots=2, tables=2, requests=["P1 > S1", "P2 > S2", "P1 > S2"])
    real = Lexicographic.optimise_weighted

    def late(self, goals, *rest):
        return Reached(None, None, None, proved=False) if goals[0][0] == "minimums" else real(self, goals, *rest)

    monkeypatch.setattr(Lexicographic, "optimise_weighted", late)
    rows = published(meeting(case, "P1", "S1", 0))
    outcome = solve(case, rows, ONE_WORKER)
    value = next(g for g in outcome.goals if g.name == "value")
    assert not value.proved or value.value == value.bound
