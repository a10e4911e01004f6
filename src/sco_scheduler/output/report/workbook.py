"""The report as a workbook: a sheet for each table, with charts that any office program can edit."""

from __future__ import annotations

import io
import math
from pathlib import Path
from typing import TYPE_CHECKING

from sco_scheduler.output.excel.sheet_names import SheetNames
from sco_scheduler.output.excel.styles import ACCENT, FONT, GOOD, INK, LINE, QUIET, TEXT_AS_TEXT, WARN, width
from sco_scheduler.output.files import write_whole
from sco_scheduler.output.report.tables import Chart, ReportTable
from sco_scheduler.output.texts.words import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SERIES = (GOOD, WARN, "#B8C0CA")
"""The colours of what was held, missed and not noted; of other charts the first, second and third series."""

_KINDS = {Chart.STACKED: ("bar", "stacked"), Chart.BARS: ("column", ""), Chart.LINES: ("line", "")}
_WIDEST = 60
_HEADER_ROW = 4
_CHART_WIDTH = 720
_COLUMN_WIDTH = 64
"""In pixels; the second is that of a column whose width nobody set."""
_CHART_ROWS = 50
"""Rows that the tallest chart covers."""


def write_report_workbook(
    path: Path, heading: tuple[str, str, str], tables: Sequence[ReportTable], created: datetime
) -> Path:
    """Write the workbook of the report.

    Parameters
    ----------
    path
        The file.
    heading
        The title, the event, and what the figures were counted from.
    tables
        One a sheet.
    created
        The time in the file's properties.

    Raises
    ------
    NotWritten
        The file could not be written.
    """
    from xlsxwriter import Workbook

    file = io.BytesIO()
    options = {"in_memory": True, **TEXT_AS_TEXT}
    book = Workbook(file, {**options, "default_format_properties": {"font_name": FONT, "font_size": 10}})
    book.set_properties({"title": heading[0], "subject": heading[1], "created": created})
    writer, names = _Writer(book, heading), SheetNames(reserved=())
    for table in tables:
        writer.sheet(names.give(table.title), table)
    book.close()
    write_whole(path, file.getvalue(), keep=False)
    return path


class _Writer:
    def __init__(self, book: Workbook, heading: tuple[str, str, str]) -> None:
        self._book = book
        self._title, self._event, self._counted = heading
        grid = {"border": 1, "border_color": LINE, "valign": "vcenter", "font_color": INK}
        head = {"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "border": 1, "border_color": ACCENT}
        self._title_format = book.add_format({"bold": True, "font_size": 16, "font_color": ACCENT})
        self._quiet = book.add_format({"font_color": QUIET, "font_size": 9})
        self._header = book.add_format({**head, "text_wrap": True, "valign": "vcenter"})
        self._text = book.add_format({**grid, "text_wrap": True})
        self._whole = book.add_format({**grid, "num_format": "#,##0", "align": "right"})
        self._broken = book.add_format({**grid, "num_format": "#,##0.0#", "align": "right"})

    def sheet(self, name: str, table: ReportTable) -> None:
        """A table on a sheet of its own, with its chart to the right."""
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, clean(table.title), self._title_format)
        sheet.write_string(1, 0, clean(f"{self._title} · {self._event}"), self._quiet)
        sheet.write_string(2, 0, clean(table.note or self._counted), self._quiet)
        for column, header in enumerate(table.headers):
            sheet.write_string(_HEADER_ROW, column, header, self._header)
            sheet.set_column(column, column, self._width(table, column))
        for row, values in enumerate(table.rows, start=_HEADER_ROW + 1):
            for column, value in enumerate(values):
                self._put(sheet, row, column, value)
        if not table.rows and table.nothing:
            sheet.write_string(_HEADER_ROW + 1, 0, table.nothing, self._quiet)
        last = _HEADER_ROW + len(table.rows)
        if table.rows:
            sheet.autofilter(_HEADER_ROW, 0, last, len(table.headers) - 1)
        sheet.freeze_panes(_HEADER_ROW + 1, 1)
        right = len(table.headers) - 1
        if table.chart is not Chart.NONE and table.rows:
            right = self._chart(sheet, name, table, last)
        # The lines above the table run on beyond it: printed with them, the page would be set smaller for their sake.
        sheet.print_area(0, 0, max(last, _CHART_ROWS if right >= len(table.headers) else last), max(right, 6))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEADER_ROW)
        sheet.set_footer("&R&P / &N")

    def _put(self, sheet: Worksheet, row: int, column: int, value: str | float | None) -> None:
        if value is None or value == "":
            sheet.write_blank(row, column, None, self._text)
        elif isinstance(value, str):
            sheet.write_string(row, column, clean(value), self._text)
        else:
            style: Format = self._whole if float(value).is_integer() else self._broken
            sheet.write_number(row, column, value, style)

    @staticmethod
    def _width(table: ReportTable, column: int) -> float:
        texts = [str(row[column]) for row in table.rows if row[column] is not None]
        longest = max((width(text) for text in texts), default=0.0)
        header = max(width(word) for word in table.headers[column].split() or [""]) * 1.15
        return min(_WIDEST, max(longest + 2, header + 3, 9.0))

    def _chart(self, sheet: Worksheet, name: str, table: ReportTable, last: int) -> int:
        """Draw the chart beside the table, and return the last column that it covers."""
        kind, subtype = _KINDS[table.chart]
        chart = self._book.add_chart({"type": kind, **({"subtype": subtype} if subtype else {})})
        first = _HEADER_ROW + 1
        for number, column in enumerate(table.drawn):
            colour = SERIES[number % len(SERIES)]
            shape: dict[str, object] = {"fill": {"color": colour}, "gap": 40}
            if table.chart is Chart.LINES:
                shape = {"line": {"color": (GOOD, ACCENT, "#B8C0CA")[number % 3], "width": 2.25}}
            chart.add_series(
                {
                    "name": [name, _HEADER_ROW, column],
                    "categories": [name, first, 0, last, 0],
                    "values": [name, first, column, last, column],
                    **shape,
                }
            )
        chart.set_title({"name": table.title, "name_font": {"size": 12, "color": ACCENT}})
        chart.set_legend({"position": "bottom"})
        if table.chart is Chart.STACKED:
            chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
            chart.set_x_axis({"major_gridlines": {"visible": True, "line": {"color": LINE}}, "num_format": "#,##0"})
        else:
            lines = {"visible": True, "line": {"color": LINE}}
            # From zero: otherwise bars that hardly differ look as if they did.
            chart.set_y_axis({"min": 0, "major_gridlines": lines, "num_format": "#,##0"})
        bars = len(table.rows) * (24 if table.chart is Chart.STACKED else 0)
        chart.set_size({"width": _CHART_WIDTH, "height": min(900, max(340, 130 + bars))})
        sheet.insert_chart(_HEADER_ROW, len(table.headers) + 1, chart)
        columns = math.ceil(_CHART_WIDTH / _COLUMN_WIDTH)
        return len(table.headers) + columns
