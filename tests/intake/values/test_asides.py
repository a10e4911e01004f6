"""What beside the hours of a statement says how they are meant."""

from datetime import date

import pytest

from sco_scheduler.intake.values.asides import (
    as_arrival,
    denies_beside_other_day,
    without_day_of_call,
    without_other_days,
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("from 11:00, not earlier", "arriving from 11:00"),
        ("from 11:00, earlier if possible", "from 11:00, earlier if possible"),
        ("11:00-12:00, not earlier", "11:00-12:00, not earlier"),
        ("from 11:00", "from 11:00"),
    ],
)
def test_who_cannot_come_earlier_arrives_then(text, meant):
    assert as_arrival(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("tel. 11.05: there only on 20 may", "there only on 20 may"),
        ("звонок от 11.05 - не приедут", "не приедут"),
        ("11.05: there only on 20 may", "11.05: there only on 20 may"),
        ("tel. 11:05 leaving", "tel. 11:05 leaving"),
    ],
)
def test_the_day_of_a_call_is_no_day_of_what_it_says(text, meant):
    assert without_day_of_call(text) == meant


DAYS = (date(2026, 6, 12), date(2026, 6, 13))


@pytest.mark.parametrize(("day", "apart"), [("8", True), ("9", False), ("12", False), ("16", False), ("17", True)])
def test_a_date_more_than_three_days_from_the_event_is_that_of_a_letter(day, apart):
    assert without_other_days(f"cancelled on {day}.6.", DAYS) == ("cancelled on" if apart else f"cancelled on {day}.6.")
    assert without_other_days(f"cancelled on {day} June", DAYS) == (
        "cancelled on" if apart else f"cancelled on {day} june"
    )
    assert denies_beside_other_day(f"wrote on {day}/06, not coming", DAYS) is apart


def test_without_days_of_the_event_no_date_is_that_of_a_letter():
    assert without_other_days("cancelled on 1.9.", ()) == "cancelled on 1.9."
    assert not denies_beside_other_day("wrote on 20/08, not coming", ())
