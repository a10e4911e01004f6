"""Sheets with a card for each company, labels at the left and answers beside them, are lists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from sco_scheduler.domain.event import Level
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.layouts.cards import with_cards
from tests.intake.books import read
from tests.intake.understanding.sheets import sheet, shown
from tests.output.layout import compared
from tests.workbooks import save

Rows = list[list[Any]]
SUPPLIERS: Rows = [
    ["Supplier", "Country"],
    ["Jade Tea", "China"],
    ["River Pumps, Inc.", "China"],
    ["Spring Parts", "China"],
]
LABELLED: Rows = [
    *([["Trade day 2026: cards of the buyers"], []]),
    *([["Company:", "Altyn Trade"], ["Contact:", "Aigul"], ["Wants to meet:", "Jade Tea; River Pumps, Inc."]]),
    *([["Does not want to meet:", "Spring Parts"], ["Max meetings:", 5], [], ["Each buyer at most 8 meetings"], []]),
    *([["Company:", "Ural Import"], ["Contact:", "Oleg"], ["Wants to meet:", "River Pumps, Inc."], []]),
    *([["Company:", "Orda Foods"], ["Contact:", "Bat"], ["Wants to meet:", "Jade Tea", "must"]]),
    *([[None, "Spring Parts", "if time permits"], ["Max meetings:", 3]]),
]
NUMBERED: Rows = [
    *([["Заявка № 1", "ООО «Алтын»"], ["Представители:", "Айгуль Серик"], [None, "Бек Алиев"]]),
    *([["Хотят встретиться с:", "ООО «Нефрит»", "обязательно"], [None, "ООО «Река»"], ["Не назначать:", "—"], []]),
    *([["Заявка № 2", "АО «Урал»"], ["Представители:", "Олег Петров"], ["Хотят встретиться с:", "ООО «Река»"]]),
    *([["Не назначать:", "ООО «Нефрит»"]]),
]
ABOVE: Rows = [
    *(
        [
            ["阿尔金贸易有限公司"],
            ["联系人", "张三"],
            ["希望对接", "翡翠茶业（必见）"],
            [None, "江河机械"],
            ["不希望对接", "无"],
            [],
        ]
    ),
    *([["乌拉尔进口有限公司"], ["联系人", "李四"], ["希望对接", "江河机械"], ["不希望对接", "翡翠茶业"]]),
]
BESIDE: Rows = [
    *([["Buyer 1", "Altyn Trade", None, "Buyer 2", "Ural Import"], ["Contact", "Aigul", None, "Contact", "Oleg"]]),
    *([["Wants", "Jade Tea", None, "Wants", "Spring Parts"], ["Avoid", "Spring Parts", None, "Avoid", None], []]),
    *([["Buyer 3", "Orda Foods", None, "Buyer 4", "Bishkek Motors"], ["Contact", "Bat", None, "Contact", "Azamat"]]),
    *([["Wants", "River Pumps, Inc.", None, "Wants", "Jade Tea"], ["Avoid", None, None, "Avoid", None]]),
]


@pytest.mark.parametrize(
    ("cards", "suppliers", "people", "said"),
    [
        (
            LABELLED,
            SUPPLIERS,
            {"Altyn Trade": "Aigul 5", "Ural Import": "Oleg 8", "Orda Foods": "Bat 3"},
            ["A>J want 1", "A>R want 2", "A>S no -", "O>J must 1", "O>S maybe -", "U>R want 1"],
        ),
        (
            NUMBERED,
            [["Поставщик", "Город"], ["ООО «Нефрит»", "Самара"], ["ООО «Река»", "Пенза"]],
            {"ООО «Алтын»": "Айгуль Серик; Бек Алиев -", "АО «Урал»": "Олег Петров -"},
            ["А>Н must 1", "А>Р want 2", "У>Н no -", "У>Р want 1"],
        ),
        (
            ABOVE,
            [["供应商", "城市"], ["翡翠茶业", "重庆"], ["江河机械", "成都"]],
            {"阿尔金贸易有限公司": "张三 -", "乌拉尔进口有限公司": "李四 -"},
            ["乌>江 want 1", "乌>翡 no -", "阿>江 want 2", "阿>翡 must 1"],
        ),
        (
            BESIDE,
            SUPPLIERS,
            {"Altyn Trade": "Aigul -", "Ural Import": "Oleg -", "Orda Foods": "Bat -", "Bishkek Motors": "Azamat -"},
            ["A>J want 1", "A>S no -", "B>J want 1", "O>R want 1", "U>S want 1"],
        ),
    ],
)
def test_a_card_for_each_company_is_a_row_with_its_answers(tmp_path, cards, suppliers, people, said):
    intake = read(tmp_path, {"Закупщики 采购商 Buyers": cards, "Suppliers": suppliers})
    assert [(q.kind, q.subject) for q in intake.questions] == []
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    initials = {i: name.replace("ООО «", "").replace("АО «", "")[0] for i, name in names.items()}
    buyers = [(c.name, c.contact, c.purchaser.maximum) for c in intake.event.companies if c.purchaser is not None]
    assert {name: f"{contact} {maximum or '-'}" for name, contact, maximum in buyers} == people
    asked = [(initials[r.asker], initials[r.target], r.level.value, r.rank or "-") for r in intake.event.requests]
    assert sorted(f"{a}>{b} {level} {rank}" for a, b, level, rank in asked) == said


def test_a_remark_between_cards_is_told_with_its_cell(tmp_path):
    rows = [*LABELLED[:8], ["Altyn Trade leaves at 15:00"], *LABELLED[9:]]
    intake = read(tmp_path, {"Buyers": rows, "Suppliers": SUPPLIERS})
    assert [(q.kind, q.subject, str(q.cells[0])) for q in intake.questions] == [
        ("cell", "Altyn Trade leaves at 15:00", "Buyers!A9")
    ]


def test_a_list_whose_first_column_recurs_is_no_card(tmp_path):
    rows = [["Company", "Wants"], *([buyer, s[0]] for s in SUPPLIERS[1:] for buyer in ("Contact Ltd", "Wishes Inc"))]
    intake = read(tmp_path, {"Requests": rows, "Suppliers": SUPPLIERS})
    assert intake.event is not None
    assert len(intake.event.requests) == 6


def beside(*rows: str | list[list[tuple[str, str]]], gap: int = 1) -> Rows:
    """Cards next to each other in each row of them, below headings."""
    made: Rows = []
    for cards in rows:
        if isinstance(cards, str):
            made += [[cards], []]
            continue
        for line in range(max(map(len, cards))):
            cells = [[*(card[line : line + 1] or [(None, None)])[0], *[None] * gap] for card in cards]
            made.append([cell for card in cells for cell in card])
        made.append([])
    return made


def card(label: str, name: str, contact: str, *answers: tuple[str, str]) -> list[tuple[str, str]]:
    words = {"Закупщик": "Контакт", "Поставщик": "Контакт", "采购商": "联系人", "供应商": "联系人"}
    return [(label, name), (words.get(label, "Contact"), contact), *answers]


def company(*of: Any) -> list[tuple[str, str]]:
    return card("Company", *of)


BUYERS = [
    company("Altyn", "Aigul", ("Must meet", "Jade"), ("Wants to meet", "River")),
    company("Ural", "Oleg", ("Wants to meet", "Jade")),
    company("Osh", "Bat", ("Does not want", "Jade")),
]
SELLERS = [company("Jade", "Li"), company("River", "Wang", ("Wants to meet", "Osh"))]
WISHED = ["A>J must", "A>R want", "O>J no", "R>O want", "U>J want"]
RUSSIAN = [
    [
        card("Закупщик", "Алтын", "Айгуль", ("Обязательно", "Нефрит")),
        card("Закупщик", "Урал", "Олег", ("Не встречаться", "Нефрит")),
    ],
    "Далее поставщики",
    [card("Поставщик", "Нефрит", "Ли"), card("Поставщик", "Река", "Ван", ("Хочет встретиться", "Урал"))],
]
CHINESE = [
    [card("采购商", "阿尔金", "张三", ("必见", "翡翠"))],
    [card("采购商", "乌拉尔", "李四", ("不见", "翡翠"))],
    [card("供应商", "翡翠", "李雷")],
    [card("供应商", "江河", "刘洋", ("想见", "乌拉尔"))],
]


@pytest.mark.parametrize(
    ("rows", "wished"),
    [
        (beside("BUYERS", BUYERS[:2], BUYERS[2:], "SUPPLIERS", SELLERS), WISHED),
        (beside("BUYERS", BUYERS[:2], BUYERS[2:], "SUPPLIERS", SELLERS, gap=0), WISHED),
        (beside("Cards", BUYERS, "Suppliers", SELLERS), WISHED),
        ([["BUYERS", None, None, "SUPPLIERS"], [], *beside([BUYERS[0], SELLERS[0]], [BUYERS[2], SELLERS[1]])], None),
        (beside(*RUSSIAN), ["А>Н must", "Р>У want", "У>Н no"]),
        (beside(*CHINESE), ["乌>翡 no", "江>乌 want", "阿>翡 must"]),
    ],
)
def test_cards_of_both_sides_keep_their_sides(tmp_path, rows, wished):
    intake = read(tmp_path, {"Cards": rows})
    assert [(q.kind, q.subject) for q in intake.questions] == []
    assert intake.event is not None
    names = {c.id: c.name for c in intake.event.companies}
    sellers = {c.name for c in intake.event.companies if c.supplier is not None}
    assert sellers in ({"Jade", "River"}, {"Нефрит", "Река"}, {"翡翠", "江河"})
    assert not sellers & {c.name for c in intake.event.companies if c.purchaser is not None}
    asked = sorted(f"{names[r.asker][0]}>{names[r.target][0]} {r.level.value}" for r in intake.event.requests)
    assert asked == (wished or [w for w in WISHED if w[0] != "U"])


def test_a_word_for_the_other_side_within_a_card_asks_for_wishes():
    wishing = [[card("Buyer", name, "Bat", ("Supplier", "Jade, River"))] for name in ("Altyn", "Ural")]
    (made,) = with_cards(Book("", (sheet("Cards", *beside(*wishing)),))).grids
    assert [list(values.values()) for values in made.rows.values()] == [
        ["Buyer", "Contact", "Supplier"],
        ["Altyn", "Bat", "Jade, River"],
        ["Ural", "Bat", "Jade, River"],
    ]


def test_a_sentence_between_cards_heads_no_side(tmp_path):
    intake = read(tmp_path, {"Cards": beside(BUYERS[:1], "Ask the supplier for samples", BUYERS[1:], SELLERS)})
    assert {(q.kind, q.subject) for q in intake.questions} == {("role", "Cards")}


def cards(*answers: Rows, label: str = "Company", gap: int = 0) -> Rows:
    """Cards below each other, with a contact and a wish each and with these further rows."""
    made: Rows = []
    for (name, contact, wish), rows in zip(
        [("Altyn", "Aigul", "Jade"), ("Ural", "Oleg", "River")], answers, strict=True
    ):
        made += [[label, name], ["Contact", contact], ["Wants", *wish.split("|")], *rows, *[[]] * gap]
    return made


SIDES = [
    [label, name] for label, name in (("Buyer", "Altyn"), ("Contact", "A"), ("Supplier", "Jade"), ("Contact", "J"))
]
AGAIN = [[label, f"{name} 2"] for label, name in SIDES]
SHEETS: dict[str, Rows] = {
    "labelled": [[], *LABELLED],
    "numbered": NUMBERED,
    "names above": ABOVE,
    "beside each other": BESIDE,
    "both sides": beside("BUYERS", BUYERS[:2], BUYERS[2:], "SUPPLIERS", SELLERS),
    "sides by labels": beside(*RUSSIAN),
    "sides without a gap": [*SIDES, *AGAIN],
    "a side asked for": [*SIDES[:3], *AGAIN[:3]],
    **{f"headed {text}": beside(BUYERS[:2], text, SELLERS) for text in ("Suppliers", "Suppliers: max 3 meetings")},
    **{
        f"headed {text}": beside(BUYERS[:2], text, SELLERS) for text in ("Supplier Ltd", "Ask the supplier for samples")
    },
    "two of a side below each other": [
        *(["Buyer", "Altyn"], ["Contact", "A"], [], ["Supplier", "Jade"], ["Hall", "1"], []),
        *(["Supplier", "River"], ["Hall", "2"], [], ["Buyer", "Ural"], ["Contact", "U"]),
    ],
    "two wishes below each other": [
        *(["Buyer", "Altyn"], ["Contact", "A"], ["Supplier", "Jade"], ["Supplier", "River"], []),
        *(["Buyer", "Ural"], ["Contact", "U"], ["Supplier", "Lotus"], ["Supplier", "River"]),
    ],
    **{
        f"two names of a side {len(gap)} rows apart": [
            *(["Buyer", "Altyn"], ["Contact", "A"], [], ["Supplier", "Jade"], *gap),
            *(["Supplier", "River"], [], ["Buyer", "Ural"], ["Contact", "U"]),
        ]
        for gap in ([], [[]])
    },
    "a card without a name": beside(
        [company("Altyn", "Aigul", ("Wants", "Jade")), company(None, "Oleg", ("Wants", "River"))]
    ),
    "a card with two names": [
        *beside([company("Altyn", "Aigul", ("Wants", "Jade")), company("Ural", "Oleg", ("Wants", "River"))])[:1],
        [None, "Altyn 2"],
        *beside([company("Altyn", "Aigul", ("Wants", "Jade")), company("Ural", "Oleg", ("Wants", "River"))])[1:],
    ],
    "an answer right above the next card": [
        *(["Altyn"], ["Contact", "Aigul"], ["Max", 3], ["Wants", "Jade"], [None, "River"]),
        *(["Contact", "Oleg"], ["Max", 4], ["Wants", "Lotus"]),
    ],
    "a name behind an answer": [
        *(["Altyn"], ["Contact", "Aigul"], ["Max", 3], ["Wants", "Jade"], [None, "River"]),
        *(["Ural"], ["Contact", "Oleg"], ["Max", 4], ["Wants", "Lotus"]),
    ],
    "a text behind a gap": [
        *(["Altyn"], ["Contact", "Aigul"], ["Max", 3], ["Wants", "Jade"], [], [None, "River"], []),
        *(["Ural"], ["Contact", "Oleg"], ["Max", 4], ["Wants", "Lotus"]),
    ],
    "sides with a label for them": beside(
        "BUYERS", [[*c, ("Role", "buyer")] for c in BUYERS], "SUPPLIERS", [[*c, ("Role", "seller")] for c in SELLERS]
    ),
    "nothing": [],
    "one card": LABELLED[2:6],
    "two labels": [row for row in LABELLED if row and str(row[0])[:4] in {"Comp", "Want"}],
    "labels of no meaning": [[label, f"{label} {n}"] for n in range(3) for label in ("Foo", "Bar", "Baz")],
    "one label of meaning": [[label, f"{label} {n}"] for n in range(3) for label in ("Contact", "Bar", "Baz")],
    "a company twice": [["Company", "Altyn"], *cards([], [])[1:4], ["Company", "Altyn"], *cards([], [])[4:]],
    "no company": [row if row[0] != "Company" else row[:1] for row in cards([], [])],
    "blocks of labels and answers, which are read elsewhere": cards([], []),
    "levels": cards(
        [[None, "Osh", "must"], [None, "Lotus", "tea"]], [[None, "Osh", "must", "if possible"], [None, "Lotus"]]
    ),
    "a further label": cards([["Max", 3]], [["Hall", "B"]]),
    "five columns": cards([["Max", 3, None, None, None]], [["Max", *"abcd"]]),
    "six columns": cards([["Max", 3]], [["Max", *"abcde"]]),
}


def test_which_sheets_are_cards_and_what_becomes_of_them_is_as_in_the_golden_file():
    lines = []
    for name, rows in SHEETS.items():
        (made,) = with_cards(Book("", (sheet("C", *rows),))).grids
        rows_of = ", ".join(str(made.cell(row, 0)) for row in made.rows)
        further = ", ".join(str(cell) for (_, column), cell in made.origins.items() if column > 99)
        lines += [f"# {name}", *([*shown(made), f"of {rows_of}; {further}".strip("; ")] if made.origins else ["stays"])]
    compared(Path(__file__).parents[1] / "golden" / "cards.txt", lines)


LINES: Rows = [
    *([["Company:", "Altyn Trade"], ["Contact:", "Aigul"], ["Wants to meet:", "1. River Pumps, Inc."]]),
    *([[None, "2. Jade Tea"], [None, "3. Spring Parts"], ["Max meetings:", 5], []]),
    *([["Company:", "Ural Import"], ["Contact:", "Oleg"], ["Wants to meet:", "Spring Parts"], ["Max meetings:", 4]]),
]


@pytest.mark.parametrize(
    ("cards", "suppliers", "struck", "left"),
    [
        (LINES, SUPPLIERS, "2. Jade Tea", "River Pumps, Inc. want 1; Spring Parts want 2"),
        (LINES, SUPPLIERS, "1. River Pumps, Inc.", "Jade Tea want 1; Spring Parts want 2"),
        (ABOVE, [["供应商", "城市"], ["翡翠茶业", "重庆"], ["江河机械", "成都"]], "江河机械", "翡翠茶业 must 1"),
        (
            NUMBERED,
            [["Поставщик", "Город"], ["ООО «Нефрит»", "Самара"], ["ООО «Река»", "Пенза"]],
            "ООО «Река»",
            "ООО «Нефрит» must 1",
        ),
    ],
)
def test_a_line_of_an_answer_that_is_struck_through_is_a_struck_part_of_it(tmp_path, cards, suppliers, struck, left):
    path = save(tmp_path / "cards.xlsx", {"Закупщики 采购商 Buyers": cards, "Suppliers": suppliers})
    book = openpyxl.load_workbook(path)
    (of_first, *_) = (cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == struck)
    of_first.font = Font(strike=True)
    book.save(path)
    (question,) = read_registrations(path).questions
    assert (question.kind, question.samples, question.guess) == ("parts", (struck,), "withdrawn")
    intake = read_registrations(path, sure=0.5)
    assert intake.event is not None
    first = intake.event.companies[0]
    names = {company.id: company.name for company in intake.event.companies}
    asked = [r for r in intake.event.requests if r.asker == first.id and r.level is not Level.NO]
    assert "; ".join(f"{names[r.target]} {r.level.value} {r.rank or '-'}" for r in asked) == left
