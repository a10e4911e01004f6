"""Keys of the desk about people, printing and who is to be told."""

from __future__ import annotations

import pytest
from textual.widgets import Input, OptionList, Static

from sco_scheduler.cli.desk_asking import Confirm
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.printed_files import Format, PrintWish
from sco_scheduler.workflows.printing import print_agendas
from tests.cli.keyboard import at_the_desk, held
from tests.events import at
from tests.workflows.desk.day import QUICK, number, opened, write


@pytest.fixture
def path(tmp_path):
    return write(tmp_path)


def test_somebody_arrives_by_typing_a_name_and_pressing_a(path):
    async def play(desk):
        await desk.open("company p1")
        assert desk.app.focused.id == "agenda"
        await desk.press("a")
        assert "arrived" in desk.message

    at_the_desk(path, play)
    assert read_agendas_file(path).record.desk.presence == {"P1#1": "arrived"}


@pytest.mark.parametrize("key", ["ф", "Ф", "A", "ａ"])
def test_a_letter_is_a_command_though_the_keyboard_is_set_to_another_alphabet(path, key):
    async def play(desk):
        await desk.open("p1")
        await desk.press(key)
        assert "arrived" in desk.message

    at_the_desk(path, play)


def test_a_company_is_told_of_all_its_changes_at_once(path):
    async def play(desk):
        for other in ("p1", "p2"):
            await desk.open(other)
            await desk.press("n")
            await desk.press("y")
        await desk.press("f3")
        lines = [str(option.prompt) for option in desk.app.screen.query_one(OptionList).options]
        # Who, and below that a line for each change.
        assert [line.splitlines()[0] for line in lines] == ["S2", "S3"]
        assert [line.startswith("  ") and line.endswith("dropped") for line in lines[0].splitlines()[1:]] == [True] * 2
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


def test_what_changed_before_the_desk_was_opened_again_is_printed_too(path):
    opened(path).do(lambda day: actions.cancel(day, number(opened(path), "P2", "S3"), QUICK))
    opened(path).do(lambda day: presence.arrived(day, ["P1#1"], QUICK))

    async def play(desk):
        await desk.press("f5")
        assert "Agendas written (2)" in desk.message
        await desk.press("f5")
        assert "Nothing to print" in desk.message

    at_the_desk(path, play)


def test_what_was_printed_for_everybody_since_is_not_printed_again(path):
    opened(path).do(lambda day: actions.cancel(day, number(opened(path), "P2", "S3"), QUICK))
    print_agendas(path, wish=PrintWish((Format.PDF,)))

    async def play(desk):
        await desk.press("f5")
        assert "Nothing to print" in desk.message

    at_the_desk(path, play)


def test_a_slip_of_the_finger_is_told_where_it_was_typed_and_nothing_is_lost(path):
    async def play(desk):
        def wrong():
            return str(desk.app.screen.query_one("#wrong", Static).render())

        await desk.open("p1")
        await desk.press("l")
        await desk.fill("soon", "")
        assert "soon is no time" in wrong()
        await desk.press("escape", "f")
        await desk.fill("08:00")
        assert "08:00" in wrong()
        await desk.press("escape", "o")
        await desk.fill("order", "12k", "", "", "forty trucks")
        assert "12k is no amount" in wrong()
        assert desk.app.screen.query_one("#field4", Input).value == "forty trucks"
        await desk.press("escape", "m")
        await desk.fill("", "B/1")
        assert "B/1 is in another zone" in wrong()
        await desk.press("escape", "f4")
        await desk.fill("1", "", "")
        assert "Write A/5" in wrong()
        await desk.press("escape", "f2")
        await desk.fill("Company P1", "s", "", "en, klingon", "Dana", "", "S2", "")
        for told, right in (
            ("registered already", "Oasis"),
            ("needs a zone", "A"),
            ("Not known as a language: klingon", "zh"),
            ("A supplier meets purchasers, and none of them is called S2", ""),
        ):
            assert told in wrong()
            assert desk.app.screen.query_one("#field4", Input).value == "Dana"
            if right:
                await desk.fill(right)
        await desk.press("escape")

    before = path.read_bytes()
    at_the_desk(path, play)
    assert path.read_bytes() == before


def test_who_arrives_is_noted_though_the_meetings_stay_out(path):
    async def play(desk):
        await desk.open("p2")
        await desk.press("n")
        await desk.press("y")
        await desk.press("a")
        asked = "\n".join(desk.app.screen._lines)
        assert "leave the meetings out" in asked
        assert "Delegate 1 of P2 is there again. Hold 1 meeting again? Nobody has to move for it" in asked
        assert "To be told: S3." in asked
        await desk.press("escape")
        assert "Nothing was changed" in desk.message
        assert desk.app.day.presence("P2#1") == "no-show"
        await desk.press("a")
        await desk.press("n")
        assert "is there again" in desk.message

    at_the_desk(path, play)
    file = read_agendas_file(path)
    assert file.record.desk.presence == {"P2#1": "arrived"}
    assert not [m for m in file.schedule.meetings if m.purchaser == "P2"]


def test_a_closed_table_and_an_absent_interpreter_are_had_again_by_the_same_keys(path):
    async def play(desk):
        await desk.press("f4")
        await desk.fill("B/2", "10:40", "")
        await desk.press("f4", "down", "enter")
        assert "B/2 is open again" in desk.message
        await desk.open("i2")
        await desk.fill("10:40", "")
        await desk.open("i2")
        await desk.press("enter")
        assert "is there again" in desk.message

    at_the_desk(path, play)
    desk = read_agendas_file(path).record.desk
    assert (desk.closed, desk.absences) == ({"B/2": ()}, {"I2": ()})


def test_a_second_table_is_closed_and_an_interpreter_away_a_second_time_by_the_same_keys(path):
    async def play(desk):
        await desk.press("f4")
        await desk.fill("", "10:40", "")
        assert "- is no table" in str(desk.app.screen.query_one("#wrong", Static).render())
        await desk.fill("B/2")
        await desk.press("f4", "enter")
        await desk.fill("B/1", "10:15", "10:35")
        assert "Table B/1 closed" in desk.message
        for start, end in (("10:40", ""), ("09:50", "10:10")):
            await desk.open("i2")
            if end:
                await desk.press("down", "enter")
            await desk.fill(start, end)
        assert "I2" in desk.message
        search = desk.app.query_one("#search", Input)
        for text, told in (("nobody at all", "Nothing has nobody at all in a name"), ("company", "Ready.")):
            search.value = text
            await desk.settle()
            assert told in desk.message
        await desk.open("nobody at all")
        assert "Nothing has nobody at all in a name" in desk.message
        await desk.open("p3")
        await desk.onto(number(desk.app.file, "P3", "S4"))
        await desk.press("s")
        assert "No other meeting is held in this zone at that time" in desk.message

    at_the_desk(path, play)
    desk = read_agendas_file(path).record.desk
    assert set(desk.closed) == {"B/1", "B/2"}
    assert {span.start for span in desk.absences["I2"]} == {at("09:50"), at("10:40")}


@pytest.mark.parametrize("printer", ["no-such-command", "false", "'unclosed"])
def test_a_printer_that_fails_is_told_and_the_desk_goes_on(path, printer):
    async def play(desk):
        desk.app.printer = printer
        await desk.open("p1")
        await desk.press("p")
        assert "Not printed" in desk.message
        assert "P1" in desk.message
        await desk.press("a")
        assert "arrived" in desk.message

    at_the_desk(path, play)


def test_a_fault_of_the_program_does_not_end_the_desk(path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(path.parent))  # where what happened is kept

    def broken(*_):
        raise KeyError("P1")

    async def play(desk):
        monkeypatch.setattr(presence, "no_show", broken)
        await desk.open("p1")
        await desk.press("n")
        assert "A fault of the program: KeyError" in desk.message
        await desk.press("a")
        assert "arrived" in desk.message

    at_the_desk(path, play)
    assert read_agendas_file(path).record.desk.presence == {"P1#1": "arrived"}


def test_a_no_show_that_takes_out_several_meetings_is_asked(path):
    async def play(desk):
        await desk.open("p2")
        await desk.press("n")
        assert desk.app.screen._lines[0] == "Delegate 1 of P2 did not come: take out 2 meetings?"
        await desk.press("n")
        assert "Nothing was changed" in desk.message
        await desk.press("n")
        await desk.press("enter")
        assert "2 meetings taken out" in desk.message

    at_the_desk(path, play)


@pytest.mark.parametrize(("key", "gone"), [("n", {("P3", "S4")}), ("c", {("P3", "S4")})])
def test_what_takes_a_meeting_from_somebody_who_has_arrived_is_asked(path, key, gone):
    """At 10:30 P3 has one meeting left; before an arrival one key takes it out."""

    async def play(desk):
        await desk.open("s4")
        await desk.press("a")
        await desk.press(key)
        assert desk.app.screen._lines[0].endswith("has arrived. Take out 1 meeting that is not over yet all the same?")
        await desk.press("escape")
        await desk.open("p3")
        await desk.onto(number(opened(path), "P3", "S4"))
        await desk.press(key)
        asked = isinstance(desk.app.screen, Confirm)
        assert asked is (key == "c")  # the meeting is one of S4 too, which is there
        if asked:
            await desk.press("y")

    before = set(held(path))
    at_the_desk(path, play, now=at("10:30"))
    assert before - set(held(path)) == gone


def test_a_letter_right_after_a_question_is_no_command(path):
    async def play(desk):
        await desk.open("p2")
        await desk.press("n")
        assert isinstance(desk.app.screen, Confirm)
        await desk.type_ahead("n", "n", "c")
        assert not isinstance(desk.app.screen, Confirm)
        assert "Nothing was changed" in desk.message

    before = path.read_bytes()
    at_the_desk(path, play)
    assert path.read_bytes() == before
