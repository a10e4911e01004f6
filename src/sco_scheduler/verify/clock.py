"""Clock times: what overlaps what, when the event has slots, and meetings that clash."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import NamedTuple

from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.domain.time import Session, Span


def overlap(start: datetime, end: datetime, other_start: datetime, other_end: datetime) -> bool:
    """Whether two stretches of time share more than a moment; touching is not overlapping."""
    return max(start, other_start) < min(end, other_end)


def first_overlapping(spans: Iterable[Span], start: datetime, end: datetime) -> Span | None:
    """The first of ``spans`` that overlaps the time from ``start`` to ``end``."""
    for span in spans:
        if overlap(span.start, span.end, start, end):
            return span
    return None


def clashes(meetings: Iterable[Meeting]) -> Iterator[tuple[Meeting, Meeting]]:
    """Meetings of one person (or table) that overlap, each with an earlier one that it runs into.

    Sweeps in order of time and compares each meeting with that of the earlier ones which ends last:
    if it overlaps any, it overlaps that one. So every meeting that clashes with an earlier one is
    named once, and the work stays small however many clash.
    """
    latest: Meeting | None = None
    for meeting in sorted(meetings, key=lambda m: (m.start, m.end)):
        if latest is not None and overlap(latest.start, latest.end, meeting.start, meeting.end):
            yield latest, meeting
        if latest is None or meeting.end > latest.end:
            latest = meeting


class SlotTime(NamedTuple):
    """A time at which a meeting can be held."""

    start: datetime
    end: datetime


class Clock:
    """When the event has slots, worked out from its sessions."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        times = {slot for session in sessions for slot in _slots(session)}
        self.slots: tuple[SlotTime, ...] = tuple(sorted(times))
        """Every slot, in order of time."""
        self.end_of: dict[datetime, datetime] = {slot.start: slot.end for slot in self.slots}
        """The end of the slot that starts at a moment."""
        self.days: frozenset[date] = frozenset(slot.start.date() for slot in self.slots)
        """The days that have slots."""
        self._starts = [slot.start for slot in self.slots]

    def slot_between(self, start: datetime, end: datetime) -> SlotTime | None:
        """The first slot that lies wholly between two moments (it may touch either)."""
        place = bisect_left(self._starts, start)
        if place < len(self.slots) and self.slots[place].end <= end:
            return self.slots[place]
        return None

    def minutes_between(self, start: datetime, end: datetime) -> int:
        """The minutes of all slots that lie wholly between two moments (they may touch either)."""
        first = bisect_left(self._starts, start)
        between = takewhile(lambda slot: slot.end <= end, self.slots[first:])
        return sum(int((slot.end - slot.start).total_seconds()) // 60 for slot in between)


def _slots(session: Session) -> Iterator[SlotTime]:
    """A session's slots: one after the other from its start, for as long as the next ends by its end."""
    length = timedelta(minutes=session.slot_minutes)
    pause = timedelta(minutes=session.changeover_minutes)
    start = session.start
    while length > timedelta(0) and start + length <= session.end:
        yield SlotTime(start, start + length)
        start = start + length + pause
