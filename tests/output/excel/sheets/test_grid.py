"""The grid of a zone."""

from __future__ import annotations

from openpyxl import Workbook

from tests.output.reading import values


def test_a_grid_has_tables_down_and_slots_across(small: Workbook):
    rows = values(small["Grid A"])
    assert rows[0][0] == "Zone A: New energy vehicles"
    assert rows[4] == ("Table", "09:00–09:20", "09:25–09:45", "09:50–10:10", "14:00–14:20", "14:25–14:45")
    assert rows[5] == ("1", "P001 KazAgro\nS001 Jialing Motors", None, None, None, None)
    assert rows[6] == ("2", None, "P002 =cmd|'/C calc'!A0\nS001 Jialing Motors", None, "closed", "closed")
