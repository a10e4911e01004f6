"""Wish forms of the small event, filled in as people do it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from sco_scheduler.intake import read_registrations
from sco_scheduler.output.excel.wish_form import write_wish_form
from tests.intake.books import base, save

ANSWER_CODES = {
    "answer-same-time",
    "answer-refused",
    "answer-unreadable",
    "answer-no-form",
    "answer-keys-missing",
    "answer-other-event",
    "answer-company-unknown",
    "answer-company-doubtful",
    "answer-name-changed",
    "answer-cancelled",
    "answer-later-version",
    "answer-earlier-wish",
    "answer-earlier-entry",
    "answer-same",
    "answer-elsewhere",
    "answer-outside",
    "answer-empty",
    "wish-mark-unknown",
    "wish-and-no",
    "wish-rank-twice",
    "wish-no-as-wish",
    "wish-target-unknown",
    "wish-row-twice",
    "answer-text-unused",
    "answer-struck",
    "answer-rows-missing",
    "answer-people-missing",
    "answer-nobody-comes",
    "answer-session-gone",
    "answer-missing",
    "answers-into-format",
}
"""What can be found in forms that came back; the tests of answers in ``tests/workflows`` have a case of each."""

Sheets = dict[str, list[list[Any]]]


def sent(folder: Path, company: str = "P001", lang: str = "en", sheets: Sheets | None = None) -> Path:
    """The form of a company as it is mailed."""
    event = read_registrations(save(folder / "event.xlsx", sheets or base()), requests_to_come=True).event
    assert event is not None
    path = folder / f"wishes-{company}.xlsx"
    write_wish_form(path, event, event.company_by_id[company], lang)
    return path


class Filling:
    """Somebody who fills in a form."""

    def __init__(self, path: Path) -> None:
        self.book = openpyxl.load_workbook(path)
        self.wishes, self.about = self.book.worksheets[:2]

    def cell(self, row: str, column: str, sheet: Any = None) -> Any:
        """The cell of a company or of a field, by the keys that the form hides."""
        sheet = sheet or self.wishes
        keys = {cell.value: cell.column for cell in sheet[1]}
        number = next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, 1).value == row)
        return sheet.cell(number, keys[column])

    def wish(self, company: str, value: object, column: str = "wish") -> str:
        """Write beside a company; the cell that it stands in."""
        cell = self.cell(company, column)
        cell.value = value
        return f"{cell.parent.title}!{cell.coordinate}"

    def about_us(self, row: str, value: object, column: str = "value") -> str:
        """Write on the second sheet; the cell that it stands in."""
        cell = self.cell(row, column, self.about)
        cell.value = value
        return f"{cell.parent.title}!{cell.coordinate}"

    def fields(self, start: str) -> list[str]:
        """The keys of the second sheet that begin so."""
        return [str(row[0].value) for row in self.about.iter_rows() if str(row[0].value).startswith(start)]


def answer(
    folder: Path, fill: Callable[[Filling], object], *, form: Path, name: str = "back.xlsx", saved: int | None = None
) -> Path:
    """A form that was filled in, saved under a name, ``saved`` minutes after a fixed moment."""
    filling = Filling(form)
    fill(filling)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    filling.book.save(path)
    if saved is not None:
        from datetime import UTC, datetime, timedelta

        moment = datetime(2025, 6, 1, tzinfo=UTC) + timedelta(minutes=saved)
        filling.book.properties.modified = moment.replace(tzinfo=None)
        _stamp(path, moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
        os.utime(path, (moment.timestamp(), moment.timestamp()))
    return path


def _stamp(path: Path, moment: str) -> None:
    """Let a workbook say when it was saved: openpyxl always says that it was now."""
    import re
    import zipfile

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{moment}", core).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
