"""Turns lists with a question and its answer in each row into lists with a column for each question.

Event platforms export the answers of their forms in this long form (entity, attribute, value): the respondent again in
each row, beside the question and one answer. Turning it into the wide form is also called pivoting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.fields import COMPANY_FIELDS
from sco_scheduler.intake.understanding.words import is_blank, title_score
from sco_scheduler.intake.values.entries import written

_FEWEST_ROWS, _MOST_QUESTIONS, _TITLED, _PER_RESPONDENT = 6, 40, 0.7, 1.5
_BETWEEN = "; "
"""The delimiter of several answers to one question."""

_Kept = TypeVar("_Kept")


@dataclass(frozen=True)
class _Long:
    """A list in the long form: its header, its columns of questions and of answers, and the rows of each respondent."""

    header: int
    question: int
    answer: int
    respondents: Sequence[Sequence[int]]


def with_columns_for_questions(book: Book) -> Book:
    """The workbook with a row for each respondent in place of a row for each answer."""
    return replace(book, grids=tuple(_wide(grid, found) if (found := _long(grid)) else grid for grid in book.grids))


def _long(grid: Grid) -> _Long | None:
    """How a sheet is in the long form; None if it is not."""
    header = next((row for row, values in grid.rows.items() if len(values) > 2), 0)
    rows = [row for row in grid.rows if row > header]
    if len(rows) < _FEWEST_ROWS or not header:
        return None
    for question in grid.rows[header]:
        answer = question + 1
        asked = [written(grid.rows[row].get(question, "")) for row in rows]
        if answer not in grid.rows[header] or not _are_questions(asked):
            continue
        respondents: dict[tuple[str, ...], list[int]] = {}
        for row in rows:
            about = {c: v for c, v in grid.rows[row].items() if c not in {question, answer}}
            respondents.setdefault(tuple(f"{c} {written(v)}" for c, v in about.items()), []).append(row)
        if len(rows) >= _PER_RESPONDENT * len(respondents) > _PER_RESPONDENT:
            return _Long(header, question, answer, list(respondents.values()))
    return None


def _are_questions(asked: Sequence[str]) -> bool:
    """Whether the cells of a column are a few titles that come again, one of them for wishes and one for another."""
    titles = dict.fromkeys(map(fold, asked))
    if "" in titles or not 1 < len(titles) <= min(_MOST_QUESTIONS, len(asked) // 2):
        return False
    wishing = {title for title in titles if title_score(title, "wishes") >= _TITLED}
    others = (*COMPANY_FIELDS, "nothing")
    return bool(wishing) and any(title_score(t, of) >= _TITLED for t in titles if t not in wishing for of in others)


def _wide(grid: Grid, long: _Long) -> Grid:
    """The list with a row for each respondent and a column for each question, each cell with its place."""
    after = max(max(values) for values in grid.rows.values())
    columns: dict[str, int] = {}
    made: dict[int, dict[int, object]] = {row: dict(grid.rows[row]) for row in grid.rows if row <= long.header}
    for number in (long.question, long.answer):
        del made[long.header][number]
    origins: dict[tuple[int, int], Cell] = {}
    places: dict[tuple[int, int], tuple[int, int]] = {}
    for place, rows in enumerate(long.respondents, long.header + 1):
        first = grid.rows[rows[0]]
        made[place] = {c: value for c, value in first.items() if c not in {long.question, long.answer}}
        origins |= {(place, c): grid.cell(rows[0], c) for c in (0, *made[place])}
        again = [grid.cell(row, c) for row in rows[1:] for c in first if c not in {long.question, long.answer}]
        origins |= {(place, -number): cell for number, cell in enumerate(again, 1)}  # they have no column
        places |= {(rows[0], c): (place, c) for c in made[place]}
        for row in rows:
            title, said = written(grid.rows[row][long.question]), grid.rows[row].get(long.answer, "")
            if fold(title) not in columns:
                columns[fold(title)] = after + 1 + len(columns)
                made[long.header][columns[fold(title)]] = title
                origins[long.header, columns[fold(title)]] = grid.cell(row, long.question)
            at = place, columns[fold(title)]
            if not written(said) or is_blank(written(said), words=False):
                continue
            before = made[place].get(at[1])
            made[place][at[1]] = said if before is None else f"{written(before)}{_BETWEEN}{written(said)}"
            origins[(place, -len(origins)) if at in origins else at] = grid.cell(row, long.answer)
            places[row, long.answer] = at

    def moved(marks: Mapping[tuple[int, int], _Kept]) -> dict[tuple[int, int], _Kept]:
        return {places.get(at, at): mark for at, mark in marks.items() if at in places or at[0] <= long.header}

    return Grid(
        grid.name,
        {row: dict(sorted(values.items())) for row, values in made.items()},
        origins=origins,
        comments=moved(grid.comments),
        colours=moved(grid.colours),
        letters=moved(grid.letters),
        struck=frozenset(moved(dict.fromkeys(grid.struck))),
        runs=moved(grid.runs),
    )
