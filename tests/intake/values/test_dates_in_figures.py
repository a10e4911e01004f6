"""Figures that are days and no times, and the two days or the range that one month stands beside."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.values.dates import may_be_day, with_days

AUTUMN, SPRING = (date(2026, 11, 18), date(2026, 11, 19)), (date(2026, 5, 18), date(2026, 5, 19))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("18-19 november", "18 november, 19 november"),
        ("november 18-19", "18 november, 19 november"),
        ("november 18 and 19", "18 november, 19 november"),
        ("18 and 20 november", "18 november, 20 november"),
        ("18 to 20 nov", "18 nov, 19 nov, 20 nov"),
        ("с 18 по 20 ноября", "18 ноября, 19 ноября, 20 ноября"),
        ("11月18、20日", "11月18日, 11月20日"),
        ("11月18-20日", "11月18日, 11月19日, 11月20日"),
        ("从11月18日到20日", "11月18日, 11月19日, 11月20日"),
        ("room 18-19", "room 18-19"),
        ("18 to 20 foo", "18 to 20 foo"),
        ("table 18 and 19", "table 18 and 19"),
        ("1 november - 15 november", ", ".join(f"{day} november" for day in range(1, 16))),
        ("1 november - 16 november", "1 november - 16 november"),
        ("18 november - 20 december", "18 november - 20 december"),
        ("20 - 18 november", "20 november - 18 november"),
    ],
)
def test_each_of_several_days_gets_the_month(text: str, written: str):
    assert with_days(text) == with_days(text, SPRING) == with_days(text, every=True) == written


@pytest.mark.parametrize(
    ("text", "spring", "autumn", "every"),
    [
        ("18.11", "18 november", "2026-11-18", "18 november"),
        ("18.05", "2026-05-18", "18.05", "18 may"),
        ("18.05-19.05", "2026-05-18, 2026-05-19", "18.05-19.05", "18 may, 19 may"),
        ("18.11-19.11", "18 november, 19 november", "2026-11-18, 2026-11-19", "18 november, 19 november"),
        ("18.11 to 19.30", "18.11 to 19.30", "18.11 to 19.30", "18 november to 19.30"),
        ("14.00-18.11", "14.00-18.11", "14.00-18.11", "14.00-18 november"),
        ("13.10-14.20", "13.10-14.20", "13.10-14.20", "13 october-14.20"),
        ("10.05-11.05", "10.05-11.05", "10.05-11.05", "10 may, 11 may"),
        ("31.11", "31.11", "31.11", "31.11"),
        ("18-19.11", "18 november, 19 november", "2026-11-18, 2026-11-19", "18 november, 19 november"),
        ("18-19.05", "2026-05-18, 2026-05-19", "18-19.05", "18-19 may"),
        ("18-32.11", "18-32.11", "18-32.11", "18-32.11"),
        ("19.1. ab 10", *["19 january ab 10"] * 3),
        ("18.11.2026 г. 10:00", *["2026-11-18 10:00"] * 3),
        ("手 18.11", "手 11月18日", "手 2026-11-18", "手 11月18日"),
        ("до 18.11", "до 18 ноября", "до 2026-11-18", "до 18 ноября"),
        ("31.02", "31.02", "31.02", "31.02"),
    ],
)
def test_figures_are_days_of_the_event_or_of_a_month_that_is_no_common_minute(text, spring, autumn, every):
    assert with_days(text, SPRING) == spring
    assert with_days(text, AUTUMN) == autumn
    assert with_days(text, every=True) == every


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        *(("18.05", True), ("18.10", True), ("18.11", False), ("18.30", False), ("31.02", False), ("at noon", False)),
        *(("18.05-19.05", True), ("10.05-11.10", True), ("18.05-19.30", False), ("13.10-14.20", False)),
        *(("13.10-14.20, 18.05", True), ("18.05, 13.10-14.20", True)),
    ],
)
def test_figures_may_be_a_time_or_a_day_unless_one_of_a_range_is_clear(text: str, open_: bool):
    assert may_be_day(text) is open_
