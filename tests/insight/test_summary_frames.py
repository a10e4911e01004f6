from dataclasses import replace

from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.insight.summary import MEETING_COLUMNS, TabularSchedule, to_frame
from tests.events import at, company, event, interpreter, meeting


def small():
    of = event(
        purchasers=[company("P1", languages=["ru"])],
        suppliers=[company("S1", languages=["zh"])],
        requests=["P1 > S1 #1"],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    return Schedule(of, (meeting(of, "P1", "S1", 1, interpreter="I1", number="M001"),))


def test_one_row_a_meeting_with_names():
    frame = to_frame(small())
    assert tuple(frame.columns) == MEETING_COLUMNS
    (row,) = frame.to_dict("records")
    assert row == {
        "meeting": "M001",
        "start": at("09:25"),
        "end": at("09:45"),
        "zone": "A",
        "table": "1",
        "purchaser_id": "P1",
        "purchaser": "Company P1",
        "purchaser_delegate": "Delegate 1 of P1",
        "supplier_id": "S1",
        "supplier": "Company S1",
        "supplier_delegate": "Delegate 1 of S1",
        "interpreter": "Interpreter I1",
        "value": 20,
    }
    assert frame["start"].dtype.kind == "M"


def test_no_meetings_still_have_columns():
    frame = to_frame(Schedule(event()))
    assert tuple(frame.columns) == MEETING_COLUMNS
    assert frame.empty


def test_a_schedule_gives_itself_as_a_table():
    schedule = TabularSchedule.of(small())
    assert schedule.meetings == small().meetings
    assert schedule.to_frame().equals(to_frame(small()))


def test_who_is_not_registered_any_more_has_no_name():
    schedule = small()
    left = replace(schedule.meetings[0], purchaser_delegate="P1#Anna", purchaser="P9", interpreter=None)
    (row,) = to_frame(Schedule(schedule.event, (left,))).to_dict("records")
    assert (row["purchaser"], row["purchaser_delegate"], row["interpreter"]) == ("P9", "", "")
