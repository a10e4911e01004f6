"""The end of a solve: what is told of each goal is what the schedule has."""

from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.outcome import Status
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.params import Options
from sco_scheduler.engine.problem import Choice, Placement
from sco_scheduler.engine.solve import finish
from sco_scheduler.engine.state import SolveContext, SolveState
from tests.events import block, event, meeting, published


def finished(case, rows, slots, results):
    state = SolveState(SolveContext((), Options(workers=1), Budget(20.0)), index(case, rows))
    state.placement = Placement({i: Choice(i, 0, t) for i, t in enumerate(slots)})
    for result in results:
        state.record(result)
    return finish(state, with_table_moves=False)


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
