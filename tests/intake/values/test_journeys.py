"""Moments at which somebody comes or leaves, and the days that are missed by them."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.values.journeys import (
    away_by_moments,
    dates_of,
    moments_of,
    moves_at,
    ways_of,
    without_morning,
    without_yes,
)

DAYS = (date(2026, 6, 13), date(2026, 6, 14))


@pytest.mark.parametrize(
    ("title", "ways"),
    [("Arrival", ("from",)), ("Отъезд", ("until",)), ("Arrival / departure", ("from", "until")), ("Hotel", ())],
)
def test_titles_of_coming_and_leaving(title, ways):
    assert ways_of(title) == ways
    assert moves_at(title) == (ways[0] if len(ways) == 1 else None)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("13.06 09:30", "2026-06-13 -09:30"),
        ("14.06 09:30", "2026-06-13; 2026-06-14 -09:30"),
        ("13.06.26 09:30", "2026-06-13 -09:30"),
        ("CA123 13.06 12:30", "2026-06-13 -12:30"),
        ("10:00 13.06", "2026-06-13 -10:00"),
        ("13 июня, 11 утра", "2026-06-13 -11:00"),
        ("6月13日 11:30", "2026-06-13 -11:30"),
        ("6/13/2026 11:30 AM", "2026-06-13 -11:30"),
        ("13/6 11:30", "2026-06-13 -11:30"),
        ("Sat noon", "2026-06-13 -noon"),
        ("day 2 10:00", "2026-06-13; 2026-06-14 -10:00"),
        ("arrives 14.06 10:00, leaves 14.06 16:30", "2026-06-13; 2026-06-14 -10:00; 2026-06-14 16:30-"),
        ("12.06 20:00", ""),
        ("14.06.2026", "2026-06-13"),
        ("15.06", "2026-06-13; 2026-06-14"),
        ("leaves 14.06 at 10:00", "2026-06-14 10:00-"),
        ("by car", ""),
        ("14.06 утром", "2026-06-13"),
        ("14 juin matin", "2026-06-13"),
        ("14-маусым таңертең", "2026-06-13"),
        ("13.06 9:00-10:00", None),
    ],
)
def test_who_comes_misses_all_before_then(text, away):
    assert away_by_moments(text, (), "from", DAYS) == away


@pytest.mark.parametrize(
    ("text", "rest"), [("yes, 9:30", "9:30"), ("да - 13.06", "13.06"), ("yes", "yes"), ("9:30", "9:30")]
)
def test_an_answer_when_somebody_comes_or_leaves_is_read_without_its_yes(text, rest):
    assert without_yes(text) == rest


def test_who_leaves_misses_all_after_then():
    assert away_by_moments("13.06 15:00", (), "until", DAYS) == "2026-06-14; 2026-06-13 15:00-"


def test_days_of_others_stand_for_those_of_an_event_that_nobody_says():
    others = ["12.06 10:00", "13.06 09:00", "14.06 11:00"]
    assert away_by_moments("13.06 09:00", others, "from") == "12 june; 13 june -09:00"
    assert away_by_moments("2026-06-13 09:00", others, "from") == "2026-06-13 -09:00"
    assert away_by_moments("13/6 09:00", others, "from") == "12 june; 13 june -09:00"
    assert away_by_moments("13/14 09:00", others, "from") is None


@pytest.mark.parametrize("text", ["6/7/2026 9:30", "6/7 9:30"])
def test_what_may_be_two_days_is_no_moment(text):
    assert moments_of(text, "from") == ()
    assert moments_of(text, "from", (date(2026, 7, 6),)) != ()


EVENT_DAYS = (date(2025, 6, 12), date(2025, 6, 13), date(2025, 6, 14))  # Thursday to Saturday


@pytest.mark.parametrize(
    ("text", "way", "place"),
    [
        ("Friday", "from", (2025, 6, 13)),
        ("Wednesday", "from", (2025, 6, 11)),
        ("Tuesday", "from", (2025, 6, 10)),
        ("Sunday", "until", (2025, 6, 15)),
        ("Monday", "until", (2025, 6, 16)),
        ("10/6 9:30", "from", (2025, 6, 10)),
        ("16/6 9:30", "until", (2025, 6, 16)),
        ("13 June", "from", (2025, 6, 13)),
    ],
)
def test_a_day_of_the_week_is_the_nearest_before_for_who_comes_and_after_for_who_leaves(text, way, place):
    (moment,) = moments_of(text, way, EVENT_DAYS)
    assert moment.place == place


def test_without_days_of_the_event_a_date_is_a_moment_and_a_day_of_the_week_none():
    assert [moment.day for moment in moments_of("12.06", "from")] == ["12 june"]
    assert moments_of("Friday", "from") == ()


@pytest.mark.parametrize(
    ("about", "days"),
    [
        (date(2025, 6, 1), [(2025, 6, 12), (2025, 12, 28), (2026, 1, 5)]),
        (date(2025, 6, 20), [(2025, 6, 12), (2025, 12, 28), (2026, 1, 5)]),
        (date(2025, 8, 11), [(2025, 6, 12), (2025, 12, 28), (2026, 1, 5)]),  # 60 days later
        (date(2025, 8, 12), [(2025, 12, 28), (2026, 1, 5), (2026, 6, 12)]),
        (date(2025, 12, 20), [(2025, 12, 28), (2026, 1, 5), (2026, 6, 12)]),
        (date(2025, 1, 10), [(2024, 12, 28), (2025, 1, 5), (2025, 6, 12)]),
    ],
)
def test_days_without_a_year_are_the_next_ones_or_were_a_short_while_ago(about, days):
    found = dates_of([(0, 6, 12), (0, 1, 5), (0, 12, 28), (2030, 1, 1)], about)
    assert found == (*(date(*day) for day in days), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Our team arrives only on 22 August in the morning", "our team arrives only on 22 august"),
        ("приедем только 22 августа утром", "приедем только 22 августа"),
        ("8月22日早上抵达", "8月22日抵达"),
        *((text, text) for text in ("we arrive in the morning", "arriving on 22 August at 11 in the morning")),
        *((text, text) for text in ("leaving on 22 August in the morning", "arriving on 21 August in the morning")),
    ],
)
def test_who_arrives_in_the_morning_of_a_later_day_is_there_on_it(text, without):
    assert without_morning(text, (date(2026, 8, 21), date(2026, 8, 22))) == without
