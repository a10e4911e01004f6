"""Matrices in whose cells ranks, musts and refusals of buyers stand beside the requests of suppliers."""

from __future__ import annotations

import pytest

from tests.intake.books import Sheets, read
from tests.intake.understanding.answers import Said, said, understood

B = ["Altyn Trade", "Orda Foods", "Silk Way", "Nomad Import"]
S = ["Bayu Batteries", "Chongqing Pumps", "Jade Tea", "River Machines", "Spring Parts"]
GRID = [
    ["1", "2", "3", "M", "S"],
    ["S", "1 S", "X", "2", "3"],
    ["2 S", "M S", "S", "1", ""],
    ["3", "S", "1", "X", "2 S"],
]
"""Ranks, M for a must and X for a refusal of a buyer, S for a request of a supplier."""

LEGENDS = {
    "en": [
        "1, 2, 3 = request of the buyer, in order of preference (1 = most important)",
        "M = must be held (the buyer insists, to be placed first)",
        "X = the buyer asked NOT to schedule it",
        "S = request of the supplier for a meeting with the buyer",
        "“1 S” = both want it",
    ],
    "en cells": ["1-3\tbuyer's rank", "M\tmust meet", "X\tno meeting", "S\tsupplier asks", "1 S\tboth want it"],
    "passive": ["M = must meet", "X = do not meet", "S = requested by the supplier"],
    "ru": [
        "1, 2, 3 — запрос закупщика, в порядке приоритета (1 — важнее всего)",
        "M — обязательная встреча (просьба закупщика, ставим в первую очередь)",
        "X — закупщик просил НЕ назначать",
        "S — запрос поставщика на встречу с закупщиком",
        "«1 S» — хотят оба",
    ],
    "ru short": ["M — обязательно", "X — отказ", "S — просит поставщик"],
    "zh": [
        "1、2、3:采购商意向,数字为优先顺序",
        "M:必须安排(采购商要求)",
        "X:采购商不希望见",
        "S:供应商申请与采购商见面",
        "“1 S”表示双方都有意向",
    ],
    "zh short": ["M=必见", "X=不见", "S=供应商申请"],
    "de": [
        "1, 2, 3 = Wunsch des Einkäufers nach Priorität",
        "M = Pflichttermin (vom Einkäufer verlangt)",
        "X = Einkäufer will nicht",
        "S = Wunsch des Lieferanten, den Einkäufer zu treffen",
    ],
    "tr": ["M = mutlaka görüşülecek", "X = görüşmek istemiyor", "S = tedarikçi talebi"],
    "fr": ["M = rendez-vous obligatoire", "X = refus de l'acheteur", "S = demande du fournisseur"],
    "es": ["M = imprescindible", "X = el comprador no quiere reunirse", "S = solicitado por el proveedor"],
}
JOINTS = {"apart": " ", "slash": "/", "plus": "+", "joined": "", "lines": "\n", "comma": ", "}


def meant() -> set[Said]:
    """Who asks for whom in the grid, at which level and rank."""
    levels = {"M": ("must", None), "X": ("no", None)} | {str(n): ("want", n) for n in (1, 2, 3)}
    cells = [(b, s, sign) for b, line in zip(B, GRID, strict=True) for s, sign in zip(S, line, strict=True)]
    asked = {(b, s, *levels[part]) for b, s, sign in cells for part in sign.split() if part in levels}
    return asked | {(s, b, "want", None) for b, s, sign in cells if "S" in sign.split()}


def sheets(legend: list[str], joint: str = " ", *, turned: bool = False) -> Sheets:
    """The grid with its legend below, with purchasers down or across, beside the lists of both sides."""
    cells = [[joint.join(sign.split()) for sign in line] for line in GRID]
    rows: list[list[object]] = [[int(c) if c.isdecimal() else c or None for c in line] for line in cells]
    heads, names, rows = (B, S, [*map(list, zip(*rows, strict=True))]) if turned else (S, B, rows)
    grid = [["Buyers / suppliers", *heads], *([name, *line] for name, line in zip(names, rows, strict=True))]
    lists = {"Buyers": [["Company"], *([n] for n in B)], "Suppliers": [["Company"], *([n] for n in S)]}
    return {**lists, "Matrix": [*grid, [], *(line.split("\t") for line in legend)]}


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("language", LEGENDS)
def test_a_legend_tells_ranks_and_musts_of_one_side_from_requests_of_the_other(tmp_path, language, turned):
    event = understood(read(tmp_path, sheets(LEGENDS[language], turned=turned), sure=0.6))
    assert said(event) ^ meant() == set()


@pytest.mark.parametrize("language", ["en", "passive", "ru", "zh"])
@pytest.mark.parametrize("joint", JOINTS)
def test_two_signs_in_one_cell_are_of_the_two_sides_however_they_are_joined(tmp_path, joint, language):
    event = understood(read(tmp_path, sheets(LEGENDS[language], JOINTS[joint]), sure=0.6))
    assert said(event) ^ meant() == set()


def test_two_signs_in_one_cell_need_no_answer_beside_that_on_the_sign_of_a_side(tmp_path):
    (tmp_path / "map.toml").write_text('[words.level]\n"supplier asks" = ["S"]\nmust = ["M"]\nno = ["X"]\n', "utf-8")
    event = understood(read(tmp_path, sheets([]), sure=0.6, form=tmp_path / "map.toml"))
    assert said(event) ^ meant() == set()


@pytest.mark.one_of(3)
@pytest.mark.parametrize("language", ["en", "passive", "ru", "ru short", "zh", "zh short", "de", "tr"])
@pytest.mark.parametrize("place", ["one text above", "lines above", "rows above", "directly below", "another sheet"])
def test_a_legend_tells_it_wherever_it_stands(tmp_path, place, language):
    legend, book = LEGENDS[language], sheets([])
    rows = [[line] for line in legend]
    grid = book["Matrix"][: len(B) + 1]
    above = {"one text above": [["; ".join(legend)]], "lines above": [["\n".join(legend)]], "rows above": [*rows, []]}
    book["Matrix"] = [*above.get(place, []), *grid, *(rows if place == "directly below" else [])]
    book |= {"Legend": [["Legend"], *rows]} if place == "another sheet" else {}
    event = understood(read(tmp_path, book, sure=0.6))
    assert said(event) ^ meant() == set()
