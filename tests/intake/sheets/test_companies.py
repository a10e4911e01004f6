"""Purchasers, Suppliers, Delegates and Interpreters, sentence by sentence of FORMAT.md."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import TableChoice
from sco_scheduler.intake.table.grids import letters
from tests.intake.books import (
    append,
    base,
    codes,
    company_of,
    counts,
    event_of,
    put,
    read,
    serious,
)

# ---------------------------------------------------------------- columns


def test_all_columns_of_a_company(tmp_path):
    sheets = base()
    sheets["Suppliers"] = [
        [
            "ID",
            "Company",
            "Company (local)",
            "Country",
            "Zone",
            "Products",
            "Languages",
            "Minimum",
            "Maximum",
            "Priority",
            "Table",
            "Contact",
            "Email",
            "Phone",
            "Status",
            "Notes",
        ],
        [
            "S001",
            "Chongqing Motors",
            "重庆汽车",
            "China",
            "a",
            "Buses",
            "Chinese, English",
            1,
            6,
            "vip",
            3,
            "Li Wei",
            "li@example.org",
            12345,
            None,
            "late",
        ],
        ["S002", "River Machines", None, None, "B"],
        ["S003", "Spring Parts", None, None, "A"],
    ]
    company = company_of(event_of(tmp_path, sheets), "S001")
    terms = company.supplier
    assert terms is not None
    assert (company.local_name, company.country, company.contact) == ("重庆汽车", "China", "Li Wei")
    assert (company.email, company.phone, company.notes) == ("li@example.org", "12345", "late")
    assert (terms.zone, terms.products, terms.minimum, terms.maximum, terms.vip) == ("A", "Buses", 1, 6, True)
    assert terms.table == TableChoice("3")
    assert company.delegates[0].languages == {"zh", "en"}
    assert str(company.cell) == "Suppliers!B2"


@pytest.mark.parametrize(
    ("text", "choice"), [("B/B2", TableChoice("B2", "B")), ("b/b2", TableChoice("B2", "B")), ("B2", TableChoice("B2"))]
)
def test_a_fixed_table_of_any_zone_or_of_one(tmp_path, text, choice):
    sheets = base()
    put(sheets, "Purchasers", 2, "Table", text)
    sheets["Fixed"] = sheets["Fixed"][:1]
    terms = company_of(event_of(tmp_path, sheets), "P001").purchaser
    assert terms is not None
    assert terms.table == choice


def test_the_zone_of_a_purchaser_is_only_an_interest(tmp_path):
    sheets = base()
    put(sheets, "Purchasers", 2, "Zone", "A; B")
    put(sheets, "Purchasers", 3, "Zone", "Q")
    intake = read(tmp_path, sheets)
    assert serious(intake.findings) == []
    assert "zone-interest-unknown" in codes(intake.findings)


@pytest.mark.parametrize("text", ["cancelled", "Canceled", " CANCELLED ", "取消", "отменено"])
def test_a_cancelled_company_stays_and_its_requests_do_not_count_and_are_no_findings(tmp_path, text):
    sheets = base()
    put(sheets, "Suppliers", 2, "Status", text)
    put(sheets, "Suppliers", 2, "Zone", None)
    put(sheets, "Requests", 2, "Rank", "first")
    put(sheets, "Suppliers", 2, "Wishes", "P001")
    put(sheets, "Suppliers", 3, "Wishes", "P001")
    intake = read(tmp_path, sheets)
    assert serious(intake.findings) == []
    assert intake.event is not None
    company = company_of(intake.event, "S001")
    assert company.cancelled
    assert str(company.cancelled_cell) == "Suppliers!K2"
    assert all("S001" not in r.pair for r in intake.event.requests)
    assert len(intake.event.fixed) == 1
    assert counts(intake)["cancelled"] == 1


def test_any_row_that_is_cancelled_cancels_the_company(tmp_path):
    sheets = base()
    append("Suppliers", "P001", "Altyn Trade", "A", None, None, None, None, None, None, None, "cancelled")(sheets)
    company = company_of(event_of(tmp_path, sheets), "P001")
    assert company.cancelled
    assert str(company.cancelled_cell) == "Suppliers!K5"


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Russian", {"ru"}),
        ("RU", {"ru"}),
        ("русский; 中文", {"ru", "zh"}),
        ("Mandarin, English，哈萨克语", {"zh", "en", "kk"}),
        ("ＲＵ", {"ru"}),
        ("farsi", {"fa"}),
    ],
)
def test_languages_by_name_or_code_in_three_languages(tmp_path, text, languages):
    sheets = base()
    put(sheets, "Suppliers", 2, "Languages", text)
    assert company_of(event_of(tmp_path, sheets), "S001").delegates[0].languages == languages


def test_an_unknown_language_is_compared_as_it_is_written(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "Languages", "Russsian; Klingonese")
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert company_of(intake.event, "S001").delegates[0].languages == {"russsian", "klingonese"}
    assert [f.suggestion for f in intake.findings if f.code == "language-unknown"] == ["russian", None]


# ---------------------------------------------------------------- people


def test_delegates_have_their_own_languages_and_absences_added(tmp_path):
    sheets = base()
    put(sheets, "Purchasers", 2, "Not available", "Morning")
    sheets["Delegates"][2] = ["altyn trade", "Bek", "Buyer", "English", "16:00-", "bek@example.org"]
    aigul, bek = company_of(event_of(tmp_path, sheets), "P001").delegates
    assert (aigul.key, aigul.name, aigul.title, aigul.email) == ("P001#1", "Aigul", "Director", "aigul@example.org")
    assert (aigul.languages, len(aigul.absences)) == ({"ru"}, 1)
    assert (bek.key, bek.languages, len(bek.absences)) == ("P001#2", {"en"}, 2)
    assert str(bek.cell) == "Delegates!B3"


def test_a_company_without_rows_has_one_delegate_its_contact(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "Contact", None)
    event = event_of(tmp_path, sheets)
    assert [(d.key, d.name) for d in company_of(event, "P002").delegates] == [("P002#1", "Oleg")]
    assert [(d.key, d.name) for d in company_of(event, "S001").delegates] == [("S001#1", "")]


def test_interpreters(tmp_path):
    sheets = base()
    sheets["Interpreters"] = [
        ["ID", "Name", "Languages", "Zone", "Not available"],
        ["I01", "Zhang Min", "Chinese, Russian", "b", "Morning"],
        [None, "Anna", "zh; en", None, None],
    ]
    sheets["Fixed"][1][5] = "anna"
    event = event_of(tmp_path, sheets)
    assert event.interpreters is not None
    first, second = event.interpreters
    assert (first.id, first.languages, first.zone, len(first.absences)) == ("I01", {"zh", "ru"}, "B", 1)
    assert (second.id, second.name, second.zone) == ("Anna", "Anna", None)
    assert event.fixed[0].interpreter == "Anna"


def test_an_agenda_language_that_nothing_is_printed_in_is_told(tmp_path):
    sheets = base()
    for row, text in zip(sheets["Purchasers"], ("Agenda language", "French", "ru"), strict=False):
        row.append(text)
    intake = read(tmp_path, sheets)
    told = [f for f in intake.findings if f.kind.code == "print-language-unknown"]
    column = letters(len(sheets["Purchasers"][0]))
    assert [str(f.cells[0]) for f in told] == [f"Purchasers!{column}2"]


@pytest.mark.parametrize(
    ("own", "common", "cells"),
    [
        ((6, 4), {}, ["Suppliers!G2", "Suppliers!F2"]),
        ((None, 4), {"Supplier minimum": 6}, ["Suppliers!G2", "Event!B5"]),
        ((6, None), {"Supplier maximum": 4}, ["Suppliers!F2", "Event!B5"]),
    ],
)
def test_a_maximum_below_the_minimum_is_told_with_both_cells(tmp_path, own, common, cells):
    sheets = base()
    sheets["Suppliers"][1][5:7] = own
    sheets["Event"] += [[name, value] for name, value in common.items()]
    (finding,) = [
        f for f in read(tmp_path, sheets).findings if f.code == "maximum-below-minimum" and "S001" in f.message
    ]
    assert [str(cell) for cell in finding.cells] == cells


@pytest.mark.parametrize(
    ("value", "limit", "reported"), [(0, 0, 0), ("0", 0, 0), (1, 1, 0), (-1, None, 1), (1.5, None, 1)]
)
@pytest.mark.parametrize("column", ["Minimum", "Maximum"])
def test_a_limit_is_a_whole_number_and_may_be_nought(tmp_path, column, value, limit, reported):
    sheets = base()
    put(sheets, "Suppliers", 2, column, value)
    intake = read(tmp_path, sheets)
    assert codes(intake.findings).count("number-not-whole") == reported
    if limit is not None:
        assert intake.event is not None
        terms = intake.event.company_by_id["S001"].supplier
        assert terms is not None
        assert getattr(terms, column.lower()) == limit


def test_a_delegate_without_a_name_has_the_place_of_its_company(tmp_path):
    sheets = base()
    put(sheets, "Delegates", 3, "Delegate", None)
    people = {d.cell for c in event_of(tmp_path, sheets).companies for d in c.delegates}
    assert {"Delegates!B2", "Delegates!A3"} <= {str(cell) for cell in people}


@pytest.mark.parametrize(
    ("table", "code"),
    [("2", None), ("A/2", None), ("B1", "table-not-in-zone"), ("B/B1", "table-not-in-zone"), ("9", "table-unknown")],
)
def test_a_table_of_a_supplier_is_one_of_its_zone(tmp_path, table, code):
    sheets = base()
    put(sheets, "Suppliers", 2, "Table", table)
    found = [f.code for f in read(tmp_path, sheets).findings if f.code.startswith("table-")]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "vip", "told"),
    [
        *(("VIP guest", True, False), ("ВИП-гость", True, False), ("VIP!", True, False)),
        *(("Evet", True, False), ("checked", True, False), ("иә", True, False), ("Hayır", False, False)),
        *(("نعم", True, False), ("はい", True, False), ("★", True, False), ("لا", False, False), ("Nie", False, False)),
        *(("normal", False, False), ("very dear", False, True), ("no VIP", False, True)),
    ],
)
def test_who_is_called_a_vip_in_other_words_is_one(tmp_path, text, vip, told):
    sheets = base()
    put(sheets, "Purchasers", 2, "Priority", text)
    intake = read(tmp_path, sheets)
    assert ("priority-unknown" in codes(intake.findings)) is told
    if not told:
        assert intake.event is not None
        assert intake.event.company_by_id["P001"].purchaser.vip is vip
