"""Where answers can be written into registrations in the format's own form."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.own_places import own_places
from tests.intake.books import base, read


@pytest.mark.parametrize("without", [(), ("Delegates",), ("Delegates", "Requests")])
def test_the_rows_of_the_sheets_that_are_there_have_places(tmp_path, without):
    sheets = {name: rows for name, rows in base().items() if name not in {*without, "Fixed"}}
    opened = read(tmp_path, sheets, requests_to_come=True).opened
    places = own_places(opened)
    assert {*places.tables} == {*sheets} & {"Purchasers", "Suppliers", "Delegates", "Requests"}
    assert all(places.row("Suppliers", row.place) == row.number for row in opened.tables["Suppliers"])


def test_rows_that_were_made_of_another_sheet_have_none(tmp_path):
    sheets = base()
    sheets["Guests"] = sheets.pop("Purchasers")
    assert own_places(read(tmp_path, sheets).opened) is None
