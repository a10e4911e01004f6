"""Sheets that nobody changed are opened without their cells, and what was added is found as if they had them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from sco_scheduler.output.excel import own_content
from sco_scheduler.output.excel.lists import KEYS
from sco_scheduler.output.excel.own_content import OwnContent, read_own_content
from sco_scheduler.output.excel.thin_reading import open_thin

AGENDA = "P001 KazAgro LLP"


def thin(path: Path, *, to_copy: bool = False) -> Workbook:
    with path.open("rb") as file:
        return open_thin(file, rich_text=False, to_copy=to_copy)[0]


def whole(path: Path, *, to_copy: bool = False) -> set[str]:
    """The sheets that are opened with all their cells."""
    book, opened = load_workbook(path), thin(path, to_copy=to_copy)
    return {title for title in opened.sheetnames if book[title]._cells.keys() == opened[title]._cells.keys()}


@pytest.mark.parametrize("saved", [False, True], ids=["as written", "saved by another program"])
def test_no_sheet_that_is_as_it_was_has_cells_but_for_the_header_of_lists(path: Path, saved):
    if saved:
        load_workbook(path).save(path)
    assert not whole(path)
    meetings = load_workbook(path)["Meetings"]
    assert [cell.value for cell in thin(path)["Meetings"][1]] == [cell.value for cell in meetings[1]]
    opened = thin(path, to_copy=True)
    assert [opened[title].max_column for title in ("Grid A", "P002 Ivan")] == [6, 8]


def hidden_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].hidden = True


def hidden(sheet: Worksheet) -> None:
    sheet.sheet_state = "hidden"


def painted(sheet: Worksheet) -> None:
    sheet.sheet_properties.tabColor = "FF00FF"


@pytest.mark.parametrize("arrange", [hidden_column, hidden, painted])
def test_of_sheets_that_are_arranged_alike_one_is_opened_unless_they_are_copied(path: Path, arrange):
    book = load_workbook(path)
    book.save(path)
    alike = {"Grid B", "P002 Ivan", "P002 Olga", "S001 Jialing Motors", "S002 Yangtze Pumps"}
    assert {*book.sheetnames} - {*thin(path).sheetnames} == alike
    assert thin(path, to_copy=True).sheetnames == book.sheetnames
    arrange(book["P002 Ivan"])
    book.save(path)
    assert {*book.sheetnames} - {*thin(path).sheetnames} == alike - {"P002 Ivan"}
    assert read_own_content(path).arranged == ("P002 Ivan",)


def test_lists_are_whole_where_additions_are_copied(path: Path):
    assert whole(path, to_copy=True) == {*KEYS} & {*load_workbook(path).sheetnames}


def test_without_a_record_every_sheet_is_whole(path: Path):
    book = load_workbook(path)
    del book["Record"]
    book.save(path)
    opened = thin(path)
    assert {title: len(opened[title]._cells) for title in book.sheetnames} == {
        title: len(book[title]._cells) for title in book.sheetnames
    }


def typed(cell: Cell) -> None:
    cell.value = "mine"


def rounded(cell: Cell) -> None:
    cell.value = time(7, 7)


def calculated(cell: Cell) -> None:
    cell.value = "=1+1"


def coloured(cell: Cell) -> None:
    cell.fill = PatternFill("solid", start_color="FF66CC")


def struck(cell: Cell) -> None:
    cell.font = Font(strike=True)


def noted(cell: Cell) -> None:
    cell.comment = Comment("call them", "she")


def linked(cell: Cell) -> None:
    cell.hyperlink = "https://example.org/"


def emptied(cell: Cell) -> None:
    cell.value = None


CHANGES: tuple[Callable[[Cell], None], ...] = (typed, rounded, calculated, coloured, struck, noted, linked, emptied)


PLACES = (("Companies", "A6"), ("Grid A", "A5"), (AGENDA, "A2"))
OF_DATA = (typed, rounded, emptied)
"""The changes that the reader of Meetings reads."""


@pytest.mark.one_of(4)
@pytest.mark.parametrize(
    ("title", "place", "change"),
    [
        *((title, place, change) for title, place in PLACES for change in CHANGES),
        *(("Meetings", "A2", change) for change in CHANGES if change not in OF_DATA),
    ],
)
def test_a_sheet_with_a_changed_cell_is_whole(path: Path, title, place, change):
    book = load_workbook(path)
    change(book[title][place])
    book.save(path)
    assert whole(path) == {title}


@pytest.mark.parametrize(("place", "expected"), [("E2", set()), ("W2", {"Meetings"}), ("B7", set())])
def test_rows_of_meetings_are_data_and_what_stands_beside_its_columns_is_not(path: Path, place, expected):
    book = load_workbook(path)
    book["Meetings"][place] = "mine"
    book.save(path)
    assert whole(path) == expected


def test_a_list_with_a_hidden_row_is_whole(path: Path):
    book = load_workbook(path)
    book["Companies"].row_dimensions[6].hidden = True
    book.save(path)
    assert whole(path) == {"Companies"}


def test_a_list_with_a_cell_as_bold_as_another_column_is_whole(path: Path):
    book = load_workbook(path)
    sheet = book["Meetings"]
    bold = next(cell for cell in sheet[1] if cell.font.bold)
    sheet["D2"].font = Font(bold=bold.font.bold)
    book.save(path)
    assert whole(path) == {"Meetings"}


def test_a_record_that_is_not_plain_is_whole_and_read_all_the_same(path: Path):
    book = load_workbook(path)
    book["Record"]["D2"] = True
    book["Companies"]["Z7"] = "mine"
    book.save(path)
    assert "Record" in whole(path)
    assert [(mark.place, mark.own) for mark in read_own_content(path).marks] == [("Z7", True)]


def said(found: OwnContent) -> tuple[object, ...]:
    marks = [(m.sheet, m.place, m.text, m.key, m.title, m.own, m.over, m.row, m.inserted) for m in found.marks]
    return found.sheets, found.columns, marks, found.lost, found.named, found.arranged


@pytest.mark.parametrize("seed", range(6))
def test_what_was_added_is_the_same_as_if_every_cell_is_read(path: Path, seed, monkeypatch):
    book, rng = load_workbook(path), Random(f"additions {seed}")
    for sheet in rng.sample(book.worksheets, 3):
        if sheet.title != "Record":
            for _ in range(rng.randint(1, 3)):
                cells = [cell for row in sheet.iter_rows() for cell in row if type(cell) is Cell]
                rng.choice(CHANGES)(rng.choice(cells))
            for arrange in (hidden_column, painted):
                if rng.random() < 0.3:
                    arrange(sheet)
    book.save(path)
    found = said(read_own_content(path))
    monkeypatch.setattr(
        own_content, "open_thin", lambda file, *, rich_text, to_copy: (load_workbook(file, rich_text=rich_text), None)
    )
    assert found == said(read_own_content(path))
