"""Work in a thread or a process of its own, for what does not have to be waited for yet."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Generic, TypeVar

Result = TypeVar("Result")


class BackgroundTask(Generic[Result]):
    """Work that began when this was made; a program that ends does not wait for it."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._results: list[Result] = []
        self._failures: list[BaseException] = []
        self._thread = Thread(target=self._do, daemon=True)
        self._thread.start()

    def _do(self) -> None:
        try:
            self._results.append(self._work())
        except BaseException as error:  # handed to whoever asks for the result
            self._failures.append(error)

    def done(self, seconds: float | None) -> bool:
        """Whether the work has ended, after waiting so long at most; None is as long as it takes."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def result(self) -> Result:
        """Wait for the work to end and return its result, or raise its failure."""
        self._thread.join()
        if self._failures:
            raise self._failures[0]
        return self._results[0]


def available_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def module_process(
    module: str, *arguments: str, stdin: int = subprocess.DEVNULL, stdout: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes] | None:
    """Start a module of this package as a process of its own, which Ctrl-C at the terminal does not reach.

    Parameters
    ----------
    module
        Its full name.
    *arguments
        What stands behind it on the command line.
    stdin, stdout
        As for ``subprocess.Popen``.

    Returns
    -------
    subprocess.Popen[bytes] | None
        None where no process can be started: there is no interpreter to start, as in a program that was frozen into one
        file, or the system refuses.
    """
    if not sys.executable or getattr(sys, "frozen", False):
        return None
    package = Path(__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(package), *filter(None, sys.path)])}
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", module, *arguments],  # -P: nothing in the working folder is a module of ours
            env=environment,
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return None


def end_with_standard_input() -> None:
    """Let this process end as soon as its standard input does, which the process that started it keeps open."""
    Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    os.read(sys.stdin.fileno(), 1)  # not sys.stdin, whose lock would be missing when the interpreter ends
    os._exit(1)


@contextmanager
def gc_paused(*, to_stay: bool = False) -> Iterator[None]:
    """While it is entered, no search for cycles of objects runs; nothing else about memory changes.

    Such a search starts whenever many objects were made, and goes through all that there are. Where a
    large event is read or written they are made to stay, and the searches take two fifths of the time
    to find nothing. What may hold cycles (a workbook that was written) has to be small enough to wait
    until this is left.

    ``to_stay`` says that what is made is many objects that stay, and holds no cycles: no later search
    looks at what there is then. The first one would otherwise go through all of it at once, and for
    seconds nothing else could run, not even what tells of progress.
    """
    if not gc.isenabled():
        yield
        return
    if to_stay:
        gc.collect()  # what came before and is to go must not stay with it
    gc.disable()
    try:
        yield
    finally:
        if to_stay:
            gc.freeze()
        gc.enable()
