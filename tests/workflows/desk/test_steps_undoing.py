"""Taking back puts back what an action changed, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.record import Notice
from sco_scheduler.domain.schedule import MeetingOutcome, MeetingStatus
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.desk.steps import _event, _record, undone
from sco_scheduler.workflows.errors import Refused
from tests.events import at, company, event
from tests.workflows.desk.day import QUICK, held, number


def _state(day):
    """What the desk and the sheet say, without the log and the cells that rows were read from."""
    record = replace(day.desk, log=(), notices=())
    return held(day), {row.meeting.number: (row.status, row.outcome, row.locked) for row in day.rows}, record, day.event


def test_meetings_given_up_and_notices_delivered_are_as_before_beside_what_was_done_since(day):
    own, new, later = day.schedule.meetings[:3]
    open_notice, other = (Notice(company, day.now, "told") for company in ("P1", "P2"))
    told, other_told = (replace(notice, told_at=day.now) for notice in (open_notice, other))
    old = replace(told, company="P3")
    before = replace(day.desk, given_up=(own,), notices=(old, open_notice, other))
    after = replace(day.desk, given_up=(new,), notices=(old, told, other))
    found = _record(replace(day.desk, given_up=(new, later), notices=(old, told, other_told)), before, after)
    assert found.given_up == (later, own)
    assert found.notices == (old, open_notice, other_told)


def test_each_kind_of_action_is_taken_back(file, day):
    m = number(file, "P2", "S3")
    steps = {
        "cancel": lambda: actions.cancel(day, m, QUICK),
        "move": lambda: actions.move(day, m, at("11:05"), desk=QUICK),
        "book": lambda: actions.book(day, "P3", "S2", None, desk=QUICK),
        "no show": lambda: presence.no_show(day, ["P2#1"], QUICK),
        "leave": lambda: presence.leaves(day, ["P2#1"], at=at("10:40"), until=at("11:05"), desk=QUICK),
        "walk in": lambda: presence.walk_in(day, "New", Role.PURCHASER, "", desk=QUICK),
        "held": lambda: actions.held(day, number(file, "P2", "S2"), True, QUICK),
        "outcome": lambda: actions.noted(day, number(file, "P2", "S2"), MeetingOutcome(held=True, amount=5.0), QUICK),
        "table": lambda: presence.close_table(day, "B", "1", at("10:40"), at("11:00"), QUICK),
    }
    for name, action in steps.items():
        step = action()
        assert _state(step.day) != _state(day), name
        back = undone(step.day, day, step.day, "Anna")
        assert _state(back.day) == _state(day), name
        assert len(back.day.desk.log) == len(day.desk.log) + 2, name


def test_what_ends_early_is_taken_back_too(file, day):
    away = presence.interpreter_away(day, "I2", at("10:40"), at("11:05"), QUICK).day
    closed = presence.close_table(away, "B", "1", at("11:05"), at("11:25"), QUICK).day
    gone = presence.no_show(closed, ["P2#1"], QUICK).day
    steps = (
        presence.interpreter_back(gone, "I2", QUICK),
        presence.open_table(gone, "B", "1", QUICK),
        presence.arrived(gone, ["P2#1"], QUICK),
    )
    for step in steps:
        assert _state(step.day) != _state(gone)
        assert _state(undone(step.day, gone, step.day, "Anna").day) == _state(gone)


def test_what_others_did_meanwhile_stays(file, day):
    one, other = number(file, "P2", "S3"), number(file, "P3", "S4")
    first = actions.cancel(day, one, QUICK)
    now = actions.cancel(first.day, other, QUICK).day
    back = undone(now, day, first.day, "Anna").day
    assert back.row(one).status is MeetingStatus.HELD
    assert back.row(other).status is MeetingStatus.CANCELLED
    assert [n.company for n in back.desk.waiting] == ["P3", "S4"], "they have not been told of it yet"


def test_what_others_noted_of_a_meeting_stays_when_its_cancelling_is_taken_back(file, day):
    m = number(file, "P2", "S3")
    first = actions.cancel(day, m, QUICK)
    now = actions.noted(first.day, m, MeetingOutcome(notes="ill"), QUICK).day
    back = undone(now, day, first.day, "Anna").day
    assert (back.row(m).status, back.row(m).outcome.notes) == (MeetingStatus.HELD, "ill")


def test_what_others_noted_since_is_not_taken_back(file, day):
    m = number(file, "P2", "S2")
    first = actions.held(day, m, True, QUICK)
    now = actions.noted(first.day, m, MeetingOutcome(held=True, outcome="order"), QUICK).day
    with pytest.raises(Refused):
        undone(now, day, first.day, "Anna")


def test_what_was_changed_again_since_is_not_taken_back(file, day):
    m = number(file, "P2", "S3")
    first = actions.move(day, m, at("11:05"), desk=QUICK)
    now = actions.cancel(first.day, m, QUICK).day
    with pytest.raises(Refused):
        undone(now, day, first.day, "Anna")


def test_what_is_needed_by_what_was_done_since_is_not_taken_back(file, day):
    """The place of the cancelled meeting has been given to another one of the same company."""
    m = number(file, "P2", "S3")
    cancelled = actions.cancel(day, m, QUICK)
    start = day.row(m).meeting.start
    now = actions.book(cancelled.day, "P2", "S1", start, desk=QUICK).day
    with pytest.raises(Refused) as refused:
        undone(now, day, cancelled.day, "Anna")
    assert "P2" in str(refused.value.reason)


def test_a_walk_in_whom_somebody_wishes_to_meet_stays(day):
    step = presence.walk_in(day, "New", Role.PURCHASER, "", desk=QUICK)
    new = step.day.event.companies[-1].id
    booked = actions.book(step.day, new, "S1", None, desk=QUICK).day
    meets = next(row.meeting.number for row in booked.rows if new in row.meeting.pair)
    unheld = replace(booked, rows=tuple(row for row in booked.rows if row.meeting.number != meets))
    for now in (booked, unheld):
        with pytest.raises(Refused):
            undone(now, day, step.day, "Anna")


def test_only_who_was_told_has_to_be_told_again(file, day):
    step = actions.cancel(day, number(file, "P2", "S3"), QUICK)
    assert {n.company for n in step.notices} == {"P2", "S3"}
    untold = undone(step.day, day, step.day, "Anna")
    assert untold.notices == ()
    assert untold.day.desk.waiting == day.desk.waiting
    mine = [n for n in step.day.desk.notices if n.company == "P2"]
    told = actions.told(step.day, mine, QUICK).day
    back = undone(told, day, step.day, "Anna")
    assert {n.company for n in back.notices} == {"P2"}
    assert {n.company for n in back.day.desk.waiting} == {"P2"}
    assert [n.told_at is not None for n in back.day.desk.notices] == [True, False], "what was told stays on record"


def test_who_is_not_there_after_all_need_not_be_told_what_did_not_come_back(day):
    away = presence.no_show(day, ["P2#1"], QUICK).day
    there = presence.arrived(away, ["P2#1"], QUICK, meetings_too=False).day
    assert {n.company for n in there.desk.waiting} == {"P2", "S2", "S3"}
    assert undone(there, away, there, "Anna").day.desk.waiting == away.desk.waiting


def test_an_event_in_which_nobody_interprets_stays_one():
    before = event()
    after = replace(before, companies=(*before.companies, company("P9")))
    assert _event(after, before, after) == before
