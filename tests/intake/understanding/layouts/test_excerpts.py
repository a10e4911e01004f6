"""Excerpts of long sheets show the layout of these, so that searches that find nothing in them are done at once."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.layouts.excerpts import LONG, Excerpts, excerpt

HEADER = {1: "Who", 2: "With whom", 3: "Level"}


def long_list(count: int = 3 * LONG) -> Grid:
    rows = {row: {1: f"Buyer {row % 40}", 2: f"Maker {row}", 3: "want"} for row in range(2, count + 2)}
    return Grid("Wishes", {1: HEADER, **rows})


def texts(grid: Grid) -> list[tuple[object, ...]]:
    return [tuple(values.values()) for values in grid.rows.values()]


def test_an_excerpt_of_a_plain_list_has_its_first_and_last_rows_numbered_without_gaps() -> None:
    grid = long_list()
    short = excerpt(grid)
    assert len(short.rows) < LONG
    assert [*short.rows] == [*range(1, len(short.rows) + 1)]
    whole = texts(grid)
    assert texts(short)[:100] == whole[:100]
    assert texts(short)[-20:] == whole[-20:]


@pytest.mark.parametrize(
    "odd",
    [
        {1: "Group B"},
        HEADER,
        {1: "Buyer 7", 2: "Maker 900", 3: "want", 4: "as agreed by telephone"},
    ],
    ids=["heading", "header again", "remark"],
)
def test_an_excerpt_keeps_rows_unlike_the_others_and_those_beside_them(odd: dict[int, object]) -> None:
    grid = long_list()
    row = 2 * LONG
    short = excerpt(replace(grid, rows={**grid.rows, row: odd}))
    place = texts(short).index(tuple(odd.values()), 1)
    assert texts(short)[place - 1] == tuple(grid.rows[row - 1].values())
    assert texts(short)[place + 1] == tuple(grid.rows[row + 1].values())


def test_an_excerpt_keeps_empty_rows_between_lists() -> None:
    grid = long_list()
    gap = range(2 * LONG, 2 * LONG + 3)
    short = excerpt(replace(grid, rows={row: values for row, values in grid.rows.items() if row not in gap}))
    numbers = [*short.rows]
    gaps = [(before, after) for before, after in pairwise(numbers) if after > before + 1]
    assert len(gaps) == 1
    before, after = gaps[0]
    assert after - before == 1 + len(gap)
    assert short.rows[before] == grid.rows[gap[0] - 1]
    assert short.rows[after] == grid.rows[gap[-1] + 1]


@pytest.mark.parametrize(
    "grid",
    [
        long_list(LONG - 2),
        replace(long_list(), colours={(LONG, 1): "ffff00"}),
        replace(long_list(), runs={(LONG, 1): (("Buyer", True),)}),
        replace(long_list(), merged=((LONG, LONG + 1, 1, 1),)),
    ],
    ids=["short", "painted", "struck in part", "merged"],
)
def test_short_and_formatted_sheets_are_their_own_excerpts(grid: Grid) -> None:
    assert excerpt(grid) is grid


def test_what_stays_as_it_is_in_the_excerpt_is_not_searched_as_a_whole() -> None:
    book, seen = Book("b", (long_list(),)), list[int]()

    def search(searched: Book) -> Book:
        seen.append(len(searched.grids[0].rows))
        return searched

    assert Excerpts().tried(book, search) is book
    assert len(seen) == 1
    assert seen[0] < LONG


def test_what_is_rearranged_in_the_excerpt_is_rearranged_as_a_whole() -> None:
    book = Book("b", (long_list(),))

    def search(searched: Book) -> Book:
        return replace(searched, grids=tuple(replace(grid, name=grid.name.upper()) for grid in searched.grids))

    made = Excerpts().tried(book, search)
    assert made.grids[0].name == "WISHES"
    assert made.grids[0].rows == book.grids[0].rows
