"""A company whose name is written in two languages in one cell is named by either of them."""

from __future__ import annotations

import json

import pytest

from sco_scheduler.intake.understanding.cells.bilingual import names_in_both, with_further_names
from tests.intake.books import event_of, read

MEANINGS = """[form.List.columns]
Company = "Company"
Delegate = "Contact"
"Must meet" = "musts"
"Would like to meet" = "wishes"
"""

TITLES = ["No", "Company", "Delegate", "Country", "Must meet", "Would like to meet", "Email"]
BUYERS = ("Ural Vitamin", "Урал Витамин"), ("Merv Foods", "Мерв Фудс"), ("Riga Fresh", "Рига Фреш")
SELLERS = ("Urgut Cherries", "Ургут Черешня"), ("Surkhan Lemon", "Сурхан Лимон"), ("Termez Onion", "Термез Лук")


def rows(form: str) -> list[list[object]]:
    """A list in two parts, with each name in both languages, and wishes in either."""
    buyers, sellers = ([form.format(*names) for names in side] for side in (BUYERS, SELLERS))
    return [
        TITLES,
        ["BUYERS"],
        [1, buyers[0], "Anna Kim", "Russia", "Surkhan Lemon", "Ургут Черешня; Термез Лук", "anna@ural.example"],
        [2, buyers[1], "Oraz Mered", "Turkmenistan", None, "Urgut Cherries; Сурхан Лимон", "oraz@merv.example"],
        [3, buyers[2], "Ilze Kalnina", "Latvia", "Термез Лук", "Urgut Cherries", "ilze@riga.example"],
        ["SUPPLIERS"],
        [1, sellers[0], "Dilorom Hakim", "Uzbekistan", "Рига Фреш", "Ural Vitamin", "d@urgut.example"],
        [2, sellers[1], "Botir Ergash", "Uzbekistan", None, "Мерв Фудс; Riga Fresh", "b@surkhan.example"],
        [3, sellers[2], "Murod Norov", "Uzbekistan", None, "Урал Витамин", "m@termez.example"],
    ]


@pytest.mark.parametrize("form", ["{} / {}", "{}\n{}", "{} ({})", "{1} | {0}", "{}/{}"])
def test_either_half_names_the_company(tmp_path, form):
    event = event_of(tmp_path, {"List": rows(form)})
    asked = {(event.company_by_id[r.asker].name, event.company_by_id[r.target].name) for r in event.requests}
    assert len(event.companies) == 6
    assert len(event.requests) == len(asked) == 12


def test_names_in_both_languages():
    assert names_in_both("Jade Tea Co. (Hefei)\n翡翠茶业(合肥)") == ("Jade Tea Co. (Hefei)", "翡翠茶业(合肥)")
    assert names_in_both("翡翠茶业（Jade Tea）") == ("翡翠茶业", "Jade Tea")
    assert names_in_both("Jade Tea / Lotus Optics") == names_in_both("Jade Tea; Лотос") == ()


def test_a_half_of_two_companies_or_in_few_brackets_names_none():
    texts = ["Jade Tea (翡翠茶业)", "Lotus (莲花)", "Lotus", "Altyn (Казахстан)", "Ural (重庆)"]
    found = with_further_names({row: [text] for row, text in enumerate(texts)})
    assert [names[1:] for names in found.values()] == [["Jade Tea", "翡翠茶业"], ["莲花"], [], ["Altyn"], ["Ural"]]
    few = {1: ["Jade Tea (翡翠茶业)"], 2: ["Lotus"], 3: ["Altyn"]}
    assert with_further_names(few) == few


def test_names_of_wishes_that_match_no_company_are_asked_about(tmp_path):
    sheet = rows("{0}\n{0} Trading")
    sides = {"purchaser": sheet[2:5], "supplier": sheet[6:]}
    named = [f'{json.dumps(row[1])} = "new {side}"' for side, part in sides.items() for row in part]
    form = tmp_path / "map.toml"
    form.write_text("\n".join([MEANINGS, "[names]", *named]), encoding="utf-8")
    intake = read(tmp_path, {"List": sheet}, form=form)
    asked = {question.subject for question in intake.questions if question.kind == "name"}
    assert intake.event is None
    assert asked == {"Мерв Фудс", "Ургут Черешня", "Термез Лук"}
    assert not intake.wishes[0].nobody


@pytest.mark.parametrize(
    "title",
    ["الاسم بالإنجليزية", "Englischer Name", "Nom anglais", "İngilizce adı", "שם באנגלית", "نام انگلیسی", "영문명"],
)
def test_names_in_a_column_of_english_names_name_their_companies(tmp_path, title):
    sellers = [["Supplier", title], ["Sahab", "Cloud Nine"], ["Deraa", "Shield Ten"], ["Masar", "Route Six"]]
    buyers = [["Buyer", "Wants to meet"], ["Altyn", "Cloud Nine"], ["Ural", "Masar; Shield Ten"], ["Osh", "Deraa"]]
    intake = read(tmp_path, {"Buyers": buyers, "Suppliers": sellers})
    assert [q.subject for q in intake.questions] == []
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    assert [(names[r.asker], names[r.target]) for r in intake.event.requests] == [
        *(("Altyn", "Sahab"), ("Ural", "Masar"), ("Ural", "Deraa"), ("Osh", "Deraa")),
    ]
