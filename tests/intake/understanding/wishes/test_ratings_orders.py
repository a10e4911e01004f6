"""The order of names in lists ranks them, unless every list has the order of the form's options."""

from __future__ import annotations

import random
from typing import Any

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake import read_registrations
from tests.intake.books import Sheets, codes, read, save
from tests.intake.understanding.exports import BUYERS, SELLERS

B, S = [row[1] for row in BUYERS], [row[1] for row in SELLERS]
BY_FORM = random.Random(4).sample(S, len(S))
"""An order of options that is neither that of the lists nor of the alphabet."""


def answers(order: list[str] | None, title: str = "Whom would you like to meet?") -> Sheets:
    """A form whose lists are in an order of options, or each in its own."""
    chance = random.Random(7)
    rows: list[list[Any]] = [["Timestamp", "Company name", "I am a:", title]]
    for day, b in enumerate(B, start=1):
        asked = chance.sample(S, 4)
        if order is not None:
            asked.sort(key=order.index)
        rows.append([f"2025/05/0{day} 10:00:00", b, "Buyer", ", ".join(asked)])
    rows += [["2025/05/09 11:00:00", s, "Seller", None] for s in S]
    return {"Form Responses 1": rows}


def ranks(sheets: Sheets, folder: Any, **options: Any) -> set[int | None]:
    intake = read(folder, sheets, **options)
    assert intake.event is not None
    assert len(intake.event.requests) == 4 * len(B)
    return {request.rank for request in intake.event.requests}


@pytest.mark.parametrize("order", [S, sorted(S), BY_FORM], ids=["as listed", "by letters", "of the form"])
def test_ticked_options_rank_nothing(tmp_path, order):
    assert ranks(answers(order), tmp_path) == {None}
    intake = read(tmp_path, answers(order))
    assert [f.where for f in intake.findings if f.code == "not-ranked"] == ["Form Responses 1!D1"]


def test_lists_that_contradict_each_other_are_ranks(tmp_path):
    assert ranks(answers(None), tmp_path) == {1, 2, 3, 4}
    findings = read(tmp_path, answers(None)).findings
    assert "not-ranked" not in codes(findings)
    assert ["in the order of preference" in f.message for f in findings if f.code == "sheet-understood"] == [True]


@pytest.mark.parametrize(
    "title",
    ["Companies to meet, most wanted first", "С кем встретиться (по приоритету)", "意向企业（按优先顺序）"],
)
def test_a_title_that_says_so_makes_ranks(tmp_path, title):
    assert ranks(answers(S, title), tmp_path) == {1, 2, 3, 4}


def test_what_was_ticked_is_in_no_order_whatever_the_export_makes_of_it(tmp_path):
    title = "Which of them would you like to meet (select all that apply)?"
    assert ranks(answers(None, title), tmp_path) == {None}


def test_numbers_before_the_names_are_ranks(tmp_path):
    sheets = answers(S)
    for row in sheets["Form Responses 1"][1 : len(B) + 1]:
        names = [s for s in S if s in row[3]]
        row[3] = "\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))
    assert ranks(sheets, tmp_path) == {1, 2, 3, 4}


def test_the_wishes_of_the_format_are_ranks(tmp_path):
    rows = [["Company", "Wishes"], *([b, "; ".join(S[n : n + 4])] for n, b in enumerate(B[:4]))]
    event = read(tmp_path, {"Purchasers": rows, "Suppliers": [["Company"], *([s] for s in S)]}).event
    assert event is not None
    assert {request.rank for request in event.requests} == {1, 2, 3, 4}


@pytest.mark.parametrize(("said", "expected"), [("ranked", {1, 2, 3, 4}), ("unranked", {None})])
def test_a_map_says_whether_the_order_counts(tmp_path, said, expected):
    path, form = save(tmp_path / "a.xlsx", answers(S if said == "ranked" else None)), tmp_path / "map.toml"
    form.write_text(f'[form."Form Responses 1"]\norder = "{said}"\n', encoding="utf-8")
    event = read_registrations(path, form=form).event
    assert event is not None
    assert {request.rank for request in event.requests} == expected


def test_an_order_with_many_exceptions_is_asked(tmp_path):
    sheets = answers(BY_FORM)
    rows = sheets["Form Responses 1"]
    rows[5][3] = ", ".join(sorted(S, key=BY_FORM.index, reverse=True)[:4])
    assert [(q.kind, q.guess) for q in read(tmp_path, sheets).questions] == [("order", "unranked")]


def test_a_number_below_zero_in_a_matrix_is_a_refusal_by_the_legend_and_else_asked(tmp_path):
    sheet = [["Buyer / Exhibitor", *S[:3]], [B[0], 2, 1, -1], [B[1], 1, -1, 2], [B[2], 1, 0, 2]]
    legend = [[], ["2 = must meet, 1 = would like to, 0 = no preference, -1 = refuse"]]
    event = read(tmp_path, {"Wishes": sheet + legend}).event
    assert event is not None
    assert sum(request.level is Level.NO for request in event.requests) == 2
    (question,) = [q for q in read(tmp_path, {"Wishes": sheet}).questions if q.kind == "word"]
    assert (question.subject, question.guess) == ("-1", "no")


@pytest.mark.parametrize("title", ["Rate your interest: {}", "请对供应商的洽谈意向打分—{}", "Оцените интерес: {}"])
def test_numbers_below_a_question_for_a_score_are_ratings(tmp_path, title):
    scores = [[5, 4, 1], [3, 5, 4], [4, 2, 5]]
    rows = [
        ["Company", *(title.format(s) for s in S[:3])],
        *([b, *of_one] for b, of_one in zip(B, scores, strict=False)),
    ]
    intake = read(tmp_path, {"Answers": rows, "Suppliers": [["Supplier"], *([s] for s in S)]})
    assert intake.event is not None, intake.questions
    assert [r.rank for r in intake.event.requests][:3] == [1, 2, 5]
