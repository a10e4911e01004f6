"""Work in a thread of its own, for what does not have to be waited for yet."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
