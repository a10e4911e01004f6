"""The rows of the Meetings sheet: what is held, and what the organizer has taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sco_scheduler.domain.event import Pair
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, Published, Schedule, ordered


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A row of the sheet; all but ``HELD`` occupy nothing."""

    meeting: Meeting
    locked: bool = False
    status: MeetingStatus = MeetingStatus.HELD


def meeting_rows(schedule: Schedule, published: Published | None) -> tuple[MeetingRow, ...]:
    """The rows in order of time, zone and table.

    A lock of the published schedule stays on the meeting that is still at its time and place, and
    its rows with a status stay as they are.
    """
    before = published.meetings if published is not None else ()
    locked = {_place(row.meeting) for row in before if row.locked and row.status is MeetingStatus.HELD}
    rows = [MeetingRow(meeting, _place(meeting) in locked) for meeting in schedule.meetings]
    rows += [MeetingRow(row.meeting, row.locked, row.status) for row in before if row.status is not MeetingStatus.HELD]
    order = {meeting: i for i, meeting in enumerate(ordered(schedule.event, tuple(row.meeting for row in rows)))}
    return tuple(sorted(rows, key=lambda row: order[row.meeting]))


def numbered(schedule: Schedule, published: Published | None = None) -> Schedule:
    """The schedule with a number (``M001``) on every meeting.

    A pair keeps the number it was published with; others get the next that was never used, in the
    order of the schedule.
    """
    rows = published.meetings if published is not None else ()
    before: dict[Pair, list[str]] = {}
    for row in rows:
        if row.meeting.number and row.status is MeetingStatus.HELD:
            before.setdefault(row.meeting.pair, []).append(row.meeting.number)
    kept = [numbers.pop(0) if (numbers := before.get(meeting.pair)) else "" for meeting in schedule.meetings]
    free = _highest_number(row.meeting.number for row in rows) + 1
    meetings = []
    for meeting, number in zip(schedule.meetings, kept, strict=True):
        meetings.append(replace(meeting, number=number or f"M{free:03d}"))
        free += not number
    return Schedule(schedule.event, tuple(meetings))


def _highest_number(numbers: Iterable[str]) -> int:
    found = (re.fullmatch(r"M(\d{1,9})", number) for number in numbers)
    return max((int(match[1]) for match in found if match), default=0)


def _place(meeting: Meeting) -> tuple[object, ...]:
    return (meeting.pair, meeting.start, meeting.zone, meeting.table)
