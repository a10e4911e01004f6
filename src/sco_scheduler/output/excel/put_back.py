"""Puts what the organizer added to an agendas workbook into the new one that replaces it.

Besides what ``additions`` has read, the arrangement of the program's own sheets is taken over, and what refers to the
lists follows them. What has no place any more is listed on the sheet ``Kept``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sco_scheduler.background import gc_paused
from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.domain.record import RECORD_SHEET
from sco_scheduler.output.excel.additions import OwnContent, OwnMark, has_own_link, sheet_of, written_in
from sco_scheduler.output.excel.arrangement import arrange
from sco_scheduler.output.excel.lists import (
    KEYS,
    columns_of,
    header_row,
    key_of,
    rows_by_key,
    style_of_column,
    text_of,
    titles_of,
)
from sco_scheduler.output.excel.own_looks import copy_own_looks
from sco_scheduler.output.excel.own_sheets import (
    copy_cell,
    copy_chart_sheet,
    copy_comment,
    copy_link,
    copy_names,
    copy_sheet,
    put_in_order,
)
from sco_scheduler.output.excel.references import ListMoves, References, follow, follow_cell
from sco_scheduler.output.excel.sheet_names import FIXED, SheetNames, english_name, is_grid
from sco_scheduler.output.files import in_memory
from sco_scheduler.output.texts.words import words

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_KEPT_TITLES = ("kept_sheet", "kept_cell", "kept_row", "kept_column", "kept_text", "kept_comment")


def put_back(target: Path, additions: OwnContent, lang: str = "en") -> None:
    """Write additions into a workbook that was just written, and replace the file.

    Parameters
    ----------
    lang
        The language of the workbook, for the sheet of what has no place any more.
    """
    if not additions:
        return
    from openpyxl import load_workbook

    with gc_paused():
        _put_back(target, load_workbook(target), additions, lang)


def _put_back(target: Path, book: Workbook, additions: OwnContent, lang: str) -> None:
    created, written = book.properties.created, frozenset(book.sheetnames)
    own = _copy_own_sheets(book, additions)
    sheets = {english_name(title): book[title] for title in book.sheetnames if title not in own.values()}
    old = {
        sheet_of(english_name(sheet.title), additions.renamed): sheet
        for sheet in additions.book.worksheets
        if sheet.title not in own
    }
    for name, titles in additions.columns.items():
        if name in sheets:
            _add_columns(sheets[name], old[name], titles)
    references = _references(sheets, old, own, additions)
    for name, sheet in sheets.items():
        if name in old and name != RECORD_SHEET:
            arrange(sheet, old[name], references)
    texts = written_in(book)
    left = [mark for mark in additions.marks if not _put_mark(sheets, mark, references, texts)]
    _keep_left_over(book, left, lang)
    for title, now in own.items():
        source = additions.book[title]
        if source in additions.book.chartsheets:
            copy_chart_sheet(source, book, now, references)
        else:
            follow(book[now], references)
    copy_names(additions.book, book, references)
    put_in_order(book, [references.titles.get(title, title) for title in additions.book.sheetnames], own)
    record = book[RECORD_SHEET]
    book.move_sheet(record, len(book.sheetnames) - 1 - book.index(record))
    seen = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    book.active = book.sheetnames.index(next((title for title in seen if title in written), seen[0]))
    book.properties.modified = created
    with in_memory(target) as file:
        book.save(file)


def _copy_own_sheets(book: Workbook, additions: OwnContent) -> dict[str, str]:
    """Copy the own sheets with cells; return what each own sheet is called now, those that are a chart too."""
    names = SheetNames((*FIXED, *book.sheetnames))
    own = {title: names.give(title) for title in additions.sheets}
    for title, now in own.items():
        source = additions.book[title]
        if source in additions.book.worksheets:
            copy_sheet(source, book.create_sheet(now))
    return own


def _references(
    sheets: Mapping[str, Worksheet], old: Mapping[str, Worksheet], own: Mapping[str, str], additions: OwnContent
) -> References:
    """What the old sheets are called now, and where the rows and columns of the lists went."""
    titles = {sheet.title: sheets[name].title for name, sheet in old.items() if name in sheets}
    lists = {
        sheet.title: _moves(sheet, sheets[name], additions)
        for name, sheet in old.items()
        if name in KEYS and name in sheets
    }
    return References({**titles, **own}, lists)


def _moves(source: Worksheet, sheet: Worksheet, additions: OwnContent) -> ListMoves:
    columns, rows = columns_of(sheet), rows_by_key(sheet)
    before = {additions.key_now(source.title, key): row for key, row in rows_by_key(source).items() if any(key)}
    return ListMoves(
        {row: rows[key] for key, row in before.items() if key in rows},
        {place: columns[key] for key, place in columns_of(source).items() if key in columns},
        header_row(source) + 1,
        max(before.values(), default=header_row(source)),
        max((row for key, row in rows.items() if any(key)), default=header_row(sheet)),
    )


def _add_columns(sheet: Worksheet, source: Worksheet, titles: Sequence[str]) -> None:
    """Add the own columns behind the program's, with the widths and looks of their headers."""
    header, old = header_row(sheet), header_row(source)
    places = {title: place for place, title in titles_of(source).items()}
    for title in titles:
        column = max(titles_of(sheet)) + 1
        copy_cell(source.cell(old, places[title]), sheet.cell(header, column))
        letter, earlier = (cell.column_letter for cell in (sheet.cell(header, column), source.cell(old, places[title])))
        sheet.column_dimensions[letter].width = source.column_dimensions[earlier].width
    last = sheet.cell(header, max(titles_of(sheet))).column_letter
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = re.sub(r":[A-Z]+", f":{last}", sheet.auto_filter.ref)


def _put_mark(
    sheets: Mapping[str, Worksheet], mark: OwnMark, references: References, texts: Mapping[str, Sequence[str]]
) -> bool:
    """Put a mark where it belongs; whether there is such a place.

    Parameters
    ----------
    texts
        The hashes of the rows of each sheet as it was written.
    """
    has_place = mark.sheet in sheets and not (mark.over or mark.inserted)
    target = _place_of(mark, sheets[mark.sheet], texts) if has_place else None
    if target is None or type(target).__name__ == "MergedCell":
        return False
    if mark.own:
        copy_cell(mark.cell, target)
        follow_cell(target, references, mark.cell.parent.title)
        return True
    copy_own_looks(mark.cell, target, style_of_column(mark.sheet, mark.title) if mark.key else "")
    copy_comment(mark.cell, target)
    if has_own_link(mark.cell):
        copy_link(mark.cell, target)
    return True


def _place_of(mark: OwnMark, sheet: Worksheet, texts: Mapping[str, Sequence[str]]) -> Cell | None:
    """The cell where a mark belongs; for a text of the organizer's it has to be blank."""
    if mark.key:
        row = rows_by_key(sheet).get(mark.key)
        column = columns_of(sheet).get(key_of(mark.sheet, mark.title)) if mark.title else mark.cell.column
    else:
        column = mark.cell.column
        row = _row_now(mark, texts.get(sheet.title, ())) if mark.row else mark.cell.row
    if row is None or column is None:
        return None
    target: Cell = sheet.cell(row, column)
    if mark.own:
        return target if target.value is None else None
    same = _without_figures if mark.sheet == "Summary" else str
    is_header = mark.sheet in KEYS and mark.cell.row <= header_row(sheet)
    return target if mark.key or is_header or same(text_of(target)) == same(mark.text) else None


def _row_now(mark: OwnMark, rows: Sequence[str]) -> int | None:
    """The row, from 1, in which the program wrote the same as in the row of a mark; None if not in just one."""
    row: int = mark.cell.row
    if is_grid(mark.sheet):
        rows = [line[: len(mark.row)] for line in rows]
    if rows[row - 1 : row] == [mark.row]:
        return row
    return rows.index(mark.row) + 1 if rows.count(mark.row) == 1 else None


def _without_figures(text: str) -> str:
    """A sentence of the Summary without its numbers and times, which change with every build."""
    return re.sub(r"\d+", "0", text)


def _keep_left_over(book: Workbook, left: Sequence[OwnMark], lang: str) -> None:
    """List the marks that have no place any more: the cell, the text of its row, and what was written."""
    if not left:
        return
    names = {words(lang)["workbook.sheet_kept"] for lang in LANGUAGES}
    there = next((name for name in book.sheetnames if name in names), None)
    if there is not None:
        sheet = book[there]
    else:
        own = words(lang)
        sheet = book.create_sheet(own["workbook.sheet_kept"])
        sheet.append([own[f"workbook.{title}"] for title in _KEPT_TITLES])
    for mark in left:
        comment = mark.cell.comment.text if getattr(mark.cell, "comment", None) is not None else ""
        for column, text in enumerate(
            (mark.sheet, mark.place, " / ".join(mark.key), mark.title, text_of(mark.cell), comment), start=1
        ):
            cell = sheet.cell(sheet.max_row + (column == 1), column)
            cell.value, cell.data_type = text, "s"
            if column == _KEPT_TITLES.index("kept_text") + 1:
                copy_own_looks(mark.cell, cell)
