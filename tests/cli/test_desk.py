"""The desk driven by its keys: find somebody, see the agenda, say what happens; and a rehearsal of a day."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import pytest
from textual.events import Key
from textual.widgets import DataTable, Input, OptionList, Static

from sco_scheduler.cli.desk_app import DeskApp
from sco_scheduler.cli.desk_dialogs import Ask, Choose, Confirm
from sco_scheduler.domain.schedule import MeetingStatus
from sco_scheduler.output.texts.messages import speech
from sco_scheduler.verify import verify
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.desk import actions
from tests.cli.books import run
from tests.events import at
from tests.workflows.desk.day import NOW, QUICK, number, opened, write

FIFTY = 50


class Keyboard:
    """Somebody at the desk."""

    def __init__(self, app, pilot):
        self.app, self.pilot = app, pilot
        self.actions = 0

    async def press(self, *keys):
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text):
        await self.press(*text)

    async def fill(self, *fields):
        """Fill in a question, field by field."""
        for field in fields:
            self.app.screen.focused.value = field
            await self.press("enter")

    async def settle(self):
        await self.pilot.pause()
        while self.app.busy or self.app.file is None or self.app.file.unsaved or self.app._saving:
            await self.pilot.pause(0.02)
        await self.pilot.pause()

    async def open(self, text):
        """Find somebody as by pasting the text: the screen is drawn once, not after each letter."""
        await self.press("escape")
        self.app.query_one("#search", Input).value = text
        await self.settle()
        await self.press("enter")

    async def onto(self, wanted):
        """Go to the row of a meeting by its number."""
        table = self.app.query_one("#agenda", DataTable)
        table.move_cursor(row=[row.meeting.number for row in self.app.rows].index(wanted))
        await self.settle()

    @property
    def message(self):
        return str(self.app.screen_stack[0].query_one("#message", Static).render())

    @property
    def top(self):
        return str(self.app.screen_stack[0].query_one("#top", Static).render())

    @property
    def second(self):
        return str(self.app.screen_stack[0].query_one("#second", Static).render())

    async def type_ahead(self, *keys):
        """Type faster than the screen works: all keys are there before the first is looked at."""
        for key in keys:
            self.app.post_message(Key(key, key if len(key) == 1 else None))
        await self.pilot.pause(0.2)
        await self.settle()


def at_the_desk(path, play: Callable[[Keyboard], Awaitable[None]], *, now=NOW, lang="en"):
    """Let somebody work at a desk."""

    async def session():
        app = DeskApp(path, now if callable(now) else lambda _: now, QUICK.name, speech(lang), seconds=QUICK.seconds)
        async with app.run_test(size=(120, 36)) as pilot:
            keyboard = Keyboard(app, pilot)
            await keyboard.settle()
            await play(keyboard)

    asyncio.run(session())


@pytest.fixture
def path(tmp_path):
    return write(tmp_path)


def held(path):
    file = read_agendas_file(path)
    assert verify(file.event, file.schedule.meetings).ok
    return {m.pair: (f"{m.start:%H:%M}", f"{m.zone}/{m.table}") for m in file.schedule.meetings}


def rows_of(file):
    return sorted((row.meeting.number, str(row.meeting), row.status, str(row.outcome)) for row in file.rows)


def test_the_top_line_tells_time_slots_what_is_free_and_who_is_late(path):
    async def play(desk):
        assert "09:30   now 09:25-09:45   next 09:50" in desk.top
        assert "free: tables A 1, B 2, interpreters 2" in desk.top
        assert "to be told: 0   late: 2   P2, S2" in desk.second

    at_the_desk(path, play)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("p2", {"P2"}),
        ("company s", {"S1", "S2", "S3", "S4"}),
        ("delegate 1 of p3", {"P3"}),
        ("a/2", {"M004"}),
        ("09:50", {"M003", "M004"}),
        ("interpreter i2", {"I2"}),
    ],
)
def test_anybody_is_found_by_any_part(path, text, found):
    async def play(desk):
        await desk.type(text)
        table = desk.app.query_one("#find", DataTable)
        ids = {table.get_row_at(n)[0] for n in range(table.row_count)}
        assert ids == found

    at_the_desk(path, play)


def test_somebody_arrives_by_typing_a_name_and_pressing_a(path):
    async def play(desk):
        await desk.open("company p1")
        assert desk.app.focused.id == "agenda"
        await desk.press("a")
        assert "arrived" in desk.message

    at_the_desk(path, play)
    assert read_agendas_file(path).record.desk.presence == {"P1#1": "arrived"}


def test_letters_are_letters_in_the_search(path):
    async def play(desk):
        await desk.type("nachos")
        assert desk.app.query_one("#search", Input).value == "nachos"

    before = path.read_bytes()
    at_the_desk(path, play)
    assert path.read_bytes() == before


def test_whom_can_she_meet_and_enter_books(path):
    async def play(desk):
        await desk.open("p1")
        await desk.press("f")
        assert isinstance(desk.app.screen, Ask)
        await desk.fill("10:15")
        assert isinstance(desk.app.screen, Choose)
        await desk.press("enter")
        assert "Booked: Company P1 / Company S4" in desk.message

    at_the_desk(path, play)
    assert held(path)["P1", "S4"][0] == "10:15"


def test_whom_can_she_meet_at_any_time_names_wishes_that_others_stand_against(path):
    async def play(desk):
        for table, first, last in (("2", "09:30", "10:35"), ("2", "11:00", "11:25"), ("1", "09:30", "11:25")):
            closed = partial(actions.close_table, zone="B", table=table, start=at(first), end=at(last), desk=QUICK)
            desk.app.file.do(closed, agreed=True)
        await desk.open("p1")
        await desk.press("f")
        await desk.fill("")
        lines = [str(option.prompt) for option in desk.app.screen.query_one(OptionList).options]
        assert lines[0] == "★  16  S4 S4  never free together: Enter shows the cheapest way"
        assert "S3" in lines[1]
        await desk.press("enter")
        assert isinstance(desk.app.screen, Confirm)
        assert "no free slot in common" in desk.app.screen._lines[0]

    at_the_desk(path, play)


def test_what_is_typed_ahead_goes_where_enter_leads(path):
    async def play(desk):
        await desk.type_ahead(*"p3", "enter", "a")
        assert "Delegate 1 of P3 arrived" in desk.message
        await desk.press("f4")
        await desk.type_ahead(*"A/1", "enter", *"10:40", "enter", *"11:00", "enter")
        assert "Table A/1 closed from 10:40 to 11:00" in desk.message

    at_the_desk(path, play)


def test_a_large_amount_is_shown_with_every_digit(path):
    async def play(desk):
        await desk.open("p1")
        await desk.press("o")
        await desk.fill("order", "12345678.5", "usd", "", "")
        await desk.press("o")
        assert desk.app.screen.query_one("#field1", Input).value == "12345678.5"

    at_the_desk(path, play)


def test_a_meeting_that_was_taken_out_cannot_swap(path):
    async def play(desk):
        await desk.open("p3")
        await desk.press("c", "s")
        assert "is not held any more" in desk.message
        assert desk.app.screen is desk.app.screen_stack[0]

    at_the_desk(path, play)


def test_a_company_is_told_of_all_its_changes_at_once(path):
    async def play(desk):
        for other in ("p1", "p2"):
            await desk.open(other)
            await desk.press("n")
        await desk.press("f3")
        lines = [str(option.prompt) for option in desk.app.screen.query_one(OptionList).options]
        assert [line.partition(":")[0] for line in lines] == ["S2", "S3"]
        assert lines[0].count("dropped") == 2
        await desk.press("enter", "enter")
        assert desk.app.screen is desk.app.screen_stack[0]
        assert "to be told: 0" in desk.second

    at_the_desk(path, play)


def test_the_agendas_that_changed_are_printed(path):
    async def play(desk):
        await desk.open("p1")
        await desk.press("p")
        assert "P1" in desk.message
        await desk.press("c")
        await desk.press("f5")
        assert "agendas.pdf" in desk.message
        await desk.press("f5")
        assert "Nothing to print" in desk.message

    at_the_desk(path, play)
    assert list((path.with_suffix("") / "desk").glob("*.pdf"))


def test_a_slip_of_the_finger_is_refused_and_a_walk_in_need_not_be_typed_again(path):
    async def play(desk):
        await desk.open("p1")
        await desk.press("l")
        await desk.fill("11;00", "")
        assert "11;00 is no time" in desk.message
        await desk.press("o")
        await desk.fill("", "12k", "", "", "")
        assert "12k is no amount" in desk.message
        await desk.press("f2")
        await desk.fill("Company P1", "p", "A", "", "Dana", "", "", "")
        assert "registered already" in desk.message
        await desk.press("f2")
        assert desk.app.screen.query_one("#field4", Input).value == "Dana"

    before = path.read_bytes()
    at_the_desk(path, play)
    assert path.read_bytes() == before


def test_what_disturbs_others_is_shown_and_asked(path):
    async def play(desk):
        await desk.open("p1")
        await desk.press("b")
        await desk.fill("S4", "10:40", "")
        assert isinstance(desk.app.screen, Confirm)
        assert "P3" in desk.app.screen._lines[2]
        await desk.press("n")
        assert "Nothing was changed" in desk.message
        await desk.press("b")
        await desk.fill("S4", "10:40", "")
        await desk.press("y")
        assert "Booked" in desk.message

    at_the_desk(path, play)
    assert held(path)["P1", "S4"][0] == "10:40"
    assert held(path)["P3", "S4"][0] != "10:40"


def test_a_second_desk_is_seen(path):
    async def play(desk):
        opened(path).do(lambda day: actions.arrived(day, ["P2#1"], QUICK))
        desk.app._look()
        await desk.settle()
        assert "Somebody else" in desk.message
        assert "late: 1   S2" in desk.second

    at_the_desk(path, play)


@pytest.mark.parametrize(("lang", "told"), [("zh", "就绪"), ("ru", "Готово")])
def test_the_screen_is_in_the_language_asked_for(path, lang, told):
    async def play(desk):
        assert told in desk.message

    at_the_desk(path, play, lang=lang)


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
            file.do(lambda day: actions.arrived(day, [f"{who}#1"], QUICK))
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
        await did(desk, "noted", "n")
        await did(desk, "there again", "a", agree=True)
        for _ in range(3):
            await desk.press("f3", "enter")
            await did(desk, "told of a change", "escape")
        clock["now"] = at("09:40")
        await desk.open("company p1")
        await desk.onto(number(opened(path), "P1", "S3"))
        await did(desk, "cancelled", "c")
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
