"""Recognises in texts about hours that somebody is at another place, and so is not there: ``at the bank 10-11``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sco_scheduler.resources import kept_regex, words_by_kind

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
