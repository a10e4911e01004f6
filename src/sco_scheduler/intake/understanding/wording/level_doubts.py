"""Tells what makes it doubtful that a text has the level of a word in it: a negation, a condition or a ``but``."""

from __future__ import annotations

import re

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.wording.word_lists import (
    Indexed,
    denies_anything,
    has_needless,
    lists,
    words_in,
)
from sco_scheduler.intake.values.statuses import has_but, has_condition
from sco_scheduler.resources import lazy_regex

DENIAL = lazy_regex(r"\b(?:not|no|non|without|нет|не|без|pas|değil|emas|емес|nicht|kein\w*)\b|[不无没勿]")
"""Negations that turn a word for a level."""


def doubted_level(bare: str, level: Level, words: Indexed) -> Level | None:
    """The likely level of a text with a word for a level, if something in it makes that doubtful; else None.

    Parameters
    ----------
    words
        The words for the level.
    """
    return _denied(bare, level) or _beside(bare, level, [word for word, _, _ in words_in(bare, words)])


def _denied(text: str, level: Level) -> Level | None:
    """The likely level of a negated word for a must or a wish, such as ``not essential``; else None."""
    denial = DENIAL.search(text)
    if denial is None:
        return None
    if level is Level.NO:
        behind = text[denial.end() :].strip()
        musts = next(words for of, words in lists()["levels"] if of == Level.MUST)
        return Level.MAYBE if behind.startswith(tuple(word for word in musts if len(word) > 1)) else None
    return {Level.MUST: Level.MAYBE, Level.WANT: Level.NO}.get(level)


def _beside(bare: str, level: Level, found: list[str]) -> Level | None:
    """The likely level beside what the words ``found`` leave of a text; None if that leaves no doubt."""
    if _KANA.search(bare) is not None and all(len(word) <= _SIGNS for word in found):
        return level  # a sign inside a Japanese word: ``必見せず``
    rest = bare
    for word in sorted(found, key=len, reverse=True):
        rest = re.sub(re.escape(word) + (r"\w*" if word[-1] < _UNSPACED else ""), " ", rest)
    if level is Level.MAYBE and has_needless(rest):
        return None  # ``would be nice but not needed``
    end = rest.split()[-1:] if level is Level.MAYBE else [rest]  # ``maybe not``
    if level in _UNLESS and end != ["no"] and any(denies_anything(said) or DENIAL.search(said) for said in end):
        return _UNLESS[level]
    if level in {Level.MUST, Level.WANT} and has_condition(rest):
        return Level.MAYBE
    return level if level is not Level.NO and has_but(rest) else None


_UNLESS = {Level.MUST: Level.MAYBE, Level.WANT: Level.NO, Level.MAYBE: Level.NO}
"""The likely level of a word for another that is denied."""

_UNSPACED = "\u0e00"
"""The first letter of scripts with no space between words."""

_KANA, _SIGNS = lazy_regex("[\u3040-\u30ff]"), 1
"""Japanese letters, and the length of Chinese words that may be parts of a Japanese one."""
