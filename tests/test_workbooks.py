from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import load_workbook

from tests.intake.books import base
from tests.workbooks import book_of, save

TEXTS = (
    *("Volga & Co. <Ltd>", " spaces  kept ", "two\nlines", "重庆电机", "'quoted\"", "\u3000\u200b", "007", "&amp;"),
    "",
)
VALUES = (*(0, 12, -3.5, 1e20, 0.1, 1 / 3), *(datetime(2027, 5, 20, 9, 30), date(2027, 5, 20), time(9, 5), None))
ODD = ("=1+1", "#N/A", True, timedelta(hours=30), "_x000D_", "x" * 2_000)


def cells(path) -> dict[str, list[tuple[object, ...]]]:
    """All that openpyxl reads of the cells."""
    return {
        sheet.title: [(c.coordinate, c.value, c.data_type, c.number_format) for row in sheet for c in row]
        for sheet in load_workbook(path)
    }


@pytest.mark.parametrize("formulas", [True, False])
@pytest.mark.parametrize(
    "sheets",
    [
        base(),
        {"A & 'B'": [list(TEXTS), [], list(VALUES)], "空": []},
        {"Odd": [list(ODD), list(TEXTS)]},
        {"Formulas": [["=1+1", "plain"]]},
    ],
    ids=["as in most tests", "plain", "odd", "formulas"],
)
def test_the_cells_are_those_that_openpyxl_writes(tmp_path, sheets, formulas):
    book_of(sheets, formulas=formulas).save(tmp_path / "other.xlsx")
    assert cells(save(tmp_path / "plain.xlsx", sheets, formulas=formulas)) == cells(tmp_path / "other.xlsx")
