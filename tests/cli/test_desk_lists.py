"""The two lists of the desk's screen: where their cursors stand, and how wide their columns are."""

from __future__ import annotations

import pytest
from textual.widgets import DataTable, Input

from sco_scheduler.workflows.desk import actions, presence
from tests.cli.keyboard import at_the_desk
from tests.events import at
from tests.workflows.desk.day import QUICK, number, opened, write


@pytest.fixture
def path(tmp_path):
    return write(tmp_path)


def found(desk):
    return desk.app.query_one("#find", DataTable)


def test_arrows_in_the_search_lead_down_the_list_and_enter_opens_what_is_marked(path):
    async def play(desk):
        await desk.type("company s")
        await desk.press("down", "down", "up")
        assert desk.app.focused is desk.app.query_one("#search", Input)
        await desk.press("enter")
        assert desk.app.company == "S2"
        desk.app.query_one("#agenda", DataTable).action_select_cursor()
        await desk.settle()
        assert desk.app.company == "S2"
        found(desk).move_cursor(row=2)  # as by a click
        found(desk).action_select_cursor()
        await desk.settle()
        assert desk.app.company == desk.app.found[2].company.id != "S2"

    at_the_desk(path, play)


def test_what_is_typed_next_begins_at_the_first_line(path):
    async def play(desk):
        await desk.type("company s")
        await desk.press("down", "down")
        await desk.press("backspace")
        await desk.press("p", "enter")
        assert desk.app.company == "P1"

    at_the_desk(path, play)


def test_the_cursor_of_the_list_stays_on_whom_it_was_when_others_write(path):
    async def play(desk):
        await desk.press("down", "down")
        wanted = desk.app.found[2].company.id
        opened(path).do(lambda day: presence.arrived(day, [f"{desk.app.found[0].company.id}#1"], QUICK))
        desk.app._look()
        await desk.settle()
        assert desk.app.found[2].company.id != wanted, "who has come is not among the late ones any more"
        await desk.press("enter")
        assert desk.app.company == wanted

    at_the_desk(path, play)


def test_the_cursor_of_an_agenda_stays_on_its_meeting_when_that_moves(path):
    async def play(desk):
        await desk.open("p2")
        wanted = number(opened(path), "P2", "S3")
        await desk.onto(wanted)
        opened(path).do(lambda day: actions.book(day, "P2", "S1", at("10:40"), desk=QUICK))
        desk.app._look()
        await desk.settle()
        assert desk.app.row().meeting.number == wanted
        await desk.press("m")
        await desk.fill("11:05", "")
        assert desk.app.row().meeting.number == wanted
        await desk.press("c")
        assert f"Cancelled: {wanted}" in desk.message

    at_the_desk(path, play)


@pytest.mark.parametrize(("now", "pair"), [("09:00", "S1"), ("09:20", "S2"), ("10:10", "S1"), ("18:00", "S1")])
def test_an_agenda_opens_at_the_meeting_that_comes_next_and_at_the_first_after_the_last(path, now, pair):
    async def play(desk):
        await desk.open("p1")
        assert desk.app.row().meeting.pair == ("P1", pair)

    at_the_desk(path, play, now=at(now))


@pytest.mark.parametrize("width", [120, 80])
def test_the_list_has_no_columns_beside_the_screen(path, width):
    async def play(desk):
        await desk.pilot.resize_terminal(width, 30)
        await desk.open("i1")
        await desk.fill("10:40", "11:05")
        await desk.open("p1")
        await desk.press("escape")
        table = found(desk)
        assert table.virtual_size.width <= table.size.width
        states = list(table.columns.values())[1]
        assert states.width < len("away 10:40-11:05"), "nobody in the list is away any more"

    at_the_desk(path, play)


def test_the_clock_may_go_on_while_the_screen_is_taken_down(path):
    async def play(desk):
        await desk.app.query_one("#top").remove()
        desk.app._look()

    at_the_desk(path, play)
