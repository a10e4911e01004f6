"""R2: a pair meets once at most, only where a side asked and no side said no."""

from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.model.complete import Model
from tests.engine.held import holds
from tests.events import company, event, fixed


def test_a_pair_meets_once_even_with_delegates_to_spare():
    two = [company("P1", delegates=2)], [company("S1", delegates=2)]
    assert not holds(event(purchasers=two[0], suppliers=two[1], tables=2), "P1#1 S1#1 0", "P1#2 S1#2 1")


def test_nobody_meets_unasked():
    assert not holds(event(requests=["P1 > S1"]), "P1 S2")
    assert holds(event(requests=["S2 > P1"]), "P1 S2")


def test_a_no_of_either_side_is_final():
    assert not holds(event(requests=["P1 > S1", "S1 > P1 no"]), "P1 S1")
    assert not holds(event(requests=["P1 > S1 no", "S1 > P1"]), "P1 S1")


def test_who_cancelled_is_not_scheduled():
    assert not holds(event(purchasers=[company("P1", cancelled=True)], requests=["P1 > S1"]), "P1 S1")


def test_fixed_lists_a_pair_twice_and_it_meets_twice():
    twice = event(requests=[], fixed=[fixed("P1", "S1"), fixed("P1", "S1")], slots=2)
    statement = Model(index(twice))
    assert [item.mandatory for item in statement.problem.items] == [True, True]
    assert not holds(event(requests=[], fixed=[fixed("P1", "S1"), fixed("P1", "S1")], slots=1))
    assert holds(twice)
