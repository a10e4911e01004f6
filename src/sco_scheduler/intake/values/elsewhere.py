"""Prepares texts about hours: who is at another place is not there, ``at the bank 10-11``; greetings are no times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sco_scheduler.resources import kept_regex, lazy_regex, words_by_kind

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
    """A folded text without a greeting at its beginning, whose part of the day is no time of presence."""
    return _GREETING.sub("", text)


_GREETING = lazy_regex(
    r"^\W*(?:(?:hello|hi|dear [^,.!]{1,30}|здравствуйте|привет)\W+)?(?:good (?:morning|afternoon|evening|day)|"
    r"(?:доброе|доброго) утр[оа]|добр(?:ый|ого) (?:день|дня|вечер|вечера)|добрий (?:день|ранок|вечір)|добрага дня|"
    r"(?:早上|上午|中午|下午|晚上)好|早安|午安|guten? (?:morgen|tag|abend|mittag)|bon(?:jour|soir)|"
    r"buon(?:giorno|asera)|buen[oa]s (?:d[ií]as|tardes|noches)|bo[am] (?:dia|tarde|noite)|dzień dobry|günaydın|"
    r"iyi (?:günler|akşamlar)|"
    r"(?:қайырлы|кутман|хайрлы) (?:таң|күн|кеш|кеч)|xayrli (?:tong|kun|kech)|хайрли (?:тонг|кун|кеч)|субҳ ба хайр|"
    r"صباح الخير|مساء الخير|صبح بخیر|عصر بخیر)(?![^\W\d_])[\s,.!;:，。！、–-]*"
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
