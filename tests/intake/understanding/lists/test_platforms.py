"""Exports of event platforms: answers in the long form, and requests with the people and types of both companies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.table.grids import Book, Grid
from sco_scheduler.intake.understanding.lists.platforms import _twins, with_columns_for_questions
from tests.intake.books import event_of, read, save
from tests.intake.understanding.answers import B, S, event_sheets, said, understood
from tests.intake.understanding.sheets import sheet, shown

HEADER = ["Registration", "Status", "Pass", "E-mail", "Company", "Question", "Answer"]
MEET, AVOID, LIMIT = "Companies you would like to meet", "Companies you would rather not meet", "Maximum of meetings"
ANN = ["77", "Confirmed", "Buyer", "ann@altyn.kz", "Altyn Trade"]
BOB = ["78", "Confirmed", "Supplier", "bob@bayu.cn", "Bayu Batteries"]
EVE = ["79", "Cancelled", "Supplier", "eve@pumps.cn", "Chongqing Pumps"]
LI = ["80", "Confirmed", "Supplier", "li@tea.cn", "Jade Tea"]
ROWS = [
    [*ANN, "Job title", "Director"],
    [*ANN, MEET, "Bayu Batteries"],
    [*ANN, MEET, "Jade Tea"],
    [*BOB, MEET, "Altyn Trade"],
    [*BOB, LIMIT, 4],
    [*EVE, "Job title", "CEO"],
    [*EVE, MEET, "Altyn Trade"],
    [*LI, "Job title", ""],
    [*LI, AVOID, "Altyn Trade"],
]


def wide(*rows: list[object]) -> list[str]:
    book = with_columns_for_questions(Book("export.xlsx", (sheet("Export", HEADER, *rows),)))
    return shown(*book.grids)


def test_a_respondent_has_one_row_and_each_answer_its_place():
    header, ann, bob, eve, li = wide(*ROWS)
    assert header == (
        "Export 1: A1 Registration, B1 Status, C1 Pass, D1 E-mail, E1 Company, "
        f"F2 Job title, F3 {MEET}, F6 {LIMIT}, F10 {AVOID}"
    )
    assert ann == (
        "Export 2: A2 77, B2 Confirmed, C2 Buyer, D2 ann@altyn.kz, E2 Altyn Trade, "
        "G2 Director, G3 Bayu Batteries; Jade Tea"
    )
    assert bob.endswith("E5 Bayu Batteries, G5 Altyn Trade, G6 4")
    assert eve.endswith("E7 Chongqing Pumps, G7 CEO, G8 Altyn Trade")
    assert li.endswith("E9 Jade Tea, G10 Altyn Trade")


def test_a_question_without_an_answer_is_a_cell_of_the_first_row_of_its_respondent():
    (grid,) = with_columns_for_questions(Book("export.xlsx", (sheet("Export", HEADER, *ROWS),))).grids
    assert [str(grid.cell(row, 10)) for row in (2, 3, 4)] == ["Export!F2", "Export!G6", "Export!F7"]


def test_the_event_is_that_of_the_wide_list(tmp_path):
    event = event_of(tmp_path, {"Export": [HEADER, *ROWS]})
    names = {company.id: company.name for company in event.companies}
    assert {(names[r.asker], names[r.target], r.level.value) for r in event.requests} == {
        ("Altyn Trade", "Bayu Batteries", "want"),
        ("Altyn Trade", "Jade Tea", "want"),
        ("Bayu Batteries", "Altyn Trade", "want"),
        ("Jade Tea", "Altyn Trade", "no"),
    }
    assert {c.name for c in event.companies if c.cancelled} == {"Chongqing Pumps"}
    assert {c.name: c.supplier.maximum for c in event.companies if c.supplier}["Bayu Batteries"] == 4


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:4],  # too short
        [[*row[:5], "Notes", row[6]] for row in ROWS],  # one question
        [[*row[:5], MEET if row[5] == MEET else f"Phrase {n}", row[6]] for n, row in enumerate(ROWS)],
        [[*row[:5], row[6], row[5]] for row in ROWS],  # no answer beside the question
        [[n, *row[1:]] for n, row in enumerate(ROWS)],  # each row is a respondent
        [[*ROWS[0][:5], *row[5:]] for row in ROWS],  # one respondent
        [[*row[:5], "", row[6]] if n == 3 else row for n, row in enumerate(ROWS)],
    ],
)
def test_other_lists_stay_as_they_are(rows):
    assert wide(*rows) == shown(sheet("Export", HEADER, *rows))


def test_marks_go_with_their_cells():
    grid = sheet("Export", HEADER, *ROWS)
    marked = Grid(
        grid.name, grid.rows, comments={(3, 7): "both"}, colours={(7, 5): "FF0000"}, struck=frozenset({(6, 7)})
    )
    (found,) = with_columns_for_questions(Book("export.xlsx", (marked,))).grids
    cells = {at: str(found.cell(*at)) for at in (*found.comments, *found.colours, *found.struck)}
    assert {cells[at]: str(found.rows[at[0]][at[1]]) for at in cells} == {
        "Export!G3": "Bayu Batteries; Jade Tea",
        "Export!E7": "Chongqing Pumps",
        "Export!G6": "4",
    }


REQUESTS = [
    (B[0], S[0]),
    (S[1], B[0]),
    (B[0], S[2]),
    (B[1], S[0]),
    (S[0], B[1]),
    (B[1], S[3]),
    (B[2], S[1]),
    (S[3], B[2]),
]
"""Who asks whom."""


def rows(titles: list[str], buyer: str, supplier: str, extra: list[str]) -> list[list[Any]]:
    people = {name: (f"Ann{n}", f"Ivanova{n}") for n, name in enumerate([*B, *S])}
    types = dict.fromkeys(B, buyer) | dict.fromkeys(S, supplier)
    found: list[list[Any]] = [["ID", *(title for side in (0, 1) for title in titles[side * 4 : side * 4 + 4]), *extra]]
    for n, (asker, target) in enumerate(REQUESTS):
        sides = [value for name in (asker, target) for value in (*people[name], name, types[name])]
        found.append([4100 + 3 * n, *sides, f"0{n + 1}.05.2025 10:2{n}"])
    return found


@pytest.mark.parametrize(
    ("titles", "buyer", "supplier", "sent"),
    [
        (
            [
                f"{who} {what}"
                for who in ("Sender", "Receiver")
                for what in ("first name", "last name", "company", "role")
            ],
            *("Buyer", "Supplier", "Sent at"),
        ),
        (
            [f"{t} {who}" for who in ("инициатора", "получателя") for t in ("Имя", "Фамилия", "Компания", "Роль")],
            *("Закупщик", "Поставщик", "Отправлено"),
        ),
        (
            [f"{who}{what}" for who in ("发起方", "接收方") for what in ("名字", "姓氏", "公司", "身份")],
            *("采购商", "供应商", "发送时间"),
        ),
        (
            [
                *("Vorname des Anfragenden", "Nachname des Anfragenden", "Firma des Anfragenden", "Rolle Anfragender"),
                *("Vorname des Angefragten", "Nachname des Angefragten", "Firma des Angefragten", "Rolle Angefragter"),
            ],
            *("Einkäufer", "Anbieter", "Gesendet am"),
        ),
    ],
)
def test_requests_with_people_and_types_of_both_sides_are_pairs(tmp_path: Path, titles, buyer, supplier, sent):
    event = understood(read(tmp_path, {"Export": rows(titles, buyer, supplier, [sent]), **event_sheets()}, sure=0.6))
    assert {(asker, target) for asker, target, _, _ in said(event)} == set(REQUESTS)
    assert {c.name for c in event.companies if c.purchaser} == set(B)
    assert {c.name for c in event.companies if c.supplier} == set(S)
    assert all(len(c.delegates) == 1 for c in event.companies)


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        (("Sender company", "Receiver company"), [("Sender", "Receiver")]),
        (("Company sending", "Company receiving"), [("sending", "receiving")]),
        (("Buyer company", "Supplier company"), []),
        (("Company A", "Company main"), []),
        (("Company 1", "Company 2"), []),
        (("Company", "Company main"), []),
        (("City", "Country"), []),
    ],
)
def test_two_columns_are_those_of_two_sides_if_other_words_than_numbers_part_their_titles(titles, words):
    numbered = dict(enumerate(titles, 1))
    assert [twins.words for twins in _twins(numbered)] == words
    assert list(_twins(dict(reversed(numbered.items())))) == list(_twins(numbered))


def test_marks_move_with_their_cells_and_those_above_stay():
    places = {(1, 1), (2, 5), (2, 6), (3, 4), (4, 4), (5, 7), (7, 7)}  # an answer repeats (4, 4)
    given = replace(
        sheet("Export", ["Long export"], HEADER, *ROWS),
        comments={place: str(place) for place in places},
        colours=dict.fromkeys(places, "FF0000"),
        letters=dict.fromkeys(places, "00FF00"),
        struck=frozenset(places),
    )
    (grid,) = with_columns_for_questions(Book("export.xlsx", (given,))).grids
    assert grid.comments == {
        **{place: str(place) for place in ((1, 1), (2, 5), (2, 6), (3, 4))},
        **{(3, 9): "(5, 7)", (4, 10): "(7, 7)"},
    }
    assert grid.struck == grid.colours.keys() == grid.letters.keys() == grid.comments.keys()


@pytest.mark.parametrize(
    ("comments", "levels"),
    [
        ({"G3": "must meet", "G4": "请勿安排"}, {"Bayu Batteries": "must", "Jade Tea": "no"}),
        ({"G3": "не обязательно", "G4": "обязательно"}, {"Bayu Batteries": "maybe", "Jade Tea": "must"}),
        ({"G4": "must meet"}, {"Bayu Batteries": "want", "Jade Tea": "must"}),
    ],
)
def test_comments_on_answers_that_become_one_cell_are_each_about_theirs(tmp_path, comments, levels):
    event = read_registrations(commented(tmp_path, comments), sure=0.0).event
    names = {company.id: company.name for company in event.companies}
    asked = [r for r in event.requests if names[r.asker] == "Altyn Trade"]
    assert {names[r.target]: r.level.value for r in asked} == levels


def test_a_comment_on_a_further_row_of_a_respondent_is_of_its_company(tmp_path):
    event = read_registrations(commented(tmp_path, {"E4": "не более 3 встреч"})).event
    assert {c.name: c.purchaser.maximum for c in event.companies if c.purchaser} == {"Altyn Trade": 3}


def commented(tmp_path, comments):
    path = save(tmp_path / "export.xlsx", {"Export": [HEADER, *ROWS]})
    book = openpyxl.load_workbook(path)
    for place, text in comments.items():
        book["Export"][place].comment = Comment(text, "Olga")
    book.save(path)
    return path
