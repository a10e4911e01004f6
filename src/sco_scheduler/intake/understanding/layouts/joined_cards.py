"""Puts labels and answers that cards have in the same cells, several beside each other, into cells of their own."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.layouts.card_tables import INLINE, begin_of, is_known
from sco_scheduler.intake.values.entries import written

_FEWEST, _FEWEST_COLUMNS = 2, 2
"""The cells in which a label recurs, and the labels of a column of them; the columns of labels."""


def with_answers_apart(grid: Grid) -> Grid:
    """The sheet with a cell for each label and its answer, if most cells have both: ``Company: Alpha | City: Oslo``.

    Two columns at least have several labels each, most of them known. In a list, a column has one label at most.
    """
    texts = {(row, c): t for row, values in grid.rows.items() for c, v in values.items() if (t := written(v))}
    signed = {place: text for place, text in texts.items() if ":" in text or "：" in text}
    if 2 * len(signed) <= len(texts):
        return grid
    begins = {place: begin_of(t) for place, t in signed.items() if INLINE.fullmatch(t) or t.endswith((":", "："))}
    counted = Counter((column, label) for (_, column), label in begins.items() if label)
    joined = {place: label for place, label in begins.items() if INLINE.fullmatch(texts[place])}
    labels: dict[int, set[str]] = {}
    for (_, column), label in joined.items():
        if counted[column, label] >= _FEWEST:
            labels.setdefault(column, set()).add(label)
    several = {c for c, of in labels.items() if len(of) >= _FEWEST and 2 * sum(map(is_known, of)) > len(of)}
    found = {place for place, label in joined.items() if place[1] in several and label in labels[place[1]]}
    blank = {place for place in begins.keys() - joined.keys() if place[1] in several}
    if len(several) < _FEWEST_COLUMNS or 2 * len(found | blank) <= len(texts):
        return grid
    rows: dict[int, dict[int, object]] = {}
    origins: dict[tuple[int, int], Cell] = {(row, 0): grid.cell(row, 0) for row in grid.rows}
    for row, values in grid.rows.items():
        rows[row] = {}
        for column, value in values.items():
            match = INLINE.fullmatch(texts.get((row, column), "")) if (row, column) in found else None
            for at, text in enumerate((value,) if match is None else (match[1], match[2]), 2 * column - 1):
                rows[row][at] = text
                origins[row, at] = grid.cell(row, column)
    return replace(grid, rows=rows, origins=origins, merged=())
