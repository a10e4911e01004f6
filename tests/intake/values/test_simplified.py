"""Chinese in traditional characters is read as in simplified ones, and Japanese as before."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.limits import limit_in, says_limit
from sco_scheduler.intake.values.presence import told_absence
from sco_scheduler.intake.values.statuses import says_gone
from sco_scheduler.resources import simplified


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("早上有會,10:30 才會到", "-10:30"),
        ("下午3點要離開", "15:00-"),
        ("16點前要先離開", "16:00-"),
        ("下午兩點半以後離開", "14:30-"),
        ("中午12點後才能趕到", "-12:00"),
        ("上午無法出席", "morning"),
        ("上午有事不克參加", "morning"),
        ("10點半抵達", "-10:30"),
        ("9:00-10:30不在場", "09:00-10:30"),
        ("下午3點後需搭高鐵離開", "15:00-"),
        ("只能待到15:00", "15:00-"),
    ],
)
def test_hours_are_read_in_both_kinds_of_characters(text, away):
    assert told_absence(text) == told_absence(text.translate(simplified())) == away


@pytest.mark.parametrize("text", ["取消參加", "因故無法參加", "已退出", "無法出席,已取消"])
def test_who_does_not_come_is_read_in_both_kinds_of_characters(text):
    assert says_gone(text) == says_gone(text.translate(simplified())) > 0.9


@pytest.mark.parametrize("text", ["最多6場", "至多談6場", "最多見六家", "不超過6場", "上限六場"])
def test_limits_are_read_in_both_kinds_of_characters(text):
    assert says_limit(text)
    assert limit_in(text) == 6


@pytest.mark.parametrize(
    ("text", "away"), [("午後不在", "afternoon"), ("午前中不可", "morning"), ("15時以降不在", "15:00-")]
)
def test_japanese_is_read_as_such(text, away):
    assert told_absence(text) == away
