"""The desk ended by the system while it writes: a process of its own at a terminal, whose window is closed."""

from __future__ import annotations

import os
import select
import signal
import sys
import time

import pytest

from sco_scheduler.domain.messages import ENGLISH, Phrase
from tests.cli.keyboard import at_the_desk
from tests.workflows.desk.day import opened, write

pty = pytest.importorskip("pty")

DESK = """
import sys, time
from sco_scheduler.cli.process import main
from sco_scheduler.workflows.desk import file
from sco_scheduler.workflows.errors import not_written
writes = file.write_agendas
def slowly(*given, **named):
    time.sleep(2)
    {fails}
    return writes(*given, **named)
file.write_agendas = slowly
sys.argv = ["schedule", "desk", sys.argv[1], "--now", "09:30", "--name", "door"]
main()
"""
"""The desk with a slow disk, as on a busy machine."""

FAILS = "raise not_written('The disk is full.')"


class Terminal:
    """A desk in a terminal of its own."""

    def __init__(self, path, fails=""):
        self.shown = b""
        self.process, self.window = pty.fork()
        if self.process == 0:
            signal.signal(signal.SIGHUP, signal.SIG_DFL)  # which tests that run without a terminal may ignore
            words = [sys.executable, "-c", DESK.format(fails=fails), str(path)]
            os.execve(sys.executable, words, {**os.environ, "TERM": "xterm", "LC_ALL": "C.UTF-8", "COLUMNS": "100"})

    def wait_for(self, text):
        """Read what is shown until it contains a text, and forget what came before it."""
        until = time.monotonic() + 60
        while text.encode() not in self.shown:
            assert time.monotonic() < until, self.shown[-2000:]
            if select.select([self.window], [], [], 1)[0]:
                self.shown += os.read(self.window, 65536)
        self.shown = self.shown.partition(text.encode())[2]

    def type(self, text):
        os.write(self.window, text.encode())

    def close(self):
        """Close the window: the system ends what runs in it."""
        os.close(self.window)

    def code(self):
        """The exit code, once the process has ended; what it shows until then is read, as a terminal does."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            ended, status = os.waitpid(self.process, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.05)
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        raise AssertionError("the desk went on")


def arrive(terminal):
    """Two arrivals at the desk: the first is being written, the second is queued."""
    terminal.wait_for("Ready.")
    terminal.type("P2\r")
    terminal.wait_for("S3")
    terminal.type("a")
    terminal.wait_for("arrived")
    terminal.wait_for("writing")
    terminal.type("\x1bS2\r")
    time.sleep(0.2)
    terminal.type("a")
    terminal.wait_for("S2")
    time.sleep(0.4)


def at_reopening(path):
    """What the next start says first, and what the start after it says."""
    said = []

    async def play(desk):
        said.append(desk.message)

    at_the_desk(path, play)
    at_the_desk(path, play)
    return said


LOST, SAVED = (ENGLISH.say(Phrase(f"desk-ui-ended-{what}")) for what in ("lost", "saved"))


def test_what_was_shown_is_written_when_the_window_is_closed(tmp_path):
    path = write(tmp_path)
    terminal = Terminal(path)
    arrive(terminal)
    terminal.close()
    assert terminal.code() == 128 + signal.SIGHUP
    log = [ENGLISH.say(entry.text) for entry in opened(path).day().desk.log]
    assert [text.split()[-1] for text in log] == ["arrived.", "arrived."]
    first, second = at_reopening(path)
    assert SAVED in first
    assert all(f"door: {text}" in first for text in log)
    assert LOST not in first
    assert SAVED not in second


def test_what_cannot_be_written_when_the_machine_ends_is_told_at_the_next_start(tmp_path):
    path = write(tmp_path)
    terminal = Terminal(path, FAILS)
    arrive(terminal)
    os.kill(terminal.process, signal.SIGTERM)
    terminal.wait_for("Not written, and lost:")
    assert terminal.code() == 128 + signal.SIGTERM
    terminal.close()
    assert opened(path).day().desk.log == ()
    first, second = at_reopening(path)
    assert LOST in first
    assert first.count("door: ") == 2
    assert SAVED not in first
    assert LOST not in second
