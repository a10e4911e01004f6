"""Meetings given up for lost time: never more than allowed, never a must, a pin or a minimum."""

import pytest

from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps import phases
from sco_scheduler.engine.gaps.phases import give_up_for_lost_time
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.problem import Choice, Placement, measure
from sco_scheduler.engine.search.lexicographic import LexicographicSolver
from sco_scheduler.engine.state import SolveContext, SolveState
from tests.engine.held import ONE_WORKER, tuned
from tests.events import at, block, company, event, meeting, published, span

LOST = ("value", "lost_time")


def _case(requests, purchasers=2, **settings):
    """S1 meets P1 at the start and P2 at the end; P2's meeting with S2 makes no gap."""
    problem = index(event(purchasers=purchasers, suppliers=2, slots=4, tables=2, requests=requests, **settings))
    slots = {("P1", "S1"): 0, ("P2", "S1"): 3, ("P2", "S2"): 2}
    taken = {item.index: Choice(item.index, 0, slots[item.pair]) for item in problem.items}
    return problem, Placement(taken)


def _pairs(problem, placement):
    return {problem.items[i].pair for i in placement.taken}


def test_the_cheapest_meeting_that_makes_a_wait_is_dropped():
    problem, placement = _case(["P1 > S1 #1", "P2 > S1 maybe", "P2 > S2 #1"])
    assert measure(problem, placement, LOST)["lost_time"] == 40
    less = give_up_for_lost_time(problem, placement, measure(problem, placement, LOST)["value"] - 5)
    assert _pairs(problem, less) == {("P1", "S1"), ("P2", "S2")}
    assert measure(problem, less, LOST)["lost_time"] == 0


def test_what_saves_most_for_each_point_is_dropped_first_down_to_the_smallest_values():
    """The wait of P1 is of 20 minutes and costs a point, that of P2 of 30 minutes and two points."""
    sessions = [block(3), block(3, start="13:00", length=30)]
    requests = ["S1 > P1 maybe", "P1 > S2 must", "P2 > S3 maybe", "P2 > S4 must"]
    problem = index(event(purchasers=2, suppliers=4, slots=sessions, tables=2, requests=requests))
    slots = {"S1": 0, "S2": 2, "S3": 3, "S4": 5}
    placement = Placement({item.index: Choice(item.index, 0, slots[item.pair[1]]) for item in problem.items})
    less = give_up_for_lost_time(problem, placement, measure(problem, placement, LOST)["value"] - 2)
    assert _pairs(problem, less) == {("P1", "S2"), ("P2", "S3"), ("P2", "S4")}


def test_all_that_may_be_given_up_is_given_up_where_that_saves_time():
    problem, placement = _case(["P1 > S1 #1", "P2 > S1 maybe", "P2 > S2 #1"])
    value = measure(problem, placement, LOST)["value"]
    (least,) = [item.value for item in problem.items if item.pair == ("P2", "S1")]
    assert len(give_up_for_lost_time(problem, placement, value - least)) == 2
    assert len(give_up_for_lost_time(problem, placement, value - least + 1)) == 3


def test_no_more_value_is_given_up_than_allowed():
    problem, placement = _case(["P1 > S1 #1", "P2 > S1 #2", "P2 > S2 #1"])
    value = measure(problem, placement, LOST)["value"]
    assert give_up_for_lost_time(problem, placement, value - 5) == placement


def test_musts_and_minimums_stay():
    problem, placement = _case(["P1 > S1 must", "P2 > S1 must", "P2 > S2 #1"])
    assert give_up_for_lost_time(problem, placement, 0) == placement
    needy = [company("P1", minimum=1), company("P2", minimum=2)]
    problem, placement = _case(["P1 > S1 #1", "P2 > S1 maybe", "P2 > S2 #1"], purchasers=needy)
    assert give_up_for_lost_time(problem, placement, 0) == placement


def test_what_is_given_up_counts_against_a_minimum_at_once():
    """Each meeting of P1 makes a wait of its supplier; P1 can do without one of them and not without both."""
    buyers = [company("P1", minimum=1), company("P2"), company("P3")]
    requests = ["P1 > S1 maybe", "P1 > S2 maybe", "P2 > S1 must", "P3 > S2 must"]
    problem = index(event(purchasers=buyers, suppliers=2, slots=6, tables=2, requests=requests))
    slots = {("P1", "S1"): 0, ("P1", "S2"): 3, ("P2", "S1"): 2, ("P3", "S2"): 5}
    placement = Placement({item.index: Choice(item.index, 0, slots[item.pair]) for item in problem.items})
    less = _pairs(problem, give_up_for_lost_time(problem, placement, 0))
    assert len(less & {("P1", "S1"), ("P1", "S2")}) == 1


def test_what_a_meeting_saves_is_what_is_lost_less_without_it():
    problem = index(event(purchasers=3, suppliers=3, slots=8, tables=3))
    slots = [0, 3, 6, 4, 7, 1, 2, 0, 5]
    taken = {item.index: Choice(item.index, 0, slot) for item, slot in zip(problem.items, slots, strict=True)}

    def lost(kept):
        return measure(problem, Placement(kept), ["lost_time"])["lost_time"]

    without = {i: {k: choice for k, choice in taken.items() if k != i} for i in taken}
    assert phases._saved(problem, Placement(taken)) == {i: lost(taken) - lost(rest) for i, rest in without.items()}


def test_nothing_is_given_up_where_a_gap_spread_is_set():
    problem, placement = _case(["P1 > S1 #1", "P2 > S1 maybe", "P2 > S2 #1"], gap_spread=1)
    assert give_up_for_lost_time(problem, placement, 0) == placement


def test_moves_of_annealing_are_work_that_is_counted():
    problem, placement = _case(["P1 > S1 #1", "P2 > S1 maybe", "P2 > S2 #1"])
    budget = Budget(10.0, counted=True)
    state = SolveState(SolveContext(LOST, ONE_WORKER, budget), problem)
    state.placement = placement
    phases._anneal(state, ("lost_time",))
    assert 0.0 < budget.spent <= 10.0 * state.params.timing.annealing_share


@pytest.mark.parametrize(("table", "annealed"), [("1", False), ("2", True)])
def test_meetings_of_the_past_at_one_table_at_one_time_are_not_annealed(table, annealed):
    case = event(slots=5, tables=2, requests=["P1 > S1", "P2 > S2", "P1 > S2"])
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 0, table=table), until=at("09:20"))
    problem = index(case, rows)
    places = {("P1", "S1"): 0, ("P2", "S2"): 0, ("P1", "S2"): 4}
    budget = Budget(10.0, counted=True)
    state = SolveState(SolveContext(("value", "gaps"), ONE_WORKER, budget), problem)
    state.placement = Placement({item.index: Choice(item.index, 0, places[item.pair]) for item in problem.items})
    phases._anneal(state, ("gaps",))
    assert {item.history for item in problem.items} == {True, False}
    assert (measure(problem, state.placement, ["gaps"])["gaps"] == 0) is annealed
    assert (budget.spent > 0.0) is annealed


def test_a_gap_that_everybody_has_is_a_bound_of_gaps_and_of_lost_time():
    """P1 is away in the middle of the day and wants both what is before and what is after."""
    away = [span("09:50", "10:10")]
    problem = index(event(purchasers=[company("P1", away=away)], suppliers=4, slots=5, tables=2))
    placement = LexicographicSolver(Model(problem), ONE_WORKER).optimise("value", Budget(20.0)).placement
    state = SolveState(SolveContext(("value", "gaps_purchasers"), ONE_WORKER, Budget(60.0)), problem)
    assert phases._bound(state, "gaps_purchasers", 7) == 0  # nothing is known where nothing is held
    state.placement = placement
    value = measure(problem, placement, ["value"])["value"]
    state.record(GoalResult("value", value, value, proved=True))
    bounds = {goal: phases._bound(state, goal, 7) for goal in ("gaps_purchasers", "gaps_suppliers", "lost_time")}
    assert bounds == {"gaps_purchasers": 1, "gaps_suppliers": 0, "lost_time": 7 + 20 * problem.side_weights[0]}
    assert bounds["lost_time"] - 7 <= measure(problem, placement, ["lost_time"])["lost_time"]


def test_a_forced_gap_of_unknown_length_is_bounded_by_the_shortest_wait():
    """P1 is away in the middle of the morning; slots after lunch are twice as long."""
    sessions = [block(3), block(2, start="13:00", length=40)]
    problem = index(event(purchasers=[company("P1", away=[span("09:25", "09:45")])], suppliers=4, slots=sessions))
    placement = LexicographicSolver(Model(problem), ONE_WORKER).optimise("value", Budget(20.0)).placement
    state = SolveState(SolveContext(("value", "lost_time"), ONE_WORKER, Budget(60.0)), problem)
    state.placement = placement
    value = measure(problem, placement, ["value"])["value"]
    state.record(GoalResult("value", value, value, proved=True))
    assert phases._bound(state, "lost_time", 0) == 20 * problem.side_weights[0]


def test_value_is_given_up_for_lost_time_alone(monkeypatch):
    """Where gaps are minimised and not lost time, every meeting stays, whatever may be given up."""
    problem, placement = _case(["P1 > S1 #1", "P2 > S1 maybe", "P2 > S2 #1"])
    monkeypatch.setattr(phases, "_anneal", lambda *_: None)
    kept = {}
    for goal in ("gaps", "lost_time"):
        options = tuned(Options(reproducible=True, time_limit=1.0, value_slack=50.0), size={"small": -1})
        state = SolveState(SolveContext(("value", goal), options, Budget(1.0, counted=True)), problem)
        state.placement = placement
        value = measure(problem, placement, ["value"])["value"]
        state.record(GoalResult("value", value, value, proved=True))
        phases.reduce_gaps(state)
        kept[goal] = len(state.placement)
    assert kept == {"gaps": 3, "lost_time": 2}
