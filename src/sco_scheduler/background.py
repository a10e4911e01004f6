"""Work in a background thread or process, and pausing the garbage collector."""

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
    """Work in a daemon thread that starts on construction; a program that ends does not wait for it."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._results: list[Result] = []
        self._failures: list[BaseException] = []
        self._thread = Thread(target=self._do, daemon=True)
        self._thread.start()

    def _do(self) -> None:
        try:
            self._results.append(self._work())
        except BaseException as error:  # raised again by ``result``
            self._failures.append(error)

    def done(self, seconds: float | None) -> bool:
        """Wait at most so many seconds (None: without limit); return whether the work has ended."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def result(self) -> Result:
        """Wait for the work to end and return its result, or raise its exception."""
        self._thread.join()
        if self._failures:
            raise self._failures[0]
        return self._results[0]


def available_cores() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def module_process(
    module: str, *arguments: str, stdin: int = subprocess.DEVNULL, stdout: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes] | None:
    """Start a module of this package as a separate process, which does not receive Ctrl-C of the terminal.

    Parameters
    ----------
    module
        Its full name.
    *arguments
        Its command-line arguments.
    stdin, stdout
        As for ``subprocess.Popen``.

    Returns
    -------
    subprocess.Popen[bytes] | None
        None if no process can be started: there is no interpreter, as in a program that was frozen into one
        file, or the system refuses.
    """
    if not sys.executable or getattr(sys, "frozen", False):
        return None
    package = Path(__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(package), *filter(None, sys.path)])}
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", module, *arguments],  # -P: modules in the working folder are not imported
            env=environment,
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return None


def end_with_standard_input() -> None:
    """End this process when its standard input closes, which its parent keeps open."""
    Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    os.read(sys.stdin.fileno(), 1)  # not sys.stdin, whose lock would be missing when the interpreter ends
    os._exit(1)


@contextmanager
def gc_paused(*, to_stay: bool = False) -> Iterator[None]:
    """Pause the cyclic garbage collector within this context.

    A collection starts whenever many objects were created, and scans all objects. When a
    large event is read or written nearly all objects survive, and collections take two fifths of the time
    without any result. Objects with reference cycles (a workbook that was written) have to be few enough to wait
    until the end of the context.

    ``to_stay`` says that the context creates many objects that survive and contain no cycles: they are excluded
    from later collections (``gc.freeze``). Otherwise the first one would scan all of them at once, and block everything
    else for seconds, including the progress display.
    """
    if not gc.isenabled():
        yield
        return
    if to_stay:
        gc.collect()  # garbage from before must not be frozen too
    gc.disable()
    try:
        yield
    finally:
        if to_stay:
            gc.freeze()
        gc.enable()
