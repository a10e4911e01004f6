"""Dates and times of day, as spreadsheets hold them and as people write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from sco_scheduler.intake.text import fold

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*([ap])\.?m\.?)?")
_DATES = (
    re.compile(r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?:\s*[日号])?"),
    re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?:\s*г\.?)?"),
)
_EPOCH = datetime(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 25569, 73050  # 1970 to 2099: a number that can be meant as a day

MIDNIGHT_AFTER = timedelta(days=1)
"""24:00, the end of a day."""


def leading_date(text: str) -> tuple[date, str] | None:
    """A date at the start of a folded text, and what follows it; None where none stands there."""
    for pattern in _DATES:
        match = pattern.match(text)
        if match is not None and not text[match.end() :][:1].isdigit():
            try:
                day = date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                return None
            return day, text[match.end() :].lstrip(" t\u00a0")
    return None


def read_date(value: object, epoch: datetime = _EPOCH) -> date | None:
    """The day that a cell holds, as a date, a serial number or text; None where it holds none."""
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, str):
        plain = fold(value)
        found = leading_date(plain)
        if found is not None:
            return found[0] if not found[1] or _clock(found[1]) == timedelta(0) else None
        value = int(plain) if re.fullmatch(r"\d{5}", plain) else None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and _FIRST_SERIAL <= value < _LAST_SERIAL:
        return (epoch + timedelta(days=int(value))).date()
    return None


def read_clock(value: object) -> timedelta | None:
    """The time of day that a cell holds, as time since midnight; 24:00 is a whole day.

    Times may be times, date-times (whose date is passed over), durations, fractions of a day, or
    text such as ``9:00``, ``09:00:00``, ``9.00``, ``10：30`` or ``2:30 pm``.
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
        plain = fold(value)
        dated = leading_date(plain)
        moment = _clock(dated[1] if dated is not None and dated[1] else plain)
        if moment is None and re.fullmatch(r"0?\.\d+", plain):
            moment = _fraction(float(plain))
    if moment is None or not timedelta(0) <= moment <= MIDNIGHT_AFTER:
        return None
    return moment


def clock_text(moment: timedelta) -> str:
    """A time since midnight as ``09:05``."""
    minutes = int(moment.total_seconds()) // 60
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _fraction(value: float) -> timedelta | None:
    if value >= _FIRST_SERIAL:
        value -= int(value)  # a serial with a day in it, such as 45820.375
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


def _clock(text: str) -> timedelta | None:
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes, seconds = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4] is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if match[4] == "p" else 0)
    if minutes > 59 or seconds > 59:
        return None
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)
