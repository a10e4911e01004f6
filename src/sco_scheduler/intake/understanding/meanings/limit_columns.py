"""Tells which columns have limits of meetings: in words, as small numbers, or beside another column of limits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from sco_scheduler.intake.table.grids import is_total
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.contents import answers_with_counts
from sco_scheduler.intake.understanding.cells.fields import NOTHING, Meaning
from sco_scheduler.intake.understanding.cells.questions import MOST_DIGITS, PAIRS
from sco_scheduler.intake.understanding.wording.places import how_many
from sco_scheduler.intake.understanding.wording.words import is_serial_title, of_meetings, says_yes_and_no
from sco_scheduler.intake.values.entries import normalized, whole_number
from sco_scheduler.intake.values.limits import answers_limit, each_of
from sco_scheduler.resources import lazy_regex

_TITLED, _TICKED, _MOSTLY, _NUMBERED = 0.7, 0.8, 0.9, 3
"""The numbers of companies, from 1 in each part of a list, are more than so many, and are no limits."""


def limit_in_words(column: Column) -> tuple[Meaning, float] | None:
    """The meaning of a column whose cells all state a limit in words: ``4 meetings``, ``до 5 встреч``, ``最多4场``."""
    texts = column.texts
    words = texts and all(whole_number(text) is None and answers_limit(text, "maximum") for text in texts)
    asked = column.score("maximum") >= _TITLED or any(map(of_meetings, column.titles))
    if not words and (not asked or not answers_with_counts(column) or _is_measured(column)):
        return None
    titled = any(map(_AT_MOST.search, map(normalized, column.titles)))
    sure = 0.93 if titled or all(map(_AT_MOST.search, map(normalized, texts))) else 0.55
    return Meaning("maximum", sure), sure


def limit_or_rank(column: Column, holds: str) -> tuple[Meaning, float] | None:
    """The meaning of a column of numbers as a limit or a rank; ticks in a list of pairs may mean anything."""
    p = column.profile
    if column.score("maximum") >= 0.7 and holds != PAIRS and any(map(str.isdigit, "".join(column.cells.values()))):
        return Meaning("maximum", 0.6), 0.6
    if holds == PAIRS and says_yes_and_no(column.cells.values()):
        return Meaning("level", 0.5), 0.5
    told_apart = p.full < 1.0 and not is_serial_title(column.title)  # not the row count of a pivot table
    if holds == PAIRS and p.ticks >= _TICKED and (told_apart or p.numbers < _TICKED):
        return NOTHING, 0.5
    counted = holds != PAIRS and counts_on(column)
    if holds != PAIRS and column.score("rank") >= _TITLED and looks_limited(column, holds) and not counted:
        return NOTHING, 0.5
    serial = is_serial_title(column.title) and (holds != PAIRS or p.distinct == 1 or not column.restarts)
    serial = serial or (holds != PAIRS and column.restarts and column.score("id") >= _TITLED)  # IDs of both sides
    if serial or counted or not looks_limited(column, holds):
        return None
    # Numbers below a title that is about neither counts nor meetings may mean anything.
    counts = any(how_many(title) or of_meetings(title) or _ROUNDS.search(title) for title in column.titles)
    counts = counts and not (holds != PAIRS and "0" in column.cells.values())  # a limit of zero meetings is implausible
    sure = 0.92 if holds == PAIRS and column.counts_again else 0.55 if counts or holds == PAIRS else 0.5
    return Meaning("rank" if holds == PAIRS else "maximum", sure), sure


def counts_on(column: Column) -> bool:
    """Whether the numbers of a column count on from row to row, from 1 in each part of a list."""
    numbers = [int(text) for text in column.once if text.isdecimal() and len(text) <= MOST_DIGITS]
    many = len(numbers) == len(column.once) > _NUMBERED < column.profile.distinct and numbers[0] == 1
    return many and all(later in {1, before + 1} for before, later in pairwise(numbers))


def limits_beside(columns: Sequence[Column], found: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """The other of two columns of limits, one for each day or session and one in total, if the first is known."""
    first = next((c for c in columns if found.get(c.number, NOTHING).field == "maximum"), None)
    if first is None:
        return {}
    of_first = _unit_of(first)
    others = [
        c
        for c in columns
        if found.get(c.number, NOTHING).field in {"maximum", "minimum", "nothing", "notes"}
        and c is not first
        and c.profile.maxima > 0
        and (_unit_of(c) is None) is not (of_first is None)
        and any(_AT_MOST.search(t) or of_meetings(t) for t in map(normalized, c.titles))
        and not any(_AT_LEAST.search(t) for t in map(normalized, c.titles))
    ]
    if len(others) != 1:
        return {}
    # A total of meetings may be a count of them.
    other = others[0]
    titled = of_first is None or any(map(_AT_MOST.search, map(normalized, other.titles)))
    sure = titled and not other.counted and other.profile.maxima >= _MOSTLY
    return {other.number: Meaning("maximum", 0.93 if sure else 0.5)}


def _unit_of(column: Column) -> str | None:
    """Whether the titles of a column are about each ``day`` or ``session``; None for neither."""
    return next((unit for title in column.titles if (unit := each_of(title)) is not None), None)


_AT_LEAST = lazy_regex(r"\bmin|at least|мин|не мен|最少|至少")
_ROUNDS = lazy_regex(r"max|(?:round|talk|slot|session)s?\b|макс|раунд|слот|бесед|轮", re.IGNORECASE)
_AT_MOST = lazy_regex(
    r"max|at most|no more|not more|up to|limit|restrict|макс|не бол|\bдо \d|лимит|огранич|限制|最多|至多|不超过|上限"
)


def looks_limited(column: Column, holds: str) -> bool:
    """Whether the cells are small numbers that do not just number the rows, and are not all 1."""
    p = column.profile
    numbers = [int(text) for text in column.cells.values() if text.isdecimal() and len(text) <= MOST_DIGITS]
    each_once = p.unique >= 0.99 and len(numbers) > 2
    numbered = each_once and (column.serial or max(numbers) > _MOST_MEETINGS or len(numbers) > _FEW)
    counting = numbered or (holds == PAIRS and p.distinct == 1 and p.filled > 1)
    mostly = p.numbers >= 0.9 or (p.numbers >= 0.5 and p.maxima > p.numbers)  # the others in words: ``max 5``
    return mostly and bool(numbers) and max(numbers) <= 100 and not (counting or _is_measured(column))


_MOST_MEETINGS, _FEW = 30, 8
"""The largest plausible limit, and up to how many companies may all have different limits by chance."""


@lru_cache(maxsize=131072)
def _is_measured(column: Column) -> bool:
    """Whether its title or most cells have a unit of area, weight, money or the like, or its title is one of totals."""
    texts = list(column.cells.values())
    titled = any(is_total(title) or _UNIT.search(normalized(title)) for title in column.titles)
    return titled or 2 * sum(_UNIT.search(normalized(text)) is not None for text in texts) > len(texts)


_UNIT = lazy_regex(
    r"[²³㎡㎥%€$£¥₽₸]|(?<![a-z])(?:sq\.? ?m|sqm|m[23]|cbm|kg|tons?|tonnes?|km|[cm]m|kw|usd|eur|rmb|cny)(?![a-z])|"
    r"(?<![а-я])(?:кв\.? ?м|м[23]|кг|тонн\w*|км|[см]м|к?вт|руб\w*|тенге)(?![а-я])|"
    r"平方米?|平米|公斤|千克|吨|公里|厘米|千瓦|万?元|美元"
)
