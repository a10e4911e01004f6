"""Prepares texts about hours: who is at another place is not there, greetings and a wish for pauses are no times.

Presence from the morning until the end is that of the whole day; until an hour, only that one counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sco_scheduler.resources import (
    is_joined,
    kept_regex,
    lazy_regex,
    whole_words,
    with_capitals,
    words_by_kind,
    words_of_kinds,
)

_ELSEWHERE = "elsewhere.json"
"""The data file of the words for being somewhere, for places of an event, and for being busy, by language."""

_APOSTROPHES = "'ʻ’‘ʼ`"
"""Signs that are letters of Uzbek."""


def as_busy(text: str) -> str:
    """A folded text where being at a place that is none of the event is being busy: ``будем в банке с 10 до 11``.

    Verbs of being alone mean presence, whose opposite is then meant.
    """
    for pattern, busy in _places():
        text = pattern.sub(busy, text)
    return text


def without_greeting(text: str) -> str:
    """A folded text without greetings at its beginning, whose part of the day is no time of presence."""
    return _GREETING.sub("", text)


_GREETING = lazy_regex(
    r"^\W*(?:(?:(?:hello|hi|dear [^,.!]{1,30}|здравствуйте|привет)\W+)?(?:good (?:morning|afternoon|evening|day)|"
    r"(?:доброе|доброго) утр[оа]|добр(?:ый|ого) (?:день|дня|вечер|вечера)|добрий (?:день|ранок|вечір)|добрага дня|"
    r"(?:早上|上午|中午|下午|晚上)好|早安|午安|guten? (?:morgen|tag|abend|mittag)|bon(?:jour|soir)|"
    r"buon(?:giorno|asera)|buen[oa]s (?:d[ií]as|tardes|noches)|bo[am] (?:dia|tarde|noite)|dzień dobry|günaydın|"
    r"iyi (?:günler|akşamlar)|"
    r"(?:қайырлы|кутман|хайрлы) (?:таң|күн|кеш|кеч)|xayrli (?:tong|kun|kech)|хайрли (?:тонг|кун|кеч)|субҳ ба хайр|"
    r"صباح الخير|مساء الخير|صبح بخیر|عصر بخیر)(?![^\W\d_])[\s,.!;:，。！、–-]*)+"
)


@lru_cache(maxsize=1)
def _places() -> Sequence[tuple[re.Pattern[str], str]]:
    found: list[tuple[re.Pattern[str], str]] = []
    for words in words_by_kind(_ELSEWHERE).values():
        busy = words["busy"][0]
        verbs, before, here = ("|".join(words.get(kind, ())) for kind in ("verbs", "before", "here"))
        if "there" in words:
            found.append((kept_regex(rf"(?<![不没沒未])(?:{before})(?=.{{0,4}}(?:{'|'.join(words['there'])}))"), busy))
        elif before:
            place = rf"(?:{before}) (?!(?:[^\W\d_]+ )?(?:{here}))(?=[^\W\d_]{{3}})"
            found.append((kept_regex(rf"(?<!\w)(?:{verbs}) (?={place})"), f"{busy} "))
            found.append((kept_regex(rf"(?<!\w)(?P<at>{place}[^\W\d_]+) (?:{verbs})(?!\w)"), rf"\g<at> {busy}"))
        else:
            endings = "|".join(words["endings"])
            place = rf"(?<![\w{_APOSTROPHES}])(?!(?:{here}))(?P<at>(?:[^\W\d_]|[{_APOSTROPHES}]){{3,}}(?:{endings}))"
            found.append((kept_regex(rf"{place} (?:{verbs})(?!\w)"), rf"\g<at> {busy}"))
    return found


def without_pace(text: str) -> str:
    """A folded text without the wish for pauses between meetings, whose *not* is no absence: ``not too full``."""
    return _pace().sub(" ", text).strip(" ,;，；")


@lru_cache(maxsize=1)
def _pace() -> re.Pattern[str]:
    return kept_regex(whole_words(words_of_kinds("event_words.json", "not too full")))


_DAY_SPANS = "day_spans.json"
"""The data file of the words for the morning as a beginning and for ends, by language."""


def without_morning(text: str) -> str:
    """A folded text without the morning that only begins a span: ``с самого утра и до конца`` is ``all day``.

    Before an end within the day the morning says nothing: ``from morning until lunch`` is ``until lunch``.
    """
    if _morning().search(text) is None:
        return text
    for span, words in _spans():
        text = span.sub(words, text)
    return text


@lru_cache(maxsize=1)
def _morning() -> re.Pattern[str]:
    """A pattern of the morning as a beginning in any language, for a quick test."""
    every = words_by_kind(_DAY_SPANS)["from the morning"].values()
    return kept_regex("|".join(with_capitals(word) for words in every for word in words), re.IGNORECASE)


@lru_cache(maxsize=1)
def _spans() -> Sequence[tuple[re.Pattern[str], str]]:
    """Patterns of spans from the morning on, each with what stands for it."""
    kinds = words_by_kind(_DAY_SPANS)
    found: list[tuple[re.Pattern[str], str]] = []
    for language, words in kinds["from the morning"].items():
        joined = is_joined("".join(words))
        edge = ("", "") if joined else (r"(?<![^\W\d_])", r"(?![^\W\d_])")
        start, end = (f"(?:{with_capitals('|'.join(of))})" for of in (words, kinds["until the end"][language]))
        begun = rf"{edge[0]}{start}{edge[1]}{_BETWEEN}"
        found.append((kept_regex(rf"{begun}{end}{edge[1]}", re.IGNORECASE), " all day "))
        ahead = "|".join(kinds["until"].get(language, ()))
        behind = with_capitals("|".join(kinds["until behind"].get(language, ())))
        bound = rf"(?:{ahead}){'' if joined else ' '}" if ahead else rf"(?:[^\s,.;]+ )?(?:{behind}){edge[1]}"
        found.append((kept_regex(rf"{begun}(?={bound})", re.IGNORECASE), " "))
    return found


_BETWEEN = r"[\s,–—-]*(?:(?:and|и|й|та|і|und|et|y|ve|və|va|және|да|直|就|一直)(?![^\W\d_])[\s,]*)?"
"""What may join a beginning and an end."""
