"""Puts what the organizer added to an agendas workbook into the new one that replaces it.

Besides what ``additions`` has read, the arrangement of the program's own sheets is taken over: hidden columns, widths,
frozen rows, rules of entry and of looks, charts. What has no place any more is listed on the sheet ``Kept``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import copy, deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

from sco_scheduler.background import gc_paused
from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.output.excel.additions import (
    KEYS,
    Key,
    OwnContent,
    OwnMark,
    columns_of,
    each_column,
    has_own_fill,
    has_own_font,
    header_row,
    hidden_columns,
    key_of,
    own_widths,
    sheet_of,
    text_of,
    titles_of,
)
from sco_scheduler.output.excel.sheet_names import FIXED, SheetNames, english_name
from sco_scheduler.output.files import in_memory
from sco_scheduler.output.texts.words import words

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.formatting.rule import Rule
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
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
    created = book.properties.created
    # The own sheets first, so that their names are theirs; the program's own are never taken.
    for title in additions.sheets:
        _copy_sheet(additions.book[title], book, SheetNames((*FIXED, *book.sheetnames)).give(title))
    sheets = {english_name(title): book[title] for title in book.sheetnames}
    old = {
        sheet_of(english_name(title), additions.renamed): additions.book[title] for title in additions.book.sheetnames
    }
    for name, titles in additions.columns.items():
        if name in sheets:
            _add_columns(sheets[name], old[name], titles)
    for name, sheet in sheets.items():
        if name in old and name not in additions.sheets and name != "Record":
            arrange(sheet, old[name])
    left = [mark for mark in additions.marks if not _put_mark(sheets, mark)]
    _keep_left_over(book, left, lang)
    record = book["Record"]
    book.move_sheet(record, len(book.sheetnames) - 1 - book.index(record))
    book.active = 0
    book.properties.modified = created
    with in_memory(target) as file:
        book.save(file)


def _copy_sheet(source: Worksheet, book: Workbook, title: str) -> None:
    """Copy an own sheet: values, formulas, looks, widths, merged cells, comments, choices, filters, print set-up."""
    sheet = book.create_sheet(title)
    for row in source.iter_rows():
        for cell in row:
            if type(cell).__name__ == "MergedCell":
                continue
            if cell.value is not None or cell.has_style or cell.comment is not None:
                _copy_cell(cell, sheet.cell(cell.row, cell.column))
    for letter, size in each_column(source):
        sheet.column_dimensions[letter].width = size.width
        sheet.column_dimensions[letter].hidden = size.hidden
    for number, height in source.row_dimensions.items():
        sheet.row_dimensions[number].height = height.height
        sheet.row_dimensions[number].hidden = height.hidden
    for area in source.merged_cells.ranges:
        sheet.merge_cells(str(area))
    _copy_rules(source, sheet)
    _copy_charts(source, sheet)
    sheet.freeze_panes, sheet.sheet_state = source.freeze_panes, source.sheet_state
    sheet.auto_filter.ref = source.auto_filter.ref
    sheet.sheet_properties.tabColor = copy(source.sheet_properties.tabColor)
    sheet.page_setup.orientation = source.page_setup.orientation
    sheet.page_setup.paperSize = source.page_setup.paperSize


def _copy_cell(source: Cell, target: Cell) -> None:
    target.value = _formula_at(source, target.row) if source.data_type == "f" else source.value
    target.data_type = source.data_type
    target.number_format = source.number_format
    if source.has_style:
        target.font, target.fill, target.border = copy(source.font), copy(source.fill), copy(source.border)
        target.alignment = copy(source.alignment)
    _copy_comment(source, target)


def _formula_at(source: Cell, row: int) -> object:
    """A formula as it reads in another row: what it takes from its own row it takes from that one."""
    from openpyxl.formula.translate import Translator

    if not isinstance(source.value, str) or row == source.row:
        return source.value
    letter = source.column_letter
    return Translator(source.value, origin=source.coordinate).translate_formula(f"{letter}{row}")


def _copy_comment(source: Cell, target: Cell) -> None:
    from openpyxl.comments import Comment

    old = source.comment
    if old is not None:
        target.comment = Comment(old.text, old.author or "", height=old.height, width=old.width)


def _add_columns(sheet: Worksheet, source: Worksheet, titles: Sequence[str]) -> None:
    """Add the own columns behind the program's, with the widths and looks of their headers."""
    header, old = header_row(sheet), header_row(source)
    places = {title: place for place, title in titles_of(source).items()}
    for title in titles:
        column = max(titles_of(sheet)) + 1
        _copy_cell(source.cell(old, places[title]), sheet.cell(header, column))
        letter, earlier = (cell.column_letter for cell in (sheet.cell(header, column), source.cell(old, places[title])))
        sheet.column_dimensions[letter].width = source.column_dimensions[earlier].width
    last = sheet.cell(header, max(titles_of(sheet))).column_letter
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = re.sub(r":[A-Z]+", f":{last}", sheet.auto_filter.ref)


def _put_mark(sheets: Mapping[str, Worksheet], mark: OwnMark) -> bool:
    """Put a mark where it belongs; whether there is such a place."""
    if mark.sheet not in sheets:
        return False
    sheet = sheets[mark.sheet]
    if mark.key:
        row, column = _rows(sheet).get(mark.key), columns_of(sheet).get(key_of(mark.sheet, mark.title))
        if row is None or column is None:
            return False
        target = sheet.cell(row, column)
    else:
        target = sheet[mark.place]
        same = _without_figures if mark.sheet == "Summary" else str
        if same(text_of(target)) != same(mark.text) and not (mark.cell.row <= header_row(sheet) and mark.sheet in KEYS):
            return False
    if type(target).__name__ == "MergedCell":
        return False
    if mark.own:
        _copy_cell(mark.cell, target)
        return True
    _copy_colours(mark.cell, target)
    _copy_comment(mark.cell, target)
    return True


def _without_figures(text: str) -> str:
    """A sentence of the Summary without its numbers and times, which change with every build."""
    return re.sub(r"\d+", "0", text)


def _copy_colours(source: Cell, target: Cell) -> None:
    """Copy the colours that the program does not use."""
    if has_own_fill(source):
        target.fill = copy(source.fill)
    if has_own_font(source):
        font = copy(target.font)
        font.color = copy(source.font.color)
        target.font = font


def _rows(sheet: Worksheet) -> Mapping[Key, int]:
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
                _copy_colours(mark.cell, cell)


# The arrangement of a sheet


def arrange(sheet: Worksheet, source: Worksheet) -> None:
    """Arrange a sheet of the program's as it was before: hidden columns, widths, frozen rows, rules, charts."""
    hidden, widths = hidden_columns(source), _widths_kept(sheet, source)
    if hidden or widths:
        _part_columns(sheet)
    for letter in hidden:
        sheet.column_dimensions[letter].hidden = True
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = width
    if source.freeze_panes is not None:
        sheet.freeze_panes = source.freeze_panes
    _copy_rules(source, sheet)
    _copy_charts(source, sheet)


def _widths_kept(sheet: Worksheet, source: Worksheet) -> Mapping[str, float]:
    """The widths that the organizer gave to columns, by their letter in the new sheet; lists know theirs by title."""
    own = own_widths(source)
    if english_name(sheet.title) not in KEYS:
        return own
    from openpyxl.utils import column_index_from_string, get_column_letter

    places, titles = columns_of(sheet), {cell: key for key, cell in columns_of(source).items()}
    keys = {titles[column_index_from_string(letter)]: width for letter, width in own.items()}
    return {get_column_letter(places[key]): width for key, width in keys.items() if key in places}


def _part_columns(sheet: Worksheet) -> None:
    """Give each column a size of its own, so that one of equal neighbours can be hidden."""
    from openpyxl.worksheet.dimensions import ColumnDimension

    sizes = [(letter, size.width, size.hidden) for letter, size in each_column(sheet)]
    sheet.column_dimensions.clear()
    for letter, width, hidden in sizes:
        sheet.column_dimensions[letter] = ColumnDimension(sheet, letter, width=width, hidden=hidden)


def _copy_rules(source: Worksheet, sheet: Worksheet) -> None:
    """Copy the choices and the conditional looks that a sheet does not have yet."""
    known = {_rule_of_entry(rule) for rule in sheet.data_validations.dataValidation}
    for rule in source.data_validations.dataValidation:
        if _rule_of_entry(rule) not in known:
            sheet.add_data_validation(copy(rule))
    looks = {_rule_of_looks(rule) for rules in sheet.conditional_formatting._cf_rules.values() for rule in rules}
    for area, rules in source.conditional_formatting._cf_rules.items():
        for rule in rules:
            if _rule_of_looks(rule) not in looks:
                sheet.conditional_formatting.add(str(area.sqref), copy(rule))


def _rule_of_entry(rule: DataValidation) -> tuple[object, ...]:
    """What a rule of entry says, wherever it applies: the program's own apply to more rows with every meeting."""
    operator = None if rule.type == "list" else rule.operator  # some programs write one to lists too
    return rule.type, operator, rule.formula1, rule.formula2


def _rule_of_looks(rule: Rule) -> tuple[object, ...]:
    return rule.type, rule.operator, tuple(rule.formula), rule.text


def _copy_charts(source: Worksheet, sheet: Worksheet) -> None:
    for chart in source._charts:
        sheet.add_chart(deepcopy(chart))
