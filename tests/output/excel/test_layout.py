"""What stands in forms and empty registrations, and how they are laid out, compared as text."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from sco_scheduler.output.excel.registrations import write_template
from sco_scheduler.output.excel.wish_form import write_wish_form
from tests.agendas.samples import small_event
from tests.output.golden import contents
from tests.output.layout import compared, layout

GOLDEN = Path(__file__).parent / "golden"


def test_the_form_that_a_company_gets(tmp_path: Path):
    event = small_event()
    write_wish_form(tmp_path / "form.xlsx", event, event.companies[0], "en")
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    compared(GOLDEN / "wish-form.txt", layout(book))
    compared(GOLDEN / "wish-form-contents.txt", contents(book))


def test_the_empty_registrations(tmp_path: Path):
    write_template(tmp_path / "registrations.xlsx")
    book = openpyxl.load_workbook(tmp_path / "registrations.xlsx")
    compared(GOLDEN / "registrations.txt", layout(book))
    compared(GOLDEN / "registrations-contents.txt", contents(book))
