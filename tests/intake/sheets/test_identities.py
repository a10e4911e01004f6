"""Which rows are one company, and what its ID is."""

from __future__ import annotations

from datetime import time

import pytest

from sco_scheduler.domain.event import TableChoice
from sco_scheduler.intake import Previous
from tests.intake.books import (
    append,
    bare,
    base,
    codes,
    company_of,
    counts,
    event_of,
    only,
    put,
    read,
    request_of,
    serious,
)


def test_a_missing_id_is_made_from_sheet_and_row(tmp_path):
    intake = read(tmp_path, bare())
    assert intake.event is not None
    assert [(c.id, c.name) for c in intake.event.companies] == [
        ("P001", "Altyn Trade"),
        ("P002", "Ural Import"),
        ("S001", "Chongqing Motors"),
        ("S002", "River Machines"),
    ]
    assert intake.ids == {c.name: c.id for c in intake.event.companies}
    assert "4 companies" in only(intake, "ids-made").message


def test_a_company_stands_in_the_cell_of_its_name_or_else_of_its_id(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 4, "Company", None)
    event = event_of(tmp_path, sheets)
    assert [str(company_of(event, code).cell) for code in ("S002", "S003")] == ["Suppliers!B3", "Suppliers!A4"]


def test_a_made_up_id_that_is_taken_gives_way_to_the_next_free_number(tmp_path):
    sheets = base()
    put(sheets, "Purchasers", 3, "ID", None)
    sheets["Purchasers"].insert(1, ["p002", "Given", "A"])
    sheets["Requests"] = sheets["Requests"][:2]
    sheets["Fixed"] = sheets["Fixed"][:1]
    event = event_of(tmp_path, sheets)
    assert {c.name: c.id for c in event.companies if c.purchaser} == {
        "Given": "p002",
        "Altyn Trade": "P001",
        "Ural Import": "P003",
    }


def test_made_up_ids_stay_with_the_name_on_reruns(tmp_path):
    first = read(tmp_path, bare())
    sheets = bare()
    sheets["Purchasers"].insert(1, ["Newcomer"])
    del sheets["Suppliers"][1]
    sheets["Requests"] = [["From", "To"], ["Newcomer", "River Machines"]]
    second = read(tmp_path, sheets, previous=Previous(ids=first.ids))
    assert second.event is not None
    assert [(c.id, c.name) for c in second.event.companies] == [
        ("P003", "Newcomer"),
        ("P001", "Altyn Trade"),
        ("P002", "Ural Import"),
        ("S002", "River Machines"),
    ]
    third = read(tmp_path, bare(), previous=Previous(ids=second.ids))
    assert third.event == first.event


def test_a_kept_id_is_found_whatever_the_case_of_the_name(tmp_path):
    intake = read(tmp_path, bare(), previous=Previous(ids={"ALTYN TRADE ": "P077"}))
    assert intake.event is not None
    assert "P077" in intake.event.company_by_id


def test_ids_and_names_are_compared_trimmed_folded_and_without_case(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "Company", "Ｃｈｏｎｇｑｉｎｇ　Motors\u200b")
    sheets["Requests"][1:] = [[" p００1", "CHONGQING MOTORS "], ["ural import\n", "ｓ００２"]]
    event = event_of(tmp_path, sheets)
    assert {r.pair for r in event.requests} == {("P001", "S001"), ("P002", "S002")}


def test_a_company_by_its_local_name(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "Company (local)", "重庆汽车")
    sheets["Requests"][1][1] = "重庆汽车"
    event = event_of(tmp_path, sheets)
    assert company_of(event, "S001").local_name == "重庆汽车"
    assert request_of(event, "P001", "S001")


def test_one_id_on_both_sheets_is_one_company_in_two_roles(tmp_path):
    sheets = base()
    put(sheets, "Purchasers", 2, "Not available", "Morning")
    put(sheets, "Purchasers", 2, "Maximum", 3)
    append("Suppliers", "p001", "Altyn Trade", "B", "kazakh", "16:00-", None, 5, "VIP", "B2")(sheets)
    sheets["Fixed"] = sheets["Fixed"][:1]
    company = company_of(event_of(tmp_path, sheets), "P001")
    assert company.purchaser is not None
    assert company.supplier is not None
    assert (company.purchaser.maximum, company.supplier.maximum) == (3, 5)
    assert (company.purchaser.vip, company.supplier.vip) == (False, True)
    assert (company.purchaser.table, company.supplier.table) == (None, TableChoice("B2"))
    assert company.supplier.zone == "B"
    assert [d.name for d in company.delegates] == ["Aigul", "Bek"]
    for person in company.delegates:
        assert person.languages == {"ru", "kk"}
        assert [(s.start.time(), s.end.time()) for s in person.absences] == [(time(9), time(12)), (time(16), time(0))]
    assert str(company.purchaser.cells["maximum"]) == "Purchasers!G2"
    assert str(company.supplier.cells["zone"]) == "Suppliers!C5"
    assert str(company.supplier.cells["row"]) == "Suppliers row 5"


@pytest.mark.parametrize(("on_purchasers", "on_suppliers"), [(None, None), (None, "X7"), ("X7", None)])
def test_without_ids_one_name_on_both_sheets_is_one_company(tmp_path, on_purchasers, on_suppliers):
    sheets = base()
    append("Purchasers", on_purchasers, "Double Co", "A")(sheets)
    append("Suppliers", on_suppliers, "double co ", "A")(sheets)
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert serious(intake.findings) == []
    (double,) = [c for c in intake.event.companies if c.name.casefold().startswith("double")]
    assert double.id == (on_purchasers or on_suppliers or "P003")
    assert double.purchaser is not None
    assert double.supplier is not None
    assert counts(intake)["both"] == 1


def test_different_ids_are_two_companies_of_one_name(tmp_path):
    sheets = base()
    append("Suppliers", "S009", "Altyn Trade", "A")(sheets)
    intake = read(tmp_path, sheets)
    assert counts(intake)["both"] == 0
    assert "name-shared" in codes(intake.findings)


@pytest.mark.parametrize(
    ("name", "local", "differs"),
    [("Quite Another", None, True), ("altyn trade", None, False), (None, None, False), ("Алтын", "Altyn Trade", False)],
)
def test_two_names_of_one_id_are_told_unless_one_is_the_local_name_or_missing(tmp_path, name, local, differs):
    sheets = base()
    append("Suppliers", "P001", name, "A", *[None] * 9)(sheets)
    put(sheets, "Suppliers", 5, "Company (local)", local)
    assert ("names-differ" in codes(read(tmp_path, sheets).findings)) is differs


@pytest.mark.parametrize("name", ["Newcomer", None])
def test_an_id_made_before_that_another_row_has_now_goes_to_that_row_and_is_told(tmp_path, name):
    sheets = bare()
    sheets["Purchasers"] = [["ID", "Company"], [None, "Altyn Trade"], [None, "Ural Import"], ["P001", name]]
    intake = read(tmp_path, sheets, previous=Previous(ids={"Altyn Trade": "P001", "Ural Import": "P002"}))
    assert intake.event is not None
    assert {c.name: c.id for c in intake.event.companies if c.purchaser} == {
        "Altyn Trade": "P003",
        "Ural Import": "P002",
        name or "P001": "P001",
    }
    told = only(intake, "id-made-before")
    assert "Altyn Trade" in told.message
    assert name is None or name in told.message
    assert "None" not in told.message


def test_a_row_without_an_id_may_be_of_either_of_two_companies_with_its_name(tmp_path):
    sheets = base()
    for row in (["P008", "Twin"], ["P009", "Twin"]):
        sheets["Purchasers"].append([*row, "A", *[None] * 9])
    append("Suppliers", None, "Twin", "A", *[None] * 9)(sheets)
    assert "company-twice" in codes(read(tmp_path, sheets).findings)
