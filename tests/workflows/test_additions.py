"""Changes of capacities: what their texts mean, and the events that they give."""

import pytest

from sco_scheduler.workflows.additions import Addition, BadAddition, added, parse
from tests.events import block, company, event, zone


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("table", "A+2"),
        ("table", "A@Morning+1"),
        ("interpreter", "ru-zh+1"),
        ("slot", "Morning@start+3"),
        ("close", "A@10:40-12:00"),
        ("without", "P1"),
        ("delegate", "P1+1"),
        ("setting", "walk minutes=0"),
    ],
)
def test_a_change_is_said_as_the_option_that_gives_it(option, text):
    assert parse(option, text).option == (f"--{option}", text)


@pytest.mark.parametrize(("option", "text"), [("table", "A+0"), ("table", "A+x"), ("close", "A"), ("setting", "walk")])
def test_what_is_no_change_is_refused(option, text):
    with pytest.raises(BadAddition, match=f"--{option}"):
        parse(option, text)


def test_tables_slots_and_delegates_are_added():
    of = event(purchasers=[company("P1")], suppliers=1, slots=[block(2, name="Morning")], tables=[zone("A", 2)])
    more = added(of, Addition.table("A", 2), parse("slot", "Morning+1"), Addition.delegate("P1", 1))
    assert len(more.zones[0].tables) == 4
    assert len(more.slots) == 3
    assert len(more.company_by_id["P1"].delegates) == 2
    assert of.zones[0].tables == more.zones[0].tables[:2], "those that were there stay as they are"


def test_a_company_that_stays_away_meets_nobody():
    of = event(purchasers=2, suppliers=1, requests=["P1 > S1", "P2 > S1"])
    less = added(of, parse("without", "P1"))
    assert [less.is_allowed((p, "S1")) for p in ("P1", "P2")] == [False, True]


def test_what_the_event_does_not_have_is_told_with_what_it_has():
    with pytest.raises(BadAddition) as caught:
        added(event(purchasers=1, suppliers=1, tables=[zone("A"), zone("B")]), parse("table", "C+1"))
    assert caught.value.known == ("A", "B")
