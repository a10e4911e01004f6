"""Lines below a list of a form's answers that say somebody else comes are asked about, whatever stands before them."""

from __future__ import annotations

import pytest

from tests.intake.books import Sheets, read

LINES = [
    "Dragon Motors phoned, wants to come too but only in the afternoon",
    "Note: Dragon Motors phoned, wants to come too but only in the afternoon",
    "* Dragon Motors wants to come too",
    "Примечание: Драгон Моторс звонили, тоже хотят прийти",
    "备注：龙马公司来电，也想参加",
]
LIST: list[list[object]] = [
    ["Company", "I am a", "Country", "Whom do you want to meet?"],
    ["Altyn Trade", "Buyer", "KZ", "Jade Tea; Silk Road Foods"],
    ["Ural Import", "Buyer", "RU", "Jade Tea"],
    ["Jade Tea", "Supplier", "CN", "Ural Import"],
    ["Silk Road Foods", "Supplier", "CN", ""],
]


def sheets(line: str, *, apart: bool) -> Sheets:
    return {"Answers": [*LIST, *([[]] if apart else []), [line]]}


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("line", LINES)
def test_a_line_that_somebody_comes_too_is_asked_about_and_listed(tmp_path, line, apart):
    intake = read(tmp_path, sheets(line, apart=apart))
    asked = [(q.subject, q.guess) for q in intake.questions if q.kind == "cell"]
    assert asked == [(line, "Notes")]
    assert [f.code for f in intake.findings if f.code == "rows-not-used"] == ["rows-not-used"]


@pytest.mark.parametrize("apart", [False, True])
def test_a_note_on_two_companies_is_that_of_the_first(tmp_path, apart):
    intake = read(tmp_path, sheets("Note: Altyn Trade does not want to meet Jade Tea", apart=apart), sure=0.0)
    names = {row.text("id"): row.text("company") for of in ("Purchasers", "Suppliers") for row in intake.tables[of]}
    told = {
        (names.get(row.text("from"), row.text("from")), names.get(row.text("to"), row.text("to")))
        for row in intake.tables["Requests"]
        if row.text("level") == "no"
    }
    assert told == {("Altyn Trade", "Jade Tea")}


@pytest.mark.parametrize("titles", [["Company", "Country"], ["ID", "Company", "Country"]])
def test_a_note_right_below_a_list_of_the_format_is_no_company(tmp_path, titles):
    rows = [["Altyn Trade", "KZ"], ["Ural Import", "RU"]]
    rows = [([f"P{n}"] if len(titles) > 2 else []) + row for n, row in enumerate(rows, 1)]
    note = "Note: deadline for changes is 5 June"
    book: Sheets = {
        "Purchasers": [titles, *rows, [note]],
        "Suppliers": [["Company", "Country"], ["Jade Tea", "CN"]],
        "Requests": [["From", "To"], ["Altyn Trade", "Jade Tea"]],
    }
    intake = read(tmp_path, book)
    assert [row.text("company") for row in intake.tables["Purchasers"]] == ["Altyn Trade", "Ural Import"]
    assert any(note in str(f.message) for f in intake.findings if f.code == "rows-not-used")
