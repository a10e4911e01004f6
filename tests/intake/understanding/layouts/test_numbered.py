"""A numbered list of wishes below the name of each company, without a header, is a list of wishes."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.layouts.numbered import with_numbered_lists
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists, said, understood
from tests.intake.understanding.sheets import sheet, shown

ROWS = [["Закупочная сессия – заявки"], [], [B[0], None, "макс. 4 встречи"], [1, S[0], "обязательно"], [2, S[1]]]
ROWS += [[3, S[2], "не хотим"], [], [B[1], None, "будут только с 10:30"], [1, S[1]], [2, S[0], "если останется время"]]
ROWS += [[], [B[2]], [1, S[3]], [2, S[2]]]


def test_wishes_stand_below_each_name_with_their_levels_and_remarks_beside_it(tmp_path):
    sheets = {**lists([]), "Закупщики": ROWS}
    del sheets["Buyer answers"]
    event = understood(read(tmp_path, sheets))
    assert {(asker, target, level) for asker, target, level, _ in said(event)} == {
        (B[0], S[0], "must"),
        (B[0], S[1], "want"),
        (B[0], S[2], "no"),
        (B[1], S[1], "want"),
        (B[1], S[0], "maybe"),
        (B[2], S[3], "want"),
        (B[2], S[2], "want"),
    }
    companies = {c.name: c for c in event.companies}
    assert companies[B[0]].purchaser.maximum == 4
    assert {f"{a.end:%H:%M}" for a in companies[B[1]].delegates[0].absences} == {"10:30"}


def test_each_cell_of_the_list_tells_where_it_stood():
    made = with_numbered_lists(sheet("1", *ROWS))
    assert shown(*made) == [
        "1 1: row1 Закупочная сессия – заявки",
        "1 3: row3 From, row3 Rank, row3 To, row3 Level",
        "1 4: A3 Altyn Trade LLP, A4 1, B4 Chongqing Motors Co., Ltd., C4 обязательно",
        "1 5: A3 Altyn Trade LLP, A5 2, B5 River Machines, Inc.",
        "1 6: A3 Altyn Trade LLP, A6 3, B6 Spring Parts Co., Ltd., C6 не хотим",
        "1 7: A8 Ural Import LLC, A9 1, B9 River Machines, Inc.",
        "1 8: A8 Ural Import LLC, A10 2, B10 Chongqing Motors Co., Ltd., C10 если останется время",
        "1 9: A12 Bishkek Motors, A13 1, B13 Yangtze Pumps",
        "1 10: A12 Bishkek Motors, A14 2, B14 Spring Parts Co., Ltd.",
        "1 + 1: 1 row 3 From, 1 row 3 Remarks",
        "1 + 2: 1!C3 Altyn Trade LLP, 1!C3 макс. 4 встречи",
        "1 + 3: 1!C8 Ural Import LLC, 1!C8 будут только с 10:30",
    ]
    assert [grid.cell(row, 0).row for grid in made for row in grid.rows] == [1, 3, 4, 5, 6, 9, 10, 13, 14, 3, 3, 8]


def test_several_columns_behind_the_names_are_remarks():
    rows = [[None, B[0]], [None, 1, S[0], "must", "at 10:30"], [None, 2, S[1]], [None, B[1]], [None, 1, S[1]]]
    made = with_numbered_lists(sheet("1", *rows, [None, 2, S[0], None, "late"]))
    assert shown(*made) == [
        "1 2: row1 From, row1 Rank, row1 To, row1 Remarks, row1 Remarks",
        "1 3: B1 Altyn Trade LLP, B2 1, C2 Chongqing Motors Co., Ltd., D2 must, E2 at 10:30",
        "1 4: B1 Altyn Trade LLP, B3 2, C3 River Machines, Inc.",
        "1 5: B4 Ural Import LLC, B5 1, C5 River Machines, Inc.",
        "1 6: B4 Ural Import LLC, B6 2, C6 Chongqing Motors Co., Ltd., E6 late",
    ]
    assert [made[0].cell(row, 0).row for row in made[0].rows] == [1, 2, 3, 5, 6]


@pytest.mark.parametrize("second", [None, "early"])
def test_remarks_beside_some_or_all_names_are_a_list_of_remarks(second):
    rows = [[B[0], None, "late"], [1, S[0]], [2, S[1]], [B[1], None, second], [1, S[1]], [2, S[0]]]
    _, remarks = with_numbered_lists(sheet("1", *rows))
    assert shown(remarks)[:2] == ["1 + 1: 1 row 1 From, 1 row 1 Remarks", "1 + 2: 1!C1 Altyn Trade LLP, 1!C1 late"]
    assert shown(remarks)[2:] == ([f"1 + 3: 1!C4 {B[1]}, 1!C4 early"] if second else [])


@pytest.mark.parametrize(
    "rows",
    [
        [["Company", "Wishes"], [B[0], S[0]], [B[1], S[1]]],
        [[B[0]], [1, S[0]], [3, S[1]], [B[1]], [1, S[0]], [2, S[1]]],
        [[B[0]], [1, S[0]], [2, S[1]], [B[0]], [1, S[0]], [2, S[1]]],
        [[B[0]], [1, S[0]], [B[1]], [1, S[0]]],
        [["Buyers"], [1, B[0]], [2, B[1]], ["Suppliers"], [1, B[0]], [2, S[1]]],
        [["Group one"], [1, B[0]], [2, B[1]], ["Group two"], [1, B[2]], [2, S[1]]],
        [["No.", "Company"], [1, B[0]], [2, B[1]], [3, B[2]]],
    ],
)
def test_other_sheets_stay_as_they_are(rows):
    grid = sheet("1", *rows)
    assert with_numbered_lists(grid) == (grid,)
