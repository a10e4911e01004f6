"""What signs in a matrix mean by the other signs beside them, and which of them are asked for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intake.books import read

B = ("Altyn Trade", "Volga Auto", "Sibir Import")
S = ("Jialing Motors", "Yangtze Pumps", "Dazu Metal", "River Machines")

Marks = list[list[Any]]


def matrix(marks: Marks) -> dict[str, list[list[Any]]]:
    """Lists of both sides, and what each buyer says of each supplier."""
    return {
        "Buyers": [["Buyer", "Country"], *([name, "Russia"] for name in B)],
        "Exhibitors": [["Supplier", "Zone"], *([name, "A"] for name in S)],
        "Wishes": [["Buyer", *S], *([name, *row] for name, row in zip(B, marks, strict=True))],
    }


@pytest.mark.parametrize(
    ("marks", "asked"),
    [
        # A nought is a refusal perhaps where the row leaves other boxes empty.
        ([[1, 2, 0, None], [2, 1, 0, None], [0, 1, 2, None]], [("0", "no", 0.3)]),
        ([["x", "x", 0, None], ["x", 0, 0, "x"], [0, "x", 0, 0]], [("0", "no", 0.3)]),
        # Every box says yes or no, and nobody says of what a no is.
        ([["yes", "no", "no", "yes"], ["no", "yes", "no", "no"], ["yes", "no", "no", "no"]], [("no", "nothing", 0.6)]),
        # A cross beside other ticks, ranks or words is no wish.
        ([["+", None, "х", None], ["+", "+", None, "х"], ["х", "+", "+", None]], [("х", "no", 0.6)]),
        ([[1, "х", 2, None], ["х", 1, 2, None], [1, 2, None, "х"]], [("х", "no", 0.6)]),
        ([["must", "х", "want", None], ["х", "must", None, "want"], ["want", "want", "х", "must"]], [("х", "no", 0.6)]),
        ([["+", "-", None, None], ["-", "+", None, "+"], [None, "+", "+", "-"]], [("-", "no", 0.6)]),
        # Letters that grade.
        (
            [["A", "B", "C", None], ["B", "A", None, "C"], ["C", "C", "A", "B"]],
            [("A", "must", 0.6), ("B", "want", 0.6), ("C", "maybe", 0.6)],
        ),
    ],
)
def test_a_sign_that_may_mean_something_else_beside_others_is_asked_for(tmp_path, marks, asked):
    intake = read(tmp_path, matrix(marks))
    assert [(q.subject, q.guess, q.certainty) for q in intake.questions] == asked


@pytest.mark.parametrize(
    ("marks", "wishes"),
    [
        # Noughts in all other boxes are no refusals.
        (
            [[1, 2, 0, 0], [2, 1, 0, 0], [0, 1, 2, 0]],
            [(0, 0, 1), (0, 1, 2), (1, 0, 2), (1, 1, 1), (2, 1, 1), (2, 2, 2)],
        ),
        (
            [["x", "x", 0, 0], ["x", 0, 0, "x"], [0, "x", 0, 0]],
            [(0, 0, None), (0, 1, None), (1, 0, None), (1, 3, None), (2, 1, None)],
        ),
        # Crosses alone tick.
        (
            [["х", "х", None, None], [None, "х", None, None], ["х", None, None, "х"]],
            [(0, 0, None), (0, 1, None), (1, 1, None), (2, 0, None), (2, 3, None)],
        ),
    ],
)
def test_signs_that_tick_are_wishes(tmp_path, marks, wishes):
    intake = read(tmp_path, matrix(marks))
    assert intake.questions == ()
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    assert sorted((B.index(names[r.asker]), S.index(names[r.target]), r.rank) for r in intake.event.requests) == wishes
    assert {r.level.value for r in intake.event.requests} == {"want"}
