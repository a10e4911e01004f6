"""What is kept of a published schedule, and that little of the problem is left open then."""

from sco_scheduler.engine import solve
from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.problem import Choice, Placement, published_placement
from sco_scheduler.engine.rerun.changes import fewest_changes
from sco_scheduler.engine.rerun.fixing import without_moves
from sco_scheduler.verify import verify
from tests.engine.held import ONE_WORKER
from tests.events import at, company, event, meeting, published, span


def test_the_published_placement_leaves_out_what_cannot_stay():
    case = event(suppliers=[company("S1"), company("S2", away=[span("09:00", "09:20")])])
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 0))
    problem = index(case, rows)
    held = {problem.items[i].pair for i in published_placement(problem).taken}
    assert held == {("P1", "S1")}


def test_what_stays_has_no_other_slot():
    case = event(slots=3)
    problem = without_moves(index(case, published(meeting(case, "P1", "S1", 1))))
    kept, *others = sorted(problem.items, key=lambda item: item.pair != ("P1", "S1"))
    assert [mode.slots for mode in kept.modes] == [(1,)]
    assert all(len(item.modes[0].slots) == 3 for item in others)


def test_changes_count_what_a_placement_does_to_the_published_meetings():
    case = event(slots=3, tables=2)
    rows = published(
        meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 0, table="2"), meeting(case, "P1", "S2", 2)
    )
    problem = index(case, rows)
    items = {item.pair: item.index for item in problem.items}
    moved, stays = items["P1", "S1"], items["P2", "S2"]
    placement = Placement({moved: Choice(moved, 0, 1), stays: Choice(stays, 0, 0)})
    assert fewest_changes(problem, placement, ONE_WORKER) == {
        "kept": 1,
        "slot_moves": 1,
        "table_changes": 0,
        "person_changes": 0,
    }


def test_a_cancellation_moves_nobody_and_fills_the_freed_place():
    case = event(requests=["P1 > S1", "P2 > S2", "P2 > S1"], slots=1, tables=2)
    rows = published(meeting(case, "P1", "S1", 0), meeting(case, "P2", "S2", 0, table="2"))
    gone = event(
        purchasers=[company("P1", cancelled=True), company("P2", delegates=2)],
        requests=["P1 > S1", "P2 > S2", "P2 > S1"],
        slots=1,
        tables=2,
    )
    outcome = solve(gone, rows, ONE_WORKER)
    reached = {g.name: g.value for g in outcome.goals}
    assert (reached["kept"], reached["slot_moves"], reached["table_changes"]) == (0, 0, 0)
    assert {m.pair for m in outcome.schedule.meetings} == {("P2", "S2"), ("P2", "S1")}


def test_a_meeting_whose_time_is_no_slot_any_more_moves():
    before = event(slots=3)
    rows = published(meeting(before, "P1", "S1", 2), locked=[0])
    outcome = solve(event(slots=2), rows, ONE_WORKER)
    reached = {g.name: g.value for g in outcome.goals}
    assert (reached["kept"], reached["slot_moves"]) == (0, 1)


def test_history_is_written_to_the_letter():
    case = event(slots=3, tables=2)
    past = meeting(case, "P1", "S1", 0, table="2", number="M042")
    outcome = solve(case, published(past, until=at("09:25")), ONE_WORKER)
    assert outcome.schedule.meetings[0] == past
    assert outcome.schedule.meetings[0].number == "M042"


def test_an_interpreter_who_is_gone_and_not_needed_any_more_is_a_change():
    case = event(slots=2)
    rows = published(meeting(case, "P1", "S1", 0, interpreter="I9"))
    outcome = solve(case, rows, ONE_WORKER)
    assert {g.name: g.value for g in outcome.goals}["person_changes"] == 1
    assert verify(case, outcome.schedule.meetings, rows).goals["person_changes"] == 1
