from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.domain.event import Session
from sco_scheduler.verify.case import Clock, SlotTime, clashes, overlap
from tests.events import at, block, event, meeting


def test_slots_fill_a_session_as_long_as_the_next_ends_in_time():
    session = Session("x", at("09:00"), at("10:09"), 20, 5)
    assert [s.start for s in Clock([session]).slots] == [at("09:00"), at("09:25")]
    session = Session("x", at("09:00"), at("10:10"), 20, 5)
    assert [s.end for s in Clock([session]).slots] == [at("09:20"), at("09:45"), at("10:10")]


def test_a_session_without_length_has_no_slots():
    assert Clock([Session("x", at("09:00"), at("12:00"), 0, 5)]).slots == ()


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5), st.integers(0, 9)), max_size=3))
def test_slots_agree_with_those_of_the_event(shapes):
    """The domain counts slots in its own way; the two must come to the same."""
    sessions = [
        block(n, f"{9 + 4 * i:02}:00", length=length, pause=pause, name=str(i))
        for i, (n, length, pause) in enumerate(shapes)
    ]
    e = event(slots=sessions)
    assert Clock(sessions).slots == tuple(SlotTime(s.start, s.end) for s in e.slots)


def test_slot_between():
    clock = Clock([block(3)])
    assert clock.slot_between(at("09:20"), at("09:50")) == (at("09:25"), at("09:45"))
    assert clock.slot_between(at("09:25"), at("09:45")) is not None
    assert clock.slot_between(at("09:26"), at("09:50")) is None
    assert clock.slot_between(at("10:20"), at("18:00")) is None


def test_overlap():
    def t(minute: int) -> datetime:
        return datetime(2025, 6, 12, 9, minute)

    assert overlap(t(0), t(20), t(19), t(30))
    assert overlap(t(0), t(20), t(5), t(6))
    assert not overlap(t(0), t(20), t(20), t(30))
    assert not overlap(t(20), t(30), t(0), t(20))


def test_clashes_stay_few_however_many_meetings_clash():
    e = event()
    assert len(list(clashes([meeting(e, "P1", "S1", 0)] * 500))) == 499
