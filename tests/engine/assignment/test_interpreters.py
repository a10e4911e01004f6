"""Who interprets: kept from the published schedule where possible, and never in two places."""

from dataclasses import replace
from itertools import permutations

import pytest

from sco_scheduler.engine import solve
from sco_scheduler.engine.assignment.interpreters import NoAssignmentError, assign_interpreters, can_be_served
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.problem import Choice, Placement
from sco_scheduler.verify import verify
from tests.engine.held import ONE_WORKER
from tests.events import at, company, event, interpreter, meeting, published, span, zone

RUSSIAN = [company("P1", languages=["ru"]), company("P2", languages=["ru"])]
CHINESE = [company("S1", languages=["zh"]), company("S2", languages=["zh"])]
TWO = [interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")]


def _placed(problem, *places):
    return Placement({i: Choice(i, 0, slot) for i, slot in places})


def test_two_meetings_at_once_have_two_interpreters():
    problem = index(event(purchasers=RUSSIAN, suppliers=CHINESE, tables=2, interpreters=TWO))
    pairs = {item.pair: item.index for item in problem.items}
    serving = assign_interpreters(problem, _placed(problem, (pairs["P1", "S1"], 0), (pairs["P2", "S2"], 0)), ONE_WORKER)
    assert sorted(serving.values()) == [0, 1]


def test_too_few_interpreters_are_an_error_of_the_caller():
    problem = index(event(purchasers=RUSSIAN, suppliers=CHINESE, tables=2, interpreters=TWO[:1]))
    pairs = {item.pair: item.index for item in problem.items}
    with pytest.raises(NoAssignmentError):
        assign_interpreters(problem, _placed(problem, (pairs["P1", "S1"], 0), (pairs["P2", "S2"], 0)), ONE_WORKER)


def test_a_published_interpreter_stays():
    case = event(purchasers=RUSSIAN, suppliers=CHINESE, tables=2, slots=2, interpreters=TWO, requests=["P1 > S1"])
    rows = published(meeting(case, "P1", "S1", 1, interpreter="I2"))
    (held,) = solve(case, rows, ONE_WORKER).schedule.meetings
    assert held.interpreter == "I2"


def test_where_walking_takes_long_a_day_is_assigned_as_a_whole():
    sellers = [company("S1", languages=["zh"]), company("S2", zone="B", languages=["zh"])]
    case = event(
        purchasers=RUSSIAN,
        suppliers=sellers,
        tables=[zone("A", 2), zone("B", 2)],
        slots=3,
        walk_minutes=10,
        interpreters=TWO,
        requests=["P1 > S1", "P2 > S2", "P1 > S2", "P2 > S1"],
    )
    schedule = solve(case, options=ONE_WORKER).schedule
    assert len(schedule.meetings) == 4
    assert verify(case, schedule.meetings).ok


@pytest.mark.parametrize(("closed", "expected"), [("1", {"P1": "I3", "P2": "I2"}), ("2", {"P1": "I1", "P2": "I3"})])
def test_who_changes_table_anyway_gets_the_other_interpreter(closed, expected):
    people = [interpreter("I1", "ru", "kk", "zh"), interpreter("I2", "ru", "kk", "zh"), interpreter("I3", "ru", "zh")]
    case = event(
        purchasers=[*RUSSIAN, company("P3", languages=["kk"])],
        suppliers=[*CHINESE, company("S3", languages=["zh"])],
        tables=4,
        slots=1,
        interpreters=people,
        requests=["P1 > S1", "P2 > S2", "P3 > S3"],
    )
    rows = published(
        meeting(case, "P1", "S1", 0, interpreter="I1"), meeting(case, "P2", "S2", 0, table="2", interpreter="I2")
    )
    (hall,) = case.zones
    tables = tuple(replace(t, closed=(span("09:00", "10:00"),)) if t.label == closed else t for t in hall.tables)
    outcome = solve(replace(case, zones=(replace(hall, tables=tables),)), rows, ONE_WORKER)
    serving = {held.purchaser: held.interpreter for held in outcome.schedule.meetings}
    assert {one: serving[one] for one in expected} == expected
    values = {goal.name: (goal.value, goal.proved) for goal in outcome.goals}
    assert (values["table_changes"], values["person_changes"]) == ((1, True), (0, True))


def test_nobody_serves_where_they_cannot_be_after_a_meeting_of_the_past():
    """I1 was in zone A until 09:20 and, as published, next in zone B, ten minutes away; I2 is free."""
    case = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["ru"])],
        suppliers=[company("S1", zone="A", languages=["zh"]), company("S2", zone="B", languages=["zh"])],
        tables=[zone("A"), zone("B")],
        slots=2,
        requests=["P1 > S1", "P2 > S2"],
        interpreters=[interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")],
        walk_minutes=10,
    )
    past = meeting(case, "P1", "S1", 0, interpreter="I1")
    rows = published(past, meeting(case, "P2", "S2", 1, interpreter="I1"), locked=[1], until=at("09:25"))
    outcome = solve(case, rows, ONE_WORKER)
    assert [m.interpreter for m in outcome.schedule.meetings] == ["I1", "I2"]
    assert verify(case, outcome.schedule.meetings, rows).ok


@pytest.mark.parametrize(("zone_of_other", "slot", "people"), [("B", 1, 2), ("B", 2, 1), ("A", 1, 1)])
def test_whoever_cannot_walk_in_time_does_not_stay_with_both(zone_of_other, slot, people):
    case = event(
        purchasers=RUSSIAN,
        suppliers=[company("S1", languages=["zh"]), company("S2", zone=zone_of_other, languages=["zh"])],
        tables=[zone("A"), zone("B")],
        slots=3,
        requests=["P1 > S1", "P2 > S2"],
        interpreters=TWO,
        walk_minutes=10,
    )
    rows = published(meeting(case, "P1", "S1", 0, interpreter="I1"), meeting(case, "P2", "S2", slot, interpreter="I1"))
    problem = index(case, rows)
    pairs = {item.pair: item.index for item in problem.items}
    placement = _placed(problem, (pairs["P1", "S1"], 0), (pairs["P2", "S2"], slot))
    serving = assign_interpreters(problem, placement, ONE_WORKER)
    assert len(set(serving.values())) == people


@pytest.mark.parametrize("who", ["I1", "I2"])
def test_whoever_served_in_the_past_did_so_even_where_nobody_is_needed_any_more(who):
    case = event(
        purchasers=[company("P1", languages=["ru", "zh"])],
        suppliers=[company("S1", languages=["zh"])],
        slots=2,
        requests=["P1 > S1"],
        interpreters=TWO,
    )
    problem = index(case, published(meeting(case, "P1", "S1", 0, interpreter=who), until=at("09:25")))
    serving = assign_interpreters(problem, _placed(problem, (0, 0)), ONE_WORKER)
    assert serving == {0: ["I1", "I2"].index(who)}


@pytest.mark.parametrize(
    ("people", "enough"),
    [
        ([("I1", "ru", "zh"), ("I2", "kk", "zh")], True),
        ([("I1", "ru", "kk", "zh"), ("I2", "ru", "zh")], True),
        ([("I1", "ru", "kk", "zh")], False),
        ([("I1", "ru", "zh"), ("I2", "ru", "zh")], False),
    ],
)
def test_each_meeting_needs_somebody_of_its_own(people, enough):
    case = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["kk"])],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["zh"])],
        requests=["P1 > S1", "P2 > S2"],
        slots=1,
        tables=2,
        interpreters=[interpreter(*words) for words in people],
    )
    problem = index(case)
    choices = [Choice(item.index, 0, 0) for item in problem.items if item.modes]
    held = len(choices) == 2 and can_be_served(problem, choices)
    assert held is enough


def test_an_interpreter_stays_in_the_zone():
    sellers = [company(f"S{n}", zone=z, languages=["zh"]) for n, z in enumerate("ABAB", start=1)]
    case = event(purchasers=RUSSIAN, suppliers=sellers, tables=[zone("A"), zone("B")], slots=2, interpreters=TWO)
    problem = index(case)
    pairs = {item.pair: item.index for item in problem.items}
    for later in ("S3", "S4"), ("S4", "S3"):
        places = [(pairs["P1", "S1"], 0), (pairs["P2", "S2"], 0)]
        places += [(pairs["P1", later[0]], 1), (pairs["P2", later[1]], 1)]
        serving = assign_interpreters(problem, _placed(problem, *places), ONE_WORKER)
        by_zone = {z: {serving[i] for i, _ in places if problem.items[i].zone == z} for z in (0, 1)}
        assert [len(people) for people in by_zone.values()] == [1, 1]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_where_an_interpreter_was_last_is_the_zone_of_the_slot_before(order):
    """I1 serves alone in A, then in B; then it is I2, who was nowhere, that serves in A."""
    early = [interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh", away=[span("09:00", "09:45")])]
    sellers = [company(f"S{n + 1}", zone="ABA"[slot], languages=["zh"]) for n, slot in enumerate(order)]
    case = event(purchasers=RUSSIAN[:1], suppliers=sellers, tables=[zone("A"), zone("B")], slots=3, interpreters=early)
    problem = index(case)
    slots = {item.index: order[int(item.pair[1][1:]) - 1] for item in problem.items}
    serving = assign_interpreters(problem, _placed(problem, *slots.items()), ONE_WORKER)
    assert [i for _, i in sorted((slots[item], i) for item, i in serving.items())] == [0, 0, 1]
