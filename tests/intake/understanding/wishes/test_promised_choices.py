"""Notes promise the first choice to everybody, so that it is a must; requirements of forms and conditions do not."""

from __future__ import annotations

from typing import Any

import pytest

from sco_scheduler.intake.understanding.wording.orders import guaranteed_choice
from tests.intake.books import read
from tests.intake.understanding.answers import understood

BUYERS = ["Corrib Cardio", "Burren Diagnostics", "Claddagh Vascular"]
SELLERS = ["Tuam Moulding", "Oranmore Tools", "Headford Polymers", "Gort Finishing"]


@pytest.mark.parametrize(
    ("note", "place"),
    [
        ("1st choice is guaranteed (must be scheduled), the others as far as possible", 1),
        ("1st choice = guaranteed. We promised every supplier their first choice.", 1),
        ("Priority 1 must be scheduled", 1),
        ("1. Wahl garantiert, der Rest nach Möglichkeit", 1),
        ("Первый выбор гарантирован, остальные по возможности", 1),
        ("1-й приоритет — обязательно", 1),
        ("第一志愿必须安排，其余尽量", 1),
        ("Le premier choix est garanti", 1),
        ("La primera opción está garantizada", 1),
        ("1. tercih garantidir", 1),
        ("1st choice is not guaranteed", None),
        ("1st choice cannot be guaranteed", None),
        ("If paid by 1 October, 1st choice is guaranteed", None),
        ("1st choice must be filled in", None),
        ("第一志愿必填", None),
        ("Первый выбор не гарантирован", None),
        ("1. Wahl kann nicht garantiert werden", None),
        ("1st choice, 2nd choice: in order of preference", None),
    ],
)
def test_a_note_promises_a_choice_without_condition(note, place):
    assert guaranteed_choice(note) == place


@pytest.mark.parametrize(
    ("titles", "note", "must"),
    [
        (("1st choice", "2nd choice"), "1st choice is guaranteed, the others as far as possible", True),
        (("Choice 1", "Choice 2"), "First choice = must", True),
        (("1. Wahl", "2. Wahl"), "Die 1. Wahl wird garantiert.", True),
        (("Первый выбор", "Второй выбор"), "Первый выбор гарантирован, остальные по возможности", True),
        (("第一志愿", "第二志愿"), "第一志愿必须安排，其余尽量", True),
        (("1st choice", "2nd choice"), "1st choice cannot be guaranteed", False),
    ],
)
def test_promised_choices_are_musts(tmp_path, titles, note, must):
    rows: list[list[Any]] = [["Company", *titles]]
    rows += [[name, BUYERS[n % 3], BUYERS[(n + 1) % 3]] for n, name in enumerate(SELLERS)]
    sheets = {
        "Suppliers": [["Suppliers of the day"], *rows, [], [None, note]],
        "Buyers": [["Company"], *([b] for b in BUYERS)],
    }
    event = understood(read(tmp_path, sheets))
    of = {company.id: company.name for company in event.companies}
    musts = {(of[r.supplier], of[r.purchaser]) for r in event.requests if r.level.value == "must"}
    assert musts == ({(name, BUYERS[n % 3]) for n, name in enumerate(SELLERS)} if must else set())
