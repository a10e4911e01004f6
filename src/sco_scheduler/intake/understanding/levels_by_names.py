"""The level that columns say: by whom they name beside the wishes of a row, by signs, ticks and marks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.columns import Column
from sco_scheduler.intake.understanding.fields import Meaning
from sco_scheduler.intake.understanding.legends import explained_in
from sco_scheduler.intake.understanding.matching import NameIndex
from sco_scheduler.intake.understanding.places import place_of
from sco_scheduler.intake.understanding.words import (
    ABOVE_ALL,
    bare_title,
    denies,
    is_tick,
    level_of,
    says_yes_or_no,
    sure_level,
)

_TITLED = 0.7
_FEW = 2
"""The names from which on a second list tells something by whom it names."""

_SPARSE, _MANY = 0.75, 0.5
"""The share of those who wish for somebody that fill in a list of refusals at most, and of all that wish at least."""

_TOLD, _ALONE = 0.6, 0.92
"""How sure the level of a second list is by its names, and of refusals by its title too, or of the only list."""


def levels_by_names(columns: Sequence[Column], found: Mapping[int, Meaning], index: NameIndex) -> dict[int, Meaning]:
    """The level of columns whose titles say none.

    Who is named again in a shorter list is the one to be met by all means. A list that few fill in, and that names
    nobody again, is most likely of those who are not to be met. The only list is of wishes where most name several.

    Parameters
    ----------
    columns
        The columns of a list of companies that name companies.
    found
        Their meanings as their titles say them, by their number.

    Returns
    -------
    dict[int, Meaning]
        The meanings that are other, or surer.
    """
    plain = [c for c in columns if found[c.number].field == "wishes" and found[c.number].level is Level.WANT]
    named = {c.number: rows for c in columns if (rows := _named_in(c, index))}
    first = [c for c in columns if found[c.number].field == "choice" and c.number in named]
    first = first or sorted((c for c in plain if c.number in named), key=lambda c: -_per_row(named[c.number]))[:1]
    wishes: dict[int, set[str]] = {}
    for column in first:
        for row, names in named[column.number].items():
            wishes.setdefault(row, set()).update(names)
    if len(named) == len(first) == len(plain) == 1 and _per_row(wishes) > 1 and len(wishes) >= _MANY * first[0].rows:
        meaning = found[first[0].number]
        return {first[0].number: replace(meaning, certainty=max(_ALONE, meaning.certainty))}
    refused = any(found[c.number].level is Level.NO for c in columns)
    result = {}
    for column in plain:
        own: dict[int, set[str]] = {}
        for row, names in (at for c in plain if _of_one_kind(c, column) for at in named.get(c.number, {}).items()):
            own.setdefault(row, set()).update(names)
        above_all = refused or ABOVE_ALL.search(column.title) is not None
        level = None if column in first or column.score("wishes") >= _TITLED else _level(own, wishes, must=above_all)
        if level is not None:
            meaning = found[column.number]
            told = level is Level.NO and denies(bare_title(column.title))
            result[column.number] = replace(meaning, level=level, certainty=_ALONE if told else _TOLD)
    left = [c for c in plain if c.number not in result]
    if result and left == [c for c in first if c in plain] and len(left) == 1:  # each other list is of another level
        meaning = found[left[0].number]
        result[left[0].number] = replace(meaning, certainty=max(_ALONE, meaning.certainty))
    return result


def _of_one_kind(column: Column, other: Column) -> bool:
    """Whether one title is the other with a number or an ordinal: ``Veto`` and ``Second veto``."""
    short, long = sorted((bare_title(column.title), bare_title(other.title)), key=len)
    return short == long or (bool(short) and f" {long} ".endswith(f" {short} ") and place_of(long) is not None)


def _level(own: Mapping[int, Collection[str]], wishes: Mapping[int, Collection[str]], *, must: bool) -> Level | None:
    """The level of a second list beside wishes, each the companies by row; None where the names tell nothing.

    Where another list is of refusals, or its title speaks of what matters most (``must``), a single other name is of
    the one to be met by all means.
    """
    count = sum(len(names) for row, names in own.items() if row in wishes)
    again = sum(name in wishes.get(row, ()) for row, names in own.items() for name in names)
    if count < _FEW:
        return None
    if again == count and _per_row(own) < _per_row(wishes):
        return Level.MUST
    if again or len(own) > _SPARSE * len(wishes) or _per_row(wishes) <= 1:
        return None
    if must:
        return Level.MUST if _per_row(own) == 1 else None
    return Level.NO


def _named_in(column: Column, index: NameIndex) -> dict[int, set[str]]:
    """The companies that a column names, by row; without rows that name somebody else too."""
    rows = {row: {part.company for part in index.split(text)} for row, text in column.cells.items()}
    return {row: {key for key in keys if key is not None} for row, keys in rows.items() if keys and None not in keys}


def _per_row(named: Mapping[int, Collection[str]]) -> float:
    """The companies that are named in a row, in the mean."""
    return sum(map(len, named.values())) / len(named) if named else 0.0


def explains_itself(column: Column) -> bool:
    """Whether the title of a column says what the signs in its cells mean: ``Importance (3 - must, 0 - no)``."""
    told = (entry for title in column.titles for entry in explained_in(title))
    signs = {fold(sign) for sign, meant in told if level_of(meant) is not None}
    return len(signs) > 1 and {fold(text) for text in column.cells.values()} <= signs


def levels_of_pairs(columns: Sequence[Column]) -> dict[int, Meaning]:
    """The columns of a list of pairs whose ticks say who is wanted, and those that mark some rows with one level.

    Parameters
    ----------
    columns
        The columns that no title explains.
    """
    found = {c.number: Meaning("wishes", _MARKED, c.level) for c in columns if _marks_rows(c)}
    asking = [c for c in columns if c.number not in found and _are_ticks(c) and _asks(c)]
    if len(asking) == 1:
        found[asking[0].number] = Meaning("level", _MARKED)
        for column in columns:
            said = {sure_level(text) for text in column.cells.values()}
            if column is not asking[0] and len(said) == 1 and said <= {Level.MUST, Level.NO}:
                found[column.number] = Meaning("wishes", _MARKED, said.pop() or Level.WANT)
    return found


_MARKED = 0.94


def _are_ticks(column: Column) -> bool:
    """Whether all cells are ticks, or say yes or no."""
    return bool(column.cells) and all(is_tick(t) or says_yes_or_no(t) is not None for t in column.cells.values())


def _marks_rows(column: Column) -> bool:
    """Whether a column marks the rows of wishes that are musts, or refusals: ``Blocked`` above ticks."""
    return column.level is not Level.WANT and _are_ticks(column)


def _asks(column: Column) -> bool:
    return column.score("wishes") >= _TITLED or level_of(bare_title(column.title)) is not None
