"""How the organizer has arranged a sheet: hidden columns, frozen rows, rules of entry and of looks, charts."""

from __future__ import annotations

from copy import copy, deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.formatting.rule import Rule
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_COLUMNS = 1000
"""Columns beyond it are looked at no more: a range to the sheet's end stands for all that are not used."""


def each_column(sheet: Worksheet) -> list[tuple[str, Any]]:
    """The size of each column by its letter; a workbook has those of equal neighbours as one range."""
    from openpyxl.utils import get_column_letter

    found = []
    for size in sheet.column_dimensions.values():
        first = size.min or 0
        last = min(size.max or first, max(first, min(sheet.max_column, _MOST_COLUMNS)))
        found += [(get_column_letter(n), size) for n in range(first, last + 1)] if first else [(size.index, size)]
    return found


def hidden_columns(sheet: Worksheet) -> list[str]:
    """The letters of the columns that are hidden."""
    return [letter for letter, size in each_column(sheet) if size.hidden]


def _part_columns(sheet: Worksheet) -> None:
    """Give each column a size of its own, so that one of equal neighbours can be hidden."""
    from openpyxl.worksheet.dimensions import ColumnDimension

    sizes = [(letter, size.width, size.hidden) for letter, size in each_column(sheet)]
    sheet.column_dimensions.clear()
    for letter, width, hidden in sizes:
        sheet.column_dimensions[letter] = ColumnDimension(sheet, letter, width=width, hidden=hidden)


def arrange(sheet: Worksheet, source: Worksheet) -> None:
    """Arrange a sheet of the program's as she had it: hidden columns, frozen rows, rules of her own, charts.

    Parameters
    ----------
    sheet
        The new sheet.
    source
        The sheet as it was before.
    """
    if hidden := hidden_columns(source):
        _part_columns(sheet)
    for letter in hidden:
        sheet.column_dimensions[letter].hidden = True
    if source.freeze_panes is not None:
        sheet.freeze_panes = source.freeze_panes
    copy_rules(source, sheet)
    copy_charts(source, sheet)


def copy_rules(source: Worksheet, sheet: Worksheet) -> None:
    """Copy the choices and the conditional looks that a sheet does not have yet.

    Parameters
    ----------
    source
        The sheet as it was before.
    sheet
        The new sheet.
    """
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


def copy_charts(source: Worksheet, sheet: Worksheet) -> None:
    """Copy the charts of a sheet.

    Parameters
    ----------
    source
        The sheet as it was before.
    sheet
        The new sheet.
    """
    for chart in source._charts:
        sheet.add_chart(deepcopy(chart))
