"""Which widths of columns are the organizer's."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from sco_scheduler.output.excel.arrangement import _part_columns, own_widths


@pytest.mark.parametrize(
    ("title", "letters"), [("Grid A", "ABF"), ("Interpreters", "AH"), ("P002 Ivan", "ADH"), ("Meetings", "AHU")]
)
def test_the_width_of_every_column_up_to_the_last_may_be_own(path: Path, title, letters):
    sheet = load_workbook(path)[title]
    assert own_widths(sheet) == {}
    _part_columns(sheet)
    assert own_widths(sheet) == {}
    for letter in letters:
        before = sheet.column_dimensions[letter].width
        sheet.column_dimensions[letter].width = before + 2
        assert own_widths(sheet) == {letter: before + 2}
        sheet.column_dimensions[letter].width = before
