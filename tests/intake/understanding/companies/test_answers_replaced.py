"""Of two answers of a company that another sheet lists the later counts."""

from __future__ import annotations

import pytest

from tests.intake.books import codes, read
from tests.intake.understanding.companies.test_reading import wishes

BUYERS, SELLERS = ("Altyn Trade", "Ural Import", "Orda Foods"), ("Lotus Glass", "Jade Tea", "River Pumps", "Ruby Silk")
NEW = {"River Pumps", "Lotus Glass"}


@pytest.mark.parametrize(
    ("titles", "rows", "wanted"),
    [
        # Choices in columns of their own.
        (["1st choice", "2nd choice"], [[*SELLERS[:2], None], [SELLERS[2], SELLERS[0], None]], NEW),
        # A list, which two people of a company may have filled in, unless the later row says that it replaces it.
        (["Wants to meet"], [["Lotus Glass; Jade Tea", None], ["River Pumps; Lotus Glass", None]], {*SELLERS[:3]}),
        *(
            (["Wants to meet"], [["Lotus Glass; Jade Tea", None], ["River Pumps; Lotus Glass", said]], NEW)
            for said in ("please ignore our first answer", "先日の回答を差し替えます。")
        ),
    ],
)
def test_the_later_of_two_answers_counts(tmp_path, titles, rows, wanted):
    lists = {
        "Buyers": [["Company", "E-mail"], *([name, f"{name[0]}@example.org"] for name in BUYERS)],
        "Sellers": [["Company", "Products"], *([name, "goods"] for name in SELLERS)],
    }
    others = [[name, *["Ruby Silk"] * len(titles), None] for name in BUYERS[1:]]
    answers = [["Company", *titles, "Remarks"], [BUYERS[0], *rows[0]], *others, [BUYERS[0], *rows[1]]]
    intake = read(tmp_path, {**lists, "Answers": answers}, sure=0.0)
    assert intake.event is not None
    assert {to for asker, to, _ in wishes(intake.event) if asker == BUYERS[0]} == wanted
    assert ("answer-replaced" in codes(intake.findings)) is (wanted == NEW)


@pytest.mark.parametrize("said", ["correction", "oprava", "исправление", "更正"])
@pytest.mark.parametrize("within", [True, False])
def test_a_correction_counts_wherever_it_stands(tmp_path, said, within):
    first, last = [BUYERS[0], 2, 1, None, None], [f"{BUYERS[0]} ({said})" if within else BUYERS[0], None, 2, 1, None]
    last[-1] = None if within else said
    others = [[BUYERS[1], 1, None, 2, None], [BUYERS[2], None, 1, 2, None]]
    for rows in ([first, *others, last], [last, *others, first]):
        lists = {
            "Buyers": [["Company", *SELLERS[:3], "Remarks"], *rows],
            "Sellers": [["Company", "Products"], *([name, "goods"] for name in SELLERS)],
        }
        intake = read(tmp_path, lists, sure=0.0)
        assert intake.event is not None
        assert {to for asker, to, _ in wishes(intake.event) if asker == BUYERS[0]} == {*SELLERS[1:3]}


def test_an_answer_behind_a_correction_and_what_it_corrects_counts(tmp_path):
    said, others = (None, "correction", None), [[BUYERS[1], 1, 2, None, None], [BUYERS[2], 1, 2, 3, None]]
    rows = [[BUYERS[0], *(int(n == k) or None for k in range(3)), text] for n, text in enumerate(said)]
    lists = {
        "Buyers": [["Company", *SELLERS[:3], "Remarks"], rows[0], others[0], rows[1], others[1], rows[2]],
        "Sellers": [["Company", "Products"], *([name, "goods"] for name in SELLERS)],
    }
    intake = read(tmp_path, lists, sure=0.0)
    assert intake.event is not None
    assert {to for asker, to, _ in wishes(intake.event) if asker == BUYERS[0]} == {SELLERS[2]}


@pytest.mark.parametrize("said", ["sent again by a colleague", "повторная заявка", "second form, replaces the first"])
@pytest.mark.parametrize("first", ["Matrix", "List", "one sheet"])
def test_a_second_row_in_a_list_leaves_the_wishes_that_another_list_has(tmp_path, said, first):
    matrix = [
        ["Buyer / Seller", *SELLERS[:3]],
        [BUYERS[0], 2, 3, 1],
        [BUYERS[1], None, 1, 2],
        [BUYERS[2], 1, 2, None],
    ]
    titles = ["No.", "Company", "Side", "Contact", "Remarks"]
    people = ["Anna Weber", "Ivan Petrov", "Dana Serik", "Li Wei", "Olga Kim", "Max Bauer"]
    sides = [*((f"{name} LLC", "Buyer") for name in BUYERS), *((f"{name} Ltd.", "Seller") for name in SELLERS[:3])]
    rows = [[n, *both, person, None] for n, (both, person) in enumerate(zip(sides, people, strict=True), 1)]
    listed = [titles, *rows, [7, sides[0][0], "Buyer", "Maxim Yudin", said]]
    sheets = {
        "Matrix": {"Matrix": matrix, "List": listed},
        "List": {"List": listed, "Matrix": matrix},
        "one sheet": {"All": [*matrix, [None], [None], *listed]},
    }
    intake = read(tmp_path, sheets[first], sure=0.0)
    assert intake.event is not None
    assert len(intake.event.companies) == len(BUYERS) + 3
    names = {company.id: company.name for company in intake.event.companies}
    asked = {(names[r.target][:4], r.rank) for r in intake.event.requests if names[r.asker].startswith(BUYERS[0])}
    assert asked == {("Lotu", 2), ("Jade", 3), ("Rive", 1)}


def test_a_company_that_asks_twice_by_its_short_name_is_none_of_its_own(tmp_path):
    buyers = ["上海云舍家居有限公司", "杭州青禾酒店用品采购中心", "广州悦品贸易有限公司", "成都茶马生活馆"]
    sellers = ["安吉翠竹工艺品厂", "浙江恒林竹业股份有限公司", "福建建瓯竹之源家居有限公司", "湖南益阳小郁竹艺坊"]
    asked = [
        ("上海云舍", "恒林竹业"),
        ("青禾酒店用品", "翠竹工艺品厂"),
        ("广州悦品", "竹之源家居"),
        (buyers[3], sellers[0]),
    ]
    rows = [[n, *both, None] for n, both in enumerate([*asked, asked[0]], 1)]
    lists = {
        side: [["序号", "企业名称", "联系人"], *([n, name, f"王{n}"] for n, name in enumerate(names, 1))]
        for side, names in (("采购商名单", buyers), ("供应商名单", sellers))
    }
    requests = [["序号", "企业", "意向对接企业（按优先顺序）", "备注"], *rows[:-1], [*rows[-1][:-1], "重复提交"]]
    intake = read(tmp_path, {**lists, "意向登记": requests}, sure=0.0)
    assert intake.event is not None
    assert {company.name for company in intake.event.companies} == {*buyers, *sellers}
    assert len(intake.event.requests) == len(asked)
