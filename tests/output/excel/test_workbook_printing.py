"""How the agendas workbook comes out of a printer."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sco_scheduler.domain.event import Settings
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.excel.workbook import write_agendas
from tests.agendas.samples import report, small_schedule


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
