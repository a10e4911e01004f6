"""Completes abbreviated codes of companies: ``S-09–S-12`` and ``8`` next to ``S-01``."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.wording.polarity import asks_for_refusals
from sco_scheduler.intake.understanding.wording.words import is_blank
from sco_scheduler.intake.values.entries import written
from sco_scheduler.resources import lazy_regex

_CODE = lazy_regex(r"([^\W\d_]{1,4})[-\s.]?(\d{1,5})")
_RANGE = lazy_regex(
    r"(?<!\w)(?P<word>[^\W\d_]{1,4})[-\s.]?(?P<first>\d{1,5})\s*(?:[-–—~…]|\.{2,3}|\bto\b|\bпо\b|[至到])\s*"
    r"(?:(?P<again>[^\W\d_]{1,4})[-\s.]?)?(?P<last>\d{1,5})(?!\w)"
)
_CODES = lazy_regex(r"[^\W\d_]{1,4}[-\s.]?\d{1,5}(?:\s?[;；、,，/\s]\s?[^\W\d_]{1,4}[-\s.]?\d{1,5})*")
_NUMBERS = lazy_regex(r"\d{1,5}(?:\s?[;；、,，/]\s?\d{1,5})*")
_ASIDE = lazy_regex(r"\s*[(（][^()（）]*[^\W\d_][^()（）]*[)）]")
_REASON = lazy_regex(r"(?<=\d)(?:\s*[:：–—]\s*|\s+(?:-\s*)?)[^\W\d][^\d]{3,}$")
"""A remark in brackets behind a number, and one without them: ``4 (we are in court)``, ``S4 - we are in court``."""

_FEWEST, _LONGEST = 3, 50
"""The minimum number of codes in a column, and the maximum size of a range."""

_Codes = Mapping[str, Mapping[int, str]]
"""The codes by prefix and number."""


def with_whole_codes(book: Book, but: Collection[str] = ()) -> Book:
    """The workbook with ranges of codes expanded, and with numbers completed to codes in lists of codes.

    Parameters
    ----------
    but
        The names of sheets that are left unchanged.
    """
    codes: dict[str, dict[int, str]] = {}
    for grid in book.grids:
        for word, of_word in _codes_of(grid).items():
            codes.setdefault(word, {}).update(of_word)
    return (
        replace(book, grids=tuple(grid if grid.name in but else _spelt_out(grid, codes) for grid in book.grids))
        if codes
        else book
    )


def _codes_of(grid: Grid) -> dict[str, dict[int, str]]:
    """The codes in the columns of a sheet with unique codes."""
    columns: dict[int, list[str]] = {}
    for values in grid.rows.values():
        for column, value in values.items():
            columns.setdefault(column, []).append(written(value))
    found: dict[str, dict[int, str]] = {}
    for texts in columns.values():
        matches = [match for text in texts if (match := _CODE.fullmatch(text)) is not None]
        words = {match[1].casefold() for match in matches}
        numbers = {int(match[2]): match[0] for match in matches}
        if len(words) == 1 and _FEWEST <= len(numbers) == len(matches) and 2 * len(matches) > len(texts):
            found.setdefault(words.pop(), {}).update(numbers)
    return found


def _spelt_out(grid: Grid, codes: _Codes) -> Grid:
    rows: dict[int, dict[int, object]] = {}
    naming = _naming(grid, codes)
    for row, values in grid.rows.items():
        if _counts_columns(values, naming):
            continue
        for column, value in values.items():
            text = written(value)
            if _RANGE.search(text) is not None:
                text = _RANGE.sub(lambda match: ", ".join(_expanded(match, codes)) or match[0], text)
            elif column in naming and _NUMBERS.fullmatch(_ASIDE.sub("", text)) is not None:
                text = _completed(text, codes[naming[column]])
            if text != written(value):
                rows.setdefault(row, dict(values))[column] = text
    return replace(grid, rows={**grid.rows, **rows}) if rows else grid


def _completed(text: str, of_word: Mapping[int, str]) -> str:
    """A list of numbers, perhaps with remarks in brackets, as codes; the text itself if one of them is none."""
    if not all(int(number) in of_word for number in _DIGITS.findall(_ASIDE.sub("", text))):
        return text
    if _ASIDE.search(text) is None:
        return ", ".join(of_word[int(number)] for number in _DIGITS.findall(text))
    asides = [*_ASIDE.finditer(text), None]
    found, end = "", 0
    for aside in asides:
        plain = text[end : aside.start() if aside is not None else len(text)]
        found += _DIGITS.sub(lambda match: of_word[int(match[0])], plain) + (aside[0] if aside is not None else "")
        end = aside.end() if aside is not None else end
    return found


_DIGITS = lazy_regex(r"\d+")


def _counts_columns(values: Mapping[int, object], naming: Collection[int]) -> bool:
    """Whether the numbers of a row count columns of codes from 1 on, as titles of choices do."""
    numbers = [written(value) for column, value in sorted(values.items()) if written(value).isdecimal()]
    counted = sum(column in naming and written(value).isdecimal() for column, value in values.items())
    return counted > 1 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _naming(grid: Grid, codes: _Codes) -> dict[int, str]:
    """The columns of a sheet with codes of one prefix, in more cells than those with just numbers.

    Numbers below a title of refusals are codes of the prefix that the other columns have: nobody refuses a count.
    """
    words: dict[int, list[str]] = {}
    numbers: dict[int, int] = {}
    refusing: dict[int, bool] = {}
    for values in grid.rows.values():
        for column, text in ((c, written(value)) for c, value in values.items()):
            plain = _NUMBERS.fullmatch(text) is not None
            numbers[column] = numbers.get(column, 0) + plain
            bare = _REASON.sub("", _ASIDE.sub("", text))
            of_cell = {match[1].casefold() for match in _CODE.finditer(bare)} if _CODES.fullmatch(bare) else set()
            words.setdefault(column, []).extend(of_cell if of_cell <= codes.keys() else ())
            if column in refusing:
                refusing[column] &= bool(of_cell) or _NUMBERS.fullmatch(bare) is not None or is_blank(text)
            elif len(values) > 1 and not any(map(str.isdigit, text)):
                refusing[column] = asks_for_refusals(text)
    found = {
        column: of_column[0]
        for column, of_column in words.items()
        if len(set(of_column)) == 1 and len(of_column) > numbers[column]
    }
    first = found.get(min(found, default=0), "")  # of the rows themselves, if they have codes
    others = {*found.values()} - ({first} if first in _codes_of(grid) else set())
    meant = {c: {*words[c]} or others for c, sure in refusing.items() if sure}
    return found | {column: next(iter(of)) for column, of in meant.items() if len(of) == 1}


def _expanded(match: re.Match[str], codes: _Codes) -> Sequence[str]:
    """The codes of a range; none if it is invalid."""
    word, first, last = match["word"].casefold(), int(match["first"]), int(match["last"])
    known = codes.get(word, {})
    if match["again"] and match["again"].casefold() != word:
        return ()
    if not (first in known and last in known and first < last <= first + _LONGEST):
        return ()
    return [known[number] for number in range(first, last + 1) if number in known]
