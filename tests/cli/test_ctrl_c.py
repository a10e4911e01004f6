"""Ctrl-C at any moment of the program: while it starts, while libraries load, twice in a row, and at its end."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from sco_scheduler.cli import app, ctrl_c
from sco_scheduler.cli.app import schedule
from sco_scheduler.cli.exits import Exit
from sco_scheduler.workflows.errors import Unknown
from tests.cli.books import run

GIVEN_UP = "Given up: nothing was written."


def program(*lines: str) -> subprocess.CompletedProcess[str]:
    """Run a program of these lines, with the command line ``schedule example``, in a process of its own."""
    start = ("import _signal, os, sys", "os.environ['LC_ALL'] = 'C'", "sys.argv = ['schedule', 'example']")
    code = "\n".join((*start, *lines))
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)


def test_while_the_program_starts_it_waits():
    done = program(
        "from sco_scheduler.cli import ctrl_c, main",
        "hold = ctrl_c.hold",
        "def held():",
        "    hold()",
        "    _signal.raise_signal(_signal.SIGINT)",
        "ctrl_c.hold = held",
        "main()",
    )
    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (130, "", [GIVEN_UP])


def test_nothing_is_loaded_before_it_can_wait():
    done = program(
        "before = set(sys.modules)",
        "import sco_scheduler.cli.ctrl_c",
        "print(*sorted(set(sys.modules) - before))",
    )
    assert set(done.stdout.split()) <= {"sco_scheduler", "sco_scheduler.cli", "sco_scheduler.cli.ctrl_c", "time"}


def test_the_second_changes_nothing():
    done = program(
        "from sco_scheduler.cli import app, ctrl_c, errors, process",
        "def pressed():",
        "    _signal.raise_signal(_signal.SIGINT)",
        "def interrupted(name):",
        "    try:",
        "        pressed()",
        "    finally:",
        "        pressed()",
        "said = errors.given_up",
        "def slowly(*words, **more):",
        "    pressed()",
        "    return said(*words, **more)",
        "errors.given_up = slowly",
        "app.import_module = interrupted",
        "process.main()",
    )
    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (130, "", [GIVEN_UP])


def test_while_the_first_words_are_read_it_is_told_too():
    done = program(
        "import click",
        "from sco_scheduler.cli import process",
        "click.Context.scope = lambda *words, **more: _signal.raise_signal(_signal.SIGINT)",
        "process.main()",
    )
    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (130, "", [GIVEN_UP])


def test_it_is_raised_again_where_it_was_lost():
    done = program(
        "from sco_scheduler.cli import ctrl_c",
        "ctrl_c.hold()",
        "ctrl_c.release()",
        "for lost in (True, False):",
        "    try:",
        "        _signal.raise_signal(_signal.SIGINT)",
        "        print('nothing')",
        "    except KeyboardInterrupt:",
        "        print('raised')",
        "    if lost:",
        "        ctrl_c.raise_again()",
        "_signal.raise_signal(_signal.SIGINT)",
        "print('on its way')",
    )
    assert done.stdout.split("\n") == ["raised", "raised", "on its way", ""]


def test_where_it_is_ignored_it_stays_so():
    done = program(
        "_signal.signal(_signal.SIGINT, _signal.SIG_IGN)",
        "from sco_scheduler.cli import ctrl_c",
        "ctrl_c.hold()",
        "ctrl_c.release()",
        "_signal.raise_signal(_signal.SIGINT)",
        "print('it went on')",
    )
    assert done.stdout == "it went on\n"


def chained(error: Exception, *, cause: bool, within: Exception | None = None) -> Exception:
    """An error that an interrupted library raises in place of KeyboardInterrupt."""
    inner = error if within is None else within
    if cause:
        inner.__cause__ = KeyboardInterrupt()
    else:
        inner.__context__ = KeyboardInterrupt()
    if within is not None:
        error.__cause__ = within
    return error


ERRORS = [
    chained(RuntimeError("Error calling __set_name__"), cause=True),
    chained(ImportError("initialization failed"), cause=True),
    chained(ImportError("initialization failed"), cause=False),
    chained(OSError("no such library"), cause=False),
    chained(RuntimeError("around"), cause=True, within=ImportError("within")),
    click.Abort(),
]


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_libraries_that_are_interrupted_while_they_load_are_no_fault(monkeypatch, error):
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(app, "import_module", fails)
    done = run("example")
    assert (done.exit_code, done.stdout, done.stderr.splitlines()) == (Exit.ABORTED, "", [GIVEN_UP])


def test_what_a_command_finds_after_it_is_not_reported(monkeypatch):
    refused = Unknown("P1", [], ambiguous=False)
    refused.__context__ = KeyboardInterrupt()

    def fails(**_: object) -> None:
        raise refused

    monkeypatch.setattr(
        schedule.get_command(click.Context(schedule), "show"), "callback", app.reports_findings()(fails)
    )
    done = run("show", "x.xlsx", "P1")
    assert (done.exit_code, done.stderr.splitlines()) == (Exit.ABORTED, [GIVEN_UP])


def test_an_error_of_a_loop_of_errors_is_looked_at_once():
    one, other = ValueError("one"), ValueError("other")
    one.__context__, other.__context__ = other, one
    assert not ctrl_c.is_behind(one)
