"""Sheets that no list reads matter if they say something about companies."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.lists.regions import find_region
from sco_scheduler.intake.understanding.meanings.unused_sheets import sheet_may_matter
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.understanding.sheets import sheet

OTHER_SHEET = [["Altyn Trade LLP", "may leave early"], ["Jade Tea", "is late"]]


@pytest.mark.parametrize(
    ("name", "rows", "matters"),
    [
        ("Info", OTHER_SHEET, True),
        ("Hotel", OTHER_SHEET, False),
        ("Findings", OTHER_SHEET, False),
        ("Info", [["Altyn Trade LLP", "may leave early"], ["Nobody", "is late"]], False),
        ("Info", [["Altyn Trade LLP", "is late"], ["Jade Tea"]], False),
        ("Info", [["Altyn Trade LLP", "is late"], ["Jade Tea", "now"]], False),
        ("Info", [["Altyn Trade LLP", "is late"], ["Altyn Trade LLP", "may leave early"], ["All", "come"]], False),
    ],
)
def test_a_sheet_without_a_list_matters_if_it_says_something_beside_names(name, rows, matters):
    names = NameIndex()
    for company in ("Altyn Trade LLP", "Jade Tea"):
        names.add(company, [company])
    assert sheet_may_matter(sheet(name, *rows), None, names) is matters


NAMED = ["Altyn Trade LLP", "Jade Tea"]


@pytest.mark.parametrize(
    ("rows", "matters"),
    [
        ([["Company", "Hours"], [NAMED[0], "09:00-10:00"], [NAMED[1], "14:00-15:00"]], True),
        ([["Company", "Note"], [NAMED[0], "no meetings please"], [NAMED[1], "all well"]], True),
        ([["Company", "Hotel"], [NAMED[0], "Grand"], [NAMED[1], "Hilton"]], False),
        ([["Company", "Name again"], [NAMED[0], NAMED[0]], [NAMED[1], NAMED[1]]], False),
        ([["Company", "Partner"], [NAMED[0], NAMED[1]], [NAMED[1], NAMED[0]]], True),
        ([["Who", NAMED[0], NAMED[1]], ["Li", "x", None], ["Wu", None, "x"]], True),
        ([["Person", "City"], ["Li", "Wuhan"], ["Wang", "Xian"]], False),
    ],
)
def test_a_list_matters_if_it_says_something_of_companies_or_joins_two(rows, matters):
    names = NameIndex()
    for company in NAMED:
        names.add(company, [company])
    region = find_region(sheet("Info", *rows), names)
    assert region is not None
    for column in region.columns:
        column.profile.find_companies(names)
    assert sheet_may_matter(region.grid, region, names) is matters
