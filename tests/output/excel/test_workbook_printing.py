"""How the agendas workbook comes out of a printer."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from sco_scheduler.domain.event import Settings
from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.excel.provenance import english_name
from sco_scheduler.output.excel.styles import break_columns, breaks_anywhere, lines, page_columns, width
from sco_scheduler.output.excel.workbook import write_agendas
from sco_scheduler.output.texts.words import words
from tests.agendas.samples import report, small_schedule


def printed(book: Workbook) -> Iterator[Worksheet]:
    return (sheet for sheet in book if sheet.sheet_state == "visible")


def test_every_sheet_is_ready_to_print(small: Workbook):
    for sheet in printed(small):
        assert sheet.page_setup.paperSize == 9
        assert "Chongqing Test Forum 2025" in sheet.oddHeader.left.text
        assert sheet.oddHeader.right.text
        assert sheet.oddFooter.right.text.strip() == "Page &P of &N"
        if sheet.title != "Summary":
            assert sheet.print_title_rows
            assert sheet.freeze_panes


WIDTH_OF_A4 = {"landscape": 784.0, "portrait": 538.0}
"""Points between the margins."""


def test_letters_of_every_list_and_grid_are_at_least_seven_points_high(small: Workbook):
    seen = set()
    for sheet in printed(small):
        if sheet.title == "Summary" or not sheet.print_title_rows:
            continue
        letters = 8.0 if sheet.title.startswith("Grid") else 10.0
        # The width in the file counts characters of the default font, of 7 pixels of three quarters of a point each.
        sizes = {c: d.width for d in sheet.column_dimensions.values() for c in range(d.min, d.max + 1)}
        last = range_boundaries(sheet.print_area.split("!")[-1])[2] if sheet.print_area else sheet.max_column
        widths = [0.75 * 7 * sizes[c] for c in range(1, last + 1)]
        paper = WIDTH_OF_A4[sheet.page_setup.orientation or "portrait"]
        if sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage:
            scale = min(1.0, paper / sum(widths))
        else:
            scale = (sheet.page_setup.scale or 100) / 100
            titles = sheet.print_title_cols
            repeated = sum(widths[: column_index_from_string(titles[-1])]) if titles else 0
            starts = [0, *(int(b.id) for b in sheet.col_breaks.brk), len(widths)]
            for first, after in pairwise(starts):
                assert (sum(widths[first:after]) + (repeated if first else 0)) * scale <= paper + 1, sheet.title
            seen.add(sheet.title)
        if sheet.title in LISTS or sheet.title.startswith("Grid"):
            assert letters * scale >= 7.0, (sheet.title, letters * scale)
    assert {"Companies", "Grid A"} <= seen
    assert "Meetings" not in seen, "it is as wide as one page"


def test_a_list_that_is_hardly_higher_than_a_page_is_printed_on_one():
    class Printed:
        scale = None

        def set_print_scale(self, scale):
            self.scale = scale

    for height, scale in ((480, None), (500, 98), (560, 87), (600, None), (2000, None)):
        sheet = Printed()
        break_columns(sheet, [60, 60], 1, height)
        assert sheet.scale == scale, height


def test_titles_of_a_grid_begin_on_each_page_outside_of_the_column_that_is_repeated(small: Workbook):
    sheet = small["Grid A"]
    starts = [1, *(int(b.id) for b in sheet.col_breaks.brk)]
    assert sheet["A1"].value is None
    # It has the colour of the zone instead, so that what stands above begins where the table does.
    assert {sheet[cell].fill.fgColor.rgb for cell in ("A1", "A2")} == {sheet["B6"].fill.fgColor.rgb}
    for start in starts:
        assert sheet.cell(1, start + 1).value == "Zone A: New energy vehicles"


LISTS = ("Index", "Meetings", "Unmet", "Companies", "Tables", "Changes", "Desk", "Interpreters")


@pytest.mark.parametrize(
    ("widths", "frozen", "room", "expected"),
    [
        ([10, 10, 10], 1, 30, ([0], 30)),
        ([10, 10, 10], 1, 20, ([0, 2], 20)),
        ([10, 10, 10, 10, 10], 1, 40, ([0, 3], 30)),
        ([10, 90, 10], 1, 40, ([0, 2], 100)),
        ([10, 20], 0, 5, ([0, 1], 20)),
    ],
)
def test_columns_are_divided_over_as_few_pages_as_have_room(
    widths: list[float], frozen: int, room: float, expected: tuple[list[int], float]
):
    assert page_columns(widths, frozen, room) == expected


def test_an_event_name_with_an_ampersand_or_a_number_is_no_print_command(tmp_path: Path):
    schedule = small_schedule()
    event = replace(schedule.event, settings=Settings(name="2025 R&D [Page] Fair " + "x" * 300))
    path = tmp_path / "x.xlsx"
    write_agendas(path, report(Schedule(event, schedule.meetings)))
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode("utf-8")
    header = xml[xml.index("<oddHeader>") : xml.index("</oddHeader>")]
    assert "&amp;10 2025 R&amp;&amp;D (Page) Fair x" in header
    assert len(header) < 300


def header_left(path: Path, name: str, venue: str) -> str:
    """The text at the top left of Summary, in portrait, without its codes."""
    schedule = small_schedule()
    event = replace(schedule.event, settings=replace(schedule.event.settings, name=name, venue=venue))
    write_agendas(path, report(Schedule(event, schedule.meetings)))
    return str(load_workbook(path)["Summary"].oddHeader.left.text).strip()


def test_the_event_and_its_venue_are_cut_on_top_of_a_page_only_where_they_have_no_room(tmp_path: Path):
    name, venue = "Two Rivers SCO Trade Encounter 2027", "Jialing Riverside Hall, Chongqing"
    assert header_left(tmp_path / "whole.xlsx", name, venue) == f"{name}, {venue}"
    assert header_left(tmp_path / "cut.xlsx", "国" * 50, venue).endswith("…")
    assert len(header_left(tmp_path / "cut.xlsx", "国" * 50, venue)) == 60


def test_a_supplier_that_was_not_met_has_room_for_its_name_in_three_lines(small: Workbook):
    room = small["Unmet"].column_dimensions["D"].width - 2
    assert lines("Chongqing Taimaoqiao Charging Equipment Co., Ltd.", room) <= 3


def test_all_of_an_agenda_but_the_link_back_is_printed(small: Workbook):
    agendas = [sheet for sheet in printed(small) if sheet["A1"].hyperlink]
    assert len(agendas) == 5
    for sheet in agendas:
        last = f"${get_column_letter(sheet.max_column)}${sheet.max_row}"
        assert sheet.print_area.split("!")[-1] == f"$A$2:{last}"


@pytest.mark.parametrize(("name", "columns"), [("Meetings", 15), ("Unmet", 12)])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_list_of_meetings_is_as_wide_as_one_page_in_every_language(
    tmp_path: Path, lang: str, name: str, columns: int
):
    schedule = small_schedule()
    event = replace(schedule.event, settings=replace(schedule.event.settings, languages=(lang,)))
    path = tmp_path / "x.xlsx"
    write_agendas(path, report(Schedule(event, schedule.meetings)))
    (sheet,) = [sheet for sheet in load_workbook(path) if english_name(sheet.title) == name]
    assert not sheet.col_breaks.brk
    assert not sheet.print_title_cols
    assert range_boundaries(sheet.print_area.split("!")[-1])[2] == columns
    sizes = {c: d.width for d in sheet.column_dimensions.values() for c in range(d.min, d.max + 1)}
    assert 0.7 * 0.75 * 7 * sum(sizes[c] for c in range(1, columns + 1)) <= WIDTH_OF_A4["landscape"]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_level_and_hardly_a_reason_of_the_unmet_requests_is_broken(tmp_path: Path, lang: str):
    schedule = small_schedule()
    event = replace(schedule.event, settings=replace(schedule.event.settings, languages=(lang,)))
    path = tmp_path / "x.xlsx"
    write_agendas(path, report(Schedule(event, schedule.meetings)))
    (sheet,) = [sheet for sheet in load_workbook(path) if english_name(sheet.title) == "Unmet"]
    known = words(lang)
    levels = [known[f"workbook.level_{level}"] for level in ("must", "want", "maybe", "no")]
    reasons = [text for key, text in known.items() if key.startswith("workbook.reason_")]
    for letter, texts in (("E", levels), ("G", levels), ("J", reasons)):
        longest = max(width(word) for text in texts for word in text.split() if not breaks_anywhere(word))
        assert 1.08 * longest <= sheet.column_dimensions[letter].width - 1.5, (letter, longest)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_word_of_a_header_is_broken_and_what_stands_above_a_list_is_within_its_first_page(tmp_path: Path, lang: str):
    schedule = small_schedule()
    name = "A forum whose name has more words than a line of the first page has room for in large letters"
    event = replace(schedule.event, settings=replace(schedule.event.settings, name=name, languages=(lang,)))
    path = tmp_path / "x.xlsx"
    write_agendas(path, report(Schedule(event, schedule.meetings)))
    book = load_workbook(path)
    lists = [sheet for sheet in printed(book) if sheet.auto_filter.ref]
    assert len(lists) >= 5
    for sheet in lists:
        sizes = {c: d.width for d in sheet.column_dimensions.values() for c in range(d.min, d.max + 1)}
        header = int(str(sheet.auto_filter.ref).split(":")[0][1:])
        for cell in sheet[header]:
            for word in str(cell.value).split():
                assert 1.1 * width(word) <= sizes[cell.column] - 1.5, (sheet.title, word)
        if header > 1:
            (about,) = (merged for merged in sheet.merged_cells.ranges if merged.min_row == 2)
            last = range_boundaries(sheet.print_area.split("!")[-1])[2] if sheet.print_area else sheet.max_column
            ends = [int(b.id) for b in sheet.col_breaks.brk] or [last]
            repeated = sheet.print_title_cols
            # Further pages repeat the first columns, and it with them: beyond them it would be cut off.
            assert about.max_col == (column_index_from_string(repeated[-1]) if repeated else ends[0])
            assert about.min_col == 1
            assert sheet.cell(2, about.min_col).alignment.wrap_text
    title = next(printed(book)).cell(1, 1)
    assert title.alignment.wrap_text
    assert title.parent.row_dimensions[1].height > 50
