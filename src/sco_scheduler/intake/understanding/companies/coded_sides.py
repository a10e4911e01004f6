"""The sides of companies by the letters of their codes: ``B07`` for a buyer beside ``S12`` for a supplier."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.resources import lazy_regex

_CODE = lazy_regex(r"([^\W\d_]{1,4})[-–_. ]?\d{1,5}")
_SIDES, _FEWEST = 2, 4
"""The number of different letters in front of the codes, and the least number of requests that tell the sides."""


def is_code(text: str) -> bool:
    """Whether a text is a code of letters and a number: ``B07``."""
    return _CODE.fullmatch(text.strip()) is not None


def letters_of_sides(plan: Plan, asked: Collection[tuple[int, int]]) -> Mapping[int, str]:
    """The letters in front of the code of each row, if they tell the sides of the companies; nothing if they do not.

    All codes of the list have one of two prefixes, and no company asks for one with the prefix of its own.

    Parameters
    ----------
    asked
        The rows of the two companies of each request between companies of the list.
    """
    column = plan.column("id")
    if column is None or set(column.cells) < set(plan.region.rows):
        return {}
    matches = {row: _CODE.fullmatch(text) for row, text in column.cells.items()}
    letters = {row: match[1].upper() for row, match in matches.items() if match is not None}
    if len(letters) < len(matches) or len(set(letters.values())) != _SIDES or len(asked) < _FEWEST:
        return {}
    return letters if all(letters[one] != letters[other] for one, other in asked) else {}
