"""Sheets of pairs call companies by the first words of the names on their lists."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import understood

SIDES = {
    "en": (
        ("Buyers", "Suppliers"),
        ["Kirkland Ridge Gold Corp.", "Onaping Nickel Ltd.", "Black Spruce Resources Inc.", "Hemlo East Mining"],
        ["Boreal Drilling Services", "VentAir Underground Inc.", "NorthCore Hydraulics", "Wabun Explosives"],
    ),
    "ru": (
        ("Покупатели", "Поставщики"),
        ["Сибирь Трейд Холдинг", "ООО «Волга Продукт Сервис»", "Урал Снаб Центр", "Енисей Маркет Групп"],
        ["Алтай Мёд Фабрика", "Курская Упаковка Плюс", "Тверь Лён Комбинат", "Байкал Вода Экспорт"],
    ),
    "de": (
        ("Einkäufer", "Lieferanten"),
        ["Hansen Feinkost Handels GmbH", "Nordkauf Markt AG", "Rheinland Hotel Gruppe", "Alpenglück Versand"],
        ["Bergmann Käserei Allgäu", "Küstenfisch Räucherei KG", "Mühlen Brot Manufaktur", "Wiesenhof Säfte"],
    ),
    "zh": (
        ("采购商", "供应商"),
        ["红河建材贸易有限公司", "仙人掌玩具进出口公司", "安第斯果品集团", "莫桑比克日出百货公司"],
        ["乐玩科技有限公司", "模达塑料制品厂", "瓷韵陶瓷有限公司", "绿竹家居用品公司"],
    ),
}
TITLES = {
    "en": ("Who is asking", "Wants to meet", "Does not want to meet"),
    "ru": ("Кто просит", "С кем хочет встретиться", "С кем не хочет встречаться"),
    "de": ("Wer fragt an", "Möchte treffen", "Möchte nicht treffen"),
    "zh": ("申请企业", "想见企业", "不想见企业"),
}
PAIRS = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 3), (2, 0), (2, 2), (2, 3), (3, 1)]
REFUSED = [(0, 3), (3, 0), (1, 0)]


def _short(name: str, language: str) -> str:
    bare = name.removeprefix("ООО «")
    return bare[:3] if language == "zh" else " ".join(bare.split()[:2]) if language == "ru" else bare.split()[0]


def _lists(language: str) -> dict[str, list[list[Any]]]:
    names, buyers, sellers = SIDES[language]
    return {
        name: [["Company", "Contact"], *([of, f"Person {n}"] for n, of in enumerate(every))]
        for name, every in zip(names, (buyers, sellers), strict=True)
    }


@pytest.mark.parametrize("language", SIDES)
@pytest.mark.parametrize("turned", [False, True])
def test_pairs_of_short_names_are_requests_and_refusals(tmp_path, language, turned):
    _, buyers, sellers = SIDES[language]
    asking, asked, refused = TITLES[language]

    def rows(pairs: list[tuple[int, int]]) -> list[list[Any]]:
        named = [[_short(buyers[b], language), _short(sellers[s], language)] for b, s in pairs]
        return [pair[::-1] if turned else pair for pair in named]

    sheets = _lists(language) | {"W": [[asking, asked], *rows(PAIRS)], "K": [[asking, refused], *rows(REFUSED)]}
    event = understood(read(tmp_path, sheets))
    of = {company.id: company.name for company in event.companies}
    assert {(of[r.purchaser], of[r.supplier], r.level.value) for r in event.requests} == {
        *((buyers[b], sellers[s], "want") for b, s in PAIRS),
        *((buyers[b], sellers[s], "no") for b, s in REFUSED),
    }
    assert {c.name for c in event.companies if c.purchaser is not None} == {*buyers}


def test_cities_with_which_names_begin_are_no_wishes(tmp_path):
    cities = ["Tuam", "Athenry", "Oranmore", "Clifden"]
    sellers = [[f"{city} Tools {n}", city, "Acme Trading"] for n, city in enumerate(cities)]
    buyers = [["Acme Trading", "Ann Lee"], ["Bolton Stores", "Bo Hall"], ["Crewe Retail", "Cy York"]]
    sheets = {
        "Suppliers": [["Company", "Where are you based", "Wants to meet"], *sellers],
        "Buyers": [["Company", "Contact"], *buyers],
    }
    event = understood(read(tmp_path, sheets))
    assert len(event.requests) == len(cities)


NUMBERED = {
    "en": ("Req. No.", "Requested by", "Wants to meet", "Buyer", "Supplier"),
    "ru": ("№ заявки", "Кто просит", "С кем хочет встретиться", "Покупатель", "Поставщик"),
    "de": ("Anfrage-Nr.", "Wer fragt an", "Möchte treffen", "Einkäufer", "Lieferant"),
}


EACH_IN_ONE_FORM = [(0, 0), (0, 1), (1, 2), (2, 3), (2, 0), (3, 1)]
"""Targets that are called by each form of their name only once."""


@pytest.mark.parametrize("pairs", [PAIRS, EACH_IN_ONE_FORM])
@pytest.mark.parametrize("language", NUMBERED)
def test_the_numbers_of_requests_in_short_names_are_no_companies(tmp_path, language, pairs):
    _, buyers, sellers = SIDES[language]
    number, asks, asked, buyer, seller = NUMBERED[language]
    people = [[name, buyer, f"Person {n}"] for n, name in enumerate(buyers)]
    people += [[name, seller, f"Person {n}"] for n, name in enumerate(sellers, 10)]
    asks_for = [[_short(buyers[one], language), _short(sellers[other], language)] for one, other in pairs]
    if pairs is EACH_IN_ONE_FORM:
        for pair, (_, other) in zip(asks_for[4:], pairs[4:], strict=True):
            pair[1] = sellers[other]
    sheets: dict[str, list[list[Any]]] = {
        "Participants": [["Company", "Participating as", "Contact person"], *people],
        "Meeting requests": [[number, asks, asked], *([f"R{n:03}", *pair] for n, pair in enumerate(asks_for, 1))],
    }
    event = understood(read(tmp_path, sheets))
    of = {company.id: company.name for company in event.companies}
    assert {c.name for c in event.companies if c.purchaser is not None} == {*buyers}
    assert {c.name for c in event.companies if c.supplier is not None} == {*sellers}
    assert sorted((of[r.purchaser], of[r.supplier]) for r in event.requests) == sorted(
        (buyers[one], sellers[other]) for one, other in pairs
    )


def test_what_companies_sell_or_look_for_is_not_their_name(tmp_path):
    head = ["Contact person", "Phone", "Wants to meet"]
    one = [
        ["1", "Savanna Fresh Supermarkets Ltd", "Vegetables, eggs", "Kevin Otieno", "0700 555 101", "Wanjiku Poultry"],
        ["2", "Nairobi Millers & Grain Co.", "Maize, potatoes", "Anne Mwangi", "0700 555 102", "Trans Nzoia Maize"],
        ["3", "Mombasa Export Traders", "Avocado, honey", "Salim Abdalla", "0700 555 103", "Kirinyaga Avocado"],
    ]
    two = [
        ["1", "Kirinyaga Avocado Growers Co-op", "Hass avocado", "Peter Muriuki", "0700 555 201", "Mombasa Export"],
        ["2", "Trans Nzoia Maize Aggregators", "White maize", "Wekesa", "0700 555 204", "Nairobi Millers"],
        ["3", "Wanjiku Poultry Farm", "Eggs, broilers", "Wanjiku", "0700 555 208", "Savanna Fresh"],
        ["4", "Baringo Honey Women Group", "Raw honey", "Jepkoech", "0700 555 209", "Mombasa Export"],
    ]
    rows: list[list[Any]] = [["BUYERS"], ["No.", "Name", "Looking for", *head], *one, []]
    rows += [["SELLERS"], ["No.", "Name", "Selling", *head], *two]
    event = read(tmp_path, {"Matchmaking list": rows}, sure=0.0).event
    assert event is not None
    of = {company.id: company.name for company in event.companies}
    assert [c.name for c in event.companies if c.purchaser is not None] == [row[1] for row in one]
    assert [c.name for c in event.companies if c.supplier is not None] == [row[1] for row in two]
    assert len(event.requests) == len(one) + len(two)
    assert {(of[r.asker], of[r.target]) for r in event.requests} >= {(one[0][1], two[2][1]), (two[3][1], one[2][1])}
