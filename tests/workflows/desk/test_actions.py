"""Actions at the desk: done at once where they disturb nobody, else refused with the cheapest way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.record import Presence
from sco_scheduler.domain.schedule import MeetingOutcome, MeetingStatus
from sco_scheduler.verify import verify
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.desk.day import Refused
from tests.events import at, span
from tests.workflows.desk.day import NOW, QUICK, number, opened, write


@pytest.fixture
def file(tmp_path):
    return opened(write(tmp_path))


@pytest.fixture
def day(file):
    return file.day()


def held(day):
    return {(m.purchaser, m.supplier): (f"{m.start:%H:%M}", f"{m.zone}/{m.table}") for m in day.schedule.meetings}


def checked(step):
    """The day after a step, which keeps every rule."""
    day = step.day
    assert verify(day.event, day.schedule.meetings, day.published).ok
    return day


def refused(action):
    with pytest.raises(Refused) as told:
        action()
    return told.value


def test_who_has_not_come_to_a_running_meeting_is_late(day):
    assert [m.pair for m in day.late()] == [("P2", "S2")]
    after = actions.arrived(day, ["P2#1"], QUICK).day
    assert [m.pair for m in after.late()] == [("P2", "S2")]
    assert actions.arrived(after, ["S2#1"], QUICK).day.late() == ()


def test_an_arrival_changes_no_meeting(day):
    step = actions.arrived(day, ["P1#1"], QUICK)
    assert step.day.presence("P1#1") is Presence.ARRIVED
    assert (step.changes, step.asks) == ((), False)
    assert [(entry.desk, entry.company) for entry in step.day.desk.log] == [("Anna", "P1")]
    assert str(step.text) == "Delegate 1 of P1 arrived."


def test_a_no_show_frees_what_is_ahead_and_tells_the_partners(day):
    step = actions.no_show(day, ["P2#1"], QUICK)
    after = checked(step)
    assert {pair for pair in held(after) if "P2" in pair} == set()
    out = {row.meeting.pair for row in after.rows if row.status is MeetingStatus.NO_SHOW}
    assert out == {("P2", "S2"), ("P2", "S3")}
    # Who has not come need not be told that nobody waits.
    assert {n.company for n in after.desk.waiting} == {"S2", "S3"}
    assert not step.asks


def test_who_comes_after_all_gets_the_meetings_ahead_back(day):
    after = actions.no_show(day, ["P2#1"], QUICK).day
    back = checked(actions.arrived(after, ["P2#1"], QUICK))
    assert {pair for pair in held(back) if "P2" in pair} == {("P2", "S3")}


def test_a_cancelled_meeting_stays_as_a_row(file, day):
    m = number(file, "P2", "S3")
    after = checked(actions.cancel(day, m, QUICK))
    assert after.row(m).status is MeetingStatus.CANCELLED
    assert refused(lambda: actions.cancel(after, m, QUICK)).way is None


def test_what_has_begun_is_neither_moved_nor_cancelled(file, day):
    m = number(file, "P2", "S2")
    for action in (lambda: actions.cancel(day, m), lambda: actions.move(day, m, at("10:40"))):
        assert "begun" in str(refused(action).reason)


def test_a_meeting_moves_to_a_free_slot_at_once(file, day):
    m = number(file, "P2", "S3")
    step = actions.move(day, m, at("11:05"), desk=QUICK)
    assert not step.asks
    assert held(checked(step))["P2", "S3"][0] == "11:05"
    assert step.day.row(m).meeting.number == m


def test_a_meeting_that_cannot_be_there_is_refused_with_the_cheapest_way(file, day):
    m = number(file, "P1", "S2")
    full = replace(day, rows=day.rows)
    told = refused(lambda: actions.move(full, m, at("09:00"), desk=QUICK))
    assert told.way is None  # that is past
    clash = refused(lambda: actions.move(day, number(file, "P3", "S1"), at("10:40"), desk=QUICK))
    assert "Not free at 10:40" in str(clash.reason)
    way = clash.way
    assert way is not None
    assert way.asks
    after = checked(way)
    assert held(after)["P3", "S1"][0] == "10:40"
    assert held(after)["P3", "S4"][0] != "10:40"
    assert way.disturbed == ("S4",)


def test_two_tables_are_swapped(file, day):
    one, two = number(file, "P1", "S2"), number(file, "P3", "S1")
    before = held(day)
    after = held(checked(actions.swap(day, one, two, QUICK)))
    assert after["P1", "S2"] == before["P3", "S1"]
    assert after["P3", "S1"] == before["P1", "S2"]


def test_tables_of_two_zones_are_not_swapped(file, day):
    assert refused(lambda: actions.swap(day, number(file, "P1", "S2"), number(file, "P3", "S4"), QUICK)).way is None


def test_a_free_slot_is_booked_at_once(day):
    step = actions.book(day, "P1", "S4", at("10:15"), desk=QUICK)
    after = checked(step)
    assert held(after)["P1", "S4"][0] == "10:15"
    assert not step.asks
    assert next(m for m in after.schedule.meetings if m.pair == ("P1", "S4")).number


def test_booking_what_nobody_asked_for_adds_a_wish(day):
    after = checked(actions.book(day, "S3", "P1", at("11:05"), desk=QUICK))
    assert held(after)["P1", "S3"][0] == "11:05"
    assert [(r.asker, r.pair) for r in after.desk.requests] == [("S3", ("P1", "S3"))]


def test_a_refusal_and_a_meeting_that_is_there_are_told(day):
    assert "does not want" in str(refused(lambda: actions.book(day, "S4", "P2", at("10:15"))).reason)
    assert "already" in str(refused(lambda: actions.book(day, "P1", "S2", at("10:40"))).reason)
    assert "10:15" in str(refused(lambda: actions.book(day, "P1", "S4", at("10:17"))).reason)
    assert "cannot meet" in str(refused(lambda: actions.book(day, "P1", "P2", at("10:15"))).reason)


def test_booking_where_somebody_is_busy_offers_other_slots_and_the_cheapest_way(day):
    told = refused(lambda: actions.book(day, "P1", "S4", at("09:50"), desk=QUICK))
    assert "Company P1" in str(told.reason)
    assert any("10:15" in str(other) for other in told.others)
    assert told.way is not None
    after = checked(told.way)
    assert held(after)["P1", "S4"][0] == "09:50"
    assert ("P1", "S2") in held(after)


def test_a_closed_table_moves_its_meeting_to_the_next_table(day):
    step = actions.close_table(day, "A", "1", at("10:15"), at("11:30"), QUICK)
    after = checked(step)
    assert held(after)["P2", "S3"] == ("10:15", "A/2")
    assert step.asks
    assert set(step.disturbed) == {"P2", "S3"}


def test_an_interpreter_who_leaves_is_replaced(file):
    early = replace(file.day(), now=at("08:50"))
    step = actions.interpreter_away(early, "I1", at("09:00"), at("10:00"), QUICK)
    after = checked(step)
    assert next(m for m in after.schedule.meetings if m.pair == ("P1", "S1")).interpreter == "I2"


def test_who_leaves_early_loses_only_what_is_later(day):
    step = actions.leaves(day, ["P3#1"], at("10:30"), desk=QUICK)
    after = checked(step)
    assert held(after)["P3", "S1"][0] == "09:50"
    assert held(after).get(("P3", "S4"), ("", ""))[0] in {"", "10:15"}
    assert after.event.delegate_by_key["P3#1"].absences == (span("10:30", "11:25"),)


def test_who_comes_late_keeps_what_can_be_held_later_and_is_free_again_on_arriving(day):
    after = checked(actions.leaves(day, ["P3#1"], None, at("10:30"), desk=QUICK))
    assert after.presence("P3#1") is Presence.EXPECTED
    assert after.event.delegate_by_key["P3#1"].absences == (span("09:30", "10:30"),)
    assert held(after)["P3", "S4"] == ("10:40", "B/1")
    assert held(after)["P3", "S1"][0] == "11:05"
    there = checked(actions.arrived(after, ["P3#1"], QUICK))
    assert there.event.delegate_by_key["P3#1"].absences == ()


def test_an_early_leave_that_is_known_stays_when_somebody_arrives(day):
    after = actions.leaves(day, ["P3#1"], at("10:30"), desk=QUICK).day
    there = actions.arrived(after, ["P3#1"], QUICK).day
    assert there.event.delegate_by_key["P3#1"].absences == (span("10:30", "11:25"),)


def test_a_time_that_ends_before_it_begins_is_refused(day):
    told = refused(lambda: actions.close_table(day, "A", "1", at("11:00"), at("10:00"), QUICK))
    assert "11:00 to 10:00 ends before it begins" in str(told.reason)


def test_a_meeting_is_booked_in_the_first_slot_that_suits(day):
    after = checked(actions.book(day, "P1", "S3", None, desk=QUICK))
    assert held(after)["P1", "S3"][0] == "10:40"


def test_a_walk_in_gets_an_id_and_can_meet(day):
    step = actions.walk_in(
        day, "Oasis Trade", Role.PURCHASER, "A", frozenset({"ru"}), ["S3"], person="Dana", desk=QUICK
    )
    after = checked(step)
    new = after.event.companies[-1]
    assert (new.id, new.name, new.contact) == ("P001", "Oasis Trade", "Dana")
    assert after.presence("P001#1") is Presence.ARRIVED
    booked = checked(actions.book(after, "P001", "S3", at("11:05"), desk=QUICK))
    assert held(booked)["P001", "S3"][0] == "11:05"


def test_a_walk_in_needs_a_new_name_and_a_known_zone(day):
    assert "registered" in str(refused(lambda: actions.walk_in(day, "company p1", Role.PURCHASER, "A")).reason)
    assert "A, B" in str(refused(lambda: actions.walk_in(day, "Oasis", Role.SUPPLIER, "X")).reason)
    assert "name" in str(refused(lambda: actions.walk_in(day, " ", Role.PURCHASER, "A")).reason)


def test_outcomes_are_noted(file, day):
    m = number(file, "P2", "S2")
    after = actions.held(day, m, took_place=True, desk=QUICK).day
    after = actions.noted(after, m, replace(after.row(m).outcome, outcome="order", amount=5.0), QUICK).day
    assert after.row(m).outcome == MeetingOutcome(held=True, outcome="order", amount=5.0)


def test_who_was_told_is_ticked_off(day):
    after = actions.no_show(day, ["P2#1"], QUICK).day
    after = actions.told(after, after.desk.notices[1:2], QUICK).day
    assert after.desk.notices[0].told_at is None
    assert after.desk.notices[1].told_at == NOW
    assert len(after.desk.waiting) == len(after.desk.notices) - 1
