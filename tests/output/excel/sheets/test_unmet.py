"""The sheet Unmet."""

from __future__ import annotations

from openpyxl import Workbook

from tests.output.reading import values


def test_unmet_has_who_asked_the_value_and_the_reason(small: Workbook):
    row = values(small["Unmet"])[4]
    assert row[:9] == ("P002", "=cmd|'/C calc'!A0", "S002", "Yangtze Pumps", "must", 1, None, None, 10)
    assert row[9] == "Every slot taken"
    assert str(row[10]).startswith("P002 and S002: in every slot")
    assert row[11] == "Requests!A6"
