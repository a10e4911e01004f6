"""Titles that ask for names in an order of preference, or say that the order does not matter, in many languages."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.wording.orders import order_in, ranks_by_priority, states_no_order, states_order


@pytest.mark.parametrize(
    "title",
    [
        "Suppliers, in order of preference",
        "Wunschpartner (nach Wichtigkeit)",
        "Fournisseurs par ordre de préférence",
        "¿Con quién desea reunirse? (por orden de importancia)",
        "Dodavatelé podle důležitosti",
        "Beszállítók fontossági sorrendben",
        "Görüşmek istediği tedarikçiler (öncelik sırasıyla)",
        "С кем хотите встретиться (по порядку важности)",
        "З ким хочете зустрітися (за пріоритетом)",
        "希望企業（優先順）",
        "희망 업체 (순서대로)",
        "الموردون المطلوبون حسب الأولوية",
        "הספקים לפי סדר עדיפות",
        "आपूर्तिकर्ता प्राथमिकता क्रम में",
        "ผู้ขายที่ต้องการพบ เรียงตามลำดับ",
        "Nhà cung cấp theo thứ tự ưu tiên",
        "Οι προμηθευτές με σειρά προτίμησης",
        "Toimittajat tärkeysjärjestyksessä",
    ],
)
def test_a_title_may_ask_for_an_order(title):
    assert states_order([title])
    assert not states_no_order([title])


@pytest.mark.parametrize("title", ["Order volume", "Firmenname", "Proveedores que desea ver", "受注番号", "Заказы"])
def test_other_titles_ask_for_none(title):
    assert not states_order([title])


@pytest.mark.parametrize(
    "title",
    [
        "in any order",
        "Lieferanten (Reihenfolge egal)",
        "Proveedores, en cualquier orden",
        "в любом порядке",
        "希望企業（順不同）",
        "Tedarikçiler (önem sırası fark etmez)",
    ],
)
def test_a_title_may_say_that_the_order_does_not_matter(title):
    assert states_no_order([title])


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("С кем вы хотите встретиться в первую очередь? (по порядку важности)", Level.WANT),
        ("¿Con quién desea reunirse prioritariamente? (por orden de importancia)", Level.WANT),
        ("Top priority companies, in order", Level.WANT),
        ("重点洽谈企业（按顺序）", Level.WANT),
        ("Top priority companies", Level.MUST),
        ("Обязательные встречи (по порядку)", Level.MUST),
        ("Must meet (in order of importance)", Level.MUST),
        ("Rencontres indispensables (par ordre de préférence)", Level.MUST),
        ("必须见的企业（按重要性排序）", Level.MUST),
    ],
)
def test_whom_to_meet_first_in_an_order_are_wishes_and_who_must_be_met_are_musts(title, level):
    assert Column(1, (title,), {1: "Altyn Trade"}, {}).level is level
    assert ranks_by_priority(title) is (level is Level.WANT)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Companies are listed in order of preference", "ranked"),
        ("in order of priority, most wanted first", "ranked"),
        ("Note: the first named company = most important. Thank you!", "ranked"),
        ("The higher in the list, the more important", "ranked"),
        ("Компании перечислены в порядке убывания интереса", "ranked"),
        ("Первая в списке – самая важная", "ranked"),
        ("说明:意向供应商按采购商填写的先后顺序排列", "ranked"),
        ("越靠前越优先", "ranked"),
        ("Je weiter oben, desto wichtiger", "ranked"),
        ("in no particular order", "unranked"),
        ("The order of the companies has no meaning", "unranked"),
        ("Companies are not listed in order of preference", "unranked"),
        ("Порядок значения не имеет", "unranked"),
        ("Компании указаны не по важности", "unranked"),
        ("排名不分先后", "unranked"),
        ("供应商不是按优先顺序排列", "unranked"),
        ("sıra önemli değil", "unranked"),
        ("The companies are in order", "unsure"),
        ("In order of preference; the order of others does not matter", "unsure"),
        ("Companies are listed in alphabetical order", None),
        ("Requests in the order received", None),
        ("Заявки в порядке поступления", None),
        ("按拼音排序", None),
        ("Must meetings are scheduled first, then in order of priority", None),
        ("Первая компания самая большая в регионе", None),
        ("We are the first and the most trusted supplier", None),
        ("Order volume 2026", None),
    ],
)
def test_what_a_remark_says_of_the_order_of_names(text, said):
    assert order_in(text) == said
