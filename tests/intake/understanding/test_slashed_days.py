"""Days in figures with slashes, by month and day or as dates, as far as nothing else can be meant."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.slashed_days import figures_in, with_slashed_days


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("11/5(목)", "11月5日(목)"),
        ("11/5 周四", "11月5日周四"),
        ("18/11, 9h-16h", "11月18日 , 9h-16h"),
        ("5/11, 9h-16h", "5/11, 9h-16h"),
        ("Do 14.5. vormittags", "Do 5月14日 vormittags"),
        ("Nr 14.5. vormittags", "Nr 14.5. vormittags"),
        ("13.6. und 14.6.2026", "13.06. und 14.6.2026"),
    ],
)
def test_the_month_is_told_by_what_stands_beside(text, said):
    assert with_slashed_days(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("18/06/2026", "2026-06-18"),
        ("06/18/2026", "2026-06-18"),
        ("06/06/2026", "2026-06-06"),
        ("05/06/2026", "05/06/2026"),
        ("18/19/2026", "18/19/2026"),
        ("31/02/2026", "31/02/2026"),
        ("00/18/2026", "00/18/2026"),
        ("18/06/20261", "18/06/20261"),
    ],
)
def test_a_day_with_its_year_is_a_date_if_only_one_number_can_be_the_month(text, said):
    assert with_slashed_days(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mer. 06/05/2026", "2026-05-06"),
        ("Friday 06/05/2026", "2026-06-05"),
        ("Monday 06/05/2026", "Monday 06/05/2026"),
        ("Hall 06/05/2026", "Hall 06/05/2026"),
        ("Friday 05/05/2026", "Friday 2026-05-05"),
    ],
)
def test_a_day_of_the_week_tells_the_day_from_the_month(text, said):
    assert with_slashed_days(text) == said


@pytest.mark.parametrize(
    ("title", "figures"),
    [
        ("7/10 morning", [("7", "10", "")]),
        ("7/10 and 8/10", [("7", "10", ""), ("8", "10", "")]),
        ("Ср 07.10", [("07", "10", "")]),
        ("Hall 07.10", []),
        ("Ср 07.10 - Чт 08.10", []),
        ("7/10/2026", [("7", "10", "2026")]),
        ("10:00/11:00", []),
    ],
)
def test_the_figures_of_days_in_a_title(title, figures):
    assert figures_in(title) == figures


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("thứ Năm 25/6 và thứ Sáu 26/6/2026", "thứ Năm 2026-06-25 và thứ Sáu 2026-06-26"),
        ("24/6, 25/6, 26/6/2026", "2026-06-24, 2026-06-25, 2026-06-26"),
        ("6/25 and 6/26/2026", "2026-06-25 and 2026-06-26"),
        ("1/2 of the hall, 5/6/2026", "1/2 of the hall, 5/6/2026"),
        ("25/6; 26/6/2026", "25/6; 2026-06-26"),
    ],
)
def test_a_day_before_another_of_its_month_has_the_year_of_that(text, said):
    assert with_slashed_days(text) == said
