"""Repairs at the desk: a direct one costs no more than the solver's, and one can be given up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.agendas.answers import NoRepair
from sco_scheduler.domain.event import FixedMeeting, Level, Request
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.schedule import MeetingStatus, PublishedMeeting
from sco_scheduler.verify import verify
from sco_scheduler.workflows.desk import actions, presence, repairs
from sco_scheduler.workflows.desk.day import with_status
from sco_scheduler.workflows.errors import OwnResultRefused, Refused
from tests.events import at, meeting
from tests.workflows.desk.day import NOW, QUICK, opened, refused, small_event, write


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


def test_what_was_given_up_comes_back_to_its_own_table_and_time_while_that_is_ahead(day):
    gone = replace(meeting(day.event, "P1", "S4", 5, table="2"), number="M090")
    late = replace(day, now=at("09:05"))
    cancelled = with_status(day, [number_of(day, "P3", "S4")], MeetingStatus.CANCELLED)
    by_hand = next(row.meeting for row in cancelled.rows if not row.is_held)
    for before, out, back in (
        (day, gone, [gone]),
        (late, meeting(day.event, "P1", "S4", 0), []),
        (cancelled, by_hand, []),
    ):
        after = repairs.with_given_up(replace(before, desk=replace(day.desk, given_up=(out,))))
        assert [m for m in after.schedule.meetings if m not in before.schedule.meetings] == back
        assert after.desk.given_up == ()


def test_what_was_given_up_before_is_still_given_up(day):
    first, lost = meeting(day.event, "P1", "S4", 5), day.rows[-1].meeting
    found = replace(day, rows=day.rows[:-1], desk=replace(day.desk, given_up=(first,)))
    step = repairs._step_of((found, True), day, Phrase("desk-arrived"), (), QUICK)
    assert step.day.desk.given_up == (first, lost)


def test_meetings_move_to_the_nearest_other_slot_that_is_ahead_and_to_any_table(day):
    row = PublishedMeeting(meeting(day.event, "P1", "S1", 3))
    moved = repairs._all_moved(replace(day, rows=()), [row], [9])
    assert [other.meeting.start for other in moved.rows] == [day.event.slots[2].start]
    last = PublishedMeeting(meeting(day.event, "P1", "S1", 5))
    assert repairs._all_moved(replace(day, rows=(), now=at("11:00")), [last], [9]) is None
    beside = repairs._in_slot(day, PublishedMeeting(meeting(day.event, "P3", "S2", 3)), day.event.slots[3])
    assert beside.rows[-1].meeting.place == "A/2"


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


def fixed_day(tmp_path):
    """P1 and S2 are fixed at 09:50, in row 2 of Fixed."""
    slot = small_event().slots[2]
    row = FixedMeeting("P1", "S2", slot.date, slot.start.time(), cell=Cell("Fixed", 2, "A"))
    return opened(write(tmp_path, replace(small_event(), fixed=(row,))), at("09:30")).day()


def test_who_leaves_before_a_fixed_meeting_is_told_its_row_and_may_have_it_cancelled(tmp_path):
    day = fixed_day(tmp_path)
    told = refused(lambda: presence.leaves(day, ["P1#1"], at("09:45"), desk=QUICK))
    assert str(told.reason) == (
        "What is fixed cannot be held then and would have to be cancelled: "
        f"{number_of(day, 'P1', 'S2')} 09:50 A/1 Company P1 / Company S2 (Fixed!A2)."
    )
    after = told.way.day
    assert [row.status for row in after.rows if row.meeting.pair == ("P1", "S2")] == [MeetingStatus.CANCELLED]
    assert verify(after.event, after.schedule.meetings, after.published).ok
    assert (told.way.disturbed, after.desk.given_up) == (("S2",), ())


def test_of_two_locked_meetings_that_one_interpreter_cannot_serve_the_less_valuable_is_cancelled(tmp_path):
    happening = small_event()
    wished = (*happening.requests, Request("P3", "P3", "S2", Level.WANT, 9))
    day = opened(write(tmp_path, replace(happening, requests=wished)), at("08:55")).day()
    first = meeting(day.event, "P1", "S1", 2, interpreter="I1")
    second = meeting(day.event, "P3", "S2", 2, table="2", interpreter="I2")
    rows = tuple(PublishedMeeting(replace(m, number=n), locked=True) for n, m in (("M90", first), ("M91", second)))
    told = refused(lambda: presence.interpreter_away(replace(day, rows=rows), "I2", at("09:40"), at("12:00"), QUICK))
    assert str(told.reason).endswith("would have to be cancelled: M91 09:50 A/2 Company P3 / Company S2.")
    assert {m.pair: m.interpreter for m in told.way.day.schedule.meetings} == {("P1", "S1"): "I1"}


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (NoRepair(impossible=False), "No repair was found in time."),
        (NoRepair(impossible=True), "There is no repair"),
        (OwnResultRefused([]), "the workbook breaks rules already"),
    ],
)
def test_it_is_said_why_there_is_no_repair(day, monkeypatch, found, said):
    def repair(*_, **__):
        if isinstance(found, Exception):
            raise found
        return found

    monkeypatch.setattr("sco_scheduler.workflows.repair.repair", repair)
    monkeypatch.setattr(repairs, "_repaired_directly", lambda *_: None)
    told = refused(lambda: presence.leaves(day, ["P1#1"], at("09:45"), desk=QUICK))
    assert said in str(told.reason)
    assert told.way is None
