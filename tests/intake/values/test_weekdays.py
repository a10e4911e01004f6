"""The days of the week beside days of the month."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.weekdays import weekdays_beside, weekdays_misspelt


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


@pytest.mark.parametrize(
    ("word", "days"),
    [
        *(("wenesday", {2}), ("thurdsay", {3}), ("mittwch", {2}), ("вторнк", {1})),
        *(("ednesday", set()), ("wenesdy", set()), ("munday", set())),
    ],
)
def test_a_long_name_of_a_day_with_one_slip_behind_its_first_letter_is_known(word, days):
    assert weekdays_misspelt(word) == days
