"""Reads what the organizer added to an agendas workbook, so that ``put_back`` can add it to the one that replaces it.

Own sheets, own columns of the lists, text in cells that the program leaves empty, colours, comments, charts, hidden
columns, frozen rows and own rules of entry and of looks are kept. A row of a list is identified by its key, such as the
number of a meeting, and any other cell by its place and text. Pictures and pivot tables cannot be carried over; they
are named.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sco_scheduler.background import gc_paused
from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.output.excel.own_widths import list_columns, own_list_widths, own_sheet_widths
from sco_scheduler.output.excel.sheet_names import english_name
from sco_scheduler.output.excel.styles import palette
from sco_scheduler.output.texts.words import words

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import Color
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

KEYS: Mapping[str, tuple[str, ...]] = {
    "Meetings": ("meeting",),
    "Index": ("id", "delegate"),
    "Unmet": ("purchaser_id", "supplier_id"),
    "Companies": ("id",),
    "Tables": ("zone", "table", "date", "start"),
}
"""The columns by which a row of a list is known again."""

_ID_COLUMNS = frozenset({"id", "purchaser_id", "supplier_id"})
"""Those of them that hold IDs of companies."""

Key = tuple[str, ...]


@dataclass(frozen=True)
class OwnMark:
    """A colour, a comment, or a value in a column or a cell of the organizer's own, with its cell.

    ``key`` and ``title`` identify the row and column of a list; on any other sheet ``place`` and ``text`` identify
    the cell.
    """

    sheet: str
    place: str
    text: str
    cell: Any
    key: Key = ()
    title: str = ""
    own: bool = False


@dataclass(frozen=True)
class OwnContent:
    """The organizer's additions to a workbook: own columns by list; ``lost`` cannot be kept.

    ``arranged`` are the program's sheets with own charts or widths, or hidden columns. ``renamed`` are the IDs
    that companies have in the new workbook by those that they have in this one.
    """

    sheets: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marks: tuple[OwnMark, ...] = ()
    lost: tuple[str, ...] = ()
    arranged: tuple[str, ...] = ()
    book: Any = None
    renamed: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.sheets or self.columns or self.marks or self.arranged)

    def by_ids(self, renamed: Mapping[str, str]) -> OwnContent:
        """The same for a workbook in which companies have other IDs: what stands by a company goes with it."""
        if not renamed:
            return self

        def moved(mark: OwnMark) -> OwnMark:
            key = tuple(
                renamed.get(part, part) if column in _ID_COLUMNS else part
                for column, part in zip(KEYS.get(mark.sheet, ()), mark.key, strict=False)
            )
            return replace(mark, sheet=sheet_of(mark.sheet, renamed), key=key, text=renamed.get(mark.text, mark.text))

        marks = tuple(moved(mark) for mark in self.marks)
        arranged = tuple(sheet_of(title, renamed) for title in self.arranged)
        return replace(self, marks=marks, arranged=arranged, renamed=renamed)


def sheet_of(title: str, renamed: Mapping[str, str]) -> str:
    """The title of an agenda's sheet, which begins with its company's ID, under the ID that the company has now."""
    company, space, name = title.partition(" ")
    return f"{renamed.get(company, company)}{space}{name}"


def read_additions(path: Path) -> OwnContent:
    """Read what was added to the agendas workbook at this path; nothing if nobody saved it since it was written."""
    if not path.is_file() or _is_as_written(path):
        return OwnContent()
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings(), path.open("rb") as file:
            warnings.simplefilter("ignore")
            with gc_paused():
                book = load_workbook(file)
    except Exception:  # what openpyxl cannot open is read by other means, and has nothing that could be copied
        return OwnContent()
    written = _sheets_written(book)
    own = tuple(sheet.title for sheet in book.worksheets if sheet.title not in written) if written else ()
    columns: dict[str, tuple[str, ...]] = {}
    marks: list[OwnMark] = []
    arranged: list[str] = []
    for sheet in book.worksheets:
        if sheet.title in own or sheet.title == "Record":
            continue
        if sheet._charts or hidden_columns(sheet) or own_widths(sheet):
            arranged.append(sheet.title)
        titles = _own_columns(sheet)
        if titles:
            columns[english_name(sheet.title)] = titles
        marks += _marks(sheet, titles)
    return OwnContent(own, columns, tuple(marks), tuple(_lost(path, book, own)), tuple(arranged), book)


# Reading


_UNDATED = (1980, 1, 1, 0, 0, 0)


def _is_as_written(path: Path) -> bool:
    """Whether nobody saved the file since the program wrote it.

    Then both times in its properties are equal, which some tools leave as they are, and all its parts are dated at the
    beginning of 1980.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            core = archive.read("docProps/core.xml").decode("utf-8", "replace")
            if any("comments" in part.filename or part.date_time != _UNDATED for part in archive.infolist()):
                return False
    except (KeyError, OSError, zipfile.BadZipFile):
        return False
    times = {match[1] for match in re.finditer(r"<dcterms:(?:created|modified)[^>]*>([^<]*)<", core)}
    return len(times) == 1 and "openpyxl" not in core


def _sheets_written(book: Workbook) -> frozenset[str]:
    """The sheets that the program wrote, from the Record; empty if it does not list them."""
    from sco_scheduler.domain.record import RecordDamaged, unpack

    if "Record" not in book.sheetnames:
        return frozenset()
    rows = book["Record"].iter_rows(min_row=2, max_col=3, values_only=True)
    try:
        names = unpack([row for row in rows if row[0] == "sheets"]).get("sheets")
    except RecordDamaged:
        return frozenset()
    return frozenset(map(str, names)) | {"Record"} if isinstance(names, list) else frozenset()


def header_row(sheet: Worksheet) -> int:
    """The row of a list's header: the first for Meetings, else the one that its filter is on."""
    match = re.match(r"\$?[A-Z]+\$?(\d+)", sheet.auto_filter.ref or "")
    return int(match[1]) if match else 1


def titles_of(sheet: Worksheet) -> dict[int, str]:
    """The titles of a list by the number of their column."""
    return {c.column: str(c.value).strip() for c in sheet[header_row(sheet)] if c.value is not None}


@cache
def _known_titles(name: str) -> Mapping[str, str]:
    """The key of each column of a list by its folded titles in every language."""
    if name == "Meetings":
        from sco_scheduler.output.excel.sheets import meetings

        found = vocabulary().sheets[name].columns
        known = {fold(text): key for key, word in found.items() for text in word.spellings().values()}
        return known | {fold(title): key for lang in LANGUAGES for key, title in meetings.titles(lang).items()}
    return {fold(words(lang)[f"workbook.{key}"]): key for lang in LANGUAGES for key in list_columns(name)}


def key_of(name: str, title: str) -> str:
    """A key of a column in any language: its key in the layout, or the folded title of an own one.

    Parameters
    ----------
    name
        The English name of the list's sheet.
    """
    return _known_titles(name).get(fold(title), fold(title))


def columns_of(sheet: Worksheet) -> Mapping[str, int]:
    """The place of each column of a list by its key."""
    name = english_name(sheet.title)
    return {key_of(name, title): place for place, title in titles_of(sheet).items()}


def _own_columns(sheet: Worksheet) -> tuple[str, ...]:
    name = english_name(sheet.title)
    if name not in KEYS:
        return ()
    known = _known_titles(name)
    return tuple(title for title in titles_of(sheet).values() if fold(title) not in known)


def _marks(sheet: Worksheet, own: Sequence[str]) -> Iterator[OwnMark]:
    name = english_name(sheet.title)
    titles = titles_of(sheet) if name in KEYS else {}
    header = header_row(sheet) if titles else 0
    places = [columns_of(sheet).get(key, 0) for key in KEYS.get(name, ())]
    coloured: dict[int, bool] = {}  # by style, of which a sheet has few
    for row in sheet.iter_rows():
        key: Key = ()
        if titles and row[0].row > header and all(places):
            key = tuple(text_of(sheet.cell(row[0].row, place)) for place in places)
        for cell in row:
            title = titles.get(cell.column, "")
            is_own = title in own and cell.row > header
            if (is_own and cell.value is not None) or _is_marked(cell, coloured):
                yield OwnMark(name, cell.coordinate, text_of(cell), cell, key, title, is_own)
            elif _is_beside(cell) and not (name == "Meetings" and title):  # a row added there is a meeting, and read
                yield OwnMark(name, cell.coordinate, "", cell, own=True)


def _is_beside(cell: Cell) -> bool:
    """Whether a cell has text where the program writes nothing: what it writes always has a style."""
    return cell.value is not None and not cell.has_style and type(cell).__name__ != "MergedCell"


def _is_marked(cell: Cell, coloured: dict[int, bool]) -> bool:
    """Whether a cell has a comment or a colour that the program does not use; ``coloured`` is kept by style."""
    if getattr(cell, "comment", None) is not None:
        return True
    if not cell.has_style:
        return False
    style = cell.style_id
    if style not in coloured:
        coloured[style] = has_own_fill(cell) or has_own_font(cell)
    return coloured[style]


def has_own_fill(cell: Cell) -> bool:
    """Whether a cell is filled with a colour that the program does not use."""
    return cell.fill.patternType == "solid" and _is_own(cell.fill.fgColor)


def has_own_font(cell: Cell) -> bool:
    """Whether the text of a cell has a colour that the program does not use."""
    return cell.font.color is not None and cell.font.color.type == "rgb" and _is_own(cell.font.color)


def _is_own(colour: Color) -> bool:
    return colour.type != "rgb" or str(colour.rgb)[-6:].upper() not in palette()


def text_of(cell: Cell) -> str:
    """The value of a cell as text; empty for a blank one."""
    return "" if cell.value is None else str(cell.value).strip()


def _lost(path: Path, book: Workbook, own: Sequence[str]) -> Iterator[str]:
    """The names of sheets with pictures or pivot tables, which cannot be copied."""
    named = [sheet.title for sheet in book.worksheets if sheet._images or sheet._pivots]
    yield from named
    with zipfile.ZipFile(path) as archive:
        drawn = any(re.match(r"xl/(media|pivotTables)/", name) for name in archive.namelist())
    if drawn and not named:
        yield ", ".join(own) or path.name


_MOST_COLUMNS = 1000
"""Columns beyond it are looked at no more: a range to the sheet's end stands for all that are not used."""


def each_column(sheet: Worksheet) -> list[tuple[str, Any]]:
    """The size of each column by its letter; a workbook has those of equal neighbours as one range."""
    from openpyxl.utils import get_column_letter

    found = []
    used = min(sheet.max_column, _MOST_COLUMNS)  # asked for once: it goes through all cells
    for size in sheet.column_dimensions.values():
        first = size.min or 0
        last = min(size.max or first, max(first, used))
        found += [(get_column_letter(n), size) for n in range(first, last + 1)] if first else [(size.index, size)]
    return found


def own_widths(sheet: Worksheet) -> dict[str, float]:
    """The widths that the organizer gave to columns of one of the program's sheets, by their letter."""
    from openpyxl.utils import get_column_letter

    name, sizes = english_name(sheet.title), {letter: size.width for letter, size in each_column(sheet)}
    if name in KEYS:
        titles = {get_column_letter(place): (key_of(name, title), title) for place, title in titles_of(sheet).items()}
        return own_list_widths(titles, sizes, name)
    letters = [get_column_letter(place) for place in range(1, min(sheet.max_column, _MOST_COLUMNS) + 1)]
    return {} if sheet.auto_filter.ref else own_sheet_widths(sizes, letters)


def hidden_columns(sheet: Worksheet) -> list[str]:
    """The letters of the columns that are hidden."""
    return [letter for letter, size in each_column(sheet) if size.hidden]
