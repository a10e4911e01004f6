"""Reports in which those that a company wants to meet stand in rows below its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.nested import with_nested_lists
from tests.intake.books import Sheets, read
from tests.intake.understanding.answers import B, S, event_sheets, said, understood
from tests.intake.understanding.lists import sheet, shown

WISHES = {B[0]: [(S[0], "must"), (S[1], "wish")], B[1]: [(S[2], "maybe")], B[2]: [(S[1], "wish"), (S[3], "must")]}
WANTED = {(b, s, {"wish": "want"}.get(level, level), None) for b, wishes in WISHES.items() for s, level in wishes}


def report(*titles: str, indent: str = "", manager: bool = True) -> Sheets:
    """Who asks in rows of their own, with a country and a manager, above those they ask for."""
    rows: list[list[object]] = [["Requests of counterparties"], [], *([t] for t in titles)]
    rows[2] += ["Country", "Importance", "Manager"]
    for b, wishes in WISHES.items():
        rows.append([b, "Russia", None, "Olga" if manager else None])
        rows += [[indent + s, "China", level, None] for s, level in wishes]
    return {"TDSheet": [*rows, ["Total", None, 5]], **event_sheets()}


@pytest.mark.parametrize(
    "titles", [("Buyer / Supplier",), ("Закупщик → Поставщик",), ("采购商／供应商",), ("Buyer", "Supplier")]
)
def test_wishes_stand_below_who_asks(tmp_path: Path, titles: tuple[str, ...]):
    event = understood(read(tmp_path, report(*titles)))
    assert said(event) == WANTED
    assert {c.name: c.country for c in event.companies} == {**dict.fromkeys(B, "Russia"), **dict.fromkeys(S, "China")}


@pytest.mark.parametrize("titles", [("Buyer / Supplier",), ("Buyer", "Supplier")])
def test_each_cell_of_the_lists_tells_where_it_stood(titles: tuple[str, ...]):
    low = len(titles) - 1  # the rows below the header stand so much lower
    grid = sheet("R", *report(*titles)["TDSheet"])
    made = with_nested_lists(Book("", (grid,))).grids
    shown_at = [
        re.sub(r"(?<=[A-D ])\d+(?=[ :])", lambda n: str(int(n[0]) - low * (int(n[0]) > 3)), s) for s in shown(*made)
    ]
    assert shown_at == [
        "R 1: A1 Requests of counterparties",
        "R 3: A3 Buyer, A3 Supplier, C3 Importance",
        "R 5: A4 Altyn Trade LLP, A5 Chongqing Motors Co., Ltd., C5 must",
        "R 6: A4 Altyn Trade LLP, A6 River Machines, Inc., C6 wish",
        "R 8: A7 Ural Import LLC, A8 Spring Parts Co., Ltd., C8 maybe",
        "R 10: A9 Bishkek Motors, A10 River Machines, Inc., C10 wish",
        "R 11: A9 Bishkek Motors, A11 Yangtze Pumps, C11 must",
        "R Buyer 3: R!A3 Buyer, R!B3 Country, R!D3 Manager",
        "R Buyer 4: R!A4 Altyn Trade LLP, R!B4 Russia, R!D4 Olga",
        "R Buyer 7: R!A7 Ural Import LLC, R!B7 Russia, R!D7 Olga",
        "R Buyer 9: R!A9 Bishkek Motors, R!B9 Russia, R!D9 Olga",
        "R Supplier 3: R!A3 Supplier, R!B3 Country, R!D3 Manager",
        "R Supplier 5: R!A5 Chongqing Motors Co., Ltd., R!B5 China",
        "R Supplier 6: R!A6 River Machines, Inc., R!B6 China",
        "R Supplier 8: R!A8 Spring Parts Co., Ltd., R!B8 China",
        "R Supplier 11: R!A11 Yangtze Pumps, R!B11 China",
    ]
    titled = made[0].cell(3 + low, 1), made[0].cell(3 + low, 2), made[0].cell(3 + low, 5)
    assert [cell.row for cell in titled] == [3, 3 + low, 3]
    assert [[of.cell(3 + low, column).row for column in (1, 2, 4)] for of in made[1:]] == [[3, 3, 3], [3 + low, 3, 3]]


def test_rows_that_are_indented_are_those_asked_for(tmp_path: Path):
    event = understood(read(tmp_path, report("Buyer / Supplier", indent="    ", manager=False)))
    assert said(event) == WANTED


def test_the_corner_of_a_matrix_names_both_sides_too(tmp_path: Path):
    rows = [["Buyer / Supplier", *S], *([b, *("x" if s == S[n] else None for s in S)] for n, b in enumerate(B))]
    assert {wish[:3] for wish in said(understood(read(tmp_path, {"Wishes": rows, **event_sheets()})))} == {
        (b, S[n], "want") for n, b in enumerate(B)
    }
