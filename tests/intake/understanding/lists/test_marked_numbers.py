"""Two lists that both number their companies from 1, with wishes by the numbers of the other, some with a sign."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.names.catalogue_numbers import marks_each, named_in_cell
from tests.intake.books import Sheets, read

BUYERS = ["株式会社みなと百貨", "北陸フーズ商事株式会社", "株式会社青葉マート"]
SELLERS = ["能登塩業株式会社", "加賀味噌本舗", "白山酒造株式会社", "輪島海産"]
WISHES = (["◎4、2", "3、1", "1、◎3"], ["2", "◎1、3", "3", "2、1"])
TITLES = {
    "ja": ("番号", "会社名", "希望するサプライヤー番号", "希望するバイヤー番号", "◎=必ず商談したい"),
    "en": ("No.", "Company", "Numbers of suppliers wanted", "Numbers of buyers wanted", "◎ = must meet"),
}


def numbered(language: str, *, stacked: bool) -> Sheets:
    """The two lists, below each other on one sheet or on two."""
    number, company, sellers, buyers, legend = TITLES[language]
    phones = [f"03-5550-10{n:02}" for n in range(1, 9)]
    one = [[number, company, "TEL", sellers], *_rows(BUYERS, phones, WISHES[0])]
    two = [[number, company, "TEL", buyers], *_rows(SELLERS, phones[3:], WISHES[1])]
    if stacked:
        return {"List": [[legend], [], ["【バイヤー】"], *one, [], ["【サプライヤー】"], *two]}
    return {"Buyers": [[legend], [], *one], "Suppliers": two}


def _rows(names: list[str], phones: list[str], wishes: list[str]) -> list[list[object]]:
    return [[str(n), name, phones[n], wish] for n, (name, wish) in enumerate(zip(names, wishes, strict=True), 1)]


@pytest.mark.parametrize("stacked", [False, True])
@pytest.mark.parametrize("language", TITLES)
def test_a_sign_at_a_number_of_the_other_list_is_that_of_its_company(tmp_path, language, stacked):
    intake = read(tmp_path, numbered(language, stacked=stacked), sure=0.0)
    names = {row.text("id"): row.text("company") for of in ("Purchasers", "Suppliers") for row in intake.tables[of]}
    assert [row.text("company") for row in intake.tables["Purchasers"]] == BUYERS
    assert [row.text("company") for row in intake.tables["Suppliers"]] == SELLERS
    told = {
        (names.get(row.text("from"), row.text("from")), names.get(row.text("to"), row.text("to"))): row.text("level")
        for row in intake.tables["Requests"]
    }
    assert {pair for pair, level in told.items() if level == "must"} == {
        (BUYERS[0], SELLERS[3]),
        (BUYERS[2], SELLERS[2]),
        (SELLERS[1], BUYERS[0]),
    }
    assert (BUYERS[0], SELLERS[1]) in told
    assert len(told) == sum(len(text.split("、")) for of in WISHES for text in of)


@pytest.mark.parametrize(
    ("texts", "each"), [(["◎4、2", "1、◎3"], True), (["◎4、2", "◎ 1, 3"], False), (["4!, 2"], False), ([], False)]
)
def test_a_sign_before_a_later_number_shows_that_each_has_its_own(texts, each):
    assert marks_each(texts) is each


NAMED = [
    ("◎4、2; 9", "◎ D; B; 9"),
    ("× 3、4", "× C; × D"),
    ("2 (morning, please)", "B (morning, please)"),
    ("◎3 (morning), 4", "◎3 (morning), 4"),
    ("Echo, 2", "Echo; B"),
    ("except 3, 4", "except 3, 4"),
]


@pytest.mark.parametrize(("text", "named"), NAMED)
def test_numbers_become_names_with_their_own_signs(text, named):
    assert named_in_cell(text, {"2": "B", "3": "C", "4": "D"}, each=True) == named


def test_a_sign_without_a_blank_is_left_open_where_no_cell_tells_for_how_many_it_holds():
    assert named_in_cell("◎4、2", {"4": "D", "2": "B"}, each=False) == "◎4、2"


@pytest.mark.parametrize(("told", "refused"), [("× 3、4", (1, 2)), ("×3、4", (1,))])
def test_a_sign_before_several_numbers_refuses_them_all_beside_numbers_with_their_own(tmp_path, told, refused):
    wishes = [told.replace("3", "2").replace("4", "3"), "3、1", "1、◎3"]
    number, company, sellers, buyers, _ = TITLES["ja"]
    phones = [f"03-5550-10{n:02}" for n in range(1, 9)]
    sheets: Sheets = {
        "Buyers": [
            ["◎=必ず商談したい　×=商談不可"],
            [],
            [number, company, "TEL", sellers],
            *_rows(BUYERS, phones, wishes),
        ],
        "Suppliers": [[number, company, "TEL", buyers], *_rows(SELLERS, phones[3:], WISHES[1])],
    }
    intake = read(tmp_path, sheets, sure=0.0)
    names = {row.text("id"): row.text("company") for of in ("Purchasers", "Suppliers") for row in intake.tables[of]}
    level = {
        names.get(row.text("to"), row.text("to")): row.text("level")
        for row in intake.tables["Requests"]
        if names.get(row.text("from"), row.text("from")) == BUYERS[0]
    }
    assert {name for name, said in level.items() if said == "no"} == {SELLERS[n] for n in refused}
    assert set(level) == {SELLERS[1], SELLERS[2]}


def test_the_numbers_of_requests_are_no_companies(tmp_path):
    buyers = ["Al Rawdah Hospitals Co.", "Najd Pharmacies", "Gulf Medical Stores", "Sharjah Health Supplies"]
    sellers = ["Medisteel Instruments", "Oasis Diagnostics FZE", "Berlin Imaging GmbH", "Hanil Dental"]
    asked = [(buyers[0], "Berlin Imaging"), (buyers[0], sellers[3]), (sellers[0], buyers[2]), (buyers[1], sellers[0])]
    asked += [(buyers[1], "Oasis Diagnostics"), (sellers[2], "Al Rawdah Hospitals"), (buyers[3], sellers[3])]
    rows = [[f"R-{101 + n}", f"2026-09-{n + 1:02}", *pair, "Meet", "Open"] for n, pair in enumerate(asked)]
    people = [[name, "Buyer"] for name in buyers] + [[name, "Exhibitor"] for name in sellers]
    sheets: Sheets = {
        "Requested meetings": [["Req ID", "Received", "Requested by", "Wants / company", "Type", "Status"], *rows],
        "Participants": [["Company", "Role"], *people],
    }
    intake = read(tmp_path, sheets, sure=0.0)
    assert [row.text("company") for row in intake.tables["Purchasers"]] == buyers
    assert [row.text("company") for row in intake.tables["Suppliers"]] == sellers
    assert len([*intake.tables["Requests"]]) == len(asked)
