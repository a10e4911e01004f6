"""How the organizer has arranged a sheet goes into the new one."""

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from sco_scheduler.output.excel.arrangement import arrange, each_column, hidden_columns


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
