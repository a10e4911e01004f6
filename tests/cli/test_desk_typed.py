"""What the text typed at the desk means."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sco_scheduler.cli.desk_typed import (
    amount_meant,
    amount_text,
    end_of_day,
    languages_meant,
    moment_meant,
    outcome_meant,
    period_meant,
    rating_meant,
    role_meant,
    table_meant,
    zone_meant,
)
from sco_scheduler.domain.event import Role
from sco_scheduler.output.texts.words import speech
from sco_scheduler.workflows.errors import Refused
from tests.events import at
from tests.workflows.desk.day import opened, small_event, write

CHOICES = ("order", "follow-up", "no deal", "nothing")
SHOWN = ("订单", "跟进", "未成交", "无")


@pytest.fixture
def day(tmp_path):
    return opened(write(tmp_path)).day()


@pytest.mark.parametrize("text", ["10:40", "10.40", "1040", "10 40", "10;40", "10ж40", "10：40", "10时40", "10点40分"])
def test_a_time_may_be_typed_in_a_hurry_or_in_another_alphabet(day, text):
    assert moment_meant(day, text) == at("10:40")


def test_an_hour_alone_is_a_time_and_a_blank_is_none(day):
    assert (moment_meant(day, "9"), moment_meant(day, "")) == (at("09:00"), None)


@pytest.mark.parametrize("text", ["soon", "25:00", "10:4", "99"])
def test_what_is_no_time_is_refused(day, text):
    with pytest.raises(Refused) as refused:
        moment_meant(day, text)
    assert text in str(refused.value.reason)


def test_a_time_is_one_of_the_day_that_it_is_at_the_desk(tmp_path):
    (first,) = small_event().sessions
    second_day = replace(first, start=first.start + timedelta(1), end=first.end + timedelta(1))
    two_days = replace(small_event(), sessions=(first, second_day))
    path = write(tmp_path, two_days)
    second = opened(path, at("09:30") + timedelta(1)).day()
    assert moment_meant(second, "10:40") == at("10:40") + timedelta(1)


def test_until_the_end_is_the_end_of_the_last_slot_of_the_day(day):
    (first,) = day.event.sessions
    second = replace(first, start=first.start + timedelta(1), end=first.end + timedelta(1))
    two = replace(day, event=replace(day.event, sessions=(first, second)))
    assert end_of_day(two) == day.event.slots[-1].end
    for days in (1, 2):
        assert end_of_day(replace(two, now=day.now + timedelta(days))) == two.event.slots[-1].end


@pytest.fixture
def two(day):
    """Two days, on the first of them."""
    (first,) = day.event.sessions
    second = replace(first, start=first.start + timedelta(1), end=first.end + timedelta(1))
    return replace(day, event=replace(day.event, sessions=(first, second)))


def test_a_period_without_an_end_is_of_the_day_on_which_it_begins(two):
    end, later = two.event.slots[5].end, two.event.slots[-1].end
    assert period_meant(two, None, lambda _: None) == (two.now, end)
    assert period_meant(two, at("09:50", 2), lambda _: None) == (at("09:50", 2), later)
    assert period_meant(two, at("09:50", 2), lambda on: moment_meant(two, "10:15", on))[1] == at("10:15", 2)


def test_a_period_after_the_last_slot_of_a_day_is_refused_with_both_times(two):
    with pytest.raises(Refused) as refused:
        period_meant(two, at("18:00", 2), lambda _: None)
    assert str(refused.value.reason) == (
        "No slot is left from 13 June 18:00 on: the last one of that day ends at 13 June 11:25."
    )


@pytest.mark.parametrize("text", ["A/2", "a2", " A / 2 ", "А/2", "а2", "Ａ／２", "a-2", "A、2", "a 2"])
def test_a_table_may_be_typed_in_a_hurry_or_in_another_alphabet(day, text):
    assert table_meant(day, text) == table_meant(day, text, "A") == ("A", "2")


def test_the_number_alone_is_enough_where_the_zone_is_known(day):
    assert (table_meant(day, "2", "B"), table_meant(day, "", "B")) == (("B", "2"), None)
    with pytest.raises(Refused):
        table_meant(day, "2")


def test_a_table_of_another_zone_is_not_taken_for_one_of_this_zone(day):
    with pytest.raises(Refused) as refused:
        table_meant(day, "A/2", "B")
    assert "zone B" in str(refused.value.reason)


@pytest.mark.parametrize("text", ["A/99", "D/1", "A/"])
def test_a_table_that_is_not_there_is_refused(day, text):
    for zone in ("A", None):
        with pytest.raises(Refused):
            table_meant(day, text, zone)


def test_a_zone_may_be_typed_small_or_in_another_alphabet(day):
    assert [zone_meant(day.event, text) for text in ("b", "В", "x")] == ["B", "B", "x"]


def test_languages_are_known_ones():
    assert (languages_meant("Узбекский, en"), languages_meant("")) == ({"uz", "en"}, frozenset())
    with pytest.raises(Refused) as refused:
        languages_meant("tsolyani, klingon, sindarin, quenya, dothraki, uz")
    assert "dothraki, klingon, quenya, sindarin, tsolyani" in str(refused.value.reason)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("order", "order"), ("Fol", "follow-up"), ("订单", "order"), ("跟", "follow-up"), ("ND", "no deal"), ("", "")],
)
def test_an_outcome_may_be_written_in_either_language_or_begun(text, meant):
    assert outcome_meant(text, CHOICES, [[told] for told in SHOWN]) == meant


def test_what_begins_two_outcomes_or_none_is_refused():
    for text in ("no", "n", "deal"):
        with pytest.raises(Refused):
            outcome_meant(text, CHOICES, [[told] for told in SHOWN])


def test_amounts_and_ratings():
    assert (amount_meant("12,000"), amount_meant("")) == (12000.0, None)
    assert (rating_meant("5"), rating_meant("")) == (5, None)
    for wrong in (lambda: amount_meant("12k"), lambda: rating_meant("6")):
        with pytest.raises(Refused):
            wrong()


@pytest.mark.parametrize("text", ["s", "Supplier", "供应商", "поставщик", "П", "seller", "vendor", "продавец"])
def test_a_supplier_in_any_language(text):
    assert role_meant(text) is Role.SUPPLIER


@pytest.mark.parametrize("text", ["p", "Purchaser", "采购商", "закупщик", "покупатель", "buyer", "买方", ""])
def test_a_purchaser_in_any_language_or_if_nothing_is_typed(text):
    assert role_meant(text) is Role.PURCHASER


def test_what_is_no_role_is_refused():
    with pytest.raises(Refused):
        role_meant("klient")


@pytest.mark.parametrize(
    ("lang", "amount", "text"),
    [
        ("en", 12_345_678.5, "12,345,678.5"),
        ("ru", 12_345_678.5, "12\u00a0345\u00a0678,5"),
        ("ru", 0.125, "0.1250"),
        ("ru", 3.25, "3,25"),
        ("zh", 1_200_000.0, "1,200,000"),
        ("en", None, ""),
    ],
)
def test_an_amount_is_shown_as_it_is_written_and_means_the_same_when_it_is_read(lang, amount, text):
    assert amount_text(amount, speech(lang)) == text
    assert amount_meant(text) == amount
