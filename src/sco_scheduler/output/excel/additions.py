"""Reads what the organizer added to an agendas workbook, so that ``put_back`` can add it to the one that replaces it.

Own sheets, own columns of the lists, text in cells that the program leaves empty, looks, comments, links, names and the
arrangement of sheets are kept. A row of a list is identified by its key, such as the number of a meeting, and any other
cell by its place and text. What cannot be carried over, such as pictures, is named.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sco_scheduler.background import gc_paused
from sco_scheduler.domain.messages import Phrase, Said
from sco_scheduler.domain.names import fold
from sco_scheduler.output.excel.arrangement import is_arranged
from sco_scheduler.output.excel.lists import (
    ID_COLUMNS,
    KEYS,
    Key,
    columns_of,
    header_row,
    known_titles,
    style_of_column,
    text_of,
    titles_of,
)
from sco_scheduler.output.excel.not_kept import LOST_ON, not_kept
from sco_scheduler.output.excel.own_looks import has_own_looks, is_written
from sco_scheduler.output.excel.sheet_names import english_name, is_grid
from sco_scheduler.output.excel.sheets import grid
from sco_scheduler.output.excel.volumes import volume_path

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


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

    ``arranged`` are the program's sheets that are arranged in a way of her own, and ``named`` says whether she named
    cells. ``renamed`` are the IDs that companies have in the new workbook by those that they have in this one.
    """

    sheets: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marks: tuple[OwnMark, ...] = ()
    lost: tuple[Said, ...] = ()
    named: bool = False
    arranged: tuple[str, ...] = ()
    book: Any = None
    renamed: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.sheets or self.columns or self.marks or self.arranged or self.named)

    def by_ids(self, renamed: Mapping[str, str]) -> OwnContent:
        """The same for a workbook in which companies have other IDs: what stands by a company goes with it."""
        if not renamed:
            return self

        def moved(mark: OwnMark) -> OwnMark:
            key = _key_now(mark.sheet, mark.key, renamed)
            return replace(mark, sheet=sheet_of(mark.sheet, renamed), key=key, text=renamed.get(mark.text, mark.text))

        marks = tuple(moved(mark) for mark in self.marks)
        arranged = tuple(sheet_of(title, renamed) for title in self.arranged)
        return replace(self, marks=marks, arranged=arranged, renamed=renamed)

    def key_now(self, title: str, key: Key) -> Key:
        """The key that a row of a list, the sheet of this title, has in the new workbook."""
        return _key_now(english_name(title), key, self.renamed)


def _key_now(name: str, key: Key, renamed: Mapping[str, str]) -> Key:
    """The key of a row of a list by the IDs that companies have now."""
    return tuple(
        renamed.get(part, part) if column in ID_COLUMNS else part
        for column, part in zip(KEYS.get(name, ()), key, strict=False)
    )


def sheet_of(title: str, renamed: Mapping[str, str]) -> str:
    """The title of an agenda's sheet, which begins with its company's ID, under the ID that the company has now."""
    company, space, name = title.partition(" ")
    return f"{renamed.get(company, company)}{space}{name}"


def read_additions(path: Path) -> OwnContent:
    """Read what was added to the agendas workbook at this path; nothing if nobody saved it since it was written."""
    saved = tuple(_volumes_saved(path))
    if not path.is_file() or _is_as_written(path):
        return OwnContent(lost=saved)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings(), path.open("rb") as file:
            warnings.simplefilter("ignore")
            with gc_paused():
                book = load_workbook(file, rich_text=_has_rich_text(path))
    except Exception:  # what openpyxl cannot open is read by other means, and has nothing that could be copied
        return OwnContent(lost=saved)
    written = _sheets_written(book)
    own = tuple(title for title in book.sheetnames if title not in written) if written else ()
    columns: dict[str, tuple[str, ...]] = {}
    marks: list[OwnMark] = []
    arranged: list[str] = []
    looks = _Looks()
    for sheet in book.worksheets:
        if sheet.title in own or sheet.title == "Record":
            continue
        if is_arranged(sheet):
            arranged.append(sheet.title)
        titles = _own_columns(sheet)
        if titles:
            columns[english_name(sheet.title)] = titles
        marks += _marks(sheet, titles, looks)
    named = bool(book.defined_names)
    lost = (*not_kept(path, book, own), *saved)
    return OwnContent(own, columns, tuple(marks), lost, named, tuple(arranged), book)


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


def _has_rich_text(path: Path) -> bool:
    """Whether a text of the workbook has letters of several looks, which is slower to read."""
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if re.match(r"xl/(sharedStrings|worksheets/\w+)\.xml", name)]
        return any(b"<r>" in archive.read(name) for name in parts)


def _volumes_saved(path: Path) -> Iterator[Said]:
    """The further workbooks of a large event that somebody saved since they were written: they are written anew."""
    number = 1
    while (volume := volume_path(path, number)).is_file():
        if not _is_as_written(volume):
            yield LOST_ON(sheet=volume.name, kinds=(Phrase("lost-volume"),))
        number += 1


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


def _own_columns(sheet: Worksheet) -> tuple[str, ...]:
    name = english_name(sheet.title)
    if name not in KEYS:
        return ()
    known = known_titles(name)
    return tuple(title for title in titles_of(sheet).values() if fold(title) not in known)


def _marks(sheet: Worksheet, own: Sequence[str], looks: _Looks) -> Iterator[OwnMark]:
    name = english_name(sheet.title)
    titles = titles_of(sheet) if name in KEYS else {}
    header = header_row(sheet) if titles else 0
    places = [columns_of(sheet).get(key, 0) for key in KEYS.get(name, ())]
    styles = {place: style_of_column(name, title) for place, title in titles.items()}
    free = _is_free_in_grid if is_grid(sheet.title) else None
    for row in sheet.iter_rows():
        key: Key = ()
        if titles and row[0].row > header and all(places):
            key = tuple(text_of(sheet.cell(row[0].row, place)) for place in places)
        for cell in row:
            title = titles.get(cell.column, "")
            is_own = title in own and cell.row > header
            if (is_own and cell.value is not None) or _is_marked(
                cell, styles.get(cell.column, "") if key else "", looks
            ):
                yield OwnMark(name, cell.coordinate, text_of(cell), cell, key, title, is_own)
            elif cell.value is None or (name == "Meetings" and title):
                continue  # a row added to Meetings is a meeting, and read
            elif not looks.written(cell) or (titles and not title and cell.row >= header) or (free and free(cell)):
                yield OwnMark(name, cell.coordinate, "", cell, own=True)


def _is_free_in_grid(cell: Cell) -> bool:
    """Whether a cell of a grid is one that the program leaves empty: a table in a slot without a meeting."""
    inside = cell.row > grid.FIRST_ROW and cell.column > 1
    return inside and cell.fill.patternType is None


def _is_marked(cell: Cell, style: str, looks: _Looks) -> bool:
    """Whether a cell has a comment, a link to elsewhere or looks that the program does not give it."""
    return bool(getattr(cell, "comment", None)) or looks.own(cell, style) or has_own_link(cell)


class _Looks:
    """What the looks of cells tell, looked at once for each style of a workbook, of which it has few."""

    def __init__(self) -> None:
        self._own: dict[tuple[int, str], bool] = {}
        self._written: dict[int, bool] = {}

    def own(self, cell: Cell, style: str) -> bool:
        """Whether a cell has looks of the organizer's; ``style`` is that of its column."""
        if not cell.has_style:
            return False
        known = (cell.style_id, style)
        if known not in self._own:
            self._own[known] = has_own_looks(cell, style)
        return self._own[known]

    def written(self, cell: Cell) -> bool:
        """Whether the text of a cell is the program's."""
        if not cell.has_style:
            return type(cell).__name__ == "MergedCell"
        if cell.style_id not in self._written:
            self._written[cell.style_id] = is_written(cell)
        return self._written[cell.style_id]


def has_own_link(cell: Cell) -> bool:
    """Whether a cell has a link to somewhere else than a sheet or a workbook of agendas."""
    link = getattr(cell, "hyperlink", None)
    return link is not None and re.match(r"(?:https?|ftp|mailto|tel|file):", link.target or "") is not None
