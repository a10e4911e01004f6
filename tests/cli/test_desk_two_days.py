"""Commands of the desk on an event of two days, and after its last slot: the day that a time alone means."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import DataTable

from sco_scheduler.cli.exits import Exit
from sco_scheduler.workflows.agendas_file import read_agendas_file
from tests.cli.books import run
from tests.cli.keyboard import at_the_desk
from tests.events import at, block
from tests.workflows.desk.day import number, opened, small_event, write

FIRST, SECOND = "2025-06-12 09:30", "2025-06-13"
LATE = "2025-06-13 22:00"
SESSIONS = (block(6, name="Morning"), block(6, day=2, name="Next morning"))


@pytest.fixture
def path(tmp_path):
    return write(tmp_path, replace(small_event(), sessions=SESSIONS))


def closed(path):
    return read_agendas_file(path).record.desk.closed["B/2"][0]


def test_a_table_is_closed_to_the_end_of_the_day_on_which_that_begins(path):
    result = run("close", path, "B/2", "--at", f"{SECOND} 09:50", "--now", FIRST)
    assert result.stdout == "Table B/2 closed from 13 June 09:50 to 11:25.\n"
    assert (closed(path).start, closed(path).end) == (at("09:50", 2), at("11:25", 2))


def test_the_end_of_a_period_is_on_the_day_of_its_start(path):
    assert run("close", path, "B/2", "--at", f"{SECOND} 09:50", "--until", "10:15", "--now", FIRST).exit_code == 0
    assert closed(path).end == at("10:15", 2)
    result = run("leaves", path, "P1", "--at", f"{SECOND} 09:50", "--until", "10:15", "--now", FIRST)
    assert result.exit_code == Exit.DONE
    away = run("leaves", path, "I2", "--at", f"{SECOND} 09:50", "--now", FIRST)
    assert "is away from 13 June 09:50 to 11:25." in away.stdout


def test_a_period_that_ends_before_it_begins_is_told_with_its_days(path):
    result = run("close", path, "B/2", "--at", f"{SECOND} 09:50", "--until", "2025-06-12 10:15", "--now", FIRST)
    assert result.exit_code == Exit.FINDINGS
    assert result.stderr == "13 June 09:50 to 12 June 10:15 ends before it begins.\n"


def test_a_meeting_is_moved_on_its_own_day_whatever_day_it_is_now(path):
    meeting = number(opened(path), "P3", "S4")
    assert run("move", path, meeting, "--to", f"{SECOND} 09:00", "--now", FIRST).exit_code == Exit.DONE
    result = run("move", path, meeting, "--to", "09:25", "--now", FIRST)
    assert result.exit_code == Exit.DONE
    row = next(row for row in read_agendas_file(path).rows if row.meeting.number == meeting)
    assert row.meeting.start == at("09:25", 2)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("free", "P1"), "the last slot (13 June 11:05) has begun"),
        (("free", "P1", "--at", "09:00"), "the last slot (13 June 11:05) has begun"),
        (("book", "P3", "S2"), "the last slot (13 June 11:05) has begun"),
        (("close", "A/1"), "No slot is left from 13 June 22:00 on"),
        (("leaves", "I1"), "No slot is left from 13 June 22:00 on"),
    ],
)
def test_after_the_last_slot_that_is_said(path, words, told):
    result = run(words[0], path, *words[1:], "--now", LATE)
    assert told in result.stdout + result.stderr
    assert "starts -" not in result.stderr


@pytest.mark.parametrize("width", [100, 80])
def test_a_time_with_its_day_is_whole_on_a_narrow_screen(tmp_path, width):
    companies = tuple(replace(c, name=f"Tongkaigang Charging {c.id} Works") for c in small_event().companies)

    async def play(desk):
        await desk.pilot.resize_terminal(width, 30)
        await desk.open("p1")
        table = desk.app.query_one("#agenda", DataTable)
        assert next(iter(table.columns.values())).width == len("12 June 09:00")

    at_the_desk(write(tmp_path, replace(small_event(), sessions=SESSIONS, companies=companies)), play, drawn=True)
