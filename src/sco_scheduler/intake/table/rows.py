"""Reads a sheet as rows of named values: header row, columns by their names, rows with their cells."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import NoneType

from sco_scheduler.domain.findings import FindingKind, Findings
from sco_scheduler.domain.messages import Cell, Phrase, Said
from sco_scheduler.domain.names import fold, trim
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.table.form_map import LANGUAGES, NOTHING_MEANT
from sco_scheduler.intake.table.grids import (
    NO_MAP,
    ErrorValue,
    FormMap,
    Grid,
    LostFormula,
    letters,
    sums_up,
    vocabulary,
)
from sco_scheduler.intake.table.headers import Header, find_header, report_columns, report_twins
from sco_scheduler.intake.values.entries import fold_header, nearest, split_languages, without_control, written
from sco_scheduler.intake.values.placeholders import is_remark, names_nothing
from sco_scheduler.resources import lazy_regex

_LONGEST = 32_767
"""The largest number of characters of a cell in a spreadsheet."""


_ESCAPED = lazy_regex(r"_x00([01][0-9A-Fa-f])_")
"""An escaped control character in a text of a workbook."""
_LINE_END = lazy_regex("\r\n|\r|\u2028|\u2029")
"""Line ends within a cell other than the line feed that workbooks normally have."""


@dataclass(frozen=True)
class Row:
    """One row: the filled values, by the key of the column.

    ``damaged``: a cell of it has an error that was skipped.
    """

    sheet: str
    number: int
    values: Mapping[str, object]
    columns: Mapping[str, int]
    damaged: bool = False
    origins: Mapping[tuple[int, int], Cell] = field(default_factory=dict)

    def value(self, key: str) -> object | None:
        """The raw value of a cell; None if it is empty or there is no such column."""
        return self.values.get(key)

    def text(self, key: str) -> str:
        """The value of a cell as text, '' if it is empty."""
        value = self.values.get(key)
        if type(value) is str:
            return value  # already trimmed when it was read
        return "" if value is None else written(value)

    def cell(self, key: str) -> Cell:
        """The address of a cell; that of the row if there is no such column."""
        column = self.columns.get(key)
        if column is None:
            return self.place
        return self.origins.get((self.number, column)) or Cell(self.sheet, self.number, letters(column))

    @property
    def place(self) -> Cell:
        """The address of the whole row."""
        return self.origins.get((self.number, 0)) or Cell(self.sheet, self.number)

    def cells(self) -> dict[str, Cell]:
        """The cell of each filled column by its key, and the row itself as ``row``."""
        return {**{key: self.cell(key) for key in self.values}, "row": self.place}


@dataclass(frozen=True)
class SheetTable:
    """The rows of a sheet below its header. ``header`` is the row of the header."""

    sheet: str
    header: int
    columns: Mapping[str, int]
    rows: tuple[Row, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


@dataclass(frozen=True)
class Layout:
    """The columns that a reader expects of a sheet.

    ``needed`` are groups of columns of which each needs at least one. An error in a column of
    ``passes`` only empties the cell; with ``leave_out``, any other error skips its row.
    """

    key: str
    needed: Sequence[Sequence[str]]
    passes: Collection[str] = field(default_factory=frozenset)
    leave_out: bool = False


def read_table(
    grid: Grid, layout: Layout, found: Findings, *, extras: bool = True, around: bool = False, form: FormMap = NO_MAP
) -> SheetTable | None:
    """Read the rows of a sheet; None if it has none, or if its header cannot be used (then reported).

    Parameters
    ----------
    extras
        Whether to report unknown columns, and to remove totals from the end.
    around
        Whether to report rows above the header that look like entries.
    """
    if not grid.rows:
        return None
    words = vocabulary().sheets[layout.key]
    header = find_header(grid, words, form.of(layout.key))
    if not fits_map(layout.key, grid, header, form, found):
        return None
    if header is None:
        names = [words.columns[group[0]].told for group in layout.needed]
        found.add(kinds.HEADER_MISSING, Cell(grid.name), sheet=grid.name, columns=names)
        return None
    report_twins(header, found)
    if around:
        first = header.row if header.upper is None else header.upper
        above = {row: [written(v) for v in values.values()] for row, values in grid.rows.items() if row < first}
        report_like_entries(grid, above, form, found)
    columns = header.columns
    numbers = [row for row in grid.rows if row > header.row]
    rows = list(_rows(grid, numbers, columns, layout, found))
    if extras:
        _without_totals(rows, grid, found)
        rows = _without_lines(rows, grid, layout, found)
    if not rows:
        return None
    missing = [group for group in layout.needed if not any(key in columns for key in group)]
    report_columns(header, missing, found, extras=extras)
    _report_hidden(grid, rows, columns, found)
    return None if missing else SheetTable(grid.name, header.row, columns, tuple(rows))


def report_like_entries(grid: Grid, around: Mapping[int, Collection[str]], form: FormMap, found: Findings) -> None:
    """Report rows around a list that look like entries of one, unless the map says that they mean nothing.

    These are rows that follow each other, each with several texts that are no labels.

    Parameters
    ----------
    around
        The texts in the cells of rows that are not read, by row.
    """
    full = {row for row, texts in around.items() if sum(map(_may_be_entry, texts)) >= _FEWEST_TEXTS}
    rows = sorted(row for row in full if full & {row - 1, row + 1})
    if rows and form.answers.get(("form", fold_header(grid.name), "around")) != NOTHING_MEANT:
        told = [phrases.ROW_IS(row=grid.cell(row, 0).row, text="; ".join(around[row])) for row in rows]
        found.add(kinds.ROWS_LIKE_ENTRIES, grid.cell(rows[0], 0), sheet=grid.name, rows=told)


_FEWEST_TEXTS = 3


def _may_be_entry(text: str) -> bool:
    return any(map(str.isalpha, text)) and not text.endswith((":", "："))


def _report_hidden(grid: Grid, rows: Sequence[Row], columns: Mapping[str, int], found: Findings) -> None:
    hidden = [row.number for row in rows if row.number in grid.hidden_rows]
    if hidden:
        shown = [*map(str, hidden[:10]), *(["…"] if len(hidden) > 10 else [])]
        found.add(kinds.ROWS_HIDDEN, Cell(grid.name, hidden[0]), count=len(hidden), sheet=grid.name, rows=shown)
    veiled = sorted(column for column in columns.values() if column in grid.hidden_columns)
    if veiled:
        shown = [*map(letters, veiled[:10]), *(["…"] if len(veiled) > 10 else [])]
        cell = Cell(grid.name, 0)
        found.add(kinds.COLUMNS_HIDDEN, cell, count=len(veiled), sheet=grid.name, columns=shown)


def _without_totals(rows: list[Row], grid: Grid, found: Findings) -> None:
    """Remove totals from the end of the rows."""
    while rows:
        above, last = [row.number for row in rows[:-1]], dict(enumerate(rows[-1].values.values()))
        counts = len(last) == 1 and sums_up(grid.rows[rows[-1].number], above, grid.rows)
        if not counts and not sums_up(last, (), {}):  # a zone may have as many tables as there are zones above it
            return
        row = rows.pop()
        key = next(iter(row.values))
        found.add(kinds.ROW_TOTAL, row.cell(key), sheet=grid.name, value=row.text(key))


def _without_lines(rows: list[Row], grid: Grid, layout: Layout, found: Findings) -> list[Row]:
    """The rows of a list of companies without those that only have a placeholder, a line, or a remark, which stops."""
    if layout.key not in _OF_COMPANIES or grid.origins:
        return rows
    kept = []
    for row in rows:
        key, value = next(iter(row.values.items()), ("", ""))
        named = len(row.values) > 1 or not isinstance(value, str) or key not in {"id", "company"}
        kind = None if named else _of_no_company(str(value))
        if kind is not None:
            found.add(kind, row.cell(key), sheet=grid.name, value=value)
        else:
            kept.append(row)
    return kept


def _of_no_company(text: str) -> FindingKind | None:
    """The finding for the only text of a row if that is no name."""
    return kinds.ROW_WITHOUT_NAME if names_nothing(text) else kinds.ROW_OF_REMARK if is_remark(text) else None


_OF_COMPANIES = frozenset({"Purchasers", "Suppliers"})


def _rows(
    grid: Grid, numbers: Sequence[int], columns: Mapping[str, int], layout: Layout, found: Findings
) -> Iterator[Row]:
    """Read the rows below a header, and report errors, lost formulas and cells that cannot be used."""
    merged = _merged_values(grid, columns)
    used: set[tuple[int, int]] = set()
    for number in numbers:
        filled = grid.rows[number]
        values: dict[str, object] = {}
        damaged = False
        for key, column in columns.items():
            raw = filled.get(column)
            if raw is None:
                continue
            if isinstance(raw, ErrorValue):
                damaged = _report_error(raw, key, grid.cell(number, column), layout, found) or damaged
            elif isinstance(raw, LostFormula):
                found.add(kinds.FORMULA_NO_VALUE, grid.cell(number, column), value=raw)
            elif isinstance(raw, str):
                text = trim(raw) if _is_plain(raw) else _clean(raw, grid.cell(number, column), found)
                if text:
                    values[key] = text
            else:
                values[key] = raw
        if not values and not damaged:
            continue
        for key, column in columns.items() if merged else ():
            top = merged.get((number, column))
            if top is not None and key not in values:
                value = grid.rows[top][column]
                used.add((top, column))
                values[key] = written(without_control(value)) if isinstance(value, str) else value
        yield Row(grid.name, number, values, columns, damaged, grid.origins)
    if used:
        ranges = [grid.cell(row, column) for row, column in sorted(used)[:5]]
        cells = [grid.cell(row, column) for row, column in sorted(used)]
        found.add(kinds.CELLS_MERGED, *cells, sheet=grid.name, ranges=ranges)


def _merged_values(grid: Grid, columns: Mapping[str, int]) -> dict[tuple[int, int], int]:
    """The top row of the merged area that contains a cell (row, column), if that is filled."""
    read = set(columns.values())
    end = max(grid.rows)
    return {
        (row, column): top
        for top, last, column, _ in grid.merged
        if column in read and not isinstance(grid.rows.get(top, {}).get(column), (ErrorValue, LostFormula, NoneType))
        for row in range(top + 1, min(last, end) + 1)
    }


def _report_error(raw: ErrorValue, key: str, cell: Cell, layout: Layout, found: Findings) -> bool:
    """Report a cell with an error; return whether its row is to be skipped."""
    if key in layout.passes:
        found.add(kinds.CELL_ERROR_PASSED, cell, value=str(raw), consequence=Phrase("counts-as-empty"))
        return False
    if layout.leave_out:
        found.add(kinds.CELL_ERROR_PASSED, cell, value=str(raw), consequence=Phrase("row-left-out"))
        return True
    found.add(kinds.CELL_ERROR, cell, value=str(raw))
    return False


def _is_plain(raw: str) -> bool:
    """Whether a text needs no cleaning except for the white space around it, as nearly all do."""
    return len(raw) <= _LONGEST and "_x00" not in raw and raw.isprintable()


def _clean(raw: str, cell: Cell, found: Findings) -> str:
    """The text without control characters and surrounding white space, cut to the length of a cell."""
    if len(raw) > _LONGEST:
        found.add(kinds.CELL_TOO_LONG, cell, count=len(raw), most=f"{_LONGEST:,}", value=raw[:40].strip() + "…")
        raw = raw[:_LONGEST]
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), raw) if "_x00" in raw else raw
    text = _LINE_END.sub("\n", text)
    clean = without_control(text)
    if clean != text:
        found.add(kinds.CONTROL_CHARACTERS, cell, value=written(clean))
    return written(clean)


def fits_map(key: str, grid: Grid, header: Header | None, form: FormMap, found: Findings) -> bool:
    """Return whether a sheet has the header and the columns of a map; missing ones are reported."""
    rows, titles = form.of(key).header, form.of(key).columns
    if rows and (header is None or (titles and not any(header.mapped.values()))):
        other = find_header(grid, vocabulary().sheets[key], replace(form.of(key), header=()))
        found.add(
            kinds.MAP_HEADER,
            form.cell(key, "header"),
            Cell(grid.name, rows[-1]),
            suggestion=str(other.row) if other is not None and other.row != rows[-1] else None,
            sheet=grid.name,
            row=rows[-1],
        )
        return False
    if header is None:
        return True  # a sheet without a header is reported as without a map
    wrong = {name: columns for name, columns in header.mapped.items() if len(columns) != 1}
    for name, columns in wrong.items():
        told = vocabulary().sheets[key].columns[name].told
        _report_mapped(header, columns, told, titles[name], form.cell(key, "columns", name), found)
    return not wrong


def _report_mapped(header: Header, columns: Sequence[int], told: Said, title: str, cell: Cell, found: Findings) -> None:
    """Report a title of a map that no column of the sheet has, or several have."""
    sheet = header.grid.name
    if columns:
        cells = [header.grid.cell(header.row, column) for column in columns]
        shown = [letters(column) for column in columns]
        found.add(
            kinds.MAP_COLUMN_SEVERAL,
            cell,
            *cells,
            column=told,
            title=title,
            sheet=sheet,
            columns=shown,
            first=shown[0],
        )
        return
    found.add(
        kinds.MAP_COLUMN,
        cell,
        Cell(sheet, header.row),
        suggestion=nearest(title, header.present),
        column=told,
        title=title,
        sheet=sheet,
        present=header.present,
    )


COLUMNS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "level": (("Requests", "level"),),
    "priority": (("Purchasers", "priority"), ("Suppliers", "priority")),
    "status": (("Purchasers", "status"), ("Suppliers", "status")),
    LANGUAGES: tuple((sheet, "languages") for sheet in ("Purchasers", "Suppliers", "Delegates", "Interpreters")),
}
"""The columns, as sheet and key, with words of each kind. Those of ``seated`` are values of a setting."""


def with_words(key: str, table: SheetTable, form: FormMap) -> SheetTable:
    """Translate the words of a sheet into those of the format by a map."""
    here = {
        column: form.words[kind]
        for kind, places in COLUMNS.items()
        if kind in form.words
        for sheet, column in places
        if sheet == key
    }
    settings = form.of(key).settings if key == "Event" else {}
    seated = form.words.get("seated", {}) if key == "Event" else {}
    if not here and not settings and not seated:
        return table
    return replace(table, rows=tuple(_settled(_translated(row, here), settings, seated) for row in table))


def _translated(row: Row, here: Mapping[str, Mapping[str, str]]) -> Row:
    """The row with its words translated."""
    values = dict(row.values)
    for column, words in here.items():
        text = row.text(column)
        if column == LANGUAGES and fold(text) not in words:
            parts = split_languages(text)
            if any(fold(part) in words for part in parts):
                values[column] = "; ".join(words.get(fold(part), part) for part in parts)
        elif words.get(fold(text)) == NOTHING_MEANT:
            del values[column]
        elif fold(text) in words:
            values[column] = words[fold(text)]
    return replace(row, values=values)


def _settled(row: Row, settings: Mapping[str, str], seated: Mapping[str, str]) -> Row:
    """The row of the sheet Event with its setting, and the seated side, translated."""
    key_of = {fold_header(name): key for key, name in settings.items()}
    words = vocabulary().settings
    key = key_of.get(fold_header(row.text("setting")))
    values = dict(row.values)
    if key is not None:
        values["setting"] = words[key].name()
    meaning = seated.get(fold(row.text("value")))
    if meaning is not None and fold_header(str(values.get("setting", ""))) in words["seated"].spellings():
        values["value"] = meaning
    return replace(row, values=values)
