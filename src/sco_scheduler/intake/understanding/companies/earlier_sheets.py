"""Recognises lists of earlier events and versions: they are left out, and count only if a cell refers to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.cells.questions import NOTHING_HELD, Decider
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.wording.sheet_notes import is_earlier, says_as_before, words_of_note
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.intake.values.outdated import outdated_words, says_outdated
from sco_scheduler.resources import lazy_regex

_YEAR = lazy_regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OLD = lazy_regex(
    r"\b(?:old|archived?|previous|last year|backup|obsolete|outdated|superseded|do not use)\b|"
    r"стар(?:ый|ая|ое|ые)|архив|прошл|устарел|旧|去年|上届|往届|历史|存档|备份|作废",
    re.IGNORECASE,
)
_ARCHIVE = lazy_regex(
    r"\barchiv|\b(?:last|previous|past|prior) (?:year|edition|event|forum|fair)|\bархив|"
    r"прошл\w* (?:год|лет|форум|выставк)|"
    r"прошлогодн|предыдущ\w+ (?:год|форум|выставк)|存档|归档|档案|去年|上一?年|往年|上届|往届|历史"
)
_AS_BEFORE = lazy_regex(
    r"\b(?:as|like|than) (?:in )?(?:the )?(?:last|previous) (?:year|time|edition)|"
    r"\bsame (?:\w+ ){0,3}(?:last|previous) (?:year|time)|"
    r"как (?:и )?(?:в )?(?:прошл|тот|предыдущ)|(?:同|跟|和|与|照)(?:去年|上届|往年)|(?:去年|上届)(?:一样|相同|同)"
)
_UNSURE = 0.6
"""Certainty that a sheet of another year with different titles is irrelevant."""

_HIDDEN, _SHOWN = 0.95, 0.7
"""Certainty that such a list is irrelevant, on a hidden sheet and on a visible one."""

_ALIKE = 0.8
"""The minimum share of titles that a list has in common with one of another year."""

_FIRST_ROWS = 5


def without_earlier(book: Book, decider: Decider) -> Book:
    """The workbook without lists of earlier events; uncertain ones are asked about."""
    earlier = set()
    for grid, sure in {grid.name: (grid, sure) for grid, sure in _earlier(book)}.values():
        titles, cell = tuple(_titles(grid)), Cell(grid.name, min(grid.rows))
        answer = decider.holds(cell, titles[:4], NOTHING_HELD, sure, len(grid.rows))
        if answer == NOTHING_HELD:
            earlier.add(grid.name)
    return replace(book, grids=tuple(grid for grid in book.grids if grid.name not in earlier))


def _earlier(book: Book) -> Iterator[tuple[Grid, float]]:
    """The sheets that another one may supersede, with certainty.

    They are called outdated, or they have the titles of another sheet and a name with an earlier year, a word such as
    *old*, or that of another version.
    """
    filled = [grid for grid in book.grids if grid.rows]
    for place, grid in enumerate(filled):
        dated = _OLD.search(grid.name) is not None or _YEAR.search(grid.name) is not None
        likely = [o for o in filled if o is not grid and not o.hidden and dated and _is_older(grid.name, o.name)]
        if _is_outdated(grid, filled):
            yield grid, _HIDDEN if grid.hidden or _is_not_to_be_used(grid) else _SHOWN
            continue
        later = [] if book.chosen else filled[place + 1 :]  # explicitly chosen files are all used
        versions = [o for o in later if _is_version(grid.name, o.name) and not o.hidden]
        titles = set(_titles(grid) if likely or versions else ())
        alike = [
            o for o in (*likely, *versions) if len(titles.intersection(_titles(o))) >= _ALIKE * max(len(titles), 1)
        ]
        if any(other in likely for other in alike):
            yield grid, _HIDDEN if grid.hidden else _SHOWN
        elif any(_share(grid, other) >= _AGAIN for other in alike) and not grid.hidden:
            yield grid, _OPEN


def _is_outdated(grid: Grid, others: Sequence[Grid]) -> bool:
    """Whether a sheet is called outdated by its name or above its list, and a current one has some of its texts.

    If its name only has a word for *old* among others, a current one has to have most of them.
    """
    called = _called_outdated(grid)
    if not called and outdated_words().search(normalized(grid.name)) is None:
        return False
    least = _SOME if called else _AGAIN
    current = [o for o in others if o is not grid and not o.hidden and not _called_outdated(o)]
    return any(_share(grid, o) >= least for o in current if outdated_words().search(normalized(o.name)) is None)


def _called_outdated(grid: Grid) -> bool:
    return any(map(says_outdated, _names(grid)))


def _is_not_to_be_used(grid: Grid) -> bool:
    """Whether the name of an outdated sheet, or a short text above its list, asks not to use it: ``do not use``."""
    short = (normalized(text) for text in _names(grid) if len(text.split()) <= _FEW_WORDS)
    return any(outdated_words("unused").search(text) is not None for text in short)


_FEW_WORDS = 6


def _names(grid: Grid) -> list[str]:
    """The name of a sheet and the texts above its list."""
    first = islice((values for values in grid.rows.values() if values), _ROWS_ABOVE)
    return [grid.name, *(written(next(iter(values.values()))) for values in first if len(values) == 1)]


_ROWS_ABOVE, _SOME = 3, 0.2
"""The rows that may call a sheet outdated, and the minimum share of its texts that a current sheet has then."""

_VERSION = lazy_regex(
    r"final|latest|version|copy|draft|\bv\b|\d|итог\w*|оконч\w*|финал\w*|последн\w*|верси\w*|копия|чернов\w*|"
    r"最终|定稿|最新|终版|版本|版|副本|草稿",
    re.IGNORECASE,
)
"""Words that distinguish versions of a list: ``final``, ``v2``, ``(copy)``."""

_AGAIN, _OPEN = 0.5, 0.5
"""The minimum share of texts that two versions have in common, and the certainty that the first is superseded."""


def _is_version(name: str, other: str) -> bool:
    """Whether the names of two sheets differ only in words or numbers of a version, and not in the year."""
    one, two = (
        re.sub(r"[\W_]+", "", words_of_note("version").sub("", _VERSION.sub("", fold(text)))) for text in (name, other)
    )
    return one == two and not _is_older(name, other) and not _is_older(other, name)


def _share(grid: Grid, other: Grid) -> float:
    """The share of the texts of the shorter of two sheets that the other has too, except titles."""
    one, two = (
        {fold(written(value)) for values in g.rows.values() for value in values.values()}.difference(_titles(g))
        for g in (grid, other)
    )
    return len(one & two) / max(1, min(len(one), len(two)))


def _is_older(name: str, other: str) -> bool:
    """Whether a sheet has the name of another one, with an earlier year or a word like *old*."""
    if _OLD.search(other):
        return False
    years = [max(found, default="") for found in (_YEAR.findall(name), _YEAR.findall(other))]
    same = _bare(name) == _bare(other)
    if _OLD.search(name):
        return same or not years[1] or years[0] < years[1]
    return same and bool(years[1]) and years[0] < years[1]


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", _OLD.sub("", _YEAR.sub("", fold(name))))


def _titles(grid: Grid) -> list[str]:
    """The texts of the fullest of the first rows, in order."""
    first = [values for row, values in grid.rows.items() if values][:_FIRST_ROWS]
    return list(dict.fromkeys(fold(written(value)) for value in max(first, key=len, default={}).values()))


def of_this_year(region: Region, likely: tuple[str, float], grids: Sequence[Grid]) -> tuple[str, float]:
    """The likely contents of a sheet with certainty; those of earlier events are probably irrelevant.

    They count if a cell of another sheet says ``as last year``.
    """
    others = [grid for grid in grids if grid is not region.grid and grid.name != region.grid.name]
    if likely[0] == NOTHING_HELD or not others or not _is_earlier(region.grid.name, [grid.name for grid in others]):
        return likely
    texts = {value for grid in others for row in grid.rows.values() for value in row.values() if isinstance(value, str)}
    if any(_AS_BEFORE.search(normalized(text)) or says_as_before(text) for text in texts):
        return likely
    return NOTHING_HELD, _UNSURE


def _is_earlier(name: str, others: Sequence[str]) -> bool:
    """Whether the name of a sheet says archive, or has an earlier year than another one."""
    if _ARCHIVE.search(normalized(name)) or is_earlier(name):
        return True
    years = {int(year) for year in _YEAR.findall(name)}
    later = {int(year) for other in others for year in _YEAR.findall(other)}
    return len(years) == 1 and bool(later) and max(years) < max(later)
