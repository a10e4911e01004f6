"""Finds the hours of a pause or of an engagement elsewhere, which are an absence also where presence is asked for."""

from __future__ import annotations

import re
from functools import lru_cache

from sco_scheduler.intake.values.clauses import LIKELY, SURE
from sco_scheduler.intake.values.dates import clock_of
from sco_scheduler.intake.values.entries import NO, in_ascii_digits
from sco_scheduler.intake.values.readings import Reading, named_hours
from sco_scheduler.intake.values.tongues import translated
from sco_scheduler.intake.values.unknown_words import read_without_reason
from sco_scheduler.resources import lazy_regex, whole_words, words_of_kinds


@lru_cache(maxsize=131072)
def pause_in(text: str) -> Reading | None:
    """The absence during a meal, a prayer or the like in a folded answer on presence; at most likely by hours alone.

    So too in short hours behind a *no*, which may also be all those of presence: ``No, 12:00-14:00``. None for other
    texts, and for hours beside a pause: ``before lunch 10:00-12:00``.
    """
    meal, denied = _MEAL.search(text) is not None, _NO_FIRST.match(text) is not None
    if not (meal or denied or _ELSEWHERE.search(text) is not None):
        return None
    pause = _hours_of_pause(_NO_FIRST.sub("", text), meal=meal)
    plain = read_without_reason(text, present=True, placed=False) if pause is not None else None
    if pause is None or (plain is not None and plain.told and plain.sure >= SURE):
        return plain
    return Reading(pause, LIKELY, told=True, others=(plain.away,) if plain is not None and plain.away else ())


def _hours_of_pause(text: str, *, meal: bool) -> str | None:
    """The only hours of a text, if they may be those of a pause."""
    readings = (named_hours(form) for form in dict.fromkeys((in_ascii_digits(text), translated(text))))
    told = next((found for found in readings if found is not None), None)
    bounds = _RANGE.search(told[0]) if told is not None and not told[1] & _AROUND else None
    if told is None or bounds is None:
        return None
    start, end = (clock_of(bound) for bound in bounds.groups())
    if start is None or end is None:
        return None
    first, last = start.total_seconds() / _MINUTE, end.total_seconds() / _MINUTE
    short = last - first <= (_LONGEST_MEAL if meal else _LONGEST)
    return told[0] if short and (not meal or (first < _MEALS[1] and last > _MEALS[0])) else None


_MINUTE, _LONGEST, _LONGEST_MEAL, _MEALS = 60, 180, 150, (12 * 60, 14 * 60 + 30)
"""The most minutes of an engagement and of a meal, and the minutes of the day about which one eats."""

_AROUND = frozenset({"except", "only", "arrive", "leave", "stay"})
"""The kinds of words that say what the hours are."""

_MEAL = lazy_regex(lambda: whole_words(words_of_kinds("event_words.json", "break")))
_ELSEWHERE = lazy_regex(lambda: whole_words(words_of_kinds("event_words.json", "elsewhere")))
_NO_WORDS = sorted((word for word in NO if len(word) > 1 or not word.isascii()), key=len, reverse=True)
_NO_FIRST = lazy_regex(rf"^(?:{'|'.join(map(re.escape, _NO_WORDS))})(?![^\W\d_])[\s,،、，.;:–—-]*(?=[(（\d]|[^\W\d_])")
_RANGE = lazy_regex(r"(?<![\d:-])(\d\d:\d\d)-(\d\d:\d\d)$")
