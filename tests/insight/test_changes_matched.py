"""Meetings of two schedules are matched one to one, within their pair, with what is most alike first."""

from __future__ import annotations

from dataclasses import replace

from sco_scheduler.domain.schedule import MeetingStatus, PublishedMeeting
from sco_scheduler.insight.causes import _edits
from sco_scheduler.insight.matching import matched
from tests.events import event, meeting

CASE = event(slots=6, tables=2)


def _meeting(purchaser="P1", supplier="S1", slot=0, **more):
    return meeting(CASE, purchaser, supplier, slot, **more)


def test_what_is_only_in_one_schedule_is_matched_with_nothing():
    gone, new = _meeting(), _meeting("P2", "S2")
    assert matched([gone], []) == [(gone, None)]
    assert matched([], [new]) == [(None, new)]
    assert matched([gone], [new]) == [(gone, None), (None, new)]


def test_a_pair_that_meets_once_is_matched_wherever_it_moves():
    before, after = _meeting(slot=0), _meeting(slot=5, table="2")
    assert matched([before], [after]) == [(before, after)]


def test_of_several_meetings_those_that_are_equal_come_first():
    same, other = _meeting(slot=0), _meeting(slot=3)
    moved = _meeting(slot=5)
    assert set(matched([same, other], [moved, same])) == {(same, same), (other, moved)}


def test_the_same_place_comes_before_the_same_time():
    one, other = _meeting(slot=1, table="1"), _meeting(slot=1, table="2")
    helped = [replace(m, interpreter="I1") for m in (one, other)]
    assert set(matched([other, one], helped)) == {(one, helped[0]), (other, helped[1])}


def test_the_same_time_comes_before_any_other():
    early, late = _meeting(slot=1), _meeting(slot=4)
    at_once, elsewhere = replace(early, table="2"), _meeting(slot=5)
    assert set(matched([late, early], [at_once, elsewhere])) == {(early, at_once), (late, elsewhere)}


def test_every_meeting_is_there_once():
    before = [_meeting(slot=n) for n in range(4)] + [_meeting("P2", "S2", 1)]
    after = [_meeting(slot=n) for n in (2, 5)] + [_meeting("P1", "S2", 3)]
    found = matched(before, after)
    assert sorted(str(old) for old, _ in found if old) == sorted(map(str, before))
    assert sorted(str(new) for _, new in found if new) == sorted(map(str, after))


def test_rows_that_were_added_count_where_they_are_held_and_others_where_they_are_not():
    kept, gone, moved, new, void = (
        _meeting(),
        _meeting("P2", "S2"),
        _meeting("P1", "S2"),
        _meeting("P2"),
        _meeting("P3"),
    )
    off = MeetingStatus.CANCELLED
    rows = [PublishedMeeting(m) for m in (kept, replace(moved, table="2"), new)]
    rows += [PublishedMeeting(m, status=off) for m in (gone, void)]
    edits, added = _edits([kept, gone, moved], rows)
    assert edits == {gone: rows[3], moved: rows[1]}
    assert added == {new: rows[2]}
    assert _edits([kept, gone], rows[:1])[0] == {gone: None}
