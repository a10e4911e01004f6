"""Late changes below a list announce a company that no list has, with its wishes and its hours."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.domain.event import Role
from tests.intake.books import read

LATE = [
    ("NEW: Silverhof Hotels (buyer), wants to see Jade Tea and Lotus Textile", "Silverhof Hotels"),
    ("NEU: Hotelkette Silberhof (Einkäufer), möchte Jade Tea und Lotus Textile sehen", "Hotelkette Silberhof"),
    ("新增采购商：银河酒店，希望见Jade Tea、Lotus Textile", "银河酒店"),
    ("Новый покупатель: ТОО «Шанырак», хочет встретиться с Jade Tea и Lotus Textile", "ТОО «Шанырак»"),
]


def book(late: str) -> dict[str, list]:
    return {
        "Buyers": [["Company", "Wishes"], ["Altyn Trade", "Jade Tea"], ["Orda Foods", "Lotus Textile"]],
        "Suppliers": [["Company"], ["Jade Tea"], ["Lotus Textile"]],
        "Sessions": [["Session", "Date", "Start", "End"], ["Day", "2026-09-10", "9:00", "17:00"]],
        "Changes": [["Changes after 1 September"], [late]],
    }


@pytest.mark.parametrize(("late", "name"), LATE)
def test_a_newcomer_is_asked_about_and_has_its_wishes(tmp_path: Path, late, name):
    asked = [(q.kind, q.subject, q.guess, str(q.cells[0])) for q in read(tmp_path, book(late)).questions]
    assert ("name", name, "new purchaser", "Changes!A2") in asked
    event = read(tmp_path, book(late), sure=0.0).event
    assert event is not None
    names = {c.id: c.name for c in event.companies}
    new = next(c for c in event.companies if c.name == name)
    assert new.terms(Role.PURCHASER) is not None
    assert {names[r.supplier] for r in event.requests if r.asker == new.id} == {"Jade Tea", "Lotus Textile"}


def test_a_listed_company_is_no_newcomer(tmp_path: Path):
    late = "New: Altyn Trade (buyer) wants to see Lotus Textile too"
    assert not [q for q in read(tmp_path, book(late)).questions if q.kind == "name"]
