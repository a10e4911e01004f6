"""Reads times of day, dates and lists of ranges as people write them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from sco_scheduler.domain.event import Session, Span, joined
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.kinds import values as kinds
from sco_scheduler.intake.values.absences import DASH, FROM, NOON, absence_in_figures, hours_in_brackets, is_whole_day
from sco_scheduler.intake.values.clock import MIDNIGHT_AFTER, clock_of, clock_text
from sco_scheduler.intake.values.entries import nearest, normalized, read_list, written
from sco_scheduler.resources import data_file, lazy_regex


def read_clock(value: object) -> timedelta | None:
    """The time of day that a cell holds, as time since midnight; 24:00 is a whole day.

    Times may be times, date-times (whose date is passed over), durations, fractions of a day, or
    text such as ``9:00``, ``09:00:00``, ``9.00``, ``10：30``, ``10h30``, ``下午2:00`` or ``2:30 pm``.
    """
    moment: timedelta | None = None
    if isinstance(value, datetime):
        moment = _since_midnight(value.time())
    elif isinstance(value, time):
        moment = _since_midnight(value)
    elif isinstance(value, timedelta):
        moment = value
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        moment = _fraction(float(value))
    elif isinstance(value, str):
        text = normalized(value)
        dated = leading_date(text)
        moment = clock_of(dated[1] if dated is not None and dated[1] else text)
        if moment is None and re.fullmatch(r"0?\.\d{3,}|\d{5}\.\d+", text):
            moment = _fraction(float(text))
    if moment is None or not timedelta(0) <= moment <= MIDNIGHT_AFTER:
        return None
    return moment


def _fraction(value: float) -> timedelta | None:
    if value >= FIRST_SERIAL:
        value %= 1  # a serial with a day in it, such as 45820.375; infinity has no such part
    if not 0 <= value <= 1:
        return None
    return _rounded(timedelta(days=value))


def _since_midnight(moment: time) -> timedelta:
    return _rounded(
        timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
    )


def _rounded(moment: timedelta) -> timedelta:
    # A third of a day is no exact fraction: 10:00 may be held as 09:59:59.99.
    return timedelta(seconds=round(moment.total_seconds()))


EPOCH = datetime(1899, 12, 30)
"""Day zero of the date serials of most workbooks."""

FIRST_SERIAL, LAST_SERIAL = 25569, 73050
"""1970 to 2099: a number that can be meant as a day."""

_SURE = (
    lazy_regex(r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?:\s*[日号])?"),
    lazy_regex(r"(?P<y>20\d{2})(?P<m>\d{2})(?P<d>\d{2})"),
    lazy_regex(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?:\s*(?:года|г\.?))?"),
    lazy_regex(
        r"(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<name>[a-zа-я]{3,})\.?,?[\s-]+(?P<y>\d{4})(?:\s*(?:года|г\.?))?"
    ),
    lazy_regex(r"(?P<name>[a-z]{3,})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})"),
)
_EITHER = lazy_regex(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})")
"""The day first or the month first: countries differ."""

_MIDNIGHT = lazy_regex(r"0?0[:.]00(?:[:.]00(?:\.0+)?)?|12:00 ?am")
_DAY_OF_WEEK = (
    r"(?:(?:星期|周|礼拜)[一二三四五六日天]"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])"
    r"|(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс)(?![а-я]))"
)
_WEEKDAY = lazy_regex(rf"[\s,]*\(?\s*{_DAY_OF_WEEK}\.?\s*\)?")
_WEEKDAY_FIRST = lazy_regex(rf"\A{_DAY_OF_WEEK}[.,，]?\s*")


def leading_date(text: str) -> tuple[date, str] | None:
    """Parse a date at the start of a folded text, and return it with the rest; None without one, or if ambiguous."""
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


_YEARLESS = (
    lazy_regex(r"(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})(?:\s*[日号]|(?!\d))"),
    lazy_regex(r"(?P<d>\d{1,2})(?:st|nd|rd|th|-?го)?\s+(?:of\s+)?(?P<name>[a-zа-яё]{3,})\.?(?![a-zа-яё])"),
    lazy_regex(r"(?P<name>[a-zа-яё]{3,})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?(?![\d:.])"),
    lazy_regex(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.?(?=$|[\s,(（])"),
)
"""A day without its year, which the event knows: ``12 June``, ``6月12日``, ``12.06``."""


def leading_day(text: str, days: Sequence[date]) -> tuple[date, str] | None:
    """Parse a date without a year at the start of a folded text, in the year of the event.

    Parameters
    ----------
    text
        The text.
    days
        The days of the event.

    Returns
    -------
    tuple[date, str] | None
        The day and the rest of the text; None where it starts with none. A day in figures alone, such as ``12.06``, may
        be a time as well, and has to be one of the event's.
    """
    text = re.sub(r"\A(?:on|в|во)\s+", "", _WEEKDAY_FIRST.sub("", text))
    for pattern in _YEARLESS if days else ():
        match = pattern.match(text)
        if match is None:
            continue
        parts = match.groupdict()
        month = int(parts["m"]) if "m" in parts else _months().get(parts["name"], 0)
        found = [day for day in days if (day.month, day.day) == (month, int(parts["d"]))]
        if not found and pattern is not _YEARLESS[-1]:
            found = [day for day in [_day(days[0].year, month, int(parts["d"]))] if day is not None]
        if len(found) == 1:
            return found[0], _rest(text, match.end())
    return None


def meanings(text: str) -> tuple[date, ...]:
    """Return the two days of an ambiguous date such as ``06/12/2025`` at the start of a folded text; else none."""
    days, _ = _either(_WEEKDAY_FIRST.sub("", text))
    return days if len(days) > 1 else ()


def read_date(value: object, epoch: datetime = EPOCH) -> date | None:
    """Return the day in a cell, written as a date, a serial number or text; None without one, or if ambiguous.

    Parameters
    ----------
    value
        The value of the cell.
    epoch
        The day of serial number 0 in the workbook.
    """
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, str):
        text = normalized(value)
        found = leading_date(text)
        if found is not None:
            return found[0] if not found[1] or _MIDNIGHT.fullmatch(found[1]) else None
        value = float(text) if re.fullmatch(r"\d{5}(\.\d+)?", text) else None
    if isinstance(value, int) and not isinstance(value, bool) and len(str(value)) == 8:
        return read_date(str(value), epoch)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and FIRST_SERIAL <= value < LAST_SERIAL:
        return (epoch + timedelta(days=int(value))).date()
    return None


FIRST_YEAR, LAST_YEAR = 1901, 9900


def read_day(value: object, cell: Cell, epoch: datetime, found: Findings) -> date | None:
    """Return the day in a cell; None if it is empty, or has no certain day of an event, which is reported.

    Days near the ends of the calendar are none: what comes a walk, a night or a year later would have no date.

    Parameters
    ----------
    value
        The value of the cell.
    cell
        The cell.
    epoch
        The day of serial number 0 in the workbook.
    found
        Takes the findings.
    """
    day = read_date(value, epoch)
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        found.add(kinds.DATE_FAR_OFF, cell, value=day.isoformat())
        return None
    if day is None and value is not None:
        two = meanings(normalized(value)) if isinstance(value, str) else ()
        report_day(written(value), two, cell, found)
    return day


def report_day(text: str, two: tuple[date, ...], cell: Cell, found: Findings) -> None:
    """Report a text that is no date, or an ambiguous one.

    Parameters
    ----------
    text
        The text.
    two
        The two days that it may be, if it is ambiguous.
    cell
        The cell.
    found
        Takes the findings.
    """
    if two:
        found.add(kinds.DATE_AMBIGUOUS, cell, value=text, first=two[0].isoformat(), second=two[1].isoformat())
    else:
        found.add(kinds.DATE_UNREADABLE, cell, value=text)


def _either(text: str) -> tuple[tuple[date, ...], str]:
    """The days of a date with the day or the month first, and the rest of the text."""
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


_NOON_HOUR = 12
_NOON, _LATEST_NOON = timedelta(hours=_NOON_HOUR), timedelta(hours=13, minutes=30)


@dataclass(frozen=True)
class Calendar:
    """The days and sessions of the event that range lists refer to.

    ``epoch`` is the workbook's day zero. ``complete``: every session could be read; if not, a name
    that no session has is no finding of its own. ``by_default``: nobody has said on which day the event is.
    """

    sessions: Sequence[Session]
    epoch: datetime = datetime(1899, 12, 30)
    complete: bool = True
    by_default: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the event, in order."""
        return tuple(sorted({session.date for session in self.sessions}))

    @property
    def noon(self) -> timedelta:
        """Where the morning ends: at 12:00, or with a session that goes on beyond it and has a pause after it."""
        for session in self.sessions:
            end = timedelta(hours=session.end.hour, minutes=session.end.minute)
            goes_on = session.start.hour < _NOON_HOUR and _NOON < end <= _LATEST_NOON
            if goes_on and any(s.start >= session.end and s.date == session.date for s in self.sessions):
                return end
        return _NOON

    def named(self, name: str) -> list[Session]:
        """The sessions of a name, on all their days."""
        folded = fold(name)
        return [session for session in self.sessions if fold(session.name) == folded]

    def touches(self, span: Span) -> bool:
        """Whether a span overlaps any session."""
        return any(span.overlaps(session.start, session.end) for session in self.sessions)


def read_ranges(value: object, cell: Cell, calendar: Calendar, found: Findings) -> tuple[Span, ...]:
    """Return the spans of a range list, in time order and joined where they overlap.

    A date that Excel made of the text counts as that whole day. What cannot be read is reported,
    as is an end that is not after its start.

    Parameters
    ----------
    value
        The value of the cell.
    cell
        The cell.
    calendar
        The days and slots.
    found
        Takes the findings.
    """
    reader = _RangeReader(cell, calendar, found)
    return joined(reader.text(value) if isinstance(value, str) else reader.number(value))


_LATER_HALF = lazy_regex("下午|午后|晚上|傍晚")
_BARE_CLOCK = lazy_regex(r"(?:[1-9]|1[01])(?:[:.]\d{2})?\s*(?:[点點时時]\d{0,2}[分半]?)?")
"""The half of the day before an hour, which is that of a bare hour behind it too."""


class _RangeReader:
    """Reads one cell."""

    def __init__(self, cell: Cell, calendar: Calendar, found: Findings) -> None:
        self._cell = cell
        self._calendar = calendar
        self._found = found

    def number(self, value: object) -> list[Span]:
        """The day of a date or a serial number."""
        day = read_date(value, self._calendar.epoch)
        if day is None:
            self._found.add(kinds.RANGE_UNREADABLE, self._cell, value=written(value))
            return []
        return self._checked([self._whole_day(day)], day.isoformat())

    def text(self, value: str) -> list[Span]:
        """The spans of all entries. A date holds for the ranges after it until the next date."""
        spans: list[Span] = []
        current: date | None = None
        whole_day = False
        for part in read_list(value, self._cell, self._found):
            dated = None if self._calendar.named(part) else self._dated(part)
            two = () if dated is not None or self._calendar.named(part) else meanings(normalized(part))
            if two:
                report_day(part, two, self._cell, self._found)
                continue
            if dated is not None:
                current, whole_day = dated[0], not dated[1] or is_whole_day(dated[1])
                if whole_day:
                    spans += self._checked([self._whole_day(current)], part)
                    continue
            own, rest = dated if dated is not None else (None, normalized(part))
            rest = hours_in_brackets(rest)
            sessions = [s for s in self._calendar.named(rest) if own is None or s.date == own]
            if sessions:
                spans += [Span(session.start, session.end, self._cell) for session in sessions]
                continue
            figures = absence_in_figures(rest)
            clocks = [self._clocks(part, stretch) for stretch in (figures.split("; ") if figures else [rest])]
            read = [clock for clock in clocks if clock is not None]
            if read and whole_day and current is not None:
                details = {"date": current.isoformat(), "range": part}
                self._found.add(kinds.RANGE_AFTER_DATE, self._cell, value=value, **details)
            days = self._calendar.days if current is None else (current,)
            if read:
                spans += self._checked([self._span(day, *clock) for day in days for clock in read], part)
        return spans

    def _dated(self, part: str) -> tuple[date, str] | None:
        """The day at the start of an entry, and the rest of it; a serial number alone is a day too."""
        found = leading_date(normalized(part)) or leading_day(normalized(part), self._calendar.days)
        if found is not None:
            return found
        day = read_date(part, self._calendar.epoch)
        return (day, "") if day is not None else None

    def _clocks(self, part: str, rest: str) -> tuple[timedelta, timedelta] | None:
        """Start and end of a range; None where it cannot be read, which is then reported."""
        ends = [end.strip() for end in DASH.split(FROM.sub("", rest, count=1))]
        half = _LATER_HALF.match(ends[0])
        if half is not None and len(ends) > 1 and _BARE_CLOCK.fullmatch(ends[1]) is not None:
            ends[1] = half[0] + ends[1]  # ``下午2点到3点``
        clocks = [self._calendar.noon if end == NOON else read_clock(end) if end else None for end in ends]
        filled = [clock for clock, end in zip(clocks, ends, strict=True) if end]
        if len(ends) != 2 or not filled or None in filled:
            if self._calendar.complete or any(c.isdigit() for c in part):
                names = [session.name for session in self._calendar.sessions]
                self._found.add(kinds.RANGE_UNREADABLE, self._cell, suggestion=nearest(part, names), value=part)
            return None
        start = clocks[0] if clocks[0] is not None else timedelta(0)
        end = clocks[1] if clocks[1] is not None else MIDNIGHT_AFTER
        if end <= start:
            details = {"start": clock_text(start), "end": clock_text(end)}
            self._found.add(kinds.END_BEFORE_START, self._cell, value=part, **details)
            return None
        return start, end

    def _checked(self, spans: list[Span], part: str) -> list[Span]:
        """The spans; that none of them touches a session is reported, and stops where the day is nobody's choice."""
        days = self._calendar.days
        if self._calendar.by_default and spans and all(span.start.date() not in days for span in spans):
            self._found.add(kinds.RANGE_OTHER_DAY, self._cell, value=part, date=days[0].isoformat())
        elif self._calendar.complete and not any(map(self._calendar.touches, spans)):
            self._found.add(kinds.RANGE_OUTSIDE, self._cell, value=part)
        return spans

    def _whole_day(self, day: date) -> Span:
        return self._span(day, timedelta(0), MIDNIGHT_AFTER)

    def _span(self, day: date, start: timedelta, end: timedelta) -> Span:
        midnight = datetime.combine(day, time())
        # The end of the last day of all is no moment any more.
        until = midnight + end if day < date.max else datetime.max
        return Span(midnight + start, until, self._cell)
