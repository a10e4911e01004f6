"""Days at the start of a text, with or without a year, by weekday or by their place among those of the event."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.values.dates import (
    FIRST_SERIAL,
    LAST_SERIAL,
    day_called,
    leading_date,
    leading_day,
    meanings,
    read_date,
    read_day,
)
from tests.intake.books import codes

THURSDAY, FRIDAY = date(2025, 6, 12), date(2025, 6, 13)
DAYS = (THURSDAY, FRIDAY)
CELL = Cell("Sessions", 2, "B")


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("2025-06-12", 12, ""),
        ("thu, 2025-06-12 10:00", 12, "10:00"),
        ("2025-06-12t10:00", 12, "10:00"),
        ("2025-06-12 to 15:00", 12, "to 15:00"),
        ("2025-06-12 the morning", 12, "the morning"),
        ("20250612", 12, ""),
        ("12.06.2025 г. 9:00", 12, "9:00"),
        ("12 june 2025 (thu) 9", 12, "9"),
        ("june 13, 2025", 13, ""),
        ("13/06/2025 9:00", 13, "9:00"),
        ("06/06/2025", 6, ""),
    ],
)
def test_a_day_with_its_year_and_what_stands_behind_it(text, day, rest):
    assert leading_date(text) == (date(2025, 6, day), rest)


@pytest.mark.parametrize(
    "text", ["2025-06-123", "31.02.2025 9:00", "06/12/2025", "12/06/20255", "9:00", "12 foo 2025", "12 june"]
)
def test_no_certain_day_with_its_year(text):
    assert leading_date(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("06/12/2025", (date(2025, 12, 6), date(2025, 6, 12))),
        ("mon 06-12-2025 9:00", (date(2025, 12, 6), date(2025, 6, 12))),
        ("06/06/2025", ()),
        ("13/06/2025", ()),
        ("12/06/20255", ()),
    ],
)
def test_the_two_days_of_an_ambiguous_date(text, days):
    assert meanings(text) == days


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("12 june, 10:00", 12, "10:00"),
        ("thu 12 june 9:00", 12, "9:00"),
        ("12 june (thursday) 9:00", 12, "9:00"),
        ("12 june to 15:00", 12, "to 15:00"),
        ("on 13 june", 13, ""),
        ("в 13 июня", 13, ""),
        ("13-го июня", 13, ""),
        ("12 of june", 12, ""),
        ("june 12th", 12, ""),
        ("6月13日上午", 13, "上午"),
        ("6月12 9:00", 12, "9:00"),
        ("12.06 9:00", 12, "9:00"),
        ("12.06.", 12, ""),
        ("15 june", 15, ""),
    ],
)
def test_a_day_without_its_year_is_in_the_year_of_the_event(text, day, rest):
    assert leading_day(text, DAYS) == (date(2025, 6, day), rest)
    assert leading_day(text, ()) is None


@pytest.mark.parametrize("text", ["14.06", "31 february", "june 12:30", "12 foo", "12", "6月123日"])
def test_no_day_of_the_event(text):
    assert leading_day(text, DAYS) is None


def test_a_day_that_two_years_of_an_event_have_is_not_certain():
    assert leading_day("31 december", (date(2025, 12, 31), date(2026, 1, 1))) == (date(2025, 12, 31), "")
    assert leading_day("1 january", (date(2025, 12, 31), date(2026, 1, 1))) == (date(2026, 1, 1), "")
    assert leading_day("12 june", (THURSDAY, date(2026, 6, 12))) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12th", THURSDAY),
        ("the 13th", FRIDAY),
        ("14th", None),
        ("13-го", FRIDAY),
        ("13日", FRIDAY),
        ("12", None),
        ("first day", THURSDAY),
        ("the second day", FRIDAY),
        ("day 2", FRIDAY),
        ("third day", None),
        ("第二天", FRIDAY),
        ("второй день", FRIDAY),
        ("thu", THURSDAY),
        ("on friday", FRIDAY),
        ("礼拜五", FRIDAY),
        ("周四", THURSDAY),
        ("в пятницу", FRIDAY),
        ("saturday", None),
        ("", None),
    ],
)
def test_a_day_by_its_number_its_weekday_or_its_place(text, day):
    assert day_called(text, DAYS) == day


def test_what_could_be_several_days_is_none():
    assert day_called("thu", (THURSDAY, date(2025, 6, 19))) is None
    assert day_called("12th", (THURSDAY, date(2025, 7, 12))) is None
    assert day_called("first day", (THURSDAY,)) is None, "an event of one day has no first one"


@given(st.integers(FIRST_SERIAL, LAST_SERIAL - 1), st.sampled_from([0.0, 0.25, 0.99]))
def test_a_serial_number_counts_the_days_of_the_workbook(number, part):
    day = date.fromordinal(date(1899, 12, 30).toordinal() + number)
    assert read_date(number) == read_date(number + part) == read_date(str(number)) == day
    later = read_date(number + part, datetime(1904, 1, 1))
    assert later is not None
    assert (later - day).days == 1462


@pytest.mark.parametrize("value", [FIRST_SERIAL - 1, LAST_SERIAL, True, 2025061, "4582", -1, 20251312, None, ""])
def test_other_numbers_are_no_days(value):
    assert read_date(value) is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (20250612, THURSDAY),
        (datetime(2025, 6, 12, 9), THURSDAY),
        (THURSDAY, THURSDAY),
        ("2025-06-12 0.00", THURSDAY),
        ("2025-06-12 12:00 am", THURSDAY),
        ("2025-06-12 00:00:00.000", THURSDAY),
        ("2025-06-12 01:00", None),
    ],
)
def test_a_day_alone_and_at_midnight(value, day):
    assert read_date(value) == day


@pytest.mark.parametrize(
    ("value", "day", "reported"),
    [
        ("12.06.2025", THURSDAY, []),
        (None, None, []),
        ("06/12/2025", None, ["date-ambiguous"]),
        ("soon", None, ["date-unreadable"]),
        (True, None, ["date-unreadable"]),
        (date(1901, 1, 1), date(1901, 1, 1), []),
        (date(1900, 12, 31), None, ["date-far-off"]),
        (date(9900, 12, 31), date(9900, 12, 31), []),
        (date(9901, 1, 1), None, ["date-far-off"]),
    ],
)
def test_what_is_no_day_of_an_event_is_reported(value, day, reported):
    found = Findings()
    assert read_day(value, CELL, datetime(1899, 12, 30), found) == day
    assert codes(found.all()) == reported
