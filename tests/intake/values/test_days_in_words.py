"""Days in words, days of the Persian calendar, and days that follow from others, as days of an event."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.values.days_in_words import (
    _numbers,
    days_in_figures_of,
    persian,
    with_days_after,
    with_persian_days,
)

DAYS = (date(2026, 6, 9), date(2026, 6, 10), date(2026, 6, 11))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("одиннадцатого числа", "11 числа"),
        ("девятого июня", "9 июня"),
        ("в половине девятого", "в половине девятого"),  # an hour
        ("двенадцатого", "двенадцатого"),  # no day of the event
        ("оныншы күні", "10-шы күні"),
        ("o'n birinchi", "11-chi"),
    ],
)
def test_ordinals_in_words_are_the_numbers_of_days_of_the_event(text: str, found: str) -> None:
    assert days_in_figures_of(text, DAYS) == found


@pytest.mark.parametrize(
    ("day", "of"),
    [
        (date(2026, 3, 21), (1405, 1, 1)),
        (date(2026, 3, 20), (1404, 12, 29)),
        (date(2025, 3, 20), (1403, 12, 30)),  # a leap year
        (date(2026, 5, 1), (1405, 2, 11)),
        (date(2026, 11, 12), (1405, 8, 21)),
        (date(2016, 3, 20), (1395, 1, 1)),
    ],
)
def test_a_date_in_the_persian_calendar(day: date, of: tuple[int, int, int]) -> None:
    assert persian(day) == of


def test_persian_days_are_dates_if_they_are_of_the_event() -> None:
    days = (date(2026, 11, 11), date(2026, 11, 12))
    assert with_persian_days("21 ابان", days) == "2026-11-12"
    assert with_persian_days("20 و 21 ابان", days) == "2026-11-11, 2026-11-12"
    assert with_persian_days("21 ابان 1405", days) == "2026-11-12"
    assert with_persian_days("21 ابان 1404", days) == "21 ابان 1404"
    assert with_persian_days("25 ابان", days) == "25 ابان"


def test_the_number_of_a_persian_day_alone_is_that_day_unless_another_day_has_it_in_the_common_calendar() -> None:
    days = (date(2026, 11, 3), date(2026, 11, 12))  # 12 and 21 Aban
    assert with_persian_days("21م", days) == "2026-11-12"
    assert with_persian_days("12م", days) == "12م"
    assert with_persian_days("12م", days[:1]) == "2026-11-03"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-06-09 and the next day", "2026-06-09 and 2026-06-10"),
        ("2026-06-11 and the next day", "2026-06-11 and the next day"),  # behind the event
        ("the next day", "the next day"),
        ("последние два дня", "2026-06-10, 2026-06-11"),
        ("the first two days", "2026-06-09, 2026-06-10"),
        ("from 15:00 on 2026-06-10 until the end of the event", "from 15:00 on 2026-06-10; 2026-06-11"),
        ("2026-06-10 from 15:00", "2026-06-10 from 15:00"),
    ],
)
def test_days_follow_from_others(text: str, found: str) -> None:
    assert with_days_after(text, DAYS) == found


def test_the_last_two_of_two_days_are_not_told_apart() -> None:
    assert with_days_after("the last two days", DAYS[:2]) == "the last two days"


ORDINALS = {
    "ar": {
        1: "الاول",
        10: "العاشر",
        11: "الحادي عشر",
        19: "التاسع عشر",
        20: "العشرين",
        21: "الحادي والعشرين",
        30: "الثلاثين",
    },
    "fa": {1: "يكم", 10: "دهم", 11: "يازدهم", 19: "نوزدهم", 20: "بيستم", 21: "بيست و يكم", 30: "سيام", 31: "سي و يكم"},
    "ru": {1: "первого", 12: "двенадцатого", 20: "двадцатого", 25: "двадцать пятого", 30: "тридцатого"},
    "kk": {1: "бірінші", 10: "оныншы", 13: "он үшінші", 20: "жиырмасыншы", 29: "жиырма тоғызыншы", 31: "отыз бірінші"},
    "uz": {
        2: "ikkinchi",
        10: "o'ninchi",
        14: "o'n to'rtinchi",
        20: "yigirmanchi",
        22: "yigirma ikkinchi",
        30: "o'ttizinchi",
    },
}


@pytest.mark.parametrize("language", ORDINALS)
def test_every_day_of_a_month_has_an_ordinal_in_words(language: str) -> None:
    said = _numbers()[language]
    assert {*said.values()} == {*range(1, 32)}
    assert {number: word for number, word in ORDINALS[language].items() if said[word] != number} == {}
