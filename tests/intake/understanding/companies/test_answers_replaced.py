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
