"""What tells a list of companies, its side and its numbers from other lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.intake.understanding.companies.own_columns import are_codes, own_columns
from sco_scheduler.intake.understanding.companies.universe import _lists_companies
from sco_scheduler.intake.understanding.meanings.standing import Standing
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists, said, understood
from tests.intake.understanding.sheets import listed

NAMES = ["Altyn Trade", "Ural Import", "Orda Foods", "Silk Way"]


@pytest.mark.parametrize(("length", "found"), [(80, True), (81, False)])
def test_names_by_no_title_are_at_most_eighty_letters_long(length, found):
    names = [f"{n}{'x' * (length - 1)}" for n in range(4)]
    region = listed("List", ["", "City"], *([name, "Almaty"] for name in names))
    said = Standing([region, listed("Wishes", ["Mr", "Whom"], *([name, "a"] for name in names))])
    assert [column.number for column in own_columns(region, said)] == ([1] if found else [])


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


def test_lists_of_wishes_in_another_script_are_no_second_names():
    names = ["Altyn Trade", "Ural Import", "Orda Foods", "Silk Way"]
    wishes = [
        "重庆玖源有限公司\n重庆康洁有限公司",
        "重庆赛乐有限公司\n重庆永衡有限公司",
        "重庆奥捷有限公司\n重庆晨曦有限公司",
        "重庆铭泰有限公司\n重庆川越有限公司",
    ]
    region = listed("采购商答卷", ["采购单位", "要见的厂家"], *map(list, zip(names, wishes, strict=True)))
    assert [column.title for column in own_columns(region)] == ["采购单位"]


@pytest.mark.parametrize(
    ("titles", "own"),
    [
        (["Code", "Zorvelta"], [2, 1]),
        (["Code", "Contact"], [1]),
        (["Company", "Zorvelta"], [1]),
        (["Code", "City"], [2, 1]),
    ],
)
def test_names_beside_codes_are_the_companies_though_their_title_is_unknown(titles, own):
    rows = zip(["B01", "B02", "B03", "B04"], FIRMS, strict=True)
    region = listed("Buyers", [*titles, "Buyers' country"], *([*row, "Peru"] for row in rows))
    for column in region.columns:
        column.profiled(NameIndex())
    wishes = listed(
        "Wishes", ["Code", "Whom"], *(["B01", "Jade Tea"], ["B02", "Jade Tea"], ["B04", "Jade Tea"], ["B03", "X"])
    )
    assert [column.number for column in own_columns(region, Standing([region, wishes]))] == own


LISTED, FIRMS = ["AB-11", "AB-12", "AB-13", "AB-14"], ["Altyn Trade", "Ural Import", "Orda Foods", "Silk Way"]


@pytest.mark.parametrize(
    ("titles", "codes", "firms", "told"),
    [
        (["ID", "Company"], LISTED, FIRMS, True),
        (["Stand", "Company"], LISTED, FIRMS, True),
        (["ID", "Company"], LISTED, [name[:3] for name in FIRMS], False),
        (["Company", "City"], LISTED, FIRMS, False),
        (["ID", "Company"], [*LISTED[:2], "AB-19", "AB-20"], FIRMS, False),
    ],
)
def test_the_names_of_a_list_are_codes_if_another_has_longer_names_beside_all_of_them(titles, codes, firms, told):
    own = listed("Wishes", ["Company", "Whom"], *zip(LISTED[:3], FIRMS, strict=False))
    other = listed("List", titles, *zip(codes, firms, strict=True))
    for column in (*own.columns, *other.columns):
        column.profiled(NameIndex())
    assert are_codes(own.columns[0], own, [own, other]) is told
    assert not are_codes(own.columns[0], own, [own])
