"""Tells how many meetings the people of a company can be in at once, one table for all or several, and who has none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.resources import kept_regex, lazy_regex, whole_words, words_of_kinds


@lru_cache(maxsize=131072)
def at_one_table(text: str) -> bool:
    """Whether a text says that people of a company meet together: ``no separate schedule``, ``wir sitzen zusammen``."""
    bare = normalized(text)
    return _may_tell(bare) and _words("one table").search(bare) is not None


@lru_cache(maxsize=131072)
def parties_in(text: str) -> int:
    """How many meetings the people of a company can be in at once by a text, 0 if it says nothing of several.

    Only words for it count: ``two of us, can sit at different tables``, not ``two of us``.
    """
    bare = normalized(text)
    if not _may_tell(bare) or _words("several tables").search(bare) is None or at_one_table(text):
        return 0
    told = _FIGURE.search(bare)
    return int(told[0]) if told is not None else _TWO if _words("three").search(bare) is None else _THREE


def parties_of(answer: str) -> int | None:
    """How many meetings at once an answer or a remark states, in words or by its only number; None if it does not.

    ``2``, ``two of us, at different tables``; a telephone number, or one of several numbers, states nothing.
    """
    numbers = {int(word) for word in answer.split() if word.isdecimal() and len(word) <= _DIGITS} - {0}
    return parties_in(answer) or (numbers.pop() if len(numbers) == 1 else None) or (1 if at_one_table(answer) else None)


_TWO, _THREE, _DIGITS = 2, 3, 2
_FIGURE = lazy_regex(r"(?<![\d.,:/-])[2-9](?![\d.,:/-])")


def _may_tell(bare: str) -> bool:
    """Whether a folded text has a part of a word for it, so that the patterns have to be made."""
    return any(stem in bare for stem in words_of_kinds(_FILE, "stems"))


@lru_cache(maxsize=3)
def _words(kind: Literal["one table", "several tables", "three"]) -> re.Pattern[str]:
    """A pattern of the words of a kind, as whole words in scripts with spaces."""
    return kept_regex(whole_words(words_of_kinds(_FILE, kind)))


_FILE = "parties.json"


_ON_NO_SIDE = lazy_regex(
    r"\b(?:organi[sz]er|staff|press|media|speaker|volunteer|interpreter)s?\b|организатор|пресс[аыу]|персонал|волонт|"
    r"переводчик|оргкомитет|主办|承办|组委会|工作人员|媒体|志愿者|翻译",
    re.IGNORECASE,
)


def is_on_no_side(text: str) -> bool:
    """Whether a word means a participant who neither buys nor sells: ``Organizer``."""
    return _ON_NO_SIDE.search(text) is not None
