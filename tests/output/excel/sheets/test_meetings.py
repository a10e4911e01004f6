"""The sheet Meetings of the agendas workbook."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

from openpyxl import Workbook

from sco_scheduler.domain.schedule import MeetingStatus, Published, PublishedMeeting, Schedule
from tests.agendas.samples import report, small_schedule
from tests.output.reading import MEETINGS_HEADER, values, written


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
