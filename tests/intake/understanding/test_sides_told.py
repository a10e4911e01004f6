"""Lists that tell the side of each company in boxes, or in words of no list, or not of a row below it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sco_scheduler.domain.event import Event, Role
from sco_scheduler.intake import Intake
from tests.intake.books import read, serious
from tests.intake.understanding.answers import said, understood

BUYERS = ["Altyn Trade", "Ural Import", "Issyk Foods"]
SELLERS = ["Jialing Motors", "Wulong Tea", "Fuling Pickles"]
WISHES = ["Jialing Motors, Wulong Tea", "Wulong Tea", "Fuling Pickles"]


def _read(folder: Path, rows: list[list[Any]], form: str = "") -> Intake:
    path = folder / "form.toml"
    path.write_text(form, encoding="utf-8")
    return read(folder, {"List": rows}, form=path)


def _rows(title: str, buyer: str | None, seller: str | None) -> list[list[Any]]:
    return [
        ["Company", title, "Wants to meet"],
        *([name, buyer, wish] for name, wish in zip(BUYERS, WISHES, strict=True)),
        *([name, seller, None] for name in SELLERS),
    ]


def _boxes(titles: tuple[str, str], marks: tuple[str, str]) -> list[list[Any]]:
    return [
        ["Company", *titles, "Wants to meet"],
        *([name, marks[0], None, wish] for name, wish in zip(BUYERS, WISHES, strict=True)),
        *([name, None, marks[1], None] for name in SELLERS),
    ]


def _sides(event: Event) -> dict[str, set[str]]:
    return {str(role): {c.name for c in event.companies if getattr(c, role) is not None} for role in Role}


IN_ORDER = {str(Role.PURCHASER): {*BUYERS}, str(Role.SUPPLIER): {*SELLERS}}


@pytest.mark.parametrize(
    ("titles", "marks"),
    [
        (("Buyer", "Seller"), ("x", "x")),
        (("Your role [I buy]", "Your role [I sell]"), ("1", "1")),
        (("Your role: I buy", "Your role: I sell"), ("I buy", "I sell")),
        (("Покупатель", "Поставщик"), ("✓", "✓")),
        (("采购方", "供应方"), ("√", "√")),
        (("Einkäufer", "Lieferant"), ("ja", "ja")),
    ],
)
def test_boxes_for_both_sides_tell_the_side_of_each_company(tmp_path, titles, marks):
    event = understood(_read(tmp_path, _boxes(titles, marks)))
    assert _sides(event) == IN_ORDER
    assert len(event.requests) == 4


@pytest.mark.parametrize("titles", [("Meet buyers", "Meet sellers"), ("Other buyers?", "Suppliers to avoid")])
def test_boxes_about_the_sides_of_others_tell_none(tmp_path, titles):
    rows = _boxes(titles, ("x", "x"))
    for row in rows[1:]:
        row[1:3] = "x", "x"
    intake = _read(tmp_path, rows)
    assert intake.questions, serious(intake.findings)


@pytest.mark.parametrize(
    ("title", "buyer", "seller"),
    [
        ("¿Usted compra o vende?", "Compro", "Vendo"),
        ("Kaufen oder verkaufen Sie?", "Kaufe", "Verkaufe"),
        ("Vous achetez ou vendez ?", "Nous achetons", "Nous vendons"),
        ("Comprate o vendete?", "Compriamo", "Vendiamo"),
        ("Você compra ou vende?", "Compro", "Vendo"),
        ("Вы покупаете или продаёте?", "Покупаю", "Продаю"),
    ],
)
def test_who_buys_and_who_sells_is_understood(tmp_path, title, buyer, seller):
    assert _sides(understood(_read(tmp_path, _rows(title, buyer, seller)))) == IN_ORDER


@pytest.mark.parametrize(
    ("title", "buyer", "seller"),
    [("Type", "Delegation", "Local company"), ("Тип", "Гость", "Хозяин"), ("Zeta", "G", "H")],
)
def test_words_that_part_those_who_wish_from_those_wished_are_probably_sides(tmp_path, title, buyer, seller):
    (question,) = [q for q in _read(tmp_path, _rows(title, buyer, seller)).questions if q.kind == "column"]
    assert (question.guess, question.options[0]) == ("role", "role")
    told = (
        f'[form.List.columns]\n"{title}" = "role"\n[words.role]\npurchasers = ["{buyer}"]\nsuppliers = ["{seller}"]\n'
    )
    assert _sides(understood(_read(tmp_path, _rows(title, buyer, seller), told))) == IN_ORDER


def test_a_column_that_says_nothing_by_the_map_tells_no_side(tmp_path):
    told = '[form.List.columns]\nType = "nothing"\n'
    intake = _read(tmp_path, _rows("Type", "Delegation", "Local company"), told)
    assert [q.kind for q in intake.questions] == ["role"]


@pytest.mark.parametrize(
    "text",
    [
        "Prepared by M. Ivanova, 5 May",
        "Составила И. Иванова",
        "Утверждено: И. Иванова",
        "制表：王芳",
        "Erstellt von: M. Huber",
    ],
)
@pytest.mark.parametrize("merged", [1, 2])
def test_who_prepared_a_list_is_no_company_below_it(tmp_path, text, merged):
    rows = [*_rows("Role", "Buyer", "Seller"), *([[text, None, None]] * merged)]
    assert _sides(understood(_read(tmp_path, rows))) == IN_ORDER


@pytest.mark.parametrize("text", ["Thank you and see you in Chongqing", "До встречи в Чунцине", "谢谢各位"])
def test_a_line_below_a_list_is_asked_about_and_probably_nobody(tmp_path, text):
    rows = [*_rows("Role", "Buyer", "Seller"), [text, None, None]]
    intake = _read(tmp_path, rows)
    if intake.questions:  # else it is no row
        assert [(q.kind, q.subject, q.guess) for q in intake.questions] == [("name", text, "nobody")]
    assert _sides(understood(_read(tmp_path, rows, f'[names]\n"{text}" = "nobody"\n'))) == IN_ORDER


@pytest.mark.parametrize(("wish", "guess"), [("Altyn Trade", "new supplier"), ("Wulong Tea", "new purchaser")])
def test_the_side_of_a_company_without_one_is_asked_by_whom_it_wants_to_meet(tmp_path, wish, guess):
    rows = [*_rows("Role", "Buyer", "Seller"), ["Yubei Optics", None, wish]]
    (question,) = _read(tmp_path, rows).questions
    assert (question.kind, question.subject, question.guess) == ("name", "Yubei Optics", guess)
    event = understood(_read(tmp_path, rows, f'[names]\n"Yubei Optics" = "{guess}"\n'))
    assert _sides(event)[guess.removeprefix("new ")] >= {"Yubei Optics"}
    assert ("Yubei Optics", wish, "want", 1) in said(event)


def test_many_companies_without_a_side_are_told_together(tmp_path):
    intake = _read(tmp_path, [*_rows("Role", "Buyer", "Seller"), *([f"Zeta {n} Ltd", None, None] for n in range(6))])
    assert "role-missing" in {finding.kind.code for finding in intake.findings}


@pytest.mark.parametrize("heading", ["Priority partners", "Top picks", "Wishes"])
def test_places_below_one_heading_are_choices(tmp_path, heading):
    rows = [
        ["Respondent ID", "Company", "Your role", None, heading, None, None],
        [None, "Open-Ended Response", "I buy", "I sell", "First", "Second", "Third"],
        *([n, name, "I buy", None, *SELLERS[n:], *SELLERS[:n]] for n, name in enumerate(BUYERS)),
        *([n + 9, name, None, "I sell", None, None, None] for n, name in enumerate(SELLERS)),
    ]
    event = understood(_read(tmp_path, rows))
    assert _sides(event) == IN_ORDER
    assert {(target, rank) for asker, target, _, rank in said(event) if asker == "Ural Import"} == {
        ("Wulong Tea", 1),
        ("Fuling Pickles", 2),
        ("Jialing Motors", 3),
    }


def test_the_place_that_a_title_says_can_be_answered(tmp_path):
    rows = [["Company", "Role", "Zeta", "Second"]]
    rows += [[name, "Buyer", SELLERS[n], SELLERS[n - 1]] for n, name in enumerate(BUYERS)]
    rows += [[name, "Seller", None, None] for name in SELLERS]
    intake = _read(tmp_path, rows)
    asked = [q for q in intake.questions if q.kind == "column" and q.subject == "Second"]
    assert all("choice 2" in question.options for question in asked)
