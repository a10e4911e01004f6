"""What the cells of a column look like."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.columns import Column, is_country
from sco_scheduler.intake.understanding.doubts import _looks_limited, may_matter
from sco_scheduler.intake.understanding.questions import COMPANIES, MOST_DIGITS, PAIRS


@pytest.mark.parametrize(
    "name", ["Kazakhstan", "PORTUGAL", "Португалия", "葡萄牙", "Казахстан", "哈萨克斯坦", "Bolivia", "USA"]
)
def test_countries_are_known_in_three_languages(name):
    assert is_country(name)


@pytest.mark.parametrize("name", ["World", "Africa", "Almaty", "Весь мир", "世界", ""])
def test_regions_and_cities_are_no_countries(name):
    assert not is_country(name)


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
        (["five", "5", "6"], COMPANIES, False),
    ],
)
def test_small_numbers_that_do_not_count_the_rows_may_be_limits(cells, holds, looks):
    column = Column(1, ("How many",), dict(enumerate(cells, 2)), {}, len(cells))
    assert _looks_limited(column, holds) is looks


@pytest.mark.parametrize(
    ("cells", "serial"),
    [
        (["1", "2"], True),
        (["0", "1"], True),
        (["2", "3"], False),
        (["2", "3", "4"], True),
        (["1"], True),
        (["2"], False),
        (["1", "3"], False),
        (["1", "2", "x"], False),
        (["1", "2", "2"], False),
        ([], False),
    ],
)
def test_a_column_that_merely_counts_the_rows(cells, serial):
    assert Column(1, ("No.",), dict(enumerate(cells, 2)), {}, len(cells)).serial is serial


@pytest.mark.parametrize(
    ("title", "cells", "field"),
    [
        ("Level", ["must", "blue"], "level"),
        ("Colour", ["red", "blue"], None),
        ("Colour", ["must", "maybe"], "level"),
        ("Colour", ["must", "blue", "red"], None),
    ],
)
def test_words_for_levels_may_matter_in_a_list_of_pairs(title, cells, field):
    column = Column(1, (title,), dict(enumerate(cells, 2)), {}, len(cells))
    found = may_matter(column, PAIRS)
    assert (found[0].field if found is not None else None) == field
