"""A faster XlsxWriter worksheet, which writes the XML of a row of plain cells in one step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import CellStringTuple, Worksheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, time

    from xlsxwriter.format import Format

_ESCAPED = re.compile(r"[\x00-\x1f&<>\"\ufffe\uffff]|_x[0-9a-fA-F]{4}_|^\s|\s$")
"""Characters that XlsxWriter escapes, or for which it adds an attribute that preserves spaces."""

_SPANNED = 16
"""Number of rows for which XlsxWriter writes a common column span."""


class _Cell(Protocol):
    """A cell in XlsxWriter's memory: a tuple named after its kind, with a number or a text."""

    format: Format | None
    number: float
    string: str


class FastWorksheet(Worksheet):
    """A worksheet that writes blank cells, numbers, times and texts without a list of attributes for each.

    XlsxWriter builds the attributes of every cell as a list and escapes each of them, although they are a reference and
    a number, and checks in every call whether a cell was given as ``A1``, which is never the case here. For the lists
    of a large event, with millions of cells, that was half of the time of writing. Any other cell is left to
    XlsxWriter. The file is the same byte for byte, which a test checks; if a later XlsxWriter no longer calls the
    replaced methods, writing is only slower.
    """

    previous_row: int
    """The row that is not yet on the disk, if rows are stored there."""

    write_string = Worksheet._write_string
    write_number = Worksheet._write_number
    write_blank = Worksheet._write_blank
    write_datetime = Worksheet._write_datetime

    def _check_dimensions(self, row: int, col: int, ignore_row: bool = False, ignore_col: bool = False) -> int:
        if (
            self.dim_rowmin is not None
            and self.dim_colmin is not None
            and self.dim_rowmin <= row <= self.dim_rowmax
            and self.dim_colmin <= col <= self.dim_colmax
            and row >= self.previous_row
        ):
            return 0  # checked already, and nothing to record
        return int(super()._check_dimensions(row, col, ignore_row, ignore_col))

    def _calculate_spans(self) -> None:
        if self.comments:
            super()._calculate_spans()
            return
        ends: dict[int, list[int]] = {}
        for row, cells in self.table.items():
            if cells:
                ends.setdefault(row // _SPANNED, []).extend((min(cells), max(cells)))
        self.row_spans = {block: f"{min(columns) + 1}:{max(columns) + 1}" for block, columns in ends.items()}

    def _write_rows(self) -> None:
        if self.comments:
            super()._write_rows()
            return
        self._calculate_spans()
        for row in range(self.dim_rowmin, self.dim_rowmax + 1):
            self._write_whole_row(row, self.row_spans.get(row // _SPANNED))

    def _write_single_row(self, current_row_num: int = 0) -> None:
        if self.comments:
            super()._write_single_row(current_row_num)
            return
        row = self.previous_row
        self.previous_row = current_row_num
        self._write_whole_row(row, None)
        self.table.clear()

    def _write_whole_row(self, row: int, spans: str | None) -> None:
        cells, info = self.table.get(row), self.row_info.get(row)
        if not cells:
            if info is not None:
                self._write_empty_row(row, spans, info)
            return
        self._write_row(row, spans, info)
        parts: list[str] = []
        for col in sorted(cells):
            cell = cells[col]
            plain = self._plain(f"{_NAMES[col]}{row + 1}", cell)
            if plain is not None:
                parts.append(plain)
                continue
            self.fh.write("".join(parts))
            parts.clear()
            self._write_cell(row, col, cell)
        parts.append("</row>")
        self.fh.write("".join(parts))

    def write_row_of_cells(
        self, row: int, values: Sequence[str | float | datetime | date | time | None], formats: Sequence[Format]
    ) -> None:
        """Write the cells of a row from its first column, and nothing else into it, where rows go to the disk.

        Parameters
        ----------
        values
            None leaves a cell blank. Text is written as text, whatever it looks like.
        formats
            The format of each cell.
        """
        if self._check_dimensions(row, 0) or self._check_dimensions(row, len(values) - 1):
            return
        if row > self.previous_row:
            self._write_single_row(row)
        self.previous_row = row + 1
        self._write_row(row, None, self.row_info.get(row))
        parts: list[str] = []
        place = f'{row + 1}" s="'
        for column, (value, style) in enumerate(zip(values, formats, strict=True)):
            parts.append(f'<c r="{_NAMES[column]}{place}{style.xf_index or style._get_xf_index()}"')
            if value is None:
                parts.append("/>")
            elif isinstance(value, str):
                rest = _REPEATED.get(value) or _text_of_cell(value)
                if rest is None:
                    self.fh.write("".join(parts[:-1]))
                    parts.clear()
                    self._write_cell(row, column, CellStringTuple(value, style))
                else:
                    parts.append(rest)
            else:
                number = value if isinstance(value, (int, float)) else self._convert_date_time(value)
                parts.append(f"><v>{number:.16G}</v></c>")
        parts.append("</row>")
        self.fh.write("".join(parts))

    def _plain(self, place: str, cell: _Cell) -> str | None:
        """The XML of a cell with a format and nothing to escape; None for any other."""
        index = None if cell.format is None else cell.format.xf_index
        if index is None:
            return None
        kind = cell.__class__.__name__
        if kind == "Blank":
            rest = "/>"
        elif kind in ("Number", "Datetime"):
            rest = f"><v>{cell.number:.16G}</v></c>"
        elif kind != "String":
            return None
        elif not self.constant_memory:  # an index into the table of shared strings
            rest = f' t="s"><v>{cell.string}</v></c>'
        elif _ESCAPED.search(cell.string):
            return None
        else:
            rest = f' t="inlineStr"><is><t>{cell.string}</t></is></c>'
        return f'<c r="{place}" s="{index}"{rest}'


_REPEATED: dict[str, str] = {}
"""The XML after the style of a cell with a text, cached by short texts, since lists repeat names, IDs and times."""

_MOST_REPEATED, _A_FEW_WORDS = 100_000, 40
"""The maximum number of cached texts, and their maximum length."""


def _text_of_cell(text: str) -> str | None:
    """The XML after the style of a cell with a text; None if something in it has to be escaped."""
    if _ESCAPED.search(text):
        return None
    rest = f' t="inlineStr"><is><t>{text}</t></is></c>'
    if len(text) <= _A_FEW_WORDS and len(_REPEATED) < _MOST_REPEATED:
        _REPEATED[text] = rest
    return rest


class _Names(dict[int, str]):
    """The letters of each column, numbered from 0."""

    def __missing__(self, col: int) -> str:
        name = self[col] = str(xl_col_to_name(col))
        return name


_NAMES = _Names()
