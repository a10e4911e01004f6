"""``schedule desk``: what it needs, what it is opened with, and how it ends."""

from __future__ import annotations

import os

import pytest

from sco_scheduler.cli import desk_app, process
from sco_scheduler.domain.messages import ENGLISH, Phrase
from tests.cli.books import run
from tests.events import at
from tests.workflows.desk.day import opened, write


@pytest.fixture
def path(tmp_path):
    return write(tmp_path)


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
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    monkeypatch.setattr(desk_app, "DeskApp", Rehearsal)
    monkeypatch.setattr(Rehearsal, "unwritten", lost)
    monkeypatch.setenv("ESCDELAY", "")
    monkeypatch.delenv("ESCDELAY")
    result = run("desk", path, "--name", "Desk 2", "--printer", "lp", "--now", "10:40")
    assert result.exit_code == code
    assert [text in result.stderr for text in lost] == [True] * len(lost)
    assert bool(result.stderr) is bool(lost)
    assert (ENGLISH.say(Phrase("desk-ui-were-lost")) in " ".join(result.stderr.split())) is bool(lost)
    assert os.environ["ESCDELAY"] == "30", "Esc is answered at once"
    opened_with, clock, name, _ = Rehearsal.given
    assert (opened_with, name, Rehearsal.named) == (path, "Desk 2", {"printer": "lp"})
    assert clock(opened(path).file.event) == at("10:40")
