"""The lasting identity of meetings in calendars, and what counts as cancelled."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.output.calendar.entries import entries
from tests.agendas.samples import small_schedule

MEETINGS = small_schedule().meetings
FIRST, SECOND, THIRD = MEETINGS


def _uids(*args: object, **options: object) -> list[str]:
    return [entry.uid for entry in entries(*args, **options)]


def test_a_meeting_stays_the_same_whatever_its_time_place_number_and_interpreter() -> None:
    moved = replace(
        FIRST,
        start=FIRST.start + timedelta(days=1),
        end=FIRST.end + timedelta(days=1),
        zone="B",
        table="9",
        interpreter=None,
        number="M077",
    )
    assert _uids("Forum", [moved], owner="P001#1") == _uids("Forum", [FIRST], owner="P001#1")


def test_events_pairs_and_owners_are_told_apart() -> None:
    found = [
        *_uids("Forum", MEETINGS),
        *_uids("Forum 2", MEETINGS),
        *_uids("Forum", MEETINGS, owner="P001#1"),
        *_uids("Forum", MEETINGS, owner="S001#1"),
    ]
    assert len(set(found)) == 12
    assert all(uid.endswith("@sco-scheduler") and uid.isascii() for uid in found)


def test_a_uid_is_that_of_calendars_that_were_sent_before() -> None:
    assert _uids("Форум 中国", [FIRST], owner="P001#1") == ["feb1323cc58b96dd23e2a8a2455e9e7224d49b5a@sco-scheduler"]


def test_what_was_held_and_is_not_is_cancelled_and_stands_last() -> None:
    found = entries("Forum", [THIRD], [FIRST, replace(THIRD, table="7")], owner="P001#1")
    assert [(entry.meeting, entry.cancelled) for entry in found] == [(THIRD, False), (FIRST, True)]


def test_of_a_pair_that_met_twice_one_meeting_is_cancelled() -> None:
    again = replace(FIRST, start=FIRST.start + timedelta(hours=2), end=FIRST.end + timedelta(hours=2))
    both = _uids("Forum", [FIRST, again], owner="P001#1")
    assert len(set(both)) == 2
    left = entries("Forum", [again], [again, FIRST], owner="P001#1")
    assert [(entry.uid, entry.cancelled) for entry in left] == [(both[0], False), (both[1], True)]


@given(st.permutations(MEETINGS), st.permutations(MEETINGS))
def test_order_does_not_matter(some: list, others: list) -> None:
    assert entries("Forum", some, others[:2]) == entries("Forum", others, others[:2])
    assert not [entry for entry in entries("Forum", some, others) if entry.cancelled]
