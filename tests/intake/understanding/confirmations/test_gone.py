"""The companies that were taken as not coming are told with the cell and the text that says so."""

from __future__ import annotations

from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from sco_scheduler.intake import Intake, read_registrations
from tests.intake.books import Sheets, base, read
from tests.intake.understanding.exports import BUYERS, SELLERS

B, S = [row[1] for row in BUYERS][:4], [row[1] for row in SELLERS][:4]
SAID = {
    "en": (["Buyer", "Contact", "Suppliers to meet", "Remarks"], "Called on 5 May: cannot take part, please cancel"),
    "ru": (["Закупщик", "Контакт", "С кем встретиться", "Примечания"], "Отказались от участия (письмо от 05.05)"),
    "zh": (["采购商", "联系人", "意向供应商", "备注"], "5月6日来电:取消参会"),
    "uz": (["Xaridor", "Aloqa", "Kim bilan uchrashmoqchi", "Izoh"], "qatnashmaydi, arizasini qaytarib oldi"),
}
KIND = "cancelled-read"


def sheets(tongue: str, remark: str = "", title: str = "") -> Sheets:
    titles, said = SAID[tongue]
    rows: list[list[Any]] = [[buyer, f"Ann {n}", S[n], None] for n, buyer in enumerate(B)]
    rows[2][3] = remark or said
    return {"Buyers": [[*titles[:3], title or titles[3]], *rows], "Suppliers": [["Supplier"], *([name] for name in S)]}


def told(intake: Intake) -> list[str]:
    return [finding.message for finding in intake.findings if finding.code == KIND]


@pytest.mark.parametrize("tongue", SAID)
def test_a_company_that_a_remark_cancels_is_told_with_its_cell_and_text(tmp_path, tongue):
    intake = read(tmp_path, sheets(tongue), sure=0.0)
    assert told(intake) == [f"These companies were taken as not coming: {B[2]} (Buyers!D4: {SAID[tongue][1]})."]
    assert intake.event is not None
    assert [company.name for company in intake.event.companies if company.cancelled] == [B[2]]


def test_so_is_one_that_a_column_of_statuses_cancels(tmp_path):
    intake = read(tmp_path, sheets("en", "Cancelled", "Status"), sure=0.0)
    assert told(intake) == [f"These companies were taken as not coming: {B[2]} (Buyers!D4: Cancelled)."]


def test_so_is_one_whose_comment_says_so_by_the_map(tmp_path):
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets("en", "vegetarian lunch").items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book["Buyers"]["A3"].comment = Comment("They have cancelled", "Ann")
    book.save(tmp_path / "a.xlsx")
    form = tmp_path / "map.toml"
    form.write_text('[words.remark]\ncancelled = ["They have cancelled"]\n', encoding="utf-8")
    (line,) = told(read_registrations(tmp_path / "a.xlsx", sure=0.0, form=form))
    assert f"{B[1]} (Buyers!A3: They have cancelled)" in line


def test_the_line_that_is_advised_takes_it_back(tmp_path):
    intake = read(tmp_path, sheets("en"), sure=0.0)
    (finding,) = [finding for finding in intake.findings if finding.code == KIND]
    form = tmp_path / "map.toml"
    section, _, line = str(finding.details["line"]).partition("] ")
    form.write_text(f"{section}]\n{line}\n", encoding="utf-8")
    again = read(tmp_path, sheets("en"), sure=0.0, form=form)
    assert told(again) == []
    assert again.event is not None
    assert not any(company.cancelled for company in again.event.companies)


def test_nothing_is_told_if_all_come_or_the_format_says_it_in_its_own_column(tmp_path):
    assert told(read(tmp_path, sheets("en", "vegetarian lunch"), sure=0.0)) == []
    own = base()
    own["Purchasers"][1][own["Purchasers"][0].index("Status")] = "cancelled"
    assert told(read(tmp_path, own, sure=0.0)) == []
