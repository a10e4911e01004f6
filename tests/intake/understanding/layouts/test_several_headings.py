"""Blocks of wishes below the name of who asks are read as a list of wishes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.layouts.several import with_askers
from tests.intake.books import Sheets, read
from tests.intake.understanding.exports import BUYERS, SELLERS
from tests.intake.understanding.sheets import sheet, shown

B, S = [row[1] for row in BUYERS[:3]], [row[1] for row in SELLERS[:5]]
WISHES = {B[0]: [S[0], S[1], S[2]], B[1]: [S[2]], B[2]: [S[3], S[0]]}
SUPPLIERS = [["Supplier", "Products"], *([s, "parts"] for s in S)]


def tables(label: str, titles: list[str], *, once: bool = False) -> list[list[Any]]:
    """A heading, a header and a table for each buyer; with ``once`` one header above all."""
    rows: list[list[Any]] = [["Meeting requests"], [], *([titles] if once else [])]
    for buyer, asked in WISHES.items():
        rows += [[f"{label}{buyer}"], *([] if once else [titles])]
        rows += [[n, s, "must" if n == 1 else "want"] for n, s in enumerate(asked, 1)]
        rows += [[]]
    return rows


TITLES = ["No.", "Supplier", "Priority"]
SHEETS: dict[str, Sheets] = {
    "label and table": {"Requests": tables("Buyer: ", TITLES), "Suppliers": SUPPLIERS},
    "label and one header": {
        "Requests": tables("Покупатель: ", ["№", "Поставщик", "Степень"], once=True),
        "Suppliers": SUPPLIERS,
    },
    "bare names of a list": {
        "Requests": tables("", TITLES, once=True),
        "Suppliers": SUPPLIERS,
        "Buyers": [["Company", "Country"], *([b, "Russia"] for b in B)],
    },
}


@pytest.mark.parametrize("shape", SHEETS)
def test_a_name_above_its_wishes_asks_for_them(tmp_path, shape):
    intake = read(tmp_path, SHEETS[shape])
    assert intake.event is not None, [str(f.message) for f in intake.findings]
    names = {c.id: c.name for c in intake.event.companies}
    assert [c.name for c in intake.event.companies if c.purchaser] == B
    assert {(names[r.asker], names[r.target], r.level.value) for r in intake.event.requests} == {
        (b, s, "must" if s == asked[0] else "want") for b, asked in WISHES.items() for s in asked
    }


def test_names_below_a_name_are_its_wishes(tmp_path):
    rows: list[list[Any]] = []
    for buyer, asked in WISHES.items():
        rows += [[f"Buyer: {buyer}"], *([s] for s in asked)]
    intake = read(tmp_path, {"Wishes": rows, "Suppliers": SUPPLIERS})
    assert intake.event is not None, [str(f.message) for f in intake.findings]
    assert len(intake.event.requests) == 6
    assert str(intake.event.requests[0].cell) == "Wishes!A2"


def test_a_comment_stays_on_its_cell_beside_which_who_asks_is_put():
    grid = sheet("Requests", *tables("Buyer: ", TITLES))
    (made,) = with_askers(Book("trade.xlsx", (replace(grid, comments={(6, 2): "late"}),))).grids
    ((row, column),) = made.comments
    assert (made.rows[row][column], made.rows[row][1]) == (grid.rows[6][2], B[0])


def test_each_row_tells_where_the_name_above_it_stands():
    rows: list[list[Any]] = [["Buyer:", B[0]], ["Supplier", "Interest"], [S[0], "must"], [S[1], "x"], []]
    rows += [[None, "Buyer:", B[1]], ["Supplier", "Interest"], [S[0], "x"], [S[2], "must"]]
    (grid,) = with_askers(Book("x.xlsx", (sheet("A", *rows),))).grids
    assert shown(grid) == [
        "A 1: B1 Buyer, A2 Supplier, B2 Interest",
        f"A 3: B1 {B[0]}, A3 {S[0]}, B3 must",
        f"A 4: B1 {B[0]}, A4 {S[1]}, B4 x",
        f"A 8: C6 {B[1]}, A8 {S[0]}, B8 x",
        f"A 9: C6 {B[1]}, A9 {S[2]}, B9 must",
    ]


@pytest.mark.parametrize("gap", [[], [None]])
@pytest.mark.parametrize("label", ["Buyer: {}", "Закупщик: {}", "采购商：{}"])
def test_the_first_wish_with_its_level_is_no_header(tmp_path, label, gap):
    rows: list[list[Any]] = []
    for buyer, asked in WISHES.items():
        rows += [[label.format(buyer)], *([*gap, s, "must" if n == 0 else "no"] for n, s in enumerate(asked))]
    rows += [[*gap, S[4]]]  # without a level
    intake = read(
        tmp_path, {"Wishes": rows, "Suppliers": SUPPLIERS, "Buyers": [["Buyer", "City"], *([b, "Osh"] for b in B)]}
    )
    assert intake.questions == ()
    assert intake.event is not None
    names = {c.id: c.name for c in intake.event.companies}
    assert {(names[r.asker], names[r.target], r.level.value) for r in intake.event.requests} == {
        *((buyer, s, "must" if n == 0 else "no") for buyer, asked in WISHES.items() for n, s in enumerate(asked)),
        (B[2], S[4], "want"),
    }
