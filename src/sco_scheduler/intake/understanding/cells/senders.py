"""Leaves out time and sender before a message that was pasted into a cell: ``[12/3 9:41] Ana: we leave at 15``."""

from __future__ import annotations

import re
from dataclasses import replace

from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.resources import lazy_regex


def without_senders(book: Book) -> Book:
    """The workbook whose cells with pasted messages have only their texts."""
    return replace(book, grids=tuple(map(_of_grid, book.grids)))


def _of_grid(grid: Grid) -> Grid:
    rows = {
        row: {column: _text_of(value) for column, value in values.items()}
        for row, values in grid.rows.items()
        if any(map(_is_message, values.values()))
    }
    return replace(grid, rows={**grid.rows, **rows}) if rows else grid


def _is_message(value: object) -> bool:
    return isinstance(value, str) and ":" in value and _SENT.search(value) is not None


def _text_of(value: object) -> object:
    """The text of a message; the value itself if it is none, or if nothing but its sender would be left out."""
    if not isinstance(value, str) or not _is_message(value):
        return value
    return _SENT.sub("", value).strip() or value


_DAY, _CLOCK = r"(?:\d{4}[./-])?\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?", r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?"
_SENT = lazy_regex(
    rf"^[ \t]*(?:\[(?:{_DAY},?\s+{_CLOCK}|{_CLOCK},?\s+{_DAY})\][ \t]*|{_DAY},?\s+{_CLOCK}\s+[-–—]\s+)"
    r"[^:：\n\[\]]{1,40}[:：][ \t]*|"
    rf"^[^\W\d][^\d\n:：]{{0,30}}[ \t]+{_DAY},?[ \t]+{_CLOCK}[ \t]*\n",
    re.MULTILINE | re.IGNORECASE,
)
"""The beginning of a message as chat programs copy it: its time and sender, or both in a line of their own."""
