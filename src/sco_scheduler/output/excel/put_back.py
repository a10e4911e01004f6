"""Adds the organizer's content of an agendas workbook to the new one that replaces it.

In addition to the content read by ``own_content``, the arrangement of the program's own sheets is restored, and
references to the lists are adjusted. Own sheets are copied as a whole, together with content that belongs to no single
sheet: defined names, links to other workbooks, and the order of the sheets. Content whose place no longer exists is
listed on the sheet ``Kept``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import copy, deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

from sco_scheduler.background import gc_paused
from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.domain.record import RECORD_SHEET
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
from sco_scheduler.output.excel.own_content import OwnContent, OwnMark, has_own_link, sheet_of, written_in
from sco_scheduler.output.excel.provenance import FIXED_NAMES, SheetNames, copy_own_looks, english_name, is_grid
from sco_scheduler.output.excel.references import CellReferences, ListMoves, follow, follow_cell, follow_chart
from sco_scheduler.output.files import in_memory
from sco_scheduler.output.texts.words import words

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.chartsheet import Chartsheet
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.dimensions import Dimension
    from openpyxl.worksheet.worksheet import Worksheet


_KEPT_TITLES = ("kept_sheet", "kept_cell", "kept_row", "kept_column", "kept_text", "kept_comment")


def put_back(target: Path, content: OwnContent, lang: str = "en") -> None:
    """Write the organizer's content into a workbook that was just written, and replace the file.

    Parameters
    ----------
    lang
        The language of the workbook, for the sheet ``Kept``.
    """
    if not content:
        return
    from openpyxl import load_workbook

    with gc_paused():
        _put_back(target, load_workbook(target), content, lang)


def _put_back(target: Path, book: Workbook, content: OwnContent, lang: str) -> None:
    created, written = book.properties.created, frozenset(book.sheetnames)
    own = _copy_own_sheets(book, content)
    sheets = {english_name(title): book[title] for title in book.sheetnames if title not in own.values()}
    old = {
        sheet_of(english_name(sheet.title), content.renamed): sheet
        for sheet in content.book.worksheets
        if sheet.title not in own
    }
    for name, titles in content.columns.items():
        if name in sheets:
            _add_columns(sheets[name], old[name], titles)
    references = _references(sheets, old, own, content)
    for name, sheet in sheets.items():
        if name in old and name != RECORD_SHEET:
            arrange(sheet, old[name], references)
    texts = written_in(book).rows
    left = [mark for mark in content.marks if not _put_mark(sheets, mark, references, texts)]
    _keep_left_over(book, left, lang)
    for title, now in own.items():
        source = content.book[title]
        if source in content.book.chartsheets:
            copy_chart_sheet(source, book, now, references)
        else:
            follow(book[now], references)
    copy_names(content.book, book, references)
    put_in_order(book, [references.titles.get(title, title) for title in content.book.sheetnames], own)
    record = book[RECORD_SHEET]
    book.move_sheet(record, len(book.sheetnames) - 1 - book.index(record))
    seen = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    book.active = book.sheetnames.index(next((title for title in seen if title in written), seen[0]))
    book.properties.modified = created
    with in_memory(target) as file:
        book.save(file)


def _copy_own_sheets(book: Workbook, content: OwnContent) -> dict[str, str]:
    """Copy the own sheets with cells; return the new name of each own sheet, including chart sheets."""
    names = SheetNames((*FIXED_NAMES, *book.sheetnames))
    own = {title: names.give(title) for title in content.sheets}
    for title, now in own.items():
        source = content.book[title]
        if source in content.book.worksheets:
            copy_sheet(source, book.create_sheet(now))
    return own


def _references(
    sheets: Mapping[str, Worksheet], old: Mapping[str, Worksheet], own: Mapping[str, str], content: OwnContent
) -> CellReferences:
    """The new names of the old sheets, and the new places of the lists' rows and columns."""
    titles = {sheet.title: sheets[name].title for name, sheet in old.items() if name in sheets}
    lists = {
        sheet.title: _moves(sheet, sheets[name], content)
        for name, sheet in old.items()
        if name in KEYS and name in sheets
    }
    return CellReferences({**titles, **own}, lists)


def _moves(source: Worksheet, sheet: Worksheet, content: OwnContent) -> ListMoves:
    columns, rows = columns_of(sheet), rows_by_key(sheet)
    before = {content.key_now(source.title, key): row for key, row in rows_by_key(source).items() if any(key)}
    return ListMoves(
        {row: rows[key] for key, row in before.items() if key in rows},
        {place: columns[key] for key, place in columns_of(source).items() if key in columns},
        header_row(source) + 1,
        max(before.values(), default=header_row(source)),
        max((row for key, row in rows.items() if any(key)), default=header_row(sheet)),
    )


def _add_columns(sheet: Worksheet, source: Worksheet, titles: Sequence[str]) -> None:
    """Add the own columns after the program's, with the widths and formatting of their headers."""
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
    sheets: Mapping[str, Worksheet], mark: OwnMark, references: CellReferences, texts: Mapping[str, Sequence[str]]
) -> bool:
    """Apply a mark at its place in the new workbook; return whether that exists.

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
    """The cell of a mark in the new workbook; for a text of the organizer it has to be blank."""
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
    """The row, from 1, with the same texts of the program as the row of a mark; None if there is not exactly one."""
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
    """List the marks whose place no longer exists: the cell, the text of its row, and the content."""
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


_SIZE = ("index", "hidden", "outlineLevel", "collapsed", "min", "max", "width", "ht", "bestFit")
_LOOKS = ("font", "fill", "border", "alignment", "protection")


def copy_sheet(source: Worksheet, sheet: Worksheet) -> None:
    """Copy an own sheet: cells, sizes, merged cells, rules, charts, tables, views, protection, and print settings."""
    for row in source.iter_rows():
        for cell in row:
            if type(cell).__name__ != "MergedCell" and (
                cell.value is not None or cell.has_style or cell.comment is not None
            ):
                copy_cell(cell, sheet.cell(cell.row, cell.column))
    for sizes, now in (
        (source.column_dimensions, sheet.column_dimensions),
        (source.row_dimensions, sheet.row_dimensions),
    ):
        for key, size in sizes.items():
            now[key] = _copy_size(size, sheet)
    for area in source.merged_cells.ranges:
        sheet.merge_cells(str(area))
    for rule in source.data_validations.dataValidation:
        sheet.add_data_validation(deepcopy(rule))
    for area, rules in source.conditional_formatting._cf_rules.items():
        for rule in rules:
            sheet.conditional_formatting.add(str(area.sqref), copy(rule))
    for chart in source._charts:
        sheet.add_chart(deepcopy(chart))
    for table in source.tables.values():
        sheet.add_table(deepcopy(table))
    sheet.sheet_state = source.sheet_state
    for name in ("views", "sheet_format", "sheet_properties", "protection", "auto_filter", "row_breaks", "col_breaks"):
        setattr(sheet, name, deepcopy(getattr(source, name)))
    sheet.sheet_view.tabSelected = False
    _copy_printing(source, sheet)
    sheet.defined_names.update(deepcopy(dict(source.defined_names)))


def _copy_size(size: Dimension, sheet: Worksheet) -> Dimension:
    """The size of a column or row, with a copy of its formatting, which belongs to one workbook."""
    made = type(size)(sheet, **{name: getattr(size, name) for name in _SIZE if hasattr(size, name)})
    if size.has_style:
        _copy_looks(size, made)
    return made


def _copy_printing(source: Worksheet, sheet: Worksheet) -> None:
    for name in ("page_setup", "print_options", "page_margins", "HeaderFooter"):
        setattr(sheet, name, copy(getattr(source, name)))
    sheet.page_setup._parent = sheet
    sheet.print_title_rows = source.print_title_rows
    sheet.print_title_cols = source.print_title_cols
    if source.print_area:
        sheet.print_area = source.print_area


def copy_cell(source: Cell, target: Cell) -> None:
    """Copy a cell with its formatting, comment and link; a formula is adjusted to the row of the target."""
    target.value = _formula_at(source, target.row) if source.data_type == "f" else source.value
    target.data_type = source.data_type
    if source.has_style:
        _copy_looks(source, target)
        target.number_format = source.number_format
    copy_comment(source, target)
    copy_link(source, target)


def _copy_looks(source: Cell | Dimension, target: Cell | Dimension) -> None:
    for name in _LOOKS:
        setattr(target, name, copy(getattr(source, name)))


def _formula_at(source: Cell, row: int) -> object:
    """A formula adjusted to another row: references to its own row become references to that one."""
    from openpyxl.formula.translate import Translator

    if not isinstance(source.value, str) or row == source.row:
        return source.value
    letter = source.column_letter
    return Translator(source.value, origin=source.coordinate).translate_formula(f"{letter}{row}")


def copy_comment(source: Cell, target: Cell) -> None:
    """Copy the comment of a cell, if it has one."""
    from openpyxl.comments import Comment

    old = source.comment
    if old is not None:
        target.comment = Comment(old.text, old.author or "", height=old.height, width=old.width)


def copy_link(source: Cell, target: Cell) -> None:
    """Copy the link of a cell, if it has one."""
    if source.hyperlink is not None:
        target.hyperlink = copy(source.hyperlink)


def copy_chart_sheet(source: Chartsheet, book: Workbook, title: str, references: CellReferences) -> None:
    """Copy a chart sheet."""
    sheet = book.create_chartsheet(title)
    for chart in source._charts:
        follow_chart(made := deepcopy(chart), references)
        sheet.add_chart(made)
    sheet.sheet_state = source.sheet_state


def copy_names(source: Workbook, book: Workbook, references: CellReferences) -> None:
    """Copy the organizer's defined names, and the other workbooks to which formulas refer."""
    for name, defined in source.defined_names.items():
        if name not in book.defined_names and defined.attr_text:
            made = copy(defined)
            made.attr_text = references.formula(made.attr_text)
            book.defined_names[name] = made
    book._external_links = [*book._external_links, *source._external_links]


def put_in_order(book: Workbook, before: Sequence[str], own: Mapping[str, str]) -> None:
    """Move each own sheet behind the sheet that it followed, or to the front.

    Parameters
    ----------
    before
        The titles of all sheets of the old workbook, in order, as in the new one.
    own
        The own sheets.
    """
    sheets = book._sheets  # move_sheet does not support chart sheets
    for place, title in enumerate(before):
        if title not in own.values():
            continue
        sheet = book[title]
        others = [name for name in before[:place] if name in book.sheetnames]
        sheets.remove(sheet)
        sheets.insert(sheets.index(book[others[-1]]) + 1 if others else 0, sheet)
