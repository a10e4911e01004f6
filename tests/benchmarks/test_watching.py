"""A command watched from outside: its stages, its silences, and what it does at Ctrl-C."""

import sys

import pytest

from benchmarks import watching
from benchmarks.from_files import ctrl_c
from benchmarks.watching import CtrlC, watch


def script(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let this stand for the program."""
    monkeypatch.setattr(watching, "PROGRAM", (sys.executable, "-u", "-c", text))


def test_the_stages_are_told_apart_by_what_is_said(monkeypatch: pytest.MonkeyPatch):
    script(
        monkeypatch, "import time; print('Reading ...'); time.sleep(0.3); print('Solving ...'); print('  Solving, 1 s')"
    )
    seen = watch(())
    assert [stage.name for stage in seen.stages] == ["Reading", "Solving"]
    reading, solving = seen.stages
    assert reading.silence >= 0.25 > solving.seconds
    assert seen.silence >= reading.silence
    assert seen.exit_code == 0
    assert seen.reaction is None


def test_in_a_terminal_a_stage_is_redrawn_again_and_again(monkeypatch: pytest.MonkeyPatch):
    script(monkeypatch, r"print('\x1b[1mReading, 0 s\x1b[0m\rReading, 1 s\rSolving, 0 s, 9 s left', end='')")
    assert [stage.name for stage in watch((), terminal=True).stages] == ["Reading", "Solving"]


def test_ctrl_c_is_pressed_in_its_stage_and_the_end_is_waited_for(monkeypatch: pytest.MonkeyPatch):
    text = """
import time
try:
    print('Reading ...')
    print('Solving ...')
    time.sleep(20)
except KeyboardInterrupt:
    print('stopped')
    raise SystemExit(3)
"""
    script(monkeypatch, text)
    seen = watch((), ctrl_c=[CtrlC("Solving")])
    assert seen.exit_code == 3
    assert seen.said.endswith("stopped\n")
    assert seen.reaction is not None
    assert seen.seconds < 10


def test_memory_is_that_of_the_command_and_its_children(monkeypatch: pytest.MonkeyPatch):
    held = "held = bytearray(64 << 20); print('Reading ...'); import time; time.sleep(0.3)"
    script(monkeypatch, f"import subprocess, sys; subprocess.run([sys.executable, '-u', '-c', {held!r}])")
    assert watch(()).megabytes >= 64


@pytest.mark.parametrize(
    ("text", "meant"), [("Solving+5", CtrlC("Solving", 5.0)), ("Writing+0.5", CtrlC("Writing", 0.5))]
)
def test_when_to_press_ctrl_c_is_a_stage_and_seconds(text: str, meant: CtrlC):
    assert ctrl_c(text) == meant
