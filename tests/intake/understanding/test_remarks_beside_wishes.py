"""Remarks in a row with one wish: they speak of the pair, in any language and whatever the title of their column."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from tests.intake.books import read

SELLERS = ["Jade Tea", "Lotus Glass", "River Machines", "Spring Parts"]


def _levels(tmp_path, rows, title="Comment on the meeting", wish="Wishes to meet"):
    first = [["Buyer", "City", wish, title], *rows]
    sheets = {"Buyers": first, "Sellers": [["Supplier", "Products"], *([name, "tea"] for name in SELLERS)]}
    intake = read(tmp_path, sheets, sure=0.0)
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    asked = [question.subject for question in read(tmp_path, sheets).questions]
    return {(names[r.asker], names[r.target]): r.level for r in intake.event.requests}, asked


def _over_several_rows(text, level="must"):
    return [
        ["Altyn Trade", "Almaty", "Jade Tea", level],
        [None, None, "Lotus Glass", None],
        [None, None, "River Machines", text],
        ["Ural Import", "Perm", "Jade Tea", None],
        [None, None, "Spring Parts", level],
        [None, None, "Lotus Glass", None],
    ]


@pytest.mark.parametrize("title", ["Comment on the meeting", "Σχόλιο για τη συνάντηση", "Notes", "Xyz"])
@pytest.mark.parametrize(
    "text",
    [
        "does not want - has a supplier already",
        "δεν θέλει – έχει ήδη προμηθευτή",
        "не хотят, уже есть поставщик",
        "不想见，已有供应商",
        "no quiere, ya tiene proveedor",
        "nu dorește – are deja furnizor",
    ],
)
def test_a_refusal_beside_a_wish_is_that_of_its_pair(tmp_path, title, text):
    levels, _ = _levels(tmp_path, _over_several_rows(text), title)
    assert levels["Altyn Trade", "River Machines"] is Level.NO
    assert levels["Altyn Trade", "Jade Tea"] is levels["Ural Import", "Spring Parts"] is Level.MUST
    assert [*levels.values()].count(Level.WANT) == 3
    assert len(levels) == 6


def test_a_word_for_a_must_beside_the_only_wish_of_a_row_is_not_asked_about(tmp_path):
    rows = [["Altyn Trade", "Almaty", "Jade Tea", "must"], ["Ural Import", "Perm", "Jade Tea", "has samples"]]
    levels, asked = _levels(tmp_path, rows)
    assert levels == {("Altyn Trade", "Jade Tea"): Level.MUST, ("Ural Import", "Jade Tea"): Level.WANT}
    assert asked == []


def test_a_level_beside_several_wishes_may_be_of_each(tmp_path):
    rows = [["Altyn Trade", "Almaty", "Jade Tea, Lotus Glass", "must"], ["Ural Import", "Perm", "Jade Tea", None]]
    _, asked = _levels(tmp_path, rows, "Remarks")
    assert "must" in asked
