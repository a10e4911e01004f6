"""Names with any word for ``and``, two names around a slash, indifferent answers and titles of goods."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists, understood

LISTED = ["Spa & Thermes de Bagnoles", "Bodega Tres Acequias", "Ojo de Puma Wines", "Mill und Söhne", "Orda Foods"]


@pytest.fixture
def names() -> NameIndex:
    index = NameIndex()
    for name in LISTED:
        index.add(name, [name])
    return index


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Spa et Thermes de Bagnoles", LISTED[0]),
        ("Spa y Thermes de Bagnoles", LISTED[0]),
        ("SPA AND THERMES DE BAGNOLES", LISTED[0]),
        ("Spa &\nThermes de Bagnoles", LISTED[0]),
        ("Mill & Söhne", LISTED[3]),
        ("Mill et Söhne GmbH", LISTED[3]),
        ("Mill och Söhne", LISTED[3]),
    ],
)
def test_a_name_may_have_another_word_for_and(names, text, name):
    assert [part.company for part in names.split(text)] == [name]
    assert [part.company for part in names.split(f"{text}; Orda Foods")] == [name, "Orda Foods"]


@pytest.mark.parametrize(
    "text",
    ["Mill & Söhne Nord", "Mill und Söhne Nord", "Mill/Söhne Nord", "Mill et Söhne Nord GmbH", "Mill и Söhne Nord"],
)
def test_the_beginning_of_a_name_with_and_is_not_split_at_it(names, text):
    names.add("Mill & Söhne Nord Import BV", ["Mill & Söhne Nord Import BV"])
    names.alias("Mill", "Mill & Söhne Nord Import BV")
    assert [part.text for part in names.split(text)] == [text]
    assert [part.text for part in names.split(f"Orda Foods, {text}")] == ["Orda Foods", text]
    assert [part.company for part in names.split("Mill & Orda Foods")] == ["Mill & Söhne Nord Import BV", "Orda Foods"]


def test_whole_names_joined_as_in_a_third_are_a_list(names):
    for name in ("Jade", "River", "Jade & River Trading", "红河和模达贸易有限公司"):
        names.add(name, [name])
    names.alias("红河", "Jade")
    assert [part.company for part in names.split("Jade & River")] == ["Jade", "River"]
    assert [part.text for part in names.split("红河和模达")] == ["红河和模达"]


@pytest.mark.parametrize(
    "text", ["Ojo de Puma / Tres Acequias", "Tres Acequias/Ojo de Puma", "Ojo de Puma y Tres Acequias"]
)
def test_two_short_names_around_a_delimiter_are_two(names, text):
    found = [near.key for part in names.split(text) if (near := names.near(part.text)) is not None]
    assert sorted(found) == [LISTED[1], LISTED[2]]


@pytest.mark.parametrize("word", ["Indiferente", "egal", "безразлично", "无所谓", "mindegy", "fark etmez"])
def test_an_indifferent_answer_is_no_wish_by_default(tmp_path, word):
    rows = [["Company", *S[:2]], [B[0], "must", word], [B[1], "no", "must"], [B[2], word, "no"]]
    asked = {q.subject: q.guess for q in read(tmp_path, lists(rows)).questions}
    assert asked.get(word, "nothing") == "nothing"


@pytest.mark.parametrize("title", ["4、意向采购产品", "意向采购商品名称", "拟对接货物品类"])
def test_goods_that_are_words_of_names_are_no_wishes(tmp_path, title):
    sellers = [["企业名称"], *([name] for name in ("咖啡豆贸易公司", "香米集团", "腰果加工厂", "木薯粉厂"))]
    rows = [
        ["采购商名称", title, "希望对接的供应商"],
        ["甲商贸", "咖啡豆", "香米集团"],
        ["乙商贸", "香米", "腰果加工厂"],
    ]
    assert not [q for q in read(tmp_path, lists(rows, sellers)).questions if q.subject == title]


@pytest.mark.one_of(3)
@pytest.mark.parametrize("sign", ["، ", "،", "؛ ", " و ", "،\n"])
@pytest.mark.parametrize("title", ["Would like to meet", "مایلید با کدام شرکت‌ها ملاقات کنید؟"])
def test_names_with_arabic_signs_between_them_are_a_list(tmp_path, sign, title):
    sellers = ["زعفران مشرق", "خشکبار توس", "کنسرو سبلان"]
    buyers = ["شرکت آلماتی فود", "بازرگانی اورال", "تجارت تاراز"]
    rows = [["نام شرکت", title], *([b, sign.join(sellers[n:])] for n, b in enumerate(buyers))]
    event = understood(read(tmp_path, lists(rows, [["نام شرکت", "Zone"], *([s, "A"] for s in sellers)])))
    assert len(event.requests) == 6


def test_an_unknown_name_behind_an_arabic_comma_is_asked_for_alone(tmp_path):
    rows = [["Company", "Would like to meet"], [B[0], f"{S[0]}، Nobody & Co"], [B[1], S[1]], [B[2], S[2]]]
    asked = read(tmp_path, lists(rows)).questions
    assert [(q.kind, q.subject) for q in asked] == [("name", "Nobody & Co")]
