"""The companies of numbers of a list in a cell, with the signs and levels beside them."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.names.catalogue_numbers import (
    called_numbers_in,
    named_beside_names,
    named_by_numbers,
    numbers_in,
    with_names_of_numbers,
)

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


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("6번, 2번, 8번", "6 2 8"),
        ("3番、7番", "3 7"),
        ("第3号；5号", "3 5"),
        ("No. 6, No. 2", "6 2"),
        ("Nr 4; nr 11", "4 11"),
        ("n.º 4, n.º 7", "4 7"),
        ("№ 3, № 012", "3 12"),
        ("رقم 3، رقم 5", "3 5"),
        ("6, 2, 8", ""),
        ("No. 6, Jade Tea", ""),
        ("3rd", ""),
        ("Nordic 4", ""),
    ],
)
def test_numbers_of_a_cell_are_those_of_a_list_if_each_is_called_so(text, numbers):
    assert " ".join(called_numbers_in(text)) == numbers


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("We must meet No. 6.", "We must meet F."),
        ("6번은 반드시 만나야 함", "F은 반드시 만나야 함"),
        ("unbedingt Nr. 6", "unbedingt F"),
        ("6번 상담했음", "6번 상담했음"),
    ],
)
def test_a_number_of_a_list_in_a_remark_is_put_in_names(text, named):
    assert with_names_of_numbers(text, NAMES) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Lotus, 4, 6", "Lotus; D; F"),
        ("4; Lotus；6-7", "D; Lotus; F; G"),
        ("4, 6", "D; F"),
        ("Lotus, 4, 55", "Lotus, 4, 55"),
        ("Lotus, 55", "Lotus, 55"),
        ("Lotus 5, 4", "Lotus 5, 4"),
        ("Lotus, Jade", "Lotus, Jade"),
        ("", ""),
    ],
)
def test_plain_numbers_beside_names_are_named_if_all_are_known(text: str, named: str):
    assert named_beside_names(text, NAMES) == named
