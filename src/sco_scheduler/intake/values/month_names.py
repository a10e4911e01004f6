"""Tells whether a word beside a number is the name of a month, shortened or with an ending, in any language."""

from __future__ import annotations

import re
from functools import lru_cache

from sco_scheduler.intake.values.entries import month_called, names_of_month
from sco_scheduler.intake.values.tongues import without_marks
from sco_scheduler.resources import lazy_regex

_SURE, _SHORT = 4, 3
"""The least letters of a name whose end may differ, and of a shortened name."""


def is_month(match: re.Match[str], month: int) -> bool:
    """Whether the name of a month that was found, perhaps shortened or inflected, is that of a month."""
    said = match.groupdict().get("number")
    if said is not None:
        return int(said) == month
    word = match["name"]
    if word.startswith("thang "):
        return int(word.removeprefix("thang ")) == month
    if word.upper() == _ROMAN[month - 1]:
        return True
    return any(
        word == name
        or (len(word) >= _SHORT and name.startswith(word))
        or (len(name) > _SURE and word.startswith(name[: max(_SURE, len(name) - 2)]))
        or (len(name) >= _SURE and word.startswith(name) and _GENITIVE.fullmatch(word, len(name)) is not None)
        for name in _names_of(month)
    )


def may_be_month(word: str) -> bool:
    """Whether a folded word is the name of a month, but for its last letter: ``июле``; other words may be that too."""
    if month_called(word):
        return True
    bare = without_marks(word)
    return any(len(name) >= _SURE and bare[:-1] == name[:-1] for month in range(1, 13) for name in _names_of(month))


_GENITIVE = lazy_regex(r"(?:ni|i|u|n[yı])n|ning|[нд][иыуү]н|[нтд][ыі]ң")
"""The ending of a month in Turkic languages, whose day follows: ``iyunun 10-da``, ``haziranın 10'unda``."""


@lru_cache(maxsize=12)
def _names_of(month: int) -> frozenset[str]:
    return frozenset(map(without_marks, names_of_month(month)))


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
