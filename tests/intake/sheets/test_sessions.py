"""The Programme sheet: lines of every day or of one, with what is wrong at its cell."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from sco_scheduler.domain.event import Session, Settings
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.sheets.sessions import check_sessions
from tests.events import at
from tests.intake.books import base, read

HEAD = ["Date", "Start", "End", "Title", "Title (zh)", "Title (ru)", "Place"]
SECOND = ["Friday", datetime(2025, 6, 13), time(9), time(12)]


def programme(folder, *rows):
    sheets = base()
    sheets["Sessions"].append(SECOND)
    return read(folder, sheets | {"Programme": [HEAD, *rows]})


def test_a_line_without_a_date_is_on_every_day_and_all_come_in_order_of_time(tmp_path):
    lunch = [datetime(2025, 6, 13), "12:00", "13:00", "Lunch", "午餐", "Обед", "Hall 2"]
    intake = programme(tmp_path, lunch, [None, time(8), None, "Coffee"])
    assert intake.event is not None
    lines = [(item.start, item.end, item.title, item.place) for item in intake.event.programme]
    assert lines == [
        (datetime(2025, 6, 12, 8), None, "Coffee", ""),
        (datetime(2025, 6, 13, 8), None, "Coffee", ""),
        (datetime(2025, 6, 13, 12), datetime(2025, 6, 13, 13), "Lunch", "Hall 2"),
    ]
    assert (intake.event.programme[2].title_zh, intake.event.programme[2].title_ru) == ("午餐", "Обед")


def test_a_workbook_without_the_sheet_has_no_programme(tmp_path):
    intake = read(tmp_path, base())
    assert intake.event is not None
    assert intake.event.programme == ()


@pytest.mark.parametrize("end", ["12:00", "11:00"])
def test_an_end_that_is_not_after_the_start_is_not_printed(tmp_path, end):
    intake = programme(tmp_path, [None, "12:00", end, "Lunch"])
    assert intake.event is not None
    assert [item.end for item in intake.event.programme] == [None, None]


@pytest.mark.parametrize(
    ("line", "code", "cell"),
    [
        ([None, None, "13:00", "Lunch"], "cell-needed", "Programme!B2"),
        ([None, "12:00", "13:00", None], "cell-needed", "Programme!D2"),
        ([None, "noonish", "13:00", "Lunch"], "time-unreadable", "Programme!B2"),
        ([None, "12:00", "late", "Lunch"], "time-unreadable", "Programme!C2"),
        (["soon", "12:00", "13:00", "Lunch"], "date-unreadable", "Programme!A2"),
    ],
)
def test_a_line_that_is_not_understood_is_left_out_and_told_at_its_cell(tmp_path, line, code, cell):
    intake = programme(tmp_path, line)
    assert [(f.code, str(f.cells[0])) for f in intake.findings if f.cells and f.cells[0].sheet == "Programme"] == [
        (code, cell)
    ]
    assert intake.event is None or intake.event.programme == ()


def session(name, start, end, length=20):
    return Session(name, at(start), at(end), length, 5, cell=Cell("Sessions", 2))


def checked(*sessions):
    found = Findings()
    check_sessions(sessions, Settings(), found)
    return {f.code: f.details for f in found.all()}


def test_sessions_may_touch_and_not_overlap():
    morning, noon, late = session("A", "09:00", "12:00"), session("B", "12:00", "13:00"), session("C", "11:59", "12:30")
    assert checked(noon, morning) == {}
    told = checked(noon, morning, late)["sessions-overlap"]
    assert (told["first"], told["second"], told["date"]) == ("C", "B", "2025-06-12")
    assert (checked(late, morning)["sessions-overlap"])["first"] == "A"


def test_a_session_too_short_for_a_slot_is_told_with_its_minutes():
    told = checked(session("A", "09:00", "12:00"), session("B", "14:00", "14:19"))
    assert told == {"session-no-slot": {"name": "B", "minutes": 19, "slot": 20}}
    assert checked(session("B", "14:00", "14:20")) == {}
    assert set(checked(session("B", "14:00", "14:19"))) == {"session-no-slot", "no-slots"}
    assert checked() == {}
