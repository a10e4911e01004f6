"""Opens registrations: a workbook, CSV files in its place (a folder, or by name), or several files together.

A workbook of plain cells is read here, with the styles that its cells need; any other one with openpyxl, in
``openpyxl_reading``, or simplified with calamine if openpyxl refuses it.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Phrase, Tally, no_tally
from sco_scheduler.domain.record import MEETINGS_SHEET, RECORD_SHEET
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.files import container as containers
from sco_scheduler.intake.files.colours import THEME, Palette
from sco_scheduler.intake.files.container import (
    EPOCH,
    EPOCH_1904,
    LAST_COLUMN,
    MAIN,
    STYLES,
    CellValues,
    Container,
    CountedFile,
    Scan,
    ScannedCell,
    dense_size,
    is_struck,
    is_workbook,
    open_container,
    shared_texts,
    take_values,
)
from sco_scheduler.intake.files.csv_files import ENDINGS, SEVERAL, open_csv
from sco_scheduler.intake.files.open_document import TooManyCellsError, read_open_document
from sco_scheduler.intake.files.saving import saved_since
from sco_scheduler.intake.sheets.meetings import MEETINGS
from sco_scheduler.intake.table.grids import Book, ErrorValue, Grid, vocabulary
from sco_scheduler.intake.table.headers import find_header
from sco_scheduler.intake.table.workbook import find_sheets
from sco_scheduler.intake.values.entries import fold_header
from sco_scheduler.resources import lazy_regex


def open_book(
    path: Path, found: Findings, only: Collection[str] | None = None, *, tally: Tally = no_tally
) -> Book | None:
    """Open a workbook; None if that is impossible, which is then reported.

    One that seems damaged may be in the middle of being saved by another program: then it is looked at again.

    Parameters
    ----------
    only
        Folded names of the sheets to read, for a workbook of hundreds of sheets. They are streamed, without merged
        cells and hidden rows.
    tally
        Receives the progress of reading.
    """
    told = Findings()
    book = _opened(path, told, only, tally)
    if book is None and any(finding.kind in _HALF_SAVED for finding in told.all()):
        for _ in saved_since(path):
            told = Findings()
            book = _opened(path, told, only, tally)
            if book is not None:
                break
    found.extend(told)
    return book


_HALF_SAVED = (kinds.FILE_DAMAGED, kinds.FILE_NOT_WORKBOOK, kinds.FILE_OLD_FORMAT)
"""What a workbook of which only a part was saved yet seems to be."""


def _opened(path: Path, found: Findings, only: Collection[str] | None, tally: Tally) -> Book | None:
    container = open_container(path, found, streamed=only is not None)
    if container is None:
        return None
    if container.open_document:
        return _open_document(container.path, found)
    if container.old:
        return _open_old(container.path, found)
    try:
        book = _plain_book(container, only, tally)
        if book is not None:
            return book
        from sco_scheduler.intake.files.openpyxl_reading import read_streamed, read_whole

        return read_whole(container, tally) if only is None else read_streamed(container, only)
    except Exception as error:  # openpyxl passes on any exception of its parts on a broken file
        return _with_calamine(container, error, found)


# Workbooks of plain cells: importing openpyxl, and reading styles with it, takes longer than reading a small workbook


_TYPES, _WORKBOOK, _RELATIONS = "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_TEXTS = "xl/sharedStrings.xml"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NOT_IN_TITLES = frozenset("\\*?:/[]")

_SIGNS_OF_MORE = (b"<mergeCell", b"<hyperlink", b"<f>", b'="b"', b'="e"')
"""What a part with more than plain cells most often contains."""

_EMPTY, _SHORT = b"<sheetData/>", 10_000
"""The XML of a sheet without rows, and the size below which its part is checked for that."""

_BUILT_IN_DATES = frozenset({*range(14, 23), 45, 46, 47})
_BUILT_IN_DURATION = 46
_ASIDE = lazy_regex(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
"""Literal texts of a number format, and its colours and languages."""
_DATE = lazy_regex(r"(?<![_\\])[dmhysDMHYS]")
_DURATION = lazy_regex(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)
_COLUMN = re.compile(rb"<col\s[^<>]*>")
_ROW = re.compile(rb"<row\s[^<>]*>")
_NUMBERS = {name: re.compile(rb'\s%b="(\d+)"' % name) for name in (b"r", b"min", b"max")}
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')


class _NotPlainError(ValueError):
    """The workbook has content that is left to openpyxl."""


def _plain_book(container: Container, only: Collection[str] | None, tally: Tally) -> Book | None:
    """Read a workbook whose wanted sheets have only plain cells; None if it is left to openpyxl."""
    if container.formulas:
        return None
    try:
        with CountedFile(container.path, tally) as file, zipfile.ZipFile(file) as archive:
            reader = _PlainReader(archive)
            grids = reader.whole() if only is None else reader.streamed(only)
            return Book(container.path.stem, tuple(grids), reader.epoch)
    except (LookupError, ValueError, ElementTree.ParseError):
        return None


class _PlainReader:
    """Reads the sheets of a workbook with plain cells.

    Raises
    ------
    LookupError, ValueError, ElementTree.ParseError
        If a part is not where Excel and this program write it, or is not plain.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())
        types = archive.read(_TYPES)
        self._has_texts = f'"/{_TEXTS}"'.encode() in types
        if f'"/{_WORKBOOK}"'.encode() not in types or (b"sharedStrings+xml" in types) != self._has_texts:
            raise _NotPlainError
        book, styles = (ElementTree.fromstring(archive.read(part)) for part in (_WORKBOOK, STYLES))
        self._sheets = self._sheets_of(book)
        properties = book.find(f"{MAIN}workbookPr")
        later = properties is not None and properties.get("date1904", "0") not in {"0", "false", "f"}
        looks = styles.findall(f"{MAIN}cellXfs/{MAIN}xf")
        self._styles = len(looks)
        formats = [int(look.get("numFmtId", 0)) for look in looks]
        own = {
            int(shown.attrib["numFmtId"]): shown.attrib["formatCode"].split(";")[0]
            for shown in styles.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
        }
        dates = _BUILT_IN_DATES - own.keys() | {n for n, shown in own.items() if _DATE.search(_ASIDE.sub("", shown))}
        durations = {_BUILT_IN_DURATION} - own.keys() | {n for n, shown in own.items() if _DURATION.search(shown)}
        self._dates = {n for n, shown in enumerate(formats) if shown in dates}
        self._durations = {n for n, shown in enumerate(formats) if shown in durations}
        self.epoch = EPOCH_1904 if later else EPOCH
        palette = Palette(archive.read(THEME) if THEME in self._names else None)
        paints, fonts = _paints_of(styles, palette), styles.findall(f"{MAIN}fonts/{MAIN}font")
        letters = {n: colour for n, font in enumerate(fonts) if (colour := _letters_of(font, palette))}
        lines = [is_struck(font) for font in fonts]
        self._paints = {n: paints[f] for n, look in enumerate(looks) if (f := int(look.get("fillId", 0))) in paints}
        self._letters = {n: letters[f] for n, look in enumerate(looks) if (f := int(look.get("fontId", 0))) in letters}
        self._struck = {n for n, look in enumerate(looks) if lines[int(look.get("fontId", 0))]}

    def _read_texts(self) -> None:
        """Read the shared texts: after the quick check of the sheets, but before any is scanned."""
        texts = shared_texts(self._archive.read(_TEXTS)) if self._has_texts else []
        if texts is None:
            raise _NotPlainError
        self._values = CellValues(texts, self._dates, self._durations, self.epoch)

    def _sheets_of(self, book: ElementTree.Element) -> list[tuple[str, bool, str]]:
        """The sheets in order: the title, whether it is hidden, and the part."""
        targets = {
            relation.attrib["Id"]: posixpath.normpath(posixpath.join("/xl", relation.attrib["Target"]))[1:]
            for relation in ElementTree.fromstring(self._archive.read(_RELATIONS))
            if relation.attrib["Type"].endswith("/worksheet")
        }
        found = [
            (sheet.attrib["name"], sheet.get("state", "visible") != "visible", targets[sheet.attrib[_ID]])
            for sheet in book.iterfind(f"{MAIN}sheets/{MAIN}sheet")
        ]
        titles = {title.casefold() for title, _, _ in found}
        if not found or len(titles) < len(found) or any(not t or _NOT_IN_TITLES & set(t) for t, _, _ in found):
            raise _NotPlainError
        return found

    def whole(self) -> Iterator[Grid]:
        """All sheets, with colours and hidden rows and columns."""
        if any(self._has_comments(part) for _, _, part in self._sheets):
            raise _NotPlainError
        # A quick check of all sheets, before any is scanned: openpyxl would read the whole workbook once more.
        parts = []
        for _, _, name in self._sheets:
            parts.append(self._archive.read(name))
            if any(sign in parts[-1] for sign in _SIGNS_OF_MORE):
                raise _NotPlainError
        self._read_texts()
        for (title, hidden, _), part in zip(self._sheets, parts, strict=True):
            yield self._grid(title, self._scan(part), hidden=hidden)

    def streamed(self, only: Collection[str]) -> Iterator[Grid]:
        """The sheets; those with the given folded names with values only, the others empty."""
        self._read_texts()
        for title, _, part in self._sheets:
            rows: dict[int, dict[int, object]] = {}
            if fold_header(title) in only:
                take_values(self._cells(self._scan(self._archive.read(part))), rows)
            yield Grid(title, dict(sorted(rows.items())))

    def _has_comments(self, part: str) -> bool:
        folder, name = posixpath.split(part)
        relations = f"{folder}/_rels/{name}.rels"
        return relations in self._names and b"comments" in self._archive.read(relations)

    def _scan(self, part: bytes) -> Scan:
        scan = Scan.of(part.replace(_EMPTY, b"<sheetData></sheetData>") if len(part) < _SHORT else part)
        if scan is None:
            raise _NotPlainError
        return scan

    def _cells(self, scan: Scan) -> Iterator[ScannedCell]:
        for cell in scan.cells(self._values):
            if cell[2] >= self._styles:
                raise _NotPlainError
            yield cell

    def _grid(self, title: str, scan: Scan, *, hidden: bool) -> Grid:
        rows: dict[int, dict[int, object]] = {}
        colours: dict[tuple[int, int], str] = {}
        letters: dict[tuple[int, int], str] = {}
        struck: set[tuple[int, int]] = set()
        for row, column, style, value, is_error in self._cells(scan):
            if style in self._paints:
                colours[row, column] = self._paints[style]
            if value is None or value == "":
                continue
            rows.setdefault(row, {})[column] = ErrorValue(str(value)) if is_error else value
            if style in self._letters:
                letters[row, column] = self._letters[style]
            if style in self._struck:
                struck.add((row, column))
        hidden_rows = {_number(b"r", tag) for tag in _ROW.findall(scan.arranged) if _HIDDEN.search(tag)}
        return Grid(
            title,
            dict(sorted(rows.items())),
            hidden=hidden,
            hidden_rows=frozenset(hidden_rows & rows.keys()),
            hidden_columns=frozenset(
                column
                for tag in _COLUMN.findall(scan.head)
                if _HIDDEN.search(tag)
                for column in range(_number(b"min", tag), min(_number(b"max", tag), LAST_COLUMN) + 1)
            ),
            colours=colours,
            letters=letters,
            struck=frozenset(struck),
        )


def _number(name: bytes, tag: bytes) -> int:
    match = _NUMBERS[name].search(tag)
    if match is None:
        raise _NotPlainError
    return int(match[1])


def _paints_of(styles: ElementTree.Element, palette: Palette) -> dict[int, str]:
    """The colours of the solid fills by number, except white."""
    found = {}
    for number, fill in enumerate(styles.iterfind(f"{MAIN}fills/{MAIN}fill")):
        pattern = fill.find(f"{MAIN}patternFill")
        if pattern is None or pattern.get("patternType") != "solid":
            continue
        colour = pattern.find(f"{MAIN}fgColor")
        given = {} if colour is None else colour.attrib
        if "auto" in given:
            raise _NotPlainError
        if painted := palette.fill(given):
            found[number] = painted
    return found


def _letters_of(font: ElementTree.Element, palette: Palette) -> str:
    colour, line = font.find(f"{MAIN}color"), font.find(f"{MAIN}u")
    underlined = line is not None and line.get("val") != "none"
    return palette.letters({} if colour is None else colour.attrib, underlined=underlined)


# Workbooks of other kinds


def _open_document(path: Path, found: Findings) -> Book | None:
    most = containers.MOST_CELLS
    try:
        with zipfile.ZipFile(path) as archive:
            return read_open_document(archive, path.stem, most)
    except TooManyCellsError as error:
        amount, limit = phrases.CELLS(count=error.cells), phrases.CELLS(count=most)
        found.add(kinds.FILE_TOO_LARGE, path=path.name, amount=amount, limit=limit)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        found.add(kinds.FILE_DAMAGED, path=path.name, reason=phrases.READER_SAYS(error=_first_line(error)))
    return None


def _open_old(path: Path, found: Findings) -> Book | None:
    """Open a workbook of Excel 97 to 2003."""
    try:
        grids = _simple_grids(path)
    except TooManyCellsError as error:
        limit = phrases.CELLS(count=containers.MOST_CELLS)
        found.add(kinds.FILE_TOO_LARGE, path=path.name, amount=phrases.CELLS(count=error.cells), limit=limit)
        return None
    except Exception:  # the reader passes on any exception on a broken file, or one that is no workbook
        found.add(kinds.FILE_OLD_FORMAT, path=path.name, reason=phrases.EXCEL_97)
        return None
    found.add(kinds.FILE_READ_SIMPLY, path=path.name, reason=phrases.EXCEL_97)
    return Book(path.stem, grids)


def _simple_grids(path: Path) -> tuple[Grid, ...]:
    import python_calamine

    with python_calamine.CalamineWorkbook.from_path(str(path)) as book:
        sheets = [
            (book.get_sheet_by_name(meta.name), meta.visible != meta.visible.Visible)
            for meta in book.sheets_metadata
            if meta.typ == meta.typ.WorkSheet
        ]
        # It fills the whole rectangle of a sheet.
        cells = max(((sheet.total_height + 1) * (sheet.total_width + 1) for sheet, _ in sheets), default=0)
        if cells > containers.MOST_CELLS:
            raise TooManyCellsError(cells)
        return tuple(_simple_grid(sheet, hidden=hidden) for sheet, hidden in sheets)


def _with_calamine(container: Container, refusal: Exception, found: Findings) -> Book | None:
    path, reason = container.path, phrases.READER_SAYS(error=_first_line(refusal))
    try:
        # calamine fills the whole rectangle of a sheet, so one far cell could take all memory.
        if dense_size(path) > containers.MOST_CELLS:
            found.add(kinds.FILE_DAMAGED, path=path.name, reason=reason)
            return None
        grids = _simple_grids(path)
    except Exception:
        found.add(kinds.FILE_DAMAGED, path=path.name, reason=reason)
        return None
    found.add(kinds.FILE_READ_SIMPLY, path=path.name, reason=reason)
    return Book(path.stem, grids)


def _simple_grid(sheet: Any, *, hidden: bool) -> Grid:
    rows = {
        number: filled
        for number, values in enumerate(sheet.to_python(skip_empty_area=False), start=1)
        if (filled := {column: value for column, value in enumerate(values, start=1) if value != ""})
    }
    merged = tuple((r1 + 1, r2 + 1, c1 + 1, c2 + 1) for (r1, c1), (r2, c2) in sheet.merged_cell_ranges or ())
    return Grid(sheet.name, rows, hidden=hidden, merged=merged)


def _first_line(error: Exception) -> str:
    text = str(error).strip() or type(error).__name__
    return text.splitlines()[0][:120].rstrip(".")


Sources = str | Path | Sequence[str | Path]
"""The registrations: the workbook or the folder, or the CSV files."""


def as_files(sources: Sources) -> tuple[Path, ...]:
    """Return the path or paths as a tuple without duplicates."""
    paths = (Path(sources),) if isinstance(sources, (str, Path)) else tuple(map(Path, sources))
    return tuple({path.absolute(): path for path in reversed(paths)}.values())[::-1]


def open_registrations(
    sources: Sources, found: Findings, encoding: str | None = None, *, tally: Tally = no_tally
) -> Book | None:
    """Open the registrations; None if that is impossible, which is reported.

    Parameters
    ----------
    sources
        The workbook, the folder of CSV files in its place, or several workbooks and CSV files.
    encoding
        The encoding of CSV files; None to detect it.
    tally
        Called with the number of rows read so far.
    """
    paths = as_files(sources)
    if len(paths) > 1:
        folders = [path for path in paths if path.is_dir()]
        for path in folders:
            found.add(kinds.FILES_TOGETHER, path=str(path), what=Phrase("a-folder"))
        return _together(paths, found, encoding, tally) if not folders else None
    book = open_csv(paths, found, encoding) if _is_csv(paths[0]) else open_book(paths[0], found, tally=tally)
    if book is not None and _is_agendas(book):
        found.add(kinds.FILE_AGENDAS, suggestion=_registrations_of(paths[0]), path=paths[0].name)
        return None
    return book


def _together(paths: Sequence[Path], found: Findings, encoding: str | None, tally: Tally) -> Book | None:
    """Several files as one workbook: a file with one list is a sheet with its name, else its sheets keep theirs."""
    csv_files = [path for path in paths if not path.exists() or _is_csv(path)]
    if len(csv_files) == len(paths):
        return open_csv(paths, found, encoding)
    text = open_csv(csv_files, found, encoding) if csv_files else Book(SEVERAL, ())
    books = [open_book(path, found, tally=tally) for path in paths if path not in csv_files]
    if text is None or None in books:
        return None
    grids, chosen, called = list(text.grids), True, dict[str, str]()
    for book, path in zip(books, (path for path in paths if path not in csv_files), strict=True):
        assert book is not None
        if _is_agendas(book):
            found.add(kinds.FILE_AGENDAS, suggestion=_registrations_of(path), path=path.name)
            return None
        lists = [grid for grid in book.grids if grid.rows]
        taken = {fold_header(grid.name) for grid in grids}
        for grid in lists:
            name = path.stem if len(lists) == 1 else grid.name
            name = f"{path.stem} {grid.name}" if fold_header(name) in taken else name
            grids.append(replace(grid, name=name))
            called[name] = grid.name
        chosen = chosen and len(lists) == 1
    of_one = {here: there for here, there in called.items() if list(called.values()).count(there) == 1}
    return Book(SEVERAL, tuple(grids), next(book.epoch for book in books if book is not None), chosen, of_one)


def _is_agendas(book: Book) -> bool:
    """Whether the program wrote the workbook: it has a Record, or Meetings and no list of companies."""
    companies = ["Purchasers", "Suppliers", "Requests"]
    sheets = find_sheets(book, [MEETINGS_SHEET, RECORD_SHEET, *companies], Findings())
    meetings = sheets.get(MEETINGS_SHEET)
    if meetings is None:
        return False
    header = find_header(meetings, vocabulary().sheets[MEETINGS_SHEET])
    if header is None or not all(any(key in header.columns for key in group) for group in MEETINGS.needed):
        return False
    return RECORD_SHEET in sheets or not any(key in sheets for key in companies)


def _registrations_of(agendas: Path) -> str | None:
    """The registrations next to an agendas workbook, if they have its name."""
    stem = agendas.stem.removesuffix("-agendas")
    names = [agendas.with_name(f"{stem}{ending}") for ending in (".xlsx", ".xlsm", ".ods", "")]
    return next((str(path) for path in names if stem != agendas.stem and path.exists()), None)


def _is_csv(path: Path) -> bool:
    """Whether a path is a folder, or a file with a suffix of CSV files that is no workbook."""
    if path.is_dir() or path.suffix.lower() not in ENDINGS:
        return path.is_dir()
    if not path.is_file():
        return True  # a pipe would wait for whoever writes into it; reported when it is opened
    try:
        with path.open("rb") as file:
            return not is_workbook(file.read(8))
    except OSError:
        return True  # likewise
