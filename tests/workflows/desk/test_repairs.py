"""Repairs at the desk: a direct one costs no more than the solver's, and one can be given up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import FixedMeeting
from sco_scheduler.domain.schedule import MeetingStatus
from sco_scheduler.verify import verify
from sco_scheduler.workflows.desk import actions, presence, repairs
from sco_scheduler.workflows.desk.day import with_status
from sco_scheduler.workflows.errors import Refused
from tests.events import at, meeting
from tests.workflows.desk.day import NOW, QUICK, opened, refused, write


@pytest.fixture
def day(tmp_path):
    return opened(write(tmp_path), at("08:55")).day()


def cost(before, after):
    """Meetings given up, and those that are in another slot."""
    slots = {m.pair: m.start for m in after.schedule.meetings}
    kept = [m for m in before.schedule.meetings if m.pair in slots]
    return len(before.schedule.meetings) - len(kept), sum(slots[m.pair] != m.start for m in kept)


@pytest.mark.parametrize("pair", [("P1", "S1"), ("P2", "S3"), ("P3", "S4"), ("P1", "S4"), ("P3", "S1")])
def test_a_direct_repair_costs_what_the_solver_finds(day, pair):
    compared = 0
    for slot in day.event.slots:
        row = next((row for row in day.rows if row.meeting.pair == pair), None)
        wished = replace(day, rows=tuple(other for other in day.rows if other is not row))
        fixed = FixedMeeting(*pair, slot.date, slot.start.time())
        direct = repairs._held_directly(wished, day, fixed)
        if direct is None:
            continue
        assert verify(direct.event, direct.schedule.meetings).ok
        solved = repairs._solved(day, QUICK, fixed)
        assert solved is not None
        assert solved[1]
        assert cost(day, direct) == cost(day, solved[0])
        compared += 1
    assert compared or pair == ("P1", "S4")


def test_the_log_says_the_table_of_the_cheapest_way(day):
    with pytest.raises(Refused) as refused:
        actions.book(day, "P1", "S4", at("10:40"), desk=QUICK)
    way = refused.value.way
    assert way.proved
    assert str(way.day.desk.log[-1].text).endswith("10:40 at B/1.")


def test_a_search_that_is_given_up_changes_nothing(day, monkeypatch):
    monkeypatch.setattr(repairs, "_held_directly", lambda *_: None)
    given_up = replace(QUICK, stopped=lambda: True)
    with pytest.raises(Refused, match="Given up"):
        actions.book(day, "P1", "S4", at("10:40"), desk=given_up)


def test_a_meeting_that_was_cancelled_is_booked_anew_under_its_own_number(day):
    m = number_of(day, "P3", "S4")
    out = actions.cancel(day, m, QUICK).day
    again = actions.book(out, "P3", "S4", at("10:40"), desk=QUICK).day
    assert sorted(row.status for row in again.rows if row.meeting.pair == ("P3", "S4")) == ["", "cancelled"]


def number_of(day, *pair):
    return next(row.meeting.number for row in day.rows if row.meeting.pair == pair)


@pytest.mark.parametrize("order", [1, -1])
def test_of_what_was_given_up_the_most_valuable_comes_back_first(tmp_path, order):
    """One slot is left of the day; P1 wished for S1 most."""
    late = opened(write(tmp_path), at("11:00")).day()
    last = late.event.slots[-1]
    given_up = tuple(
        replace(meeting(late.event, "P1", supplier, last.index), number=f"M0{n}", interpreter=interpreter)
        for n, (supplier, interpreter) in enumerate((("S4", None), ("S1", "I1")), start=90)
    )[::order]
    out = replace(
        late,
        rows=tuple(row for row in late.rows if "P1" not in row.meeting.pair),
        desk=replace(late.desk, given_up=given_up),
    )
    back = repairs.with_given_up(out)
    held = {m.pair: (m.start, m.number) for m in back.schedule.meetings if m.purchaser == "P1"}
    assert held == {("P1", "S1"): (last.start, "M091")}
    assert [m.pair for m in back.desk.given_up] == [("P1", "S4")]
    assert repairs.with_given_up(late).desk.given_up == ()


def test_a_wish_is_looked_for_beside_the_meeting_as_it_was_and_nothing_else_that_is_out(day):
    own, other = (next(r for r in day.rows if r.meeting.pair == pair) for pair in (("P1", "S1"), ("P2", "S3")))
    wished = replace(day, rows=tuple(row for row in day.rows if row not in (own, other)))
    assert set(repairs._with_old(wished, day, FixedMeeting("P1", "S1")).rows) == {*wished.rows, own}
    assert repairs._with_old(wished, day, FixedMeeting("P1", "S4")).rows == wished.rows


def test_two_who_missed_their_meeting_and_have_no_slot_left_are_told_so(day):
    """Their meeting has begun by now, and stays a no-show."""
    m = number_of(day, "P2", "S2")
    out = replace(with_status(day, [m], MeetingStatus.NO_SHOW), now=NOW)
    away = presence.leaves(out, ["S2#1"], desk=QUICK).day
    told = refused(lambda: actions.book(away, "P2", "S2", None, desk=QUICK))
    assert told.way is None
    assert "Company P2 and Company S2 have no free slot in common" in str(told.reason)


def test_what_comes_back_has_a_number_of_its_own_where_its_number_was_given_to_another(tmp_path):
    late = opened(write(tmp_path), at("08:55")).day()
    free = late.event.slots[5]
    other = next(row.meeting for row in late.rows if row.meeting.pair == ("P2", "S2"))
    gone = replace(meeting(late.event, "P1", "S4", free.index), number=other.number)
    back = repairs.with_given_up(replace(late, desk=replace(late.desk, given_up=(gone,))))
    numbers = {row.meeting.number: row.meeting.pair for row in back.rows}
    assert len(numbers) == len(back.rows) == len(late.rows) + 1
    assert numbers[other.number] == other.pair


def test_a_meeting_that_is_moved_at_the_desk_is_no_longer_locked(day):
    row = next(row for row in day.rows if row.meeting.pair == ("P1", "S2"))
    locked = replace(row, locked=True)
    rows = tuple(locked if other is row else other for other in day.rows)
    before = replace(day, rows=rows)
    wished = replace(day, rows=tuple(other for other in rows if other is not locked))
    moved = repairs._held_directly(wished, before, FixedMeeting("P1", "S2", at("09:25").date(), at("09:25").time()))
    assert moved is not None
    (now,) = [other for other in moved.rows if other.meeting.pair == ("P1", "S2")]
    assert (now.meeting.start, now.meeting.number, now.locked) == (at("09:25"), row.meeting.number, False)
