"""Recognises what remarks say of a company in a condition, or of earlier business, from ``data/conditions.json``.

``Without Jade Tea the journey makes no sense`` is no refusal, ``only if time is left`` a mild wish, and ``our supplier
since 2019`` nothing about meetings.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sco_scheduler.intake.understanding.wording.word_lists import (
    asks_for_meeting,
    denies_anything,
    has_negation,
    near_each_other,
    plain,
)
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.statuses import further, has_condition
from sco_scheduler.resources import BEGINS_WORD, kept_regex, lazy_regex, words_of_kinds


def needs_named(rest: str) -> bool:
    """Whether a remark, without its names, says that all is pointless without them, or that they are a condition."""
    bare = _folded(rest)
    if _pattern("pointless").search(bare) is not None:
        return _pattern("without", "condition", "otherwise").search(bare) is not None
    return _pattern("condition").search(bare) is not None and _pattern("otherwise").search(bare) is not None


def denies_being_without(rest: str) -> bool:
    """Whether a remark, without its names, has a word such as *without* and a negation, which may make it a wish."""
    bare = _folded(rest)
    without = _pattern("without").search(bare)
    if without is None:
        return False
    others = f"{bare[: without.start()]} {bare[without.end() :]}"
    return has_negation(others) or denies_anything(others) or _pattern("pointless").search(others) is not None


@lru_cache(maxsize=131072)
def hangs_on_time(text: str) -> bool:
    """Whether a remark makes a meeting depend on the time or room that is left: ``only if time is left``."""
    bare = _folded(text)
    if _pattern("time short").search(bare) is not None:
        return True
    hangs = has_condition(normalized(text)) or _pattern("if").search(bare) is not None
    spare = near_each_other("level_words.json", "when", "spare")
    return hangs and any(words.search(bare) is not None for words in (_pattern("time"), spare))


def is_unsure(text: str) -> bool:
    """Whether a remark in any language says that something is only possible: ``perhaps we leave early``."""
    return further("perhaps").search(normalized(text)) is not None


def is_no_must(rest: str) -> bool:
    """Whether a remark, without its names, denies that a meeting is a must: ``kein Muss``, ``not a priority``."""
    return _pattern("no must").search(_folded(rest)) is not None


def without_needless(text: str) -> str:
    """A text without words that a meeting is not needed; of one who was wished for they take the wish back."""
    return text if _pattern("needless").search(_folded(text)) is None else _pattern("needless").sub(" ", _folded(text))


def tells_past(rest: str) -> bool:
    """Whether a remark, without its names, only tells of business or a meeting before the event."""
    bare = _folded(rest)
    told = _pattern("past").search(bare) is not None
    return told and "?" not in rest and _WISHES.search(bare) is None and not asks_for_meeting(normalized(rest))


_WISHES = lazy_regex(
    lambda: (
        r"\b(?:want|wish|would|like to|again|please|should|must|need|interest\w*)\b|"
        rf"{BEGINS_WORD}(?:{'|'.join(words_of_kinds('statuses.json', 'please'))})"
    )
)
"""Words of who asks for something, beside what is told."""


def _folded(text: str) -> str:
    return plain(normalized(text))


@lru_cache(maxsize=16)
def _pattern(*kinds: str) -> re.Pattern[str]:
    """A pattern of the words of some kinds in all languages, each at the beginning of a word where these are apart."""
    every = dict.fromkeys(plain(word).replace("ς", "σ") for word in words_of_kinds("conditions.json", *kinds))
    return kept_regex(rf"{BEGINS_WORD}(?:{'|'.join(every)})")
