"""Moments as the organizer gives them: ``10:40``, ``2025-06-12 10:40`` or ``now``; the option ``--from``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from sco_scheduler.domain.event import Event, present
from sco_scheduler.domain.names import fold

_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:;.,\-hчж时点]\s*|\s+)?(\d{2})?\s*(?:分|m|м)?")
"""A time, also without its colon, or with what is on that key where it was typed without Shift or in Russian."""

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})[T\s]+(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as the organizer gives it: on a date, or today; ``clock`` None is the present."""

    clock: time | None = None
    date: date | None = None


def parse_moment(text: str) -> Moment:
    """Parse ``10:40``, ``2025-06-12 10:40`` or ``now``; also ``1040``, ``10.40``, ``10`` and ``10点40分``.

    Raises
    ------
    ValueError
        The text is none of these.
    """
    words = fold(text)
    if words == "now":
        return Moment()
    dated = _DATED.fullmatch(words)
    clock = _CLOCK.fullmatch(dated[2] if dated else words)
    try:
        day = date.fromisoformat(dated[1]) if dated else None
        if clock is not None:
            return Moment(time(int(clock[1]), int(clock[2] or 0)), day)
    except ValueError:
        pass
    raise ValueError(f"{text!r} is no time")


def resolve(moment: Moment, event: Event, now: datetime | None = None) -> datetime:
    """Return the moment as a local time of the event.

    A time alone means today in the event's time zone, or the event's first day if today is none of
    its days.

    Parameters
    ----------
    now
        The present in the event's time zone; by default that of the computer's clock.
    """
    here = now or present(event.settings.time_zone)
    if moment.clock is None:
        return here
    days = event.days
    today = here.date()
    first = today if today in days or not days else days[0]
    return datetime.combine(moment.date or first, moment.clock)


def clock(moment: Moment | None) -> Callable[[Event], datetime]:
    """What gives the present: a fixed moment, or the event's own clock."""
    wanted = moment or Moment()

    def now(event: Event) -> datetime:
        return resolve(wanted, event).replace(second=0, microsecond=0)

    return now
