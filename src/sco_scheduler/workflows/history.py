"""From when on a rerun may change the schedule: what has started before is history."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sco_scheduler.domain.event import Company, Event
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, Published
from sco_scheduler.domain.time import Session

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
        ValueError: the text says none of them; the message says what is expected.

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
    raise ValueError(f"{text!r} is no time. Write 10:40, '2025-06-12 10:40' or now.")


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


def with_the_past(event: Event, published: Published, earlier: Event | None) -> Event:
    """The event with what has left the registrations since, but is needed for meetings that are history.

    Companies come back as cancelled ones, and slots as sessions of one slot, unless a slot of today
    overlaps them.

    Args:
        event: the registrations as they are now.
        published: the published schedule, and from when on it may change.
        earlier: the event that it was made from; None where nobody remembers it.

    """
    held = [row.meeting for row in published.meetings if row.status is MeetingStatus.HELD]
    past = [meeting for meeting in held if published.is_history(meeting)]
    if not past:
        return event
    companies = tuple(_companies_gone(event, past, earlier.companies if earlier is not None else ()))
    sessions = tuple(_slots_gone(event, past, earlier))
    if not companies and not sessions:
        return event
    every_session = tuple(sorted((*event.sessions, *sessions), key=lambda session: session.start))
    return replace(event, companies=(*event.companies, *companies), sessions=every_session)


def _companies_gone(event: Event, past: Iterable[Meeting], earlier: Iterable[Company]) -> Iterator[Company]:
    wanted = {company for meeting in past for company in meeting.pair} - event.company_by_id.keys()
    for company in earlier:
        if company.id in wanted:
            # Where it stood in the registrations stands something else now.
            yield replace(company, cancelled=True, cell=None, cancelled_cell=None)


def _slots_gone(event: Event, past: Iterable[Meeting], earlier: Event | None) -> Iterator[Session]:
    names = {slot.start: slot.session for slot in (earlier.slots if earlier is not None else ())}
    for start, end in sorted({(meeting.start, meeting.end) for meeting in past}):
        if not any(slot.start < end and start < slot.end for slot in event.slots):
            length = int((end - start).total_seconds()) // 60
            yield Session(names.get(start, ""), start, end, length, 0)
