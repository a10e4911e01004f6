"""A coloured word in the column of levels is no legend, and a company called by a colour explains none."""

from __future__ import annotations

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from sco_scheduler.intake import read_registrations
from tests.intake.understanding.companies.test_sheet_words import wishes

TITLES = {
    "zh": (
        ("采购商名称", "电话", "意向供应商", "意向程度"),
        ("供应商名称", "电话"),
        ("必见", "优先"),
        ("采购商", "供应商"),
    ),
    "zh-Hant": (
        ("買主名稱", "電話", "意向供應商", "意向程度"),
        ("供應商名稱", "電話"),
        ("必見", "優先"),
        ("買主", "供應商"),
    ),
    "en": (
        ("Buyer", "Phone", "Wanted supplier", "Level"),
        ("Supplier", "Phone"),
        ("must", "want"),
        ("Buyers", "Suppliers"),
    ),
    "ru": (
        ("Закупщик", "Телефон", "Желаемый поставщик", "Уровень"),
        ("Поставщик", "Телефон"),
        ("обязательно", "желательно"),
        ("Закупщики", "Поставщики"),
    ),
}
BUYERS = ("Altyn Trade", "Ural Import", "Orda Foods")
LATIN = ("Lotus Glass", "Jade Tea", "River Pumps", "Ruby Silk")
SELLERS = {
    "zh": ("蓝天洁具", "绿竹家具", "红星照明", "铭瓷陶瓷"),
    "zh-Hant": ("藍天潔具", "綠竹家具", "紅星照明", "銘瓷陶瓷"),
}
MUSTS = {(0, 0), (1, 0), (1, 1), (2, 0)}


def book(path, tongue, *, shade):
    """Buyers in merged rows, a wish in each, with every ``must`` in red letters or on red."""
    titles, others, words, names = TITLES[tongue]
    sellers = SELLERS.get(tongue, LATIN)
    made = openpyxl.Workbook()
    sheet, other = made.active, made.create_sheet(names[1])
    sheet.title = names[0]
    sheet.append(titles)
    for n, buyer in enumerate(BUYERS):
        for k in range(3):
            start = [buyer, f"+7 701 123 45 6{n}"] if k == 0 else [None, None]
            sheet.append([*start, sellers[(n + k + (n == 1)) % 4], words[(n, k) not in MUSTS]])
            if (n, k) in MUSTS:
                cell = sheet.cell(sheet.max_row, 4)
                cell.font = Font(color=None if shade else "FFFF0000")
                cell.fill = PatternFill("solid", fgColor="FFFFC7CE") if shade else PatternFill()
        for column in "AB":
            sheet.merge_cells(f"{column}{sheet.max_row - 2}:{column}{sheet.max_row}")
    for row in (others, *([name, f"+86 139 0000 000{n}"] for n, name in enumerate(sellers))):
        other.append(row)
    made.save(path)


@pytest.mark.parametrize("shade", [True, False])
@pytest.mark.parametrize("tongue", TITLES)
def test_a_coloured_must_in_a_row_of_two_cells_is_a_value(tmp_path, tongue, shade):
    book(tmp_path / "list.xlsx", tongue, shade=shade)
    intake = read_registrations(tmp_path / "list.xlsx", sure=0.0)
    sellers = SELLERS.get(tongue, LATIN)
    musts = {(BUYERS[n], sellers[(n + k + (n == 1)) % 4]) for n, k in MUSTS}
    assert {(asker, to) for asker, to, level in wishes(intake) if level == "must"} == musts
    assert len(wishes(intake)) == 9
