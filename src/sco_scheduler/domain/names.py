"""The form in which IDs and names are compared: folded, and trimmed of what nobody sees."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SHORT = 200
"""The most characters of a text whose folded form is remembered: longer ones are no names."""

# Invisible at the edges of names that were copied from web pages, and no white space to Python.
INVISIBLE_EDGE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"


def fold(text: str) -> str:
    """Bring an ID or name into the form in which it is compared: trimmed, NFKC, without case."""
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


_LATIN_LOOKS = str.maketrans("авекмнорстухі", "abekmhopctyxi")
"""Cyrillic letters that look like Latin ones, as capitals at least."""


def fold_alike(text: str) -> str:
    """Fold a text so that an ID typed in Cyrillic is the one in Latin letters that looks the same."""
    return fold(text).translate(_LATIN_LOOKS)


def trim(text: str) -> str:
    """Take white space and invisible marks off both ends of a text."""
    return text.strip().strip(INVISIBLE_EDGE).strip()


@lru_cache(maxsize=65536)
def _fold_short(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", trim(text)).strip().casefold()
