"""The year of an event's days that a text anywhere at the top of a sheet states of all of them."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.stated_years import with_stated_year

DAYS = ((0, 6, 13), (0, 6, 14))


def grid(*rows: tuple[object, ...]) -> Grid:
    return Grid("Notes", {number: dict(enumerate(row, 1)) for number, row in enumerate(rows, 1)})


@pytest.mark.parametrize(
    ("rows", "year"),
    [
        ([("Trade days, 13-14 June 2026",)], 2026),
        ([("Companies",), ("Held on 13 and 14 June 2026", "13-14 June 2026")], 2026),
        ([("Trade days, 12-15 June 2026",)], 2026),
        ([("Trade days, 13-14 June",)], 0),
        ([("As of 13 June 2026",)], 0),
        ([("13-14 June 2026",), ("13-14 June 2025",)], 0),
        ([("13-14 June 2026" + " and further matters" * 10,)], 0),
        ([(2026, 13.6, None)], 0),
        ([], 0),
    ],
)
def test_the_year_is_that_of_a_text_with_all_days(rows, year):
    assert with_stated_year(DAYS, [grid(*rows)]) == tuple((year, *day[1:]) for day in DAYS)


def test_days_that_have_a_year_keep_it():
    days = ((2025, 6, 13), (2025, 6, 14))
    assert with_stated_year(days, [grid(("13-14 June 2026",))]) == days
    assert with_stated_year((), [grid(("13-14 June 2026",))]) == ()
