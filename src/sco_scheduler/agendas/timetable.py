"""The day as one person lives it: meetings, free slots, absences and breaks, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby, pairwise

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.domain.time import Slot, Span


class RowKind(StrEnum):
    """What a stretch of time holds for the person whose timetable it is."""

    MEETING = "meeting"
    FREE = "free"
    AWAY = "away"
    BREAK = "break"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A stretch of time; ``meeting`` is there exactly where the kind is MEETING."""

    kind: RowKind
    start: datetime
    end: datetime
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class EventDay:
    """A day of the event with its slots in time order."""

    date: date
    slots: tuple[Slot, ...]


def days_of(event: Event) -> tuple[EventDay, ...]:
    """The days of the event, first to last."""
    return tuple(EventDay(day, tuple(slots)) for day, slots in groupby(event.slots, key=lambda slot: slot.date))


def day_rows(day: EventDay, meetings: Sequence[Meeting], absences: Sequence[Span]) -> tuple[TimeRow, ...]:
    """The rows of one day in time order.

    ``meetings`` are the person's own, of any day, in time order. A slot that no meeting takes is free, or away
    where an absence touches it. A meeting outside the slots, as one held before the sessions were
    changed, has its row too. Breaks lie between sessions, and have a length.
    """
    held = [meeting for meeting in meetings if meeting.start.date() == day.date]
    rows = [TimeRow(RowKind.MEETING, meeting.start, meeting.end, meeting) for meeting in held]
    for slot in day.slots:
        if any(meeting.start < slot.end and slot.start < meeting.end for meeting in held):
            continue
        away = any(span.overlaps(slot.start, slot.end) for span in absences)
        rows.append(TimeRow(RowKind.AWAY if away else RowKind.FREE, slot.start, slot.end))
    rows.extend(_breaks(day))
    return tuple(sorted(rows, key=lambda row: (row.start, row.end)))


def _breaks(day: EventDay) -> list[TimeRow]:
    """The pauses between the last slot of a session and the first of the next.

    Two sessions that follow each other as closely as slots do have no break between them.
    """
    rows = []
    for earlier, later in pairwise(day.slots):
        pause = later.start - earlier.end
        if earlier.session != later.session and pause >= earlier.end - earlier.start:
            rows.append(TimeRow(RowKind.BREAK, earlier.end, later.start))
    return rows


def gap_count(slots: Sequence[Slot], meetings: Sequence[Meeting]) -> int:
    """The gaps of one delegate on one day: runs of idle slots between two of the meetings.

    ``slots`` and ``meetings`` are those of the day, in time order.
    """
    return sum(
        any(earlier.end <= slot.start and slot.end <= later.start for slot in slots)
        for earlier, later in pairwise(meetings)
    )


def lost_minutes(slots: Sequence[Slot], meetings: Sequence[Meeting], walk: int) -> int:
    """The minutes that one delegate waits or walks on one day between two of the meetings.

    Waiting counts the slots that lie between them, walking to another zone takes ``walk`` minutes.
    """
    lost = 0
    for earlier, later in pairwise(meetings):
        between = [slot for slot in slots if earlier.end <= slot.start and slot.end <= later.start]
        lost += sum((slot.end - slot.start) // timedelta(minutes=1) for slot in between)
        lost += walk if earlier.zone != later.zone else 0
    return lost
