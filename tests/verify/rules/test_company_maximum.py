from dataclasses import replace

from sco_scheduler.domain.messages import Cell
from tests.events import at, company, event, meeting, published
from tests.verify.said import broken, cells, said


def test_more_than_the_maximum():
    buyer = company("P1", maximum=1)
    buyer = replace(buyer, purchaser=replace(buyer.purchaser, cells={"maximum": Cell("Purchasers", 2, "J")}))
    e = event(purchasers=[buyer])
    both = [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1)]
    assert said(e, both) == ["R6 Company P1 (P1) has 2 meetings as purchaser, more than its maximum of 1."]
    assert cells(e, both) == ["Purchasers!J2"]
    assert not said(e, both[:1])


def test_maximum_of_nought():
    e = event(suppliers=[company("S1", maximum=0)])
    assert broken(e, [meeting(e, "P1", "S1", 0)]) == {"R6"}


def test_each_role_has_its_own_maximum():
    both = company("B1", maximum=1)
    e = event(purchasers=[company("P1"), both], suppliers=[both, company("S1")], requests=["P1 > B1", "B1 > S1"])
    assert not said(e, [meeting(e, "P1", "B1", 0), meeting(e, "B1", "S1", 1)])


def test_delegate_of_another_company():
    e = event()
    wrong = replace(meeting(e, "P1", "S1", 0), purchaser_delegate="P2#1")
    assert said(e, [wrong]) == [
        "R6 Delegate Delegate 1 of P2 (Company P2, P2) attends the meeting of Company P1 (P1) with Company S1 (S1) "
        "at 09:00 at A/1 for Company P1 (P1), but is no delegate of that company."
    ]


def test_delegates_on_the_wrong_sides():
    e = event()
    wrong = replace(meeting(e, "P1", "S1", 0), purchaser_delegate="S1#1", supplier_delegate="P1#1")
    assert broken(e, [wrong]) == {"R6"}


def test_delegate_whom_nobody_knows():
    e = event()
    assert said(e, [replace(meeting(e, "P1", "S1", 0), supplier_delegate="S1#2")])[0].startswith(
        "R6 An unknown delegate (S1#2) attends the meeting of"
    )


def test_history_counts_but_cannot_break_it_alone():
    e = event(purchasers=[company("P1", maximum=1)], slots=3)
    past = [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1)]
    assert not said(e, past, published(*past, until=at("09:40")))
    was = published(past[0], until=at("09:10"))
    assert broken(e, past, was) == {"R6"}
