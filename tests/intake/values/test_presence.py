"""Hours that were chosen from those that a form offers, and when that leaves somebody away."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.presence import (
    absence_in_figures,
    always_there,
    away_of_choices,
    choices_in,
    days_offered,
)

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
    assert choices_in("9:00-12:00, perhaps") == ["9:00-12:00, perhaps"]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("No, both days are fine", True),
        ("We're free on both days", True),
        ("None, all day is fine", True),
        ("all good", True),
        ("None of the mornings", False),
        ("Disponible todo el día", True),
        ("Disponible toute la journée", True),
        ("disponible le matin", False),
        ("ganztägig anwesend", True),
        ("all day is not fine", False),
        ("Any day works", True),
        ("all the days are ok", True),
        ("any time is fine", True),
        ("Only the first of both days is fine", False),
        ("both days are not fine", False),
        ("both days are fine until 15:00", False),
        ("全程可参加", True),
        ("全天", False),
        ("两天均可参加", True),
        ("終日参加可能", True),
        ("전 일정 참석 가능", True),
        ("Могу присутствовать всё время", True),
        ("I can attend all sessions", True),
        ("ok for all slots", True),
        ("ok for all slots but one", False),
        ("her zaman uygunuz", True),
        ("tham dự cả hai ngày", True),
        ("hadir penuh", True),
        ("cały czas dostępni", True),
        ("cały czas", False),
        ("барлық күні қатысамын", True),
    ],
)
def test_days_that_are_fine_are_constant_presence(text, there):
    assert always_there(text) is there


@pytest.mark.parametrize("text", ["All", "alle", "все", "全部"])
def test_all_is_presence_at_any_time_only_where_presence_is_asked_for(text):
    assert absence_in_figures(normalized(text), present=True) == ""
    assert absence_in_figures(normalized(text)) is None
