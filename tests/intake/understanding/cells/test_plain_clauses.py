"""What clauses about named companies say: a level alone, a refusal, or nothing more."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.plain_clauses import (
    begins_refusal,
    clauses,
    is_filling,
    plain_level,
    refuses_first,
)


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("wants Jade Tea, but not Ural", ["wants Jade Tea", "not Ural"]),
        ("хотим Jade Tea, а не Ural", ["хотим Jade Tea", "не Ural"]),
        ("想见涪陵茶，但不见乌拉尔", ["想见涪陵茶", "不见乌拉尔"]),
        ("wants Jade Tea and Ural", ["wants Jade Tea and Ural"]),
    ],
)
def test_a_sentence_is_parted_where_its_clauses_may_differ(sentence, parts):
    assert clauses(sentence) == parts


@pytest.mark.parametrize(
    ("clause", "level"),
    [
        ("wants to meet", Level.WANT),
        ("not", Level.NO),
        ("обязательно встретиться с", Level.MUST),
        ("必见", Level.MUST),
        ("if there is time", Level.MAYBE),
        ("sells tea to", None),
        ("and", None),
    ],
)
def test_a_clause_states_a_level_if_it_says_nothing_else(clause, level):
    assert plain_level(clause) is level


@pytest.mark.parametrize(("clause", "refuses"), [("not Rivr", True), ("не Ривр", True), ("not", False)])
def test_a_negation_before_an_unknown_name_refuses_it(clause, refuses):
    assert begins_refusal(clause) is refuses


@pytest.mark.parametrize(
    ("text", "refuses"),
    [
        ("does not want - has a supplier already", True),
        ("has a supplier already - does not want", False),
        ("wants to meet - was not there last year", False),
    ],
)
def test_a_refusal_comes_before_its_reason(text, refuses):
    assert refuses_first(text) is refuses


@pytest.mark.parametrize(("rest", "filling"), [(", and also", True), ("и", True), ("和", True), ("sells to", False)])
def test_words_between_names_go_on_with_the_clause_before(rest, filling):
    assert is_filling(rest) is filling
