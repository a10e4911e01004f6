"""Opens an agendas workbook without the cells of unchanged sheets, to save time.

openpyxl makes an object of every cell, which takes most of the time of reading the additions to a workbook of hundreds
of sheets, and after a change by hand nearly all sheets are unchanged. The part of each sheet is therefore scanned as
text first. Its cells are dropped if every row has the hashes in the Record, no cell has formatting that
the program does not use, and the sheet has neither comments nor external links. Other arrangement (sizes of
columns, views, rules, filters, charts) stays. A sheet that the scan does not understand is read completely.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

from sco_scheduler.domain.record import RECORD_SHEET
from sco_scheduler.intake.files.container import CellMatch, Scan
from sco_scheduler.intake.files.openpyxl_reading import reader_class, values_of
from sco_scheduler.intake.table.grids import column_number
from sco_scheduler.output.excel.lists import KEYS, header_row_of, style_of_column
from sco_scheduler.output.excel.provenance import HASH_SIZE, Looks, WrittenSheets, english_name, hash_of

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_NOT_ARRANGED = re.compile(
    rb"<mergeCells .*?</mergeCells>|<hyperlinks>.*?</hyperlinks>|<(?:printOptions|pageMargins|pageSetup) [^>]*/>"
    rb"|<headerFooter.*?</headerFooter>"
)
"""Elements after the cells that are never the organizer's arrangement."""
_OF_ONE_SHEET = re.compile(rb'<dimension [^>]*/>| (?:tabSelected|xr:uid|codeName)="[^"]*"')
"""Parts that differ between sheets with the same arrangement."""
_MEETINGS = "Meetings"
_LINKS = re.compile(rb"<hyperlinks>.*</hyperlinks>")
_FILTER = re.compile(rb'<autoFilter [^>]*?ref="([^"]*)"')


def open_thin(file: IO[bytes], *, rich_text: bool, to_copy: bool) -> tuple[Workbook, WrittenSheets | None]:
    """Open an agendas workbook without the cells of unchanged sheets; of a list its header stays.

    Parameters
    ----------
    file
        The workbook, open for reading.
    rich_text
        Whether texts keep the formatting of single letters.
    to_copy
        Whether the organizer's content is to be copied from it. If not, of unchanged sheets with the same arrangement
        only one is kept; otherwise lists keep all their cells.

    Returns
    -------
    tuple[Workbook, WrittenSheets | None]
        The workbook, whose Record has no cells if it was scanned, and the sheets that the program wrote according to
        the Record; None if its part is not plain, in which case it has all its cells.

    Raises
    ------
    Exception
        Any exception of openpyxl for a file that it cannot open.
    """

    class Reader(reader_class()):  # type: ignore[misc]  # the base class is imported late
        def read_worksheets(self) -> None:
            sheets = {sheet.name: relation.target for sheet, relation in self.parser.find_sheets()}
            thinner = _Thinner(self)
            record = Scan.of(self.archive.read(sheets[RECORD_SHEET])) if RECORD_SHEET in sheets else None
            self.written = None if record is None else thinner.written(record)
            thinned = dict(_thinned(self, thinner, sheets, to_copy))
            names = self.parser.defined_names
            if not to_copy and all(name.is_reserved for name in names.definedName):
                twins = _twins(thinned)
                self.parser.sheets = [
                    sheet
                    for sheet in self.parser.sheets
                    if sheet.state != "visible" or sheets.get(sheet.name) not in twins
                ]
                self.parser.defined_names = type(names)()  # of areas to print, by sheets that are counted
            if record is not None:
                thinned[sheets[RECORD_SHEET]] = record.without_cells()
            self.archive.instead = thinned
            super().read_worksheets()

    reader = Reader(file, rich_text=rich_text)
    reader.read()
    return reader.wb, reader.written


def _twins(parts: Mapping[str, bytes]) -> set[str]:
    """The names of the parts that are equal to an earlier one and refer to no other part."""
    found, seen = set[str](), set[bytes]()
    for name, part in parts.items():
        arrangement = _OF_ONE_SHEET.sub(b"", part)
        if arrangement in seen and b":id=" not in arrangement:
            found.add(name)
        seen.add(arrangement)
    return found


def _thinned(reader: Any, thinner: _Thinner, sheets: Mapping[str, str], to_copy: bool) -> Iterator[tuple[str, bytes]]:
    """The parts of the sheets that can be reduced, with their reduced content.

    Parameters
    ----------
    sheets
        The parts by the titles of the sheets.
    """
    written = reader.written.rows if reader.written is not None else {}
    for title, part in sheets.items():
        name = english_name(title)
        if title in written and part in reader.valid_files and not (to_copy and name in KEYS):
            scan = None if _has_comments(reader, part) else Scan.of(reader.archive.read(part))
            thin = thinner.thin(name, scan, written[title]) if scan is not None else None
            if thin is not None:
                yield part, thin


def _has_comments(reader: Any, part: str) -> bool:
    from openpyxl.packaging.relationship import get_rels_path

    relations = get_rels_path(part)
    return relations in reader.valid_files and b"/comments" in reader.archive.read(relations)


class _Thinner:
    """Removes the cells of sheets of one workbook, whose texts and styles openpyxl has read."""

    def __init__(self, reader: Any) -> None:
        self._values, self._looks = values_of(reader), Looks(reader.wb)
        self._hashes: dict[tuple[bytes, ...], str] = {}

    def written(self, record: Scan) -> WrittenSheets:
        """The sheets that the program wrote according to the Record."""
        rows = defaultdict[int, dict[int, object]](dict)
        for row, column, _, value, _ in record.cells(self._values):
            rows[row][column] = value
        return WrittenSheets.of((cells.get(1), cells.get(2), cells.get(3)) for cells in rows.values())

    def thin(self, name: str, scan: Scan, written: Sequence[str]) -> bytes | None:
        """A sheet's part without its cells, except those of a list's header; None if it may have been changed.

        Parameters
        ----------
        name
            The English name of the sheet.
        written
            The hashes of its rows as the program wrote it.
        """
        links = _LINKS.search(scan.tail)
        if links and b":id=" in links[0]:  # external links
            return None
        cells = scan.matches()
        columns = {letters: column_number(letters.decode()) for letters in {cell[0] for cell in cells}}
        if not cells or not self._is_as_written(name, self._lines(cells, columns), written):
            return None
        if name in KEYS:
            kept = self._header(name, scan, cells)
        elif any(map(self._has_own_looks, {cell[2] for cell in cells})):
            kept = None
        else:  # a blank cell in the last column, so that the sheet keeps its width
            kept = b'<row r="1"><c r="%s1"/></row>' % max(columns, key=columns.__getitem__)
        return None if kept is None else _NOT_ARRANGED.sub(b"", scan.without_cells(kept))

    def _is_as_written(self, name: str, lines: Mapping[int, str], written: Sequence[str]) -> bool:
        """Whether nothing was typed into a sheet; for Meetings, whose rows are data, outside of its columns."""
        known = {row: line for row, text in enumerate(written, start=1) if (line := text.rstrip())}
        if name != _MEETINGS or lines.get(1) != known.get(1):
            return lines == known
        return max(map(len, lines.values())) <= len(lines[1])

    def _header(self, name: str, scan: Scan, cells: Sequence[CellMatch]) -> bytes | None:
        """The rows of a list down to its header; None if the organizer may have formatted or hidden them."""
        found = _FILTER.search(scan.tail)
        header = header_row_of(found[1].decode() if found else "")
        below = scan.body.find(b'<row r="%d"' % (header + 1))
        styles = {c[0]: style_of_column(name, str(self._value(c)).strip()) for c in cells if int(c[1]) == header}
        looks = {(cell[2], styles.get(cell[0], "")) for cell in cells if int(cell[1]) > header}
        is_changed = below < 0 or scan.arranged or any(self._has_own_looks(*look) for look in looks)
        return None if is_changed else scan.body[:below]

    def _lines(self, cells: Sequence[CellMatch], columns: Mapping[bytes, int]) -> Mapping[int, str]:
        """The hashes of the rows of a sheet by their number, without those of trailing blank cells."""
        lines: dict[bytes, str] = {}
        starts = {letters: HASH_SIZE * (column - 1) for letters, column in columns.items()}
        for cell in cells:
            if cell[4] or cell[5]:
                known = cell[2:]  # the style distinguishes a number from a time
                digits = self._hashes.get(known)
                if digits is None:
                    digits = self._hashes[known] = hash_of(self._value(cell))
                lines[cell[1]] = lines.get(cell[1], "").ljust(starts[cell[0]]) + digits
        return {int(row): line for row, line in lines.items()}

    def _value(self, cell: CellMatch) -> object:
        _, _, style, kind, value, text = cell
        return self._values.of(kind, int(style or 0), value, text)[0]

    def _has_own_looks(self, style: bytes, column: str = "") -> bool:
        """Whether a cell's style, by its number, has formatting that the program does not give to cells of a column."""
        return self._looks.are_own(int(style or 0), column)
