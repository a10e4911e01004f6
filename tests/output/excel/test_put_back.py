"""How the organizer has arranged a sheet goes into the new one."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension

from sco_scheduler.output.excel.arrangement import arrange, each_column, hidden_columns, is_arranged
from sco_scheduler.output.excel.references import CellReferences, ListMoves


def sheet():
    made = Workbook().active
    made.append(["a", "b", "c", "d"])
    return made


def test_a_range_of_equal_columns_counts_each():
    of = sheet()
    of.column_dimensions["B"].min, of.column_dimensions["B"].max = 2, 3
    of.column_dimensions["B"].hidden = True
    assert [letter for letter, _ in each_column(of)] == ["B", "C"]
    assert hidden_columns(of) == ["B", "C"]


def test_hidden_columns_and_frozen_rows_are_taken_over():
    before, now = sheet(), sheet()
    before.column_dimensions["C"].hidden = True
    before.freeze_panes = "A3"
    now.column_dimensions["B"].width = 20
    arrange(now, before)
    assert hidden_columns(now) == ["C"]
    assert now.freeze_panes == "A3"
    assert now.column_dimensions["B"].width == 20


def test_rules_that_the_program_writes_itself_are_not_doubled():
    before, now = sheet(), sheet()
    for of, area in ((before, "A2:A9"), (now, "A2:A20")):
        rule = DataValidation(type="list", formula1='"x,y"')
        rule.add(area)
        of.add_data_validation(rule)
    own = DataValidation(type="whole", operator="greaterThan", formula1="3")
    own.add("B2")
    before.add_data_validation(own)
    before.conditional_formatting.add("D2:D9", CellIsRule("equal", ["1"], fill=PatternFill("solid", "FF0000")))
    arrange(now, before)
    assert [rule.type for rule in now.data_validations.dataValidation] == ["list", "whole"]
    assert [str(area.sqref) for area in now.conditional_formatting] == ["D2:D9"]
    arrange(now, before)
    assert len(now.data_validations.dataValidation) == 2


MOVES = ListMoves({2: 3, 3: 2, 5: 4}, {22: 23}, 2, 5, 4)
"""Of rows 2 to 5 row 4 is gone and the first two have changed places; an own column is one further."""


def hide(of):
    of.column_dimensions["C"].hidden = True


def zoom(of):
    of.sheet_view.zoomScale, of.sheet_view.zoomScaleNormal = 70, 80


def state(of):
    of.sheet_state = "hidden"


def tab(of):
    of.sheet_properties.tabColor = "FF6600"


def guard(of):
    of.protection.sheet, of.protection.formatCells = True, False


def freeze(of):
    of.freeze_panes = "D7"


def draw(of):
    chart = BarChart()
    chart.add_data(Reference(of, min_col=2, min_row=1, max_row=3))
    chart.ser[0].val.numRef.f = "Before!$A$3"
    of.add_chart(chart)


def name(of):
    of.defined_names["Here"] = DefinedName("Here", attr_text="Before!$A$3")
    of.defined_names["There"] = DefinedName("There", attr_text="Before!$A$3")
    of.defined_names["Empty"] = DefinedName("Empty", attr_text=None)


def colour(of):
    rule = FormulaRule(formula=["$V3=Before!$A$2"], fill=PatternFill("solid", "FF0000"))
    of.conditional_formatting.add("V3", rule)


def limit(of):
    rule = DataValidation(type="whole", operator="between", formula1="3", formula2="Before!$A$2")
    rule.sqref = MultiCellRange("B3 V4 A9")
    of.add_data_validation(rule)


@pytest.mark.parametrize("change", [None, hide, zoom, state, tab, guard, freeze, draw, name, colour, limit])
def test_one_thing_that_was_arranged_is_found_and_restored_alone(change):
    before, now = sheet(), sheet()
    before.title, now.title = "Before", "Now"
    if change is not None:
        change(before)
    now.defined_names["There"] = DefinedName("There", attr_text="Now!$B$2")
    now.sheet_view.zoomScaleNormal, now.protection.formatCells = 95, True
    assert is_arranged(before) is (change is not None)
    arrange(now, before, CellReferences({"Before": "Now"}, {"Before": MOVES}))
    assert hidden_columns(now) == (["C"] if change is hide else [])
    view = now.sheet_view
    viewed = {zoom: (70, 80), state: (None, None), tab: (None, None)}.get(change, (None, 95))
    assert (view.zoomScale, view.zoomScaleNormal) == viewed
    assert now.sheet_state == ("hidden" if change is state else "visible")
    assert (now.sheet_properties.tabColor is not None) is (change is tab)
    assert (now.protection.sheet, now.protection.formatCells) == ((True, False) if change is guard else (False, True))
    assert now.freeze_panes == ("D7" if change is freeze else None)
    assert [c.ser[0].val.numRef.f for c in now._charts] == (["'Now'!$A$2"] if change is draw else [])
    names = {name: defined.attr_text for name, defined in now.defined_names.items()}
    assert names == {"There": "Now!$B$2", **({"Here": "'Now'!$A$2"} if change is name else {})}
    rules = [(str(a.sqref), r[0].formula) for a, r in now.conditional_formatting._cf_rules.items()]
    assert rules == ([("W2", ["$V2='Now'!$A$3"])] if change is colour else [])
    limits = [(str(r.sqref), r.formula1, r.formula2) for r in now.data_validations.dataValidation]
    assert limits == ([("A9 B2", "3", "'Now'!$A$3")] if change is limit else [])
    assert [c.ser[0].val.numRef.f for c in before._charts] == (["Before!$A$3"] if change is draw else [])


def test_groups_of_columns_are_restored_as_they_were():
    before, now = sheet(), sheet()
    before.column_dimensions["B"] = ColumnDimension(before, "B", min=2, max=3, outlineLevel=2, collapsed=True)
    now.column_dimensions["A"] = ColumnDimension(now, "A", min=1, max=4, width=17)
    arrange(now, before)
    sizes = {letter: (size.width, size.outlineLevel or 0, bool(size.collapsed)) for letter, size in each_column(now)}
    assert sizes == {"A": (17, 0, False), "B": (13, 2, True), "C": (13, 2, True), "D": (17, 0, False)}


def test_rows_of_a_list_are_hidden_and_grouped_where_they_are_now():
    before, now = sheet(), sheet()
    before.title, now.title = "Meetings", "Meetings"
    for of in (before, now):
        of.auto_filter.ref = "A1:D9"
    for row in (3, 4, 9):
        before.row_dimensions[row].hidden = True
    before.row_dimensions[5].outlineLevel = 1
    before.auto_filter.add_filter_column(2, ["x"])
    arrange(now, before, CellReferences({}, {"Meetings": MOVES}))
    rows = {number: (bool(size.hidden), size.outlineLevel or 0) for number, size in now.row_dimensions.items()}
    assert {number: said for number, said in rows.items() if any(said)} == {2: (True, 0), 4: (False, 1)}
    assert [column.colId for column in now.auto_filter.filterColumn] == [2]
    plain = sheet()
    plain.title = "Other"
    arrange(plain, before)
    assert plain.auto_filter.filterColumn == []


def test_only_the_first_thousand_columns_have_sizes_of_their_own():
    of = sheet()
    of.column_dimensions["E"] = ColumnDimension(of, "E", min=5, max=16384, hidden=True)
    assert hidden_columns(of) == ["E"]
    of.cell(1, 1200).value = "far"
    assert len(hidden_columns(of)) == 996
