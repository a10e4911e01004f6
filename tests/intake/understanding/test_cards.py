"""Sheets with a card for each company, labels at the left and answers beside them, are lists."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intake.books import read

Rows = list[list[Any]]
SUPPLIERS: Rows = [
    ["Supplier", "Country"],
    ["Jade Tea", "China"],
    ["River Pumps, Inc.", "China"],
    ["Spring Parts", "China"],
]
LABELLED: Rows = [
    *([["Trade day 2026: cards of the buyers"], []]),
    *([["Company:", "Altyn Trade"], ["Contact:", "Aigul"], ["Wants to meet:", "Jade Tea; River Pumps, Inc."]]),
    *([["Does not want to meet:", "Spring Parts"], ["Max meetings:", 5], [], ["Each buyer at most 8 meetings"], []]),
    *([["Company:", "Ural Import"], ["Contact:", "Oleg"], ["Wants to meet:", "River Pumps, Inc."], []]),
    *([["Company:", "Orda Foods"], ["Contact:", "Bat"], ["Wants to meet:", "Jade Tea", "must"]]),
    *([[None, "Spring Parts", "if time permits"], ["Max meetings:", 3]]),
]
NUMBERED: Rows = [
    *([["Заявка № 1", "ООО «Алтын»"], ["Представители:", "Айгуль Серик"], [None, "Бек Алиев"]]),
    *([["Хотят встретиться с:", "ООО «Нефрит»", "обязательно"], [None, "ООО «Река»"], ["Не назначать:", "—"], []]),
    *([["Заявка № 2", "АО «Урал»"], ["Представители:", "Олег Петров"], ["Хотят встретиться с:", "ООО «Река»"]]),
    *([["Не назначать:", "ООО «Нефрит»"]]),
]
ABOVE: Rows = [
    *(
        [
            ["阿尔金贸易有限公司"],
            ["联系人", "张三"],
            ["希望对接", "翡翠茶业（必见）"],
            [None, "江河机械"],
            ["不希望对接", "无"],
            [],
        ]
    ),
    *([["乌拉尔进口有限公司"], ["联系人", "李四"], ["希望对接", "江河机械"], ["不希望对接", "翡翠茶业"]]),
]
BESIDE: Rows = [
    *([["Buyer 1", "Altyn Trade", None, "Buyer 2", "Ural Import"], ["Contact", "Aigul", None, "Contact", "Oleg"]]),
    *([["Wants", "Jade Tea", None, "Wants", "Spring Parts"], ["Avoid", "Spring Parts", None, "Avoid", None], []]),
    *([["Buyer 3", "Orda Foods", None, "Buyer 4", "Bishkek Motors"], ["Contact", "Bat", None, "Contact", "Azamat"]]),
    *([["Wants", "River Pumps, Inc.", None, "Wants", "Jade Tea"], ["Avoid", None, None, "Avoid", None]]),
]


@pytest.mark.parametrize(
    ("cards", "suppliers", "people", "said"),
    [
        (
            LABELLED,
            SUPPLIERS,
            {"Altyn Trade": "Aigul 5", "Ural Import": "Oleg 8", "Orda Foods": "Bat 3"},
            ["A>J want 1", "A>R want 2", "A>S no -", "O>J must 1", "O>S maybe -", "U>R want 1"],
        ),
        (
            NUMBERED,
            [["Поставщик", "Город"], ["ООО «Нефрит»", "Самара"], ["ООО «Река»", "Пенза"]],
            {"ООО «Алтын»": "Айгуль Серик; Бек Алиев -", "АО «Урал»": "Олег Петров -"},
            ["А>Н must 1", "А>Р want 2", "У>Н no -", "У>Р want 1"],
        ),
        (
            ABOVE,
            [["供应商", "城市"], ["翡翠茶业", "重庆"], ["江河机械", "成都"]],
            {"阿尔金贸易有限公司": "张三 -", "乌拉尔进口有限公司": "李四 -"},
            ["乌>江 want 1", "乌>翡 no -", "阿>江 want 2", "阿>翡 must 1"],
        ),
        (
            BESIDE,
            SUPPLIERS,
            {"Altyn Trade": "Aigul -", "Ural Import": "Oleg -", "Orda Foods": "Bat -", "Bishkek Motors": "Azamat -"},
            ["A>J want 1", "A>S no -", "B>J want 1", "O>R want 1", "U>S want 1"],
        ),
    ],
)
def test_a_card_for_each_company_is_a_row_with_its_answers(tmp_path, cards, suppliers, people, said):
    intake = read(tmp_path, {"Закупщики 采购商 Buyers": cards, "Suppliers": suppliers})
    assert [(q.kind, q.subject) for q in intake.questions] == []
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    initials = {i: name.replace("ООО «", "").replace("АО «", "")[0] for i, name in names.items()}
    buyers = [(c.name, c.contact, c.purchaser.maximum) for c in intake.event.companies if c.purchaser is not None]
    assert {name: f"{contact} {maximum or '-'}" for name, contact, maximum in buyers} == people
    asked = [(initials[r.asker], initials[r.target], r.level.value, r.rank or "-") for r in intake.event.requests]
    assert sorted(f"{a}>{b} {level} {rank}" for a, b, level, rank in asked) == said


def test_a_remark_between_cards_is_told_with_its_cell(tmp_path):
    rows = [*LABELLED[:8], ["Altyn Trade leaves at 15:00"], *LABELLED[9:]]
    intake = read(tmp_path, {"Buyers": rows, "Suppliers": SUPPLIERS})
    assert [(q.kind, q.subject, str(q.cells[0])) for q in intake.questions] == [
        ("cell", "Altyn Trade leaves at 15:00", "Buyers!A9")
    ]


def test_a_list_whose_first_column_recurs_is_no_card(tmp_path):
    rows = [["Company", "Wants"], *([buyer, s[0]] for s in SUPPLIERS[1:] for buyer in ("Contact Ltd", "Wishes Inc"))]
    intake = read(tmp_path, {"Requests": rows, "Suppliers": SUPPLIERS})
    assert intake.event is not None
    assert len(intake.event.requests) == 6
