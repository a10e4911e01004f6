"""What was understood, written as a map, reads the same registrations alike and with nothing left to say."""

from __future__ import annotations

import openpyxl
import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake import read_registrations, understand
from sco_scheduler.output.form_map import map_text
from tests.intake.books import bare, base, codes, event_of, put, rename, save, serious
from tests.intake.files.test_csv_files import open_document, write_folder
from tests.intake.mapped import FORM, exported
from tests.intake.table.test_form_map import SAID
from tests.intake.table.test_headers import translated


def round_trip(folder, path, **options):
    """The registrations read without a map, and by the map that is written of them."""
    first = read_registrations(path, **options)
    found = understand(path, **options)
    assert found is not None
    form = folder / "written.toml"
    form.write_text(map_text(found), encoding="utf-8")
    again = understand(path, form=form)
    assert again is not None
    assert map_text(again) == map_text(found)
    return first, read_registrations(path, form=form)


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_in_every_language(tmp_path, language):
    path = save(tmp_path / "trade.xlsx", translated(language))
    first, second = round_trip(tmp_path, path)
    assert second.event == first.event == event_of(tmp_path, base())
    assert codes(first.findings) == codes(second.findings)


def messy():
    """Titles above the header, sheets with other names, unknown and double columns, unknown sheets."""
    sheets = translated("zh")
    sheets["2025 采购商名单"] = [["报名表"], [], *[[*row, "x"] for row in sheets.pop("采购商")]]
    sheets["2025 采购商名单"][2][-1] = "酒店"
    sheets["供应商"] = [[*row, "y", row[2]] for row in sheets["供应商"]]
    sheets["供应商"][0][-2:] = ['Visa "number"\\', "区域代码"]
    sheets["菜单"] = [["菜"], ["面"]]
    return sheets


def test_nothing_is_said_of_sheets_and_columns_any_more(tmp_path):
    first, second = round_trip(tmp_path, save(tmp_path / "trade.xlsx", messy()))
    assert {"sheet-unknown", "sheet-by-columns", "column-unknown", "column-twice"} <= set(codes(first.findings))
    assert second.event == first.event == event_of(tmp_path, base())
    assert (SAID | {"column-twice"}) & set(codes(second.findings)) == set()
    assert serious(second.findings) == []


def test_columns_of_one_title_are_written_by_their_letters(tmp_path):
    sheets = base()
    sheets["Suppliers"] = [[row[1], *row] for row in sheets["Suppliers"]]
    first, second = round_trip(tmp_path, save(tmp_path / "trade.xlsx", sheets))
    text = (tmp_path / "written.toml").read_text(encoding="utf-8")
    assert 'Company = "column A"' in text
    assert '  "column C",  # means Company too' in text
    assert second.event == first.event
    assert "column-twice" not in codes(second.findings)


def test_a_header_of_two_rows(tmp_path):
    path = save(tmp_path / "trade.xlsx", base())
    book = openpyxl.load_workbook(path)
    sheet = book["Suppliers"]
    sheet.insert_rows(1)
    for column in (1, 3, 4):
        sheet.cell(1, column, sheet.cell(2, column).value)
        sheet.cell(2, column).value = None
        sheet.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)
    sheet["B1"], sheet["B2"] = "Company", "Name"
    sheet["J1"], sheet["J2"] = "Contact", "Name"
    book["Requests"].insert_rows(2)
    for column, title in enumerate(["申请方", "对象", "排名", "级别"], start=1):
        book["Requests"].cell(2, column, title)
    book.save(path)
    first, second = round_trip(tmp_path, path)
    assert second.event == first.event == event_of(tmp_path, base())
    text = (tmp_path / "written.toml").read_text(encoding="utf-8")
    assert text.count("header = [1, 2]") == 2


def test_a_map_is_understood_again(tmp_path):
    path = save(tmp_path / "trade.xlsx", exported())
    form = tmp_path / "form.toml"
    form.write_text(FORM)
    found = understand(path, form=form)
    assert found is not None
    form.write_text(map_text(found), encoding="utf-8")
    assert read_registrations(path, form=form).event == event_of(tmp_path, base())


@pytest.mark.parametrize("write", [write_folder, open_document])
def test_csv_files_and_open_document(tmp_path, write):
    path = tmp_path / ("trade.ods" if write is open_document else "trade")
    write(path, messy() if write is open_document else base())
    first, second = round_trip(tmp_path, path)
    assert second.event == first.event
    assert SAID & set(codes(second.findings)) == set()


def test_words_are_told_and_those_that_mean_nothing_too(tmp_path):
    sheets = base()
    for row, word in enumerate(["必须", "обязательно", "Must", "vielleicht"], start=2):
        put(sheets, "Requests", row, "Level", word)
    put(sheets, "Purchasers", 2, "Priority", "Ehrengast")
    put(sheets, "Purchasers", 2, "Languages", "русский, Klingon")
    sheets["Event"].append(["每场分钟数", 25])
    sheets["Event"].append(["落座方", "采购商"])
    found = understand(save(tmp_path / "trade.xlsx", sheets))
    assert found is not None
    assert found.words["level"] == {"must": ("必须", "обязательно")}
    assert found.words["languages"] == {"ru": ("русский",)}
    assert found.unknown == {"level": ("vielleicht",), "priority": ("Ehrengast",), "languages": ("Klingon",)}


def test_what_is_needed_and_missing_is_told(tmp_path):
    sheets = bare()
    sheets["Firms"] = [["Name of the firm", "Hall"], ["River Machines", "B"]]
    sheets.pop("Suppliers")
    rename("Requests", "To", "Ziel")(sheets)
    rename("Purchasers", "Company", "Compani")(sheets)
    found = understand(save(tmp_path / "trade.xlsx", sheets))
    assert found is not None
    assert "Suppliers" in found.missing
    assert {**found.asked, **found.answers}["form", "Firms", "role"] == "suppliers"
    assert found.answers["form", "Firms", "columns", "Name of the firm"] == "Company"


def test_a_misspelt_column_and_sheet_stay_a_finding(tmp_path):
    sheets = base()
    rename("Suppliers", "Not available", "Not avaliable")(sheets)
    sheets["Zoness"] = [["a"], ["b"]]
    sheets.pop("Zones")
    first, second = round_trip(tmp_path, save(tmp_path / "trade.xlsx", sheets))
    assert {"column-misspelt", "sheet-misspelt"} <= set(codes(first.findings)) & set(codes(second.findings))
    assert second.event == first.event


def test_what_cannot_be_read_is_not_understood(tmp_path):
    assert understand(tmp_path / "nowhere.xlsx") is None


def told_further(title):
    """The base workbook with one more column of the purchasers, which names a supplier."""
    sheets = base()
    for row, text in zip(sheets["Purchasers"], [title, *["Chongqing Motors"] * 9], strict=False):
        row.append(text)
    return sheets


def test_a_further_column_of_wishes_is_not_ignored(tmp_path):
    first, second = round_trip(tmp_path, save(tmp_path / "trade.xlsx", told_further("Partners to consider")))
    assert first.event is not None
    assert {str(request.cell) for request in first.event.requests} >= {"Purchasers!M3"}
    assert second.event == first.event


def test_what_is_asked_is_no_answer_until_somebody_makes_it_one(tmp_path):
    path, form = save(tmp_path / "trade.xlsx", told_further("Ref.")), tmp_path / "written.toml"
    first, second = round_trip(tmp_path, path)
    assert codes(first.findings)[0] == codes(second.findings)[0] == "question"
    text = form.read_text(encoding="utf-8")
    form.write_text(text.replace('# "Ref." = "wishes"', '"Ref." = "refusals"'), encoding="utf-8")
    event = read_registrations(path, form=form).event
    assert event is not None
    assert {str(request.cell) for request in event.requests if request.level is Level.NO} == {
        "Purchasers!M2",
        "Purchasers!M3",
    }
