"""What the organizer typed into the program's own sheets is told from what the program wrote there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.excel.own_content import read_own_content
from sco_scheduler.output.excel.provenance import WrittenTexts, _matched, own_texts
from sco_scheduler.output.excel.workbook import write_agendas
from tests.agendas.samples import report, sessions, small_schedule
from tests.parts import part

ROWS: tuple[tuple[object, ...], ...] = (
    ("Tables", None, None, None),
    (),
    ("Zone", "Table", "From", "Company"),
    ("A", 1, time(9), "Jialing Motors"),
    ("A", 2, time(9), None),
    ("B", 1, datetime(2025, 6, 12, 9, 25), "Yangtze\nPumps"),
    ("B", 2.5, date(2025, 6, 12), "Яхта, 嘉陵"),
)


def sheet_of(rows: tuple[tuple[object, ...], ...] = ROWS) -> Worksheet:
    sheet = Workbook().active
    assert sheet is not None
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column).value = value
    return sheet


def noted(rows: tuple[tuple[object, ...], ...] = ROWS) -> list[str]:
    texts = WrittenTexts()
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if value is not None:
                texts.note("Sheet", row, column, value)
    return texts.entry()["Sheet"]


def found(sheet: Worksheet, written: list[str] | None = None) -> list[tuple[str, bool]]:
    return [(text.cell.coordinate, text.over) for text in own_texts(sheet, noted() if written is None else written)]


def put(place: str, value: object) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        sheet[place] = value

    return change


def swap_rows(sheet: Worksheet) -> None:
    for column in "ABCD":
        above, below = sheet[f"{column}4"].value, sheet[f"{column}7"].value
        sheet[f"{column}4"].value, sheet[f"{column}7"].value = below, above


@pytest.mark.parametrize(
    ("change", "hers"),
    [
        (lambda _: None, []),
        (put("D5", "for the minister"), [("D5", False)]),
        (put("D5", 7), [("D5", False)]),
        (put("B2", "below the title"), [("B2", False)]),
        (put("C9", "below the list"), [("C9", False)]),
        (put("F4", "beside the list"), [("F4", False)]),
        (put("F4", "Jialing Motors"), [("F4", False)]),
        (put("D4", "Jialing Ltd"), [("D4", True)]),
        (put("B4", 3), [("B4", True)]),
        (put("C4", time(9, 25)), [("C4", True)]),
        (put("D4", None), []),
        # The same text once more is hers, and it is the one in the cell that was blank.
        (put("D5", "A"), [("D5", False)]),
        # Rows and columns that she inserts or deletes, and rows that she sorts, are still the program's.
        (lambda sheet: sheet.insert_rows(4), []),
        (lambda sheet: sheet.insert_cols(2), []),
        (lambda sheet: sheet.delete_rows(4), []),
        (lambda sheet: sheet.delete_cols(2), []),
        (swap_rows, []),
    ],
)
def test_a_text_is_hers_where_the_written_row_does_not_have_it(change, hers):
    sheet = sheet_of()
    change(sheet)
    assert found(sheet) == hers


def test_a_row_that_was_moved_is_known_by_what_is_left_of_it():
    sheet = sheet_of()
    swap_rows(sheet)
    sheet["D7"], sheet["E4"] = "Jialing Ltd", "call"
    assert found(sheet) == [("E4", False), ("D7", True)]


def test_a_row_of_hers_is_no_row_of_the_program_though_it_repeats_one():
    sheet = sheet_of()
    sheet.append(ROWS[3])
    assert found(sheet) == [("A8", False), ("B8", False), ("C8", False), ("D8", False)]


def test_a_row_that_she_inserted_is_not_taken_for_the_one_below_it_though_that_has_a_text_of_hers_too():
    sheet = sheet_of()
    sheet.insert_rows(4)
    sheet["D4"], sheet["E5"] = "new here", "call"
    assert found(sheet) == [("D4", False), ("E5", False)]
    assert [text.inserted for text in own_texts(sheet, noted())] == [True, False]
    sheet = sheet_of()
    sheet["C2"], sheet["C9"] = "below the title", "below the list"
    assert not any(text.inserted for text in own_texts(sheet, noted()))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (5, 5.0),
        (2.5, 2.5000000001),
        (date(2025, 6, 12), datetime(2025, 6, 12)),
        (time(9), time(8, 59, 59, 999_000)),
        (datetime(2025, 6, 12, 9), datetime(2025, 6, 12, 8, 59, 59, 999_000)),
        ("a\nb", "a\r\nb"),
        ("a ", "a"),
        ("1", 1),
    ],
)
def test_a_value_is_the_same_however_an_office_program_saves_it(written, read):
    assert found(sheet_of(((read, "x"),)), noted(((written, "x"),))) == []


def test_values_that_are_equal_in_python_are_told_apart():
    assert found(sheet_of(((True, 1, "x"),)), noted(((1, 1, "x"),))) == [("A1", True)]


@settings(max_examples=part(30))
@given(st.lists(st.lists(st.sampled_from(("a", "b", "c", None)), min_size=3, max_size=3), max_size=6), st.data())
def test_one_more_text_is_always_found(rows, data):
    rows = tuple(map(tuple, rows))
    written = noted(rows) if any(any(row) for row in rows) else []
    sheet = sheet_of(rows)
    assert found(sheet, written) == []
    row, column = data.draw(st.integers(1, 7)), data.draw(st.integers(1, 4))
    before = sheet.cell(row, column).value
    sheet.cell(row, column).value = "mine"
    assert found(sheet, written) == [(sheet.cell(row, column).coordinate, before is not None)]


# In the agendas workbook


def row_of(sheet: Worksheet, *starts: str) -> int:
    """The row that begins with these values."""
    (row,) = [
        cells[0].row for cells in sheet.iter_rows() if tuple(str(c.value) for c in cells[: len(starts)]) == starts
    ]
    return row


def type_in(path: Path, *texts: tuple[str, tuple[str, ...], str, object]) -> None:
    """Type values, each on a sheet into the row that begins with some values and a column."""
    book = load_workbook(path)
    for title, starts, column, value in texts:
        sheet = book[title]
        sheet[f"{column}{row_of(sheet, *starts)}"] = value
    book.save(path)


def value_in(path: Path, title: str, starts: tuple[str, ...], column: str) -> object:
    sheet = load_workbook(path)[title]
    return sheet[f"{column}{row_of(sheet, *starts)}"].value


def kept(path: Path) -> list[tuple[object, ...]]:
    book = load_workbook(path)
    return list(book["Kept"].iter_rows(min_row=2, values_only=True)) if "Kept" in book.sheetnames else []


BLANK_CELLS = (
    ("Companies", ("P002",), "C", "Ребята из Омска"),
    ("Companies", ("S002",), "U", "came late"),
    ("Unmet", ("P002",), "L", "ask the minister"),
    ("Index", ("S003",), "H", "no visa"),
    ("Tables", ("A", "2", "2025-06-12 00:00:00", "14:00:00"), "K", "broken leg"),
    ("Interpreters", ("09:25–09:45",), "E", "lunch bag"),
    ("P001 KazAgro LLP", ("14:25–14:45",), "E", "bus to the hotel"),
    ("P001 KazAgro LLP", ("09:50–10:10",), "H", "speaks some English"),
    ("P001 KazAgro LLP", ("Delegate: Aigerim Bek",), "G", "VIP"),
)


def test_what_is_typed_into_blank_cells_stays_on_every_build(path: Path):
    type_in(path, *BLANK_CELLS)
    for _ in range(2):
        assert not read_own_content(path).lost
        write_agendas(path, report(small_schedule()))
        book = load_workbook(path)
        found = [
            book[title][f"{column}{row_of(book[title], *starts)}"].value for title, starts, column, _ in BLANK_CELLS
        ]
        assert found == [text for *_, text in BLANK_CELLS]
    assert not kept(path)


def test_a_text_on_an_agenda_is_kept_aside_when_its_row_is_another(path: Path):
    type_in(
        path,
        ("P001 KazAgro LLP", ("09:00–09:20",), "G", "brings samples"),
        ("P001 KazAgro LLP", ("09:25–09:45",), "E", "coffee"),
        ("P001 KazAgro LLP", ("2 meetings",), "D", "call her"),
    )
    schedule = small_schedule()
    first, _, third = schedule.meetings
    slot = schedule.event.slots[1]
    moved = Schedule(schedule.event, (replace(first, start=slot.start, end=slot.end), third))
    write_agendas(path, report(moved))
    assert {row[4] for row in kept(path)} == {"brings samples", "coffee"}
    assert value_in(path, "P001 KazAgro LLP", ("2 meetings",), "D") == "call her"


def test_a_text_goes_with_its_row_where_rows_before_it_are_gone(path: Path):
    type_in(path, ("P002 Ivan", ("14:00–14:20",), "E", "taxi"))
    before = row_of(load_workbook(path)["P002 Ivan"], "14:00–14:20")
    schedule = small_schedule()
    event = replace(schedule.event, sessions=sessions(morning=2))
    write_agendas(path, report(Schedule(event, schedule.meetings[:2])))
    after = load_workbook(path)["P002 Ivan"]
    assert row_of(after, "14:00–14:20") == before - 1
    assert after[f"E{before - 1}"].value == "taxi"
    assert not kept(path)


@pytest.mark.parametrize(
    ("title", "starts", "column"),
    [("Grid A", "2", 2), ("Companies", "P002", 21), ("P001 KazAgro LLP", "09:25–09:45", 6)],
)
def test_a_row_that_she_inserted_is_kept_aside_and_the_next_stays_the_programs(path: Path, title, starts, column):
    before = list(load_workbook(path)[title].iter_rows(values_only=True))
    book = load_workbook(path)
    sheet = book[title]
    row = row_of(sheet, starts)
    for cells in list(sheet.merged_cells.ranges):  # openpyxl leaves them where they are
        sheet.unmerge_cells(str(cells))
    sheet.insert_rows(row)
    sheet.cell(row, 3).value, sheet.cell(row + 1, column).value = "a row of mine", "call"
    book.save(path)
    assert not read_own_content(path).lost
    write_agendas(path, report(small_schedule()))
    sheet = load_workbook(path)[title]
    assert sheet.cell(row, column).value == "call"
    sheet.cell(row, column).value = before[row - 1][column - 1]
    assert list(sheet.iter_rows(values_only=True)) == before
    assert [(line[1], line[4]) for line in kept(path)] == [(f"C{row}", "a row of mine")]


def test_what_she_types_into_a_row_goes_with_it_where_the_list_was_sorted(path: Path):
    book = load_workbook(path)
    sheet = book["Index"]
    first, last = row_of(sheet, "P001"), row_of(sheet, "S003")
    for cells in zip(sheet[first], sheet[last], strict=True):
        values = [cell.value for cell in cells]
        cells[0].value, cells[1].value = reversed(values)
    column = sheet.max_column + 1
    delegate = next(cell.column for cell in sheet[first] if cell.value is None and cell.column > 3)
    sheet.cell(first, column).value, sheet.cell(first, delegate).value = "seat in front", "her son"
    book.save(path)
    write_agendas(path, report(small_schedule()))
    after = load_workbook(path)["Index"]
    assert (after.cell(last, column).value, after.cell(last, delegate).value) == ("seat in front", "her son")
    assert after.cell(first, column).value is None
    assert not kept(path)


def test_a_text_above_a_column_of_hers_stays(path: Path):
    book = load_workbook(path)
    sheet = book["Companies"]
    header, column = row_of(sheet, "P001") - 1, sheet.max_column + 1
    for row, text in ((2, "asked in May"), (header, "Hotel"), (header + 1, "Hilton")):
        sheet.cell(row, column).value = text
    book.save(path)
    write_agendas(path, report(small_schedule()))
    after = load_workbook(path)["Companies"]
    assert [after.cell(row, column).value for row in (2, header, header + 1)] == ["asked in May", "Hotel", "Hilton"]


def test_a_text_with_a_comment_stays_with_it(path: Path):
    book = load_workbook(path)
    cell = book["Companies"][f"U{row_of(book['Companies'], 'S002')}"]
    cell.value, cell.comment = "came late", Comment("at 10", "Olga")
    book.save(path)
    write_agendas(path, report(small_schedule()))
    after = load_workbook(path)["Companies"]
    cell = after[f"U{row_of(after, 'S002')}"]
    assert cell.value == "came late"
    assert cell.comment is not None
    assert cell.comment.text == "at 10"
    assert not kept(path)


def test_what_is_typed_over_the_programs_text_is_named_and_kept_aside(path: Path):
    type_in(
        path,
        ("Companies", ("P001",), "B", "Qaz Agro"),
        ("Companies", ("S002",), "H", 5),
        ("P001 KazAgro LLP", ("09:25–09:45",), "B", "Dentist"),
    )
    agenda = row_of(load_workbook(path)["P001 KazAgro LLP"], "09:25–09:45")
    lost = read_own_content(path).lost
    assert [str(one) for one in lost] == [
        "Companies (text typed over the program's: B5, H8; listed on the sheet Kept)",
        f"P001 KazAgro LLP (text typed over the program's: B{agenda}; listed on the sheet Kept)",
    ]
    write_agendas(path, report(small_schedule()))
    assert [(row[0], row[1], row[4]) for row in kept(path)] == [
        ("Companies", "B5", "Qaz Agro"),
        ("Companies", "H8", "5"),
        ("P001 KazAgro LLP", f"B{agenda}", "Dentist"),
    ]
    assert value_in(path, "Companies", ("P001",), "B") == "KazAgro LLP"
    assert not read_own_content(path).lost


def test_many_cells_are_not_all_named(path: Path):
    book = load_workbook(path)
    for row in range(5, 10):
        for column in "GH":
            book["Companies"][f"{column}{row}"] = "?"
    book.save(path)
    (lost,) = read_own_content(path).lost
    assert "G5, H5, G6, H6, G7, H7, G8, H8, …;" in str(lost)


def test_a_list_that_she_sorted_has_nothing_of_hers(path: Path):
    book = load_workbook(path)
    sheet = book["Companies"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=9)]
    rows[0][2] = None
    for number, values in enumerate(reversed(rows), start=5):
        for column, value in enumerate(values, start=1):
            sheet.cell(number, column).value = value
    book.save(path)
    assert not read_own_content(path).marks


@pytest.mark.parametrize("entry", ["texts", "sheets"])
def test_what_the_record_does_not_say_of_its_sheets_is_not_taken_for_hers(path: Path, entry: str):
    book = load_workbook(path)
    record = book["Record"]
    for row in reversed(range(2, record.max_row + 1)):
        if record.cell(row, 1).value == entry:
            record.delete_rows(row)
    book["Companies"]["Z1"] = "mine"
    book.save(path)
    read = read_own_content(path)
    assert (read.sheets, len(read.marks)) == ((), int(entry == "sheets"))


def test_of_two_rows_that_are_like_one_the_second_is_the_next_like_it():
    written = (("A", 1, "x", "Jialing", "q"), ("A", 2, "x", "Foton", "q"), ("B", 1, "y", "Yangtze", "r"))
    sorted_anew = (("B", 1, "y", "Yangtze", "r"), ("A", 1, "x", "hers", "q"), ("A", 1, "x", "hers too", "q"))
    assert found(sheet_of(sorted_anew), noted(written)) == [("D2", True), ("B3", True), ("D3", True)]


@pytest.mark.parametrize(
    ("lines", "written", "origins"),
    [
        ("AaaBbbCcc", "AaaBbbCcc", "AaaBbbCcc"),
        ("AaaXxxCcc AaaYyyCcc", "AaaBbbCcc AaaBbbCcc", "AaaBbbCcc AaaBbbCcc"),
        ("AaaXxxCcc AaaYyyCcc AaaZzzCcc", "AaaBbbCcc AaaBbbCcc", "AaaBbbCcc AaaBbbCcc -"),
        ("AaaBbb AaaBbb AaaBbb", "AaaBbb AaaBbb", "AaaBbb AaaBbb -"),
        ("AaaBbb CccDdd", "CccDdd AaaBbb", "AaaBbb CccDdd"),
        ("AaaBbb AaaBbb", "CccDdd AaaBbb", "CccDdd AaaBbb"),  # the second is at its place
        ("AaaZzz AaaYyy", "AaaBbb AaaCcc", "AaaBbb AaaCcc"),
        ("AaaDddZzz AaaBbbYyy", "AaaBbbCcc AaaDddEee", "AaaDddEee AaaBbbCcc"),
        ("Xxx", "Aaa", "Aaa"),
        ("XxxYyy AaaBbbZzz", "AaaBbbCcc", "- AaaBbbCcc"),
        ("Xxx - Yyy", "Aaa - -", "Aaa - -"),
        ("- Xxx", "Aaa Bbb", "- Bbb"),
        ("Xxx Yyy", "Aaa Aaa", "Aaa Aaa"),
        ("Xxx Yyy", "Aaa", "Aaa -"),
        ("AaaXxx", "AaaBbb AaaCcc", "AaaBbb"),
        ("Zzz AaaXxx", "AaaBbb AaaCcc", "AaaBbb AaaCcc"),
    ],
)
def test_each_row_comes_from_the_written_row_with_most_in_common(lines, written, origins):
    rows, known, wanted = (["" if row == "-" else row for row in text.split()] for text in (lines, written, origins))
    assert _matched(rows, known) == wanted


@pytest.mark.parametrize("values", [["a", None, 1, 1.0, None], [None, None], [None, "b"], []])
def test_a_row_is_noted_as_its_cells_are(values):
    at_once, one_by_one = WrittenTexts(), WrittenTexts()
    at_once.note_row("List", 3, values)
    for column, value in enumerate(values):
        if value is not None:
            one_by_one.note("List", 3, column, value)
    assert at_once.entry() == one_by_one.entry()
