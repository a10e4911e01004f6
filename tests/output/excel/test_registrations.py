"""The empty registrations workbook: what it holds, and that it is read again."""

from __future__ import annotations

from datetime import date, datetime, time

import openpyxl
import pytest

from sco_scheduler.domain.event import Settings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.table.grids import LANGUAGES, vocabulary
from sco_scheduler.intake.table.rows import Row, SheetTable
from sco_scheduler.output.excel.registrations import write_imported, write_template

SHEETS = [
    "Event",
    "Sessions",
    "Zones",
    "Tables",
    "Purchasers",
    "Suppliers",
    "Delegates",
    "Requests",
    "Interpreters",
    "Fixed",
    "Programme",
]


@pytest.fixture(params=LANGUAGES)
def language(request) -> str:
    return request.param


@pytest.fixture
def path(tmp_path, language):
    target = tmp_path / "registrations.xlsx"
    write_template(target, language)
    return target


def test_all_sheets_and_columns_in_the_order_of_the_format(path, language):
    book = openpyxl.load_workbook(path)
    words = vocabulary().sheets
    assert book.sheetnames == [words[key].sheet.name(language) for key in SHEETS]
    for key in SHEETS:
        titles = [cell.value.removesuffix(" *") for cell in book[words[key].sheet.name(language)][1]]
        assert titles == [word.name(language) for word in words[key].columns.values()]
    text = book[words["Suppliers"].sheet.name(language)].column_dimensions["A"]
    assert (text.number_format, text.alignment.wrap_text, text.alignment.vertical) == ("@", True, "top")


def test_every_header_and_setting_has_a_note_in_its_language(path, language):
    book = openpyxl.load_workbook(path)
    words = vocabulary()
    for key in SHEETS:
        sheet = book[words.sheets[key].sheet.name(language)]
        for cell, word in zip(sheet[1], words.sheets[key].columns.values(), strict=True):
            assert cell.comment.text.strip() == word.notes[language]
    event = book[words.sheets["Event"].sheet.name(language)]
    for row, word in enumerate(words.settings.values(), start=2):
        assert event.cell(row, 1).value == word.name(language)
        assert event.cell(row, 1).comment.text.strip() == word.notes[language]


def test_unfilled_it_says_which_sheets_are_empty(path):
    found = [f for f in read_registrations(path, today=date(2025, 6, 12)).findings if f.severity.name != "NOTE"]
    assert [f.code for f in found] == ["sheet-empty"] * 3


def test_the_settings_it_lists_are_the_defaults(path, language):
    fill(path, language)
    event = read_registrations(path).event
    assert event is not None
    assert event.settings == Settings(name="registrations")


def test_filled_in_it_is_read_without_a_finding(path, language):
    fill(path, language)
    intake = read_registrations(path)
    assert [f.message for f in intake.findings if f.severity.name != "NOTE"] == []
    assert {f.code for f in intake.findings} <= {"settings-default", "delegates-default"}
    assert intake.event is not None
    assert [r.pair for r in intake.event.requests] == [("P001", "S001")]
    assert [len(zone.tables) for zone in intake.event.zones] == [16]


def test_what_is_chosen_from_a_list_has_a_dropdown(path, language):
    book = openpyxl.load_workbook(path)
    words = vocabulary().sheets
    wanted = {
        ("Purchasers", "priority"): "VIP",
        ("Suppliers", "status"): "cancelled",
        ("Requests", "level"): "must,want,maybe,no",
        ("Suppliers", "zone"): "Zones",
        ("Requests", "from"): "Purchasers",
        ("Requests", "to"): "Suppliers",
    }
    for (key, column), source in wanted.items():
        sheet = book[words[key].sheet.name(language)]
        letter = "ABCDEFGHIJKLMNOPQRST"[list(words[key].columns).index(column)]
        (check,) = [v for v in sheet.data_validations.dataValidation if f"{letter}2" in v.sqref]
        expected = words[source].sheet.name(language) if source in words else source
        assert expected in check.formula1
    seated = [v for v in book[words["Event"].sheet.name(language)].data_validations.dataValidation if v.type == "list"]
    assert [v.formula1 for v in seated] == ['"purchasers,suppliers,nobody"']


def test_it_is_set_up_for_print_and_screen(path):
    for sheet in openpyxl.load_workbook(path).worksheets:
        assert sheet.freeze_panes is not None
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.print_title_rows == "$1:$1"


def test_no_other_language(tmp_path):
    with pytest.raises(ValueError, match="en, zh, ru"):
        write_template(tmp_path / "x.xlsx", "de")
    assert not (tmp_path / "x.xlsx").exists()


def fill(path, language) -> None:
    """Fill the template in as an organizer would, by the titles of its columns."""
    book = openpyxl.load_workbook(path)
    words = vocabulary().sheets

    def row(key: str, **values: object) -> None:
        sheet = book[words[key].sheet.name(language)]
        columns = list(words[key].columns)
        number = 2
        while any(sheet.cell(number, n + 1).value is not None for n in range(len(columns))):
            number += 1
        for column, value in values.items():
            sheet.cell(number, columns.index(column) + 1).value = value

    row("Sessions", session="Morning", date=datetime(2025, 6, 12), start=time(9), end=time(12))
    row("Zones", zone="A", name="Hall", tables="1-16")
    row("Tables", zone="A", table="3", closed="09:00-10:00")
    row("Purchasers", id="P001", company="Altyn Trade", languages="ru", contact="Aigul")
    row("Suppliers", id="S001", company="Chongqing Motors", zone="A", languages="zh", maximum=3, priority="VIP")
    row("Delegates", company="Altyn Trade", delegate="Bek")
    row("Requests", **{"from": "Altyn Trade", "to": "Chongqing Motors", "level": "must", "delegate": "Bek", "rank": 1})
    row("Interpreters", name="Zhang Min", languages="zh; ru")
    row("Fixed", purchaser="Altyn Trade", supplier="Chongqing Motors", date=datetime(2025, 6, 12), start=time(9, 25))
    book.save(path)


def imported(path, **sheets):
    """A workbook of these rows, read again."""
    tables = {
        key: SheetTable(key, 1, {}, tuple(Row("Form", n, values, {}) for n, values in enumerate(rows, 2)))
        for key, rows in sheets.items()
    }
    write_imported(path, tables)
    return openpyxl.load_workbook(path)


def test_what_was_understood_is_written_in_the_order_of_the_format(tmp_path):
    rows = [{"tables": 3, "zone": "=A"}, {"zone": "B", "name": True}]
    book = imported(tmp_path / "x.xlsx", Suppliers=[{"company": "Foton"}], Zones=rows)
    assert book.sheetnames == ["Zones", "Suppliers"]
    sheet = book["Zones"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Zone", "Name", "Tables"],
        ["=A", None, 3],
        ["B", "TRUE", None],
    ]
    assert (sheet["A2"].data_type, sheet["C2"].data_type, sheet["B3"].data_type) == ("s", "n", "s")
    assert (sheet.freeze_panes, sheet["A1"].font.bold, sheet["A2"].font.bold) == ("A2", True, False)
    assert not any(cell.comment for row in sheet.iter_rows() for cell in row)


def test_every_column_that_is_written_is_as_wide_as_the_others(tmp_path):
    book = imported(
        tmp_path / "x.xlsx", Suppliers=[{"company": "Foton"}], Zones=[{"zone": "A", "name": "Hall", "tables": 3}]
    )
    for sheet, many in (("Suppliers", 1), ("Zones", 3)):
        ((first, last, width),) = [(d.min, d.max, d.width) for d in book[sheet].column_dimensions.values()]
        assert (first, last) == (1, many)
        assert width > 15


def test_dates_and_times_are_such_and_cells_say_where_they_come_from(tmp_path):
    values = {
        "date": datetime(2025, 6, 12),
        "start": time(9, 25),
        "end": datetime(2025, 6, 12, 10, 30),
        "session": date(2025, 6, 13),
    }
    row = Row("Form", 7, values, {"date": 3, "start": 4}, origins={(7, 3): Cell("Answers", 9, "D")})
    write_imported(tmp_path / "x.xlsx", {"Sessions": SheetTable("Form", 1, {}, (row,))})
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["Sessions"]
    titles = {cell.value: cell.column_letter for cell in sheet[1]}
    shown = {title: sheet[f"{letter}2"] for title, letter in titles.items()}
    assert {title: (cell.value, cell.number_format) for title, cell in shown.items()} == {
        "Session": (datetime(2025, 6, 13), "yyyy-mm-dd"),
        "Date": (datetime(2025, 6, 12), "yyyy-mm-dd"),
        "Start": (time(9, 25), "hh:mm"),
        "End": (datetime(2025, 6, 12, 10, 30), "yyyy-mm-dd hh:mm"),
    }
    assert shown["Date"].comment.text == "Answers!D9"
    assert shown["Start"].comment.text == "Form!D7"


def test_the_same_rows_are_the_same_file(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        imported(tmp_path / name, Zones=[{"zone": "A"}])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
