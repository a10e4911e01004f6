"""Reshapes exports of event platforms: answers in the long form, and requests with attributes of both companies.

In the long form (entity, attribute, value) each row has the respondent again, beside one question and its answer. It
becomes a list with a column for each question, which is also called pivoting.

Requests of platforms for matchmaking repeat attributes of both companies in columns with equal titles but for a word:
``Requester organisation``, ``Recipient organisation``, ``Requester type``, ``Recipient type``. They become a list of
pairs, and a list of the companies with their attributes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, takewhile
from typing import TypeVar

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.cells.fields import COMPANY_FIELDS
from sco_scheduler.intake.understanding.wording.words import is_blank, roles_of, side_of_title, title_score
from sco_scheduler.intake.values.entries import written
from sco_scheduler.resources import lazy_regex

_TITLED = 0.7
"""The minimum score of a title."""

_FEWEST_ANSWERS, _MOST_QUESTIONS, _PER_RESPONDENT = 6, 40, 1.5
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
    if len(rows) < _FEWEST_ANSWERS or not header:
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
    for place, rows in enumerate(long.respondents, long.header + 1):  # questions without an answer
        empty = [(place, c) for c in columns.values() if (place, c) not in origins]
        origins |= dict.fromkeys(empty, grid.cell(rows[0], long.question))

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


_FEWEST_TITLES, _FEWEST_REQUESTS = 6, 3
_FILLED, _ONCE, _OF_ROLES, _MOST_ROLES = 0.9, 0.95, 0.6, 8
_SHORTEST_TITLE = 2
_INFLECTION, _LONG = 2, 7
"""The letters at the end of a long word that may depend on the word beside it."""


@dataclass(frozen=True)
class _Twins:
    """Two columns with the same title but for a word, and the rest of their titles."""

    words: tuple[str, str]
    title: str
    columns: tuple[int, int]

    @property
    def stems(self) -> tuple[str, ...]:
        """The words without inflection, which may differ: ``Anfragender Teilnehmer``, ``Anfragendes Unternehmen``."""
        return tuple(fold(word)[: -_INFLECTION if len(word) >= _LONG else None] for word in self.words)


def with_requests_apart(book: Book) -> Book:
    """The workbook with pairs and companies in place of lists of requests with attributes of both companies."""
    return replace(book, grids=tuple(part for grid in book.grids for part in _apart(grid)))


def _apart(grid: Grid) -> tuple[Grid, ...]:
    header = next((row for row, values in grid.rows.items() if len(values) >= _FEWEST_TITLES), None)
    rows = [row for row in grid.rows if header is not None and row > header]
    if header is None or len(rows) < _FEWEST_REQUESTS:
        return (grid,)
    groups: dict[tuple[str, ...], list[_Twins]] = {}
    for twins in _twins({column: written(value) for column, value in grid.rows[header].items()}):
        groups.setdefault(twins.stems, []).append(twins)
    for group in groups.values():
        named = next((t for t in group if _names(grid, rows, t)), None)
        typed = next((t for t in group if _says_roles(grid, rows, t)), None)
        if named is not None and typed is not None and named is not typed:
            return _pairs(grid, group, named), _companies(grid, header, rows, group, named)
    return (grid,)


def _twins(titles: Mapping[int, str]) -> Iterator[_Twins]:
    """The pairs of columns whose titles begin, or end, with different words."""
    parts = {column: _WORDS.findall(text) for column, text in titles.items()}
    for one, other in combinations(sorted(parts), 2):
        two = parts[one], parts[other]
        first = _shared(*two)
        last = _shared(*(words[::-1] for words in two))
        for kept, left in (((-last, None), (0, -last)), ((0, first), (first, None))):
            title, *words = (_joined(of[slice(*at)]) for of, at in ((two[0], kept), (two[0], left), (two[1], left)))
            sided = all(side_of_title(word) is not None for word in words)
            if len(title) >= _SHORTEST_TITLE and all(words) and not sided and not any(map(_NUMBER.search, words)):
                yield _Twins((words[0], words[1]), title, (one, other))


_WORDS = lazy_regex(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_NUMBER = lazy_regex(r"\d|(?<!\w)\w(?!\w)")
"""What counts columns: a number, or a letter."""


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """The number of equal words at the beginning."""
    return sum(1 for _ in takewhile(lambda two: fold(two[0]) == fold(two[1]), zip(one, other, strict=False)))


def _joined(words: Sequence[str]) -> str:
    han = any("\u3400" <= word <= "\u9fff" for word in words)
    return ("" if han else " ").join(words)


def _texts(grid: Grid, rows: Sequence[int], column: int) -> list[str]:
    return [written(grid.rows[row][column]) for row in rows if column in grid.rows[row]]


def _names(grid: Grid, rows: Sequence[int], twins: _Twins) -> bool:
    """Whether both columns name a company in almost all rows, and some several times."""
    cells = [_texts(grid, rows, column) for column in twins.columns]
    full = all(len(texts) >= _FILLED * len(rows) for texts in cells)
    return title_score(twins.title, "company") >= _TITLED and full and all(len(set(t)) < _ONCE * len(t) for t in cells)


def _says_roles(grid: Grid, rows: Sequence[int], twins: _Twins) -> bool:
    """Whether both columns have mostly words for sides."""
    cells = [_texts(grid, rows, column) for column in twins.columns]
    few = all(texts and len(set(texts)) <= _MOST_ROLES for texts in cells)
    return few and all(sum(bool(roles_of(text)[0]) for text in texts) >= _OF_ROLES * len(texts) for texts in cells)


def _pairs(grid: Grid, group: Sequence[_Twins], named: _Twins) -> Grid:
    """The list without the attributes of the two companies."""
    left_out = {column for twins in group if twins is not named for column in twins.columns}
    rows = {row: {c: v for c, v in values.items() if c not in left_out} for row, values in grid.rows.items()}
    return replace(grid, rows=rows)


def _companies(grid: Grid, header: int, rows: Sequence[int], group: Sequence[_Twins], named: _Twins) -> Grid:
    """A list of the companies of both columns with their attributes; what differs between their rows is of people."""
    known: dict[str, dict[tuple[str, ...], tuple[int, int]]] = {}
    others = [twins for twins in group if twins is not named]
    for row in rows:
        for side in (0, 1):
            name = grid.rows[row].get(named.columns[side])
            if name is not None:
                told = tuple(written(grid.rows[row].get(twins.columns[side], "")) for twins in others)
                known.setdefault(fold(written(name)), {}).setdefault(told, (row, side))
    same = [all(len({told[n] for told in told_of}) == 1 for told_of in known.values()) for n in range(len(others))]
    titles = [named.title, *(t.title for t, is_same in zip(others, same, strict=True) if is_same)]
    people = [n for n, is_same in enumerate(same) if not is_same]
    titles += [" ".join(others[n].title for n in people)] if people else []
    made: dict[int, dict[int, object]] = {header: dict(enumerate(titles, 1))}
    origins: dict[tuple[int, int], Cell] = {(header, 0): grid.cell(header, 0)}
    for place, told_of in enumerate(known.values(), header + 1):
        told, (row, side) = next(iter(told_of.items()))
        columns = [named.columns[side], *(others[n].columns[side] for n, is_same in enumerate(same) if is_same)]
        values = {number: grid.rows[row][c] for number, c in enumerate(columns, 1) if c in grid.rows[row]}
        origins |= {(place, number): grid.cell(row, c) for number, c in enumerate([0, *columns])}
        if people:
            persons = dict.fromkeys(" ".join(filter(None, (told[n] for n in people))) for told in told_of)
            values[len(titles)] = "; ".join(filter(None, persons))
            origins[place, len(titles)] = grid.cell(row, others[people[-1]].columns[side])
        made[place] = values
    origins |= {(header, n): grid.cell(header, c) for n, c in enumerate((named.columns[0],), 1)}
    return Grid(f"{grid.name}: {named.words[0]}, {named.words[1]}", made, origins=origins)
