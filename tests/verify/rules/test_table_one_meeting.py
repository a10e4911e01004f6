from dataclasses import replace

from sco_scheduler.domain.event import Span, Table, Zone
from sco_scheduler.domain.messages import Cell
from tests.events import at, block, company, event, meeting, published, span, zone
from tests.verify.said import broken, cells, said


def test_two_meetings_at_one_table():
    e = event()
    assert said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P2", "S2", 0)]) == [
        "R3 Table A/1 has two meetings at once at 09:00: "
        "Company P1 (P1) with Company S1 (S1), and Company P2 (P2) with Company S2 (S2)."
    ]
    assert not said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P2", "S2", 1)])


def test_same_label_in_two_zones_is_two_tables():
    e = event(suppliers=[company("S1"), company("S2", zone="B")], tables=[zone("A"), zone("B")])
    assert not said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P2", "S2", 0)])


def test_overlap_of_different_slots_at_one_table():
    e = event(slots=[block(1, "09:00"), block(1, "09:10")])
    lines = said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P2", "S2", 1)])
    assert len(lines) == 1
    assert "at once at 09:10" in lines[0]
    assert lines[0].endswith("(the first is 09:00-09:20).")


def test_no_such_zone_or_table():
    e = event()
    nowhere = replace(meeting(e, "P1", "S1", 0), zone="Q")
    assert (
        "R3 There is no zone Q, the place of the meeting of Company P1 (P1) with Company S1 (S1) at 09:00 at Q/1."
        in said(e, [nowhere])
    )
    assert said(e, [replace(meeting(e, "P1", "S1", 0), table="9")]) == [
        "R3 Zone A has no table 9, the place of the meeting of Company P1 (P1) with Company S1 (S1) at 09:00 at A/9."
    ]


def test_zone_and_table_closed():
    closed = Span(at("09:10"), at("09:25"), Cell("Zones", 2, "F"))
    e = event(tables=[zone("A", closed=[closed])])
    assert said(e, [meeting(e, "P1", "S1", 0)]) == [
        "R3 Zone A is closed 09:10-09:25, at the time of the meeting of Company P1 (P1) with Company S1 (S1) "
        "at 09:00 at A/1."
    ]
    assert cells(e, [meeting(e, "P1", "S1", 0)]) == ["Zones!F2"]
    assert not said(e, [meeting(e, "P1", "S1", 1)])

    e = event(tables=[Zone("A", tables=(Table("1", (span("09:00", "09:20"),)), Table("2")))])
    assert said(e, [meeting(e, "P1", "S1", 0)])[0].startswith("R3 Table A/1 is closed 09:00-09:20")
    assert not said(e, [meeting(e, "P1", "S1", 0, table="2")])


def test_times_that_are_no_slots():
    e = event()
    late = replace(meeting(e, "P1", "S1", 0), start=at("09:05"), end=at("09:25"))
    assert said(e, [late])[0].startswith("R3 No slot starts at 09:05, the time of the meeting of Company P1")
    longer = replace(meeting(e, "P1", "S1", 0), end=at("09:25"))
    assert said(e, [longer]) == [
        "R3 The slot at 09:00 ends at 09:20, but the meeting of Company P1 (P1) with Company S1 (S1) at 09:00 "
        "at A/1 ends at 09:25."
    ]


def test_end_before_start_and_other_day():
    e = event()
    assert broken(e, [replace(meeting(e, "P1", "S1", 0), end=at("08:00"))]) == {"R3"}
    assert (
        "R3 No slot starts at 2025-06-14 09:00"
        in said(e, [replace(meeting(e, "P1", "S1", 0), start=at("09:00", 3), end=at("09:20", 3))])[0]
    )


def test_each_session_has_slots_of_its_own_length():
    e = event(slots=[block(1), block(1, "10:00", length=45)])
    assert not said(e, [meeting(e, "P1", "S1", 1)])
    assert broken(e, [replace(meeting(e, "P1", "S1", 1), end=at("10:20"))]) == {"R3"}


def test_history_may_lie_in_what_is_closed_now():
    e = event(tables=[zone("A", closed=[span("09:00", "09:20")])])
    past = meeting(e, "P1", "S1", 0)
    assert not said(e, [past], published(past, until=at("09:10")))
