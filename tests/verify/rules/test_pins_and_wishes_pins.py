from dataclasses import replace

import pytest

from sco_scheduler.domain.schedule import MeetingStatus, PublishedMeeting
from tests.events import at, block, company, event, fixed, interpreter, meeting, published, zone
from tests.verify.said import broken, cells, said


def taken_out(held, status=MeetingStatus.CANCELLED):
    return PublishedMeeting(held, status=status)


# Fixed rows


@pytest.mark.parametrize(
    ("row", "slot", "table", "right"),
    [
        (fixed("P1", "S1", at("09:25"), "2"), 1, "2", True),
        (fixed("P1", "S1", at("09:25"), "2"), 0, "2", False),
        (fixed("P1", "S1", at("09:25"), "2"), 1, "1", False),
        (fixed("P1", "S1", at("09:25")), 1, "1", True),
        (fixed("P1", "S1", table="A/2"), 0, "2", True),
        (fixed("P1", "S1", table="B/2"), 0, "2", False),
        (fixed("P1", "S1"), 0, "1", True),
        (fixed("P1", "S1", at("09:25", 2)), 1, "1", False),
    ],
)
def test_fixed_row_is_held_exactly_so(row, slot, table, right):
    e = event(tables=[zone("A", 2), zone("B", 2)], fixed=[row])
    assert broken(e, [meeting(e, "P1", "S1", slot, table=table)]) == (set() if right else {"R8"})


def test_fixed_row_that_is_not_held_at_all():
    e = event(fixed=[fixed("P1", "S1", at("09:25"), "1")])
    assert said(e, []) == [
        "R8 The fixed meeting of Company P1 (P1) with Company S1 (S1) on 2025-06-12 at 09:25 at table 1 is not held so."
    ]
    assert cells(e, []) == ["Fixed!A2"]


def test_fixed_row_says_where_the_pair_meets_instead():
    e = event(fixed=[fixed("P1", "S1", at("09:25"))])
    assert said(e, [meeting(e, "P1", "S1", 0)])[0].endswith("is not held so: they meet at 09:00 at A/1.")


def test_fixed_interpreter():
    e = event(fixed=[fixed("P1", "S1", interpreter="I1")], interpreters=[interpreter("I1"), interpreter("I2")])
    assert not said(e, [meeting(e, "P1", "S1", 0, interpreter="I1")])
    assert said(e, [meeting(e, "P1", "S1", 0, interpreter="I2")])[0].startswith(
        "R8 The fixed meeting of Company P1 (P1) with Company S1 (S1) with interpreter Interpreter I1 (I1) is not"
    )
    e = replace(e, fixed=(fixed("P1", "S1"),))
    assert not said(e, [meeting(e, "P1", "S1", 0, interpreter="I2")])


def test_pair_listed_twice_needs_a_meeting_for_each_row():
    e = event(slots=3, fixed=[fixed("P1", "S1"), fixed("P1", "S1", at("09:25"))])
    early, middle, late = (meeting(e, "P1", "S1", n) for n in range(3))
    assert not said(e, [middle, early])
    assert not said(e, [middle, late])
    assert broken(e, [early, late]) == {"R8"}
    assert len(said(e, [middle])) == 1


def test_fixed_row_of_a_cancelled_company_is_still_due():
    e = event(suppliers=[company("S1", cancelled=True)], fixed=[fixed("P1", "S1")])
    assert broken(e, []) == {"R8"}


def test_fixed_row_gives_way_to_what_was_taken_out():
    e = event(slots=3, fixed=[fixed("P1", "S1"), fixed("P1", "S1")])
    one, other = meeting(e, "P1", "S1", 0), meeting(e, "P1", "S1", 1)
    was = published(taken_out(one), PublishedMeeting(other))
    assert not said(e, [other], was)
    assert broken(e, [], was) == {"R8"}
    assert not said(e, [], published(*(taken_out(meeting(e, "P1", "S1", n)) for n in range(3))))


def test_fixed_row_against_history():
    e = event(slots=3, fixed=[fixed("P1", "S1", at("09:25"))])
    past = meeting(e, "P1", "S1", 0)
    assert not said(e, [past], published(past, until=at("09:10")))
    assert not said(e, [], published(until=at("09:30")))  # its time is over
    assert broken(e, [], published(until=at("09:25"))) == {"R8"}


def test_fixed_row_with_a_day_alone_is_over_when_the_day_is():
    row = replace(fixed("P1", "S1"), date=at("09:00").date())
    e = event(slots=[block(2), block(2, day=2)], fixed=[row])
    assert broken(e, [], published(until=at("09:30"))) == {"R8"}
    assert not said(e, [], published(until=at("09:00", 2)))
    e = replace(e, fixed=(replace(row, date=at("09:00", 2).date()),))
    assert broken(e, [], published(until=at("09:30"))) == {"R8"}


# Locked rows


def test_locked_row_keeps_slot_table_and_delegates():
    e = event(purchasers=[company("P1", delegates=2)], tables=2, slots=3)
    held = meeting(e, "P1", "S1", 0)
    was = published(held, locked=[0])
    assert not said(e, [held], was)
    for moved in (
        meeting(e, "P1", "S1", 1),
        meeting(e, "P1", "S1", 0, table="2"),
        meeting(e, "P1", "S1", 0, delegates=(2, 1)),
    ):
        assert broken(e, [moved], was) == {"R8"}
        assert not said(e, [moved], published(held))
    assert broken(e, [held], published(meeting(e, "P1", "S1", 0, delegates=(2, 1)), locked=[0])) == {"R8"}
    assert cells(e, [], was) == ["Meetings!A2"]
    assert said(e, [], was) == [
        "R8 The meeting of Company P1 (P1) with Company S1 (S1) at 09:00 at A/1 by delegate Delegate 1 of P1 "
        "(Company P1, P1) and delegate Delegate 1 of S1 (Company S1, S1) is locked, but not held so."
    ]


def test_lock_leaves_the_interpreter_open():
    e = event(interpreters=[interpreter("I1"), interpreter("I2")])
    was = published(meeting(e, "P1", "S1", 0, interpreter="I1"), locked=[0])
    assert not said(e, [meeting(e, "P1", "S1", 0, interpreter="I2")], was)


def test_lock_is_void_where_its_company_cancelled_refuses_or_is_gone():
    e = event()
    was = published(meeting(e, "P1", "S1", 0), locked=[0])
    assert broken(e, [], was) == {"R8"}
    assert not said(event(suppliers=[company("S1", cancelled=True)]), [], was)
    assert not said(event(requests=["P1 > S1 must", "S1 > P1 no"]), [], was)
    assert not said(event(suppliers=[company("S2")]), [], was)


def test_lock_is_void_where_its_slot_is_gone():
    e = event()
    was = published(meeting(e, "P1", "S1", 0), locked=[0])
    assert not said(event(slots=[block(2, "10:00")]), [], was)


def test_lock_leaves_a_delegate_open_who_is_gone():
    before = event(purchasers=[company("P1", delegates=2)])
    was = published(meeting(before, "P1", "S1", 0, delegates=(2, 1)), locked=[0])
    e = event(purchasers=[company("P1")])
    assert not said(e, [meeting(e, "P1", "S1", 0)], was)


def test_row_marked_cancelled_is_no_lock():
    e = event()
    row = PublishedMeeting(meeting(e, "P1", "S1", 0), locked=True, status=MeetingStatus.NO_SHOW)
    assert not said(e, [], published(row))


def test_lock_at_the_moment_that_ends_history_binds_and_history_is_no_lock():
    e = event(slots=3)
    for until in ("09:10", "09:25"):
        was = published(meeting(e, "P1", "S1", 1), locked=[0], until=at(until))
        assert broken(e, [], was) == {"R8"}
    assert broken(e, [meeting(e, "P1", "S1", 2)], was) == {"R8"}
    was = published(meeting(e, "P1", "S1", 0), locked=[0], until=at("09:25"))
    assert len(said(e, [], was)) == 1


# History


def test_history_is_not_dropped_moved_or_invented():
    e = event(tables=2, slots=3)
    past = meeting(e, "P1", "S1", 0)
    was = published(past, until=at("09:25"))
    assert not said(e, [past, meeting(e, "P2", "S2", 1)], was)
    assert said(e, [], was) == [
        "R8 The meeting of Company P1 (P1) with Company S1 (S1) at 09:00 at A/1 is history and has to stay as it "
        "was published."
    ]
    assert cells(e, [], was) == ["Meetings!A2"]
    assert said(e, [past, meeting(e, "P2", "S2", 0, table="2")], was) == [
        "R8 The meeting of Company P2 (P2) with Company S2 (S2) at 09:00 at A/2 would lie in the past and is not "
        "as published."
    ]
    assert len(said(e, [replace(past, table="2")], was)) == 2
    assert broken(e, [meeting(e, "P1", "S1", 2)], was) == {"R8"}


def test_history_that_was_taken_out_is_not_due():
    e = event()
    past = meeting(e, "P1", "S1", 0)
    was = published(taken_out(past, MeetingStatus.NO_SHOW), until=at("09:10"))
    assert not said(e, [], was)
    assert broken(e, [past], was) == {"R8"}


def test_history_of_a_company_that_is_gone():
    e = event(suppliers=[company("S2")])
    past = replace(meeting(e, "P1", "S2", 0), supplier="S1", supplier_delegate="S1#1")
    assert not said(e, [past], published(past, until=at("09:10")))
    assert broken(e, [past], published(past)) >= {"R2", "R6"}


# What was taken out


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.NO_SHOW])
def test_what_was_taken_out_is_not_scheduled_again(status):
    e = event()
    was = published(taken_out(meeting(e, "P1", "S1", 0), status))
    assert not said(e, [], was)
    assert said(e, [meeting(e, "P1", "S1", 1)], was) == [
        "R8 The meeting of Company P1 (P1) with Company S1 (S1) at 09:00 at A/1 was marked "
        f"{status.value}, but the pair is scheduled again at 09:25 at A/1."
    ]


def test_what_the_organizer_put_in_its_place_may_be_held():
    e = event()
    again = meeting(e, "P1", "S1", 1)
    was = published(taken_out(meeting(e, "P1", "S1", 0)), PublishedMeeting(again))
    assert not said(e, [again], was)
