"""Statistics of the cells of a column."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.cells.profiles import Profile


@pytest.mark.parametrize(
    "text",
    [
        *("2026-06-12", "12.06.", "12/6", "6月12日", "12 June", "12 ноября", "12. listopadu", "12 नवंबर", "12 בנובמבר"),
        *("12 พ.ย.", "5 noyabr", "15 қараша", "11월 12일", "۱۲ آبان", "١٢ نوفمبر", "5 marraskuuta"),
    ],
)
def test_a_day_of_any_calendar_is_a_date(text):
    assert Profile([text]).dates == 1.0


@pytest.mark.parametrize("text", ["Hall 12", "12 meetings", "P012", "will arrive", "שולחן 12", "۱۲ جلسه", "Marzo SA"])
def test_other_numbers_are_none(text):
    assert Profile([text]).dates == 0.0
