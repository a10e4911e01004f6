"""The agendas workbook written and read back."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sco_scheduler.agendas.build_report import BuildReport
from sco_scheduler.output.excel.workbook import write_agendas

MEETINGS_HEADER = (
    "Meeting",
    "Date",
    "Start",
    "End",
    "Zone",
    "Table",
    "Purchaser ID",
    "Purchaser",
    "Purchaser delegate",
    "Supplier ID",
    "Supplier",
    "Supplier delegate",
    "Interpreter",
    "Lock",
    "Status",
    "Held",
    "Outcome",
    "Amount",
    "Currency",
    "Rating",
    "Notes",
)


def written(tmp_path: Path, build: BuildReport) -> Workbook:
    """The report as a workbook, without further ones, read back."""
    path = tmp_path / "x-agendas.xlsx"
    assert write_agendas(path, build) == (path,)
    return load_workbook(path)


def values(sheet: Worksheet) -> list[tuple[object, ...]]:
    """The sheet row by row."""
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def texts(sheet: Worksheet) -> list[str]:
    """All that stands on a sheet, as text."""
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def row_of(sheet: Worksheet, text: str) -> tuple[object, ...]:
    """The first row with this text in a cell."""
    return next(row for row in values(sheet) if text in row)
