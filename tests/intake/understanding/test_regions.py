"""Where the list of a sheet begins, with a header of one or two rows or with none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.intake.table.grids import Grid
from sco_scheduler.intake.understanding.matching import NameIndex
from sco_scheduler.intake.understanding.regions import _spread, find_region
from tests.intake.understanding.lists import listed, sheet

ROWS = [
    ["Altyn Trade", "Kazakhstan"],
    ["Ural Import", "Russia"],
    ["Orda Foods", "Kazakhstan"],
    ["Silk Way", "Uzbekistan"],
]


@pytest.mark.parametrize("above", [[], [["Buyers of the forum"]], [["Buyers of the forum"], []]])
def test_a_list_without_a_header_begins_with_its_first_row(above):
    region = listed("List", *above, *ROWS)
    assert list(region.columns[0].cells.values()) == [name for name, _ in ROWS]
    assert region.columns[0].titles == ()


@pytest.mark.parametrize("above", [[], [["Buyers of the forum"]], [["Organizer:", "Ministry"], []]])
def test_a_header_is_found_below_what_stands_above_it(above):
    region = listed("List", *above, ["Company", "Country"], *ROWS)
    assert region.header == (len(above) + 1,)
    assert [column.title for column in region.columns] == ["Company", "Country"]
    assert list(region.columns[0].cells.values()) == [name for name, _ in ROWS]


def test_headings_of_parts_are_no_rows_and_each_row_knows_its_own():
    rows = [[*row, "P001"] for row in ROWS]
    region = listed("List", ["Company", "Country", "ID"], ["Buyers"], *rows[:2], ["Exhibitors"], *rows[2:])
    assert list(region.sections.values()) == ["Buyers", "Exhibitors"]
    assert [region.section_of(row) for row in region.rows] == ["Buyers", "Buyers", "Exhibitors", "Exhibitors"]
    assert region.section_of(1) == ""


def test_the_nearest_side_above_the_header_heads_the_first_part_where_others_are_headed_by_theirs():
    rows = [[*row, "P001"] for row in ROWS]
    above = [["Suppliers of the forum"], ["Buyers"]]
    region = listed("List", *above, ["Company", "Country", "ID"], *rows[:2], ["Exhibitors"], *rows[2:])
    assert sorted(region.sections.items()) == [(2, "Buyers"), (6, "Exhibitors")]
    assert listed("List", *above, ["Company", "Country", "ID"], *rows).sections == {}


@pytest.mark.parametrize("rows", [[], [["Company"]], [[], []]])
def test_a_sheet_of_one_row_or_none_has_no_list(rows):
    assert find_region(sheet("List", *rows), NameIndex()) is None


TALL, WIDE, BELOW = (1, 2, 1, 1), (1, 1, 2, 3), (5, 6, 1, 1)
"""Merged cells: the first title over two rows, the second over two columns, and two cells far below."""


@pytest.mark.parametrize(
    ("second", "merged", "header"),
    [
        ([None, "morning", "evening"], (WIDE, TALL), (1, 2)),
        ([None, "morning", "evening"], (TALL,), (1, 2)),
        ([None, "morning", "evening " * 12], (TALL,), (1,)),
        (["Response", "Response", "Open-Ended Response"], (), (1, 2)),
        (["Silk Way", "g", "h"], (WIDE,), (1,)),
        (["Silk Way", "g", "h"], (WIDE, BELOW), (1,)),
        (["Silk Way", "g", "h"], (), (1,)),
        (["Altyn", "3", "x"], (WIDE,), (1,)),
    ],
)
def test_the_row_below_a_header_goes_on_with_it_where_merged_titles_say_so(second, merged, header):
    rows = [["Company", "Would like to meet", None], second, ["Altyn Trade", "a", "b"], ["Ural Import", "c", "d"]]
    region = find_region(
        replace(sheet("List", *rows, ["Orda Foods", "e"], ["Kazzinc", "f"]), merged=merged), NameIndex()
    )
    assert region is not None
    assert region.header == header
    assert [column.number for column in region.columns] == [1, 2, 3]


def test_a_merged_title_says_nothing_of_the_rows_that_it_covers():
    cells = {1: {1: "Company", 2: "Country"}, 2: {2: "KZ"}, 3: {1: "Altyn", 2: "KZ"}, 4: {2: "UZ"}}
    said = {(1, 2): {}, (3, 4): {(4, 1): "Altyn"}, (3, 9): {(4, 1): "Altyn"}}
    assert {rows: _spread(Grid("A", cells, merged=((*rows, 1, 1),)), 1) for rows in said} == said
