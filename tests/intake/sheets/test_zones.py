"""Zones and tables are found by every way in which a cell names them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.intake.sheets.zones import ZoneCodes
from tests.events import zone
from tests.intake.books import append, bare, base, codes, company_of, event_of, only, put, read

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


@pytest.mark.parametrize(
    ("text", "home", "table"),
    [
        *(("1", None, ("1", None)), ("7", None, None), ("B1/1", None, ("1", "B1")), ("Machines/1", None, None)),
        *(("B1/7", None, None), ("D/1", None, None), ("A/x2", 1, None), ("/1", None, None)),
        *(("X2", None, ("x2", None)), ("x2", 1, ("X2", None)), ("g/X2", 1, ("x2", "G")), ("/X2", 1, None)),
    ],
)
def test_a_table_is_known_by_its_label_or_with_its_zone(text, home, table):
    zones = (*NAMED, zone("G", ["x2"]), zone("H", ["X2"]))
    found = ZoneCodes(zones).choice(text, zones[-1] if home else None)
    assert (found and (found.label, found.zone)) == table


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


def test_zones_with_names_tables_and_closures(tmp_path):
    sheets = base()
    sheets["Zones"] = [
        ["Zone", "Name", "Name (zh)", "Name (ru)", "Tables", "Closed"],
        ["A", "Vehicles", "车辆", "Машины", 4, "Afternoon"],
        ["B", "Machines", None, None, "B1-B3", None],
    ]
    zone = event_of(tmp_path, sheets).zones[0]
    assert (zone.code, zone.name, zone.name_zh, zone.name_ru) == ("A", "Vehicles", "车辆", "Машины")
    assert [t.label for t in zone.tables] == ["1", "2", "3", "4"]
    assert [(s.start.hour, s.end.hour, str(s.cell)) for s in zone.closed] == [(14, 17, "Zones!F2")]


def test_single_tables_that_are_not_to_be_had(tmp_path):
    sheets = base()
    sheets["Tables"] = [["Zone", "Table", "Closed"], ["a", 2, "Morning"], ["A", "2", "16:00-"], ["B", "b1", "Morning"]]
    zones = event_of(tmp_path, sheets).zones
    assert [len(t.closed) for t in zones[0].tables] == [0, 2, 0, 0]
    assert [len(t.closed) for t in zones[1].tables] == [1, 0, 0]


def test_default_zones_have_as_many_tables_as_they_can_use(tmp_path):
    sheets = base()
    del sheets["Zones"]
    sheets["Fixed"] = sheets["Fixed"][:1]
    for n in range(4, 9):
        append("Suppliers", f"S00{n}", f"Maker {n}", "A")(sheets)
    zones = event_of(tmp_path, sheets).zones
    # A: seven suppliers, but only three purchasing delegates; B: one supplier.
    assert {z.code: len(z.tables) for z in zones} == {"A": 3, "B": 1}


def test_where_the_sheet_cannot_be_read_no_default_is_told(tmp_path):
    sheets = base()
    sheets["Zones"] = [["Zone", "Name"], ["A", "Vehicles"]]
    found = codes(read(tmp_path, sheets).findings)
    assert "column-missing" in found
    assert "zones-default" not in found


def test_cancelled_companies_use_no_default_table(tmp_path):
    sheets = base()
    del sheets["Zones"]
    sheets["Fixed"] = sheets["Fixed"][:1]
    put(sheets, "Suppliers", 3, "Status", "cancelled")
    put(sheets, "Suppliers", 4, "Status", "cancelled")
    assert {z.code: len(z.tables) for z in event_of(tmp_path, sheets).zones} == {"A": 1, "B": 1}


def test_zones_that_only_purchasers_name_are_none(tmp_path):
    sheets = {**bare(), "Purchasers": [["Company", "Zone"], ["Altyn Trade", "C"], ["Ural Import", None]]}
    assert [zone.code for zone in event_of(tmp_path, sheets).zones] == ["A", "B"]


def test_suppliers_that_name_no_zone_meet_in_the_one_there_is(tmp_path):
    sheets = {**bare(), "Suppliers": [["Company"], ["Chongqing Motors"], ["River Machines"]]}
    event = event_of(tmp_path, sheets)
    assert len(event.zones) == 1
    assert {c.supplier.zone for c in event.companies if c.supplier} == {event.zones[0].code}


@pytest.mark.parametrize(
    "text",
    ["machines", "B machines", "B (Machines)", "B. Machines", "Zone B", "B区", "B区（机械）", "B zone", "зона B"],
)
def test_a_zone_is_found_by_its_name_and_by_its_code_beside_it(tmp_path, text):
    sheets = base()
    sheets["Zones"] = [[*row, name] for row, name in zip(sheets["Zones"], ["Name (zh)", "车辆", "机械"], strict=True)]
    put(sheets, "Suppliers", 2, "Zone", text)
    put(sheets, "Fixed", 2, "Table", None)
    assert company_of(event_of(tmp_path, sheets), "S001").supplier.zone == "B"


@pytest.mark.parametrize("text", ["machinse", "B Vehicles", "B2", "hall"])
def test_a_zone_is_not_found_by_a_name_that_is_not_its_own(tmp_path, text):
    sheets = base()
    put(sheets, "Suppliers", 2, "Zone", text)
    assert only(read(tmp_path, sheets), "zone-unknown").where == "Suppliers!C2"


def test_default_zones_have_the_tables_that_companies_name(tmp_path):
    sheets = bare()
    sheets["Suppliers"] = [["Company", "Zone", "Table"], ["Chongqing Motors", "A", "T02"], ["River Machines", "B", "7"]]
    sheets["Purchasers"] = [["Company", "Table"], ["Altyn Trade", None], ["Ural Import", "B/12"]]
    zones = {zone.code: [table.label for table in zone.tables] for zone in event_of(tmp_path, sheets).zones}
    assert zones == {"A": ["T02"], "B": [str(n) for n in range(1, 13)]}
    sheets["Suppliers"] = [["Company", "Table"], ["Chongqing Motors", "104"], ["River Machines", None]]
    sheets["Purchasers"] = [["Company"], ["Altyn Trade"], ["Ural Import"]]
    (zone,) = event_of(tmp_path, sheets).zones
    assert [table.label for table in zone.tables] == ["1", "104"]
