"""The arrangements of exports change how a workbook looks; what is then read otherwise is told."""

from __future__ import annotations

import openpyxl
import pytest

from benchmarks.by_others import exports_in
from benchmarks.rearranged import ARRANGEMENTS, Lists, tried
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.understanding.cells.questions import NOTHING_HELD

(PATH,) = (path for path in exports_in() if path.stem == "59-01")


@pytest.fixture(scope="module")
def plans():
    known = read_registrations([PATH], sure=0.0).opened.understanding
    return [plan for plan in known.plans if plan.holds != NOTHING_HELD]


@pytest.mark.parametrize("name", ARRANGEMENTS)
def test_each_arrangement_changes_cells_or_says_that_it_does_not_apply(plans, name):
    book = openpyxl.load_workbook(PATH)
    done = ARRANGEMENTS[name](book, Lists(plans, 1))
    assert done == (_cells(book) != _cells(openpyxl.load_workbook(PATH)))


def _cells(book):
    return {(s.title, c.coordinate, c.value) for s in book for row in s for c in row if c.value is not None}


def test_a_title_above_changes_nothing_and_another_meaning_is_told(monkeypatch):
    assert list(tried(PATH, ["title above"])) == [("title above", [], False)]

    def without_wishes(book, lists):
        for plan in lists.plans:
            for column, _ in plan.wish_columns():
                book[plan.sheet].delete_cols(column.number)
        return True

    monkeypatch.setitem(ARRANGEMENTS, "title above", without_wishes)
    ((_, added, _),) = tried(PATH, ["title above"])
    assert any(line.startswith("wish lost") for line in added)
