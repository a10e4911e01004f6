"""A local name is the name in another script or form, and no record that is called after the company."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.name_columns import may_be_local
from tests.intake.books import read
from tests.intake.understanding.answers import S, understood
from tests.intake.understanding.columns_of import column

RUSSIAN = ("ООО «Волга»", "АО «Гоби Карго»", "ТОО «Тулпар Агро»", "ХО «Каракум»")
ENGLISH = ("Volga LLC", "Gobi Cargo JSC", "Tulpar Agro LLP", "Karakum")
CHINESE = ("伏尔加有限公司", "戈壁货运有限公司", "图尔帕农业有限公司", "卡拉库姆公司")


def locals_of(tmp_path, title: str, names: tuple[str, ...], texts: list[str]) -> list[str]:
    """The local names of guests, by a second column with a text for each."""
    rows = [["Company", title, "Country", "Whom would you like to meet?"]]
    rows += [[name, text, "Russia", S[n]] for n, (name, text) in enumerate(zip(names, texts, strict=True))]
    sheets = {"Guests": rows, "Exhibitors": [["Exhibiting firm", "Products"], *([s, "tea"] for s in S)]}
    event = understood(read(tmp_path, sheets))
    return [company.local_name for company in event.companies if company.purchaser]


@pytest.mark.parametrize(
    ("title", "names", "record"),
    [
        ("Название сделки", RUSSIAN, "Участие в B2B-встречах: {}"),
        ("Сделка", RUSSIAN, "Участие {} в переговорах"),
        ("Deal", ENGLISH, "Deal – {} – Chongqing 2027"),
        ("Opportunity", ENGLISH, "{} | B2B 2027"),
        ("Record", ENGLISH, "Application of {}"),
        ("商机名称", CHINESE, "{}-渝企出海2027"),
        ("商机", CHINESE, "报名：{}"),
    ],
)
def test_a_record_called_after_the_company_is_no_local_name(tmp_path, title, names, record):
    assert locals_of(tmp_path, title, names, [record.format(name) for name in names]) == [""] * 4


def test_a_record_called_after_the_name_in_another_script_is_no_local_name(tmp_path):
    assert locals_of(tmp_path, "Topic", ENGLISH, [f"RE: B2B: {name}" for name in CHINESE]) == [""] * 4


def test_the_name_of_another_company_in_the_same_script_is_no_local_name(tmp_path):
    others = ["ООО «Альфа»", "АО «Бета»", "ТОО «Гамма»", "ООО «Дельта»"]
    assert locals_of(tmp_path, "Плательщик", RUSSIAN, others) == [""] * 4


@pytest.mark.parametrize(
    ("title", "names", "texts"),
    [
        ("Название (рус.)", ENGLISH, RUSSIAN),
        ("中文名", ENGLISH, CHINESE),
        ("Название на английском", RUSSIAN, ENGLISH),
        ("名称", ENGLISH, ("重庆嘉晟有限公司", "重庆云岭有限公司", "重庆恒川有限公司", "重庆曜石有限公司")),
        ("Local name", ENGLISH, tuple(f"{a} / {b}" for a, b in zip(ENGLISH, RUSSIAN, strict=True))),
    ],
)
def test_a_name_in_another_script_is_a_local_name(tmp_path, title, names, texts):
    assert locals_of(tmp_path, title, names, list(texts)) == list(texts)


@pytest.mark.parametrize(
    ("title", "texts", "names", "may"),
    [
        ("Full name", ("Silk Way LLC", "Orda LLC", "Altyn Trade LLC"), ("Silk Way", "Orda", "Altyn"), True),
        ("Name", ("«Волга»", "«Орда»"), ("ООО «Волга»", "ООО «Орда»"), True),
        ("Notes", ("Silk Way comes with two guests", "Orda"), ("Silk Way", "Orda"), False),
        ("Other", (), (), True),
        ("Deal", ("Deal: Silk Way", "Deal: Orda", "Altyn"), ("Silk Way", "Orda", "Altyn"), False),
        ("Deal", ("Deal: Silk Way", "Orda", "Altyn"), ("Silk Way", "Orda", "Altyn"), True),
    ],
)
def test_what_may_be_a_local_name(title, texts, names, may):
    assert may_be_local(column(title, *texts), column("Company", *names)) is may
