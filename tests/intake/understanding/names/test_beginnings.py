"""A beginning of a name with *and* in it is no list; two names with *and* between them are one."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.names.beginnings import Beginnings

NAMES = Beginnings(
    ["Zoet & Zout Import BV", "Jade and River Trading", "重庆和平电机有限公司", "Jade", "Neva", "Volga Oil"]
)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Zoet & Zout", True),
        ("ZOET and Zout", True),  # another word for it
        ("Zoet + Zout BV", True),  # with its legal form
        ("Zoet & Zout Import BV", True),
        ("Jade & River", True),  # though one part is a name
        ("重庆和平", True),
        ("Zoet & Zou", False),  # within a word
        ("Zout & Zoet", False),
        ("Jade & Neva", False),  # two whole names
        ("Zoet &", False),
        ("Volga", False),  # without any *and*
        ("", False),
    ],
)
def test_only_a_beginning_that_ends_with_a_word_is_one(text, begins):
    assert NAMES.begins(text) is begins


def test_without_names_nothing_begins():
    assert not Beginnings([]).begins("Zoet & Zout")
