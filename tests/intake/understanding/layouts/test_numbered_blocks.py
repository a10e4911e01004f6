"""Blocks of a company with its details, its numbered wishes with signs and its remarks are read, in any language."""

from __future__ import annotations

from typing import Any

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.intake import Intake
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.layouts.numbered_blocks import with_numbered_blocks
from tests.intake.books import read
from tests.intake.mapped import read_by
from tests.intake.understanding.sheets import sheet, shown

S = ("Jade Tea Ltd.", "River Machines AG", "Spring Parts Kft.", "Lotus Optics")
SELLERS = [["Company", "Products"], *([name, "goods"] for name in S)]

TURKISH = [
    ["ALIM GÜNLERİ – 3-4 Haziran 2026 (her iki gün 10:00–18:00)"],
    ["★ = mutlaka görüşmeli   |   ✗ = bu firmayla görüşmek istemiyor"],
    [],
    ["Alıcı 1", "Altyn Otel", "Kazakistan", "Anna Lind"],
    ["İstekler", "1. ★ Jade Tea"],
    [None, "2. River Machines"],
    [None, "Not: en fazla 6 görüşme"],
    [],
    ["Alıcı 2", "Orda Gıda", "Almanya", "Jens Weber"],
    ["İstekler", "1. River Machines AG"],
    [None, "2. Spring Parts"],
    [None, "✗ Lotus Optics"],
    [None, "Not: 4 Haziran'da yok"],
]
GERMAN = [
    ["Einkaufstage – 3.-4. Juni 2026, täglich 10:00–18:00 Uhr"],
    ["! = muss sein, # = nicht einplanen"],
    ["Altyn Otel", "Kasachstan", "Anna Lind"],
    [None, "1) ! Jade Tea"],
    [None, "2) River Machines"],
    [None, "Bemerkung: höchstens 6 Termine"],
    ["Orda Gıda", "Deutschland", "Jens Weber"],
    [None, "1) River Machines AG"],
    [None, "2) Spring Parts"],
    [None, "# Lotus Optics"],
    [None, "Bemerkung: am 4. Juni nicht da"],
]
RUSSIAN = [
    ["Закупочная сессия 3-4 июня 2026, ежедневно 10:00–18:00"],
    [],
    ["Закупщик №1", "Altyn Otel", "Казахстан", "Анна Линд"],
    ["Обязательно", "1. Jade Tea"],
    ["Желательно", "1. River Machines"],
    ["Примечание", "не более 6 встреч"],
    [],
    ["Закупщик №2", "Orda Gıda", "Германия", "Йенс Вебер"],
    ["Желательно", "1. River Machines AG"],
    [None, "2. Spring Parts"],
    ["Не встречаться с", "Lotus Optics"],
    ["Примечание", "4 июня не будет"],
]
SAID = {
    ("Altyn Otel", S[0], "must"),
    ("Altyn Otel", S[1], "want"),
    ("Orda Gıda", S[1], "want"),
    ("Orda Gıda", S[2], "want"),
    ("Orda Gıda", S[3], "no"),
}


def book_of(*grids: Grid) -> Book:
    return Book("trade.xlsx", grids)


def event_of(intake: Intake) -> Event:
    assert intake.event is not None, [(f.code, f.where, str(f.message)) for f in intake.findings]
    return intake.event


@pytest.mark.parametrize("rows", [TURKISH, GERMAN, RUSSIAN])
def test_wishes_signs_limits_and_hours_are_read_from_blocks(tmp_path, rows):
    event = event_of(read(tmp_path, {"Orders": rows, "Exhibitors": SELLERS}, sure=0.0))
    names = {company.id: company.name for company in event.companies}
    assert {(names[r.asker], names[r.target], str(r.level)) for r in event.requests} == SAID
    companies = {company.name: company for company in event.companies}
    assert companies["Altyn Otel"].purchaser.maximum == 6
    assert {f"{a.start:%m-%d}" for a in companies["Orda Gıda"].delegates[0].absences} == {"06-04"}
    assert companies["Altyn Otel"].delegates[0].name in {"Anna Lind", "Анна Линд"}
    assert {f"{s.start:%m-%d %H:%M}" for s in event.sessions} == {"06-03 10:00", "06-04 10:00"}


def test_each_cell_tells_where_it_stood():
    made = with_numbered_blocks(book_of(sheet("1", *TURKISH), sheet("2", *SELLERS))).grids
    assert shown(*made[:2]) == [
        "1 1: A1 ALIM GÜNLERİ – 3-4 Haziran 2026 (her iki gün 10:00–18:00)",
        "1 2: A2 ★ = mutlaka görüşmeli   |   ✗ = bu firmayla görüşmek istemiyor",
        "1 4: row4 From, row4 Rank, row4 To",
        "1 5: B4 Altyn Otel, B5 1, B5 ★ Jade Tea",
        "1 6: B4 Altyn Otel, B6 2, B6 River Machines",
        "1 7: B9 Orda Gıda, B10 1, B10 River Machines AG",
        "1 8: B9 Orda Gıda, B11 2, B11 Spring Parts",
        "1 9: B9 Orda Gıda, B12 ✗ Lotus Optics",
        "1 + 1: 1!A4 Alıcı, 1 row 4 Country, 1 row 4 Contact, 1 row 4 Notes",
        "1 + 2: 1!B4 Altyn Otel, 1!C4 Kazakistan, 1!D4 Anna Lind, 1!B7 en fazla 6 görüşme",
        "1 + 3: 1!B9 Orda Gıda, 1!C9 Almanya, 1!D9 Jens Weber, 1!B13 4 Haziran'da yok",
    ]


AGENDA = [["Day 1", "3 June"], ["x", "1. Welcome"], [None, "2. Lunch"], [], ["Day 2", "4 June"]]
AGENDA += [["x", "1. Welcome"], [None, "2. Lunch"]]
FORMS = [["Application 1", "Altyn"], [None, "1. Country"], [None, "2. Products"], []]
FORMS += [["Application 2", "Orda"], [None, "1. Country"], [None, "2. Products"]]
PEOPLE = [["Altyn", "Oslo"], [None, "1. Ann Lee"], [None, "2. Bo Lund"], [], ["Orda", "Bonn"], [None, "1. Cy Orr"]]
SKIPPED = [["Altyn", "Oslo"], [None, "1. Jade Tea"], [None, "3. Lotus Optics"], [], ["Orda", "Bonn"]]
SKIPPED += [[None, "1. Jade Tea"], [None, "2. Lotus Optics"]]


@pytest.mark.parametrize("rows", [AGENDA, FORMS, PEOPLE, SKIPPED, SELLERS])
def test_programmes_forms_and_lists_of_people_are_no_such_blocks(rows):
    book = book_of(sheet("1", *rows))
    assert with_numbered_blocks(book) is book


KUNDEN: list[list[Any]] = [["3-4 June 2026, 10:00-17:00"], [], ["Alfa Ltd", None, "Berlin"], [None, "Uno + Dos"], []]
KUNDEN += [["Beta GmbH", None, "Ulm"], [None, "Tres + Uno"], [], ["Gama AG", None, "Bonn"], [None, "Dos + Tres"]]


def test_a_list_of_companies_of_which_answers_leave_nothing_stops(tmp_path):
    sellers = [["Company", "Products"], *([f"{name} AG", "goods"] for name in ("Uno", "Dos", "Tres"))]
    told = '[form.Kunden]\nholds = "companies"\nrole = "purchasers"\ncolumns = { "column B" = "wishes" }\n'
    intake = read_by(tmp_path, told, {"Kunden": KUNDEN, "Lieferanten": sellers}, sure=0.0)
    assert [f.where for f in intake.findings if f.code == "sheet-left-nothing"]
    assert intake.event is None
