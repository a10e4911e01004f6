"""An answer on a text that several companies have holds for those only that are asked the same by it."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.questions import Decider, question_of_times

ROWS = [Cell("Answers", row, "E") for row in (2, 3)]


def asked(decider: Decider, *readings: tuple[str, ...], sure: float = 0.3) -> None:
    for cell, who, of in zip(ROWS, ("Altyn", "Ural"), readings, strict=True):
        decider.decide(question_of_times("14:00", cell, who, of, sure))


def test_companies_with_the_same_text_and_readings_are_shown_in_one_question():
    asked(decider := Decider(FormMap()), ("14:00-", "-14:00"), ("14:00-", "-14:00"))
    (question,) = decider.in_order()
    assert (question.path, question.samples, question.cells) == (("times", "14:00"), ("Altyn, Ural",), (*ROWS,))


def test_companies_whose_text_is_read_otherwise_are_asked_apart():
    asked(decider := Decider(FormMap()), ("14:00-", "-14:00"), ("-14:00", "14:00-"))
    assert [(q.path, q.samples) for q in decider.in_order()] == [
        (("times", "Altyn | 14:00"), ("Altyn",)),
        (("times", "Ural | 14:00"), ("Ural",)),
    ]


def test_a_company_beside_one_whose_text_is_clear_is_asked_alone():
    decider = Decider(FormMap())
    decider.decide(question_of_times("14:00", ROWS[0], "Altyn", ("-14:00",), 0.95))
    decider.decide(question_of_times("14:00", ROWS[1], "Ural", ("14:00-", "-14:00"), 0.3))
    assert [q.path for q in decider.in_order()] == [("times", "Ural | 14:00")]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({("times", "ural | 14:00"): "13:00-"}, ["14:00-", "13:00-"]),
        ({("times", "14:00"): "13:00-"}, ["13:00-", "13:00-"]),
        ({("times", "14:00"): "13:00-", ("times", "ural | 14:00"): "never"}, ["13:00-", "never"]),
    ],
)
def test_the_answer_of_one_company_comes_before_that_of_the_text(answers, said):
    decider = Decider(FormMap(answers=answers))
    found = [
        decider.decide(question_of_times("14:00", cell, who, ("14:00-",), 0.3))
        for cell, who in zip(ROWS, ("Altyn", "Ural"), strict=True)
    ]
    assert found == said
