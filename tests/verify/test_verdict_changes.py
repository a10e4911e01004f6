import pytest

from sco_scheduler.domain.schedule import MeetingStatus, PublishedMeeting
from sco_scheduler.verify import verify
from tests.events import at, company, event, fixed, interpreter, meeting, published


def changed(e, meetings, was):
    goals = verify(e, meetings, was).goals
    return tuple(goals[name] for name in ("kept", "slot_moves", "table_changes", "person_changes"))


def rich(**more):
    people = [interpreter("I1"), interpreter("I2")]
    return event(purchasers=[company("P1", delegates=2), company("P2")], tables=2, slots=4, interpreters=people, **more)


@pytest.mark.parametrize(
    ("now", "counts"),
    [
        ({"slot": 0}, (0, 0, 0, 0)),
        ({"slot": 1}, (0, 1, 0, 0)),
        ({"slot": 1, "table": "2", "interpreter": "I1"}, (0, 1, 0, 0)),
        ({"slot": 0, "table": "2"}, (0, 0, 1, 0)),
        ({"slot": 0, "table": "2", "delegates": (2, 1)}, (0, 0, 1, 0)),
        ({"slot": 0, "delegates": (2, 1)}, (0, 0, 0, 1)),
        ({"slot": 0, "interpreter": "I1"}, (0, 0, 0, 1)),
    ],
)
def test_what_changed_of_one_meeting(now, counts):
    e = rich()
    assert changed(e, [meeting(e, "P1", "S1", **now)], published(meeting(e, "P1", "S1", 0))) == counts


def test_lost_and_new():
    e = rich()
    was = published(meeting(e, "P1", "S1", 0), meeting(e, "P2", "S2", 0, table="2"))
    assert changed(e, [meeting(e, "P1", "S2", 1)], was) == (2, 0, 0, 0)


def test_what_can_no_longer_be_held_is_not_lost():
    held = meeting(rich(), "P1", "S1", 0)
    was = published(held)
    assert changed(rich(), [], was)[0] == 1
    assert changed(event(suppliers=[company("S1", cancelled=True)]), [], was)[0] == 0
    assert changed(event(suppliers=[company("S2")]), [], was)[0] == 0
    assert changed(event(requests=["P1 > S1", "S1 > P1 no"]), [], was)[0] == 0
    assert changed(event(requests=["P2 > S1"]), [], was)[0] == 0
    assert changed(event(requests=[], fixed=[fixed("P1", "S1")]), [], was)[0] == 1


def test_history_and_what_was_taken_out_do_not_count():
    e = rich()
    past = meeting(e, "P1", "S1", 0)
    assert changed(e, [], published(past, until=at("09:10"))) == (0, 0, 0, 0)
    out = PublishedMeeting(past, status=MeetingStatus.CANCELLED)
    assert changed(e, [], published(out)) == (0, 0, 0, 0)
    twice = rich(fixed=[fixed("P1", "S1"), fixed("P1", "S1")])
    assert changed(twice, [], published(out)) == (0, 0, 0, 0)


def test_pair_that_meets_twice_is_set_against_itself_as_well_as_can_be():
    e = rich(fixed=[fixed("P1", "S1"), fixed("P1", "S1")])
    was = published(meeting(e, "P1", "S1", 0), meeting(e, "P1", "S1", 1))
    assert changed(e, [meeting(e, "P1", "S1", 1), meeting(e, "P1", "S1", 2)], was) == (0, 1, 0, 0)
    assert changed(e, [meeting(e, "P1", "S1", 1, table="2"), meeting(e, "P1", "S1", 0)], was) == (0, 0, 1, 0)
    assert changed(e, [meeting(e, "P1", "S1", 3)], was) == (1, 1, 0, 0)


def test_pair_published_more_often_than_it_may_meet_loses_only_what_it_may():
    e = rich()
    was = published(meeting(e, "P1", "S1", 0), meeting(e, "P1", "S1", 1))
    assert changed(e, [meeting(e, "P1", "S1", 1)], was) == (0, 0, 0, 0)
    assert changed(e, [], was) == (1, 0, 0, 0)


def test_a_past_meeting_is_one_of_those_that_its_pair_may_have():
    e = rich(fixed=[fixed("P1", "S1"), fixed("P1", "S1")])
    past = meeting(e, "P1", "S1", 0)
    was = published(past, meeting(e, "P1", "S1", 2), meeting(e, "P1", "S1", 3), until=at("09:10"))
    assert changed(e, [past], was) == (1, 0, 0, 0)
