"""The order in which agendas are handed out."""

from dataclasses import replace

import pytest

from sco_scheduler.agendas.collation import Order, in_order
from sco_scheduler.domain.schedule import Schedule
from tests.agendas.samples import small_schedule


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.NAME, ["P002#1", "P002#2", "S001#1", "P001#1", "S002#1"]),
        # P002#2 meets nobody and, as a purchaser, has no zone: last.
        (Order.ZONE, ["P002#1", "S001#1", "P001#1", "S002#1", "P002#2"]),
    ],
)
def test_by_zone_and_then_name_or_by_name(order, expected):
    assert [entry.delegate.key for entry in in_order(small_schedule(), order)] == expected


def test_the_zone_is_that_of_most_meetings():
    schedule = small_schedule()
    moved = tuple(replace(m, zone="B") if m.purchaser == "P001" else m for m in schedule.meetings)
    found = [entry.delegate.key for entry in in_order(Schedule(schedule.event, moved), Order.ZONE)]
    assert found.index("P001#1") > found.index("S001#1")


def test_who_cancelled_has_no_agenda():
    assert "S003#1" not in [entry.delegate.key for entry in in_order(small_schedule(), Order.NAME)]


def test_a_supplier_without_meetings_is_in_its_zone_and_who_has_none_comes_last():
    schedule = Schedule(small_schedule().event, ())
    found = [entry.delegate.key for entry in in_order(schedule, Order.ZONE)]
    assert found[:2] == ["S001#1", "S002#1"]
    assert {key[0] for key in found[2:]} == {"P"}
