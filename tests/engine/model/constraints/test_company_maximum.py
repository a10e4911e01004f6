"""R6: a company's maximum in each role, and its number of delegates, are respected."""

from tests.engine.held import holds
from tests.events import company, event


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
