"""Texts that recur below themselves are no titles, and a second row of titles divides the first or looks as it does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.intake.understanding.lists.title_rows import (
    HEADER_ROWS,
    _divides,
    _unlike_below,
    checkbox_columns,
    is_repeated,
    recurs,
    title_like,
    without_numbers,
)
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.understanding.sheets import sheet

FILLED = {
    1: {1: "Company", 2: "Level", 3: "7"},
    2: {1: "Altyn", 2: "must", 3: "7"},
    3: {1: "Ural", 2: "MUST", 3: "8"},
    4: {1: "Orda", 2: "no", 3: "7"},
    5: {1: "Altyn"},
}


def test_a_row_is_repeated_if_one_of_its_texts_recurs_below_in_its_column():
    assert [row for row in FILLED if is_repeated(FILLED, row)] == [2]
    assert not is_repeated({1: {1: "7"}, 2: {1: "7"}}, 1), "numbers recur by chance"
    assert not is_repeated({1: {1: "Altyn"}, 2: {2: "Altyn"}}, 1), "in another column"
    assert not is_repeated({2: {1: "Altyn"}, 1: {1: "Altyn"}}, 2), "above"
    assert is_repeated({1: {1: "Altyn"}, 2: {1: "ALTYN"}}, 1)


def test_a_cell_recurs_below_itself_and_above_up_to_the_first_row_of_the_list():
    cells = [(row, column) for row in FILLED for column in FILLED[row]]
    assert [place for place in cells if recurs(FILLED, *place)] == [(1, 3), (2, 1), (2, 3)]
    assert [p for p in cells if recurs(FILLED, *p, 1)] == [(1, 3), (2, 1), (2, 3), (4, 3), (5, 1)]
    assert [p for p in cells if recurs(FILLED, *p, 3)] == [(1, 3), (2, 1), (2, 3)]


def test_a_word_for_a_level_recurs_in_any_row_and_column_around():
    rows = {1: {1: "must"}, 2: {2: "must"}, 3: {1: "Altyn", 2: "Ural"}, 4: {2: "Altyn"}}
    assert [(row, column) for row in rows for column in rows[row] if recurs(rows, row, column)] == [(1, 1), (2, 2)]


def test_no_further_rows_are_compared_than_a_header_may_have():
    rows = {1: {1: "Altyn"}} | {row: {1: f"Firm {row}"} for row in range(2, HEADER_ROWS + 1)}
    assert recurs(rows | {HEADER_ROWS + 1: {1: "Altyn"}}, 1, 1)
    assert not recurs(rows | {HEADER_ROWS + 1: {1: "Firm"}, HEADER_ROWS + 2: {1: "Altyn"}}, 1, 1)


def filled(*rows: str) -> dict[int, dict[int, str]]:
    """The cells of rows, whose texts have ``|`` between them."""
    return {n: {c: text for c, text in enumerate(row.split("|"), 1) if text} for n, row in enumerate(rows, 1)}


@pytest.mark.parametrize(
    ("header", "bare"),
    [
        ("1. Buyer|2. Volga|3. Ural", "Buyer|Volga|Ural"),
        ("4) Buyer|5) Volga|6) Ural", "Buyer|Volga|Ural"),
        *((text, text) for text in ("1. Buyer|2. Volga", "1. Buyer|3. Volga|4. Ural", "1. Buyer|2. Volga|Ural")),
        ("1. Buyer|2. Buyer|3. Ural", "1. Buyer|2. Buyer|3. Ural"),
    ],
)
def test_numbers_that_count_titles_are_no_part_of_them(header, bare):
    assert without_numbers(filled(header, "1. a|x")) == filled(bare, "1. a|x")


@pytest.mark.parametrize(
    ("rows", "unlike"),
    [
        (["E-mail|Country", "a@b.example|China", "c@d.example|Russia"], 2),
        (["a@x.example|Country", "a@b.example|China", "c@d.example|Russia"], 0),
        (["No|Year", "1|2020", "2|2021"], 2),
        (["No 1|Year", "1|2020", "2|2021"], 0),
        (["Name", "Altyn|1", "Neva|2", "Orda|3"], 1),  # counted without a title
        (["Name", "Altyn|1", "Neva|2"], 0),
        (["Name", "Altyn|1", "Neva|2", "Orda|4"], 0),
        (["Name|Kind", "Altyn|a", "Neva|b", "Orda|a", "Ural|b"], 1),
        (["Name|Kind", "Altyn|a", "Neva|b", "Orda|a"], 0),
        (["Name|Kind", "Altyn|a", "Neva|b", "Orda|c", "Ural|a"], 0),
        (["Name|Other", "Altyn Trade|Neva", "Neva Silk|Altyn"], 2),
        (["Altyn|Other", "Altyn Trade|Neva", "Neva Silk|Altyn"], 0),
    ],
)
def test_titles_do_not_look_like_the_values_of_one_kind_below_them(rows, unlike):
    assert _unlike_below(filled(*rows), 1) == unlike


WIDE, TALL = (1, 1, 1, 2), (1, 2, 3, 3)
VALUES = ["Li|a@b.example|China", "Bo|c@d.example|Russia"]


@pytest.mark.parametrize(
    ("upper", "lower", "merged", "divides"),
    [
        ("Contact||Company", "Name|Phone", [WIDE], True),
        ("Contact||Company", "Name|Phone|Total", [WIDE], True),
        ("Contact||Company", "Name|Phone|12", [WIDE], False),
        ("Contact||Company", "Name|Phone|12", [(1, 1, 1, 1)], False),
        ("Contact||Company", "Name|Phone", [WIDE, TALL], True),
        ("Contact|Zz|Company", "Name|Phone", [TALL], True),
        ("Contact|Zz|Company", f"{'x' * 79}|Phone", [TALL], True),
        ("Contact|Zz|Company", f"{'x' * 80}|Phone", [TALL], False),
        ("Contact|Zz|Company", "Name|Phone|x", [TALL], None),
        ("Contact||Company", "Name|E-mail|Country", [], True),
        ("Contact||Company", "Name|12|Country", [], False),
        ("Contact||Company", "Name|E-mail|China", [], False),
        ("Contact|Zz|Company", "Name|E-mail|Country", [], None),
    ],
)
def test_a_row_below_merged_titles_divides_them(upper, lower, merged, divides):
    rows = filled(upper, lower, *VALUES)
    grid = sheet("List", *([text or None for text in row.split("|")] for row in (upper, lower, *VALUES)))
    assert _divides(replace(grid, merged=tuple(merged)), rows, 1, 2) is divides


def test_boxes_have_a_name_above_ticks_or_the_name_again():
    assert checkbox_columns(filled("Altyn|Neva|Ural|12", "x||Ural|x", "|x||"), 1) == {1, 2, 3}
    assert checkbox_columns(filled("Altyn|Neva", "x|no"), 1) == {1}
    assert checkbox_columns(filled("Alt|Neva", "x|Neva"), 1) == {2}
    assert checkbox_columns(filled("Altyn|Neva", "|"), 1) == set()


@pytest.mark.parametrize(
    ("titles", "bare"),
    [
        (["1. Buyer", "2. Volga", "3. Ural"], ["Buyer", "Volga", "Ural"]),
        (["1. Company", "2. Not available"], ["Company", "Not available"]),
        (["1. Компания", "2. Когда не будет"], ["Компания", "Когда не будет"]),
        (["1. Jade Tea", "2. Lotus Silk"], ["1. Jade Tea", "2. Lotus Silk"]),  # whom somebody asks for
        (["1. Company", "3. Not available"], ["1. Company", "3. Not available"]),
    ],
)
def test_numbers_that_count_the_titles_are_no_part_of_them(titles, bare):
    assert without_numbers({1: dict(enumerate(titles, 1))}) == {1: dict(enumerate(bare, 1))}


@pytest.mark.parametrize(
    ("text", "like", "beside_names"),
    [
        *(("Company", 1.0, 1.0), ("Choice 3", 0.8, 0.8), ("3rd choice", 0.8, 0.8), ("第三志愿", 0.82, 0.82)),
        *(("3", 0.0, 0.0), ("Zyx", 0.0, 0.0), ("Altyn Trade", 0.0, 0.6), ("a@b.example", 0.0, 0.0)),
        *(("max 4 meetings", 0.0, 0.0), ("9:00-10:00", 0.0, 0.0), ("morning", 0.0, 0.0), ("Company " * 32, 0.0, 0.0)),
    ],
)
def test_titles_are_those_of_fields_and_choices_and_names_where_they_may_head_columns(text, like, beside_names):
    names = NameIndex()
    names.add("Altyn Trade", ["Altyn Trade"])
    assert title_like(text, None) == pytest.approx(like)
    assert title_like(text, names) == pytest.approx(beside_names)
