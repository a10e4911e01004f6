"""Blocks of a company with its details, its numbered wishes with signs and its remarks are read, in any language."""

from __future__ import annotations

from typing import Any

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Cell
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


@pytest.mark.parametrize("rows", [TURKISH, GERMAN, RUSSIAN])
def test_spaces_before_all_texts_leave_the_blocks_what_they_are(tmp_path, rows):
    loose = [[f"  {value} " if isinstance(value, str) else value for value in row] for row in rows]
    given = [read(tmp_path, {"Orders": of, "Exhibitors": SELLERS}, sure=0.0) for of in (rows, loose)]
    assert event_of(given[1]).requests == event_of(given[0]).requests
    assert [q.subject for q in given[1].questions] == [q.subject for q in given[0].questions]


def made_of(*blocks):
    """The rows of the lists of wishes and of companies that are made of blocks, parted by empty rows."""
    rows = [row for n, block in enumerate(blocks, 1) for row in ([], [f"Buyer {n}", f"Guest {n}"], *block)]
    found = with_numbered_blocks(book_of(sheet("1", *rows[1:])))
    wishes, companies = found.grids if len(found.grids) > 1 else (Grid("", {}), Grid("", {}))
    return [list(v.values()) for v in wishes.rows.values()][1:], [list(v.values()) for v in companies.rows.values()][1:]


PLAIN = [[None, "1. Jade Tea"], [None, "2. Lotus Optics"]]
WISHES = [[1, "Jade Tea"], [2, "Lotus Optics"]]


@pytest.mark.parametrize("form", ["{}. {}", "{}) {}", "({}) {}", "{}）{}", "（{}）{}", "{}、{}", "{}：{}", " {} . {}"])
@pytest.mark.parametrize("digits", ["12", "１２", "①②"])
def test_the_number_of_a_wish_has_any_form(form, digits):
    form = "{} {}" if digits == "①②" else form
    block = [[None, form.format(n, name)] for n, (_, name) in zip(digits, WISHES, strict=True)]
    assert made_of(block, block)[0] == [[f"Guest {n}", *wish] for n in (1, 2) for wish in WISHES]


def test_a_name_may_begin_with_a_figure_and_a_time_or_an_amount_is_no_wish():
    block = [[None, "1. 3M China"], [None, "2. Jade Tea"], [None, "9:30 bus"], [None, "1.5h walk"]]
    wishes, companies = made_of(block, block)
    assert [wish[1:] for wish in wishes] == [[1, "3M China"], [2, "Jade Tea"]] * 2
    assert companies == [[f"Guest {n}", "9:30 bus", "1.5h walk"] for n in (1, 2)]


@pytest.mark.parametrize(
    ("rows", "wishes", "remarks"),
    [
        ([["Not with", "1. River Machines"]], [[1, "River Machines", "no"]], []),
        ([["Must", "River Machines"]], [["River Machines", "must"]], []),
        ([[None, "Note: at most 6"]], [], ["at most 6"]),
        ([[None, "备注：最多6场"]], [], ["最多6场"]),
        ([["Not with", "River Machines"], [None, "备注：最多6场"]], [["River Machines", "no"]], ["最多6场"]),
        ([["Hall", "B"], [None, None, "late"]], [], ["Hall: B", "late"]),
        ([["Phone", 7701], [None, 5]], [], ["Phone: 7701", "5"]),
    ],
)
def test_further_rows_of_a_block_are_wishes_by_their_label_and_remarks_without_it(rows, wishes, remarks):
    found, companies = made_of([*PLAIN, *rows], PLAIN)
    told = ["want"] * bool(wishes)
    assert found[: 2 + len(wishes)] == [["Guest 1", *of] for of in ([*wish, *told] for wish in WISHES)] + [
        ["Guest 1", *of] for of in wishes
    ]
    assert companies == [["Guest 1", *remarks], ["Guest 2"]]


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        *((text, True) for text in ("at most 6 meetings", "не более 6 встреч", "最多6场")),
        *((text, True) for text in ("leaves at 15:00", "уезжает в 15:00", "15:00离开")),
        ("brings samples", False),
    ],
)
def test_a_label_that_recurs_is_one_of_remarks_if_a_limit_or_hours_follow_it_once(said, plain):
    blocks = ([*PLAIN, [None, f"Wyrf: {text}"]] for text in (said, "likes tea"))
    label = "" if plain else "Wyrf: "
    assert made_of(*blocks)[1] == [["Guest 1", f"{label}{said}"], ["Guest 2", f"{label}likes tea"]]
    assert made_of([*PLAIN, [None, f"Wyrf: {said}"]], PLAIN)[1][0] == ["Guest 1", f"Wyrf: {said}"]


def test_what_stands_beside_a_wish_is_its_level_or_a_remark_and_no_empty_cell_has_a_place():
    block = [[None, "1. Jade Tea", "must"], [None, "2. Lotus Optics"]]
    made = with_numbered_blocks(book_of(sheet("1", ["Buyer 1", "A"], *block, [], ["Buyer 2", "B"], *block)))
    assert list(made.grids[0].rows[2].values()) == ["From", "Rank", "To", "Level"]
    assert (4, 4) not in made.grids[0].origins
    assert made.grids[0].cell(3, 4) == Cell("1", 2, "C")


def test_a_label_in_another_column_is_no_detail_of_its_company():
    rows = [[None, "Buyer 1", "Altyn", "Oslo"], *([None, *row] for row in PLAIN), [], ["Buyer 2", None, "Orda"]]
    made = with_numbered_blocks(book_of(sheet("1", *rows, *([None, *row] for row in PLAIN))))
    assert shown(made.grids[1]) == [
        "1 + 1: 1!B1 Buyer",
        "1 + 2: 1!C1 Altyn, 1!D1 Oslo",
        "1 + 3: 1!C5 Orda",
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
