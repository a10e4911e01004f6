"""Parts sheets on which two lists stand side by side, and puts the labels of a code book in place of codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from sco_scheduler.domain.values import fold
from sco_scheduler.intake.table.grids import Book, Grid, letters
from sco_scheduler.intake.understanding.matching import bare_title, side_of_title, title_score
from sco_scheduler.intake.values.entries import written

_HEADER_ROWS = 10

_CODE = frozenset({"code", "value", "option", "код", "代码", "编码", "选项编号", "值"})
_LABEL = frozenset({"label", "meaning", "text", "value label", "метка", "подпись", "расшифровка", "标签", "含义"})
_VARIABLE = frozenset({"variable", "question", "field", "column", "переменная", "вопрос", "поле", "变量", "题目"})


def parted(grid: Grid) -> tuple[Grid, ...]:
    """The lists of a sheet that stand side by side, an empty column between them; else the sheet as it is.

    Each part keeps the numbers of its rows and columns, and has the name of the sheet with its columns behind it.
    """
    used = sorted({column for values in grid.rows.values() for column in values})
    gap = next((after for before, after in pairwise(used) if after > before + 1), None)
    if gap is None:
        return (grid,)
    halves = [[c for c in used if c < gap], [c for c in used if c >= gap]]
    if not all(_starts_list(grid, half) for half in halves):
        return (grid,)
    return tuple(_part(grid, half) for half in halves)


def _starts_list(grid: Grid, columns: list[int]) -> bool:
    """Whether columns begin with one that is called after a side, or after companies, below nothing but a title."""
    for values in list(grid.rows.values())[:_HEADER_ROWS]:
        title = written(values[columns[0]]) if columns[0] in values else ""
        if title and (side_of_title(title) is not None or title_score(title, "company") >= 0.7):
            return sum(column in values for column in columns) >= 2
    return False


def _part(grid: Grid, columns: list[int]) -> Grid:
    rows = {row: {c: value for c, value in values.items() if c in columns} for row, values in grid.rows.items()}
    rows = {row: values for row, values in rows.items() if values}
    origins = {(row, column): grid.cell(row, column) for row, values in rows.items() for column in values}
    merged = tuple(m for m in grid.merged if m[2] >= columns[0] and m[3] <= columns[-1])
    name = f"{grid.name} {letters(columns[0])}:{letters(columns[-1])}"
    return replace(grid, name=name, rows=rows, origins=origins, merged=merged)


def decoded(book: Book) -> tuple[Book, tuple[str, ...]]:
    """The workbook with the labels of its code book in place of codes, and the names of the sheets with code books.

    A code book has a row for each code: the question or column that it belongs to, the code and the label. A column
    is decoded where the code book has its title, or where one question alone has all of its codes.
    """
    books = {grid.name: labels for grid in book.grids if (labels := _labels(grid))}
    if len(books) != 1:
        return book, ()
    name, labels = next(iter(books.items()))
    grids = tuple(grid if grid.name == name else _with_labels(grid, labels) for grid in book.grids)
    if all(old is new for old, new in zip(book.grids, grids, strict=True)):
        return book, ()
    return replace(book, grids=tuple(grid for grid in grids if grid.name != name)), (name,)


def _labels(grid: Grid) -> dict[str, dict[str, object]]:
    """What each code of each question means."""
    for row, values in list(grid.rows.items())[:_HEADER_ROWS]:
        titles = {bare_title(written(value)): column for column, value in values.items()}
        places = [next((titles[t] for t in titles if t in words), None) for words in (_VARIABLE, _CODE, _LABEL)]
        if None in places:
            continue
        found: dict[str, dict[str, object]] = {}
        question = ""
        for number, cells in grid.rows.items():
            variable, code, label = (cells.get(place or 0) for place in places)
            question = fold(written(variable)) if variable is not None else question
            if number > row and code is not None and label is not None:
                found.setdefault(question, {})[fold(written(code))] = label
        return found
    return {}


def _with_labels(grid: Grid, labels: Mapping[str, Mapping[str, object]]) -> Grid:
    header = next((row for row, values in grid.rows.items() if len(values) >= 2), 0)
    meant = dict(_decoded_columns(grid, header, labels))
    if not meant:
        return grid
    rows = {
        row: {
            column: meant[column].get(fold(written(value)), value) if row > header and column in meant else value
            for column, value in values.items()
        }
        for row, values in grid.rows.items()
    }
    return replace(grid, rows=rows)


def _decoded_columns(
    grid: Grid, header: int, labels: Mapping[str, Mapping[str, object]]
) -> Iterator[tuple[int, Mapping[str, object]]]:
    titled = [fold(written(value)) for value in grid.rows.get(header, {}).values()]
    if not any(title in labels for title in titled):
        return
    for column, title in grid.rows.get(header, {}).items():
        named = labels.get(fold(written(title)))
        cells = {fold(written(v[column])) for row, v in grid.rows.items() if row > header and column in v}
        fitting = [of for of in labels.values() if cells and cells <= of.keys()]
        if named is not None:
            yield column, named
        elif len(fitting) == 1 and len(fitting[0]) > 2:
            yield column, fitting[0]
