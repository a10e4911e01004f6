"""Who is at another place than the event is not there; places of the event and greetings change nothing."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.elsewhere import as_busy, without_greeting
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.readings import read_when


def away(text: str) -> str | None:
    found = read_when(normalized(text))
    return found.away if found is not None and found.told else None


@pytest.mark.parametrize(
    ("text", "absence"),
    [
        ("будем в банке с 10 до 11", "10:00-11:00"),
        ("в банке будем с 10 до 11", "10:00-11:00"),
        ("утром будем на заводе", "-noon"),
        ("после обеда будем в порту", "noon-"),
        ("we will be at the bank 10-11", "10:00-11:00"),
        ("after lunch we are at the port", "noon-"),
        ("上午在工厂", "-noon"),
        ("10:00 dan 11:00 gacha bankda bo'lamiz", "10:00-11:00"),
        ("10:00-11:00 банкте боламыз", "10:00-11:00"),
    ],
)
def test_at_another_place_nobody_is_there(text, absence):
    assert away(text) == absence


@pytest.mark.parametrize(
    ("text", "absence"),
    [
        ("будем на выставке с 10 до 11", "-10:00; 11:00-"),
        ("будем в главном зале с 10 до 12", "-10:00; 12:00-"),
        ("будем у вас в 11", "-11:00"),
        ("будем в первой половине дня", "noon-"),
        ("上午在场", "noon-"),
        ("11:30-13:30不在(客户午餐)", "11:30-13:30"),
        ("10:00-11:00 ko'rgazmada bo'lamiz", "-10:00; 11:00-"),
    ],
)
def test_at_a_place_of_the_event_somebody_is_there(text, absence):
    assert away(text) == absence


def test_a_place_of_the_event_leaves_a_text_as_it_is():
    assert as_busy("we will be at your booth from 10 to 12") == "we will be at your booth from 10 to 12"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("good morning, we come at 11", "we come at 11"),
        ("доброе утро! будем с 11", "будем с 11"),
        ("上午好，我们下午到", "我们下午到"),
        ("buongiorno, good morning! we come at 11", "we come at 11"),
        ("mornings only", "mornings only"),
    ],
)
def test_the_part_of_the_day_of_a_greeting_is_no_time(text, rest):
    assert without_greeting(text) == rest


def test_a_mere_greeting_tells_no_hours():
    assert read_when("good morning") is None


@pytest.mark.parametrize(
    "text",
    ["we will be at the Hilton 13-16 May", "будем в Хилтоне с 13 по 15 мая", "we are at the Marriott from 13 May"],
)
def test_where_somebody_stays_for_days_is_no_absence(text):
    assert away(text) is None
