"""Edits that are saved in the agendas workbook while a build solves are never overwritten unnoticed."""

from __future__ import annotations

import shutil
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.record import Record
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.intake import read_agendas
from sco_scheduler.intake.results import AgendasRead
from sco_scheduler.output.excel import workbook as writing
from sco_scheduler.workflows import build as building
from sco_scheduler.workflows.build_workbook import _satisfies_edits
from sco_scheduler.workflows.errors import Stopped
from tests.events import event, meeting, published
from tests.workflows.late import REQUESTS, Day, begun, cancelled, clock, codes, column, extended, places, put, row_of


@pytest.fixture
def day(tmp_path):
    """A day with its first build, and registrations that have changed since."""
    day = begun(tmp_path)
    day.register(Requests=[row for row in REQUESTS if row[:2] != ["P1", "S2"]])
    return day


def saved_meanwhile(day, monkeypatch, how):
    """Let the organizer save an edit while the next build solves."""
    solve = building.solve

    def solving(*words):
        day.edit(how)
        return solve(*words)

    monkeypatch.setattr(building, "solve", solving)


def test_a_lock_and_a_note_are_taken_over(day, monkeypatch):
    def edit(sheet):
        put(sheet, ("P1", "S1"), Lock="yes", Notes="call first")
        sheet.cell(1, sheet.max_column + 1).value = "my remark"

    saved_meanwhile(day, monkeypatch, edit)
    assert "edits-meanwhile-taken" in codes(day.build())
    assert "my remark" in {cell.value for cell in openpyxl.load_workbook(day.agendas)["Meetings"][1]}
    (row,) = [row for row in read_agendas(day.agendas).rows if row.meeting.pair == ("P1", "S1")]
    assert (row.locked, row.outcome.notes) == (True, "call first")
    assert day.build().unchanged


def test_a_row_that_is_moved_stops_the_build(day, monkeypatch):
    def move(sheet):
        start = sheet.cell(row_of(sheet, "P1", "S1"), column(sheet, "Start")).value
        put(sheet, ("P1", "S1"), Start=next(clock(t) for t in ("09:00", "09:25") if clock(t) != start), End=None)

    saved_meanwhile(day, monkeypatch, move)
    with pytest.raises(Stopped) as stopped:
        day.build()
    edited = day.agendas.read_bytes()
    assert "edited-meanwhile" in {finding.code for finding in stopped.value.findings}
    assert not day.copies
    monkeypatch.undo()
    day.build()
    assert edited in [copy.read_bytes() for copy in day.copies]


def test_a_meeting_taken_out_that_the_schedule_holds_stops_the_build(day, monkeypatch):
    saved_meanwhile(day, monkeypatch, lambda s: put(s, ("P1", "S1"), Status="cancelled"))
    with pytest.raises(Stopped):
        day.build()


def test_a_meeting_taken_out_that_the_schedule_does_not_hold_either(tmp_path, monkeypatch):
    day = begun(tmp_path)
    day.register(**cancelled("S2"))
    saved_meanwhile(day, monkeypatch, lambda s: put(s, ("P1", "S2"), Notes="told them"))
    done = day.build()
    assert "edits-meanwhile-taken" in codes(done)
    assert all(pair[1] == "S1" for pair in places(done))
    assert {row.outcome.notes for row in read_agendas(day.agendas).rows} == {"", "told them"}


def test_a_row_that_is_moved_to_where_the_schedule_has_it_stops_the_build(tmp_path, monkeypatch):
    """It would be the same schedule, but what it says of moves would be false."""
    (tmp_path / "day").mkdir()
    day = begun(tmp_path / "day")
    (row,) = [row for row in read_agendas(day.agendas).rows if row.meeting.pair == ("P1", "S1")]
    day.register(**extended("Purchasers", "Not available", P1=f"{row.meeting.start:%H:%M}-{row.meeting.end:%H:%M}"))
    start, table = places(Day(shutil.copytree(day.folder, tmp_path / "other")).build())["P1", "S1"]
    assert start != f"{row.meeting.start:%H:%M}"
    saved_meanwhile(day, monkeypatch, lambda s: put(s, ("P1", "S1"), Start=clock(start), End=None, Table=table))
    with pytest.raises(Stopped):
        day.build()


def test_a_workbook_that_is_gone_meanwhile_stops_the_build(day, monkeypatch):
    solve = building.solve

    def solving(*words):
        day.agendas.unlink()
        return solve(*words)

    monkeypatch.setattr(building, "solve", solving)
    with pytest.raises(Stopped) as stopped:
        day.build()
    assert "edited-meanwhile" in {finding.code for finding in stopped.value.findings}
    assert not day.agendas.exists()


def test_what_is_saved_while_the_new_workbook_is_written_is_not_overwritten(day, monkeypatch):
    write = writing._write_main

    def writing_main(*words):
        day.edit(lambda s: put(s, ("P1", "S1"), Lock="yes"))
        return write(*words)

    monkeypatch.setattr(writing, "_write_main", writing_main)
    with pytest.raises(Stopped) as stopped:
        day.build()
    assert "edited-meanwhile" in {finding.code for finding in stopped.value.findings}
    assert [row.locked for row in read_agendas(day.agendas).rows if row.meeting.pair == ("P1", "S1")] == [True]
    assert not [path for path in day.folder.iterdir() if path.name.startswith(".writing-")]


def test_what_is_noted_while_a_build_starts_anew_is_taken_over(day, monkeypatch):
    def edit(sheet):
        put(sheet, ("P1", "S1"), Outcome="order", Notes="forty trucks")
        sheet.cell(1, sheet.max_column + 1).value = "my remark"

    saved_meanwhile(day, monkeypatch, edit)
    assert "edits-meanwhile-taken" in codes(day.build(fresh=True))
    (row,) = [row for row in read_agendas(day.agendas).rows if row.meeting.pair == ("P1", "S1")]
    assert (row.outcome.outcome, row.outcome.notes) == ("order", "forty trucks")
    sheet = openpyxl.load_workbook(day.agendas)["Meetings"]
    assert "my remark" in {cell.value for cell in sheet[1]}


@pytest.mark.parametrize("how", [{"Lock": "yes"}, {"Status": "cancelled"}])
def test_what_is_decided_while_a_build_starts_anew_stops_it(day, monkeypatch, how):
    saved_meanwhile(day, monkeypatch, lambda s: put(s, ("P1", "S1"), **how))
    with pytest.raises(Stopped) as stopped:
        day.build(fresh=True)
    assert "edited-meanwhile" in {finding.code for finding in stopped.value.findings}
    assert not day.copies


def test_a_workbook_that_appears_while_the_first_build_solves_is_not_overwritten(tmp_path, monkeypatch):
    day = begun(tmp_path)
    written = day.agendas.read_bytes()
    day.agendas.unlink()
    solve = building.solve

    def solving(*words):
        day.agendas.write_bytes(written)
        return solve(*words)

    monkeypatch.setattr(building, "solve", solving)
    with pytest.raises(Stopped):
        day.build()
    assert day.agendas.read_bytes() == written


def _start(of: Event, *rows: Meeting, **record: Any) -> Any:
    return SimpleNamespace(event=of, published=published(*rows), read=AgendasRead(record=Record(of, **record)))


def test_a_schedule_keeps_edits_of_the_same_event_with_the_same_record_alone():
    of, other = event(), event(purchasers=3)
    held = meeting(of, "P1", "S1", 0)
    done: Any = SimpleNamespace(schedule=Schedule(of, (held,)), event=of, goals=())
    assert _satisfies_edits(_start(of), _start(of, held), done)
    assert not _satisfies_edits(_start(of), _start(other, held), done)
    assert not _satisfies_edits(_start(of), _start(of, held, last_number=1), done)
    assert not _satisfies_edits(_start(of), _start(of, meeting(of, "P1", "S1", 1)), done)
    done.schedule = None
    assert not _satisfies_edits(_start(of), _start(of), done)
