"""Lines below a list, also one of the format, that are no companies: notes, times, labels with a value."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.understanding.lists.closing_lines import closing_lines, is_line
from tests.intake.books import Sheets, read
from tests.intake.understanding.sheets import sheet
from tests.intake.understanding.test_event_blocks import FOREIGN, OWN, book

LINES = [
    ["Lunch 13:00-14:00"],
    ["Contact: Anna, +7 700 123"],
    ["* must meet"],
    ["Please send changes to Anna"],
    ["Hall opens at 9:30"],
    ["备注：请提前到场"],
    ["Примечание: приходите заранее"],
    ["Opening", "9:30"],
    ["Date", "9 June 2026"],
    ["Note", "badges at the desk"],
    ["Lunch", "in the hall on the second floor"],
    ["9:30 opening"],
    ["18:00 drinks for all at the bar"],
    ["请带名片"],
]
COMPANIES = [
    ["Late Import Ltd"],
    ["Late Import"],
    ["Ministry of Trade of the Republic"],
    ["Anna", "+7 700 123"],
    ["7 Days"],
    ["Start", "KZ"],
    ["Break", "Germany"],
    ["Program", "RU"],
    ["Start", "+7 700 123 45 67"],
    ["Please Me Foods"],
    ["7:24 Retail"],
]


@pytest.mark.parametrize(("rows", "are"), [(LINES, True), (COMPANIES, False)])
def test_which_rows_are_lines(rows, are):
    assert [row for row in rows if is_line(row) is not are] == []


@pytest.mark.one_of(3)
@pytest.mark.parametrize("titles", [OWN, FOREIGN], ids=["own", "foreign"])
@pytest.mark.parametrize("line", LINES)
def test_a_line_after_an_empty_row_below_a_list_is_no_company(tmp_path, line, titles):
    companies = read(tmp_path, book([line], "below", titles), today=date(2026, 5, 1)).tables["Purchasers"]
    assert [row.text("company") for row in companies] == ["Altyn Trade", "Orda Foods", "Ural Import"]


@pytest.mark.parametrize("name", ["Late Import Ltd", "Late Import"])
def test_a_late_company_of_a_sheet_of_the_format_stays(tmp_path, name):
    companies = read(tmp_path, book([[name]], "below", OWN), today=date(2026, 5, 1)).tables["Purchasers"]
    assert [row.text("company") for row in companies][3:] == [name]


def test_only_lines_after_a_gap_at_the_end_count():
    header: list[object] = ["Company", "Country"]
    below: list[list[object]] = [["Altyn Trade", "KZ"], ["* must meet"], [], ["Orda Foods", "KZ"], [], ["* must meet"]]
    assert closing_lines(sheet("Buyers", header, *below), 1) == [7]
    assert closing_lines(sheet("Buyers", header, *below[:2]), 1) == []
    assert closing_lines(sheet("Buyers", ["Company"], ["Altyn Trade"], [], ["* must meet"]), 1) == []


def test_a_day_below_a_list_of_the_format_is_that_of_the_event(tmp_path):
    sheets: Sheets = book([["Date", "9 June 2026"]], "below", OWN)
    event = read(tmp_path, sheets, today=date(2026, 5, 1)).event
    assert event is not None
    assert {session.start.date() for session in event.sessions} == {date(2026, 6, 9)}
