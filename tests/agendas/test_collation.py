"""The order of names in each script."""

import pytest

from sco_scheduler.agendas.collation import Script, initial, romanized, sort_key, sorting_script


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("Ural", Script.LATIN),
        ("«Урал»", Script.CYRILLIC),
        ("3 嘉陵", Script.CHINESE),
        ("Արարատ", Script.OTHER),
        ("42", Script.LATIN),
        ("", Script.LATIN),
    ],
)
def test_the_first_letter_tells_the_script(name, script):
    assert sorting_script(name) is script


@pytest.mark.parametrize(
    "names",
    [
        ["Acme 2", "Acme 10", "acme Ltd", "Éclair", "Zebra"],
        ["Ангара", "Ель", "Ёлка", "Жигули", "Ижевск", "Йошкар-Ола"],
        ["巴南", "长江", "重庆", "嘉陵", "万州"],
        ["Zebra", "Ангара", "巴南", "Արարատ"],
        ["查理商贸", "长江", "单元房产", "解放", "任远"],
    ],
)
def test_names_in_order(names):
    mixed = names[::-1]
    assert sorted(mixed, key=sort_key) == names


def test_people_are_ordered_by_their_surnames_as_these_are_read():
    """A company 查 is read *chá*, and a person *zhā*."""
    names = ["长安", "任远", "查良镛"]
    assert sorted(names, key=lambda name: sort_key(name, person=True)) == names
    assert sorted(names, key=sort_key) == ["查良镛", "长安", "任远"]


@pytest.mark.parametrize(
    ("name", "letter"), [("单雄信", "S"), ("曾国", "Z"), ("仇英", "Q"), ("区寄", "O"), ("解缙", "X"), ("尉迟恭", "Y")]
)
def test_surnames_are_read_as_surnames(name, letter):
    assert initial(name, person=True) == letter


def test_a_company_is_no_person():
    assert initial("单县机械") == "S" or initial("单县机械") == "D"
    assert initial("查理商贸") == "C"
    assert initial("查理商贸", person=True) == "Z"


@pytest.mark.parametrize(("name", "letter"), [("Éclair", "E"), ("«жар»", "Ж"), ("7 roads", "#"), ("", "#")])
def test_initials(name, letter):
    assert initial(name) == letter


@pytest.mark.parametrize(
    "spellings",
    [
        ["Хабаров", "Khabarov", "Habarov", "khabarov"],
        ["Сергей", "Sergey", "Sergei"],
        ["Қанат", "Qanat", "Kanat"],
        ["Семёнов", "Семенов", "Semenov"],
        ["重庆 长安", "Chongqing Chang'an", "CHONGQING CHANGAN"],
        ["吕布", "Lv Bu", "Lu Bu"],
    ],
)
def test_common_spellings_of_a_name_are_the_same_in_latin_letters(spellings):
    assert len({romanized(name).replace(" ", "") for name in spellings}) == 1


def test_what_is_no_letter_parts_words():
    assert romanized("Foton-Auto, Ltd.").split() == ["foton", "auto", "ltd"]
