"""The title of a column explains its signs for the sides: ``B = buyer / S = supplier``."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.intake.understanding.wording.legends import sides_of_signs
from tests.intake.books import read

B, S = frozenset({Role.PURCHASER}), frozenset({Role.SUPPLIER})


@pytest.mark.parametrize(
    ("title", "sides"),
    [
        ("B = buyer / S = supplier", {"b": B, "s": S}),
        ("Role (B = buyer, S = supplier)", {"b": B, "s": S}),
        ("П - покупатель, С - поставщик", {"п": B, "с": S}),
        ("A=采购商 B=供应商", {"a": B, "b": S}),
        ("B = buyer, V = VIP", {}),
        ("Buyer or supplier", {}),
    ],
)
def test_the_signs_of_a_title(title, sides):
    assert sides_of_signs(title) == sides


@pytest.mark.parametrize(
    ("title", "signs"),
    [
        ("B = buyer / S = supplier", "BS"),
        ("Тип (П = покупатель; С = поставщик)", "ПС"),
        ("A=采购商 B=供应商", "AB"),
    ],
)
def test_a_column_of_explained_signs_has_the_roles_and_nothing_is_asked(tmp_path: Path, title, signs):
    buyer, seller = signs
    found = read(
        tmp_path,
        {
            "Answers": [
                ["Company", title, "Wishes"],
                ["Altyn Trade", buyer, "Jade Tea"],
                ["Orda Foods", buyer, "Lotus Textile"],
                ["Jade Tea", seller, "Altyn Trade"],
                ["Lotus Textile", seller, ""],
            ],
            "Sessions": [["Session", "Date", "Start", "End"], ["Day", "2026-09-10", "9:00", "17:00"]],
        },
    )
    assert not found.questions
    assert found.event is not None
    assert [c.name for c in found.event.companies if c.terms(Role.SUPPLIER)] == ["Jade Tea", "Lotus Textile"]


def test_a_sign_that_the_title_does_not_explain_is_asked_about(tmp_path: Path):
    rows = [["Altyn Trade", "B", "Jade Tea"], ["Orda Foods", "X", "Jade Tea"], ["Jade Tea", "S", "Altyn Trade"]]
    found = read(tmp_path, {"Answers": [["Company", "Role (B = buyer, S = supplier)", "Wishes"], *rows]})
    assert [(q.subject, *map(str, q.cells)) for q in found.questions if q.kind == "word"] == [("X", "Answers!B3")]
