"""The sheets Sessions and Programme: what they say, with what is wrong at its cell."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sco_scheduler.domain.event import Session, Settings
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.sheets.event import SESSIONS, check_sessions, read_sessions, stated_sessions
from sco_scheduler.intake.table.rows import read_table
from sco_scheduler.intake.values.dates import EPOCH
from tests.events import at
from tests.intake.books import append, base, codes, company_of, event_of, put, read, serious
from tests.intake.understanding.sheets import sheet

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


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Программа", [["Время", "Что"], ["10:00–13:00", "Встречи"], ["13:00–14:00", "Обед"], ["17:00", "Итоги"]]),
        ("Program", [["Time", "Item"], ["10.00 - 13.00", "Meetings"], ["13.00 - 14.00", "Lunch"], ["17.00", "End"]]),
        ("议程", [["时间", "环节"], ["10:00-13:00", "洽谈"], ["13:00至14:00", "午餐"], ["17:00", "总结"]]),
        ("Program", [["Begin", "Ende", "X"], ["10:00", "13:00", "a"], ["13:00", "14:00", "b"], ["17:00", None, "c"]]),
        ("Program", [["No.", "When", "Item"], [1, "10:00-13:00", "a"], [2, "13:00-14:00", "b"], [3, "17:00", "c"]]),
        ("Programme", [["Start", "Title"], ["10:00-13:00", "a"], ["13:00-14:00", "b"], [time(17), "c"]]),
    ],
)  # fmt: skip
def test_a_programme_with_other_columns_is_read_by_its_times(tmp_path, name, rows):
    intake = read(tmp_path, base() | {name: rows})
    assert intake.event is not None, serious(intake.findings)
    found = [(f"{i.start:%H:%M}", i.end and f"{i.end:%H:%M}", i.title) for i in intake.event.programme]
    titles = [row[-1] for row in rows[-3:]]
    assert found == [
        ("10:00", "13:00", titles[0]),
        ("13:00", "14:00", titles[1]),
        ("17:00", None, titles[2]),
    ]


@pytest.mark.parametrize("rows", [[["Time", "Item"], ["Day 1"], ["10:00", "a"], ["Day 2"], ["10:00", "b"]], [["What"]]])
def test_a_programme_of_unknown_form_is_not_printed_and_stops_nothing(tmp_path, rows):
    intake = read(tmp_path, base() | {"Program": rows})
    assert intake.event is not None, serious(intake.findings)
    assert intake.event.programme == ()
    assert any(f.code == "sheet-unknown" for f in intake.findings)


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


TITLES = ["Session", "Date", "Start", "End", "Slot minutes", "Changeover minutes"]
DAY = "2025-06-12"


def sessions_of(*rows):
    """The sessions of a sheet in a few words, and what was found."""
    found = Findings()
    table = read_table(sheet("Sessions", TITLES, *rows), SESSIONS, found)
    assert table is not None
    read = read_sessions(table, Settings(), EPOCH, found)
    told = [f"{s.name} {s.start:%d %H:%M}-{s.end:%H:%M} {s.slot_minutes}+{s.changeover_minutes} {s.cell}" for s in read]
    return told, [(f.code, f.where) for f in found.all()]


def test_sessions_are_read_with_their_own_minutes_and_names_in_one_spelling():
    rows = [
        ["Morning", DAY, "9:00", "12:00"],
        ["morning", "2025-06-13", "9:30", "12:00", 15, 0],
        [None, DAY, "14:00", "17:00"],
    ]
    rows += [["Session 2", DAY, "18:00", "19:00"], [None, DAY, "20:00", "21:00"]]
    assert sessions_of(*rows) == (
        [
            "Morning 12 09:00-12:00 20+5 Sessions!A2",
            "Morning 13 09:30-12:00 15+0 Sessions!A3",
            "Session 1 12 14:00-17:00 20+5 Sessions!C4",
            "Session 2 12 18:00-19:00 20+5 Sessions!A5",
            "Session 3 12 20:00-21:00 20+5 Sessions!C6",
        ],
        [("session-nameless", "Sessions row 4"), ("session-nameless", "Sessions row 6")],
    )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["A", None, "9:00", "10:00"], [("cell-needed", "Sessions!B2")]),
        (["A", DAY, None, None], [("cell-needed", "Sessions!C2"), ("cell-needed", "Sessions!D2")]),
        (["A", DAY, "early", "10:00"], [("time-unreadable", "Sessions!C2")]),
        (["A", DAY, "10:00", "10:00"], [("end-before-start", "Sessions!D2, Sessions!C2")]),
        (
            [None, "someday", "10:00", "9:00"],
            [("date-unreadable", "Sessions!B2"), ("end-before-start", "Sessions!D2, Sessions!C2")],
        ),
    ],
)
def test_a_session_that_is_not_understood_is_left_out_and_told(row, told):
    assert sessions_of(row, ["B", DAY, "14:00", "17:00"]) == (["B 12 14:00-17:00 20+5 Sessions!A3"], told)


@pytest.mark.parametrize(
    ("slot", "changeover", "read"), [(1, 0, "1+0"), (0, 0, "20+0"), (30, -1, "30+5"), ("x", 2.5, "20+5")]
)
def test_minutes_of_a_session_that_are_no_whole_numbers_are_those_of_the_event(slot, changeover, read):
    (session,), told = sessions_of(["A", DAY, "9:00", "10:00", slot, changeover])
    assert session == f"A 12 09:00-10:00 {read} Sessions!A2"
    slot_read, changeover_read = read.split("+")
    wrong = [("number-not-whole", "Sessions!E2")] * (slot_read == "20") + [("number-not-whole", "Sessions!F2")] * (
        changeover_read == "5"
    )
    assert told == wrong


def test_a_session_may_have_minutes_of_its_own(tmp_path):
    sheets = base()
    sheets["Sessions"][0] += ["Slot minutes", "Changeover minutes"]
    sheets["Sessions"][2] += [30, 0]
    event = event_of(tmp_path, sheets)
    assert [(s.slot_minutes, s.changeover_minutes) for s in event.sessions] == [(20, 5), (30, 0)]
    assert [s.start.strftime("%H:%M") for s in event.slots[7:]] == [
        "14:00",
        "14:30",
        "15:00",
        "15:30",
        "16:00",
        "16:30",
    ]


def test_a_session_holds_slots_as_long_as_the_next_still_ends_by_its_end(tmp_path):
    event = event_of(tmp_path, base())
    assert [s.start.strftime("%H:%M") for s in event.slots[:8]] == [
        "09:00",
        "09:25",
        "09:50",
        "10:15",
        "10:40",
        "11:05",
        "11:30",
        "14:00",
    ]


def test_sessions_that_touch_do_not_overlap(tmp_path):
    sheets = base()
    append("Sessions", "Noon", datetime(2025, 6, 12), time(12), time(14))(sheets)
    assert serious(read(tmp_path, sheets).findings) == []


def test_one_name_may_stand_on_several_days(tmp_path):
    sheets = base()
    append("Sessions", "MORNING", datetime(2025, 6, 13), time(9), time(10))(sheets)
    put(sheets, "Suppliers", 2, "Not available", "morning")
    event = event_of(tmp_path, sheets)
    assert [s.name for s in event.sessions] == ["Morning", "Afternoon", "Morning"]
    assert [s.start.date() for s in company_of(event, "S001").delegates[0].absences] == [
        date(2025, 6, 12),
        date(2025, 6, 13),
    ]


def test_a_session_that_cannot_be_read_is_reported_once(tmp_path):
    sheets = base()
    put(sheets, "Sessions", 2, "Start", "nine")
    put(sheets, "Suppliers", 2, "Not available", "Morning")
    put(sheets, "Requests", 2, "Session", "Morning")
    assert codes(read(tmp_path, sheets).findings).count("time-unreadable") == 1
    assert not {"range-unreadable", "request-session"} & set(codes(read(tmp_path, sheets).findings))


@pytest.mark.parametrize(
    ("hours", "name"),
    [((9, 12), "Morning"), ((9, 14), "Morning"), ((9, 15), "Day"), ((12, 14), "Afternoon"), ((11, 15), "Day")],
)
def test_sessions_of_stated_hours_are_called_after_the_half_of_the_day(hours, name):
    made = stated_sessions([(date(2025, 6, 12), time(hours[0]), time(hours[1]))], Settings())
    assert [session.name for session in made] == [name]
