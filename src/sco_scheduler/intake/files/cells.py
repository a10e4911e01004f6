"""Reads the cells of a workbook in one pass over the XML of its sheets, as openpyxl understands them.

openpyxl makes an object of every cell and every text, and reads all of it twice where there are formulas; for the
largest events that takes most of the time of reading. Styles, relations and the parts of the workbook stay its work.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, Any
from xml.parsers import expat

from sco_scheduler.intake.table.grids import ErrorValue, Grid, LostFormula, column_number
from sco_scheduler.intake.values.entries import fold_header

_PIECE = 1 << 18
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_CELL, _VALUE, _FORMULA, _ROW = (_MAIN + name for name in ("c", "v", "f", "row"))
_TEXT, _INLINE, _SHARED, _RUN, _PHONETIC = (_MAIN + name for name in ("t", "is", "si", "r", "rPh"))
_COLUMN, _MERGED, _LINK = (_MAIN + name for name in ("col", "mergeCell", "hyperlink"))
_FALSE = frozenset({"false", "f", "0"})
_LAST_COLUMN = 16_384
_DIGITS = "0123456789"
_MOST_LINKED = 10_000
"""The most cells of one link that are looked at one by one."""


class UnusualError(Exception):
    """Something stands in a sheet that openpyxl is better asked about: a formula of a special kind, or a link."""


@dataclass(frozen=True)
class Kinds:
    """What the cells of a workbook refer to: its shared texts, and the styles that make a number a date or a duration.

    ``epoch`` is the day zero of its dates.
    """

    texts: Sequence[str]
    dates: frozenset[str]
    durations: frozenset[str]
    epoch: datetime


@dataclass
class _Sheet:
    rows: dict[int, dict[int, object]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    columns: dict[int, tuple[int, bool]] = field(default_factory=dict)
    """The last column of each group of columns and whether it is hidden, by the first one."""

    merged: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def read_cells(file: IO[bytes], only: Collection[str] | None = None) -> tuple[list[Grid], datetime]:
    """Read the sheets of a workbook.

    Args:
        file: the workbook.
        only: folded names of the sheets to read; of the others nothing but the name is told, and of these neither
            merged cells nor what is hidden.

    Returns:
        The sheets in their order, and the day zero of the workbook's dates.

    Raises:
        Exception: whatever openpyxl or expat raise on a broken file.
        UnusualError: openpyxl should read the whole workbook.

    """
    from openpyxl.reader.excel import ExcelReader

    class Reader(ExcelReader):  # type: ignore[misc]  # openpyxl has no types
        def read_strings(self) -> None:
            part = self.package.find(_SHARED_TEXTS)
            if part is not None:
                with self.archive.open(part.PartName[1:]) as stream:
                    self.shared_strings = _shared_texts(stream)

        def read_worksheets(self) -> None:
            kinds = Kinds(
                self.shared_strings,
                frozenset(map(str, self.wb._date_formats)),
                frozenset(map(str, self.wb._timedelta_formats)),
                self.wb.epoch,
            )
            self.grids = list(self._grids(kinds))

        def _grids(self, kinds: Kinds) -> Iterator[Grid]:
            for sheet, relation in self.parser.find_sheets():
                if relation.target not in self.valid_files:
                    continue
                if "chartsheet" in relation.Type:
                    if only is None:
                        self.read_chartsheet(sheet, relation)
                    continue
                hidden = sheet.state != "visible"
                if only is None:
                    title = self.wb.create_sheet(sheet.name).title  # it says which names cannot be
                    with self.archive.open(relation.target) as stream:
                        yield _whole(title, _parsed(stream, kinds), hidden=hidden)
                elif fold_header(sheet.name) in only:
                    with self.archive.open(relation.target) as stream:
                        yield Grid(sheet.name, _in_order(_parsed(stream, kinds).rows), hidden=hidden)
                else:
                    yield Grid(sheet.name, {}, hidden=hidden)

    reader = Reader(file, data_only=True)
    reader.read()
    return reader.grids, reader.wb.epoch


_SHARED_TEXTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def _run(
    stream: IO[bytes],
    pieces: list[str],
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
) -> None:
    """Let expat go through a part; text is appended to ``pieces``, which the callbacks clear."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = pieces.append
    while data := stream.read(_PIECE):
        parser.Parse(data, False)
    parser.Parse(b"", True)


def _shared_texts(stream: IO[bytes]) -> list[str]:
    """The shared texts of a workbook, without formatting and without what is only said about their sound."""
    texts: list[str] = []
    pieces: list[str] = []
    inside = _RichText(pieces)

    def begin(name: str, _: dict[str, str]) -> None:
        inside.begin(name)

    def end(name: str) -> None:
        if name == _SHARED:
            texts.append(inside.taken().replace("x005F_", ""))
        else:
            inside.end(name)

    _run(stream, pieces, begin, end)
    return texts


class _RichText:
    """Puts a text together from its parts: one that is plain, and runs with a format each."""

    def __init__(self, pieces: list[str]) -> None:
        self._pieces = pieces
        self._plain, self._runs = "", []  # type: str, list[str]
        self._phonetic = self._in_run = False

    def begin(self, name: str) -> None:
        """An element begins."""
        if name == _TEXT:
            self._pieces.clear()
        elif name == _RUN:
            self._in_run = True
        elif name == _PHONETIC:
            self._phonetic = True

    def end(self, name: str) -> None:
        """An element ends."""
        if name == _TEXT:
            if self._in_run:
                self._runs.append("".join(self._pieces))
            elif not self._phonetic:
                self._plain = "".join(self._pieces)
        elif name == _RUN:
            self._in_run = False
        elif name == _PHONETIC:
            self._phonetic = False

    def taken(self) -> str:
        """The text so far; what follows is another."""
        text = self._plain + "".join(self._runs)
        self._plain, self._runs = "", []
        return text


def _parsed(stream: IO[bytes], kinds: Kinds) -> _Sheet:  # noqa: PLR0915 - the state of one pass, not worth objects
    """The cells of a sheet; empty ones are left out."""
    sheet = _Sheet()
    pieces: list[str] = []
    inline = _RichText(pieces)
    known: dict[str, int] = {}
    values: dict[int, object] = {}
    row, column = 0, 0
    place, kind, style = "", "n", "0"
    value: str | None = None
    formula: str | None = None
    special = inside = False

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal place, kind, style, value, formula, special, inside, row, column, values
        if name == _CELL:
            place, kind, style = attributes.get("r", ""), attributes.get("t", "n"), attributes.get("s", "0")
            value = formula = None
            special = inside = False
        elif name == _VALUE:
            pieces.clear()
        elif name == _ROW:
            row = _row_number(attributes["r"]) if "r" in attributes else row + 1
            column = 0
            values = sheet.rows.setdefault(row, {})
            if attributes.get("hidden", "0") not in _FALSE:
                sheet.hidden_rows.add(row)
        elif name == _FORMULA:
            pieces.clear()
            special = "t" in attributes
        elif name == _INLINE:
            inside = True
        elif inside:
            inline.begin(name)
        elif name == _MERGED:
            sheet.merged.append(attributes["ref"])
        elif name == _LINK:
            sheet.links.append(attributes["ref"])
        elif name == _COLUMN:
            hidden = attributes.get("hidden", "0") not in _FALSE
            sheet.columns[int(attributes["min"])] = int(attributes.get("max", "0")), hidden

    def end(name: str) -> None:  # noqa: PLR0912 - one branch for each kind of element
        nonlocal value, formula, inside, column
        if name == _VALUE:
            if value is None and kind != "inlineStr":
                value = "".join(pieces)
        elif name == _CELL:
            line = values
            if place:
                named = place.rstrip(_DIGITS)
                column = known.get(named) or known.setdefault(named, _column_number(named))
                number = int(place[len(named) :])
                if number != row:
                    line = sheet.rows.setdefault(number, {})
            else:
                column += 1
            if value:
                found = kinds.texts[int(value)] if kind == "s" else _meant(value, kind, style, kinds)
            elif formula is not None:
                if special:
                    raise UnusualError
                found = LostFormula(f"={formula}")
            else:
                found = None
            if found is None or found == "":
                line.pop(column, None)
            else:
                line[column] = found
        elif name == _FORMULA:
            formula = "".join(pieces)
        elif inside:
            if name == _INLINE:
                inside = False
                text = inline.taken()
                value = text if kind == "inlineStr" else value
            else:
                inline.end(name)

    _run(stream, pieces, begin, end)
    return sheet


def _meant(value: str, kind: str, style: str, kinds: Kinds) -> object:
    """What the text of a cell means, that is no shared text."""
    if kind == "n":
        number = float(value) if "." in value or "E" in value or "e" in value else int(value)
        return _moment(number, kinds, duration=style in kinds.durations) if style in kinds.dates else number
    if kind == "b":
        return bool(int(value))
    if kind == "e":
        return ErrorValue(value)
    if kind == "d":
        from openpyxl.utils.datetime import from_ISO8601

        return from_ISO8601(value)
    return value


def _moment(number: float, kinds: Kinds, *, duration: bool) -> object:
    from openpyxl.utils.datetime import from_excel

    try:
        return from_excel(number, kinds.epoch, timedelta=duration)
    except (OverflowError, ValueError):
        return ErrorValue("#VALUE!")


def _row_number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        if (number := float(text)).is_integer():
            return int(number)
        raise


def _column_number(letters: str) -> int:
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise ValueError(letters)
    return column_number(letters)


def _whole(title: str, sheet: _Sheet, *, hidden: bool) -> Grid:
    """The sheet as a grid: nothing stands in a merged area but in its first cell."""
    areas = [_area(ref) for ref in sheet.merged]
    for area in areas:
        _clear(sheet.rows, area)
    for ref in sheet.links:
        _check_link(sheet.rows, _area(ref))
    rows = _in_order(sheet.rows)
    return Grid(
        title,
        rows,
        hidden=hidden,
        hidden_rows=frozenset(sheet.hidden_rows & rows.keys()),
        hidden_columns=frozenset(
            column
            for first, (last, is_hidden) in sheet.columns.items()
            if is_hidden and first
            for column in range(first, min(last, _LAST_COLUMN) + 1)
        ),
        merged=tuple(areas),
    )


def _in_order(rows: Mapping[int, Mapping[int, object]]) -> dict[int, Mapping[int, object]]:
    """The filled rows in their order, and their cells in theirs."""
    return {row: dict(sorted(values.items())) for row, values in sorted(rows.items()) if values}


def _area(ref: str) -> tuple[int, int, int, int]:
    """An area such as ``A1:C3`` as first row, last row, first column, last column."""
    from openpyxl.utils.cell import range_boundaries

    first_column, first_row, last_column, last_row = range_boundaries(ref)
    if None in (first_column, first_row, last_column, last_row):
        raise UnusualError(ref)
    return first_row, last_row, first_column, last_column


def _clear(rows: Mapping[int, dict[int, object]], area: tuple[int, int, int, int]) -> None:
    """Empty a merged area, except for its first cell."""
    first_row, last_row, first, last = area
    within: Any = range(first_row, last_row + 1) if last_row - first_row < len(rows) else list(rows)
    for row in within:
        if first_row <= row <= last_row and row in rows:
            values = rows[row]
            for column in [c for c in values if first <= c <= last and (row, c) != (first_row, first)]:
                del values[column]


def _check_link(rows: Mapping[int, Mapping[int, object]], area: tuple[int, int, int, int]) -> None:
    """Let openpyxl read what has links on empty cells, which it fills with the address.

    Raises:
        UnusualError: there is such a cell, or too many to look at.

    """
    first_row, last_row, first, last = area
    if (last_row - first_row + 1) * (last - first + 1) > _MOST_LINKED:
        raise UnusualError
    if not all(c in rows.get(row, {}) for row in range(first_row, last_row + 1) for c in range(first, last + 1)):
        raise UnusualError
