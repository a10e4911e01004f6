"""Events where everything is to be held: the gaps are proved by themselves."""

import pytest

from sco_scheduler.domain.outcome import Status
from sco_scheduler.engine import Options, solve
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.gaps import holding_all
from sco_scheduler.engine.gaps.holding_all import _optimal_if_all_held, all_pinned, hold_all
from sco_scheduler.engine.gaps.proof.problem import GapResult
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.state import SolveContext, SolveState
from sco_scheduler.verify import verify
from tests.engine.held import NO_EXPLANATION, ONE_WORKER
from tests.events import at, company, event, fixed, interpreter, span


def _all_fixed(**more):
    pairs = [("P1", "S1"), ("P1", "S2"), ("P2", "S1"), ("P2", "S2")]
    return event(requests=[], fixed=[fixed(*pair) for pair in pairs], goals=("gaps",), **more)


def test_pins_with_open_slots_are_placed_without_gaps():
    case = _all_fixed(slots=4, tables=2)
    assert all_pinned(index(case))
    outcome = solve(case, options=ONE_WORKER)
    assert outcome.status is Status.OPTIMAL
    assert [(g.name, g.value, g.bound) for g in outcome.goals] == [("gaps", 0, 0)]
    assert verify(case, outcome.schedule.meetings).ok


def test_an_event_with_other_meetings_than_pins_is_not_all_pinned():
    case = event(requests=["P2 > S2"], fixed=[fixed("P1", "S1")], slots=4, tables=2)
    assert {item.mandatory for item in index(case).items} == {True, False}
    assert not all_pinned(index(case))


def test_gaps_that_cannot_be_avoided_are_proved():
    away = [company("S1", away=[span("09:25", "10:10")]), company("S2", away=[span("09:25", "10:10")])]
    outcome = solve(_all_fixed(suppliers=away, slots=4, tables=2), options=ONE_WORKER)
    assert [(g.value, g.bound, g.proved) for g in outcome.goals] == [(4, 4, True)]


def test_too_few_slots_are_a_conflict_confirmed_twice():
    outcome = solve(_all_fixed(slots=1, tables=4), options=Options(workers=1, params=NO_EXPLANATION))
    assert outcome.status is Status.CONFLICT
    assert outcome.conflict.confirmed


def test_musts_that_all_fit_are_all_held_and_their_gaps_proved():
    case = event(requests=["P1 > S1 must", "P1 > S2 must", "P2 > S1 must"], slots=3, goals=("musts", "gaps"))
    outcome = solve(case, options=ONE_WORKER)
    assert [(g.name, g.value, g.proved) for g in outcome.goals] == [("musts", 3, True), ("gaps", 0, True)]


def test_musts_that_do_not_all_fit_are_left_to_the_other_stages():
    case = event(requests=["P1 > S1 must", "P1 > S2 must"], slots=1, tables=2, goals=("musts", "gaps"))
    outcome = solve(case, options=ONE_WORKER)
    assert outcome.status is Status.OPTIMAL
    assert outcome.goals[0].value == 1


def test_more_than_slots_open_is_left_to_the_other_stages():
    for case in (
        _all_fixed(purchasers=[company("P1", delegates=2), company("P2")], slots=4),
        _all_fixed(suppliers=[company("S1", table="1"), company("S2")], slots=4, tables=2),
        _all_fixed(purchasers=[company("P1", maximum=1), company("P2")], slots=4),
    ):
        assert not all_pinned(index(case))


def test_a_pin_with_its_time_fixed_stays_there():
    case = event(requests=[], fixed=[fixed("P1", "S1", at("09:50")), fixed("P1", "S2")], slots=3, goals=("gaps",))
    outcome = solve(case, options=ONE_WORKER)
    assert [m.start for m in outcome.schedule.meetings if m.supplier == "S1"] == [at("09:50")]
    assert outcome.goals[0].value == 0


def test_interpreters_are_not_forgotten():
    people = [company("P1", languages=["ru"]), company("P2", languages=["ru"])]
    sellers = [company("S1", languages=["zh"]), company("S2", languages=["zh"])]
    case = _all_fixed(
        purchasers=people, suppliers=sellers, slots=4, tables=2, interpreters=[interpreter("I1", "ru", "zh")]
    )
    outcome = solve(case, options=ONE_WORKER)
    assert len({m.start for m in outcome.schedule.meetings}) == 4
    assert verify(case, outcome.schedule.meetings).ok


def test_it_settles_the_goals_up_to_the_gaps_by_itself():
    case = event(requests=["P1 > S1 must", "P1 > S2 must", "P2 > S1 must"], slots=3)
    state = SolveState(SolveContext(("musts", "gaps", "zone_moves"), ONE_WORKER, Budget(20.0)), index(case))
    hold_all(state)
    assert len(state.placement) == 3
    assert [(g.name, g.value, g.bound, g.proved) for g in state.results] == [
        ("musts", 3, 3, True),
        ("gaps", 0, 0, True),
    ]


def test_a_maximum_that_is_just_reached_is_in_the_way_of_nothing():
    case = event(purchasers=[company("P1", maximum=2)], requests=["P1 > S1 must", "P1 > S2 must"], slots=2)
    state = SolveState(SolveContext(("musts", "gaps"), ONE_WORKER, Budget(20.0)), index(case))
    hold_all(state)
    assert [(g.name, g.value, g.proved) for g in state.results] == [("musts", 2, True), ("gaps", 0, True)]


def test_goals_that_may_be_better_with_fewer_meetings_are_left_to_the_other_stages():
    case = event(requests=["P1 > S1 must", "P1 > S2"], slots=3)
    for order in (("balance", "musts", "gaps"), ("musts", "gaps"), ("gaps",)):
        state = SolveState(SolveContext(order, ONE_WORKER, Budget(20.0)), index(case))
        hold_all(state)
        assert (state.placement, state.results, state.excluded) == (None, (), False)


def test_a_goal_that_finds_nothing_in_its_time_leaves_what_the_one_before_it_found(monkeypatch):
    found = [GapResult(slots=(0, 1), gaps=0, bound=0), GapResult(slots=None, gaps=None, bound=0)]
    monkeypatch.setattr(holding_all, "solve_gaps", lambda *_, **__: found.pop(0))
    case = event(requests=["P1 > S1 must", "P1 > S2 must"], slots=3)
    goals = ("musts", "gaps_purchasers", "gaps_suppliers")
    state = SolveState(SolveContext(goals, ONE_WORKER, Budget(20.0)), index(case))
    hold_all(state)
    assert [result.name for result in state.results] == ["musts", "gaps_purchasers"]
    assert [choice.slot for choice in state.placement.choices()] == [0, 1]


def test_what_numbers_exclude_is_not_tried(monkeypatch):
    monkeypatch.setattr(holding_all, "solve_gaps", lambda *_, **__: pytest.fail("it was tried"))
    for wanted in (
        {"requests": ["P1 > S1 must", "P1 > S2 must", "P2 > S1 must"], "slots": 1, "tables": 4},
        {"requests": ["P1 > S1 must", "P2 > S2 must"], "slots": 1},
        {"purchasers": [company("P1", maximum=1)], "requests": ["P1 > S1 must", "P1 > S2 must"]},
    ):
        state = SolveState(SolveContext(("musts", "gaps"), ONE_WORKER, Budget(20.0)), index(event(**wanted)))
        hold_all(state)
        assert (state.placement, state.excluded) == (None, False)


@pytest.mark.parametrize(
    ("people", "asked", "head", "best"),
    [
        (1, ["P1 > S1 must"], ("musts",), True),
        (1, ["P1 > S1 must", "P1 > S2"], ("musts",), False),
        (1, ["P1 > S1 must", "P1 > S2"], ("musts", "value"), True),
        (1, ["P1 > S1 must"], ("balance", "musts"), False),
        (2, ["P1 > S1 must"], ("musts",), False),
        (1, [], ("musts",), False),
    ],
)
def test_where_all_that_is_wished_is_best(people, asked, head, best):
    problem = index(event(purchasers=[company("P1", delegates=people)], requests=asked))
    assert _optimal_if_all_held(problem, head) is best
