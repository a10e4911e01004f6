"""The sheets of the hall: Tables, the grid of a zone, and Interpreters."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.excel import book as lists
from sco_scheduler.output.excel.sheets.hall import SLOTS_ON_A_PAGE, _page_starts
from sco_scheduler.output.excel.styles import PAGE_WIDTH
from tests.agendas.samples import report, small_schedule
from tests.events import block, event
from tests.output.reading import texts, values, written


def test_tables_lists_every_slot_of_every_table(small: Workbook):
    rows = values(small["Tables"])[4:]
    assert len(rows) == 3 * 5
    assert rows[0][:6] == ("A", "1", datetime(2025, 6, 12), time(9), time(9, 20), "KazAgro LLP")
    assert [row[5] for row in rows[5:10]] == ["free", "=cmd|'/C calc'!A0", "free", "closed", "closed"]


def test_rows_that_a_sheet_has_no_room_for_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lists, "MOST_ROWS", 8)
    rows = values(written(tmp_path, report(small_schedule()))["Tables"])
    assert len(rows) == 8
    assert rows[6][:2] == ("A", "1")
    assert rows[7][0] == f"… and {3 * 5 - 3} more, for which a sheet has no room."


def test_a_grid_has_tables_down_and_slots_across(small: Workbook):
    rows = values(small["Grid A"])
    assert rows[0][:2] == (None, "Zone A: New energy vehicles")
    assert rows[4] == ("Table", "09:00–09:20", "09:25–09:45", "09:50–10:10", "14:00–14:20", "14:25–14:45")
    assert rows[5] == ("1", "P001 KazAgro\nS001 Jialing Motors", None, None, None, None)
    assert rows[6] == ("2", None, "P002 =cmd|'/C calc'!A0\nS001 Jialing Motors", None, "closed", "closed")


@pytest.mark.parametrize(
    ("sessions", "starts"),
    [
        ([block(4, "09:00", name="M")], [0]),
        ([block(3, "09:00", name="M"), block(3, "14:00", name="A")], [0]),
        ([block(4, "09:00", name="M"), block(4, "14:00", name="A")], [0, 4]),
        ([block(4, "09:00", name="M"), block(4, "09:00", day=2, name="M")], [0, 4]),
        ([block(SLOTS_ON_A_PAGE, "08:00", length=10, name="M"), block(2, "18:00", name="A")], [0, SLOTS_ON_A_PAGE]),
        ([block(SLOTS_ON_A_PAGE + 2, "08:00", length=10, name="M")], [0, SLOTS_ON_A_PAGE // 2 + 1]),
    ],
)
def test_a_page_begins_with_a_day_and_where_a_session_has_no_room(sessions, starts):
    assert _page_starts(event(slots=sessions).slots) == starts


def test_the_name_of_a_zone_is_in_the_language_of_the_workbook(tmp_path: Path):
    schedule = small_schedule()
    zones = tuple(replace(zone, name_zh=f"{zone.code}区") for zone in schedule.event.zones)
    settings = replace(schedule.event.settings, languages=("zh", "en"))
    of = replace(schedule, event=replace(schedule.event, zones=zones, settings=settings))
    book = written(tmp_path, report(of))
    titles = [sheet["B1"].value for sheet in book if str(sheet["B1"].value).endswith(("A区", "B区"))]
    assert len(titles) == 2


@pytest.mark.parametrize(
    ("slots", "later", "scale"), [(1, 0, 100), (SLOTS_ON_A_PAGE - 1, 2, 100), (SLOTS_ON_A_PAGE, 2, 97)]
)
def test_a_full_page_of_a_grid_is_shrunk_to_the_width_of_the_paper(tmp_path: Path, slots: int, later: int, scale: int):
    made = event(slots=[block(slots, "08:00", length=10), *([block(later, "08:00", day=2)] if later else [])])
    sheet = written(tmp_path, report(Schedule(made, ())))["Grid A"]
    assert (sheet.page_setup.scale or 100) == scale
    assert (10 + 22 * slots) * scale / 100 <= PAGE_WIDTH, "each column has a letter's width of margins"


def test_an_event_without_interpreters_has_neither_their_sheet_nor_their_column(tmp_path: Path):
    schedule = small_schedule()
    meetings = tuple(replace(m, interpreter=None) for m in schedule.meetings)
    book = written(tmp_path, report(Schedule(replace(schedule.event, interpreters=None), meetings)))
    assert "Interpreters" not in book.sheetnames
    assert "Interpreter" not in texts(book["P001 KazAgro LLP"])


@pytest.mark.parametrize(("digits", "of_grid", "of_interpreter"), [(12, 1, 1), (25, 2, 1), (35, 3, 1), (38, 3, 2)])
def test_rows_have_room_for_every_line_of_a_name(tmp_path: Path, digits: int, of_grid: int, of_interpreter: int):
    """A column of the grid has room for 25 digits in its small letters, and that of a name for 35."""
    schedule = small_schedule()
    longer = tuple(replace(c, name="0" * digits) if c.id == "P001" else c for c in schedule.event.companies)
    book = written(tmp_path, report(replace(schedule, event=replace(schedule.event, companies=longer))))
    height = book["Grid A"].row_dimensions[6].height
    assert round(height) == round(max(26.0, 11.5 * (of_grid + 1) + 4))
    assert round(book["Interpreters"].row_dimensions[7].height) == 13 * of_interpreter + 8


def test_interpreters_are_listed_with_their_languages_and_meetings(small: Workbook):
    rows = values(small["Interpreters"])
    assert rows[4][0] == "Wang Li (I1):  Chinese, Russian;  any zone;  1 meeting"
    assert rows[6] == ("09:00–09:20", "A", "1", "KazAgro LLP", "Aigerim Bek", "Jialing Motors", None, "M001")
    assert rows[7][:4] == ("09:25–09:45", "Free", None, None)
