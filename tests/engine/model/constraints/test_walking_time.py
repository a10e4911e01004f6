"""R5: nobody needs to be in two zones faster than one can walk."""

from tests.engine.held import holds
from tests.events import at, block, company, event, interpreter, meeting, published, zone

ZONES = [zone("A", 3), zone("B", 3)]
APART = [company("S1", zone="A"), company("S2", zone="B")]


def test_a_pause_that_is_long_enough_and_one_that_is_not():
    assert holds(event(suppliers=APART, tables=ZONES, walk_minutes=5), "P1 S1 0", "P1 S2 1")
    slow = event(suppliers=APART, tables=ZONES, slots=3, walk_minutes=6)
    assert not holds(slow, "P1 S1 0", "P1 S2 1")
    assert not holds(slow, "P1 S2 0", "P1 S1 1")
    assert holds(slow, "P1 S1 0", "P1 S2 2")


def test_walking_longer_than_a_slot_excludes_the_slot_after_next_too():
    slow = event(suppliers=APART, tables=ZONES, slots=4, walk_minutes=40)
    assert not holds(slow, "P1 S1 0", "P1 S2 2")
    assert holds(slow, "P1 S1 0", "P1 S2 3")


def test_the_same_zone_needs_no_walking_and_a_night_is_long():
    near = event(tables=2, walk_minutes=60)
    assert holds(near, "P1 S1 0", "P1 S2 1")
    nights = [block(1, "17:00", 1, name="Late"), block(1, "09:00", 2, name="Early")]
    assert holds(event(suppliers=APART, tables=ZONES, slots=nights, walk_minutes=600), "P1 S1 0", "P1 S2 1")


def test_interpreters_walk_too():
    foreign = [company("P1", languages=["ru"]), company("P2", languages=["ru"])]
    local = [company("S1", zone="A", languages=["zh"]), company("S2", zone="B", languages=["zh"])]
    one = event(
        purchasers=foreign,
        suppliers=local,
        tables=ZONES,
        slots=3,
        walk_minutes=6,
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    assert not holds(one, "P1 S1 0", "P2 S2 1")
    assert holds(one, "P1 S1 0", "P2 S2 2")
    two = [interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")]
    pair = event(purchasers=foreign, suppliers=local, tables=ZONES, slots=3, walk_minutes=6, interpreters=two)
    assert holds(pair, "P1 S1 0", "P2 S2 1")


def test_who_met_two_at_once_in_the_past_still_needs_time_to_walk_to_the_next():
    """The past breaks no rule, and nobody is asked to be in zone B before one can have walked there."""
    case = event(
        purchasers=1,
        suppliers=[company("S1"), company("S2"), company("S3", zone="B")],
        tables=[zone("A", 2), zone("B")],
        slots=3,
        walk_minutes=10,
        requests=["P1 > S1", "P1 > S2", "P1 > S3"],
    )
    both = published(meeting(case, "P1", "S1", 0), meeting(case, "P1", "S2", 0, table="2"), until=at("09:10"))
    assert not holds(case, "P1 S3 1", published=both)
    assert holds(case, "P1 S3 2", published=both)
