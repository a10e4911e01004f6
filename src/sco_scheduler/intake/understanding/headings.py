"""Makes lists of wishes of sheets on which who asks heads a block of those it asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid, is_total
from sco_scheduler.intake.understanding.parts import is_title
from sco_scheduler.intake.understanding.words import bare_title, is_legend, side_of_title, title_score
from sco_scheduler.intake.values.entries import written
from sco_scheduler.resources import lazy_regex

_LABELLED = lazy_regex(r"\s*([^:：]{2,40}?)\s*[:：]\s*(\S.{1,120}?)\s*")
"""``Buyer: Altyn Trade``, alone in its row."""

_FEWEST = 2
"""The fewest blocks that show that names head them."""


@dataclass(frozen=True)
class _Heading:
    """The row, the label, the name and the cell of what heads a block."""

    row: int
    label: str
    name: str
    column: int


def with_askers(book: Book) -> Book:
    """The workbook with who asks in each row of a list where its name heads a block of rows.

    Such a heading is ``Buyer: Altyn Trade`` above a table or a list, or the bare name of a company of another sheet.
    """
    grids = tuple(_with_askers(grid, book) for grid in book.grids)
    return book if all(old is new for old, new in zip(book.grids, grids, strict=True)) else replace(book, grids=grids)


def _with_askers(grid: Grid, book: Book) -> Grid:
    headings = _labelled(grid) or _bare(grid, book)
    if len(headings) < _FEWEST:
        return grid
    header, entries = _table(grid, headings)
    if len(entries) <= len(headings) and not header:
        return grid
    return _listed(grid, headings, header, entries) if entries else grid


def _labelled(grid: Grid) -> list[_Heading]:
    """The headings that a label calls a side or a company; none where other labels stand too, as in a form."""
    found: list[_Heading] = []
    others = set()
    for row, values in grid.rows.items():
        texts = [(column, written(value)) for column, value in sorted(values.items())]
        if len(texts) == 1 and (match := _LABELLED.fullmatch(texts[0][1])) is not None:
            label, name = match[1], match[2]
        elif len(texts) == 2 and texts[0][1].rstrip().endswith((":", "：")):
            label, name = texts[0][1].strip(" :："), texts[1][1]
        else:
            continue
        if _names_asker(label) and any(map(str.isalpha, name)):
            found.append(_Heading(row, label, name, texts[-1][0]))
        elif not is_total(label) and not is_legend(label):
            others.add(bare_title(label))
    labels = {bare_title(heading.label) for heading in found}
    distinct = len({fold(heading.name) for heading in found}) == len(found)
    return found if len(labels) == 1 and distinct and not others else []


def _names_asker(label: str) -> bool:
    return side_of_title(label) is not None or max(title_score(label, "company"), title_score(label, "from")) >= _TOLD


_TOLD = 0.7


def _bare(grid: Grid, book: Book) -> list[_Heading]:
    """The rows with nothing but the name of a company that another sheet lists, each above rows with more."""
    first = min((min(values) for values in grid.rows.values() if values), default=0)
    alone = {row: written(values[first]) for row, values in grid.rows.items() if len(values) == 1 and first in values}
    if len(alone) < _FEWEST:  # before all other sheets are gone through
        return []
    wanted = {name for text in set(alone.values()) if (name := fold(text)) and not is_title(text)}
    listed = {
        name: other.name
        for other in book.grids
        if other is not grid
        for values in other.rows.values()
        for column, value in sorted(values.items())[:3]
        if isinstance(value, str) and (name := fold(written(value))) in wanted
    }
    named = {row: text for row, text in alone.items() if fold(text) in listed}
    wide = sum(len(values) > 1 for values in grid.rows.values())
    followed = all(len(grid.rows.get(row + 1, {})) > 1 for row in named)
    if not followed or wide <= len(named) or len(set(map(fold, named.values()))) < len(named):
        return []
    sheets = {listed[fold(name)] for name in named.values()}
    label = sheets.pop() if len(sheets) == 1 else ""
    label = label if side_of_title(label) is not None else "From"
    return [_Heading(row, label, name, first) for row, name in named.items()]


def _table(grid: Grid, headings: Sequence[_Heading]) -> tuple[Mapping[int, object], list[int]]:
    """The titles of the blocks, which may stand in each of them, and the rows of the entries."""
    heads = {heading.row for heading in headings}
    first = headings[0].row
    wide = [row for row, values in grid.rows.items() if len(values) > 1 and row not in heads]
    above = [row for row in wide if row < first]
    titled = above[-1:] or wide[:1]
    header = grid.rows[titled[0]] if titled else {}
    if not any(_reads_as_title(written(value)) for value in header.values()):
        header = {}
    same = [fold(written(value)) for _, value in sorted(header.items())]
    entries = []
    for row, values in grid.rows.items():
        texts = [fold(written(value)) for _, value in sorted(values.items())]
        if row <= first or row in heads or not texts or texts == same or is_total(texts[0]):
            continue
        if len(texts) == 1 and (wide or is_legend(texts[0])):
            continue  # a remark between the blocks
        entries.append(row)
    return header, entries


def _reads_as_title(text: str) -> bool:
    return is_title(text) or side_of_title(text) is not None or title_score(text, "to") >= _TOLD


def _listed(grid: Grid, headings: Sequence[_Heading], header: Mapping[int, object], entries: Sequence[int]) -> Grid:
    """The list with who asks in a column before all others, and its titles above the first entry."""
    rows: dict[int, Mapping[int, object]] = {}
    origins: dict[tuple[int, int], Cell] = {}
    first = headings[0].row
    place = min(first, min(entries) - 1)
    columns = {column for row in entries for column in grid.rows[row]}
    titles = header or dict.fromkeys(columns, "Wants to meet")
    taken = {heading.row for heading in headings} | set(entries)
    for row, values in grid.rows.items():
        heading = [h for h in headings if h.row < row]
        shifted = {column + 1: value for column, value in values.items()}
        origins |= {(row, column + 1): grid.cell(row, column) for column in values} | {(row, 0): grid.cell(row, 0)}
        if row in entries:
            rows[row] = {1: heading[-1].name, **shifted}
            origins[row, 1] = grid.cell(heading[-1].row, heading[-1].column)
        elif row not in taken and dict(values) != dict(header) and row != place:
            rows[row] = shifted
    rows[place] = {1: headings[0].label, **{column + 1: title for column, title in titles.items()}}
    origins[place, 1] = grid.cell(first, headings[0].column)
    comments = {(row, column + 1): text for (row, column), text in grid.comments.items()}
    return replace(grid, rows=dict(sorted(rows.items())), origins=origins, comments=comments, merged=())
