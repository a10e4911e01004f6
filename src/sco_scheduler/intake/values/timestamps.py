"""Reads the moments at which answers were given, as form tools write them, to put answers in order.

Whether a date such as ``8/9/2026`` has the day or the month first is decided by all cells of a column together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from sco_scheduler.intake.values.dates import EPOCH, FIRST_SERIAL, LAST_SERIAL
from sco_scheduler.intake.values.days_in_words import persian_date
from sco_scheduler.intake.values.entries import month_called, normalized
from sco_scheduler.resources import lazy_regex

Readings = tuple[datetime, ...]
"""The moment of an answer; two, with the day and with the month first, if the column does not show which is meant.

Without any it is not known.
"""


def is_before(one: Readings, other: Readings) -> bool:
    """Whether an answer was certainly given before another one; not if either has no moment.

    Two of one column are compared in each of its readings, two of columns with other numbers of readings in all.
    """
    if len(one) == len(other):
        return bool(one) and all(first < second for first, second in zip(one, other, strict=True))
    return bool(one and other) and max(one) < min(other)


def timestamps_of(values: Mapping[int, object]) -> dict[int, Readings]:
    """The moments in the cells of a column by row, without cells that have none."""
    texts = {row: text for row, value in values.items() if isinstance(value, str) for text in [normalized(value)]}
    first = _order_of(list(texts.values()))
    turned = _is_turned(list(texts.values()), [value for value in values.values() if isinstance(value, datetime)])
    readings = [
        {row: moment for row, value in values.items() if (moment := _moment(value, texts.get(row), by_month, turned))}
        for by_month in ((False, True) if first is None else (first,))
    ]
    told = [found for found in readings if len(found) == max(map(len, readings))]
    rising = [found for found in told if _in_order(list(found.values()))]
    told = rising if len(rising) == 1 else told  # answers mostly stand in the order in which they were given
    told = told[:1] if len(told) > 1 and told[0] == told[1] else told
    return {row: tuple(found[row] for found in told) for row in told[0] if all(row in found for found in told)}


def _in_order(moments: Sequence[datetime]) -> bool:
    """Whether moments rise or fall from row to row."""
    steps = {first < second for first, second in pairwise(moments) if first != second}
    return len(steps) == 1 and len(moments) >= _FEWEST


def _order_of(texts: Sequence[str]) -> bool | None:
    """Whether the dates of a column have the month first; None if none of them shows it."""
    told = {
        int(m[3]) > _MONTHS for text in texts if (m := _NUMBERS.search(text)) and max(int(m[1]), int(m[3])) > _MONTHS
    }
    with_dots = any((m := _NUMBERS.search(text)) and m[2].strip() == "." for text in texts)
    return False if with_dots else told.pop() if len(told) == 1 else None


def _is_turned(texts: Sequence[str], dates: Sequence[datetime]) -> bool:
    """Whether a program took the days of dates for months where it could, and left the others as texts."""
    left = [(int(match[1]), int(match[3])) for text in texts if (match := _NUMBERS.search(text))]
    return bool(left and dates) and all(max(two) > _MONTHS for two in left) and all(d.day <= _MONTHS for d in dates)


_ADDRESS = lazy_regex(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])")
"""The address of a computer, from which an answer was sent: ``60.7.13.29``."""


def _moment(value: object, text: str | None, by_month: bool, turned: bool) -> datetime | None:
    """The moment in a cell: a date, the serial number of one, or a text."""
    if text is not None and not re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        return _read(text, by_month=by_month) if _ADDRESS.search(text) is None else None
    if isinstance(value, datetime):
        bare = value.replace(tzinfo=None)
        return bare.replace(day=bare.month, month=bare.day) if turned else bare
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    number = float(text) if text is not None else value
    if isinstance(number, (int, float)) and not isinstance(number, bool) and FIRST_SERIAL <= number < LAST_SERIAL:
        return EPOCH + timedelta(days=number)
    return None


def _read(text: str, *, by_month: bool) -> datetime | None:
    """The moment in a normalized text; at midnight if it has no time."""
    if (match := _YEAR_FIRST.search(text)) is not None:
        year, month, day = map(int, match.groups())
    elif (match := _NUMBERS.search(text)) is not None:
        one, other, year = int(match[1]), int(match[3]), int(match[4])
        month, day = (one, other) if by_month else (other, one)
    elif (match := _NAMED.search(text) or _NAMED_FIRST.search(text)) is not None:
        month, day, year = month_called(match["name"]), int(match["day"]), int(match["year"])
    else:
        return None
    if _PERSIAN[0] <= year <= _PERSIAN[1] and (ours := persian_date(year, month, day)):
        year, month, day = map(int, ours.split("-"))
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    clock = _CLOCK.search(rest)
    hours, minutes, seconds = (int(part or 0) for part in clock.groups()) if clock is not None else (0, 0, 0)
    if clock is not None and hours <= _NOON:
        half = f"{rest[: clock.start()]} {rest[clock.end() :]}"
        afternoon, morning = _AFTERNOON.search(half), _MORNING.search(half)
        hours = hours % _NOON + (_NOON if afternoon is not None else 0) if afternoon or morning else hours
    zone = _ZONE.search(rest, clock.end()) if clock is not None else None
    shift = timedelta(hours=int(zone[2]), minutes=int(zone[3] or 0)) * (-1 if zone[1] == "+" else 1) if zone else None
    try:
        moment = datetime(year + (2000 if year < _CENTURY else 0), month, day, hours, minutes, seconds)
        return moment + (shift or timedelta())
    except (ValueError, OverflowError):
        return None


_MONTHS, _NOON, _CENTURY, _FEWEST = 12, 12, 100, 3
_PERSIAN = 1390, 1450
"""The years of the Persian calendar in which answers are given."""

_YEAR_FIRST = lazy_regex(r"(?<!\d)(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?:\s*[日일])?\.?")
_NUMBERS = lazy_regex(r"(?<!\d)(\d{1,2})(\s*[./-]\s*)(\d{1,2})\2(\d{4}|\d{2})(?![\d])")
_NAMED = lazy_regex(
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|º|°)?[\s.,-]*(?:of |de |d')?"
    r"(?P<name>[^\W\d_]{3,})[\s.,-]+(?:de |of )?(?P<year>\d{4})"
)
_NAMED_FIRST = lazy_regex(r"(?P<name>[^\W\d_]{3,})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})")
_CLOCK = lazy_regex(r"(?<![\d+-])(\d{1,2})\s*[:.h時时点시]\s*(\d{2})(?!\d)(?:\s*[:.m分분]\s*(\d{2})(?!\d))?")
_ZONE = lazy_regex(r"\s*(?:\.\d+)?\s*(?:gmt|utc)?\s*([+-])(\d{1,2}):?(\d{2})?\s*$")
_MORNING = lazy_regex(r"\ba\.?\s?m\b|上午|凌晨|早上|午前|오전|(?<!\w)(?:sa|öö|ص|fm|de|утра|ночи|π\.?μ|पूर्वाह्न)(?!\w)")
_AFTERNOON = lazy_regex(r"\bp\.?\s?m\b|下午|晚上|中午|午後|오후|(?<!\w)(?:ch|ös|م|em|du|дня|вечера|μ\.?μ|अपराह्न)(?!\w)")
"""The halves of the day in 12-hour clocks; Spanish ``a. m.``, Vietnamese ``SA``, Turkish ``ÖÖ``, Swedish ``fm``."""
