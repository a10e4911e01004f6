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


def test_the_lines_stand_in_the_order_of_time_with_names_and_what_was_told_when(tmp_path: Path):
    def at(minute: int) -> datetime:
        return datetime(2025, 6, 12, 9, minute)

    desk = DeskRecord(
        log=(DeskEntry(at(30), "north", "closed"), DeskEntry(at(5), "south", "moved", "X9")),
        notices=(Notice("I1", at(20), "free at 10:15"), Notice("P001", at(10), "at 09:50 now", at(12))),
    )
    rows = values(written(tmp_path, replace(report(small_schedule()), desk=desk))["Desk"])
    lines = [row for row in rows if isinstance(row[0], datetime)]
    assert [(row[0].minute, *row[1:5]) for row in lines] == [
        (5, "south", "X9", None, "moved"),
        (10, None, "P001", "KazAgro LLP", "at 09:50 now"),
        (20, None, "I1", "Wang Li", "free at 10:15"),
        (30, "north", None, None, "closed"),
    ]
    assert [row[5] for row in lines] == [None, at(12), None, None]
