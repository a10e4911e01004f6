"""Forms with a number before each question, or with notes beside some answers, are read like plain cards."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sco_scheduler.intake import Intake, read_registrations
from sco_scheduler.intake.understanding.layouts.numbered_forms import with_plain_forms
from tests.intake.understanding.sheets import sheet

Rows = list[list[Any]]

WORDS = {
    # company, side (buyer, seller), city, contact, choices, refusals, days (both), limit, remarks; title of a form
    "en": (
        "Name of the company|Category|Buyer|Seller|City|Contact person|1st preference|2nd preference|3rd preference|"
        "Companies you do not wish to meet|Attending on|Both days|Maximum number of meetings|Remarks|Registration form"
    ),
    "ru": (
        "Название компании|Роль|Покупатель|Поставщик|Город|Контактное лицо|1-й выбор|2-й выбор|3-й выбор|"
        "С кем не хотите встречаться|Дни участия|Оба дня|Максимум встреч|Примечания|Анкета участника"
    ),
    "zh": (
        "公司名称|角色|采购商|供应商|城市|联系人|第一志愿|第二志愿|第三志愿|不希望会面的企业|出席日期|两天|最多会谈场数|备注|报名表"
    ),
    "uz": (
        "Kompaniya nomi|Roli|Xaridor|Yetkazib beruvchi|Shahar|Mas’ul shaxs|1-tanlov|2-tanlov|3-tanlov|"
        "Kim bilan uchrashishni istamaysiz|Ishtirok kunlari|Ikkala kun|Uchrashuvlarning eng ko‘p soni|Izohlar|Anketa"
    ),
}
HEADS = {"en": "No.|Question|Answer", "ru": "№|Вопрос|Ответ", "zh": "序号|问题|回答", "uz": "№|Savol|Javob"}
NOTES = {
    # on a wish; beside the heading of a form or the name: it does not come
    "en": ("must", "CANCELLED, not participating"),
    "ru": ("обязательно", "отменили участие, не приедут"),
    "zh": ("必见", "已取消,不参加"),
    "uz": ("majburiy", "bekor qildi, kelmaydi"),
}
FORMS = [
    # company, whether it buys, city, contact, wishes, refusal, limit
    ("Altyn Trade", True, "Almaty", "A. Kim", ["Jade Tea", "Lotus Optics", "River Pumps"], "", None),
    ("Jade Tea", False, "Xi'an", "Li Na", ["Osh Market", "Altyn Trade"], "", None),
    ("Osh Market", True, "Osh", "B. Toktogulov", ["River Pumps"], "Jade Tea", 4),
    ("River Pumps", False, "Wuhan", "Chen Bo", ["Ural Import", "Osh Market"], "", None),
    ("Ural Import", True, "Perm", "I. Orlov", ["Lotus Optics", "Jade Tea", "River Pumps"], "", 3),
    ("Lotus Optics", False, "Beijing", "Wang Fei", ["Altyn Trade"], "", None),
]
MEANT = [
    *("A>J must 1", "A>L want 2", "A>R want 3", "J>A want 2", "J>O want 1", "L>A want 1", "O>J no -", "O>R want 1"),
    *("R>O want 2", "R>U want 1", "U>J want 2", "U>L want 1", "U>R want 3"),
]
CANCELLED = 5
"""The form that is cancelled, from 0."""

NUMBERS: dict[str, list[str | int]] = {
    "1": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    "1.1": ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3"],
    "Q1": [f"Q{n}" for n in range(1, 12)],
    "№ 1": [f"№ {n}" for n in range(1, 12)],
    "1)": [f"{n})" for n in range(1, 12)],
    "一": [*"一二三四五六七八九十", "十一"],
    "": [""] * 11,
}


def form(tongue: str, number: int, numbers: str, *, title: str, head: bool, noted: str) -> Rows:
    """The rows of a form.

    Parameters
    ----------
    title
        Where its title stands: in the column of the numbers, in that of the labels, or nowhere.
    head
        Whether the columns have titles in each form.
    noted
        What has notes beside it in the next column: wishes, the form that is cancelled, or both.
    """
    texts = WORDS[tongue].split("|")
    company, side, buyer, seller, city, contact, *asked, refused, days, both, limit, remarks, called = texts
    name, buys, place, person, wishes, refusal, most = FORMS[number]
    must, cancelled = NOTES[tongue]
    beside = cancelled if number == CANCELLED and "cancelled" in noted else None
    answers: Rows = [
        [company, name, None if title else beside],
        [side, buyer if buys else seller],
        [city, place],
        [contact, person],
        *([text, dict(enumerate(wishes)).get(n)] for n, text in enumerate(asked)),
        [refused, refusal or None],
        [days, both],
        [limit, most],
        [remarks],
    ]
    if number == 0 and "wishes" in noted:
        answers[4].append(must)
    rows: Rows = [[of, *line] for of, line in zip(NUMBERS[numbers], answers, strict=True)]
    above: Rows = [[None] * 4] if title else []
    if title:
        above[0][title == "labels"] = f"{called} {number + 1}"
        above[0][3] = beside
    return [*above, *([HEADS[tongue].split("|")] if head else []), *rows, []]


def forms(path: Path, tongue: str, numbers: str, **shape: Any) -> None:
    book = openpyxl.Workbook()
    lines = [["B2B 16-17.09.2026, 10:00-17:00"], []]
    for n in range(len(FORMS)):
        lines += form(tongue, n, numbers, **shape)
    for cells in lines:
        book.worksheets[0].append([cell if cell != "" else None for cell in cells])
    book.save(path)


def read_of(path: Path) -> Intake:
    return read_registrations([path], today=date(2026, 5, 1), sure=0.0)


def asked_in(intake: Intake) -> list[str]:
    assert intake.event is not None, [str(f.message) for f in intake.findings]
    names = {company.id: company.name for company in intake.event.companies}
    return sorted(
        f"{names[r.asker][0]}>{names[r.target][0]} {r.level.value} {r.rank or '-'}" for r in intake.event.requests
    )


SHAPES = {
    "figures": ("en", "1", {"title": "numbers", "head": False, "noted": "wishes cancelled"}),
    "with titles of columns": ("ru", "№ 1", {"title": "numbers", "head": True, "noted": "wishes cancelled"}),
    "parted figures": ("zh", "1.1", {"title": "labels", "head": False, "noted": "wishes"}),
    "words of a language": ("zh", "一", {"title": "numbers", "head": True, "noted": "wishes cancelled"}),
    "untitled": ("uz", "1)", {"title": "", "head": False, "noted": "wishes cancelled"}),
    "only notes": ("ru", "", {"title": "labels", "head": False, "noted": "wishes cancelled"}),
    "letters and figures": ("en", "Q1", {"title": "", "head": True, "noted": "wishes cancelled"}),
    "parted figures in Uzbek": ("uz", "1.1", {"title": "labels", "head": False, "noted": "wishes cancelled"}),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_are_read_as_forms(tmp_path: Path, shape: str) -> None:
    tongue, numbers, of = SHAPES[shape]
    forms(tmp_path / "forms.xlsx", tongue, numbers, **of)
    intake = read_of(tmp_path / "forms.xlsx")
    told = asked_in(intake)
    assert intake.event is not None
    withdrawn = {c.name for c in intake.event.companies if c.cancelled}
    meant = sorted(MEANT if "wishes" in of["noted"] else [line.replace("must", "want") for line in MEANT])
    gone = FORMS[CANCELLED][0][0] if "cancelled" in of["noted"] else "-"
    assert told == [line for line in meant if gone not in line[:3]]
    assert withdrawn == ({FORMS[CANCELLED][0]} if "cancelled" in of["noted"] else set())


MEETINGS = [["B2B 16-17.09.2026, 10:00-17:00"], []]
OF_EACH = [
    ("Altyn Trade", True, ["Jade Tea", "Lotus Optics"], ""),
    ("Jade Tea", False, ["Osh Market", "Altyn Trade"], ""),
    ("Osh Market", True, ["River Pumps", "Jade Tea"], "Lotus Optics"),
    ("River Pumps", False, ["Osh Market"], ""),
    ("Lotus Optics", False, ["Altyn Trade", "Osh Market"], ""),
]
WISHED = [
    *("A>J want 1", "A>L want 2", "J>A want 2", "J>O want 1", "L>A want 1", "L>O want 2", "O>J want 2", "O>L no -"),
    *("O>R want 1", "R>O want 1"),
]


def continued(number: int, name: str, side: str, wishes: list[str], refusal: str) -> Rows:
    return [
        [f"Application form {number}"],
        *([1, "Company", name], [2, "Buyer or seller", side], [3, "Contact person", f"Kim {number}"]),
        [4, "Companies you would like to meet", wishes[0]],
        *([None, None, further] for further in [*wishes[1:], None]),
        [5, "Companies you do not want to meet", refusal or "none"],
        *([6, "Maximum meetings", 4, "was 8 before" if number == 1 else None], []),
    ]


def counted(number: int, name: str, side: str, wishes: list[str], refusal: str) -> Rows:
    return [
        *([f"Анкета № {number}"], [1, "Компания", name], [2, "Покупатель или поставщик", side]),
        *([3, "Контактное лицо", f"Ким {number}"], [4, "С какими компаниями хотите встретиться?"]),
        *([f"4.{n}", None, wish] for n, wish in enumerate([*wishes, None], 1)),
        *([5, "С кем не хотите встречаться", refusal or "нет"], [6, "Максимум встреч", 5]),
        *([7, "Примечания", None, "просят стол у входа" if number == 2 else None], []),
    ]


def in_one_cell(number: int, name: str, side: str, wishes: list[str], refusal: str) -> Rows:
    return [
        *([None, f"报名表({number})"], ["①", "企业名称", name], ["②", "类别(采购商/供应商)", side]),
        *(["③", "联系人", f"王{number}"], ["④", "希望会面的企业(按优先顺序)", "、".join(wishes)]),
        *(["⑤", "不希望会面的企业", refusal or "无"], ["⑥", "最多会谈场数", 6]),
        *(["⑦", "备注", None, "展位靠近入口" if number == 1 else None], []),
    ]


def with_an_empty_column(number: int, name: str, side: str, wishes: list[str], refusal: str) -> Rows:
    return [
        *([f"Ariza № {number}"], ["1.", "Korxona nomi", None, name], ["2.", "Xaridor / yetkazib beruvchi", None, side]),
        *(["3.", "Aloqa shaxsi", None, f"Kim {number}"],),
        ["4.", "Uchrashmoqchi bo‘lgan kompaniyalar", None, "; ".join(wishes)],
        ["5.", "Uchrashishni istamagan kompaniyalar", None, refusal or "yo‘q"],
        *(["6.", "Izoh", None, None, "kirish yonidagi stol" if number == 3 else None], []),
    ]


@pytest.mark.parametrize(
    ("rows", "seller", "buyer"),
    [
        (continued, "seller", "buyer"),
        (counted, "поставщик", "покупатель"),
        (in_one_cell, "供应商", "采购商"),
        (with_an_empty_column, "yetkazib beruvchi", "xaridor"),
    ],
)
def test_have_several_wishes_to_a_question(tmp_path: Path, rows: Any, seller: str, buyer: str) -> None:
    book = openpyxl.Workbook()
    lines = list(MEETINGS)
    for n, (name, buys, wishes, refusal) in enumerate(OF_EACH, 1):
        lines += rows(n, name, buyer if buys else seller, wishes, refusal)
    for cells in lines:
        book.worksheets[0].append(cells)
    book.save(tmp_path / "forms.xlsx")
    assert asked_in(read_of(tmp_path / "forms.xlsx")) == WISHED


def test_a_note_on_several_names_says_nothing_of_the_last_one() -> None:
    lines = [line for n in (1, 2) for line in in_one_cell(n, f"甲{n}", "采购商", ["Jade Tea", "Lotus Optics"], "")]
    lines[4].append("与Jade Tea必须会面")
    made = with_plain_forms(sheet("报名", *lines))
    rows = [made.cell(row, 0).row for row in made.rows]
    assert rows == [*range(1, 9), 8, 8, *range(10, 18)], "remarks of a form stand at its end"
    texts = [[*of.values()] for of in made.rows.values()]
    assert ["希望会面的企业(按优先顺序)", "Jade Tea、Lotus Optics"] in texts
    assert ["备注", "与Jade Tea必须会面"] in texts


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["No.", "Company", "Country", "Remarks"],
            *([n, f"Company {n % 9}", "China", "late" if n == 3 else None] for n in range(1, 19)),
        ],
        [
            ["Place", "Buyer", "Supplier", "Note"],
            *([n, buyer, f"Seller {n}", "must" if n == 1 else None] for buyer in "ABCDE" for n in (1, 2, 3)),
        ],
        [
            ["Role", "Company", "City", "Remarks"],
            *(
                [side, f"Firm {n}{side}", "Osh", "late" if n == 2 else None]
                for n in range(6)
                for side in ("Buyer", "Supplier", "Visitor")
            ),
        ],
        [
            ["№", "Раздел", "Компания"],
            *([n, of, f"{of} {m}"] for m in range(5) for n, of in enumerate(("Чай", "Насосы", "Оптика"), 1)),
        ],
        [
            ["Role", "Company", "Remarks"],
            *(
                [side, f"Firm {n}", "late" if n == 2 else None]
                for n, side in enumerate(["Buyer", "Seller", "Both"] * 4)
            ),
        ],
    ],
)
def test_a_table_is_none(rows: Rows) -> None:
    grid = sheet("List", *rows)
    assert with_plain_forms(grid) is grid
