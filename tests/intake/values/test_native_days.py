"""Parts of days that one script has, as others write them."""

import pytest

from sco_scheduler.intake.values.native_days import in_common_years, with_numbers, with_thai_months


@pytest.mark.parametrize(
    ("text", "meant"),
    [("十二月三日", "12月3日"), ("二十号下午三点", "20号下午3点"), ("第三日", "第三日"), ("三家", "三家")],
)
def test_chinese_numbers_of_days_and_hours_are_figures(text, meant):
    assert with_numbers(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"), [("19 มิ.ย. ช่วงเช้า", "19 jun ช่วงเช้า"), ("18 ม.ค.", "18 jan "), ("ม.3", "ม.3")]
)
def test_short_names_of_thai_months_are_those_of_english_ones(text, meant):
    assert with_thai_months(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("令和8年6月", "2026年6月"),
        ("18 มิถุนายน 2569", "18 มิถุนายน 2026"),
        ("12 aban 1405", "12 آبان 1405"),
        ("2569 km", "2569 km"),
    ],
)
def test_years_and_months_of_other_calendars_are_as_others_write_them(text, meant):
    assert in_common_years(text) == meant
