"""Companies are called by a word of their names in lists of wishes, with levels beside them, and in remarks below."""

from __future__ import annotations

import pytest

from tests.intake.books import read

HOSTS = [
    "Chongqing Yufeng Motorcycle Co., Ltd.",
    "Chongqing Bosen Tea Co., Ltd.",
    "Chongqing Baijie Packaging Co., Ltd.",
]
LOCAL = ["重庆渝丰摩托车有限公司", "重庆博森茶业有限公司", "重庆百捷包装有限公司"]
GUESTS = ["Altyn Dala Agro LLP", "Ural Optorg LLC"]


def heard(tmp_path, wishes, below=None, **options):
    rows = [["Importer", "Country", "Wishes"], [GUESTS[0], "Kazakhstan", wishes], [GUESTS[1], "Russia", HOSTS[1]]]
    makers = [["Supplier", "Chinese name"], *map(list, zip(HOSTS, LOCAL, strict=True))]
    intake = read(tmp_path, {"Importers": [*rows, *below] if below else rows, "Suppliers": makers}, **options)
    if intake.event is None:
        return [(q.kind, q.guess) for q in intake.questions]
    names = {company.id: company.name for company in intake.event.companies}
    return {(HOSTS.index(names[r.target]), str(r.level)) for r in intake.event.requests if names[r.asker] == GUESTS[0]}


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        ("Yufeng, Bosen, NOT Baijie", {(0, "want"), (1, "want"), (2, "no")}),
        ("Yufeng, no Baijie", {(0, "want"), (2, "no")}),
        ("Bosen (must); Yufeng", {(1, "must"), (0, "want")}),
        ("渝丰、博森，不见百捷", {(0, "want"), (1, "want"), (2, "no")}),
        ("渝丰 博森", {(0, "want"), (1, "want")}),
        ("博森，百捷", {(1, "want"), (2, "want")}),
        ("Yufeng, кроме Baijie", {(0, "want"), (2, "no")}),
    ],
)
def test_a_list_calls_companies_by_their_brands_and_says_how_much_each_is_wanted(tmp_path, wishes, said):
    assert heard(tmp_path, wishes, sure=0.5) == said


@pytest.mark.parametrize(
    ("remark", "level"),
    [
        ("Note: Altyn must see Baijie", "must"),
        ("* Altyn – не ставить с Baijie", "no"),
        ("备注：Altyn必须见百捷", "must"),
    ],
)
def test_a_remark_below_a_list_calls_who_asks_and_whom(tmp_path, remark, level):
    assert heard(tmp_path, "Bosen", [[], [remark]]) == [("cell", {"must": "musts", "no": "refusals"}[level])]
    assert heard(tmp_path, "Bosen", [[], [remark]], sure=0.5) == {(1, "want"), (2, level)}


def test_a_sign_behind_a_brand_is_asked_for(tmp_path):
    assert heard(tmp_path, "Yufeng!; Bosen") == [("word", "must")]
