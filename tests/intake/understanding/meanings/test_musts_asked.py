"""A question for musts or refusals, whose answers are sentences that name companies, or no."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from tests.intake.books import Sheets, read

BUYERS = [
    "Ponni Terry Towels",
    "Nordhem Living AB",
    "Al Rimal Hospitality LLC",
    "Casa Brisa",
    "Hartwell Lowe",
    "Ural Import",
]
SELLERS = [
    "Palani Handlooms Society",
    "Kaveri Loom Crafts",
    "Thangam Quilts",
    "Vetrivel Home",
    "Bluegrass Linen",
    "Sri Weavers",
]
TONGUES = {
    "en": (
        ["Buyer", "1st preference", "2nd preference", "Is any of these meetings a must for you?"],
        ("Yes, {} is a must", "{} - must", "Yes - {}", "No"),
    ),
    "ru": (
        ["Закупщик", "1-й выбор", "2-й выбор", "Есть ли среди этих встреч обязательные?"],
        ("Да, встреча с {} обязательна", "{} – обязательно", "Да – {}", "Нет"),
    ),
    "zh": (
        ["采购商", "第一选择", "第二选择", "其中有必须安排的洽谈吗？"],
        ("有，{}必须安排", "{}必须见", "是：{}", "没有"),
    ),
    "de": (
        ["Einkäufer", "1. Wahl", "2. Wahl", "Ist eines dieser Treffen ein Muss?"],
        ("Ja, {} ist ein Muss", "{} - unbedingt", "Ja - {}", "Nein"),
    ),
}
NAMED = ("Palani Handlooms", "Thangam Quilts", "Vetrivel")


def sheets(tongue: str) -> Sheets:
    titles, answers = TONGUES[tongue]
    said = [answer.format(name) for answer, name in zip(answers[:3], NAMED, strict=True)]
    rows = [
        [buyer, SELLERS[n], SELLERS[(n + 2) % 6], said[n // 2] if n % 2 == 0 else answers[3]]
        for n, buyer in enumerate(BUYERS)
    ]
    return {"Buyers": [titles, *rows], "Suppliers": [["Supplier"], *([name] for name in SELLERS)]}


@pytest.mark.parametrize("tongue", TONGUES)
def test_answers_that_name_companies_are_musts(tmp_path, tongue):
    intake = read(tmp_path, sheets(tongue), sure=0.0)
    event = intake.event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    musts = {(names[r.asker], names[r.target]) for r in event.requests if r.level is Level.MUST}
    assert musts == {(BUYERS[0], SELLERS[0]), (BUYERS[2], SELLERS[2]), (BUYERS[4], SELLERS[3])}


@pytest.mark.parametrize("tongue", TONGUES)
def test_nothing_wrong_is_offered_as_their_meaning(tmp_path, tongue):
    asked = [q for q in read(tmp_path, sheets(tongue)).questions if q.kind in {"column", "cell", "word"}]
    assert {q.guess for q in asked} <= {"musts"}
    assert not [q for q in asked if q.kind == "column"]
