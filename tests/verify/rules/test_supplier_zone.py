from dataclasses import replace

import pytest

from sco_scheduler.domain.messages import Cell
from tests.events import at, company, event, meeting, published, zone
from tests.verify.said import broken, cells, said

TWO = [zone("A", 2), zone("B", ["1", "5"])]


def test_meeting_in_another_zone():
    e = event(tables=TWO)
    assert said(e, [meeting(e, "P1", "S1", 0, zone="B")]) == [
        "R4 Company S1 (S1) is in zone A, not where the meeting of Company P1 (P1) with Company S1 (S1) "
        "at 09:00 at B/1 is."
    ]


@pytest.mark.parametrize(
    ("table", "held", "right"),
    [
        ("2", "2", True),
        ("2", "1", False),
        ("A/2", "2", True),
        ("A/2", "1", False),
        ("B/5", "1", True),  # binds in B only
        ("5", "1", True),  # zone A has no table 5
    ],
)
def test_fixed_table_of_either_side(table, held, right):
    for e in (
        event(purchasers=[company("P1", table=table)], tables=TWO),
        event(suppliers=[company("S1", table=table)], tables=TWO),
    ):
        assert broken(e, [meeting(e, "P1", "S1", 0, table=held)]) == (set() if right else {"R4"})


def test_fixed_table_sentence_and_cell():
    seller = company("S1", table="2")
    seller = replace(seller, supplier=replace(seller.supplier, cells={"table": Cell("Suppliers", 2, "L")}))
    e = event(suppliers=[seller], tables=TWO)
    assert said(e, [meeting(e, "P1", "S1", 0)]) == [
        "R4 Company S1 (S1) has table A/2 for its meetings as supplier, but the meeting of Company P1 (P1) "
        "with Company S1 (S1) at 09:00 at A/1 is elsewhere."
    ]
    assert cells(e, [meeting(e, "P1", "S1", 0)]) == ["Suppliers!L2"]


def test_fixed_table_holds_in_its_role_alone():
    both = company("B1", table="2")
    both = replace(both, purchaser=replace(both.purchaser, table=None))
    e = event(purchasers=[both], suppliers=[company("S1"), both], requests=["B1 > S1"], tables=TWO)
    assert not said(e, [meeting(e, "B1", "S1", 0, table="1")])


def test_a_company_that_nobody_knows_has_no_table():
    e = event()
    assert broken(e, [replace(meeting(e, "P1", "S1", 0), supplier="S9", supplier_delegate="S9#1")]) == {"R2", "R6"}


def test_two_tables_that_differ_leave_none():
    e = event(purchasers=[company("P1", table="1")], suppliers=[company("S1", table="2")], tables=TWO)
    assert all(broken(e, [meeting(e, "P1", "S1", 0, table=t)]) == {"R4"} for t in ("1", "2"))


def test_history_stays_where_it_was():
    e = event(tables=TWO)
    past = meeting(e, "P1", "S1", 0, zone="B")
    assert not said(e, [past], published(past, until=at("09:10")))
