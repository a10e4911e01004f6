"""The sheet Interpreters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from sco_scheduler.domain.schedule import Schedule
from tests.agendas.samples import report, small_schedule
from tests.output.reading import texts, values, written


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
