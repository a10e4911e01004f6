"""What beside the hours of a statement says how they are meant."""

import pytest

from sco_scheduler.intake.values.asides import as_arrival, without_day_of_call


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
