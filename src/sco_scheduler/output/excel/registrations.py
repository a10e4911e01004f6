"""Writes registrations workbooks in the format: an empty template, and imported registrations of any form.

The headers of the template are in English, Chinese or Russian; each has a note with its meaning. Columns with a list
of values have dropdowns, which advise and do not forbid: several names in one cell are allowed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sco_scheduler.domain.event import Level, Seated
from sco_scheduler.intake.sheets.event import usual_value
from sco_scheduler.intake.table.grids import LANGUAGES, SheetVocabulary, Word, vocabulary
from sco_scheduler.intake.table.rows import SheetTable
from sco_scheduler.intake.values.entries import written
from sco_scheduler.output.excel.styles import print_landscape, text_workbook
from sco_scheduler.resources import data_file

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


_LAST_ROW = 3000
"""The last row, counted from 1, with dropdowns and checks."""

_WIDTH = 12
"""The width of all other columns, in characters."""

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "priority": ("VIP",),
    "status": ("cancelled",),
    "level": tuple(Level),
    "agenda_language": LANGUAGES,
}
"""Columns with a short list of values."""

_LEAST = {"minimum": 0, "maximum": 0, "rank": 1, "slot_minutes": 1, "changeover_minutes": 0}
"""Integer columns with their smallest allowed value."""

_CLOCKS = {"start", "end"}


@dataclass(frozen=True)
class _Layout:
    """The content of ``data/template.json``.

    ``sheets`` are in order, ``needed`` the columns of each that are marked with ``*``, ``widths`` in characters,
    and ``listed`` the columns of each sheet whose dropdown is a column of another sheet.
    """

    sheets: Sequence[str]
    needed: Mapping[str, Sequence[str]]
    widths: Mapping[str, int]
    listed: Mapping[str, Mapping[str, tuple[str, str]]]


@cache
def _layout() -> _Layout:
    return _Layout(**json.loads(data_file("template.json").read_text(encoding="utf-8")))


def write_template(path: Path, lang: str = "en") -> None:
    """Write the empty workbook.

    Parameters
    ----------
    path
        The file; an existing one is overwritten.

    Raises
    ------
    ValueError
        If there are no headers in that language.
    OSError
        If the file cannot be written.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"headers are in {', '.join(LANGUAGES)}, not in {lang}")
    with text_workbook(path) as book:
        writer = _Writer(book, lang)
        for key in _layout().sheets:
            writer.sheet(key)


@dataclass(frozen=True)
class _Formats:
    header: Format
    needed: Format
    text: Format
    day: Format
    clock: Format
    plain: Format


class _Writer:
    """Writes sheet after sheet into one workbook."""

    def __init__(self, book: Workbook, lang: str) -> None:
        self._book = book
        self._lang = lang
        self._words = vocabulary()
        head = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#DCE6F1"}
        self._formats = _Formats(
            header=book.add_format(head),
            needed=book.add_format({**head, "bg_color": "#FFE699"}),
            text=book.add_format({"num_format": "@", "valign": "top", "text_wrap": True}),
            day=book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
            clock=book.add_format({"num_format": "hh:mm", "align": "left", "valign": "top"}),
            plain=book.add_format({"align": "left", "valign": "top", "text_wrap": True}),
        )

    def sheet(self, key: str) -> None:
        """Write one sheet with its header, notes, formats, checks and page setup."""
        words = self._words.sheets[key]
        sheet = self._book.add_worksheet(words.sheet.name(self._lang))
        for column, word in enumerate(words.columns.values()):
            sheet.set_column(column, column, _layout().widths.get(word.key, _WIDTH), self._format(key, word.key))
            self._header(sheet, key, column, word)
            check = self._check(key, word.key)
            if check is not None:
                sheet.data_validation(1, column, _LAST_ROW - 1, column, check)
        if key == "Event":
            self._settings(sheet)
        sheet.set_row(0, 32)
        sheet.freeze_panes(1, 2 if "company" in words.columns and "id" in words.columns else 1)
        self._page(sheet, words)

    def _header(self, sheet: Worksheet, key: str, column: int, word: Word) -> None:
        needed = word.key in _layout().needed.get(key, ())
        title = f"{word.name(self._lang)} *" if needed else word.name(self._lang)
        sheet.write_string(0, column, title, self._formats.needed if needed else self._formats.header)
        sheet.write_comment(0, column, word.notes[self._lang], {"x_scale": 2.2, "author": ""})

    def _settings(self, sheet: Worksheet) -> None:
        for row, word in enumerate(self._words.settings.values(), start=1):
            sheet.write_string(row, 0, word.name(self._lang), self._formats.plain)
            sheet.write_comment(row, 0, word.notes[self._lang], {"x_scale": 2.2, "author": ""})
            value = usual_value(word.key)
            if isinstance(value, int):
                sheet.write_number(row, 1, value, self._formats.plain)
            elif value:
                sheet.write_string(row, 1, value, self._formats.plain)
            if word.key == "seated":
                sheet.data_validation(row, 1, row, 1, _choice(tuple(Seated)))
            elif not isinstance(value, str):
                sheet.data_validation(row, 1, row, 1, _at_least(1 if word.key == "slot_minutes" else 0))

    def _page(self, sheet: Worksheet, words: SheetVocabulary) -> None:
        print_landscape(sheet)
        sheet.repeat_rows(0)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        sheet.set_header(f"&L{words.sheet.name(self._lang)}")
        sheet.set_footer("&R&P / &N")

    def _format(self, key: str, column: str) -> Format:
        if column == "date":
            return self._formats.day
        if column in _CLOCKS:
            return self._formats.clock
        if key == "Event" or column in _LEAST:
            return self._formats.plain
        # Text format, so that Excel does not turn the tables 1-16 into a date or the ID 007 into a number.
        return self._formats.text

    def _check(self, key: str, column: str) -> dict[str, Any] | None:
        if column in _CHOICES:
            return _choice(_CHOICES[column])
        listed = _layout().listed.get(key, {})
        if column in listed:
            return self._list_of(*listed[column])
        if column in _LEAST:
            return _at_least(_LEAST[column])
        return None

    def _list_of(self, key: str, column: str) -> dict[str, Any]:
        words = self._words.sheets[key]
        letter = chr(ord("A") + list(words.columns).index(column))
        name = words.sheet.name(self._lang).replace("'", "''")
        return {"validate": "list", "source": f"='{name}'!${letter}$2:${letter}${_LAST_ROW}", "show_error": False}


def _choice(choices: tuple[str, ...]) -> dict[str, Any]:
    return {"validate": "list", "source": [str(choice) for choice in choices], "show_error": False}


def _at_least(least: int) -> dict[str, Any]:
    return {"validate": "integer", "criteria": ">=", "value": least, "error_type": "warning"}


_COLUMN_WIDTH = 22
_CREATED = datetime(2025, 1, 1)
"""A fixed creation date, so that the same registrations give the same file."""


def write_imported(path: Path, tables: Mapping[str, SheetTable]) -> None:
    """Write a workbook of the format.

    Parameters
    ----------
    tables
        The rows of each sheet, by its canonical name.
    """
    with text_workbook(path) as book:
        book.set_properties({"created": _CREATED})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "time": book.add_format({"num_format": "hh:mm"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }
        for key in vocabulary().sheets:
            if key in tables:
                _write_sheet(book.add_worksheet(key), key, tables[key], formats)


def _write_sheet(sheet: Worksheet, key: str, table: SheetTable, formats: Mapping[str, Format]) -> None:
    words = vocabulary().sheets[key].columns
    columns = [name for name in words if any(name in row.values for row in table)]
    for place, name in enumerate(columns):
        sheet.write_string(0, place, words[name].name(), formats["head"])
    sheet.freeze_panes(1, 0)
    print_landscape(sheet)
    sheet.set_column(0, max(0, len(columns) - 1), _COLUMN_WIDTH)
    for number, row in enumerate(table, start=1):
        for place, name in enumerate(columns):
            value = row.value(name)
            if value is None:
                continue
            _write_value(sheet, number, place, value, formats)
            if row.origins:
                sheet.write_comment(number, place, str(row.cell(name)), {"author": "schedule import"})


def _write_value(sheet: Worksheet, row: int, column: int, value: object, formats: Mapping[str, Format]) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float, date, time)):
        sheet.write_string(row, column, written(value))
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime):
        whole = value.time() == time()
        sheet.write_datetime(row, column, value, formats["date" if whole else "moment"])
    else:
        sheet.write_datetime(row, column, value, formats["time" if isinstance(value, time) else "date"])
