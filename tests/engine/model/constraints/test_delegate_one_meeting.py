"""R1: a delegate is in one meeting at a time, and only when available."""

from tests.engine.held import holds
from tests.events import company, event, span


def test_one_delegate_cannot_be_in_two_meetings_at_once():
    two_tables = event(purchasers=1, suppliers=2, slots=2, tables=2)
    assert not holds(two_tables, "P1 S1 0", "P1 S2 0")
    assert holds(two_tables, "P1 S1 0", "P1 S2 1")


def test_two_delegates_can():
    pair = event(purchasers=[company("P1", delegates=2)], suppliers=2, slots=1, tables=2)
    assert holds(pair, "P1 S1 0", "P1 S2 0")
    assert not holds(pair, "P1#1 S1 0", "P1#1 S2 0")


def test_both_roles_are_one_set_of_people():
    both = event(
        purchasers=[company("P1"), company("B1")],
        suppliers=[company("B1"), company("S1")],
        slots=2,
        tables=2,
        requests=["P1 > B1", "B1 > S1"],
    )
    assert not holds(both, "P1 B1 0", "B1 S1 0")
    assert holds(both, "P1 B1 0", "B1 S1 1")


def test_nobody_meets_while_away_however_short_the_overlap():
    away = event(purchasers=1, suppliers=[company("S1", away=[span("09:44", "09:46")])], slots=3)
    assert holds(away, "P1 S1 0")
    assert not holds(away, "P1 S1 1")
    assert holds(away, "P1 S1 2")


def test_touching_an_absence_is_not_overlapping_it():
    away = event(purchasers=1, suppliers=[company("S1", away=[span("09:20", "09:25")])], slots=2)
    assert holds(away, "P1 S1 0")
    assert holds(away, "P1 S1 1")
