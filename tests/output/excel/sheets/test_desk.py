"""The sheet Desk: the log of the day and its notices, in order of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sco_scheduler.domain.record import DeskEntry, DeskRecord, Notice
from tests.agendas.samples import report, small_schedule
from tests.output.reading import values, written


def test_what_was_done_and_who_is_to_be_told(tmp_path: Path):
    schedule = small_schedule()
    known = schedule.event.companies[0]
    desk = DeskRecord(
        log=(DeskEntry(datetime(2025, 6, 12, 9, 30), "north", "moved", known.id),),
        notices=(Notice(known.id, datetime(2025, 6, 12, 9, 10), "at 09:50 now"),),
    )
    rows = values(written(tmp_path, replace(report(schedule), desk=desk))["Desk"])
    found = [row for row in rows if row[2] == known.id]
    assert [(row[1], row[3], row[4]) for row in found] == [
        (None, known.name, "at 09:50 now"),
        ("north", known.name, "moved"),
    ]
