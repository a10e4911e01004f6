"""The faster worksheet writes the same file as XlsxWriter's own, byte for byte."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from sco_scheduler.output.excel.fast_worksheet import FastWorksheet

TEXTS = (
    "Chongqing Lifan",
    "重庆力帆",
    "ООО «Ромашка»",
    "Bread & Butter",
    "<b>bold</b>",
    'the "best"',
    " a space before",
    "a space after ",
    "two\nlines",
    "a\ttab",
    "_x0041_",
    "_x00e9_ small",
    "\x07",
    "\ufffe",
    "\uffff",
    "\u00a0hard space",
    "=1+1",
    "<r>not rich</r>",
    "x" * 32_767,
)
NUMBERS = (0, 1, -3, 2.5, 1e-7, 123456789012, 0.1 + 0.2, 1e22)
MOMENTS = (date(2026, 5, 20), time(10, 40), datetime(2026, 5, 20, 10, 40))


def contents(sheet_class: type[Worksheet], *, constant_memory: bool, comment: bool = False) -> dict[str, bytes]:
    """The parts of a workbook with every kind of cell, in formatted and plain cells."""
    file = io.BytesIO()
    book = Workbook(file, {"constant_memory": constant_memory, "strings_to_formulas": False})
    book.set_properties({"created": datetime(2026, 1, 1)})
    sheet = book.add_worksheet("List", sheet_class)
    formats = (book.add_format({"border": 1}), book.add_format({"num_format": "hh:mm"}), None)
    sheet.set_column(2, 2, 12, book.add_format({"bold": True}))
    row = 0
    for style in formats:
        for value in (*TEXTS, *NUMBERS, *MOMENTS):
            for column in (0, 2, 27, 800):
                if isinstance(value, str):
                    sheet.write_string(row, column, value, style)
                elif isinstance(value, (int, float)):
                    sheet.write_number(row, column, value, style)
                else:
                    sheet.write_datetime(row, column, value, style)
                sheet.write_blank(row, column + 1, None, style)
            sheet.write_boolean(row, 5, True, style)
            sheet.write_formula(row, 6, "=A1&B1", style, "both")
            sheet.write_url(row, 7, "internal:'List'!A1", style, "there")
            row += 1
    sheet.set_row(row, 30, formats[0])
    sheet.write_string(row, 0, "in a row with a format")
    sheet.set_row(row + 40, 50)
    for column in (9, 3, 6):  # a row far below, from right to left
        sheet.write_string(row + 50, column, "again", formats[0])
    sheet.write_string(row + 50, 6, "over it", formats[1])
    if comment:
        sheet.write_comment(row + 50, 11, "who said so")
    book.close()
    with zipfile.ZipFile(file) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


@pytest.mark.parametrize("comment", [False, True])
@pytest.mark.parametrize("constant_memory", [False, True])
def test_the_file_is_that_of_xlsxwriter(constant_memory: bool, comment: bool) -> None:
    fast, own = (
        contents(sheet_class, constant_memory=constant_memory, comment=comment)
        for sheet_class in (FastWorksheet, Worksheet)
    )
    assert fast == own


@pytest.mark.parametrize("constant_memory", [False, True])
def test_what_is_out_of_bounds_is_refused_as_by_xlsxwriter(constant_memory: bool) -> None:
    answers = []
    for sheet_class in (FastWorksheet, Worksheet):
        with Workbook(io.BytesIO(), {"constant_memory": constant_memory}) as book:
            sheet = book.add_worksheet("List", sheet_class)
            places = [(5, 5), (4, 5), (5, 6), (-1, 5), (5, -1), (5, 16_384), (1_048_576, 5), (5, 5)]
            answers.append([sheet.write_string(row, column, "here") for row, column in places])
    assert answers[0] == answers[1]
    assert answers[0].count(-1) >= 4


@pytest.mark.parametrize("constant_memory", [False, True])
def test_the_library_calls_what_is_replaced(constant_memory: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    monkeypatch.setattr(FastWorksheet, "_plain", lambda _, place, cell: written.append(place))
    contents(FastWorksheet, constant_memory=constant_memory)
    assert {"A1", "AB1", "A2"} <= set(written)


def test_rows_on_the_disk_are_in_memory_no_more() -> None:
    with Workbook(io.BytesIO(), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("List", FastWorksheet)
        for row in range(5):
            sheet.write_string(row, 0, "here")
        assert [*sheet.table] == [4]


@pytest.mark.parametrize("heights", [False, True])
def test_a_row_of_cells_at_once_is_what_its_cells_one_by_one_are(heights: bool) -> None:
    values: list[str | float | date | time | None] = [*TEXTS, *NUMBERS, *MOMENTS, None]

    def written(*, at_once: bool) -> dict[str, bytes]:
        file = io.BytesIO()
        with Workbook(file, {"constant_memory": True}) as book:
            book.set_properties({"created": datetime(2026, 1, 1)})
            plain, bold = book.add_format({"border": 1}), book.add_format({"bold": True})
            sheet = book.add_worksheet("List", FastWorksheet)
            sheet.write_string(0, 0, "above", bold)
            for row in range(2, 6):
                if heights:
                    sheet.set_row(row, 10 + row)
                styles = [bold if column == row else plain for column in range(len(values))]
                if at_once and row != 4:
                    sheet.write_row_of_cells(row, values, styles)
                else:
                    _one_by_one(sheet, row, values, styles)
            sheet.write_string(7, 3, "below", bold)
        with zipfile.ZipFile(file) as parts:
            return {name: parts.read(name) for name in parts.namelist()}

    assert written(at_once=True) == written(at_once=False)


def _one_by_one(sheet, row, values, styles):
    for column, (value, style) in enumerate(zip(values, styles, strict=True)):
        if value is None:
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            sheet.write_string(row, column, value, style)
        elif isinstance(value, (int, float)):
            sheet.write_number(row, column, value, style)
        else:
            sheet.write_datetime(row, column, value, style)


def test_a_row_beyond_the_sheet_is_not_written() -> None:
    file = io.BytesIO()
    with Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("List", FastWorksheet)
        sheet.write_row_of_cells(1_048_576, ["far"], [book.add_format()])
    with zipfile.ZipFile(file) as parts:
        assert b"far" not in parts.read("xl/worksheets/sheet1.xml")
