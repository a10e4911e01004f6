"""Tests of arrivals and departures that are stated without a day."""

from datetime import date

import pytest

from sco_scheduler.intake.values.undated_journeys import readings_of_journey

DAYS = (date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 20))


@pytest.mark.parametrize(
    "text",
    [
        "We arrive by train at 10:30",
        "our flight lands at 10:30",
        "приедем к 10:30",
        "nous arrivons à 10h30",
        "Wir kommen mit dem Zug um 10:30",
        "Đi tàu vào, 10h30 mới tới",
        "我们的车10:30才到",
    ],
)
def test_arrival_without_a_day_is_most_likely_on_the_first(text: str) -> None:
    assert readings_of_journey(text, "-10:30", DAYS) == (
        "2026-11-18 -10:30",
        "2026-11-19 -10:30",
        "2026-11-20 -10:30",
        "-10:30",
    )


def test_departure_without_a_day_is_most_likely_on_the_last() -> None:
    assert readings_of_journey("we must leave at 15:00", "15:00-", DAYS)[0] == "2026-11-20 15:00-"


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("we leave every day at 15:00", "15:00-"),
        ("not available after 15:00", "15:00-"),
        ("arriving at 10:30 on 18 Nov", "2026-11-18 -10:30"),
        ("arriving between 10:30 and 11:00", "10:30-11:00"),
    ],
)
def test_other_absences_are_no_journeys_without_a_day(text: str, away: str) -> None:
    assert readings_of_journey(text, away, DAYS) == ()


def test_event_of_one_day_leaves_no_doubt() -> None:
    assert readings_of_journey("we arrive at 10:30", "-10:30", DAYS[:1]) == ()
