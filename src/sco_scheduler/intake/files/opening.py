"""Opens registrations: a workbook, CSV files in its place (a folder, or by name), or several files together."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import FileIO
from pathlib import Path
from typing import IO, Any

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Phrase, Tally, no_tally
from sco_scheduler.domain.record import MEETINGS_SHEET, RECORD_SHEET
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.files import container as containers
from sco_scheduler.intake.files.container import (
    CellValues,
    Container,
    Scan,
    ScannedCell,
    dense_size,
    is_workbook,
    open_container,
    reader_class,
)
from sco_scheduler.intake.files.csv_files import ENDINGS, SEVERAL, open_csv
from sco_scheduler.intake.files.open_document import TooManyCellsError, read_open_document
from sco_scheduler.intake.sheets.meetings import MEETINGS
from sco_scheduler.intake.table.grids import Book, ErrorValue, Grid, LostFormula, vocabulary
from sco_scheduler.intake.table.headers import find_header
from sco_scheduler.intake.table.workbook import find_sheets
from sco_scheduler.intake.values.entries import fold_header, without_control
from sco_scheduler.resources import lazy_regex

_MEGABYTE = 1_000_000


class CountedFile(FileIO):
    """A file open for reading; ``tally`` hears how many megabytes were read, at every one of them."""

    def __init__(self, path: Path, tally: Tally) -> None:
        super().__init__(path)
        self._tally = tally
        self._total = -(-path.stat().st_size // _MEGABYTE)
        self._read = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as any file does."""
        data = super().read(-1 if size is None else size) or b""
        before, self._read = self._read, self._read + len(data)
        done = self._read // _MEGABYTE
        if done > before // _MEGABYTE:
            # An archive's directory is read before its content, which is then read again.
            self._tally(min(done, self._total), self._total, Phrase("megabytes-read"))
        return data


_LAST_COLUMN = 16_384


def open_book(
    path: Path, found: Findings, only: Collection[str] | None = None, *, tally: Tally = no_tally
) -> Book | None:
    """Open a workbook; None where that cannot be, which is then reported.

    Parameters
    ----------
    only
        Folded names of the sheets to read, for a workbook of hundreds of sheets. They are streamed, and merged cells
        and hidden rows are not told.
    tally
        Hears how far the reading of a workbook has come.
    """
    container = open_container(path, found, streamed=only is not None)
    if container is None:
        return None
    if container.open_document:
        return _open_document(container.path, found)
    if container.old:
        return _open_old(container.path, found)
    try:
        return _with_openpyxl(container, tally) if only is None else _streamed(container, only)
    except Exception as error:  # openpyxl raises whatever its parts raise on a broken file
        return _with_calamine(container, error, found)


def _with_openpyxl(container: Container, tally: Tally) -> Book:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl cannot keep on saving is no concern of a reader
        book, scans = _load(container.path, tally, values=True)
        lost = {}
        if container.formulas:
            formulas, _ = _load(container.path, tally, values=False)
            lost = {sheet.title: _lost_formulas(sheet, book[sheet.title]) for sheet in formulas.worksheets}
            _give_back(formulas)
    grids = tuple(_grid(sheet, scans.get(sheet.title), lost.get(sheet.title, {})) for sheet in book.worksheets)
    _give_back(book)
    return Book(container.path.stem, grids, book.epoch)


def _give_back(book: Any) -> None:
    """Free the cells now: they and their sheet hold each other, and finding that out takes seconds for a million."""
    for sheet in book.worksheets:
        sheet._cells.clear()


_Scans = Mapping[str, Iterable[ScannedCell]]
"""The cells of the sheets that were scanned, by the names of the sheets."""


def _load(path: Path, tally: Tally, *, values: bool) -> tuple[Any, _Scans]:
    """Load a workbook with the cells of those sheets that were not scanned."""

    class Reader(reader_class()):  # type: ignore[misc]  # a base that is imported late
        def read_worksheets(self) -> None:
            self.scans, self.archive.instead = {}, {}
            cell_values = CellValues(self)
            for sheet, relation in self.parser.find_sheets():
                scan = _plain_scan(self, relation.target)
                if scan is not None:
                    self.scans[sheet.name] = scan.cells(cell_values)
                    self.archive.instead[relation.target] = scan.without_cells()
            super().read_worksheets()

    with CountedFile(path, tally) as file:  # a file, since openpyxl judges a path by its ending
        reader = Reader(file, data_only=values)
        reader.read()
        return reader.wb, reader.scans


def _plain_scan(reader: Any, part: str) -> Scan | None:
    """Scan a sheet's part; None where openpyxl has to read its cells, since it gives some of them other values."""
    scan = Scan.of(reader.archive.read(part)) if part in reader.valid_files else None
    return None if scan is None or b"<mergeCell" in scan.tail or b"<hyperlink" in scan.tail else scan


def _streamed(container: Container, only: Collection[str]) -> Book:
    sheets: dict[str, dict[int, dict[int, object]]] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl cannot keep on saving is no concern of a reader
        # Formulas last, so that they stand only where no value does.
        for values in (True, False) if container.formulas else (True,):
            with container.path.open("rb") as file:
                reader = _reader_of(file, only, values=values)
                for name, sheet in reader.found:
                    rows = sheets.setdefault(name, {})
                    if isinstance(sheet, Scan):
                        _take(sheet.cells(CellValues(reader)), rows)
                    elif sheet is not None:
                        _stream(sheet, rows, values=values)
    grids = tuple(Grid(name, dict(sorted(rows.items()))) for name, rows in sheets.items())
    return Book(container.path.stem, grids, reader.wb.epoch)


def _reader_of(file: IO[bytes], only: Collection[str], *, values: bool) -> Any:
    """The reader of openpyxl for a workbook to be streamed, with the names and opened sheets as ``found``.

    ``openpyxl.load_workbook`` would look into every sheet, which for hundreds takes most of the time.
    """
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    class Reader(reader_class()):  # type: ignore[misc]  # a base that is imported late
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


def _take(cells: Iterable[ScannedCell], rows: dict[int, dict[int, object]]) -> None:
    for row, column, _, value, is_error in cells:
        if value is not None and value != "":
            rows.setdefault(row, {})[column] = ErrorValue(str(value)) if is_error else value


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
    # The cells by their place: openpyxl's public ways all make every empty cell up to the last one.
    return {
        place: LostFormula(getattr(cell.value, "text", cell.value))
        for place, cell in formulas._cells.items()
        if cell.data_type == "f" and (place not in values._cells or values._cells[place].value is None)
    }


def _cells_of(sheet: Any, scanned: Iterable[ScannedCell] | None) -> Iterator[tuple[int, int, Any, object, bool]]:
    """The cells of a sheet as they were scanned, or else as openpyxl has them, with the styles of openpyxl."""
    if scanned is not None:
        styles = sheet.parent._cell_styles
        for row, column, style, value, is_error in scanned:
            yield row, column, styles[style], value, is_error
        return
    for (row, column), cell in sorted(sheet._cells.items()):
        yield row, column, cell._style, cell.value, cell.data_type == "e"


def _grid(sheet: Any, scanned: Iterable[ScannedCell] | None, lost: Mapping[tuple[int, int], LostFormula]) -> Grid:
    rows: dict[int, dict[int, object]] = {}
    colours: dict[tuple[int, int], str] = {}
    struck: set[tuple[int, int]] = set()
    paints, lines = _paints(sheet.parent), {n for n, font in enumerate(sheet.parent._fonts) if font.strike}
    for row, column, style, found, is_error in _cells_of(sheet, scanned):
        if paints and style.fillId in paints:
            colours[row, column] = paints[style.fillId]
        value = lost.get((row, column), found) if lost else found
        if value is None or value == "":
            continue
        rows.setdefault(row, {})[column] = ErrorValue(str(value)) if is_error else value
        if lines and style.fontId in lines:
            struck.add((row, column))
    comments = {place: cell.comment for place, cell in sorted(sheet._cells.items()) if cell.comment is not None}
    marked = {place for place, comment in comments.items() if comment.author in _OWN_COMMENTS}
    own = {colours[place] for place in marked & colours.keys()}  # the program's own, which such a cell has
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
        struck=frozenset(struck),
    )


def _paints(book: Any) -> dict[int, str]:
    """The colours of the fills of a workbook, by their number, but for white."""
    fills = {n: fill for n, fill in enumerate(book._fills) if getattr(fill, "fill_type", None) == "solid"}
    named = {
        n: fill.fgColor.rgb if fill.fgColor.type == "rgb" else f"{fill.fgColor.type} {fill.fgColor.value}"
        for n, fill in fills.items()
    }
    return {n: colour[-6:] for n, colour in named.items() if colour[-6:].upper() != "FFFFFF"}


_OWN_COMMENTS = frozenset({"schedule check", "schedule collect", "schedule import"})
"""The authors of comments that the program wrote: they repeat findings, or the cells that something came from."""

_THREADED = lazy_regex(r"^\[[^\]]+\]\s.*?[:：]\s*\n\s+", re.DOTALL)
"""What Excel writes above a comment that is a part of a conversation, for programs that know no conversations."""


def _said_in(comment: Any) -> str:
    """The text of a comment, without the name of who wrote it, which Excel puts in front."""
    text = without_control(_THREADED.sub("", comment.text or "")).strip()
    return text.removeprefix(f"{comment.author}:").strip() if comment.author else text


def _hidden_columns(sheet: Any) -> frozenset[int]:
    return frozenset(
        column
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden and dimension.min and dimension.max
        for column in range(dimension.min, min(dimension.max, _LAST_COLUMN) + 1)
    )


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
    except Exception:  # the reader raises whatever its parts raise on a broken file, or one that is no workbook
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
    text = (str(error) or type(error).__name__).strip().splitlines()[0]
    return text[:120].rstrip(".")


Sources = str | Path | Sequence[str | Path]
"""Where registrations are: the workbook or the folder, or the CSV files."""


def as_files(sources: Sources) -> tuple[Path, ...]:
    """Return the path or paths as a list in which each file is once."""
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
        Of CSV files; None to detect it.
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
    """Several files as one workbook: a file with one list is a sheet of its name, else each sheet has its own."""
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
    """Whether a path is a folder, or a file that is named like a CSV file and is no workbook."""
    if path.is_dir() or path.suffix.lower() not in ENDINGS:
        return path.is_dir()
    try:
        with path.open("rb") as file:
            return not is_workbook(file.read(8))
    except (OSError, ValueError):
        return True  # reported when it is opened
