"""Lists of earlier events and versions are left out, or asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.intake.table.grids import Book, FormMap
from sco_scheduler.intake.understanding.cells.questions import COMPANIES, NOTHING_HELD, Decider
from sco_scheduler.intake.understanding.companies.earlier_sheets import (
    _is_older,
    _is_version,
    of_this_year,
    without_earlier,
)
from tests.intake.books import read
from tests.intake.understanding.sheets import listed, sheet

ROWS = [["Company", "Country", "Phone"], ["Altyn", "KZ", "1"], ["Orda", "RU", "2"]]
OTHER = [["Company", "Country", "Phone"], ["Jade", "CN", "3"], ["Lotus", "CN", "4"]]


@pytest.mark.parametrize(("one", "two"), [("Buyers final", "Buyers final 2"), ("Закупщики", "Закупщики итог")])
def test_of_two_versions_of_a_list_one_is_asked_for(tmp_path, one, two):
    names = ("Altyn Trade LLP", "Ural Import LLC", "Orda Foods")
    sellers = ("River Pumps", "Jialing Tractors", "Bayu Gears")
    versions = {
        sheet: [["Buyer", "Country", "Would like to meet"], *([n, "Kazakhstan", wanted] for n in names)]
        for sheet, wanted in ((one, "River Pumps"), (two, "Bayu Gears"))
    }
    lists = {"Exhibitors": [["Exhibitor", "Zone"], *([name, "A"] for name in sellers)]}
    assert [(q.kind, q.subject, q.guess) for q in read(tmp_path, {**versions, **lists}).questions] == [
        ("holds", one, "nothing")
    ]
    other = [["Buyer", "Country", "Would like to meet"], ["Volga Auto", "Russia", "River Pumps"]]
    assert not read(tmp_path, {one: versions[one], two: other, **lists}).questions


@pytest.mark.parametrize(
    ("name", "other", "older"),
    [
        ("Buyers 2024", "Buyers 2025", True),
        ("Buyers 2025", "Buyers 2024", False),
        ("Buyers 2025", "Buyers 2025", False),
        ("Buyers 2024", "Buyers", False),
        ("Buyers 2024", "Sellers 2025", False),
        ("Buyers (old)", "Buyers", True),
        ("Buyers", "Buyers (old)", False),
        ("old list", "Buyers", True),
        ("old 2024", "Buyers 2025", True),
        ("old 2025", "Buyers 2024", False),
        ("old 2025", "Buyers 2025", False),
    ],
)
def test_a_name_with_an_earlier_year_or_called_old_is_older(name, other, older):
    assert _is_older(name, other) is older


@pytest.mark.parametrize(
    ("name", "other", "version"),
    [
        ("Buyers", "Buyers final", True),
        ("Buyers v1", "Buyers v2", True),
        ("Покупатели", "Покупатели (копия)", True),
        ("Käufer", "Käufer endgültig", True),
        ("바이어", "바이어 최종본", True),
        ("Buyers", "Sellers", False),
        ("Buyers 2024", "Buyers 2025", False),
        ("Buyers (old)", "Buyers", False),
    ],
)
def test_versions_of_a_list_have_its_name_and_no_other_year(name, other, version):
    assert _is_version(name, other) is version


@pytest.mark.parametrize(
    ("first", "second", "certainty"),
    [
        (("Buyers 2024", ROWS), ("Buyers 2025", OTHER), 0.7),
        (("Buyers 2024", ROWS), ("Buyers 2025", [["Firm", "Land", "Phone"], *OTHER[1:]]), None),
        (("Buyers", ROWS), ("Buyers final", ROWS), 0.5),
        (("Buyers", ROWS), ("Buyers final", [ROWS[0], ROWS[1], OTHER[1], OTHER[2]]), 0.5),
        (("Buyers", ROWS), ("Buyers final", OTHER), None),
        (("Buyers", ROWS), ("Sellers", ROWS), None),
    ],
)
def test_a_list_of_another_year_or_version_with_the_same_titles_is_asked_about(first, second, certainty):
    decider = Decider(FormMap(), sure=2.0)
    book = without_earlier(Book("t", (sheet(first[0], *first[1]), sheet(second[0], *second[1]))), decider)
    assert [q.certainty for q in decider.open] == ([certainty] if certainty else [])
    assert [grid.name for grid in book.grids] == [first[0], second[0]][1 if certainty else 0 :]


def test_a_hidden_list_of_another_year_is_left_out():
    hidden = replace(sheet("Buyers 2024", *ROWS), hidden=True)
    decider = Decider(FormMap(), sure=0.9)
    book = without_earlier(Book("t", (hidden, sheet("Buyers 2025", *OTHER))), decider)
    assert [grid.name for grid in book.grids] == ["Buyers 2025"]
    assert decider.open == []


@pytest.mark.parametrize(
    ("name", "others", "held"),
    [
        ("Archive", [["Sellers", "x"]], NOTHING_HELD),
        *(
            (name, [["Sellers", "x"]], NOTHING_HELD)
            for name in ("Käufer Vorjahr", "Édition précédente", "Tavalyi vevők")
        ),
        *(
            (name, [["Sellers", "x"]], NOTHING_HELD)
            for name in ("작년 바이어", "前回", "Arşiv", "Архів", "العام الماضي")
        ),
        *((name, [["Sellers", "x"]], COMPANIES) for name in ("Anno", "Kupujący rok 2026", "Jahrgang", "先生")),
        ("Käufer 2024", [["Sellers 2025", "wie letztes Jahr"]], COMPANIES),
        ("バイヤー 2024", [["Sellers 2025", "前回と同じ"]], COMPANIES),
        ("Buyers 2024", [["Sellers 2025", "x"]], NOTHING_HELD),
        ("Buyers 2025", [["Sellers 2024", "x"]], COMPANIES),
        ("Buyers 2024-2025", [["Sellers 2026", "x"]], COMPANIES),
        ("Buyers 2024", [["Sellers 2025", "as last year"]], COMPANIES),
        ("Archive", [], COMPANIES),
    ],
)
def test_a_list_of_an_earlier_year_holds_nothing_unless_another_sheet_refers_to_it(name, others, held):
    region = listed(name, *ROWS)
    grids = [region.grid, *(sheet(title, [text]) for title, text in others)]
    assert of_this_year(region, (COMPANIES, 0.9), grids)[0] == held
