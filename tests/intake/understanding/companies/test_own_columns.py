"""Which columns of a list have the names and codes of its companies."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.companies.own_columns import are_codes, own_columns
from sco_scheduler.intake.understanding.meanings.standing import Standing
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.understanding.sheets import listed

LISTED, FIRMS = ["AB-11", "AB-12", "AB-13", "AB-14"], ["Altyn Trade", "Ural Import", "Orda Foods", "Silk Way"]


@pytest.mark.parametrize(("length", "found"), [(80, True), (81, False)])
def test_names_by_no_title_are_at_most_eighty_letters_long(length, found):
    names = [f"{n}{'x' * (length - 1)}" for n in range(4)]
    region = listed("List", ["", "City"], *([name, "Almaty"] for name in names))
    said = Standing([region, listed("Wishes", ["Mr", "Whom"], *([name, "a"] for name in names))])
    assert [column.number for column in own_columns(region, said)] == ([1] if found else [])


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


@pytest.mark.parametrize("tongue", ["Whom do you want to meet?", "С кем хотите встретиться?", "想见的供应商"])
@pytest.mark.parametrize(("numbers", "words"), [(0, 3), (1, 0), (4, 0), (4, 3), (6, 0), (0, 4)])
def test_numbers_and_times_before_the_names_put_them_no_further_back(numbers, words, tongue):
    before = [[f"{n + 1}0:{k}5" for k in range(numbers)] + ["yes"] * words for n in range(4)]
    rows = [[*of, name, "Jade Tea", "Lotus"] for of, name in zip(before, FIRMS, strict=True)]
    titles = [*(f"Zq{n}" for n in range(numbers + words)), "Zorvelta", tongue, "Hobby"]
    region = listed("Sheet1", titles, *rows)
    for column in region.columns:
        column.profiled(NameIndex())
    found = [column.title for column in own_columns(region)]
    assert (found == ["Zorvelta"]) is (words < 4)


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


@pytest.mark.parametrize(
    ("titles", "wished", "own"),
    [
        (["Alıcı Firma", "Yetkili", "Unvan"], FIRMS, 1),
        (["Alıcı Firma", "Yetkili", "Unvan"], ["Altyn", "Silk"], 1),
        (["Ülke", "Yetkili", "Unvan"], FIRMS, 3),
    ],
)
def test_a_column_behind_people_may_have_their_offices(titles, wished, own):
    offices = ["Genel Müdür", "Ortak", "Buyer", "Direktör"]
    firms = [f"{name}{form}" for name, form in zip(FIRMS, (" GmbH", "", " LLC", ""), strict=True)]
    columns = {"Alıcı Firma": firms, "Yetkili": ["Ann Lee", "Bob Wu", "Cem Er", "Dan Fu"], "Unvan": offices}
    columns["Ülke"], columns["Unvan"] = ["Peru"] * 4, offices if "Alıcı Firma" in titles else firms
    region = listed("Alıcılar", titles, *map(list, zip(*(columns[title] for title in titles), strict=True)))
    wishes = listed("Talepler", ["Talep Eden", "Firma"], *([name, "Jade Tea"] for name in wished))
    for column in (*region.columns, *wishes.columns):
        column.profiled(NameIndex())
    assert [column.number for column in own_columns(region, Standing([region, wishes]))][:1] == [own]


@pytest.mark.parametrize("title", ["Латинаар", "xyzzy"])
def test_names_in_another_script_are_local_whatever_their_title(title):
    named = ["Алтай Ноолуур ХХК", "Хан Хэнтий Кашмир ХХК", "Тэмээн Ноос ХХК"]
    people = ["Ann Lee", "Bob Wu", "Cem Er"]
    latin = ["Altai Nooluur LLC", "Khan Khentii Cashmere LLC", "Temeen Noos LLC"]
    region = listed("Дэлгүүр", ["Компани", "Төлөөлөгч", title], *map(list, zip(named, people, latin, strict=True)))
    for column in region.columns:
        column.profiled(NameIndex())
    assert [column.title for column in own_columns(region)] == ["Компани", title]
