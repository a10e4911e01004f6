"""Reads OpenDocument spreadsheets (.ods) into grids."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from xml.parsers import expat

from sco_scheduler.intake.files.colours import is_plain
from sco_scheduler.intake.table.grids import Book, ErrorValue, Grid, LostFormula, Runs
from sco_scheduler.resources import lazy_regex

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0 "
_TEXT, _TABLE, _OFFICE, _DRAW, _STYLE = (
    _NAMESPACE.format(name) for name in ("text", "table", "office", "drawing", "style")
)
_BACKGROUND = _NAMESPACE.format("xsl-fo-compatible") + "background-color"
_COLOUR = _NAMESPACE.format("xsl-fo-compatible") + "color"
_UNDERLINE = _STYLE + "text-underline-style"
_CALCULATED = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_ERROR = lazy_regex(r"#[A-Z0-9/]+[!?]?|#N/A|Err:\d+")
_DURATION = lazy_regex(r"PT(?:(\d{1,7})H)?(?:(\d{1,7})M)?(?:(\d{1,7}(?:[.,]\d+)?)S)?")
_BLANKS = lazy_regex(r"[ \t\r\n]+")
_ANNOTATION = _OFFICE + "annotation"
_BLANK = {_TEXT + "s": " ", _TEXT + "tab": "\t", _TEXT + "line-break": "\n"}
"""The texts of elements for white space."""

_PASSED = {_ANNOTATION, _TEXT + "ruby-text", _TABLE + "shapes"}
"""Elements of a cell that are not part of its text: comments, ruby annotations, drawings."""


class OpenCell:
    """A cell during parsing."""

    def __init__(self, attributes: dict[str, str]) -> None:
        self.attributes = attributes
        self._paragraphs: list[list[str]] = []
        self._lines: list[list[bool | None]] = []
        """For each piece of a paragraph whether it is struck through; None where the style of the cell says so."""

        self._spans: list[bool | None] = []
        self._passing = 0
        self._open = False
        self._noted: list[str] = []
        self._noting = self._in_note = False

    def start(self, name: str, line: bool | None = None) -> None:
        """Process the start of an element inside the cell; ``line`` is whether its style strikes text through."""
        if self._passing or name in _PASSED or name.startswith(_DRAW):
            self._passing += 1
            self._noting |= name == _ANNOTATION
            if self._noting and name == _TEXT + "p":
                self._noted.append("")
                self._in_note = True
        elif name in {_TEXT + "p", _TEXT + "h"}:
            self._paragraphs.append([])
            self._lines.append([])
            self._open = True
        elif self._open and name == _TEXT + "span":
            self._spans.append(line)
        elif self._open and name in _BLANK:
            self._add(_BLANK[name])

    def text(self, data: str) -> None:
        """Process text; white space in the file is one space."""
        if self._open and not self._passing:
            self._add(_BLANKS.sub(" ", data))
        elif self._in_note:
            self._noted[-1] += _BLANKS.sub(" ", data)

    def end(self, name: str) -> None:
        """Process the end of an element inside the cell."""
        if self._passing:
            self._passing -= 1
            self._noting &= self._passing > 0
            self._in_note &= self._noting and name != _TEXT + "p"
        elif name in {_TEXT + "p", _TEXT + "h"}:
            self._open = False
        elif self._open and name == _TEXT + "span":
            self._spans.pop()

    def _add(self, text: str) -> None:
        self._paragraphs[-1].append(text)
        self._lines[-1].append(next((line for line in reversed(self._spans) if line is not None), None))

    def runs(self, *, line: bool) -> Runs:
        """The runs of its text, given whether the style of the cell strikes it through."""
        parts = zip(self._paragraphs, self._lines, strict=True)
        runs = [[*zip(texts, lines, strict=True)] for texts, lines in parts]
        found = [run for n, part in enumerate(runs) for run in ([("\n", None)] if n else []) + part]
        return tuple((text, line if gone is None else gone) for text, gone in found)

    def comment(self) -> str:
        """The text of a comment on the cell, without its author and date."""
        return "\n".join(self._noted).strip()

    def value(self) -> object:
        """The value of the cell; None if it is empty."""
        get = self.attributes.get
        kind, shown = get(_OFFICE + "value-type", ""), "\n".join("".join(parts) for parts in self._paragraphs)
        formula = get(_TABLE + "formula")
        if get(_CALCULATED) == "error" or (formula is not None and _ERROR.fullmatch(shown.strip())):
            return ErrorValue(shown.strip())
        if not kind and formula is not None and not shown:
            return LostFormula(formula)
        value: object = None
        if kind in {"float", "percentage", "currency"}:
            value = _number(get(_OFFICE + "value", ""))
        elif kind == "date":
            value = _moment(get(_OFFICE + "date-value", ""))
        elif kind == "time":
            value = _clock(get(_OFFICE + "time-value", ""))
        elif kind == "boolean":
            value = {"true": True, "false": False}.get(get(_OFFICE + "boolean-value", ""))
        if value is None:
            value = get(_OFFICE + "string-value") or shown
        return value if value != "" else None


def _number(text: str) -> int | float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    if text.lstrip("-").isdigit() and len(text) <= 18:
        return int(text)
    return number if abs(number) < float("inf") else None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _clock(text: str) -> time | timedelta | None:
    """A time of day, or a duration that is longer than a day."""
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in match.groups())
    since = timedelta(seconds=round(hours * 3600 + minutes * 60 + seconds))
    return (datetime.min + since).time() if since < timedelta(days=1) else since


CONTENT = "content.xml"
"""The member of the archive with the cells."""

MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
_MOST_PAINTED = 200
"""The largest number of adjacent cells with a fill that is not that of a whole row."""

_NOT_SHOWN = {"collapse", "filter"}


class TooManyCellsError(ValueError):
    """A workbook with more cells than are read; ``cells`` is a lower bound of their number."""

    def __init__(self, cells: int) -> None:
        self.cells = cells


def read_open_document(archive: zipfile.ZipFile, name: str, most: int) -> Book:
    """Read the sheets of a workbook, without copies of other workbooks' sheets stored for links.

    Raises
    ------
    TooManyCellsError
        If it has more cells than ``most``.
    ValueError
        If it is not valid XML.
    """
    reader = _Reader(most)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        with archive.open(CONTENT) as file:
            parser.ParseFile(file)
    except expat.ExpatError as error:
        raise ValueError(f"its content is no XML ({error})") from error
    return Book(name, tuple(reader.grids)) if reader.epoch is None else Book(name, tuple(reader.grids), reader.epoch)


@dataclass
class _Sheet:
    """A sheet during parsing. ``row`` and ``column`` are the last ones seen."""

    name: str
    hidden: bool
    linked: bool = False
    rows: dict[int, dict[int, object]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    colours: dict[tuple[int, int], str] = field(default_factory=dict)
    letters: dict[tuple[int, int], str] = field(default_factory=dict)
    struck: set[tuple[int, int]] = field(default_factory=set)
    runs: dict[tuple[int, int], Runs] = field(default_factory=dict)
    columns: int = 0
    row: int = 0
    column: int = 0
    repeat: int = 1
    """The number of repetitions of the present row."""
    shown: bool = True
    """Whether the present row is visible."""

    def grid(self) -> Grid:
        """The sheet as a grid."""
        return Grid(
            self.name,
            self.rows,
            self.hidden,
            frozenset(self.hidden_rows & self.rows.keys()),
            frozenset(self.hidden_columns),
            tuple(self.merged),
            comments=self.comments,
            colours=self.colours,
            letters=self.letters,
            struck=frozenset(place for place in self.struck if place[1] in self.rows.get(place[0], {})),
            runs=self.runs,
        )


class _Reader:
    """Processes the elements of the workbook."""

    def __init__(self, most: int) -> None:
        self.grids: list[Grid] = []
        self.epoch: datetime | None = None
        self._most = most
        self._cells = self._elements = 0
        self._style = ""
        self._hiding: set[str] = set()
        self._fills: dict[str, str] = {}
        self._inks: dict[str, str] = {}
        self._lines: dict[str, bool] = {}
        """Whether a text style strikes through; styles that do not say so are missing."""

        self._sheets: list[_Sheet] = []  # a table in a cell of a table is no sheet
        self._cell: OpenCell | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Process the start of an element."""
        self._elements += 1
        if self._elements > 3 * self._most:
            raise TooManyCellsError(self._elements // 3)
        if self._cell is not None and name != _TABLE + "table":
            self._cell.start(name, self._lines.get(attributes.get(_TEXT + "style-name", "")))
        elif name == _STYLE + "style":
            self._style = attributes.get(_STYLE + "name", "")
        elif name == _STYLE + "table-properties" and attributes.get(_TABLE + "display") == "false":
            self._hiding.add(self._style)
        elif name == _STYLE + "table-cell-properties":
            colour = attributes.get(_BACKGROUND, "").lstrip("#").upper()
            if colour not in {"", "TRANSPARENT", "FFFFFF"}:
                self._fills[self._style] = colour
        elif name == _STYLE + "text-properties":
            if (line := attributes.get(_STYLE + "text-line-through-style")) is not None:
                self._lines[self._style] = line != "none"
            ink, under = attributes.get(_COLOUR, "").lstrip("#").upper(), attributes.get(_UNDERLINE, "none")
            if len(ink) == len("FFFFFF") and ink != "FFFFFF" and under == "none" and not is_plain(ink):
                self._inks[self._style] = ink
        elif name == _TABLE + "null-date":
            self.epoch = _moment(attributes.get(_TABLE + "date-value", ""))
        elif name == _TABLE + "table":
            hidden = attributes.get(_TABLE + "style-name") in self._hiding
            self._sheets.append(_Sheet(attributes.get(_TABLE + "name", ""), hidden))
        elif len(self._sheets) == 1:
            self._in_sheet(self._sheets[0], name, attributes)

    def text(self, data: str) -> None:
        """Process text."""
        if self._cell is not None:
            self._cell.text(data)

    def end(self, name: str) -> None:
        """Process the end of an element."""
        if name == _TABLE + "table" and self._sheets:
            sheet = self._sheets.pop()
            if not self._sheets and not sheet.linked:
                self.grids.append(sheet.grid())
        elif len(self._sheets) != 1:
            return
        elif name in {_TABLE + "table-cell", _TABLE + "covered-table-cell"} and self._cell is not None:
            self._put(self._sheets[0], self._cell)
            self._cell = None
        elif self._cell is not None:
            self._cell.end(name)
        elif name == _TABLE + "table-row":
            self._end_row(self._sheets[0])

    def _in_sheet(self, sheet: _Sheet, name: str, attributes: dict[str, str]) -> None:
        if name == _TABLE + "table-source":
            sheet.linked = True
        elif name == _TABLE + "table-column":
            count = repeated(attributes, "columns")
            if attributes.get(_TABLE + "visibility") in _NOT_SHOWN:
                sheet.hidden_columns |= set(range(sheet.columns + 1, min(sheet.columns + count, _LAST_COLUMN) + 1))
            sheet.columns += count
        elif name == _TABLE + "table-row":
            sheet.column = 0
            sheet.repeat = repeated(attributes, "rows")
            sheet.shown = attributes.get(_TABLE + "visibility") not in _NOT_SHOWN
        elif name == _TABLE + "table-cell":
            self._cell = OpenCell(attributes)
        elif name == _TABLE + "covered-table-cell":
            self._cell = OpenCell({key: text for key, text in attributes.items() if "repeated" in key})

    def _put(self, sheet: _Sheet, cell: OpenCell) -> None:
        """Add a cell to its row with its repetitions; rows are repeated at the row's end."""
        count = repeated(cell.attributes, "columns")
        value = cell.value()
        first, row = sheet.column + 1, sheet.row + 1
        sheet.column += count
        if said := cell.comment():
            sheet.comments[row, first] = said
        style = cell.attributes.get(_TABLE + "style-name", "")
        line = self._lines.get(style, False)
        if any(self._lines.values()):
            runs = cell.runs(line=line)
            lines = {gone for text, gone in runs if text.strip()}
            line = lines == {True} if lines else line
            if len(lines) > 1:
                sheet.runs |= dict.fromkeys([(row, first + n) for n in range(min(count, _MOST_PAINTED))], runs)
        if count <= _MOST_PAINTED and (style in self._fills or style in self._inks or line):
            places = [(row, column) for column in range(first, sheet.column + 1)]
            sheet.colours |= dict.fromkeys(places, self._fills[style]) if style in self._fills else {}
            sheet.letters |= dict.fromkeys(places, self._inks[style]) if style in self._inks and value else {}
            sheet.struck |= set(places) if line else set()
        if value is not None:
            self._count(count * sheet.repeat)
            if sheet.column <= _LAST_COLUMN and row <= _LAST_ROW:
                sheet.rows.setdefault(row, {}).update(dict.fromkeys(range(first, sheet.column + 1), value))
        down, right = (_count(cell.attributes, f"number-{what}-spanned") for what in ("rows", "columns"))
        if down * right > 1:
            self._count(count)
            merged = range(first, sheet.column + 1)
            sheet.merged += [(row, row + down - 1, column, column + right - 1) for column in merged]

    def _end_row(self, sheet: _Sheet) -> None:
        first, sheet.row = sheet.row + 1, sheet.row + sheet.repeat
        if first not in sheet.rows:
            return
        last = min(sheet.row, _LAST_ROW)
        for row in range(first + 1, last + 1):
            sheet.rows[row] = dict(sheet.rows[first])
        if not sheet.shown:
            sheet.hidden_rows |= set(range(first, last + 1))

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > self._most:
            raise TooManyCellsError(self._cells)


def repeated(attributes: dict[str, str], what: str) -> int:
    """Return the number of repetitions of a row, a column or a cell.

    Parameters
    ----------
    what
        ``rows`` or ``columns``.
    """
    return _count(attributes, f"number-{what}-repeated")


def _count(attributes: dict[str, str], key: str) -> int:
    text = attributes.get(_TABLE + key, "1")
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) <= 18 else 1
