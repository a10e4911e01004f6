"""Marks beside names, colours that a sentence explains, and remarks say how much a meeting is wanted."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from sco_scheduler.intake import Intake, read_registrations
from sco_scheduler.intake.understanding.cells.marks import (
    exchanged_beside,
    headed_by_levels,
    is_minus,
    level_of_doubled,
    marks_of,
    named_with_level,
    refused_beside,
    sign_of_name,
)
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.legends import explained_signs
from tests.intake.books import read, save
from tests.intake.understanding.guests import GUESTS, HOSTS

BUYERS = ("Altyn Trade", "Silk Way Import", "Orda Foods")
SELLERS = ("Chongqing Motors", "River Machines", "Jade Tea")
WANTED = {"Altyn Trade": SELLERS[:2], "Silk Way Import": SELLERS[1:], "Orda Foods": (SELLERS[2], SELLERS[0])}


def sheets(mark: str, title: str = "Wants to meet") -> dict[str, list[list[Any]]]:
    """Two of the three buyers mark their first wish."""
    marked = {BUYERS[0]: mark, BUYERS[1]: mark, BUYERS[2]: ""}
    rows = [[name, f"{first}{marked[name]}\n{second}"] for name, (first, second) in WANTED.items()]
    return {
        "Buyers": [["Company", title], *rows],
        "Suppliers": [["Company", "Products"], *([name, "goods"] for name in SELLERS)],
    }


def levels(intake: Intake) -> list[tuple[str, str, str]]:
    event = intake.event
    assert event is not None, [(q.kind, q.path, q.guess) for q in intake.questions]
    names = {company.id: company.name for company in event.companies}
    told = ((names[r.purchaser], names[r.supplier], r.level.value) for r in event.requests)
    return sorted(entry for entry in told if entry[2] != "want")


MUSTS = [("Altyn Trade", "Chongqing Motors", "must"), ("Silk Way Import", "River Machines", "must")]


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    "mark", ["★", " ★", " !", "!!", " *", " (!)", " (key)", " - key", "（重点）", " (ключевой)", " +++"]
)
def test_a_mark_beside_some_names_is_asked_for_and_most_likely_a_must(tmp_path, mark):
    intake = read(tmp_path, sheets(mark))
    assert [(q.kind, q.path[:2], q.guess) for q in intake.questions] == [("word", ("words", "level"), "must")]
    assert "nothing" in intake.questions[0].options
    assert levels(read(tmp_path, sheets(mark), sure=0.0)) == MUSTS


@pytest.mark.parametrize(("mark", "guess"), [(" (?)", "maybe"), (" (VIP)", "nothing"), (" - not needed", "no")])
def test_what_a_mark_most_likely_means_follows_from_what_it_says(tmp_path, mark, guess):
    assert [(q.kind, q.guess) for q in read(tmp_path, sheets(mark)).questions] == [("word", guess)]


@pytest.mark.parametrize("mark", [" ✓", " (Kazakhstan)", "."])
def test_what_says_nothing_of_a_meeting_is_no_mark(tmp_path, mark):
    assert levels(read(tmp_path, sheets(mark))) == []


def test_a_city_behind_one_company_is_a_part_of_its_name(tmp_path):
    book = sheets("")
    book["Buyers"][1][1] = "Chongqing Motors (Wuhan)\nRiver Machines"
    book["Buyers"][3][1] = "Jade Tea\nChongqing Motors (Wuhan)"
    assert levels(read(tmp_path, book)) == []


def test_a_legend_explains_a_mark(tmp_path):
    book = sheets(" *")
    book["Buyers"] = [*book["Buyers"], [], ["* must meet"]]
    assert levels(read(tmp_path, book)) == MUSTS


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Jade Tea ★", "★"),
        ("★ Jade Tea", "★"),
        ("Jade Tea (★)", "★"),
        ("Jade Tea ++", "++"),
        ("Jade Tea (+)", "+"),
        ("Jade Tea（＋）", "+"),
        ("Jade Tea [-] ", "-"),
        ("Jade Tea（－）", "-"),
        ("C5*, ", "*"),
        ("(-) Jade Tea", ""),
        ("* Jade Tea", ""),
        ("→ Jade Tea", ""),
        ("Jade Tea Co., Ltd.", ""),
        ("C&A+", ""),
    ],
)
def test_the_sign_of_a_name(text, sign):
    assert sign_of_name(text) == sign


@pytest.mark.parametrize(
    ("text", "others", "minus"),
    [
        ("+ Jade Tea\n- River Machines", [], True),
        ("+ River Machines\n- Jade Tea", [], False),
        ("Jade Tea; −River Machines", ["Jade Tea, + Altyn Trade"], True),
        ("- Jade Tea\n- River Machines", ["Altyn Trade +", "C&A + Co"], False),
    ],
)
def test_a_minus_before_a_name_is_one_where_others_have_a_plus(text, others, minus):
    assert is_minus(text, "River Machines", [text, *others]) is minus


@pytest.mark.parametrize(
    ("texts", "marks"),
    [
        (["Jade Tea - key", "River Machines (key)\nAltyn Trade"], {"key"}),
        (["Jade Tea - Key", "Altyn Trade — key, River Machines"], {"key"}),
        (["Jade Tea (key)", "Jade Tea (key)\nOrda (key)"], set()),
        (["Jade Tea, Orda", "River Machines, Orda"], set()),
        (["Jade Tea (China)", "River Machines (China)"], set()),
        ([f"{name} ({'k' * 30})" for name in ("Jade Tea", "River Machines")], {"k" * 30}),
        ([f"{name} ({'k' * 31})" for name in ("Jade Tea", "River Machines")], set()),
    ],
)
def test_a_text_behind_the_names_of_several_companies_is_a_mark(texts, marks):
    names = NameIndex()
    for name in ("Altyn Trade", "River Machines", "Jade Tea"):
        names.add(name, [name])
    found = marks_of(texts, names)
    assert {word for word in found.words if found.is_mark(word)} == marks
    assert all(found.is_mark(word.upper()) for word in marks)


def test_one_plus_is_a_wish_and_two_are_a_must_where_both_occur_alone():
    column = ["+", "++", "no", "+"]
    assert [level_of_doubled(text, column) for text in (*column, "+-")] == ["want", "must", None, "want", None]
    for others in (["+"], ["++"], ["+", "++", "+++"]):
        assert {level_of_doubled(text, others) for text in others} == {None}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Must: Altyn Trade; No: River Machines", [("must", "Altyn Trade"), ("no", "River Machines")]),
        ("Must: Altyn Trade, Jade Tea", [("must", "Altyn Trade, Jade Tea")]),
        ("Jade Tea. Refuses: River Machines", [(None, "Jade Tea"), ("no", "River Machines")]),
        ("Jade Tea；不见：River Machines", []),
        ("Must: 10:30", []),
        ("Contact: Jade Tea", []),
        ("No: Nobel", []),
    ],
)
def test_levels_before_the_names_of_a_cell(text, parts):
    names = NameIndex()
    for name in ("Altyn Trade", "River Machines", "Jade Tea", "No: Nobel"):
        names.add(name, [name])
    assert [(level and level.value, rest) for level, rest in headed_by_levels(text, names)] == parts


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Jade, by all means", "Jade Tea"),
        ("must meet Jade", "Jade Tea"),
        ("Jade and Kaia, by all means", None),
        ("Jade e Kaia, sem falta", None),
        ("Jade и Кая, обязательно", None),
        ("Jade and tea, by all means", "Jade Tea"),
    ],
)
def test_a_level_behind_two_names_is_not_that_of_the_first_alone(text, company):
    names = NameIndex()
    for name in ("Jade Tea", "Bikinis Kaia"):
        names.add(name, [name])
    assert named_with_level(names, text)[0] == company


SENTENCES = [
    "Marked yellow: meetings that must be held",
    "Жёлтым выделены обязательные встречи",
    "黄色为必须安排的会面",
]


def pairs_sheet() -> list[list[Any]]:
    return [["Buyer", "Supplier"], *([buyer, seller] for buyer, wanted in WANTED.items() for seller in wanted)]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_colour_that_a_sentence_calls_by_its_name_is_a_level(tmp_path, sentence):
    path = save(tmp_path / "trade.xlsx", {"Wishes": [*pairs_sheet(), [], [sentence]]})
    book = openpyxl.load_workbook(path)
    book["Wishes"]["B2"].fill = PatternFill("solid", fgColor="FFFF00")
    book["Wishes"]["B4"].fill = PatternFill("solid", fgColor="FFFF00")
    book.save(path)
    assert levels(read_registrations(path)) == MUSTS


@pytest.mark.parametrize(("name", "count"), [("ООО «Мотор Плюс»", 6), ("Мотор Плюс", 7)])
def test_a_painted_name_with_a_word_of_a_level_explains_no_colour(tmp_path, name, count):
    """The name has a legal form, or stands in the last row without the colour too."""
    rows = [[cell.replace("Chongqing Motors", name) for cell in row] for row in pairs_sheet()[:count]]
    path = save(tmp_path / "trade.xlsx", {"Wishes": [*rows, [], [SENTENCES[0]]]})
    book = openpyxl.load_workbook(path)
    for row in (2, 4):
        book["Wishes"].cell(row, 2).fill = PatternFill("solid", fgColor="FFFF00")
    book.save(path)
    assert levels(read_registrations(path)) == sorted((b, s.replace("Chongqing Motors", name), w) for b, s, w in MUSTS)


def test_colours_and_lines_are_read_in_open_document_files_too(tmp_path):
    rows = [*pairs_sheet(), [], [SENTENCES[0]]]

    def cell(row: int, column: int, text: str) -> str:
        style = ' table:style-name="paint"' if (row, column) in {(1, 1), (3, 1)} else ""
        return f'<table:table-cell office:value-type="string"{style}><text:p>{text}</text:p></table:table-cell>'

    body = "".join(
        f"<table:table-row>{''.join(cell(r, c, text) for c, text in enumerate(row))}</table:table-row>"
        for r, row in enumerate(rows)
    )
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in [
            ("office", "office"),
            ("table", "table"),
            ("text", "text"),
            ("style", "style"),
            ("fo", "xsl-fo-compatible"),
        ]
    )
    content = (
        f'<office:document-content{spaces}><office:automatic-styles><style:style style:name="paint"'
        ' style:family="table-cell"><style:table-cell-properties fo:background-color="#ffff00"/></style:style>'
        '</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Wishes">'
        f"{body}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    path = Path(tmp_path) / "trade.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    assert levels(read_registrations(path)) == MUSTS


def test_each_sentence_of_a_remark_says_its_own_level_and_a_must_raises_a_wish(tmp_path):
    book = sheets("")
    book["Buyers"] = [[*row, note] for row, note in zip(book["Buyers"], ["Notes", "", "", ""], strict=True)]
    book["Buyers"][1][2] = "must meet: Chongqing Motors; do not arrange Jade Tea, they are our partner"
    assert levels(read(tmp_path, book)) == [MUSTS[0], ("Altyn Trade", "Jade Tea", "no")]


def test_remarks_beside_pairs_that_say_levels_are_asked_for_as_levels(tmp_path):
    remarks = ["Remark", "must meet", None, "refuse", None, None, None]
    rows = [[*row, remark] for row, remark in zip(pairs_sheet(), remarks, strict=True)]
    intake = read(tmp_path, {"Wishes": rows})
    assert [(q.kind, q.path[-1], q.guess) for q in intake.questions] == [("column", "Remark", "Level")]
    expected = [MUSTS[0], ("Silk Way Import", "River Machines", "no")]
    assert levels(read(tmp_path, {"Wishes": rows}, sure=0.0)) == expected


def test_signs_that_one_sentence_explains_are_told_apart():
    text = "Список. Знаки: √ хотим; ★ ключевой, обязательно; × не надо"
    assert explained_signs(text) == (("√", "хотим"), ("★", "ключевой, обязательно"), ("×", "не надо"))


def test_a_mark_keeps_the_place_of_a_wish_in_its_list(tmp_path):
    book = sheets(" (must)", "Wants to meet (in order of preference)")
    event = read(tmp_path, book).event
    assert event is not None
    asked = sorted((r.level.value, r.rank) for r in event.requests if r.asker == event.requests[0].asker)
    assert asked == [("must", 1), ("want", 2)]


def test_a_legend_of_painted_cells_spoils_no_column(tmp_path):
    titles = ["Buyer", *SELLERS]
    path = save(tmp_path / "trade.xlsx", {"Wishes": [titles, *([name] for name in BUYERS), [], ["Legend"]]})
    book = openpyxl.load_workbook(path)
    sheet = book["Wishes"]
    must, refused = (PatternFill("solid", fgColor=colour) for colour in ("00B050", "FF0000"))
    for row, column, fill in ((2, 2, must), (2, 3, refused), (3, 3, must), (4, 2, must), (4, 4, refused)):
        sheet.cell(row, column).fill = fill
    for row, fill, meaning in ((7, must, "must meet"), (8, refused, "do not meet")):
        sheet.cell(row, 1).fill = fill
        sheet.cell(row, 2, meaning)
    book.save(path)
    assert levels(read_registrations(path)) == sorted(
        [
            ("Altyn Trade", "Chongqing Motors", "must"),
            ("Altyn Trade", "River Machines", "no"),
            ("Silk Way Import", "River Machines", "must"),
            ("Orda Foods", "Chongqing Motors", "must"),
            ("Orda Foods", "Jade Tea", "no"),
        ]
    )


def test_a_title_explains_the_numbers_below_it(tmp_path):
    title = "Importance (3 - must, 2 - want, 1 - if there is time, 0 - do not meet)"
    numbers = [3, 2, 1, 0, 2, 3]
    rows = [["Buyer", "Supplier", title], *([*row, n] for row, n in zip(pairs_sheet()[1:], numbers, strict=True))]
    assert levels(read(tmp_path, {"Wishes": rows})) == sorted(
        [
            ("Altyn Trade", "Chongqing Motors", "must"),
            ("Silk Way Import", "River Machines", "maybe"),
            ("Silk Way Import", "Jade Tea", "no"),
            ("Orda Foods", "Chongqing Motors", "must"),
        ]
    )


def test_wishes_of_all_for_the_same_companies_stay_though_only_musts_are_marked(tmp_path):
    rows = [["Buyer", "Supplier", "Level"]]
    rows += [[buyer, seller, "must" if seller == SELLERS[0] else None] for buyer in BUYERS for seller in SELLERS]
    event = read(tmp_path, {"Wishes": rows}).event
    assert event is not None
    assert len(event.requests) == len(BUYERS) * len(SELLERS)


@pytest.mark.parametrize("bullet", ["–", "—", "-", "•", "·"])
def test_a_dash_before_each_name_is_a_bullet_and_no_part_of_the_name(tmp_path, bullet):
    cells = [f"{bullet} {HOSTS[0]}\n{bullet} {HOSTS[1]}", f"{bullet} {HOSTS[1]}", f"{bullet} Bright Lamp"]
    rows = [[guest, cell] for guest, cell in zip(GUESTS, cells, strict=False)]
    sheets = {"Guests": [["Company", "Exhibitors"], *rows], "Exhibitors": [["Exhibitor"], *([s] for s in HOSTS)]}
    assert [(q.kind, q.subject) for q in read(tmp_path, sheets).questions] == [("name", "Bright Lamp")]


@pytest.mark.parametrize("line", ["+ {0}; - {1}", "+{0}, -{1}", "+ {0}\n– {1}"])
def test_a_minus_beside_a_plus_before_names_is_asked_as_a_refusal(tmp_path, line):
    rows = [[g, line.format(HOSTS[n], HOSTS[n + 1])] for n, g in enumerate(GUESTS)]
    sheets = {"Guests": [["Company", "Exhibitors"], *rows], "Exhibitors": [["Exhibitor"], *([s] for s in HOSTS)]}
    assert {q.guess for q in read(tmp_path, sheets).questions if q.subject in {"-", "–"}} == {"no"}


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("Spring Parts. Refuses: Lotus Optics", {"Spring Parts": "want", "Lotus Optics": "no"}),
        (
            "Spring Parts, Jade Tea. No: Lotus Optics",
            {"Spring Parts": "want", "Jade Tea": "want", "Lotus Optics": "no"},
        ),
        ("Dazu Metal Co., Ltd. Must: Lotus Optics", {"Dazu Metal Co., Ltd.": "want", "Lotus Optics": "must"}),
        ("Spring Parts. Отказ: Lotus Optics", {"Spring Parts": "want", "Lotus Optics": "no"}),
        ("Spring Parts。不见：Lotus Optics", {"Spring Parts": "want", "Lotus Optics": "no"}),
        ("Must: Spring Parts. No: Lotus Optics", {"Spring Parts": "must", "Lotus Optics": "no"}),
    ],
)
def test_a_sentence_before_a_level_keeps_its_names(tmp_path, text, wishes):
    hosts = [["Exhibitor"], *([h] for h in ("Spring Parts", "Lotus Optics", "Jade Tea", "Dazu Metal Co., Ltd."))]
    guests = [["Buyer", "Wishes"], ["Altyn Trade", text], ["Orda Foods", "Jade Tea"]]
    intake = read(tmp_path, {"Buyers": guests, "Hosts": hosts})
    assert not intake.questions
    assert intake.event is not None
    called = {company.id: company.name for company in intake.event.companies}
    found = {called[r.target]: r.level.value for r in intake.event.requests if called[r.asker] == "Altyn Trade"}
    assert found == wishes


def test_ranks_go_on_behind_a_level_without_ranks(tmp_path):
    hosts = [["Exhibitor"], *([h] for h in ("Spring Parts", "Lotus Optics", "Jade Tea", "Dazu Metal"))]
    text = "Spring Parts, Jade Tea. Refuses: Lotus Optics. Want: Dazu Metal"
    guests = [["Buyer", "Wishes in order of preference"], ["Altyn Trade", text]]
    event = read(tmp_path, {"Buyers": guests, "Hosts": hosts}).event
    assert event is not None
    called = {company.id: company.name for company in event.companies}
    assert {called[r.target]: (r.level.value, r.rank) for r in event.requests} == {
        "Spring Parts": ("want", 1),
        "Jade Tea": ("want", 2),
        "Lotus Optics": ("no", None),
        "Dazu Metal": ("want", 3),
    }


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Jade Tea (no longer, River Machines instead)", ("Jade Tea (no longer)", "River Machines instead")),
        ("Jade Tea (不见了，换成River Machines)", ("Jade Tea (不见了)", "换成River Machines")),
        ("Jade Tea (not River Machines)", None),
        ("Jade Tea (River Machines instead)", None),
        ("Jade Tea (no longer, somebody else instead)", None),
    ],
)
def test_a_company_in_place_of_the_one_before_its_brackets(text, parts):
    names = NameIndex()
    for name in SELLERS:
        names.add(name, [name])
    assert exchanged_beside(names, text) == parts
    refused = refused_beside(names, text)
    assert (refused is not None) == (text == "Jade Tea (not River Machines)")
