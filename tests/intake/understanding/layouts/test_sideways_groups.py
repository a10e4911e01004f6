"""A sheet with a column for each company, and headings of groups beside or between its titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import Font, PatternFill

from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.understanding.layouts.sideways import upright
from tests.intake.understanding.sheets import sheet, shown
from tests.workbooks import book_of

ORANGE, YELLOW, GREY = "F4B084", "FFFF00", "C0C0C0"


@dataclass(frozen=True)
class Export:
    """An export: the rows of its sheets, what is merged and painted on the first, and what it says."""

    sheets: Mapping[str, Sequence[Sequence[Any]]]
    said: Mapping[str, Sequence[str]]
    """The wishes in order of each company, refusals after ``not``, a must with an exclamation mark."""

    away: Mapping[str, str]
    limits: Mapping[str, int]
    merged: tuple[str, ...] = ()
    painted: Mapping[str, str] = field(default_factory=dict)
    struck: tuple[str, ...] = ()


RUSSIAN = Export(
    {
        "Закупщики": [
            ["Ярмарка мёда – встречи закупщиков, Уфа, 14 и 15 сентября 2026"],
            ["Общая таблица, цвета см. внизу"],
            [],
            [
                "Закупщик",
                "Компания",
                None,
                "Торговый дом «Липа»",
                "ООО Сладкий путь",
                "Магазины Пасека",
                "Кафе Медовик",
            ],
            [None, "Контактное лицо", None, "Анна Липкина", "Пётр Сладков", "Ольга Ульева", "Иван Тортов"],
            [None, "Страна", None, "Россия", "Казахстан", "Россия", "Узбекистан"],
            [
                "С кем встретиться",
                "1-й выбор",
                None,
                "Пасека Урала",
                "Алтайский мёд",
                "Башкирские соты",
                "Алтайский мёд",
            ],
            [None, "2-й выбор", None, "Алтайский мёд", "Прополис Плюс", "Пасека Урала"],
            [None, "3-й выбор", None, "Башкирские соты", None, "Прополис Плюс"],
            ["Ограничения", "Не встречаться с", None, None, "Пасека Урала"],
            [None, "Не больше встреч", None, 3, None, 2],
            ["Присутствие", "14 сентября", None, "да", "да", "нет", "да"],
            [None, "15 сентября", None, "да", "нет", "да", "до 12:00"],
            ["Прочее", "Примечание"],
            [],
            ["Обозначения"],
            [None, "обязательная встреча"],
            [None, "закупщик отказался"],
        ],
        "Поставщики": [
            ["Поставщик", "Страна"],
            *([name, "Россия"] for name in ("Пасека Урала", "Алтайский мёд", "Башкирские соты", "Прополис Плюс")),
        ],
    },
    {
        "Торговый дом «Липа»": ["Пасека Урала!", "Алтайский мёд", "Башкирские соты"],
        "ООО Сладкий путь": ["Алтайский мёд", "Прополис Плюс", "not Пасека Урала"],
        "Магазины Пасека": ["Башкирские соты", "Пасека Урала", "Прополис Плюс"],
    },
    {"ООО Сладкий путь": "15 00", "Магазины Пасека": "14 00"},
    {"Торговый дом «Липа»": 3, "Магазины Пасека": 2},
    ("A4:A6", "A7:A9", "A10:A11", "A12:A13"),
    {"D7": ORANGE, "A17": ORANGE, "A18": GREY, **{f"G{row}": GREY for row in range(4, 15)}},
)

SPANISH = Export(
    {
        "Compradores": [
            ["Feria del queso, Oviedo, 12 y 13 de mayo de 2026"],
            [],
            ["Comprador", "Lusitânia Lda", "Mercado Norte", "Bistró Azul", "Hotel Cantábrico"],
            ["Contacto", "Rui", "Marta", "Paul", "Inés"],
            ["País", "Portugal", "España", "Francia", "España"],
            ["Deseos de reunión"],
            ["1.º", "Quesería Peña", "Lácteos Sella", "Quesería Peña", "Cabrales Sol"],
            ["2.º", "Cabrales Sol", "Quesería Peña", None, "Lácteos Sella"],
            ["3.º", None, "Cabrales Sol"],
            ["Restricciones"],
            ["No reunirse con", None, "Oveja Negra"],
            ["Máximo de reuniones", 3, None, 2],
            ["Asistencia"],
            ["martes 12 de mayo", "sí", "sí", "no", "sí"],
            ["miércoles 13 de mayo", "sí", "no", "sí", "hasta las 13:00"],
            ["Observaciones", None, None, "Oveja Negra es imprescindible"],
            [],
            ["Leyenda: tachado = reunión anulada"],
        ],
        "Proveedores": [
            ["Proveedor", "Quesería Peña", "Lácteos Sella", "Cabrales Sol", "Oveja Negra"],
            ["País", "España", "España", "España", "España"],
            ["Quiere reunirse con", "Lusitânia Lda", "Hotel Cantábrico", None, "Bistró Azul"],
            [None, "Mercado Norte"],
            ["Asiste el 12 de mayo", "sí", "sí", "sí", "sí"],
            ["Asiste el 13 de mayo", "sí", "sí", "no", "sí"],
        ],
    },
    {
        "Lusitânia Lda": ["Quesería Peña", "Cabrales Sol"],
        "Mercado Norte": ["Lácteos Sella", "Quesería Peña", "not Oveja Negra"],
        "Bistró Azul": ["Quesería Peña", "Oveja Negra!"],
        "Hotel Cantábrico": ["Cabrales Sol", "Lácteos Sella"],
        "Quesería Peña": ["Lusitânia Lda", "Mercado Norte"],
        "Lácteos Sella": ["Hotel Cantábrico"],
        "Oveja Negra": ["Bistró Azul"],
    },
    {"Mercado Norte": "13 00", "Bistró Azul": "12 00", "Hotel Cantábrico": "13 13", "Cabrales Sol": "13 00"},
    {"Lusitânia Lda": 3, "Bistró Azul": 2},
    struck=("C9",),
)

CHINESE = Export(
    {
        "供应商意向": [
            ["2026年茶叶对接会(杭州),4月21日、22日"],
            ["基本信息", "企业名称", "安吉竹海茶业", "武夷岩茶公司", "福鼎白茶厂", "祁门红茶社"],
            [None, "联系人", "王芳", "李强", "陈洁", "赵敏"],
            ["希望洽谈", "第一志愿", "绿叶贸易", "东方商行", "绿叶贸易", "海港食品"],
            [None, "第二志愿", "海港食品", "绿叶贸易", None, "东方商行"],
            ["限制", "不愿洽谈", None, "海港食品"],
            [None, "最多场次", 4, None, 2],
            ["到场", "4月21日", "是", "是", "否", "是"],
            [None, "4月22日", "是", "12点前", "是", "是"],
            ["其他", "备注", None, None, "需要电源"],
            [],
            ["图例"],
            [None, "必须安排"],
            ["示例", "企业取消参加"],
        ],
        "采购商": [["采购商", "国家"], *([name, "中国"] for name in ("绿叶贸易", "东方商行", "海港食品"))],
    },
    {
        "安吉竹海茶业": ["绿叶贸易!", "海港食品"],
        "武夷岩茶公司": ["东方商行", "绿叶贸易", "not 海港食品"],
        "福鼎白茶厂": ["绿叶贸易"],
    },
    {"武夷岩茶公司": "22 12", "福鼎白茶厂": "21 00"},
    {"安吉竹海茶业": 4, "福鼎白茶厂": 2},
    painted={"C4": YELLOW, "A13": YELLOW},
    struck=("F2", "A14"),
)


def saved(path: Path, export: Export) -> Path:
    """Write an export with what is merged and painted."""
    book = book_of(export.sheets)
    first = book.worksheets[0]
    for area in export.merged:
        first.merge_cells(area)
    for place, colour in export.painted.items():
        first[place].fill = PatternFill("solid", fgColor=colour)
    for place in export.struck:
        first[place].font = Font(strike=True)
    book.save(path)
    return path


@pytest.mark.parametrize("export", [RUSSIAN, SPANISH, CHINESE])
def test_what_stands_in_a_column_below_a_company_is_its_own(tmp_path, export):
    path = saved(tmp_path / "fair.xlsx", export)
    assert not read_registrations([path], today=date(2026, 1, 1)).questions
    event = read_registrations([path], today=date(2026, 1, 1), sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    said: dict[str, list[str]] = {}
    for r in sorted(event.requests, key=lambda r: (r.level.value == "no", r.rank or 9)):
        text = {"no": "not {}", "must": "{}!"}.get(r.level.value, "{}").format(names[r.target])
        said.setdefault(names[r.asker], []).append(text)
    assert said == export.said
    away = {c.name: f"{a.start:%d %H}" for c in event.companies for d in c.delegates for a in d.absences}
    gone = {c for c in names.values() if c not in said and c in away}
    assert {name: since for name, since in away.items() if name not in gone or name in export.away} == export.away
    limits = {c.name: side.maximum for c in event.companies for side in (c.purchaser, c.supplier) if side is not None}
    assert {name: most for name, most in limits.items() if most} == export.limits


def test_headings_of_groups_stand_above_the_titles_and_other_texts_around_the_list():
    rows = [
        ["Cheese fair"],
        ["Buyer", "Company", None, "A", "B", "C"],
        [None, "Contact", None, "Li", None, "Wu"],
        ["Wants to meet", "1.", None, "x", "y"],
        [None, "2.", None, "z"],
        [],
        ["Legend"],
        ["A", "not yet called"],
    ]
    assert shown(*upright(Book("", (sheet("S", *rows),))).grids) == [
        "S 1: A1 Cheese fair",
        "S 3: A2 Buyer, A4 Wants to meet",
        "S 4: B2 Company, B3 Contact, B4 1., B5 2.",
        "S 5: D2 A, D3 Li, D4 x, D5 z",
        "S 6: E2 B, E4 y",
        "S 7: F2 C, F3 Wu",
        "S 9: A7 Legend",
        "S 10: A8 A, B8 not yet called",
    ]


def test_a_number_before_each_title_is_no_heading():
    rows = [
        [1, "Buyer", "A", "B", "C"],
        [2, "Country", "KZ", "RU", "KZ"],
        [3, "Wants to meet", "x", "y", "z"],
    ]
    (made,) = upright(Book("", (sheet("S", *rows),))).grids
    assert [list(values.values()) for values in made.rows.values()] == [
        ["Buyer", "Country", "Wants to meet"],
        *(["A", "KZ", "x"], ["B", "RU", "y"], ["C", "KZ", "z"]),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Country", "Company", "A", "B", "C"], ["KZ", "Altyn", "x"], ["RU", "Orda", None, "x"], ["KZ", "Silk", "x"]],
        [["Group", "Day", "A", "B", "C"], ["Monday", "9:00", "x"], [None, "10:00", "y"], ["Tuesday", "9:00", "z"]],
        [
            ["Sent", "Buyer", "Country", "Wanted", "Level"],
            ["2026-10-01", "A", "KZ", "X", "must"],
            [None, None, None, "Y"],
        ],
    ],
)
def test_lists_matrices_and_plans_stay(rows):
    book = Book("", (sheet("S", *rows),))
    assert upright(book) == book
