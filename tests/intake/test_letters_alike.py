"""Codes typed in letters of another alphabet that look the same are the same code, and this is told."""

import pytest

from tests.intake.books import base, cell, read


def found(intake, code):
    return [str(f.cells[0]) for f in intake.findings if f.code == code]


def column(sheets, sheet, title):
    return sheets[sheet][0].index(title)


def test_a_zone_in_cyrillic_is_the_zone_in_latin_letters(tmp_path):
    sheets = base()
    del sheets["Zones"]
    where = column(sheets, "Suppliers", "Zone")
    sheets["Suppliers"][1][where], sheets["Suppliers"][2][where] = "А", "A"
    intake = read(tmp_path, sheets)
    assert len({"А", "A"} & {zone.code for zone in intake.event.zones}) == 1
    assert found(intake, "letters-alike") == ["Suppliers!C2"]


def test_a_zone_of_the_sheet_zones_is_found_by_its_look(tmp_path):
    sheets = base()
    code = sheets["Zones"][1][column(sheets, "Zones", "Zone")]
    assert code == "A"
    cell("Suppliers", 2, "Zone", "А")(sheets)
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert found(intake, "letters-alike")
    assert not found(intake, "zone-unknown")


@pytest.mark.parametrize("typed", ["Ｓ001", "ѕ001", "Р001"])
def test_an_id_typed_in_other_letters_is_the_same_company(tmp_path, typed):
    sheets = base()
    cell("Requests", 2, "From" if typed.startswith("Р") else "To", typed)(sheets)
    intake = read(tmp_path, sheets)
    assert not found(intake, "request-unknown-company")


def test_two_ids_that_look_alike_are_told(tmp_path):
    sheets = base()
    where = column(sheets, "Suppliers", "ID")
    sheets["Suppliers"][1][where], sheets["Suppliers"][2][where] = "TC1", "ТС1"
    assert found(read(tmp_path, sheets), "companies-alike")


def test_a_table_and_a_session_are_found_by_their_look(tmp_path):
    sheets = base()
    sheets["Sessions"][1][0] = "Part A"
    cell("Requests", 2, "Session", "Pаrt А")(sheets)
    cell("Suppliers", 3, "Table", "В2")(sheets)
    intake = read(tmp_path, sheets)
    assert intake.event.requests[0].sessions == ("Part A",)
    assert next(c for c in intake.event.companies if c.id == "S002").supplier.table.label == "B2"
