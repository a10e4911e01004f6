"""Numbers that two lists give to different companies number the rows of each; others are IDs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sco_scheduler.intake.table.grids import Book, FormMap
from sco_scheduler.intake.understanding.cells.questions import Decider
from sco_scheduler.intake.understanding.lists.catalogues import without_shared_numbers
from tests.intake.books import codes, read, serious
from tests.intake.understanding.answers import B, S, said, understood
from tests.intake.understanding.sheets import sheet

BUYERS = ["Altyn Trade", "Ural Import", "Orda Foods", "Silk Way"]
SELLERS = ["Chongqing Motors", "River Machines", "Spring Parts", "Two Rivers"]


@pytest.mark.parametrize(("differing", "own"), [(0, False), (1, False), (2, False), (3, True), (4, True)])
def test_numbers_that_mostly_name_others_number_the_rows(differing, own):
    second = [*SELLERS[:differing], *BUYERS[differing:]]
    lists = [sheet(name, ["No.", "Company"], *enumerate(names, 1)) for name, names in (("1", BUYERS), ("2", second))]
    book, shared = without_shared_numbers(Book("trade.xlsx", tuple(lists)), Decider(FormMap()))
    assert all((1 in grid.rows[2]) is not own for grid in book.grids)
    assert [one.names for one in shared] == ([("Altyn Trade", "Chongqing Motors")] if own else [])
    assert [[str(cell) for cell in one.cells] for one in shared] == ([["1!A2", "2!A2"]] if own else [])


def test_two_numbers_that_differ_are_the_fewest_that_show_it():
    for names, own in ((BUYERS[:2], True), (BUYERS[:1], False)):
        lists = [sheet("1", ["No.", "Company"], *enumerate(BUYERS, 1))]
        lists.append(sheet("2", ["No.", "Company"], *enumerate(SELLERS[: len(names)], 1), [9, "Jialing"]))
        assert bool(without_shared_numbers(Book("trade.xlsx", tuple(lists)), Decider(FormMap()))[1]) is own


def test_lists_side_by_side_may_begin_with_the_numbers_of_their_rows(tmp_path: Path):
    rows: list[list[Any]] = [
        ["BUYERS", *[None] * 3, "SUPPLIERS"],
        ["No", "Company", "Wish 1", None, "No", "Company", "Wish 1"],
    ]
    rows += [[n + 1, *((B[n], S[n]) if n < 3 else (None, None)), None, n + 1, S[n], B[0]] for n in range(4)]
    event = understood(read(tmp_path, {"Lists": rows}))
    assert {(a, t) for a, t, _, _ in said(event)} == {*zip(B, S, strict=False), *((name, B[0]) for name in S)}


def test_the_number_that_is_told_is_the_first_that_names_two():
    second = [*BUYERS[:2], *SELLERS[:3]]
    first = [*BUYERS, "Steppe Trade"]
    lists = [
        sheet(name, ["Company", "No."], *zip(names, range(1, 9), strict=False))
        for name, names in (("1", first), ("2", second))
    ]
    (shared,) = without_shared_numbers(Book("trade.xlsx", tuple(lists)), Decider(FormMap()))[1]
    assert (shared.number, shared.names) == ("3", ("Orda Foods", "Chongqing Motors"))
    assert [str(cell) for cell in shared.cells] == ["1!B4", "2!B4"]


@pytest.mark.parametrize(
    ("titles", "title", "cells", "names"),
    [
        (("No.", "No."), "Supplier no.", ["1; 3", "2"], ["Chongqing Motors; Spring Parts", "River Machines"]),
        (("No.", "No."), "Wanted supplier numbers", ["01; 03"], ["Chongqing Motors; Spring Parts"]),
        (("No.", "No."), "Buyer no.", ["1; 3", "2"], ["Altyn Trade; Orda Foods", "Ural Import"]),
        (
            ("No.", "Catalogue no."),
            "Catalogue no.",
            ["1; 3", "2"],
            ["Chongqing Motors; Spring Parts", "River Machines"],
        ),
        (("No.", "No."), "Supplier no.", ["7", "2"], None),
        (("No.", "No."), "How many suppliers?", ["1; 3", "2"], None),
        (("No.", "No."), "Suppliers", ["1; 3", "2"], None),
        (("Number", "Number"), "Number", ["1; 3", "2"], None),
    ],
)
def test_numbers_are_of_the_list_whose_side_or_title_theirs_names(titles, title, cells, names):
    lists = [
        sheet(side, [number, side], *enumerate(companies, 1))
        for number, side, companies in zip(titles, ("Buyer", "Supplier"), (BUYERS, SELLERS), strict=True)
    ]
    lists.append(sheet("Wishes", ["Company", title], *(["Altyn Trade", cell] for cell in cells)))
    book, _ = without_shared_numbers(Book("trade.xlsx", tuple(lists)), Decider(FormMap()))
    assert [values[2] for values in book.grids[2].rows.values()] == [title, *(names or cells)]


@pytest.mark.parametrize(
    ("sheets", "titles"),
    [
        (("Buyers", "Sellers"), ("ID", "Company", "Country", "Wishes")),
        (("Purchasers", "Suppliers"), ("ID", "Company", "Country", "Wishes")),
        (("采购商", "供应商"), ("编号", "企业名称", "国家", "希望对接企业")),
        (("Покупатели", "Поставщики"), ("Код", "Компания", "Страна", "С кем хотят встретиться")),
    ],
)
@pytest.mark.parametrize("numbered", [False, True])
def test_sides_that_both_count_their_companies_from_one_share_no_company(tmp_path, sheets, titles, numbered):
    buyers, sellers = ["Altyn Trade", "Ural Import", "Orda Foods"], ["Jade Tea", "River Machines", "Spring Parts"]
    first = [[*titles], *([n, name, "KZ", n if numbered else sellers[n - 1]] for n, name in enumerate(buyers, start=1))]
    second = [[*titles[:3]], *([n, name, "CN"] for n, name in enumerate(sellers, start=1))]
    intake = read(tmp_path, dict(zip(sheets, (first, second), strict=True)))
    assert intake.event is not None, serious(intake.findings)
    names = {c.id: c.name for c in intake.event.companies}
    assert {c.name: c.purchaser is not None for c in intake.event.companies} == {
        **dict.fromkeys(buyers, True),
        **dict.fromkeys(sellers, False),
    }
    assert [(names[r.asker], names[r.target]) for r in intake.event.requests] == list(zip(buyers, sellers, strict=True))
    assert "numbers-of-rows" in codes(intake.findings)


def test_lists_below_each_other_that_both_count_from_one_share_no_company(tmp_path: Path):
    rows: list[list[Any]] = [["BUYERS"], ["No", "Company", "Wishes"], *([n, B[n - 1], n] for n in (1, 2, 3))]
    rows += [[], ["SUPPLIERS"], ["No", "Company", "Wishes"], *([n, S[n - 1], 4 - n] for n in (1, 2, 3))]
    event = understood(read(tmp_path, {"Lists": rows}))
    assert {(a, t) for a, t, _, _ in said(event)} == {*zip(B[:3], S, strict=False), *zip(S, B[2::-1], strict=False)}


def test_sides_on_one_sheet_that_both_count_from_one_share_no_company(tmp_path):
    rows = [["ID", "Company", "Role", "Wishes"], *([n, f"Buyer {n}", "buyer", f"Maker {n}"] for n in (1, 2, 3))]
    rows += [[n, f"Maker {n}", "supplier", None] for n in (1, 2, 3)]
    intake = read(tmp_path, {"All": rows})
    assert intake.event is not None, serious(intake.findings)
    assert {len([c for c in intake.event.companies if c.purchaser]), len(intake.event.companies)} == {3, 6}


def test_a_sheet_without_such_numbers_is_left_as_it_is():
    lists = [sheet(name, ["No.", "Company"], *enumerate(names, 1)) for name, names in (("1", BUYERS), ("2", SELLERS))]
    facts = sheet("Event", ["Event name", "Trade days"], ["Dates", "12 June 2026"], ["Slot minutes", 30])
    book, shared = without_shared_numbers(Book("trade.xlsx", (*lists, facts)), Decider(FormMap()))
    assert shared
    assert book.grids[-1] is facts  # by which a sheet of the format is known


@pytest.mark.parametrize(
    "title", ["No.", "Nr.", "Lfd. Nr.", "S.No.", "č.", "STT", "ردیف", "ลำดับ", "т/р", "Ssz.", "Nr. crt."]
)
def test_numbers_of_rows_are_no_codes_of_companies_though_ranks_equal_them(tmp_path, title):
    buyers, sellers = ["Altyn Trade", "Ural Import", "Orda Foods"], ["Lotus Glass", "Jade Tea", "River Pumps"]
    lists = {
        side: [[title, "Company", "Country"], *([n, name, "KZ"] for n, name in enumerate(names, 1))]
        for side, names in (("Buyers", buyers), ("Sellers", sellers))
    }
    asked = [(buyers[0], sellers[1], 1), (buyers[0], sellers[0], 2), (buyers[2], sellers[2], 1)]
    intake = read(tmp_path, {**lists, "Requests": [["Who", "Whom", "Priority"], *map(list, asked)]}, sure=0.0)
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    assert [(names[r.asker], names[r.target], r.rank) for r in intake.event.requests] == asked
