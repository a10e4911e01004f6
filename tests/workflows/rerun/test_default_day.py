"""The day of an event without the sheet Sessions is that of the published schedule."""

from datetime import date

import pytest

from sco_scheduler.workflows.check import check
from tests.workflows.late import begun, column, places, without

DAY = date(2025, 6, 12)


@pytest.fixture
def day(tmp_path):
    """A first build without sessions, whose meetings are moved to another day than the present."""
    day = begun(tmp_path, Sessions=[["Session", "Date", "Start", "End"]])

    def move(sheet):
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, column(sheet, "Date")).value = DAY

    day.edit(move)
    return day


def test_check_names_the_day_of_the_build_before_as_a_build_does(day):
    without(day.agendas, "Record")
    (told,) = [f for f in check(day.folder / "day.xlsx").findings if f.code == "sessions-default"]
    assert told.details["date"] == (DAY.isoformat(),)
    day.agendas.write_bytes(b"no workbook")
    (told,) = [f for f in check(day.folder / "day.xlsx").findings if f.code == "sessions-default"]
    assert told.details["date"] != (DAY.isoformat(),)


@pytest.mark.parametrize("fresh", [False, True])
def test_without_the_record_it_is_the_day_of_meetings(day, fresh):
    without(day.agendas, "Record")
    done = day.build(fresh=fresh)
    assert len(places(done)) == 4
    assert {meeting.start.date() for meeting in done.build.schedule.meetings} == {DAY}
    assert done.report.default_date == DAY


def test_of_several_days_it_is_the_one_of_most_meetings(day):
    def slip(sheet):
        sheet.cell(2, column(sheet, "Date")).value = date(2024, 6, 12)

    day.edit(slip)
    without(day.agendas, "Record")
    assert day.build().report.default_date == DAY
