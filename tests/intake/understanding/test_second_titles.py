"""Lists with a header of two rows of which some columns have a title in both, and rows that are no second header."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sco_scheduler.intake import Intake, kinds, read_registrations
from sco_scheduler.intake.understanding.lists.regions import find_region
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import TODAY, serious
from tests.intake.understanding.answers import said, understood
from tests.intake.understanding.sheets import sheet

TITLES: dict[str, tuple[list[str | None], list[str | None], tuple[str, str]]] = {
    "en": (
        ["No.", "Firm", None, "Contact", None, "Wishes", None, "Attendance"],
        [None, "Name", "Side", "Person", "E-mail", "Wants", "Refuses", "Absent"],
        ("buyer", "seller"),
    ),
    "en, other words": (
        ["No.", "Company", None, "Contact", None, "Meetings", None, "Times"],
        [None, "Name", "Buyer / seller", "Person", "Mail", "Would like", "Would not like", "Not available"],
        ("buyer", "seller"),
    ),
    "ru": (
        ["№", "Компания", None, "Контакт", None, "Встречи", None, "Время"],
        [None, "Название", "Роль", "Лицо", "Почта", "Хотят встретиться", "Не хотят встречаться", "Отсутствуют"],
        ("покупатель", "поставщик"),
    ),
    "zh": (
        ["序号", "企业", None, "联系方式", None, "洽谈", None, "时间"],
        [None, "名称", "采购方/供应方", "联系人", "邮箱", "希望洽谈", "不希望洽谈", "不能参加"],
        ("采购方", "供应方"),
    ),
    "de": (
        ["Nr.", "Firma", None, "Kontakt", None, "Termine", None, "Zeiten"],
        [None, "Name", "Einkäufer/Lieferant", "Person", "E-Mail", "Gewünscht", "Nicht gewünscht", "Nicht anwesend"],
        ("Einkäufer", "Lieferant"),
    ),
}
BUYERS = ["Altyn Trade", "Ural Import", "Issyk Foods", "Pamir Textile"]
SELLERS = ["Jialing Motors", "Wulong Tea", "Fuling Pickles", "Banan Bearings", "Yubei Optics", "Three Gorges Seeds"]
WISHES: list[list[str | None]] = [
    ["Jialing Motors; Wulong Tea", None, None],
    ["Wulong Tea", "Fuling Pickles", None],
    ["Fuling Pickles; Jialing Motors", None, "9:00-10:00"],
    ["Wulong Tea", "Jialing Motors", None],
    [None, None, None],
    ["Ural Import", None, None],
]
ROWS: list[list[Any]] = [
    [n, name, int(name in SELLERS), f"Person {n}", f"p{n}@x.org", *(WISHES[n - 1] if n <= len(WISHES) else [])]
    for n, name in enumerate([*BUYERS, *SELLERS], 1)
]
DATES = '[dates]\nevent = "2027-06-12: 09:00-12:00, 14:00-17:00"\n'


def _read(folder: Path, tongue: str, above: int = 0, *, merged: bool = True, form: str = "") -> Intake:
    over, under, sides = TITLES[tongue]
    book = openpyxl.Workbook()
    written = book.active
    assert written is not None
    written.title = "List"
    for row in [["Forum 2027"], [None]][:above]:
        written.append(row)
    for row in [over, under, *([*r[:2], sides[r[2]], *r[3:]] for r in ROWS)]:
        written.append(row)
    for area in ("B{0}:C{0}", "D{0}:E{0}", "F{0}:G{0}") if merged else ():
        written.merge_cells(area.format(above + 1))
    book.save(folder / "list.xlsx")
    path = folder / "form.toml"
    path.write_text(DATES + form, encoding="utf-8")
    return read_registrations(folder / "list.xlsx", today=TODAY, form=path, sure=0.5)


def _is_read(intake: Intake) -> None:
    event = understood(intake)
    assert {c.name for c in event.companies} == {*BUYERS, *SELLERS}
    assert {(asker, target, level) for asker, target, level, _ in said(event)} == {
        ("Altyn Trade", "Jialing Motors", "want"),
        ("Altyn Trade", "Wulong Tea", "want"),
        ("Ural Import", "Wulong Tea", "want"),
        ("Ural Import", "Fuling Pickles", "no"),
        ("Issyk Foods", "Fuling Pickles", "want"),
        ("Issyk Foods", "Jialing Motors", "want"),
        ("Pamir Textile", "Wulong Tea", "want"),
        ("Pamir Textile", "Jialing Motors", "no"),
        ("Wulong Tea", "Ural Import", "want"),
    }
    (issyk,) = [company for company in event.companies if company.name == "Issyk Foods"]
    assert [f"{span.start:%H:%M}-{span.end:%H:%M}" for span in issyk.delegates[0].absences] == ["09:00-10:00"]


@pytest.mark.parametrize("tongue", TITLES)
@pytest.mark.parametrize(("above", "merged"), [(0, True), (2, True), (0, False)])
def test_a_row_of_titles_that_looks_like_nothing_below_it_is_the_second_of_the_header(tmp_path, tongue, above, merged):
    _is_read(_read(tmp_path, tongue, above, merged=merged))


FIRST = {
    "companies": ["Altyn Trade", "buyer", "p0@x.org", "Wulong Tea", None],
    "without an address": ["Altyn Trade", "buyer", None, "Wulong Tea", None],
    "without a side": ["Altyn Trade", None, "p0@x.org", None, None],
    "without both": ["Altyn Trade", None, None, "Wulong Tea", None],
}


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize(
    "titles",
    [
        ["Company", "Side", "Wishes", None, "Away"],
        ["Компания", "Роль", "Встречи", None, "Отсутствуют"],
        ["企业", "采购方/供应方", "希望洽谈", None, "不能参加"],
    ],
)
def test_a_row_of_values_below_merged_titles_is_none_of_the_header(titles, first):
    rows = [FIRST[first], ["Ural Import", "buyer", "p1@x.org", "Wulong Tea", "9:00-10:00"]]
    rows += [[name, "seller", f"{name[:3]}@x.org", None, None] for name in SELLERS]
    rows = [[name, side, *wish, mail] for name, side, mail, *wish in rows]
    grid = sheet("List", titles, *([r[0], r[1], r[2], r[4], r[3]] for r in rows))
    region = find_region(replace(grid, merged=((1, 1, 3, 4),)), NameIndex())
    assert region is not None
    assert region.header == (1,)


@pytest.mark.parametrize(("header", "first"), [("[1, 2]", 3), ("2", 3), ("1", 2)])
def test_a_map_says_which_rows_are_the_header(tmp_path, header, first):
    intake = _read(tmp_path, "en", form=f"[form.List]\nheader = {header}\n")
    (cell,) = [f.cells[0] for f in intake.findings if f.kind is kinds.SHEET_UNDERSTOOD] or [None]
    if first == 3:
        assert cell is not None
        assert cell.row == 2
        _is_read(intake)
    else:
        assert "Which company is Wants?" in " ".join(serious(intake.findings))


@pytest.mark.parametrize(
    ("header", "kind"), [("77", "map-unused"), ("[2, 4]", "map-value"), ('"x"', "map-value"), ("0", "map-value")]
)
def test_a_map_that_names_no_rows_of_the_sheet_as_its_header_is_told(tmp_path, header, kind):
    intake = _read(tmp_path, "en", form=f"[form.List]\nheader = {header}\n")
    assert kind in {finding.kind.code for finding in intake.findings}
