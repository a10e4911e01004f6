"""What is copied of a sheet, in which order sheets stand, and what is kept aside: part by part."""

from __future__ import annotations

from copy import copy
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from sco_scheduler.output.excel.own_content import OwnMark
from sco_scheduler.output.excel.put_back import (
    _keep_left_over,
    _row_now,
    copy_cell,
    copy_chart_sheet,
    copy_names,
    copy_sheet,
    put_in_order,
)
from sco_scheduler.output.excel.references import CellReferences, ListMoves

PINK = PatternFill("solid", start_color="FF66CC")


def own_sheet() -> Worksheet:
    """A sheet with one of everything that is copied."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("day", "number", None, "=B2+B3"), (1, 10), (2, 20)):
        sheet.append(row)
    sheet["A1"].font, sheet["A1"].fill = Font(bold=True, color="FF0000"), PINK
    sheet["A1"].border, sheet["A1"].alignment = Border(left=Side("thick")), Alignment(wrap_text=True)
    sheet["A1"].protection, sheet["B2"].number_format = Protection(locked=False), "0.00"
    sheet["C5"].fill = PINK
    sheet["C6"].comment = Comment("call", "Anna", height=50, width=60)
    sheet["C7"].hyperlink = "https://example.org"
    sheet.merge_cells("A5:B6")
    sheet.column_dimensions["B"].width, sheet.column_dimensions["C"].hidden = 33, True
    sheet.column_dimensions["E"].font = Font(italic=True)
    sheet.row_dimensions[2].height, sheet.row_dimensions[3].outlineLevel = 44, 1
    rule = DataValidation(type="whole", operator="greaterThan", formula1="3")
    rule.add("B2:B9")
    sheet.add_data_validation(rule)
    sheet.conditional_formatting.add("A2:A3", FormulaRule(formula=["$A2=1"], fill=PINK))
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3))
    sheet.add_chart(chart, "F2")
    sheet.add_table(Table(displayName="Numbers", ref="A1:B3"))
    sheet.sheet_state = "hidden"
    sheet.freeze_panes, sheet.sheet_view.tabSelected = "B2", True
    sheet.sheet_properties.tabColor, sheet.sheet_format.defaultRowHeight = "FF6600", 20
    sheet.protection.sheet, sheet.auto_filter.ref = True, "A1:B3"
    sheet.row_breaks.append(Break(id=2))
    sheet.col_breaks.append(Break(id=3))
    sheet.page_setup.orientation, sheet.print_options.gridLines = "landscape", True
    sheet.page_margins.left, sheet.oddHeader.center.text = 0.2, "for the hall"
    sheet.print_title_rows, sheet.print_title_cols, sheet.print_area = "1:1", "A:A", "A1:F9"
    sheet.defined_names["Here"] = DefinedName("Here", attr_text="Sheet!$A$1")
    return sheet


LOOKS: dict[str, Any] = {
    "values": lambda s: [[cell.value for cell in row] for row in s["A1:D3"]],
    "kinds": lambda s: [cell.data_type for cell in s[1]],
    "letters": lambda s: (s["A1"].font.bold, s["A1"].font.color.rgb, s["A1"].alignment.wrap_text),
    "cell": lambda s: (s["A1"].fill.fgColor.rgb, s["A1"].border.left.style, s["A1"].protection.locked),
    "format": lambda s: s["B2"].number_format,
    "only coloured": lambda s: s["C5"].fill.fgColor.rgb,
    "comment": lambda s: (s["C6"].comment.text, s["C6"].comment.author, s["C6"].comment.height, s["C6"].comment.width),
    "link": lambda s: s["C7"].hyperlink.target,
    "merged": lambda s: list(map(str, s.merged_cells.ranges)),
    "columns": lambda s: [(k, d.width, d.hidden, d.font.italic) for k, d in sorted(s.column_dimensions.items())],
    "rows": lambda s: [(k, d.height, d.outlineLevel) for k, d in sorted(s.row_dimensions.items()) if k < 4],
    "validation": lambda s: [(str(r.sqref), r.formula1) for r in s.data_validations.dataValidation],
    "rules": lambda s: [
        (str(a.sqref), [r.formula for r in rs]) for a, rs in s.conditional_formatting._cf_rules.items()
    ],
    "charts": lambda s: [chart.anchor for chart in s._charts],
    "tables": lambda s: [(t.displayName, t.ref) for t in s.tables.values()],
    "state": lambda s: (s.sheet_state, s.freeze_panes, s.sheet_properties.tabColor.rgb),
    "height": lambda s: s.sheet_format.defaultRowHeight,
    "guard": lambda s: (s.protection.sheet, s.auto_filter.ref),
    "breaks": lambda s: ([b.id for b in s.row_breaks.brk], [b.id for b in s.col_breaks.brk]),
    "page": lambda s: (
        s.page_setup.orientation,
        s.print_options.gridLines,
        s.page_margins.left,
        s.oddHeader.center.text,
    ),
    "printed": lambda s: (s.print_title_rows, s.print_title_cols, s.print_area.rpartition("!")[2]),
    "names": lambda s: [name.attr_text for name in s.defined_names.values()],
}


def test_each_part_of_a_sheet_is_copied_and_belongs_to_the_copy():
    source, book = own_sheet(), Workbook()
    sheet = book.create_sheet("Copy")
    copy_sheet(source, sheet)
    assert {name: look(sheet) for name, look in LOOKS.items()} == {name: look(source) for name, look in LOOKS.items()}
    assert (source.sheet_view.tabSelected, sheet.sheet_view.tabSelected) == (True, False)
    assert "B6" not in sheet._cells or type(sheet["B6"]).__name__ == "MergedCell"
    assert sheet.page_setup._parent is sheet
    assert (3, 8) not in sheet._cells


def test_a_copied_cell_has_what_the_first_has_and_no_more():
    source, target = Workbook().active, Workbook().active
    assert source is not None
    assert target is not None
    source["B2"], source["B3"], source["B4"], source["B5"] = "=A2*$A$1", "=A3", "text", 7
    source["B4"].data_type = "s"
    for place, now in (("B2", "B9"), ("B3", "B3"), ("B4", "C1"), ("B5", "C2")):
        copy_cell(source[place], target[now])
    assert [target[place].value for place in ("B9", "B3", "C1", "C2")] == ["=A9*$A$1", "=A3", "text", 7]
    assert [target[place].data_type for place in ("B9", "B3", "C1", "C2")] == ["f", "f", "s", "n"]
    assert not any(target[place].has_style or target[place].comment for place in ("B9", "C1"))
    source["B5"].comment = Comment("call", "")
    source["B5"].comment.author = None
    copy_cell(source["B5"], target["C2"])
    assert target["C2"].comment.author == ""


@pytest.mark.parametrize(
    ("before", "own", "now"),
    [
        ("Plan Summary Meetings", "Plan", "Plan Summary Meetings Unmet Record"),
        ("Summary Plan Meetings", "Plan", "Summary Plan Meetings Unmet Record"),
        ("Summary Plan Gifts Meetings", "Plan Gifts", "Summary Plan Gifts Meetings Unmet Record"),
        ("Plan Gifts Summary Meetings", "Plan Gifts", "Plan Gifts Summary Meetings Unmet Record"),
        ("Summary Meetings Gone Plan", "Plan", "Summary Meetings Plan Unmet Record"),
        ("Gone Plan Summary", "Plan", "Plan Summary Meetings Unmet Record"),
        ("Summary Meetings Unmet Record Plan", "Plan", "Summary Meetings Unmet Record Plan"),
        ("Meetings Plan Summary", "Plan", "Summary Meetings Plan Unmet Record"),
        ("Summary Meetings", "", "Summary Meetings Unmet Record"),
    ],
)
def test_an_own_sheet_stands_behind_the_one_it_followed(before, own, now):
    book = Workbook()
    book.remove(book.worksheets[0])
    for title in ("Summary", "Meetings", "Unmet", "Record", *own.split()):
        book.create_sheet(title)
    put_in_order(book, before.split(), {title: title for title in own.split()})
    assert " ".join(book.sheetnames) == now


def test_names_are_copied_unless_the_program_has_them_and_follow_their_rows():
    source, book = Workbook(), Workbook()
    for name, area in (("All", "Meetings!$A$2"), ("Rate", "Plan!$A$1"), ("Theirs", "Meetings!$A$3"), ("Empty", None)):
        source.defined_names[name] = DefinedName(name, attr_text=area)
    book.defined_names["Theirs"] = DefinedName("Theirs", attr_text="Meetings!$A$9")
    source._external_links, book._external_links = ["b"], ["a"]
    references = CellReferences({"Plan": "Plan 2"}, {"Meetings": ListMoves({2: 3, 3: 2}, {}, 2, 3, 3)})
    copy_names(source, book, references)
    assert {name: defined.attr_text for name, defined in book.defined_names.items()} == {
        "All": "Meetings!$A$3",
        "Rate": "'Plan 2'!$A$1",
        "Theirs": "Meetings!$A$9",
    }
    assert book._external_links == ["a", "b"]
    assert source.defined_names["All"].attr_text == "Meetings!$A$2"


def test_a_chart_sheet_is_copied_with_its_state():
    source, book = Workbook(), Workbook()
    charts = source.create_chartsheet("Picture")
    chart = BarChart()
    chart.add_data(Reference(source.worksheets[0], min_col=2, min_row=1, max_row=3))
    chart.ser[0].val.numRef.f = "Meetings!$B$2:$B$3"
    charts.add_chart(chart)
    charts.sheet_state = "hidden"
    copy_chart_sheet(charts, book, "Chart", CellReferences({}, {"Meetings": ListMoves({2: 5, 3: 6}, {}, 2, 3, 6)}))
    made = book["Chart"]
    assert ([c.ser[0].val.numRef.f for c in made._charts], made.sheet_state) == (["Meetings!$B$2:$B$6"], "hidden")
    assert chart.ser[0].val.numRef.f == "Meetings!$B$2:$B$3"


def left(place: str, text: object, *, comment: str = "", key: tuple[str, ...] = (), title: str = "") -> OwnMark:
    sheet = Workbook().active
    assert sheet is not None
    sheet[place] = text
    sheet[place].fill = copy(PINK)
    if comment:
        sheet[place].comment = Comment(comment, "Anna")
    return OwnMark("Meetings", place, "", sheet[place], key, title, own=True)


@pytest.mark.parametrize(("lang", "name"), [("en", "Kept"), ("ru", "Сохранённое"), ("zh", "保留内容")])
def test_what_has_no_place_any_more_is_listed_below_what_was_kept_before(lang, name):
    book = Workbook()
    _keep_left_over(book, [], lang)
    assert len(book.sheetnames) == 1
    marks = [left("B2", "=A1", comment="call", key=("M1", "P1"), title="Gift"), left("C3", 7)]
    _keep_left_over(book, marks, lang)
    _keep_left_over(book, [left("D4", "late")], "en")
    assert book.sheetnames[1:] == [name]
    rows = [[cell.value or "" for cell in row] for row in book[name].iter_rows()]
    assert len(rows[0]) == len(set(rows[0])) == 6
    assert rows[1:] == [
        ["Meetings", "B2", "M1 / P1", "Gift", "=A1", "call"],
        ["Meetings", "C3", "", "", "7", ""],
        ["Meetings", "D4", "", "", "late", ""],
    ]
    cells = list(book[name][2])
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.fill.patternType == "solid" for cell in cells] == [False, False, False, False, True, False]


@pytest.mark.parametrize(
    ("sheet", "row", "rows", "now"),
    [
        ("P001 Altyn", "abcdef", ["", "abcdef", "abcdef"], 2),  # at its place, though there is another one
        ("P001 Altyn", "abcdef", ["abcdef", "", "ghi"], 1),
        ("P001 Altyn", "abcdef", ["abcdef", "", "abcdef"], None),
        ("P001 Altyn", "abcdef", ["ghi", "abc"], None),
        ("P001 Altyn", "abc", ["ghi", "abcdef"], None),
        ("Grid A", "abc", ["ghi", "abcdef"], 2),
        ("Grid A", "abc", ["abcdef", "ghi"], 1),
    ],
)
def test_a_row_is_where_the_programs_texts_are_the_same(sheet, row, rows, now):
    mark = left("B2", "late")
    assert _row_now(OwnMark(sheet, "B2", "", mark.cell, own=True, row=row), rows) == now
