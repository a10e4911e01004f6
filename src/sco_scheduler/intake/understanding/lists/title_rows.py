"""Tells rows of titles from rows of values: which texts are like titles, and whether a header has a second row."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import islice, takewhile

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import Grid, is_total
from sco_scheduler.intake.understanding.cells.matrix_titles import matrix_company
from sco_scheduler.intake.understanding.cells.profiles import EMAIL, MOST_LOOKED_AT, NAME_FORM
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.places import choice_number
from sco_scheduler.intake.understanding.wording.words import is_tick, level_of, side_of_title, title_score
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.entries import normalized, whole_number
from sco_scheduler.intake.values.limits import says_limit
from sco_scheduler.intake.values.presence import tells_itself
from sco_scheduler.resources import lazy_regex

HEADER_ROWS, SHORT = 30, 40
FEWEST_OPTIONS = 2
"""The minimum number of one-hot columns that shows that a row is their header."""

_FIELDS = (
    *("id", "company", "local", "country", "zone", "products", "languages", "not_available", "minimum", "maximum"),
    *("priority", "contact", "title", "email", "phone", "status", "notes", "role", "wishes", "from", "to", "rank"),
    *("level", "nothing"),
)


@lru_cache(maxsize=131072)
def known_title(text: str) -> float:
    """How much a text is like a title of any field."""
    return max(title_score(text, name) for name in _FIELDS)


_SAYS_WHEN = lazy_regex(r"\d|morning|afternoon|утр|обед|дня|上午|下午|全天", re.IGNORECASE)


def title_like(text: str, names: NameIndex | None) -> float:
    """How much a text is like a title of a field or a choice, or, where names may head columns, a known name."""
    known = _like_known_titles(text)
    if known is None:
        return 0.0
    if known < 0.9 and names is not None and matrix_company(text, names) is not None:
        known = max(known, 0.6)
    return known if known >= 0.4 else 0.0


@lru_cache(maxsize=131072)
def _like_known_titles(text: str) -> float | None:
    """How much a text is like a title of any field or choice; None if it certainly is no title."""
    if len(text) > 250 or EMAIL.fullmatch(text) or says_limit(text):
        return None
    if len(text) <= SHORT and _SAYS_WHEN.search(text) and tells_itself(text):
        return None
    known = known_title(text)
    return max(known, 0.8) if choice_number(text) is not None and not text.isdigit() else known


def without_numbers(filled: Mapping[int, dict[int, str]]) -> dict[int, dict[int, str]]:
    """The rows, the first ones without the numbers that count all of their texts: ``1. Buyer | 2. Volga | 3. Ural``.

    Two such texts are titles that are known.
    """
    found = dict(filled)
    for row in list(filled)[:HEADER_ROWS]:
        numbered = [_NUMBERED.match(text) for text in filled[row].values()]
        counted = [int(match[1]) for match in numbered if match is not None]
        if len(counted) == len(numbered) > 1 and counted == [*range(counted[0], counted[0] + len(counted))]:
            bare = {column: _NUMBERED.sub("", text) for column, text in filled[row].items()}
            if len(counted) < _COUNTED and not all(known_title(text) >= _KNOWN for text in bare.values()):
                continue
            found[row] = bare if len(set(bare.values())) == len(bare) else filled[row]
    return found


_COUNTED, _KNOWN = 3, 0.8
_NUMBERED = lazy_regex(r"^\s*(\d{1,3})\s*[.)、．:）]\s*(?=\S)")

_ANSWER_KINDS = frozenset({"response", "open-ended response", "other (please specify)", "ответ", "答案"})
"""The labels of form tools below a question that has no choices."""


def is_second_row(grid: Grid, filled: Mapping[int, Mapping[int, str]], row: int, lower: int, names: NameIndex) -> bool:
    """Whether the row below a header is its second row: it divides a merged title above, or has titles too."""
    values = filled[lower]
    boxes = checkbox_columns(filled, lower)  # of a question that is only above the first of them
    begun = len(boxes) > FEWEST_OPTIONS <= len(boxes - filled[row].keys())
    if begun or any(normalized(text) in _ANSWER_KINDS for text in values.values()):
        return True
    if is_repeated(filled, lower) or any(recurs(filled, lower, column) for column in values):
        return False  # no title recurs below itself
    divides = _divides(grid, filled, row, lower)
    if divides is not None:
        return divides
    titled = values.keys() <= filled[row].keys() and all(map(_is_sure_title, filled[row].values()))
    known = [text for text in values.values() if title_like(text, names) >= 0.7 and not titled]
    return len(known) >= 2 and 2 * len(known) >= len(values) and not any(names.find(t).company for t in values.values())


def _divides(grid: Grid, filled: Mapping[int, Mapping[int, str]], row: int, lower: int) -> bool | None:
    """Whether the row below a header has titles of what the titles above are over; None if its titles have to tell."""
    values = filled[lower]
    spans = [(first, last) for top, end, first, last in grid.merged if top <= row <= end and last > first]
    under = [column for first, last in spans for column in range(first, last + 1) if column in values]
    tall = [c for area in grid.merged if area[0] <= row and area[1] >= lower for c in range(area[2], area[3] + 1)]
    short = all(len(text) < 80 for text in values.values())
    if under and all(column in under or column in tall or is_total(text) for column, text in values.items()):
        return True
    if tall and all(column not in tall or column not in grid.rows.get(lower, {}) for column in values):
        return short
    if any(whole_number(text) is not None or _is_answer(text) for text in values.values()):
        return False
    grouped = bool(under) or len(filled[row]) < len({*filled[row], *values})
    return True if grouped and short and _unlike_below(filled, lower) >= _ENOUGH else None


_ENOUGH = 2
"""The least number of columns whose values a row of titles does not look like."""


def _unlike_below(filled: Mapping[int, Mapping[int, str]], row: int) -> int:
    """How many columns have below a row values of one kind that its cell is not of; 0 if it is of one of them."""
    below = [filled[other] for other in filled if other > row][:MOST_LOOKED_AT]
    columns = {column: [values[column] for values in below if column in values] for column in filled[row]}
    numbers = {column for values in below for column in values} - filled[row].keys()
    counted = [[v[column] for v in below if column in v] for column in numbers]
    unlike = sum(texts == [str(n) for n in range(1, len(texts) + 1)] and len(texts) > 2 for texts in counted)
    for column, texts in columns.items():
        others = [fold(text) for other in columns.keys() - {column} for text in columns[other]]
        for kind in (_is_email, is_country, _has_digit, _is_named_in(others)):
            if texts and all(map(kind, texts)):
                if kind(filled[row][column]):
                    return 0
                unlike += 1
                break
        else:
            unlike += len(texts) >= _SEVERAL and 2 * len(set(texts)) <= len(texts)
    return unlike


_SEVERAL = 4
"""The least number of cells that show that a column has few words that recur."""


def _is_named_in(others: Sequence[str]) -> Callable[[str], bool]:
    """Whether a text names one of the texts of other columns, or is within one of them."""
    known = {text for text in others if len(text) > 2}

    def named(text: str) -> bool:
        own = fold(text)
        return len(own) > 2 and any(other in own or own in other for other in known)

    return named


def _is_email(text: str) -> bool:
    return EMAIL.fullmatch(text) is not None


def _has_digit(text: str) -> bool:
    return any(map(str.isdecimal, text))


def checkbox_columns(filled: Mapping[int, Mapping[int, str]], row: int) -> set[int]:
    """The columns with a name as title above only ticks or repetitions of the name, with some cells empty."""
    below = [filled[other] for other in filled if other > row][:MOST_LOOKED_AT]
    found = {
        column
        for column, text in filled[row].items()
        if any(map(str.isalpha, text))
        and len(text) > 3
        and all(is_tick(v[column]) or v[column] == text for v in below if column in v)
    }
    return found if any(column in values for values in below for column in found) else set()


def _is_sure_title(text: str) -> bool:
    return known_title(text) >= 0.7 or side_of_title(text) is not None


def _is_answer(text: str) -> bool:
    """Whether a cell is certainly no title: a country, an e-mail address, or a name with its legal form."""
    return (
        is_country(text)
        or EMAIL.fullmatch(text) is not None
        or (NAME_FORM.search(text) is not None and known_title(text) < 0.9)
    )


def is_repeated(filled: Mapping[int, Mapping[int, str]], row: int) -> bool:
    """Whether a cell of a row recurs further down in its column, ignoring numbers."""
    wanted = {column: fold(text) for column, text in filled[row].items() if not text.isdigit()}
    below = islice((values for other, values in filled.items() if other > row), MOST_LOOKED_AT)
    return any(fold(values.get(column, "")) == text for values in below for column, text in wanted.items())


def recurs(filled: Mapping[int, Mapping[int, str]], row: int, column: int, first: int = 0) -> bool:
    """Whether a cell of a row recurs in its column, in the next rows or below the first one that may be the header.

    A word for a level recurs in any row around.
    """
    text = filled[row][column]
    below = list(islice((values for other, values in filled.items() if other > row), HEADER_ROWS))
    between = takewhile(lambda other: other < row, filled) if first else ()
    below += [filled[other] for other in between if first < other and filled[other] != filled[row]]
    graded = len(text) <= SHORT and level_of(text) is not None
    around = [*below, *(filled[other] for other in filled if other < row)] if graded else []
    return any(values.get(column) == text for values in below) or any(text in values.values() for values in around)
