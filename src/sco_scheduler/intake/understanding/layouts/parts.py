"""Converts other layouts to lists: lists side by side, choices below companies; decodes code books."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import count, pairwise, takewhile

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid, letters
from sco_scheduler.intake.understanding.lists.list_rows import has_stamp
from sco_scheduler.intake.understanding.wording.orders import order_in
from sco_scheduler.intake.understanding.wording.places import choice_number
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import bare_title, is_serial_title, side_of_title, title_score
from sco_scheduler.intake.values.entries import written

_HEADER_ROWS, _HEADING, _FEWEST_CHOOSING = 10, 0.7, 3

_CODE = frozenset({"code", "value", "option", "код", "代码", "编码", "选项编号", "值"})
_LABEL = frozenset({"label", "meaning", "text", "value label", "метка", "подпись", "расшифровка", "标签", "含义"})
_VARIABLE = frozenset({"variable", "question", "field", "column", "переменная", "вопрос", "поле", "变量", "题目"})


def parted(grid: Grid) -> tuple[Grid, ...]:
    """Split a sheet into lists that are separated by empty columns; else return it unchanged.

    Each part keeps the numbers of its rows and columns; its columns are appended to the sheet's name. The halves of one
    list, whose headings of sides hold for both, are put below each other instead. Two columns without a gap are the
    names of both sides, and no pairs, if one is longer.
    """
    joined = _halves_joined(grid)
    if joined is not None:
        return (joined,)
    used = sorted({column for values in grid.rows.values() for column in values})
    gaps = [after for before, after in pairwise(used) if after > before + 1]
    if not gaps:
        names = _names_of_sides(grid)
        return tuple(_part(names, [c]) for c in used) if _lists_both_sides(names, used) else (grid,)
    groups = [[c for c in used if a <= c < b] for a, b in pairwise((used[0], *gaps, used[-1] + 1))]
    lists = [groups[0]]
    for group in groups[1:]:
        before, behind = lists[-1], [c for c in used if c >= group[0]]
        list_behind = _starts_list(grid, behind) and (_starts_list(grid, before) or _are_headed(grid, before, group))
        if list_behind or _are_apart(grid, before, group):
            lists.append(group)
        else:
            lists[-1] = [*before, *group]
    return tuple(_part(grid, columns) for columns in lists) if len(lists) > 1 else (grid,)


_FEWEST_ROWS, _FEWEST_COLUMNS = 3, 3


def _are_apart(grid: Grid, *groups: Sequence[int]) -> bool:
    """Whether some columns are tables of their own, without a gap in them, whose headers or ends are in other rows."""
    tables = [_table(grid, columns) for columns in groups]
    return all(map(len, tables)) and len({(rows[0], rows[-1]) for rows in tables}) > 1


def _are_headed(grid: Grid, *groups: Sequence[int]) -> bool:
    """Whether each of some columns have a heading of their own right above their header."""
    headings = []
    for columns in groups:
        header = next((row for row, values in grid.rows.items() if sum(c in values for c in columns) > 1), 0)
        above = {c: v for c, v in grid.rows.get(header - 1, {}).items() if c in columns}
        headings += [fold(written(text)) for column, text in above.items() if column == columns[0]]
    return len(set(headings)) == len(groups)


def _table(grid: Grid, columns: Sequence[int]) -> list[int]:
    """The rows of a table in some columns, the header first, up to an empty row; [] without such a table.

    Each of its rows has a value in one of the first two columns, a number or a name.
    """
    filled = {row: [c for c in columns if c in values] for row, values in grid.rows.items()}
    header = next((row for row, cells in filled.items() if len(cells) >= _FEWEST_COLUMNS), 0)
    rows = list(takewhile(filled.get, count(header))) if header else []
    solid = any(all(column in filled[row] for row in rows[1:]) for column in columns[:2])
    return rows if solid and len(rows) > _FEWEST_ROWS else []


def _names_of_sides(grid: Grid) -> Grid:
    """A sheet from its first row of several cells, without a line below a gap that says when it was made."""
    first = next((row for row, values in grid.rows.items() if len(values) > 1), 0)
    rows = {row: values for row, values in grid.rows.items() if row >= first and values}
    last = max(rows, default=0)
    below = rows.get(last, {})
    if last - 1 not in rows and len(below) == 1 and any(has_stamp(written(value)) for value in below.values()):
        del rows[last]
    return replace(grid, rows=rows)


def _lists_both_sides(grid: Grid, columns: Sequence[int]) -> bool:
    """Whether a sheet has only the names of each side below the word for it, one column longer than the other."""
    rows = [values for values in grid.rows.values() if len(values) > 1]
    if len(columns) != len(Role) or not rows:
        return False
    header = next(row for row, values in grid.rows.items() if values is rows[0])
    sides = {side_of_title(written(rows[0].get(column, ""))) for column in columns}
    below = [values for row, values in grid.rows.items() if row > header and values]
    below = below[: len(below) - _is_foot(grid)]
    names = [[fold(written(values[column])) for values in below if column in values] for column in columns]
    ends = below[len(rows) - 1 :]
    longer = {column for values in ends for column in values}
    filled = below[: len(rows) - 1] == rows[1:] and len(longer) == 1
    return sides == set(Role) and filled and all(len(set(of)) == len(of) for of in names) and len(rows) > _FEWEST_NAMES


_FEWEST_NAMES = 3


def _is_foot(grid: Grid) -> bool:
    """Whether the last row is one text below a list: an empty row is above it, or it tells the order of the names."""
    *_, before, last = (0, *(row for row, values in grid.rows.items() if values))
    texts = [written(value) for value in grid.rows[last].values()]
    return len(texts) == 1 and (last > before + 1 or order_in(texts[0]) is not None)


def _halves_joined(grid: Grid) -> Grid | None:
    """The list of a sheet with the same titles twice or more in its header, and headings of sides below; else None."""
    header, starts = next(
        filter(lambda found: found[1], ((row, _halves(grid, row)) for row in list(grid.rows)[:_HEADER_ROWS])), (0, [])
    )
    heads = {row for row, values in grid.rows.items() if row > header and len(values) == 1 and _heads_side(grid, row)}
    above = [values for row, values in grid.rows.items() if row < header and len(values) > 1]
    if not starts or not heads or any(min(grid.rows[row]) >= starts[1] for row in heads):
        return None
    if any(side_of_title(written(v)) for values in above for v in values.values()):
        return None
    titles = grid.rows[header]
    rows: dict[int, dict[int, object]] = {}
    origins: dict[tuple[int, int], Cell] = {}
    number, before, last = 0, 0, max(column for values in grid.rows.values() for column in values)
    for row, values in grid.rows.items():
        number += max(1, row - before) - 1
        before = row
        once = row <= header or len(values) == 1 or values == titles
        for first, end in pairwise([*starts, last + 1]):
            begin = 0 if first == starts[0] else first
            cells = {c - first + starts[0]: c for c in values if begin <= c < end}
            if not cells or (once and values == titles and first != starts[0]):
                continue
            number += 1
            rows[number] = {place: values[c] for place, c in cells.items()}
            origins |= {(number, place): grid.cell(row, c) for place, c in cells.items()}
            origins[number, 0] = grid.cell(row, 0)
    return replace(grid, rows=rows, origins=origins, merged=())


def _heads_side(grid: Grid, row: int) -> bool:
    text = written(next(iter(grid.rows[row].values())))
    return side_of_title(text) is not None


def _halves(grid: Grid, row: int) -> list[int]:
    """The first columns of the halves of a header that repeats its titles; none if it does not."""
    titles = {c: fold(written(value)) for c, value in sorted(grid.rows[row].items())}
    columns, texts = list(titles), list(titles.values())
    for parts in range(2, len(texts) // 2 + 1):
        size = len(texts) // parts
        if texts == texts[:size] * parts and len(set(texts)) == size and _names_company_or_side(texts):
            places = [columns[n * size : (n + 1) * size] for n in range(parts)]
            if len({tuple(c - those[0] for c in those) for those in places}) == 1:
                return [those[0] for those in places]
    return []


def _names_company_or_side(titles: Sequence[str]) -> bool:
    return any(title_score(title, "company") >= _HEADING or side_of_title(title) is not None for title in titles)


def _starts_list(grid: Grid, columns: list[int]) -> bool:
    """Whether the first of some columns has a title for a side or companies, with nothing but a title above it."""
    for values in list(grid.rows.values())[:_HEADER_ROWS]:
        first = [written(values[column]) for column in columns[:2] if column in values]
        if first and is_serial_title(first[0]):
            first = first[1:]
        begins = first and (side_of_title(first[0]) is not None or title_score(first[0], "company") >= 0.7)
        if begins and sum(column in values for column in columns) >= 2:
            return True
    return False


def _part(grid: Grid, columns: list[int]) -> Grid:
    rows = {row: {c: value for c, value in values.items() if c in columns} for row, values in grid.rows.items()}
    rows = {row: values for row, values in rows.items() if values}
    origins = {at: cell for at, cell in grid.sources(rows).items() if at[1] in columns}
    merged = tuple(m for m in grid.merged if m[2] >= columns[0] and m[3] <= columns[-1])
    name = f"{grid.name} {letters(columns[0])}:{letters(columns[-1])}"
    return replace(grid, name=name, rows=rows, origins=origins, merged=merged)


def is_header(grid: Grid, row: int) -> bool:
    """Whether most cells of a row are titles of columns."""
    texts = [written(value) for value in grid.rows[row].values()]
    titles = sum(is_title(text) or is_serial_title(text) for text in texts)
    named = [text for text in texts if not is_title(text)]
    weak = sum(title_score(text, "company") > 0 or side_of_title(text) is not None for text in named)
    return len(texts) > 1 and titles > 0 and 3 * (titles + weak) >= 2 * len(texts)


_FIELDS = (
    *("company", "country", "zone", "products", "languages", "not_available", "minimum", "maximum", "contact"),
    *("email", "phone", "notes", "role", "wishes", "id", "local", "priority", "nothing"),
)


@lru_cache(maxsize=131072)
def is_title(text: str) -> bool:
    """Whether a text is a known title of a column, or label of an answer."""
    if choice_number(text) is not None or polarity_of(text) is not Level.WANT:
        return True
    return any(title_score(text, name) >= 0.7 for name in _FIELDS)


def turned(grid: Grid, book: Book) -> Grid:
    """The sheet with a row for each company, if it has a column for each with its choices one below the other."""
    header = next((row for row, values in grid.rows.items() if len(values) >= 4), 0)
    below = [row for row in grid.rows if row > header]
    if not header or not 2 <= len(below) <= 20:
        return grid
    first, *others = sorted(grid.rows[header])
    counted = [choice_number(written(grid.rows[row][first])) for row in below if first in grid.rows[row]]
    titles = [written(grid.rows[header][column]) for column in others]
    named = any(title_score(t, "company") >= 0.9 or _names_side(t) for t in titles)
    if named or 2 * sum(map(is_title, titles)) >= len(others):
        return grid  # the first column numbers the rows of a list
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
    if not words or not shared or 2 * len(shared) < len(asked) or len(others) < _FEWEST_CHOOSING:
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


def _names_side(title: str) -> bool:
    """Whether a title is just the word for one side, not a name with such a word: ``Supplier``."""
    return len(title.split()) == 1 and side_of_title(title) is not None


def with_labels(book: Book) -> tuple[Book, tuple[str, ...]]:
    """The workbook with codes replaced by the labels of its code book, and the names of the sheets with code books.

    A code book has a row for each code: the question or column, the code and the label. A column is decoded if the
    code book has its title, or if exactly one question has all of its codes.
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
    """The label of each code, by question."""
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
