"""The agendas workbook, read back as a spreadsheet program would."""

from __future__ import annotations

import errno
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sco_scheduler.agendas.report import BuildReport, ChangeRow, Rerun, Revision
from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.codec import decode
from sco_scheduler.domain.event import Event, Pair, Settings
from sco_scheduler.domain.findings import Finding, FindingKind, Severity
from sco_scheduler.domain.outcome import GoalResult, Status
from sco_scheduler.domain.record import unpack
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, Published, PublishedMeeting, Schedule
from sco_scheduler.output import lists, volumes
from sco_scheduler.output import workbook as writer
from sco_scheduler.output.files import NotWritten, Trouble
from sco_scheduler.output.workbook import write_agendas
from tests.agendas.samples import at, random_event, random_schedule, report, sessions, small_event, small_schedule

MEETINGS_HEADER = (
    "Meeting",
    "Date",
    "Start",
    "End",
    "Zone",
    "Table",
    "Purchaser ID",
    "Purchaser",
    "Purchaser delegate",
    "Supplier ID",
    "Supplier",
    "Supplier delegate",
    "Interpreter",
    "Lock",
    "Status",
)


def written(tmp_path: Path, build: BuildReport) -> Workbook:
    path = tmp_path / "x-agendas.xlsx"
    assert write_agendas(path, build) == (path,)
    return load_workbook(path)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return written(tmp_path_factory.mktemp("small"), report(small_schedule()))


def values(sheet: Worksheet) -> list[tuple[object, ...]]:
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def row_of(sheet: Worksheet, text: str) -> tuple[object, ...]:
    return next(row for row in values(sheet) if text in row)


def test_the_sheets_and_their_order(small: Workbook):
    assert small.sheetnames == [
        "Summary",
        "Index",
        "Meetings",
        "Unmet",
        "Companies",
        "Grid A",
        "Grid B",
        "Tables",
        "Interpreters",
        "P001 KazAgro LLP",
        "P002 Ivan",
        "P002 Olga",
        "S001 Jialing Motors",
        "S002 Yangtze Pumps",
        "Record",
    ]
    assert [sheet.title for sheet in small if sheet.sheet_state != "visible"] == ["Record"]


def test_meetings_has_the_formats_columns_and_real_dates_and_times(small: Workbook):
    header, first, second, third = values(small["Meetings"])
    assert header == MEETINGS_HEADER
    assert first == (
        "M001",
        datetime(2025, 6, 12),
        time(9),
        time(9, 20),
        "A",
        "1",
        "P001",
        "KazAgro LLP",
        "Aigerim Bek",
        "S001",
        "Jialing Motors",
        None,
        "I1",
        None,
        None,
    )
    assert second[7:9] == ("=cmd|'/C calc'!A0", "Ivan")
    assert third[4:7] == ("B", "1", "P001")
    assert [small["Meetings"].cell(2, column).number_format for column in (2, 3)] == ["yyyy-mm-dd", "hh:mm"]


def test_meetings_has_dropdowns_for_lock_and_status_with_rows_to_spare(small: Workbook):
    found = {str(v.sqref): v.formula1 for v in small["Meetings"].data_validations.dataValidation}
    assert found == {"N2:N504": '"yes"', "O2:O504": '"cancelled,no-show"'}


def test_nothing_that_was_registered_becomes_a_formula(tmp_path: Path):
    evil = '=HYPERLINK("http://example.org","x")'
    event = small_event()
    people = tuple(
        replace(
            company,
            name=evil,
            local_name="+1+1",
            country="@SUM(A1)",
            contact="-2",
            delegates=tuple(replace(d, name=f"=D{d.key}", title="=1") for d in company.delegates),
        )
        for company in event.companies
    )
    event = replace(event, companies=people, settings=Settings(name="=1+1", venue="=2+2"))
    path = tmp_path / "x.xlsx"
    write_agendas(path, report(Schedule(event, small_schedule().meetings), input_name="=3.xlsx"))
    book = load_workbook(path)
    assert [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    assert any(cell.value == evil for row in book["Meetings"].iter_rows() for cell in row)
    with zipfile.ZipFile(path) as archive:
        assert not any("<f>" in archive.read(name).decode("utf-8") for name in archive.namelist() if "sheet" in name)


def test_an_apostrophe_or_a_link_in_a_name_stays_text(tmp_path: Path):
    event = small_event()
    names = {"P001": "Chang'an 'Auto'", "S001": "http://example.org/a", "S002": "mailto:a@example.org"}
    people = tuple(replace(c, name=names.get(c.id, c.name)) for c in event.companies)
    book = written(tmp_path, report(Schedule(replace(event, companies=people), small_schedule().meetings)))
    sheet = next(sheet for sheet in book if sheet.title.startswith("P001"))
    assert sheet.title == "P001 Chang'an 'Auto"
    link = next(cell.hyperlink for row in book["Index"].iter_rows() for cell in row if cell.value == sheet.title)
    assert link.location == "'P001 Chang''an ''Auto'!A1"
    assert [cell.hyperlink for row in book["Meetings"].iter_rows() for cell in row if cell.hyperlink] == []


def test_the_index_leads_to_each_agenda_and_each_agenda_back(small: Workbook):
    index = small["Index"]
    links = {cell.value: cell.hyperlink.location for row in index.iter_rows() for cell in row if cell.hyperlink}
    agendas = small.sheetnames[9:-1]
    assert links == {name: f"'{name}'!A1" for name in agendas}
    for name in agendas:
        back = small[name]["A1"]
        assert back.value == "‹ Index"
        assert back.hyperlink.location == "'Index'!A1"
        assert not small[name].print_area.startswith(f"'{name}'!$A$1:")
    assert row_of(index, "Olga")[4:8] == ("Olga", "Purchaser", 0, None)
    assert row_of(index, "Aigerim Bek")[6:8] == (2, at("09:00"))
    assert row_of(index, "Quiet Works")[-1] == "cancelled"


AGENDA = """\
‹ Index
KazAgro LLP
КазАгро ТОО  ·  Kazakhstan  ·  P001
Delegate: Aigerim Bek
2 meetings

Time | Zone | Table | Company | Country | Products | Delegate | Interpreter
Thursday 12 June 2025
09:00–09:20 | A | 1 | Jialing Motors/嘉陵汽车有限公司 | China | Vans; 货车 | Wang Li
09:25–09:45 | Free
09:50–10:10 | B | 1 | Yangtze Pumps | China | Li Na
10:10–14:00 | Break
14:00–14:20 | Away
14:25–14:45 | Free

A | Zone A: New energy vehicles
B | Zone B: Machinery"""


def test_an_agenda_reads_like_this(small: Workbook):
    rows = values(small["P001 KazAgro LLP"])
    lines = [" | ".join(str(value).replace("\n", "/") for value in row if value is not None) for row in rows]
    assert "\n".join(lines) == AGENDA


def test_an_event_without_interpreters_has_neither_their_sheet_nor_their_column(tmp_path: Path):
    schedule = small_schedule()
    meetings = tuple(replace(m, interpreter=None) for m in schedule.meetings)
    book = written(tmp_path, report(Schedule(replace(schedule.event, interpreters=None), meetings)))
    assert "Interpreters" not in book.sheetnames
    assert "Interpreter" not in texts(book["P001 KazAgro LLP"])


def test_interpreters_are_listed_with_their_languages_and_meetings(small: Workbook):
    rows = values(small["Interpreters"])
    assert rows[4][0] == "Wang Li (I1):  Chinese, Russian;  any zone;  1 meeting"
    assert rows[6] == ("09:00–09:20", "A", "1", "KazAgro LLP", "Aigerim Bek", "Jialing Motors", None, "M001")
    assert rows[7][:4] == ("09:25–09:45", "Free", None, None)


def test_a_grid_has_tables_down_and_slots_across(small: Workbook):
    rows = values(small["Grid A"])
    assert rows[0][0] == "Zone A: New energy vehicles"
    assert rows[4] == ("Table", "09:00–09:20", "09:25–09:45", "09:50–10:10", "14:00–14:20", "14:25–14:45")
    assert rows[5] == ("1", "P001 KazAgro LLP\nS001 Jialing Motors", None, None, None, None)
    assert rows[6] == ("2", None, "P002 =cmd|'/C calc'!A0\nS001 Jialing Motors", None, "closed", "closed")


def test_tables_lists_every_slot_of_every_table(small: Workbook):
    rows = values(small["Tables"])[4:]
    assert len(rows) == 3 * 5
    assert rows[0][:6] == ("A", "1", datetime(2025, 6, 12), time(9), time(9, 20), "KazAgro LLP")
    assert [row[5] for row in rows[5:10]] == ["free", "=cmd|'/C calc'!A0", "free", "closed", "closed"]


def test_unmet_has_who_asked_the_value_and_the_reason(small: Workbook):
    row = values(small["Unmet"])[4]
    assert row[:9] == ("P002", "=cmd|'/C calc'!A0", "S002", "Yangtze Pumps", "must", 1, None, None, 10)
    assert row[9] == "Every slot taken"
    assert str(row[10]).startswith("P002 and S002: in every slot")
    assert row[11] == "Requests!A6"


def test_companies_has_the_figures_of_each(small: Workbook):
    header, row = values(small["Companies"])[3], row_of(small["Companies"], "P001")
    found = dict(zip(header, row, strict=True))
    assert (found["Meetings"], found["As purchaser"], found["Gaps"], found["Own wishes met"]) == (2, 2, 1, 2)
    assert row_of(small["Companies"], "S003")[-1] == "cancelled"


def test_the_summary_tells_proved_from_good(small: Workbook):
    sheet = small["Summary"]
    assert row_of(sheet, "Musts held")[1:4] == (1, 1, "Proved")
    assert row_of(sheet, "Value of the meetings")[1:4] == (321, 340, "Not proved")
    assert row_of(sheet, "Table moves")[1:4] == (3, "not known", "Not proved")
    assert "For the times given." in str(row_of(sheet, "Table moves")[4])
    assert "1 of 2" in row_of(sheet, "09:00")
    links = [cell.value for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links == ["Index", "Meetings", "Unmet", "Companies", "Grid A", "Grid B", "Tables", "Interpreters"]


def test_the_summary_says_how_the_build_ended_and_what_was_found(tmp_path: Path):
    kind = FindingKind("X1", Severity.CHANGES, "Odd", "{what} is odd.", "Mend it.")
    finding = Finding(kind, (Cell("Requests", 14, "C"),), {"what": "The rank"})
    build = report(
        small_schedule(),
        status=Status.OPTIMAL,
        findings=(finding,) * 50,
        goals=(GoalResult("own goal", 1, 1, True),),
    )
    found = texts(written(tmp_path, build)["Summary"])
    assert "Every goal is proved: given the goals before it, none can be better." in found
    assert "Changes what is built\nRequests!C14" in found
    assert "The rank is odd. Mend it." in found
    assert "… and 10 more: schedule check lists them all." in found
    assert "own goal" in found


def test_the_summary_of_a_rerun_says_what_keeping_costs(tmp_path: Path):
    rerun = Rerun("day.xlsx", 3, datetime(2025, 6, 11, 18), 40, 900, datetime(2025, 6, 12, 10, 40), value_bound=10_000)
    kept = tuple(GoalResult(name, 2, 2, True) for name in ("kept", "slot_moves"))
    found = texts(written(tmp_path, report(small_schedule(), goals=kept, changes=(), rerun=rerun))["Summary"])
    assert "Kept of the published schedule" in found
    assert "The published schedule of 2025-06-11 18:00 in day.xlsx, revision 3 had 40 meetings." in found
    assert "What starts before 2025-06-12 10:40 is history and stays as it is." in found
    assert "2 meetings had to be given up; fewer is impossible." in found
    assert "2 meetings had to move; fewer is impossible." in found
    assert any("a fresh build could reach 10,000 at most" in text for text in found)


def test_the_summary_of_a_first_build_has_nothing_to_keep(small: Workbook):
    assert "Kept of the published schedule" not in texts(small["Summary"])


def printed(book: Workbook) -> Iterator[Worksheet]:
    return (sheet for sheet in book if sheet.sheet_state == "visible")


def test_every_sheet_is_ready_to_print(small: Workbook):
    for sheet in printed(small):
        assert sheet.page_setup.paperSize == 9
        assert "Chongqing Test Forum 2025" in sheet.oddHeader.left.text
        assert sheet.oddHeader.right.text
        assert sheet.oddFooter.right.text.strip() == "Page &P of &N"
        if not sheet.title.startswith("Grid"):
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.page_setup.fitToWidth in {None, 1}
        if sheet.title != "Summary":
            assert sheet.print_title_rows
            assert sheet.freeze_panes


def test_lists_have_a_filter_over_their_header(small: Workbook):
    assert small["Meetings"].auto_filter.ref == "A1:O4"
    assert small["Index"].auto_filter.ref == "A4:I10"
    for name in ("Unmet", "Companies", "Tables"):
        assert small[name].auto_filter.ref


def test_a_two_day_agenda_breaks_between_its_days(tmp_path: Path):
    event = replace(random_event(3, 4, 30, tables=12), sessions=sessions(2, 7, 7))
    book = written(tmp_path, report(random_schedule(event)))
    sheet = next(book[name] for name in book.sheetnames if name.startswith("P001"))
    days = [cell.row for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("Friday 13 June")]
    assert [mark.id for mark in sheet.row_breaks.brk] == [days[0] - 1]


@pytest.mark.parametrize(("slots", "orientation"), [(2, "landscape"), (7, "portrait")])
def test_a_day_of_many_meetings_is_printed_upright_on_one_page(tmp_path: Path, slots: int, orientation: str):
    event = random_event(3, 1, 3 * slots, slots=slots)
    long = tuple(replace(company, name=f"{company.name} {'of a long name' * 4}") for company in event.companies)
    book = written(tmp_path, report(random_schedule(replace(event, companies=long))))
    sheet = next(book[name] for name in reversed(book.sheetnames) if name.startswith("P001"))
    assert sheet.page_setup.orientation == orientation
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, None)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_an_event_name_with_an_ampersand_or_a_number_is_no_print_command(tmp_path: Path):
    schedule = small_schedule()
    event = replace(schedule.event, settings=Settings(name="2025 R&D [Page] Fair " + "x" * 300))
    path = tmp_path / "x.xlsx"
    write_agendas(path, report(Schedule(event, schedule.meetings)))
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode("utf-8")
    header = xml[xml.index("<oddHeader>") : xml.index("</oddHeader>")]
    assert "&amp;8 2025 R&amp;&amp;D (Page) Fair x" in header
    assert len(header) < 300


def test_locks_and_rows_taken_out_stay_on_a_rerun(tmp_path: Path):
    schedule = small_schedule()
    first, second, third = schedule.meetings
    published = Published((PublishedMeeting(first, locked=True), PublishedMeeting(third, status=MeetingStatus.NO_SHOW)))
    build = report(Schedule(schedule.event, (first, second)), published=published)
    rows = values(written(tmp_path, build)["Meetings"])[1:]
    assert [(row[0], row[13], row[14]) for row in rows] == [
        ("M001", "yes", None),
        ("M002", None, None),
        ("M003", None, "no-show"),
    ]


def test_changes_are_listed_where_there_is_a_list_of_them(tmp_path: Path):
    schedule = small_schedule()
    first, second, _ = schedule.meetings
    changes = (
        ChangeRow("moved", "P001", "S001", first, replace(first, table="2"), "Table 1 is lost."),
        ChangeRow("dropped", "P002", "S001", second),
    )
    book = written(tmp_path, report(schedule, changes=changes))
    assert book.sheetnames[:4] == ["Summary", "Index", "Meetings", "Changes"]
    rows = [row for row in values(book["Changes"]) if row[2] in {"Moved", "Dropped"}]
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("P001", "Moved", "S001"),
        ("P002", "Dropped", "S001"),
        ("S001", "Moved", "P001"),
        ("S001", "Dropped", "P002"),
    ]
    moved, dropped = rows[:2]
    assert moved[5:] == (
        "12 June 09:00, zone A, table 1, interpreter Wang Li",
        "12 June 09:00, zone A, table 2, interpreter Wang Li",
        "Table 1 is lost.",
    )
    assert dropped[5:7] == ("12 June 09:25, zone A, table 2", "–")
    assert any("published before (2 kept, 1 dropped, 1 moved)" in text for text in texts(book["Changes"]))


def test_changes_name_who_has_left_by_the_registrations_of_then(tmp_path: Path):
    schedule = small_schedule()
    then = schedule.event
    gone = replace(then, companies=tuple(c for c in then.companies if c.id != "P001"))
    left = Schedule(gone, tuple(m for m in schedule.meetings if m.purchaser != "P001"))
    changes = tuple(ChangeRow("dropped", *m.pair, m) for m in schedule.meetings if m.purchaser == "P001")
    book = written(tmp_path, report(left, changes=changes, earlier=then))
    name = then.company_by_id["P001"].name
    assert name in texts(book["Changes"])


def test_the_record_holds_the_event_and_the_meetings_as_written(tmp_path: Path):
    schedule = small_schedule()
    build = report(
        schedule,
        ids={"KazAgro LLP": "P001"},
        default_date=date(2025, 6, 12),
        revisions=(Revision(1, at("08:00"), "first"),),
    )
    rows = list(written(tmp_path, build)["Record"].iter_rows(values_only=True))
    assert rows[0] == ("Key", "Part", "Text")
    found = unpack(rows[1:])
    assert found["version"] == "1"
    assert found["built"] == {
        "time": "2025-06-10T18:30:00",
        "program": "0.1.0",
        "input": "registrations.xlsx",
        "revision": 1,
    }
    assert decode(Event, found["event"]) == schedule.event
    assert decode(Event, found["event"]).requests[0].cell == Cell("Requests", 2, "A")
    assert decode(tuple[Meeting, ...], found["meetings"]) == schedule.meetings
    assert decode(tuple[GoalResult, ...], found["goals"]) == build.goals
    assert decode(frozenset[Pair], found["unmet_musts"]) == {("P002", "S002")}
    assert decode(tuple[Revision, ...], found["revisions"]) == build.revisions
    assert (found["ids"], found["default_date"]) == ({"KazAgro LLP": "P001"}, "2025-06-12")


def test_the_same_report_gives_the_same_bytes(tmp_path: Path):
    event = random_event(1, 4, 9)
    build = report(random_schedule(event))
    for name in ("a.xlsx", "b.xlsx"):
        write_agendas(tmp_path / name, build)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_schedule_without_meetings_gives_a_workbook_too(tmp_path: Path):
    event = replace(small_event(), requests=())
    book = written(tmp_path, report(Schedule(event)))
    assert values(book["Meetings"]) == [MEETINGS_HEADER]
    assert "No meetings are scheduled." in texts(book["P001 KazAgro LLP"])
    assert "Every request is met." in texts(book["Unmet"])


def test_an_event_of_nothing_gives_a_workbook_too(tmp_path: Path):
    book = written(tmp_path, report(Schedule(replace(small_event(), sessions=(), zones=(), requests=()))))
    assert book.sheetnames[:2] == ["Summary", "Index"]


def test_a_text_too_long_for_a_cell_is_cut_with_a_note(tmp_path: Path):
    event = small_event()
    people = tuple(replace(company, local_name="長" * 40_000) for company in event.companies)
    book = written(tmp_path, report(Schedule(replace(event, companies=people))))
    assert any("cut here: 40,000 characters" in text for text in texts(book["Companies"]))


def test_above_the_limit_the_agendas_go_to_further_workbooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(volumes, "AGENDAS_IN_ONE", 4)
    monkeypatch.setattr(volumes, "AGENDAS_IN_A_VOLUME", 2)
    path = tmp_path / "x-agendas.xlsx"
    files = write_agendas(path, report(small_schedule()))
    assert [file.name for file in files] == [
        "x-agendas.xlsx",
        "x-agendas-1.xlsx",
        "x-agendas-2.xlsx",
        "x-agendas-3.xlsx",
    ]
    main, first = load_workbook(path), load_workbook(files[1])
    assert main.sheetnames[-2:] == ["Interpreters", "Record"]
    assert first.sheetnames == ["Index", "P001 KazAgro LLP", "P002 Ivan"]
    assert first["P002 Ivan"]["A1"].hyperlink.location == "'Index'!A1"
    row = next(row for row in main["Index"].iter_rows() if row[0].value == "S002")
    assert row[9].value == "x-agendas-3.xlsx"
    assert row[8].hyperlink.target == "x-agendas-3.xlsx"
    assert row[8].hyperlink.location == "'S002 Yangtze Pumps'!A1"
    assert any("3 further workbooks beside this one, x-agendas-1.xlsx" in text for text in texts(main["Summary"]))


def test_what_is_left_out_for_size_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(writer.grid_sheet, "CELL_LIMIT", 5)
    monkeypatch.setattr(writer.tables_sheet, "FREE_LIMIT", 10)
    book = written(tmp_path, report(small_schedule()))
    assert [name for name in book.sheetnames if name.startswith("Grid")] == ["Grid B"]
    found = texts(book["Summary"])
    assert "Too large for a grid: A. The sheet Tables lists what is held there." in found
    assert "For its size the sheet Tables leaves out the times in which a table is free." in found
    assert len(values(book["Tables"])[4:]) == 3


def test_a_file_open_elsewhere_is_told_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(volumes, "AGENDAS_IN_ONE", 4)
    path = tmp_path / "x-agendas.xlsx"
    (tmp_path / ".~lock.x-agendas-1.xlsx#").write_text("Olga,,,,;", encoding="utf-8")
    with pytest.raises(NotWritten) as caught:
        write_agendas(path, report(small_schedule()))
    assert caught.value.trouble is Trouble.OPEN_ELSEWHERE
    assert not path.exists()


def test_a_disk_that_fills_up_while_writing_leaves_the_old_workbook_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "x-agendas.xlsx"
    write_agendas(path, report(small_schedule()))
    before = path.read_bytes()

    def full(target: Path, data: bytes) -> None:
        with target.open("wb") as file:
            file.write(data[:1000])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(NotWritten) as caught:
        write_agendas(path, report(small_schedule(), revision=2))
    assert caught.value.trouble is Trouble.DISK_FULL
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["x-agendas.xlsx"]


def look(sheet: Worksheet) -> dict[str, object]:
    """What a reader sees of a sheet: values, formats, heights, merged cells, links."""
    return {
        "cells": [(c.coordinate, c.value, c.number_format, c.font.b, c.fill.fgColor.rgb) for row in sheet for c in row],
        "heights": {n: row.height for n, row in sheet.row_dimensions.items()},
        "merged": sorted(map(str, sheet.merged_cells.ranges)),
        "links": [(c.coordinate, c.hyperlink.location) for row in sheet for c in row if c.hyperlink],
        "choices": [(str(v.sqref), v.formula1) for v in sheet.data_validations.dataValidation],
    }


def test_a_large_event_whose_rows_go_to_the_disk_as_they_come_looks_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    schedule = small_schedule()
    changes = (ChangeRow("moved", "P001", "S001", schedule.meetings[0], schedule.meetings[1], "Table 1 is lost."),)
    build = report(schedule, changes=changes)
    found = []
    for large in (False, True):
        monkeypatch.setattr(volumes, "AGENDAS_IN_ONE", 0 if large else 100)
        path = tmp_path / f"{large}" / "x-agendas.xlsx"
        path.parent.mkdir()
        write_agendas(path, build)
        found.append(load_workbook(path))
    small, large = found
    shared = [name for name in large.sheetnames if name not in {"Summary", "Index"}]
    assert shared == [name for name in small.sheetnames if name in shared]
    assert len(shared) == 9
    for name in shared:
        assert look(large[name]) == look(small[name])
    told = "For its size the event has the agendas"
    assert [t for t in texts(large["Summary"]) if not t.startswith(told)] == texts(small["Summary"])
    assert [row[:8] for row in values(large["Index"])] == [row[:8] for row in values(small["Index"])]
    assert sorted(p.name for p in (tmp_path / "True").iterdir()) == ["x-agendas-1.xlsx", "x-agendas.xlsx"]


def test_how_far_the_writing_has_come_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(volumes, "AGENDAS_IN_ONE", 4)
    monkeypatch.setattr(volumes, "AGENDAS_IN_A_VOLUME", 2)
    told: list[tuple[int, int, str]] = []
    write_agendas(tmp_path / "x-agendas.xlsx", report(small_schedule()), tell=lambda *words: told.append(words))
    agendas = [(done, total) for done, total, what in told if what == "agendas written"]
    assert agendas == sorted(agendas)
    assert (agendas[0], agendas[-1]) == ((0, 5), (5, 5))
    assert (3, 3, "rows of Meetings written") in told


def test_rows_that_a_sheet_has_no_room_for_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lists, "MOST_ROWS", 8)
    rows = values(written(tmp_path, report(small_schedule()))["Tables"])
    assert len(rows) == 8
    assert rows[6][:2] == ("A", "1")
    assert rows[7][0] == f"… and {3 * 5 - 3} more, for which a sheet has no room."
