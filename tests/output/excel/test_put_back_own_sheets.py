"""What the organizer adds stays as it was: sheets whole, names, links, looks; and what it refers to is still meant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.excel.own_content import read_own_content
from sco_scheduler.output.excel.workbook import write_agendas
from tests.agendas.samples import report, small_schedule
from tests.output.reading import MEETINGS_HEADER

PINK = PatternFill("solid", start_color="FF66CC")


def last_first() -> Schedule:
    """The small schedule with its first meeting gone, and its second after all others."""
    schedule = small_schedule()
    _, second, *rest = schedule.meetings
    slot = schedule.event.slots[-1]
    return Schedule(schedule.event, (*rest, replace(second, start=slot.start, end=slot.end)))


def row_of(sheet: Worksheet, meeting: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == meeting)


def test_an_own_sheet_stays_whole(path: Path):
    book = load_workbook(path)
    sheet = book.create_sheet("Plan", 2)
    for row in (("day", "number"), (1, 10), (2, 20)):
        sheet.append(row)
    sheet["D1"], sheet["D2"] = "web", "in the list"
    sheet["D1"].hyperlink = "https://example.org/plan"
    sheet["D2"].hyperlink = "#Meetings!A1"
    sheet["E1"] = CellRichText("not ", TextBlock(InlineFont(b=True), "before ten"))
    sheet["F1"], sheet["F2"] = "=SUM(Numbers[number])", "=Rate*2"
    sheet.add_table(Table(displayName="Numbers", ref="A1:B3"))
    book.defined_names["Rate"] = DefinedName("Rate", attr_text="Plan!$A$2")
    sheet.defined_names["Here"] = DefinedName("Here", attr_text="Plan!$B$2")
    sheet.sheet_view.zoomScale, sheet.sheet_view.showGridLines = 140, False
    sheet.print_title_rows, sheet.print_area = "1:1", "A1:F9"
    sheet.page_setup.orientation, sheet.page_margins.left = "landscape", 0.2
    sheet.oddFooter.center.text = "for the hall"
    sheet.row_breaks.append(Break(id=7))
    sheet.column_dimensions.group("H", "J", outline_level=1)
    sheet.row_dimensions.group(5, 6, outline_level=2)
    sheet.protection.sheet = True
    sheet["A1"].protection = Protection(locked=False)
    charts = book.create_chartsheet("Picture")
    charts.add_chart(chart_of(sheet, "Plan!$B$1:$B$3"))
    book.save(path)
    for _ in range(2):
        write_agendas(path, report(last_first()))
    after = load_workbook(path, rich_text=True)
    assert after.sheetnames[1:4] == ["Index", "Plan", "Meetings"]
    assert after.sheetnames[-2:] == ["Picture", "Record"]
    now = after["Plan"]
    assert (now["D1"].hyperlink.target, now["D2"].hyperlink.target) == ("https://example.org/plan", "#Meetings!A1")
    assert isinstance(now["E1"].value, CellRichText)
    assert (now["F1"].value, now["F2"].value) == ("=SUM(Numbers[number])", "=Rate*2")
    assert [(table.displayName, table.ref) for table in now.tables.values()] == [("Numbers", "A1:B3")]
    assert after.defined_names["Rate"].attr_text == "Plan!$A$2"
    assert now.defined_names["Here"].attr_text == "Plan!$B$2"
    assert (now.sheet_view.zoomScale, now.sheet_view.showGridLines) == (140, False)
    assert (now.print_title_rows, now.print_area) == ("$1:$1", "'Plan'!$A$1:$F$9")
    assert (now.page_setup.orientation, now.page_margins.left) == ("landscape", 0.2)
    assert now.oddFooter.center.text == "for the hall"
    assert [entry.id for entry in now.row_breaks.brk] == [7]
    assert now.column_dimensions["H"].outlineLevel == 1
    assert [now.row_dimensions[row].outlineLevel for row in (5, 6)] == [2, 2]
    assert now.protection.sheet
    assert not now["A1"].protection.locked
    assert [entry.val.numRef.f for entry in after["Picture"]._charts[0].ser] == ["Plan!$B$1:$B$3"]


def chart_of(sheet: Worksheet, cells: str) -> BarChart:
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3))
    chart.ser[0].val.numRef.f = cells
    return chart


def test_what_refers_to_a_list_follows_its_rows(path: Path):
    book = load_workbook(path)
    meetings = book["Meetings"]
    column = len(MEETINGS_HEADER) + 1
    meetings.cell(1, column).value = "Gift"
    meetings.cell(1, column + 1).value = "Share"
    for row in (2, 3, 4):
        meetings.cell(row, column).value = f"gift {row}"
        meetings.cell(row, column + 1).value = f"=R{row}/SUM($R$2:$R$4)"
    plan = book.create_sheet("Plan")
    plan["A1"] = "=Meetings!V4&Meetings!V3"
    plan["A2"] = "=Meetings!V2"
    plan["A3"] = '=COUNTIF(Meetings!$P$2:$P$4,"yes")+SUM(Meetings!R:R)+COUNTA(Meetings!A2:A500)'
    plan["A4"] = "=A1&'Meetings'!V$4"
    book.defined_names["Gifts"] = DefinedName("Gifts", attr_text="Meetings!$V$2:$V$4")
    plan.add_chart(chart_of(plan, "Meetings!$R$2:$R$4"), "C3")
    meetings.conditional_formatting.add("H4", FormulaRule(formula=['$P4="yes"'], fill=PINK))
    meetings.conditional_formatting.add("H2:H4", FormulaRule(formula=['$P2="no"'], fill=PINK))
    book.save(path)
    write_agendas(path, report(last_first()))
    after = load_workbook(path)
    meetings, plan = after["Meetings"], after["Plan"]
    third, second, last = row_of(meetings, "M003"), row_of(meetings, "M002"), meetings.max_row
    assert (third, second, last) == (2, 3, 3)
    assert plan["A1"].value == f"=Meetings!V{third}&Meetings!V{second}"
    assert plan["A2"].value == "=#REF!"
    assert plan["A3"].value == '=COUNTIF(Meetings!$P$2:$P$3,"yes")+SUM(Meetings!R:R)+COUNTA(Meetings!A2:A500)'
    assert plan["A4"].value == f"=A1&'Meetings'!V${third}"
    assert meetings.cell(third, column).value == "gift 4"
    assert meetings.cell(third, column + 1).value == f"=R{third}/SUM($R$2:$R$3)"
    assert after.defined_names["Gifts"].attr_text == "Meetings!$V$2:$V$3"
    assert plan._charts[0].ser[0].val.numRef.f == "Meetings!$R$2:$R$3"
    rules = {str(area.sqref): rules[0].formula[0] for area, rules in meetings.conditional_formatting._cf_rules.items()}
    assert rules == {f"H{third}": f'$P{third}="yes"', "H2:H3": '$P2="no"'}
    write_agendas(path, report(small_schedule()))
    assert load_workbook(path).defined_names["Gifts"].attr_text == "Meetings!$V$2:$V$4"


def freeze(book: Workbook) -> None:
    book["Meetings"].freeze_panes = "H3"


def colour(book: Workbook) -> None:
    book["Meetings"].sheet_properties.tabColor = "FF6600"


def rule(book: Workbook) -> None:
    book["Meetings"].conditional_formatting.add("H2:H99", FormulaRule(formula=['$P2="yes"'], fill=PINK))


def filtered(book: Workbook) -> None:
    book["Meetings"].auto_filter.add_filter_column(4, ["A"])
    book["Meetings"].row_dimensions[row_of(book["Meetings"], "M003")].hidden = True


def zoom(book: Workbook) -> None:
    book["Companies"].sheet_view.zoomScale = 70


def hide(book: Workbook) -> None:
    book["Unmet"].sheet_state = "hidden"


def protect(book: Workbook) -> None:
    book["Companies"].protection.sheet = True


def name(book: Workbook) -> None:
    book.defined_names["All"] = DefinedName("All", attr_text="Meetings!$A$1")


@pytest.mark.parametrize(
    ("change", "look"),
    [
        (freeze, lambda book: book["Meetings"].freeze_panes),
        (colour, lambda book: book["Meetings"].sheet_properties.tabColor.rgb),
        (rule, lambda book: [str(area.sqref) for area in book["Meetings"].conditional_formatting]),
        (filtered, lambda book: [entry.colId for entry in book["Meetings"].auto_filter.filterColumn]),
        (filtered, lambda book: book["Meetings"].row_dimensions[row_of(book["Meetings"], "M003")].hidden),
        (zoom, lambda book: book["Companies"].sheet_view.zoomScale),
        (hide, lambda book: book["Unmet"].sheet_state),
        (protect, lambda book: book["Companies"].protection.sheet),
        (name, lambda book: book.defined_names["All"].attr_text),
    ],
)
def test_one_change_alone_stays(path: Path, change, look):
    before = look(load_workbook(path)) if change is not name and change is not colour else None
    book = load_workbook(path)
    change(book)
    wanted = look(book)
    assert wanted != before
    book.save(path)
    write_agendas(path, report(replace(small_schedule(), meetings=small_schedule().meetings[1:])))
    assert look(load_workbook(path)) == wanted


def test_a_note_on_a_title_stays_with_its_column_in_another_language(path: Path):
    book = load_workbook(path)
    book["Meetings"]["E1"].comment = Comment("as on the plan", "Anna")
    book.save(path)
    schedule = small_schedule()
    settings = replace(schedule.event.settings, languages=("ru",))
    write_agendas(path, report(replace(schedule, event=replace(schedule.event, settings=settings))))
    title = load_workbook(path)["Встречи"]["E1"]
    assert (title.value, title.comment.text) == ("Зона", "as on the plan")


def test_looks_and_links_stay_with_their_row(path: Path):
    book = load_workbook(path)
    sheet = book["Meetings"]
    row = row_of(sheet, "M003")
    sheet.cell(row, 8).font = Font(name="Arial", size=10, color="1F2933", bold=True)
    sheet.cell(row, 11).font = Font(name="Arial", size=10, color="1F2933", strike=True)
    sheet.cell(row, 9).border = Border(left=Side("thick", color="FF0000"))
    sheet.cell(row, 12).hyperlink = "https://example.org/visit"
    book["Grid A"]["K6"], book["Grid A"]["K7"] = "press", "radio"
    book["Grid A"]["K6"].font = Font(bold=True)
    book.save(path)
    write_agendas(path, report(last_first()))
    after = load_workbook(path)
    now = after["Meetings"]
    row = row_of(now, "M003")
    assert now.cell(row, 8).font.bold
    assert not now.cell(row_of(now, "M002"), 8).font.bold
    assert now.cell(row, 11).font.strike
    assert now.cell(row, 9).border.left.style == "thick"
    assert now.cell(row, 9).border.right.style == "thin"
    assert now.cell(row, 12).hyperlink.target == "https://example.org/visit"
    assert [after["Grid A"][place].value for place in ("K6", "K7")] == ["press", "radio"]
    assert after["Grid A"]["K6"].font.bold


def test_what_an_office_program_saved_unchanged_has_nothing_of_hers(path: Path):
    load_workbook(path).save(path)
    assert not read_own_content(path)
