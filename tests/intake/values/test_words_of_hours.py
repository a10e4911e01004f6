"""Hours in words, by clauses that repeat each other, and around the event, in the plain words of registrations."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.journeys import with_missed_days
from sco_scheduler.intake.values.readings import read_when
from sco_scheduler.intake.values.whole_event import stays_throughout

DAYS = (date(2026, 11, 12), date(2026, 11, 13))


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("после четырёх", "16:00-"),
        ("в четыре уезжаем", "16:00-"),
        ("до одиннадцати не сможем", "-11:00"),
        ("до двенадцати заняты", "-12:00"),
        ("с двух до четырёх заняты", "14:00-16:00"),
        ("before ten please", "-10:00"),
        ("until three", "-15:00"),
        ("start our meetings from 10:00", "-10:00"),
        ("начинайте с 10", "-10:00"),
        ("下午四点后另有行程", "16:00-"),
        ("14:00-15:00请空出来", "14:00-15:00"),
    ],
)
def test_hours_in_these_words_are_read(text, away):
    found = read_when(normalized(text))
    assert found is not None
    assert (found.away, found.sure >= 0.9) == (away, True)


@pytest.mark.parametrize(
    "text", ["после трёх встреч хватит", "до пяти встреч", "after two meetings", "without one we cannot"]
)
def test_numbers_of_meetings_are_no_hours(text):
    assert read_when(normalized(text)) is None


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("下午四点后另有行程,请都排在四点之前,感谢!", "16:00-"),
        ("上午没空，下午可以", "-noon"),
        ("после 16 нас не будет, ставьте до 16", "16:00-"),
        ("до 11 не можем, просьба ставить после 11", "-11:00"),
    ],
)
def test_clauses_that_say_one_thing_twice_take_no_whole_day(text, away):
    found = read_when(normalized(text))
    assert found is not None
    assert found.away == away


@pytest.mark.parametrize(
    ("reading", "way", "missed"),
    [
        ("14 november", "until", ""),
        ("14 november -noon", "until", ""),
        ("11 november", "from", ""),
        ("13 november noon-", "until", "13 november noon-"),
        ("12 november -noon", "until", "12 november -noon"),
    ],
)
def test_who_leaves_after_the_event_or_arrives_before_it_misses_nothing(reading, way, missed):
    assert with_missed_days(reading, way, DAYS) == missed


@pytest.mark.parametrize(
    "text", ["Иә, толық қатысамыз", "Ha, to'liq qatnashamiz", "Да, полностью", "Ооба, толук катышабыз"]
)
def test_a_yes_before_the_whole_time_changes_nothing(text):
    assert stays_throughout(text)
