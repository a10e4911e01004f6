"""Reads programmes of an organizer's own form, such as with the hours of each item in one column: ``09:00-10:00``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import Grid, vocabulary
from sco_scheduler.intake.table.headers import find_header
from sco_scheduler.intake.values.times import start_and_end


def programme_of(grid: Grid, needed: Sequence[Sequence[str]]) -> Grid | None:
    """A sheet of a programme with the columns of the format, made if it has others; None if its form is not known.

    The first column of times of day or ranges has the starts, one of times next to it the ends, and the first column
    of texts behind them says what takes place. Rows without a time are no items.

    Parameters
    ----------
    needed
        Groups of columns, of each of which it needs at least one.
    """
    words = vocabulary().sheets["Programme"]
    header = find_header(grid, words)
    known = header.columns if header is not None else {}
    if header is None and not grid.rows:
        return grid
    if all(any(key in known for key in group) for group in needed):
        return grid
    times = {row: found for row, values in grid.rows.items() if (found := times_in(values))}
    others = [values for row, values in grid.rows.items() if times and row not in times and row > min(times)]
    parted = any(len(values) == 1 for values in others)  # ``Day 2`` above its items
    if not times or parted or len({min(of) for of in times.values()}) > 1:
        return None
    kept = {key: column for key, column in known.items() if key not in {"start", "end"}}
    items: dict[int, dict[str, tuple[int, object]]] = {}
    for row, found in times.items():
        values, (first, *_), last = grid.rows[row], found, max(found)
        of_text = (c for c, v in values.items() if c > last and isinstance(v, str) and c not in kept.values())
        title = kept.get("title", next(of_text, None))
        start, end = found[first] if last == first else (found[first][0], found[last][0])
        told = {key: (column, values.get(column)) for key, column in {**kept, "title": title}.items() if column}
        items[row] = {**told, "start": (first, start), "end": (last, end)}
    return _made(grid, {row: item for row, item in items.items() if item.get("title", (0, None))[1] is not None})


def _made(grid: Grid, items: Mapping[int, Mapping[str, tuple[int, object]]]) -> Grid | None:
    """The sheet of items, each with the column and the value of each key of the format."""
    words = vocabulary().sheets["Programme"].columns
    rows: dict[int, dict[int, object]] = {1: {n: word.name() for n, word in enumerate(words.values(), start=1)}}
    origins: dict[tuple[int, int], Cell] = {}
    for number, (row, item) in enumerate(items.items(), start=2):
        told = {n: item[key] for n, key in enumerate(words, start=1) if key in item and item[key][1] is not None}
        rows[number] = {n: value for n, (_, value) in told.items()}
        origins |= {(number, n): grid.cell(row, column) for n, (column, _) in told.items()}
        origins[number, 0] = grid.cell(row, 0)
    return Grid(grid.name, rows, origins=origins) if items else None


def times_in(values: Mapping[int, object]) -> dict[int, tuple[object, object]]:
    """The first cell with a time or a range of a row, and the time next to it, by their columns."""
    found: dict[int, tuple[object, object]] = {}
    for column, value in values.items():
        said = (value, None) if isinstance(value, time) else start_and_end(value)
        if said is not None and (not found or (said[1] is None and max(found) == column - 1)):
            found[column] = said
        if len(found) > 1 or (found and max(found) < column) or any(end for _, end in found.values()):
            break
    return found
