"""The sheet Fixed: meetings that are held as they are written, and what they leave open."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sco_scheduler.domain.event import FixedMeeting, Level, TableChoice
from tests.intake.books import (
    append,
    base,
    event_of,
    only,
    put,
    read,
    with_requests,
)


def test_fixed_meetings_leave_open_what_is_blank(tmp_path):
    sheets = with_requests(["P001", "S001"])
    sheets["Fixed"] = [
        ["Purchaser", "Supplier", "Date", "Start", "Table", "Interpreter"],
        ["P001", "S001", datetime(2025, 6, 12), time(9, 25), "A/2", "zhang min"],
        ["ural import", "River Machines", None, "14：00", None, None],
        ["P001", "S001", "2025-06-12", None, 3, None],
        ["P002", "S003"],
    ]
    event = event_of(tmp_path, sheets)
    assert event.fixed == (
        FixedMeeting("P001", "S001", date(2025, 6, 12), time(9, 25), TableChoice("2", "A"), "I01"),
        FixedMeeting("P002", "S002", None, time(14)),
        FixedMeeting("P001", "S001", date(2025, 6, 12), None, TableChoice("3")),
        FixedMeeting("P002", "S003"),
    )
    assert [str(f.cell) for f in event.fixed] == ["Fixed!A2", "Fixed!A3", "Fixed!A4", "Fixed!A5"]


def test_a_fixed_start_that_is_no_slot_says_which_there_are(tmp_path):
    sheets = base()
    put(sheets, "Fixed", 2, "Start", "09:30")
    assert "09:00, 09:25, 09:50" in only(read(tmp_path, sheets), "fixed-no-slot").advice


def test_a_fixed_meeting_with_a_refusal_is_left_to_the_rules(tmp_path):
    sheets = with_requests(["S001", "P001", None, "no"])
    append("Fixed", "P001", "S001")(sheets)
    event = event_of(tmp_path, sheets)
    assert len(event.fixed) == 1
    assert event.requests[0].level is Level.NO


@pytest.mark.parametrize(("text", "likely"), [("B1", "1"), ("22", "2"), ("b", "B1"), ("xyz", None)])
def test_the_table_of_a_fixed_meeting_is_looked_for_in_the_zone_of_the_supplier_first(tmp_path, text, likely):
    sheets = base()
    put(sheets, "Fixed", 2, "Table", text)
    (finding,) = [f for f in read(tmp_path, sheets).findings if f.code == "table-unknown"]
    assert (finding.where, finding.suggestion) == ("Fixed!E2", likely)


@pytest.mark.parametrize(
    ("day", "start", "told"),
    [
        (datetime(2025, 6, 13), time(9, 25), "2025-06-13 09:25"),
        (datetime(2025, 6, 13), None, "2025-06-13"),
        (None, time(9, 30), "09:30"),
    ],
)
def test_a_fixed_meeting_at_no_slot_is_told_by_what_it_gives(tmp_path, day, start, told):
    sheets = base()
    sheets["Fixed"][1][2:4] = [day, start]
    assert only(read(tmp_path, sheets), "fixed-no-slot").details["value"] == told
