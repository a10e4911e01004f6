"""Turns tables of hours with a column for each day of an event into rows: ``9 June: Meetings 10:00-13:00``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.event_days import MOST_FACTS, days_in
from sco_scheduler.intake.understanding.hour_spans import ranges_in
from sco_scheduler.intake.understanding.wording.words import is_blank
from sco_scheduler.intake.values.entries import written


def with_days_in_rows(grid: Grid) -> Grid:
    """A sheet with the hours of each day in rows of its own, if it has nothing but a table with days in its header.

    Each cell below a day is empty or has hours; the first cell of a row says what they are. Other sheets are unchanged.
    """
    filled = {row: {c: written(v) for c, v in sorted(values.items())} for row, values in grid.rows.items() if values}
    header = next((row for row, values in filled.items() if _day_columns(values)), 0)
    if not header or len(filled) > MOST_FACTS:
        return grid
    days = _day_columns(filled[header])
    below = {row: values for row, values in filled.items() if row > header}
    timed = [t for values in below.values() for c, t in values.items() if c in days and not is_blank(t)]
    if (
        not timed
        or not all(any(ranges_in(text)) for text in timed)
        or not all(_is_row(v, days) for v in below.values())
    ):
        return grid
    rows: dict[int, Mapping[int, object]] = {row: grid.rows[row] for row in filled if row < header}
    origins: dict[tuple[int, int], Cell] = {}
    number = header
    for column, day in days.items():
        for row, values in below.items():
            if column not in values or is_blank(values[column]):
                continue
            label = next((text for c, text in values.items() if c not in days), "")
            rows[number] = {1: f"{day}: {label} {values[column]}".replace(":  ", ": ")}
            origins |= {(number, place): grid.cell(row, column) for place in (0, 1)}
            number += 1
    return replace(grid, rows=rows, origins={**grid.origins, **origins})


def _day_columns(values: Mapping[int, str]) -> dict[int, str]:
    """The columns of a header with one day each, if they are all its cells but for the first."""
    days = {column: text for column, text in values.items() if len(days_in(text)) == 1 and not any(ranges_in(text))}
    others = [column for column in values if column not in days]
    return days if len(days) > 1 and (not others or others == [min(values)]) else {}


def _is_row(values: Mapping[int, str], days: Mapping[int, str]) -> bool:
    """Whether a row has cells below days and at most one label."""
    return sum(column not in days for column in values) <= 1 and any(column in days for column in values)
