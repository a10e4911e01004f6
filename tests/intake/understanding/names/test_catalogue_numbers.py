"""The companies of numbers of a list in a cell, with the signs and levels beside them."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.names.catalogue_numbers import named_by_numbers, numbers_in

NAMES = {str(number): chr(ord("A") + number - 1) for number in range(1, 13)}


@pytest.mark.parametrize(
    ("text", "numbers", "named"),
    [
        ("1, 2; 3 and 5", "1 2 3 5", "A; B; C; E"),
        ("1 2 3.", "1 2 3", "A; B; C"),
        ("007, 3号企业、4号", "7 3 4", "G; C; D"),
        ("№ 1 и № 3", "1 3", "A; C"),
        ("10–12", "10 11 12", "J; K; L"),
        ("12-10", "12 10", "L; J"),
        # ``no`` counts at the beginning, and refuses behind other numbers
        ("No 5, 6", "5 6", "E; F"),
        ("no 5", "5", "E"),
        ("1, no 5", "1 5", "A; no: E"),
        ("1, 2 no 5", "1 2 5", "A; B; no: E"),
        ("1 and no 5", "1 5", "A; no: E"),
        ("must: 1, 2; no 5", "1 2 5", "must: A; B; no: E"),
        # a sign holds for the numbers behind it, or for its own where each has one
        ("★1, ★8, ○ 3, 5, 10–12", "1 8 3 5 10 11 12", "★ A; ★ H; ○ C; ○ E; ○ J; ○ K; ○ L"),
        ("★ 1, 8", "1 8", "★ A; ★ H"),
        ("★1, 8", "", "★1, 8"),
        ("★1,8 ★3", "1 8 3", "★ A; H; ★ C"),
        ("★1; 2, 3", "1 2 3", "★ A; B; C"),
        ("1★, 2", "1 2", "A★; B"),
        ("1 ★, 2★", "1 2", "★ A; ★ B"),
        # a level stands behind a number, or heads several
        ("№ 1 (must), 2, 5 – no", "1 2 5", "A (must); B; E (no)"),
        ("must: 1, 2; no: 5", "1 2 5", "must: A; B; no: E"),
        ("1 (tea), 2", "", "1 (tea), 2"),
        ("1, 2; 3-4, maybe 7", "", "A; B; 3-4, maybe 7"),
        ("1, tea", "", "1, tea"),
        ("all but 3", "3", "C"),
    ],
)
def test_numbers_become_names_with_what_is_beside_them(text, numbers, named):
    assert (numbers_in(text) is None) is (not numbers)
    assert (" ".join(numbers_in(text) or ()), named_by_numbers(text, NAMES)) == (numbers, named)


def test_an_empty_cell_has_no_numbers_and_separators_alone_are_none():
    assert (numbers_in(""), numbers_in(" ; ")) == ((), None)
