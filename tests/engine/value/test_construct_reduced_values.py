"""Prices of what is scarce, and the values less these prices."""

import pytest

from sco_scheduler.engine.indexing import index
from sco_scheduler.engine.value.construct import reduced_values
from tests.events import company, event, interpreter, zone

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


def priced(of):
    """The pairs whose value is reduced: they take something that is scarce."""
    problem = index(of)
    items = [item.index for item in problem.items]
    left = iter(range(1_000))
    reduced = reduced_values(problem, items, lambda: next(left, None) is not None)
    return {item.pair for item, value in zip(problem.items, reduced, strict=True) if value < item.value}


def test_only_those_are_priced_who_meet_in_a_zone_with_too_few_tables():
    """Three meetings in one slot at the only table of zone B, and three at three tables of zone A or C."""
    sellers = [company(f"S{n}", zone=code) for n, code in enumerate("BBBAAC", start=1)]
    halls = [zone("A", 3), zone("B", 1), zone("C", 3)]
    asked = [f"P{n} > S{n}" for n in range(1, 7)]
    crowded = event(purchasers=6, suppliers=sellers, slots=1, tables=halls, requests=asked)
    assert priced(crowded) == {("P1", "S1"), ("P2", "S2"), ("P3", "S3")}


def test_only_those_are_priced_who_are_asked_by_more_than_their_maximum():
    asked = ["P1 > S1", "P2 > S1", "P3 > S1", "P1 > S2", "P2 > S2"]
    sellers = [company("S1", maximum=1), company("S2", maximum=3)]
    assert priced(event(purchasers=3, suppliers=sellers, slots=4, tables=3, requests=asked)) == {
        ("P1", "S1"),
        ("P2", "S1"),
        ("P3", "S1"),
    }


def test_only_those_are_priced_who_need_an_interpreter_of_whom_there_are_too_few():
    buyers = [company(f"P{n}", languages=[spoken]) for n, spoken in enumerate(("ru", "ru", "ru", "kk", "zh"), start=1)]
    sellers = [company(f"S{n}", languages=["zh"]) for n in range(1, 6)]
    people = [interpreter("I1", "ru", "zh"), *(interpreter(f"I{n}", "kk", "zh") for n in (2, 3, 4))]
    asked = [f"P{n} > S{n}" for n in range(1, 6)]
    spoken = event(purchasers=buyers, suppliers=sellers, slots=1, tables=5, requests=asked, interpreters=people)
    assert priced(spoken) == {("P1", "S1"), ("P2", "S2"), ("P3", "S3")}
