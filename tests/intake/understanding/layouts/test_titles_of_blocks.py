"""A name above a block of wishes begins the block by its place, however the name is spelt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from tests.intake.books import Sheets, read

Said = set[tuple[str, str, str]]


@dataclass(frozen=True)
class Kind:
    """The list of companies, the sheet of the blocks, and the wishes that are meant."""

    companies: list[list[Any]]
    blocks: list[list[Any]]
    meant: dict[str, str]
    """The targets of each company, by their first words, with ``!`` before a must and ``-`` before a refusal."""


RUSSIAN = [
    ["№", "Организация", "Роль"],
    *([1, "ООО «Северный брус»", "покупатель"], [2, "АО «Мебельная фабрика Вятка»", "покупатель"]),
    *([3, "ИП Горохов А. В.", "покупатель"], [4, "ООО «Лес Плюс»", "покупатель"]),
    *([5, "АО «Вологодский ДОК»", "поставщик"], [6, "ООО «Кижи-Фанера»", "поставщик"]),
    *([7, "ООО «Онега Пеллеты»", "поставщик"], [8, "АО «Карельский шпон»", "поставщик"]),
]
ENGLISH = [
    ["Company", "Role", "Country"],
    *(["Harrow Fine Foods Ltd", "Buyer", "UK"], ["Baltic Grocers OÜ", "Buyer", "Estonia"]),
    *(["Nordmark Trading AS", "Buyer", "Norway"], ["Casa Verde Imports S.L.", "Buyer", "Spain"]),
    *(["Mekong Spices Co., Ltd.", "Supplier", "Vietnam"], ["Ceylon Leaf Exports", "Supplier", "Sri Lanka"]),
    *(["Andes Quinoa SAC", "Supplier", "Peru"], ["Atlas Dates SARL", "Supplier", "Morocco"]),
]
CHINESE = [
    ["公司名称", "类型", "城市"],
    *(["浙江华美家居有限公司", "采购商", "杭州"], ["深圳市鹏程贸易有限公司", "采购商", "深圳"]),
    *(["北京远山商贸有限公司", "采购商", "北京"], ["青岛海蓝进出口有限公司", "采购商", "青岛"]),
    *(["佛山金鼎陶瓷有限公司", "供应商", "佛山"], ["东莞恒信五金制品厂", "供应商", "东莞"]),
    *(["宁波东方电器有限公司", "供应商", "宁波"], ["泉州石韵石材有限公司", "供应商", "泉州"]),
]
UZBEK = [
    ["Korxona", "Turi", "Shahar"],
    *(["“Buxoro Ipak Savdo” MChJ", "xaridor", "Buxoro"], ["“Zarafshon Tekstil” QK", "xaridor", "Samarqand"]),
    *(["“Oq Oltin Trade” MChJ", "xaridor", "Toshkent"], ["“Nihol Agro” MChJ", "xaridor", "Andijon"]),
    *(["“Farg‘ona Paxta” AJ", "yetkazib beruvchi", "Farg‘ona"], ["“Xiva Gilam” MChJ", "yetkazib beruvchi", "Xiva"]),
    *(
        ["“Namangan Atlas” MChJ", "yetkazib beruvchi", "Namangan"],
        ["“Jizzax Meva” MChJ", "yetkazib beruvchi", "Jizzax"],
    ),
]

KINDS = {
    "numbers, names and nothing else, in Russian": Kind(
        RUSSIAN,
        [
            ["Пожелания о встречах"],
            [],
            ["ООО «Северный брус»"],
            *([1, "Вологодский ДОК"], [2, "Кижи Фанера"], []),
            ["МФ Вятка"],
            *([1, "Карельский шпон"], [2, "Онега Пеллеты"], []),
            ["ИП Горохов А.В."],
            *([1, "Кижи-Фанера"], []),
            ["ООО «Лес Плюс»"],
            *([1, "Вологодский ДОК"], [2, "Карельский шпон"]),
        ],
        {"ООО «Сев": "АО «В, ООО «Ки", "АО «Меб": "АО «К, ООО «О", "ИП": "ООО «Ки", "ООО «Лес": "АО «В, АО «К"},
    ),
    "names left of the numbers, without empty rows, in English": Kind(
        ENGLISH,
        [
            ["Harrow Fine Foods"],
            *([None, 1, "Mekong Spices", "must"], [None, 2, "Ceylon Leaf Exports"]),
            ["Baltic Grocers"],
            *([None, 1, "Andes Quinoa"], [None, 2, "Atlas Dates"], ["Do not meet:", None, "Mekong Spices"]),
            ["Nordmark Trading AS"],
            *([None, 1, "Ceylon Leaf"], [None, 2, "Mekong Spices"]),
            ["Casa Verde"],
            *([None, 1, "Atlas Dates", "must"], [None, 2, "Andes Quinoa"]),
        ],
        {
            "Harrow": "!Mekong, Ceylon",
            "Baltic": "Andes, Atlas, -Mekong",
            "Nord": "Ceylon, Mekong",
            "Casa": "!Atlas, Andes",
        },
    ),
    "names with remarks and no numbers, in Chinese": Kind(
        CHINESE,
        [
            ["意向会谈名单"],
            [],
            ["浙江华美家居有限公司"],
            *(["佛山金鼎陶瓷有限公司", "必须"], ["东莞恒信五金制品厂", "希望"], []),
            ["深圳鹏程贸易"],
            *(["宁波东方电器有限公司", "希望"], ["泉州石韵石材有限公司", "必须"], []),
            ["北京远山商贸有限公司"],
            *(["佛山金鼎陶瓷有限公司", "希望"], ["宁波东方电器有限公司", "必须"], []),
            ["青岛海蓝"],
            *(["东莞恒信五金制品厂", "希望"], ["泉州石韵石材有限公司", "希望"]),
        ],
        {"浙江": "!佛山, 东莞", "深圳": "宁波, !泉州", "北京": "佛山, !宁波", "青岛": "东莞, 泉州"},
    ),
    "one sent twice, remarks beside names, in Uzbek": Kind(
        UZBEK,
        [
            ["Uchrashuv istaklari"],
            [],
            ["“Buxoro Ipak Savdo” MChJ"],
            *(["1.", "Farg‘ona Paxta", "albatta"], ["2.", "Xiva Gilam"], []),
            ["Zarafshon Tekstil", None, "ko‘pi bilan 3 ta uchrashuv"],
            *(["1.", "Namangan Atlas"], ["2.", "Jizzax Meva"], []),
            ["Oq Oltin"],
            *(["1.", "Farg‘ona Paxta"], ["2.", "Namangan Atlas"], []),
            ["Nihol Agro"],
            *(["1.", "Jizzax Meva", "albatta"], ["2.", "Xiva Gilam"], []),
            ["Zarafshon Tekstil (takror yuborilgan)"],
            *(["1.", "Namangan Atlas"], ["2.", "Jizzax Meva"]),
        ],
        {"“Bux": "!“Far, “Xiva", "“Zar": "“Nam, “Jiz", "“Oq": "“Far, “Nam", "“Nih": "!“Jiz, “Xiva"},
    ),
    "refusals in lists of their own, in English": Kind(
        ENGLISH,
        [
            ["Wishes by company"],
            [],
            ["Harrow Fine Foods Ltd"],
            *(
                [1, "Mekong Spices Co., Ltd."],
                [2, "Ceylon Leaf Exports"],
                ["Do not meet:"],
                [1, "Atlas Dates SARL"],
                [],
            ),
            ["Baltic Grocers"],
            *([1, "Andes Quinoa SAC"], ["We fly home at 16:00"], []),
            ["Nordmark AS"],
            *([1, "Atlas Dates SARL"], [2, "Mekong Spices Co., Ltd."], []),
            ["Casa Verde Imports S.L."],
            [1, "Ceylon Leaf Exports"],
        ],
        {"Harrow": "Mekong, Ceylon, -Atlas", "Baltic": "Andes", "Nordmark": "Atlas, Mekong", "Casa": "Ceylon"},
    ),
    "a remark below the name, labels for musts and refusals, in English": Kind(
        ENGLISH,
        [
            ["Harrow Fine Foods Ltd"],
            *(["Must meet:"], [1, "Mekong Spices"], ["Would like to meet:"], [1, "Ceylon Leaf Exports"], []),
            ["Baltic Grocers"],
            *(["at most 3 meetings"], [1, "Andes Quinoa SAC"], [2, "Atlas Dates SARL"], []),
            ["Nordmark AS"],
            *([1, "Ceylon Leaf Exports"], [2, "Andes Quinoa"], ["Do not meet:", "Mekong Spices"]),
        ],
        {"Harrow": "!Mekong, Ceylon", "Baltic": "Andes, Atlas", "Nordmark": "Ceylon, Andes, -Mekong"},
    ),
    "two columns, with a label for refusals, in Russian": Kind(
        RUSSIAN,
        [
            ["Северный брус"],
            *([None, "Вологодский ДОК"], [None, "Кижи-Фанера"], ["Не встречаться:", "Онега Пеллеты"], []),
            ["ООО «Лес Плюс»"],
            *([None, "Карельский шпон"], [None, "Вологодский ДОК"], []),
            ["Фабрика Вятка"],
            *([None, "Карельский шпон"], [None, "Кижи-Фанера"]),
        ],
        {"ООО «Сев": "АО «В, ООО «Ки, -ООО «О", "ООО «Лес": "АО «К, АО «В", "АО «Меб": "АО «К, ООО «Ки"},
    ),
}
HELD_BACK = {
    "one header above all, in Chinese": Kind(
        CHINESE,
        [
            ["序号", "公司", "备注"],
            ["华美家居"],
            *([1, "佛山金鼎陶瓷", "必须"], [2, "东莞恒信五金"]),
            ["深圳市鹏程贸易有限公司"],
            *([1, "宁波东方电器"], [2, "泉州石韵石材"]),
            ["远山商贸（北京）"],
            *([1, "佛山金鼎陶瓷"], [2, "宁波东方电器", "必须"]),
            ["青岛海蓝进出口有限公司"],
            *([1, "东莞恒信五金"], [2, "泉州石韵石材"]),
        ],
        {"浙江": "!佛山, 东莞", "深圳": "宁波, 泉州", "北京": "佛山, !宁波", "青岛": "东莞, 泉州"},
    ),
}


def meant(kind: Kind) -> Said:
    names = [str(text) for row in kind.companies[1:] for text in row[:2]]

    def full(start: str) -> str:
        return next(name for name in names if name.startswith(start))

    levels = {"!": "must", "-": "no"}
    return {
        (full(asker), full(target.lstrip("!-")), levels.get(target[0], "want"))
        for asker, targets in kind.meant.items()
        for target in targets.split(", ")
    }


def sheets_of(kind: Kind) -> Sheets:
    return {"List": kind.companies, "Wishes": kind.blocks}


def said(intake: Any) -> Said:
    assert intake.event is not None, [str(f.message) for f in intake.findings]
    names = {c.id: c.name for c in intake.event.companies}
    return {(names[r.asker], names[r.target], str(r.level)) for r in intake.event.requests}


@pytest.mark.parametrize("kind", (KINDS | HELD_BACK).values(), ids=(KINDS | HELD_BACK).keys())
def test_a_name_begins_its_block_however_it_is_spelt(tmp_path, kind):
    intake = read(tmp_path, sheets_of(kind), sure=0.0)
    assert said(intake) == meant(kind)


UNTITLED = [
    ["Harrow Fine Foods Ltd"],
    *([1, "Mekong Spices Co., Ltd."], [2, "Ceylon Leaf Exports"], []),
    ["Baltic Grocers OÜ"],
    *([1, "Andes Quinoa SAC"], [2, "Atlas Dates SARL"], []),
    *([1, "Mekong Spices Co., Ltd."], [2, "Atlas Dates SARL"], []),
    ["Nordmark Trading AS"],
    [1, "Ceylon Leaf Exports"],
]
BESIDE = [
    ["Северный брус"],
    *([None, "Вологодский ДОК", "обязательно"], [None, "Кижи-Фанера"], ["Не встречаться:", "Онега Пеллеты"], []),
    ["Фабрика Вятка"],
    *([None, "Карельский шпон"], [None, "Онега Пеллеты"], []),
    ["ООО «Лес Плюс»"],
    *([None, "Вологодский ДОК"], [None, "Карельский шпон", "обязательно"]),
]


@pytest.mark.parametrize(("companies", "blocks"), [(ENGLISH, UNTITLED), (RUSSIAN, BESIDE)])
def test_wishes_below_no_name_are_never_given_to_the_company_above(tmp_path, companies, blocks):
    intake = read(tmp_path, {"List": companies, "Wishes": blocks})
    assert intake.event is None
    assert "holds" in {question.kind for question in intake.questions}


def test_a_title_of_an_unknown_company_begins_its_block(tmp_path):
    blocks = [["Harrow Fine Foods Ltd"], [1, "Mekong Spices"], [2, "Ceylon Leaf Exports"], [], ["Quux Retail"]]
    blocks += [[1, "Andes Quinoa SAC"], [2, "Atlas Dates"], [], ["Nordmark Trading AS"], [1, "Mekong Spices"]]
    intake = read(tmp_path, {"List": ENGLISH, "Wishes": blocks}, sure=0.0)
    names = {asker for asker, _, _ in said(intake)}
    assert names == {"Harrow Fine Foods Ltd", "Quux Retail", "Nordmark Trading AS"}


@pytest.mark.parametrize(
    ("label", "reason"), [("Не встречаться:", "уже работаем"), ("Do not meet:", "ok"), ("不希望会见：", "希望")]
)
def test_a_label_among_ranks_is_the_level_of_its_row(tmp_path, label, reason):
    rows = [["From", "Rank", "To", "Level"]]
    for asker in ("Harrow Fine Foods Ltd", "Baltic Grocers OÜ", "Nordmark Trading AS"):
        rows += [[asker, 1, "Mekong Spices Co., Ltd.", "must"], [asker, 2, "Ceylon Leaf Exports"]]
    rows += [["Baltic Grocers OÜ", label, "Atlas Dates SARL", reason]]
    intake = read(tmp_path, {"List": ENGLISH, "Wishes": rows}, sure=0.0)
    assert ("Baltic Grocers OÜ", "Atlas Dates SARL", "no") in said(intake)
