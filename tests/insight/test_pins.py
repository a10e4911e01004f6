"""Contradictions that are found without solving: each is one, and names the rows that make it."""

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Span
from sco_scheduler.domain.messages import Cell
from sco_scheduler.engine.budget import Budget
from sco_scheduler.engine.conflicts import conflict_of_pins
from sco_scheduler.insight.pins import contradictions, too_many_musts
from tests.engine.held import ONE_WORKER
from tests.events import at, block, company, event, fixed, interpreter, zone
from tests.random_events import random_event, seeds

NINE, LATER = at("09:00"), at("09:25")
AWAY = Cell("Purchasers", 2, "F")


def pin(row, purchaser, supplier, start=None, **where):
    return replace(fixed(purchaser, supplier, start, **where), cell=Cell("Fixed", row, "A"))


def cells(case):
    """The cells of each contradiction; of a row without one, what it says."""
    return [sorted(str(row.cell or row.text) for row in rows) for rows in contradictions(case)]


@pytest.mark.parametrize("seed", seeds(0, 100))
def test_a_contradiction_of_a_random_event_excludes_every_schedule_and_the_other_way_round(seed):
    case = random_event(seed)
    if case.fixed:
        whole = replace(ONE_WORKER, explain=False)
        assert bool(cells(case)) is (conflict_of_pins(case, None, whole, Budget(20.0)) is not None)


def test_a_pin_in_an_absence():
    away = company("P1", away=[Span(NINE, LATER, AWAY)])
    assert cells(event(purchasers=[away], fixed=[pin(2, "P1", "S1", NINE)])) == [["Fixed!A2", "Purchasers!F2"]]
    assert cells(event(purchasers=[away], fixed=[pin(2, "P1", "S1", LATER)])) == []


def test_a_pin_of_a_company_that_has_cancelled_or_is_refused():
    gone = company("S1", cancelled=True)
    assert cells(event(suppliers=[gone], fixed=[pin(2, "P1", "S1", NINE)])) == [["Fixed!A2", "Suppliers!P2"]]
    refused = event(requests=["S1 > P1 no"], fixed=[pin(2, "P1", "S1")])
    assert cells(refused) == [["Fixed!A2", "Requests!A2"]]


def test_a_pin_at_a_closed_table():
    closed = zone("A", 2)
    shut = replace(closed.tables[0], closed=(Span(NINE, LATER, Cell("Zones", 2, "E")),))
    halls = [replace(closed, tables=(shut, *closed.tables[1:]))]
    pins = [pin(2, "P1", "S1", NINE, table="1"), pin(3, "P2", "S2", NINE, table="2")]
    assert cells(event(tables=halls, fixed=pins)) == [["Fixed!A2", "Zones!E2"]]


@pytest.mark.parametrize(
    "pins",
    [
        [pin(2, "P1", "S1", NINE), pin(3, "P1", "S2", NINE)],
        [pin(2, "P1", "S1", NINE, table="1"), pin(3, "P2", "S2", NINE, table="1")],
        [pin(2, "P1", "S1", NINE, interpreter="I1"), pin(3, "P2", "S2", NINE, interpreter="I1")],
    ],
)
def test_two_pins_of_one_company_table_or_interpreter_at_a_time(pins):
    case = event(tables=2, fixed=pins, interpreters=[interpreter("I1", "ru", "zh")])
    assert cells(case) == [["Fixed!A2", "Fixed!A3"]]
    apart = [pins[0], replace(pins[1], start=LATER.time())]
    assert cells(replace(case, fixed=tuple(apart))) == []


@pytest.mark.parametrize(("people", "where"), [(1, {}), (3, {"table": "1"}), (3, {"interpreter": "I1"})])
def test_every_other_pin_at_the_same_time_is_told(people, where):
    pins = [pin(row, f"P{min(people, row - 1)}", f"S{row - 1}", NINE, **where) for row in (2, 3, 4)]
    people = [interpreter("I1", "ru", "zh")]
    found = cells(event(purchasers=3, suppliers=3, slots=4, tables=3, fixed=pins, interpreters=people))
    assert found == [["Fixed!A2", "Fixed!A3"], ["Fixed!A2", "Fixed!A4"], ["Fixed!A3", "Fixed!A4"]]


def test_a_pin_of_an_interpreter_who_is_absent():
    away = interpreter("I1", "ru", "zh", away=[Span(NINE, LATER, Cell("Interpreters", 2, "D"))])
    pins = [pin(2, "P1", "S1", NINE, interpreter="I1")]
    assert cells(event(fixed=pins, interpreters=[away])) == [["Fixed!A2", "Interpreters!D2"]]
    assert cells(event(fixed=[replace(pins[0], start=LATER.time())], interpreters=[away])) == []


def test_more_pins_than_tables_slots_or_the_maximum():
    assert cells(event(tables=1, fixed=[pin(2, "P1", "S1", NINE), pin(3, "P2", "S2", NINE)])) == [
        ["Fixed!A2", "Fixed!A3"]
    ]
    three = [pin(row, "P1", f"S{row - 1}") for row in (2, 3, 4)]
    assert cells(event(suppliers=3, slots=2, fixed=three)) == [["Fixed!A2", "Fixed!A3", "Fixed!A4"]]
    least = company("P1", maximum=1)
    found = cells(event(purchasers=[least], fixed=three[:2]))
    assert found == [["Company P1 (P1) has at most 1 meeting as purchaser", "Fixed!A2", "Fixed!A3"]]


def test_no_time_to_walk_between_two_pins():
    halls = [zone("A", 1), zone("B", 1)]
    sides = [company("S1"), company("S2", zone="B")]
    pins = [pin(2, "P1", "S1", NINE), pin(3, "P1", "S2", LATER)]
    assert cells(event(suppliers=sides, tables=halls, fixed=pins, walk_minutes=10)) == [["Fixed!A2", "Fixed!A3"]]
    assert cells(event(suppliers=sides, tables=halls, fixed=pins, walk_minutes=5)) == []


def test_pins_in_slots_that_touch_are_two_meetings_of_one_person():
    pins = [pin(2, "P1", "S1", NINE), pin(3, "P1", "S2", at("09:20"))]
    assert cells(event(slots=[block(2, pause=0)], fixed=pins)) == []


def test_more_musts_than_slots_or_than_the_maximum():
    asks = ["P1 > S1 must", "P1 > S2 must", "S3 > P1 must", "P2 > S1 must"]
    (found,) = too_many_musts(event(suppliers=3, slots=2, requests=asks))
    assert (found.company.id, found.musts, found.room, found.by_maximum) == ("P1", 3, 2, False)
    assert list(map(str, found.cells)) == ["Requests!A2", "Requests!A3", "Requests!A4"]
    (found,) = too_many_musts(event(suppliers=[company("S1", maximum=1), "S2", "S3"][:1], slots=3, requests=asks[::3]))
    assert (found.company.id, found.musts, found.room, found.by_maximum) == ("S1", 2, 1, True)
    assert not list(too_many_musts(event(suppliers=3, slots=3, requests=asks)))
