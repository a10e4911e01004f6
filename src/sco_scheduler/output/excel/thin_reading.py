"""Opens an agendas workbook without the cells of those sheets that nobody changed since the program wrote them.

openpyxl makes an object of every cell, which takes most of the time of reading what was added to a workbook of hundreds
of sheets, and after a change by hand nearly all sheets are as they were. The part of each sheet is therefore scanned as
text first. Its cells are left out where every row has the hashes that the Record keeps of it, no cell has looks that
the program does not give, and neither comments nor links to elsewhere belong to it. What else may be arranged (sizes of
columns, views, rules, filters, charts) stays. A sheet that the scan does not understand is read whole.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from sco_scheduler.domain.record import TEXTS_ENTRY, RecordDamaged, unpack
from sco_scheduler.output.excel.lists import KEYS, header_row_of, style_of_column
from sco_scheduler.output.excel.own_looks import has_own_looks
from sco_scheduler.output.excel.own_texts import HASH_SIZE, hash_of
from sco_scheduler.output.excel.sheet_names import english_name
from sco_scheduler.output.excel.sheets.record import RECORD_SHEET

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_CELL = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"(?: s="([0-9]+)")?(?: t="(n|s|inlineStr)")? ?'
    rb'(?:/>|>(?:<v>([^<]+)</v>|<is><t(?: xml:space="preserve")?>([^<]+)</t></is>)?</c>)'
)
"""A cell of a sheet's part: column, row, style, kind, number or text, inline text. Formulas and rich texts are none."""

_Cell = tuple[bytes, bytes, bytes, bytes, bytes, bytes]

_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_NOT_ARRANGED = re.compile(
    rb"<mergeCells .*?</mergeCells>|<hyperlinks>.*?</hyperlinks>|<(?:printOptions|pageMargins|pageSetup) [^>]*/>"
    rb"|<headerFooter.*?</headerFooter>"
)
"""What stands behind the cells and is never the organizer's arrangement."""
_LINKS = re.compile(rb"<hyperlinks>.*</hyperlinks>")
_FILTER = re.compile(rb'<autoFilter [^>]*?ref="([^"]*)"')
_ARRANGED_ROW = re.compile(rb'<row [^>]*?(?:hidden|outlineLevel)="')


def open_thin(file: IO[bytes], *, rich_text: bool, lists: bool = False) -> Workbook:
    """Open an agendas workbook without the cells of unchanged sheets; of a list its header stays.

    Parameters
    ----------
    file
        The workbook, open for reading.
    rich_text
        Whether texts keep the looks of single letters.
    lists
        Whether lists are read with all cells.

    Raises
    ------
    Exception
        Whatever openpyxl raises on a file that it cannot open.
    """
    from openpyxl.reader.excel import ExcelReader

    class Reader(ExcelReader):
        def read_worksheets(self) -> None:
            self.archive.thinned = dict(_thinned(self, lists=lists))
            super().read_worksheets()

    reader = Reader(file, rich_text=rich_text)
    reader.archive = _Archive(file)
    reader.read()
    return reader.wb


class _Archive(zipfile.ZipFile):
    """The archive of a workbook; ``thinned`` are the parts that are read in place of its own, by their names."""

    thinned: Mapping[str, bytes] = {}

    def open(self, name: Any, *args: Any, **options: Any) -> IO[bytes]:
        part = self.thinned.get(name)
        return super().open(name, *args, **options) if part is None else BytesIO(part)


def _thinned(reader: Any, *, lists: bool) -> Iterator[tuple[str, bytes]]:
    """The parts of the sheets that can do without their cells, and what they are then."""
    scan, sheets = _Scan(reader), {sheet.name: relation.target for sheet, relation in reader.parser.find_sheets()}
    written = _written(scan.cells(reader.archive.read(sheets[RECORD_SHEET])), scan) if RECORD_SHEET in sheets else {}
    for title, part in sheets.items():
        name = english_name(title)
        if title in written and part in reader.valid_files and not (lists and name in KEYS):
            thin = None if _has_comments(reader, part) else scan.thin(name, reader.archive.read(part), written[title])
            if thin is not None:
                yield part, thin


def _written(cells: Sequence[_Cell] | None, scan: _Scan) -> Mapping[str, Sequence[str]]:
    """The hashes of the rows of each sheet as the program wrote it, from the Record; empty if they cannot be read."""
    rows: dict[bytes, list[object]] = defaultdict(list)
    for cell in cells or ():
        rows[cell[1]].append(scan.value(cell))
    try:
        texts = unpack([(row[0], row[1], row[2]) for row in rows.values() if row[0] == TEXTS_ENTRY])[TEXTS_ENTRY]
    except (KeyError, IndexError, RecordDamaged):
        return {}
    return texts if isinstance(texts, dict) else {}


def _has_comments(reader: Any, part: str) -> bool:
    from openpyxl.packaging.relationship import get_rels_path

    relations = get_rels_path(part)
    return relations in reader.valid_files and b"/comments" in reader.archive.read(relations)


class _Scan:
    """The scan of the sheets of one workbook, of which openpyxl has read texts and styles."""

    def __init__(self, reader: Any) -> None:
        from openpyxl.worksheet.worksheet import Worksheet

        self._book, self._strings = reader.wb, reader.shared_strings
        self._sheet = Worksheet(self._book)
        self._hashes: dict[tuple[bytes, bytes, bytes, bool], str] = {}
        self._own: dict[tuple[bytes, str], bool] = {}

    def cells(self, part: bytes) -> list[_Cell] | None:
        """The cells of a sheet's part; None where one of them is none that the scan knows."""
        found = _CELL.findall(part, part.find(_BEGIN))
        return found if len(found) == part.count(b"<c ") + part.count(b"<c>") else None

    def thin(self, name: str, part: bytes, written: Sequence[str]) -> bytes | None:
        """A sheet's part without its cells, of a list with those down to its header; None where it may be changed.

        Parameters
        ----------
        name
            The English name of the sheet.
        written
            The hashes of its rows as the program wrote it.
        """
        begin, end, cells = part.find(_BEGIN), part.find(_END), self.cells(part)
        links = _LINKS.search(part, end)
        if not cells or end < begin or (links and b":id=" in links[0]):  # a link to elsewhere than this workbook
            return None
        if self._lines(cells) != {row: line for row, text in enumerate(written, start=1) if (line := text.rstrip())}:
            return None
        tail = _NOT_ARRANGED.sub(b"", part[end:])
        if name in KEYS:
            kept = self._header(name, part[begin + len(_BEGIN) : end], cells, tail)
        elif any(self._has_own_looks(style) for style in {cell[2] for cell in cells}):
            kept = None
        else:  # a blank cell in the last column, so that the sheet is as wide as it was
            last = max({cell[0] for cell in cells}, key=lambda letters: (len(letters), letters))
            kept = b'<row r="1"><c r="%s1"/></row>' % last
        return None if kept is None else part[:begin] + _BEGIN + kept + tail

    def _header(self, name: str, rows: bytes, cells: Sequence[_Cell], tail: bytes) -> bytes | None:
        """The rows of a list down to its header; None where the organizer may have given it looks or hidden rows."""
        found = _FILTER.search(tail)
        header = header_row_of(found[1].decode() if found else "")
        below = rows.find(b'<row r="%d"' % (header + 1))
        styles = {
            cell[0]: style_of_column(name, str(self.value(cell)).strip()) for cell in cells if int(cell[1]) == header
        }
        looks = {(cell[2], styles.get(cell[0], "")) for cell in cells if int(cell[1]) > header}
        if below < 0 or _ARRANGED_ROW.search(rows) or any(self._has_own_looks(*look) for look in looks):
            return None
        return rows[:below]

    def _lines(self, cells: Sequence[_Cell]) -> Mapping[int, str] | None:
        """The hashes of the rows of a sheet by their number; None where a text may be another one to openpyxl."""
        lines: dict[bytes, str] = {}
        dates = self._book._date_formats
        places = {letters: HASH_SIZE * (column - 1) for letters, column in _columns(cells).items()}
        for cell in cells:
            letters, row, style, kind, value, text = cell
            if not value and not text:
                if kind in (b"s", b"inlineStr"):
                    return None
                continue
            known = kind, value, text, kind in (b"", b"n") and int(style or 0) in dates
            digits = self._hashes.get(known)
            if digits is None:
                if b"_x" in text:  # how the format writes letters that it cannot contain
                    return None
                digits = self._hashes[known] = hash_of(self.value(cell))
            lines[row] = lines.get(row, "").ljust(places[letters]) + digits
        return {int(row): line for row, line in lines.items()}

    def value(self, cell: _Cell) -> object:
        """The value of a cell as openpyxl reads it; None for a blank one."""
        from openpyxl.utils.datetime import from_excel

        _, _, style, kind, value, text = cell
        if kind == b"s":
            return self._strings[int(value)]
        if not value:
            return html.unescape(text.decode()) if text else None
        number = float(value) if re.search(rb"[.Ee]", value) else int(value)
        if int(style or 0) not in self._book._date_formats:
            return number
        return from_excel(number, self._book.epoch, timedelta=int(style) in self._book._timedelta_formats)

    def _has_own_looks(self, style: bytes, column: str = "") -> bool:
        """Whether the style of a cell, by its number, has looks that the program does not give to cells of a column."""
        from openpyxl.cell import Cell

        known = self._own.get((style, column))
        if known is None:
            cell = Cell(self._sheet, 1, 1, style_array=self._book._cell_styles[int(style or 0)])
            known = self._own[style, column] = has_own_looks(cell, column)
        return known


def _columns(cells: Sequence[_Cell]) -> Mapping[bytes, int]:
    from openpyxl.utils import column_index_from_string

    return {letters: column_index_from_string(letters.decode()) for letters in {cell[0] for cell in cells}}
