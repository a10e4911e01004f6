"""Changes of capacities: what their texts mean, and the events that they give."""

from dataclasses import replace

import pytest

from sco_scheduler.workflows.additions import Addition, BadAddition, added, parse
from sco_scheduler.workflows.errors import Unknown
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


def test_a_company_is_found_by_a_part_of_its_name():
    named = [replace(company("P1"), name="Ravi Auto Traders"), replace(company("P2"), name="Altyn Trade")]
    of = event(purchasers=named, suppliers=1)
    assert added(of, parse("without", "ravi")).company_by_id["P1"].cancelled
    with pytest.raises(Unknown) as caught:
        added(of, parse("delegate", "Altyn Trage+1"))
    assert caught.value.candidates[0].split()[0] == "P2"


def test_an_impossible_change_of_something_known_says_why():
    of = event(slots=[block(2, name="A"), block(2, "09:45", name="B"), block(2, "10:30", name="C")])
    for option, text, reason in [
        ("slot", "B+1", "There is no room for 1 slot more at either end of session B: another session is too near."),
        ("setting", "walk minutes=far", "'far' is no whole number for the setting walk minutes; an example is 15."),
    ]:
        with pytest.raises(BadAddition) as caught:
            added(of, parse(option, text))
        assert str(caught.value.reason) == reason
    with pytest.raises(BadAddition) as caught:
        added(of, parse("close", "Z@09:00"))
    assert (caught.value.text, caught.value.reason) == ("Z", None)
