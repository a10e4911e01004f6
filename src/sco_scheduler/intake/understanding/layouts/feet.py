"""Rows above or below a matrix with data on the companies of its columns, such as limits or absences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, takewhile

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Grid, is_total
from sco_scheduler.intake.understanding.cells.contents import asks_for_days
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.cells.sayings import NAMES_TIME
from sco_scheduler.intake.understanding.layouts.sideways import transposed
from sco_scheduler.intake.understanding.lists.list_rows import signs_off
from sco_scheduler.intake.understanding.lists.title_rows import without_numbers
from sco_scheduler.intake.understanding.wording.legends import (
    BETWEEN_SIGNS,
    JOINED_SIGNS,
    legend_in_cells,
    level_explained,
)
from sco_scheduler.intake.understanding.wording.words import (
    asides_in,
    bare_title,
    is_blank,
    is_tick,
    level_of,
    refuses,
    side_of_title,
    title_score,
)
from sco_scheduler.intake.values.entries import whole_number, written
from sco_scheduler.intake.values.whole_event import stays_throughout

_HEADER_ROWS, _FEWEST = 10, 3
_TITLED, _MOSTLY = 0.7, 0.9
_FIELDS = (
    *("maximum", "minimum", "not_available", "notes", "contact", "email", "phone", "country", "zone", "languages"),
    *("people", "priority", "status", "table", "products", "available"),
)
_COUNTS = ("maximum", "minimum", "people")
_LEGEND_CELLS = 2
"""The cells of a row of a legend: a sign and its meaning."""


def without_feet(grid: Grid) -> tuple[Grid, ...]:
    """Split a matrix into the matrix proper and a transposed list of the additional rows; or return the sheet alone.

    Additional rows are labelled with a field or a total, or their cells differ in kind from those of companies.
    """
    header = _header(grid)
    if not header or grid.origins:
        return (grid,)
    whole = grid
    if (joined := _joined_header(grid, header)) is not None:
        header += 1
        grid = replace(grid, rows={**grid.rows, header: joined})
    columns = sorted(grid.rows[header])
    first = next((c for c in columns if _has_words(grid, header, c)), columns[0])
    heads = [c for c in columns if c > first and (joined is None or c in whole.rows[header])]
    below = [row for row, values in grid.rows.items() if row > header and first in values]
    last = max((row for row in below if not signs_off([written(v) for v in grid.rows[row].values()])), default=0)
    legend = _legend_below(grid, header)
    last = min(last, max((row for row, values in grid.rows.items() if len(values) > 1 and row < legend), default=0))
    below = [row for row in below if row <= last and not legend_in_cells([written(v) for v in grid.rows[row].values()])]
    heads = [c for c in heads if _has_signs([written(grid.rows[row][c]) for row in below if c in grid.rows[row]])]
    texts = {row: [written(v) for c, v in grid.rows[row].items() if c in heads] for row in below}
    signs = [sum(map(_is_sign, texts[row])) for row in below]
    if 2 * sum(signs) <= sum(map(len, texts.values())):
        return (whole,)
    own = {c for row in below for c, v in grid.rows[row].items() if c not in {first, *heads} and _is_worded(v)}
    bare = [row for row in below if not (own & grid.rows[row].keys())]
    above = {*takewhile(lambda row: row in bare and _is_foot(grid, row, first, texts), below)}
    told = {row for row in bare if _sums_others(grid, row, heads, [n for n in below if n < row and n not in above])}
    feet = {*takewhile(lambda row: row in told or (row in bare and _is_foot(grid, row, first, texts)), reversed(below))}
    feet |= above
    body = [row for row in below if row not in feet]
    if not feet or len(body) < _FEWEST or not _is_matrix([texts[row] for row in body]):
        return (whole,)
    labels = [row for row in sorted(feet - told) if not is_total(written(grid.rows[row][first]))]
    rest = replace(grid, rows={row: values for row, values in whole.rows.items() if row not in feet})
    if not any(texts[row] for row in labels):
        return (rest,)
    told_of = {c for row in labels for c in grid.rows[row]}
    counts = {c for c in heads if c not in told_of and _counts(grid, body, c, heads)}
    heads = [c for c in heads if c not in counts and _is_like_others(grid, body, c, heads)]
    rows = {row: {c: v for c, v in grid.rows[row].items() if c == first or c in heads} for row in (header, *labels)}
    titles = without_numbers({header: {c: " ".join(written(v).split()) for c, v in grid.rows[header].items()}})[header]
    rows[header] = {
        c: title if isinstance(rows[header][c], str) else rows[header][c]
        for c, title in titles.items()
        if c in rows[header]
    }
    rows[header][first] = "Company"
    return rest, replace(transposed(replace(grid, rows=rows)), name=f"{grid.name} {labels[0]}:{labels[-1]}")


def _header(grid: Grid) -> int:
    """The row with the titles: the first of many cells, or the one below it if that one has more and names as well."""
    wide = [row for row in list(grid.rows)[:_HEADER_ROWS] if len(grid.rows[row]) > _FEWEST]
    if len(wide) < 2:
        return next(iter(wide), 0)
    above, below = (grid.rows[row] for row in wide[:2])
    heads = wide[1] == wide[0] + 1 and above.keys() < below.keys() and min(below) < min(above)
    return wide[1] if heads and 10 * sum(map(_is_worded, below.values())) >= 7 * len(below) else wide[0]


def _joined_header(grid: Grid, header: int) -> dict[int, object] | None:
    """The titles of a header whose second row has the names below groups: ``Makers | | Dealers``; None for others.

    The columns beside the names have their titles in the first row.
    """
    above, below = grid.rows[header], grid.rows.get(header + 1, {})
    if len(below) < _FEWEST or min(below) <= min(above) or not all(map(_is_worded, below.values())):
        return None
    groups = [column for column in above if min(below) <= column <= max(below)]
    beside = {column: title for column, title in above.items() if column not in groups}
    return {**beside, **below} if 0 < len(groups) < len(below) else None


def _legend_below(grid: Grid, header: int) -> int:
    """The first row of a legend at the end of a sheet, a sign and its meaning in each row; behind all if none is."""
    end = max(grid.rows) + 1
    texts = {row: [written(v) for v in values.values()] for row, values in grid.rows.items() if row > header}
    short = dict(takewhile(lambda item: len(item[1]) <= _LEGEND_CELLS, reversed(texts.items())))
    told = [row for row, said in short.items() if len(said) > 1 and _is_sign(said[0]) and level_explained(said[1])]
    return min(told, default=end) if len(told) > 1 else end


def _has_words(grid: Grid, header: int, column: int) -> bool:
    """Whether most cells of a column below the header are words, unlike row numbers, and no headings of groups."""
    below = [values for row, values in grid.rows.items() if row > header and len(values) > 1]
    cells = [values[column] for values in below if column in values]
    return 2 * sum(map(_is_worded, cells)) > len(cells) and 2 * len(cells) > len(below)


def _is_worded(value: object) -> bool:
    text = written(value)
    return len(text) > _FEWEST and any(map(str.isalpha, text))


def _has_signs(texts: Sequence[str]) -> bool:
    """Whether at least half of a column are signs, so that a company may head it."""
    others = (text for text in texts if not _is_sign(text))
    return next(islice(others, len(texts) // 2, None), None) is None


def _sums_others(grid: Grid, row: int, heads: Sequence[int], others: Sequence[int]) -> bool:
    """Whether a row has the counts or sums of the other rows in each column, whatever its label."""
    cells = {c: whole_number(written(grid.rows[row][c])) for c in heads if c in grid.rows[row]}
    if len(cells) < _FEWEST or None in cells.values() or {*cells.values()} == {1}:
        return False
    said = {c: [written(grid.rows[other][c]) for other in others if c in grid.rows[other]] for c in heads}
    counts = {c: sum(not is_blank(text, words=False) for text in texts) for c, texts in said.items()}
    wanted = {c: sum(not is_blank(t) and not refuses(t) for t in texts) for c, texts in said.items()}
    ranks = {c: sum(whole_number(text) is not None for text in texts) for c, texts in said.items()}
    sums = {c: sum(whole_number(text) or 0 for text in texts) for c, texts in said.items()}
    told = (counts, wanted, ranks, sums)  # sums at least below a column that counts itself
    known = any(all(n in {of[c], sums[c]} for c, n in cells.items()) for of in told)
    return known and any(n > 1 for n in counts.values())


def _is_like_others(grid: Grid, body: Sequence[int], column: int, heads: Sequence[int]) -> bool:
    """Whether a column has the signs of the others, unlike a column of stands or remarks next to the matrix."""
    others = {fold(written(grid.rows[row][c])) for row in body for c in heads if c != column and c in grid.rows[row]}
    signs = [fold(written(grid.rows[row][column])) for row in body if column in grid.rows[row]]
    return 2 * sum(sign in others for sign in signs) >= len(signs)


def _counts(grid: Grid, body: Sequence[int], column: int, heads: Sequence[int]) -> bool:
    """Whether a column has numbers beside signs of the others that are mostly none."""
    own = [written(grid.rows[row][column]) for row in body if column in grid.rows[row]]
    others = [written(grid.rows[row][c]) for row in body for c in heads if c in grid.rows[row]]
    return bool(own) and all(map(str.isdecimal, own)) and 2 * sum(map(str.isdecimal, others)) < len(others)


def _is_matrix(rows: Sequence[Sequence[str]]) -> bool:
    """Whether nearly all cells are signs, with few different ones."""
    texts = [text for values in rows for text in values]
    parts = [
        part for text in texts for part in (BETWEEN_SIGNS.split(text) if JOINED_SIGNS.fullmatch(text) else (text,))
    ]
    signs = sum(map(_is_sign, texts))
    return signs >= _MOSTLY * len(texts) and 2 * len(set(map(fold, parts))) <= len(parts)


def _is_foot(grid: Grid, row: int, first: int, texts: Mapping[int, Sequence[str]]) -> bool:
    label, cells = written(grid.rows[row][first]), [text for text in texts[row] if not is_blank(text)]
    others = {fold(text) for other, said in texts.items() if other != row for text in said}
    if all(whole_number(text) is not None for text in cells):
        counted = is_total(label) or max(title_score(label, name) for name in _COUNTS) >= _TITLED
        return counted or (bool(cells) and not any(text.lstrip("-").isdecimal() for text in others))
    fresh = [text for text in cells if fold(text) not in others]
    if len(fresh) == len(cells) >= _FEWEST:
        different = len(set(fresh)) == len(fresh)  # such as stands
        if different or _is_side(label) or asks_for_days(label):
            return True
    new = [text for text in fresh if not _is_sign(text)]
    titled = max(title_score(label, name) for name in _FIELDS) >= _TITLED and NAME_FORM.search(label) is None
    hours = any(map(NAMES_TIME.search, new))
    timed = hours and len(fresh) == len(cells) and 2 * sum(map(_tells_hours, cells)) > len(cells)
    other = 2 * len(new) > len(cells) and (len(new) > 1 or hours)  # a single remark may belong to a company
    return other or timed or (titled and any(len(text) > _FEWEST for text in fresh))


def _tells_hours(text: str) -> bool:
    return NAMES_TIME.search(text) is not None or stays_throughout(text, ())


def _is_side(label: str) -> bool:
    """Whether an aside in the label of a row is a side: ``Days here (sellers)``."""
    return side_of_title(bare_title(label)) is None and any(map(side_of_title, asides_in(label)))


@lru_cache(maxsize=131072)
def _is_sign(text: str) -> bool:
    joined = JOINED_SIGNS.fullmatch(text) is not None
    return len(text) <= _FEWEST or joined or is_tick(text) or level_of(text) is not None
