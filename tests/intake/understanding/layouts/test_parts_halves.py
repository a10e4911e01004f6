"""The halves of a list side by side, each below the heading of its side, become one list."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.layouts.parts import _halves, parted
from tests.intake.books import read
from tests.intake.understanding.sheets import sheet, shown

HALVES = ["Company", "Contact", "Wants to meet"]


@pytest.mark.parametrize("gap", [[], [None]])
@pytest.mark.parametrize("again", [True, False])
def test_halves_of_a_list_have_the_sides_that_headings_say(tmp_path, gap, again):
    header = [*HALVES, *gap, *HALVES]
    intake = read(
        tmp_path,
        {
            "List": [
                *([["BUYERS"], header] if again else [header, ["BUYERS"]]),
                ["Altyn", "Aigul", "Jade", *gap, "Ural", "Oleg", "Jade; River"],
                ["Osh", "Bat", "River"],
                *([["SUPPLIERS"], header] if again else [["SUPPLIERS"]]),
                ["Jade", "Li", "Ural", *gap, "River", "Wang"],
            ]
        },
    )
    assert [(q.kind, q.subject) for q in intake.questions] == []
    assert intake.event is not None
    names = {c.id: c.name for c in intake.event.companies}
    assert [c.name for c in intake.event.companies if c.purchaser is not None] == ["Altyn", "Ural", "Osh"]
    assert [c.name for c in intake.event.companies if c.supplier is not None] == ["Jade", "River"]
    assert {names[r.asker] + ">" + names[r.target] for r in intake.event.requests} == {
        *("Altyn>Jade", "Ural>Jade", "Ural>River", "Osh>River", "Jade>Ural")
    }


@pytest.mark.parametrize(
    "rows",
    [
        [[*HALVES, None, *HALVES], ["A", "a", "b", None, "C", "c", "d"]],  # no heading of a side
        [["Buyers", None, None, None, "Suppliers"], [*HALVES, None, *HALVES], ["Suppliers"], ["A", "a", "b"]],
        [[*HALVES, None, *HALVES], [None, None, None, None, "Suppliers"], ["A", "a", "b", None, "C", "c"]],
    ],
)
def test_halves_that_headings_do_not_join_are_two_lists(rows):
    assert [part.name for part in parted(sheet("List", *rows))] == ["List A:C", "List E:G"]


def test_halves_below_each_other_tell_their_places():
    rows = [[*HALVES, *HALVES], ["Buyers"], ["A", "a", "b", "C", "c", "d"], [], ["Suppliers"], ["E", "e"]]
    (joined,) = parted(sheet("List", *rows))
    assert shown(joined) == [
        "List 1: A1 Company, B1 Contact, C1 Wants to meet",
        "List 2: A2 Buyers",
        "List 3: A3 A, B3 a, C3 b",
        "List 4: D3 C, E3 c, F3 d",
        "List 5: A5 Suppliers",
        "List 6: A6 E, B6 e",
    ]


@pytest.mark.parametrize(
    ("titles", "starts"),
    [
        (["Company", "City", "Company", "City"], [1, 3]),
        (["Buyer", "City", "Buyer", "City"], [1, 3]),
        (["Company", "City", None, "Company", "City"], [1, 4]),
        (["Company", "City", None, "Company", "City", "Company", "City"], [1, 4, 6]),
        (["Company", "City", "Company", None, "City"], []),
        (["Company", "City", "Company"], []),
        (["Company", "Company"], []),
        (["Company", "Company", "Company", "Company"], []),
        (["Zz", "City", "Zz", "City"], []),
        (["Company", "City", "Company", "Zone"], []),
    ],
)
def test_halves_have_the_same_different_titles_at_the_same_distances(titles, starts):
    assert _halves(sheet("L", titles), 1) == starts


IN_HALVES = [
    ["Forum", None, None, "Hall"],
    ["Company", "City", "Company", "City"],
    ["Buyers"],
    ["Altyn", "Osh", "Orda", "Aktau"],
    ["Silk", "Osh"],
    ["Suppliers"],
    ["Jade", "Xian", "Lotus"],
]


def test_halves_of_a_list_with_headings_of_sides_stand_below_each_other():
    (made,) = parted(sheet("L", *IN_HALVES))
    assert shown(made) == [
        "L 1: A1 Forum",
        "L 2: D1 Hall",
        "L 3: A2 Company, B2 City",
        "L 4: A3 Buyers",
        "L 5: A4 Altyn, B4 Osh",
        "L 6: C4 Orda, D4 Aktau",
        "L 7: A5 Silk, B5 Osh",
        "L 8: A6 Suppliers",
        "L 9: A7 Jade, B7 Xian",
        "L 10: C7 Lotus",
    ]
    assert [str(made.cell(row, 0)) for row in (6, 10)] == ["L row 4", "L row 7"]


@pytest.mark.parametrize(
    ("row", "instead"),
    [(2, ["Altyn", "Osh"]), (2, ["x"]), (2, [None, None, "Buyers"]), (0, ["Buyers", None, None, "Suppliers"])],
)
def test_halves_without_headings_of_sides_or_with_sides_above_are_no_one_list(row, instead):
    rows = [instead if n == row else cells for n, cells in enumerate(IN_HALVES[:5])]
    grid = sheet("L", *rows)
    assert parted(grid) == (grid,)
