"""A sheet of the report's workbook: figures as numbers, what is said where there are none, and how it prints."""

from __future__ import annotations

from datetime import datetime

import pytest
from openpyxl import load_workbook

from sco_scheduler.output.report.tables import Chart, ReportTable
from sco_scheduler.output.report.workbook import write_report_workbook

HEADING = ("Report", "Forum, Hall 1", "counted from x.xlsx")
ROWS = (("=A", 1200, 2.5, None), ("B", 3, 4.0, ""))


def table(**more) -> ReportTable:
    return ReportTable("k", "Figures", ("Zone", "Held", "Mean", "Rest"), **({"rows": ROWS} | more))


@pytest.fixture
def sheet_of(tmp_path):
    def written(*tables, name="Figures"):
        path = write_report_workbook(tmp_path / "report.xlsx", HEADING, tables, datetime(2025, 6, 13))
        return load_workbook(path)[name]

    return written


def test_figures_are_numbers_and_words_never_formulas(sheet_of):
    sheet = sheet_of(table())
    assert [sheet[f"A{row}"].value for row in (1, 2, 3)] == ["Figures", "Report · Forum, Hall 1", HEADING[2]]
    assert [[cell.value for cell in row] for row in sheet["A5:D7"]] == [
        ["Zone", "Held", "Mean", "Rest"],
        ["=A", 1200, 2.5, None],
        ["B", 3, 4, None],
    ]
    assert [sheet[cell].data_type for cell in ("A6", "B6", "C6")] == ["s", "n", "n"]
    assert [sheet[cell].number_format for cell in ("B6", "C6", "C7")] == ["#,##0", "#,##0.0#", "#,##0"]


def test_a_note_stands_in_place_of_the_source(sheet_of):
    assert sheet_of(table(note="Counted twice."))["A3"].value == "Counted twice."


def test_rows_can_be_filtered_and_the_header_stays_in_sight_and_on_each_page(sheet_of):
    sheet = sheet_of(table())
    assert sheet.auto_filter.ref == "A5:D7"
    assert sheet.freeze_panes == "B6"
    assert sheet.print_title_rows == "$5:$5"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)


def test_where_there_are_no_rows_it_is_said_and_nothing_is_drawn(sheet_of):
    empty = sheet_of(table(rows=(), nothing="No figures.", chart=Chart.BARS, drawn=(1,)))
    assert empty["A6"].value == "No figures."
    assert empty.auto_filter.ref is None
    assert not empty._charts
    assert [str(cells) for cells in empty.merged_cells.ranges if "A6" in cells] == ["A6:L6"]
    assert sheet_of(table(nothing="No figures."))["A6"].value == "=A"


@pytest.mark.parametrize("chart", [Chart.BARS, Chart.STACKED, Chart.LINES])
def test_a_chart_shows_its_columns_over_the_first_and_is_printed_whole(sheet_of, chart):
    sheet = sheet_of(table(chart=chart, drawn=(1, 2)))
    (drawn,) = sheet._charts
    series = [(s.tx.strRef.f, (s.cat.strRef or s.cat.numRef).f, s.val.numRef.f) for s in drawn.series]
    assert series == [(f"Figures!${c}$5", "Figures!$A$6:$A$7", f"Figures!${c}$6:${c}$7") for c in "BC"]
    start = drawn.anchor._from
    assert (start.row, start.col) == (8, 0)  # below the table: beside it both would be printed in tiny letters
    last = sheet[sheet.print_area.split("!")[-1].replace("$", "").split(":")[1]]
    assert drawn.anchor.to.col <= last.column
    assert drawn.anchor.to.row <= last.row
    assert sheet.page_setup.orientation in {None, "portrait"}
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)
    assert getattr(drawn, "gapWidth", None) == (None if chart is Chart.LINES else 300), "few bars are no wider"
    assert getattr(sheet_of(table(rows=ROWS * 3, chart=chart, drawn=(1,)))._charts[0], "gapWidth", 40) == 40
    long = sheet_of(table(rows=ROWS * 40, chart=chart, drawn=(1, 2)))
    assert (long.page_setup.orientation, long.page_setup.fitToHeight) == ("landscape", 0)


def test_stacked_bars_have_room_for_each_of_many(sheet_of):
    def height(chart, times):
        anchor = sheet_of(table(rows=ROWS * times, chart=chart, drawn=(1, 2)))._charts[0].anchor
        return anchor.to.row - anchor._from.row

    few, more, many = (height(Chart.STACKED, times) for times in (2, 8, 14))
    assert few < more < many
    assert many - more in {14, 15}  # 12 bars of 24 points of a screen, in rows of 20
    assert height(Chart.BARS, 2) == height(Chart.BARS, 14) == few
    assert height(Chart.STACKED, 40) == height(Chart.STACKED, 90)


def test_what_stands_above_a_table_is_within_the_width_that_is_printed(sheet_of):
    sheet = sheet_of(table(note="A note of many words, which goes on and on. " * 9))
    last = sheet[sheet.print_area.split("!")[-1].replace("$", "").split(":")[1]]
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {
        f"A{row}:{last.column_letter}{row}" for row in (1, 2, 3)
    }
    assert sheet["A3"].alignment.wrap_text
    assert sheet.row_dimensions[3].height > 3 * sheet.row_dimensions[2].height


def test_columns_are_as_wide_as_their_words_up_to_a_limit(sheet_of):
    sheet = sheet_of(table(rows=(("x" * 30, 1, "y" * 200, None),)))
    widths = {letter: sheet.column_dimensions[letter].width for letter in "ABCD"}
    assert 30 < widths["A"] < 45
    assert 9 <= widths["B"] < 12
    assert 59 < widths["C"] < 62
    assert 9 <= widths["D"] < 12
