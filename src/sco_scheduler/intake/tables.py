"""Which sheet of a workbook is which, and the rows of each: by a map, by names, and by columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sco_scheduler.domain.cells import Cell
from sco_scheduler.intake import asking, fixed, identities, people, phrases, sessions, settings, zones
from sco_scheduler.intake.collecting import Findings
from sco_scheduler.intake.csv_files import ENDINGS
from sco_scheduler.intake.form_map import FormMap
from sco_scheduler.intake.grids import Book, Grid
from sco_scheduler.intake.kinds import files as file_kinds
from sco_scheduler.intake.kinds import maps as map_kinds
from sco_scheduler.intake.kinds import requests as request_kinds
from sco_scheduler.intake.kinds import sheets as kinds
from sco_scheduler.intake.map_words import with_words
from sco_scheduler.intake.recognition import meant_sheet, with_sheets_by_columns
from sco_scheduler.intake.rows import Table, read_table
from sco_scheduler.intake.sheets import find_sheets, folded_names, listed, report_other_sheets
from sco_scheduler.intake.text import fold_header, nearest, written
from sco_scheduler.intake.vocabulary import vocabulary

LAYOUTS = {
    layout.key: layout
    for layout in (
        settings.LAYOUT,
        sessions.LAYOUT,
        zones.ZONES,
        zones.TABLES,
        *identities.LAYOUTS.values(),
        people.DELEGATES,
        asking.LAYOUT,
        people.INTERPRETERS,
        fixed.LAYOUT,
    )
}
"""Every sheet of the format, in its order."""

NEEDED = tuple(phrases.ROW_OF)
"""The needed sheets."""


def read_tables(book: Book, form: FormMap, found: Findings) -> tuple[dict[str, Table], set[str]]:
    """The rows of every sheet that has rows, by its canonical name; and the sheets that cannot be used.

    What is missing is reported.
    """
    sheets = sheets_of(book, form, found)
    tables, empty, unusable = {}, [], set()
    for key, layout in LAYOUTS.items():
        if key not in sheets:
            continue
        of_sheet = Findings()
        table = read_table(sheets[key], layout, of_sheet, form=form)
        found.extend(of_sheet)
        if table is not None:
            tables[key] = with_words(key, table, form)
        elif of_sheet.stopped:
            unusable.add(key)
        else:
            empty.append(key)
    needed = [key for key in NEEDED if not (key == "Requests" and _has_wishes(tables))]
    named = [key for key, of_sheet in form.sheets.items() if of_sheet.sheet]
    absent = [key for key in needed if key not in named]  # what the map names in vain is reported already
    report_other_sheets(_without_ignored(book, form), list(LAYOUTS), sheets, absent, found, others=not book.chosen)
    for key in empty:
        if key in needed:
            found.add(kinds.SHEET_EMPTY, Cell(sheets[key].name), sheet=sheets[key].name, row=phrases.ROW_OF[key])
    if "Requests" not in tables and "Requests" not in needed:
        found.add(request_kinds.REQUESTS_FROM_WISHES, Cell("Requests"))
    return tables, unusable


def sheets_of(book: Book, form: FormMap, found: Findings) -> dict[str, Grid]:
    """The sheet for each canonical name: the one that the map names, else by its name, else by its columns."""
    mapped = _mapped(book, form, found)
    open_ = _without_ignored(book, form)
    wanted = [key for key in LAYOUTS if not form.of(key).sheet]
    by_name = find_sheets(open_, wanted, Findings() if book.chosen else found)
    taken = {id(grid) for grid in mapped.values()}
    free = replace(open_, grids=tuple(grid for grid in open_.grids if id(grid) not in taken))
    sheets = with_sheets_by_columns(free, LAYOUTS, {**mapped, **by_name}, found, form.sheets)
    _report_passed_over(free, form, sheets, found)
    return {key: sheets[key] for key in LAYOUTS if key in sheets}


def _mapped(book: Book, form: FormMap, found: Findings) -> dict[str, Grid]:
    """The sheets that the map names. One may be named for several."""
    mapped: dict[str, Grid] = {}
    for key, of_sheet in form.sheets.items():
        if not of_sheet.sheet:
            continue
        grids = _called(of_sheet.sheet, book)
        cell, meant = form.cell(key, "sheet"), vocabulary().sheets[key].sheet.told
        if len(grids) == 1:
            mapped[key] = grids[0]
        elif grids:
            names = [grid.name for grid in grids]
            found.add(map_kinds.MAP_SHEET_SEVERAL, cell, meant=meant, sheet=of_sheet.sheet, names=listed(names))
        else:
            names = [grid.name for grid in book.grids]
            found.add(
                map_kinds.MAP_SHEET,
                cell,
                suggestion=nearest(of_sheet.sheet, names),
                meant=meant,
                sheet=of_sheet.sheet,
                present=listed(names) if names else phrases.NO_SHEETS,
            )
    for name in sorted({grid.name for grid in mapped.values() if grid.hidden}):
        found.add(kinds.SHEET_HIDDEN, Cell(name), sheet=name)
    return mapped


def _called(name: str, book: Book) -> list[Grid]:
    """The sheets of a name, which may be that of a CSV file with its ending, or have a ``*`` for any letters."""
    bare = name.rpartition(".")[0] if name.lower().endswith(tuple(ENDINGS)) else ""
    for wanted in filter(None, (name, bare)):
        pattern = re.compile(".*".join(re.escape(fold_header(part)) for part in wanted.split("*")))
        found = [grid for grid in book.grids if pattern.fullmatch(fold_header(grid.name))]
        exact = [grid for grid in found if fold_header(grid.name) == fold_header(wanted)]
        if found:
            return exact[:1] or found
    return []


def _without_ignored(book: Book, form: FormMap) -> Book:
    ignored = {fold_header(name) for name in form.ignore} - {
        fold_header(of_sheet.sheet) for of_sheet in form.sheets.values()
    }
    return replace(book, grids=tuple(grid for grid in book.grids if fold_header(grid.name) not in ignored))


def _report_passed_over(free: Book, form: FormMap, sheets: Mapping[str, Grid], found: Findings) -> None:
    """Report sheets that hold what is read from another one already, and files that hold nothing known."""
    read = {id(grid) for grid in sheets.values()}
    by_name = folded_names(list(LAYOUTS))
    for grid in free.grids:
        if id(grid) in read:
            continue
        key = by_name.get(fold_header(grid.name)) or (meant_sheet(grid, LAYOUTS, form.sheets) if free.chosen else None)
        if key is not None and key in sheets:
            kind = file_kinds.FILE_TWICE if free.chosen else kinds.SHEET_TWICE
            # Of two sheets with known names the second is told where the first is found.
            if free.chosen or form.of(key).sheet:
                told = vocabulary().sheets[key].sheet.told
                found.add(kind, Cell(grid.name), used=sheets[key].name, other=grid.name, sheet=told)
        elif free.chosen and key is None:
            first = next(iter(grid.rows.values()), {})
            texts = [written(value) for value in first.values()] or phrases.NONE
            found.add(file_kinds.FILE_UNKNOWN, Cell(grid.name), sheet=grid.name, first=texts)


def _has_wishes(tables: Mapping[str, Table]) -> bool:
    companies = [tables[key] for key in ("Purchasers", "Suppliers") if key in tables]
    return any(row.value("wishes") is not None for table in companies for row in table)
