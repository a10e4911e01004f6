"""Lists of days of the event in figures, of which the texts of a column together show the order."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.values.days_in_figures import days_in_figures

DAYS = (date(2025, 6, 12), date(2025, 6, 13))
BOTH, FIRST, SECOND = (12, 13), (12,), (13,)


def listed(texts, days=DAYS, *, asked=True):
    return {text: tuple(d.day for d in of) for text, of in days_in_figures(texts, days, asked=asked).listed.items()}


@pytest.mark.parametrize(
    "texts",
    [
        *(("12/6, 13/6", "13/6", "12/6"), ("12.06, 13.06", "13.06", "12.06"), ("12.6., 13.6.", "13.6.", "12.6.")),
        *(("6/12, 6/13", "6/13", "6/12"), ("6/12-13", "6/13", "6/12"), ("06-12, 06-13", "06-13", "06-12")),
        *(("12-13/6", "13/6", "12/6"), ("12/6 - 13/6", "13/6", "12/6"), ("12/13", "13", "12")),
        *(("12, 13", "13", "12"), ("12 & 13", "13", "12"), ("12 and 13", "13th", "12th"), ("12 и 13", "13-го", "12")),
        *(("6月12日、13日", "6月13日", "6月12日"), ("6月12-13日", "13日", "12号"), ("6월 12일, 13일", "13일", "12일")),
        *(("12, 13 June", "13 June", "12 June"), ("June 12, 13", "June 13", "June 12th"), ("12–13 June", "13.", "12.")),
        *(("12 y 13 de junio", "13 de junio", "12"), ("le 12 et le 13 juin", "le 13", "le 12 juin")),
        *(("12. und 13. Juni", "13. Juni", "12. Juni"), ("с 12 по 13 июня", "13 июня", "12 июня")),
        *(("from 12 to 13 June", "Fri 13/6", "12/6 (Thu)"), ("12/06/25; 13/06/25", "13/06/2025", "12/06/2025")),
        *(
            ("12, 13, 14", "13", "12"),
            ("11 June, 12 June, 13 June", "13/6/2025", "2025/6/12"),
            ("12和13日", "13", "12"),
        ),
    ],
)
def test_the_days_of_the_event_that_texts_list(texts):
    assert listed(texts) == dict(zip(texts, (BOTH, SECOND, FIRST), strict=True))


@pytest.mark.parametrize(
    "text",
    [
        *("12 or 13", "not 12", "from 13", "until 12", "до 12 июня", "12:00, 13:00", "12 am", "12h", "10.30", "12-14"),
        *("12/7", "14", "1, 2", "2", "12/6 (10-12)", "13-12", "12 June 2024", "12 June?", "Hall 12", "12-13-14 June"),
    ],
)
def test_texts_that_are_no_list_of_days_of_the_event(text):
    assert listed([text, "12/6"]) == {"12/6": FIRST}


def test_numbers_are_days_only_where_days_are_asked_for():
    assert listed(["12", "12, 13", "12-13", "06-12"], asked=False) == {}
    assert listed(["12/6", "12 June", "12, 13 June"], asked=False) == {
        "12/6": FIRST,
        "12 June": FIRST,
        "12, 13 June": BOTH,
    }


def test_the_other_texts_show_the_order_of_two_figures():
    days = (date(2025, 6, 6), date(2025, 6, 7))
    assert listed(["6/7", "6", "7"], days) == {"6": (6,), "7": (7,)}  # 7 June, or both days
    assert listed(["6/7", "6/6, 6/7"], days) == {"6/7": (7,), "6/6, 6/7": (6, 7)}
    assert listed(["7/6", "6/6"], days) == {"7/6": (7,), "6/6": (6,)}


def test_numbers_may_be_counts_or_places_of_days():
    assert listed(["1", "2", "1, 2"], (date(2025, 6, 1), date(2025, 6, 2))) == {"1": (1,), "2": (2,), "1, 2": (1, 2)}
    counts = days_in_figures(["1", "2"], (date(2025, 6, 1), date(2025, 6, 2)), asked=True)
    assert counts.listed == {}
    assert counts.places("1") == (date(2025, 6, 1),)
    assert counts.places("1, 3") == ()


def test_texts_have_days_spelled_out_beside_other_words():
    texts = ("12/6 morning", "13/6", "12", "13")
    found = days_in_figures(texts, DAYS, asked=True)
    assert [*map(found.spelled, texts)] == ["2025-06-12 morning", "2025-06-13", "2025-06-12", "2025-06-13"]
    assert found.spelled("not 12") == "not 2025-06-12"
    assert found.spelled("12 Junn") == "2025-06-12 junn"
    assert found.spelled("from 12 pm") == "from 12 pm"
    assert [*map(found.has_number, ("not 12", "12", "12:00", "not 14"))] == [True, False, False, False]


def test_days_far_from_the_event_are_strays():
    found = days_in_figures(["2025-12-06"], DAYS, asked=True)
    assert found.strays("2025-12-06") == (date(2025, 12, 6),)
    assert found.strays("2025-06-11") == ()
    assert found.between("12-14") == DAYS
