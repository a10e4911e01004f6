"""The sheet Tables."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from sco_scheduler.output.excel import book as lists
from tests.agendas.samples import report, small_schedule
from tests.output.reading import values, written


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
