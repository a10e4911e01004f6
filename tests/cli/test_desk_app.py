"""The screen of the desk: the search, what is found, who is asked before others are disturbed, a second desk."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len
from rich.text import Text
from textual.widgets import DataTable, Input, Static

from sco_scheduler.cli import desk_app
from sco_scheduler.cli.desk_app import DeskApp
from sco_scheduler.cli.desk_asking import Ask, Confirm
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.output.texts.words import speech
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.errors import not_written
from tests.cli import keyboard
from tests.cli.keyboard import Keyboard, held
from tests.events import at, company
from tests.workflows.desk.day import NOW, QUICK, number, opened, small_event, with_ways, write

at_the_desk = partial(keyboard.at_the_desk, drawn=True)


@pytest.fixture
def path(tmp_path):
    return write(tmp_path)


def test_the_top_line_tells_time_slots_what_is_free_and_who_is_late(path):
    async def play(desk):
        assert "09:30   now 09:25-09:45   next 09:50" in desk.top
        assert "free: tables A 1, B 2, interpreters 2" in desk.top
        assert "to be told: 0   late: 2   P2, S2" in desk.second

    at_the_desk(path, play)


def test_anybody_is_found_by_any_part(path):
    finds = {
        "p2": {"P2"},
        "company s": {"S1", "S2", "S3", "S4"},
        "delegate 1 of p3": {"P3"},
        "a/2": {"M004"},
        "09:50": {"M003", "M004"},
        "interpreter i2": {"I2"},
        "interpreter i1": {"I1", "M001"},
        "Р2": {"P2"},
        "а/2": {"M004"},
    }

    async def play(desk):
        table = desk.app.query_one("#find", DataTable)
        for text, found in finds.items():
            await desk.press("escape", *text)
            assert {str(table.get_row_at(n)[0]) for n in range(table.row_count)} == found, text

    at_the_desk(path, play)


def test_letters_are_letters_in_the_search(path):
    async def play(desk):
        await desk.type("nachos")
        assert desk.app.query_one("#search", Input).value == "nachos"

    before = path.read_bytes()
    at_the_desk(path, play)
    assert path.read_bytes() == before


def test_a_question_waits_until_something_else_is_typed(path):
    async def play(desk):
        await desk.press("f2")
        desk.app.do(lambda day: presence.leaves(day, ["P3#1"], at("10:30"), desk=QUICK))
        for letter in "yesany":
            await desk.hit(letter)
        await desk.pilot.pause(0.4)
        assert isinstance(desk.app.screen, Ask)
        assert desk.app.screen.query_one("#field0", Input).value == "yesany"
        await desk.press("escape")
        assert isinstance(desk.app.screen, Confirm)
        await desk.press("n")

    before = path.read_bytes()
    at_the_desk(path, play)
    assert path.read_bytes() == before


def test_what_is_typed_before_a_question_is_there_goes_into_it(path):
    async def play(desk):
        await desk.press("escape")
        await desk.type_ahead("f4", *"A/1", "enter", *"10:40", "enter", *"11:00", "enter")
        assert "Table A/1 closed from 10:40 to 11:00" in desk.message

    at_the_desk(path, play)


def test_two_keys_that_both_answer_a_question_answer_it_once(path):
    async def play(desk):
        await desk.open("p2")
        await desk.press("n")
        await desk.press("y")
        await desk.press("f3")
        await desk.type_ahead("enter", "escape")
        assert "to be told: 1" in desk.second
        await desk.press("escape")
        assert desk.app.screen is desk.app.screen_stack[0]

    at_the_desk(path, play)


def test_what_is_typed_ahead_goes_where_enter_leads(path):
    async def play(desk):
        await desk.type_ahead(*"p3", "enter", "a")
        assert "Delegate 1 of P3 arrived" in desk.message
        await desk.press("f4")
        await desk.type_ahead(*"A/1", "enter", *"10:40", "enter", *"11:00", "enter")
        assert "Table A/1 closed from 10:40 to 11:00" in desk.message

    at_the_desk(path, play)


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


def test_a_way_is_called_the_cheapest_on_the_screen_only_if_that_is_proved(path, monkeypatch):
    async def play(desk):
        monkeypatch.setattr(actions, "book", with_ways(actions.book, True, False))
        await desk.open("p1")
        for says in ("The cheapest way (proved)", "a cheaper one was not ruled out"):
            await desk.press("b")
            await desk.fill("S4", "10:40", "")
            assert says in " ".join(desk.app.screen._lines)
            await desk.press("n")

    at_the_desk(path, play)


@pytest.mark.parametrize("asked", [True, False])
def test_a_second_desk_is_seen(path, monkeypatch, asked):
    monkeypatch.setattr(desk_app, "_LOOK_SECONDS", 60.0 if asked else 0.01)

    async def play(desk):
        opened(path).do(lambda day: presence.arrived(day, ["P2#1"], QUICK))
        if asked:
            desk.app._look()
        for _ in range(0 if asked else 1000):
            await asyncio.sleep(0.005 if "Somebody else" not in desk.message else 0.0)
        await desk.settle()
        assert "Somebody else" in desk.message
        assert "Anna: Delegate 1 of P2 arrived." in desk.message
        assert "late: 1   S2" in desk.second

    at_the_desk(path, play)


def test_of_much_that_a_second_desk_did_the_last_six_are_told(path):
    everybody = ("P1", "P2", "P3", "S1", "S2", "S3", "S4")

    async def play(desk):
        other = opened(path)
        for one in everybody:
            other.take(lambda day, one=one: presence.arrived(day, [f"{one}#1"], QUICK), agreed=True)
        other.save()
        desk.app._look()
        await desk.settle()
        assert [line.split()[-2].strip("()") for line in desk.message.splitlines()[1:]] == list(everybody[1:])

    at_the_desk(path, play)


def test_an_edit_by_hand_that_breaks_a_rule_is_told(path):
    def edit(table):
        book = load_workbook(path)
        book["Meetings"]["F7"].value = table
        book.save(path)

    async def play(desk):
        assert "Against the rules" not in desk.message
        edit("99")
        desk.app._look()
        await desk.settle()
        assert "\n  Edited in the workbook: 1 meeting." in desk.message
        assert "Against the rules" in desk.message
        assert "no table 99" in desk.message

    at_the_desk(path, play)

    async def open_again(desk):
        assert "no table 99" in desk.message

    at_the_desk(path, open_again)


@pytest.mark.parametrize(("lang", "told"), [("zh", "就绪"), ("ru", "Готово")])
def test_the_screen_is_in_the_language_asked_for(path, lang, told):
    async def play(desk):
        assert told in desk.message

    at_the_desk(path, play, lang=lang)


def test_beside_a_company_without_a_meeting_stands_why(tmp_path):
    happening = small_event()
    idle = replace(company("S5", languages=["ur"]), supplier=happening.company_by_id["S1"].supplier)
    path = write(tmp_path, replace(happening, companies=(*happening.companies, idle)))

    async def play(desk):
        reason = desk.app.query_one("#nothing", Static)
        await desk.open("s5")
        assert reason.display
        assert "nobody asked for a meeting with it" in str(reason.render())
        await desk.open("p1")
        assert not reason.display

    at_the_desk(path, play)


def test_a_walk_in_who_is_taken_back_leaves_no_agenda_open(path):
    async def play(desk):
        await desk.press("f2")
        await desk.fill("Oasis", "p", "", "", "", "", "", "")
        assert "Oasis" in str(desk.app.query_one("#agenda").border_title)
        assert desk.app.query_one("#nothing").display
        await desk.press("f8")
        assert not desk.app.query_one("#agenda").border_title
        assert not desk.app.query_one("#nothing").display
        await desk.press("a", "b", "f", "n")
        assert desk.app.screen is desk.app.screen_stack[0]
        assert "Taken back" in desk.message
        assert "Free?" not in str(desk.app.query_one("#keys", Static).render())

    at_the_desk(path, play)


def test_who_was_searched_for_by_name_has_an_agenda_of_their_own(tmp_path):
    happening = small_event()
    first, *others = happening.companies
    several = replace(
        first, delegates=tuple(replace(first.delegates[0], key=f"P1#{n}", name=f"Ann {n}") for n in (1, 2))
    )
    path = write(tmp_path, replace(happening, companies=(several, *others)))

    async def play(desk):
        def headers():
            return [str(column.label) for column in desk.app.query_one("#agenda", DataTable).columns.values()]

        await desk.open("p1")
        assert "Delegate" in headers()
        assert {str(cell) for cell in desk.app.query_one("#agenda", DataTable).get_column_at(5)} == {"Ann 1"}
        await desk.open("ann 2")
        assert "Delegate" not in headers()
        assert not desk.app.rows
        await desk.press("a")
        assert "Ann 2" in desk.message
        assert "arrived, Ann 2" in str(desk.app.query_one("#agenda").border_title)
        await desk.open("p1")
        assert "arrived 1/2" in str(desk.app.query_one("#agenda").border_title)

    at_the_desk(path, play)


def test_the_columns_of_an_agenda_are_as_wide_as_what_stands_in_them(path):
    async def play(desk):
        await desk.open("p1")
        desk.app.show_agenda(desk.app.day)
        columns = list(desk.app.query_one("#agenda", DataTable).columns.values())
        assert [column.get_render_width(desk.app.query_one("#agenda", DataTable)) - 2 for column in columns[:5]] == [
            len("09:00"),
            len("Table"),
            len("M001"),
            len("State"),
            len("With"),
        ]

    at_the_desk(path, play)


def test_brackets_in_a_name_are_no_markup(tmp_path):
    happening = small_event()
    first, *others = happening.companies
    path = write(tmp_path, replace(happening, companies=(replace(first, name="Volga [b] Trade"), *others)))

    async def play(desk):
        await desk.type("volga")
        assert str(desk.app.query_one("#find", DataTable).get_row_at(0)[2]) == "Volga [b] Trade"
        await desk.press("enter")
        assert "Volga [b] Trade" in Text.from_markup(str(desk.app.query_one("#agenda").border_title)).plain
        lines = list(desk.app.screen.query(Static))
        assert {"top", "second", "nothing", "message", "keys"} <= {line.id for line in lines}
        for line in lines:
            line.update("Volga [b] Trade")
            assert str(line.render()) == "Volga [b] Trade"
        assert not desk.app.query_one("#search", Input).compact  # it has a frame, unlike the fields of questions

    at_the_desk(path, play)


def test_the_list_has_the_whole_screen_until_something_is_opened(path):
    async def play(desk):
        found, beside = desk.app.query_one("#find", DataTable), desk.app.query_one("#beside")
        assert (found.size.width, beside.display) == (desk.app.size.width, False)
        assert desk.app._room_of_list() == desk.app.size.width - 2
        await desk.type("p1")
        await desk.press("enter")
        assert found.size.width < desk.app.size.width
        assert desk.app._room_of_list() == desk.app.size.width - desk.app._room() - 2
        assert beside.display

    at_the_desk(path, play)


def test_a_narrow_screen_shows_the_list_or_the_agenda(path):
    async def session():
        app = DeskApp(path, lambda _: NOW, "Anna", speech("en"))
        async with app.run_test(size=(60, 24)) as pilot:
            desk = Keyboard(app, pilot)
            await desk.settle()
            find, beside = app.query_one("#find"), app.query_one("#beside")
            assert (find.display, beside.display) == (True, False)
            await desk.open("p1")
            assert (find.display, beside.display) == (False, True)
            assert find.screen.query_one("#keys").size.height == str(app.query_one("#keys").render()).count("\n") + 1
            await pilot.resize_terminal(120, 36)
            await desk.settle()
            assert (find.display, beside.display) == (True, True)

    asyncio.run(session())


def test_what_is_not_written_is_not_lost_by_leaving_in_haste(path, monkeypatch):
    async def play(desk):
        monkeypatch.setattr(desk.app.file, "save", _full_disk)
        await desk.open("p1")
        await desk.hit("a")
        await desk.pilot.pause(0.3)
        assert "Not written yet" in desk.message
        await desk.hit("f10")
        await desk.pilot.pause(0.1)
        (told,) = [line for line in desk.app.screen._lines if "arrived" in line]
        assert "Delegate 1 of P1" in told
        await desk.hit("n")
        assert desk.app.is_running
        assert [str(text) for text in desk.app.file.unwritten] == [told.strip()]
        monkeypatch.undo()
        desk.app._look()
        await desk.settle()
        assert desk.message == "Written now."

    at_the_desk(path, play)


def _full_disk():
    raise not_written(Phrase("disk-full"))


def test_a_key_beside_the_agenda_does_not_answer_a_question_that_comes_up(path):
    async def play(desk):
        await desk.open("p1")
        desk.app.do(lambda day: presence.leaves(day, ["P3#1"], at("10:30"), desk=QUICK))
        for key in ("a", "x", "f8"):
            await desk.hit(key)
        assert not isinstance(desk.app.screen, Confirm)
        for _ in range(100):
            if isinstance(desk.app.screen, Confirm):
                break
            await desk.pilot.pause(0.1)
        assert isinstance(desk.app.screen, Confirm)
        await desk.press("n")

    at_the_desk(path, play)


def test_the_keys_are_told_while_a_question_is_open_and_after_it(path):
    async def play(desk):
        await desk.open("p1")
        told = str(desk.app.query_one("#keys", Static).render())
        assert "Free?" in told
        for keys in (["f"], ["enter"], ["escape"]):
            await desk.press(*keys)
            assert str(desk.app.screen_stack[0].query_one("#keys", Static).render()) == told

    at_the_desk(path, play)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_the_keys_fill_lines_that_are_no_wider_than_the_screen(path, width):
    async def session():
        app = DeskApp(path, lambda _: NOW, "Anna", speech("en"))
        async with app.run_test(size=(width, 24)) as pilot:
            await Keyboard(app, pilot).settle()
            lines = [line.rstrip() for line in str(app.query_one("#keys").render()).splitlines()]
            assert max(map(cell_len, lines)) <= width - 2
            assert all(len(one) + 3 + len(other.split("  ")[0]) > width - 2 for one, other in pairwise(lines))

    asyncio.run(session())


def test_what_was_agreed_is_asked_anew_where_it_disturbs_others_by_then(path):
    """Between question and answer a second desk books the place that the way was to take."""

    async def play(desk):
        await desk.open("p1")
        await desk.press("b")
        await desk.fill("S4", "10:40", "")
        shown = desk.app.screen
        assert isinstance(shown, Confirm)
        other = opened(path)
        free = [slot for slot in other.file.event.slots if slot.start > at("10:40")]
        other.do(lambda day: actions.move(day, number(other, "P3", "S4"), free[0].start, None, QUICK))
        other.do(lambda day: actions.book(day, "P1", "S3", at("10:40"), desk=QUICK))
        desk.app._look()
        await desk.settle()
        await desk.press("y")
        assert isinstance(desk.app.screen, Confirm) or "Booked" not in desk.message
        assert desk.app.screen is not shown
        if isinstance(desk.app.screen, Confirm):
            await desk.press("n")
        assert ("P1", "S4") not in held(path)

    at_the_desk(path, play)


def test_a_workbook_that_cannot_be_read_is_told_on_the_screen(tmp_path):
    path = tmp_path / "day.xlsx"
    path.write_text("no workbook")

    async def session():
        app = DeskApp(path, lambda _: NOW, "Anna", speech("en"))
        async with app.run_test(size=(120, 36)) as pilot:
            message = app.query_one("#message", Static)
            for _ in range(200):
                if "day.xlsx" in str(message.render()):
                    break
                await pilot.pause(0.02)
            assert "day.xlsx" in str(message.render())
            assert app.file is None
            await pilot.press("a", "f2", "f8")
            assert len(app.screen_stack) == 1
            await pilot.press("f10")
            await pilot.pause()
            assert not app.is_running

    asyncio.run(session())


def test_home_and_end_lead_to_the_first_and_the_last_meeting(path):
    async def play(desk):
        await desk.open("p2")
        agenda = desk.app.query_one("#agenda", DataTable)
        for key, row in (("end", len(desk.app.rows) - 1), ("home", 0)):
            await desk.press(key)
            assert agenda.cursor_row == row

    at_the_desk(path, play)


@pytest.mark.parametrize("width", [120, 100])
def test_the_interpreter_has_room_on_a_narrow_screen(tmp_path, width):
    long = "Tongkaigang Charging Equipment, Agricultural Machinery and General Trading Works"
    happening = small_event()
    companies = tuple(replace(c, name=f"{long} {c.id}") for c in happening.companies)

    async def play(desk):
        await desk.pilot.resize_terminal(width, 30)
        await desk.open("p1")
        table = desk.app.query_one("#agenda", DataTable)
        assert str(list(table.columns.values())[5].label) == "Interpreter"
        assert table.virtual_size.width <= table.size.width

    at_the_desk(write(tmp_path, replace(happening, companies=companies)), play)
