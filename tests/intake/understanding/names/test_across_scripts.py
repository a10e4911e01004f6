"""Names in other letters sound like listed ones by pinyin or consonants, whatever their script."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.names.across_scripts import AcrossScripts

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
