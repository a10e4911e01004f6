"""Writes sheets as an .xlsx workbook."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from random import Random

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.intake.forms.form import Kind
from tests.intake.forms.pages import Page

_CHINESE_DAY = 'yyyy"年"m"月"d"日"'
_DAYS = ("yyyy-mm-dd", "dd/mm/yyyy", "m/d/yy", "d mmm yyyy", _CHINESE_DAY)
_TIMES = ("h:mm", "hh:mm:ss", "h:mm AM/PM", '上午/下午h"时"mm"分"')
_BUILT_IN = 31
"""Chinese spreadsheets give days the built-in format of this number, which is in no list of a workbook."""


def write_xlsx(path: Path, pages: Sequence[Page], kind: Kind, chance: Random) -> Path:
    """Write a workbook; real days and times in one of the usual formats."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    if kind is Kind.XLSX_1904:
        book.epoch = CALENDAR_MAC_1904
    formats = (chance.choice(_DAYS), chance.choice(_TIMES))
    for page in pages:
        _sheet(book.create_sheet(page.name[:31]), page, formats)
    if all(page.hidden for page in pages):
        book.worksheets[0].sheet_state = "visible"
    book.active = next(place for place, sheet in enumerate(book.worksheets) if sheet.sheet_state == "visible")
    book.save(path)
    _restyle(path, odd=kind is Kind.XLSX_ODD)
    return path


def _sheet(sheet: openpyxl.worksheet.worksheet.Worksheet, page: Page, formats: tuple[str, str]) -> None:
    for (row, column), value in page.cells.items():
        cell = sheet.cell(row, column, value)
        if isinstance(value, str):
            cell.data_type = "s"  # =1+1 is a text here
        elif isinstance(value, time):
            cell.number_format = formats[1]
        elif isinstance(value, date) and not (isinstance(value, datetime) and value.time() != time()):
            cell.number_format = formats[0]
    for top, bottom, first, last in page.merged:
        sheet.merge_cells(start_row=top, end_row=bottom, start_column=first, end_column=last)
    for row in page.hidden_rows:
        sheet.row_dimensions[row].hidden = True
    for column in page.hidden_columns:
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    sheet.sheet_state = "hidden" if page.hidden else "visible"


def _restyle(path: Path, *, odd: bool) -> None:
    """Give Chinese days their built-in format; with ``odd``, a fill unknown to openpyxl, and links that need it."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    styles = members["xl/styles.xml"].decode()
    if not (odd or "&quot;年&quot;" in styles):
        return
    for match in re.finditer(r'<numFmt numFmtId="(\d+)" formatCode="([^"]*)" ?/>', styles):
        if "&quot;年&quot;" in match[2]:
            styles = styles.replace(f'numFmtId="{match[1]}"', f'numFmtId="{_BUILT_IN}"').replace(
                f'<numFmt numFmtId="{_BUILT_IN}" formatCode="{match[2]}"',
                f'<numFmt numFmtId="999" formatCode="{match[2]}"',
            )
    if odd:
        styles = styles.replace("<patternFill", '<patternFill patternType="plaid"', 1)
        links = b'<hyperlinks><hyperlink ref="XFD1" location="A1"/></hyperlinks><pageMargins'
        members = {name: data.replace(b"<pageMargins", links, 1) for name, data in members.items()}
    members["xl/styles.xml"] = styles.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
