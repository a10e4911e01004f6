"""Keeps what the organizer added to an agendas workbook when a new one replaces it.

Own sheets, own columns of the lists, text in cells that the program leaves empty, colours, comments, charts, hidden
columns, frozen rows and own rules of entry and of looks are kept. A row of a list is identified by its key, such as the
number of a meeting, and any other cell by its place and text. What has no place any more is kept on the sheet ``Kept``.
Pictures and pivot tables cannot be carried over; they are named.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sco_scheduler.background import gc_paused
from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.output.excel.arrangement import arrange, copy_charts, copy_rules, each_column, hidden_columns
from sco_scheduler.output.excel.sheet_names import FIXED, SheetNames, english_name
from sco_scheduler.output.excel.styles import palette
from sco_scheduler.output.files import in_memory
from sco_scheduler.output.texts.words import words

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import Color
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_KEPT_TITLES = ("kept_sheet", "kept_cell", "kept_row", "kept_column", "kept_text", "kept_comment")

_KEYS: Mapping[str, tuple[str, ...]] = {
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

    ``arranged`` are the program's sheets that she has drawn charts on or hidden columns of. ``renamed`` are the IDs
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
        """The same for a workbook in which companies have other IDs: what stands by a company goes with it.

        Parameters
        ----------
        renamed
            The new IDs by the old ones.
        """
        if not renamed:
            return self

        def moved(mark: OwnMark) -> OwnMark:
            key = tuple(
                renamed.get(part, part) if column in _ID_COLUMNS else part
                for column, part in zip(_KEYS.get(mark.sheet, ()), mark.key, strict=False)
            )
            return replace(mark, sheet=_sheet_of(mark.sheet, renamed), key=key, text=renamed.get(mark.text, mark.text))

        marks = tuple(moved(mark) for mark in self.marks)
        arranged = tuple(_sheet_of(title, renamed) for title in self.arranged)
        return replace(self, marks=marks, arranged=arranged, renamed=renamed)


def _sheet_of(title: str, renamed: Mapping[str, str]) -> str:
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
        if sheet._charts or hidden_columns(sheet):
            arranged.append(sheet.title)
        titles = _own_columns(sheet)
        if titles:
            columns[english_name(sheet.title)] = titles
        marks += _marks(sheet, titles)
    return OwnContent(own, columns, tuple(marks), tuple(_lost(path, book, own)), tuple(arranged), book)


def put_back(target: Path, additions: OwnContent, lang: str = "en") -> None:
    """Write additions into a workbook that was just written, and replace the file.

    Parameters
    ----------
    target
        The new workbook.
    additions
        What was read from the old one.
    lang
        The language of the workbook, for the sheet of what has no place any more.
    """
    if not additions:
        return
    from openpyxl import load_workbook

    with gc_paused():
        _put_back(target, load_workbook(target), additions, lang)


def _put_back(target: Path, book: Workbook, additions: OwnContent, lang: str) -> None:
    created = book.properties.created
    # Her sheets first, so that their names are theirs; the program's own are never taken.
    for title in additions.sheets:
        _copy_sheet(additions.book[title], book, SheetNames((*FIXED, *book.sheetnames)).give(title))
    sheets = {english_name(title): book[title] for title in book.sheetnames}
    old = {
        _sheet_of(english_name(title), additions.renamed): additions.book[title] for title in additions.book.sheetnames
    }
    for name, titles in additions.columns.items():
        if name in sheets:
            _add_columns(sheets[name], old[name], titles)
    for name, sheet in sheets.items():
        if name in old and name not in additions.sheets and name != "Record":
            arrange(sheet, old[name])
    left = [mark for mark in additions.marks if not _put_mark(sheets, mark)]
    _keep_left_over(book, left, lang)
    record = book["Record"]
    book.move_sheet(record, len(book.sheetnames) - 1 - book.index(record))
    book.active = 0
    book.properties.modified = created
    with in_memory(target) as file:
        book.save(file)


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


def _header(sheet: Worksheet) -> int:
    """The row of a list's header: the first for Meetings, else the one that its filter is on."""
    match = re.match(r"\$?[A-Z]+\$?(\d+)", sheet.auto_filter.ref or "")
    return int(match[1]) if match else 1


def _titles(sheet: Worksheet) -> dict[int, str]:
    return {c.column: str(c.value).strip() for c in sheet[_header(sheet)] if c.value is not None}


@cache
def _known_titles(name: str) -> Mapping[str, str]:
    """The key of each column of a list by its folded titles in every language."""
    from sco_scheduler.output.excel.sheets import companies, index, meetings, tables, unmet

    if name == "Meetings":
        found = vocabulary().sheets[name].columns
        known = {fold(text): key for key, word in found.items() for text in word.spellings().values()}
        return known | {fold(title): key for lang in LANGUAGES for key, title in meetings.titles(lang).items()}
    columns = {
        "Index": (*index.COLUMNS, index.WORKBOOK_COLUMN, index.WHY_NONE),
        "Companies": companies.COLUMNS,
        "Tables": tables.COLUMNS,
        "Unmet": unmet.COLUMNS,
    }[name]
    return {fold(words(lang)[f"workbook.{c.key}"]): c.key for lang in LANGUAGES for c in columns}


def _key_of(name: str, title: str) -> str:
    """A key of a column in any language: its key in the layout, or the folded title of an own one."""
    return _known_titles(name).get(fold(title), fold(title))


def _own_columns(sheet: Worksheet) -> tuple[str, ...]:
    name = english_name(sheet.title)
    if name not in _KEYS:
        return ()
    known = _known_titles(name)
    return tuple(title for title in _titles(sheet).values() if fold(title) not in known)


def _marks(sheet: Worksheet, own: Sequence[str]) -> Iterator[OwnMark]:
    name = english_name(sheet.title)
    titles = _titles(sheet) if name in _KEYS else {}
    header = _header(sheet) if titles else 0
    places = [_columns(sheet).get(key, 0) for key in _KEYS.get(name, ())]
    for row in sheet.iter_rows():
        key: Key = ()
        if titles and row[0].row > header and all(places):
            key = tuple(_text(sheet.cell(row[0].row, place)) for place in places)
        for cell in row:
            title = titles.get(cell.column, "")
            is_own = title in own and cell.row > header
            if (is_own and cell.value is not None) or _is_marked(cell):
                yield OwnMark(name, cell.coordinate, _text(cell), cell, key, title, is_own)
            elif _is_beside(cell) and not (name == "Meetings" and title):  # a row added there is a meeting, and read
                yield OwnMark(name, cell.coordinate, "", cell, own=True)


def _is_beside(cell: Cell) -> bool:
    """Whether a cell has text where the program writes nothing: what it writes always has a style."""
    return cell.value is not None and not cell.has_style and type(cell).__name__ != "MergedCell"


def _is_marked(cell: Cell) -> bool:
    """Whether a cell has a comment or a colour that the program does not use."""
    if getattr(cell, "comment", None) is not None:
        return True
    if not cell.has_style:
        return False
    return _is_foreign(cell.fill.fgColor if cell.fill.patternType == "solid" else None) or _is_foreign(
        cell.font.color if cell.font.color is not None and cell.font.color.type == "rgb" else None
    )


def _is_foreign(colour: Color | None) -> bool:
    if colour is None:
        return False
    return colour.type != "rgb" or str(colour.rgb)[-6:].upper() not in palette()


def _text(cell: Cell) -> str:
    return "" if cell.value is None else str(cell.value).strip()


def _lost(path: Path, book: Workbook, own: Sequence[str]) -> Iterator[str]:
    """The names of sheets with pictures or pivot tables, which cannot be copied."""
    named = [sheet.title for sheet in book.worksheets if sheet._images or sheet._pivots]
    yield from named
    with zipfile.ZipFile(path) as archive:
        drawn = any(re.match(r"xl/(media|pivotTables)/", name) for name in archive.namelist())
    if drawn and not named:
        yield ", ".join(own) or path.name


# Writing


def _copy_sheet(source: Worksheet, book: Workbook, title: str) -> None:
    """Copy a sheet of hers: values, formulas, looks, widths, merged cells, comments, choices, filters, print set-up."""
    sheet = book.create_sheet(title)
    for row in source.iter_rows():
        for cell in row:
            if type(cell).__name__ == "MergedCell":
                continue
            if cell.value is not None or cell.has_style or cell.comment is not None:
                _copy_cell(cell, sheet.cell(cell.row, cell.column))
    for letter, size in each_column(source):
        sheet.column_dimensions[letter].width = size.width
        sheet.column_dimensions[letter].hidden = size.hidden
    for number, height in source.row_dimensions.items():
        sheet.row_dimensions[number].height = height.height
        sheet.row_dimensions[number].hidden = height.hidden
    for area in source.merged_cells.ranges:
        sheet.merge_cells(str(area))
    copy_rules(source, sheet)
    copy_charts(source, sheet)
    sheet.freeze_panes, sheet.sheet_state = source.freeze_panes, source.sheet_state
    sheet.auto_filter.ref = source.auto_filter.ref
    sheet.sheet_properties.tabColor = copy(source.sheet_properties.tabColor)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = (
        source.page_setup.orientation,
        source.page_setup.paperSize,
    )


def _copy_cell(source: Cell, target: Cell) -> None:
    target.value = _formula_at(source, target.row) if source.data_type == "f" else source.value
    target.data_type = source.data_type
    target.number_format = source.number_format
    if source.has_style:
        target.font, target.fill, target.border = copy(source.font), copy(source.fill), copy(source.border)
        target.alignment = copy(source.alignment)
    _copy_comment(source, target)


def _formula_at(source: Cell, row: int) -> object:
    """A formula as it reads in another row: what it takes from its own row it takes from that one."""
    from openpyxl.formula.translate import Translator

    if not isinstance(source.value, str) or row == source.row:
        return source.value
    letter = source.column_letter
    return Translator(source.value, origin=source.coordinate).translate_formula(f"{letter}{row}")


def _copy_comment(source: Cell, target: Cell) -> None:
    from openpyxl.comments import Comment

    old = source.comment
    if old is not None:
        target.comment = Comment(old.text, old.author or "", height=old.height, width=old.width)


def _add_columns(sheet: Worksheet, source: Worksheet, titles: Sequence[str]) -> None:
    """Add her columns behind the program's, with the widths and looks of their headers."""
    header, old = _header(sheet), _header(source)
    places = {title: place for place, title in _titles(source).items()}
    for title in titles:
        column = max(_titles(sheet)) + 1
        _copy_cell(source.cell(old, places[title]), sheet.cell(header, column))
        letter = sheet.cell(header, column).column_letter
        sheet.column_dimensions[letter].width = source.column_dimensions[
            source.cell(old, places[title]).column_letter
        ].width
    last = sheet.cell(header, max(_titles(sheet))).column_letter
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = re.sub(r":[A-Z]+", f":{last}", sheet.auto_filter.ref)


def _put_mark(sheets: Mapping[str, Worksheet], mark: OwnMark) -> bool:
    """Put a mark where it belongs; whether there is such a place."""
    if mark.sheet not in sheets:
        return False
    sheet = sheets[mark.sheet]
    if mark.key:
        row, column = _rows(sheet).get(mark.key), _columns(sheet).get(_key_of(mark.sheet, mark.title))
        if row is None or column is None:
            return False
        target = sheet.cell(row, column)
    else:
        target = sheet[mark.place]
        if _text(target) != mark.text and not (mark.cell.row <= _header(sheet) and mark.sheet in _KEYS):
            return False
    if type(target).__name__ == "MergedCell":
        return False
    if mark.own:
        _copy_cell(mark.cell, target)
        return True
    _copy_colours(mark.cell, target)
    _copy_comment(mark.cell, target)
    return True


def _copy_colours(source: Cell, target: Cell) -> None:
    """Copy the colours that the program does not use."""
    if _is_foreign(source.fill.fgColor if source.fill.patternType == "solid" else None):
        target.fill = copy(source.fill)
    if source.font.color is not None and source.font.color.type == "rgb" and _is_foreign(source.font.color):
        font = copy(target.font)
        font.color = copy(source.font.color)
        target.font = font


def _rows(sheet: Worksheet) -> Mapping[Key, int]:
    """The row of each key of a list."""
    found: dict[Key, int] | None = getattr(sheet, "_rows_by_key", None)
    if found is None:
        places = [_columns(sheet).get(key, 0) for key in _KEYS[english_name(sheet.title)]]
        numbers = range(_header(sheet) + 1, sheet.max_row + 1)
        found = (
            {tuple(_text(sheet.cell(number, place)) for place in places): number for number in numbers}
            if all(places)
            else {}
        )
        sheet._rows_by_key = found
    return found


def _columns(sheet: Worksheet) -> Mapping[str, int]:
    """The place of each column of a list by its key."""
    name = english_name(sheet.title)
    return {_key_of(name, title): place for place, title in _titles(sheet).items()}


def _keep_left_over(book: Workbook, left: Sequence[OwnMark], lang: str) -> None:
    """List the marks that have no place any more: the cell, the text of its row, and what was written."""
    if not left:
        return
    names = {words(lang)["workbook.sheet_kept"] for lang in LANGUAGES}
    there = next((name for name in book.sheetnames if name in names), None)
    if there is not None:
        sheet = book[there]
    else:
        own = words(lang)
        sheet = book.create_sheet(own["workbook.sheet_kept"])
        sheet.append([own[f"workbook.{title}"] for title in _KEPT_TITLES])
    for mark in left:
        comment = mark.cell.comment.text if getattr(mark.cell, "comment", None) is not None else ""
        for column, text in enumerate(
            (mark.sheet, mark.place, " / ".join(mark.key), mark.title, _text(mark.cell), comment), start=1
        ):
            cell = sheet.cell(sheet.max_row + (column == 1), column)
            cell.value, cell.data_type = text, "s"
            if column == _KEPT_TITLES.index("kept_text") + 1:
                _copy_colours(mark.cell, cell)
