"""Keeps the levels that a legend gives to colours for each line of an answer, where layouts join lines to one cell."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import trim
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.cells.looks import Look, level_meant
from sco_scheduler.intake.understanding.lists.paint import Painted
from sco_scheduler.resources import lazy_regex

_MARK = "\u2064"
"""The mark behind a painted text, as often as its level counts; an invisible sign that organizers do not type."""

_LEVELS = tuple(Level)
_MARKS, _BETWEEN, _FEWEST_LETTERS = lazy_regex(f"{_MARK}+"), " \t\n;；、,，|/\u2063", 2
_ASIDE = lazy_regex(r"\0(\w+)(\s*[(（])")
"""A level before the brackets behind a name."""


def with_painted_marks(book: Book, painted: Painted) -> Book:
    """The workbook with marks behind texts in colours of a level, which stay where lines are joined."""
    levels = {cell: level for cell, looks in painted.looks.items() if (level := _level(looks, painted)) is not None}
    sheets = {cell.sheet for cell in levels}
    return replace(book, grids=tuple(_marked(g, levels) if g.name in sheets else g for g in book.grids))


def _level(looks: Collection[Look], painted: Painted) -> Level | None:
    """The level that the legend gives to the looks of a text."""
    meanings = (painted.meanings[look] for look in looks if look in painted.meanings)
    return next((level for meaning in meanings if (level := level_meant(meaning)) is not None), None)


def _marked(grid: Grid, levels: Mapping[Cell, Level]) -> Grid:
    def with_mark(row: int, column: int, value: object) -> object:
        level = levels.get(grid.cell(row, column))
        told = isinstance(value, str) and sum(map(str.isalpha, value)) >= _FEWEST_LETTERS
        if level is None or not told or (row, column) in grid.struck:
            return value
        return trim(str(value)) + _MARK * (1 + _LEVELS.index(level))

    rows = {row: {c: with_mark(row, c, value) for c, value in values.items()} for row, values in grid.rows.items()}
    return replace(grid, rows=rows)


def without_painted_marks(book: Book, painted: Painted, marked: Book) -> tuple[Book, Painted]:
    """The workbook without these marks, with levels in brackets behind the painted parts of joined cells.

    The colours of such a cell, which are those of its first line, have no meaning for the whole cell then.

    Parameters
    ----------
    marked
        The workbook with the marks, before layouts changed it.
    """
    texts = {
        value
        for grid in marked.grids
        for values in grid.rows.values()
        for value in values.values()
        if isinstance(value, str) and value.endswith(_MARK)
    }
    if not texts:
        return book, painted
    known = re.compile("|".join(f"{re.escape(text)}(?!{_MARK})" for text in sorted(texts, key=len, reverse=True)))
    joined: set[Cell] = set()
    grids = tuple(_without_marks(grid, known, joined) for grid in book.grids)
    looks = {cell: looks for cell, looks in painted.looks.items() if cell not in joined}
    return replace(book, grids=grids), replace(painted, looks=looks) if joined else painted


def _without_marks(grid: Grid, known: re.Pattern[str], joined: set[Cell]) -> Grid:
    found = [(r, c, v) for r, values in grid.rows.items() for c, v in values.items() if _MARK in str(v)]
    if not found:
        return grid
    rows = {row: dict(values) for row, values in grid.rows.items()}
    for row, column, value in found:
        text = str(value)
        if known.sub("", text, count=1).strip(_BETWEEN):
            joined.add(grid.cell(row, column))
            text = _ASIDE.sub(r"\2\1, ", known.sub(_with_level, text))
        rows[row][column] = _MARKS.sub("", text)
    return replace(grid, rows=rows)


def _with_level(match: re.Match[str]) -> str:
    """A painted text with its level in brackets behind it, or at the beginning of those that follow."""
    name = match[0].rstrip(_MARK)
    level = _LEVELS[len(match[0]) - len(name) - 1].value
    return f"{name}\0{level}" if match.string[match.end() :].lstrip()[:1] in {*"(（"} else f"{name} ({level})"
