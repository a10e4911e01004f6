"""The program as a whole: help that answers at once, version, and what is imported when."""

import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from sco_scheduler.cli.app import COMMANDS, schedule
from sco_scheduler.cli.exits import Exit
from sco_scheduler.output import files
from tests.cli.books import check_golden, run


def test_help():
    result = run("--help")
    assert result.exit_code == 0
    check_golden("help", result.stdout)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"schedule {name} " in result.stdout.split("Example")[1]
    assert max(map(len, result.stdout.splitlines())) <= 80
    check_golden(f"help-{name}", result.stdout)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_short_help_is_the_commands_own(name):
    command = schedule.get_command(click.Context(schedule), name)
    assert command is not None
    assert command.name == name
    assert command.short_help == COMMANDS[name]


def test_version():
    assert run("--version").stdout == f"schedule, version {version('sco-scheduler')}\n"


def test_an_unknown_command_is_a_usage_error():
    result = run("bild")
    assert result.exit_code == 2
    assert "No such command 'bild'. Maybe 'build'?" in result.stderr
    assert "No such command 'xyzzy'." in run("xyzzy").stderr


_HEAVY = ("ortools", "pandas", "openpyxl", "xlsxwriter", "numba", "numpy", "rich", "babel")


def modules_after(code: str) -> set[str]:
    """The heavy packages imported by a fresh interpreter that runs the code."""
    check = f"import sys; {code}; print(*(m for m in {_HEAVY!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split()) if done.stdout.strip() else set()


def test_the_help_imports_nothing_heavy():
    code = "from sco_scheduler.cli.app import schedule; schedule(['--help'], standalone_mode=False)"
    assert modules_after(code) == set()


def test_importing_the_package_imports_nothing_heavy():
    assert modules_after("import sco_scheduler") == set()


@pytest.mark.parametrize("command", ["show", "template"])
def test_light_commands_do_without_the_solver(command):
    code = f"from sco_scheduler.cli.app import schedule; schedule(['{command}', '--help'], standalone_mode=False)"
    assert modules_after(code) & {"ortools", "pandas", "numba"} == set()


def test_the_package_runs_as_a_module():
    words = [sys.executable, "-m", "sco_scheduler", "--version"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("schedule, version")


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (KeyboardInterrupt(), Exit.ABORTED, "Given up"),
        (OSError(28, "No space left on device", "a.xlsx"), Exit.FINDINGS, "The system refuses a.xlsx: No space left"),
        (ValueError("odd"), Exit.OWN_RESULT_REFUSED, "A fault of the program: ValueError"),
    ],
)
@pytest.mark.parametrize(("writes", "written"), [((), "othing was written."), (("new.xlsx",), "new.xlsx")])
def test_what_ends_a_command_is_told_with_what_it_has_written(
    monkeypatch, tmp_path, error, code, told, writes, written
):
    """What the process wrote before the command is none of its own."""
    in_place = ["earlier.xlsx"]

    def fails(**_: object) -> None:
        in_place.extend(writes)
        raise error

    monkeypatch.setattr(schedule.get_command(click.Context(schedule), "show"), "callback", fails)
    monkeypatch.setattr(files, "files_in_place", lambda: tuple(map(Path, in_place)))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    result = run("show", "x.xlsx", "P1")
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(told)
    assert written in result.stderr
    assert "earlier.xlsx" not in result.stderr
