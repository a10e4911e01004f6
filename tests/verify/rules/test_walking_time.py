import pytest

from tests.events import at, block, company, event, interpreter, meeting, published, zone
from tests.verify.said import broken, said

ZONES = [zone("A", 2), zone("B", 2)]
SELLERS = [company("S1"), company("S2", zone="B"), company("S3")]


def two_zones(walk=10, **more):
    return event(purchasers=2, suppliers=SELLERS, tables=ZONES, slots=more.pop("slots", 4), walk_minutes=walk, **more)


def test_too_fast_from_one_zone_to_another():
    e = two_zones()
    assert said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1)]) == [
        "R5 Delegate Delegate 1 of P1 (Company P1, P1) cannot walk in time from A/1, where the meeting ends at 09:20, "
        "to B/1, where the next one starts at 09:25: it takes 10 minutes."
    ]
    assert not said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 2)])


@pytest.mark.parametrize(("walk", "right"), [(0, True), (5, True), (6, False)])
def test_exactly_enough_is_enough(walk, right):
    e = two_zones(walk)
    assert broken(e, [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1)]) == (set() if right else {"R5"})


def test_no_pause_is_no_time_to_walk():
    e = two_zones(5, slots=[block(2, pause=0)])
    assert broken(e, [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1)]) == {"R5"}


def test_same_zone_and_other_delegates_need_no_walk():
    e = two_zones()
    assert not said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S3", 1)])
    assert not said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P2", "S2", 1)])


def test_another_day_is_no_walk():
    late = [block(1, "23:00", length=60), block(1, "00:00", day=2)]
    e = two_zones(slots=late)
    assert not said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1)])


def test_there_and_back():
    e = two_zones()
    lines = said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1), meeting(e, "P1", "S3", 2)])
    assert [line[:2] for line in lines] == ["R5", "R5"]


def test_interpreters_walk_too():
    e = event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["ru"])],
        suppliers=[company("S1", languages=["zh"]), company("S2", zone="B", languages=["zh"])],
        tables=ZONES,
        slots=3,
        interpreters=[interpreter("I1", "ru", "zh")],
        walk_minutes=10,
    )
    first = meeting(e, "P1", "S1", 0, interpreter="I1")
    assert said(e, [first, meeting(e, "P2", "S2", 1, interpreter="I1")]) == [
        "R5 Interpreter Interpreter I1 (I1) cannot walk in time from A/1, where the meeting ends at 09:20, "
        "to B/1, where the next one starts at 09:25: it takes 10 minutes."
    ]
    assert not said(e, [first, meeting(e, "P2", "S2", 2, interpreter="I1")])


def test_history_binds_what_follows():
    e = two_zones()
    past, new = meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1)
    assert broken(e, [past, new], published(past, until=at("09:10"))) == {"R5"}
    assert not said(e, [past, new], published(past, new, until=at("09:30")))
