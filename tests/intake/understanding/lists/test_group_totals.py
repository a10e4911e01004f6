"""The rows of a list that count the rows of a group above them."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.lists.group_totals import group_totals


@pytest.mark.parametrize(
    ("rows", "totals"),
    [
        pytest.param(
            [("Alfa", "a@a.it"), ("Beta", "b@b.it"), ("Companies of Parma", "2"), ("Gamma", "c@c.it"), ("Milano", "1")],
            {2, 4},
            id="two numbers that fit, without a word for a total",
        ),
        pytest.param(
            [("Alfa", "a@a.it"), ("Beta", "b@b.it"), ("Companies of Parma", "2"), ("Gamma", "c@c.it")],
            set(),
            id="one number that fits may be by chance",
        ),
        pytest.param(
            [("Alfa", "a@a.it"), ("Beta", "b@b.it"), ("Total", "2"), ("Gamma", "c@c.it")],
            {2},
            id="one number that fits with a word for a total",
        ),
        pytest.param(
            [("Alfa", "a@a.it"), ("Beta", "b@b.it"), ("Total", "7"), ("Gamma", "c@c.it")],
            {2},
            id="another number below words",
        ),
        pytest.param(
            [("Alfa", "12"), ("Beta", "30"), ("Total Energies", "7"), ("Gamma", "9")],
            set(),
            id="a company called by a word for a total, with a number like the others",
        ),
    ],
)
def test_rows_that_count_a_group_are_totals(rows: list[tuple[str, str]], totals: set[int]) -> None:
    filled = {row: dict(enumerate(cells)) for row, cells in enumerate(rows)}
    assert group_totals(range(len(rows)), filled) == totals
