"""The state of cells: errors, formulas, merged and hidden ones, control characters, text as it stands."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest

from sco_scheduler.intake import read_registrations
from tests.intake.books import base, codes, company_of, counts, event_of, only, put, read, request_of, save, serious


def edited(tmp_path, edit):
    """The base workbook, edited with openpyxl, read."""
    path = save(tmp_path / "trade.xlsx", base())
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return read_registrations(path)


def test_hidden_sheets_and_rows_are_read_and_said(tmp_path):
    def hide(book):
        book["Fixed"].sheet_state = "hidden"
        book["Suppliers"].row_dimensions[3].hidden = True

    intake = edited(tmp_path, hide)

    assert only(intake, "sheet-hidden").where == "Fixed"
    assert only(intake, "rows-hidden").where == "Suppliers row 3"
    assert counts(intake)["suppliers"] == 3
    assert counts(intake)["fixed"] == 1


def test_of_many_merged_cells_the_first_five_are_named(tmp_path):
    def merge(book):
        for letter, value in zip("CDFGHJ", ("A", "zh", 0, 9, "normal", "Li Wei"), strict=True):
            book["Suppliers"][f"{letter}2"] = value
            for row in (3, 4):
                book["Suppliers"][f"{letter}{row}"] = None
            book["Suppliers"].merge_cells(f"{letter}2:{letter}4")

    finding = only(edited(tmp_path, merge), "cells-merged")
    assert [str(cell) for cell in finding.cells] == [f"Suppliers!{letter}2" for letter in "CDFGHJ"]
    assert list(map(str, finding.details["ranges"])) == [f"Suppliers!{letter}2" for letter in "CDFGH"]


def test_a_merged_value_counts_for_every_row_that_it_covers(tmp_path):
    def merge(book):
        book["Sessions"]["B3"] = None
        book["Sessions"].merge_cells("B2:B3")
        book["Requests"]["A3"] = None
        book["Requests"].merge_cells("A2:A3")

    intake = edited(tmp_path, merge)

    assert [f.where for f in intake.findings if f.code == "cells-merged"] == ["Requests!A2", "Sessions!B2"]
    assert intake.event is not None
    assert [s.date for s in intake.event.sessions] == [date(2025, 6, 12)] * 2
    assert request_of(intake.event, "P001", "S002").rank == 2


def test_rows_merged_as_a_whole_are_one_row(tmp_path):
    def merge(book):
        for letter in "ABCD":
            book["Purchasers"].merge_cells(f"{letter}3:{letter}4")

    intake = edited(tmp_path, merge)
    assert serious(intake.findings) == []
    assert counts(intake)["purchasers"] == 2


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "#VALUE!"])
def test_an_error_stops_where_the_value_matters(tmp_path, text):
    sheets = base()
    put(sheets, "Suppliers", 2, "Zone", text)
    intake = read(tmp_path, sheets)
    assert only(intake, "cell-error").where == "Suppliers!C2"
    assert text in only(intake, "cell-error").message
    assert intake.event is None


def test_an_error_in_a_request_leaves_its_row_out(tmp_path):
    sheets = base()
    put(sheets, "Requests", 2, "To", "#N/A")
    intake = read(tmp_path, sheets)
    assert only(intake, "cell-error-passed").where == "Requests!B2"
    assert counts(intake)["requests"] == 3


def test_an_error_in_a_column_that_is_only_printed_empties_the_cell(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "Contact", "#REF!")
    put(sheets, "Requests", 2, "Notes", "#REF!")
    intake = read(tmp_path, sheets)
    assert codes(intake.findings).count("cell-error-passed") == 2
    assert counts(intake)["requests"] == 4


def test_an_error_in_an_unknown_column_does_not_matter(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "Hotel", "#REF!")
    assert serious(read(tmp_path, sheets).findings) == []


def test_a_formula_without_a_value_stops_and_is_shown(tmp_path):
    sheets = base()
    put(sheets, "Purchasers", 2, "Company", '=CONCATENATE("Altyn"," Trade")')
    intake = read(tmp_path, sheets)
    finding = only(intake, "formula-no-value")
    assert finding.where == "Purchasers!B2"
    assert "CONCATENATE" in finding.message
    assert intake.event is None


def test_control_characters_are_left_out_and_said(tmp_path):
    sheets = base()
    put(sheets, "Purchasers", 2, "Company", "Altyn_x0007_ Trade_x000D_")
    intake = read(tmp_path, sheets)
    assert only(intake, "control-characters").where == "Purchasers!B2"
    assert intake.event is not None
    assert company_of(intake.event, "P001").name == "Altyn Trade"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029"])
def test_every_end_of_a_line_within_a_cell_is_the_one_that_workbooks_are_written_with(tmp_path, end):
    sheets = base()
    put(sheets, "Purchasers", 2, "Company", f"Altyn{end}Trade")
    event = event_of(tmp_path, sheets)
    assert company_of(event, "P001").name == "Altyn\nTrade"


def test_a_character_that_no_workbook_can_hold_is_left_out_and_said(tmp_path):
    (tmp_path / "purchasers.csv").write_text("ID,Company\nP001,Al\ufffetyn\n", encoding="utf-8")
    (tmp_path / "suppliers.csv").write_text("ID,Company\nS001,Pumps\n", encoding="utf-8")
    (tmp_path / "requests.csv").write_text("From,To\nP001,S001\n", encoding="utf-8")
    intake = read_registrations(tmp_path)
    assert only(intake, "control-characters").where == "purchasers!B2"
    assert intake.event is not None
    assert company_of(intake.event, "P001").name == "Altyn"


def test_na_stays_text(tmp_path):
    sheets = base()
    put(sheets, "Purchasers", 2, "Company", "NA")
    put(sheets, "Requests", 2, "From", "na")
    event = event_of(tmp_path, sheets)
    assert company_of(event, "P001").name == "NA"
    assert request_of(event, "P001", "S001").rank == 1


def test_what_looks_like_a_command_stays_a_name(tmp_path):
    sheets = base()
    put(sheets, "Purchasers", 2, "Company", "+cmd|' /C calc'!A0")
    assert company_of(event_of(tmp_path, sheets), "P001").name == "+cmd|' /C calc'!A0"


def test_numbers_stored_as_text_and_text_stored_as_numbers(tmp_path):
    sheets = base()
    for row, number in ((2, 101), (3, "102")):
        put(sheets, "Purchasers", row, "ID", number)
    put(sheets, "Suppliers", 2, "Maximum", "５")
    put(sheets, "Suppliers", 3, "Maximum", 6.0)
    put(sheets, "Zones", 2, "Tables", " 4 ")
    put(sheets, "Event", 3, "Value", "20")
    sheets["Delegates"] = sheets["Delegates"][:1]
    sheets["Fixed"] = sheets["Fixed"][:1]
    sheets["Requests"][1:] = [["101", "S001", "1"], [102.0, "S002", 2]]
    event = event_of(tmp_path, sheets)
    assert {"101", "102"} < set(event.company_by_id)
    assert [c.supplier.maximum for c in event.companies if c.supplier] == [5, 6, None]
    assert len(event.zones[0].tables) == 4
    assert [(r.asker, r.rank) for r in event.requests] == [("101", 1), ("102", 2)]


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        ("2025-06-12", "09:00", "12:00"),
        ("2025/6/12", "9:00", "12:00:00"),
        ("12.06.2025", "9.00", "12.00"),
        ("2025年6月12日", "09：00", "12：00"),
        (45820, 0.375, 0.5),
        (45820.0, 45820.375, 45820.5),
        ("45820", datetime(2025, 6, 12, 9), datetime(2025, 6, 12, 12)),
        (date(2025, 6, 12), time(8, 59, 59, 999900), "12:00 pm"),
        (datetime(2025, 6, 12), "2025-06-12 09:00", "2025-06-12T12:00"),
    ],
)
def test_dates_and_times_as_spreadsheets_hold_them(tmp_path, day, start, end):
    sheets = base()
    sheets["Sessions"][1][1:] = [day, start, end]
    morning = event_of(tmp_path, sheets).sessions[0]
    assert (morning.start, morning.end) == (datetime(2025, 6, 12, 9), datetime(2025, 6, 12, 12))


@pytest.mark.parametrize("number_format", [30, 31, 57, 58])
def test_chinese_built_in_date_formats(tmp_path, number_format):
    path = save(tmp_path / "trade.xlsx", base())
    book = openpyxl.load_workbook(path)
    book["Sessions"]["B2"] = 45820
    book["Sessions"]["B2"].number_format = '"x"0'
    book.save(path)
    # openpyxl writes such formats only under a number of its own: put the built-in one in its place.
    changed = path.with_name("wps.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/styles.xml":
                data = data.replace(b'<xf numFmtId="164"', f'<xf numFmtId="{number_format}"'.encode())
            new.writestr(name, data)
    intake = read_registrations(changed)
    assert intake.event is not None, serious(intake.findings)
    assert intake.event.sessions[0].date == date(2025, 6, 12)


def test_the_date_system_of_1904(tmp_path):
    def use_1904(book):
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        book["Sessions"]["B3"] = 45820 - 1462

    intake = edited(tmp_path, use_1904)
    assert intake.event is not None, serious(intake.findings)
    assert intake.event.sessions[1].date == date(2025, 6, 12)
