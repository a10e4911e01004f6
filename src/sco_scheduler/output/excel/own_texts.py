"""Tells the texts that the organizer typed into the program's sheets from those that the program wrote.

The Record keeps a hash of each cell as it was written, row by row. When the workbook is read again each row is matched
with a written one: the equal row of the same place or else of any place, as rows may have been sorted, inserted or
deleted, or else the row that has most hashes in common. A text that the written row does not have is the organizer's.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

HASH_SIZE = 3
"""The characters of a hash."""

_BLANK = " " * HASH_SIZE
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass
class WrittenTexts:
    """The hash of each cell with a value in a workbook that is being written, by sheet and row."""

    _sheets: dict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    _hashes: dict[object, str] = field(default_factory=dict)

    def note(self, sheet: str, row: int, column: int, value: object) -> None:
        """Note what is written into a cell; rows and columns count from 0."""
        # By type too, where it is no text: 1, 1.0 and True are the same key of a dictionary.
        key = value if value.__class__ is str else (value.__class__, value)
        digits = self._hashes.get(key)
        if digits is None:
            digits = self._hashes[key] = hash_of(value)
        rows, start = self._sheets[sheet], HASH_SIZE * column
        line = rows.get(row, "")
        if len(line) == start:  # nearly always, from left to right
            rows[row] = line + digits
        else:
            rows[row] = line[:start].ljust(start) + digits + line[start + HASH_SIZE :]

    def entry(self) -> dict[str, list[str]]:
        """The entry of the Record: the rows of each sheet, from the first."""
        return {sheet: [rows.get(row, "") for row in range(max(rows) + 1)] for sheet, rows in self._sheets.items()}


@dataclass(frozen=True)
class OwnText:
    """A cell with a text of the organizer's.

    Attributes
    ----------
    over
        Whether it stands in place of a text of the program's.
    row
        The hashes of its row as the program wrote it; '' for a row that it did not write.
    inserted
        Whether the organizer inserted its row where the program had written another.
    """

    cell: Cell
    over: bool
    row: str
    inserted: bool

    @property
    def row_label(self) -> str:
        """The hash of the first cell of its row as the program wrote it."""
        return self.row[:HASH_SIZE]


def own_texts(sheet: Worksheet, written: Sequence[str]) -> Iterator[OwnText]:
    """The cells of a sheet that hold a text of the organizer's.

    Parameters
    ----------
    written
        The rows as the program wrote them.
    """
    rows = [[cell for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    lines, written = [_line_of(row) for row in rows], [line.rstrip() for line in written]
    for place, (cells, line, origin) in enumerate(zip(rows, lines, _matched(lines, written), strict=True)):
        if origin != line:
            yield from _own_in_row(cells, origin, inserted=not origin and any(written[place : place + 1]))


def _line_of(cells: Iterable[Cell]) -> str:
    line = ""
    for cell in cells:
        if cell.value is not None:
            line = line.ljust(HASH_SIZE * (cell.column - 1)) + hash_of(cell.value)
    return line


def _matched(lines: Sequence[str], written: Sequence[str]) -> list[str]:
    """The written row that each line comes from; '' for one that the program did not write."""
    found: list[str | None] = [None if line else "" for line in lines]
    left = Counter(filter(None, written))
    for row, line in enumerate(lines):
        if line and row < len(written) and written[row] == line:
            found[row] = line
            left[line] -= 1
    for row, line in enumerate(lines):
        if found[row] is None and left[line] > 0:
            found[row] = line
            left[line] -= 1
    by_hash: Mapping[str, list[str]] = defaultdict(list)
    for line, count in left.items():
        if count > 0:
            for digits in {*_parts(line)} - {_BLANK}:
                by_hash[digits].append(line)
    # Rows without any hash in common come last: one that was inserted is not to take the place of the row below it.
    for alike in (True, False):
        for row, line in enumerate(lines):
            if found[row] is None:
                at_place = written[row] if row < len(written) else ""
                nearest = _nearest(line, at_place, by_hash, left) if alike else at_place
                if nearest and left[nearest] > 0:
                    found[row] = nearest
                    left[nearest] -= 1
    return [line or "" for line in found]


def _nearest(line: str, at_place: str, by_hash: Mapping[str, Sequence[str]], left: Mapping[str, int]) -> str:
    """The row that is left with most hashes in common with a line, at best that of the same place; '' if none is."""
    common: Counter[str] = Counter()
    for digits in _parts(line):
        common.update(origin for origin in by_hash.get(digits, ()) if left[origin] > 0)
    return max(common, key=lambda origin: (common[origin], origin == at_place), default="")


def _own_in_row(cells: Sequence[Cell], origin: str, *, inserted: bool) -> Iterator[OwnText]:
    parts = _parts(origin)
    in_place = {
        cell.column for cell in cells if cell.column <= len(parts) and parts[cell.column - 1] == hash_of(cell.value)
    }
    elsewhere = Counter(digits for column, digits in enumerate(parts, start=1) if column not in in_place)
    for cell in cells:
        if cell.column in in_place:
            continue
        digits = hash_of(cell.value)
        if elsewhere[digits] > 0:  # moved, as by a column that was inserted
            elsewhere[digits] -= 1
            continue
        over = cell.column <= len(parts) and parts[cell.column - 1] != _BLANK
        yield OwnText(cell, over, origin, inserted)


def _parts(line: str) -> list[str]:
    return [line[start : start + HASH_SIZE] for start in range(0, len(line), HASH_SIZE)]


def hash_of(value: object) -> str:
    """The hash of a cell's value: 18 bits of the CRC-32 of its text, as three characters."""
    code = zlib.crc32(_plain(value).encode("utf-8", "surrogatepass"))
    return _DIGITS[code & 63] + _DIGITS[code >> 6 & 63] + _DIGITS[code >> 12 & 63]


def _plain(value: object) -> str:
    """The text of a value, the same however an office program saves it: times in minutes, spaces as one."""
    if isinstance(value, datetime):
        return f"{value + timedelta(seconds=30):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d} 00:00"
    if isinstance(value, time):
        minutes = value.hour * 60 + value.minute + (value.second >= 30)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, float):
        return f"{value:.9g}"
    return " ".join(str(value).split())
