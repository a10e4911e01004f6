"""Watches a command from outside: what it says and when, how long it is silent, and how much memory it holds."""

from __future__ import annotations

import os
import pty
import re
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

PROGRAM = (sys.executable, "-m", "sco_scheduler")

_SAMPLES_A_SECOND = 10
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")
_STAGE = re.compile(r"^(\w[\w ]*) \.\.\.$", re.MULTILINE)
"""How the program says, without a terminal, what it does now."""

_REDRAWN = re.compile(r"([A-Z][a-z]+), \d+ s\b")
"""How it says so in a terminal, eight times a second: with the seconds that it has been at it."""


@dataclass
class Stage:
    """What the command said that it does: when it began, how long it took, and the longest silence and most memory."""

    name: str
    began: float
    seconds: float = 0.0
    processor: float = 0.0
    """Seconds of work of all cores, which other work on the machine makes no longer."""
    silence: float = 0.0
    megabytes: int = 0


@dataclass
class Watched:
    """A command that has ended. Seconds count from its start; memory is that of it and its children together."""

    exit_code: int
    seconds: float
    processor: float
    megabytes: int
    silence: float
    stages: list[Stage]
    said: str
    reaction: float | None = None
    """Seconds from the last Ctrl-C to the end, where one was sent."""


@dataclass(frozen=True)
class CtrlC:
    """Ctrl-C so many seconds after a stage began, also where that has ended by then."""

    stage: str
    seconds: float = 0.0


@dataclass
class _Watch:
    """One run, as far as it has come."""

    start: float
    pattern: re.Pattern[str]
    stages: list[Stage] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    heard: float = 0.0
    processor: float = 0.0
    silence: float = 0.0
    megabytes: int = 0

    @property
    def now(self) -> float:
        return time.perf_counter() - self.start

    def hear(self, text: str) -> None:
        now = self.now
        self._quiet_until(now)
        self.heard = now
        self.said.append(text)
        for name in self.pattern.findall(text):
            if not self.stages or self.stages[-1].name != name:
                self._ended(now)
                self.stages.append(Stage(name, now))

    def weigh(self, megabytes: int, processor: float) -> None:
        self.megabytes = max(self.megabytes, megabytes)
        if self.stages:
            self.stages[-1].megabytes = max(self.stages[-1].megabytes, megabytes)
            self.stages[-1].processor += max(0.0, processor - self.processor)
        self.processor = max(self.processor, processor)

    def ended(self) -> None:
        self._quiet_until(self.now)
        self._ended(self.now)

    def _quiet_until(self, now: float) -> None:
        quiet = now - self.heard
        self.silence = max(self.silence, quiet)
        if self.stages:
            self.stages[-1].silence = max(self.stages[-1].silence, quiet)

    def _ended(self, now: float) -> None:
        if self.stages:
            self.stages[-1].seconds = now - self.stages[-1].began


def watch(words: Sequence[str | Path], *, terminal: bool = False, ctrl_c: Sequence[CtrlC] = ()) -> Watched:
    """Run the program with these words, press Ctrl-C where that is asked for, and watch it.

    With ``terminal`` it believes to have one, and redraws in place.
    """
    reading, writing = pty.openpty() if terminal else os.pipe()
    environment = {**os.environ, "COLUMNS": "100", "LINES": "40", "TERM": "xterm"}
    seen = _Watch(time.perf_counter(), _REDRAWN if terminal else _STAGE)
    child = subprocess.Popen([*PROGRAM, *map(str, words)], stdout=writing, stderr=writing, env=environment)
    os.close(writing)
    sent = _follow(child, reading, seen, ctrl_c)
    child.wait()
    seen.ended()
    os.close(reading)
    reaction = seen.now - sent if sent is not None else None
    return Watched(
        exit_code=child.returncode,
        seconds=seen.now,
        processor=seen.processor,
        megabytes=seen.megabytes,
        silence=seen.silence,
        stages=seen.stages,
        said="".join(seen.said),
        reaction=reaction,
    )


def _follow(child: subprocess.Popen[bytes], reading: int, seen: _Watch, ctrl_c: Sequence[CtrlC]) -> float | None:
    """Listen until the output ends; when Ctrl-C was last sent, if it was."""
    due = list(ctrl_c)
    sent = None
    with selectors.DefaultSelector() as selector:
        selector.register(reading, selectors.EVENT_READ)
        while True:
            for _ in selector.select(1 / _SAMPLES_A_SECOND):
                try:
                    data = os.read(reading, 1 << 16)
                except OSError:  # how a terminal says that nobody writes any more
                    data = b""
                if not data:
                    return sent
                seen.hear(data.decode("utf-8", errors="replace"))
            seen.weigh(resident(child.pid), worked(child.pid))
            if due and _is_due(seen, due[0]):
                due.pop(0)
                child.send_signal(signal.SIGINT)
                sent = seen.now


def _is_due(seen: _Watch, ctrl_c: CtrlC) -> bool:
    return any(s.name == ctrl_c.stage and seen.now >= s.began + ctrl_c.seconds for s in seen.stages)


def worked(pid: int) -> float:
    """The seconds for which cores have worked for a process; 0 where it is gone."""
    try:
        # The name of the program, in brackets, may hold blanks.
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS
    except (OSError, IndexError):
        return 0.0


def resident(pid: int) -> int:
    """The megabytes that a process and its children hold in memory now; 0 where it is gone."""
    pages = 0
    waiting = [pid]
    while waiting:
        one = waiting.pop()
        try:
            pages += int(Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1])
            for tasks in Path(f"/proc/{one}/task").glob("*/children"):
                waiting += map(int, tasks.read_text(encoding="ascii").split())
        except (OSError, IndexError):
            continue
    return pages * _PAGE // 2**20
