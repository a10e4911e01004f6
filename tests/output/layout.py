"""The layout of a written workbook as text: page, heights, widths, what stays in view, choices and notes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def compared(path: Path, lines: list[str]) -> None:
    """Compare with what a file says, or write it anew with UPDATE_GOLDEN=1 in the environment, to be looked at."""
    told = "\n".join(lines) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


def layout(book: Workbook) -> list[str]:
    return [line for sheet in book for line in told_of(sheet)]


def told_of(sheet: Worksheet) -> Iterator[str]:
    """The layout of a sheet, one thing a line; heights and widths in runs of equal ones."""
    page = sheet.page_setup
    yield f"{sheet.title} ({sheet.sheet_state})"
    yield f"  page: {page.orientation}, paper {page.paperSize}, scale {page.scale}, fit {page.fitToHeight}"
    yield f"  in view: {sheet.freeze_panes}; filter: {sheet.auto_filter.ref}"
    yield f"  repeated: {sheet.print_title_rows} {sheet.print_title_cols}"
    yield f"  printed: {sheet.print_area or 'all'}"
    yield f"  breaks: {[b.id for b in sheet.col_breaks.brk]} {[b.id for b in sheet.row_breaks.brk]}"
    widths = [f"{d.min}-{d.max}: {d.width:.1f}" for d in sheet.column_dimensions.values() if d.width]
    yield f"  widths: {', '.join(widths)}"
    heights = [f"{row}: {d.height:g}" for row, d in sorted(sheet.row_dimensions.items()) if d.height]
    yield f"  heights: {', '.join(heights)}"
    yield f"  merged: {', '.join(sorted(map(str, sheet.merged_cells.ranges)))}"
    yield f"  bold: {' '.join(c.coordinate for row in sheet.iter_rows() for c in row if c.value and c.font.b)}"
    yield f"  notes: {' '.join(c.coordinate for row in sheet.iter_rows() for c in row if c.comment)}"
    for rule in sorted(sheet.data_validations.dataValidation, key=lambda rule: str(rule.sqref)):
        yield f"  choices: {rule.sqref}: {rule.type} {rule.operator or ''} {rule.formula1}, {rule.errorStyle}"
