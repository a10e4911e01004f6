"""Recognises a time that was typed as a number into a cell formatted as a time, which then holds a number of days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

_FIRST, _LAST = date(1899, 12, 31), date(1900, 3, 1)
"""Day 0 and the day after the last one of numbers up to 60, as Excel counts them."""

_DAY_ZERO_1904, _LAST_1904 = date(1904, 1, 1), date(1904, 3, 1)
"""The same for a workbook whose days count from 1904."""


def typed_number(value: object) -> float | None:
    """The number that was typed where a cell shows a time or date of January or February 1900; None for others.

    ``9.3`` becomes January 9, 1900, 07:12. January 1 with a plain time is the day that programs give to a time alone.
    """
    if not isinstance(value, datetime):
        return None
    day, clock = value.date(), value.time()
    origin = _FIRST if _FIRST < day < _LAST else _DAY_ZERO_1904 if _DAY_ZERO_1904 < day < _LAST_1904 else None
    if origin is None or ((day - origin).days == 1 and clock > time() and clock.minute % _PLAIN == 0):
        return None
    return round((value - datetime.combine(origin, time())) / timedelta(days=1), 4)


_PLAIN = 5
"""Minutes of times of day are multiples of it."""


def likely_clock(value: object) -> str | None:
    """The time that a number was probably typed for: ``09:30`` for 9.3 or 9.30, ``14:00`` for 14; None for others."""
    number = typed_number(value)
    if number is None and isinstance(value, (int, float)) and not isinstance(value, bool):
        number = float(value)
    if number is None or not 1 <= number < _HOURS:
        return None
    hours, minutes = divmod(round(number * 100), 100)
    return (
        f"{hours:02d}:{minutes:02d}"
        if minutes < _MINUTES and abs(number * 100 - round(number * 100)) < _EXACT
        else None
    )


_HOURS, _MINUTES, _EXACT = 24, 60, 0.01
