"""R6: a company's maximum in each role, and its number of delegates, are respected."""

from tests.engine.held import holds
from tests.events import at, company, event, meeting, published


def test_a_maximum_in_one_role():
    most_one = event(purchasers=[company("P1", maximum=1)], tables=2)
    assert holds(most_one, "P1 S1")
    assert not holds(most_one, "P1 S1", "P1 S2")


def test_a_maximum_of_none_at_all():
    assert not holds(event(suppliers=[company("S1", maximum=0)]), "P1 S1")


def test_roles_are_counted_apart():
    both = event(
        purchasers=[company("P1"), company("B1", maximum=1)],
        suppliers=[company("B1", maximum=1), company("S1"), company("S2")],
        requests=["P1 > B1", "B1 > S1", "B1 > S2"],
        slots=3,
        tables=2,
    )
    assert holds(both, "P1 B1", "B1 S1")
    assert not holds(both, "B1 S1", "B1 S2")


def test_no_more_meetings_at_once_than_delegates():
    pair = event(purchasers=[company("P1", delegates=2)], suppliers=3, slots=1, tables=3)
    assert holds(pair, "P1 S1 0", "P1 S2 0")
    assert not holds(pair, "P1 S1 0", "P1 S2 0", "P1 S3 0")


def test_meetings_of_the_past_count_and_may_be_more_than_a_maximum_that_was_lowered():
    """Two are past: a maximum of three leaves room for one more, a maximum of one for none."""
    for most, room in ((3, 1), (1, 0)):
        case = event(purchasers=[company("P1", maximum=most)], suppliers=4, slots=4)
        past = published(meeting(case, "P1", "S1", 0), meeting(case, "P1", "S2", 1), until=at("09:50"))
        assert holds(case, "P1 S1 0", "P1 S2 1", published=past)
        assert holds(case, "P1 S3 2", published=past) is (room > 0)
        assert not holds(case, "P1 S3 2", "P1 S4 3", published=past)
