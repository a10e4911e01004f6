"""A matrix above or below the list of its companies on one sheet is a part of its own."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.layouts.matrices_beside import heads_of_matrices
from sco_scheduler.intake.understanding.layouts.stacks import stacked
from tests.intake.books import read
from tests.intake.understanding.sheets import sheet

BUYERS, SELLERS = ("Altyn Trade", "Ural Import", "Orda Foods"), ("Lotus Glass", "Jade Tea", "River Pumps")
MATRIX = [["Buyer / Seller", *SELLERS], [BUYERS[0], 2, 3, 1], [BUYERS[1], None, 1, 2], [BUYERS[2], 1, 2, None]]
LIST = [
    ["No.", "Company", "Side", "Contact"],
    *([n, f"{name} LLC", "Buyer", person] for n, (name, person) in enumerate(zip(BUYERS, "ABC", strict=True), 1)),
    *([n, f"{name} Ltd.", "Seller", person] for n, (name, person) in enumerate(zip(SELLERS, "DEF", strict=True), 4)),
]
EMPTY = [None]


def names(*rows: list[object]) -> list[str]:
    return [part.name for part in stacked(sheet("All", *rows))]


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        ([*MATRIX, EMPTY, *LIST], ["All 1:5", "All 6:12"]),
        ([*LIST, EMPTY, EMPTY, *MATRIX], ["All 1:9", "All 10:13"]),
        ([*LIST, EMPTY, ["Wishes, 1 = first"], *MATRIX, EMPTY, ["Thank you"]], ["All 1:8", "All 9:15"]),
        # Short names, and a company too many.
        (
            [["", "Lotus", "Jade", "River", "New One"], *([*r[:4], None] for r in MATRIX[1:]), EMPTY, *LIST],
            ["All 1:5", "All 6:12"],
        ),
        ([*MATRIX, *LIST], ["All"]),
        # Its names stand nowhere else.
        ([*MATRIX, EMPTY, ["Hall", "Stand"], [1, "Beta Mills"], [2, "Gamma"], [3, "Theta"]], ["All"]),
    ],
)
def test_a_matrix_of_the_companies_of_a_list_is_parted_from_it(rows, parts):
    assert names(*rows) == parts


def test_a_list_of_delegates_of_the_same_companies_is_no_matrix():
    delegates = [["Company", "Name", "E-mail", "Phone"], *([name, "A", "B", "C"] for name in BUYERS)]
    grid = sheet("All", *LIST, EMPTY, *delegates)
    assert heads_of_matrices(grid, [row for row, values in grid.rows.items() if values]) == []


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("heading", [[], [["Wishes of the buyers, 1 = first"]]])
def test_the_wishes_of_a_matrix_beside_a_list_are_read(tmp_path, above, heading):
    lists = [[*heading, *MATRIX], LIST]
    first, second = lists if above else reversed(lists)
    intake = read(tmp_path, {"All": [*first, EMPTY, EMPTY, *second]}, sure=0.0)
    assert intake.event is not None
    known = {c.id: next(name for name in (*BUYERS, *SELLERS) if name in c.name) for c in intake.event.companies}
    assert {(known[r.asker], known[r.target], r.rank) for r in intake.event.requests} == {
        (row[0], name, rank) for row in MATRIX[1:] for name, rank in zip(SELLERS, row[1:], strict=True) if rank
    }
