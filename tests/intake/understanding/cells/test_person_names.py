"""Names of people are told from other texts by their form, and parted where a cell surely has several."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.cells.person_names import is_person, names_of_people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee / Bob Wu", ["Ann Lee", "Bob Wu"]),
        ("Ann Lee; Bob Wu; Cem Er", ["Ann Lee", "Bob Wu", "Cem Er"]),
        ("Ann Lee\nBob Wu", ["Ann Lee", "Bob Wu"]),
        ("Mr. Ann Lee & Ms Bob Wu", ["Mr. Ann Lee", "Ms Bob Wu"]),
        ("Ann Lee, Bob Wu", ["Ann Lee", "Bob Wu"]),
        ("Ann Lee and Bob Wu", ["Ann Lee", "Bob Wu"]),
        ("Тилек Асанбеков, Нурия Ли", ["Тилек Асанбеков", "Нурия Ли"]),
        ("Иванов И.И. и Петрова А.С.", ["Иванов И.И.", "Петрова А.С."]),
        ("Иванов / Петрова", ["Иванов", "Петрова"]),
        ("张三、李四", ["张三", "李四"]),
        ("王小明和李华", ["王小明", "李华"]),
        ("张三先生/李四女士", ["张三先生", "李四女士"]),
        ("Ann Lee (CEO) / Bob Wu (sales)", ["Ann Lee (CEO)", "Bob Wu (sales)"]),
        ("Ann Lee, CEO; Bob Wu, buyer", ["Ann Lee, CEO", "Bob Wu, buyer"]),
        ("张三（经理）、李四（翻译）", ["张三（经理）", "李四（翻译）"]),
        ("Md. Karim Ali, Md. Hasan Ali", ["Md. Karim Ali", "Md. Hasan Ali"]),  # a name, and no abbreviated office
        ("Mgr. Jan Novák, Mgr. Eva Malá", ["Mgr. Jan Novák", "Mgr. Eva Malá"]),  # a degree
        ("Lee, Ann", None),
        ("Wanjiku Mbugua, Category Mgr", None),
        ("Serkan Aydın, Satınalma Md.", None),
        ("Ana Ruiz, Dir. Compras", None),
        ("Иван Ли, рук. Отдела", None),
        ("Анна Ли, Менедж. Продаж", None),
        ("Jan Novák, Obchodní Ředitel", None),
        ("Linh Trần, Trưởng Phòng", None),
        ("Ann Lee, Sales Manager", None),
        ("Ann Lee / director", None),
        ("Ann Lee & Partners", None),
        ("Ann Lee&Bob Wu", ["Ann Lee", "Bob Wu"]),
        ("张三&李四", ["张三", "李四"]),
        ("Graham Pell, Group F&B", None),
        ("Ann Lee, Corporate R&D / Bob Wu", ["Ann Lee, Corporate R&D", "Bob Wu"]),
        ("Директор Иванов / отдел закупок", None),
        ("张三，经理", None),
        ("Ann Lee / +7 701 555 01 02", None),
        ("Ann Lee / ann@example.org", None),
        ("Anne-Marie O'Neil", None),
        ("Company Trade LLC / Ann Lee", None),
        ("", None),
    ],
)
def test_names_are_split_where_they_are_surely_several(text, names):
    assert names_of_people(text) == (names or [text])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee, Bob Wu", None),  # ``Bob Wu`` may be an office
        ("Ann Lee; Bob Wu", ["Ann Lee", "Bob Wu"]),
        ("Ann Lee, Fresh Produce and Dan Fu, Frozen Food", ["Ann Lee, Fresh Produce", "Dan Fu, Frozen Food"]),
        ("Peter Fallon, Orla Fallon", ["Peter Fallon", "Orla Fallon"]),
        ("Peter Fallon, Orla Fallon,", ["Peter Fallon", "Orla Fallon"]),
        ("Peter Fallon, Fallon Foods", None),
        ("Ann Lee (tea), Dan Fu (fish)", ["Ann Lee (tea)", "Dan Fu (fish)"]),
        ("Ann Lee (tea), Dan Fu", None),
        ("Ann, Dan", None),
        ("", None),
        (",", None),
    ],
)
def test_where_each_comma_stands_before_an_office_names_are_alike_at_their_end(text, names):
    assert names_of_people(text, offices=True) == (names or [text])


@pytest.mark.parametrize(
    ("text", "alone", "full"),
    [
        ("Ann Lee", True, True),
        ("Ann", True, False),
        ("Dr. Ann Lee", True, True),
        ("Ann Lee (CEO)", True, True),
        ("张三", True, True),
        ("张三经理", False, False),
        ("Ann van Lee", False, False),
        ("Ann Lee, director", True, False),
        ("Sales Manager", False, False),
        ("Ann Lee 2", False, False),
        ("ann@example.org", False, False),
        ("One Two Three Four Five", False, False),
        ("", False, False),
        ("12", False, False),
    ],
)
def test_a_person_has_a_few_words_with_capitals_and_no_office(text, alone, full):
    assert (is_person(text, full=False), is_person(text, full=True)) == (alone, full)


def test_what_stands_behind_a_comma_may_be_an_office_of_any_name():
    assert is_person("Ann Lee, Fresh Produce Lead", full=True, offices=True)
    assert not is_person("Ann Lee, Fresh Produce Lead", full=True)
