"""The Record of a build."""

from __future__ import annotations

from sco_scheduler.agendas.build_report import record_of
from sco_scheduler.domain.schedule import MeetingStatus, Published, PublishedMeeting, Schedule
from tests.agendas.samples import report, small_schedule


def test_rows_that_are_locked_or_taken_out_are_kept():
    schedule = small_schedule()
    locked, out, *others = schedule.meetings
    rows = (
        PublishedMeeting(locked, locked=True),
        PublishedMeeting(out, status=MeetingStatus.CANCELLED),
        *map(PublishedMeeting, others),
    )
    held = Schedule(schedule.event, tuple(m for m in schedule.meetings if m != out))
    kept = record_of(report(held, published=Published(rows)), ("Meetings",))
    assert {(row.meeting.pair, row.locked, row.status) for row in kept.marked} == {
        (locked.pair, True, MeetingStatus.HELD),
        (out.pair, False, MeetingStatus.CANCELLED),
    }
    assert (kept.meetings, kept.sheets) == (held.meetings, ("Meetings",))
