"""From when on a rerun may change the schedule: what has started before is history."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sco_scheduler.domain.codec import CodecError, decode
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.goals import RERUN_ONLY
from sco_scheduler.domain.schedule import MeetingStatus, Published, PublishedMeeting
from sco_scheduler.verify import Verdict, verify

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})[T\s]+(\S+)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as the organizer gives it: on a date, or today; ``clock`` None is this very moment."""

    clock: time | None = None
    date: date | None = None


def parse_moment(text: str) -> Moment:
    """The moment that ``10:40``, ``2025-06-12 10:40`` or ``now`` says.

    Raises:
        ValueError: the text says none of them.

    """
    words = text.strip()
    if words.casefold() == "now":
        return Moment()
    dated = _DATED.fullmatch(words)
    clock = _CLOCK.fullmatch(dated[2] if dated else words)
    try:
        day = date.fromisoformat(dated[1]) if dated else None
        if clock is not None:
            return Moment(time(int(clock[1]), int(clock[2])), day)
    except ValueError:
        pass
    raise ValueError(f"{text!r} is no time")


def resolve(moment: Moment, event: Event, present: datetime | None = None) -> datetime:
    """The moment as a local time of the event.

    A time alone means today in the event's time zone, or the event's first day if today is none of
    its days.

    Args:
        moment: what the organizer gave.
        event: whose time zone and days count.
        present: the present in the event's time zone; by default the computer's clock says it.

    """
    here = present or datetime.now(UTC).astimezone(ZoneInfo(event.settings.time_zone)).replace(tzinfo=None)
    if moment.clock is None:
        return here
    days = sorted({slot.date for slot in event.slots})
    today = here.date()
    first = today if today in days or not days else days[0]
    return datetime.combine(moment.date or first, moment.clock)


def remembered(record: Mapping[str, object]) -> datetime | None:
    """What had started by this moment was history when a workbook was written; None where its Record says nothing."""
    try:
        return decode(datetime | None, record.get("history_until"))
    except (CodecError, TypeError, ValueError):
        return None


def judged(event: Event, rows: Iterable[PublishedMeeting], until: datetime | None) -> Verdict:
    """The verifier's verdict on the rows of a workbook that are held; what is history breaks no rule."""
    held = tuple(row for row in rows if row.status is MeetingStatus.HELD)
    meetings = [row.meeting for row in held]
    if until is None:
        return verify(event, meetings)
    verdict = verify(event, meetings, Published(held, history_until=until))
    # What the rows keep of themselves is nothing to tell.
    return replace(verdict, goals={name: value for name, value in verdict.goals.items() if name not in RERUN_ONLY})
