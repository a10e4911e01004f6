"""Reads the organizer's additions to an agendas workbook, so that ``put_back`` can add them to its replacement.

Own sheets, own columns of the lists, texts, formatting, comments, links, names and the arrangement of sheets are kept.
A row of a list is identified by its key, such as the number of a meeting, the row of another text by the program's text
in it, and any other cell by its place and text. Content that cannot be carried over, such as pictures, is reported.
"""

from __future__ import annotations

import posixpath
import re
import warnings
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from sco_scheduler.background import gc_paused
from sco_scheduler.domain.messages import Phrase, Said
from sco_scheduler.domain.names import fold
from sco_scheduler.domain.record import MEETINGS_SHEET, RECORD_SHEET
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
from sco_scheduler.output.excel.provenance import Looks, OwnText, WrittenSheets, english_name, is_grid, own_texts
from sco_scheduler.output.excel.thin_reading import open_thin
from sco_scheduler.output.file_names import volume_path

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True)
class OwnMark:
    """The organizer's own formatting, comment, or value of a cell.

    ``key`` and ``title`` identify the row and column of a list; on any other sheet ``place`` and ``text`` identify the
    cell. ``own`` is true of a value, ``over`` of one that replaces a value of the program's, and ``row`` are the hashes
    of its row, as the program wrote it, if the value belongs to that row: on a grid, that of its first cell.
    ``inserted`` is true of a value in a row that the organizer inserted among the program's, which has no counterpart
    in the new workbook.
    """

    sheet: str
    place: str
    text: str
    cell: Any
    key: Key = ()
    title: str = ""
    own: bool = field(kw_only=True)
    over: bool = False
    row: str = ""
    inserted: bool = False


@dataclass(frozen=True)
class OwnContent:
    """The organizer's own content of a workbook: own columns by list; ``lost`` cannot be kept.

    ``arranged`` are the program's sheets whose arrangement was changed, and ``named`` says whether there are defined
    names. ``renamed`` maps the companies' IDs in this workbook to those in the new one.
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
        """A copy for a workbook with other company IDs: content belonging to a company moves with it."""
        if not renamed:
            return self

        def moved(mark: OwnMark) -> OwnMark:
            key = _key_now(mark.sheet, mark.key, renamed)
            return replace(mark, sheet=sheet_of(mark.sheet, renamed), key=key, text=renamed.get(mark.text, mark.text))

        marks = tuple(moved(mark) for mark in self.marks)
        arranged = tuple(sheet_of(title, renamed) for title in self.arranged)
        return replace(self, marks=marks, arranged=arranged, renamed=renamed)

    def key_now(self, title: str, key: Key) -> Key:
        """The key of a list's row in the new workbook, for the sheet with this title."""
        return _key_now(english_name(title), key, self.renamed)


def _key_now(name: str, key: Key, renamed: Mapping[str, str]) -> Key:
    """The key of a list's row with the companies' present IDs."""
    return tuple(
        renamed.get(part, part) if column in ID_COLUMNS else part
        for column, part in zip(KEYS.get(name, ()), key, strict=False)
    )


def sheet_of(title: str, renamed: Mapping[str, str]) -> str:
    """The title of an agenda's sheet, which begins with its company's ID, with the company's present ID."""
    company, space, name = title.partition(" ")
    return f"{renamed.get(company, company)}{space}{name}"


def read_own_content(path: Path) -> OwnContent:
    """Read the additions to the agendas workbook at this path; empty if nobody saved it since it was written."""
    saved = tuple(_volumes_saved(path))
    if not path.is_file() or _is_as_written(path):
        return OwnContent(lost=saved)
    found = _content(path)
    if found:
        found = _content(path, to_copy=True)
    return replace(found, lost=(*found.lost, *saved))


def _opened(path: Path, *, to_copy: bool) -> tuple[Workbook, WrittenSheets | None] | None:
    """Open a workbook as ``open_thin`` does; None if openpyxl cannot."""
    try:
        with warnings.catch_warnings(), path.open("rb") as file, gc_paused():
            warnings.simplefilter("ignore")
            return open_thin(file, rich_text=_has_rich_text(path), to_copy=to_copy)
    except Exception:
        return None


def _content(path: Path, *, to_copy: bool = False) -> OwnContent:
    """The additions to a workbook; empty if openpyxl cannot open it, since then nothing could be copied.

    Parameters
    ----------
    to_copy
        Whether the additions are to be copied, and not only detected.
    """
    opened = _opened(path, to_copy=to_copy)
    if opened is None:
        return OwnContent()
    book, written = opened
    written = written_in(book) if written is None else written
    own = tuple(title for title in book.sheetnames if title not in written.titles) if written.titles else ()
    columns: dict[str, tuple[str, ...]] = {}
    marks: list[OwnMark] = []
    arranged: list[str] = []
    typed_over: list[Said] = []
    looks = Looks(book)
    for sheet in book.worksheets:
        if sheet.title in own or sheet.title == RECORD_SHEET:
            continue
        if is_arranged(sheet):
            arranged.append(sheet.title)
        titles = _own_columns(sheet)
        if titles:
            columns[english_name(sheet.title)] = titles
        found = tuple(own_texts(sheet, written.rows[sheet.title])) if sheet.title in written.rows else ()
        rows = _Rows(sheet, [text.cell.coordinate for text in found if not text.over])
        typed = tuple(_texts(rows, titles, found))
        marks += (*typed, *_marks(sheet, rows, titles, typed, looks))
        typed_over += _typed_over(sheet, typed)
    named = bool(book.defined_names)
    lost = (*not_kept(path, book, own), *typed_over)
    return OwnContent(own, columns, tuple(marks), lost, named, tuple(arranged), book)


# Reading

_MOST_CELLS = 8
"""The largest number of cells that a message names."""

_UNDATED = (1980, 1, 1, 0, 0, 0)


def _is_as_written(path: Path) -> bool:
    """Whether nobody saved the file since the program wrote it.

    Then the two times in its properties are equal, which some tools leave unchanged, and all its parts are dated at the
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
    """Whether a text of the workbook has formatting of single letters, which is slower to read."""
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if re.match(r"xl/(sharedStrings|worksheets/\w+)\.xml", name)]
        return any(b"<r>" in archive.read(name) for name in parts)


def _volumes_saved(path: Path) -> Iterator[Said]:
    """The further volumes of a large event that were edited; edits are lost, since they are rewritten."""
    number = 1
    while (volume := volume_path(path, number)).is_file():
        if not _is_as_written(volume):
            yield LOST_ON(sheet=volume.name, kinds=(Phrase("lost-volume"),))
        number += 1


def written_in(book: Workbook) -> WrittenSheets:
    """The sheets that the program wrote, from the workbook's Record; empty without one."""
    if RECORD_SHEET not in book.sheetnames:
        return WrittenSheets()
    return WrittenSheets.of(book[RECORD_SHEET].iter_rows(min_row=2, max_col=3, values_only=True))


def _own_columns(sheet: Worksheet) -> tuple[str, ...]:
    name = english_name(sheet.title)
    if name not in KEYS:
        return ()
    known = known_titles(name)
    return tuple(title for title in titles_of(sheet).values() if fold(title) not in known)


def _marks(
    sheet: Worksheet, rows: _Rows, own: Sequence[str], texts: Sequence[OwnMark], looks: Looks
) -> Iterator[OwnMark]:
    """The values of own columns, and cells with own comments, links or formatting that contain none of ``texts``."""
    styles = {place: style_of_column(rows.name, title) for place, title in rows.titles.items()}
    with_text = {mark.place for mark in texts}
    for row in sheet.iter_rows():
        key = rows.key(row[0].row)
        for cell in row:
            is_own = rows.titles.get(cell.column, "") in own and cell.row > rows.header
            style = styles.get(cell.column, "") if key else ""
            is_mark = (is_own and cell.value is not None) or _is_marked(cell, style, looks)
            if is_mark and cell.coordinate not in with_text:
                yield rows.mark(cell, own=is_own)


def _texts(rows: _Rows, own: Sequence[str], texts: Iterable[OwnText]) -> Iterator[OwnMark]:
    """The texts typed outside of own columns. On Meetings an added row is a meeting, and read as such."""
    stays = bool(rows.titles) or rows.name == "Summary"
    for found in texts:
        cell, title = found.cell, rows.titles.get(found.cell.column, "")
        if (title in own and cell.row >= rows.header) or (title and rows.name == MEETINGS_SHEET):
            continue
        mark = OwnMark(rows.name, cell.coordinate, "", cell, own=True, over=found.over, inserted=found.inserted)
        if rows.titles and cell.row > rows.header and found.row:
            mark = replace(mark, key=rows.key(cell.row), title=title)
        elif is_grid(rows.name):
            mark = replace(mark, row=found.row_label)
        elif not stays and cell.has_style:  # within the program's cells, not next to them
            mark = replace(mark, row=found.row)
        yield mark


def _typed_over(sheet: Worksheet, texts: Sequence[OwnMark]) -> Iterator[Said]:
    cells = [mark.place for mark in texts if mark.over]
    if cells:
        listed = ", ".join((*cells[:_MOST_CELLS], *(["…"] if len(cells) > _MOST_CELLS else [])))
        yield LOST_ON(sheet=sheet.title, kinds=(Phrase("lost-typed-over")(cells=listed),))


class _Rows:
    """The rows of a sheet, with keys if it is a list; other sheets have header 0 and no titles.

    Parameters
    ----------
    typed
        Cells that the program left blank and the organizer filled: they count as blank in keys.
    """

    def __init__(self, sheet: Worksheet, typed: Collection[str] = ()) -> None:
        self._sheet, self._typed = sheet, frozenset(typed)
        self.name = english_name(sheet.title)
        self.titles = titles_of(sheet) if self.name in KEYS else {}
        self.header = header_row(sheet) if self.titles else 0
        self._places = [columns_of(sheet).get(key, 0) for key in KEYS.get(self.name, ())]

    def key(self, row: int) -> Key:
        """The key of a row, () if it has none."""
        if not self.titles or row <= self.header or not all(self._places):
            return ()
        cells = [self._sheet.cell(row, place) for place in self._places]
        return tuple("" if cell.coordinate in self._typed else text_of(cell) for cell in cells)

    def mark(self, cell: Cell, *, own: bool) -> OwnMark:
        """The mark of a cell; in a list, identified by key and title."""
        title = self.titles.get(cell.column, "")
        return OwnMark(self.name, cell.coordinate, text_of(cell), cell, self.key(cell.row), title, own=own)


def _is_marked(cell: Cell, style: str, looks: Looks) -> bool:
    """Whether a cell has a comment, a link to elsewhere or formatting that the program does not give it."""
    own = cell.has_style and looks.are_own(cell.style_id, style)
    return bool(getattr(cell, "comment", None)) or own or has_own_link(cell)


def has_own_link(cell: Cell) -> bool:
    """Whether a cell has a link to a target other than a sheet or an agendas workbook."""
    link = getattr(cell, "hyperlink", None)
    return link is not None and re.match(r"(?:https?|ftp|mailto|tel|file):", link.target or "") is not None


_PICTURES = Phrase("lost-pictures")
_SHAPES = Phrase("lost-shapes")
_CHARTS = Phrase("lost-charts")
_PIVOTS = Phrase("lost-pivots")

_IN_SHEET = (
    (Phrase("lost-sparklines"), rb":sparklineGroup[ >]"),
    # Data bars have a rule in the old format too; rules in the new format only are lost.
    (Phrase("lost-rules"), rb'<x14:cfRule (?![^>]*type="dataBar")|<x14:dataValidation '),
    (Phrase("lost-controls"), rb"<(?:\w+:)?(?:controls|oleObjects)[ >]"),
    (Phrase("lost-slicers"), rb":(?:slicerList|timelineRefs)[ >]"),
    (_PICTURES, rb"<(?:picture|legacyDrawingHF) "),
)
_IN_DRAWING = (
    (_PICTURES, rb"<(?:\w+:)?pic[ >]"),
    (_SHAPES, rb"<(?:\w+:)?(?:sp|cxnSp|grpSp|relIds)[ >]"),
)
LOST_ON = Phrase("lost-on-sheet")
"""A ``sheet``, or a workbook, and the ``kinds`` of content lost on it."""

_CHART = rb"<(?:\w+:)?chart [^>]*id="


def not_kept(path: Path, book: Workbook, own: Sequence[str]) -> tuple[Said, ...]:
    """Name each sheet of a workbook with content that the next build cannot keep, and that content.

    Parameters
    ----------
    path
        The workbook.
    book
        The opened workbook, to detect charts that could not be read.
    own
        The organizer's own sheets, which may have pictures.
    """
    found: list[Said] = []
    with zipfile.ZipFile(path) as archive:
        names = frozenset(archive.namelist())
        parts = dict(_sheets(archive))
        for title, part in parts.items():
            charts = len(book[title]._charts) if title in book.sheetnames else 0
            kinds = tuple(dict.fromkeys(_kinds(archive, names, part, charts)))
            if kinds:
                found.append(LOST_ON(sheet=title, kinds=kinds))
        if not found and any(re.match(r"xl/(media|pivotTables)/", name) for name in names):
            found.append(LOST_ON(sheet=", ".join(own) or path.name, kinds=(_PICTURES,)))
    return tuple(found)


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The title and the part of each sheet."""
    targets = _relations(archive, "xl/workbook.xml")
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if sheet.tag.endswith("}sheet"):
            key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
            if key in targets:
                yield sheet.attrib["name"], targets[key][1]


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """The kind and the part of each relation of a part, by its ID."""
    folder, name = posixpath.split(part)
    try:
        root = ElementTree.fromstring(archive.read(f"{folder}/_rels/{name}.rels"))
    except KeyError:
        return {}
    return {
        one.attrib["Id"]: (
            one.attrib["Type"].rpartition("/")[2],
            posixpath.normpath(posixpath.join("/" + folder, one.attrib["Target"])).lstrip("/"),
        )
        for one in root
    }


def _kinds(archive: zipfile.ZipFile, names: Collection[str], part: str, charts: int) -> Iterator[Phrase]:
    """The content of a sheet that cannot be kept; ``charts`` is the number of its charts that could be read."""
    if part not in names:
        return
    content = archive.read(part)
    yield from (phrase for phrase, pattern in _IN_SHEET if re.search(pattern, content))
    for kind, target in _relations(archive, part).values():
        if kind == "pivotTable":
            yield _PIVOTS
        elif kind == "drawing" and target in names:
            drawing = archive.read(target)
            yield from (phrase for phrase, pattern in _IN_DRAWING if re.search(pattern, drawing))
            if len(re.findall(_CHART, drawing)) > charts:
                yield _CHARTS
