"""Tells the list of an earlier event that was kept in the workbook beside the one that counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.map_words import HOLDS, NOTHING_HELD
from sco_scheduler.intake.understanding.questions import Decider, Question
from sco_scheduler.intake.values.entries import written

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OLD = re.compile(
    r"\b(?:old|archived?|previous|last year|backup|obsolete|outdated|superseded|do not use)\b|"
    r"стар(?:ый|ая|ое|ые)|архив|прошл|устарел|旧|去年|上届|往届|历史|存档|备份|作废",
    re.IGNORECASE,
)
_HIDDEN, _SHOWN = 0.95, 0.7
"""How sure it is that such a list means nothing, on a sheet that is hidden and on one that is shown."""

_ALIKE = 0.8
"""The share of titles that a list has in common with one of another year."""

_HEADER_ROWS = 5


def without_earlier(book: Book, decider: Decider) -> Book:
    """The workbook without lists of earlier events; what is not sure is asked.

    Parameters
    ----------
    book
        The workbook.
    decider
        Decides whether such a sheet means anything.
    """
    earlier = set()
    for grid in _earlier(book):
        titles = tuple(dict.fromkeys(map(str, _titles(grid))))
        answer = decider.decide(
            Question(
                "holds",
                grid.name,
                grid.name,
                (Cell(grid.name, min(grid.rows)),),
                titles[:4],
                HOLDS,
                NOTHING_HELD,
                _HIDDEN if grid.hidden else _SHOWN,
                len(grid.rows),
                ("form", grid.name, "holds"),
            )
        )
        if answer == NOTHING_HELD:
            earlier.add(grid.name)
    return replace(book, grids=tuple(grid for grid in book.grids if grid.name not in earlier)) if earlier else book


def _earlier(book: Book) -> Iterator[Grid]:
    """The sheets that are called after an earlier year, or old, and have the titles of another one that is shown."""
    for grid in book.grids:
        if not grid.rows or (_OLD.search(grid.name) is None and _YEAR.search(grid.name) is None):
            continue
        titles = _titles(grid)
        others = (other for other in book.grids if other is not grid and not other.hidden and other.rows)
        for other in others:
            if _is_older(grid.name, other.name) and len(titles & _titles(other)) >= _ALIKE * max(len(titles), 1):
                yield grid
                break


def _is_older(name: str, other: str) -> bool:
    """Whether a sheet has the name of another one, of an earlier year or with a word for what is old."""
    if _OLD.search(other):
        return False
    years = [max(found, default="") for found in (_YEAR.findall(name), _YEAR.findall(other))]
    same = _bare(name) == _bare(other)
    if _OLD.search(name):
        return same or not years[1] or years[0] < years[1]
    return same and bool(years[1]) and years[0] < years[1]


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", _OLD.sub("", _YEAR.sub("", fold(name))))


def _titles(grid: Grid) -> set[str]:
    """The texts of the fullest of the first rows."""
    first = [values for row, values in grid.rows.items() if values][:_HEADER_ROWS]
    return {fold(written(value)) for value in max(first, key=len, default={}).values()}
