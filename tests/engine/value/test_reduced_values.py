"""Prices of what is scarce, and the values less these prices."""

import pytest

from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.value.reduced_values import reduced_values
from tests.events import event

REQUESTS = ["P1 > S1 #1", "P2 > S1 #2", "P3 > S1 #3"]


def values_of(slots, rounds=1_000):
    problem = index(event(purchasers=3, suppliers=1, slots=slots, requests=REQUESTS))
    left = iter(range(rounds))
    items = [item.index for item in problem.items]
    found = reduced_values(problem, items, lambda: next(left, None) is not None)
    return [problem.items[i].value for i in items], found


def test_where_nothing_is_scarce_values_stay():
    values, reduced = values_of(slots=3)
    assert reduced.tolist() == values


def test_a_scarce_supplier_is_priced_and_the_most_valuable_meeting_stays_ahead():
    values, reduced = values_of(slots=1)
    assert all(reduced < values)
    assert reduced.argmax() == max(range(3), key=values.__getitem__)
    # One supplier gives its only slot: the price is the same for all.
    assert (values - reduced).tolist() == pytest.approx([values[0] - reduced[0]] * 3)


def test_without_time_there_are_no_prices():
    values, reduced = values_of(slots=1, rounds=0)
    assert reduced.tolist() == values
