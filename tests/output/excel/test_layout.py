"""How forms and empty registrations are laid out, compared as text."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from sco_scheduler.output.excel.registrations import write_template
from sco_scheduler.output.excel.wish_form import write_wish_form
from tests.agendas.samples import small_event
from tests.output.layout import compared, layout

GOLDEN = Path(__file__).parent / "golden"


def test_the_form_that_a_company_gets(tmp_path: Path):
    event = small_event()
    write_wish_form(tmp_path / "form.xlsx", event, event.companies[0], "en")
    compared(GOLDEN / "wish-form.txt", layout(openpyxl.load_workbook(tmp_path / "form.xlsx")))


def test_the_empty_registrations(tmp_path: Path):
    write_template(tmp_path / "registrations.xlsx")
    compared(GOLDEN / "registrations.txt", layout(openpyxl.load_workbook(tmp_path / "registrations.xlsx")))
