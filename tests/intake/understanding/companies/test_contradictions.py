"""No code or name of one company in the row of another joins the two without a word."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.companies.contradictions import by_name, company_of
from tests.intake.books import codes, event_of, only, read
from tests.intake.understanding.answers import said

BUYERS = [
    ["Company", "Code", "Country"],
    ["Ural Import LLC", "P01", "Russia"],
    ["Samarkand Agro", "P02", "Uzbekistan"],
    ["Bishkek Motors", "P03", "Kyrgyzstan"],
]
WISHES = {("Ural Import LLC", "River Pumps Ltd", "want", 1), ("Samarkand Agro", "Altyn Motors Co., Ltd.", "want", 1)}


def book(*, local=("阿尔腾", "河泵"), buyer_codes=("P01", "P02")):
    sellers = [
        ["Company", "Chinese name", "Code", "Zone"],
        ["Altyn Motors Co., Ltd.", local[0], "S01", "A"],
        ["River Pumps Ltd", local[1], "S02", "A"],
        ["Jade Tea", "翡翠茶", "S03", "A"],
    ]
    wishes = [
        ["Company", "Code", "Wishes"],
        ["Ural Import LLC", buyer_codes[0], "River Pumps Ltd"],
        ["Samarkand Agro", buyer_codes[1], "Altyn Motors Co., Ltd."],
    ]
    return {"Buyers": BUYERS, "Sellers": sellers, "Form": wishes}


@pytest.mark.parametrize("text", ["S01", "阿尔腾"])
def test_what_is_of_one_company_in_the_row_of_another_does_not_join_them(tmp_path, text):
    event = event_of(tmp_path, book(local=("阿尔腾", text)))
    assert said(event) == WISHES
    assert sum(company.supplier is not None for company in event.companies) == 3


def test_what_two_companies_are_called_is_asked_where_it_is_wished(tmp_path):
    sheets = book(local=("阿尔腾", "阿尔腾"))
    sheets["Form"][1][2] = "阿尔腾"
    intake = read(tmp_path, sheets)
    assert [(q.kind, q.subject) for q in intake.questions] == [("name", "阿尔腾")]


def test_the_name_of_a_row_counts_before_its_code_and_the_code_is_told(tmp_path):
    intake = read(tmp_path, book(buyer_codes=("P02", "P01")))
    assert intake.event is not None
    assert said(intake.event) == WISHES
    first, _ = [finding for finding in intake.findings if finding.code == "code-of-other"]
    assert first.where == "Form!B2, Form!A2"
    assert first.details["value"] == "P02"
    assert (first.details["company"], first.details["other"]) == ("Ural Import LLC", "Samarkand Agro")


def test_a_code_is_no_name_of_a_company_that_is_called_otherwise(tmp_path):
    sheets = book()
    sheets["Sellers"][2][2] = "S01"
    intake = read(tmp_path, sheets)
    assert intake.event is None
    assert only(intake, "id-twice").where == "Sellers!C3, Sellers!C2"


def test_names_in_another_script_or_with_slips_are_joined_by_their_code(tmp_path):
    sheets = book()
    catalogue = [["S01", "阿尔腾汽车"], ["S02", "Rivver Pumps Ltd"], ["S03", "Jade Tea"]]
    sheets["Catalogue"] = [["Code", "Company", "Products"], *([*row, "parts"] for row in catalogue)]
    intake = read(tmp_path, sheets)
    assert intake.event is not None
    assert "code-of-other" not in codes(intake.findings)
    assert sum(company.supplier is not None for company in intake.event.companies) == 3


def test_names_stand_before_codes():
    assert by_name(["S01", "Jade Tea", "17"]) == ["Jade Tea", "S01", "17"]
    at = [Cell("Form", 2, column) for column in "AB"]
    assert company_of([("S01", "altyn", at[0]), ("Jade Tea", "jade", at[1])], {"altyn", "jade"}) == ("jade", at[1])
    assert company_of([("S01", "altyn", at[0]), ("Jade Tea", "altyn", at[1])], {"altyn"}) == ("altyn", at[0])
    assert company_of([("S01", None, at[0])], {"altyn"}) is None
    assert company_of([("Jade Tea", "jade", at[0]), ("S01", "altyn", at[1])], {"altyn"}) == ("altyn", at[1])
