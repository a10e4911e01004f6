"""R3: a table holds one meeting at a time, in its own zone, when zone and table are open."""

from dataclasses import replace

from sco_scheduler.domain.event import Table
from tests.engine.held import holds
from tests.events import company, event, meeting, published, span, zone


def test_one_table_holds_one_meeting_at_a_time():
    assert not holds(event(tables=1), "P1 S1 0", "P2 S2 0")
    assert holds(event(tables=1), "P1 S1 0", "P2 S2 1")
    assert holds(event(tables=2), "P1 S1 0", "P2 S2 0")


def test_tables_of_another_zone_do_not_help():
    zones = [zone("A", 1), zone("B", 5)]
    assert not holds(event(tables=zones), "P1 S1 0", "P2 S2 0")
    elsewhere = event(tables=zones, suppliers=[company("S1"), company("S2", zone="B")])
    assert holds(elsewhere, "P1 S1 0", "P2 S2 0")


def test_a_closed_zone_and_a_closed_table_hold_nothing():
    closed = [replace(zone("A", 2), closed=(span("09:00", "09:20"),))]
    assert not holds(event(tables=closed), "P1 S1 0")
    assert holds(event(tables=closed), "P1 S1 1")
    one_closed = replace(zone("A"), tables=(Table("1"), Table("2", (span("09:10", "09:15"),))))
    assert not holds(event(tables=[one_closed]), "P1 S1 0", "P2 S2 0")
    assert holds(event(tables=[one_closed]), "P1 S1 1", "P2 S2 1")


def test_a_fixed_table_holds_one_meeting_at_a_time():
    same = [company("S1", table="1"), company("S2", table="1")]
    assert not holds(event(suppliers=same, tables=2), "P1 S1 0", "P2 S2 0")
    other = [company("S1", table="1"), company("S2", table="A/2")]
    assert holds(event(suppliers=other, tables=2), "P1 S1 0", "P2 S2 0")


def test_a_lock_at_a_table_that_is_closed_since_cannot_be_held():
    before = event(tables=2)
    rows = published(meeting(before, "P1", "S1", 0), locked=[0])
    lost = replace(zone("A"), tables=(Table("1", (span("09:00", "09:20"),)), Table("2")))
    assert not holds(event(tables=[lost]), published=rows)
    assert holds(event(tables=2), published=rows)
