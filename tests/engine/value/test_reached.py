"""How often each method alone reaches the optimum of tiny events: what one loses, the next would make up for."""

from __future__ import annotations

import pytest

from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.methods import SELECTION_GOALS
from sco_scheduler.engine.problem import Problem, measure
from sco_scheduler.engine.value.construct import construct
from sco_scheduler.engine.value.flows import solve_flows
from sco_scheduler.engine.value.selection_relaxation import blocks_by_session, relax_selection
from tests.brute_force import optimum
from tests.engine.value.test_selection_relaxation import exact_blocks
from tests.random_events import random_event

Tiny = list[tuple[Problem, dict[str, int]]]

EVENTS = range(100, 140)


@pytest.fixture(scope="module")
def tiny() -> Tiny:
    """Forty events, and the optimum of each."""
    events = [random_event(seed, pins=False) for seed in EVENTS]
    return [(index(event), dict(optimum(event, goals=SELECTION_GOALS).goals)) for event in events]


@pytest.mark.parametrize(("moves", "reached", "proved"), [(0, 38, 153), (12_000, 40, 159)])
def test_flows_reach_and_prove_nearly_all_and_with_moves_all(tiny: Tiny, moves: int, reached: int, proved: int) -> None:
    found = [(solve_flows(problem, Budget(), moves=moves), best) for problem, best in tiny]
    assert sum(result.values == best for result, best in found) >= reached
    assert sum(sum(result.proved.values()) for result, _ in found) >= proved
    assert all(result.complete for result, _ in found)


def test_a_relaxation_slot_by_slot_is_tight(tiny: Tiny) -> None:
    for problem, best in tiny:
        relaxed = relax_selection(problem, SELECTION_GOALS, exact_blocks(problem), Budget())
        assert relaxed is not None
        assert dict(relaxed.bounds) == best


def test_a_relaxation_by_sessions_is_mostly_tight(tiny: Tiny) -> None:
    bounds = [relax_selection(problem, SELECTION_GOALS, blocks_by_session(problem), Budget()) for problem, _ in tiny]
    assert sum(b is not None and dict(b.bounds) == best for b, (_, best) in zip(bounds, tiny, strict=True)) >= 40


def test_the_first_schedule_is_mostly_the_best(tiny: Tiny) -> None:
    lead = ("musts", "minimums", "value")
    reached = 0
    for problem, best in tiny:
        first = construct(problem, lead)
        assert first is not None
        reached += all(value == best[goal] for goal, value in measure(problem, first.placement, lead).items())
    assert reached >= 38
