"""The rows of the Meetings sheet: what is held, and what the organizer has taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sco_scheduler.domain.event import Pair
from sco_scheduler.domain.schedule import (
    NOT_NOTED,
    Meeting,
    MeetingOutcome,
    MeetingStatus,
    Published,
    PublishedMeeting,
    Schedule,
    ordered,
)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A row of the sheet; all but ``HELD`` occupy nothing."""

    meeting: Meeting
    locked: bool = False
    status: MeetingStatus = MeetingStatus.HELD
    outcome: MeetingOutcome = NOT_NOTED


def meeting_rows(schedule: Schedule, published: Published | None) -> tuple[MeetingRow, ...]:
    """The rows in order of time, zone and table.

    A lock of the published schedule stays on the meeting that is still at its time and place, and
    its rows with a status stay as they are. What is noted of a meeting stays with it, wherever it is
    moved; a meeting of which something is noted and that is held no more stays as a cancelled row.
    """
    before = published.meetings if published is not None else ()
    locked = {_place(row.meeting) for row in before if row.locked and row.status is MeetingStatus.HELD}
    noted = [row for row in before if row.status is MeetingStatus.HELD and not row.outcome.is_blank]
    rows = []
    for meeting in schedule.meetings:
        own = _row_of(meeting, noted)
        if own is not None:
            noted.remove(own)
        outcome = own.outcome if own is not None else NOT_NOTED
        rows.append(MeetingRow(meeting, _place(meeting) in locked, outcome=outcome))
    out = [row for row in before if row.status is not MeetingStatus.HELD]
    rows += [MeetingRow(row.meeting, row.locked, row.status, row.outcome) for row in out]
    rows += [MeetingRow(row.meeting, status=MeetingStatus.CANCELLED, outcome=row.outcome) for row in noted]
    order = {meeting: i for i, meeting in enumerate(ordered(schedule.event, tuple(row.meeting for row in rows)))}
    return tuple(sorted(rows, key=lambda row: order[row.meeting]))


def numbered(schedule: Schedule, published: Published | None = None) -> Schedule:
    """The schedule with a number (``M001``) on every meeting.

    A pair keeps the number it was published with; others get the next that was never used, in the
    order of the schedule.
    """
    rows = published.meetings if published is not None else ()
    before: dict[Pair, list[str]] = {}
    given: set[str] = set()
    for row in rows:
        number = row.meeting.number
        # A row that was copied by hand has the number of the other.
        if number and number not in given and row.status is MeetingStatus.HELD:
            before.setdefault(row.meeting.pair, []).append(number)
            given.add(number)
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


def _row_of(meeting: Meeting, rows: Sequence[PublishedMeeting]) -> PublishedMeeting | None:
    """The row that a meeting had when it was published: that of its number, else the first of its pair."""
    own = [row for row in rows if row.meeting.pair == meeting.pair]
    return next((row for row in own if row.meeting.number == meeting.number), own[0] if own else None)


def _place(meeting: Meeting) -> tuple[object, ...]:
    return (meeting.pair, meeting.start, meeting.zone, meeting.table)
