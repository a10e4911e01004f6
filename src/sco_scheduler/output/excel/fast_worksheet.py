"""A worksheet of XlsxWriter that writes the XML of plain cells in one step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_ESCAPED = re.compile(r"[\x00-\x1f&<>\"\ufffe\uffff]|_x[0-9a-fA-F]{4}_|^\s|\s$")
"""What XlsxWriter writes otherwise than as it is, or with an attribute that preserves spaces."""


class _Cell(Protocol):
    """A cell as XlsxWriter keeps it: a tuple named after its kind, with a number or a text where it has one."""

    format: Format | None
    number: float
    string: str


class FastWorksheet(Worksheet):
    """A worksheet whose blank cells, numbers, times and texts are written without a list of attributes each.

    XlsxWriter builds the attributes of every cell as a list and escapes each of them, though they are a
    reference and a number. For the lists of a large event, with millions of cells, that was a third of
    the time of writing. Any other cell is left to XlsxWriter. The file is the same byte for byte, which
    a test compares; should a later XlsxWriter no longer call ``_write_cell``, it is only slower.
    """

    def _write_cell(self, row: int, col: int, cell: _Cell) -> None:
        index = None if cell.format is None else cell.format.xf_index
        kind = cell.__class__.__name__
        if index is not None:
            if kind == "Blank":
                self.fh.write(f'<c r="{_column(col)}{row + 1}" s="{index}"/>')
                return
            if kind in ("Number", "Datetime"):
                self.fh.write(f'<c r="{_column(col)}{row + 1}" s="{index}"><v>{cell.number:.16G}</v></c>')
                return
            if kind == "String":
                text = cell.string
                if not self.constant_memory:  # a number in the table of shared strings
                    self.fh.write(f'<c r="{_column(col)}{row + 1}" s="{index}" t="s"><v>{text}</v></c>')
                    return
                if not _ESCAPED.search(text):
                    start = f'<c r="{_column(col)}{row + 1}" s="{index}" t="inlineStr">'
                    self.fh.write(f"{start}<is><t>{text}</t></is></c>")
                    return
        super()._write_cell(row, col, cell)


_NAMES: dict[int, str] = {}


def _column(col: int) -> str:
    """The letters of a column, from 0."""
    if col not in _NAMES:
        _NAMES[col] = xl_col_to_name(col)
    return _NAMES[col]
