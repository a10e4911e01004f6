"""R4: a meeting takes place in its supplier's zone; a company's fixed table is respected."""

from dataclasses import replace

from sco_scheduler.domain.event import Table
from tests.engine.held import holds
from tests.events import company, event, fixed, span, zone


def test_a_zone_without_the_suppliers_tables_holds_no_meeting():
    shut = [replace(zone("A"), closed=(span("08:00", "18:00"),)), zone("B", 3)]
    assert not holds(event(tables=shut, suppliers=[company("S1")]), "P1 S1")
    assert holds(event(tables=shut, suppliers=[company("S1", zone="B")]), "P1 S1")


def test_two_different_fixed_tables_cannot_meet():
    tables = event(
        purchasers=[company("P1", table="1")], suppliers=[company("S1", table="2"), company("S2", table="1")], tables=2
    )
    assert not holds(tables, "P1 S1")
    assert holds(tables, "P1 S2")


def test_a_fixed_table_binds_only_in_zones_that_have_it():
    zones = [zone("A", ["1", "2"]), zone("B", ["7"])]
    bound = event(purchasers=[company("P1", table="1")], suppliers=[company("S1", zone="B", table="7")], tables=zones)
    assert holds(bound, "P1 S1")
    other_zone = event(purchasers=[company("P1", table="A/1")], suppliers=[company("S1", table="2")], tables=zones)
    assert not holds(other_zone, "P1 S1")


def test_a_fixed_table_that_is_closed_waits():
    table = replace(zone("A"), tables=(Table("1", (span("09:00", "09:20"),)), Table("2")))
    waits = event(suppliers=[company("S1", table="1")], tables=[table])
    assert not holds(waits, "P1 S1 0")
    assert holds(waits, "P1 S1 1")


def test_a_pin_to_a_table_of_another_zone_cannot_be_held():
    assert not holds(event(requests=[], fixed=[fixed("P1", "S1", table="9")]))
