"""A text that stands in quotes in the name of only one company names that company."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.names.matching import NameIndex

LISTED = [
    "Санаторий «Сосновый бор»",
    "База отдыха «Валдайские зори»",
    'Guest house "Blue Heron"',
    "旅行社“远山”",
    "Турагентство «Глобус»",
    "Торговый дом «Глобус»",
    "ООО «Заря» и «Рассвет»",
]


@pytest.fixture
def names() -> NameIndex:
    index = NameIndex()
    for name in LISTED:
        index.add(name, [name])
    return index


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Сосновый бор", LISTED[0]),
        ("«валдайские Зори»", LISTED[1]),
        ("Blue Heron", LISTED[2]),
        ("远山", LISTED[3]),
        ("Глобус", None),  # of two companies
        ("Заря", None),  # one of two parts in quotes
        ("Сосновый", None),
    ],
)
def test_a_text_in_quotes_in_a_name_names_its_company(names: NameIndex, text: str, company: str | None) -> None:
    assert names.find(text).company == company


def test_the_companies_of_a_list_may_be_separated_though_each_is_only_quoted_there(names: NameIndex) -> None:
    assert [part.company for part in names.split("Сосновый бор, Blue Heron")] == [LISTED[0], LISTED[2]]
