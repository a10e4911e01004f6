"""Companies are known by short names, names in a second script, and whatever form stands behind the name."""

from __future__ import annotations

from typing import Any

import pytest

from sco_scheduler.intake.company_names import core_of
from sco_scheduler.intake.understanding.words import asked_by, polarity_in_brackets
from tests.intake.books import read
from tests.intake.understanding.test_outlines import event_of

SELLERS = ("汕头乐玩科技有限公司", "泰州模达塑料有限公司", "潮州瓷韵陶瓷有限公司")
SHORT = ("乐玩", "模达", "瓷韵")
BUYERS = ("越南红河建材公司", "墨西哥仙人掌玩具公司", "智利安第斯果品公司")
TICKED = (("◎", "", "○"), ("", "○", "×"), ("○", "◎", ""))


def pairs(event: Any) -> set[tuple[str, str, str]]:
    names = {company.id: company.name for company in event.companies}
    return {(names[r.purchaser], names[r.supplier], r.level.value) for r in event.requests}


MEANT = {"◎": "must", "○": "want", "×": "no"}
WISHES = {
    (b, s, MEANT[sign])
    for b, signs in zip(BUYERS, TICKED, strict=True)
    for s, sign in zip(SELLERS, signs, strict=True)
    if sign
}


def test_short_names_head_a_matrix_of_companies_that_another_sheet_lists(tmp_path):
    matrix: list[list[Any]] = [["汇总表"], ["说明：◎ 一定要见　○ 想见　× 不见"], [], ["采购商", *SHORT, "场次上限"]]
    matrix += [[b, *signs, 3] for b, signs in zip(BUYERS, TICKED, strict=True)]
    event = event_of(
        read(
            tmp_path, {"意向": matrix, "名录": [["展位", "企业全称"], *([f"1馆{n}", s] for n, s in enumerate(SELLERS))]}
        )
    )
    assert pairs(event) == WISHES
    assert {c.purchaser.maximum for c in event.companies if c.purchaser is not None} == {3}


def test_a_short_name_of_two_signs_that_one_company_has_is_that_company(tmp_path):
    wishes = [["采购商", "想见谁"], [BUYERS[0], "乐玩、瓷韵"], [BUYERS[1], "①模达②瓷韵"]]
    event = event_of(read(tmp_path, {"采购商": wishes, "供应商": [["企业全称"], *([s] for s in SELLERS)]}))
    want = {(BUYERS[0], SELLERS[0]), (BUYERS[0], SELLERS[2]), (BUYERS[1], SELLERS[1]), (BUYERS[1], SELLERS[2])}
    assert pairs(event) == {(*pair, "want") for pair in want}


def test_wishes_may_name_companies_as_a_second_column_does(tmp_path):
    sellers = [["№", "Название", "По-русски"], [1, "Haiyuan Machinery", "Хайюань"], [2, "Shunda Furniture", "Шуньда"]]
    buyers = [["Предприятие", "С кем встретиться"], ["АО «Сибмебель»", "Хайюань, Шуньда"], ["ИП Кравченко", "Шуньда"]]
    event = event_of(read(tmp_path, {"Покупатели": buyers, "Поставщики": sellers}))
    assert sum(company.supplier is not None for company in event.companies) == 2
    assert len(event.requests) == 3


def test_the_first_row_is_no_second_header_though_its_names_have_words_of_titles(tmp_path):
    rows = [
        ["Buyer", "Would like to meet", "Remarks"],
        ["Lagoon Hotels Group", "Joyplay Products, Ironbark Tools", "nice people"],
    ]
    rows += [["Orchard Gifts", "Joyplay Products", None], ["Kilimo Traders", "Ironbark Tools", None]]
    sellers = [["Supplier"], ["Joyplay Products"], ["Ironbark Tools"]]
    event = event_of(read(tmp_path, {"Buyers": rows, "Suppliers": sellers}))
    assert sum(company.purchaser is not None for company in event.companies) == 3
    assert len(event.requests) == 4


@pytest.mark.parametrize("name", ["Van der Meulen Keukens B.V.", "van der meulen keukens", "Van der Meulen Keukens BV"])
def test_a_legal_form_with_points_is_one(name):
    assert core_of(name).text == "vandermeulenkeukens"


def test_who_of_a_side_asked_is_who_asks():
    assert asked_by("Кто из покупателей просил о встрече")


def test_no_with_a_point_in_brackets_is_a_number():
    assert polarity_in_brackets("Wants to meet (no.)") == ("want", 1.0)
    assert polarity_in_brackets("Partners (no)")[0] == "no"
