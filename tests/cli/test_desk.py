"""A rehearsal of a day at the desk, by its keys."""

from __future__ import annotations

import pytest

from sco_scheduler.cli import asking, desk_app
from sco_scheduler.cli.desk_dialogs import Confirm
from sco_scheduler.domain.schedule import MeetingStatus
from sco_scheduler.verify import verify
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.desk import actions, presence
from tests.cli.books import run
from tests.cli.keyboard import at_the_desk, held, rows_of
from tests.events import at
from tests.workflows.desk.day import QUICK, number, opened, write

FIFTY = 50


@pytest.fixture
def path(tmp_path):
    return write(tmp_path)


def test_a_day_of_fifty_things_is_verified_after_each(path):
    """Played by keys at one desk, from before the first slot, and then without a screen at a second one."""
    clock = {"now": at("08:45")}
    done = []

    def check(desk):
        file = read_agendas_file(path)
        assert not file.record.damaged
        assert verify(file.event, file.schedule.meetings).ok
        assert rows_of(file) == rows_of(desk.app.file.file)
        assert len(file.record.desk.log) == len(done)

    def second_desk(turn):
        """Somebody without a screen, so that the first has to be told."""
        file = opened(path)
        if turn % 2 and (waiting := file.day().desk.waiting):
            file.do(lambda day: actions.told(day, waiting[:1], QUICK))
        else:
            who = ("P1", "P2", "S1", "S2")[turn % 4]
            file.do(lambda day: presence.arrived(day, [f"{who}#1"], QUICK))
        done.append("at a second desk")
        read = read_agendas_file(path)
        assert verify(read.event, read.schedule.meetings).ok
        assert len(read.record.desk.log) == len(done)

    async def did(desk, what, *keys, fields=(), agree=False):
        await desk.press(*keys)
        if fields:
            await desk.fill(*fields)
        if isinstance(desk.app.screen, Confirm):
            assert agree, f"{what}: {desk.app.screen._lines}"
            await desk.press("y")
        assert desk.app.screen is desk.app.screen_stack[0], what
        done.append(what)
        check(desk)

    async def play(desk):
        numbers = {pair: number(opened(path), *pair) for pair in held(path)}
        for who in ("P1", "P2", "S1", "S2", "S4"):
            await desk.open(f"company {who}")
            await did(desk, f"{who} arrives", "a")
        await desk.press("escape")
        await did(desk, "walk-in", "f2", fields=("Oasis", "p", "A", "Russian", "Dana", "", "S3", ""))
        clock["now"] = at("09:05")
        await desk.open("oasis")
        await did(desk, "the walk-in meets S3", "b", fields=("S3", "09:25", ""))
        for who in ("P3", "S3"):
            await desk.open(f"company {who}")
            await did(desk, f"{who} arrives late", "a")
        await desk.open("company p1")
        await desk.onto(numbers["P1", "S1"])
        await did(desk, "held", "h")
        await did(desk, "outcome", "o", fields=("order", "12000", "USD", "5", "wants samples"))
        await did(desk, "a VIP wants another meeting", "b", fields=("S4", "10:15", ""))
        await did(desk, "and one more", "b", fields=("S3", "11:05", ""))
        clock["now"] = at("09:30")
        await desk.open("company p2")
        await desk.onto(numbers["P2", "S2"])
        await did(desk, "held", "h")
        await desk.onto(numbers["P2", "S3"])
        await did(desk, "moved", "m", fields=("10:40", ""))
        await did(desk, "moved back", "m", fields=("10:15", ""))
        await desk.press("escape")
        await did(desk, "table closed", "f4", fields=("A/2", "09:45", "10:12"), agree=True)
        await desk.open("interpreter i1")
        await desk.fill("09:45", "")
        assert desk.app.screen is desk.app.screen_stack[0]
        done.append("interpreter leaves")
        check(desk)
        await desk.open("company p3")
        await did(desk, "a delegation leaves early", "l", fields=("11:00", ""), agree=True)
        await did(desk, "noted", "n", agree=True)
        await did(desk, "there again", "a", agree=True)
        for _ in range(3):
            await desk.press("f3", "enter")
            await did(desk, "told of a change", "escape")
        clock["now"] = at("09:40")
        await desk.open("company p1")
        await desk.onto(number(opened(path), "P1", "S3"))
        await did(desk, "cancelled", "c", agree=True)
        await did(desk, "taken back", "f8")
        while len(done) < FIFTY:
            second_desk(len(done))
        desk.app._look()
        await desk.settle()
        check(desk)

    at_the_desk(path, play, now=lambda _: clock["now"])
    assert len(done) >= FIFTY
    file = read_agendas_file(path)
    statuses = {row.status for row in file.rows}
    assert MeetingStatus.HELD in statuses
    noted = next(row.outcome for row in file.rows if row.meeting.pair == ("P1", "S1"))
    assert (noted.held, noted.outcome, noted.amount, noted.currency) == (True, "order", 12000.0, "USD")
    assert len({entry.desk for entry in file.record.desk.log}) == 1


def test_a_file_that_is_not_there_is_a_usage_error(tmp_path):
    assert run("desk", tmp_path / "none.xlsx").exit_code == 2


def test_without_a_terminal_it_does_not_wait_for_keys(tmp_path):
    path = tmp_path / "day.xlsx"
    path.touch()
    result = run("desk", path)
    assert result.exit_code == 2
    assert "needs a terminal" in " ".join(result.stderr.split())


class Rehearsal:
    """Stands for the screen, of which nothing is shown; what it was opened with is kept."""

    unwritten: tuple[str, ...] = ()

    def __init__(self, *given, **named):
        Rehearsal.given, Rehearsal.named = given, named
        self.file = self

    def run(self):
        """Nothing is done."""


@pytest.mark.parametrize(("lost", "code"), [((), 0), (("Delegate 1 of P1 arrived.",), 1)])
def test_what_could_not_be_written_is_told_when_the_desk_ends(path, monkeypatch, lost, code):
    monkeypatch.setattr(asking, "at_a_terminal", lambda: True)
    monkeypatch.setattr(desk_app, "DeskApp", Rehearsal)
    monkeypatch.setattr(Rehearsal, "unwritten", lost)
    result = run("desk", path, "--name", "Desk 2", "--printer", "lp", "--now", "10:40")
    assert result.exit_code == code
    assert [text in result.stderr for text in lost] == [True] * len(lost)
    assert bool(result.stderr) is bool(lost)
    opened_with, clock, name, _ = Rehearsal.given
    assert (opened_with, name, Rehearsal.named) == (path, "Desk 2", {"printer": "lp"})
    assert clock(opened(path).file.event) == at("10:40")
