"""An arrival and a departure in one text are read with the days of both, in the order of their title."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.values.there_and_back import away_there_and_back, readings_of_two

DAYS = (date(2026, 6, 10), date(2026, 6, 11))  # Wednesday and Thursday
WAYS = ("from", "until")


@pytest.mark.parametrize(
    "text",
    [
        *("Wed 11:45 / Thu 14:30", "Mi 11:45 / Do 14:30", "mer. 11h45 / jeu. 14h30", "mié 11:45 / jue 14:30"),
        *("ср 11:45 / чт 14:30", "周三 11:45 / 周四 14:30", "水 11:45 / 木 14:30", "수 11:45 / 목 14:30"),
        *("ke 11:45 / to 14:30", "wo 11:45 / do 14:30", "Çar 11:45 / Per 14:30", "10.06. 11:45 / 11.06. 14:30"),
        *("10 June 11:45 - 11 June 14:30", "Wed 11:45, Thu 14:30", "Wed 11:45\nThu 14:30", "Wed 11:45-Thu 14:30"),
    ],
)
def test_two_moments_with_their_days(text):
    assert away_there_and_back(text, WAYS, DAYS) == "2026-06-10 -11:45; 2026-06-11 14:30-"


@pytest.mark.parametrize(
    ("text", "ways", "away"),
    [
        ("Thu 14:30 / Wed 11:45", ("until", "from"), "2026-06-11 14:30-; 2026-06-10 -11:45"),
        ("Wed 10:00 / Wed 14:30", WAYS, "2026-06-10 -10:00; 2026-06-11; 2026-06-10 14:30-"),
        ("Thu / Thu", WAYS, "2026-06-10"),
        ("Wed / Thu", WAYS, ""),
        ("Tue evening / Thu 14:30", WAYS, "2026-06-11 14:30-"),
        ("Wed 12 / Thu 15", WAYS, "2026-06-10 -12:00; 2026-06-11 15:00-"),
    ],
)
def test_what_two_moments_miss(text, ways, away):
    assert away_there_and_back(text, ways, DAYS) == away


@pytest.mark.parametrize("text", ["Wed 11:45", "11:45 / 14:30", "Thu 11:45 / Wed 14:30", "CA123 / CA456", ""])
def test_one_moment_or_hours_without_days_are_not_surely_read(text):
    assert away_there_and_back(text, WAYS, DAYS) is None


def test_what_a_text_that_is_not_surely_read_may_mean():
    assert readings_of_two("Wed 11:45", WAYS, DAYS) == ("2026-06-10 -11:45", "2026-06-11; 2026-06-10 11:45-")
    assert readings_of_two("11:45 / 14:30", WAYS, DAYS) == (
        "2026-06-10 -11:45; 2026-06-11 14:30-",
        "-11:45; 14:30-",
    )
    assert readings_of_two("CA123 / CA456", WAYS, DAYS) == ()
