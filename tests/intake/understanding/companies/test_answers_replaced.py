"""Of two answers of a company that another sheet lists the later counts."""

from __future__ import annotations

import pytest

from tests.intake.books import codes, read
from tests.intake.understanding.companies.test_reading import wishes

BUYERS, SELLERS = ("Altyn Trade", "Ural Import", "Orda Foods"), ("Lotus Glass", "Jade Tea", "River Pumps", "Ruby Silk")
NEW = {"River Pumps", "Lotus Glass"}


@pytest.mark.parametrize(
    ("titles", "rows", "wanted"),
    [
        # Choices in columns of their own.
        (["1st choice", "2nd choice"], [[*SELLERS[:2], None], [SELLERS[2], SELLERS[0], None]], NEW),
        # A list, which two people of a company may have filled in, unless the later row says that it replaces it.
        (["Wants to meet"], [["Lotus Glass; Jade Tea", None], ["River Pumps; Lotus Glass", None]], {*SELLERS[:3]}),
        *(
            (["Wants to meet"], [["Lotus Glass; Jade Tea", None], ["River Pumps; Lotus Glass", said]], NEW)
            for said in ("please ignore our first answer", "先日の回答を差し替えます。")
        ),
    ],
)
def test_the_later_of_two_answers_counts(tmp_path, titles, rows, wanted):
    lists = {
        "Buyers": [["Company", "E-mail"], *([name, f"{name[0]}@example.org"] for name in BUYERS)],
        "Sellers": [["Company", "Products"], *([name, "goods"] for name in SELLERS)],
    }
    others = [[name, *["Ruby Silk"] * len(titles), None] for name in BUYERS[1:]]
    answers = [["Company", *titles, "Remarks"], [BUYERS[0], *rows[0]], *others, [BUYERS[0], *rows[1]]]
    intake = read(tmp_path, {**lists, "Answers": answers}, sure=0.0)
    assert intake.event is not None
    assert {to for asker, to, _ in wishes(intake.event) if asker == BUYERS[0]} == wanted
    assert ("answer-replaced" in codes(intake.findings)) is (wanted == NEW)


@pytest.mark.parametrize("said", ["correction", "oprava", "исправление", "更正"])
@pytest.mark.parametrize("within", [True, False])
def test_a_correction_counts_wherever_it_stands(tmp_path, said, within):
    first, last = [BUYERS[0], 2, 1, None, None], [f"{BUYERS[0]} ({said})" if within else BUYERS[0], None, 2, 1, None]
    last[-1] = None if within else said
    others = [[BUYERS[1], 1, None, 2, None], [BUYERS[2], None, 1, 2, None]]
    for rows in ([first, *others, last], [last, *others, first]):
        lists = {
            "Buyers": [["Company", *SELLERS[:3], "Remarks"], *rows],
            "Sellers": [["Company", "Products"], *([name, "goods"] for name in SELLERS)],
        }
        intake = read(tmp_path, lists, sure=0.0)
        assert intake.event is not None
        assert {to for asker, to, _ in wishes(intake.event) if asker == BUYERS[0]} == {*SELLERS[1:3]}


def test_an_answer_behind_a_correction_and_what_it_corrects_counts(tmp_path):
    said, others = (None, "correction", None), [[BUYERS[1], 1, 2, None, None], [BUYERS[2], 1, 2, 3, None]]
    rows = [[BUYERS[0], *(int(n == k) or None for k in range(3)), text] for n, text in enumerate(said)]
    lists = {
        "Buyers": [["Company", *SELLERS[:3], "Remarks"], rows[0], others[0], rows[1], others[1], rows[2]],
        "Sellers": [["Company", "Products"], *([name, "goods"] for name in SELLERS)],
    }
    intake = read(tmp_path, lists, sure=0.0)
    assert intake.event is not None
    assert {to for asker, to, _ in wishes(intake.event) if asker == BUYERS[0]} == {SELLERS[2]}
