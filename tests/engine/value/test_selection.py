"""The ways of large events, taken by tiny ones: valid, honest bounds, and the optimum where it is claimed."""

import math
from dataclasses import replace
from types import SimpleNamespace

import pytest

from sco_scheduler.domain.goals import GOALS
from sco_scheduler.engine import Options, solve
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.params import SearchParams
from sco_scheduler.engine.problem import Choice, Placement
from sco_scheduler.engine.state import SolveContext, SolveState
from sco_scheduler.engine.value import construct, selection
from sco_scheduler.engine.value.flows import solve_flows
from sco_scheduler.engine.value.selection import _tighter_of_each, choose_pairs, place_pairs
from sco_scheduler.engine.value.selection_relaxation import RelaxationResult
from sco_scheduler.verify import verify
from tests.brute_force import optimum
from tests.engine.held import ONE_WORKER, tuned
from tests.events import company, event, zone
from tests.random_events import random_event

MOVES = 2_000


PLACING_FIRST = {"small": -1}
FLOWS_ONLY = {"small": -1, "huge": -1}


@pytest.mark.parametrize("seed", range(300, 330))
@pytest.mark.parametrize("size", [PLACING_FIRST, FLOWS_ONLY], ids=["placing first", "flows only"])
def test_bounds_are_never_on_the_wrong_side(seed, size):
    _compare(random_event(seed), size, None)


@pytest.mark.parametrize("seed", range(330, 342))
@pytest.mark.parametrize(
    "order", [("musts", "value", "gaps"), ("value", "gaps_suppliers", "gaps_purchasers", "zone_moves"), ("zone_moves",)]
)
def test_bounds_of_gaps_and_zone_moves_are_never_on_the_wrong_side(seed, order):
    _compare(random_event(seed), PLACING_FIRST, order)


def _compare(tiny, size, order):
    best = optimum(tiny, None, order)
    few = {"most_moves": MOVES}
    options = tuned(Options(reproducible=True, time_limit=5.0, goals=order), size=size, selection=few, timing=few)
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


def one_meeting(problem, *_):
    """A first schedule that leaves nearly all to be done."""
    return construct.Construction(Placement({0: Choice(0, 0, 0)}), {})


@pytest.mark.parametrize("first", [construct.construct, one_meeting, lambda *_: None], ids=["good", "poor", "none"])
def test_whole_visits_of_zones_prove_the_value_where_people_have_to_walk(monkeypatch, first):
    monkeypatch.setattr(construct, "construct", first)
    walkers = event(
        purchasers=1,
        suppliers=[company(f"S{n}", zone="A" if n < 3 else "B") for n in range(1, 5)],
        tables=[zone("A", 4), zone("B", 4)],
        slots=3,
        walk_minutes=10,
        gap_spread=5,  # flows cannot take it, so that nothing searches until time is up
        goals=("value",),
    )
    outcome = solve(walkers, options=tuned(Options(workers=1, time_limit=20.0), size=PLACING_FIRST))
    assert verify(walkers, outcome.schedule.meetings).ok
    assert [(g.value, g.bound, g.proved) for g in outcome.goals] == [(8, 8, True)]


@pytest.mark.parametrize(("whole", "bound"), [(False, None), (True, 10)])
def test_where_whole_visits_take_too_long_the_linear_relaxation_is_the_bound(monkeypatch, whole, bound):
    """And without any relaxation there is a schedule all the same."""
    relax = selection.relax_selection
    monkeypatch.setattr(
        selection, "relax_selection", lambda *a, **k: None if k.get("whole_seconds") or not whole else relax(*a, **k)
    )
    walkers = event(
        purchasers=1,
        suppliers=[company(f"S{n}", zone="A" if n < 3 else "B") for n in range(1, 5)],
        tables=[zone("A", 4), zone("B", 4)],
        slots=3,
        walk_minutes=10,
        gap_spread=5,
        goals=("value",),
    )
    outcome = solve(walkers, options=tuned(Options(workers=1, time_limit=20.0), size=PLACING_FIRST))
    assert verify(walkers, outcome.schedule.meetings).ok
    assert [(g.value, g.bound, g.proved) for g in outcome.goals] == [(8, bound, False)]


def test_bounds_end_where_another_relaxation_is_tighter_for_a_goal_before():
    one = {"musts": 3, "value": 90, "balance": 20}
    lead = ("musts", "value", "balance")
    assert _tighter_of_each(lead, one, {}) == one
    assert _tighter_of_each(lead, one, {"musts": 3}) == one
    assert _tighter_of_each(lead, one, {"musts": 3, "value": 80}) == {"musts": 3, "value": 80}
    assert _tighter_of_each(lead, one, {"musts": 3, "value": 80, "balance": 18})["balance"] == 18


def test_pairs_of_a_relaxation_that_time_cut_short_replace_no_better_schedule(monkeypatch):
    wished = event(purchasers=3, suppliers=3, slots=3, tables=3, goals=("musts", "value"))
    one_pair = RelaxationResult({"musts": 0}, [1.0] + [0.0] * 8)  # value was not looked at
    monkeypatch.setattr(selection, "choose_pairs", lambda *_: one_pair)
    few = {"most_moves": MOVES}
    options = tuned(Options(reproducible=True, time_limit=5.0), size=PLACING_FIRST, selection=few, timing=few)
    assert len(solve(wished, options=options).schedule.meetings) == 9


def test_pairs_that_are_placed_replace_no_better_schedule(monkeypatch):
    wished = event(purchasers=3, suppliers=3, slots=3, tables=3, goals=("musts", "value"))
    one_pair = RelaxationResult({"musts": 0, "value": 90}, [1.0] + [0.0] * 8)  # the best so far of whole pairs
    monkeypatch.setattr(selection, "choose_pairs", lambda *_: one_pair)
    few = {"most_moves": MOVES}
    options = tuned(Options(reproducible=True, time_limit=5.0), size=PLACING_FIRST, selection=few, timing=few)
    assert len(solve(wished, options=options).schedule.meetings) == 9


def test_pairs_that_are_placed_are_taken_where_nothing_is_held():
    problem = index(event(purchasers=1, suppliers=1, slots=1))
    state = SolveState(SolveContext(("value",), tuned(), Budget(20.0)), problem)
    selection._place_if_better(state, ("value",), RelaxationResult({"value": 4}, [1.0]))
    assert state.placement == Placement({0: Choice(0, 0, 0)})
    assert [(g.value, g.bound, g.proved) for g in state.results] == [(4, 4, True)]


@pytest.mark.parametrize(("size", "ahead"), [(PLACING_FIRST, ["annealing"]), ({}, [])])
def test_annealing_is_compiled_ahead_for_events_that_are_not_small(monkeypatch, size, ahead):
    asked = []
    monkeypatch.setattr(SolveState, "prepare_code", lambda _, name: asked.append(name))
    problem = index(event(purchasers=1, suppliers=1, slots=1))
    selection.select_meetings(SolveState(SolveContext(("value",), tuned(size=size), Budget(20.0)), problem))
    assert asked == ahead


@pytest.mark.parametrize("first", [one_meeting, lambda *_: None], ids=["poor", "none"])
@pytest.mark.parametrize("size", [PLACING_FIRST, FLOWS_ONLY], ids=["placing first", "flows only"])
def test_flows_hold_what_can_be_held_whatever_the_first_schedule_is(monkeypatch, first, size):
    monkeypatch.setattr(construct, "construct", first)
    monkeypatch.setattr(selection, "choose_pairs", lambda *_: None)  # takes longer than there is time
    wished = event(purchasers=3, suppliers=3, slots=3, tables=3, goals=("musts", "value"))
    options = tuned(Options(reproducible=True, time_limit=5.0), size=size, selection={"most_moves": MOVES})
    state = SolveState(SolveContext(("musts", "value"), options, Budget(5.0, counted=True)), index(wished))
    state.build_first()
    selection.select_meetings(state)
    assert len(state.placement) == 9
    assert [(g.name, g.proved) for g in state.results] == [("musts", True), ("value", True)]


def test_in_small_events_goals_are_proved_in_turn_where_the_chosen_pairs_have_no_places(monkeypatch):
    monkeypatch.setattr(selection, "place_pairs", lambda *_: None)
    wished = index(event(purchasers=2, suppliers=2, slots=1, tables=2, goals=("musts", "value")))
    state = SolveState(SolveContext(("musts", "value"), ONE_WORKER, Budget(20.0)), wished)
    selection.select_meetings(state)
    assert [(g.name, g.value, g.proved) for g in state.results] == [("musts", 0, True), ("value", 8, True)]
    assert len(state.placement) == 2


def test_what_flows_reach_is_told_against_the_tighter_of_two_bounds():
    problem = index(event(purchasers=2, suppliers=2, slots=1, tables=2))
    lead = ("musts", "value", "balance")
    reached = solve_flows(problem, Budget(), order=lead, moves=0)
    assert reached.values == {"musts": 0, "value": 8, "balance": 2}

    def bounds(of_flows, relaxed):
        state = SolveState(SolveContext(lead, tuned(), Budget(20.0)), problem)
        selection._take_flows(state, lead, relaxed, replace(reached, bounds=of_flows))
        assert state.placement is not None
        return {goal.name: (goal.bound, goal.proved) for goal in state.results}

    loose, tight = {"musts": 0, "value": 12, "balance": 0}, {"musts": 0, "value": 8, "balance": 2}
    wanted = {"musts": (0, True), "value": (8, True), "balance": (2, True)}
    assert bounds(loose, RelaxationResult(tight, [])) == bounds(tight, RelaxationResult(loose, [])) == wanted
    assert bounds(tight, None) == wanted
    assert bounds(loose, None)["value"] == (12, False)


@pytest.mark.parametrize(
    ("held", "than", "slack", "as_good"),
    [
        ((0, 1), None, 0.0, True),
        ((), None, 0.0, True),
        ((0, 1), (0, 1), 0.0, True),
        ((0, 1), (0,), 0.0, True),
        ((0,), (0, 1), 0.0, False),
        ((0,), (0, 1), 50.0, True),
        ((1,), (0,), 0.0, False),
        ((1,), (0,), 99.0, False),
        ((0,), (1,), 0.0, True),
    ],
)
def test_a_placement_is_no_worse_in_the_order_of_the_goals_but_for_what_may_be_given_up(held, than, slack, as_good):
    problem = index(event(purchasers=1, requests=["P1 > S1 must", "P1 > S2 #1"], slots=2))
    assert [(item.must, item.value) for item in problem.items] == [(True, 40), (False, 20)]
    options = Options(workers=1, time_limit=5.0, value_slack=slack)
    state = SolveState(SolveContext(("musts", "value"), options, Budget(5.0)), problem)
    one, other = (
        None if chosen is None else Placement({i: Choice(i, 0, i) for i in chosen}) for chosen in (held, than)
    )
    assert one is not None
    assert selection.no_worse(state, ("musts", "value"), one, other) is as_good


@pytest.mark.parametrize(
    ("first", "second", "budget", "taken", "asked"),
    [
        (None, None, Budget(math.inf), None, 1),
        ("part", "whole", Budget(math.inf), "whole", 2),
        ("part", None, Budget(math.inf), "part", 2),
        ("part", "short", Budget(math.inf), "part", 2),
        ("whole", "part", Budget(math.inf), "whole", 1),
        ("part", "whole", Budget(0.0), "part", 1),
        ("part", "whole", Budget(math.inf, counted=True), "part", 1),
    ],
)
def test_whole_pairs_are_sought_where_the_relaxation_has_none_and_there_is_time(
    monkeypatch, first, second, budget, taken, asked
):
    def relaxed(name):
        pairs = SimpleNamespace(certain=lambda: {1}, possible=lambda: {1, 2} if name == "part" else {1})
        return SimpleNamespace(**vars(pairs), bounds=dict.fromkeys(("value", "balance")[: 1 + (name != "short")], 9))

    made = {name: relaxed(name) for name in ("part", "whole", "short")} | {None: None}
    calls: list[dict[str, float]] = []

    def relax(problem, goals, blocks, budget, **more):
        calls.append(more)
        return made[(first, second)[len(calls) - 1]]

    monkeypatch.setattr(selection, "relax_selection", relax)
    params = SearchParams()
    found = choose_pairs(index(event(purchasers=1, suppliers=1)), ("value", "balance"), budget, params, 3.0)
    assert found is made[taken]
    whole = {"whole_seconds": params.selection.whole_seconds, "value_slack": 3.0}
    assert calls == [{"value_slack": 3.0}, whole][:asked]


@pytest.mark.parametrize(
    ("bound", "held", "placed"),
    [(9, (1.0, 0.0), {0}), (8, (1.0, 0.5), {0, 1}), (4, (0.0, 0.5), {1}), (9, (1.0, 0.5), None)],
)
def test_pairs_are_placed_as_chosen_and_up_to_the_bounds_where_that_is_open(bound, held, placed):
    problem = index(event(slots=2, requests=["P1 > S1", "P1 > S2"]))
    found = place_pairs(problem, RelaxationResult({"value": bound}, held), ONE_WORKER, Budget(20.0))
    assert (found.taken.keys() if found is not None else None) == placed
