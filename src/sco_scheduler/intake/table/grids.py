"""A workbook as it is read on: every filled cell of every sheet by its row and column, whatever read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from sco_scheduler.domain.cells import Cell

_EPOCH_1900 = datetime(1899, 12, 30)


class ErrorValue(str):
    """What a cell shows in place of a value, such as ``#REF!``."""

    __slots__ = ()


class LostFormula(str):
    """A formula whose value was never calculated."""

    __slots__ = ()


@dataclass(frozen=True)
class Grid:
    """A sheet: its filled cells by row and column (both from 1), in order.

    ``merged`` are the ranges of merged cells as (first row, last row, first column, last column).
    """

    name: str
    rows: Mapping[int, Mapping[int, object]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    origins: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    """Where cells came from, by row and column, of a sheet that was made of others; column 0 is the row."""

    def cell(self, row: int, column: int) -> Cell:
        """The address of a cell."""
        return self.origins.get((row, column)) or Cell(self.name, row, letters(column))


@dataclass(frozen=True)
class Book:
    """A workbook: its sheets in order. ``epoch`` is the day zero of its date serials.

    ``chosen``: each sheet is a file that somebody named, so that none of them may be passed over.
    """

    name: str
    grids: tuple[Grid, ...]
    epoch: datetime = _EPOCH_1900
    chosen: bool = False


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """The letters of a column, counted from 1."""
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def column_number(text: str) -> int:
    """The number of a column by its letters, counted from 1."""
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - 64
    return number
