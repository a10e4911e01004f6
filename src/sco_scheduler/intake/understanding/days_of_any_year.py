"""Days by month and number: how near they are, and as dates of a year in which they may be."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from sco_scheduler.intake.values.dates import ANY_YEAR
from sco_scheduler.intake.values.journeys import Place, dates_of
from sco_scheduler.intake.values.weekdays import weekdays_beside

MOST_DAYS = 7
"""The most days of an event."""

_SEVERAL, _MONTHS, _LONGEST_MONTH = 2, 12, 31
_CYCLE = 28
"""The years after which every date is on the same day of the week."""


def without_year(days: Iterable[Place]) -> set[tuple[int, int]]:
    """Days without their years."""
    return {(month, number) for _, month, number in days}


def in_a_year(days: Iterable[Place]) -> tuple[date, ...]:
    """Days in order, those without a year in any."""
    return dates_of({(year or ANY_YEAR.year, month, number) for year, month, number in days}, ANY_YEAR)


def in_suitable_year(days: Collection[Place], titles: Iterable[str]) -> tuple[date, ...]:
    """Days in order, in a year in which they are on the days of the week beside which titles have them; else empty.

    They stand for days of an unknown year: ``Wed 07/10 morning``.
    """
    numbers = {number for _, _, number in days}
    said = [beside for title in titles if (beside := weekdays_beside(title, numbers))]
    tried = [in_a_year((ANY_YEAR.year + n, month, number) for _, month, number in days) for n in range(_CYCLE)]
    fitting = (d for d in tried if all(day.weekday() in of.get(day.day, {day.weekday()}) for of in said for day in d))
    return next(fitting, ())


def are_near(days: Collection[Place]) -> bool:
    """Whether several days, all of the calendar, are within a week."""
    valid = all(1 <= month <= _MONTHS and 1 <= number <= _LONGEST_MONTH for _, month, number in days)
    dates = in_a_year(days) if valid and len(days) >= _SEVERAL else ()
    return len(dates) >= _SEVERAL and len(dates) == len(days) and dates[-1] - dates[0] < timedelta(days=MOST_DAYS)


def filled(days: Collection[Place]) -> set[Place]:
    """Days of one year with those between them."""
    year, dates = max(year for year, _, _ in days), in_a_year((0, *place) for place in without_year(days))
    between = (dates[0] + timedelta(days=n) for n in range((dates[-1] - dates[0]).days + 1))
    return {(year, day.month, day.day) for day in between}
