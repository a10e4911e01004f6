"""Spans and the slots that sessions hold."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.domain.event import Session, Span, joined, present, slots_of
from sco_scheduler.domain.messages import Cell
from tests.events import at, block, event, span


def test_touching_is_not_overlapping():
    assert not span("09:00", "09:30").overlaps(at("09:30"), at("10:00"))
    assert not span("09:30", "10:00").overlaps(at("09:00"), at("09:30"))
    assert span("09:00", "09:31").overlaps(at("09:30"), at("10:00"))


def test_a_slot_that_ends_with_the_session_belongs_to_it():
    session = Session("Morning", at("09:00"), at("09:45"), 20, 5)
    assert [s.start for s in slots_of([session])] == [at("09:00"), at("09:25")]


def test_a_minute_less_and_the_last_slot_is_gone():
    session = Session("Morning", at("09:00"), at("09:44"), 20, 5)
    assert [s.start for s in slots_of([session])] == [at("09:00")]


def test_a_session_shorter_than_a_slot_holds_none():
    assert slots_of([Session("Morning", at("09:00"), at("09:19"), 20, 5)]) == ()


def test_a_slot_of_no_length_is_never_held():
    assert slots_of([Session("Morning", at("09:00"), at("10:00"), 0, 5)]) == ()


def test_slots_are_numbered_over_days_in_time_order():
    slots = slots_of([block(1, day=2, name="Second"), block(2, name="First")])
    assert [(s.index, s.session, s.date.day) for s in slots] == [(0, "First", 12), (1, "First", 12), (2, "Second", 13)]


@given(length=st.integers(1, 90), pause=st.integers(0, 30), minutes=st.integers(0, 400), start=st.integers(0, 12 * 60))
def test_slots_fill_a_session_and_no_more_fit(length, pause, minutes, start):
    begin = at("00:00") + timedelta(minutes=start)
    session = Session("S", begin, begin + timedelta(minutes=minutes), length, pause)
    slots = slots_of([session])
    assert all(s.end - s.start == timedelta(minutes=length) for s in slots)
    assert all(b.start - a.end == timedelta(minutes=pause) for a, b in pairwise(slots))
    assert all(session.start <= s.start and s.end <= session.end for s in slots)
    next_start = slots[-1].end + timedelta(minutes=pause) if slots else session.start
    assert next_start + timedelta(minutes=length) > session.end


@given(count=st.integers(0, 12), length=st.integers(1, 60), pause=st.integers(0, 20))
def test_a_block_of_n_slots_holds_n(count, length, pause):
    assert len(slots_of([block(count, length=length, pause=pause)])) == count


def test_spans_of_one_cell_that_overlap_or_touch_are_one():
    cell, other = Cell("Purchasers", 2, "H"), Cell("Purchasers", 3, "H")

    def of(cell, *times):
        return [Span(at(start), at(end), cell) for start, end in times]

    long, first, touching, apart = of(
        cell, ("09:00", "11:00"), ("09:30", "10:00"), ("11:00", "11:30"), ("11:31", "12:00")
    )
    whole = Span(at("09:00"), at("11:30"), cell)
    assert joined([apart, touching, first, long]) == (whole, apart)
    (elsewhere,) = of(other, ("09:30", "10:00"))
    assert joined([elsewhere, long]) == (long, elsewhere)
    assert joined([]) == ()


def test_the_days_of_an_event_are_those_with_slots():
    blocks = [block(2, day=3), block(1, day=1), block(2, "14:00", day=1)]
    assert [day.day for day in event(slots=blocks).days] == [12, 14]


def test_the_present_is_told_to_the_second_as_the_clock_of_the_place_shows_it():
    now, there = present("UTC"), present("Asia/Shanghai")
    assert now.tzinfo is None
    assert (now.microsecond, there.microsecond) == (0, 0)
    assert timedelta(hours=8) <= there - now < timedelta(hours=8, minutes=1)
