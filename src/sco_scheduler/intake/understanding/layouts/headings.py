"""Converts tables with blocks below companies in rows of their own to a list of pairs and a list of these companies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Grid, is_total
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import is_legend, roles_of, side_of_title, sure_level
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.entries import written
from sco_scheduler.intake.values.presence import says_day
from sco_scheduler.resources import lazy_regex

_HEADER_ROWS, _FEWEST, _LONGEST = 20, 2, 80
_NUMBERED = lazy_regex(
    r"\s*(?:(?:№|n[°º.]|#|nr\.?|no\.?)\s*)?(\d{1,3})\s*[.):\-–、．]\s*(?=[^\W\d])(\S.*)", re.IGNORECASE | re.DOTALL
)
_WITH_COUNTRY = lazy_regex(
    r"(.*\w\S*?)(?:\s+[-–—|/]\s+|\s*[,，]\s*|\s*[(（])((?:[^-–—|/,，()（）]|(?<=\w)-(?=\w)){2,30}?)\s*[)）]?\s*"
)
"""A name with a country behind it: ``Altyn Trade – Kazakhstan``, ``Altyn Trade (KZ)``."""


@dataclass(frozen=True)
class _Blocks:
    """The row of the titles, or 0, the column of names, and the companies above blocks, by their rows."""

    header: int
    column: int
    names: Mapping[int, str]
    entries: Mapping[int, int]
    """The rows of the blocks, each with the row of the company above."""

    countries: Mapping[int, str]
    """The countries behind names, by row."""


def blocks_apart(grid: Grid) -> tuple[Grid, ...] | None:
    """The list of pairs and the list of the companies above the blocks of a sheet; None if it has no such blocks.

    A company above a block is numbered, or its cell is merged with others or followed only by remarks, which are
    attributes of this company. Names below recur in several blocks, unlike those of companies listed by groups.
    """
    blocks = _blocks_in(grid)
    if blocks is None:
        return None
    upper, lower = _sides_of(grid, blocks)
    return _pairs(grid, blocks, (upper, lower)), _companies(grid, blocks, upper)


def _blocks_in(grid: Grid) -> _Blocks | None:
    rows = list(grid.rows)
    header = next((row for row in rows[:_HEADER_ROWS] if _is_header(grid.rows[row])), 0)
    column = min((min(values) for row, values in grid.rows.items() if values and row >= header), default=0)
    texts = {row: written(v[column]) for row, v in grid.rows.items() if row > header and column in v}
    for heads in filter(None, (_numbered(texts), *(_bare(grid, texts, column) if header else ()))):
        names = {row: _without_number(texts[row]) for row in heads}
        entries = dict(_below(grid, texts, heads, column))
        if _are_companies(names, entries, texts):
            parted = {row: match for row, name in names.items() if (match := _WITH_COUNTRY.fullmatch(name)) is not None}
            located = 2 * sum(is_country(match[2]) for match in parted.values()) > len(parted)
            countries = {row: match[2] for row, match in parted.items()} if located else {}
            bare = {row: parted[row][1] if row in countries else name for row, name in names.items()}
            return _Blocks(header, column, bare, entries, countries)
    return None


def _is_header(values: Mapping[int, object]) -> bool:
    texts = [written(value) for value in values.values()]
    titled = any(is_title(text) and sure_level(text) is None for text in texts)  # ``must`` beside a name is no title
    return len(texts) > 1 and titled and not any(_NUMBERED.fullmatch(text) for text in texts)


def _numbered(texts: Mapping[int, str]) -> list[int]:
    """The rows whose numbers count up, if rows without a number are between them."""
    found = [(row, int(match[1])) for row, text in texts.items() if (match := _NUMBERED.fullmatch(text)) is not None]
    counted = [number for _, number in found] == list(range(1, len(found) + 1))
    return [row for row, _ in found] if counted else []


def _bare(grid: Grid, texts: Mapping[int, str], column: int) -> Iterator[list[int]]:
    """The rows with cells merged to the right, and the rows without the cells that nearly all other rows have."""
    merged = {top for top, end, first, last in grid.merged if top == end and first == column < last}
    yield [row for row in texts if row in merged]
    filled = Counter(c for row in texts for c in grid.rows[row] if c != column)
    for own, _ in filled.most_common(1):
        yield [row for row in texts if own not in grid.rows[row] and own in grid.rows.get(_next(texts, row), {})]


def _next(rows: Collection[int], row: int) -> int:
    return min((other for other in rows if other > row), default=0)


def _without_number(text: str) -> str:
    match = _NUMBERED.fullmatch(text)
    return (match[2] if match is not None else text).strip(" :：")


def _below(grid: Grid, texts: Mapping[int, str], heads: Sequence[int], column: int) -> Iterator[tuple[int, int]]:
    """The rows of each block with its heading; remarks below a blank row do not belong to it."""
    for head, end in zip(heads, (*heads[1:], max(texts, default=0) + 1), strict=True):
        before = head
        for row in (row for row in texts if head < row < end):
            alone = len(grid.rows[row]) == 1
            if (alone and row > before + 1 and before > head) or is_total(texts[row]) or is_legend(texts[row]):
                break
            before = row
            yield row, head


def _are_companies(names: Mapping[int, str], entries: Mapping[int, int], texts: Mapping[int, str]) -> bool:
    """Whether headings name companies, each once, and texts below recur in several blocks but never in one."""
    asking = [fold(name) for name in names.values()]
    asked = Counter((head, fold(texts[row])) for row, head in entries.items())
    again = Counter(name for _, name in asked)
    apart = len(set(asking)) == len(asking) >= _FEWEST and set(asking).isdisjoint(again)
    numbered = len({_DIGITS.sub("", name) for name in asking}) < len(asking)  # ``Day 1``, ``Table 2``
    once = sum(count > 1 for count in asked.values())
    several = sum(count > 1 for count in again.values())
    filled = 2 * len(set(entries.values())) > len(names)
    return (
        apart
        and filled
        and not numbered
        and not once
        and several >= _FEWEST
        and not any(map(_says_otherwise, names.values()))
        and all(_MOST_TITLES * sum(map(is_title, of)) < len(of) for of in (asking, [texts[row] for row in entries]))
    )


_DIGITS = lazy_regex(r"\W*\d+\W*")
_MOST_TITLES = 3
"""One name of so many may look like a title."""


def _says_otherwise(text: str) -> bool:
    """Whether a heading names a group of companies, a day or a level, or speaks, and is no company."""
    said = is_country(text) or says_day(text) or sure_level(text) is not None or is_legend(text)
    said = said or side_of_title(text) is not None or polarity_of(text) is not Level.WANT
    return said or len(text) > _LONGEST or not any(map(str.isalpha, text)) or any(sign in text for sign in "?!？！")


def _sides_of(grid: Grid, blocks: _Blocks) -> tuple[str, str]:
    """The titles for the companies above and below, by the title of the names or by the words for who asks."""
    titles = grid.rows.get(blocks.header, {})
    title = written(titles.get(blocks.column, ""))
    side = side_of_title(title)
    upper = side.other if side is not None else None
    for column in _who_asks(grid, blocks) if upper is None else ():
        named = [roles_of(text)[0] for text in _texts(grid, blocks.entries, column) if not _begins(title, text)]
        upper = next((next(iter(roles)) for roles in named if len(roles) == 1), None)
    above = (side_of_title(written(titles[c])) for c in titles if any(c in grid.rows[row] for row in blocks.names))
    upper = upper or next((side for side in above if side is not None), None)
    return (upper.capitalize(), upper.other.capitalize()) if upper is not None else ("From", "To")


def _begins(title: str, text: str) -> bool:
    return bool(text) and fold(title).startswith(fold(text))


def _texts(grid: Grid, rows: Collection[int], column: int) -> list[str]:
    return list(dict.fromkeys(written(grid.rows[row][column]) for row in rows if column in grid.rows[row]))


_MOST_ASKING = 6
"""The maximum number of different words for who asks, in any case of letters."""


def _who_asks(grid: Grid, blocks: _Blocks) -> list[int]:
    """The columns whose words are a side and the title of the names, as in ``buyer`` and ``winery``, or both sides."""
    title = written(grid.rows.get(blocks.header, {}).get(blocks.column, ""))
    found = []
    for column in sorted({c for row in blocks.entries for c in grid.rows[row]} - {blocks.column}):
        texts = _texts(grid, blocks.entries, column)
        roles = frozenset[Role]().union(*(roles_of(text)[0] for text in texts))
        told = len(roles) > 1 or (bool(roles) and any(_begins(title, text) for text in texts))
        if told and len(texts) <= _MOST_ASKING:
            found.append(column)
    return found


def _pairs(grid: Grid, blocks: _Blocks, sides: tuple[str, str]) -> Grid:
    """The list of pairs, with the company above each block in an additional first column."""
    header, column = blocks.header, blocks.column
    first = min(blocks.names)
    title = written(grid.rows.get(header, {}).get(column, ""))
    asking = _who_asks(grid, blocks)
    own = sorted({c for row in blocks.entries for c in grid.rows[row]})
    titles = {c: grid.rows[header][c] for c in own if header and c in grid.rows[header]}
    titles |= dict.fromkeys(asking, "Requested by") | {column: sides[1]}
    rows: dict[int, Mapping[int, object]] = {}
    origins: dict[tuple[int, int], Cell] = {}
    for row, values in grid.rows.items():
        if row in blocks.names or row == header:
            continue
        said = {c + 1: sides[1] if c in asking and _begins(title, written(v)) else v for c, v in values.items()}
        rows[row] = {1: blocks.names[blocks.entries[row]], **said} if row in blocks.entries else said
        origins |= {(row, c + 1): grid.cell(row, c) for c in values} | {(row, 0): grid.cell(row, 0)}
        if row in blocks.entries:
            origins[row, 1] = grid.cell(blocks.entries[row], column)
    rows[first] = {1: sides[0], **{c + 1: text for c, text in sorted(titles.items())}}
    origins |= {(first, c + 1): grid.cell(header or first, c) for c in titles}
    origins |= {(first, 0): grid.cell(header or first, 0), (first, 1): grid.cell(first, column)}
    marks = _marks(grid, {row: row for row in grid.rows if row not in blocks.names}, 1)
    return replace(grid, rows=dict(sorted(rows.items())), origins=origins, merged=(), **marks)


def _companies(grid: Grid, blocks: _Blocks, side: str) -> Grid:
    """The list of the companies above the blocks, with their countries and what is in their rows."""
    first, column, titles = min(blocks.names), blocks.column, grid.rows.get(blocks.header, {})
    further = sorted({c for row in blocks.names for c in grid.rows[row]} - {column})
    last = max((*further, column)) + 1
    called = "Company" if side == "From" else side
    header = {column: called, **{c: titles.get(c, "Notes") for c in further}}
    rows: dict[int, Mapping[int, object]] = {first: header | ({last: "Country"} if blocks.countries else {})}
    origins = {(first, c): grid.cell(blocks.header or first, c) for c in (0, column, *further)}
    for row, name in blocks.names.items():
        country = {last: blocks.countries[row]} if row in blocks.countries else {}
        rows[row + 1] = {**grid.rows[row], column: name, **country}
        origins |= {(row + 1, c): grid.cell(row, c) for c in (0, *grid.rows[row])}
        origins[row + 1, last] = grid.cell(row, column)
    marks = _marks(grid, {row: row + 1 for row in blocks.names}, 0)
    return Grid(f"{grid.name} {called}", rows, hidden=grid.hidden, origins=origins, **marks)


def _marks(grid: Grid, rows: Mapping[int, int], right: int) -> dict[str, Any]:
    """The comments, colours and struck parts of some rows, in their new rows, and moved to the right."""
    moved = {
        kind: {(rows[row], c + right): value for (row, c), value in getattr(grid, kind).items() if row in rows}
        for kind in ("comments", "colours", "letters", "runs")
    }
    return {**moved, "struck": frozenset((rows[row], c + right) for row, c in grid.struck if row in rows)}
