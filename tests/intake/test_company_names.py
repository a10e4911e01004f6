"""Names of companies without legal form and city, and as they sound."""

import pytest

from sco_scheduler.intake.company_names import Core, core_of, script_of, sound_of


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("ООО «Ромашка»", Core("ромашка", "limited")),
        ("Romashka LLC", Core("romashka", "limited")),
        ("Foton Co., Ltd.", Core("foton", "limited")),
        ("Foton Co.", Core("foton", "company")),
        ("АО Ёлка", Core("елка", "joint stock")),
        ("Acme Moscow GmbH", Core("acme", "limited", "moscow")),
        ("重庆长安汽车有限公司", Core("长安汽车", "limited", "chongqing")),
        ("长安汽车有限公司(重庆)", Core("长安汽车", "limited", "chongqing")),
        ("长安汽车(重庆)", Core("长安汽车", "", "chongqing")),
        ("Altyn Т.О.О.", Core("altyn", "limited")),
        ("Στολές Φωκάς Ε.Π.Ε.", Core("στολέσφωκάσ", "limited", words=("στολέσ", "φωκάσ"))),
        ("Ltdacme", Core("ltdacme")),
        ("Chongqing", Core("chongqing")),
        ("Ltd", Core("ltd")),
        ("", Core("")),
    ],
)
def test_the_core_of_a_name_is_without_form_and_city(name, core):
    assert core_of(name) == core


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (Core("acme"), Core("acme", "limited", "moscow"), True),
        (Core("acme", "company"), Core("acme", "limited"), True),
        (Core("acme", "company"), Core("acme", "company"), True),
        (Core("acme", "limited"), Core("acme", "limited"), True),
        (Core("acme", "limited"), Core("acme", "joint stock"), False),
        (Core("acme", "", "moscow"), Core("acme", "", "minsk"), False),
        (Core("acme", "", "moscow"), Core("acme", "", "moscow"), True),
        (Core("acme"), Core("acne"), False),
    ],
)
def test_names_agree_where_neither_form_nor_city_contradict(one, other, agree):
    assert one.agrees(other) is agree
    assert other.agrees(one) is agree


@pytest.mark.parametrize(
    ("name", "script"),
    [("3 长安 Auto", "han"), ("«Урал» 长安", "cyrillic"), ("Ural Урал", "latin"), ("Éclair", "latin"), ("42 & -", "")],
)
def test_the_first_letter_tells_the_script(name, script):
    assert script_of(name) == script


@pytest.mark.parametrize(
    "spellings",
    [
        ["ромашка", "romashka"],
        ["щука", "shchuka", "shuka"],
        ["харьков", "kharkov", "harkov"],
        ["алексей", "aleksei", "alexey", "alexei"],
        ["чайковский", "chaikovskii", "chaikovsky"],
        ["анна", "anna", "ana"],
        ["éclair", "eclair"],
        ["wagner", "vagner"],
        ["qazaq", "kazak"],
    ],
)
def test_spellings_of_one_sound_are_the_same(spellings):
    assert len({sound_of(text) for text in spellings}) == 1


def test_other_sounds_stay_apart():
    names = ["romashka", "romasha", "tomashka", "ромашки"]
    assert len({sound_of(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Алматинский з-д ЖБИ", "Алматинский завод ЖБИ", True),
        ("ООО «Ф-ка Заря»", "Фабрика «Заря»", True),
        ("З-д Север", "Ф-ка Север", False),
        ("Арз-д Север", "Арзавод Север", False),
    ],
)
def test_a_word_contracted_by_a_hyphen_is_the_whole_one(one, other, same):
    assert core_of(one).agrees(core_of(other)) is same


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("生活協同組合コープこまち", "コープこまち"),
        ("生協コープこまち", "コープこまち"),
        ("農事組合法人横手りんごの里", "横手りんごの里"),
        ("男鹿水産加工協同組合", "男鹿水産加工"),
    ],
)
def test_cooperatives_of_japan_are_called_without_their_form(name, short):
    assert core_of(name).text == core_of(short).text
