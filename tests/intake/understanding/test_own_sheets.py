"""What the format's own sheets say of tables, for columns of other sheets that may name them."""

from __future__ import annotations

from sco_scheduler.intake.understanding.own_sheets import tables_of
from tests.intake.understanding.lists import sheet


def test_tables_are_those_of_the_zones_and_those_that_stand_alone():
    zones = sheet("Zones", ["Zone", "Tables"], ["A", 2], ["B", "B1-B3"], ["C", "2-1"])
    tables = sheet("Tables", ["Zone", "Table"], ["A", "Round"], ["A", 12])
    assert tables_of({"Zones": zones}) == {"1", "2", "b1", "b2", "b3"}
    assert tables_of({"Tables": tables}) == {"round", "12"}
    assert tables_of({}) == frozenset()
    assert tables_of({"Zones": sheet("Zones", ["Zone", "Name"], ["A", "Hall"])}) == frozenset()
