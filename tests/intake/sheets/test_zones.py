"""Zones and tables are found by every way in which a cell names them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.intake.sheets.zones import ZoneCodes
from tests.events import zone
from tests.intake.books import base, codes, read

NAMED = (
    replace(zone("A"), name="Vehicles", name_zh="车辆", name_ru="Машины"),
    replace(zone("B1"), name="Machines"),
    replace(zone("C"), name="Machines", name_zh="食品"),
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A", "A"),
        ("a", "A"),
        ("b1", "B1"),
        ("Vehicles", "A"),
        ("车辆", "A"),
        ("машины", "A"),
        ("A (Vehicles)", "A"),
        ("Zone A", "A"),
        ("A: Vehicles", "A"),
        ("A: Food", None),
        ("Machines", None),
        ("食品", "C"),
        ("AB", None),
        ("", None),
    ],
)
def test_a_zone_is_known_by_its_code_its_own_name_or_both(text, code):
    found = ZoneCodes(NAMED).find(text)
    assert (found.code if found is not None else None) == code


@pytest.mark.parametrize(
    ("text", "likely"), [("vehicles", "A"), ("Vehicels", "A"), ("Pavilion B1", "B1"), ("Hotel lobby", None)]
)
def test_the_zone_that_is_probably_meant(text, likely):
    assert ZoneCodes(NAMED).likely(text) == likely


@pytest.mark.parametrize(("zones", "found"), [(1, []), (2, ["cell-needed"])])
def test_a_table_without_a_zone_is_of_the_only_one(tmp_path, zones, found):
    sheets = base()
    del sheets["Fixed"]
    for name in ("Purchasers", "Suppliers"):
        for row in sheets[name][1:]:
            row[2] = "A"
    sheets["Zones"] = sheets["Zones"][: zones + 1]
    sheets["Tables"] = [["Zone", "Table", "Closed"], [None, "2", "09:00-10:00"]]
    intake = read(tmp_path, sheets)
    assert [code for code in codes(intake.findings) if code == "cell-needed"] == found
    closed = [] if intake.event is None else [t.label for t in intake.event.zones[0].tables if t.closed]
    assert closed == (["2"] if zones == 1 else [])


@pytest.mark.parametrize("zones", [["A"], ["A", "B"], ["A", "B", "C"]])
def test_a_zone_that_has_as_many_tables_as_there_are_zones_above_it_is_no_total(tmp_path, zones):
    sheets = base()
    sheets["Zones"] = [["Zone", "Tables"], *([code, "T1; T2; T3"] for code in zones), ["Z", len(zones)]]
    assert "row-total" not in codes(read(tmp_path, sheets).findings)
