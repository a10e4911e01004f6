"""Which columns have limits of meetings, and how surely."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.cells.questions import COMPANIES, MOST_DIGITS, PAIRS
from sco_scheduler.intake.understanding.meanings.limit_columns import (
    limit_in_words,
    limit_or_rank,
    limits_beside,
    looks_limited,
)


def column(title: str, *cells: str, number: int = 1) -> Column:
    return Column(number, (title,), dict(enumerate(cells, 2)), {}, len(cells))


@pytest.mark.parametrize(
    ("cells", "holds", "looks"),
    [
        (["5", "5", "6"], COMPANIES, True),
        (["5", "5", "100"], COMPANIES, True),
        (["5", "5", "101"], COMPANIES, False),
        (["5", "5", "1" + "0" * (MOST_DIGITS - 1)], COMPANIES, False),
        (["1", "2", "3"], COMPANIES, False),
        (["1", "2"], COMPANIES, True),
        (["1", "1"], PAIRS, False),
        (["1"], PAIRS, True),
        (["1", "1"], COMPANIES, True),
        (["five", "5", "6"], COMPANIES, True),  # a limit in words
    ],
)
def test_small_numbers_that_do_not_count_the_rows_may_be_limits(cells, holds, looks):
    column = Column(1, ("How many",), dict(enumerate(cells, 2)), {}, len(cells))
    assert looks_limited(column, holds) is looks


@pytest.mark.parametrize(
    ("title", "cells", "sure"),
    [
        ("Max", ["4 meetings", "5 meetings"], 0.93),  # the title says it
        ("How many", ["max 4 meetings", "at most 5"], 0.93),  # each cell does
        ("How many", ["4 meetings", "at most 5"], 0.55),
        ("How many", ["4 meetings", "5"], None),
        ("Max", ["4 meetings", "two rooms"], None),
    ],
)
def test_a_limit_in_words_is_one_of_all_cells(title, cells, sure):
    found = limit_in_words(column(title, *cells))
    assert (found and (found[0].field, found[1])) == (("maximum", sure) if sure else None)


@pytest.mark.parametrize(
    ("title", "cells", "holds", "meant"),
    [
        ("Meetings", ["5", "6", "5"], COMPANIES, ("maximum", 0.55)),
        ("Xyzzy", ["5", "6", "5"], COMPANIES, ("maximum", 0.5)),
        ("Meetings", ["0", "6", "5"], COMPANIES, ("maximum", 0.5)),  # nobody has a limit of none
        ("No.", ["5", "6", "5"], COMPANIES, None),
        ("Xyzzy", [*"1234", *"123456"], COMPANIES, None),  # the numbers of the rows in two parts
        ("Xyzzy", [*"1213", *"121"], COMPANIES, ("maximum", 0.5)),
        ("Rank", [*"1234", *"123456"], COMPANIES, None),
        ("Rank", [*"1324", *"123456"], COMPANIES, ("nothing", 0.5)),
        ("Xyzzy", [*"1224", *"121"], COMPANIES, ("maximum", 0.5)),
        ("Xyzzy", ["2", "1", "3"], PAIRS, ("rank", 0.55)),
        ("Xyzzy", ["yes", "no", "yes"], PAIRS, ("level", 0.5)),
    ],
)
def test_small_numbers_are_a_limit_or_of_pairs_a_rank(title, cells, holds, meant):
    found = limit_or_rank(column(title, *cells), holds)
    assert (found and (found[0].field, found[1])) == meant


@pytest.mark.parametrize(
    ("first", "title", "sure"),
    [
        ("Max meetings", "Max meetings per day", 0.93),
        ("Max meetings per day", "Max meetings", 0.93),
        ("Max meetings per day", "Meetings", 0.5),  # which may count them
        ("Max meetings", "Max meetings in total", None),  # two of the same kind
        ("Max meetings", "Min meetings per day", None),
    ],
)
def test_a_limit_for_each_day_beside_one_in_total_is_a_limit_too(first, title, sure):
    columns = [column(first, "8", "9", "9"), column(title, "3", "4", "4", number=2)]
    found = limits_beside(columns, {1: Meaning("maximum", 0.9), 2: Meaning("nothing", 0.5)})
    assert found == ({2: Meaning("maximum", sure)} if sure else {})
