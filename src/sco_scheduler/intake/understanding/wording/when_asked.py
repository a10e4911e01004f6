"""Tells whether a title asks when somebody can come or when he cannot, in any language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sco_scheduler.intake.understanding.wording.word_lists import plain
from sco_scheduler.resources import BEGINS_WORD, kept_regex, lazy_regex, word_pattern, words_by_kind, words_of_kinds

_AVOIDS = lazy_regex(
    r"\bavoid|evita|évite|vermeid|vermied|избега|избеж|уникати|避开|避免|避け|回避|unik|vyhn[oúu]|elkerül|evit|kaçın|"
    r"tránh|hindar|تجنب|избягва|izbeg|izbjeg|undvik|undgå|vermijd|피하|피할"
)
_TIMES = lazy_regex(
    r"\b(?:times?|hours?|slots?|dates?|days?|horas?|heures?|ora|ore|ure|tid(?:er)?|tijd\w*|zeit\w*|uhrzeit\w*|jam|waktu|giờ|"
    r"saat\w*|godzin\w*|čas\w*|termin\w*)\b|hor[aá]ri|créneau|врем|часы?\b|часов|дн[ией]\b|时间|时段|時間|日時|시간|вақт|уақыт|وقت|أوقات"
)
"""What titles of times to avoid have, next to a word for avoiding: ``Horário a evitar``."""


def avoids_times(title: str) -> bool:
    """Whether a folded title asks for times to avoid."""
    return _AVOIDS.search(title) is not None and _TIMES.search(title) is not None


@lru_cache(maxsize=131072)
def asks_when(title: str) -> bool | None:
    """Whether a folded title asks when somebody can come: False if it asks when he cannot, None if neither.

    Who prefers a time can come at others too. The word for when or for times, that for coming and a negation are of
    one language, as *ne* is *what* in Turkish.
    """
    if avoids_times(title):
        return False
    bare = plain(title).replace("ς", "σ")
    asked = _asked().search(bare)
    if asked is None:
        return None
    denied = [no.search(bare) is not None for when, can, no in _tongues() if when.search(bare) and can.search(bare)]
    if any(denied):
        return False
    return True if denied and _prefers().search(bare) is None else None


@lru_cache(maxsize=131072)
def asks_who_is_there(title: str) -> bool:
    """Whether a folded title, above days of the event, has a word for coming to it or for being there."""
    return _there().search(plain(title).replace("ς", "σ")) is not None


@lru_cache(maxsize=131072)
def is_about_elsewhere(title: str) -> bool:
    """Whether a folded title has a word for what is beside the meetings: a tour, a seminar."""
    return _elsewhere().search(plain(title)) is not None


@lru_cache(maxsize=1)
def _there() -> re.Pattern[str]:
    return _pattern(words_of_kinds("when_asked.json", "there"))


@lru_cache(maxsize=1)
def _elsewhere() -> re.Pattern[str]:
    return _pattern(words_of_kinds("when_asked.json", "elsewhere"))


@lru_cache(maxsize=1)
def _tongues() -> Sequence[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    """For each language patterns of the words for when, for being able to come, and for a negation."""
    kinds = [words_by_kind("when_asked.json")[kind] for kind in ("when", "can", "cannot")]
    return [(_pattern(kinds[0][of]), _pattern(kinds[1][of]), _pattern(kinds[2][of])) for of in kinds[0]]


@lru_cache(maxsize=1)
def _prefers() -> re.Pattern[str]:
    return _pattern(words_of_kinds("when_asked.json", "rather"))


@lru_cache(maxsize=1)
def _asked() -> re.Pattern[str]:
    return _pattern(words_of_kinds("when_asked.json", "when"))


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern of words, each at the beginning of a word where these are apart, but for endings such as *n't*."""
    source = "|".join(f"{'' if word.startswith('n[') else BEGINS_WORD}(?:{plain(word)})" for word in words)
    return (
        kept_regex(source) if any(word.startswith("n[") for word in words) else word_pattern(source, map(plain, words))
    )
