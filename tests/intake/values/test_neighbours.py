"""Clauses take the days and words that their neighbours have for them."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.readings import read_when


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("15:00-16:15, 22 october", "22 october 15:00-16:15"),
        ("(15:00-16:15) 22 october", "22 october 15:00-16:15"),
        ("14:00-15:00, second day: 9:00-11:00", "14:00-15:00; second day 09:00-11:00"),
        ("27 october, 28 october: from 16:30", "27 october 16:30-; 28 october 16:30-"),
        ("15 october (prayer) 12:00-14:00", "15 october 12:00-14:00"),
        ("12 june and 13 june (16:00)", "12 june 16:00-; 13 june 16:00-"),
        ("9 march am (09:00-12:30)", "9 march 09:00-12:30"),
        ("12 june, leaving 15:00", "12 june 15:00-"),
        ("12 june morning, 13 june", "12 june -noon; 13 june"),
    ],
)
def test_hours_are_those_of_the_day_beside_them(text, away):
    found = read_when(text, placed=True)
    assert found is not None
    assert found.away == away
