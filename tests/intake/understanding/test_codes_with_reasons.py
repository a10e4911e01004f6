"""Codes or numbers of companies with a reason beside them in a column of refusals are refusals, never unread."""

from __future__ import annotations

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import S, event_sheets, said

MAKERS = [*S, "Dnepr Glass", "Ebro Tiles"]
BUYERS = ["Altyn Trade LLP", "Ural Import LLC", "Bishkek Motors", "Orda Foods"]


def coded(title, cells, asked="Whom would you like to meet?", code="S{}"):
    """Buyers who ask for sellers by code, some of them with refusals, and the sellers with their codes."""
    wishes = ("{0}; {1}", "{1}; {2}", "{0}; {3}", "{2}; {3}")
    codes = [code.format(n) for n in range(1, len(MAKERS) + 1)]
    rows = [[b, w.format(*codes), c] for b, w, c in zip(BUYERS, wishes, cells, strict=True)]
    sellers = [["Code", "Company", "City"], *([c, s, "Minsk"] for c, s in zip(codes, MAKERS, strict=True))]
    return {"Buyers": [["Company", asked, title], *rows], "Suppliers": sellers, **event_sheets()}


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Не ставить с", ["—", "5 (судимся)", "нет", "S6"]),
        ("Не ставить с", ["S5 - судимся", None, "нет", "S6"]),
        ("Не ставить с", ["S5: судимся, не просить", None, None, "S6 (нет доверия)"]),
        ("Не ставить с", ["5 (судимся)", None, None, "6"]),
        ("Do not match with", ["5 (lawsuit)", "none", None, "S6 – never again"]),
        ("不想见的供应商", ["S5（有纠纷）", "无", None, "6（竞争对手）"]),
        ("Nicht einplanen mit", ["5 (Rechtsstreit)", "keine", "-", "S6 wegen Reklamation"]),
        ("No reunir con", ["5 (en pleito)", "ninguna", None, "S6"]),
        ("Görüşmek istemediğiniz firmalar", ["5 (davalıyız)", "yok", None, "S6 - sorun yaşadık"]),
    ],
)
def test_a_code_with_a_reason_in_a_column_of_refusals_refuses(tmp_path, title, cells):
    intake = read(tmp_path, coded(title, cells), sure=0.0)  # with the guess about each that it would ask
    assert intake.event is not None
    refused = {(a, t) for a, t, level, _ in said(intake.event) if level == "no"}
    asker = BUYERS[next(n for n, cell in enumerate(cells) if cell and "5" in cell)]
    assert refused == {(asker, "Dnepr Glass"), ("Orda Foods", "Ebro Tiles")}


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Не ставить с", ["судимся с ними", None, "см. письмо", "S6"]),
        ("Не ставить с", ["сорок второй", None, None, None]),
        ("Do not match with", ["the glass people", None, None, "see my mail"]),
        ("Do not match with", ["S5, lawsuit", "none", None, "S6"]),
        ("不想见的供应商", ["那家做玻璃的", None, None, None]),
    ],
)
def test_what_is_not_understood_in_a_column_of_refusals_is_asked(tmp_path, title, cells):
    intake = read(tmp_path, coded(title, cells))
    asked = {cell.column for q in intake.questions for cell in q.cells}
    assert "C" in asked, [(q.kind, q.subject, q.guess) for q in intake.questions]
