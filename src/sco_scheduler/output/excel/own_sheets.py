"""Copies the sheets that the organizer added to an agendas workbook, whole, into the one that replaces it.

With them goes what belongs to no sheet alone: names of cells, links to other workbooks, and the order of the sheets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy, deepcopy
from typing import TYPE_CHECKING

from sco_scheduler.output.excel.references import References, follow_chart

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.chartsheet import Chartsheet
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.dimensions import Dimension
    from openpyxl.worksheet.worksheet import Worksheet

_SIZE = ("index", "hidden", "outlineLevel", "collapsed", "min", "max", "width", "ht", "bestFit")
_LOOKS = ("font", "fill", "border", "alignment", "protection")


def copy_sheet(source: Worksheet, sheet: Worksheet) -> None:
    """Copy an own sheet: cells, sizes, merged cells, rules, charts, tables, views, protection, and how it prints."""
    for row in source.iter_rows():
        for cell in row:
            if type(cell).__name__ != "MergedCell" and (
                cell.value is not None or cell.has_style or cell.comment is not None or cell.hyperlink is not None
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
    """The size of a column or row, with its looks, which belong to one workbook."""
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
    """Copy a cell with its looks, its comment and its link; a formula as it reads in the row of the target."""
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
    """A formula as it reads in another row: what it takes from its own row it takes from that one."""
    from openpyxl.formula.translate import Translator

    if not isinstance(source.value, str) or row == source.row:
        return source.value
    letter = source.column_letter
    return Translator(source.value, origin=source.coordinate).translate_formula(f"{letter}{row}")


def copy_comment(source: Cell, target: Cell) -> None:
    """Copy the comment of a cell, where it has one."""
    from openpyxl.comments import Comment

    old = source.comment
    if old is not None:
        target.comment = Comment(old.text, old.author or "", height=old.height, width=old.width)


def copy_link(source: Cell, target: Cell) -> None:
    """Copy the link of a cell, where it has one."""
    if source.hyperlink is not None:
        target.hyperlink = copy(source.hyperlink)


def copy_chart_sheet(source: Chartsheet, book: Workbook, title: str, references: References) -> None:
    """Copy a sheet that is one chart."""
    sheet = book.create_chartsheet(title)
    for chart in source._charts:
        follow_chart(made := deepcopy(chart), references)
        sheet.add_chart(made)
    sheet.sheet_state = source.sheet_state


def copy_names(source: Workbook, book: Workbook, references: References) -> None:
    """Copy the names that the organizer gave to cells, and the other workbooks that formulas take something from."""
    for name, defined in source.defined_names.items():
        if name not in book.defined_names and defined.attr_text:
            made = copy(defined)
            made.attr_text = references.formula(made.attr_text)
            book.defined_names[name] = made
    book._external_links = [*book._external_links, *source._external_links]


def put_in_order(book: Workbook, before: Sequence[str], own: Mapping[str, str]) -> None:
    """Move each own sheet behind the one that it stood behind, or to the front.

    Parameters
    ----------
    before
        The titles of all sheets of the old workbook, in their order, as they read in the new one.
    own
        The own sheets.
    """
    sheets = book._sheets  # move_sheet does not know sheets that are a chart
    for place, title in enumerate(before):
        if title not in own.values():
            continue
        sheet = book[title]
        others = [name for name in before[:place] if name in book.sheetnames]
        sheets.remove(sheet)
        sheets.insert(sheets.index(book[others[-1]]) + 1 if others else 0, sheet)
