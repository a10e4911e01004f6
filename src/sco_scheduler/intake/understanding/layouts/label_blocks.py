"""Converts blocks of rows below labels, a block for each company, to lists with a header."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.layouts.parts import is_title
from sco_scheduler.intake.understanding.wording.words import bare_title, side_of_title, title_score
from sco_scheduler.intake.values.entries import written

_FEWEST_GROUPS, _FEWEST_LINES, _LONGEST_LABEL = 2, 6, 80


def listed_blocks(grid: Grid) -> Grid:
    """Convert a sheet with a block of labels and answers for each company, one below the other, to a list."""
    column = min((min(values) for values in grid.rows.values() if values), default=0)
    lines, headings = _lines(grid, column), numbering_rows(grid)
    counted = Counter(bare_title(label) for label, _ in lines.values())
    unanswered = {
        row
        for row, values in grid.rows.items()
        if row not in lines and values.keys() == {column} and bare_title(written(values[column])) in counted
    }
    filled_rows = [row for row, values in grid.rows.items() if values and row not in headings | unanswered]
    if len(lines) < _FEWEST_LINES or 10 * len(lines) < 9 * len(filled_rows):
        return grid
    first = next(
        (
            bare_title(label)
            for label, _ in lines.values()
            if title_score(label, "company") >= 0.7 or side_of_title(label) is not None
        ),
        "",
    )
    blocks = counted[first] if first else 0
    if blocks < _FEWEST_GROUPS:
        return grid
    if not _are_labels([line for row, line in lines.items() if column in grid.rows[row]], first):
        return grid
    again = sum(count for label, count in counted.items() if count > 1 or title_score(label, "notes") >= 0.7)
    if 5 * again < 4 * len(lines):
        return grid
    starts = [row for row, (label, _) in lines.items() if bare_title(label) == first]
    opening = bare_title(next(iter(lines.values()))[0])
    if counted[opening] == blocks:
        starts = [row for row, (label, _) in lines.items() if bare_title(label) == opening]
    # Rows between an empty row and the name of a company belong to its block.
    begins = [_first_row(lines, filled_rows, start, before) for before, start in pairwise([0, *starts])]
    return _a_row_each(grid, lines, begins)


def _a_row_each(grid: Grid, lines: Mapping[int, tuple[str, object | None]], begins: Sequence[int]) -> Grid:
    """The list with a row for each of the blocks that begin in these rows, and a column for each label.

    Texts alone in rows above the first block stay above the list.
    """
    places: dict[str, int] = {}
    titles: dict[int, object] = {}
    rows: dict[int, dict[int, object]] = {}
    named = lines.keys() | numbering_rows(grid)
    above = [row for row, values in grid.rows.items() if len(values) == 1 and row < begins[0] and row not in named]
    origins: dict[tuple[int, int], Cell] = {}
    for number, row in enumerate(above, 1):
        rows[number] = {1: next(iter(grid.rows[row].values()))}
        origins |= {(number, 0): grid.cell(row, 0), (number, 1): grid.cell(row, min(grid.rows[row]))}
    header = len(above) + 2 if above else 1
    number, block = header, 0
    for row, (label, value) in lines.items():
        if block < len(begins) and row >= begins[block]:
            block, number = block + 1, number + 1
        if number == header:
            continue
        key = bare_title(label)
        place = places.setdefault(key, len(places) + 1)
        titles.setdefault(place, label)
        origins.setdefault((header, place), grid.cell(row, min(grid.rows[row])))
        if value is None:
            continue
        cells = rows.setdefault(number, {})
        cells[place] = value if place not in cells else f"{written(cells[place])}; {written(value)}"
        origins.setdefault((number, place), grid.cell(row, max(grid.rows[row])))
        origins.setdefault((number, 0), grid.cell(row, 0))
    return replace(grid, rows=dict(sorted({header: titles, **rows}.items())), origins=origins, merged=())


def _lines(grid: Grid, column: int) -> dict[int, tuple[str, object | None]]:
    """The label and the answer of each row that has them; an answer alone continues the label above it."""
    lines: dict[int, tuple[str, object | None]] = {}
    for row, values in grid.rows.items():
        above = lines.get(row - 1)
        alone = len(values) == 1 and column not in values
        line = (above[0], next(iter(values.values()))) if alone and above is not None else _labelled(values)
        if line is not None:
            lines[row] = line
    return lines


def numbering_rows(grid: Grid) -> set[int]:
    """The rows that only number the blocks: ``Form no. 2``."""
    alone = {row: next(iter(values.values())) for row, values in grid.rows.items() if len(values) == 1}
    bare = {row: "".join(c for c in written(value) if not c.isdigit()) for row, value in alone.items()}
    counted = Counter(bare.values())
    return {row for row, text in bare.items() if counted[text] > 1 and text != written(alone[row])}


def _are_labels(lines: Collection[tuple[str, object | None]], first: str) -> bool:
    """Whether the first column has labels of answers, and not names of requesters in a list of pairs."""
    labels = [label for label, _ in lines]
    names = [fold(written(value)) for label, value in lines if bare_title(label) == first and value is not None]
    again = sum(one == other for one, other in pairwise(labels))
    known = sum(
        is_title(label) and (title_score(label, "company") >= 0.9 or not NAME_FORM.search(label)) for label in labels
    )
    return len(set(names)) >= 0.9 * len(names) and again <= 0.2 * len(labels) and known >= 0.5 * len(labels)


def _first_row(lines: Mapping[int, object], filled_rows: list[int], start: int, before: int) -> int:
    """The first row of a block: the row after the last empty row before the name of its company."""
    row = start
    while row - 1 in lines and row - 1 > before and row - 1 in filled_rows:
        row -= 1
    return row if row - 1 > before or before == 0 else start


def _labelled(values: Mapping[int, object]) -> tuple[str, object | None] | None:
    """The label and the answer of a row; None if it has none."""
    texts = [values[column] for column in sorted(values)]
    if not texts or len(texts) > 2 or not isinstance(texts[0], str):
        return None
    label = texts[0].strip()
    if len(texts) == 1:
        match = re.fullmatch(r"([^:：]{2,60})[:：]\s*(.*)", label, re.DOTALL)
        return None if match is None else (match[1].strip(), match[2].strip() or None)
    return (label.rstrip(" :："), texts[1]) if 2 <= len(label) <= _LONGEST_LABEL else None
