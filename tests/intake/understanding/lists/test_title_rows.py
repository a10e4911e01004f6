"""Texts that recur below themselves are no titles."""

from __future__ import annotations

from sco_scheduler.intake.understanding.lists.title_rows import HEADER_ROWS, is_repeated, recurs

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
