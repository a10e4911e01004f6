"""Cells that may not be empty, on each sheet of the format."""

from __future__ import annotations

import pytest

from tests.intake.books import append, base, only, put, read


@pytest.mark.parametrize(
    ("sheet", "title", "where"),
    [
        ("Sessions", "Date", "Sessions!B2"),
        ("Sessions", "Start", "Sessions!C2"),
        ("Sessions", "End", "Sessions!D2"),
        ("Zones", "Zone", "Zones!A2"),
        ("Zones", "Tables", "Zones!C2"),
        ("Fixed", "Purchaser", "Fixed!A2"),
        ("Fixed", "Supplier", "Fixed!B2"),
    ],
)
def test_a_cell_that_is_needed_and_empty_stops_the_work(tmp_path, sheet, title, where):
    sheets = base()
    put(sheets, sheet, 2, title, None)
    intake = read(tmp_path, sheets)
    finding = only(intake, "cell-needed")
    assert finding.where == where
    assert title in finding.message
    assert intake.event is None


@pytest.mark.parametrize(("row", "where"), [((None, "2"), "Tables!A2"), (("A", None), "Tables!B2")])
def test_a_table_that_is_closed_needs_its_zone_where_there_are_several_and_its_label(tmp_path, row, where):
    sheets = base() | {"Tables": [["Zone", "Table", "Not available"]]}
    append("Tables", *row, "09:00-10:00")(sheets)
    assert only(read(tmp_path, sheets), "cell-needed").where == where
