"""Tells whether an answer says that somebody is there the whole time: ``9–10 May, full programme``, ``两天全程``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from sco_scheduler.intake.values.asides import without_yes
from sco_scheduler.intake.values.day_spans import joining_days, with_each_day
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.tongues import without_marks
from sco_scheduler.resources import is_joined, kept_regex, lazy_regex, words_by_kind, words_of_kinds

_LONGEST = 80
_DAY = lazy_regex(r"\d{4}-\d\d-\d\d")
_BETWEEN = lazy_regex(lambda: rf"\s*(?:[-–—−~～〜至到]|{_up_to()})\s*")
_ENDS = " \t\n,，、;；:：.。!！-–—()（）[]·•"


def _up_to() -> str:
    return "|".join(("al?", "au", "do", "den", "ate", *words_of_kinds("event_words.json", "until day")))


@lru_cache(maxsize=16384)
def stays_throughout(text: str, days: Sequence[date] = ()) -> bool:
    """Whether an answer about presence says that somebody is there the whole time of the event.

    It has words for the whole of it in one language, beside all days of the event or none, or is a span of these days.

    Parameters
    ----------
    days
        The days of the event, if known.
    """
    if not 0 < len(text) <= _LONGEST:
        return False
    if (bare := without_yes(normalized(text))) != normalized(text):
        return stays_throughout(bare, days)
    dated, named = text, list[re.Match[str]]()
    for form in (text, with_each_day(normalized(text))) if days else ():
        if len(named) < 2:  # ``May 9-10``
            dated = with_days_of_event(form, tuple(days))
            named = [*_DAY.finditer(dated)]
    if named and not _are_all([day[0] for day in named], dated[named[0].end() : named[-1].start()], days):
        return False
    rest = dated
    if named:  # what stands between the first and the last day only joins them
        rest = f"{dated[: named[0].start()].rstrip(_ENDS)} {dated[named[-1].end() :].lstrip(_ENDS)}"
    rest = without_marks(normalized(rest)).strip(_ENDS)
    if not rest:
        return len(named) > 1
    return any(of[bool(named)].fullmatch(rest) is not None for of in _patterns())


def _are_all(named: Sequence[str], between: str, days: Sequence[date]) -> bool:
    """Whether days are all of the event, or the first and the last with a sign for a span between them."""
    every = [day.isoformat() for day in days]
    if named == every:
        return all(_JOINS.fullmatch(part) is not None for part in _DAY.split(between))
    return len(named) == 2 and [every[0], every[-1]] == named and _BETWEEN.fullmatch(between) is not None


_SIGNS = r"[\s,，、;；:&+/.()（）\-–—−~～〜至到和及与]*"
_JOINS = lazy_regex(lambda: rf"{_SIGNS}(?:(?:{joining_days()}|{_up_to()}){_SIGNS})?")
"""What may stand between two days of a list: signs, and a word such as *and*."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """For each language a pattern of words for the whole time beside others, and one that needs no such word."""
    whole, beside = (words_by_kind("whole_time.json")[kind] for kind in ("whole", "beside"))
    return tuple(_of_language(whole[of], beside[of]) for of in whole)


def _of_language(whole: Sequence[str], beside: Sequence[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    signs = r"[\s,，、;；:：.()（）\-–—]"
    apart = f"{signs}*" if is_joined(whole[0]) else f"{signs}+"
    total, other = (f"(?:{without_marks('|'.join(words))})" for words in (whole, beside))
    either = f"(?:{total}|{other})"
    return (
        kept_regex(rf"(?:{other}{apart})*{total}(?:{apart}{either})*"),
        kept_regex(rf"{either}(?:{apart}{either})*"),
    )
