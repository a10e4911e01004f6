"""Hours from one day to another, and days on which nobody is away."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.hours_across_days import away_by_marks, each_day_of, without_days_of_none

ONE, TWO, FOUR = "2026-06-08", "2026-06-09", "2026-06-11"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"from {ONE} noon until {TWO} noon", f"{ONE} from noon; {TWO} until noon"),
        (f"{ONE} 14:00 - {FOUR} 11:00", f"{ONE} from 14:00; 2026-06-09; 2026-06-10; {FOUR} until 11:00"),
        (f"dalle 12 di {ONE} alle 12 di {TWO}", f"{ONE} from 12; {TWO} until 12"),
        (f"away from {ONE} afternoon to {TWO}", f"away {ONE} from noon; {TWO}"),
        (f"{ONE} morning until {TWO} morning", f"{ONE}; {TWO} until noon"),
        (f"{ONE} - {TWO}", f"{ONE} - {TWO}"),
        (f"{TWO} 14:00 - {ONE} 11:00", f"{TWO} 14:00 - {ONE} 11:00"),
        (f"{ONE} 9-13 {TWO} 14-18", f"{ONE} 9-13 {TWO} 14-18"),
        (f"{ONE} 10:00-12:00", f"{ONE} 10:00-12:00"),
    ],
)
def test_hours_that_go_on_are_those_of_each_day(text, found):
    assert each_day_of(text) == found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{ONE}: none; {TWO}: after 15:00", f"{TWO}: after 15:00"),
        (f"{ONE}: no", ""),
        (f"{ONE}:无", ""),
        (f"{ONE}: none before 11", f"{ONE}: none before 11"),
        (f"not {ONE}", f"not {ONE}"),
    ],
)
def test_days_without_absences_are_left_out(text, left):
    assert without_days_of_none(text) == left


@pytest.mark.parametrize(
    ("text", "away"),
    [
        (f"{ONE}○ {TWO}× {FOUR}○", [TWO]),
        (f"{ONE}: o, {TWO}: x", [TWO]),
        (f"{ONE} ✓ / {TWO} ✓", []),
        (f"{ONE} ×", None),
        (f"{ONE} 10:00", None),
    ],
)
def test_marks_beside_days_say_on_which_somebody_is_away(text, away):
    assert away_by_marks(text) == away
