"""Hours that were chosen from those that a form offers, and when that leaves somebody away."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.offered_choices import away_of_choices, choices_in, days_offered

DAYS = ("12 june", "13 june")


@pytest.mark.parametrize(
    ("text", "days", "away"),
    [
        ("9:00-12:00", (), "-09:00; 12:00-"),
        ("9:00-12:00; 14:00-17:00", (), "-09:00; 12:00-14:00; 17:00-"),
        ("14:00-17:00; 9:00-12:00; 11:00-12:30", (), "-09:00; 12:30-14:00; 17:00-"),
        ("12 june 9:00-12:00", DAYS, "12 june -09:00; 12 june 12:00-; 13 june"),
        ("12 june 9:00-12:00", (), "12 june -09:00; 12 june 12:00-"),
        (
            "12 june 9:00-12:00; 13 june 14:00-17:00",
            DAYS,
            "12 june -09:00; 12 june 12:00-; 13 june -14:00; 13 june 17:00-",
        ),
        ("9:00-12:00", DAYS, None),
        ("12 june 9:00-12:00; 14:00-17:00", DAYS, None),
        ("9:00-12:00; perhaps", (), None),
        ("perhaps", (), None),
        ("", (), None),
    ],
)
def test_who_chose_some_hours_is_away_at_all_others_that_were_offered(text, days, away):
    assert away_of_choices(text, days) == away


def test_the_days_that_are_offered_are_those_that_any_cell_names():
    assert days_offered(["12 June 9:00-12:00", "13 June 9:00-12:00; 12 June 14:00-17:00", "x"]) == DAYS
    assert days_offered(["9:00-12:00", "perhaps"]) == ()
    assert choices_in("9:00-12:00, 14:00-17:00; x") == ["9:00-12:00", "14:00-17:00", "x"]
    assert choices_in("9:00-12:00,") == ["9:00-12:00"]
    assert choices_in("9:00-12:00, perhaps") == ["9:00-12:00, perhaps"]
