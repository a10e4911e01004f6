"""The agendas workbook as a whole, read back as a spreadsheet program would."""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from sco_scheduler.domain.event import Settings
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.excel.wish_form import write_wish_form
from sco_scheduler.output.excel.workbook import write_agendas
from tests.agendas.samples import random_event, random_schedule, report, small_event, small_schedule
from tests.output.reading import MEETINGS_HEADER, texts, values, written


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
    write_agendas(path, report(Schedule(event, small_schedule().meetings), inputs=("=3.xlsx",)))
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


def test_lists_have_a_filter_over_their_header(small: Workbook):
    assert small["Meetings"].auto_filter.ref == "A1:U4"
    assert small["Index"].auto_filter.ref == "A4:I10"
    for name in ("Unmet", "Companies", "Tables"):
        assert small[name].auto_filter.ref


def test_no_text_of_digits_is_marked_as_an_error(tmp_path: Path, path: Path):
    event = small_event()
    write_wish_form(tmp_path / "form.xlsx", event, event.companies[0], "en")
    for file, sheets in ((path, 15), (tmp_path / "form.xlsx", 2)):  # and one that is hidden
        with zipfile.ZipFile(file) as archive:
            found = [archive.read(f"xl/worksheets/sheet{n}.xml") for n in range(1, sheets + 1)]
        mark = b'<ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/>'
        assert [sheet.count(mark) for sheet in found] == [1] * sheets


def test_no_folder_for_temporary_files_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "full"))
    build = report(small_schedule())
    write_agendas(tmp_path / "x.xlsx", build)
    write_wish_form(tmp_path / "form.xlsx", build.schedule.event, build.schedule.event.companies[0], "en")
    assert {file.name for file in tmp_path.iterdir()} == {"x.xlsx", "form.xlsx"}


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
