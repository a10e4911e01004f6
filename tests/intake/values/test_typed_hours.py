"""A number typed for a time into a cell that shows times is a number of days, and no time."""

from datetime import datetime, time

import pytest

from sco_scheduler.intake.values.entries import written
from sco_scheduler.intake.values.times import read_clock
from sco_scheduler.intake.values.typed_hours import likely_clock, typed_number


@pytest.mark.parametrize(
    ("value", "number", "clock"),
    [
        (datetime(1900, 1, 9, 7, 12), 9.3, "09:30"),
        (datetime(1900, 1, 14), 14.0, "14:00"),
        (datetime(1900, 1, 1, 7, 12), 1.3, "01:30"),
        (datetime(1900, 1, 10, 10, 48), 10.45, "10:45"),
        (datetime(1904, 1, 10, 7, 12), 9.3, "09:30"),
        (datetime(1900, 2, 28), 59.0, None),
    ],
)
def test_a_number_of_days_is_no_time(value, number, clock):
    assert typed_number(value) == number
    assert read_clock(value) is None
    assert likely_clock(value) == clock
    assert written(value) == f"{number:g}"


@pytest.mark.parametrize(
    "value",
    [datetime(2025, 6, 12, 9, 30), datetime(1899, 12, 30, 9, 30), datetime(1900, 1, 1, 9, 30), time(9, 30), 0.375],
)
def test_a_time_with_or_without_a_day_stays_one(value):
    assert typed_number(value) is None
    assert read_clock(value) is not None


@pytest.mark.parametrize(("value", "clock"), [(9.3, "09:30"), (14, "14:00"), (9.75, None), (930, None), (0.5, None)])
def test_the_likely_time_of_a_number(value, clock):
    assert likely_clock(value) == clock
