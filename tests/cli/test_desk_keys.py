"""Keys of the desk about people, printing and who is to be told."""

from __future__ import annotations

import pytest
from textual.widgets import Input, OptionList

from sco_scheduler.workflows.agendas_file import read_agendas_file
from tests.cli.keyboard import at_the_desk
from tests.workflows.desk.day import write


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
