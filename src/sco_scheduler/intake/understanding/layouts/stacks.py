"""Splits sheets with several lists one below the other, or around each other, each with its own heading or header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count, pairwise, takewhile

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid, vocabulary
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.layouts.matrices_beside import heads_of_matrices
from sco_scheduler.intake.understanding.layouts.parts import is_header, is_title
from sco_scheduler.intake.understanding.wording.words import is_serial_title, roles_of, side_of_title, title_score
from sco_scheduler.intake.values.entries import fold_header, written

_FEWEST, _TITLED, _LONGEST_TITLE, _SURE = 3, 0.7, 60, 0.9
_HEADER_ROWS, _FEWEST_TITLES = 10, 2
"""The filled rows among which the first header is, and the fewest known titles in it, one of them for companies."""


def stacked(grid: Grid) -> tuple[Grid, ...]:
    """The lists of a sheet that are one below the other, each with its own heading and header.

    Each part keeps the numbers of its rows and columns; its rows are appended to the sheet's name.
    """
    filled = [row for row, values in grid.rows.items() if values]
    starts = [above for above, row in pairwise(filled) if _heads_side(grid, above) and is_header(grid, row)]
    starts = starts if len(starts) > 1 else _heads_of_sides(grid, filled)
    starts = max(starts, _heads_otherwise(grid, filled), key=len)
    starts = starts if len(starts) > 1 else _heads_again(grid, filled)
    tables = [row for row in filled if len(grid.rows[row]) > _OF_LEGEND]
    for first, header in (*((row, row) for row in heads_of_matrices(grid, filled)), *_heads_below_gaps(grid, filled)):
        starts = starts or filled[:1]
        above = max((start for start in starts if start < first), default=first)
        if sum(above <= row < first for row in tables) > _FEWEST and not any(first <= s <= header for s in starts):
            starts = sorted({*starts, first})
    if starts and sum(row < starts[0] for row in tables) > _FEWEST:
        starts = [filled[0], *starts]
    if len(starts) < 2:
        return (grid,)
    ends = [*starts[1:], filled[-1] + 1]
    return tuple(
        _of_rows(grid, filled[0] if place == 0 else start, end)
        for place, (start, end) in enumerate(zip(starts, ends, strict=True))
    )


def _heads_below_gaps(grid: Grid, filled: Sequence[int]) -> list[tuple[int, int]]:
    """The first rows and the headers of lists behind empty rows, whose header has mostly known titles."""
    found = []
    for place, (before, row) in enumerate(pairwise(filled), 1):
        lines = filled[place : place + _HEADINGS]
        header = next((line for line in lines if len(grid.rows[line]) > 1), None)
        if row == before + 1 or header is None or _is_repeated(grid, header):
            continue
        if not _has_known_titles(grid, header, least=_HALF if header > row else _MOST):
            continue
        below = list(takewhile(grid.rows.get, count(header + 1)))
        if sum(len(grid.rows[line]) > 1 for line in below) >= _FEWEST:
            found.append((row, header))
    return found


def _is_repeated(grid: Grid, header: int) -> bool:
    """Whether a row above has the same texts: the header of a list in parts."""
    return any(row < header and values == grid.rows[header] for row, values in grid.rows.items())


def _has_known_titles(grid: Grid, row: int, *, least: float) -> bool:
    """Whether a row has different texts, at least two of which, and such a share of them, are known titles."""
    texts = [written(value) for value in grid.rows[row].values()]
    known = sum(map(_is_known_title, texts))
    plain = all(not text.isdecimal() and len(text) <= _LONGEST_TITLE for text in texts)
    return plain and len(set(map(fold, texts))) == len(texts) and known >= max(_FEWEST_TITLES, least * len(texts))


def _is_known_title(text: str) -> bool:
    known = is_title(text) or is_serial_title(text) or side_of_title(text) is not None
    return known or any(title_score(text, of) >= _TITLED for of in _OF_PAIRS)


_OF_LEGEND = 2
"""The cells of a row of a legend, which is no list: a sign and what it means."""

_HALF, _MOST = 0.5, 0.7
_HEADINGS, _OF_PAIRS = 4, ("from", "to", "rank", "level")
"""The most lines up to the header of a list, and the fields of lists of pairs."""


def _heads_again(grid: Grid, filled: Sequence[int]) -> list[int]:
    """The first rows of lists of the same companies with repeated titles, each below its own heading."""
    header = next((row for row in filled if len(grid.rows[row]) >= _FEWEST), None)
    heads = [row for row in filled if header is not None and grid.rows[row] == grid.rows[header]]
    if len(heads) < 2:
        return []
    first = min(grid.rows[heads[0]])
    ends = [*heads[1:], filled[-1] + 1]
    named = [{grid.rows[r].get(first) for r in filled if head < r < end} for head, end in zip(heads, ends, strict=True)]
    if not any(2 * len(one & other) > min(len(one), len(other)) for one, other in pairwise(named)):
        return []  # one list with titles repeated on every page
    above = dict(zip(filled[1:], filled, strict=False))
    return [above[row] if row in above and len(grid.rows[above[row]]) == 1 else row for row in heads]


def _heads_side(grid: Grid, row: int) -> bool:
    values = [written(value) for value in grid.rows[row].values()]
    if len(values) != 1 or len(values[0]) > _LONGEST_TITLE:
        return False
    roles, sure = roles_of(values[0])
    return side_of_title(values[0]) is not None or (len(roles) == 1 and sure >= _SURE)


def _heads_of_sides(grid: Grid, filled: Sequence[int]) -> list[int]:
    """The headings of both sides that stand right above rows of short texts like each other, whatever these say.

    One of them alone may be a company's role, and what is below it a company.
    """
    pairs = [(above, row) for above, row in pairwise(filled) if row == above + 1 and _heads_side(grid, above)]
    found = [(above, row) for above, row in pairs if _may_be_titles(grid, row)]
    sides = {side_of_title(written(next(iter(grid.rows[above].values())))) for above, _ in found}
    shared = [_folded(grid, one) & _folded(grid, other) for (_, one), (_, other) in pairwise(found)]
    alike = all(len(titles) >= _FEWEST_TITLES for titles in shared)
    return [above for above, _ in found] if set(Role) <= sides and alike else []


def _may_be_titles(grid: Grid, row: int) -> bool:
    """Whether a row has several short texts, of which one is a known title or titles numbers, and no figures."""
    texts = [written(value) for value in grid.rows[row].values()]
    short = all(len(text) <= _LONGEST_TITLE and not any(map(str.isdigit, text)) for text in texts)
    known = any(is_title(text) or is_serial_title(text) for text in texts)
    return len(texts) >= _FEWEST and short and known and not any(map(NAME_FORM.search, texts))


def _heads_otherwise(grid: Grid, filled: Sequence[int]) -> list[int]:
    """The first rows of lists below headers that have mostly the titles of the first list.

    Other headers count only after a heading or an empty row, if they have known titles.
    """
    first = next((row for row in filled if len(grid.rows[row]) >= _FEWEST), 0)
    below = [row for above, row in pairwise(filled[:_HEADER_ROWS]) if _heads_side(grid, above)]  # and below a legend
    headers = (row for row in (first, *below) if row and _are_titles(grid, row) and _named_in(grid, row))
    if not (header := next(headers, 0)):
        return []
    naming = _named_in(grid, header)
    titles = _folded(grid, header)
    heads = [header]
    for before, row in pairwise(filled):
        if row > before + 1 > header and _heads_other_side(grid, header, row):
            heads.append(row)
            continue
        called = _named_in(grid, row) if row > header else {}
        if not any(companies or column in naming for column, companies in called.items()):
            continue  # a word for a side may be the role of a company
        if not _are_titles(grid, row):
            continue
        own = _folded(grid, row)
        apart = row > before + 1 or len(grid.rows[before]) == 1
        if 2 * len(own & titles) > len(own) or _heads_side(grid, before) or (apart and is_header(grid, row)):
            heads.append(row)
    if all(_folded(grid, row) == titles for row in heads):
        return []
    return [_heading_above(grid, filled, row) for row in heads]


def _heads_other_side(grid: Grid, header: int, row: int) -> bool:
    """Whether a row has the titles of a header, but that for the other side in place of one: ``Supplier | Country``."""
    titles = {column: written(value) for column, value in grid.rows[header].items()}
    texts = {column: written(value) for column, value in grid.rows[row].items()}
    sides = {c: (side_of_title(titles.get(c, "")), side_of_title(text)) for c, text in texts.items()}
    turned = {c for c, (above, here) in sides.items() if above is not None and here is above.other}
    return len(turned) == 1 < len(texts) and all(c in turned or text == titles.get(c) for c, text in texts.items())


def _folded(grid: Grid, row: int) -> set[str]:
    return {fold(written(value)) for value in grid.rows[row].values()}


def _named_in(grid: Grid, row: int) -> dict[int, bool]:
    """The columns whose titles name companies or a side, with whether they name companies."""
    texts = {column: written(value) for column, value in grid.rows[row].items()}
    if len(texts) < _FEWEST or any(text.isdecimal() or len(text) > _LONGEST_TITLE for text in texts.values()):
        return {}
    called = {column: title_score(text, "company") >= _TITLED for column, text in texts.items()}
    return {
        column: called[column]
        for column, text in texts.items()
        if (called[column] or side_of_title(text) is not None) and NAME_FORM.search(text) is None
    }


def _are_titles(grid: Grid, row: int) -> bool:
    """Whether a row has enough known titles."""
    texts = {column: written(value) for column, value in grid.rows[row].items()}
    known = {fold(text) for text in texts.values() if is_title(text)}
    first = texts[min(texts)]  # ``No`` in other columns is an answer
    return len(known) + (is_serial_title(first) and fold(first) not in known) >= _FEWEST_TITLES


def _heading_above(grid: Grid, filled: Sequence[int], row: int) -> int:
    """The row of the heading above a header: the first adjacent row of one cell that names a side, else the row above.

    It is the header's row if there is none.
    """
    above = list(takewhile(lambda r: len(grid.rows[r]) == 1, reversed(filled[: filled.index(row)])))
    said = next((r for r in reversed(above) if _heads_side(grid, r)), None)
    right = row - 1 if row - 1 in above else row
    return said if said is not None else right


def _of_rows(grid: Grid, first: int, end: int) -> Grid:
    rows = {row: values for row, values in grid.rows.items() if first <= row < end}
    origins = grid.sources(rows)
    areas = (area for area in grid.merged if first <= area[0] < end)
    merged = tuple((top, min(last, end - 1), left, right) for top, last, left, right in areas)
    return replace(grid, name=f"{grid.name} {first}:{end - 1}", rows=rows, origins=origins, merged=merged)


def table_behind(grid: Grid, last: int) -> tuple[Grid, ...]:
    """A sheet without the list that begins below a gap after a row, and the list; the sheet alone if it has none."""
    filled = [row for row, values in grid.rows.items() if values]
    start = next((first for first, _ in _heads_below_gaps(grid, filled) if first > last), None)
    return (grid,) if start is None else (_of_rows(grid, filled[0], start), _of_rows(grid, start, filled[-1] + 1))


# Small tables with headings


@dataclass(frozen=True)
class _Block:
    """The filled rows and the columns of a table with empty cells around it."""

    rows: tuple[int, ...]
    first: int
    last: int

    def values(self, grid: Grid, row: int) -> dict[int, object]:
        """The cells of a row within the table."""
        return {column: value for column, value in grid.rows[row].items() if self.first <= column <= self.last}


def tables_apart(book: Book, sheets: Mapping[str, Grid]) -> Book:
    """The workbook with a sheet for each table of a sheet of several small ones, each below its own heading.

    Parameters
    ----------
    sheets
        The sheets of the format, which stay as they are if they have its names.
    """
    named = vocabulary().sheets
    kept = {grid.name for key, grid in sheets.items() if fold_header(grid.name) in named[key].sheet.spellings()}
    parts = (_tables(grid) if grid.name not in kept else (grid,) for grid in book.grids)
    return replace(book, grids=tuple(chain.from_iterable(parts)))


def _tables(grid: Grid) -> tuple[Grid, ...]:
    blocks = _blocks(grid)
    tables = [block for block in blocks if len(block.rows) > 1 or block.first < block.last]
    headings = [written(next(iter(block.values(grid, block.rows[0]).values()))) for block in tables]
    beside = len({block.first for block in tables}) > 1 and len({block.rows[0] for block in tables}) > 1
    distinct = len(set(map(fold, headings))) == len(headings) >= _FEWEST
    if not (beside and distinct and all(_is_headed(grid, block) for block in tables)):
        return (grid,)
    return tuple(
        _of_block(grid, block, heading, [b for b in blocks if b not in tables and _owner(b, tables) is block])
        for block, heading in zip(tables, headings, strict=True)
    )


def _owner(text: _Block, tables: Sequence[_Block]) -> _Block:
    """The table to which a text between tables belongs: the one above it, or the first."""
    return next((table for table in reversed(tables) if table.rows[-1] < text.rows[0]), tables[0])


def _blocks(grid: Grid) -> list[_Block]:
    """The tables of a sheet, parted by empty rows, within these by empty columns, and before headings within those."""
    filled = [row for row, values in grid.rows.items() if values]
    starts = [row for before, row in zip([0, *filled], filled, strict=False) if row > before + 1 or row == filled[0]]
    found = []
    for start, end in zip(starts, [*starts[1:], filled[-1] + 1] if filled else [], strict=True):
        band = [row for row in filled if start <= row < end]
        columns = sorted({column for row in band for column in grid.rows[row]})
        firsts = [c for before, c in zip([-1, *columns], columns, strict=False) if c > before + 1]
        for first, after in zip(firsts, [*firsts[1:], columns[-1] + 1], strict=True):
            within = tuple(row for row in band if any(first <= column < after for column in grid.rows[row]))
            found += _below_each_other(grid, _Block(within, first, max(c for c in columns if c < after)))
    return found


def _below_each_other(grid: Grid, block: _Block) -> list[_Block]:
    """The tables of a block, each with its heading below a row that is empty between its columns."""
    gaps = [place for place, (above, row) in enumerate(pairwise(block.rows), 1) if row > above + 1]
    starts = [0, *(place for place in gaps if _is_headed(grid, _narrowed(grid, block, block.rows[place:])))]
    ends = [*starts[1:], len(block.rows)]
    return [_narrowed(grid, block, block.rows[start:end]) for start, end in zip(starts, ends, strict=True)]


def _narrowed(grid: Grid, block: _Block, rows: tuple[int, ...]) -> _Block:
    """Some rows of a block, with the columns that they use."""
    columns = {column for row in rows for column in block.values(grid, row)}
    return _Block(rows, min(columns), max(columns))


def _is_headed(grid: Grid, block: _Block) -> bool:
    """Whether a table has a heading alone in its first row, titles in the second, and rows below."""
    if len(block.rows) < _FEWEST:
        return False
    heading, titles = (list(block.values(grid, row).items()) for row in block.rows[:2])
    texts = [fold(written(value)) for _, value in titles]
    named = all(any(map(str.isalpha, text)) and len(text) <= _LONGEST_TITLE for text in texts)
    return len(heading) == 1 and heading[0][0] == block.first and 1 < len(set(texts)) == len(texts) and named


def _of_block(grid: Grid, block: _Block, heading: str, texts: Sequence[_Block]) -> Grid:
    """A table as a sheet, with the texts around it."""
    rows = {row: part.values(grid, row) for part in [*texts, block] for row in part.rows}
    rows = dict(sorted(rows.items()))
    origins = grid.sources({row: (0, *values) for row, values in rows.items()})
    merged = tuple(a for a in grid.merged if a[0] in rows and block.first <= a[2] and a[3] <= block.last)
    return replace(grid, name=f"{grid.name}: {heading}", rows=rows, origins=origins, merged=merged)
