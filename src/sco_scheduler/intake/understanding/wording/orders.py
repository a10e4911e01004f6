"""Tells whether a title asks for names in an order of preference, and what remarks say of the order of names."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Literal

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.wording.negations import ANY_NOT
from sco_scheduler.intake.understanding.wording.places import choice_number
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.word_lists import (
    contains_any,
    has_negation,
    of_all_languages,
    of_kind,
    plain,
)
from sco_scheduler.intake.understanding.wording.words import ABOVE_ALL, denies, level_of, title_score
from sco_scheduler.intake.values.statuses import has_condition
from sco_scheduler.resources import is_joined, lazy_regex

Order = Literal["ranked", "unranked", "unsure"]
"""What a text says of the order of names: it is the order of preference, says nothing, or may be either."""


def states_order(titles: Collection[str]) -> bool:
    """Whether titles ask for names in an order of preference."""
    return any(_asks_order(title) or title_score(title, "rank") >= _TITLED for title in titles)


def states_no_order(titles: Collection[str]) -> bool:
    """Whether titles say that the order of names does not matter."""
    return any(map(_denies_order, titles))


@lru_cache(maxsize=131072)
def guaranteed_choice(text: str) -> int | None:
    """The choice that a note promises to everybody: 1 for ``1st choice is guaranteed, the others if possible``.

    None if it promises none, on a condition, or says what a form requires.
    """
    for clause in _CLAUSE_END.split(text):
        bare = plain(fold(clause))
        if has_condition(bare):
            return None
        told = level_of(clause)
        promised = _says(clause, "guaranteed") or (told is not None and told[0] is Level.MUST)
        denied = (
            denies(clause)
            or has_negation(bare)
            or ANY_NOT.search(bare) is not None
            or _says(clause, "required")
            or _CANNOT.search(bare)
        )
        if promised and not denied and len(clause.split()) <= _WORDS_OF_NOTE:
            begun = (clause[:end] for end in range(_LONGEST_JOINED, 1, -1)) if is_joined(bare[:1]) else (clause,)
            place = next(filter(None, map(choice_number, begun)), None)
            if place is not None:
                return place
    return None


_CANNOT = lazy_regex(r"\bcannot\b|\bcan['’]?t\b|n['’]t\b|\bno\b")
_LONGEST_JOINED = 6
"""The most characters of the word for a choice, in scripts without spaces."""

_CLAUSE_END, _WORDS_OF_NOTE = lazy_regex(r"[,;，；。\n!！]|(?<!\d)\.(?=\s|\Z)"), 8


@lru_cache(maxsize=131072)
def order_in(text: str) -> Order | None:
    """What a remark says of the order of names; None if it says nothing of it.

    Of each sentence an order of other things does not count, such as the alphabet, and it is unsure which order is
    meant if there is no word for preference. What two sentences say differently is unsure too.
    """
    said = {_of_sentence(sentence) for sentence in _SENTENCE_END.split(text)} - {None}
    return said.pop() if len(said) == 1 else "unsure" if said else None


def prefers(text: str) -> bool:
    """Whether a text has a word for preference, importance or interest."""
    return _says(text, "preferred") or contains_any(plain(fold(text)), of_kind("scale", "degree"))


def _of_sentence(sentence: str) -> Order | None:
    if _denies_order(sentence):
        return "unranked"
    if not _asks_order(sentence) or _SCHEDULES.search(sentence) is not None:
        return None
    return "ranked" if _says(sentence, "first most") or prefers(sentence) else "unsure"


_SENTENCE_END = lazy_regex(r"[;；\n。!！?？]+|\.(?=\s|\Z)")

_SCHEDULES = lazy_regex(r"\b(?:schedul|allocat|assign|plann|arrang)|распред|назнач|состав|[编排]程|分配", re.IGNORECASE)
"""Words for what the organizer does in an order."""


def _denies_order(text: str) -> bool:
    denied = _NO_ORDER.search(text) or (_further(text) and _says(text, "any order")) or _says(text, "no order")
    return bool(denied)


def _asks_order(text: str) -> bool:
    """Whether a text states an order, which is not of another thing than preference, such as the alphabet."""
    stated = _STATED.search(text) is not None or _further(text) or _says(text, "first most")
    return stated and (not _says(text, "other order") or prefers(text))


def ranks_by_priority(title: str) -> bool:
    """Whether a title asks in order for whom somebody wants to meet first of all, without a word that it is a must."""
    return states_order([title]) and polarity_of(_PRIORITY.sub(" ", title)) is not Level.MUST


_PRIORITY = lazy_regex(
    rf"{ABOVE_ALL.pattern}|\b(?:first of all|first and foremost|at the top)\b|\w*prior[ií]t\w*|\w*приоритет\w*|"
    r"öncelik\w*|birinci\w*|首选|首推|重点\w{0,2}|优先|vor allem|vorrangig\w*|zuerst|en premier|d'abord|avant tout|"
    r"ante todo|primero|najprv|nejdříve|przede wszystkim|w pierwszej kolejności|передусім|в першу чергу|en önce",
    re.IGNORECASE,
)
"""Words for what comes first, which alone may also say that it is a must."""


def _further(title: str) -> bool:
    return _says(title, "in order")


@lru_cache(maxsize=131072)
def _says(title: str, kind: str) -> bool:
    return of_all_languages("other_titles.json", kind).search(plain(fold(title)).replace("ς", "σ")) is not None


_TITLED = 0.7

_STATED = lazy_regex(
    r"(?<!\ban )(?<!\bto )(?<!\btrial )\border(?:ed)?\b"
    r"(?! (?:to|volume|size|value|quantity|from|form|list|no|number|goods)\b)|"
    r"\brank|priorit(?:y|ies) (?:first|order)|(?:most|top|best) \w+ first|in descending|first is|"
    r"\b(?:starting|beginning|start|begin) with the (?:most|best|top)\b|"
    r"\b(?:preferred|wanted|important|favou?rites?|ones) (?:\w+ )?first\b|"
    r"\b(?:by|according to|in) (?:preference|priority)\b|"
    r"по (?:приоритет|порядк|степени|убыван|важност|очередност)|в порядке|начиная с|первым|первой|"
    r"(?:сначала|сперва|вначале) (?:сам|наиб|важн|главн|приорит)|от (?:самых|наиболее|более) |"
    r"按.{0,8}(?:优先|顺序|次序|程度|重要|先后|意愿)|优先顺序|排序|先后|[从由]高到低|依次|[放排写]在?最?前|ordre de|"
    r"sırasına|sırayla|tartibi|ретімен",
    re.IGNORECASE,
)
"""A statement that the order of names matters."""

_NO_ORDER = lazy_regex(
    r"\b(?:in )?(?:any|no(?: particular| special)?) order\b|\bthe order does not\b|(?<![а-я])(?:в )?любом порядке|"
    r"порядок не (?:важ|име)|不分(?:先后|顺序|次序)|顺序不限|先后不限|順不同|순서 ?무관",
    re.IGNORECASE,
)
"""A statement that the order of names does not matter."""
