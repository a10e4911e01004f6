"""The hours, half day or day that the title of a column asks about, and whether it says anything else."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.title_hours import hours_of_title


@pytest.mark.parametrize(
    ("title", "hours", "asks"),
    [
        ("12 June 09:00-10:00 available?", "12 june 09:00-10:00", True),
        ("09:00-10:00", "09:00-10:00", True),
        ("能否全程参加（9月17日9:00-11:30、13:30-16:30）", "9月17日 9:00-16:30", False),
        ("12 June 9.00-12.00 and 13.00-16.00", "12 june 9.00-16.00", False),
        ("12 June 9:00-12:00, 13 June 13:00-16:00", "12 june 9:00-12:00", False),
        ("Early morning (9:00-10:30)", "9:00-10:30", True),
        ("9:00-10:00 with whom?", "9:00-10:00", False),
        ("12 июня", "12 июня", True),
        ("6月12日上午", "6月12日 上午", True),
        ("2-3:30 pm", "14:00-15:30", True),
        ("11-1 pm", "11:00-13:00", True),
        ("10 to 11:30 a.m.", "10:00-11:30", True),
        ("9-10 am, 12 June", "12 june 09:00-10:00", True),
        ("Day 1 (12 June) 9:00-10:00", "12 june 9:00-10:00", True),
        ("Day 1 (Tue) 14:00-15:00", "day 1 14:00-15:00", True),
        ("День 1 9:00-10:00", "день 1 9:00-10:00", True),
        ("Day 1", "day 1", True),
        ("Thursday 18 June", "thursday 18 june", True),
        ("Thursday 18 June morning", "thursday 18 june morning", True),
        ("чт 4 июня", "чт 4 июня", True),
        ("Thursday 18 June 9:00-10:00", "18 june 9:00-10:00", True),
        ("day 2 morning", "day 2 morning", True),
        ("first day", "first day", True),
        ("Morning, 12 June", "12 june morning", True),
        ("until noon", "morning", True),
        ("до обеда", "до обеда", True),
        ("Late afternoon 16:00-17:00", "16:00-17:00", True),
        ("Arrival 12 June 9:00-10:00", "12 june 9:00-10:00", False),
        ("Not available on 12 June", "12 june", True),
        ("12 июня день", "12 июня afternoon", True),
        ("6月12日 9:00-10:00 是否方便", "6月12日 9:00-10:00", True),
    ],
)
def test_a_title_of_hours(title, hours, asks):
    assert hours_of_title(title) == (hours, asks)


@pytest.mark.parametrize(
    "title",
    [
        *("Company", "Arrival on 12 June", "", "Room 9-10", "13-15 pm", "Afternoon with whom?", "12 June morning room"),
        *("Lunch 12 June", "Day 1 dinner", "Dinner on the first day", "Can you bring samples on 12 June?"),
    ],
)
def test_a_title_of_something_else_has_no_hours(title):
    assert hours_of_title(title) is None
