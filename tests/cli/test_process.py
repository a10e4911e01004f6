"""The program as a process: outputs that are closed or full, and Ctrl-C."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sco_scheduler.cli.process import _guarded
from sco_scheduler.resources import example_file
from sco_scheduler.workflows import build_workbook as workbooks
from tests.cli.books import registrations, run

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk that is always full")


def schedule(*words: object, **streams: object) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    command = [sys.executable, "-m", "sco_scheduler", *map(str, words)]
    return subprocess.run(command, check=False, text=True, encoding="utf-8", **streams)


@needs_full
def test_a_full_standard_output_is_told_and_the_workbook_is_there(tmp_path):
    with FULL.open("w") as full:
        built = tmp_path / "out.xlsx"
        words = ("build", example_file("small.xlsx"), "-o", built, "--reproducible", "--lang", "en")
        done = schedule(*words, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert built.exists()
    assert "nothing was written" not in done.stderr
    assert "The standard output could not be written: No space left on device." in done.stderr


def test_a_reader_that_goes_does_not_change_the_exit_code(tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w") as gone:
        assert schedule("check", registrations(tmp_path), stdout=gone, stderr=subprocess.PIPE).returncode == 0


@pytest.mark.parametrize("error", [BrokenPipeError(32, "gone"), OSError(28, "full")])
def test_what_cannot_be_told_is_lost_and_the_command_goes_on(error):
    class Raw(io.RawIOBase):
        def writable(self):
            return True

        def write(self, data):
            raise error

    stream, output = _guarded(io.TextIOWrapper(io.BufferedWriter(Raw()), "utf-8"))
    stream.write("x" * 100_000)
    stream.flush()
    assert output.error is (None if isinstance(error, BrokenPipeError) else error)


@pytest.mark.parametrize(
    ("lines", "through", "at_once"), [(False, False, False), (True, False, True), (False, True, True)]
)
def test_lines_are_written_at_once_where_they_were_before(tmp_path, *, lines: bool, through: bool, at_once: bool):
    with (tmp_path / "out").open("wb", buffering=0) as file:
        before = io.TextIOWrapper(io.BufferedWriter(file), "utf-8", line_buffering=lines, write_through=through)
        stream, _ = _guarded(before)
        stream.write("a line\n")
        assert bool((tmp_path / "out").read_bytes()) is at_once


def test_ctrl_c_after_the_workbook_is_in_place_names_it(tmp_path, quick, monkeypatch):
    day = registrations(tmp_path)
    write = workbooks.write_agendas

    def written(*words, **named):
        try:
            return write(*words, **named)
        finally:
            raise KeyboardInterrupt

    monkeypatch.setattr(workbooks, "write_agendas", written)
    done = run("build", day, "-q", "--lang", "en")
    assert done.exit_code == 130
    assert "nothing was written" not in done.stderr
    assert "day-agendas.xlsx" in done.stderr


def test_a_fault_after_the_workbook_is_in_place_names_it(tmp_path, quick, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))  # where what happened is kept
    day = registrations(tmp_path)
    write = workbooks.write_agendas

    def written(*words, **named):
        write(*words, **named)
        raise IndexError

    monkeypatch.setattr(workbooks, "write_agendas", written)
    done = run("build", day, "-q", "--lang", "en")
    assert done.exit_code == 70
    assert "Nothing was written" not in done.stderr
    assert "day-agendas.xlsx" in done.stderr
    assert [path.read_text(encoding="utf-8").splitlines()[-1] for path in tmp_path.glob("schedule-fault-*")] == [
        "IndexError"
    ]


def test_what_the_system_refuses_is_told_in_a_sentence_and_is_no_fault(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for words in (("build", "r.xlsx"), ("check", "r.xlsx"), ("template", "t.xlsx")):
        done = run(*words, "--lang", "en")
        assert done.exit_code == 1, words
        assert "fault" not in done.stderr


@pytest.mark.parametrize("name", ["n" * 245, "loop", "pipe"])
def test_odd_files_are_findings(tmp_path, name):
    path = tmp_path / f"{name}.xlsx"
    if name == "loop":
        path.symlink_to(path)
    elif name == "pipe":
        os.mkfifo(path)
    else:
        registrations(tmp_path, path.name)
    for words in (("build", path, "-q"), ("check", path, "--annotate", tmp_path / "out.xlsx")):
        assert run(*words, "--lang", "en").exit_code in {0, 1}, words


@pytest.mark.parametrize("words", [("--time-limit", "1e308"), ("--allow-moves", "9" * 20), ("--seed", "9" * 20)])
def test_numbers_that_are_too_large_are_usage_errors(tmp_path, words):
    assert run("build", registrations(tmp_path), *words).exit_code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("tradeoffs", "--time-limit", "1e9"),
        ("tradeoffs", "--seed", "9" * 20),
        ("whatif", "--solve", "--time-limit", "1e9"),
    ],
)
def test_other_commands_that_solve_refuse_the_same_numbers(tmp_path, words):
    assert run(words[0], registrations(tmp_path), *words[1:]).exit_code == 2


@pytest.mark.parametrize(
    "sheets",
    [
        {
            "Purchasers": [
                ["ID", "Company", "Not available"],
                ["P1", "A", "9999-12-31"],
                ["P2", "B", "9999-12-31 10:00-"],
            ]
        },
        {"Purchasers": [["ID", "Company", "Maximum"], ["P1", "A", 10**30], ["P2", "B", 10**19]]},
        {"Event": [["Setting", "Value"], ["Walk minutes", 10**12], ["Purchaser weight", 10**18]]},
        {"Event": [["Setting", "Value"], ["Slot minutes", 10**10], ["Changeover minutes", 10**10]]},
        {"Event": [["Setting", "Value"], ["Gap spread", 10**25], ["Mutual bonus", 10**17]]},
    ],
)
def test_numbers_and_dates_out_of_reach_are_no_faults(tmp_path, sheets):
    done = run("build", registrations(tmp_path, **sheets), "-q", "--time-limit", 5, "--reproducible")
    assert done.exit_code in {0, 1, 3}, done.stderr


@pytest.mark.parametrize(("ends", "code"), [("3", 3), ("None", 0), ("'words'", 1)])
def test_leaving_keeps_the_exit_code_and_what_was_printed_and_registered(ends, code):
    program = (
        "import atexit, sys\n"
        "from sco_scheduler.cli.process import leave\n"
        "class Slow:\n"
        "    def __del__(self): print('freed')\n"
        "slow = Slow()\n"
        "atexit.register(print, 'registered')\n"
        "print('x' * 200_000)\n"
        f"leave({ends})\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stdout == "x" * 200_000 + "\nregistered\n"
    assert done.stderr == ""


SLOW_TO_START = (
    "class Timer(threading.Timer):\n"
    "    started = 0\n"
    "    def start(self):\n"
    "        super().start()\n"
    "        Timer.started += 1\n"
    "        for _ in range(1000 * (Timer.started == 1)): time.sleep(0.01)\n"
    "threading.Timer = Timer\n"
)
"""A timer that goes off before it is done with starting, as on a busy machine."""


@pytest.mark.parametrize("before", ["", SLOW_TO_START], ids=["quick", "slow"])
def test_ctrl_c_while_an_object_is_freed_is_not_lost(before):
    program = (
        "import signal, threading, time\n"
        f"from sco_scheduler.cli import process\n{before}"
        "class Freed:\n"
        "    def __del__(self): signal.raise_signal(signal.SIGINT)\n"
        "def work():\n"
        "    Freed()\n"
        "    for _ in range(1000): time.sleep(0.01)\n"
        "    print('it went on')\n"
        "process.run_program = work\n"
        "process.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (130, "", ["Given up: nothing was written."])


def test_ctrl_c_tells_nothing_of_what_it_left_half_made():
    program = (
        "import signal, sys\n"
        "from sco_scheduler.cli import app, process\n"
        "class Archive:\n"
        "    def __del__(self): raise AttributeError('not opened yet')\n"
        "def interrupted(name):\n"
        "    archive = Archive()\n"
        "    signal.raise_signal(signal.SIGINT)\n"
        "app.import_module = interrupted\n"
        "sys.argv = ['schedule', 'example']\n"
        "process.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.splitlines() == ["Given up: nothing was written."]
