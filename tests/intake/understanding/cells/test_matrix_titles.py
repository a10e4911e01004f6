"""Which company a title of a matrix names: alone, before a level, or in a question."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.cells.matrix_titles import asked_about, headed_by, matrix_company
from sco_scheduler.intake.understanding.names.matching import NameIndex

NAMES = NameIndex()
for name in ("Altyn Trade LLP", "Jade Tea", "Feinkost Brandt GmbH"):
    NAMES.add(name, [name])


@pytest.mark.parametrize(
    ("title", "exactly", "nearly"),
    [
        ("Altyn Trade LLP wants", "Altyn Trade LLP", "Altyn Trade LLP"),
        ("Altyn Trade LLP says", None, None),
        ("Rate them [Jade Tea]", "Jade Tea", "Jade Tea"),
        ("Rate them [Jade Teas]", None, "Jade Tea"),
        ("Rate them [Jade Tea] *", "Jade Tea", "Jade Tea"),
        ("Оцените [Jade Tea]:", "Jade Tea", "Jade Tea"),
        ("请评分【Jade Tea】＊", "Jade Tea", "Jade Tea"),
        ("Not them [Jade Tea]: tea", None, None),
        ("Would you like to meet Jade Tea?", "Jade Tea", "Jade Tea"),
        ("Jade Teas", None, "Jade Tea"),
        ("Jade", None, None),
        ("Brandt (D)", None, "Feinkost Brandt GmbH"),
        ("Brandt (Germania)", None, "Feinkost Brandt GmbH"),
        ("Brandt (sales)", None, None),
        ("Zeta", None, None),
    ],
)
def test_a_title_of_a_matrix_names_a_company_before_a_level_or_in_a_question(title, exactly, nearly):
    assert (matrix_company(title, NAMES), headed_by(title, NAMES)) == (exactly, nearly)


@pytest.mark.parametrize(
    ("title", "company"),
    [
        ("1. Would you like to meet Jade Tea?", "Jade Tea"),
        ("q12) Do you want to meet with Jade Tea", "Jade Tea"),
        ("1234. Would you like to meet Jade Tea?", ""),
        ("meeting with Jade Tea", "Jade Tea"),
        ("Хотели бы вы встретиться с компанией Заря?", "Заря"),
        ("是否愿意与金桥公司洽谈？", "金桥公司"),
        ("是否希望见金桥", "金桥"),
        ("Whom would you like to meet?", ""),
    ],
)
def test_which_company_a_question_is_about(title, company):
    assert asked_about(title) == company


@pytest.mark.parametrize(
    ("title", "company"),
    [("S01\nJade Tea", "Jade Tea"), ("S01 Jade Tea", "Jade Tea"), ("12 Jade Tea", "Jade Tea"), ("12 Nobody", None)],
)
def test_a_title_has_a_code_before_the_name(title, company):
    index = NameIndex()
    index.add("Jade Tea", ["Jade Tea"])
    index.add("Twelve", ["12"])
    assert matrix_company(title, index) == company
