"""Exports of platforms for matchmaking: a request in each row, with the people and the types of both companies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sco_scheduler.intake.understanding.requests_of_people import _twins
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, event_sheets, said, understood

REQUESTS = [
    (B[0], S[0]),
    (S[1], B[0]),
    (B[0], S[2]),
    (B[1], S[0]),
    (S[0], B[1]),
    (B[1], S[3]),
    (B[2], S[1]),
    (S[3], B[2]),
]
"""Who asks whom."""


def rows(titles: list[str], buyer: str, supplier: str, extra: list[str]) -> list[list[Any]]:
    people = {name: (f"Ann{n}", f"Ivanova{n}") for n, name in enumerate([*B, *S])}
    types = dict.fromkeys(B, buyer) | dict.fromkeys(S, supplier)
    found: list[list[Any]] = [["ID", *(title for side in (0, 1) for title in titles[side * 4 : side * 4 + 4]), *extra]]
    for n, (asker, target) in enumerate(REQUESTS):
        sides = [value for name in (asker, target) for value in (*people[name], name, types[name])]
        found.append([4100 + 3 * n, *sides, f"0{n + 1}.05.2025 10:2{n}"])
    return found


@pytest.mark.parametrize(
    ("titles", "buyer", "supplier", "sent"),
    [
        (
            [
                f"{who} {what}"
                for who in ("Sender", "Receiver")
                for what in ("first name", "last name", "company", "role")
            ],
            *("Buyer", "Supplier", "Sent at"),
        ),
        (
            [f"{t} {who}" for who in ("инициатора", "получателя") for t in ("Имя", "Фамилия", "Компания", "Роль")],
            *("Закупщик", "Поставщик", "Отправлено"),
        ),
        (
            [f"{who}{what}" for who in ("发起方", "接收方") for what in ("名字", "姓氏", "公司", "身份")],
            *("采购商", "供应商", "发送时间"),
        ),
        (
            [
                *("Vorname des Anfragenden", "Nachname des Anfragenden", "Firma des Anfragenden", "Rolle Anfragender"),
                *("Vorname des Angefragten", "Nachname des Angefragten", "Firma des Angefragten", "Rolle Angefragter"),
            ],
            *("Einkäufer", "Anbieter", "Gesendet am"),
        ),
    ],
)
def test_requests_with_people_and_types_of_both_sides_are_pairs(tmp_path: Path, titles, buyer, supplier, sent):
    event = understood(read(tmp_path, {"Export": rows(titles, buyer, supplier, [sent]), **event_sheets()}, sure=0.6))
    assert {(asker, target) for asker, target, _, _ in said(event)} == set(REQUESTS)
    assert {c.name for c in event.companies if c.purchaser} == set(B)
    assert {c.name for c in event.companies if c.supplier} == set(S)
    assert all(len(c.delegates) == 1 for c in event.companies)


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        (("Sender company", "Receiver company"), [("Sender", "Receiver")]),
        (("Company sending", "Company receiving"), [("sending", "receiving")]),
        (("Buyer company", "Supplier company"), []),
        (("Company A", "Company main"), []),
        (("Company 1", "Company 2"), []),
        (("Company", "Company main"), []),
        (("City", "Country"), []),
    ],
)
def test_two_columns_are_those_of_two_sides_if_other_words_than_numbers_part_their_titles(titles, words):
    numbered = dict(enumerate(titles, 1))
    assert [twins.words for twins in _twins(numbered)] == words
    assert list(_twins(dict(reversed(numbered.items())))) == list(_twins(numbered))
