"""The hours, half day or day that the title of a column asks about, and whether it says anything else."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.title_hours import hours_of_title


@pytest.mark.parametrize(
    ("title", "hours", "asks"),
    [
        ("12 June 09:00-10:00 available?", "12 june 09:00-10:00", True),
        ("09:00-10:00", "09:00-10:00", True),
        ("Early morning (9:00-10:30)", "9:00-10:30", True),
        ("9:00-10:00 with whom?", "9:00-10:00", False),
        ("12 июня", "12 июня", True),
        ("6月12日上午", "6月12日 上午", True),
        ("2-3:30 pm", "14:00-15:30", True),
    ],
)
def test_a_title_of_hours(title, hours, asks):
    assert hours_of_title(title) == (hours, asks)


@pytest.mark.parametrize("title", ["Company", "Arrival on 12 June", "", "Room 9-10"])
def test_a_title_of_something_else_has_no_hours(title):
    assert hours_of_title(title) is None
