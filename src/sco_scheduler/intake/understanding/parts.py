"""Makes lists of sheets that are none: forms, lists side by side, choices below companies, codes of a code book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from sco_scheduler.domain.values import fold
from sco_scheduler.intake.table.grids import Book, Grid, letters
from sco_scheduler.intake.understanding.words import bare_title, choice_number, side_of_title, title_score
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


_FEWEST_FORMS = 3


def gathered(book: Book) -> tuple[Book, Mapping[str, tuple[str, ...]]]:
    """The workbook with one list in place of sheets that are forms: labels at the left, answers beside them.

    Returns
    -------
    tuple[Book, Mapping[str, tuple[str, ...]]]
        The workbook, and the names of the sheets that each such list was made of.
    """
    forms: dict[tuple[str, ...], list[tuple[Grid, int, dict[int, int]]]] = {}
    for grid in book.grids:
        found = _labelled(grid)
        if found is not None:
            column, labels = found
            forms.setdefault(tuple(labels), []).append((grid, column, dict(enumerate(labels.values(), start=1))))
    alike = max(forms.items(), key=lambda item: len(item[1]), default=((), []))
    labels_, sheets = alike
    if len(sheets) < _FEWEST_FORMS or len(labels_) < _FEWEST_FORMS:
        return book, {}
    rows: dict[int, dict[int, object]] = {
        1: {place: text.split("\0")[0] for place, text in enumerate(labels_, start=1)}
    }
    first, at, places = sheets[0]
    origins = {(1, place): first.cell(row, at) for place, row in places.items()}
    for number, (grid, column, places_) in enumerate(sheets, start=2):
        cells = {place: {c: v for c, v in grid.rows[row].items() if c > column} for place, row in places_.items()}
        rows[number] = {p: _joined(values) for p, values in cells.items() if values}
        origins |= {(number, p): grid.cell(places_[p], min(values)) for p, values in cells.items() if values}
        origins[number, 0] = grid.cell(min(places_.values()), column)
    names = tuple(grid.name for grid, _, _ in sheets)
    made = Grid(f"{names[0]} … {names[-1]}", rows, origins=origins)
    rest = tuple(grid for grid in book.grids if grid.name not in names)
    return replace(book, grids=(made, *rest)), {made.name: names}


def _joined(values: Mapping[int, object]) -> object:
    return next(iter(values.values())) if len(values) == 1 else "; ".join(map(written, values.values()))


def _labelled(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The column of the labels of a form, and the row of each; None where a sheet is none.

    Labels are as many as rows with two cells, one of them names the company, and a second of one text is told apart.
    """
    filled = [row for row, values in grid.rows.items() if values]
    if not _FEWEST_FORMS <= len(filled) <= 60 or max(map(len, grid.rows.values())) > 8:
        return None
    column = min(min(values) for values in grid.rows.values() if values)
    labels: dict[str, int] = {}
    for row, values in grid.rows.items():
        text = written(values[column]).strip(" :：*") if column in values else ""
        if text:
            labels[text if text not in labels else f"{text}\0{row}"] = row
    rows = list(labels.values())
    titled = [row for row in rows if not set(grid.rows[row]) - {column}]
    if rows and rows[0] in titled:  # the title of the form
        labels = {text: row for text, row in labels.items() if row != rows[0]}
    known = [text for text in labels if title_score(text, "company") >= 0.7 or side_of_title(text) is not None]
    answered = any(set(grid.rows[labels[text]]) - {column} for text in known)
    listed = sum(len(values) > 2 for values in grid.rows.values())
    return (column, labels) if known and answered and 2 * listed <= len(labels) else None


def turned(grid: Grid, book: Book) -> Grid:
    """The sheet with a row for each company, where each has a column and its choices stand one below the other."""
    header = next((row for row, values in grid.rows.items() if len(values) >= 4), 0)
    below = [row for row in grid.rows if row > header]
    if not header or not 2 <= len(below) <= 20:
        return grid
    first, *others = sorted(grid.rows[header])
    counted = [choice_number(written(grid.rows[row][first])) for row in below if first in grid.rows[row]]
    if len(counted) < len(below) or counted != list(range(1, len(below) + 1)):
        return grid
    texts = {
        column: {fold(written(grid.rows[row][column])) for row in below if column in grid.rows[row]}
        for column in others
    }
    heads = {
        fold(written(value))
        for other in book.grids
        if other is not grid
        for values in list(other.rows.values())[:_HEADER_ROWS]
        for value in values.values()
    }
    asked = [column for column in others if texts[column]]
    shared = [c for c in asked if texts[c] & heads or any(texts[c] & texts[other] for other in asked if other != c)]
    words = all(any(char.isalpha() for char in text) for values in texts.values() for text in values)
    if not words or not shared or 2 * len(shared) < len(asked) or len(others) < _FEWEST_FORMS:
        return grid
    header_row: dict[int, object] = {1: "Company"}
    header_row |= {n: f"Choice {n - 1}" for n in range(2, len(below) + 2)}
    rows: dict[int, dict[int, object]] = {1: header_row}
    origins = {(1, 1): grid.cell(header, first)} | {
        (1, n): grid.cell(below[n - 2], first) for n in range(2, len(below) + 2)
    }
    for number, column in enumerate(others, start=2):
        places = {1: header} | {n: below[n - 2] for n in range(2, len(below) + 2)}
        rows[number] = {n: grid.rows[row][column] for n, row in places.items() if column in grid.rows[row]}
        origins |= {(number, n): grid.cell(places[n], column) for n in rows[number]}
    return replace(grid, rows=rows, origins=origins, merged=())


def with_labels(book: Book) -> tuple[Book, tuple[str, ...]]:
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
