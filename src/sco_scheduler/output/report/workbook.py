"""The report as a workbook: a sheet for each table, with charts that any office program can edit."""

from __future__ import annotations

import io
import math
from pathlib import Path
from typing import TYPE_CHECKING

from sco_scheduler.output.excel.provenance import SheetNames
from sco_scheduler.output.excel.styles import ACCENT, GOOD, INK, LINE, QUIET, WARN, in_arial, lines, width
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
"""The colours of held, missed and not noted meetings; in other charts of the first, second and third series."""

_KINDS = {Chart.STACKED: ("bar", "stacked"), Chart.BARS: ("column", ""), Chart.LINES: ("line", "")}
_WIDEST, _WIDEST_OF_MANY, _MANY = 60, 36, 6
"""The widest column, and that of a table with many columns, so that it prints in letters of at least seven points."""
_COLUMN = 9.0
"""The width of a column without text, in characters."""
_HEADER_ROW = 4
_CHART_WIDTH = 720
_FEW_BARS = 4
"""Up to this number of bars they are drawn narrow, with space between them; otherwise each would be a block."""
_PIXELS, _ROW_PIXELS, _PAGE_PIXELS = 7, 20, 970
"""The pixels of a character's width, of a row's height, and of the height of a portrait page."""
_LEAST_SCALE = 0.7
"""Ten points are then seven, the smallest legible size."""


def write_report_workbook(
    path: Path, heading: tuple[str, str, str], tables: Sequence[ReportTable], created: datetime
) -> Path:
    """Write the workbook of the report.

    Parameters
    ----------
    heading
        The title, the event, and the source of the figures.
    tables
        The tables.
    created
        The creation time of the file.

    Raises
    ------
    NotWritten
        If the file could not be written.
    """
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, in_arial())
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
        self._quiet = book.add_format({"font_color": QUIET, "text_wrap": True, "valign": "top"})
        self._header = book.add_format({**head, "text_wrap": True, "valign": "vcenter"})
        self._text = book.add_format({**grid, "text_wrap": True, "indent": 1})
        self._whole = book.add_format({**grid, "num_format": "#,##0", "align": "right"})
        self._broken = book.add_format({**grid, "num_format": "#,##0.0#", "align": "right"})

    def sheet(self, name: str, table: ReportTable) -> None:
        """Write a table onto a sheet, with its chart below it: side by side both would be printed too small."""
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        widths = [self._width(table, column) for column in range(len(table.headers))]
        while _PIXELS * sum(widths) < _CHART_WIDTH:
            widths.append(_COLUMN)
        self._above(sheet, table, widths)
        for column, size in enumerate(widths):
            sheet.set_column(column, column, size)
        for column, header in enumerate(table.headers):
            sheet.write_string(_HEADER_ROW, column, header, self._header)
        for row, values in enumerate(table.rows, start=_HEADER_ROW + 1):
            for column, value in enumerate(values):
                self._put(sheet, row, column, value)
        if not table.rows and table.nothing:
            sheet.merge_range(_HEADER_ROW + 1, 0, _HEADER_ROW + 1, len(widths) - 1, "", self._quiet)
            sheet.write_string(_HEADER_ROW + 1, 0, table.nothing, self._quiet)
        last = bottom = _HEADER_ROW + max(1, len(table.rows))
        if table.rows:
            sheet.autofilter(_HEADER_ROW, 0, last, len(table.headers) - 1)
        sheet.freeze_panes(_HEADER_ROW + 1, 1)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        if table.chart is not Chart.NONE and table.rows:
            parts = table.parts or (("", 0, len(table.rows)),)
            for title, start, end in parts:
                bottom = self._chart(
                    sheet, (name, bottom + 2), table, title, (_HEADER_ROW + 1 + start, _HEADER_ROW + end)
                )
            # A chart is not divided: it is printed on one portrait page with its table, if that is legible.
            if _ROW_PIXELS * bottom <= _PAGE_PIXELS / _LEAST_SCALE:
                sheet.set_portrait()
                sheet.fit_to_pages(1, 1)
        sheet.print_area(0, 0, bottom, len(widths) - 1)
        sheet.repeat_rows(_HEADER_ROW)
        sheet.set_footer("&R&P / &N")

    def _above(self, sheet: Worksheet, table: ReportTable, widths: Sequence[float]) -> None:
        """Write the title, the event and the source of the figures, each within the width of the sheet."""
        texts = (table.title, f"{self._title} · {self._event}", table.note or self._counted)
        styles = (self._title_format, self._quiet, self._quiet)
        for row, (text, style, size) in enumerate(zip(texts, styles, (1.7, 1.0, 1.0), strict=True)):
            sheet.set_row(row, size * 14 * lines(clean(text), sum(widths) / size - 2))
            sheet.merge_range(row, 0, row, len(widths) - 1, "", style)
            sheet.write_string(row, 0, clean(text), style)

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
        widest = _WIDEST_OF_MANY if len(table.headers) > _MANY else _WIDEST
        return min(widest, max(longest + 2, header + 3, _COLUMN))

    def _chart(
        self, sheet: Worksheet, at: tuple[str, int], table: ReportTable, title: str, rows: tuple[int, int]
    ) -> int:
        """Draw a chart of these rows at a row of a sheet; return the last row that it covers."""
        (name, top), (first, last) = at, rows
        kind, subtype = _KINDS[table.chart]
        chart = self._book.add_chart({"type": kind, **({"subtype": subtype} if subtype else {})})
        few = last - first < _FEW_BARS
        for number, column in enumerate(table.drawn):
            colour = SERIES[number % len(SERIES)]
            shape: dict[str, object] = {"fill": {"color": colour}, "gap": 300 if few else 40}
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
        chart.set_title(
            {"name": f"{table.title}, {title}" if title else table.title, "name_font": {"size": 12, "color": ACCENT}}
        )
        chart.set_legend({"position": "bottom", "font": {"size": 10}})
        # At the smallest print scale these letters are seven points high.
        letters, lines = {"num_font": {"size": 10}}, {"visible": True, "line": {"color": LINE}}
        figures = {"major_gridlines": lines, "num_format": "#,##0", **letters}
        if table.chart is Chart.STACKED:
            chart.set_y_axis({"reverse": True, **letters})
            chart.set_x_axis(figures)
        else:
            # From zero: otherwise small differences of bars would look large.
            chart.set_y_axis({"min": 0, **figures})
            chart.set_x_axis(letters)
        bars = (last - first + 1) * (24 if table.chart is Chart.STACKED else 0)
        height = min(900, max(340, 130 + bars))
        chart.set_size({"width": _CHART_WIDTH, "height": height})
        sheet.insert_chart(top, 0, chart)
        return top + math.ceil(height / _ROW_PIXELS)
