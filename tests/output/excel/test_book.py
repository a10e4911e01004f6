"""What stands in a cell, on a list and at the head of a printed page."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime, time
from types import SimpleNamespace
from typing import cast

import pytest
from openpyxl import load_workbook

from sco_scheduler.output.excel import book as lists
from sco_scheduler.output.excel.book import ColumnFormat, Link, WorkbookWriter, page, write_list
from tests.agendas.samples import report, small_schedule

COLUMNS = [ColumnFormat("id", 8), ColumnFormat("name", 20, "number")]


@pytest.fixture
def book() -> WorkbookWriter:
    return WorkbookWriter(report(small_schedule()), "Title")


def read(book: WorkbookWriter, name: str = "Test"):
    return load_workbook(io.BytesIO(book.finish()))[name]


@pytest.mark.parametrize(
    ("value", "stored", "kind"),
    [
        ("=1+1", "=1+1", "s"),
        ("012", "012", "s"),
        ("", None, "n"),
        (None, None, "n"),
        (True, True, "b"),
        (12, 12, "n"),
        (2.5, 2.5, "n"),
        (datetime(2025, 6, 12, 9, 25), datetime(2025, 6, 12, 9, 25), "d"),
        (Link("internal:'Test'!A1", "back"), "back", "s"),
    ],
)
def test_each_kind_of_value_is_stored_as_what_it_is(book, value, stored, kind):
    sheet = book.add("Test")
    book.put(sheet, 0, 0, value, book.styles["moment" if isinstance(value, datetime) else "cell"])
    cell = read(book)["A1"]
    assert (cell.value, cell.data_type) == (stored, kind)
    assert (cell.hyperlink is not None) == isinstance(value, Link)


def test_a_text_may_stand_in_a_merged_cell_or_run_over_others(book):
    sheet = book.add("Test")
    book.across(sheet, 0, (1, 3), "=merged", book.styles["title"])
    book.across(sheet, 1, (1, 1), "one", book.styles["title"])
    book.along(sheet, 2, (1, 3), "along", book.styles["title"])
    sheet = read(book)
    assert {str(cells) for cells in sheet.merged_cells.ranges} == {"B1:D1"}
    assert [sheet[cell].value for cell in ("B1", "B2", "B3")] == ["=merged", "one", "along"]
    assert [sheet.cell(3, n).font.size for n in range(1, 6)] == [10.0, *[sheet["B3"].font.size] * 3, 10.0]
    assert sheet["B3"].font.size > 10


def test_a_list_has_title_sentence_header_and_rows(book):
    sheet, header, last = write_list(
        book, "Test", "About", COLUMNS, [("a", 1), ("b", 2)], sentence="What it is.", titles=["ID", "Count"], frozen=1
    )
    assert (header, last) == (3, 5)
    sheet = read(book)
    assert [[cell.value for cell in row] for row in sheet["A1:B6"]] == [
        ["About", None],
        ["What it is.", None],
        [None, None],
        ["ID", "Count"],
        ["a", 1],
        ["b", 2],
    ]
    assert (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_title_rows) == ("A4:B6", "B5", "$4:$4")
    assert sheet["A4"].alignment.horizontal != sheet["B4"].alignment.horizontal == "right"


def test_a_list_without_a_sentence_begins_with_its_header_and_says_where_there_is_nothing(book):
    _, header, last = write_list(book, "Test", "About", COLUMNS, [], titles=["ID", "Count"], nothing="Nobody.")
    assert (header, last) == (0, 0)
    sheet = read(book)
    assert [sheet["A1"].value, sheet["A2"].value] == ["ID", "Nobody."]
    assert (sheet["A2"].font.bold, sheet["A2"].font.size, sheet.row_dimensions[2].height) == (False, 12.0, 24.0)
    assert sheet.auto_filter.ref == "A1:B1"


@pytest.mark.parametrize(("rows", "last_row"), [(2, "1"), (3, "… and 2 more"), (12, "… and 11 more")])
def test_rows_without_room_are_counted_in_the_last(book, monkeypatch, rows, last_row):
    """A sheet of three rows, of which the first is the header."""
    monkeypatch.setattr(lists, "MOST_ROWS", 3)
    _, _, last = write_list(book, "Test", "About", COLUMNS, [(str(n), n) for n in range(rows)], titles=["ID", "Count"])
    sheet = read(book)
    assert (last, sheet.max_row) == (2, 3)
    assert sheet["A2"].value == "0"
    assert str(sheet["A3"].value).partition(",")[0] == last_row


def test_only_the_first_rows_are_made_as_high_as_their_text(book, monkeypatch):
    monkeypatch.setattr(lists, "FITTED_ROWS", 2)
    long = "words " * 20
    write_list(book, "Test", "About", COLUMNS, [(text, 1) for text in ("short", long, long)], titles=["ID", "Count"])
    sheet = read(book)
    heights = [sheet.row_dimensions[row].height for row in (2, 3, 4)]
    assert heights[0] == 18.0
    assert heights[1] > 100
    assert heights[2] != heights[1]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2025, 6, 12), "date"),
        (datetime(2025, 6, 12), "date"),
        (datetime(2025, 6, 12, 9), "moment"),
        (time(9, 25), "time"),
    ],
)
def test_a_time_in_a_column_of_other_values_is_shown_as_one(book, value, shown):
    write_list(book, "Test", "About", COLUMNS, [(value, 1)], titles=["ID", "Count"])
    write_list(book, "Known", "About", [ColumnFormat("id", 8, shown)], [(value,)], titles=["ID"])
    data = load_workbook(io.BytesIO(book.finish()))
    assert data["Test"]["A2"].number_format == data["Known"]["A2"].number_format != "General"


@pytest.mark.parametrize(("landscape", "name", "about"), [(False, 60, 40), (True, 80, 50)])
def test_long_texts_at_the_top_of_a_page_are_cut_where_they_would_meet(landscape, name, about, book):
    book.event = replace(book.event, settings=replace(book.event.settings, name="国" * 99, venue=""))
    page(book, book.add("Test"), "a" * 99, landscape=landscape)
    head = read(book).oddHeader
    assert [len(part.text.strip()) for part in (head.left, head.right)] == [name, about]


def test_a_zone_has_its_colour_in_its_column_alone(book):
    zoned = [ColumnFormat("id", 8, zoned=True), ColumnFormat("id", 8)]
    write_list(book, "Test", "About", zoned, [("A", "A"), ("B", "B")], titles=["Zone", "Other"])
    sheet = read(book)
    colours = [sheet[cell].fill.fgColor.rgb for cell in ("A2", "A3", "B2", "B3")]
    assert len({*colours[:2]}) == 2
    assert colours[2] == colours[3]
    assert colours[2] not in colours[:2]


def test_what_stands_at_the_head_of_a_page_is_no_command(book):
    sheet = book.add("Test")
    page(book, sheet, "12 & [Page]" + " x" * 60, landscape=True, repeat=(0, 1))
    sheet = read(book)
    head = sheet.HeaderFooter.oddHeader.right.text
    assert head.strip().startswith("12 && (Page)") or head.strip().startswith("12 & (Page)")
    assert head.endswith("…")
    assert len(head.strip()) <= 62
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$2"


@pytest.mark.parametrize(
    ("title", "wider"),
    [("ID", False), ("A Purchaser", True), ("Ответственный за встречу", True), ("全部都在会场里", False)],
)
def test_no_word_of_a_title_is_broken_over_lines(title, wider):
    """Chinese may be broken between any two signs."""
    column = lists.wide_enough(ColumnFormat("x", 6), title)
    longest = max(map(len, title.split()))
    assert (column.width > 6) is wider
    assert not wider or column.width >= longest


def test_lines_of_chinese_are_higher(book):
    column = (ColumnFormat("why", 40),)
    for text, points in (("a reason of many words " * 10, 13.0), ("这场会面的价值为六。" * 10, 14.5)):
        sheet, _, last = write_list(book, text[:9], "About", column, [(text,)])
        needed = lists.lines(text, 38)
        assert needed > 4
        assert sheet.row_sizes[last][0] * 0.75 == pytest.approx(5 + points * needed, abs=0.75)  # in whole pixels


def test_columns_of_names_give_way_where_that_saves_a_page():
    name, short, when = ColumnFormat("x", 30), ColumnFormat("x", 14), ColumnFormat("x", 20, "moment")

    def fitted(*columns, printed=None):
        return lists.fitted(columns, ["T"] * len(columns), printed)

    fits, beyond, far_beyond = [*[name] * 5, short, when], [*[name] * 6, short, when], [name] * 9
    assert fitted(*fits) == fits
    assert fitted(*far_beyond) == far_beyond, "they would be too narrow"
    narrowed = fitted(*beyond)
    assert len({column.width for column in narrowed[:6]}) == 1
    assert narrowed[6:] == [short, when]
    assert lists.ROOM - 1 < sum(column.width + 1 for column in narrowed) <= lists.ROOM
    assert fitted(*beyond, name, printed=8) == [*narrowed, name]
    assert fitted(*fits, name, name, printed=7) == [*fits, name, name]
    just = fitted(*[name] * 5, ColumnFormat("x", 21), when)  # beyond by less than one
    assert lists.ROOM - 1 < sum(column.width + 1 for column in just) <= lists.ROOM
    held = lists.fitted(beyond, ["Electroencephalographically", *["T"] * 7])
    assert held[0].width > narrowed[0].width > held[1].width, "no word of a title is broken"


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", ["kazakhstan", "Kazakhstan", "Kazakhstan", "Nowhere"]),
        ("zh", ["哈萨克斯坦", "哈萨克斯坦", "哈萨克斯坦", "Nowhere"]),
        ("ru", ["Казахстан", "Казахстан", "Казахстан", "Nowhere"]),
    ],
)
def test_a_country_is_named_in_the_language_of_its_reader(lang, told):
    for own, wanted in ((lang, ""), ("zh", lang)):
        book = cast(WorkbookWriter, SimpleNamespace(lang=own))
        names = ("kazakhstan", "Казахстан", "哈萨克斯坦", "Nowhere")
        assert [WorkbookWriter.country(book, name, wanted) for name in names] == told
