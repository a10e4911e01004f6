"""Days, as spreadsheets hold them and as people write them in three languages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

from sco_scheduler.domain.cells import Cell
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.kinds import values as kinds
from sco_scheduler.intake.text import plain, written
from sco_scheduler.resources import data_file

EPOCH = datetime(1899, 12, 30)
"""Day zero of the date serials of most workbooks."""

FIRST_SERIAL, LAST_SERIAL = 25569, 73050
"""1970 to 2099: a number that can be meant as a day."""

_SURE = (
    re.compile(r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?:\s*[日号])?"),
    re.compile(r"(?P<y>20\d{2})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?:\s*(?:года|г\.?))?"),
    re.compile(
        r"(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<name>[a-zа-я]{3,})\.?,?[\s-]+(?P<y>\d{4})(?:\s*(?:года|г\.?))?"
    ),
    re.compile(r"(?P<name>[a-z]{3,})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})"),
)
_EITHER = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})")
"""The day first or the month first: countries differ."""

_MIDNIGHT = re.compile(r"0?0[:.]00(?:[:.]00(?:\.0+)?)?|12:00 ?am")
_DAY_OF_WEEK = (
    r"(?:(?:星期|周|礼拜)[一二三四五六日天]"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])"
    r"|(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс)(?![а-я]))"
)
_WEEKDAY = re.compile(rf"[\s,]*\(?\s*{_DAY_OF_WEEK}\.?\s*\)?")
_WEEKDAY_FIRST = re.compile(rf"\A{_DAY_OF_WEEK}[.,，]?\s*")


def leading_date(text: str) -> tuple[date, str] | None:
    """A date at the start of a folded text, and what follows it; None where none, or an ambiguous one, stands there."""
    text = _WEEKDAY_FIRST.sub("", text)
    for pattern in _SURE:
        match = pattern.match(text)
        if match is not None and not text[match.end() :][:1].isdigit():
            parts = match.groupdict()
            month = int(parts["m"]) if "m" in parts else _months().get(parts["name"], 0)
            day = _day(int(parts["y"]), month, int(parts["d"]))
            return (day, _rest(text, match.end())) if day is not None else None
    days, rest = _either(text)
    return (days[0], rest) if len(days) == 1 else None


def meanings(text: str) -> tuple[date, ...]:
    """The days that a date such as ``06/12/2025`` at the start of a folded text can stand for, where there are two."""
    days, _ = _either(_WEEKDAY_FIRST.sub("", text))
    return days if len(days) > 1 else ()


def read_date(value: object, epoch: datetime = EPOCH) -> date | None:
    """The day that a cell holds, as a date, a serial number or text; None where it holds none, or an ambiguous one."""
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, str):
        text = plain(value)
        found = leading_date(text)
        if found is not None:
            return found[0] if not found[1] or _MIDNIGHT.fullmatch(found[1]) else None
        value = float(text) if re.fullmatch(r"\d{5}(\.\d+)?", text) else None
    if isinstance(value, int) and not isinstance(value, bool) and len(str(value)) == 8:
        return read_date(str(value), epoch)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and FIRST_SERIAL <= value < LAST_SERIAL:
        return (epoch + timedelta(days=int(value))).date()
    return None


def read_day(value: object, cell: Cell, epoch: datetime, found: Findings) -> date | None:
    """The day that a cell holds; None where it is empty, or holds none that is sure, which is then reported."""
    day = read_date(value, epoch)
    if day is None and value is not None:
        two = meanings(plain(value)) if isinstance(value, str) else ()
        report_day(written(value), two, cell, found)
    return day


def report_day(text: str, two: tuple[date, ...], cell: Cell, found: Findings) -> None:
    """Report a text that is no date, or that two countries read as two different days."""
    if two:
        found.add(kinds.DATE_AMBIGUOUS, cell, value=text, first=two[0].isoformat(), second=two[1].isoformat())
    else:
        found.add(kinds.DATE_UNREADABLE, cell, value=text)


def _either(text: str) -> tuple[tuple[date, ...], str]:
    """The days that a date with the day or the month first can stand for, and what follows it."""
    match = _EITHER.match(text)
    if match is None or text[match.end() :][:1].isdigit():
        return (), ""
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    days = {_day(year, other, one): None, _day(year, one, other): None}
    return tuple(day for day in days if day is not None), _rest(text, match.end())


def _rest(text: str, end: int) -> str:
    weekday = _WEEKDAY.match(text, end)
    return text[weekday.end() if weekday is not None else end :].lstrip(" t,")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    """The number of a month by each of its names, from ``data/months.json``."""
    data = json.loads(data_file("months.json").read_text(encoding="utf-8"))
    return {name: int(number) for number, names in data.items() for name in names}
