"""Stretches of time in words, and in the notation of the format: whole days by their dates, without clock times."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sco_scheduler.domain.event import Span
from sco_scheduler.domain.messages import Phrase, Said

_MIDNIGHT = time()


def span_in_words(span: Span, *, dated: bool = True) -> Said:
    """Describe a stretch of time as an organizer would: whole days by their dates, an open side without its midnight.

    Parameters
    ----------
    dated
        Whether times have their date; whole days always have it.
    """
    start, end = span.start, span.end
    if end <= start:
        return f"{_moment(start, dated=dated)}-{end:%H:%M}"
    from_midnight, to_midnight = start.time() == _MIDNIGHT, end.time() == _MIDNIGHT
    first, last = start.date(), (end - timedelta(days=1)).date() if to_midnight else end.date()
    if from_midnight and to_midnight:
        return f"{first}" if first == last else f"{first} - {last}"
    if first != last:
        return f"{_day_or_moment(start)} - {last if to_midnight else _moment(end, dated=True)}"
    if not (from_midnight or to_midnight):
        return f"{_moment(start, dated=dated)}-{end:%H:%M}"
    told, clock = (Phrase("span-until"), end) if from_midnight else (Phrase("span-from"), start)
    open_side = told(time=f"{clock:%H:%M}")
    return Phrase("span-on-day")(day=first.isoformat(), times=open_side) if dated else open_side


def _moment(moment: datetime, *, dated: bool) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if dated else f"{moment:%H:%M}"


def _day_or_moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}" if moment.time() == _MIDNIGHT else f"{moment:%Y-%m-%d %H:%M}"


def in_figures(span: Span) -> Iterator[str]:
    """The days of a stretch of time with their hours in the format's notation: ``2027-04-14 -11:00``."""
    day: date = span.start.date()
    while (midnight := datetime.combine(day, time())) < span.end:
        start = f"{span.start:%H:%M}" if span.start > midnight else ""
        end = f"{span.end:%H:%M}" if span.end < midnight + timedelta(days=1) else ""
        yield f"{day.isoformat()} {start}-{end}".removesuffix(" -")
        day += timedelta(days=1)
