"""Writes registrations in a form, whatever the form."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.intake.forms.csv_folders import write_folder
from tests.intake.forms.events import FILE_NAME, Registrations
from tests.intake.forms.form import Form, Kind
from tests.intake.forms.ods_files import write_ods
from tests.intake.forms.pages import pages_of
from tests.intake.forms.xlsx_files import write_xlsx


def write_form(folder: Path, registrations: Registrations, form: Form) -> Path | list[Path]:
    """The file, the folder or the files that hold the registrations in this form."""
    pages, chance = pages_of(registrations, form), Random(form.seed)
    if form.kind is Kind.CSV:
        return write_folder(folder / FILE_NAME, pages, form, chance)
    if form.kind is Kind.FILES:
        files = sorted(write_folder(folder / FILE_NAME, pages, form, chance).iterdir())
        return chance.sample(files, len(files))
    if form.kind is Kind.ODS:
        return write_ods(folder / f"{FILE_NAME}.ods", pages)
    return write_xlsx(folder / f"{FILE_NAME}.xlsx", pages, form.kind, chance)
