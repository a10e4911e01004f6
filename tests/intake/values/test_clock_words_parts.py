"""Halves and quarters of hours in words of many languages."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.clock_words import PARTS_OF_HOURS, with_clock_words, with_parts_of_hours
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.tongues import without_marks


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("10 și jumătate", "10:30"),
        ("zece și jumătate", "10:30"),
        ("11 fără un sfert", "10:45"),
        ("10 и половина", "10:30"),
        ("11 без четвърт", "10:45"),
        ("10 και μισή", "10:30"),
        ("11 παρά τέταρτο", "10:45"),
        ("pola 11", "10:30"),
        ("пола једанаест", "10:30"),
        ("pol enajstih", "10:30"),
        ("štvrť na 11", "10:15"),
        ("tři čtvrtě na 11", "10:45"),
        ("пів на одинадцяту", "10:30"),
        ("halv elva", "10:30"),
        ("kvart över tio", "10:15"),
        ("halv 1", "12:30"),
        ("puoli 11", "10:30"),
        ("साढ़े 10", "10:30"),
        ("पौने 11", "10:45"),
        ("ساڑھے 10", "10:30"),
        ("10 e gjysmë", "10:30"),
        ("10 na nusu", "10:30"),
        ("10 setengah", "10:30"),
        ("10 וחצי", "10:30"),
    ],
)
def test_parts_of_hours_are_written_in_figures(text, hour):
    said = without_marks(normalized(text))
    assert PARTS_OF_HOURS.search(said) is not None
    assert with_parts_of_hours(said) == hour


@pytest.mark.parametrize("text", ["2 si jumatate ore de drum", "2 и половина часа", "10 și", "half of 10", "halv"])
def test_how_long_something_lasts_and_other_words_stay(text):
    assert with_parts_of_hours(text) == text


@pytest.mark.parametrize(
    "text", ["29 και 30 Ιουνίου", "с 10 и по 12 июня", "od 10 i po 12 lipnja", "pol 25", "пів на 30", "30 и половина"]
)
def test_days_and_other_numbers_are_no_hours(text):
    said = without_marks(normalized(text))
    assert with_parts_of_hours(said) == said


@pytest.mark.parametrize("text", ["halb 45", "30 e mezza", "kwart over 30"])
def test_numbers_of_no_hour_are_left_beside_words_of_hours(text):
    assert with_clock_words(text, text) == text
