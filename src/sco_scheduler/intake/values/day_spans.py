"""Writes out the days of spans and lists that share a month, in any language and order: ``14.–15. aprill``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from sco_scheduler.intake.values.entries import month_called, months
from sco_scheduler.resources import lazy_regex, words_of_kinds

_MOST_DAYS = 14
"""The longest span of days."""


def _words(*kinds: str) -> str:
    return rf"(?:{'|'.join(words_of_kinds('event_words.json', *kinds))})(?![^\W\d_])"


@lru_cache(maxsize=1)
def _to() -> str:
    """The source of a pattern of what stands between the first and the last of several days."""
    return rf"(?:[-–—~～〜−‐‑]+|(?:through|thru|t/m|(?<!\.\s)as?)(?![^\W\d_])|{_words('until day')})"


@lru_cache(maxsize=1)
def _and() -> str:
    """The source of a pattern of what joins days."""
    return rf"(?:(?:[,、，・·&+/]+\s?)?{_words('and')}|[,、，・·&+/]+|(?<=\.\s)a(?![^\W\d_]))"


_TH = (
    r"(?:(?:st|nd|rd|th|er|re|ers|ª|º|°|-?(?:го|ого|ое|е|я|й)|-?(?:ші|шы|і|ы)|-?(?:inci|nci|nchi|én|án|jén|ei))(?![^\W\d_])|"
    r"\.(?!\d)|\s?[日号號일])?"
)
_WEEKDAY = r"(?:\s?[(（]\s*[^\W\d_]{1,12}\.?\s*[)）])?"
_NO_TIME = (
    r"(?![\d:]|\s?[-–—]\s?\d{1,2}\s?[:h]|"
    r"\s?(?:h|hs|hrs?|uhr|óra|ora|час\w*|ч|am|pm|[ap]\.m\.?|o.clock|[時时点點시])(?![^\W\d_])|\s?[月월])"
)
_NUMBER = rf"\d{{1,2}}{_NO_TIME}{_TH}{_WEEKDAY}"


@lru_cache(maxsize=1)
def _run() -> str:
    return rf"(?P<run>{_NUMBER}(?:\s*(?:{_and()}|{_to()})\s*{_NUMBER})+)(?!\d|\s?[-–—~]\s?\d)"


_NAME = r"(?P<name>[^\s\d.,;:()/&|–—-]{3,})"
_BY_NAME = (
    lazy_regex(lambda: rf"(?<![\w.:/])(?<!\d[-–]){_run()}[\s-]*(?:(?:de|of|di|del|d|ta|të|te)['’\s]\s*)?{_NAME}"),
    lazy_regex(lambda: rf"(?<![\w.:/]){_NAME}\.?\s*{_run()}"),
)
_BY_NUMBER = (
    lazy_regex(
        lambda: rf"(?<![\w./])(?P<year>20\d\d)\s?(?:[-./年]|년)\s?(?P<month>\d{{1,2}})\s?(?:[-./月]|월)\s?{_run()}"
    ),
    lazy_regex(lambda: rf"(?<![\w.:/])(?P<month>\d{{1,2}})(?:\s?[月월]|(?:-р)? сарын|-?oy)\s?{_run()}"),
    lazy_regex(lambda: rf"(?<![\w.:/])(?<!\d[-–]){_run()}\s?tháng (?P<month>\d{{1,2}})(?!\d)"),
    lazy_regex(
        r"(?<![\w.:/])(?P<run>\d{1,2}(?:\.?\s?[-–—/]\s?|\.?\s(?:bis|und|a|i|do|og|och)\s)\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>20\d\d))?(?!\d)"
    ),
)
_TWO_MONTHS = lazy_regex(
    r"(?<![\w.:/])(\d{1,2}\.\s?\d{1,2})\.\s?([-–—]|bis|до|do)\s?(\d{1,2}\.\s?\d{1,2}\.\s?)(20\d\d)(?!\d)"
)
_MONTH_AGAIN = lazy_regex(
    r"(?<!\d)(?P<month>\d{1,2})\s?(?P<sign>[月월])\s?(?P<first>\d{1,2})\s?[日号號일]?\s?(?:[-–—~〜～至到]+|부터)\s?"
    r"(?:20\d\d\s?[年년]\s?)?(?P=month)\s?[月월]\s?(?P<last>\d{1,2})(?!\d)"
)
"""A span whose month stands at both ends: ``11月5日-11月8日``."""

_COUNTED = lazy_regex(
    r"(?<!\w)(?:(?:table|hall|room|booth|stand|session|pavilion|day|halle|saal|raum|tisch|salle|mesa|sala|pabellón|pavilhão|"
    r"padiglione|tavolo|hala|asztal|terem|csarnok|salon)s?|halls?|зал\w*|стол\w*|павильон\w*|стенд\w*|сесси\w*|день)"
    r"\.? (?:№|no\.?|nr\.?)?\s*\d{1,2}(?=\s*[,/]\s*\d|\s[-–—]\s\d)"
)
"""A number of what is counted, before a day: ``Table 5, 14 April``."""

_DAY_AND_SPAN = lazy_regex(r"\d+\s*[,，、]\s*\d+\s*[-–—~]\s*\d+\s*")
_FIGURES = lazy_regex(r"\d{1,2}")
_JOINED = lazy_regex(lambda: rf"\s*(?:(?P<to>{_to()})|{_and()})")
_WITH_STOP = lazy_regex(rf"(?<![\w.:/]){_NAME}\.? (?P<day>\d{{1,2}})\.(?!\d)")
_KOREAN = lazy_regex(r"(?<!\d)(\d{1,2})\s?월\s?(\d{1,2})\s?일")
_MONTHS, _LAST_DAY = 12, 31


UP_TO = r"(?P<to>[-–—~〜至到]|(?:to|au|al?|bis|do|hasta|ate|tot|t/m|по|до|sampai|den)\s(?=\d))"
LATER = r"(?=\d{4}-(?P<month>\d\d)-(?P<last>\d\d))"
"""What stands between a day and a later date, and that date."""


def joining_days() -> str:
    """The source of a pattern of words that join days in an answer."""
    return rf"(?:{'|'.join(words_of_kinds('event_words.json', 'and'))}|si|es|va|бен|пен|bilan)"


def with_each_day(text: str) -> str:
    """Write out the days of spans and lists in a normalised text, each with its month: ``14 april, 15 april``."""
    if len(_FIGURES.findall(text)) < 2:
        return text
    text = _TWO_MONTHS.sub(r"\1.\4 \2 \3\4", _COUNTED.sub("", text))
    text = _MONTH_AGAIN.sub(r"\g<month>\g<sign>\g<first>-\g<last>", text)
    for pattern in _BY_NAME:
        text = pattern.sub(_by_name, text)
    for pattern in _BY_NUMBER:
        text = pattern.sub(_by_number, text)
    text = _WITH_STOP.sub(_one_day, text)
    return _KOREAN.sub(r"\1月\2日", text)


def _by_name(match: re.Match[str]) -> str:
    month = month_called(match["name"])
    return _written(match, month, "") if month else match[0]


def _one_day(match: re.Match[str]) -> str:
    """``30 april`` for ``április 30.``."""
    month = month_called(match["name"])
    return _written_out([int(match["day"])], month) if month else match[0]


def _by_number(match: re.Match[str]) -> str:
    year = match.groupdict().get("year") or ""
    return _written(match, int(match["month"]), year) if 1 <= int(match["month"]) <= _MONTHS else match[0]


def _written(match: re.Match[str], month: int, year: str) -> str:
    """The days of a run with the name of their month, and what stands between the run and the month without it."""
    days = _days_of(match["run"])
    return _written_out(days, month, year) if days else match[0]


def _written_out(days: Sequence[int], month: int, year: str = "") -> str:
    name = next(name for name, number in months().items() if number == month)
    return " " + ", ".join(f"{day} {name} {year}".rstrip() for day in days) + " "


def _days_of(run: str) -> list[int]:
    """The days of a run in order; none if they do not ascend, or may be a day with hours: ``3, 10-16``."""
    found = list(_FIGURES.finditer(run))
    if _DAY_AND_SPAN.fullmatch(run) is not None:
        return []
    days = [int(found[0][0])]
    for one, other in pairwise(found):
        day, sign = int(other[0]), _JOINED.search(run, one.end())
        span = range(days[-1] + 1, day + 1)
        if not 0 < len(span) <= _MOST_DAYS or day > _LAST_DAY:
            return []
        days += span if sign is not None and sign["to"] else [day]
    return days
