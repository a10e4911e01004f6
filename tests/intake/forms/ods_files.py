"""Writes sheets as an OpenDocument workbook, in the manner of LibreOffice: repeated cells, covered ones, paragraphs."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.intake.forms.pages import Page

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
_STYLES = (
    '<office:automatic-styles><style:style style:name="gone" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
)


def write_ods(path: Path, pages: Sequence[Page]) -> Path:
    """Write a workbook."""
    tables = "".join(map(_table, pages))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.3">{_STYLES}'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def _table(page: Page) -> str:
    last, width = page.size
    width = max(width, *(end for *_, end in page.merged), 1) if page.merged else max(width, 1)
    hidden = ' table:style-name="gone"' if page.hidden else ""
    columns = "".join(
        f"<table:table-column{_collapse(column in page.hidden_columns)}/>" for column in range(1, width + 1)
    )
    rows = "".join(_row(page, row, width) for row in range(1, last + 1))
    rest = f'<table:table-row table:number-rows-repeated="{1_048_576 - last}"><table:table-cell/></table:table-row>'
    return f"<table:table table:name={quoteattr(page.name)}{hidden}>{columns}{rows}{rest}</table:table>"


def _collapse(hidden: bool) -> str:
    return ' table:visibility="collapse"' if hidden else ""


def _row(page: Page, row: int, width: int) -> str:
    spans = {(top, first): (bottom - top + 1, end - first + 1) for top, bottom, first, end in page.merged}
    covered = {
        (r, c) for top, bottom, first, end in page.merged for r in range(top, bottom + 1) for c in range(first, end + 1)
    } - set(spans)
    cells = []
    for column in range(1, width + 1):
        tag = "covered-table-cell" if (row, column) in covered else "table-cell"
        down, right = spans.get((row, column), (1, 1))
        span = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{right}"' if down * right > 1 else ""
        cells.append((tag, span, page.cells.get((row, column))))
    written = []
    for (tag, span, kind, value), group in groupby(cells, lambda cell: (*cell[:2], type(cell[2]), cell[2])):
        count = len(list(group))
        repeat = f' table:number-columns-repeated="{count}"' if count > 1 else ""
        attributes, content = _value(value if kind is not type(None) else None)
        written.append(f"<table:{tag}{span}{repeat}{attributes}>{content}</table:{tag}>")
    return f"<table:table-row{_collapse(row in page.hidden_rows)}>{''.join(written)}</table:table-row>"


def _value(value: object) -> tuple[str, str]:
    """The attributes and the content of a cell."""
    if value is None:
        return "", ""
    if isinstance(value, (int, float)):
        return f' office:value-type="float" office:value="{value:.15g}"', f"<text:p>{value:g}</text:p>"
    if isinstance(value, (time, timedelta)):
        since = value if isinstance(value, timedelta) else timedelta(hours=value.hour, minutes=value.minute)
        hours, minutes = divmod(int(since.total_seconds()) // 60, 60)
        return f' office:value-type="time" office:time-value="PT{hours:02d}H{minutes:02d}M00S"', "<text:p/>"
    if isinstance(value, (date, datetime)):
        timed = isinstance(value, datetime) and value.time() != time()
        text = value.isoformat() if timed or not isinstance(value, datetime) else value.date().isoformat()
        return f' office:value-type="date" office:date-value="{text}"', f"<text:p>{text}</text:p>"
    return ' office:value-type="string"', "".join(f"<text:p>{_text(part)}</text:p>" for part in str(value).split("\n"))


def _text(text: str) -> str:
    """The text of a paragraph; a tab, and blanks that XML would lose, are elements."""
    result, blanks = "", 0
    for char in [*escape(text), ""]:
        if char == " ":
            blanks += 1
            continue
        if blanks:
            start = not result
            result += f'<text:s text:c="{blanks}"/>' if start or not char else " "
            result += f'<text:s text:c="{blanks - 1}"/>' if blanks > 1 and char and not start else ""
            blanks = 0
        result += "<text:tab/>" if char == "\t" else char
    return result
