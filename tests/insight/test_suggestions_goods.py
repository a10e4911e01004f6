"""Goods of a text: one key for words of one stem, and for the words of three languages that the dictionary has."""

import json

import pytest

from sco_scheduler.insight.suggestions import Good, _extended, goods_in, stem
from sco_scheduler.resources import data_file


def keys(text):
    return [good.key for good in goods_in(text)]


@pytest.mark.parametrize(
    ("english", "chinese", "russian"),
    [
        ("Irrigation pumps", "灌溉水泵", "насосы для орошения"),
        ("honey, dried fruit", "蜂蜜，干果", "мёд; сухофрукты"),
        ("CNC machine tools", "数控机床", "станки с ЧПУ"),
        ("auto parts", "汽车配件", "автозапчасти"),
        ("sunflower oil", "葵花籽油", "масло подсолнечное"),
    ],
)
def test_the_words_of_three_languages_are_the_same_goods(english, chinese, russian):
    named = [{key for key in keys(text) if key.startswith("=")} for text in (english, chinese, russian)]
    assert named[0] == named[1] == named[2] != set()


def test_words_of_one_stem_are_one_though_the_dictionary_has_not_got_them():
    assert keys("samovars") == keys("Samovar") == ["samovar"]
    assert keys("самовары") == keys("самоваров") == keys("Самовар")
    assert stem("glasses") == "glass"
    assert stem("dress") == "dress"


def test_words_that_say_nothing_of_the_goods_are_none():
    assert keys("buys equipment and spare parts; 采购设备; продажа оборудования") == []


def test_a_longer_name_is_not_the_shorter_one_that_stands_in_it():
    assert keys("electric cars") == ["=electric vehicles"]
    assert keys("新能源汽车") == ["=electric vehicles"]
    assert keys("cars, electric motors") == ["=cars", "=electric motors"]
    assert keys("медь") == ["=copper"]
    assert keys("мёд") == ["=honey"]


def test_the_words_of_the_text_are_kept_as_they_are_written():
    assert [good.words for good in goods_in("Power Tillers, мёд")] == ["power tillers", "мёд"]


def test_no_term_of_the_dictionary_stands_for_two_goods_or_is_named_otherwise():
    """Each term, written out, is found as the goods that it stands for."""
    goods = json.loads(data_file("goods.json").read_text(encoding="utf-8"))["goods"]
    assert len(goods) > 150
    wrong = {
        term: keys(term.replace("-", ""))
        for key, terms in goods.items()
        for term in (t for several in terms.values() for t in several)
        if f"={key}" not in keys(term.replace("-", ""))
    }
    assert not wrong


def test_two_characters_are_told_with_those_beside_them_that_are_common_too():
    common = {"摄像", "像头", "头盔"}
    assert _extended(Good("像头", "车摄像头盔厂"), common) == "摄像头盔"
    assert _extended(Good("摄像", "摄像机"), common) == "摄像"
