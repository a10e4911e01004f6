"""How the sheets of written workbooks are laid out: page, heights, widths, what stays in view, compared as text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sco_scheduler.agendas.day_report import day_report
from sco_scheduler.output.excel.registrations import write_template
from sco_scheduler.output.excel.wish_form import write_wish_form
from sco_scheduler.output.report.tables import report_heading, report_tables
from sco_scheduler.output.report.workbook import write_report_workbook
from tests.agendas.samples import small_event
from tests.agendas.test_day_report import day
from tests.output.report.test_report import SOURCE

GOLDEN = Path(__file__).parent / "golden"
"""Written anew with UPDATE_GOLDEN=1 in the environment; what has changed then is to be looked at."""


def compared(name: str, lines: list[str]) -> None:
    path = GOLDEN / f"{name}.txt"
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


def test_the_agendas_workbook(small: Workbook):
    compared("agendas", layout(small))


def test_the_workbook_of_the_report(tmp_path: Path):
    made, rows = day()
    counted = day_report(made, rows)
    heading, tables = report_heading(counted, SOURCE, "en"), report_tables(counted, (), "en")
    path = write_report_workbook(tmp_path / "report.xlsx", heading, tables, SOURCE.counted_at)
    compared("report", layout(openpyxl.load_workbook(path)))


def test_the_form_that_a_company_gets(tmp_path: Path):
    event = small_event()
    write_wish_form(tmp_path / "form.xlsx", event, event.companies[0], "en")
    compared("wish-form", layout(openpyxl.load_workbook(tmp_path / "form.xlsx")))


def test_the_empty_registrations(tmp_path: Path):
    write_template(tmp_path / "registrations.xlsx")
    compared("registrations", layout(openpyxl.load_workbook(tmp_path / "registrations.xlsx")))
