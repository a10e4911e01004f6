"""Currencies by code and by name."""

import json

import pytest

from sco_scheduler.intake.values.entries import currency_code
from sco_scheduler.resources import data_file


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("usd", "USD"),
        ("美元", "USD"),
        ("руб.", "RUB"),
        ("рублей", "RUB"),
        ("人民币", "CNY"),
        ("¥", "CNY"),
        (" тенге ", "KZT"),
        ("долл. США", "USD"),
        ("chf", "CHF"),
        ("by barter", "by barter"),
        ("", ""),
    ],
)
def test_a_currency_is_known_by_code_and_name(text, code):
    assert currency_code(text) == code


def test_no_name_means_two_currencies():
    known = json.loads(data_file("currencies.json").read_text(encoding="utf-8"))
    names = [text.casefold().rstrip(". ") for texts in known.values() for text in texts]
    assert len(set(names)) == len(names)
