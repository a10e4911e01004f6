"""The days of the week beside days of the month."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.weekdays import hours_begin_at, weekdays_beside, weekdays_misspelt, without_weekdays


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("18.03 (śr.) przed południem 9:00-12:30", {18: {2}}),
        ("18 marca do 10:30", {}),
        ("18. do 9 uhr", {}),
        ("Do 18.03.", {18: {3}}),
        ("Jueves 18 mañana", {18: {3}}),
        ("Rabu 18", {18: {2}}),
    ],
)
def test_the_day_of_the_week_beside_a_day(text, said):
    assert {day: set(of) for day, of in weekdays_beside(text, {18}).items()} == said


@pytest.mark.parametrize(
    ("word", "days"),
    [
        *(("wenesday", {2}), ("thurdsay", {3}), ("mittwch", {2}), ("вторнк", {1})),
        *(("ednesday", set()), ("wenesdy", set()), ("munday", set())),
    ],
)
def test_a_long_name_of_a_day_with_one_slip_behind_its_first_letter_is_known(word, days):
    assert weekdays_misspelt(word) == days


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Wednesday 10 to 12", "2026-06-10 10 to 12"),
        ("چهارشنبه ۱۰ تا ۱۲", "2026-06-10 10 تا 12"),
        ("miercuri 10 până la 12", "2026-06-10 10 până la 12"),
        ("Mittwoch 10 bis 12 Uhr", "2026-06-10 10 bis 12 uhr"),
        ("szerda 10 és 12 között", "2026-06-10 10 és 12 között"),
        ("水曜10〜12時", "2026-06-10 10〜12時"),
        ("Wednesday 10 from 12", "2026-06-10 from 12"),
        ("Wednesday 10, 11:00-12:00", "2026-06-10, 11:00-12:00"),
        ("พฤหัสบดี 12.00-13.00 น.", "2026-06-11 12.00-13.00 น."),
        ("ગુરુવાર 12-13", "2026-06-11 12-13"),
        ("Khamis 12-13", "2026-06-11 12-13"),
    ],
)
def test_a_number_behind_a_day_of_the_week_may_be_the_first_of_two_hours(text, dated):
    assert with_days_of_event(text, (date(2026, 6, 10), date(2026, 6, 11))) == dated


@pytest.mark.parametrize(
    ("text", "hours"), [("10 to 12", True), ("10 to 11", False), ("10 to 11:30", True), ("12 to 10", False)]
)
def test_two_numbers_that_may_be_days_are_no_hours(text, hours):
    assert hours_begin_at(text, 0, {10, 11}) is hours


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("onsdag 4. og torsdag 5. november", "4. og 5. november"),
        ("الأربعاء 4 والخميس 5 نوفمبر", "4 و 5 نوفمبر"),
        ("miercuri 4 si joi 5 noiembrie", "4 si 5 noiembrie"),
        ("רביעי 4 וחמישי 5", "4 ו 5"),
        ("الاربعاء 4 ومايو 5", "4 ومايو 5"),
        ("الاربعاء 4 بالخميس 5", "4 بالخميس 5"),
        ("woensdag 4 vacature 5", "4 vacature 5"),
        ("donderdag 4 wed 5", "4 5"),
        ("do 9 uhr", "do 9 uhr"),
        ("mi 4 do 5", "mi 4 do 5"),
        ("wednesday 9:00", "wednesday 9:00"),
        ("march 4 and 5", "march 4 and 5"),
    ],
)
def test_days_of_the_week_before_days_of_the_month_are_left_out(text, left):
    assert without_weekdays(text) == left
