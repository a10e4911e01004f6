"""Copies of registrations with marks: what is marked, and what stays as it was."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from sco_scheduler.domain.findings import Finding, FindingKind, Severity
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.output.excel.marked import Correction, save_copy, write_annotated, write_corrected
from tests.texts import add_texts

STOP, CHANGE = FindingKind("S1", Severity.STOPS), FindingKind("C1", Severity.CHANGES)
TEXTS = {"S1.sentence": "No zone.", "S1.advice": "Name one.", "C1.sentence": "Left out.", "C1.advice": ""}
GRID = Grid(
    "Zones",
    {1: {1: "Zone", 2: "Tables"}, 2: {1: "=A", 2: 3}, 3: {1: "B", 2: datetime(2025, 6, 12)}},
    hidden_rows=frozenset({3}),
    hidden_columns=frozenset({2}),
    merged=((1, 1, 3, 4),),
)
HIDDEN = Grid("It's", {1: {1: "x"}}, hidden=True)
BOOK = Book("zones.csv", (GRID, HIDDEN))


@pytest.fixture(autouse=True)
def _texts(monkeypatch):
    add_texts(monkeypatch, TEXTS)


def annotated(folder: Path, *findings: Finding, read: Book = BOOK, source: str = "zones.csv"):
    path = folder / "marked.xlsx"
    write_annotated(path, folder / source, read, findings)
    return openpyxl.load_workbook(path)


def colour(cell) -> str:
    return cell.fill.start_color.rgb[2:]


def test_what_is_no_workbook_gets_a_plain_copy_that_hides_what_was_hidden(tmp_path):
    copy = annotated(tmp_path)
    sheet = copy["Zones"]
    assert [[cell.value for cell in row] for row in sheet["A1:B3"]] == [
        ["Zone", "Tables"],
        ["=A", 3],
        ["B", datetime(2025, 6, 12)],
    ]
    assert sheet["A2"].data_type == "s"
    assert {str(cells) for cells in sheet.merged_cells.ranges} == {"C1:D1"}
    assert (sheet.row_dimensions[3].hidden, sheet.row_dimensions[2].hidden) == (True, False)
    assert sheet.column_dimensions["B"].hidden
    assert [(s.title, s.sheet_state) for s in copy][:2] == [("Zones", "visible"), ("It's", "hidden")]


def test_a_copy_has_a_sheet_in_sight_even_of_nothing(tmp_path):
    for read, sheet in ((Book("x", ()), "Registrations"), (Book("x", (HIDDEN,)), "It's")):
        path = tmp_path / "copy.xlsx"
        save_copy(path, tmp_path / "x.csv", read, lambda copy: None)
        copy = openpyxl.load_workbook(path)
        assert (copy.sheetnames, copy[sheet].sheet_state) == ([sheet], "visible")


def test_a_hidden_sheet_before_others_stays_hidden(tmp_path):
    save_copy(tmp_path / "copy.xlsx", tmp_path / "x.csv", Book("x", (HIDDEN, GRID)), lambda copy: None)
    copy = openpyxl.load_workbook(tmp_path / "copy.xlsx")
    assert [sheet.sheet_state for sheet in copy] == ["hidden", "visible"]
    assert copy.active.title == "Zones"


def test_a_cell_has_the_colour_of_the_worst_and_the_words_of_all_that_was_found(tmp_path):
    both = Cell("Zones", 2, "B")
    sheet = annotated(tmp_path, Finding(CHANGE, (both, Cell("Zones", 3))), Finding(STOP, (both,)))["Zones"]
    assert (colour(sheet["B2"]), colour(sheet["A3"])) == ("FFC7CE", "FFEB9C")
    first, second = sheet["B2"].comment.text.split("\n")
    assert "No zone. Name one." in first
    assert "Left out." in second
    assert sheet["A2"].comment is None


def test_a_merged_cell_is_marked_at_its_first_and_a_sheet_that_is_not_there_nowhere(tmp_path):
    findings = (Finding(STOP, (Cell("Zones", 1, "D"),)), Finding(STOP, (Cell("Zones"),)), Finding(STOP))
    copy = annotated(tmp_path, *findings, Finding(STOP, (Cell("Tables", 1, "A"),)))
    assert colour(copy["Zones"]["C1"]) == "FFC7CE"
    assert sum(cell.comment is not None for row in copy["Zones"] for cell in row) == 1
    listed = copy["Findings"]
    linked = {row[1].value: row[1].hyperlink.location if row[1].hyperlink else None for row in listed["A2:E5"]}
    assert linked == {"Zones!D1": "'Zones'!C1", "Zones": None, None: None, "Tables!A1": None}


def test_the_list_has_every_finding_the_worst_first_and_prints_on_few_pages(tmp_path):
    found = (Finding(CHANGE, (Cell("It's", 1, "A"),)), Finding(STOP, (Cell("Zones", 2, "A"),)))
    sheet = annotated(tmp_path, *found)["Findings"]
    rows = [[cell.value for cell in row] for row in sheet["B2:E3"]]
    assert rows == [["Zones!A2", "No zone.", "Name one.", "S1"], ["It's!A1", "Left out.", None, "C1"]]
    assert [colour(sheet[f"A{row}"]) for row in (2, 3)] == ["FFC7CE", "FFEB9C"]
    assert sheet["B3"].hyperlink.location == "'It''s'!A1"
    assert (sheet["A1"].font.bold, sheet["A2"].font.bold) == (True, False)
    assert all(cell.alignment.wrap_text and cell.alignment.vertical == "top" for row in sheet["A1:E3"] for cell in row)
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)


def test_corrections_of_one_cell_are_made_one_after_the_other_and_told(tmp_path):
    grid = Grid("Requests", {1: {1: "To"}, 2: {1: "Foton; Lifam"}})
    place, path = Cell("Requests", 2, "A"), tmp_path / "mended.xlsx"
    corrections = (
        Correction(place, "Foton", "Foton Motors", "sounds alike"),
        Correction(place, "Lifam", "Lifan", "one letter"),
        Correction(Cell("Gone", 2, "A"), "x", "y", "?"),
        Correction(Cell("Requests", 3, "A"), "", "new", "empty"),
    )
    write_corrected(path, tmp_path / "x.csv", Book("x", (grid,)), corrections)
    sheet = openpyxl.load_workbook(path)["Requests"]
    assert (sheet["A2"].value, sheet["A3"].value) == ("Foton Motors; Lifan", "new")
    one, other = sheet["A2"].comment.text.split("\n")
    assert ("Foton" in one, "sounds alike" in one, "Lifam" in other, "one letter" in other) == (True,) * 4
    assert colour(sheet["A2"]) == "C6EFCE"


def test_formulas_of_a_workbook_stay_with_what_they_came_to(tmp_path):
    source = tmp_path / "zones.xlsx"
    results = {"A1": 12, "A2": 2.5, "A3": True, "A4": "a & <b>", "A5": "#REF!"}
    with xlsxwriter.Workbook(source) as book:
        sheet, other = book.add_worksheet("Zones"), book.add_worksheet("Other")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for place, result in results.items():
            sheet.write_formula(place, f"=B{place[1:]}", None, result)
        sheet.write_formula("A6", "=B6", day, 45820)
        sheet.write("B7", "text")
        other.write("A1", 1)
    save_copy(tmp_path / "copy.xlsx", source, BOOK, lambda copy: None)
    values = openpyxl.load_workbook(tmp_path / "copy.xlsx", data_only=True)["Zones"]
    formulas = openpyxl.load_workbook(tmp_path / "copy.xlsx")["Zones"]
    assert {place: values[place].value for place in results} == results
    assert values["A5"].data_type == "e"
    assert values["A6"].value == datetime(2025, 6, 12)
    assert [formulas[f"A{row}"].value for row in range(1, 7)] == [f"=B{row}" for row in range(1, 7)]
    assert not (tmp_path / "copy.xlsx.whole").exists()


@pytest.mark.parametrize("value", [date(2025, 6, 12), datetime(2025, 6, 12, 9, 30), time(9, 30), timedelta(hours=2)])
def test_times_that_formulas_came_to_are_kept(tmp_path, value):
    source, how = tmp_path / "times.xlsx", {"num_format": "[h]:mm" if isinstance(value, timedelta) else "hh:mm"}
    number = {"date": 45820, "datetime": 45820.395833333336, "time": 0.395833333333333, "timedelta": 1 / 12}
    with xlsxwriter.Workbook(source) as book:
        sheet = book.add_worksheet("Zones")
        sheet.write_formula("A1", "=B1", book.add_format(how), number[type(value).__name__])
    before = openpyxl.load_workbook(source, data_only=True)["Zones"]["A1"].value
    save_copy(tmp_path / "copy.xlsx", source, BOOK, lambda copy: None)
    assert openpyxl.load_workbook(tmp_path / "copy.xlsx", data_only=True)["Zones"]["A1"].value == before


def test_a_workbook_that_the_library_cannot_read_is_copied_from_what_was_read(tmp_path):
    (tmp_path / "zones.xlsx").write_bytes(b"no workbook")
    copy = annotated(tmp_path, Finding(STOP, (Cell("Zones", 2, "B"),)), source="zones.xlsx")
    assert colour(copy["Zones"]["B2"]) == "FFC7CE"
