"""What beside the hours of a statement says how they are meant."""

from datetime import date

import pytest

from sco_scheduler.intake.values.asides import (
    _day_before,
    as_arrival,
    denies_beside_other_day,
    without_conveyance,
    without_day_of_call,
    without_other_days,
    without_yes,
)
from sco_scheduler.intake.values.readings import read_when


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("from 11:00, not earlier", "arriving from 11:00"),
        ("from 11:00, earlier if possible", "from 11:00, earlier if possible"),
        ("11:00-12:00, not earlier", "11:00-12:00, not earlier"),
        ("from 11:00", "from 11:00"),
    ],
)
def test_who_cannot_come_earlier_arrives_then(text, meant):
    assert as_arrival(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("tel. 11.05: there only on 20 may", "there only on 20 may"),
        ("звонок от 11.05 - не приедут", "не приедут"),
        ("11.05: there only on 20 may", "11.05: there only on 20 may"),
        ("tel. 11:05 leaving", "tel. 11:05 leaving"),
    ],
)
def test_the_day_of_a_call_is_no_day_of_what_it_says(text, meant):
    assert without_day_of_call(text) == meant


DAYS = (date(2026, 6, 12), date(2026, 6, 13))


@pytest.mark.parametrize(("day", "apart"), [("8", True), ("9", False), ("12", False), ("16", False), ("17", True)])
def test_a_date_more_than_three_days_from_the_event_is_that_of_a_letter(day, apart):
    assert without_other_days(f"cancelled on {day}.6.", DAYS) == ("cancelled on" if apart else f"cancelled on {day}.6.")
    assert without_other_days(f"cancelled on {day} June", DAYS) == (
        "cancelled on" if apart else f"cancelled on {day} june"
    )
    assert denies_beside_other_day(f"wrote on {day}/06, not coming", DAYS) is apart


def test_without_days_of_the_event_no_date_is_that_of_a_letter():
    assert without_other_days("cancelled on 1.9.", ()) == "cancelled on 1.9."
    assert not denies_beside_other_day("wrote on 20/08, not coming", ())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("refused by phone 18.05, trip not agreed", "refused by phone, trip not agreed"),
        ("отказ по телефону 18.05, командировку не согласовали", "отказ по телефону, командировку не согласовали"),
        ("оплачено 18.05, приедут 12 июня в 12.10", "оплачено, приедут 12 июня в 12.10"),
        ("Telefonisch abgesagt 18.05", "Telefonisch abgesagt"),
        ("telefonda 10.05 rad etdi", "telefonda rad etdi"),
        ("қоңырау 10.05", "қоңырау"),
        ("18.05电话取消", "电话取消"),
        ("paiement reçu 12.05", "paiement reçu"),
        ("leaves 18.05, paid", "leaves 18.05, paid"),
        ("оплатим до 18.05", "оплатим до 18.05"),
        ("call at 10.05", "call at 10.05"),
        ("звонок 10.05-10.30", "звонок 10.05-10.30"),
        ("paid 14.06", "paid 14.06"),
        ("звонок 18.09", "звонок 18.09"),
        ("стол у входа 18.05", "стол у входа 18.05"),
    ],
)
def test_a_bare_date_before_the_event_beside_words_of_telling_or_paying_is_no_time(text, meant):
    assert without_day_of_call(text, DAYS) == meant


@pytest.mark.parametrize(
    ("number", "month", "day"),
    [
        (11, 6, date(2026, 6, 11)),
        (12, 6, None),  # a year before is too long ago
        (18, 5, date(2026, 5, 18)),
        (24, 11, date(2025, 11, 24)),
        (23, 11, None),
        (31, 4, None),
        (31, 11, None),
        (29, 2, None),
    ],
)
def test_a_day_before_the_event_is_at_most_some_months_before_it(number, month, day):
    assert _day_before(number, month, date(2026, 6, 12)) == day


def test_a_day_of_a_leap_year_is_before_an_event_of_the_next():
    assert _day_before(29, 2, date(2025, 1, 20)) is None
    assert _day_before(29, 2, date(2024, 3, 20)) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        *(("yes, from 11:00", "from 11:00"), ("да, от 11:00", "от 11:00"), ("ja - ab 11 uhr", "ab 11 uhr")),
        *(("yes", "yes"), ("yesterday 11:00", "yesterday 11:00"), ("from 11:00", "from 11:00")),
        ("y 11:00", "y 11:00"),  # *and* in Spanish
    ],
)
def test_a_yes_before_hours_says_nothing_of_them(text: str, rest: str):
    assert without_yes(text) == rest


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("coming by the morning flight, will only be there from 11am.", "-11:00"),
        ("arriving on the first train; at our table from 10:30", "-10:30"),
        ("прилетают утренним рейсом, будут с 11:00", "-11:00"),
        ("坐早班飞机来，11点以后才到", "-11:00"),
    ],
)
def test_the_morning_of_a_journey_is_not_when_somebody_is_there(text, away):
    found = read_when(text)
    assert found is not None
    assert found.away == away


@pytest.mark.parametrize("text", ["coming by the morning train", "arriving on the afternoon flight, there from 15:00"])
def test_another_journey_stays_said(text):
    assert without_conveyance(text) == text
