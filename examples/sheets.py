"""Writes registration workbooks that are pleasant to open, with the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path

import xlsxwriter

Value = str | int | date | time | None
Rows = Sequence[Sequence[Value]]
"""The header, then a sequence of values per row; None leaves a cell empty."""

_CREATED = datetime(2027, 3, 1, 9)  # written into the file in place of the clock
_NEEDED = {"ID", "Company", "From", "To", "Session", "Date", "Start", "End", "Zone", "Tables", "Setting", "Value"}


def write(path: Path, sheets: Mapping[str, Rows], title: str) -> None:
    """Write a workbook with a styled header, fitting widths and frozen panes on each sheet."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"title": title, "created": _CREATED})
        heading: dict[str, object] = {
            "bold": True,
            "font_color": "#FFFFFF",
            "border": 1,
            "text_wrap": True,
            "valign": "vcenter",
        }
        styles = {
            "header": book.add_format({**heading, "bg_color": "#1F4E79"}),
            "needed": book.add_format({**heading, "bg_color": "#C55A11"}),
            "text": book.add_format({"valign": "top"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            "time": book.add_format({"num_format": "hh:mm", "align": "left"}),
        }
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for column, header in enumerate(rows[0]):
                sheet.write_string(0, column, str(header), styles["needed" if header in _NEEDED else "header"])
                widest = max(_width(row[column]) for row in rows)
                sheet.set_column(column, column, min(44, widest + 3))
            for r, row in enumerate(rows[1:], 1):
                for c, value in enumerate(row):
                    _put(sheet, r, c, value, styles)
            sheet.set_row(0, 24)
            sheet.freeze_panes(1, 2 if "Company" in rows[0][:2] else 0)
            sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)


def _put(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Value, styles: Mapping[str, object]
) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, value, styles["text"])
    elif isinstance(value, int):
        sheet.write_number(row, column, value, styles["text"])
    elif isinstance(value, time):
        sheet.write_datetime(row, column, value, styles["time"])
    elif value is not None:
        sheet.write_datetime(row, column, datetime.combine(value, time()), styles["date"])


def _width(value: Value) -> int:
    """About how many columns of a sheet's font a value takes; Chinese characters take two."""
    return 10 if isinstance(value, date) else sum(2 if ord(c) > 0x2E80 else 1 for c in str(value or ""))
