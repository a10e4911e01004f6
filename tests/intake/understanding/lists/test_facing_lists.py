"""Two lists that face each other on a sheet, both numbered from 1, with wishes by numbers of the other, or by names."""

from __future__ import annotations

import pytest

from tests.intake.books import Sheets, read

BUYERS = ["ТОО «Алматы Стиль»", "ТОО «Kazakh Home Textile»", "ИП Ахметова", "ОсОО «Ош Базар Трейд»", "ТОО «Медформа»"]
SELLERS = ["СП «Тошкент Текстиль»", "ООО «Бухара Сочиқ»", "ООО «Андижан Деним»", "ЧП «Кичкинтой»", "ООО «Хива Home»"]
ONE = ["3, 1", "2!, 5, Кичкинтой", "Кичкинтой, Андижан Деним", "1, 4", "5"]
OTHER = ["1, 5", "Kazakh Home", "Алматы Стиль, 3", "3!, 1", "2"]
WISHED = {
    *((0, 2), (0, 0), (1, 1), (1, 4), (1, 3), (2, 3), (2, 2), (3, 0), (3, 3), (4, 4)),
    *((0, 0), (4, 0), (1, 1), (0, 2), (2, 2), (2, 3), (0, 3), (1, 4)),
}


def facing(remark: str = "") -> Sheets:
    head = ["№", "Компания", "Контакт", "С кем хотят встретиться", "Примечание"]
    rows: list[list[object]] = [["Пожелания: цифра = № компании из списка напротив. Знак ! = встреча обязательна."], []]
    rows += [["ЗАКУПЩИКИ", "", "", "", "", "", "ПРОИЗВОДИТЕЛИ"], [*head, "", *head]]
    for n in range(5):
        one = [str(n + 1), BUYERS[n], f"+7 701 555 010{n}", ONE[n], ""]
        rows.append([*one, "", str(n + 1), SELLERS[n], f"+998 90 555 020{n}", OTHER[n], remark if n == 1 else ""])
    return {"Лист1": rows}


def test_numbers_among_names_are_those_of_the_list_opposite(tmp_path):
    event = read(tmp_path, facing(), sure=0.0).event
    assert event is not None
    of = {company.id: company.name for company in event.companies}
    assert [c.name for c in event.companies if c.purchaser is not None] == BUYERS
    assert [c.name for c in event.companies if c.supplier is not None] == SELLERS
    told = {(of[r.purchaser], of[r.supplier]) for r in event.requests}
    assert told == {(BUYERS[one], SELLERS[other]) for one, other in WISHED}
    musts = {(of[r.asker], of[r.target]) for r in event.requests if r.level.value == "must"}
    assert musts == {(BUYERS[1], SELLERS[1]), (SELLERS[3], BUYERS[2])}


@pytest.mark.parametrize("remark", ["с №4 встречаться не хотят", "с №4 (Ош Базар) встречаться не хотят"])
def test_a_number_in_a_remark_is_that_of_the_list_opposite(tmp_path, remark):
    event = read(tmp_path, facing(remark), sure=0.0).event
    assert event is not None
    of = {company.id: company.name for company in event.companies}
    refused = {(of[r.purchaser], of[r.supplier]) for r in event.requests if r.level.value == "no"}
    assert refused == {(BUYERS[3], SELLERS[1])}
