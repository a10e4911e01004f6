"""The grid of a zone."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from sco_scheduler.output.excel.sheets.grid import SLOTS_ON_A_PAGE, _page_starts
from tests.events import block, event
from tests.output.reading import values


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
