"""Commands in processes of their own that start at once: forked from a process that has imported the program.

Only Linux and macOS can fork.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(
    [
        "benchmarks.attack.child",
        "sco_scheduler.cli.build",
        "sco_scheduler.workflows.build_workbook",
        "ortools.sat.python.cp_model",
    ]
)


def _schedule(words: Sequence[str], out: str, err: str, folder: str) -> None:
    """Run ``schedule`` as the process that this is, with files as its standard output and error."""
    from sco_scheduler.cli import ctrl_c

    ctrl_c.hold()  # the first thing that the program does
    if folder:
        os.chdir(folder)
    for number, path in ((0, os.devnull), (1, out), (2, err)):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC if number else os.O_RDONLY)
        os.dup2(handle, number)
        os.close(handle)
    sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8")  # noqa: SIM115  # open to the end  # as in a process that starts
    sys.stderr = sys.__stderr__ = open(2, "w", 1, encoding="utf-8")  # noqa: SIM115  # open to the end
    sys.argv = ["schedule", *words]
    from sco_scheduler.cli.process import main

    main()


class Child:
    """A command in a process of its own, ``inside`` a folder; what it says goes into two files of ``folder``."""

    def __init__(self, words: Sequence[str], folder: Path, *, inside: Path | None = None) -> None:
        self._out, self._err = folder / "out.txt", folder / "err.txt"
        for path in (self._out, self._err):
            path.unlink(missing_ok=True)
        given = (list(words), str(self._out), str(self._err), str(inside or ""))
        self._process = _SERVER.Process(target=_schedule, args=given)
        self._process.start()
        # Before that it is a process of Python and no command yet, which a signal ends as it ends any.
        while self._process.is_alive() and not self._err.exists():
            time.sleep(0.0005)

    def wait_for(self, start: str, seconds: float) -> None:
        """Wait until it has begun a line on its standard error so, or has ended."""
        until = time.monotonic() + seconds
        while self._process.is_alive() and time.monotonic() < until:
            if any(line.startswith(start) for line in self.errors.splitlines()):
                return
            time.sleep(0.001)

    def signalled(self, number: int, seconds: float, *, again: float | None = None) -> int:
        """Send it a signal, and wait for its end; the exit code, negative after a signal.

        Parameters
        ----------
        again
            Seconds after which the same signal is sent once more; None to send it once.

        Raises
        ------
        TimeoutError
            It goes on.
        """
        for pause in (0.0,) if again is None else (0.0, again):
            time.sleep(pause)
            if self._process.is_alive() and self._process.pid is not None:
                with contextlib.suppress(ProcessLookupError):  # it may have ended just now
                    os.kill(self._process.pid, number)
        return self.ended(seconds)

    def ended(self, seconds: float) -> int:
        """Wait for its end, as ``signalled`` does."""
        self._process.join(seconds)
        if self._process.exitcode is None:
            self._process.kill()
            raise TimeoutError
        return self._process.exitcode

    @property
    def output(self) -> str:
        """What it has said on its standard output."""
        return self._out.read_text(encoding="utf-8") if self._out.exists() else ""

    @property
    def errors(self) -> str:
        """What it has said on its standard error."""
        return self._err.read_text(encoding="utf-8") if self._err.exists() else ""
