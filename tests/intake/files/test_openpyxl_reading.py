"""What openpyxl reads of a workbook: comments, formulas, colours, struck letters, merged and hidden cells."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from sco_scheduler.domain.findings import Findings
from sco_scheduler.intake.files import openpyxl_reading
from sco_scheduler.intake.files.container import MAIN
from sco_scheduler.intake.files.opening import open_book
from sco_scheduler.intake.table.grids import ErrorValue, Grid, LostFormula
from tests.intake.files.test_container_scan import book_of
from tests.workbooks import save


def grid_of(path: Path, book: Workbook) -> Grid:
    """The first sheet of a workbook as it is read."""
    book.save(path)
    return book_of(path).grids[0]


def test_hidden_and_merged_cells_are_told(tmp_path):
    book = Workbook()
    sheet = book.active
    for row in (["Company", "Zone", "Notes"], ["Volga", "A", None], ["Neva", None, "late"]):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[9].hidden = True  # an empty row
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("Second").sheet_state = "veryHidden"
    grid = grid_of(tmp_path / "x.xlsx", book)
    assert (grid.merged, grid.hidden_rows, grid.hidden_columns) == (((2, 3, 2, 2),), {3}, {3})
    assert [grid.hidden for grid in book_of(tmp_path / "x.xlsx").grids] == [False, True]


@pytest.mark.parametrize(
    ("text", "author", "said"),
    [
        ("Olga:\nnot on Monday", "Olga", "not on Monday"),
        ("Olga: not on Monday", "Igor", "Olga: not on Monday"),
        ("[Threaded comment]\n\nYour version of Excel shows this.\n\nComment:\n    must meet", "Olga", "must meet"),
        ("Not a company", "schedule check", None),
    ],
)
def test_a_comment_says_what_stands_behind_its_author_and_the_programs_own_nothing(tmp_path, text, author, said):
    book = Workbook()
    book.active["A1"] = "Volga"
    book.active["A1"].comment = Comment(text, author)
    assert grid_of(tmp_path / "x.xlsx", book).comments == ({(1, 1): said} if said else {})


def test_the_colour_of_the_programs_own_comments_is_none_of_the_organizer(tmp_path):
    book = Workbook()
    sheet, yellow, green = book.active, *(PatternFill("solid", fgColor=colour) for colour in ("FFFF00", "00FF00"))
    for place, fill in (("A1", yellow), ("A2", yellow), ("A3", green)):
        sheet[place], sheet[place].fill = "Volga", fill
    sheet["A1"].comment = Comment("Misspelt?", "schedule check")
    assert grid_of(tmp_path / "x.xlsx", book).colours.keys() == {(3, 1)}


def test_letters_are_struck_through_in_whole_or_in_part(tmp_path):
    book = Workbook()
    sheet, gone = book.active, InlineFont(strike=True)
    sheet["A1"], sheet["A1"].font = "Volga", Font(strike=True)
    sheet["A2"] = CellRichText("Neva; ", TextBlock(gone, "Ob"))
    sheet["A3"] = CellRichText(TextBlock(gone, "Don"), " ")
    sheet["A4"] = CellRichText(TextBlock(InlineFont(b=True), "Lena"), " Oil")
    grid = grid_of(tmp_path / "x.xlsx", book)
    assert grid.rows == {1: {1: "Volga"}, 2: {1: "Neva; Ob"}, 3: {1: "Don "}, 4: {1: "Lena Oil"}}
    assert grid.struck == {(1, 1), (3, 1)}
    assert grid.runs == {(2, 1): (("Neva; ", False), ("Ob", True))}


def test_errors_are_no_texts(tmp_path):
    book = Workbook()
    book.active.append(["#N/A", "#1"])
    book.active["A1"].data_type = "e"
    (row,) = grid_of(tmp_path / "x.xlsx", book).rows.values()
    assert [type(value) for value in row.values()] == [ErrorValue, str]


def test_a_formula_without_a_value_stands_in_its_row(tmp_path):
    save(tmp_path / "x.xlsx", {"Sheet": [["=1+1"], ["second"]]})
    rows = open_book(tmp_path / "x.xlsx", Findings(), ["sheet"]).grids[0].rows
    assert list(rows.items()) == [(1, {1: LostFormula("=1+1")}), (2, {1: "second"})]


def test_a_comment_on_one_of_several_sheets_is_read(tmp_path):
    book = Workbook()
    book.active.append(["first"])
    book.create_sheet("Second").append(["second"])
    book.active["A1"].comment = Comment("said by hand", "she")
    book.save(tmp_path / "x.xlsx")
    assert [dict(grid.comments) for grid in book_of(tmp_path / "x.xlsx").grids] == [{(1, 1): "said by hand"}, {}]


def test_cells_without_a_place_stand_beside_the_one_before():
    text = "<is><r><t>old</t><rPr><strike/></rPr></r><r><t> new</t></r></is>"
    rows = f"<row><c>{text}</c><c/><c>{text}</c></row><row r='5'><c r='D5'/><c>{text}</c></row><row><c>{text}</c></row>"
    part = f"<worksheet xmlns='{MAIN[1:-1]}'><sheetData>{rows}</sheetData></worksheet>".encode()
    runs = (("old", True), (" new", None))
    assert openpyxl_reading._runs_in_cells(part) == dict.fromkeys([(1, 1), (1, 3), (5, 5), (6, 1)], runs)


def test_texts_with_letters_of_several_looks_are_read_by_openpyxl(tmp_path):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as made:
        bold = made.add_format({"bold": True})
        sheet = made.add_worksheet()
        sheet.write_rich_string("A1", "Vol", bold, "ga")
        sheet.write("A2", "Neva")
    assert book_of(path).grids[0].rows == {1: {1: "Volga"}, 2: {1: "Neva"}}
