"""Writes the sheets of an export as a workbook, as OpenDocument or as text."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

Line = Sequence[object]


@dataclass
class Page:
    """A sheet: its rows, and the areas of merged cells, such as ``C1:E1``."""

    name: str
    rows: list[Line]
    merged: list[str] = field(default_factory=list)


def write_xlsx(path: Path, pages: Sequence[Page]) -> Path:
    """Write a workbook."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for page in pages:
        sheet = book.create_sheet(page.name)
        for row in page.rows:
            sheet.append(list(row))
        for area in page.merged:
            sheet.merge_cells(area)
    book.save(path)
    return path


def write_csv(path: Path, page: Page, encoding: str, separator: str) -> Path:
    """Write a text file; a letter that the encoding lacks becomes a question mark."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(page.rows)
    path.write_bytes(text.getvalue().encode(encoding, "replace"))
    return path


def write_ods(path: Path, pages: Sequence[Page]) -> Path:
    """Write an OpenDocument workbook."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    tables = "".join(
        f'<table:table table:name="{escape(page.name)}">' + "".join(map(_line, page.rows)) + "</table:table>"
        for page in pages
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.3">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return path


def _line(row: Line) -> str:
    return "<table:table-row>" + "".join(map(_cell, row)) + "</table:table-row>"


def _cell(value: object) -> str:
    if value in {None, ""}:
        return "<table:table-cell/>"
    if isinstance(value, int):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p>'
            "</table:table-cell>"
        )
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'
