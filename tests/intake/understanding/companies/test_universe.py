"""What tells a list of companies, its side and its numbers from other lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.intake.understanding.companies.universe import _lists_companies
from sco_scheduler.intake.understanding.meanings.standing import Standing
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists, said, understood
from tests.intake.understanding.sheets import listed

NAMES = ["Altyn Trade", "Ural Import", "Orda Foods", "Silk Way"]


@pytest.mark.parametrize(
    ("codes", "wanted", "told"),
    [
        (["1", "2", "3", "4", "5", "6", "7", "8", "9", "10a"], "1; 2; 3", True),
        (["1", "2", "3", "4", "5", "6", "7", "8", "9", "10a"], "1; 2; 14", False),
        (["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10"], "A1; B2; B3", True),
        (["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10"], "A1; B2; B3; B4", False),
    ],
)
def test_a_column_of_numbers_is_referred_to_by_wishes_that_are_nearly_all_its_own(codes, wanted, told):
    region = listed("List", ["ID", "Company"], *([code, f"Company {code}"] for code in codes))
    asking = listed("Answers", ["Company", "Whom would you like to meet?"], *([n, wanted] for n in NAMES))
    assert Standing([region, asking]).refers(region.columns[0]) is told


def test_empty_columns_and_the_names_themselves_say_nothing_of_companies():
    rows = [[f"{name} LLP", "Almaty"] for name in NAMES]
    bare, empty = (
        listed("List", ["Company", "City"], *rows),
        listed("List", ["Company", "City", "Country", "Phone"], *rows),
    )
    telling = listed("List", ["Company", "City", "Country"], *([*row, "Kazakhstan"] for row in rows))
    ratings = [_lists_companies(region, region.columns[0], Standing([region])) for region in (bare, empty, telling)]
    assert ratings[0] == ratings[1] < ratings[2]


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        ([f"A{n}" for n in range(10)], True),
        (["A1", *(f"A{n}" for n in range(1, 10))], False),
        ([None, None, *(f"A{n}" for n in range(1, 9))], False),
        ([f"A{n}{'x' * 20}" for n in range(10)], False),
    ],
    ids=["codes", "one code twice", "two without one", "too long for codes"],
)
def test_codes_that_are_referred_to_are_each_rows_own(codes, told):
    region = listed("List", ["ID", "Company"], *([code, f"Company {n}"] for n, code in enumerate(codes)))
    wanted = "; ".join(code for code in codes[2:5] if code)
    asking = listed("Answers", ["Company", "Whom would you like to meet?"], *([n, wanted] for n in NAMES))
    assert Standing([region, asking]).refers(region.columns[0]) is told


def test_a_list_with_one_wish_each_is_of_companies_that_no_other_sheet_lists(tmp_path: Path):
    sheets = lists([["Company", "Would like to meet"], *([name, S[0]] for name in B)])
    assert said(understood(read(tmp_path, sheets))) == {(name, S[0], "want", 1) for name in B}


LISTED, FIRMS = ["AB-11", "AB-12", "AB-13", "AB-14"], ["Altyn Trade", "Ural Import", "Orda Foods", "Silk Way"]
