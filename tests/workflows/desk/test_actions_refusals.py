"""Why something at the desk cannot be done as asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import TableChoice
from sco_scheduler.domain.messages import Cell
from sco_scheduler.workflows.companies import pair_in_roles
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.desk.actions import (
    busy_company,
    known_table,
    later_slot,
    other_slots,
    refuse_pair,
    table_choice,
    why_not,
)
from sco_scheduler.workflows.errors import Refused
from tests.events import at, company, event
from tests.workflows.desk.day import QUICK, number, opened, small_event, write


@pytest.fixture
def day(tmp_path):
    return opened(write(tmp_path)).day()


def _refused(action, *arguments):
    with pytest.raises(Refused) as told:
        action(*arguments)
    return str(told.value)


def test_a_slot_is_known_by_its_start_and_may_not_have_begun(day):
    for now in (day.now, at("10:40")):
        assert later_slot(replace(day, now=now), at("10:40")).start == at("10:40")
    assert "The nearest starts at 09:50" in _refused(later_slot, day, at("09:00"))
    assert "10:41" in _refused(later_slot, day, at("10:41"))


def test_a_table_has_to_be_in_its_zone(day):
    known_table(day, "A", "1")
    known_table(day, "A", None)
    assert "Table 9" in _refused(known_table, day, "A", "9")
    assert "X" in _refused(known_table, day, "X", None)
    assert "Table 9" in _refused(presence.close_table, day, "A", "9", at("10:40"), at("11:00"), QUICK)
    assert table_choice("A", "1") == TableChoice("1", "A")
    assert table_choice("A", None) is None


def test_a_pair_is_named_in_its_roles_whoever_is_named_first(day):
    assert pair_in_roles(day.event, "P1", "S2") == ("P1", "S2")
    assert pair_in_roles(day.event, "S2", "P1") == ("P1", "S2")
    for one, other in (("P1", "P2"), ("S1", "S2"), ("P1", "P1")):
        assert "cannot meet" in _refused(pair_in_roles, day.event, one, other)
    assert day.event.zone_of(("P1", "S4")) == "B"
    both = event(purchasers=[company("B1")], suppliers=[company("B1"), company("S1")], requests=["B1 > S1"])
    assert pair_in_roles(both, "S1", "B1") == ("B1", "S1")
    assert "cannot meet" in _refused(pair_in_roles, both, "B1", "B1")


def test_a_pair_that_meets_or_refuses_may_not_be_booked(day):
    refuse_pair(day, ("P3", "S2"))
    assert "meet already" in _refused(refuse_pair, day, ("P1", "S1"))
    assert "does not want to meet" in _refused(refuse_pair, day, ("P2", "S4"))


def test_whoever_is_busy_is_named_with_their_meeting(day):
    held = day.schedule.by_pair["P1", "S2"][0]
    slot = next(s for s in day.event.slots if s.start == held.start)
    told = str(why_not(day, day, ("P1", "S3"), slot, None))
    assert told.startswith(f"Not free at {held.start:%H:%M}:")
    assert "P1" in told
    assert "S2" in told


def test_a_company_is_free_for_as_long_as_one_of_its_delegates_is(tmp_path):
    happening = small_event()
    companies = tuple(company("P1", delegates=2, languages=["ru"]) if c.id == "P1" else c for c in happening.companies)
    day = opened(write(tmp_path, replace(happening, companies=companies))).day()
    held = day.schedule.by_pair["P1", "S2"][0]
    slot = day.slot(held.start)
    assert busy_company(day, "P1", slot) == ""
    assert "P1" in str(busy_company(day, "S2", slot))


def test_a_table_that_is_taken_is_named_where_both_are_free(day):
    for taken in (day.schedule.by_pair["P1", "S2"][0], day.schedule.by_pair["P3", "S1"][0]):
        assert f"A/{taken.table}" in str(why_not(day, day, ("P2", "S3"), day.slot(taken.start), taken.table))


def test_where_only_an_interpreter_is_missing_that_is_told(day):
    gone = day
    for interpreter in ("I1", "I2"):
        gone = presence.interpreter_away(gone, interpreter, at("10:40"), at("11:00"), QUICK).day
    slot = gone.slot(at("10:40"))
    told = str(why_not(gone, gone, ("P2", "S1"), slot, None))
    assert told == "No interpreter for Company P2 and Company S1 is free at 10:40."


def test_other_slots_are_those_ahead_in_which_both_are_free(day):
    ahead = [f"{s.start:%H:%M}" for s in day.event.slots if s.start >= day.now]
    (told,) = other_slots(replace(day, rows=()), ("P3", "S2"), None)
    assert [f"{s.start:%H:%M}" for s in day.event.slots if f"{s.start:%H:%M}" in str(told)] == ahead
    busy = {f"{m.start:%H:%M}" for m in day.schedule.meetings if {"P3", "S2"} & set(m.pair)}
    (told,) = other_slots(day, ("P3", "S2"), None)
    assert [time for time in ahead if time in str(told)] == [time for time in ahead if time not in busy]
    assert other_slots(day, ("P3", "S2"), "7") == ()


def test_of_many_other_slots_the_next_six_are_named(tmp_path):
    long = replace(small_event(), sessions=event(slots=9).sessions)
    day = opened(write(tmp_path, long)).day()
    (told,) = other_slots(replace(day, rows=()), ("P3", "S2"), None)
    ahead = [f"{s.start:%H:%M}" for s in day.event.slots if s.start >= day.now]
    assert len(ahead) > 6
    assert [time for time in ahead if time in str(told)] == ahead[:6]


def test_numbers_are_those_of_the_sheet(tmp_path):
    file = opened(write(tmp_path))
    assert file.day().row(number(file, "P1", "S1")).meeting.pair == ("P1", "S1")


def test_whoever_is_at_the_maximum_is_not_said_to_be_busy(day):
    companies = tuple(
        replace(c, supplier=replace(c.supplier, maximum=1)) if c.id == "S4" else c for c in day.event.companies
    )
    full = replace(day, event=replace(day.event, companies=companies))
    said = why_not(full, full, ("P1", "S4"), full.slot(at("10:15")), None)
    assert str(said) == "The maximum of meetings is reached: Company S4."
    told = _refused(actions.book, full, "P1", "S4", None)
    assert told == "The maximum of meetings is reached: Company S4."


def test_a_zone_whose_tables_are_all_taken_is_named_as_such(day):
    zones = tuple(replace(z, tables=z.tables[:1]) for z in day.event.zones)
    narrow = replace(day, event=replace(day.event, zones=zones))
    said = why_not(narrow, narrow, ("P1", "S1"), narrow.slot(at("10:15")), None)
    assert str(said) == "Not free at 10:15: any table of zone A."


@pytest.mark.parametrize(
    ("cells", "told"),
    [({}, ""), ({"cell": "A"}, " (Suppliers!A5)"), ({"cell": "A", "cancelled_cell": "M"}, " (Suppliers!M5)")],
)
def test_a_company_that_has_cancelled_is_named_as_the_reason(day, cells, told):
    known = {"cell": None} | {name: Cell("Suppliers", 5, column) for name, column in cells.items()}
    companies = tuple(replace(c, cancelled=True, **known) if c.id == "S4" else c for c in day.event.companies)
    gone = replace(day, event=replace(day.event, companies=companies))
    assert f"Company S4 has cancelled{told}." in _refused(refuse_pair, gone, ("P1", "S4"))


@pytest.mark.parametrize("taken", [False, True])
def test_who_has_a_table_of_its_own_is_named_and_not_said_to_be_busy(tmp_path, taken):
    """P1 has table 1; whether table 2 is free does not matter."""
    happening = small_event()
    own = tuple(
        replace(c, purchaser=replace(c.purchaser, table=TableChoice("1", "A"))) if c.id == "P1" else c
        for c in happening.companies
    )
    day = opened(write(tmp_path, replace(happening, companies=own)), at("08:55")).day()
    start = at("09:50") if taken else at("09:00")
    pair = ("P1", "S2") if taken else ("P1", "S1")
    row = next(row for row in day.rows if row.meeting.pair == pair)
    told = _refused(actions.move, day, row.meeting.number, start, "2", QUICK)
    assert told == "By the column Table of its registration, Company P1 has all its meetings in this zone at A/1."
    assert "column Table" not in str(why_not(day, day, pair, day.slot(start), "1"))
