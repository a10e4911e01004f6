"""Hours beside words that are not known."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.presence import NEVER
from sco_scheduler.intake.values.unknown_words import days_joined, hours_among_words, read_without_reason


@pytest.mark.parametrize(
    ("text", "present", "readings"),
    [
        ("from 12 to 13 collects the children, both days", False, ("12:00-13:00", "-12:00; 13:00-")),
        (
            "2026-06-09 collects the children 12:00-13:00",
            True,
            ("2026-06-09 -12:00; 2026-06-09 13:00-", "2026-06-09 12:00-13:00"),
        ),
        ("od 12 do 13 vozi decu iz škole", False, ("12:00-13:00", "-12:00; 13:00-")),
        ("2026-06-09 (returns)", False, ("2026-06-09",)),
        ("2026-06-09 (returns)", True, ("there only on 2026-06-09", "2026-06-09")),
        ("from 2026-06-10", True, ("there only on 2026-06-10", "2026-06-10")),
        ("from 2026-06-09", True, (NEVER, "2026-06-09; 2026-06-10")),
        ("2026-06-09 - 2026-06-10 we come", False, (NEVER, "2026-06-09; 2026-06-10")),
        ("9-10", True, (NEVER, "2026-06-09; 2026-06-10")),
        ("12 to 13 people", False, ()),
        ("from 13 to 12", False, ()),
        ("from 9 to 10, from 14 to 15", False, ()),
        ("leaves after the closing on 2026-06-10", True, (NEVER, "2026-06-10")),
        ("not sure yet", True, ()),
    ],
)
def test_hours_and_days_among_unknown_words_are_proposed(text, present, readings):
    assert hours_among_words(normalized(text), (date(2026, 6, 9), date(2026, 6, 10)), present=present) == readings


def test_days_of_which_chinese_says_one_thing_stay_together():
    assert days_joined("17日全天、18日上午都可以，18日下午不行") == "17日全天和18日上午都可以，18日下午不行"
    assert days_joined("17日上午、18日下午不行") == "17日上午、18日下午不行"


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("両日13:00以降（朝の出荷後に出発）", "-13:00"),
        ("from 13:00 (the morning shipment leaves before)", "-13:00"),
        ("両日（12:00～13:00を除く）", "12:00-13:00"),
        ("两天（12:00-13:00除外）", "12:00-13:00"),
        ("after lunch (2 pm)", "-14:00"),
        ("we leave at 13:00 (on friday)", "friday 13:00-"),
        ("выезжаем в 13:00 (в пятницу)", "пятницу 13:00-"),
        ("wir reisen um 13:00 ab (am Freitag)", "freitag 13:00-"),
    ],
)
def test_a_reason_in_brackets_changes_no_hours_and_an_exception_does(text, away):
    found = read_without_reason(normalized(text), present=True, placed=True)
    assert found is not None
    assert found.away == away
