"""The days and hours that a form offers to tick, and the absence that follows from those that are not ticked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import timedelta
from functools import lru_cache

from sco_scheduler.intake.values.clauses import hours_in_brackets, is_whole_day
from sco_scheduler.intake.values.dates import MIDNIGHT_AFTER, clock_of, clock_text
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.only_days import listed_days
from sco_scheduler.intake.values.presence import DAY, WEEKDAYS, ends_of
from sco_scheduler.resources import lazy_regex

Stretch = tuple[str, timedelta, timedelta]
"""A day as it is written, with the start and the end of its hours."""


_WEEKDAY_BESIDE = lazy_regex(rf"^[(（]?(?:{WEEKDAYS})\.?[)）]?(?:[\s,]+|$)|[\s,]*[(（](?:{WEEKDAYS})[)）]$")


@lru_cache(maxsize=131072)
def stretch_of(text: str) -> Stretch | None:
    """The day and hours of a part of a cell: ``12 June 9:00-12:00``; None for other texts."""
    bare = normalized(text).strip(" .,，")
    day = DAY.search(bare)
    rest = (bare[: day.start()] + " " + bare[day.end() :]).strip(" ,，:：") if day is not None else bare
    rest = _WEEKDAY_BESIDE.sub("", rest).strip()
    if day is not None and (not rest or is_whole_day(rest)):
        return day[0].strip(), timedelta(0), MIDNIGHT_AFTER
    ends = ends_of(hours_in_brackets(rest))
    clocks = [clock_of(end) if end else None for end in ends]
    if len(ends) != 2 or not any(ends) or any(c is None and end for c, end in zip(clocks, ends, strict=True)):
        return None
    start, end = clocks[0] or timedelta(0), clocks[1] or MIDNIGHT_AFTER
    return (day[0].strip() if day is not None else "", start, end) if start < end else None


def choices_in(text: str) -> list[str]:
    """Split a list of days or of hours, of these at commas only if every part has hours of its own."""
    parts = [part.strip() for part in re.split(r"[;；、\n\r┋|]+", text) if part.strip()]
    found: list[str] = []
    for part in parts:
        commas = [piece.strip() for piece in re.split(r"[,，]\s*", part) if piece.strip()]
        dated = [DAY.search(normalized(piece)) is not None for piece in commas]
        apart = all(map(stretch_of, commas)) and (all(dated) or not any(dated))
        found += listed_days(part) or (commas if apart else [part])
    return found


def days_offered(texts: Iterable[str]) -> tuple[str, ...]:
    """The days that occur with hours in the cells of a column, or in its title."""
    parts = [stretch_of(part) for text in texts for part in choices_in(text)]
    return tuple(dict.fromkeys(found[0] for found in parts if found is not None and found[0]))


def away_of_choices(text: str, days: Collection[str]) -> str | None:
    """The complement of chosen hours on all offered days; None if the text is no list of hours.

    Parameters
    ----------
    text
        The chosen hours, each with its day, or all for every day.
    """
    found = [stretch_of(part) for part in choices_in(text)]
    known = [stretch for stretch in found if stretch is not None]
    dated = [bool(day) for day, _, _ in known]
    if len(known) < len(found) or not known or len(set(dated)) > 1 or (days and not dated[0]):
        return None
    away: list[str] = []
    for day in dict.fromkeys([*days, *(day for day, _, _ in known)]):
        before = timedelta(0)
        for start, end in sorted((start, end) for of, start, end in known if of == day):
            if start > before:
                away.append(f"{day} {clock_text(before) if before else ''}-{clock_text(start)}".strip())
            before = max(before, end)
        if before < MIDNIGHT_AFTER:
            away.append(f"{day} {clock_text(before)}-".strip() if before else day)
    return "; ".join(away)
