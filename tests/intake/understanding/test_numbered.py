"""A numbered list of wishes below the name of each company, without a header, is a list of wishes."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.numbered import with_numbered_lists
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists, said, understood
from tests.intake.understanding.lists import sheet

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
