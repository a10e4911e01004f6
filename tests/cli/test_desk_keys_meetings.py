"""Keys of the desk about meetings."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from textual.widgets import Input, OptionList

from sco_scheduler.cli.desk_asking import Ask, Choose, Confirm
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.workflows.desk import presence
from tests.cli.keyboard import at_the_desk, held
from tests.events import at, company
from tests.workflows.desk.day import QUICK, small_event, write


@pytest.fixture
def path(tmp_path):
    return write(tmp_path)


def test_whom_can_she_meet_and_enter_books(path):
    async def play(desk):
        await desk.open("p1")
        await desk.press("f")
        assert isinstance(desk.app.screen, Ask)
        await desk.fill("10:15")
        assert isinstance(desk.app.screen, Choose)
        assert desk.app.screen._title == desk.app.say(Phrase("desk-ui-free-at")(when="at 10:15"))
        await desk.press("enter")
        assert "Booked: Company P1 / Company S4" in desk.message

    at_the_desk(path, play)
    assert held(path)["P1", "S4"][0] == "10:15"


def test_whom_can_she_meet_at_any_time_names_wishes_that_others_stand_against(path):
    async def play(desk):
        for table, first, last in (("2", "09:30", "10:35"), ("2", "11:00", "11:25"), ("1", "09:30", "11:25")):
            closed = partial(presence.close_table, zone="B", table=table, start=at(first), end=at(last), desk=QUICK)
            desk.app.file.do(closed, agreed=True)
        await desk.open("p1")
        await desk.press("f")
        await desk.fill("")
        assert desk.app.screen._title == desk.app.say(Phrase("desk-ui-free-any"))
        lines = [str(option.prompt) for option in desk.app.screen.query_one(OptionList).options]
        assert lines[0] == "★  16  S4 S4  others have to move"
        assert "S3" in lines[1]
        await desk.press("enter")
        assert isinstance(desk.app.screen, Confirm)
        assert "no free slot in common" in desk.app.screen._lines[0]

    at_the_desk(path, play)


def test_a_large_amount_is_shown_with_every_digit(path):
    async def play(desk):
        await desk.open("p1")
        await desk.press("up", "o")
        await desk.fill("order", "12345678.5", "usd", "", "")
        await desk.press("o")
        assert desk.app.screen.query_one("#field1", Input).value == "12,345,678.5"

    at_the_desk(path, play)


def test_a_swap_is_offered_with_the_meetings_of_the_same_time_and_zone(path):
    async def play(desk):
        await desk.open("p3")
        await desk.press("s")
        lines = [str(option.prompt) for option in desk.app.screen.query_one(OptionList).options]
        assert [line.split()[0] for line in lines] == ["A/1"]

    at_the_desk(path, play)


def test_a_meeting_that_was_taken_out_cannot_swap(path):
    async def play(desk):
        await desk.open("p3")
        await desk.press("c", "s")
        assert "is not held any more" in desk.message
        assert desk.app.screen is desk.app.screen_stack[0]

    at_the_desk(path, play)


def test_of_several_companies_that_are_meant_one_is_chosen_or_none(path):
    async def play(desk):
        await desk.open("p1")
        await desk.press("b")
        await desk.fill("company s", "10:15", "")
        lines = [str(option.prompt) for option in desk.app.screen.query_one(OptionList).options]
        assert [line.split()[0] for line in lines] == ["S1", "S2", "S3", "S4"]
        await desk.press("escape")
        assert ("P1", "S4") not in held(path)
        await desk.press("b")
        await desk.fill("", "10:15", "")
        assert not isinstance(desk.app.screen, Choose)
        await desk.press("escape", "escape")
        await desk.open("p1")
        await desk.press("b")
        await desk.fill("company s", "10:15", "")
        await desk.press("end", "enter")

    at_the_desk(path, play)
    assert held(path)["P1", "S4"][0] == "10:15"


def test_whether_a_meeting_took_place_is_noted_with_what_came_of_it_or_by_a_key_each(path):
    async def play(desk):
        await desk.open("p1")
        await desk.onto("M001")
        await desk.press("o")
        await desk.fill("order", "", "", "", "")
        assert desk.app.day.row("M001").outcome.held is True
        for key, took_place in (("x", False), ("h", True)):
            await desk.press(key)
            assert desk.app.day.row("M001").outcome.held is took_place

    at_the_desk(path, play)


def test_without_a_meeting_the_keys_of_meetings_do_nothing(tmp_path):
    happening = small_event()
    idle = replace(company("S5", languages=["ur"]), supplier=happening.company_by_id["S1"].supplier)
    path = write(tmp_path, replace(happening, companies=(*happening.companies, idle)))

    async def play(desk):
        await desk.open("s5")
        await desk.press(*"hxomcs")
        assert desk.app.screen is desk.app.screen_stack[0]

    before = path.read_bytes()
    at_the_desk(path, play)
    assert path.read_bytes() == before


def test_what_came_of_a_meeting_is_not_noted_before_it_begins_but_a_remark_is(path):
    async def play(desk):
        await desk.open("p1")
        await desk.onto("M003")
        for key in ("h", "x"):
            await desk.press(key)
            assert "has not begun yet" in desk.message
        await desk.press("o")
        await desk.fill("order", "", "", "", "")
        assert "has not begun yet" in desk.message
        await desk.press("o")
        await desk.fill("", "", "", "", "brings samples")
        assert "Noted" in desk.message

    at_the_desk(path, play)


def test_who_is_busy_then_is_told_with_the_meeting(path):
    async def play(desk):
        await desk.open("p1")
        await desk.press("f")
        await desk.fill("09:50")
        assert "Not free at 09:50" in desk.message
        assert "M003" in desk.message

    at_the_desk(path, play)
