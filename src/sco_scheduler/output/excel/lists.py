"""The lists of an agendas workbook when they are read again: header, and columns and rows by identity."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.domain.names import fold
from sco_scheduler.domain.record import MEETINGS_SHEET
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.output.excel.book import ColumnFormat
from sco_scheduler.output.excel.provenance import english_name
from sco_scheduler.output.texts.words import words

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Key = tuple[str, ...]
"""The values of the key columns of a row, which identify it."""

KEYS: Mapping[str, tuple[str, ...]] = {
    MEETINGS_SHEET: ("meeting",),
    "Index": ("id", "delegate"),
    "Unmet": ("purchaser_id", "supplier_id"),
    "Companies": ("id",),
    "Tables": ("zone", "table", "date", "start"),
}
"""The columns that identify a row of a list."""

ID_COLUMNS = frozenset({"id", "purchaser_id", "supplier_id"})
"""The key columns that contain company IDs."""


def header_row(sheet: Worksheet) -> int:
    """The row of a list's header: the first for Meetings, else the one with the filter."""
    return header_row_of(sheet.auto_filter.ref or "")


def header_row_of(area: str) -> int:
    """The row of a list's header by the range of its filter; the first if it has none."""
    match = re.match(r"\$?[A-Z]+\$?(\d+)", area)
    return int(match[1]) if match else 1


def titles_of(sheet: Worksheet) -> dict[int, str]:
    """The titles of a list by the number of their column."""
    return {c.column: str(c.value).strip() for c in sheet[header_row(sheet)] if c.value is not None}


def list_columns(name: str) -> Mapping[str, ColumnFormat]:
    """The columns of a list by their key.

    Parameters
    ----------
    name
        The English name of its sheet, one of ``KEYS``.
    """
    from sco_scheduler.output.excel.sheets import hall, meetings, participants

    columns = {
        MEETINGS_SHEET: meetings.MEETINGS_COLUMNS,
        "Index": (*participants.INDEX_COLUMNS, participants.WORKBOOK_COLUMN, participants.WHY_NONE),
        "Companies": participants.COMPANIES_COLUMNS,
        "Tables": hall.TABLES_COLUMNS,
        "Unmet": meetings.UNMET_COLUMNS,
    }[name]
    return {column.key: column for column in columns}


@cache
def known_titles(name: str) -> Mapping[str, str]:
    """The key of each column of a list by its folded titles in every language."""
    if name == MEETINGS_SHEET:
        from sco_scheduler.output.excel.sheets import meetings

        found = vocabulary().sheets[name].columns
        known = {fold(text): key for key, word in found.items() for text in word.spellings().values()}
        return known | {fold(title): key for lang in LANGUAGES for key, title in meetings.titles(lang).items()}
    return {fold(words(lang)[f"workbook.{key}"]): key for lang in LANGUAGES for key in list_columns(name)}


def key_of(name: str, title: str) -> str:
    """A key of a column in any language: its key in the layout, or the folded title of an own one.

    Parameters
    ----------
    name
        The English name of the list's sheet.
    """
    return known_titles(name).get(fold(title), fold(title))


def style_of_column(name: str, title: str) -> str:
    """The program's style for the cells of a column; '' for the organizer's own columns."""
    column = list_columns(name).get(key_of(name, title))
    return "" if column is None else column.style


def columns_of(sheet: Worksheet) -> Mapping[str, int]:
    """The index of each column of a list by its key."""
    name = english_name(sheet.title)
    return {key_of(name, title): place for place, title in titles_of(sheet).items()}


def rows_by_key(sheet: Worksheet) -> Mapping[Key, int]:
    """The row of each key of a list."""
    found: dict[Key, int] | None = getattr(sheet, "_rows_by_key", None)
    if found is None:
        places = [columns_of(sheet).get(key, 0) for key in KEYS[english_name(sheet.title)]]
        numbers = range(header_row(sheet) + 1, sheet.max_row + 1)
        found = {}
        if all(places):
            found = {tuple(text_of(sheet.cell(number, place)) for place in places): number for number in numbers}
        sheet._rows_by_key = found
    return found


def text_of(cell: Cell) -> str:
    """The value of a cell as text; empty for a blank one."""
    return "" if cell.value is None else str(cell.value).strip()
