"""Rows of several companies, and blocks of rows below the name of who asks, become lists: where each cell came from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.cells.questions import Question
from sco_scheduler.intake.understanding.layouts.several import each_alone, with_askers
from tests.intake.books import read
from tests.intake.understanding.sheets import sheet, shown

TWO = [
    ["Forum"],
    ["Buyer 1", "Country", "Buyer 2"],
    ["Altyn", "KZ", "Orda"],
    ["Silk", "UZ"],
    [None, "RU", "Ural"],
]


class _Sure:
    """Takes each separator that is offered first, and notes the questions."""

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def decide(self, question: Question) -> str:
        self.asked.append(question)
        return question.options[0]


def _alone(*rows: list[object], other: list[object] | None = None) -> tuple[list[str], list[Question]]:
    decider, grid = _Sure(), sheet("L", *rows)
    book = Book("t", (grid, *([sheet("O", other)] if other else [])))
    made = each_alone(grid, book, decider)
    return shown(made) if made is not grid else [], decider.asked


def test_companies_in_numbered_columns_stand_in_rows_of_their_own():
    grid = replace(sheet("L", *TWO), merged=((1, 1, 1, 3), (2, 2, 1, 2), (3, 4, 2, 2)))
    made = each_alone(grid, Book("t", (grid,)), _Sure())
    assert shown(made) == [
        "L 1: A1 Forum",
        "L 2: A2 Buyer 1, B2 Country",
        "L 3: A3 Altyn, B3 KZ",
        "L 4: C3 Orda, B3 KZ",
        "L 5: A4 Silk, B4 UZ",
        "L 6: C5 Ural, B5 RU",
    ]
    assert [str(made.cell(row, 0)) for row in (3, 4, 6)] == ["L row 3", "L row 3", "L row 5"]
    assert made.merged == ((1, 1, 1, 3), (2, 2, 1, 2))


@pytest.mark.parametrize(
    ("titles", "several"),
    [
        (["Buyer 1", "Country", "Buyer 2"], True),
        (["Buyer 2", "Country", "Buyer 3"], False),
        (["Buyer 1", "Country", "Supplier 2"], False),
        (["Buyer 1", "Country", "Town"], False),
        (["Company 1", "Country", "Company 2"], False),
        (["Buyer", "Country", "Supplier"], False),
    ],
)
def test_columns_of_one_side_that_are_numbered_from_one_on_name_several_companies(titles, several):
    assert bool(_alone(titles, *TWO[2:])[0]) is several


@pytest.mark.parametrize(
    ("cells", "other", "parted", "sure"),
    [
        (["Altyn Trade; Orda Foods"], None, True, 0.5),
        (["Altyn Trade; Orda Foods"], ["Altyn Trade", "Orda Foods"], True, 0.93),
        (["Altyn Trade; Orda Foods"], ["Altyn Trade"], True, 0.5),
        (["Altyn Trade / Orda Foods"], None, True, 0.5),
        (["Altyn Trade | Orda Foods"], None, True, 0.5),
        (["Altyn Trade/Orda Foods"], None, False, 0),
        (["Altyn Trade; 奥尔达食品"], None, False, 0),
        (["Altyn; Ord"], None, False, 0),
        (["Altyn; Orda"], None, True, 0.5),
        (["Altyn; ALTYN"], None, False, 0),
        (["Altyn Trade\nOrda Foods"], None, False, 0),
        (["Altyn Trade LLP\nOrda Foods JSC"], None, True, 0.5),
        (["Altyn Trade LLP\nOrda Foods"], None, False, 0),
    ],
)
def test_names_in_one_cell_are_asked_about_and_parted_unless_they_are_one(cells, other, parted, sure):
    made, asked = _alone(["Company", "Zone"], *([cell, "A"] for cell in cells), other=other)
    assert bool(made) is parted
    assert [question.certainty for question in asked] == ([sure] if parted else [])


def test_a_cell_alone_in_its_row_is_no_company_with_another():
    assert _alone(["Company", "Zone"], ["Altyn Trade; Orda Foods"], ["Silk Way", "A"])[0] == []
    made, _ = _alone(["Company", "Zone"], ["Altyn Trade; Orda Foods", "A"], ["Silk Way", "B"])
    assert made == [
        "L 1: A1 Company, B1 Zone",
        "L 2: A2 Altyn Trade, B2 A",
        "L 3: A2 Orda Foods, B2 A",
        "L 4: A3 Silk Way, B3 B",
    ]


BLOCKS = [
    ["Wishes of the forum"],
    ["Buyer: Altyn"],
    ["Supplier", "Level"],
    ["Jade", "must"],
    ["Lotus", "want"],
    ["Buyer: Orda"],
    ["Supplier", "Level"],
    ["Opal", "must"],
    ["late"],
]
MADE = [
    "L 1: A1 Wishes of the forum",
    "L 2: A2 Buyer, A3 Supplier, B3 Level",
    "L 4: A2 Altyn, A4 Jade, B4 must",
    "L 5: A2 Altyn, A5 Lotus, B5 want",
    "L 8: A6 Orda, A8 Opal, B8 must",
    "L 9: A9 late",
]


def _asked(*rows: list[object], others: tuple[object, ...] = ()) -> list[str]:
    grid = sheet("L", *rows)
    made = with_askers(Book("t", (grid, *others))).grids[0]
    return [line.replace("L!", "") for line in shown(made)] if made is not grid else []


def test_the_heading_of_a_block_is_the_first_cell_of_each_of_its_rows():
    grid = replace(sheet("L", *BLOCKS), comments={(4, 2): "by phone"}, merged=((1, 1, 1, 2),))
    (made,) = with_askers(Book("t", (grid,))).grids
    assert shown(made) == MADE
    assert made.comments == {(4, 3): "by phone"}
    assert made.merged == ()
    assert [str(made.cell(row, 0)) for row in (4, 9)] == ["L row 4", "L row 9"]
    assert str(made.cell(8, 1)) == "L!A6"


@pytest.mark.parametrize(
    ("changed", "rows"),
    [
        ({}, 6),
        ({1: ["Company: Altyn"], 5: ["Company: Orda"]}, 6),
        ({1: ["Buyer:", "Altyn"], 5: ["Buyer:", "Orda"]}, 6),
        ({1: ["Buyer", "Altyn"], 5: ["Buyer", "Orda"]}, 0),  # a row of a table
        ({5: ["Supplier: Orda"]}, 0),
        ({5: ["Buyer: ALTYN"]}, 0),
        ({5: ["Town: Osh"]}, 0),
        ({8: ["Town: Osh"]}, 0),  # a form with other labels
        ({8: ["Total: 30 firms"]}, 6),
        ({1: ["From: Altyn"], 5: ["From: Orda"]}, 6),
        ({5: ["Buyer: 12"]}, 0),
    ],
)
def test_headings_are_labels_of_one_side_with_different_names_and_no_others(changed, rows):
    made = _asked(*(changed.get(n, row) for n, row in enumerate(BLOCKS)))
    assert len(made) == rows


def test_blocks_without_titles_are_wishes():
    made = _asked(["Buyer: Altyn"], ["Jade"], ["Lotus"], ["Buyer: Orda"], ["Opal"], ["* must"])
    assert made == [
        "L 1: A1 Buyer, A1 Wants to meet",
        "L 2: A1 Altyn, A2 Jade",
        "L 3: A1 Altyn, A3 Lotus",
        "L 5: A4 Orda, A5 Opal",
        "L 6: A6 * must",
    ]


NAMED = [["Altyn"], ["Jade", "must"], ["Lotus", "want"], ["Orda"], ["Opal", "must"]]


@pytest.mark.parametrize(
    ("rows", "listing", "label"),
    [
        (NAMED, ("Buyers", ["Altyn"], ["Orda"]), "Buyers"),
        (NAMED, ("Names", ["Altyn"], ["Orda"]), "From"),
        ([row if len(row) == 1 else [None, *row] for row in NAMED], ("Buyers", ["Altyn"], ["Orda"]), "Buyers"),
        (NAMED, ("Buyers", ["Altyn"]), ""),
        (NAMED, ("Buyers", ["x", "y", "z", "Altyn"], ["x", "y", "z", "Orda"]), ""),  # behind the first three columns
        (NAMED, ("Buyers", ["x", "y", "Altyn"], ["x", "y", "Orda"]), "Buyers"),
        ([*NAMED[:3], ["Altyn"], NAMED[4]], ("Buyers", ["Altyn"], ["Orda"]), ""),
        ([*NAMED[:3], ["Orda"], ["x"], NAMED[4]], ("Buyers", ["Altyn"], ["Orda"]), ""),
    ],
)
def test_a_name_alone_above_rows_asks_if_another_sheet_lists_it(rows, listing, label):
    name, *names = listing
    made = _asked(*rows, others=(sheet(name, *names),))
    assert (made[0].split()[3].strip(",") if made else "") == label


def test_a_workbook_of_blocks_is_read(tmp_path: Path):
    sheets = {
        "Wishes": BLOCKS[1:8],
        "Suppliers": [["Company", "Zone"], ["Jade", "A"], ["Lotus", "A"], ["Opal", "A"]],
    }
    event = read(tmp_path, sheets, sure=0.4).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    assert {(names[r.asker], names[r.target], str(r.level)) for r in event.requests} == {
        ("Altyn", "Jade", "must"),
        ("Altyn", "Lotus", "want"),
        ("Orda", "Opal", "must"),
    }
