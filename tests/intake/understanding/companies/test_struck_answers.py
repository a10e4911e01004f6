"""Of two answers of a company the one whose name is struck through does not count, and no company leaves by it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from sco_scheduler.intake import Intake, read_registrations
from tests.intake.books import codes
from tests.intake.understanding.companies.test_sheet_words import wishes

TITLES = {
    "en": ("Company", "Role", "E-mail", "Would like to meet", "Remarks"),
    "zh": ("公司名称", "参加身份", "邮箱", "想洽谈的公司", "备注"),
    "zh-Hant": ("公司名稱", "參加身分", "信箱", "想洽談的公司", "備註"),
    "ru": ("Компания", "Роль", "Эл. почта", "С кем хотели бы встретиться", "Примечания"),
}
ROLES = {
    "en": ("Buyer", "Supplier"),
    "zh": ("采购商", "供应商"),
    "zh-Hant": ("買主", "供應商"),
    "ru": ("Закупщик", "Поставщик"),
}
BUYERS, SELLERS = ("Altyn Trade", "Ural Import", "Orda Foods"), ("Lotus Glass", "Jade Tea", "River Pumps", "Ruby Silk")


def form(folder: Path, tongue: str, rows: list[tuple[str, str, str, bool]], *, whole: bool = True) -> Intake:
    """A form with answers of one list: a name, its wishes, a remark, and whether the row is struck through."""
    book = openpyxl.Workbook()
    book.active.append(TITLES[tongue])
    for name, wanted, said, struck in rows:
        role = ROLES[tongue][name in SELLERS]
        book.active.append([name, role, f"{name[:4].lower()}@example.org", wanted, said])
        for cell in book.active[book.active.max_row][: None if whole else 1]:
            cell.font = Font(strike=struck)
    book.save(folder / "form.xlsx")
    return read_registrations(folder / "form.xlsx", sure=0.0)


def others(*, but: str = "") -> list[tuple[str, str, str, bool]]:
    rows = [(name, "Lotus Glass, Ruby Silk", "", False) for name in BUYERS]
    rows += [(name, "Ural Import, Orda Foods", "", False) for name in SELLERS]
    return [row for row in rows if row[0] != but]


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("tongue", TITLES)
def test_the_answer_that_is_not_struck_through_counts(tmp_path, tongue, first, whole):
    void = ("Altyn Trade", "Lotus Glass, Jade Tea", "", True)
    valid = ("Altyn Trade", "Lotus Glass, Ruby Silk", "", False)
    before, after = (void, valid) if first else (valid, void)
    intake = form(tmp_path, tongue, [before, *others(but="Altyn Trade"), after], whole=whole)
    assert intake.event is not None
    assert {to for asker, to, _ in wishes(intake) if asker == "Altyn Trade"} == {"Lotus Glass", "Ruby Silk"}
    assert "Altyn Trade" in {company.name for company in intake.event.companies if not company.cancelled}
    assert "answer-replaced" in codes(intake.findings)


@pytest.mark.parametrize(
    ("test", "said"), [("Test company", "test, ignore"), ("测试公司", "测试用,请忽略"), ("测试", "")]
)
@pytest.mark.parametrize("tongue", TITLES)
def test_nobody_leaves_whom_a_struck_row_of_another_wishes(tmp_path, tongue, test, said):
    rows = [(test, "Jade Tea, River Pumps", said, True), *others()]
    intake = form(tmp_path, tongue, rows)
    assert intake.event is not None
    assert {"Jade Tea", "River Pumps"} <= {company.name for company in intake.event.companies if not company.cancelled}


@pytest.mark.parametrize("tongue", TITLES)
def test_a_company_with_one_answer_that_is_struck_through_is_asked_about(tmp_path, tongue):
    intake = form(tmp_path, tongue, [("Altyn Trade", "Jade Tea", "", True), *others(but="Altyn Trade")])
    assert intake.event is not None
    assert "Altyn Trade" not in {company.name for company in intake.event.companies if not company.cancelled}
