"""Times typed as numbers are refused with the likely time, whether the cell shows times or not."""

from datetime import datetime

import pytest

from tests.intake.books import base, cell, read


@pytest.mark.parametrize("value", [9.3, datetime(1900, 1, 9, 7, 12)])
@pytest.mark.parametrize(
    ("sheet", "column", "code"),
    [
        ("Sessions", "Start", "time-unreadable"),
        ("Fixed", "Start", "time-unreadable"),
        ("Purchasers", "Not available", "range-unreadable"),
        ("Zones", "Closed", "range-unreadable"),
    ],
)
def test_a_number_for_a_time_is_refused_with_the_likely_time(tmp_path, sheet, column, code, value):
    sheets = base()
    cell(sheet, 2, column, value)(sheets)
    intake = read(tmp_path, sheets)
    told = [f for f in intake.findings if f.code == code]
    assert [(f.details["value"], f.suggestion) for f in told] == [("9.3", "09:30")]
    assert intake.event is None
