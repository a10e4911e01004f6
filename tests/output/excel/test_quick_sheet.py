"""Sheets that write their plain cells quickly have the same XML as those of XlsxWriter."""

from __future__ import annotations

import io
import zipfile

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from sco_scheduler.output.excel.quick_sheet import QuickSheet


def _xml(sheet_class: type[Worksheet], *, constant_memory: bool) -> bytes:
    file = io.BytesIO()
    book = Workbook(file, {"constant_memory": constant_memory, "in_memory": not constant_memory})
    sheet, bold = book.add_worksheet("Sheet", sheet_class), book.add_format({"bold": True})
    sheet.set_row(2, 20, bold)
    sheet.set_column(1, 1, 20, bold)
    sheet.write_string(0, 0, 'text & "<signs>"', bold)
    sheet.write_string(0, 1, "without format")
    sheet.write_blank(0, 2, None, bold)
    sheet.write_number(1, 0, 2.5, bold)
    sheet.write_formula(1, 1, "=1+1", bold)
    sheet.write_boolean(1, 2, True, bold)
    sheet.write_rich_string(2, 27, "plain ", bold, "bold")
    sheet.write_url(3, 0, "internal:'Sheet'!A1", bold, "shown")
    book.close()
    with zipfile.ZipFile(file) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("constant_memory", [False, True])
def test_the_xml_is_that_of_any_sheet(constant_memory: bool) -> None:
    quick = _xml(QuickSheet, constant_memory=constant_memory)
    assert quick == _xml(Worksheet, constant_memory=constant_memory)
    assert b'<c r="C1"' in quick
