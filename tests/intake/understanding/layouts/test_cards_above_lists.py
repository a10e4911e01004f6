"""Cards with numbered choices below the names of their companies, above a list of the other side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from sco_scheduler.domain.event import Level
from sco_scheduler.intake import Intake, read_registrations
from sco_scheduler.intake.understanding.names.matching import SURE
from tests.workbooks import save

WORDS: dict[str, tuple[str, ...]] = {
    "fr": ("Contact", "Souhait", "Pas de rendez-vous avec", "Remarque", "Société", "ACHETEURS", "FOURNISSEURS"),
    "en": ("Contact", "Choice", "No meeting with", "Remarks", "Company", "BUYERS", "SUPPLIERS"),
    "ru": ("Контакт", "Пожелание", "Не встречаться с", "Примечание", "Компания", "ПОКУПАТЕЛИ", "ПОСТАВЩИКИ"),
}
SELLERS = ("Serres du Val", "Irrigo", "Novasem", "Tracto-Ouest")
CARDS = {
    "Coop du Layon": (("Irrigo", "Novasem", "Serres du Val"), "Tracto-Ouest"),
    "Vergers Brissac": (("Serres du Val", "Irrigo"), ""),
    "Haras Fourrages": (("Tracto-Ouest", "Novasem"), ""),
}


def sheet(words: tuple[str, ...]) -> list[list[Any]]:
    contact, choice, no, remark, company, buyers, sellers = words
    rows: list[list[Any]] = [["Day of meetings, 20 November 2026, 9:00-17:00"], [], [buyers], []]
    for name, (wishes, refused) in CARDS.items():
        rows += [[name], [contact, f"Ann {name}"]]
        rows += [[f"{choice} {number}", wish] for number, wish in enumerate(wishes, 1)]
        rows += [[no, refused]] if refused else []
        rows += [[]]
    rows += [[], [sellers], [company, "City", remark]]
    return [*rows, *([seller, "Angers", "max. 4" if seller == "Irrigo" else None] for seller in SELLERS)]


def read(directory: Path, words: tuple[str, ...], *, struck: bool = False, sure: float = SURE) -> Intake:
    path = directory / "cards.xlsx"
    save(path, {"Wishes": sheet(words)})
    if struck:
        book = openpyxl.load_workbook(path)
        lined = False
        for row in book["Wishes"].iter_rows():
            lined = row[0].value == "Haras Fourrages" or (lined and row[0].value is not None)
            for cell in row if lined else ():
                cell.font = Font(strike=True)
        book.save(path)
    return read_registrations([path], sure=sure)


@pytest.mark.parametrize("language", WORDS)
def test_each_card_is_a_buyer_with_its_choices_and_the_list_has_the_suppliers(tmp_path: Path, language):
    found = read(tmp_path, WORDS[language])
    assert not found.questions
    assert found.event is not None
    names = {c.id: c.name for c in found.event.companies}
    assert {c.name for c in found.event.companies if c.purchaser} == {*CARDS}
    assert {c.name: c.supplier.maximum for c in found.event.companies if c.supplier} == {
        **dict.fromkeys(SELLERS),
        "Irrigo": 4,
    }
    wished = {(names[r.purchaser], names[r.supplier]): r.rank for r in found.event.requests if r.level is Level.WANT}
    assert wished == {(name, wish): n for name, (of, _) in CARDS.items() for n, wish in enumerate(of, 1)}
    refused = {(names[r.purchaser], names[r.supplier]) for r in found.event.requests if r.level is Level.NO}
    assert refused == {("Coop du Layon", "Tracto-Ouest")}


def test_a_card_that_is_struck_through_is_a_card_of_its_own_and_asked_about(tmp_path: Path):
    found = read(tmp_path, WORDS["fr"], struck=True)
    assert any("Haras Fourrages" in q.subject for q in found.questions)
    event = read(tmp_path, WORDS["fr"], struck=True, sure=0.0).event
    assert event is not None
    assert {c.name: c.cancelled for c in event.companies if c.purchaser} == {
        "Coop du Layon": False,
        "Vergers Brissac": False,
        "Haras Fourrages": True,
    }
