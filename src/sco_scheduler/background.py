"""Work in a thread of its own, for what does not have to be waited for yet."""

from __future__ import annotations

from collections.abc import Callable
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
        """What came of the work, as soon as it has ended; its failure is raised here."""
        self._thread.join()
        if self._failures:
            raise self._failures[0]
        return self._results[0]
