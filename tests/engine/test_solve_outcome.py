"""The end of a solve: what is told of each goal is what the schedule has."""

import pytest

from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.outcome import Status
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.problem import Choice, Placement
from sco_scheduler.engine.solve import finish
from sco_scheduler.engine.state import SolveContext, SolveState
from sco_scheduler.verify import verify
from tests.events import block, company, event, meeting, published


def finished(case, rows, slots, results, **options):
    state = SolveState(SolveContext((), Options(workers=1, **options), Budget(20.0)), index(case, rows))
    state.placement = Placement({i: Choice(i, 0, t) for i, t in enumerate(slots)})
    for result in results:
        state.record(result)
    return finish(state, with_table_moves=False, published=rows)


def test_a_goal_that_became_better_later_is_told_as_it_is():
    case = event(requests=["P1 > S1", "P1 > S2"], slots=[block(4)])
    outcome = finished(case, None, (0, 1), [GoalResult("gaps", 1, 0, False)])
    (told,) = outcome.goals
    assert (told.value, told.bound, told.proved) == (0, 0, True)
    assert outcome.status is Status.OPTIMAL


def test_what_changed_of_the_published_is_counted_on_the_schedule():
    case = event(requests=["P1 > S1", "P2 > S2"], slots=[block(4)], tables=2)
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 2, table="2"))
    claimed = [GoalResult("kept", 0, 0, True), GoalResult("slot_moves", 0, 0, True)]
    outcome = finished(case, rows, (0, 1), claimed)
    told = {goal.name: (goal.value, goal.bound, goal.proved) for goal in outcome.goals}
    assert told == {"kept": (0, 0, True), "slot_moves": (1, 0, False)}
    assert outcome.status is Status.FEASIBLE


@pytest.mark.parametrize("best", [60, 61])
def test_goals_that_get_better_by_who_attends_are_told_as_they_are_then(best):
    asked = [f"P{n} > S1 #1" for n in (1, 2, 3)]
    case = event(purchasers=3, suppliers=[company("S1", delegates=2)], slots=5, tables=3, requests=asked)
    claimed = [GoalResult("value", 60, best, proved=best == 60), GoalResult("lost_time", 40, 0)]
    for spread, lost in ((False, 40), (True, 0)):
        outcome = finished(case, None, (0, 1, 4), claimed, spread_delegates=spread)
        told = [(goal.name, goal.value, goal.proved) for goal in outcome.goals]
        assert told == [("value", 60, best == 60), ("lost_time", lost, spread)]
        assert verify(case, outcome.schedule.meetings).goals["lost_time"] == lost
        assert outcome.status is (Status.OPTIMAL if spread and best == 60 else Status.FEASIBLE)


def test_published_people_stay_who_they_are():
    case = event(purchasers=4, suppliers=[company("S1", delegates=2)], slots=4, tables=2)
    rows = published(*(meeting(case, f"P{n + 1}", "S1", n) for n in range(3)))
    outcome = finished(case, rows, range(4), [], spread_delegates=True)
    assert [m.supplier_delegate for m in outcome.schedule.meetings] == ["S1#1"] * 3 + ["S1#2"]
