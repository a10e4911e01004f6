"""Sheets that are no lists become lists, cell by cell: where each came from, and how much has to be there for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.layouts.parts import is_title, parted, turned, with_labels
from sco_scheduler.intake.understanding.layouts.stacks import stacked
from tests.intake.understanding.sheets import sheet, shown

BESIDE = [
    ["Fair"],
    ["Buyer", "Country", None, "No.", "Supplier"],
    ["Altyn", "KZ", None, 1, "Jade"],
    ["Orda", "RU", None, 2, "Lotus"],
]


def test_lists_side_by_side_keep_their_places():
    area = ((2, 2, 1, 2), (2, 2, 4, 5), (1, 1, 1, 5))
    left, right = parted(replace(sheet("Lists", *BESIDE), merged=area))
    assert shown(left) == [
        "Lists A:B 1: Lists!A1 Fair",
        "Lists A:B 2: Lists!A2 Buyer, Lists!B2 Country",
        "Lists A:B 3: Lists!A3 Altyn, Lists!B3 KZ",
        "Lists A:B 4: Lists!A4 Orda, Lists!B4 RU",
    ]
    assert shown(right) == [
        "Lists D:E 2: Lists!D2 No., Lists!E2 Supplier",
        "Lists D:E 3: Lists!D3 1, Lists!E3 Jade",
        "Lists D:E 4: Lists!D4 2, Lists!E4 Lotus",
    ]
    assert (left.merged, right.merged) == (((2, 2, 1, 2),), ((2, 2, 4, 5),))


@pytest.mark.parametrize(
    ("header", "above", "parts"),
    [
        (["Buyer", "Country", None, "No.", "Supplier"], 0, 2),
        (["Company", "Country", None, "Company", "Zone"], 0, 2),
        (["Buyer", "Country", None, "Supplier"], 0, 1),  # one column is no list
        (["Buyer", "Country", None, "Note", "Supplier"], 0, 1),
        (["Buyer", "Country", "Zone", "No.", "Supplier"], 0, 1),
        (["Buyer", "Country", None, "No.", "Supplier"], 9, 2),
        (["Buyer", "Country", None, "No.", "Supplier"], 10, 1),
    ],
)
def test_two_lists_stand_side_by_side_where_each_begins_with_companies(header, above, parts):
    rows = [*([f"line {n}"] for n in range(above)), header, ["Altyn", "KZ", None, "x", "Jade"]]
    assert len(parted(sheet("Lists", *rows))) == parts


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        ([["Altyn", "Jade"], ["Orda", "Lotus"], ["Tenir", "Amber"], [None, "Dove"]], 2),
        ([["Altyn", "Jade"], ["Orda", "Lotus"], ["Tenir", "Amber"], ["Umid"], ["Vera"]], 2),
        (
            [
                ["Altyn", "Jade"],
                ["Orda", "Lotus"],
                ["Tenir", "Amber"],
                [None, "Dove"],
                [],
                ["Exported 2026-09-01 10:15"],
            ],
            2,
        ),
        ([["Altyn", "Jade"], ["Orda", "Lotus"], ["Tenir", "Amber"]], 1),  # may be pairs
        ([["Altyn", "Jade"], ["Orda", "Lotus"], ["Tenir", "Jade"], [None, "Dove"]], 1),
        ([["Altyn", "Jade"], [None, "Lotus"], ["Tenir", "Amber"], [None, "Dove"]], 1),  # two wishes of each
        ([["Altyn", "Jade"], ["Orda", "Lotus"], ["Tenir", "Amber"], [None, "Dove"], ["Umid"]], 1),
        ([["Altyn", "Jade"], ["Orda", "Lotus"], [None, "Dove"]], 1),
        ([["Altyn", "Jade", "x"], ["Orda", "Lotus"], ["Tenir", "Amber"], [None, "Dove"]], 1),
    ],
)
def test_two_columns_of_names_of_which_one_is_longer_are_the_lists_of_both_sides(rows, parts):
    found = parted(sheet("Lists", ["All who come"], ["Buyers", "Suppliers"], *rows))
    assert [part.name for part in found] == (["Lists A:A", "Lists B:B"] if parts == 2 else ["Lists"])
    assert len(parted(sheet("Lists", ["Buyers", "Country"], *rows))) == 1


STACKED = [
    ["List of all"],
    ["BUYERS"],
    ["No.", "Company", "Country"],
    [1, "Altyn", "KZ"],
    [],
    ["SUPPLIERS"],
    ["No.", "Company", "Zone"],
    [1, "Jade", "A"],
    ["Thanks"],
]


def test_lists_one_below_the_other_keep_their_places():
    first, second = stacked(replace(sheet("L", *STACKED), merged=((2, 2, 1, 3), (6, 6, 1, 3), (5, 6, 1, 1))))
    assert shown(first) == [
        "L 1:5 1: L!A1 List of all",
        "L 1:5 2: L!A2 BUYERS",
        "L 1:5 3: L!A3 No., L!B3 Company, L!C3 Country",
        "L 1:5 4: L!A4 1, L!B4 Altyn, L!C4 KZ",
    ]
    assert shown(second) == [
        "L 6:9 6: L!A6 SUPPLIERS",
        "L 6:9 7: L!A7 No., L!B7 Company, L!C7 Zone",
        "L 6:9 8: L!A8 1, L!B8 Jade, L!C8 A",
        "L 6:9 9: L!A9 Thanks",
    ]
    assert (first.merged, second.merged) == (((2, 2, 1, 3), (5, 5, 1, 1)), ((6, 6, 1, 3),))  # cut at its end


@pytest.mark.parametrize(
    ("row", "instead", "parts"),
    [
        (6, ["SUPPLIERS", "x"], 2),
        (6, ["More"], 2),
        (7, ["Company"], 1),
        (7, ["Jade", "Lotus", "Zone"], 1),
        (7, ["Company", "abc", "def"], 1),
        (7, ["Company", "Zone", "def"], 2),
        (3, ["Altyn", "KZ", "x"], 1),
    ],
)
def test_a_list_below_another_has_most_of_its_titles_or_a_side_above_its_own(row, instead, parts):
    rows = [instead if n == row else cells for n, cells in enumerate(STACKED, 1)]
    assert len(stacked(sheet("L", *rows))) == parts


DAYS = [["12 June"], ["Company", "Wish", "Level"], ["Altyn", "Jade", "must"], ["Orda", "Lotus", None]]


@pytest.mark.parametrize(
    ("second", "places"),
    [
        ([["Altyn", "Jade", None], ["Orda", "Opal", None]], ["L 1:4", "L 5:8"]),
        ([["Altyn", "Jade", None], ["Steppe", "Opal", None]], ["L"]),  # one list, whose titles every page repeats
        ([["Altyn", "Jade", None]], ["L 1:4", "L 5:7"]),
    ],
)
def test_a_header_that_comes_again_begins_a_list_where_the_same_companies_stand_below(second, places):
    rows = [*DAYS, ["13 June"], DAYS[1], *second]
    assert [grid.name for grid in stacked(sheet("L", *rows))] == places


def test_a_header_that_comes_again_begins_a_list_also_where_one_of_them_is_headed_by_a_side():
    of_a_day = [["Company", "Wants to meet", "Level"], *DAYS[2:]]
    rows = [["BUYERS"], *of_a_day, ["13 June"], *of_a_day]
    assert [grid.name for grid in stacked(sheet("L", *rows))] == ["L 1:4", "L 5:8"]


def test_a_header_that_comes_again_without_a_line_above_begins_there():
    rows = [*DAYS[1:], *DAYS[1:]]
    assert [grid.name for grid in stacked(sheet("L", *rows))] == ["L 1:3", "L 4:6"]


def test_lists_far_apart_are_in_their_order():
    gap = [None] * 62
    rows = (
        ["Buyer", "Country", *gap, "No.", "Supplier"],
        ["Altyn", "KZ", *gap, 1, "Jade"],
        ["Orda", "RU", *gap, 2, "Tea"],
    )
    assert [grid.name for grid in parted(sheet("Lists", *rows))] == ["Lists A:B", "Lists BM:BN"]


TURNED = [["Choice", "Altyn", "Orda", "Steppe"], [1, "Jade", "Lotus", "Jade"], [2, "Lotus", "Jade"]]


def test_choices_below_companies_become_a_row_for_each():
    made = turned(sheet("Buyers", ["Choices of buyers"], *TURNED), Book("t", ()))
    assert shown(made) == [
        "Buyers 1: A2 Company, A3 Choice 1, A4 Choice 2",
        "Buyers 2: B2 Altyn, B3 Jade, B4 Lotus",
        "Buyers 3: C2 Orda, C3 Lotus, C4 Jade",
        "Buyers 4: D2 Steppe, D3 Jade",
    ]


@pytest.mark.parametrize(
    ("rows", "made"),
    [
        (TURNED, True),
        ([row[:3] for row in TURNED], False),  # three columns are no header
        (TURNED[:2], False),  # one choice
        ([TURNED[0], [1, *TURNED[1][1:]], [3, *TURNED[2][1:]]], False),
        ([TURNED[0], TURNED[1], [None, *TURNED[2][1:]]], False),
        ([["Choice", "Supplier", "Orda", "Steppe"], *TURNED[1:]], False),
        ([["Choice", "Company", "Orda", "Steppe"], *TURNED[1:]], False),
        ([["Choice", "Country", "Zone", "Steppe"], *TURNED[1:]], False),
        ([["Choice", "Spare Parts Supplier", "Orda", "Steppe"], *TURNED[1:]], True),
        ([TURNED[0], [1, "Jade", "Lotus", "12"], TURNED[2]], False),
        ([TURNED[0], [1, "Jade", "Lotus", "Opal"], [2, "Pearl", "Amber"]], False),  # names that stand nowhere again
        ([TURNED[0], [1, "Jade", "Lotus", "Opal"], [2, "Pearl", "Jade"]], True),
        ([["Choice", *(f"Buyer {n} LLP" for n in range(3))], *([n, *"abc"] for n in range(1, 21))], False),
    ],
)
def test_choices_are_told_by_their_numbers_and_by_names_that_stand_again(rows, made):
    grid = sheet("Buyers", *rows)
    assert (turned(grid, Book("t", ())) is not grid) is made


@pytest.mark.parametrize(("many", "made"), [(20, True), (21, False)])
def test_no_company_has_more_than_twenty_choices_below_it(many, made):
    rows = [[n, *("Jade", "Lotus", "Opal")[n % 3 :], *("Jade", "Lotus", "Opal")[: n % 3]] for n in range(1, many + 1)]
    grid = sheet("Buyers", TURNED[0], *rows)
    grid = replace(grid, rows={row: dict(reversed(values.items())) for row, values in grid.rows.items()})
    assert (turned(grid, Book("t", ())) is not grid) is made


def test_choices_that_name_the_titles_of_another_sheet_are_turned():
    grid = sheet("Buyers", TURNED[0], [1, "Jade", "Lotus", "Opal"], [2, "Pearl", "Amber"])
    other = sheet("Sellers", ["Choice", "Jade", "Lotus", "Opal"], [1, "Altyn"])
    assert turned(grid, Book("t", (grid, other))) is not grid
    assert turned(grid, Book("t", (grid, sheet("Sellers", ["Choice", "Jade"], [1, "Altyn"])))) is grid


DATA = sheet("Data", ["company", "role", "score"], [1, 1, 1], [2, 2, 3])
CODES = [["Variable", "Code", "Label"], ["role", 1, "Buyer"], [None, 2, "Seller"], ["company", 1, "Altyn"]]


def test_codes_are_replaced_by_what_the_code_book_says():
    book, names = with_labels(Book("t", (DATA, sheet("Codes", ["Code book"], *CODES, [None, 2, "Jade"]))))
    assert names == ("Codes",)
    assert shown(*book.grids) == [
        "Data 1: A1 company, B1 role, C1 score",
        "Data 2: A2 Altyn, B2 Buyer, C2 1",
        "Data 3: A3 Jade, B3 Seller, C3 3",
    ]


@pytest.mark.parametrize(
    ("labels", "answer"),
    [
        (("Jade", "Lotus", "Opal"), "Opal"),  # the one question that has all of these codes
        (("Jade", "Lotus"), 3),
    ],
)
def test_a_column_of_another_title_is_decoded_where_one_question_alone_fits(labels, answer):
    codes = sheet("Codes", *CODES[:3], *(["want", n, label] for n, label in enumerate(labels, 1)))
    book, _ = with_labels(Book("t", (DATA, codes)))
    assert book.grids[0].rows[3][3] == answer


def test_without_one_code_book_all_stays_as_it_is():
    twice = Book("t", (DATA, sheet("Codes", *CODES), sheet("Codes 2", *CODES)))
    of_others = Book("t", (sheet("Data", ["who", "what"], [1, 2]), sheet("Codes", *CODES)))
    for book in (twice, of_others):
        assert with_labels(book) == (book, ())


@pytest.mark.parametrize(
    ("text", "title"),
    [("Company", True), ("Choice 2", True), ("Not interested in", True), ("Altyn Trade", False), ("", False)],
)
def test_a_title_means_something(text, title):
    assert is_title(text) is title


@pytest.mark.parametrize("titles", [["Buyers", "Suppliers"], ["Закупщики", "Поставщики"], ["采购商", "供应商"]])
def test_names_of_both_sides_may_have_a_title_above_and_a_line_below_them(titles):
    names = [["Altyn", "Jade"], ["Orda", "Lotus"], ["Tenir", "Amber"], [None, "Dove"]]
    parts = parted(sheet("Lists", ["B2B Forum 2026"], [], titles, *names, [], ["Exported 2026-09-01 10:15"]))
    assert [[*row.values()] for part in parts for row in part.rows.values()] == [
        *([titles[0]], ["Altyn"], ["Orda"], ["Tenir"]),
        *([titles[1]], ["Jade"], ["Lotus"], ["Amber"], ["Dove"]),
    ]
