"""The ways of large events, taken by tiny ones: valid, honest bounds, and the optimum where it is claimed."""

import pytest

from sco_scheduler.domain.goals import GOALS
from sco_scheduler.engine import Options, solve
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.state import SolveContext, SolveState
from sco_scheduler.engine.value import selection
from sco_scheduler.engine.value.construct import Construction
from sco_scheduler.engine.value.flows import solve_flows
from sco_scheduler.engine.value.selection import select_meetings
from sco_scheduler.verify import verify
from tests.brute_force import optimum
from tests.engine.held import tuned
from tests.random_events import random_event

MOVES = 2_000


PLACING_FIRST = {"small": -1}
FLOWS_ONLY = {"small": -1, "huge": -1}


@pytest.mark.parametrize("seed", range(300, 330))
@pytest.mark.parametrize("size", [PLACING_FIRST, FLOWS_ONLY], ids=["placing first", "flows only"])
def test_bounds_are_never_on_the_wrong_side(seed, size):
    tiny = random_event(seed)
    best = optimum(tiny)
    few = {"counted_moves": MOVES}
    options = tuned(Options(reproducible=True, time_limit=5.0), size=size, selection=few, timing=few)
    outcome = solve(tiny, options=options)
    assert (outcome.schedule is None) == (best is None)
    if outcome.schedule is None:
        return
    verdict = verify(tiny, outcome.schedule.meetings)
    assert verdict.ok, [violation.text for violation in verdict.violations]
    for result in outcome.goals:
        assert verdict.goals[result.name] == result.value
        if result.name not in best.goals:
            continue
        wanted = best.goals[result.name]
        assert not GOALS[result.name].better(result.value, wanted)
        assert result.bound is None or not GOALS[result.name].better(wanted, result.bound)
        if result.proved:
            assert result.value == wanted
        if result.value != wanted:
            break  # what comes after is given this value, not the optimum


NO_MEETING = Construction(Placement({}), {})
"""A first schedule as bad as can be."""


def selected(event, first, options):
    """The results of the selection phase, after a given first schedule."""
    state = SolveState(SolveContext(event.settings.goals, options, Budget(5.0, counted=True)), index(event))
    state.first = first
    select_meetings(state)
    return state.results


@pytest.mark.parametrize("size", [{}, PLACING_FIRST, FLOWS_ONLY], ids=["complete model", "placing first", "flows only"])
@pytest.mark.parametrize("seed", [303, 305, 318])
def test_a_first_schedule_takes_the_place_of_no_method(seed, size):
    tiny = random_event(seed)
    options = tuned(Options(reproducible=True), size=size, selection={"counted_moves": MOVES})
    without = selected(tiny, None, options)
    found = selected(tiny, NO_MEETING, options)
    assert any(result.value for result in without)
    assert [(r.name, r.value, r.bound) for r in found] == [(r.name, r.value, r.bound) for r in without]


@pytest.mark.parametrize("first", [None, NO_MEETING], ids=["without", "with a first schedule"])
def test_placing_and_flows_each_get_their_share_of_what_is_left(first, monkeypatch):
    given = {}

    def place(problem, chosen, options, budget):
        given["placing"] = budget.remaining()

    def flows(problem, budget, **more):
        given["flows"] = budget.remaining()
        return solve_flows(problem, budget, **more)

    monkeypatch.setattr(selection, "place_pairs", place)
    monkeypatch.setattr("sco_scheduler.engine.value.flows.solve_flows", flows)
    options = tuned(Options(reproducible=True), size=PLACING_FIRST, selection={"counted_moves": 0})
    selected(random_event(305), first, options)
    assert given == pytest.approx({"placing": 3.0, "flows": 3.0})
