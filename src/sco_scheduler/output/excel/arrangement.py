"""Restores the organizer's arrangement of the program's own sheets.

That is hidden columns and rows, groups, widths, frozen panes, filters, tab colours, zoom, protection, data validation,
conditional formatting, and charts. Row heights and print settings are the program's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy, deepcopy
from typing import TYPE_CHECKING, Any

from sco_scheduler.domain.record import MEETINGS_SHEET
from sco_scheduler.output.excel.book import fitted
from sco_scheduler.output.excel.lists import KEYS, columns_of, key_of, list_columns, titles_of
from sco_scheduler.output.excel.provenance import english_name
from sco_scheduler.output.excel.references import CellReferences, follow_chart, follow_rule
from sco_scheduler.output.excel.sheets import hall, meetings, participants, summary

if TYPE_CHECKING:
    from openpyxl.formatting.rule import Rule
    from openpyxl.worksheet.cell_range import MultiCellRange
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.dimensions import RowDimension
    from openpyxl.worksheet.worksheet import Worksheet

_FROZEN = frozenset(
    {
        "B2",
        "C5",
        f"A{participants.AGENDA_HEADER_ROW + 2}",
        f"B{hall.GRID_FIRST_ROW + 1}",
        f"B{hall.INTERPRETERS_HEADER_ROW + 2}",
    }
)
"""The program's frozen panes: of Meetings, of other lists, of agendas, grids and interpreters."""

_MOST_COLUMNS = 1000
"""Columns beyond this number are ignored: a range to the sheet's end stands for all unused columns."""

_EDGE = 5 / 7
"""The padding on both sides of a cell, in characters, which a file adds to a width."""

_SAME = 0.5
"""Widths that differ by less are equal: office programs round them."""


def each_column(sheet: Worksheet) -> list[tuple[str, Any]]:
    """The size of each column by its letter; a workbook stores equal neighbours as one range."""
    from openpyxl.utils import get_column_letter

    found = []
    used = min(sheet.max_column, _MOST_COLUMNS)  # computed once: it scans all cells
    for size in sheet.column_dimensions.values():
        first = size.min or 0
        last = min(size.max or first, max(first, used))
        found += [(get_column_letter(n), size) for n in range(first, last + 1)] if first else [(size.index, size)]
    return found


def own_widths(sheet: Worksheet) -> dict[str, float]:
    """The organizer's column widths on one of the program's sheets, by letter."""
    from openpyxl.utils import get_column_letter

    name, sizes = english_name(sheet.title), {letter: size.width for letter, size in each_column(sheet)}
    if name in KEYS:
        titles = {get_column_letter(place): (key_of(name, title), title) for place, title in titles_of(sheet).items()}
        return _own_list_widths(titles, sizes, name)
    letters = [get_column_letter(place) for place in range(1, min(sheet.max_column, _MOST_COLUMNS) + 1)]
    return {} if sheet.auto_filter.ref else _own_sheet_widths(sizes, letters)


def _own_list_widths(columns: Mapping[str, tuple[str, str]], sizes: Mapping[str, float], name: str) -> dict[str, float]:
    """Return the organizer's column widths on a list, by letter.

    Parameters
    ----------
    columns
        The key and the title of each column by its letter.
    sizes
        The width of each column by its letter.
    name
        The English name of the list's sheet.
    """
    known = list_columns(name)
    places = {at: (known[key], title) for at, (key, title) in columns.items() if key in known}
    printed = {MEETINGS_SHEET: meetings.MEETINGS_PRINTED, "Unmet": meetings.UNMET_PRINTED}.get(name)
    made = fitted([column for column, _ in places.values()], [title for _, title in places.values()], printed)
    return _differing(sizes, {at: column.width for at, column in zip(places, made, strict=True)})


def _own_sheet_widths(sizes: Mapping[str, float], letters: Sequence[str]) -> dict[str, float]:
    """Return the organizer's column widths on a sheet that is not a list, by letter.

    They are compared with the program's widths for the kind of sheet with the fewest differences.

    Parameters
    ----------
    sizes
        The width of each column by its letter; some programs omit default widths.
    letters
        All columns of the sheet.
    """
    slots = (hall.SLOT_WIDTH,) * max(0, len(letters) - 1)
    kinds: Sequence[Sequence[float]] = (
        *participants.AGENDA_WIDTHS,
        summary.WIDTHS,
        hall.INTERPRETER_WIDTHS,
        (hall.LABEL_WIDTH, *slots),
    )
    own = (
        _differing(sizes, dict(zip(letters, widths, strict=False))) for widths in kinds if len(widths) <= len(letters)
    )
    return min(own, key=len, default={})


def _differing(sizes: Mapping[str, Any], given: Mapping[str, float]) -> dict[str, float]:
    return {at: sizes[at] for at, width in given.items() if sizes.get(at) and abs(sizes[at] - width - _EDGE) > _SAME}


def hidden_columns(sheet: Worksheet) -> list[str]:
    """The letters of the hidden columns."""
    return [letter for letter, size in each_column(sheet) if size.hidden]


def is_arranged(sheet: Worksheet) -> bool:
    """Whether the organizer has changed the arrangement of one of the program's sheets."""
    return bool(
        sheet._charts
        or hidden_columns(sheet)
        or own_widths(sheet)
        or _own_rows(sheet)
        or _has_own_freeze(sheet)
        or _has_own_view(sheet)
        or sheet.auto_filter.filterColumn
        or sheet.protection.sheet
        or any(_is_own_validation(sheet, rule) for rule in sheet.data_validations.dataValidation)
        or sheet.conditional_formatting
        or sheet.defined_names
    )


def _own_rows(sheet: Worksheet) -> dict[int, RowDimension]:
    """The hidden or grouped rows of a list, by number."""
    if english_name(sheet.title) not in KEYS:
        return {}
    return {number: size for number, size in sheet.row_dimensions.items() if size.hidden or size.outlineLevel}


def _has_own_freeze(sheet: Worksheet) -> bool:
    return sheet.freeze_panes is not None and sheet.freeze_panes not in _FROZEN


def _has_own_view(sheet: Worksheet) -> bool:
    """Whether the tab has a colour, or the sheet is hidden or zoomed."""
    properties = sheet.sheet_properties
    return (
        properties.tabColor is not None
        or sheet.sheet_state != "visible"
        or (sheet.sheet_view.zoomScale or 100) != 100  # the value that office programs write if nobody zoomed
    )


def _is_own_validation(sheet: Worksheet, rule: DataValidation) -> bool:
    """Whether a validation rule is the organizer's: the program's are on Meetings and named after their column."""
    return english_name(sheet.title) != MEETINGS_SHEET or rule.promptTitle not in titles_of(sheet).values()


def arrange(sheet: Worksheet, source: Worksheet, references: CellReferences | None = None) -> None:
    """Restore the arrangement of one of the program's sheets.

    Parameters
    ----------
    sheet
        The new sheet.
    source
        The sheet that it replaces.
    references
        Maps the cells that rules and charts refer to.
    """
    known = references or CellReferences()
    hidden, widths = hidden_columns(source), _widths_kept(sheet, source)
    groups = {letter: size for letter, size in each_column(source) if size.outlineLevel}
    _part_columns(sheet)
    for letter in hidden:
        sheet.column_dimensions[letter].hidden = True
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = width
    for letter, size in groups.items():
        sheet.column_dimensions[letter].outlineLevel = size.outlineLevel
        sheet.column_dimensions[letter].collapsed = size.collapsed
    _arrange_rows(sheet, source, known)
    if _has_own_freeze(source):
        sheet.freeze_panes = source.freeze_panes
    if _has_own_view(source):
        sheet.sheet_properties.tabColor = copy(source.sheet_properties.tabColor)
        sheet.sheet_state = source.sheet_state
        sheet.sheet_view.zoomScale = source.sheet_view.zoomScale
        sheet.sheet_view.zoomScaleNormal = source.sheet_view.zoomScaleNormal
    if source.protection.sheet:
        sheet.protection = copy(source.protection)
    _copy_rules(source, sheet, known)
    for chart in source._charts:
        follow_chart(made := deepcopy(chart), known)
        sheet.add_chart(made)
    for name, defined in source.defined_names.items():
        if name not in sheet.defined_names and defined.attr_text:
            sheet.defined_names[name] = copy(defined)
            sheet.defined_names[name].attr_text = known.formula(defined.attr_text)


def _arrange_rows(sheet: Worksheet, source: Worksheet, references: CellReferences) -> None:
    """Hide and group the rows of a list as before, and restore its filter."""
    moves = references.lists.get(source.title)
    for number, size in _own_rows(source).items():
        now = number if moves is None else moves.rows.get(number)
        if now is not None:
            sheet.row_dimensions[now].hidden = size.hidden
            sheet.row_dimensions[now].outlineLevel = size.outlineLevel
    if english_name(sheet.title) in KEYS and sheet.auto_filter.ref:
        sheet.auto_filter.filterColumn = deepcopy(source.auto_filter.filterColumn)


def _widths_kept(sheet: Worksheet, source: Worksheet) -> Mapping[str, float]:
    """The organizer's column widths by letter in the new sheet; on lists, columns are identified by title."""
    own = own_widths(source)
    if english_name(sheet.title) not in KEYS:
        return own
    from openpyxl.utils import column_index_from_string, get_column_letter

    places, titles = columns_of(sheet), {cell: key for key, cell in columns_of(source).items()}
    keys = {titles[column_index_from_string(letter)]: width for letter, width in own.items()}
    return {get_column_letter(places[key]): width for key, width in keys.items() if key in places}


def _part_columns(sheet: Worksheet) -> None:
    """Give each column a separate size, so that one of equal neighbours can be hidden."""
    from openpyxl.worksheet.dimensions import ColumnDimension

    sizes = [(letter, size.width, size.hidden) for letter, size in each_column(sheet)]
    sheet.column_dimensions.clear()
    for letter, width, hidden in sizes:
        sheet.column_dimensions[letter] = ColumnDimension(sheet, letter, width=width, hidden=hidden)


def _copy_rules(source: Worksheet, sheet: Worksheet, references: CellReferences) -> None:
    """Copy missing data validation and conditional formatting rules, to the new places of their cells."""
    known = {_validation_content(rule) for rule in sheet.data_validations.dataValidation}
    for rule in source.data_validations.dataValidation:
        areas = _areas_now(rule.sqref, source.title, references)
        if areas and _validation_content(rule) not in known:
            made = deepcopy(rule)
            follow_rule(made, references)
            made.sqref = type(rule.sqref)(areas)
            sheet.add_data_validation(made)
    looks = {_formatting_content(rule) for rules in sheet.conditional_formatting._cf_rules.values() for rule in rules}
    for area, rules in source.conditional_formatting._cf_rules.items():
        areas = _areas_now(area.sqref, source.title, references)
        for rule in rules:
            if areas and _formatting_content(rule) not in looks:
                made = copy(rule)
                made.formula = [_formula_of_rule(text, area.sqref, areas, references) for text in rule.formula]
                sheet.conditional_formatting.add(areas, made)


def _areas_now(areas: MultiCellRange, title: str, references: CellReferences) -> str:
    """The present cells of a rule's ranges; cells that no longer exist are omitted."""
    return " ".join(filter(None, (references.area(str(area), title) for area in areas.sorted())))


def _formula_of_rule(text: str, before: MultiCellRange, now: str, references: CellReferences) -> str:
    """A formula of a rule, with references to the row of its first cell adjusted to that row's present place."""
    from openpyxl.formula.translate import Translator

    first, place = str(before.sorted()[0]).partition(":")[0], now.partition(" ")[0].partition(":")[0]
    moved = Translator(f"={text}", origin=first).translate_formula(place)
    return references.formula(str(moved))[1:]


def _validation_content(rule: DataValidation) -> tuple[object, ...]:
    """A validation rule without its range, since the program's own rules cover more rows with every meeting."""
    if rule.type == "list":  # some programs write an operator and a second formula for lists too
        return rule.type, rule.formula1
    return rule.type, rule.operator, rule.formula1, rule.formula2


def _formatting_content(rule: Rule) -> tuple[object, ...]:
    return rule.type, rule.operator, tuple(rule.formula), rule.text
