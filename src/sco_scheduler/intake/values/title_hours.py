"""Reads the hours, half day or day that the title of a column asks about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sco_scheduler.intake.values.dates import (
    UNDATED_DAY,
    with_days,
)
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.presence import (
    CLOCK_TIME,
    DAY,
    HOURS_BETWEEN,
    MONTH,
    WEEKDAYS,
    absence_in_figures,
    in_words,
)
from sco_scheduler.intake.values.readings import named_hours
from sco_scheduler.resources import lazy_regex

_IN_HALVES = lazy_regex(
    rf"(?<!\d){CLOCK_TIME}(?:\s*[ap]\.?m\.?)?\s*(?:[-–—−~]|to|till|until)\s*{CLOCK_TIME}\s*[ap]\.?m\b\.?"
)
"""A range of hours by a clock of twelve hours, of which the first may not say its half of the day."""


_OF_PRESENCE = lazy_regex(
    r"not|n't|availab\w*|unavailab\w*|free|busy|away|absent|attend\w*|present|be there|there|can|you|your|will|are|is|"
    r"at|on|in|during|the|this|these|from|to|come|slot|session|time|hours?|meetings?|we|our|"
    r"сможете|можете|быть|будете|на|встречах|это|эти|часы|доступн\w*|свобод\w*|занят\w*|присутств\w*|участв\w*|время|слот|вы|не|ли|в|с|мы|"
    rf"是否|可|能|否|不|有空|空闲|参加|出席|到场|时段|时间|方便|在场|您|贵公司|{WEEKDAYS}"
)
"""Words of a title that only asks for presence at some hours."""


_HALF_DAY = lazy_regex(r"\b(?:morning|afternoon)\b|\bутром?\b|\b(?:до|после) обеда\b|上午|下午")


_PART_OF_DAY = lazy_regex(
    rf"\b(?:early|late|mid)\b[\s-]?|\b(?:ранн|поздн)\w+|{_HALF_DAY.pattern}|\bevening\b|\bвечер\w*|\bднем\b|晚上|早上"
)


_PLACE = lazy_regex(rf"(?<!\w)(?:{UNDATED_DAY})")


@lru_cache(maxsize=131072)
def hours_of_title(title: str) -> tuple[str, bool] | None:
    """The hours, half day or day in a title, and whether it has no other content.

    Parameters
    ----------
    title
        The title of a column, such as ``12 June 09:00-10:00 available?``.
    """
    text = _IN_HALVES.sub(lambda found: absence_in_figures(found[0]) or found[0], with_days(normalized(title)))
    hours, day = HOURS_BETWEEN.search(text), DAY.search(text)
    place = _PLACE.search(text)  # ``Day 1 (12 June) 9:00-10:00``
    day = day or (place if hours is not None else None)
    half = _HALF_DAY.search(text)
    found = [match[0] for match in (day, hours, half) if match is not None]
    rest = text
    for part in (*found, *([place[0]] if place is not None and hours is not None else ())):
        rest = rest.replace(part, " ", 1)
    if hours is not None:
        rest = _PART_OF_DAY.sub(" ", rest)  # ``Early morning (9:00-10:30)``
    asks = not re.search(r"\w", _OF_PRESENCE.sub(" ", re.sub(r"[\W_]+", " ", rest)))
    if not found or (hours is None and re.search(r"\w", rest)) or (day is not None and not asks):
        named = named_hours(_DAYTIME.sub(r"\1 днем", text))
        # A day with other words may be that of an arrival.
        known = named is not None and named[1] <= _ASKING and (hours is None or ":" in named[0])
        if named is not None and known:
            return in_words(named[0]), True
        if not found or hours is None:
            return None
    said = "-".join(_from_first_to_last(text)) if hours is not None else half[0] if half is not None else ""
    return " ".join(filter(None, (day[0].strip() if day is not None else "", said))), asks


def _from_first_to_last(text: str) -> tuple[str, str]:
    """The start of the first and the end of the last of the hours in a text that names one day at most.

    ``17 September 9:00-11:30, 13:30-16:30``. Of a text with several days, those of its first hours.
    """
    spans = [(match[1], match[2]) for match in HOURS_BETWEEN.finditer(text)]
    parts = [spans[0]] if len({match[0] for match in DAY.finditer(text)}) > 1 else spans
    first, last = min(parts, key=_of_clock), max(parts, key=lambda part: _of_clock(part[1:]))
    return first[0], last[1]


def _of_clock(moments: Sequence[str]) -> tuple[int, int]:
    """The hour and the minute of the first of some moments: ``9:30``, ``9.30``."""
    hour, _, minute = moments[0].replace(".", ":").partition(":")
    return int(hour), int(minute)


_DAYTIME = lazy_regex(rf"({MONTH}) день$")


_ASKING = frozenset({"filler", "there", "come", "slot", "stay", "not", "away"})
"""The kinds of words of a title that asks for presence."""
