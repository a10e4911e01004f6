"""Days that a text names by their number alone behind another day: ``16 May 2027 13:30-17:30, Mon 17, 9:00-12:00``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import chain

from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.journeys import Place
from sco_scheduler.intake.values.tongues import without_marks
from sco_scheduler.intake.values.weekdays import weekdays_called
from sco_scheduler.resources import lazy_regex


def with_months_of_days(text: str, days_in: Callable[[str], Sequence[Place]]) -> str:
    """A text with the month of each day that stands without it before hours, behind a day with a month.

    It is a few days later than the day before it, or a day that the text has with its month. A number is a day by the
    word for it, by its ending, or behind a day of the week: ``17日``, ``17-го``, ``17th``, ``Fri 17``.

    Parameters
    ----------
    days_in
        Gives the days in a text, each as its year or 0, its month and its day.
    """
    bare = [match for match in _BARE.finditer(text) if _is_day(match)]
    if not bare:
        return text
    made, end = "", 0
    for match in bare:
        said = days_in(made + text[end : match.start()])
        day = _day_behind(said, int(match["n"] or match["m"]))
        if day is None or (match["word"] and any(year for year, _, _ in said) and day.weekday() not in _called(match)):
            continue
        dated = day.isoformat() if any(year for year, _, _ in said) else f"{day.month}月{day.day}日"
        made = f"{made}{text[end : match.start()]}".rstrip(" ") + f" {dated}"
        end = match.end()
        made += " " * text[end : end + 1].isalnum()
    return made + text[end:]


def _is_day(match: re.Match[str]) -> bool:
    return match["word"] is None or bool(_called(match))


def _called(match: re.Match[str]) -> frozenset[int]:
    word = without_marks(normalized(match["word"]))
    return weekdays_called(word) or _FRENCH.get(word, frozenset())


_FRENCH = {"je": frozenset({3}), "ve": frozenset({4})}
"""Short names of days that are words of other languages elsewhere: ``ve`` is *and* in Turkish."""


def _day_behind(said: Sequence[Place], number: int) -> date | None:
    """The day with a number of the month that is a few days behind the last of some days, or one of them."""
    found = [day for year, month, of in said if (day := _date(year or _LEAP, month, of)) is not None]
    later = (found[-1] + timedelta(days=days) for days in range(1, _MOST + 1)) if found else ()
    return next((day for day in chain(later, found) if day.day == number), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_MOST = 6
"""The most days from one named day of an event to the next."""

_LEAP = 2000

_HOURS = (
    r"(?=[\s,，:：、]*(?:[(（][^()（）\d]{1,12}[)）])?[^\d;；。]{0,14}?"
    r"\d{1,2}\s?(?:[:.：h点时時-]|[–—~～至到]|uhr|do|to|до))"
)
"""What follows a day that has hours."""

_BARE = lazy_regex(
    rf"(?:(?<![\d月/.:-])(?P<n>[1-3]?\d)(?:[日号]|-?(?:го|ого|числа)\b|(?:st|nd|rd|th)\b)|"
    rf"(?<!\w)(?P<word>[^\W\d_]{{2,12}})\.?,?\s+(?P<m>[1-3]?\d)(?![\d.:/-]|\s?(?:h|uhr|am|pm|[点點时時])|\s?[^\W\d_]{{3}}))"
    rf"(?:[(（][^()（）\d]{{1,12}}[)）])?{_HOURS}",
    re.IGNORECASE,
)
