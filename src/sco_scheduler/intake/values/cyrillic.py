"""Writes Uzbek words in the Cyrillic letters that many people and offices still use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence


def words_in_cyrillic(words: Mapping[str, Sequence[str]]) -> Mapping[str, list[str]]:
    """Uzbek words by their meaning, in the Cyrillic letters that many people and offices still use."""
    return {meaning: list(map(_in_cyrillic, of_one)) for meaning, of_one in words.items()}


def _in_cyrillic(word: str) -> str:
    for latin, cyrillic in zip(("o'", "g'", "sh", "ch", "yo", "yu", "ya", "ye", r"\be"), "ўғшчёюяеэ", strict=True):
        word = re.sub(latin, cyrillic, word)
    return word.translate(_CYRILLIC)


_CYRILLIC = str.maketrans("'abdefghijklmnopqrstuvxyz", "ъабдефгҳижклмнопқрстувхйз")
