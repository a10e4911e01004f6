"""Where the lists of an agendas workbook have their header."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from sco_scheduler.output.excel.lists import header_row


@pytest.mark.parametrize(("filtered", "row"), [(None, 1), ("A1:F20", 1), ("$A$4:$F$20", 4), ("AB17:AC18", 17)])
def test_the_header_is_the_row_of_the_filter_or_the_first(filtered, row):
    sheet = Workbook().active
    assert sheet is not None
    sheet.auto_filter.ref = filtered
    assert header_row(sheet) == row
