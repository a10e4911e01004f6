"""Reads workbooks with openpyxl: all with more than plain cells, such as merged cells, comments or formulas."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from xml.etree import ElementTree

from sco_scheduler.domain.messages import Tally
from sco_scheduler.intake.files.colours import Palette
from sco_scheduler.intake.files.container import (
    LAST_COLUMN,
    MAIN,
    STYLES,
    CellValues,
    Container,
    CountedFile,
    Scan,
    ScannedCell,
    is_struck,
    shared_texts,
    take_values,
)
from sco_scheduler.intake.table.grids import Book, ErrorValue, Grid, LostFormula, Runs, column_number
from sco_scheduler.intake.values.entries import fold_header, without_control
from sco_scheduler.resources import lazy_regex

_STRIKE = b"strike"
"""In a part with texts: the sign that some may be struck through; the styles of cells are in another part."""

_Looks = tuple[tuple[str, bool | None], ...]
"""The runs of a text, each with whether it is struck through; None where the style of the cell says so."""


class StruckText(str):
    """A shared text of which some runs have another look than their cell's."""

    __slots__ = ("runs",)

    runs: _Looks

    def __new__(cls, text: str, runs: _Looks) -> StruckText:
        """Make the text with its runs."""
        made = super().__new__(cls, text)
        made.runs = runs
        return made


def _runs_of_texts(part: bytes) -> Iterator[tuple[int, _Looks]]:
    """The shared texts with runs of another look than their cell's, by number."""
    number = 0
    for _, item in ElementTree.iterparse(BytesIO(part)):
        if item.tag == f"{MAIN}si":
            if runs := _looks_of(item):
                yield number, runs
            number += 1
            item.clear()


def _runs_in_cells(part: bytes) -> dict[tuple[int, int], _Looks]:
    """The runs of the cells of a worksheet's part that have texts of their own, with runs of another look."""
    found: dict[tuple[int, int], _Looks] = {}
    row = column = 0
    for event, item in ElementTree.iterparse(BytesIO(part), ("start", "end")):
        if event == "start" and item.tag == f"{MAIN}row":
            row, column = int(item.get("r", row + 1)), 0
        elif event == "start" and item.tag == f"{MAIN}c":
            letters = item.get("r", "").rstrip("0123456789")
            column = column_number(letters) if letters else column + 1
        elif event == "end" and item.tag == f"{MAIN}c":
            inline = item.find(f"{MAIN}is")
            if inline is not None and (runs := _looks_of(inline)):
                found[row, column] = runs
            item.clear()
    return found


def _looks_of(text: ElementTree.Element) -> _Looks:
    """The runs of a text, each with whether it is struck through if it says so; none if it is in one piece."""
    runs = [(run.findtext(f"{MAIN}t") or "", run.find(f"{MAIN}rPr")) for run in text.iterfind(f"{MAIN}r")]
    return tuple((said, None if look is None else is_struck(look)) for said, look in runs)


class ThinArchive(zipfile.ZipFile):
    """The archive of a workbook in which some parts are replaced."""

    instead: Mapping[str, bytes] = {}
    """The replacements by the names of the parts."""

    def open(self, name: Any, *args: Any, **options: Any) -> IO[bytes]:
        """Open a part, or its replacement."""
        part = self.instead.get(name)
        return super().open(name, *args, **options) if part is None else BytesIO(part)


@lru_cache(maxsize=1)
def reader_class() -> type[Any]:
    """The reader of openpyxl, extended by scanning of the shared texts and replacement of parts.

    Its ``archive`` is a ``ThinArchive``.
    """
    from openpyxl.packaging.manifest import Manifest
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.xml.constants import SHARED_STRINGS

    class Reader(ExcelReader):
        def __init__(self, file: IO[bytes], **options: Any) -> None:
            super().__init__(file, **options)
            self.archive = ThinArchive(file)

        def read_strings(self) -> None:
            package: Manifest = self.package
            content = package.find(SHARED_STRINGS)
            part = None if content is None else self.archive.read(content.PartName[1:])
            texts = None if part is None else shared_texts(part)
            if texts is None:
                super().read_strings()
            else:
                self.shared_strings = texts
            if part is not None and b"<r>" in part and (_STRIKE in part or self.strikes()):
                for number, runs in _runs_of_texts(part):
                    self.shared_strings[number] = StruckText(self.shared_strings[number], runs)

        def strikes(self) -> bool:
            """Whether a style of cells strikes text through, of which a run may have another."""
            return STYLES in self.archive.namelist() and _STRIKE in self.archive.read(STYLES)

    return Reader


def values_of(reader: Any) -> CellValues:
    """The values of the cells of a workbook, whose styles and shared texts openpyxl has read."""
    book = reader.wb
    return CellValues(reader.shared_strings, book._date_formats, book._timedelta_formats, book.epoch)


def read_whole(container: Container, tally: Tally) -> Book:
    """Read all sheets, with comments, colours, merged cells and hidden rows and columns.

    Raises
    ------
    Exception
        Any exception of openpyxl on a broken file.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns about content that it would lose on saving
        book, scans, inline = _load(container.path, tally, values=True)
        lost = {}
        if container.formulas:
            formulas, _, _ = _load(container.path, tally, values=False)
            lost = {sheet.title: _lost_formulas(sheet, book[sheet.title]) for sheet in formulas.worksheets}
            _give_back(formulas)
    grids = tuple(
        _grid(sheet, scans.get(sheet.title), lost.get(sheet.title, {}), inline.get(sheet.title, {}))
        for sheet in book.worksheets
    )
    _give_back(book)
    return Book(container.path.stem, grids, book.epoch)


def _give_back(book: Any) -> None:
    """Free the cells at once: they and their sheet are a reference cycle, and collecting a million takes seconds."""
    for sheet in book.worksheets:
        sheet._cells.clear()


_Scans = Mapping[str, Iterable[ScannedCell]]
"""The cells of the scanned sheets, by the names of the sheets."""


def _load(
    path: Path, tally: Tally, *, values: bool
) -> tuple[Any, _Scans, Mapping[str, Mapping[tuple[int, int], _Looks]]]:
    """Load a workbook with the cells of the sheets that were not scanned, and the runs of texts in their cells."""

    class Reader(reader_class()):  # type: ignore[misc]  # the base class is imported late
        def read_worksheets(self) -> None:
            self.scans, self.inline, self.archive.instead = {}, {}, {}
            cell_values = values_of(self)
            for sheet, relation in self.parser.find_sheets():
                scan = _plain_scan(self, relation.target)
                if scan is not None:
                    self.scans[sheet.name] = scan.cells(cell_values)
                    self.archive.instead[relation.target] = scan.without_cells()
                elif relation.target in self.valid_files and b"<r>" in (part := self.archive.read(relation.target)):
                    self.inline[sheet.name] = _runs_in_cells(part)
            super().read_worksheets()

    with CountedFile(path, tally) as file:  # a file, since openpyxl checks the suffix of a path
        reader = Reader(file, data_only=values)
        reader.read()
        return reader.wb, reader.scans, reader.inline


def _plain_scan(reader: Any, part: str) -> Scan | None:
    """Scan a sheet's part; None if openpyxl has to read its cells, since it gives some of them other values."""
    scan = Scan.of(reader.archive.read(part)) if part in reader.valid_files else None
    return None if scan is None or not scan.is_all else scan


def read_streamed(container: Container, only: Collection[str]) -> Book:
    """Read the sheets with these folded names, values only; errors as for ``read_whole``."""
    sheets: dict[str, dict[int, dict[int, object]]] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns about content that it would lose on saving
        # Formulas last, so that they are used only if there is no value.
        for values in (True, False) if container.formulas else (True,):
            with container.path.open("rb") as file:
                reader = _reader_of(file, only, values=values)
                for name, sheet in reader.found:
                    rows = sheets.setdefault(name, {})
                    if isinstance(sheet, Scan):
                        take_values(sheet.cells(values_of(reader)), rows)
                    elif sheet is not None:
                        _stream(sheet, rows, values=values)
    grids = tuple(Grid(name, dict(sorted(rows.items()))) for name, rows in sheets.items())
    return Book(container.path.stem, grids, reader.wb.epoch)


def _reader_of(file: IO[bytes], only: Collection[str], *, values: bool) -> Any:
    """The reader of openpyxl for a workbook to be streamed, with the names and opened sheets as ``found``.

    ``openpyxl.load_workbook`` would look into every sheet, which for hundreds takes most of the time.
    """
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    class Reader(reader_class()):  # type: ignore[misc]  # the base class is imported late
        def read_worksheets(self) -> None:
            self.found = [
                (sheet.name, self._opened(sheet.name, relation.target))
                for sheet, relation in self.parser.find_sheets()
                if relation.target in self.valid_files and "chartsheet" not in relation.Type
            ]

        def _opened(self, name: str, target: str) -> Scan | ReadOnlyWorksheet | None:
            if fold_header(name) not in only:
                return None
            scan = _plain_scan(self, target)
            return ReadOnlyWorksheet(self.wb, name, target, self.shared_strings) if scan is None else scan

    reader = Reader(file, read_only=True, data_only=values)
    reader.read()
    return reader


def _stream(sheet: Any, rows: dict[int, dict[int, object]], *, values: bool) -> None:
    sheet.reset_dimensions()  # a wrong one would hide rows
    for line in sheet.iter_rows():
        for cell in line:
            value = cell.value
            if value is None or value == "":
                continue
            row = rows.setdefault(cell.row, {})
            if values:
                row[cell.column] = ErrorValue(value) if cell.data_type == "e" else value
            elif cell.data_type == "f" and cell.column not in row:
                row[cell.column] = LostFormula(getattr(value, "text", value))


def _lost_formulas(formulas: Any, values: Any) -> dict[tuple[int, int], LostFormula]:
    # Accessed by their place: openpyxl's public methods create every empty cell up to the last one.
    return {
        place: LostFormula(getattr(cell.value, "text", cell.value))
        for place, cell in formulas._cells.items()
        if cell.data_type == "f" and (place not in values._cells or values._cells[place].value is None)
    }


def _cells_of(sheet: Any, scanned: Iterable[ScannedCell] | None) -> Iterator[tuple[int, int, Any, object, bool]]:
    """The scanned cells of a sheet, or else those of openpyxl, with the styles of openpyxl."""
    if scanned is not None:
        styles = sheet.parent._cell_styles
        for row, column, style, value, is_error in scanned:
            yield row, column, styles[style], value, is_error
        return
    for (row, column), cell in sorted(sheet._cells.items()):
        yield row, column, cell._style, cell.value, cell.data_type == "e"


def _grid(
    sheet: Any,
    scanned: Iterable[ScannedCell] | None,
    lost: Mapping[tuple[int, int], LostFormula],
    inline: Mapping[tuple[int, int], _Looks],
) -> Grid:
    rows: dict[int, dict[int, object]] = {}
    colours: dict[tuple[int, int], str] = {}
    struck: set[tuple[int, int]] = set()
    runs: dict[tuple[int, int], Runs] = {}
    paints, inks = _paints(sheet.parent)
    lines = {n for n, font in enumerate(sheet.parent._fonts) if font.strike}
    letters: dict[tuple[int, int], str] = {}
    for row, column, style, found, is_error in _cells_of(sheet, scanned):
        if paints and style.fillId in paints:
            colours[row, column] = paints[style.fillId]
        value = lost.get((row, column), found) if lost else found
        if value is None or value == "":
            continue
        line = style.fontId in lines
        looks = value.runs if isinstance(value, StruckText) else inline.get((row, column), ()) if inline else ()
        if looks:
            value, line, runs[row, column] = str(value), *_resolved(looks, line=line)
        rows.setdefault(row, {})[column] = ErrorValue(str(value)) if is_error else value
        if style.fontId in inks:
            letters[row, column] = inks[style.fontId]
        if line:
            struck.add((row, column))
    comments = {place: cell.comment for place, cell in sorted(sheet._cells.items()) if cell.comment is not None}
    marked = {place for place, comment in comments.items() if comment.author in _OWN_COMMENTS}
    own = {colours[place] for place in marked & colours.keys()}  # the program's own, on cells with its comments
    said = {place: _said_in(comment) for place, comment in comments.items() if place not in marked}
    return Grid(
        sheet.title,
        dict(sorted(rows.items())),
        hidden=sheet.sheet_state != "visible",
        hidden_rows=frozenset(row for row in rows if row in sheet.row_dimensions and sheet.row_dimensions[row].hidden),
        hidden_columns=_hidden_columns(sheet),
        merged=tuple((r.min_row, r.max_row, r.min_col, r.max_col) for r in sheet.merged_cells.ranges),
        comments={place: text for place, text in said.items() if text},
        colours={place: colour for place, colour in colours.items() if colour not in own},
        letters=letters,
        struck=frozenset(struck),
        runs={place: parts for place, parts in runs.items() if any(gone for _, gone in parts)},
    )


def _resolved(looks: Sequence[tuple[str, bool | None]], *, line: bool) -> tuple[bool, Runs]:
    """Whether all words of a cell are struck through, given whether its style says so; if only some, its runs."""
    runs = tuple((text, line if gone is None else gone) for text, gone in looks)
    whole = all(gone for text, gone in runs if text.strip())
    return whole, () if whole else runs


def _paints(book: Any) -> tuple[dict[int, str], dict[int, str]]:
    """The colours of fills and of letters by number, except white fills and black letters."""
    palette = Palette(book.loaded_theme)
    fills = {n: fill for n, fill in enumerate(book._fills) if getattr(fill, "fill_type", None) == "solid"}
    painted = {n: palette.fill(_attributes(fill.fgColor)) for n, fill in fills.items()}
    inks = {n: palette.letters(_attributes(f.color), underlined=bool(f.u)) for n, f in enumerate(book._fonts)}
    return {n: colour for n, colour in painted.items() if colour}, {n: colour for n, colour in inks.items() if colour}


def _attributes(colour: Any) -> dict[str, str]:
    """The attributes of a colour in the file."""
    return {} if colour is None else {colour.type: str(colour.value), "tint": str(colour.tint)}


_OWN_COMMENTS = frozenset({"schedule check", "schedule collect", "schedule import"})
"""The authors of the program's own comments, which repeat findings or the source of a cell."""

_THREADED = lazy_regex(r"^\[[^\]]+\]\s.*?[:：]\s*\n\s+", re.DOTALL)
"""The text that Excel puts above a comment of a conversation, for programs without conversations."""


def _said_in(comment: Any) -> str:
    """The text of a comment, without the author's name, which Excel puts in front."""
    text = without_control(_THREADED.sub("", comment.text or "")).strip()
    return text.removeprefix(f"{comment.author}:").strip() if comment.author else text


def _hidden_columns(sheet: Any) -> frozenset[int]:
    return frozenset(
        column
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden and dimension.min and dimension.max
        for column in range(dimension.min, min(dimension.max, LAST_COLUMN) + 1)
    )
