"""Copies of registrations with answers: cells changed, rows and sheets added, each with its source."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from sco_scheduler.intake.table.grids import LANGUAGES, Book, Grid, vocabulary
from sco_scheduler.intake.table.rows import SheetTable
from sco_scheduler.output.excel.joined import CellChange, NewRow, write_joined

ROWS = {1: {1: "From", 2: "To"}, 2: {1: "P1", 2: "S1"}, 5: {1: "P2", 2: "S2"}}


def joined(folder: Path, tables, changes=(), additions=(), grid=None, source="x.csv"):
    path = folder / "joined.xlsx"
    read = Book("x", (grid or Grid("Requests", ROWS),))
    write_joined(path, folder / source, read, tables, changes, additions)
    return openpyxl.load_workbook(path)


TABLES = {"Requests": SheetTable("Requests", 1, {"from": 1, "to": 2})}


def filled(sheet) -> set[str]:
    return {c.coordinate for row in sheet for c in row if c.fill.fill_type == "solid"}


def test_a_changed_cell_is_coloured_and_tells_where_it_comes_from(tmp_path):
    changes = [CellChange("Requests", 2, "to", "=S3", "form of P1"), CellChange("Requests", 5, "to", None)]
    sheet = joined(tmp_path, TABLES, changes)["Requests"]
    assert (sheet["B2"].value, sheet["B2"].data_type, sheet["B5"].value) == ("=S3", "s", None)
    assert sheet["B2"].comment.text == "form of P1"
    assert sheet["B5"].comment is None
    assert filled(sheet) == {"B2", "B5"}


def test_a_column_that_is_missing_is_added_with_its_header(tmp_path):
    changes = [CellChange("Requests", 2, "level", "must"), CellChange("Requests", 5, "rank", 3)]
    sheet = joined(tmp_path, TABLES, changes)["Requests"]
    assert [cell.value for cell in sheet[1]] == ["From", "To", "Level", "Rank"]
    assert (sheet["C2"].value, sheet["D5"].value) == ("must", 3)


def test_a_row_is_added_below_the_last_and_blanks_are_not_written(tmp_path):
    rows = [NewRow("Requests", {"from": "P3", "to": "S1", "notes": ""}, "form of P3"), NewRow("Requests", {"to": "S9"})]
    sheet = joined(tmp_path, TABLES, additions=rows)["Requests"]
    assert [[cell.value for cell in row] for row in sheet["A6:B7"]] == [["P3", "S1"], [None, "S9"]]
    assert sheet.max_column == 2
    assert [sheet[place].comment is not None for place in ("A6", "B6", "B7")] == [False, True, False]
    assert filled(sheet) == {"A6", "B6", "B7"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_that_is_missing_is_added_in_the_language_of_the_others(tmp_path, language):
    words = vocabulary().sheets
    there, name = (words[key].sheet.name(language) for key in ("Requests", "Zones"))
    tables = {"Requests": SheetTable(there, 1, {"from": 1, "to": 2})}
    copy = joined(tmp_path, tables, additions=[NewRow("Zones", {"zone": "C", "tables": 4})], grid=Grid(there, ROWS))
    titles = [words["Zones"].columns[key].name(language) for key in ("zone", "tables")]
    assert [[cell.value for cell in row] for row in copy[name]["A1:B2"]] == [titles, ["C", 4]]


def test_an_empty_sheet_of_the_name_gives_way(tmp_path):
    source = tmp_path / "x.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Requests"
    book.create_sheet("ZONES")
    book.save(source)
    copy = joined(tmp_path, TABLES, additions=[NewRow("Zones", {"zone": "C"})], source="x.xlsx")
    assert copy.sheetnames == ["Requests", "Zones"]


def test_merged_rows_are_parted_and_comments_of_others_stay_theirs(tmp_path):
    source = tmp_path / "x.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Requests"
    book.active["B2"], book.active["B2"].comment = "S1", Comment("call first", "Anna")
    book.active.merge_cells("B2:B3")
    book.save(source)
    sheet = joined(tmp_path, TABLES, [CellChange("Requests", 3, "to", "S4", "form of P1")], source="x.xlsx")["Requests"]
    assert [sheet[place].value for place in ("B2", "B3")] == ["S1", "S4"]
    told = [(sheet[place].comment.text, sheet[place].comment.author) for place in ("B2", "B3")]
    assert told == [("call first", "Anna"), ("form of P1", "schedule collect")]
    sheet = joined(tmp_path, TABLES, [CellChange("Requests", 2, "to", "S5", "form of P2")], source="x.xlsx")["Requests"]
    assert [sheet[place].value for place in ("B2", "B3")] == ["S5", "S1"]
    assert (sheet["B2"].comment.text, sheet["B2"].comment.author) == ("call first\nform of P2", "Anna")


def test_cells_that_are_merged_in_one_row_are_written_at_the_first(tmp_path):
    source = tmp_path / "x.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Requests"
    book.active["A2"] = "P1"
    book.active.merge_cells("A2:B2")
    book.save(source)
    sheet = joined(tmp_path, TABLES, [CellChange("Requests", 2, "to", "S4")], source="x.xlsx")["Requests"]
    assert (sheet["A2"].value, [str(area) for area in sheet.merged_cells.ranges]) == ("S4", ["A2:B2"])
