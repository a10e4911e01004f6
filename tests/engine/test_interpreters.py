"""Who interprets: kept from the published schedule where possible, and never in two places."""

import pytest

from sco_scheduler.engine import solve
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.interpreters import NoAssignmentError, assign_interpreters
from sco_scheduler.engine.placement import Placement
from sco_scheduler.engine.variables import Choice
from sco_scheduler.verify import verify
from tests.engine.held import ONE_WORKER
from tests.events import company, event, interpreter, meeting, published, zone

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
