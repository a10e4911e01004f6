"""What a map would say of a workbook in which some sheets are the format's own and others of any form."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.table.grids import NO_MAP, Book, FormMap, Grid, SheetMap
from sco_scheduler.intake.table.layout import understood

BUYERS = ["Altyn Trade", "Ural Import", "Orda Foods"]
SELLERS = ["Chongqing Motors", "River Machines", "Spring Parts"]
ZONES = [["Zone", "Tables"], ["A", 3]]


def told(form=NO_MAP, **sheets):
    grids = (
        Grid(name, {n: dict(enumerate(row, start=1)) for n, row in enumerate(rows, start=1)})
        for name, rows in sheets.items()
    )
    return understood(Book("trade.xlsx", tuple(grids)), form)


def test_sheets_that_are_made_of_a_form_are_neither_missing_nor_unread():
    form = [["Company", "Role", "Would like to meet"], *([name, "buyer", SELLERS[0]] for name in BUYERS)]
    found = told(Form=[*form, *([name, "supplier", None] for name in SELLERS)], Zones=ZONES)
    assert [sheet.sheet for sheet in found.sheets] == ["Zones"]
    assert (found.missing, found.unread, found.asked) == ((), {}, {})


def test_where_a_form_leaves_questions_its_sheets_are_missing_still():
    found = told(Notes=[["Something", "Else"], ["x", "y"]], Zones=ZONES)
    assert set(found.missing) == {"Purchasers", "Suppliers", "Requests"}
    assert [sheet.sheet for sheet in found.sheets] == ["Zones"]
    assert "Notes" in found.unread


def test_a_missing_sheet_is_likely_the_one_whose_name_is_misspelt_and_not_one_that_holds_its_name():
    rows = [["Something", "Else"], ["x", "y"]]
    found = told(Zones=ZONES, Requsts=rows, **{"Requests of last year": rows})
    assert found.near == {"Requsts": "Requests"}


def test_settings_and_words_in_other_words_are_told_with_their_meaning():
    found = told(
        FormMap(words={"level": {"top": "must"}}, sheets={"Event": SheetMap(settings={"venue": "Ort"})}),
        Event=[["Setting", "Value"], ["固定方", "we"], ["Slot minutes", 20], ["Ort", "Hall 3"], ["Parken", "frei"]],
        Requests=[
            ["From", "To", "Level"],
            ["P1", "S1", "必见"],
            ["P1", "S2", "top"],
            ["P1", "S3", "hm"],
            ["P2", "S1", "want"],
        ],
        Interpreters=[["ID", "Name", "Languages"], ["I1", "Li", "русский; zh; Klingon"]],
    )
    (event,) = (sheet for sheet in found.sheets if sheet.key == "Event")
    assert event.settings == {"Seated": "固定方", "Venue": "Ort"}
    assert all(not sheet.settings for sheet in found.sheets if sheet.key != "Event")
    assert found.words == {"level": {"must": ("必见", "top")}, "languages": {"ru": ("русский",)}}
    assert found.unknown == {"level": ("hm",), "languages": ("Klingon",), "seated": ("we",)}


def test_what_a_map_answers_is_kept_where_the_sheets_do_not_tell_it_themselves():
    rows = [["Company", "Role", "Would like to meet"], *([name, "buyer", SELLERS[0]] for name in BUYERS)]
    rows = [[*row, *("Hotel", "Hotel") * (n == 0), *("Hilton", n) * (n > 0)] for n, row in enumerate(rows)]
    rows += [[name, "supplier", None] for name in SELLERS]
    kept = {
        **{("form", "other", "holds"): "wishes", ("form", "other", "columns", "x"): "notes"},
        **{("form", "list", part): "best first" for part in ("struck", "numbers")},
        ("names", "altyn"): "Altyn Trade",
    }
    passed_over = {("form", "list", "holds"): "companies", ("form", "other", "separators"): ","}
    found = told(FormMap(answers={**kept, **passed_over}), List=rows).answers
    titles = {("form", "List", "columns", title) for title in (*rows[0][:3], "column D", "column E")}
    assert titles <= found.keys()
    of_the_map = {(*path[:1], path[1].replace("list", "List"), *path[2:]): answer for path, answer in kept.items()}
    assert {path: answer for path, answer in found.items() if path not in titles} == {
        ("form", "List", "holds"): "companies",
        **of_the_map,
    }


def test_what_was_understood_of_lists_of_any_form_is_told_as_answers():
    firms, goods = ["Your company", "Phone", "What do you offer?"], ("cars", "tea", "parts")
    guests = ["Your company", "Phone", "Which suppliers would you like to meet?"]
    found = told(
        A=[firms, *([name, n, what] for n, (name, what) in enumerate(zip(SELLERS, goods, strict=True), 1))],
        B=[guests, *([name, n, SELLERS[n - 1]] for n, name in enumerate(BUYERS, 1))],
    )
    columns = {"Your company": "Company", "Phone": "nothing", firms[2]: "Products", guests[2]: "wishes"}
    assert {path: found.answers[path] for path in found.answers if path[2] in {"holds", "role", "columns"}} == {
        **{("form", sheet, "holds"): "companies" for sheet in "AB"},
        **{("form", sheet, "role"): role for sheet, role in (("A", "suppliers"), ("B", "purchasers"))},
        **{
            ("form", sheet, "columns", title): columns[title]
            for sheet, titles in (("A", firms), ("B", guests))
            for title in titles
        },
    }


@pytest.mark.parametrize(
    ("title", "cells", "asked", "ignored"),
    [
        ("Zyx", ["must", "no"], True, False),
        ("Zyx", ["must", "want", "no"], True, False),  # its likely meaning is none
        ("Competitors", SELLERS[:2], True, False),
        ("Whom would you like to meet", SELLERS[:2], False, False),
        ("Hotel", ["Hilton", "Plaza"], False, True),
    ],
)
def test_a_further_column_of_the_format_is_not_ignored_if_it_has_a_meaning_or_is_asked_about(
    title, cells, asked, ignored
):
    buyers = [["ID", "Company", title], *([f"P{n}", name, cells[n % len(cells)]] for n, name in enumerate(BUYERS, 1))]
    sellers = [["ID", "Company"], *([f"S{n}", name] for n, name in enumerate(SELLERS, 1))]
    found = told(Purchasers=buyers, Suppliers=sellers, Requests=[["From", "To"], ["P1", "S1"]])
    assert (("form", "Purchasers", "columns", title) in found.asked) is asked
    assert [sheet.ignore for sheet in found.sheets] == [(title,) if ignored else (), (), ()]


def test_a_missing_column_is_no_further_one_if_it_is_needed_or_likely_misspelt():
    sheets = {"Purchasers": [["ID", "Langages"], ["P1", "ru"]], "Suppliers": [["ID", "Company"], ["S1", "Jade"]]}
    first, second = told(**sheets, Requests=[["From", "To"], ["P1", "S1"]]).sheets[:2]
    assert first.near == {"Languages": "Langages"}
    assert "Languages" in second.others
    assert {*second.others} - {*first.others} == {"Languages"}
