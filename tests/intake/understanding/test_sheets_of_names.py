"""A sheet of names that no wish uses is asked about, unless it has all companies of a list or words of other cells."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intake.books import Sheets, read
from tests.intake.understanding.answers import B, S, lists

NEW = ["Orda Foods", "Jade Tea", "Nomad Mills", "Lotus Glass"]
SHAPES: dict[str, list[list[Any]]] = {
    "some of a list": [[S[0]], [S[1]]],
    "new ones": [["Company"], *([name] for name in NEW)],
    "new ones without a title": [[name] for name in NEW],
    "new ones and numbers": [["Company", "X"], *([name, n + 2] for n, name in enumerate(NEW))],
    "both": [["Company"], [S[0]], *([name] for name in NEW)],
}


def beside(rows: list[list[Any]], name: str = "List1") -> Sheets:
    """The lists of both sides with a further sheet."""
    buyers = [["Company", "Wishes", "Products"], *([b, S[n], "Green Tea"] for n, b in enumerate(B))]
    return {**lists(buyers), name: rows}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ["List1", "Reserve", "Доп."])
def test_a_sheet_that_may_hold_companies_is_asked_about(tmp_path, shape, name):
    (question,) = read(tmp_path, beside(SHAPES[shape], name)).questions
    assert (question.kind, question.subject, question.likely) == ("holds", name, False)


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape != "some of a list"])
def test_the_answer_that_it_holds_companies_makes_them(tmp_path, shape):
    form = tmp_path / "map.toml"
    form.write_text('[form.List1]\nholds = "companies"\nrole = "suppliers"\n', encoding="utf-8")
    event = read(tmp_path, beside(SHAPES[shape]), form=form).event
    assert event is not None
    assert {company.name for company in event.companies if company.supplier} == {*S, *NEW}


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("List1", [[s] for s in S]),
        ("List1", [["Country"], ["Russia"], ["Kazakhstan"]]),
        ("List1", [["Contact"], ["Li Wei"], ["Anna Bell"]]),
        ("Hotel", [[name] for name in NEW]),
        ("List1", [["Green Tea"], ["Black Tea"]]),
        ("List1", [["Orda Foods"]]),
    ],
)
def test_choices_of_a_form_people_and_other_matters_are_not_asked_about(tmp_path, name, rows):
    sheets = beside(rows, name)
    sheets["Buyer answers"][2][2] = "Black Tea"
    assert read(tmp_path, sheets).questions == ()
