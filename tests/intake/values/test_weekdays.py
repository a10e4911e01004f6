"""The days of the week beside days of the month."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.weekdays import weekdays_beside


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("18.03 (śr.) przed południem 9:00-12:30", {18: {2}}),
        ("18 marca do 10:30", {}),
        ("18. do 9 uhr", {}),
        ("Do 18.03.", {18: {3}}),
        ("Jueves 18 mañana", {18: {3}}),
        ("Rabu 18", {18: {2}}),
    ],
)
def test_the_day_of_the_week_beside_a_day(text, said):
    assert {day: set(of) for day, of in weekdays_beside(text, {18}).items()} == said
