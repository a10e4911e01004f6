"""Records what the program writes into a workbook, to distinguish it from the organizer's content when read again.

Sheets are identified by their names, which are assigned here. For texts the Record keeps a hash of each cell as it was
written, row by row. Each row that is read is matched with a written one: the equal row at the same place or else at any
place, as rows may have been sorted, inserted or deleted, or else the row with the most common hashes. A text that
the written row does not have is the organizer's, and so is formatting that the program does not use.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sco_scheduler.domain.codec import RecordDamaged, unpack
from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.domain.record import MEETINGS_SHEET, RECORD_SHEET, TEXTS_ENTRY
from sco_scheduler.output.excel.styles import is_bold, is_italic, palette
from sco_scheduler.output.texts.words import cut, one_line, units, words

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import Color, Side
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


# Sheets and their names


LONGEST_NAME = 31
"""The largest number of UTF-16 units in the name of a sheet."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"

SHEETS = {
    "Summary": "sheet_summary",
    "Index": "sheet_index",
    MEETINGS_SHEET: "sheet_meetings",
    "Changes": "sheet_changes",
    "Desk": "sheet_desk",
    "Unmet": "sheet_unmet",
    "Companies": "sheet_companies",
    "Tables": "sheet_tables",
    "Interpreters": "sheet_interpreters",
}
"""The sheets of an agendas workbook by their English names, with the key of the word for each."""

FIXED_NAMES = (RECORD_SHEET, *(words(lang)[f"workbook.{key}"] for key in SHEETS.values() for lang in LANGUAGES))
"""Names that are part of the format: no other sheet may have one, even if the workbook does not have that sheet."""


def english_name(title: str) -> str:
    """The English name of one of the format's sheets in any language; other titles are returned unchanged."""
    return _ENGLISH.get(_folded(title), title)


def is_grid(title: str) -> bool:
    """Whether a sheet of the program with this title is the grid of a zone, in any language."""
    return any(title.startswith(words(lang)["workbook.sheet_grid"].format(zone="")) for lang in LANGUAGES)


class SheetNames:
    """The names assigned in one workbook."""

    def __init__(self, reserved: Iterable[str] = FIXED_NAMES) -> None:
        """Reserve names, by default those of an agendas workbook."""
        self._taken = {_RESERVED, *map(_folded, reserved)}

    def give(self, wanted: str) -> str:
        """Assign a valid and unique name to a sheet, as close to the wanted one as possible.

        Forbidden characters become spaces, long names are cut, and a name in use gets a
        number (``Acme (2)``).
        """
        base = _trim(one_line(_FORBIDDEN.sub(" ", wanted)), LONGEST_NAME) or "Sheet"
        name, number = base, 1
        while _folded(name) in self._taken:
            number += 1
            suffix = f" ({number})"
            name = _trim(base, LONGEST_NAME - units(suffix)) + suffix
        self._taken.add(_folded(name))
        return name


def _trim(text: str, limit: int) -> str:
    return cut(text, limit).strip(" '")


def _folded(name: str) -> str:
    """A sheet's name in the form in which spreadsheets compare names."""
    return unicodedata.normalize("NFKC", name.lower()).casefold()


_ENGLISH = {_folded(words(lang)[f"workbook.{key}"]): name for name, key in SHEETS.items() for lang in LANGUAGES}


# Texts and their hashes


HASH_SIZE = 3
"""The number of characters of a hash."""

_BLANK = " " * HASH_SIZE
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass
class WrittenTexts:
    """The hash of each nonblank cell of a workbook that is being written, by sheet and row."""

    _sheets: dict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    _hashes: dict[object, str] = field(default_factory=dict)

    def note(self, sheet: str, row: int, column: int, value: object) -> None:
        """Record the value written into a cell; rows and columns count from 0."""
        rows, start = self._sheets[sheet], HASH_SIZE * column
        line = rows.get(row, "")
        rows[row] = line[:start].ljust(start) + self._hash(value) + line[start + HASH_SIZE :]

    def note_row(self, sheet: str, row: int, values: Iterable[object]) -> None:
        """Note what is written into the cells of a row from its first column; None is a blank cell."""
        line = "".join([_BLANK if value is None else self._hash(value) for value in values]).rstrip()
        if line:
            self._sheets[sheet][row] = line

    def _hash(self, value: object) -> str:
        # By type too, where it is no text: 1, 1.0 and True are the same key of a dictionary.
        key = value if value.__class__ is str else (value.__class__, value)
        digits = self._hashes.get(key)
        if digits is None:
            digits = self._hashes[key] = hash_of(value)
        return digits

    def entry(self) -> dict[str, list[str]]:
        """The entry of the Record: the rows of each sheet, from the first."""
        return {sheet: [rows.get(row, "") for row in range(max(rows) + 1)] for sheet, rows in self._sheets.items()}


@dataclass(frozen=True)
class WrittenSheets:
    """The sheets that the program wrote, according to the Record.

    ``titles`` are the titles of all of them, empty if the Record does not list them; ``rows`` has the hashes of the
    rows of each.
    """

    titles: frozenset[str] = frozenset()
    rows: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Iterable[tuple[object, object, object]]) -> WrittenSheets:
        """Read them from the rows of the Record; entries that cannot be read are omitted."""
        known = [row for row in record if row[0] in {"sheets", TEXTS_ENTRY}]
        titles, rows = _entry(known, "sheets"), _entry(known, TEXTS_ENTRY)
        return cls(
            frozenset(map(str, titles)) | {RECORD_SHEET} if isinstance(titles, list) else frozenset(),
            {str(title): list(map(str, lines)) for title, lines in rows.items()} if isinstance(rows, dict) else {},
        )


def _entry(record: Iterable[tuple[object, object, object]], key: str) -> object:
    """An entry of the Record; None if it cannot be read."""
    try:
        return unpack([row for row in record if row[0] == key]).get(key)
    except RecordDamaged:
        return None


@dataclass(frozen=True)
class OwnText:
    """A cell with a text of the organizer.

    Attributes
    ----------
    over
        Whether it replaces a text of the program.
    row
        The hashes of its row as the program wrote it; '' for a row that it did not write.
    inserted
        Whether the organizer inserted its row at the place of another written row.
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
    """The cells of a sheet with a text of the organizer.

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
    """The written row from which each line comes; '' for one that the program did not write."""
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
    # Rows without any common hash come last: an inserted row must not take the place of the row below it.
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
    """The remaining row with the most common hashes, preferring the same place; '' if there is none."""
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
        if elsewhere[digits] > 0:  # moved, for instance by an inserted column
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
    """The text of a value in the same form whatever program saved it: times to the minute, spaces normalised."""
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


# Formatting


_SIDES = ("left", "right", "top", "bottom")
_LETTERS = ("bold", "italic", "underline", "strike")


class Looks:
    """Decides which cell formats are the organizer's, once for each of the workbook's few styles."""

    def __init__(self, book: Workbook) -> None:
        from openpyxl.worksheet.worksheet import Worksheet

        self._styles, self._sheet = book._cell_styles, Worksheet(book)
        self._own: dict[tuple[int, str], bool] = {}

    def are_own(self, number: int, style: str = "") -> bool:
        """Whether the formatting of one of the workbook's styles, by its number, is the organizer's.

        Parameters
        ----------
        style
            The name of the program's style for the column, for a cell of a list.
        """
        known = self._own.get((number, style))
        if known is None:
            from openpyxl.cell import Cell

            cell = Cell(self._sheet, 1, 1, style_array=self._styles[number])
            known = self._own[number, style] = has_own_looks(cell, style)
        return known


def has_own_looks(cell: Cell, style: str = "") -> bool:
    """Whether a cell has formatting that the program does not give it.

    Parameters
    ----------
    style
        The name of its column's style, for a cell of a list, which determines whether it is bold.
    """
    return cell.has_style and (
        has_own_fill(cell) or has_own_colour(cell) or _has_own_lines(cell) or _has_own_letters(cell, style)
    )


def has_own_fill(cell: Cell) -> bool:
    """Whether a cell has a fill colour that the program does not use."""
    return cell.fill.patternType == "solid" and _is_own(cell.fill.fgColor)


def has_own_colour(cell: Cell) -> bool:
    """Whether the text of a cell has a colour that the program does not use."""
    return cell.font.color is not None and cell.font.color.type == "rgb" and _is_own(cell.font.color)


def _has_own_lines(cell: Cell) -> bool:
    return any(_is_own_line(getattr(cell.border, side)) for side in _SIDES)


def _is_own_line(side: Side | None) -> bool:
    return side is not None and side.style not in {None, "thin"}


def _has_own_letters(cell: Cell, style: str) -> bool:
    """Whether a text is struck out, or in a list is bold or italic unlike its column."""
    font = cell.font
    if font.strike:
        return True
    return bool(style) and (bool(font.bold), bool(font.italic)) != (is_bold(style), is_italic(style))


def _is_own(colour: Color) -> bool:
    return colour.type != "rgb" or str(colour.rgb)[-6:].upper() not in palette()


def copy_own_looks(source: Cell, target: Cell, style: str = "") -> None:
    """Copy formatting that the program does not give to a cell; ``style`` as for ``has_own_looks``."""
    if has_own_fill(source):
        target.fill = copy(source.fill)
    if has_own_colour(source) or _has_own_letters(source, style):
        font = copy(target.font)
        if has_own_colour(source):
            font.color = copy(source.font.color)
        if _has_own_letters(source, style):
            for name in _LETTERS:
                setattr(font, name, getattr(source.font, name))
        target.font = font
    if _has_own_lines(source):
        border = copy(target.border)
        for name in _SIDES:
            if _is_own_line(getattr(source.border, name)):
                setattr(border, name, copy(getattr(source.border, name)))
        target.border = border
