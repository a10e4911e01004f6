"""Wishes by the numbers of stands, which may be beside names and behind a word for a stand."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.cells.marks import sign_of_name
from tests.intake.books import read

SELLERS = ["Jade Tea", "Lotus Glass", "River Machines", "Spring Parts", "Orda Foods", "Silk Way"]


@pytest.mark.parametrize(
    ("number", "wishes", "first"),
    [
        ("Stall no.", "Which sellers would you like to meet (stall no., in order)", "Stall 3, 1"),
        ("स्टॉल सं.", "किन विक्रेताओं से मिलना चाहते हैं (स्टॉल संख्या, वरीयता क्रम में)", "स्टॉल 3, 1"),
        ("展位号", "希望对接的供应商（展位号）", "展位3、1"),
        ("Номер стенда", "С какими поставщиками хотите встретиться (номера стендов)", "стенд 3, 1"),
    ],
)
def test_numbers_of_stands_in_wishes_name_their_companies(tmp_path, number, wishes, first):
    sheets = {
        "Buyers": [
            ["#", "Buyer", "City", wishes],
            [1, "Altyn Trade", "Almaty", first],
            [2, "Ural Import", "Perm", "1, 5, 2"],
            [3, "Bishkek Motors", "Osh", "Lotus Glass, 4, 6"],
            [4, "Kama Oil", "Omsk", "2, 6"],
        ],
        "Sellers": [[number, "Seller", "Products"], *([n, name, "x"] for n, name in enumerate(SELLERS, start=1))],
    }
    intake = read(tmp_path, sheets)
    assert not intake.questions
    names = {company.id: company.name for company in intake.event.companies}
    asked: dict[str, list[str]] = {}
    for request in intake.event.requests:
        asked.setdefault(names[request.asker], []).append(names[request.target])
    assert asked == {
        "Altyn Trade": ["River Machines", "Jade Tea"],
        "Ural Import": ["Jade Tea", "Orda Foods", "Lotus Glass"],
        "Bishkek Motors": ["Lotus Glass", "Spring Parts", "Silk Way"],
        "Kama Oil": ["Lotus Glass", "Silk Way"],
    }


@pytest.mark.parametrize("name", ["बनारस रेशम बुनकर समिति", "सहारनपुर काष्ठ कला ", "ร้านค้าดี"])
def test_a_vowel_at_the_end_of_a_name_is_no_sign(name):
    assert sign_of_name(name) == ""
    assert sign_of_name(f"{name.strip()} ★") == "★"
