"""Actions at the desk: done at once where they disturb nobody, else refused with the cheapest way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.record import Presence
from sco_scheduler.domain.schedule import MeetingOutcome, MeetingStatus
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.desk.day import Step
from tests.events import at, company
from tests.workflows.desk.day import NOW, QUICK, checked, held, number, opened, refused, small_event, write


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
    assert clash.others == ()
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
    step = actions.swap(day, one, two, QUICK)
    assert not step.asks
    after = held(checked(step))
    assert after["P1", "S2"] == before["P3", "S1"]
    assert after["P3", "S1"] == before["P1", "S2"]


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


@pytest.mark.parametrize("way", [True, False])
def test_no_other_way_is_told_only_where_there_is_neither_a_way_nor_another_slot(day, monkeypatch, way):
    monkeypatch.setattr(actions, "other_slots", lambda *_: ())
    monkeypatch.setattr(actions, "possible_meeting", lambda *_: None)
    step = Step(day, Phrase("desk-arrived"))
    monkeypatch.setattr(actions, "cheapest_way", lambda *_: step if way else None)
    told = refused(lambda: actions.book(day, "P1", "S4", at("09:50"), desk=QUICK))
    assert (told.way is step, told.others) == (way, () if way else (Phrase("desk-no-other-way"),))


def test_a_meeting_is_booked_in_the_first_slot_that_suits(day):
    after = checked(actions.book(day, "P1", "S3", None, desk=QUICK))
    assert held(after)["P1", "S3"][0] == "10:40"


def test_a_walk_in_gets_an_id_and_can_meet(day):
    step = presence.walk_in(
        day, "Oasis Trade", Role.PURCHASER, "A", frozenset({"ru"}), ["S3"], person="Dana", desk=QUICK
    )
    after = checked(step)
    new = after.event.companies[-1]
    assert (new.id, new.name, new.contact) == ("W1", "Oasis Trade", "Dana")
    assert after.presence("W1#1") is Presence.ARRIVED
    booked = checked(actions.book(after, "W1", "S3", at("11:05"), desk=QUICK))
    assert held(booked)["W1", "S3"][0] == "11:05"


def test_outcomes_are_noted(file, day):
    m = number(file, "P2", "S2")
    after = actions.held(day, m, took_place=True, desk=QUICK).day
    after = actions.noted(after, m, replace(after.row(m).outcome, outcome="order", amount=5.0), QUICK).day
    assert after.row(m).outcome == MeetingOutcome(held=True, outcome="order", amount=5.0)
    for took_place, told in ((True, "Held: "), (False, "Not held: ")):
        assert str(actions.held(day, m, took_place, QUICK).text).startswith(told)


def test_what_came_of_a_meeting_is_not_known_before_it_begins(file, day):
    m = number(file, "P2", "S3")
    for took_place in (True, False):
        assert "has not begun" in str(refused(lambda took=took_place: actions.held(day, m, took, QUICK)).reason)
    rated = replace(day.row(m).outcome, rating=5)
    assert "has not begun" in str(refused(lambda: actions.noted(day, m, rated, QUICK)).reason)
    assert actions.noted(day, m, MeetingOutcome(notes="brings samples"), QUICK).day.row(m).outcome.notes
    begins = replace(day, now=day.row(m).meeting.start)
    assert actions.held(begins, m, took_place=True, desk=QUICK).day.row(m).outcome.held


def test_a_meeting_that_a_no_show_came_to_after_all_is_held(file, day):
    m = number(file, "P2", "S2")
    gone = presence.no_show(day, ["P2#1"], QUICK).day
    assert gone.row(m).status is MeetingStatus.NO_SHOW
    row = checked(actions.held(presence.arrived(gone, ["P2#1"], QUICK).day, m, True, QUICK)).row(m)
    assert (row.status, row.outcome.held) == (MeetingStatus.HELD, True)


@pytest.mark.parametrize(
    ("outcome", "after_all"),
    [
        (MeetingOutcome(held=True), True),
        (MeetingOutcome(outcome="order"), True),
        (MeetingOutcome(rating=4), True),
        (MeetingOutcome(held=False), False),
        (MeetingOutcome(held=False, outcome="none"), False),
        (MeetingOutcome(notes="was late"), False),
        (MeetingOutcome(amount=None, currency="EUR"), False),
    ],
)
def test_what_came_of_a_meeting_tells_that_it_took_place_after_all(file, day, outcome, after_all):
    m = number(file, "P2", "S2")
    back = presence.arrived(presence.no_show(day, ["P2#1"], QUICK).day, ["P2#1"], QUICK).day
    row = checked(actions.noted(back, m, outcome, QUICK)).row(m)
    assert (row.is_held, row.outcome) == (after_all, outcome)


@pytest.mark.parametrize(
    ("instead", "there"), [(None, ""), (("P2", "S3"), "A/2 Company P2"), (("P3", "S4"), "B/1 Company P3")]
)
def test_what_was_cancelled_took_place_after_all_where_its_table_and_people_had_no_other(file, day, instead, there):
    out = number(file, "P3", "S1")
    changed = actions.cancel(day, out, QUICK).day
    if instead is not None:
        changed = checked(actions.move(changed, number(file, *instead), at("09:50"), desk=QUICK))
    later = replace(changed, now=at("09:55"))
    if instead is None:
        assert actions.held(later, out, took_place=True).day.row(out).is_held
    else:
        assert there in str(refused(lambda: actions.held(later, out, took_place=True)).reason)


def test_where_there_is_no_way_that_is_told(file, day):
    fixed = number(file, "P1", "S2")
    rows = tuple(replace(row, locked=row.meeting.number == fixed) for row in day.rows)
    told = refused(lambda: actions.move(replace(day, rows=rows), number(file, "P2", "S3"), at("09:50"), "1", QUICK))
    assert (told.way, [str(other) for other in told.others]) == (None, ["No way was found to hold it all the same."])


def test_who_is_not_there_any_more_is_booked_in_no_slot(day):
    gone = presence.leaves(day, ["P1#1"], desk=QUICK).day
    never = "Company P1 and Company S3 have no free slot in common with a table and an interpreter."
    for start, reason in ((None, never), (at("10:40"), "Company P1")):
        told = refused(lambda start=start: actions.book(gone, "P1", "S3", start, desk=QUICK))
        assert reason in str(told.reason)
        assert (told.way, [str(other) for other in told.others]) == (
            None,
            ["No way was found to hold it all the same."],
        )


def test_a_meeting_moves_to_another_table_where_its_own_is_closed_then(file, day):
    closed = presence.close_table(day, "A", "1", at("11:00"), at("11:30"), QUICK).day
    after = checked(actions.move(closed, number(file, "P2", "S3"), at("11:05"), desk=QUICK))
    assert held(after)["P2", "S3"] == ("11:05", "A/2")


def test_a_table_of_its_own_is_not_swapped_away(tmp_path):
    of = small_event()
    own = company("S2", languages=["ru"], table="1")
    file = opened(write(tmp_path, replace(of, companies=tuple(own if c.id == "S2" else c for c in of.companies))))
    day = file.day()
    told = refused(lambda: actions.swap(day, number(file, "P1", "S2"), number(file, "P3", "S1"), QUICK))
    assert "S2" in str(told.reason)


def test_a_meeting_is_not_swapped_with_itself(file, day):
    m = number(file, "P2", "S3")
    assert "M005" in str(refused(lambda: actions.swap(day, m, m, QUICK)).reason)


def test_meetings_at_the_same_table_are_not_swapped(file, day):
    places = {}
    for row in day.rows:
        if row.meeting.start > day.now:
            places.setdefault(row.meeting.place, []).append(row.meeting)
    one, other = next(meetings for meetings in places.values() if len(meetings) > 1)[:2]
    told = refused(lambda: actions.swap(day, one.number, other.number, QUICK))
    assert str(told.reason).endswith(f"are both at {one.place} already: nothing was changed.")


def test_tables_of_two_zones_are_not_swapped(file, day):
    told = refused(lambda: actions.swap(day, number(file, "P2", "S3"), number(file, "P3", "S4"), QUICK))
    assert "within a zone only" in str(told.reason)


def test_who_was_told_is_ticked_off(day):
    after = presence.no_show(day, ["P2#1"], QUICK).day
    after = actions.told(after, after.desk.notices[1:2], QUICK).day
    assert after.desk.notices[0].told_at is None
    assert after.desk.notices[1].told_at == NOW
    assert len(after.desk.waiting) == len(after.desk.notices) - 1


def test_what_a_form_says_of_some_meetings_leaves_the_others_as_they_were(file, day):
    one, other = number(file, "P2", "S2"), number(file, "P1", "S1")
    before = actions.held(day, other, took_place=True, desk=QUICK).day
    step = actions.outcomes(before, {one: MeetingOutcome(held=True, rating=4)}, "answers.xlsx", QUICK)
    assert step.day.row(one).outcome == MeetingOutcome(held=True, rating=4)
    assert [row for row in step.day.rows if row.meeting.number != one] == [
        row for row in before.rows if row.meeting.number != one
    ]
    assert "answers.xlsx" in str(step.day.desk.log[-1].text)


def test_a_meeting_of_a_no_show_is_not_held_after_all_where_the_other_has_its_maximum_since(file, day):
    m = number(file, "P2", "S2")
    gone = presence.no_show(day, ["P2#1"], QUICK).day
    s2 = gone.event.company_by_id["S2"]
    full = replace(s2, supplier=replace(s2.supplier, maximum=1))  # it still meets P1
    companies = tuple(full if c.id == "S2" else c for c in gone.event.companies)
    busy = replace(gone, event=replace(gone.event, companies=companies))
    assert "maximum" in str(refused(lambda: actions.held(busy, m, took_place=True, desk=QUICK)).reason)
    assert actions.held(gone, m, took_place=True, desk=QUICK).day.row(m).is_held
    assert actions.held(busy, m, took_place=False, desk=QUICK).day.row(m).outcome.held is False


def test_a_company_is_told_of_a_change_once(file, day):
    after = actions.move(day, number(file, "P2", "S3"), at("11:05"), desk=QUICK).day
    waiting = [notice for notice in after.desk.waiting if notice.company == "S3"]
    assert waiting
    told = actions.told(after, waiting, QUICK).day
    assert {notice.company for notice in told.desk.waiting} == {"P2"}
    assert all(n.told_at == told.now for n in told.desk.notices if n.company == "S3")
    again = refused(lambda: actions.told(told, waiting, QUICK))
    assert again.way is None


def test_an_interpreter_who_is_not_registered_cannot_be_away(day):
    refused(lambda: presence.interpreter_away(day, "I9", at("09:30"), at("12:00"), QUICK))
    refused(lambda: presence.interpreter_away(day, "I1", at("12:00"), at("09:30"), QUICK))
    away = presence.interpreter_away(day, "I1", at("09:30"), at("12:00"), QUICK).day
    assert away.event.interpreter_by_id["I1"].absences


def test_the_log_says_what_was_noted_of_a_meeting(file, day):
    m = number(file, "P2", "S2")
    outcome = MeetingOutcome(outcome="letter of intent", amount=1250000.5, currency="RUB", rating=4, notes="samples")
    step = actions.noted(day, m, outcome, QUICK)
    assert str(step.text).endswith(": letter of intent, 1250000.5 RUB, rating 4, samples.")
    only_new = actions.noted(step.day, m, replace(outcome, rating=5), QUICK)
    assert str(only_new.text).endswith("S2: rating 5.")
    nothing = actions.noted(step.day, m, MeetingOutcome(), QUICK)
    assert str(nothing.text).endswith("Company S2.")


def test_nobody_is_told_that_a_meeting_took_place_after_all(file, day):
    m = number(file, "P2", "S2")
    missing = presence.no_show(day, ["P2#1"], QUICK).day
    assert "S2" in {notice.company for notice in missing.desk.waiting}
    step = actions.held(missing, m, took_place=True, desk=QUICK)
    assert step.notices == ()
    assert {notice.company for notice in step.day.desk.waiting} == {"S3"}
    told = actions.told(missing, missing.desk.waiting[:1], QUICK).day
    assert actions.held(told, m, took_place=True, desk=QUICK).notices == ()


def test_a_meeting_of_which_an_outcome_is_noted_took_place_after_all(file, day):
    m = number(file, "P2", "S2")
    missing = presence.no_show(day, ["P2#1"], QUICK).day
    remark = actions.noted(missing, m, MeetingOutcome(notes="ill"), QUICK)
    assert remark.day.row(m).status is MeetingStatus.NO_SHOW
    step = actions.noted(missing, m, MeetingOutcome(outcome="order"), QUICK)
    assert (step.day.row(m).took_place, step.day.row(m).contradicts_itself, step.notices) == (True, False, ())


def test_a_walk_in_without_a_zone_is_told_without_one(day):
    step = presence.walk_in(day, "Oasis Trade", Role.PURCHASER, "", desk=QUICK)
    assert str(step.text) == "Registered at the desk: Oasis Trade (W1)."


def locked(day, *numbers):
    return replace(day, rows=tuple(replace(row, locked=row.meeting.number in numbers) for row in day.rows))


def test_a_lock_that_is_off_after_a_move_or_a_swap_is_told(file, day):
    one, other = number(file, "P1", "S2"), number(file, "P3", "S1")
    both = locked(day, one, other)
    moved = actions.move(both, other, at("10:15"), desk=QUICK)
    assert str(moved.text).endswith(f" No longer locked: {other}.")
    assert not moved.day.row(other).locked
    swapped = actions.swap(both, one, other, QUICK)
    assert str(swapped.text).endswith(f" No longer locked: {one}, {other}.")
    assert "locked" not in str(actions.move(day, other, at("10:15"), desk=QUICK).text)


@pytest.mark.parametrize("table", [None, "1"])
def test_a_meeting_that_is_there_already_is_not_moved_and_stays_locked(file, day, table):
    m = number(file, "P1", "S2")
    told = refused(lambda: actions.move(locked(day, m), m, at("09:50"), table, QUICK))
    assert "is there already" in str(told.reason)
