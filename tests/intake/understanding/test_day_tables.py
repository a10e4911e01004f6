"""Hours of an event in a table with a column for each day, and in a table of sessions with any name."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.understanding.day_tables import with_days_in_rows
from tests.intake.books import Sheets, read
from tests.intake.understanding.answers import B, S
from tests.intake.understanding.sheets import sheet

APART = ["06-09 10:00-13:00", "06-10 09:00-12:00"]
HALVES = ["06-09 10:00-13:00", "06-09 14:00-17:00", "06-10 09:00-12:00", "06-10 13:00-16:00"]


def held(tmp_path, name: str, rows: list[list[object]], *, foreign: bool = False) -> list[str]:
    """The sessions of an event of which a sheet says when it is."""
    title = "Firm" if foreign else "Company"
    buyers = [[title, "Wants to meet"], *([buyer, S[0]] for buyer in B)]
    sheets: Sheets = {"Buyers": buyers, "Suppliers": [[title], *([name] for name in S)], name: rows}
    event = read(tmp_path, sheets, today=date(2026, 5, 1)).event
    assert event is not None
    return [f"{s.start:%m-%d %H:%M}-{s.end:%H:%M}" for s in event.sessions]


@pytest.mark.parametrize("foreign", [False, True])
@pytest.mark.parametrize(
    ("rows", "sessions"),
    [
        (
            [["Time", "9 June", "10 June"], ["Meetings", "10:00-13:00", "9:00-12:00"], ["Lunch", "13:00-14:00", None]],
            APART,
        ),
        ([[None, "9 June", "10 June"], ["Hours", "10:00-13:00", "9:00-12:00"]], APART),
        ([["9 June 2026", "10 June 2026"], ["10:00-13:00", "9:00-12:00"]], APART),
        (
            [
                [None, "9 June", "10 June"],
                ["Morning", "10:00-13:00", "9:00-12:00"],
                ["Afternoon", "14:00-17:00", "13:00-16:00"],
            ],
            HALVES,
        ),
        ([["", "9 июня", "10 июня"], ["Переговоры", "10:00-13:00", "9:00-12:00"]], APART),
        ([["时间", "6月9日", "6月10日"], ["上午", "10:00-13:00", "9:00-12:00"]], APART),
    ],
)
def test_hours_below_days_are_those_of_each_day(tmp_path, rows, sessions, foreign):
    assert held(tmp_path, "When", rows, foreign=foreign) == sessions


@pytest.mark.parametrize("foreign", [False, True])
@pytest.mark.parametrize(
    ("name", "header", "days", "items"),
    [
        ("Info", ["Date", "From", "To", "What"], ("Tue 9 June", "Wed 10 June"), ("Opening", "Meetings")),
        ("Info", ["Date", "From", "To", "What"], ("09.06.2026", "10.06.2026"), ("Opening", "B2B meetings")),
        ("日程", ["日期", "开始", "结束", "内容"], ("6月9日", "6月10日"), ("开幕式", "一对一洽谈")),
    ],
)
def test_a_table_of_sessions_beside_none_of_the_format_states_the_event(tmp_path, name, header, days, items, foreign):
    first, second = days
    other, meetings = items
    rows = [
        header,
        [first, "9:00", "10:00", other],
        [first, "10:00", "13:00", meetings],
        [second, "9:00", "12:00", meetings],
    ]
    assert held(tmp_path, name, rows, foreign=foreign) == APART


@pytest.mark.parametrize(
    "rows",
    [
        [["Company", "9 June", "10 June"], ["Altyn Trade", "yes", "no"]],
        [["9 June"], ["10:00-13:00"]],
        [["Company", "Country", "9 June", "10 June"], ["Altyn Trade", "KZ", "10:00-13:00", "9:00-12:00"]],
    ],
)
def test_other_tables_stay(rows):
    grid = sheet("When", *rows)
    assert with_days_in_rows(grid) is grid
