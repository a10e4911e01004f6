"""What the organizer adds to the agendas workbook is hers: it survives every build."""

from __future__ import annotations

import zipfile
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension

from sco_scheduler.domain.renaming import with_new_ids
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.insight.summary import summarize
from sco_scheduler.insight.unmet import explain
from sco_scheduler.intake import read_agendas
from sco_scheduler.output.excel import workbook
from sco_scheduler.output.excel.lists import KEYS
from sco_scheduler.output.excel.own_content import OwnContent, OwnMark, read_own_content
from sco_scheduler.output.excel.workbook import write_agendas
from sco_scheduler.output.file_names import volume_path
from tests.agendas.samples import report, small_schedule
from tests.output.reading import MEETINGS_HEADER, values

PINK = PatternFill("solid", start_color="FF66CC")


def edit(path: Path) -> Workbook:
    return load_workbook(path)


def moved() -> Schedule:
    """The small schedule with its first meeting at another time and its second gone."""
    schedule = small_schedule()
    first, _, third = schedule.meetings
    slot = schedule.event.slots[1]
    return Schedule(schedule.event, (replace(first, start=slot.start, end=slot.end), third))


def test_a_workbook_that_nobody_touched_has_nothing_added(path: Path):
    assert not read_own_content(path)
    before = path.read_bytes()
    write_agendas(path, report(small_schedule()))
    assert path.read_bytes() == before


def test_what_stands_in_place_of_the_rows_of_an_empty_list_is_the_programs(tmp_path: Path):
    path = tmp_path / "met.xlsx"
    write_agendas(path, replace(report(small_schedule()), unmet=()))
    book = load_workbook(path)
    assert book["Unmet"]["A5"].value == "Every request is met."
    book.save(path)  # what nobody saved is not read
    assert not read_own_content(path)


def test_own_columns_stay_with_their_rows_wherever_these_are(path: Path):
    book = edit(path)
    sheet = book["Meetings"]
    column = len(MEETINGS_HEADER) + 1
    sheet.cell(1, column).value = "Gift"
    for row, text in ((2, "tea"), (4, "=1+1")):
        sheet.cell(row, column).value = text
    sheet.column_dimensions["V"].width = 40
    book.save(path)
    write_agendas(path, report(moved()))
    after = edit(path)["Meetings"]
    assert [cell.value for cell in after[1]][-2:] == ["Notes", "Gift"]
    found = {row[0]: row[-1] for row in values(after)[1:]}
    assert found == {"M001": "tea", "M003": "=1+1"}
    assert after.column_dimensions["V"].width == 40
    read = read_agendas(path)
    assert [row.meeting.number for row in read.rows] == ["M001", "M003"]
    assert not [finding for finding in read.findings if finding.severity.name == "STOPS"]
    write_agendas(path, report(small_schedule()))
    assert {row[0]: row[-1] for row in values(edit(path)["Meetings"])[1:]} == {**found, "M002": None}


def test_a_formula_in_an_own_column_goes_with_its_row(path: Path):
    book = edit(path)
    sheet = book["Meetings"]
    column = len(MEETINGS_HEADER) + 1
    sheet.cell(1, column).value = "Share"
    for row in (2, 3, 4):
        sheet.cell(row, column).value = f"=R{row}*2+$A$1"
    book.save(path)
    write_agendas(path, report(moved()))
    after = values(edit(path)["Meetings"])
    assert {row[0]: row[-1] for row in after[1:]} == {
        row[0]: f"=R{number}*2+$A$1" for number, row in enumerate(after[1:], start=2)
    }
    assert [row[0] for row in after[1:]] == ["M001", "M003"]


def test_what_stands_by_a_company_goes_with_it_to_another_id(path: Path):
    book = edit(path)
    companies, index = book["Companies"], book["Index"]
    for sheet in (companies, index):
        (header,) = [cells[0].row for cells in sheet.iter_rows() if cells[0].value == "ID"]
        column = sheet.max_column + 1
        sheet.cell(header, column).value = "Gift"
        for cells in sheet.iter_rows(min_row=header + 1):
            if cells[0].value == "S001":
                sheet.cell(cells[0].row, column).value = "tea"
                cells[1].fill = PINK
    (agenda,) = [name for name in book.sheetnames if name.startswith("S001 ")]
    book[agenda]["Z1"].value = "bring a flag"
    book.save(path)
    schedule = small_schedule()
    other = with_new_ids((schedule.event, schedule.meetings), {"S001": "S009"})
    own = read_own_content(path).by_ids({"S001": "S009"})
    write_agendas(path, report(Schedule(*other)), own=own)
    after = edit(path)
    for name in ("Companies", "Index"):
        rows = {row[0]: row[-1] for row in values(after[name]) if row[0]}
        assert rows["S009"] == "tea"
        assert [c.value for line in after[name].iter_rows() for c in line if c.fill.fgColor.rgb == "00FF66CC"]
    assert [sheet.title for sheet in after if sheet["Z1"].value == "bring a flag"] == [agenda.replace("S001", "S009")]
    assert "Kept" not in after.sheetnames


def test_own_sheets_stay_with_formulas_looks_and_comments(path: Path):
    book = edit(path)
    sheet = book.create_sheet("My notes", 0)
    sheet["A1"], sheet["B2"] = "call", "=SUM(C1:C9)"
    sheet["A1"].font = Font(bold=True, color="123456")
    sheet["A1"].comment = Comment("mine", "Olga")
    sheet.merge_cells("D1:E2")
    sheet.column_dimensions["A"].width = 33
    sheet.row_dimensions[3].height, sheet.row_dimensions[4].hidden = 44, True
    sheet.column_dimensions["G"].hidden = True
    choice = DataValidation("list", formula1='"yes,no"', sqref="B1:B9")
    sheet.add_data_validation(choice)
    sheet.conditional_formatting.add("C1:C9", CellIsRule("greaterThan", ["3"], fill=PINK))
    sheet.freeze_panes, sheet.auto_filter.ref = "B2", "A1:C9"
    book.save(path)
    for _ in range(2):
        write_agendas(path, report(moved()))
        after = edit(path)
        notes = after["My notes"]
        assert (notes["A1"].value, notes["B2"].value) == ("call", "=SUM(C1:C9)")
        assert (notes["A1"].font.bold, notes["A1"].comment.text) == (True, "mine")
        assert [str(area) for area in notes.merged_cells.ranges] == ["D1:E2"]
        assert notes.column_dimensions["A"].width == 33
        assert (notes.row_dimensions[3].height, notes.row_dimensions[4].hidden) == (44, True)
        assert notes.column_dimensions["G"].hidden
        assert [(str(r.sqref), r.formula1) for r in notes.data_validations.dataValidation] == [("B1:B9", '"yes,no"')]
        assert [(str(area.sqref), len(area.rules)) for area in notes.conditional_formatting] == [("C1:C9", 1)]
        assert (notes.freeze_panes, notes.auto_filter.ref) == ("B2", "A1:C9")
        assert after["Record"].sheet_state == "hidden"
        assert (after.sheetnames[0], after.sheetnames[-1]) == ("My notes", "Record")
        assert after.active.title == "Summary"


def test_colours_and_comments_stay_with_their_meeting_or_company(path: Path):
    book = edit(path)
    meetings, companies = book["Meetings"], book["Companies"]
    meetings["H2"].fill, meetings["H2"].comment = PINK, Comment("late", "Olga")
    row = next(number for number, values in enumerate(companies.iter_rows(values_only=True), 1) if values[0] == "S001")
    companies.cell(row, 2).fill = PINK
    companies.cell(row, 2).font = Font(color="FF0000")
    book.save(path)
    write_agendas(path, report(moved()))
    after = edit(path)
    marked = [c for line in after["Meetings"].iter_rows() for c in line if c.fill.fgColor.rgb == "00FF66CC"]
    assert [(c.value, c.comment.text) for c in marked] == [("KazAgro LLP", "late")]
    assert after["Meetings"].cell(marked[0].row, 1).value == "M001"
    coloured = [c for line in after["Companies"].iter_rows() for c in line if c.fill.fgColor.rgb == "00FF66CC"]
    assert [(c.value, c.font.color.rgb) for c in coloured] == [("Jialing Motors", "00FF0000")]


def test_what_belongs_to_a_row_that_is_gone_is_kept_aside(path: Path):
    book = edit(path)
    book["Meetings"]["H3"].comment = Comment("ask again", "Olga")
    book["Meetings"].cell(1, len(MEETINGS_HEADER) + 1).value = "Gift"
    book["Meetings"].cell(3, len(MEETINGS_HEADER) + 1).value = "two jars"
    book["Unmet"]["A1"].comment = Comment("check", "Olga")
    book.save(path)
    for _ in range(2):
        write_agendas(path, report(moved()))
        after = edit(path)
        rows = values(after["Kept"])[1:]
        assert [(row[0], row[2], row[3], row[4], row[5] or "") for row in rows] == [
            ("Meetings", "M002", "Purchaser", "=cmd|'/C calc'!A0", "ask again"),
            ("Meetings", "M002", "Gift", "two jars", ""),
        ]
        assert after["Unmet"]["A1"].comment.text == "check"


def charted(sheet) -> BarChart:
    sheet.append([1, 2, 3])
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, max_col=3, min_row=sheet.max_row))
    return chart


def test_charts_stay_on_own_sheets_and_on_the_programs(path: Path):
    book = edit(path)
    sheet = book.create_sheet("Mine")
    chart = charted(sheet)
    sheet.add_chart(chart, "A5")
    book["Meetings"].add_chart(deepcopy(chart), "Z3")
    book.save(path)
    assert read_own_content(path).lost == ()
    for _ in range(2):
        write_agendas(path, report(moved()))
    after = edit(path)
    assert [chart.anchor._from.row for chart in after["Mine"]._charts] == [4]
    assert [chart.anchor._from.col for chart in after["Meetings"]._charts] == [25]


def test_her_arrangement_of_a_list_stays_and_the_programs_rules_are_not_doubled(path: Path):
    book = edit(path)
    sheet = book["Meetings"]
    before = len(sheet.data_validations.dataValidation), len(list(sheet.conditional_formatting))
    # As Excel has it: a range for columns that are alike, and one for the hidden ones.
    sheet.column_dimensions["C"].max = 4
    sheet.column_dimensions["E"] = ColumnDimension(sheet, "E", min=5, max=6, width=9, hidden=True)
    sheet.freeze_panes = "C2"
    for own in sheet.data_validations.dataValidation:
        own.operator, own.formula2 = "between", "0"  # as LibreOffice writes them, also to lists
    rule = DataValidation(type="list", formula1='"x,y"')
    rule.add("X2:X9")
    sheet.add_data_validation(rule)
    sheet.conditional_formatting.add("R2:R9", CellIsRule(operator="greaterThan", formula=["1000"], fill=PINK))
    book.save(path)
    for _ in range(2):
        write_agendas(path, report(moved()))
    after = edit(path)["Meetings"]
    sizes = [size for size in after.column_dimensions.values() if size.hidden]
    assert {n for size in sizes for n in range(size.min, size.max + 1)} == {5, 6}
    ranges = sorted((size.min, size.max) for size in after.column_dimensions.values())
    assert all(last < first for (_, last), (first, _) in pairwise(ranges))
    assert after.freeze_panes == "C2"
    assert len(after.data_validations.dataValidation) == before[0] + 1
    assert len(list(after.conditional_formatting)) == before[1] + 1


def test_what_cannot_be_copied_is_named(path: Path):
    book = edit(path)
    book.create_sheet("Mine").append([1, 2, 3])
    book.save(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/media/image1.png", b"")
    assert [str(said) for said in read_own_content(path).lost] == ["Mine (pictures)"]


def test_further_workbooks_that_somebody_saved_are_named(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbook, "AGENDAS_IN_ONE", 1)
    write_agendas(path, report(small_schedule()))
    further = volume_path(path, 1)
    assert read_own_content(path).lost == ()
    book = edit(further)
    book.active["K3"] = "mine"
    book.save(further)
    assert [str(said) for said in read_own_content(path).lost] == ["x-agendas-1.xlsx (all that was changed in it)"]
    book = edit(path)
    book.create_sheet("Mine")
    book.save(path)
    assert len(read_own_content(path).lost) == 1


def test_text_beside_lists_grids_and_agendas_stays_or_is_kept_aside(path: Path):
    book = edit(path)
    places = {"Summary": "J3", "Companies": "A40", "Grid A": "K6", "P001 KazAgro LLP": "J3", "Meetings": "X5"}
    for sheet, place in places.items():
        assert book[sheet][place].value is None
        book[sheet][place] = f"remark on {sheet}"
    book.save(path)
    write_agendas(path, report(small_schedule()))
    after = edit(path)
    assert {sheet: after[sheet][place].value for sheet, place in places.items()} == {
        sheet: f"remark on {sheet}" for sheet in places
    }
    event = small_schedule().event
    renamed = replace(event, companies=tuple(replace(c, name="Kaz") if c.id == "P001" else c for c in event.companies))
    write_agendas(path, report(replace(small_schedule(), event=renamed)))
    assert [(row[0], row[1], row[4]) for row in values(edit(path)["Kept"])[1:]] == [
        ("P001 KazAgro LLP", "J3", "remark on P001 KazAgro LLP")
    ]


def test_text_in_a_free_cell_of_a_grid_stays_until_a_meeting_takes_its_place(path: Path):
    book = edit(path)
    grid = book["Grid A"]
    cells = [cell for row in grid.iter_rows(min_row=6, min_col=2) for cell in row]
    free = next(cell.coordinate for cell in cells if cell.value is None)
    taken = next(cell.coordinate for cell in cells if cell.value is not None)
    grid[free] = "press"
    book.save(path)
    write_agendas(path, report(small_schedule()))
    assert edit(path)["Grid A"][free].value == "press"
    first, *others = small_schedule().meetings
    write_agendas(path, report(Schedule(small_schedule().event, tuple(others))))
    book = edit(path)
    assert book["Grid A"][taken].value is None
    book["Grid A"][taken] = "radio"
    book.save(path)
    write_agendas(path, report(Schedule(small_schedule().event, (first, *others))))
    after = edit(path)
    assert after["Grid A"][free].value == "press"
    assert [(row[0], row[1], row[4]) for row in values(after["Kept"])[1:]] == [("Grid A", taken, "radio")]


def test_a_row_that_is_added_to_the_meetings_is_no_text_beside_them(path: Path):
    book = edit(path)
    for column, text in ((2, "2025-06-12"), (3, "09:00"), (7, "P002"), (10, "S002")):
        book["Meetings"].cell(5, column).value = text
    book.save(path)
    assert not read_own_content(path).marks


def test_a_colour_whose_cell_is_gone_is_kept_aside(path: Path):
    book = edit(path)
    cell = next(cell for row in book["Grid A"].iter_rows(min_row=6, min_col=2) for cell in row if cell.value)
    cell.fill = PINK
    book.save(path)
    write_agendas(path, report(Schedule(small_schedule().event, ())))
    kept = edit(path)["Kept"]
    assert [(row[0].value, row[1].value, row[4].fill.start_color.rgb[-6:]) for row in kept.iter_rows(min_row=2)] == [
        ("Grid A", cell.coordinate, "FF66CC")
    ]


def test_what_was_saved_by_a_tool_that_leaves_the_properties_alone_is_read(path: Path):
    with zipfile.ZipFile(path) as archive:
        properties = archive.read("docProps/core.xml")
    book = edit(path)
    book.create_sheet("Mine")["A1"] = "x"
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | {"docProps/core.xml": properties}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert read_own_content(path).sheets == ("Mine",)


def test_no_column_of_the_program_is_taken_for_one_of_hers(tmp_path: Path):
    path = tmp_path / "none-agendas.xlsx"
    schedule = Schedule(small_schedule().event, ())
    summary = summarize(schedule, unmet=explain(schedule))
    made = replace(report(schedule), summary=summary)
    write_agendas(path, made)
    book = edit(path)
    assert "Why no meeting" in [cell.value for cell in book["Index"][4]]
    book.save(path)
    assert not read_own_content(path)


@pytest.mark.parametrize("name", ["Companies", "Index", "Unmet", "Tables"])
def test_the_header_of_an_own_column_is_no_text_beside_the_list(path: Path, name: str):
    book = edit(path)
    sheet = book[name]
    column = sheet.max_column + 1
    sheet.cell(4, column).value = "Gift"
    sheet.cell(5, column).value = "tea"
    book.save(path)
    for _ in range(2):
        write_agendas(path, report(small_schedule()))
    after = edit(path)
    assert "Kept" not in after.sheetnames
    assert [after[name].cell(row, column).value for row in (4, 5)] == ["Gift", "tea"]


def test_only_what_is_an_id_follows_a_new_id():
    """A table, a meeting or a person may be called as a company was."""
    marks = tuple(OwnMark(sheet, "A2", "x", None, key=("S1",) * len(key), own=False) for sheet, key in KEYS.items())
    found = OwnContent(marks=marks).by_ids({"S1": "S9"})
    assert {mark.sheet: mark.key for mark in found.marks} == {
        "Meetings": ("S1",),
        "Index": ("S9", "S1"),
        "Unmet": ("S9", "S9"),
        "Companies": ("S9",),
        "Tables": ("S1",) * 4,
    }
    assert found.renamed == {"S1": "S9"}
    assert OwnContent(marks=marks).by_ids({}) == OwnContent(marks=marks)


def test_what_stands_by_a_sentence_of_the_summary_stays_though_its_numbers_change(path: Path):
    book = edit(path)
    sheet = book["Summary"]
    assert "revision 1" in sheet["A3"].value
    sheet["A3"].comment = Comment("for the minister", "organizer")
    sheet["L3"], sheet["L3"].font = "to be printed", Font(bold=True)
    book.save(path)
    again = report(small_schedule(), revision=2)
    write_agendas(path, again, own=read_own_content(path))
    book = load_workbook(path)
    assert "revision 2" in book["Summary"]["A3"].value
    assert book["Summary"]["A3"].comment.text == "for the minister"
    assert book["Summary"]["L3"].value == "to be printed"
    assert "Kept" not in book.sheetnames


def test_widths_of_columns_stay(path: Path):
    book = edit(path)
    agenda = next(name for name in book.sheetnames if name.startswith("P001"))
    grid = next(name for name in book.sheetnames if name.startswith("Grid"))
    wide = {"Meetings": "H", "Index": "B", agenda: "D", grid: "C", "Summary": "A"}
    for name, letter in wide.items():
        sheet = book[name]
        size = sheet.column_dimensions[letter]
        size.min = size.max = None
        sheet.column_dimensions[letter].width = 44
    book.save(path)
    own = read_own_content(path)
    assert set(own.arranged) == set(wide)
    write_agendas(path, report(small_schedule()), own=own)
    book = load_workbook(path)
    for name, letter in wide.items():
        assert book[name].column_dimensions[letter].width == 44, name
    assert book["Meetings"].column_dimensions["K"].width < 44


def test_a_workbook_whose_widths_nobody_changed_has_none_of_its_own(path: Path):
    book = edit(path)
    book["Meetings"]["A1"].comment = Comment("so that it was saved", "organizer")
    book.save(path)
    assert read_own_content(path).arranged == ()
