"""What stands in the workbook of the report, and how it is laid out, compared as text."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from sco_scheduler.agendas.day_report import day_report
from sco_scheduler.output.report.tables import report_heading, report_tables
from sco_scheduler.output.report.workbook import write_report_workbook
from tests.agendas.test_day_report import day
from tests.output.golden import contents
from tests.output.layout import compared, layout
from tests.output.report.test_report import SOURCE


def test_the_workbook_of_the_report(tmp_path: Path):
    counted = day_report(*day())
    heading, tables = report_heading(counted, SOURCE, "en"), report_tables(counted, (), "en")
    path = write_report_workbook(tmp_path / "report.xlsx", heading, tables, SOURCE.counted_at)
    book, golden = openpyxl.load_workbook(path), Path(__file__).parent / "golden"
    compared(golden / "layout.txt", layout(book))
    compared(golden / "contents.txt", contents(book))
