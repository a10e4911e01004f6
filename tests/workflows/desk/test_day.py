"""The state of the day: what runs and comes, who is late, and what a step tells to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.record import Presence
from sco_scheduler.domain.schedule import MeetingOutcome, MeetingStatus, PublishedMeeting
from sco_scheduler.workflows.desk.day import (
    broken_meetings,
    faults,
    with_meetings,
    with_record,
    with_request,
    with_status,
)
from sco_scheduler.workflows.desk.steps import stepped
from sco_scheduler.workflows.errors import Refused
from tests.events import at, block, event, interpreter, span
from tests.workflows.desk.day import NOW, number


def test_the_slot_that_runs_and_the_one_that_comes(day):
    assert (day.running().start, day.coming().start) == (at("09:25"), at("09:50"))
    sharp = replace(day, now=at("09:50"))
    assert (sharp.running().start, sharp.coming().start) == (at("09:50"), at("10:15"))
    pause = replace(day, now=at("09:47"))
    assert (pause.running(), pause.coming().start) == (None, at("09:50"))
    evening = replace(day, now=at("18:00"))
    assert (evening.running(), evening.coming()) == (None, None)


def test_rows_and_slots_are_found_by_what_people_say(file, day):
    m = number(file, "P1", "S1")
    assert day.row(f" {m.lower()} ").meeting.pair == ("P1", "S1")
    assert day.slot(at("09:50")).start == at("09:50")
    with pytest.raises(Refused, match="M999"):
        day.row("M999")
    with pytest.raises(Refused, match="09:50"):
        day.slot(at("09:55"))
    with pytest.raises(Refused, match=r"the last slot \(11:05\) has begun"):
        replace(day, now=at("20:00")).slot(at("09:55"))


def test_a_company_is_called_by_its_short_name_and_others_by_what_they_are(day):
    assert day.called("P1") == day.short["P1"]
    assert day.called("I1") == day.named("I1") != day.called("X9")
    same = replace(day, event=replace(day.event, interpreters=(interpreter("P1"),)))
    assert same.named("P1") == "Company P1"


def test_the_end_of_a_period_has_its_day_where_that_is_another(day):
    days = replace(day, event=event(slots=[block(2), block(2, day=2)]))
    assert days.until(at("09:00"), at("10:00")) == "10:00"
    assert days.until(at("09:00"), at("10:00", 2)) == days.clock(at("10:00", 2)) != "10:00"


def test_who_left_is_late_again_and_who_came_is_not(day):
    (late,) = day.late()
    for presence, is_late in ((Presence.ARRIVED, False), (Presence.NO_SHOW, False), (Presence.LEFT, True)):
        record = replace(day.desk, presence=dict.fromkeys(late.delegates, presence))
        assert (with_record(day, record).late() == (late,)) == is_late


def test_who_has_had_a_meeting_is_not_late(file, day):
    later = replace(day, now=at("09:55"))
    assert [m.pair for m in later.late()] == [("P1", "S2"), ("P3", "S1")]
    known = {("P1", "S1"), ("P2", "S2")}
    rows = tuple(
        replace(row, outcome=replace(row.outcome, held=True)) if row.meeting.pair in known else row for row in day.rows
    )
    after = replace(later, rows=rows)
    assert [m.pair for m in after.late()] == [("P3", "S1")]
    assert after.missing(after.late()[0]) == ("P3#1",)


def test_who_has_an_outcome_noted_was_there(day):
    later = replace(day, now=at("09:55"))
    for noted in (MeetingOutcome(outcome="none"), MeetingOutcome(amount=5.0), MeetingOutcome(rating=3)):
        rows = tuple(replace(row, outcome=noted) if row.meeting.pair == ("P1", "S1") else row for row in day.rows)
        assert replace(later, rows=rows).is_there("P1#1"), noted
        assert not replace(later, rows=rows, now=later.now + timedelta(days=1)).is_there("P1#1")


def test_meetings_that_are_taken_out_are_on_the_agenda_but_not_held(file, day):
    m = number(file, "P2", "S3")
    after = with_status(day, [m], MeetingStatus.CANCELLED)
    assert [row.status for row in after.agenda("S3")] == [MeetingStatus.CANCELLED]
    assert ("P2", "S3") not in {meeting.pair for meeting in after.schedule.meetings}
    assert after.why_without_meetings("S3")
    assert day.why_without_meetings("S3") == ""


def test_only_new_faults_are_named_with_their_meetings(day):
    held = next(row for row in day.rows if row.meeting.pair == ("P2", "S3"))
    clash = next(row for row in day.rows if row.meeting.pair == ("P1", "S2")).meeting
    moved = replace(held, meeting=replace(held.meeting, start=clash.start, end=clash.end, table=clash.table))
    after = replace(day, rows=tuple(moved if row is held else row for row in day.rows))
    assert faults(after, day)
    assert moved.meeting in broken_meetings(after, day)
    assert faults(after, after) == ()
    assert broken_meetings(after, after) == ()


def test_a_step_tells_those_whose_meetings_change_and_asks_the_others(file, day):
    m = number(file, "P2", "S3")
    after = with_status(day, [m], MeetingStatus.CANCELLED)
    step = stepped(day, after, Phrase("desk-moved"), about=["P2"], desk="Anna")
    assert [(c.purchaser, c.supplier) for c in step.changes] == [("P2", "S3")]
    assert step.disturbed == ("S3",)
    assert step.asks
    assert {n.company for n in step.notices} == {"P2", "S3"}
    assert {n.at for n in step.notices} == {NOW}
    (entry,) = step.day.desk.log[len(day.desk.log) :]
    assert (entry.desk, entry.company, entry.at) == ("Anna", "P2", NOW)


def test_whoever_is_gone_is_not_told(file, day):
    absent = with_record(day, replace(day.desk, presence={"P2#1": Presence.NO_SHOW}))
    after = with_status(absent, [number(file, "P2", "S3")], MeetingStatus.CANCELLED)
    step = stepped(absent, after, Phrase("desk-moved"), about=["P2"], desk="Anna")
    assert {n.company for n in step.notices} == {"S3"}


def test_a_new_meeting_gets_a_number_that_was_never_used(file, day):
    held = next(row.meeting for row in day.rows if row.meeting.pair == ("P2", "S3"))
    out = with_status(day, [held.number], MeetingStatus.CANCELLED)
    new = PublishedMeeting(replace(held, number="", supplier="S1", supplier_delegate="S1#1"))
    step = stepped(out, replace(out, rows=(*out.rows, new)), Phrase("desk-booked"), about=["P2", "S1"], desk="Anna")
    numbers = [row.meeting.number for row in step.day.rows]
    assert len(set(numbers)) == len(numbers)
    assert all(numbers)


def test_what_was_noted_stays_with_a_meeting_that_moves(file, day):
    m = number(file, "P2", "S3")
    noted = replace(
        day,
        rows=tuple(
            replace(row, outcome=replace(row.outcome, notes="good")) if row.meeting.number == m else row
            for row in day.rows
        ),
    )
    schedule = noted.schedule
    later = replace(
        schedule,
        meetings=tuple(
            replace(meeting, start=at("11:05"), end=at("11:25")) if meeting.number == m else meeting
            for meeting in schedule.meetings
        ),
    )
    after = with_meetings(noted, later)
    assert after.row(m).outcome.notes == "good"
    assert after.row(m).meeting.start == at("11:05")


def test_a_wish_is_added_once(day):
    wished = with_request(day, "P3", ("P3", "S2"), 2)
    (request,) = wished.event.requests_by_pair["P3", "S2"]
    assert (request.asker, request.level, request.rank) == ("P3", Level.WANT, 2)
    assert with_request(wished, "S2", ("P3", "S2")) is wished


def test_a_record_says_in_the_event_what_the_desk_knows(day):
    away = with_record(day, replace(day.desk, absences={"P1#1": (span("10:40", "11:00"),)}))
    assert span("10:40", "11:00") in away.event.delegate_by_key["P1#1"].absences
    assert day.event.delegate_by_key["P1#1"].absences == ()
