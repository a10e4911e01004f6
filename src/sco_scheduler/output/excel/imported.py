"""Writes registrations of any form as a workbook of the format, each cell with its source in a comment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.table.rows import SheetTable
from sco_scheduler.intake.values.entries import written
from sco_scheduler.output.excel.styles import TEXT_AS_TEXT
from sco_scheduler.output.files import in_memory

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTH = 22
_CREATED = datetime(2025, 1, 1)
"""A fixed date of making: the same registrations give the same file."""


def write_imported(path: Path, tables: Mapping[str, SheetTable]) -> None:
    """Write a workbook of the format.

    Parameters
    ----------
    path
        The file to write.
    tables
        The rows of each sheet, by its canonical name.
    """
    import xlsxwriter

    with (
        in_memory(path) as file,
        xlsxwriter.Workbook(file, dict(TEXT_AS_TEXT)) as book,
    ):
        book.set_properties({"created": _CREATED})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "time": book.add_format({"num_format": "hh:mm"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }
        for key in vocabulary().sheets:
            if key in tables:
                _write_sheet(book.add_worksheet(key), key, tables[key], formats)


def _write_sheet(sheet: Worksheet, key: str, table: SheetTable, formats: Mapping[str, Format]) -> None:
    words = vocabulary().sheets[key].columns
    columns = [name for name in words if any(name in row.values for row in table)]
    for place, name in enumerate(columns):
        sheet.write_string(0, place, words[name].name(), formats["head"])
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(0, len(columns) - 1), _WIDTH)
    for number, row in enumerate(table, start=1):
        for place, name in enumerate(columns):
            value = row.value(name)
            if value is None:
                continue
            _write_value(sheet, number, place, value, formats)
            if row.origins:
                sheet.write_comment(number, place, str(row.cell(name)), {"author": "schedule import"})


def _write_value(sheet: Worksheet, row: int, column: int, value: object, formats: Mapping[str, Format]) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float, date, time)):
        sheet.write_string(row, column, written(value))
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime):
        whole = value.time() == time()
        sheet.write_datetime(row, column, value, formats["date" if whole else "moment"])
    else:
        sheet.write_datetime(row, column, value, formats["time" if isinstance(value, time) else "date"])
