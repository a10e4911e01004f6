"""The sheet Meetings of a workbook is judged by the registrations as they are, and by what was when it was held."""

from sco_scheduler.domain.outcome import Outcome, Status
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.workflows import build as building
from sco_scheduler.workflows.inputs import parse_moment
from sco_scheduler.workflows.verify import verify_workbook
from tests.events import meeting
from tests.workflows.late import Day

PEOPLE = [["Company", "Delegate"], ["P1", "Oleg"], ["P1", "Pavel"], ["S1", "Li"], ["S2", "Wang"]]


def test_who_is_gone_may_have_been_in_a_meeting_of_the_past_and_in_no_later_one(tmp_path, monkeypatch):
    def solve(event, published, *_):
        rows = published.meetings if published is not None else ()
        held = tuple(row.meeting for row in rows) or (meeting(event, "P1", "S1", 0, delegates=(2, 1)),)
        return Outcome(Status.FEASIBLE, Schedule(event, held))

    monkeypatch.setattr(building, "solve", solve)
    day = Day(tmp_path)
    source = day.register(Delegates=PEOPLE)
    day.build()
    day.register(Delegates=[row for row in PEOPLE if "Pavel" not in row])
    assert not verify_workbook(source, day.agendas).ok
    day.build(since=parse_moment("2025-06-12 09:10"))
    assert verify_workbook(source, day.agendas).ok
