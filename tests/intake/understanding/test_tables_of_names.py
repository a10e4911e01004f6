"""A sheet that pairs the names of companies in two scripts lists nobody: its names are used where others stand."""

from __future__ import annotations

import pytest

from tests.intake.books import Sheets, codes, read
from tests.intake.understanding.answers import said, understood

B = {
    "Altyn Trade": "阿尔泰贸易",
    "Ural Import": "乌拉尔进口",
    "Bishkek Motors": "比什凯克汽车",
    "Orda Foods": "奥尔达食品",
}
S = {"Jade Tea": "翡翠茶业", "River Pumps": "大江水泵", "Spring Parts": "春天配件", "Lotus Glass": "莲花玻璃"}
RU = {
    "Altyn Trade": "Алтын Трейд",
    "Ural Import": "Урал Импорт",
    "Bishkek Motors": "Бишкек Моторс",
    "Orda Foods": "Орда Фудс",
}


def forms(buyers: list[str], sellers: list[str], asked: list[str], wanted: list[str]) -> Sheets:
    """A form of buyers that ask for sellers by other names than theirs, and one of sellers alike."""
    return {
        "Buyers": [["Company", "Country", "Whom to meet"], *([b, "Russia", asked[n]] for n, b in enumerate(buyers))],
        "Sellers": [["企业名称", "展区", "想见的采购商"], *([s, "A", wanted[n]] for n, s in enumerate(sellers))],
    }


@pytest.mark.parametrize(
    ("title", "others", "turned"),
    [("对照", B, False), ("Names", B, True), ("Названия", RU, False)],
)
def test_names_in_wishes_are_those_of_the_lists(tmp_path, title, others, turned):
    buyers, sellers = [*B], [*S.values()]
    sheets = forms(buyers, sellers, [*S], [others[b] for b in buyers])
    rows = [["English", "中文"], *(list(pair) for pair in (*others.items(), *S.items()))]
    sheets[title] = [row[::-1] for row in rows] if turned else rows
    intake = read(tmp_path, sheets)
    event = understood(intake)
    assert {company.name for company in event.companies} == {*buyers, *sellers}
    both = {pair for one, other in zip(buyers, sellers, strict=True) for pair in ((one, other), (other, one))}
    assert {(asker, target) for asker, target, _, _ in said(event)} == both
    assert "sheet-unknown" not in codes(intake.findings)


def test_the_only_list_of_one_side_in_two_scripts_stays_a_list(tmp_path):
    sheets = forms([*B], [], [*S], [])
    del sheets["Sellers"]
    sheets["Suppliers"] = [["Company", "中文"], *(list(pair) for pair in S.items())]
    event = understood(read(tmp_path, sheets))
    assert {company.name for company in event.companies if company.supplier is not None} == {*S}
    assert len(event.requests) == 4


@pytest.mark.parametrize("word", ["none", "нет", "???"])
def test_a_word_in_place_of_the_other_name_names_nobody(tmp_path, word):
    buyers, sellers = [*B, "Moon Foods"], [*S.values()]
    sheets = forms(buyers, sellers, [*S, "Jade Tea"], [B[b] for b in B])
    for row, notes in zip(sheets["Buyers"], ["Notes", None, word, None, None, None], strict=True):
        row.append(notes)
    sheets["Names"] = [["English", "中文"], *(list(pair) for pair in (*B.items(), *S.items())), ["Moon Foods", word]]
    event = understood(read(tmp_path, sheets))
    assert len(said(event)) == 9
