"""Gives each company a row of its own where one row names several: in columns side by side, or in one cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold, trim
from sco_scheduler.intake.names.likeness import script_of
from sco_scheduler.intake.table.form_map import NO_SEPARATOR
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.columns import NAME_FORM
from sco_scheduler.intake.understanding.questions import Decider, Question
from sco_scheduler.intake.understanding.words import polarity_of, side_of_title, title_score
from sco_scheduler.intake.values.entries import written
from sco_scheduler.resources import lazy_regex

_NUMBERED = lazy_regex(r"(.*?[^\W\d])[\s_.#№()（）-]*(\d{1,2})[)）]?")
_HEADER_ROWS = 20
_TITLED = 0.7
_SEPARATOR = lazy_regex(r"\s+[/／|]\s+|\s*[;；\n]\s*")
"""What may stand between the names of two companies in one cell, or between two names of one."""

_SHORTEST = 4
_SURE, _OPEN = 0.93, 0.5


@dataclass(frozen=True)
class _Names:
    """The header of a list, and the columns that name the companies of its rows."""

    header: int
    columns: tuple[int, ...]


def each_alone(grid: Grid, book: Book, decider: Decider) -> Grid:
    """A sheet with a row for each company; which cells name several is asked where it is not sure.

    Parameters
    ----------
    grid
        The sheet.
    book
        The workbook, whose other cells name companies too.
    decider
        Decides whether cells name one company or several.
    """
    found = _names_of(grid)
    if found is None:
        return grid
    if len(found.columns) > 1:
        return _apart(grid, found, {})
    cells = _joined_cells(grid, found)
    if not cells:
        return grid
    column, title = found.columns[0], written(grid.rows[found.header][found.columns[0]])
    texts = {row: written(grid.rows[row][column]) for row in cells}
    separator = next(trim(m[0]) or m[0] for text in texts.values() if (m := _SEPARATOR.search(text)) is not None)
    others = {
        fold(written(value)) for other in book.grids for values in other.rows.values() for value in values.values()
    }
    known = all(fold(part) in others for row in cells for part in cells[row])
    sheet, places, samples = grid.name, tuple(grid.cell(row, column) for row in cells), tuple(texts.values())[:4]
    options, sure, path = (separator, NO_SEPARATOR), _SURE if known else _OPEN, ("form", sheet, "separators", title)
    answer = decider.decide(
        Question("several", sheet, title, places, samples, options, separator, sure, len(cells), path)
    )
    if answer == NO_SEPARATOR:
        return grid
    parted = {row: [part for part in map(trim, text.split(answer)) if part] for row, text in texts.items()}
    return _apart(grid, found, parted)


def _names_of(grid: Grid) -> _Names | None:
    """The columns of a list that name its companies: one, or several of one side with numbers from 1 on."""
    for row, values in list(grid.rows.items())[:_HEADER_ROWS]:
        titles = {column: written(value) for column, value in sorted(values.items())}
        naming = [column for column, title in titles.items() if _names_companies(title)]
        if not naming or len(titles) < 2:
            continue
        first = _numbered(titles[naming[0]])
        if first is None or side_of_title(first[0]) is None:
            return _Names(row, tuple(naming[:1]))
        group = [c for c in naming if (other := _numbered(titles[c])) is not None and other[0] == first[0]]
        numbers = [other[1] for c in group if (other := _numbered(titles[c])) is not None]
        counted = numbers == list(range(1, len(group) + 1))
        return _Names(row, tuple(group)) if counted and len(group) > 1 else None
    return None


def _names_companies(title: str) -> bool:
    named = title_score(title, "company") >= _TITLED or side_of_title(title) is not None
    return named and polarity_of(title) is Level.WANT and title_score(title, "wishes") < _TITLED


def _numbered(title: str) -> tuple[str, int] | None:
    """A title without its number, and the number: ``Buyer 2``."""
    match = _NUMBERED.fullmatch(title.strip(" *:："))
    return (fold(match[1]), int(match[2])) if match is not None else None


def _joined_cells(grid: Grid, names: _Names) -> dict[int, list[str]]:
    """The cells that may name several companies, by their row, with the names."""
    found = {}
    for row, values in grid.rows.items():
        value = values.get(names.columns[0]) if row > names.header and len(values) > 1 else None
        parts = [trim(part) for part in _SEPARATOR.split(value)] if isinstance(value, str) else []
        # Names in two scripts are those of one company.
        alike = len(set(map(script_of, parts))) == 1 and all(len(part) >= _SHORTEST for part in parts)
        # A long name may be broken over two lines, and a title in a header of two rows.
        formed = "\n" not in str(value) or all(map(NAME_FORM.search, parts))
        if len(parts) > 1 and alike and formed and len(set(map(fold, parts))) == len(parts):
            found[row] = parts
    return found


def _apart(grid: Grid, names: _Names, parted: Mapping[int, Sequence[str]]) -> Grid:
    rows: dict[int, Mapping[int, object]] = {}
    origins: dict[tuple[int, int], Cell] = {}
    number = 0
    for row, values in grid.rows.items():
        for changed, place in _rows_of(row, values, names, parted):
            number = max(number + 1, row)
            rows[number] = changed
            origins[number, 0] = grid.cell(row, 0)
            origins |= {(number, column): grid.cell(row, column) for column in changed}
            if place != names.columns[0] and names.columns[0] in changed:
                origins[number, names.columns[0]] = grid.cell(row, place)
    moved = min(parted, default=names.header + 1)
    return replace(grid, rows=rows, origins=origins, merged=tuple(area for area in grid.merged if area[1] < moved))


def _rows_of(
    row: int, values: Mapping[int, object], names: _Names, parted: Mapping[int, Sequence[str]]
) -> Iterator[tuple[Mapping[int, object], int]]:
    """The rows of the companies of one row, each with the column that its name is from."""
    first, *others = names.columns
    if row == names.header:
        yield {column: value for column, value in values.items() if column not in others}, first
    elif row in parted:
        yield from (({**values, first: part}, first) for part in parted[row])
    elif not any(column in values for column in others):
        yield values, first
    else:
        rest = {column: value for column, value in values.items() if column not in names.columns}
        for column in names.columns:
            if column in values:
                yield dict(sorted({**rest, first: values[column]}.items())), column
