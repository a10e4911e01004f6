"""Sheets and columns are found in three languages, in any order and any dress."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from sco_scheduler.domain.findings import Findings
from sco_scheduler.intake.table.grids import LANGUAGES, Grid, SheetMap, vocabulary
from sco_scheduler.intake.table.headers import Titles, find_header, report_columns, second_name
from sco_scheduler.intake.values.entries import fold_header
from sco_scheduler.resources import data_file
from tests.intake.books import bare, base, codes, event_of, read, serious


def translated(language):
    """The base workbook with sheets, columns and settings named in a language."""
    words = vocabulary()
    setting = {word.name(): word.name(language) for word in words.settings.values()}
    result = {}
    for key, rows in base().items():
        sheet = words.sheets[key]
        titles = {word.name(): word.name(language) for word in sheet.columns.values()}
        body = [[setting[row[0]], row[1]] for row in rows[1:]] if key == "Event" else rows[1:]
        result[sheet.sheet.name(language)] = [[titles[title] for title in rows[0]], *body]
    return result


@pytest.mark.parametrize("language", LANGUAGES)
def test_headers_in_each_language_give_the_same_event(tmp_path, language):
    assert event_of(tmp_path, translated(language)) == event_of(tmp_path, base())


@pytest.mark.parametrize(
    "title",
    [
        "not available",
        "NOT AVAILABLE",
        " Not\navailable * ",
        "Ｎｏｔ ａｖａｉｌａｂｌｅ",
        "Not available:",
        "不可用时间",
    ],
)
def test_a_header_in_any_dress(tmp_path, title):
    sheets = base()
    sheets["Suppliers"][0][4] = title
    sheets["Suppliers"][1][4] = "Morning"
    event = event_of(tmp_path, sheets)
    assert event.company_by_id["S001"].delegates[0].absences


def test_any_column_order_below_a_title_row(tmp_path):
    sheets = base()
    for key in sheets:
        sheets[key] = [["Trade days 2025"], [], *[list(reversed(row)) for row in sheets[key]]]
    found = read(tmp_path, sheets)
    assert serious(found.findings) == []
    assert found.event == event_of(tmp_path, base())


def test_empty_rows_in_between_are_passed_over(tmp_path):
    sheets = base()
    for rows in sheets.values():
        rows.insert(1, [None, "  "])
    assert event_of(tmp_path, sheets) == event_of(tmp_path, base())


def test_unknown_columns_and_sheets_are_ignored_with_a_note(tmp_path):
    sheets = base()
    sheets["Suppliers"] = [[*row, "x"] for row in sheets["Suppliers"]]
    sheets["Suppliers"][0][-1] = "Visa number"
    sheets["Menu"] = [["Dish"], ["Noodles"]]
    found = read(tmp_path, sheets)
    assert {"column-unknown", "sheet-unknown"} <= set(codes(found.findings))
    assert serious(found.findings) == []
    assert found.event == event_of(tmp_path, base())


def test_the_canonical_column_goes_before_a_synonym(tmp_path):
    sheets = base()
    sheets["Suppliers"] = [["Firm", *row[:1], *row[1:]] for row in sheets["Suppliers"]]
    event = event_of(tmp_path, sheets)
    assert event.company_by_id["S001"].name == "Chongqing Motors"


def test_serial_numbers_are_no_ids(tmp_path):
    sheets = bare()
    for key, title in (("Purchasers", "序号"), ("Suppliers", "№")):
        sheets[key] = [[title, *sheets[key][0]], *[[n, *row] for n, row in enumerate(sheets[key][1:], 1)]]
    event = event_of(tmp_path, sheets)
    assert list(event.company_by_id) == ["P001", "P002", "S001", "S002"]


@pytest.mark.parametrize("code", ["sheet-missing", "column-missing"])
def test_the_likely_meant_one_is_suggested(tmp_path, code):
    sheets = base()
    if code == "sheet-missing":
        sheets.pop("Purchasers")
        sheets["Purchaser list"] = [["Guests"]]
    else:
        sheets["Sessions"][0][3] = "Ends on"
    (finding,) = [f for f in read(tmp_path, sheets).findings if f.code == code]
    assert finding.suggestion in {"Purchaser list", "Ends on"}


def test_no_name_of_a_column_means_two_columns_of_its_sheet():
    for sheet in vocabulary().sheets.values():
        spellings = Counter(
            folded for word in sheet.columns.values() for folded in {fold_header(n) for n in word.spellings().values()}
        )
        assert [name for name, count in spellings.items() if count > 1] == []


def test_no_name_means_two_sheets_or_two_settings():
    words = vocabulary()
    for group in ([s.sheet for s in words.sheets.values()], list(words.settings.values())):
        spellings = Counter(folded for word in group for folded in word.spellings())
        assert [name for name, count in spellings.items() if count > 1] in ([], ["tables"])


def test_every_word_of_the_registrations_has_all_languages_and_a_note():
    words = vocabulary()
    columns = [w for key, s in words.sheets.items() if key not in {"Meetings", "Record"} for w in s.columns.values()]
    for word in [*columns, *words.settings.values()]:
        for language in LANGUAGES:
            assert word.names[language], (word.key, language)
            assert word.notes[language].strip(), (word.key, language)


def test_every_language_has_its_own_names():
    data = json.loads(data_file("languages.json").read_text(encoding="utf-8"))
    names = Counter(name.casefold() for spellings in data.values() for name in spellings)
    assert [name for name, count in names.items() if count > 1] == []
    assert all(code == spellings[0] for code, spellings in data.items())


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (["Foton", "Lifan"], ["福田", "力帆"], (1, 2)),
        (["福田", "力帆"], ["Foton", "Lifan"], (2, 1)),
        (["Foton", "福田", "Lifan"], ["福田", "Foton", "力帆"], (1, 2)),
        (["Foton", "Lifan"], ["Foton", "Lifan Motors"], None),
        (["福田", "力帆"], ["Фотон", "Лифан"], None),
        (["Foton", "Lifan"], ["12", ""], None),
    ],
)
def test_of_two_columns_of_names_that_in_latin_letters_is_the_name(first, second, found):
    rows = {1: {1: "Company", 2: "Company name"}} | {
        row: {1: one, 2: two} for row, (one, two) in enumerate(zip(first, [*second, ""], strict=False), start=2)
    }
    grid = Grid("Suppliers", rows)
    assert second_name(grid, 1, {"company": 1}, [(2, "company")]) == found
    assert second_name(grid, 1, {"company": 1, "local": 3}, [(2, "company")]) is None
    assert second_name(grid, 1, {"company": 1}, []) is None


@pytest.mark.parametrize(("above", "found"), [(0, True), (48, True), (49, True), (50, False)])
def test_a_header_is_among_the_first_fifty_filled_rows(tmp_path, above, found):
    sheets = base()
    sheets["Zones"] = [*([f"line {n}"] for n in range(above)), [], *sheets["Zones"]]
    assert ("header-missing" in codes(read(tmp_path, sheets).findings)) is not found


@pytest.mark.parametrize(
    ("second", "row"),
    [
        *(({2: "公司", 3: "区域"}, 2), ({2: "公司"}, 1), ({2: "公司", 3: 4, 4: "区域"}, 1)),
        *(({2: "公司", 3: "区域", 4: "x", 5: "y"}, 2), ({2: "公司", 3: "区域", 4: "x", 5: "y", 6: "z"}, 1)),
    ],
)
def test_a_second_row_of_names_is_a_part_of_the_header(second, row):
    rows = {1: {1: "ID", 2: "Company", 3: "Zone"}, 2: second, 3: {1: "S001", 2: "Lotus"}}
    header = find_header(Grid("Suppliers", rows), vocabulary().sheets["Suppliers"])
    assert header is not None
    assert header.row == row


def test_a_title_may_begin_in_the_row_above():
    rows = {1: {1: "Not"}, 2: {2: "Not"}, 3: {1: "ID", 2: "available", 3: "Company", 4: "Zone"}, 4: {1: "S001"}}
    header = find_header(Grid("Suppliers", rows), vocabulary().sheets["Suppliers"])
    assert header is not None
    assert (header.upper, header.row, header.present) == (2, 3, ["ID", "Not available", "Company", "Zone"])
    assert header.columns == {"id": 1, "not_available": 2, "company": 3, "zone": 4}


def test_what_is_there_is_told_in_the_order_of_the_columns_where_one_is_missing(tmp_path):
    sheets = bare()
    sheets["Requests"] = [["Whom they want", "Remarks", "Wanted"], ["Altyn Trade", "x", "River Machines"]]
    sheets["Sessions"] = [["Start", "Session", "Ends on", "Date"], [None, "Morning", None, None]]
    (finding,) = [f for f in read(tmp_path, sheets).findings if f.code == "column-missing" and "Sessions" in f.where]
    assert list(finding.details["present"]) == ["Start", "Session", "Ends on", "Date"]


@pytest.mark.parametrize(
    ("sheet", "cells", "told"),
    [
        ("Interpreters", ["09:00-10:30"], "column-of-hours F1 Not available"),
        ("Zones", ["9.00~10.30", "x", "till 9:30 - 10"], "column-of-hours F1 Closed"),
        ("Delegates", ["09:00-10:30", "morning"], "column-unknown F1"),
        ("Delegates", ["09:00", "10:30"], "column-unknown F1"),
        ("Requests", ["09:00-10:30"], "column-unknown F1"),
        ("Interpreters", [], "column-unknown F1"),
    ],
)
def test_a_column_of_hours_is_told_where_the_sheet_may_have_absences(sheet, cells, told):
    words = vocabulary().sheets[sheet]
    named = [word.name() for key, word in words.columns.items() if key not in {"not_available", "closed"}][:3]
    rows = [[*named, None, None, "Shifts"], *([None, None, None, None, None, cell] for cell in cells)]
    grid = Grid(sheet, {n: {c: v for c, v in enumerate(row, 1) if v} for n, row in enumerate(rows, 1)})
    header, found = find_header(grid, words), Findings()
    assert header is not None
    for extras in (False, True):
        report_columns(header, [], found, extras=extras)
        lines = [f"{f.code} {f.where.rpartition('!')[2]} {f.details.get('name') or ''}" for f in found.all()]
        assert list(map(str.strip, lines)) == [told] * extras


def test_each_group_of_columns_that_is_missing_is_told_with_the_most_likely_one():
    grid = Grid("Requests", {1: {1: "Form", 2: "Too", 3: "Notse", 4: "Colour"}, 2: {1: "P1", 2: "S1"}})
    header, found = find_header(grid, vocabulary().sheets["Requests"], SheetMap(header=(1,))), Findings()
    assert header is not None
    report_columns(header, [["from"], ["to", "rank"]], found, extras=True)
    told = [f"{f.code} {f.where} {f.suggestion} {f.details.get('column', '')}" for f in found.all()]
    assert told == [
        "column-missing Requests!A1 Form From",
        "column-missing Requests!B1 Too To or Rank",
        "column-misspelt Requests!C1 Notes Notse",
        "column-unknown Requests!D1 None ",
    ]


def test_a_title_merged_across_is_that_of_each_column_that_it_covers():
    rows = {1: {1: "Company", 2: "Wishes", 4: "Remarks"}, 2: {1: "Name", 2: "1", 3: "2", 4: "Any"}}
    titles = Titles.of(Grid("List", rows, merged=((1, 1, 2, 3),)), 1, 2, given=True)
    assert titles.over == {1: "Company", 2: "Wishes", 3: "Wishes", 4: "Remarks"}
    assert titles.under == {1: "Name", 2: "1", 3: "2", 4: "Any"}


@pytest.mark.parametrize("title", ["Язык расписания", "Язык программы"])
def test_the_language_of_a_companys_agenda_has_both_names_in_russian(title):
    column = vocabulary().sheets["Purchasers"].columns["agenda_language"]
    assert column.name("ru") == "Язык расписания"
    assert fold_header(title) in column.spellings()
