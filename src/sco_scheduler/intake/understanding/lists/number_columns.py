"""Tells which columns refer to companies by their numbers on a list, and which may number them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.company_names import AND
from sco_scheduler.intake.understanding.cells.columns import Column, remembered
from sco_scheduler.intake.understanding.names.catalogue_numbers import (
    NO_NUMBER,
    STAND,
    bare_number,
    called_numbers_in,
    numbers_beside_names,
    numbers_in,
    with_levels,
)
from sco_scheduler.intake.understanding.names.listed_texts import exceptions_in
from sco_scheduler.intake.understanding.wording.places import calls_numbers, how_many
from sco_scheduler.intake.understanding.wording.scales import RANKS, told_scale
from sco_scheduler.intake.understanding.wording.words import (
    bare_title,
    is_blank,
    is_serial_title,
    level_of,
    refuses,
    side_of_title,
    title_score,
)
from sco_scheduler.intake.values.entries import whole_number
from sco_scheduler.resources import lazy_regex

PARTS = lazy_regex(rf"[;；、,，\n\r|｜┋•·/]+|\s+(?:{AND})\s+|[和与及]", re.IGNORECASE)
"""Delimiters of the parts of a cell."""


def lists_several(column: Column) -> bool:
    """Whether some cell has several parts."""
    return any(len(PARTS.split(text)) > 1 for text in column.texts)


def by_number(columns: Sequence[Column], known: Collection[str], *, asking: bool = False) -> list[Column]:
    """The columns that refer to companies by their numbers on a list.

    Their cells are lists of such numbers, or their titles request companies, or the organizer says so. Single numbers
    below another title may be counts.

    Parameters
    ----------
    columns
        The columns of one list, without its own numbers.
    known
        The numbers, without leading zeros.
    asking
        Whether lists of numbers are not enough, as the numbers may be something else.
    """
    fitting = [c for c in columns if _has_known_numbers(c, known)]
    listed = [not asking and lists_several_numbers(c) for c in fitting]
    both = zip(fitting, listed, strict=True)
    return [c for c, lists in both if (lists or asks_for_companies(c) if c.said is None else c.said in _OF_COMPANIES)]


def numbers_each(column: Column) -> bool:
    """Whether the cells may number the companies of the rows, whatever the title: numbers of two digits or more."""
    p = column.profile
    said = column.score("wishes") >= _TITLED or column.level is not Level.WANT or column.choice is not None
    counted = max(map(column.score, (*_COUNTS, *_ORDERS))) >= _WEAKLY or any(map(how_many, column.titles))
    each = p.numbers >= _NUMBERS and p.full >= _NUMBERS and not (said or counted)
    return each and min(map(len, map(bare_number, column.cells.values()))) >= _DIGITS_EACH


_DIGITS_EACH = 2


def one_for_each(column: Column, row_names: Mapping[int, str]) -> bool:
    """Whether each company of the rows has one number, and none that another one has."""
    pairs = {(bare_number(text), row_names[row]) for row, text in column.cells.items() if row in row_names}
    return len({number for number, _ in pairs}) == len(pairs) == len({name for _, name in pairs}) > 1


def may_ask(column: Column, known: Collection[str]) -> bool:
    """Whether a title has a word of a level or a wish, and some cell, but not as a count, a number of a company."""
    asked = column.level is not Level.WANT or column.score("wishes") >= _WEAKLY or column.choice is not None
    counted = max(map(column.score, (*_COUNTS, *_ORDERS))) >= _WEAKLY or any(map(how_many, column.titles))
    if column.said is not None or not asked or counted or _are_ranks(column):
        return False
    said = (numbers_in(text) or () for text in column.cells.values())
    return any(number in known and (len(of) > 1 or len(number) >= _DIGITS_EACH) for of in said for number in of)


def by_called(column: Column, known: Collection[str]) -> list[int]:
    """The rows of a column of wishes, others of them by name, that have only numbers called so: ``No. 6, No. 2``."""
    said = {row: called_numbers_in(text) for row, text in column.cells.items()} if asks_for_companies(column) else {}
    rows = [row for row, numbers in said.items() if numbers]
    numbers = [number for row in rows for number in said[row]]
    counted = max(map(column.score, _COUNTS)) >= max(_TITLED, column.score("wishes"))
    return rows if len(numbers) > 1 and not counted and all(number in known for number in numbers) else []


def may_be_numbers(column: Column, known: Collection[str]) -> bool:
    """Whether a column may have numbers of companies without further evidence: its title is not about counts."""
    told = (
        max(map(column.score, _COUNTED)) >= _WEAKLY or how_many(column.title) or _is_own(column) or _are_ranks(column)
    )
    return column.said is None and not told and _has_known_numbers(column, known)


_OF_COMPANIES = frozenset({"wishes", "choice", "askers", "from", "to"})
"""The meanings of columns whose numbers refer to companies."""


@remembered
def lists_several_numbers(column: Column) -> bool:
    """Whether a cell has several numbers, or exceptions; a single range may be one of hours."""
    said = {text: numbers_in(text) or () for text in column.texts}
    several = (text for text, numbers in said.items() if len(numbers) > 1 or (numbers and exceptions_in(text)))
    return any(_RANGE.fullmatch(text) is None for text in several)


_RANGE = lazy_regex(r"\s*\d+\s?[-–—]\s?\d+\s*")


def counts_others(column: Column, others: Collection[Column]) -> bool:
    """Whether the cells of a column are, in each row, the number of non-empty cells in other columns."""
    told = {row: int(text) for row, text in column.cells.items() if text.isdecimal() and len(text) <= _DIGITS}
    if len(told) < len(column.cells) or len(told) < _FEWEST_ROWS:
        return False
    last = max(told)  # below may stand what is said about each column
    rows = {row for other in others for row in other.cells if row <= last} | told.keys()
    said = {row: [c.cells[row] for c in others if c is not column and row in c.cells] for row in rows}
    filled = {row: [text for text in texts if not is_blank(text, words=False)] for row, texts in said.items()}
    every = {row: len(texts) for row, texts in filled.items()}
    # A refusal may be counted as a wish or not.
    wanted = {row: sum(not refuses(text) for text in texts) for row, texts in filled.items()}
    counted = max(sum(told.get(row, 0) == count for row, count in counts.items()) for counts in (every, wanted))
    # The sign of a refusal may be known by a legend only; then each count has to be right.
    signs = {text for texts in filled.values() for text in texts if not text.isdecimal()}
    without = [{row: len(texts) - texts.count(sign) for row, texts in filled.items()} for sign in signs]
    if len(signs) <= _FEW_SIGNS and {row: told.get(row, 0) for row in rows} in without and not column.score("rank"):
        counted = len(rows)
    return len(set(every.values())) > 1 and 4 * counted >= 3 * len(rows)


_DIGITS, _FEWEST_ROWS, _FEW_SIGNS = 4, 3, 7


def _is_own(column: Column) -> bool:
    """Whether a column has a different number in each row, so that it probably numbers them."""
    return column.serial or (column.profile.full >= _EACH and column.profile.unique >= _EACH)


def _has_known_numbers(column: Column, known: Collection[str]) -> bool:
    """Whether all cells contain only such numbers, or nearly all in case of many lists."""
    counts = max(map(column.score, _COUNTS))
    other = counts >= max(_TITLED, column.score("wishes")) or any(map(_DAYS.search, column.titles))
    other = other or (not lists_several_numbers(column) and any(how_many(title) for title in column.titles))
    other = (other or _explains_levels(column)) and column.said not in _OF_COMPANIES
    if other:
        return False
    begins = {NO_NUMBER.match(text) is not None for text in column.texts}
    said = [numbers_in(text) for text in column.cells.values() if not is_blank(text)]
    if len(begins) > 1:
        return False  # ``no 5`` beside ``3, 4`` may refuse
    if column.said in _OF_COMPANIES or any(map(cites_numbers, column.titles)):
        said = [of_cell for of_cell in said if of_cell is not None]  # other cells may name companies
    if said.count(None) * _FEW_NAMES <= len(said) and lists_several_numbers(column):
        said = [of_cell for of_cell in said if of_cell is not None]  # whoever did not look up the number
    if not said or None in said:
        return column.score("wishes") >= _TITLED and _has_numbers_beside_names(column, known)
    numbers = [number for of_cell in said for number in of_cell or ()]
    strange = sum(number not in known for number in numbers)
    return not strange or (len(numbers) > len(said) and strange <= _STRANGE * len(numbers))


def _has_numbers_beside_names(column: Column, known: Collection[str]) -> bool:
    """Whether most cells have such numbers, also beside names, and none has another number."""
    said = [numbers_beside_names(text) for text in column.cells.values() if not is_blank(text)]
    numbers = [number for of_cell in said for number in of_cell or ()]
    cells = sum(map(bool, said))
    return (
        None not in said and 2 * cells >= len(said) and cells >= _CELLS and all(number in known for number in numbers)
    )


def cites_numbers(title: str) -> bool:
    """Whether a title of wishes says that they are numbers: ``Wishes (see the suppliers' no.)``."""
    called = calls_numbers(title) or _STAND_CITED.search(title) is not None
    return called and title_score(title, "wishes") >= _WEAKLY


_STAND_CITED = lazy_regex(STAND, re.IGNORECASE)


def _explains_levels(column: Column) -> bool:
    """Whether the only cell of a column explains numbers, each with another level: ``1 - must, 2 - wish, 3 - no``."""
    graded = with_levels(next(iter(column.cells.values()))) if len(column.cells) == 1 else ()
    levels = {said for _, said, _ in graded}
    return len(graded) > 1 and len(levels) == len(graded) and "" not in levels


_STRANGE, _FEW_NAMES, _CELLS = 0.15, 5, 3
"""The share of numbers of lists that nobody may have; one cell in so many may have a name in their place; if more have,
the fewest cells with numbers."""


@remembered
def _are_ranks(column: Column) -> bool:
    """Whether numbers are ranks of wishes: ``Priority (1 - the most important)``, or 1, 2, 3, 1, 2."""
    numbers = [number for text in column.cells.values() if (number := whole_number(text)) is not None]
    ranks = bool(numbers) and told_scale(column.titles, numbers) == RANKS
    return column.counts_again or ranks or max(map(column.score, _ORDERS)) >= _TITLED


def asks_for_companies(column: Column) -> bool:
    """Whether a title asks for companies, whose numbers are in the cells."""
    if _are_ranks(column) and not lists_several(column):
        return False
    wishing = column.score("wishes")
    counts = column.score("maximum") >= _TITLED or any(map(how_many, column.titles))
    counted = counts and not lists_several(column) and column.profile.numbers == 1.0
    asked = wishing >= _TITLED and wishing > max(map(column.score, _ORDERS)) and not counted
    return (
        column.level is not Level.WANT
        or column.choice is not None
        or asked
        or (level_of(bare_title(column.title)) is not None and not is_serial_title(column.title))
        or (any(map(numbers_a_side, column.titles)) and not _is_own(column))
    )


def numbers_a_side(title: str) -> bool:
    """Whether a title asks for the numbers of companies of one side, and not for a count: ``Supplier no.``."""
    return side_of_title(title) is not None and _NUMBER_OF.search(title) is not None


_NUMBER_OF = lazy_regex(r"(?:\bno\.?|№|#|\bnumbers?|\bids?|\bcodes?|номера?|\bкод\w*|编号|号码?)\W*$|^№", re.IGNORECASE)


_COUNTS = (
    "maximum",
    "minimum",
    "people",
    "phone",
    "nothing",
    "zone",
    "table",
    "not_available",
    "products",
    "languages",
)
_DAYS = lazy_regex(r"\bdays?\b|\bдн(?:и|я|ей)\b|\bдень\b|天|日期|哪[几些]?日", re.IGNORECASE)
_ORDERS = ("rank", "priority")
_COUNTED = (*_COUNTS, *_ORDERS, "wishes")
"""The meanings of titles above numbers that are not companies: ``So many meetings are enough``."""

_EACH, _NUMBERS, _TITLED, _WEAKLY = 0.95, 0.9, 0.7, 0.35
