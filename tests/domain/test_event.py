"""Companies, requests and the event's ways to look things up."""

from dataclasses import fields, is_dataclass, replace

import pytest

from sco_scheduler.domain import event as words
from sco_scheduler.domain import outcome, schedule
from sco_scheduler.domain.event import Role, TableChoice, Terms
from sco_scheduler.domain.messages import Cell
from tests.events import company, event, fixed, request, zone
from tests.random_events import random_event


def test_a_request_knows_its_sides():
    asked = request("S2 > P1 must #3")
    assert (asked.pair, asked.target, asked.role, asked.rank) == (("P1", "S2"), "P1", Role.SUPPLIER, 3)


def test_requests_of_both_sides_are_found_by_pair():
    e = event(requests=["P1 > S1", "S1 > P1 no", "P2 > S1"])
    assert [r.asker for r in e.requests_by_pair["P1", "S1"]] == ["P1", "S1"]
    assert ("P1", "S2") not in e.requests_by_pair


def test_delegates_are_found_with_their_company():
    e = event(purchasers=[company("P1", delegates=2)])
    assert e.company_of_delegate["P1#2"].id == "P1"
    assert e.delegate_by_key["P1#2"].name == "Delegate 2 of P1"


def test_a_company_in_both_roles_is_one_company():
    e = event(purchasers=[company("B1")], suppliers=[company("B1"), company("S1")])
    assert [c.id for c in e.companies] == ["B1", "S1"]
    both = e.company_by_id["B1"]
    assert both.terms(Role.PURCHASER) is not None
    assert both.terms(Role.SUPPLIER) is not None
    assert e.company_by_id["S1"].terms(Role.PURCHASER) is None


def test_products_of_both_roles_are_said_once():
    assert company("B1").products == "products of B1"


@pytest.mark.parametrize(
    ("offered", "wanted", "said"),
    [
        ("sells dried fruit, nuts", "Dried fruit, nuts", "sells dried fruit, nuts"),
        ("茶叶; 干果", "干果、茶叶", "茶叶; 干果"),
        ("wine, brandy", "brandy; glass, corks", "wine, brandy; glass; corks"),
        ("soil", "oil, salt", "soil; oil, salt"),
        ("", "oil", "oil"),
        ("oil", "", "oil"),
    ],
)
def test_what_is_offered_is_not_said_again_as_wanted(offered: str, wanted: str, said: str):
    both = company("B1")
    assert both.supplier is not None
    assert both.purchaser is not None
    terms = replace(both.supplier, products=offered), replace(both.purchaser, products=wanted)
    assert replace(both, supplier=terms[0], purchaser=terms[1]).products == said


def test_an_event_without_interpreters_has_none_to_look_up():
    assert event().interpreter_by_id == {}


def test_cells_read_as_an_organizer_reads_them():
    assert [str(Cell("Requests", 14, "C")), str(Cell("Fixed", 3)), str(Cell("Zones"))] == [
        "Requests!C14",
        "Fixed row 3",
        "Zones",
    ]


def test_equality_ignores_cells():
    assert request("P1 > S1", row=2) == request("P1 > S1", row=9)


def test_the_same_seed_gives_the_same_event():
    assert [random_event(seed) for seed in range(20)] == [random_event(seed) for seed in range(20)]


def test_two_companies_can_meet_in_opposite_roles_alone():
    e = event(purchasers=[company("B1"), company("P1")], suppliers=[company("B1"), company("S1"), company("S2")])
    ids = {(a.id, b.id) for a in e.companies for b in e.companies if a.can_meet(b)}
    assert {("P1", "S1"), ("S1", "P1"), ("B1", "P1"), ("P1", "B1"), ("B1", "S1"), ("S1", "B1")} <= ids
    assert ids.isdisjoint({("S1", "S2"), ("P1", "P1"), ("S1", "S1")})


def test_wishes_for_a_meeting_leave_refusals_out():
    e = event(requests=["P1 > S1 must", "S1 > P1 no", "P2 > S1"])
    assert [r.asker for r in e.wishes(("P1", "S1"))] == ["P1"]
    assert e.wishes(("P2", "S2")) == ()


def test_nobody_is_a_vip_unless_said_so():
    assert not Terms().vip


@pytest.mark.parametrize("role", Role)
def test_a_company_gets_and_loses_a_role_and_keeps_the_other(role):
    both, other = company("B1"), Terms("Z")
    assert both.with_terms(role, other).terms(role) == other
    assert both.with_terms(role, None).terms(role) is None
    assert both.with_terms(role, other).terms(role.other) == both.terms(role.other)


def test_a_company_speaks_what_its_delegates_speak_together():
    one, two = company("P1", languages=["ru"]), company("P2", languages=["zh", "en"])
    assert replace(one, delegates=(*one.delegates, *two.delegates)).languages == {"ru", "zh", "en"}
    assert replace(one, delegates=()).languages == frozenset()


@pytest.mark.parametrize(
    ("requests", "cancelled", "allowed"),
    [
        (["P1 > S1"], "", True),
        (["S1 > P1 maybe"], "", True),
        ([], "", False),
        (["P1 > S1 must", "S1 > P1 no"], "", False),
        (["P1 > S1"], "P1", False),
        (["P1 > S1"], "S1", False),
    ],
)
def test_a_pair_may_meet_where_somebody_asked_and_nobody_refused_or_cancelled(requests, cancelled, allowed):
    people = [company(code, cancelled=code == cancelled) for code in ("P1", "S1")]
    assert event(purchasers=people[:1], suppliers=people[1:], requests=requests).is_allowed(("P1", "S1")) is allowed


def test_a_pair_meets_in_the_zone_of_its_supplier():
    e = event(purchasers=[company("P1", zone="A")], suppliers=[company("S1", zone="B")], tables=[zone("A"), zone("B")])
    assert (e.zone_of(("P1", "S1")), e.zone_of(("S1", "P1"))) == ("B", "")


def test_a_row_of_fixed_names_its_pair():
    assert fixed("P1", "S2").pair == ("P1", "S2")


@pytest.mark.parametrize(
    ("choice", "index"),
    [
        (None, None),
        (TableChoice("2"), 1),
        (TableChoice("2", "A"), 1),
        (TableChoice("2", "B"), None),
        (TableChoice("9"), None),
    ],
)
def test_a_choice_of_a_table_binds_in_a_zone_that_has_it(choice, index):
    assert zone("A", tables=3).chosen(choice) == index


def test_wishes_to_come_after_are_found_by_whom_they_name_but_for_refusals():
    rows = [request("P1 > S1", after=["S2"]), request("P1 > S3", after=["S2"]), request("P1 > S4 no", after=["S2"])]
    e = event(suppliers=4, requests=rows)
    assert e.pairs_after == {("P1", "S2"): (("P1", "S1"), ("P1", "S3"))}


@pytest.mark.parametrize("module", [words, outcome, schedule])
def test_the_cells_that_something_was_read_from_make_nothing_another(module):
    kinds = [kind for kind in vars(module).values() if isinstance(kind, type) and is_dataclass(kind)]
    where = {
        kind: [f for f in fields(kind) if f.name in {"cell", "cells"} or f.name.endswith("_cell")] for kind in kinds
    }
    where.pop(outcome.ConflictRow, None)  # a row of a sheet is what it tells
    assert any(where.values())
    assert not [f"{kind.__name__}.{f.name}" for kind, found in where.items() for f in found if f.compare]
