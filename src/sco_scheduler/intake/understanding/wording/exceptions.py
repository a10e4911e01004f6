"""Recognises who is left out of all others in a sentence: ``anyone on your list bar X``, ``X 以外ならどこでも``."""

from __future__ import annotations

import re
from functools import lru_cache

from sco_scheduler.intake.understanding.wording.word_lists import plain
from sco_scheduler.resources import BEGINS_WORD, kept_regex, words_of_kinds

NAME = "\ue000"
"""The sign that stands for a name; any letter of the range for private use does."""


@lru_cache(maxsize=131072)
def leaves_out(marked: str) -> bool:
    """Whether a sentence with signs for its names asks for anyone but these."""
    folded = plain(marked.casefold()).replace("ς", "σ")
    return any(pattern.search(folded) is not None for pattern in _patterns())


@lru_cache(maxsize=131072)
def asks_for_anyone(text: str) -> bool:
    """Whether a text has a word for all companies, or for any of them."""
    return _anyone().search(plain(text.casefold()).replace("ς", "σ")) is not None


@lru_cache(maxsize=1)
def _anyone() -> re.Pattern[str]:
    words = dict.fromkeys(plain(word).replace("ς", "σ") for word in words_of_kinds(_FILE, "anyone"))
    return kept_regex(rf"{BEGINS_WORD}(?:{'|'.join(words)})")


_FILE = "clause_words.json"
_NAMES = "[\ue000-\uf8ff]"
_SENTENCE = r"[^.!?;。！？]{0,60}?"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    anyone, before, behind = (
        "|".join(dict.fromkeys(plain(word).replace("ς", "σ") for word in words_of_kinds(_FILE, kind)))
        for kind in ("anyone", "except", "except behind")
    )
    every = rf"{BEGINS_WORD}(?:{anyone})"
    but = rf"{BEGINS_WORD}(?:{before})\s?[:\"'«“„(]{{0,2}}\s?(?:[^\W\d_]{{1,4}} )?{_NAMES}"
    return (
        kept_regex(rf"{every}{_SENTENCE}{but}"),
        kept_regex(rf"{but}{_SENTENCE}{every}"),
        kept_regex(rf"{_NAMES}['’\s]{{0,2}}(?:{behind}){_SENTENCE}{every}"),
        kept_regex(rf"{every}{_SENTENCE}{_NAMES}['’\s]{{0,2}}(?:{behind})"),
    )
