"""Rows of the Meetings sheet: locks that stay, rows taken out, numbers that stay with their pair."""

from __future__ import annotations

from dataclasses import replace

from sco_scheduler.agendas.build_report import meeting_rows, numbered
from sco_scheduler.domain.schedule import MeetingOutcome, MeetingStatus, Published, PublishedMeeting, Schedule
from tests.agendas.samples import meeting, small_event, small_schedule


def test_a_first_build_has_a_row_a_meeting_without_locks():
    rows = meeting_rows(small_schedule(), None)
    assert [(row.meeting.number, row.locked, row.status.value) for row in rows] == [
        ("M001", False, ""),
        ("M002", False, ""),
        ("M003", False, ""),
    ]


def test_a_lock_stays_on_a_meeting_that_is_where_it_was():
    schedule = small_schedule()
    first, second, third = schedule.meetings
    published = Published(
        (
            PublishedMeeting(first, locked=True),
            PublishedMeeting(replace(second, table="1"), locked=True),
            PublishedMeeting(third),
        )
    )
    assert [row.locked for row in meeting_rows(schedule, published)] == [True, False, False]


def test_rows_that_were_taken_out_stay_in_their_place():
    schedule = small_schedule()
    event = schedule.event
    out = meeting(event, "P002", "S002", 1, number="M009")
    published = Published((PublishedMeeting(out, locked=True, status=MeetingStatus.NO_SHOW),))
    rows = meeting_rows(schedule, published)
    assert [(row.meeting.number, row.status.value) for row in rows] == [
        ("M001", ""),
        ("M002", ""),
        ("M009", "no-show"),
        ("M003", ""),
    ]


def test_a_meeting_held_again_at_the_very_place_of_a_cancelled_row_has_both_rows():
    schedule = small_schedule()
    published = Published((PublishedMeeting(schedule.meetings[0], status=MeetingStatus.CANCELLED),))
    rows = meeting_rows(schedule, published)
    assert [row.status.value for row in rows] == ["", "cancelled", "", ""]


def test_pairs_keep_their_numbers_and_others_get_new_ones():
    event = small_event()
    a, b, c = (meeting(event, "P001", "S001", 3), meeting(event, "P002", "S001", 1), meeting(event, "P001", "S002", 2))
    published = Published(
        (
            PublishedMeeting(replace(a, number="M004")),
            PublishedMeeting(replace(c, number="M007"), status=MeetingStatus.CANCELLED),
            PublishedMeeting(meeting(event, "P002", "S002", 0, number="by hand")),
        )
    )
    result = numbered(Schedule(event, (b, c, a)), published)
    assert [m.number for m in result.meetings] == ["M008", "M009", "M004"]


def test_of_two_meetings_of_a_pair_each_keeps_its_own_number():
    event = small_event()
    early, late = meeting(event, "P001", "S001", 0), meeting(event, "P001", "S001", 2)
    published = Published(
        (PublishedMeeting(replace(late, number="M002"), locked=True), PublishedMeeting(early, locked=True))
    )
    result = numbered(Schedule(event, (early, late)), published)
    assert [(m.start, m.number) for m in result.meetings] == [(early.start, "M003"), (late.start, "M002")]


def test_a_row_copied_by_hand_does_not_give_its_number_twice():
    event = small_event()
    row, copy = meeting(event, "P001", "S001", 0, number="M001"), meeting(event, "P002", "S001", 1, number="M001")
    result = numbered(Schedule(event, (row, copy)), Published((PublishedMeeting(row), PublishedMeeting(copy))))
    assert [m.number for m in result.meetings] == ["M001", "M002"]


def test_a_first_schedule_is_numbered_in_order():
    event = small_event()
    meetings = tuple(replace(m, number="of elsewhere") for m in small_schedule().meetings)
    assert [m.number for m in numbered(Schedule(event, meetings)).meetings] == ["M001", "M002", "M003"]


def test_what_is_noted_stays_with_its_meeting_wherever_it_is_moved_and_when_it_is_cancelled():
    schedule = small_schedule()
    first, second, third = schedule.meetings
    good, bad = MeetingOutcome(held=True, amount=5.0), MeetingOutcome(held=False)
    published = Published(
        (
            PublishedMeeting(replace(first, table="2"), outcome=good),
            PublishedMeeting(second, status=MeetingStatus.CANCELLED, outcome=bad),
            PublishedMeeting(third),
        )
    )
    rows = meeting_rows(Schedule(schedule.event, (first, third)), published)
    assert [(row.meeting.number, row.status.value, row.outcome) for row in rows] == [
        ("M001", "", good),
        ("M002", "cancelled", bad),
        ("M003", "", MeetingOutcome()),
    ]


def test_a_noted_meeting_that_is_held_no_more_stays_as_a_cancelled_row():
    schedule = small_schedule()
    noted = MeetingOutcome(held=True, notes="ordered two")
    published = Published((PublishedMeeting(schedule.meetings[1], locked=True, outcome=noted),))
    rows = meeting_rows(Schedule(schedule.event, schedule.meetings[:1]), published)
    assert [(row.meeting.number, row.locked, row.status.value, row.outcome) for row in rows] == [
        ("M001", False, "", MeetingOutcome()),
        ("M002", False, "cancelled", noted),
    ]
