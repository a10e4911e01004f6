"""Writes workbooks of plain cells: openpyxl takes ten times as long, for parts that no test of a few rows looks at."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLE_OF = {datetime: 1, date: 2, time: 3}
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy-mm-dd h:mm:ss"/>'
    '<numFmt numFmtId="165" formatCode="yyyy-mm-dd"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">'
    + "".join(f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0"/>' for n in (0, 164, 165, 21))
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_NOT_PLAIN = re.compile("_x|[^\\n\\t -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is written in another way than it stands in a text."""
_LONGEST = 1_000


def save(path: Path, sheets: Mapping[str, Iterable[Iterable[object]]], *, formulas: bool = True) -> Path:
    """Write the sheets as a workbook, whose cells openpyxl reads as those that it would have written itself.

    ``formulas`` says whether a text that begins with ``=`` is a formula.
    """
    cells = {title: [list(row) for row in rows] for title, rows in sheets.items()}
    if all(_is_plain(value, formulas=formulas) for rows in cells.values() for row in rows for value in row):
        _write(path, cells)
    else:
        book_of(cells, formulas=formulas).save(path)
    return path


def book_of(sheets: Mapping[str, Iterable[Iterable[object]]], *, formulas: bool = True) -> Workbook:
    """The sheets as a workbook of openpyxl."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for cell in () if formulas else (cell for row in sheet for cell in row if cell.data_type == "f"):
            cell.data_type = "s"
    return book


def _is_plain(value: object, *, formulas: bool) -> bool:
    if isinstance(value, str):
        odd = len(value) > _LONGEST or value in ERROR_CODES or _NOT_PLAIN.search(value)
        return not (odd or (formulas and value.startswith("=")))
    return value is None or type(value) in {int, float, datetime, date, time}


def _write(path: Path, sheets: Mapping[str, list[list[object]]]) -> None:
    numbered = list(enumerate(sheets.items(), 1))
    pages = {f"xl/worksheets/sheet{n}.xml": _page(rows) for n, (_, rows) in numbered}
    listed = {"xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles"} | dict.fromkeys(pages, "worksheet")
    targets = [*((f"worksheets/sheet{n}.xml", "worksheet") for n, _ in numbered), ("styles.xml", "styles")]
    parts = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="/{p}" ContentType="{_PARTS}.{kind}+xml"/>' for p, kind in listed.items())
        + "</Types>",
        "_rels/.rels": _relations([("xl/workbook.xml", "officeDocument")]),
        "xl/_rels/workbook.xml.rels": _relations(targets),
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OF_OFFICE}"><sheets>'
        + "".join(f'<sheet name={quoteattr(title)} sheetId="{n}" r:id="rId{n}"/>' for n, (title, _) in numbered)
        + '</sheets><calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>',
        "xl/styles.xml": _STYLES,
        **pages,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


def _relations(targets: list[tuple[str, str]]) -> str:
    each = (
        f'<Relationship Id="rId{n}" Type="{_OF_OFFICE}/{kind}" Target="{t}"/>' for n, (t, kind) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(each)}</Relationships>'


def _page(rows: list[list[object]]) -> str:
    lines = []
    for r, row in enumerate(rows, 1):
        cells = (_cell(f"{get_column_letter(c)}{r}", value) for c, value in enumerate(row, 1) if value is not None)
        if line := "".join(cells):
            lines.append(f'<row r="{r}">{line}</row>')
    last = f"{get_column_letter(max(map(len, rows), default=0) or 1)}{len(rows) or 1}"
    page = f'<dimension ref="A1:{last}"/><sheetData>{"".join(lines)}</sheetData>'
    return f'{_HEAD}<worksheet xmlns="{_MAIN}">{page}</worksheet>'


def _cell(place: str, value: object) -> str:
    if value == "":
        return f'<c r="{place}" t="inlineStr"/>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    style = _STYLE_OF.get(type(value))
    if style is None:
        return f'<c r="{place}"><v>{value:.16g}</v></c>'
    return f'<c r="{place}" s="{style}"><v>{to_excel(value):.16g}</v></c>'
