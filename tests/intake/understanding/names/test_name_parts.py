"""Parts of names: how two begin, one with a slip in a short word, and a Latin name between Chinese characters."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.names.name_parts import (
    abbreviates,
    abbreviates_each,
    begin_alike,
    is_contraction,
    latin_part,
)
from tests.intake.books import read
from tests.intake.understanding.answers import B, lists

COFFEE = ("Al Noor Coffee Trading LLC", "Gorilla Hills Coffee Ltd", "Harrow & Vale Coffee Roasters")


def near(text: str) -> tuple[str, float, bool] | None:
    names = NameIndex()
    for name in COFFEE:
        names.add(name, [name])
    found = names.near(text)
    return None if found is None else (found.key, found.certainty, found.same)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Al Nour Coffee", (COFFEE[0], 0.6, False)),
        ("Al Noir Coffee", (COFFEE[0], 0.6, False)),
        ("Al Nuor Coffee", (COFFEE[0], 0.6, False)),  # two neighbours in the wrong order
        ("Al Nair Coffee", None),
        ("Nour Coffee", None),  # coffee have all
        ("Nour", None),
        ("迪拜Al Noor咖啡贸易", (COFFEE[0], 0.7, True)),
        ("迪拜Gorilla咖啡", (COFFEE[1], 0.7, True)),
        ("迪拜咖啡Al", None),
    ],
)
def test_a_name_with_a_slip_in_a_short_word_or_between_chinese_characters_is_near(text, found):
    assert near(text) == found


@pytest.mark.parametrize(
    ("text", "part"), [("迪拜Al Noor酒店用品", "Al Noor"), ("Al Noor", ""), ("迪拜AB酒店", ""), ("迪拜酒店", "")]
)
def test_the_latin_name_between_chinese_characters(text, part):
    assert latin_part(text) == part


@pytest.mark.parametrize(
    ("text", "name", "alike"),
    [
        ("Pasta Marchetti", "Pastificio Marchetti", True),
        ("Porto Coffee", "Coorg Coffee", False),
        ("Al Nour", "Al Noor", False),  # two letters
        ("", "Al Noor", False),
    ],
)
def test_names_begin_alike_with_three_letters(text, name, alike):
    assert begin_alike(text, name) is alike


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("then Gorilla Hils", COFFEE[1]),
        ("потом Gorilla Hils", COFFEE[1]),
        ("Harrow Trade", COFFEE[2]),
        ("Traders of Harrow", "nobody"),
    ],
)
def test_the_name_that_one_asks_for_is_rather_a_listed_one_that_begins_alike(tmp_path, text, guess):
    rows = [["Company", "Whom would you like to meet?"], [B[0], f"{COFFEE[0]}; {text}"], [B[1], COFFEE[0]]]
    sellers = [["Exhibiting firm", "Products"], *([name, "coffee"] for name in COFFEE)]
    asked = {q.subject: q.guess for q in read(tmp_path, lists(rows, sellers)).questions}
    assert asked.get(text, COFFEE[1]) == guess


@pytest.mark.parametrize(
    ("word", "name", "contracts"),
    [
        *(("inds", "industries", True), ("intl", "international", True), ("mfg", "manufacturing", True)),
        *(
            ("ind", "industries", False),
            ("is", "industries", False),
            ("sole", "sole", False),
            ("tds", "industries", False),
        ),
        *(("indus1", "industries1", False), ("idus", "industries", True), ("индс", "индастриз", False)),
    ],
)
def test_a_contraction_has_the_first_and_the_last_letter_of_a_longer_word(word, name, contracts):
    assert is_contraction(word, name) is contracts


def test_a_name_with_a_contracted_word_is_that_of_its_company():
    names = NameIndex()
    for name in ("Taj Sole Industries", "Taj Buckles", "Noida International Trading"):
        names.add(name, [name])
    assert [names.near(text).key for text in ("Taj Sole Inds.", "Noida Intl Trading")] == [
        "Taj Sole Industries",
        "Noida International Trading",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("РЦ «Шаг»", "Реабилитационный центр «Шаг»"),
        ("RC Trading House", "Royal Crescent Trading House"),
        ("Royal Crescent TH", "Royal Crescent Trading House"),
        ("МЦ «Шаг»", None),
    ],
)
def test_initials_beside_other_words_are_those_of_a_longer_name(text, name):
    names = NameIndex()
    for known in ("Реабилитационный центр «Шаг»", "Royal Crescent Trading House", "Клиника «Берег»"):
        names.add(known, [known])
    near = names.near(text)
    assert (near.key if near is not None else None) == name


def test_initials_beside_a_word_that_several_have_are_no_sure_name():
    names = NameIndex()
    for known in ("Royal Crescent Trading", "Moda Trading", "Zdravstveni dom Lipovec"):
        names.add(known, [known])
    sure, unsure = names.near("ZD Lipovec"), names.near("RC Trading")
    assert sure is not None
    assert unsure is not None
    assert (sure.key, unsure.key) == ("Zdravstveni dom Lipovec", "Royal Crescent Trading")
    assert sure.certainty > unsure.certainty == 0.8


@pytest.mark.parametrize(
    ("word", "name", "stands"),
    [
        ("мжк", "масложировая компания", True),
        ("мк", "мясокомбинат", True),
        ("гмк", "северная горно металлургическая компания", True),
        ("abc", "altyn trade", False),
        ("мжк", "молочный двор", False),
        ("a", "altyn", False),
    ],
)
def test_an_abbreviation_has_the_first_letters_of_words_and_of_their_parts(word, name, stands):
    assert abbreviates(word, name.split()) is stands


def test_a_name_with_an_abbreviation_is_guessed_by_its_other_words():
    names = NameIndex()
    for name in ("ООО «Масложировая компания Юг»", "ООО «Хлебный двор»"):
        names.add(name, [name])
    found = [names.near(text) for text in ("МЖК Юг", "МХЖ Юг", "АБВ Юг")]
    assert [near and (near.certainty, near.same) for near in found] == [(0.7, False), None, None]


STORES = ("Harbour Convenience Stores", "Merlion Hospitality Group", "Little Spoon Baby Foods Pte Ltd", "Orda Foods")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Harbour CVS", STORES[0]),
        ("Merlion HtyG", None),
        ("Merlion HPG", STORES[1]),
        ("Little Spoon BBF", STORES[2]),
        ("Orda FD", None),  # one word is abbreviated
        ("Harbour SVC", None),
    ],
)
def test_capitals_behind_the_first_words_of_a_name_stand_for_all_others(text, found):
    names = NameIndex()
    for name in STORES:
        names.add(name, [name])
    near = names.near(text)
    assert (near.key if near is not None and near.same else None) == found


@pytest.mark.parametrize(
    ("word", "words", "told"),
    [
        *(("cvs", ("convenience", "stores"), True), ("cs", ("convenience", "stores"), True)),
        *(("cv", ("convenience", "stores"), False), ("vcs", ("convenience", "stores"), False), ("", (), False)),
        *(("cvsx", ("convenience", "stores"), False), ("tk", ("textile", "kombinat"), True)),
    ],
)
def test_an_abbreviation_has_the_first_letter_of_each_word(word, words, told):
    assert abbreviates_each(word, words) is told


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("绿竹家居 天工塑业 帅厨电器", 3),
        ("慈溪帅厨 绿竹 天工塑业", 3),
        ("绿竹家居　帅厨电器", 2),
        ("绿竹 家居用品", 1),  # one company
        ("绿竹家居 优先", 1),
    ],
)
def test_short_chinese_names_with_blanks_between_are_several(text, parts):
    names = NameIndex()
    for name in ("安吉绿竹家居用品有限公司", "台州天工塑业股份有限公司", "慈溪帅厨电器有限公司"):
        names.add(name, [name])
    assert len(names.split(text)) == parts
