"""Moments as an organizer says them: the time alone, and the day too where the event has several."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Phrase, Said, all_of

MONTHS = tuple(Phrase(f"in-month-{number}") for number in range(1, 13))
DAY = Phrase("day-of-month")
DAY_AND_TIME = Phrase("day-and-time")
DAY_AT_TIMES = Phrase("day-at-times")
AT = Phrase("at-times")
ON = Phrase("on-days")


def clock_time(event: Event, moment: datetime) -> Said:
    """Format a moment: ``10:40``, or ``12 June 10:40`` if the event lasts for several days."""
    return dated_time(moment) if _several_days(event) else f"{moment:%H:%M}"


def dated_time(moment: datetime) -> Phrase:
    """Format a moment with its day: ``12 June 10:40``."""
    return DAY_AND_TIME(day=_day(moment.date()), time=f"{moment:%H:%M}")


def until_time(event: Event, start: datetime, end: datetime) -> Said:
    """Format the end of a stretch of time, whose start is told before it: without its day if it is the same one."""
    return f"{end:%H:%M}" if start.date() == end.date() else clock_time(event, end)


def at_times(event: Event, moments: Iterable[datetime]) -> Said:
    """Say when: ``at 09:00 and 09:25``, or if the event lasts for several days ``on 12 June at 09:00 and 09:25``."""
    by_day: dict[date, list[Said]] = {}
    for moment in sorted(set(moments)):
        by_day.setdefault(moment.date(), []).append(f"{moment:%H:%M}")
    if not _several_days(event):
        return AT(times=all_of([time for several in by_day.values() for time in several]))
    return ON(days=all_of([DAY_AT_TIMES(day=_day(day), times=all_of(several)) for day, several in by_day.items()]))


def _day(day: date) -> Said:
    return DAY(day=day.day, month=MONTHS[day.month - 1])


def _several_days(event: Event) -> bool:
    return bool(event.slots) and event.slots[0].date != event.slots[-1].date
