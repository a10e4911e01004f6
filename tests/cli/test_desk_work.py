"""What the desk does beside its screen: what it tells meanwhile, when it asks, and that it writes before it ends."""

from __future__ import annotations

import time
from threading import Event

import pytest
from openpyxl import load_workbook
from textual.widgets import DataTable

from sco_scheduler.cli import desk_phrases as phrases
from sco_scheduler.cli.desk_asking import Confirm
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.errors import Refused, not_written
from tests.cli.keyboard import at_the_desk
from tests.events import at
from tests.workflows.desk.day import QUICK, opened, write


@pytest.fixture
def path(tmp_path):
    return write(tmp_path)


def test_of_many_broken_rules_the_first_three_are_told_and_how_many_more(path):
    async def play(desk):
        rules = [Phrase("and", (("one", f"rule {n}"), ("other", "x"))) for n in range(5)]
        assert desk.app.broken([]) == []
        three, five = desk.app.broken(rules[:3]), desk.app.broken(rules)
        assert three == [desk.app.say(Phrase("desk-ui-broken")), *(f"  rule {n} and x" for n in range(3))]
        assert five == [*three, "  … +2"]

    at_the_desk(path, play)


def test_how_long_something_takes_is_told_once_it_takes_longer_than_a_key_should(path):
    async def play(desk):
        before = desk.message
        desk.app._since = time.monotonic() - 3.01
        desk.app._tick()
        assert desk.message == before, "nothing is being worked out"
        desk.app.busy = 1
        desk.app._tick()
        assert desk.message == desk.app.say(Phrase("desk-ui-working")(seconds=3))
        desk.app.show_message("given up")
        desk.app.stopped.set()
        desk.app._tick()
        assert desk.message == "given up"
        desk.app.stopped.clear()
        desk.app._since = time.monotonic()
        desk.app._tick()
        assert desk.message == "given up", "a moment needs no word"
        desk.app.busy = 0

    at_the_desk(path, play)


def test_what_is_still_being_written_is_written_before_the_desk_ends(path):
    async def play(desk):
        await desk.open("p1")
        await desk.hit("a", "f10")
        for _ in range(200):
            if not desk.app.is_running:
                break
            await desk.pilot.pause(0.02)
        assert not desk.app.is_running

    at_the_desk(path, play)
    assert read_agendas_file(path).record.desk.presence == {"P1#1": "arrived"}


@pytest.mark.parametrize("asks", [False, True])
def test_what_is_still_being_worked_out_is_done_before_the_desk_ends(path, asks):
    worked_out = Event()

    def action(day):
        worked_out.wait(timeout=10)
        if asks:
            return presence.leaves(day, ["P3#1"], at("10:30"), desk=QUICK)
        return presence.arrived(day, ["P1#1"], QUICK)

    async def play(desk):
        desk.app.do(action)
        desk.app.action_leave()
        await desk.pilot.pause(0.1)
        assert desk.app.is_running
        worked_out.set()
        while desk.app.is_running and not isinstance(desk.app.screen, Confirm):
            await desk.pilot.pause(0.02)
        assert desk.app.is_running is asks
        if asks:
            await desk.pilot.pause(0.1)
            assert isinstance(desk.app.screen, Confirm)

    at_the_desk(path, play)
    assert read_agendas_file(path).record.desk.presence == ({} if asks else {"P1#1": "arrived"})


def test_what_cannot_be_written_is_given_up_only_where_that_is_agreed(path, monkeypatch):
    async def play(desk):
        monkeypatch.setattr(desk.app.file, "save", _full_disk)
        await desk.open("p1")
        await desk.hit("a")
        await desk.pilot.pause(0.1)
        await desk.hit("f10")
        await desk.pilot.pause(0.1)
        question = desk.app.screen
        assert isinstance(question, Confirm)
        desk.app.action_leave()
        assert desk.app.screen is question, "it is asked once"
        assert desk.app.say(Phrase("desk-ui-leave-unwritten")) in question._lines
        await desk.hit("y")
        await desk.pilot.pause(0.1)
        assert not desk.app.is_running

    before = path.read_bytes()
    at_the_desk(path, play)
    assert path.read_bytes() == before


def _full_disk():
    raise not_written(Phrase("disk-full"))


def test_what_another_desk_did_takes_the_place_of_what_cannot_be_done_any_more(path):
    """Both book P3 into the last slot; the one that writes later is told, and its screen shows the other's."""

    async def play(desk):
        other = opened(path)
        other.do(lambda day: actions.book(day, "P3", "S2", at("11:05"), desk=QUICK))
        desk.app.do(lambda day: actions.book(day, "P3", "S3", at("11:05"), desk=QUICK))
        await desk.settle()
        await desk.open("p3")
        table = desk.app.query_one("#agenda", DataTable)
        assert "S2" in " ".join(str(cell) for n in range(table.row_count) for cell in table.get_row_at(n))

    at_the_desk(path, play)
    pairs = {m.pair for m in read_agendas_file(path).schedule.meetings}
    assert ("P3", "S2") in pairs
    assert ("P3", "S3") not in pairs


def test_what_follows_a_step_is_done_once_it_is_taken_and_never_where_it_is_refused(path):
    async def play(desk):
        steps = []
        desk.app.do(lambda day: presence.arrived(day, ["P1#1"], QUICK), then=steps.append)
        await desk.settle()
        assert [str(step.text) for step in steps] == ["Delegate 1 of P1 arrived."]

        def refuse(_):
            raise Refused(Phrase("desk-ui-nobody-free"), others=(Phrase("desk-ui-nobody-waits"),))

        desk.app.do(refuse, then=steps.append)
        await desk.settle()
        assert desk.message == "\n".join(
            map(desk.app.say, (Phrase("desk-ui-nobody-free"), Phrase("desk-ui-nobody-waits")))
        )
        assert len(steps) == 1
        assert desk.app.busy == 0

    at_the_desk(path, play)


def test_a_way_that_is_agreed_is_taken_and_followed_by_what_was_to_follow(path):
    async def play(desk):
        steps = []
        desk.app.do(lambda day: actions.book(day, "P1", "S4", at("10:40"), desk=QUICK), then=steps.append)
        await desk.settle()
        assert isinstance(desk.app.screen, Confirm)
        assert not steps
        await desk.press("y")
        assert len(steps) == 1
        assert desk.message.startswith(desk.app.say(steps[0].text))

    at_the_desk(path, play)
    assert ("P1", "S4") in {m.pair for m in read_agendas_file(path).schedule.meetings}


def test_what_stands_in_for_a_way_is_named_in_the_question_and_done_where_it_is_not_agreed(path):
    async def play(desk):
        await desk.open("p2")
        await desk.press("n")
        await desk.press("y")
        otherwise = (
            Phrase("desk-ui-nothing-to-print"),
            lambda day: presence.arrived(day, ["P2#1"], QUICK, meetings_too=False),
        )
        desk.app.do(lambda day: presence.arrived(day, ["P2#1"], QUICK), otherwise=otherwise)
        await desk.settle()
        assert desk.app.say(Phrase("desk-ui-nothing-to-print")) in desk.app.screen._lines
        assert desk.app.say(phrases.YES_OR_NO) not in desk.app.screen._lines
        await desk.press("n")

    at_the_desk(path, play)
    assert read_agendas_file(path).record.desk.presence == {"P2#1": "arrived"}


def test_what_a_script_saved_over_is_done_again_and_told(path):
    async def play(desk):
        book = load_workbook(path)
        book["Meetings"]["U2"].value = "by a script"
        await desk.open("p1")
        await desk.press("a")
        book.save(path)
        desk.app._look()
        await desk.settle()
        assert "An older state of the workbook was saved over what was done here; done again:" in desk.message
        assert "\n  Delegate 1 of P1 arrived." in desk.message
        desk.app._look()
        await desk.settle()
        assert not desk.app.file.unsaved

    at_the_desk(path, play)
    found = read_agendas_file(path)
    assert found.record.desk.presence == {"P1#1": "arrived"}
    assert "by a script" in {row.outcome.notes for row in found.rows}


def test_the_desk_goes_on_while_the_workbook_is_open_in_excel(path):
    lock = path.with_name(f"~${path.name}")

    async def wait_for(desk, text):
        for _ in range(100):
            if text in desk.message:
                break
            await desk.pilot.pause(0.02)
        assert text in desk.message

    async def play(desk):
        lock.write_bytes(b"\x05Olga ")
        await desk.open("p1")
        await desk.hit("a")
        await wait_for(desk, "Olga")
        assert "Not written yet; it is tried again." in desk.message
        assert "not written: 1" in desk.second
        await desk.hit("escape", *"p2", "enter", "a")
        await wait_for(desk, "Delegate 1 of P2 arrived")
        desk.app._look()
        await desk.pilot.pause(0.3)
        assert "Delegate 1 of P2 arrived" in desk.message, "the trouble is told once, and stands above from then on"
        assert "not written: 2" in desk.second
        lock.unlink()
        desk.app._look()
        await desk.settle()
        assert desk.message == "Written now."
        assert "not written" not in desk.second

    at_the_desk(path, play)
    assert read_agendas_file(path).record.desk.presence == {"P1#1": "arrived", "P2#1": "arrived"}
