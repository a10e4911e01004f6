"""Stars in one cell alone, which are no grades."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.lists.paint import with_grades
from tests.intake.understanding.sheets import sheet

TITLES = ["From", "To", "Level"]


@pytest.mark.parametrize(("levels", "graded"), [(["★★★", "must", "1"], False), (["★★★", "★★", "★"], True)])
def test_stars_are_numbers_where_several_cells_have_them(levels, graded):
    rows = [["Altyn", name, level] for name, level in zip("ABC", levels, strict=True)]
    book, sheets = with_grades(Book("fair", (sheet("Requests", TITLES, *rows),)))
    assert bool(sheets) is graded
    assert book.grids[0].rows[2][3] == (3 if graded else "★★★")
