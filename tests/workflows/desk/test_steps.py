"""Who is to be told of a step."""

from dataclasses import replace

import pytest

from sco_scheduler.agendas.build_report import ChangeRow
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.record import Presence
from sco_scheduler.domain.schedule import MeetingStatus
from sco_scheduler.insight.causes import ROW_DELETED
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.desk.day import with_status
from sco_scheduler.workflows.desk.steps import _is_reachable, _line, _seen_by, caused, soonest
from tests.events import at, event, interpreter, meeting, span
from tests.workflows.desk.day import QUICK, number


def waiting(day):
    return {notice.company for notice in day.desk.waiting}


def test_what_is_taken_back_before_anybody_was_told_need_not_be_told(day):
    away = presence.no_show(day, ["P2#1"], QUICK).day
    assert waiting(away) == {"S2", "S3"}
    back = presence.arrived(away, ["P2#1"], QUICK).day
    assert waiting(back) == {"S2"}  # the meeting that runs does not come back


def test_who_is_expected_or_there_can_be_told(day):
    for known, reachable in zip(Presence, (True, True, False, False), strict=True):
        desk = replace(day.desk, presence={"P2#1": known})
        assert _is_reachable(replace(day, desk=desk), "P2") is reachable, known


def test_another_interpreter_makes_another_meeting_of_a_notice():
    of = event(interpreters=[interpreter("I1", "ru"), interpreter("I2", "ru")])
    lines = {_line(meeting(of, "P1", "S1", 0, interpreter=who)) for who in ("I1", "I2", None)}
    assert len(lines) == 3


def test_only_what_seems_to_be_edited_by_hand_has_the_action_as_its_cause(day):
    why = Phrase("desk-arrived")
    row = ChangeRow("dropped", "P1", "S1", day.schedule.meetings[0], None)
    rows = [replace(row, why=cause) for cause in (ROW_DELETED, Phrase("cause-elsewhere"))]
    assert [change.why for change in caused(rows, why)] == [why, Phrase("cause-elsewhere")]


def test_what_was_told_has_to_be_told_again(day):
    away = presence.no_show(day, ["P2#1"], QUICK).day
    told = actions.told(away, [n for n in away.desk.waiting if n.company == "S3"], QUICK).day
    assert waiting(presence.arrived(told, ["P2#1"], QUICK).day) == {"S2", "S3"}


def test_who_is_there_again_is_told_what_does_not_come_back(day):
    away = presence.no_show(day, ["P2#1"], QUICK).day
    alone = presence.arrived(away, ["P2#1"], QUICK, meetings_too=False)
    assert [(n.company, str(n.text)) for n in alone.notices] == [("P2", "10:15 S3: dropped")]


def test_a_meeting_that_comes_back_to_another_table_has_to_be_told(file, day):
    m = number(file, "P2", "S3")
    there = actions.move(day, m, at("11:05"), "1", QUICK).day
    back = actions.move(there, m, at("10:15"), "2", QUICK).day
    assert waiting(back) == {"P2", "S3"}
    same = actions.move(there, m, at("10:15"), "1", QUICK).day
    assert waiting(same) == set()


def test_interpreters_are_told_of_what_they_take_over_and_of_what_falls(file):
    early = replace(file.day(), now=at("08:50"))
    after = presence.interpreter_away(early, "I1", at("09:00"), at("10:00"), QUICK).day
    (notice,) = [n for n in after.desk.waiting if n.company == "I2"]
    assert "09:00 P1 / S1" in str(notice.text)
    assert "I1" not in waiting(after)  # who is away knows that
    cancelled = actions.cancel(early, number(file, "P1", "S1"), QUICK).day
    assert waiting(cancelled) == {"P1", "S1", "I1"}
    assert actions.told(cancelled, [n for n in cancelled.desk.waiting if n.company == "I1"], QUICK).text


def test_an_interpreter_is_not_told_of_what_stays_as_it_is_for_them(file):
    early = replace(file.day(), now=at("08:50"))
    after = presence.no_show(early, ["P2#1"], QUICK).day
    assert waiting(after) == {"S2", "S3"}


def test_the_soonest_meeting_comes_first(file, day):
    later = actions.cancel(day, number(file, "P3", "S4"), QUICK).day
    both = actions.cancel(later, number(file, "P1", "S2"), QUICK).day
    by_time = sorted(both.desk.waiting, key=lambda notice: soonest([notice]))
    assert [notice.company for notice in by_time] == ["P1", "S2", "P3", "S4"]


def test_a_meeting_taken_out_by_hand_is_no_change_of_the_desk(file, day):
    out = with_status(day, [number(file, "P2", "S3")], MeetingStatus.CANCELLED)
    assert waiting(actions.cancel(out, number(file, "P1", "S2"), QUICK).day) == {"P1", "S2"}


def test_why_is_what_was_done_and_no_edit_by_hand(file, day):
    m = number(file, "P2", "S3")
    step = actions.cancel(day, m, QUICK)
    assert [change.why for change in step.changes] == [step.text]


EVENT = event(
    slots=3, tables=2, interpreters=[interpreter("I1", "ru"), interpreter("I2", "ru", away=[span("09:00", "09:20")])]
)
FIRST = meeting(EVENT, "P1", "S1", 0, interpreter="I1")
LATER = meeting(EVENT, "P1", "S1", 1, interpreter="I1")


@pytest.mark.parametrize(
    ("before", "after", "whose", "seen"),
    [
        (FIRST, LATER, "I1", (FIRST, LATER)),
        (FIRST, replace(FIRST, table="2"), "I1", (FIRST, replace(FIRST, table="2"))),
        (FIRST, replace(FIRST, purchaser_delegate="P1#2"), "I1", None),
        (FIRST, replace(LATER, interpreter="I2"), "I1", (FIRST, None)),
        (FIRST, replace(LATER, interpreter="I2"), "I2", (None, replace(LATER, interpreter="I2"))),
        (None, FIRST, "I1", (None, FIRST)),
        (FIRST, None, "I1", (FIRST, None)),
        (FIRST, None, "I2", None),
        (replace(FIRST, interpreter="I2"), None, "I2", None),
        (replace(LATER, interpreter="I2"), None, "I2", (replace(LATER, interpreter="I2"), None)),
        (replace(FIRST, interpreter="I9"), None, "I9", None),
    ],
)
def test_an_interpreter_sees_her_own_meetings_change_and_is_not_told_that_she_is_away(before, after, whose, seen):
    found = _seen_by(ChangeRow("moved", "P1", "S1", before, after), whose, EVENT)
    assert (None if found is None else (found.before, found.after)) == seen
