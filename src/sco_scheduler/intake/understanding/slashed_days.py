"""Writes days in figures with slashes, in titles, by year, month and day, as far as nothing else can be meant."""

from __future__ import annotations

import re
from datetime import date

from sco_scheduler.intake.values.dates import leading_date
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.tongues import without_marks
from sco_scheduler.intake.values.weekdays import weekdays_beside, weekdays_called
from sco_scheduler.resources import lazy_regex

_MONTHS, _LONGEST = 12, 14
"""The number of months, and the most days of a span."""


def with_slashed_days(text: str) -> str:
    """A text with days in figures with slashes, or before a day of the week, by month and day or as dates."""
    while (dated := _BEFORE_DATE.sub(r"\1/\2/\3\4", text)) != text:
        text = dated
    text = _TWO_IN_SLASHES.sub(_both, _BEFORE_WEEKDAY.sub(r"\1月\2日", text))
    text = _BEHIND_WEEKDAY.sub(_by_weekday, _OF_WEEKDAY.sub(_with_weekday, text))
    text = _BEFORE_WORD.sub(r"\g<1>.0\2.", _BEFORE_HOURS.sub(r"\2月\1日 ", text))
    return _SLASHED.sub(_iso, _IN_SLASHES.sub(_each_iso, text))


_BEFORE_DATE = lazy_regex(
    r"(?<![\d./-])(\d{1,2})/(\d{1,2})(?![\d./-])"
    r"(?=[^\d;]{1,30}(?:\d{1,2}/\2/(20\d\d)|\1/\d{1,2}/(20\d\d))(?!\d))"
)
"""A day and its month before a day of that month with the year, which is that of both: ``25/6 và 26/6/2026``."""

_BEFORE_WEEKDAY = lazy_regex(
    r"(?<![\d./-])(\d{1,2})[/.](\d{1,2})\s?"
    r"(?=[(（][월화수목금토일月火水木金土日][)）]|[월화수목금토일月火水木金土日](?:요일|曜日?)?(?![^\W_])|"
    r"[(（]?(?:周|星期|礼拜|週)[一二三四五六日天])"
)
"""The month and the day before the day of the week, as in eastern Asia: ``11/5(목)``, ``11/5 목``, ``11/5 周四``."""

_BEFORE_HOURS = lazy_regex(
    r"(?<![\d./-])(1[3-9]|2\d|3[01])/(0?[1-9]|1[0-2])(?![\d./-])"
    r"(?=\W{1,3}(?:[^\W\d_]{1,7}\W{1,2}){0,2}(?:[01]?\d|2[0-3])(?:[:.h]\s?[0-5]\d|h|\s?[-–—~]\s?\d{1,2}\s?h))"
)
"""The day and the month before hours, if the figures leave no doubt which is the month: ``18/11, 9h-16h``."""

_OF_WEEKDAY = lazy_regex(
    r"(?P<weekday>[^\W\d_]{2,10}\.?,? )(?P<day>\d{1,2})\.(?P<month>0?[1-9]|1[0-2])\.(?=\s[^\W\d_]{3})"
)
"""A day with its month behind a day of the week, and before a word; no hour is meant: ``Do 14.5. vormittags``."""


def _with_weekday(match: re.Match[str]) -> str:
    called = weekdays_called(without_marks(match["weekday"].strip(" .,").casefold()))
    return f"{match['weekday']}{match['month']}月{match['day']}日" if called else match[0]


_BEHIND_WEEKDAY = lazy_regex(
    r"(?<![^\W\d_])(?P<weekday>[^\W\d_]{2,10})\.?,? (?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<year>20\d\d)(?![\d/])"
)
"""A day in figures behind a day of the week, which tells the day from the month: ``mer. 06/05/2026``."""


def _by_weekday(match: re.Match[str]) -> str:
    meant = weekdays_called(without_marks(match["weekday"].casefold()))
    found = [day for day in _dates(match["one"], match["other"], match["year"]) if day.weekday() in meant]
    return found[0].isoformat() if len(found) == 1 else match[0]


def _dates(one: str, other: str, year: str) -> list[date]:
    """The dates that the figures of a day and a month may mean, either of which may be the month."""
    orders = {(int(other), int(one)), (int(one), int(other))}
    texts = (f"{year}-{month:02}-{day:02}" for month, day in orders if 1 <= month <= _MONTHS)
    return [dated[0] for text in texts if (dated := leading_date(text)) is not None]


_BEFORE_WORD = lazy_regex(r"(?<![\d.])(\d{1,2})\.([1-9])\.(?=\s+[^\W\d_]{1,5}\s+\d{1,2}\.[01]?\d\.)")
"""The first of two days with a month of one figure: ``13.6. und 14.6.2026``."""

_TWO_IN_SLASHES = lazy_regex(
    r"(?<![\d./-])(\d{1,2})\s?(?:([-–—])|[,،、&و和と및]|(?:and|to|và|đến|y|et|e|и|по|до|і|i|a|ve|va|dan|sampai|do|bis|und)\s)\s?"
    r"(\d{1,2})/(\d{1,2})(?:/(20\d\d))?(?![\d/.-])"
)


_HOURS = lazy_regex(r"\d[:.][0-5]\d(?!\d)|\d\s?(?:h|uhr|uur|ч|час\w*|[点點時时시])(?![^\W\d_])", re.IGNORECASE)


def _both(match: re.Match[str]) -> str:
    """Two days in a row of the month behind them, ``10 e 11/12/2026``; without the year only in a text with hours."""
    one, _, last, month, year = match.groups()
    if int(last) != int(one) + 1 or not 1 <= int(month) <= _MONTHS:
        return match[0]
    if not year and _HOURS.search(match.string) is None:
        return match[0]
    return ", ".join(f"{year}-{month:0>2}-{day:0>2}" for day in (one, last)) if year else f"{month}月{one}日-{last}日"


_SLASHED = lazy_regex(r"(?<![\d./-])(\d{1,2})/(\d{1,2})/(20\d\d)(?![\d/])")
_IN_SLASHES = lazy_regex(
    r"(?<![\d./-])(\d{1,2})(\s?(?:([-–—])|[,،、&و和と및]|(?:and|to|và|đến|y|et|e|и|по|до|і|i|a|ve|va|dan|sampai|do|bis|und)\s)\s?)"
    r"(?=(\d{1,2})([/.])(\d{1,2})\5(20\d\d)(?![\d/]))"
)
"""Days in figures with slashes: ``15/10/2025``; and the first of several: ``15 và 16/10/2025``, ``15 и 16.10.2025``."""


def _iso(match: re.Match[str]) -> str:
    """A day in figures by year, month and day, if the figures leave no doubt which is the month."""
    found = _dates(*match.groups())
    return found[0].isoformat() if len(found) == 1 else match[0]


def _each_iso(match: re.Match[str]) -> str:
    """The first of several days that share a month and a year with all of these, if the second stands for no month."""
    one, between, span, last, sign, month, year = match.groups()
    clear = int(one) < int(last) and (int(last) > _MONTHS or sign == ".") and int(month) <= _MONTHS
    return f"{year}-{month:0>2}-{one:0>2}{' - ' if span else between}" if clear else match[0]


def with_days_of_title(title: str, days: tuple[date, ...]) -> str:
    """A title in which each day of the event is written as its date, also in figures with either before the month."""

    def dated(match: re.Match[str]) -> str:
        found = [day for day in _dates(match[1], match[2], match[3]) if day in days]
        return found[0].isoformat() if len(found) == 1 else match[0]

    if days and (match := _ALONE.fullmatch(title)) is not None:  # ``21.04``, which elsewhere may be a time
        told = [day for day in days if (day.day, day.month) == (int(match[1]), int(match[2]))]
        return told[0].isoformat() if len(told) == 1 else title
    return with_days_of_event(_SLASHED.sub(dated, title) if days else title, days)


_ALONE = lazy_regex(r"\s*(\d{1,2})\.(\d{1,2})\s*")


def figures_in(title: str) -> list[tuple[str, str, str]]:
    """The numbers of days and months, and the year or '', in a title in any order of the two.

    With a point between and no year only beside a day of the week: ``Ср 07.10``.
    """
    dotted = [match.groups() for match in _DOTTED.finditer(title)] if _FIGURES.search(title) is None else []
    beside = weekdays_beside(title, {int(dotted[0][0])}) if len(dotted) == 1 else {}
    return [(one, other, "") for one, other in dotted] if beside else _FIGURES.findall(title)


_FIGURES = lazy_regex(r"(?<![\d./:-])(\d{1,2})/(\d{1,2})(?:/(20\d\d))?(?![\d./:])")
_DOTTED = lazy_regex(r"(?<![\d./:-])(\d{1,2})\.(\d{1,2})\.?(?![\d./:])")


def dotted_in(title: str) -> list[tuple[int, int]]:
    """The months and days with a point behind each, in a title with other words before them: ``Účast 9. 6.``."""
    return [(int(match[2]), int(match[1])) for match in _BOTH_DOTTED.finditer(title)]


_BOTH_DOTTED = lazy_regex(r"(?<=[^\W\d_]\s)(\d{1,2})\.\s?(1[0-2]|0?[1-9])\.(?!\s?\d)")


def with_year_twice(text: str) -> str:
    """A text with both years of a span of a few days that has one before two months: ``2026.9.3-9.4``."""
    return _YEAR_ONCE.sub(_dated_twice, text)


_YEAR_ONCE = lazy_regex(
    r"(?<!\d)(?P<year>20\d\d)(?P<sign>[./-])(?P<first>\d{1,2}(?P=sign)\d{1,2})\s?(?:[-–—~～至到]|to|до)\s?"
    r"(?P<last>\d{1,2}(?P=sign)\d{1,2})(?![\d:./])"
)


def _dated_twice(match: re.Match[str]) -> str:
    year, sign = int(match["year"]), match["sign"]
    try:
        first, last = (date(year, *map(int, match[of].split(sign))) for of in ("first", "last"))
    except ValueError:
        return match[0]
    return f"{first:%Y.%m.%d} - {last:%Y.%m.%d}" if 0 < (last - first).days <= _LONGEST else match[0]
