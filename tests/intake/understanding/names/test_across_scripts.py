"""Names in other letters sound like listed ones by pinyin or consonants, whatever their script."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.names.across_scripts import AcrossScripts
from tests.intake.books import read
from tests.intake.understanding.answers import B, lists, said

LISTED = (
    *("青岛海润进出口有限公司", "青岛海丰食品有限公司", "吉尔吉斯斯坦白蜜合作社（Ak-Bal）", "宁波恒达厨具有限公司"),
    *(
        "OOO Vostok Suhofrukt",
        "Yıldız Gıda A.Ş.",
        "ООО «Каспий Трейд»",
        "ООО «Волга-Трикотаж Опт»",
        "Gulf Saffron Trading LLC",
    ),
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *(("Qingdao Hairun", LISTED[:1]), ("Qing dao Hairun", LISTED[:1]), ("海闰（同行，不见）", LISTED[:1])),
        *(("Ak-Bal honey co-op", LISTED[2:3]), ("Hengda Kitchenware", LISTED[3:4]), ("恒大厨具", LISTED[3:4])),
        *(
            ("وستوک", LISTED[4:5]),
            ("یلدیز گیدا", LISTED[5:6]),
            ("كاسپي تريد", LISTED[6:7]),
            ("Volga trikotaj", LISTED[7:8]),
        ),
        ("گلف زعفران", LISTED[8:]),
        *((name, ()) for name in ("Altyn Trade", "Нью Трейд", "上海佳美", "Qin", "海", "12", "—", "Gold Star")),
    ],
)
def test_a_name_in_other_letters_sounds_like_a_listed_one(text, meant):
    names = AcrossScripts((name, name) for name in LISTED)
    assert names.heard(text, LISTED) == list(meant)
    assert names.heard(text, ()) == []


CHINESE = ("青岛海润进出口有限公司", "义乌亿邦日用品有限公司", "宁波海曙晨辉笔业有限公司", "乐山峨岭茶业有限公司")
OTHERS = ("OOO Vostok Suhofrukt", "Fromagerie des Trois Tilleuls", "کابل بزرگ تجارت هرات", "“Qoʻqon Paxta Tex” MChJ")


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("Qingdao Hairun", CHINESE[:1]),
        ("青岛海闰（同行）", CHINESE[:1]),
        ("Yibang Household", CHINESE[1:2]),
        ("晨晖笔业", CHINESE[2:3]),
        ("Leshan Eling 峨岭茶业", CHINESE[3:]),
        ("茶的都想看看，峨岭茶业和晨辉笔业优先", CHINESE[:1:-1]),
        ("Vostok Suhofrukt puis Fromagerie Trois Tilleuls", OTHERS[:2]),
        ("وستوک", OTHERS[:1]),
        ("كابل بزرگ", OTHERS[2:3]),
        ("Qo'qon Paxta", OTHERS[3:]),
    ],
)
def test_listed_companies_whose_names_a_text_has_or_sounds_like_are_its_guess(tmp_path, cell, meant):
    buyers = [["Company", "Whom would you like to meet?"], [B[0], cell], [B[1], CHINESE[0]], [B[2], OTHERS[0]]]
    sellers = [["Exhibiting firm", "Products"], *([name, "goods"] for name in (*CHINESE, *OTHERS))]
    event = read(tmp_path, lists(buyers, sellers), sure=0.0).event
    assert event is not None
    assert {target for asker, target, *_ in said(event) if asker == B[0]} == set(meant)
