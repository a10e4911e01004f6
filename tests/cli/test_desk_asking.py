"""What the text typed at the desk means."""

import pytest

from sco_scheduler.cli.desk_asking import (
    amount_meant,
    end_of_day,
    moment_meant,
    outcome_meant,
    rating_meant,
    role_meant,
    table_label,
)
from sco_scheduler.domain.event import Role
from sco_scheduler.workflows.desk.day import Refused
from tests.events import at
from tests.workflows.desk.day import opened, write

CHOICES = ("order", "follow-up", "no deal", "nothing")
SHOWN = ("订单", "跟进", "未成交", "无")


@pytest.fixture
def day(tmp_path):
    return opened(write(tmp_path)).day()


def test_a_time_is_one_of_the_event(day):
    assert moment_meant(day, "10:40") == at("10:40")
    assert moment_meant(day, "") is None
    with pytest.raises(Refused) as refused:
        moment_meant(day, "11;00")
    assert "11;00" in str(refused.value.reason)


def test_until_the_end_is_the_end_of_the_last_slot_of_the_day(day):
    assert end_of_day(day) == day.event.slots[-1].end


@pytest.mark.parametrize(("text", "label"), [("5", "5"), ("A/5", "5"), (" A / 5 ", "5"), ("", None), ("A/", None)])
def test_a_table_may_be_written_with_its_zone(text, label):
    assert table_label(text) == label


@pytest.mark.parametrize(
    ("text", "meant"), [("order", "order"), ("Fol", "follow-up"), ("订单", "order"), ("跟", "follow-up"), ("", "")]
)
def test_an_outcome_may_be_written_in_either_language_or_begun(text, meant):
    assert outcome_meant(text, CHOICES, SHOWN) == meant


def test_what_begins_two_outcomes_or_none_is_refused():
    for text in ("no", "deal"):
        with pytest.raises(Refused):
            outcome_meant(text, CHOICES, SHOWN)


def test_amounts_and_ratings():
    assert (amount_meant("12,000"), amount_meant("")) == (12000.0, None)
    assert (rating_meant("5"), rating_meant("")) == (5, None)
    for wrong in (lambda: amount_meant("12k"), lambda: rating_meant("6")):
        with pytest.raises(Refused):
            wrong()


@pytest.mark.parametrize("text", ["s", "Supplier", "供应商", "поставщик"])
def test_a_supplier_in_any_language(text):
    assert role_meant(text) is Role.SUPPLIER
    assert role_meant("p") is role_meant("") is Role.PURCHASER
