"""Converts sheets without a header that have a numbered list of wishes below the name of each company."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.wording.words import level_of, roles_of
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.entries import whole_number, written
from sco_scheduler.intake.values.presence import says_day

_FEWEST, _LOOKED_AT = 2, 10
"""The minimum number of blocks of a sheet, and of wishes per block on average."""


@dataclass
class _Block:
    """The row with a company's name, and the rows of its numbered list."""

    head: int
    rows: list[int] = field(default_factory=list)


def with_numbered_lists(grid: Grid) -> tuple[Grid, ...]:
    """Convert the sheet to a list of wishes and a list of remarks; return it alone if it has another layout."""
    first = min((min(values) for values in islice(filter(None, grid.rows.values()), _LOOKED_AT)), default=0)
    blocks = _blocks(grid, first)
    wishes = [row for block in blocks for row in block.rows]
    if len(blocks) < _FEWEST or len(wishes) < _FEWEST * len(blocks) or not _are_wishes(grid, blocks, first):
        return (grid,)
    further = sorted({column for row in wishes for column in grid.rows[row]} - {first, first + 1})
    texts = {written(grid.rows[row][c]) for row in wishes for c in further if c in grid.rows[row]}
    levels = len(further) == 1 and all(level_of(text) is not None for text in texts)
    behind = dict.fromkeys(_places(further).values(), "Level" if levels else "Remarks")
    titles = {1: "From", 2: "Rank", 3: "To", **behind}
    # Rows outside of the blocks are placed above the list.
    known = {*wishes, *(block.head for block in blocks)}
    above = [row for row, values in grid.rows.items() if values and row not in known]
    rows: dict[int, Mapping[int, object]] = {n: {1: _alone(grid, row)} for n, row in enumerate(above, start=1)}
    origins = {(n, place): grid.cell(row, 0) for n, row in enumerate(above, start=1) for place in (0, 1)}
    header = len(above) + 2
    rows[header] = titles
    origins |= {(header, place): grid.cell(blocks[0].head, 0) for place in (0, *titles)}
    number = header
    for block in blocks:
        for row in block.rows:
            number += 1
            values = grid.rows[row]
            said = {place: values[c] for c, place in _places(further).items() if c in values}
            rows[number] = {1: grid.rows[block.head][first], 2: values[first], 3: values[first + 1], **said}
            origins |= {(number, 0): grid.cell(row, 0), (number, 1): grid.cell(block.head, first)}
            origins |= {(number, c - first + 2): grid.cell(row, c) for c in values}
    made = Grid(grid.name, rows, hidden=grid.hidden, origins=origins)
    return (made, *_remarks_list(grid, blocks, first))


def _blocks(grid: Grid, first: int) -> list[_Block]:
    """The blocks of a sheet; none if other rows occur between them, except rows with one cell at the top and bottom."""
    blocks: list[_Block] = []
    for row, values in grid.rows.items():
        number = whole_number(written(values[first])) if first in values else None
        if number is not None and first + 1 in values and blocks and number == len(blocks[-1].rows) + 1:
            blocks[-1].rows.append(row)
        elif first in values and number is None and first + 1 not in values:
            blocks.append(_Block(row))
        elif values:
            return []
    named = [block for block in blocks if block.rows]
    others = (block for block in blocks if not block.rows)
    names = {fold(written(grid.rows[block.head][first])) for block in named}
    return named if len(names) == len(named) and all(len(grid.rows[block.head]) == 1 for block in others) else []


def _are_wishes(grid: Grid, blocks: list[_Block], first: int) -> bool:
    """Whether names recur in several lists, and the lists are not labelled with a side, country, day or level.

    In mere groupings each company occurs in one list.
    """
    heads = [written(grid.rows[block.head][first]) for block in blocks]
    listed = [{fold(written(grid.rows[row][first + 1])) for row in block.rows} for block in blocks]
    again = len(set[str]().union(*listed)) < sum(map(len, listed))
    return again and not any(map(is_of_group, heads))


def is_of_group(text: str) -> bool:
    """Whether a text is the label of a group of companies, and not a name."""
    return roles_of(text)[1] == 1.0 or is_country(text) or says_day(text) or level_of(text) is not None


def _places(further: list[int]) -> dict[int, int]:
    """The columns to the right of the names, with their places in the list."""
    return {column: column - min(further) + 4 for column in further}


def _alone(grid: Grid, row: int) -> object:
    return next(iter(grid.rows[row].values()))


def _remarks_list(grid: Grid, blocks: list[_Block], first: int) -> tuple[Grid, ...]:
    """A list of the texts next to the companies' names; none if there are no texts."""
    rows: dict[int, Mapping[int, object]] = {1: {1: "From", 2: "Remarks"}}
    origins: dict[tuple[int, int], Cell] = {(1, place): grid.cell(blocks[0].head, 0) for place in (0, 1, 2)}
    for block in blocks:
        for column, value in grid.rows[block.head].items():
            if column != first:
                number = len(rows) + 1
                rows[number] = {1: grid.rows[block.head][first], 2: value}
                origins |= {(number, place): grid.cell(block.head, column) for place in (0, 1, 2)}
    return (Grid(f"{grid.name} +", rows, origins=origins),) if len(rows) > 1 else ()
