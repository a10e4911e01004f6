"""Sheets as people build them: titles, headers of two rows, totals, hidden columns, other names."""

from __future__ import annotations

import openpyxl
import pytest

from sco_scheduler.intake import read_registrations
from tests.intake.books import bare, base, codes, counts, event_of, only, read, save, serious


def test_a_bilingual_header_of_two_rows(tmp_path):
    sheets = base()
    sheets["Requests"].insert(1, ["申请方", "对象", "排名", "级别"])
    intake = read(tmp_path, sheets)
    assert serious(intake.findings) == []
    assert only(intake, "header-two-rows").where == "Requests row 1"
    assert intake.event == event_of(tmp_path, base())


def test_groups_of_columns_above_their_names(tmp_path):
    path = save(tmp_path / "trade.xlsx", base())
    book = openpyxl.load_workbook(path)
    sheet = book["Suppliers"]
    sheet.insert_rows(1)
    for column in (1, 3, 4):  # ID, Zone and Languages stand in the upper row, merged over both
        sheet.cell(1, column, sheet.cell(2, column).value)
        sheet.cell(2, column).value = None
        sheet.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)
    sheet["E1"] = "Limits"
    sheet.merge_cells("E1:G1")
    sheet["B1"], sheet["B2"] = "Company", "Name"
    sheet["J1"], sheet["J2"] = "Contact", "Name"
    book.save(path)
    intake = read_registrations(path)
    assert serious(intake.findings) == []
    assert intake.event == event_of(tmp_path, base())


def test_data_that_sounds_like_names_of_columns_is_no_header(tmp_path):
    sheets = base()
    sheets["Suppliers"].insert(1, ["S009", "Company", "A"])
    assert event_of(tmp_path, sheets).company_by_id["S009"].name == "Company"


@pytest.mark.parametrize("label", ["Total", "TOTAL: 3", "合计", "合计：3", "Итого", "Всего 3"])
def test_totals_below_the_table_are_no_companies(tmp_path, label):
    sheets = base()
    sheets["Suppliers"] += [[], [None, label, None, None, None, 12, "40"]]
    intake = read(tmp_path, sheets)
    assert only(intake, "row-total").where == "Suppliers!B6"
    assert serious(intake.findings) == []
    assert counts(intake)["suppliers"] == 3


@pytest.mark.one_of(3)
@pytest.mark.parametrize("row", [["Total", 3], ["Jami:", "3 companies"], ["Барлығы", 3], [None, 3], ["Sheet total", 3]])
@pytest.mark.parametrize("more", [0, 2])
@pytest.mark.parametrize("title", ["Company", "Firm"])
def test_the_number_of_companies_below_them_is_none(tmp_path, row, more, title):
    sheets = base()
    names = ("Alpha", "Beta", "Gamma")
    sheets["Suppliers"] = [
        ["No", title, *["Contact", "Phone"][:more]],
        *([n, name, *["Li Wei", "+86 23 1234 5678"][:more]] for n, name in enumerate(names, 1)),
        row,
    ]
    sheets["Requests"] = [["From", "To"], ["P001", "Alpha"]]
    del sheets["Fixed"], sheets["Zones"]
    assert counts(read(tmp_path, sheets))["suppliers"] == 3


@pytest.mark.parametrize("row", [["S009", "Total", "A"], [None, "Total", "A"], [None, "Total Energies"]])
def test_a_company_that_is_called_total(tmp_path, row):
    sheets = base()
    sheets["Suppliers"].append(row)
    intake = read(tmp_path, sheets)
    assert "row-total" not in codes(intake.findings)
    assert dict(next(rows for rows in intake.rows if rows.sheet == "Suppliers").parts)["companies"] == 4


def test_hidden_columns_are_read_and_said(tmp_path):
    path = save(tmp_path / "trade.xlsx", base())
    book = openpyxl.load_workbook(path)
    for letter in "CE":
        book["Suppliers"].column_dimensions[letter].hidden = True
    book.save(path)
    finding = only(read_registrations(path), "columns-hidden")
    assert finding.where == "Suppliers"
    assert "2 hidden columns" in finding.message
    assert "C, E" in finding.message


@pytest.mark.parametrize(
    ("sheet", "name"),
    [
        ("Purchasers", "采购商报名表"),
        ("Suppliers", "Список, Поставщики 2025"),
        ("Suppliers", "Supplier list (final)"),
        ("Requests", "Sheet7"),
        ("Sessions", "Tabelle1"),
        ("Interpreters", "Intepreters"),
        ("Delegates", "Our delegates"),
    ],
)
def test_a_sheet_with_another_name_is_found_by_its_columns(tmp_path, sheet, name):
    sheets = base()
    sheets[name] = sheets.pop(sheet)
    intake = read(tmp_path, sheets)
    assert only(intake, "sheet-by-columns").where == name
    assert intake.event == event_of(tmp_path, base())


def test_the_role_of_a_sheet_follows_from_who_asks_for_its_companies(tmp_path):
    sheets = base()
    sheets["Companies"] = sheets.pop("Suppliers")
    assert read(tmp_path, sheets).event == event_of(tmp_path, base())


def test_a_sheet_whose_role_nothing_tells_is_not_guessed(tmp_path):
    sheets = base()
    sheets["Companies"] = sheets.pop("Suppliers")
    sheets["Requests"] = sheets["Requests"][:1]
    intake = read(tmp_path, sheets)
    assert intake.event is None
    assert [(q.kind, q.sheet, q.guess) for q in intake.questions] == [("role", "Companies", "suppliers")]


def test_an_old_copy_beside_a_sheet_is_not_read(tmp_path):
    sheets = base()
    sheets["Suppliers old"] = [*sheets["Suppliers"], ["S010", "Gone", "A"]]
    intake = read(tmp_path, sheets)
    assert "sheet-unknown" in codes(intake.findings) or "sheet-misspelt" in codes(intake.findings)
    assert counts(intake)["suppliers"] == 3


def test_a_sheet_with_the_name_of_another_is_what_its_columns_say(tmp_path):
    sheets = base()
    sheets["Programme"] = sheets.pop("Sessions")
    intake = read(tmp_path, sheets)
    assert only(intake, "sheet-by-columns").where == "Programme"
    assert intake.event is not None
    assert [session.name for session in intake.event.sessions] == ["Morning", "Afternoon"]


LISTED = {
    "Tłumacze": [["Język", "Osoba"], ["rosyjski", "Anna Lis"], ["arabski", "Jan Sowa"]],
    "Dolmetscher": [["Name", "Sprachen"], ["Anna Weiß", "Russisch, Deutsch"], ["Jan Roth", "Chinesisch"]],
    "مترجمان": [["زبان", "نام"], ["روسی", "لیلا"], ["عربی", "تیمور"]],
}


@pytest.mark.parametrize("sheet", LISTED)
def test_a_list_of_interpreters_of_another_form_stops_unless_the_formats_own_is_there(tmp_path, sheet):
    listed = {**bare(), sheet: LISTED[sheet]}
    assert only(read(tmp_path, listed), "interpreters-unread").severity.name == "STOPS"
    for sheets in ({**base(), sheet: LISTED[sheet]}, {**bare(), sheet: [["Hotel"], ["Hilton"], ["Grand"]]}):
        assert "interpreters-unread" not in codes(read(tmp_path, sheets).findings)
    form = tmp_path / "map.toml"
    form.write_text(f'ignore = ["{sheet}"]\n', encoding="utf-8")
    assert read(tmp_path, listed, form=form).event is not None
